//! A PDF that people signed in; what the record does not say yet of their signatures out,
//! as changes of the package that the PDF was made from. What an intact signature says of
//! itself is believed: whose key made it is for other programs to check.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::exit::Exit;
use super::input::working_tree;
use super::merge::package;
use super::terminal::Terminal;
use super::trial::{Tools, is_known, put};
use crate::amend::{self, Change};
use crate::build;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::signed::{Field, Signature, State};
use crate::verify::{Verdict, Verified};

/// Where the record is that signatures go into, and what it is read with.
pub(super) struct Register<'a> {
    /// The package, or a folder with it.
    pub(super) into: Option<&'a Path>,
    /// Nothing outside this folder is read or written.
    pub(super) root: Option<&'a Path>,
    pub(super) tools: Tools<'a>,
}

/// What a record gains by the signatures in a PDF.
#[derive(Debug)]
pub(super) struct Gain {
    path: PathBuf,
    /// As a person calls it.
    file: String,
    /// What the file says with them; none where it says all of it already.
    text: Option<String>,
    changes: Vec<Change>,
}

/// One who signed, as the PDF's own record has them.
struct Signed<'a> {
    entry: &'a Value,
    field: &'a str,
    signature: &'a Signature,
}

impl Register<'_> {
    /// What the record gains by a PDF's signatures; none where nobody signed.
    ///
    /// # Errors
    ///
    /// Where the PDF says something else than what was sent to be signed, where a signature is
    /// not intact, where its package is not found, or does not know who signed.
    pub(super) fn gain(
        &self,
        path: &Path,
        verified: &Verified,
    ) -> Result<Option<Gain>, Box<Diagnostic>> {
        let shown = path.to_string_lossy().replace('\\', "/");
        let fail = |code, message: String| {
            let diagnostic = Diagnostic::error(code, message);
            Box::new(diagnostic.at(Place::File(shown.as_str().into())))
        };
        let is_filled =
            |own: &&Field| own.signature.as_ref().is_some_and(|own| !own.is_timestamp);
        let taken: Vec<_> = verified.fields.iter().filter(is_filled).collect();
        if taken.is_empty() {
            return Ok(None);
        }
        if verified.verdict != Verdict::Appended {
            let message = "this is not what was sent to be signed, so nothing is written";
            let diagnostic = fail("signing/different", message.to_owned());
            return Err(Box::new(
                diagnostic.hint("`communique verify` says what is other"),
            ));
        }
        if let Some(field) = taken.iter().find(|own| !own.is_signed()) {
            let state = field.signature.as_ref().map(|own| own.state);
            let why = match state {
                Some(State::Altered) => "was altered after somebody signed in it",
                Some(State::Unread) => "has a signature that cannot be read",
                _ => "has no signature in it",
            };
            let message =
                format!("the field `{}` {why}, so nothing is written", field.name);
            return Err(fail("signing/unsound", message));
        }
        let carried: Value = serde_json::from_slice(&verified.record).unwrap_or_default();
        let mut signed = vec![];
        for field in taken {
            let entry = verified.signatories.get(&field.name);
            let entry = entry.and_then(|pointer| carried.pointer(pointer));
            match (entry, &field.signature) {
                (Some(entry), Some(signature)) => {
                    signed.push(Signed { entry, field: &field.name, signature });
                }
                _ => {
                    let message = format!("the field `{}` is no signatory's", field.name);
                    return Err(fail("signing/field", message));
                }
            }
        }
        let (root, path) = self.package(&carried).map_err(|message| {
            let diagnostic = fail("signing/package", message);
            Box::new(diagnostic.hint("name the package with `--into`"))
        })?;
        let file = path.strip_prefix(&root).unwrap_or(&path);
        let file = file.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).map_err(|error| {
            fail("file/unreadable", format!("`{file}` cannot be read ({error})"))
        })?;
        let now = package::json(&text).unwrap_or_default();
        let changes = changes(&now, &carried, &signed)
            .map_err(|message| fail("signing/signatory", message))?;
        let wrong = |error: amend::Mistake| {
            fail("signing/signatory", format!("`{file}` cannot be changed ({error})"))
        };
        let text = match changes.is_empty() {
            true => None,
            false => Some(amend::amend(&text, &changes).map_err(wrong)?),
        };
        if let Some(text) = &text
            && let Some(mistake) = self.mistake(&root, &path, &file, text)
        {
            let message = format!("`{file}` would be wrong then: {}", mistake.message);
            let diagnostic = fail("signing/mistake", message);
            return Err(Box::new(
                mistake.hints.into_iter().fold(*diagnostic, Diagnostic::hint),
            ));
        }
        Ok(Some(Gain { path, file, text, changes }))
    }

    /// The package that has a document: what is named, or the only one in the folder.
    fn package(&self, carried: &Value) -> Result<(PathBuf, PathBuf), String> {
        let given: Vec<PathBuf> = self.into.iter().map(|own| (*own).to_owned()).collect();
        let root = self.root.map_or_else(|| working_tree(&given), Path::to_owned);
        let root = root.canonicalize().unwrap_or(root);
        let document = text(carried, "/documents/0/id");
        let meeting = text(carried, "/meeting/id");
        let fits = |path: &PathBuf| {
            let json = fs::read_to_string(path).ok().and_then(|own| package::json(&own));
            let json = json.unwrap_or_default();
            let other = text(&json, "/meeting/id");
            let is_other = !other.is_empty() && other != meeting;
            !is_other && package::document(&json, &document).is_some()
        };
        let folder = self.into.map_or_else(|| root.clone(), Path::to_owned);
        let mut found = build::find(&[folder], &mut Diagnostics::default());
        found.retain(fits);
        match found.as_slice() {
            [only] => {
                let path = only.canonicalize().unwrap_or_else(|_| only.clone());
                match path.starts_with(&root) {
                    true => Ok((root, path)),
                    false => {
                        Err("the package is outside of the folder that may be changed"
                            .into())
                    }
                }
            }
            [] => Err(format!("the document `{document}` is in no package here")),
            _ => Err(format!("several packages have the document `{document}`")),
        }
    }

    /// A mistake that the record would have and has not yet.
    fn mistake(
        &self,
        root: &Path,
        path: &Path,
        file: &str,
        text: &str,
    ) -> Option<Diagnostic> {
        let errors = |files| self.tools.tried(root, path, files).errors;
        let before = errors(BTreeMap::new());
        let after = errors(BTreeMap::from([(file.to_owned(), text.to_owned())]));
        after.into_iter().find(|own| !is_known(&before, own))
    }
}

impl Gain {
    /// What is gained, as lines.
    pub(super) fn lines(&self, is_written: bool) -> Vec<String> {
        if self.changes.is_empty() {
            return vec![format!("  {} says so already", self.file)];
        }
        let line = |change: &Change| match change {
            Change::Add { path, value } | Change::Replace { path, value } => {
                format!("  {}{path}: {value}", self.file)
            }
            Change::Remove { .. } | Change::Move { .. } => String::new(),
        };
        let mut lines: Vec<String> = self.changes.iter().map(line).collect();
        if !is_written {
            lines.push("  `--write` puts that into the record".to_owned());
        }
        lines
    }

    /// The same for programs.
    pub(super) fn json(&self, is_written: bool) -> Value {
        json!({ "file": self.file, "patch": self.changes, "written": is_written })
    }

    /// Puts it into the record.
    pub(super) fn write(&self, terminal: &Terminal) -> Result<(), Exit> {
        let Some(text) = &self.text else { return Ok(()) };
        put(&self.path, text.as_bytes(), terminal)?;
        terminal.say(&format!("wrote {}", self.file));
        Ok(())
    }
}

fn text(json: &Value, pointer: &str) -> String {
    json.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What tells one signatory from another.
const WHO: [&str; 5] = ["person", "country", "organization", "onBehalfOf", "office"];

/// What of a record changes where some have signed.
fn changes(
    now: &Value,
    carried: &Value,
    signed: &[Signed<'_>],
) -> Result<Vec<Change>, String> {
    let mut out = vec![];
    let id = text(carried, "/documents/0/id");
    let index = package::document(now, &id).unwrap_or_default();
    let list = now.pointer(&format!("/documents/{index}/signatories"));
    let list = list.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for Signed { entry, field, signature } in signed {
        // Whom `visibility` hides, and the document does not name, the PDF does not either.
        let is_left_out = |name: &str| name == "person" && entry.get(name).is_none();
        let is_same = |own: &&Value| {
            let mut who = WHO.iter();
            who.all(|name| is_left_out(name) || own.get(name) == entry.get(name))
        };
        let mut same = (0..list.len()).filter(|at| is_same(&&list[*at]));
        let (Some(at), None) = (same.next(), same.next()) else {
            return Err(format!("the record has no signatory like that of `{field}`"));
        };
        let own = &list[at];
        let mut put = |name: &str, value: Value| {
            let path = format!("/documents/{index}/signatories/{at}/{name}");
            match own.get(name) {
                Some(there) if *there == value => {}
                Some(_) => out.push(Change::Replace { path, value }),
                None => out.push(Change::Add { path, value }),
            }
        };
        let is_known = own.get("status").and_then(Value::as_str) == Some("signed");
        if is_known {
            continue;
        }
        put("status", json!("signed"));
        // `2026-01-02 10:00:00 +01:00`.
        let Some((day, time)) =
            signature.time.as_deref().and_then(|own| own.split_once(' '))
        else {
            continue;
        };
        put("signedOn", json!(day));
        if own.get("since").is_some() {
            put("since", json!(day));
        }
        if own.get("electronicSignature").is_none() {
            let time = time.replace("UTC", "Z").replace(' ', "");
            let time = format!("{day}T{time}");
            put("electronicSignature", json!({ "time": time }));
        }
    }
    Ok(out)
}
