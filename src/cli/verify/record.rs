//! One file held against the record that it carries.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{Tally, is_pdf, shown};
use crate::build::{self, Entry, Output};
use crate::cli::extract::{no_record, read};
use crate::cli::report::many;
use crate::cli::signing::{Gain, Register};
use crate::cli::trial::Tools;
use crate::parity::Finding;
use crate::signed::{Field, State};
use crate::verify::{Edited, Verdict, Verified, Verifier, edits};

/// Findings of one file that are told.
const TOLD: usize = 20;

/// What the manifest beside a file says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Known {
    /// Whether there is a manifest that names the file.
    is_named: bool,
    is_altered: bool,
    /// What has changed since the file was made, in words.
    changed: Vec<String>,
}

impl Tally<'_> {
    /// Judges a file.
    pub(super) fn file(&mut self, path: &Path) {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(diagnostic) => return self.fail(*diagnostic),
        };
        let known = self.known(path, &bytes);
        if is_pdf(path) {
            match self.verifier.pdf(&bytes) {
                Ok(verified) => self.pdf(path, &verified, &known),
                Err(failure) => self.failure(path, failure),
            }
        } else {
            match edits(&shown(path), &bytes) {
                Ok(Some(edited)) => self.word(path, &edited, &known),
                Ok(None) => self.fail(*no_record(path)),
                Err(diagnostic) => self.fail(diagnostic),
            }
        }
    }

    /// What the manifest of the folder says, which is that of the file or the one above.
    fn known(&self, path: &Path, bytes: &[u8]) -> Known {
        let folder = path.parent().unwrap_or(Path::new(""));
        let folders = [Some(folder), folder.parent()];
        for folder in folders.into_iter().flatten() {
            let folder = match folder.as_os_str().is_empty() {
                true => PathBuf::from("."),
                false => folder.to_owned(),
            };
            let Ok(Some(manifest)) = Output::new(&folder).manifest() else { continue };
            let within = path.strip_prefix(&folder).unwrap_or(path);
            let within = shown(within);
            let mut entries = manifest.jobs.iter();
            let entry = entries.find(|(_, entry)| entry.outputs.contains_key(&within));
            if let Some((path, entry)) = entry {
                return Known {
                    is_named: true,
                    is_altered: entry.outputs[&within] != build::digest(bytes),
                    changed: self.changed(path, entry),
                };
            }
        }
        Known::default()
    }

    fn changed(&self, path: &str, entry: &Entry) -> Vec<String> {
        let templates = build::Hashes::new(self.verifier.templates).of(path);
        let fonts = build::faces(self.verifier.fonts);
        let before = &entry.inputs;
        let facts = [
            ("the program is another version", before.program == build::PROGRAM),
            ("the templates are others", before.templates == templates),
            ("the fonts are others", before.fonts == fonts),
        ];
        let changed = facts.into_iter().filter(|(_, is_same)| !is_same);
        changed.map(|(words, _)| words.to_owned()).collect()
    }

    /// What the record gains by the signatures in a PDF; it is written if that is wished.
    fn gain(&mut self, path: &Path, verified: &Verified) -> Option<Gain> {
        let Verifier { templates, fonts, .. } = self.verifier;
        let (into, root) = (self.args.into.as_deref(), self.args.root.as_deref());
        let register = Register { into, root, tools: Tools { templates, fonts } };
        let gain = match register.gain(path, verified) {
            Ok(gain) => gain?,
            Err(why) if self.args.write => {
                self.fail(*why);
                return None;
            }
            // A PDF can be judged where its package is not.
            Err(_) => return None,
        };
        if self.args.write {
            self.failed |= gain.write(self.terminal).is_err();
        }
        Some(gain)
    }

    fn pdf(&mut self, path: &Path, verified: &Verified, known: &Known) {
        let Verified { verdict, fields, creator, is_appended, .. } = verified;
        let is_signed = fields.iter().any(Field::is_signed);
        let (name, words) = match verdict {
            Verdict::Identical => ("identical", "identical".to_owned()),
            Verdict::Appended if is_signed => {
                ("signed", "signed after it was made".to_owned())
            }
            Verdict::Appended => ("added-to", "added to after it was made".to_owned()),
            Verdict::SavedAgain => {
                let words = "saved again: other bytes that say and show the same";
                ("saved-again", words.to_owned())
            }
            Verdict::OtherBytes(pages) => {
                let by = "made by another version, with other templates or fonts, or saved \
                          by an editor";
                let words = match pages.is_empty() {
                    true => format!("{by}: other bytes that say and show the same"),
                    false => {
                        let look = look(pages);
                        format!("{by}: other bytes that say the same; {look} otherwise")
                    }
                };
                ("other-bytes", words)
            }
            Verdict::Different(_) if *is_appended => {
                ("different", "different: changed after it was made".to_owned())
            }
            Verdict::Different(_) => ("different", "different".to_owned()),
        };
        let mut lines = vec![format!("{}: {words}", shown(path))];
        let mut findings: &[Finding] = &[];
        match verdict {
            Verdict::SavedAgain => self.stale += 1,
            Verdict::OtherBytes(_) => {
                self.stale += 1;
                lines.extend(causes(creator.as_deref(), known));
            }
            Verdict::Different(found) => {
                self.wrong += 1;
                lines.extend(causes(creator.as_deref(), known));
                lines.extend(told(found));
                findings = found;
            }
            Verdict::Identical | Verdict::Appended => {}
        }
        lines.extend(fields.iter().map(signature));
        let gain = self.gain(path, verified);
        let is_written = self.args.write;
        lines.extend(gain.iter().flat_map(|own| own.lines(is_written)));
        lines.extend(altered(known).filter(|_| !*is_appended));
        let json = json!({
            "file": shown(path),
            "verdict": name,
            "creator": creator,
            "manifest": manifest(known),
            "changed": known.changed,
            "signatures": fields.iter().map(signature_json).collect::<Vec<_>>(),
            "record": gain.as_ref().map(|own| own.json(is_written)),
            "pages": match verdict {
                Verdict::OtherBytes(pages) => pages.as_slice(),
                _ => &[],
            },
            "differences": findings.iter().map(finding_json).collect::<Vec<_>>(),
        });
        self.give(&json, &lines);
    }

    fn word(&mut self, path: &Path, edited: &Edited, known: &Known) {
        let Edited { fields, changes, beside, away, actions, is_tracked } = edited;
        let of = many(*fields, "field");
        let others = beside.len() + away.len() + actions.len();
        let (name, words) = match (changes.len(), others, is_tracked) {
            (0, 0, false) => ("unchanged", format!("unchanged: {of} as its record says")),
            (0, 0, true) => {
                let words = "tracked changes, and nothing says anything else";
                ("tracked", words.to_owned())
            }
            (0, _, _) => ("edited", format!("edited between its {of}")),
            (count, _, _) => {
                let words = format!("edited: {count} of {of} not as its record says");
                ("edited", words)
            }
        };
        self.wrong += usize::from(!edited.is_as_sent());
        let mut lines = vec![format!("{}: {words}", shown(path))];
        let told = |place: String, before: &Option<String>, now: &Option<String>| match (
            before, now,
        ) {
            (Some(before), Some(now)) => {
                format!("  {place}: {now:?}, and was {before:?}")
            }
            (Some(before), None) => format!("  {place}: gone, and was {before:?}"),
            (None, now) => {
                format!("  {place}: new, {:?}", now.as_deref().unwrap_or_default())
            }
        };
        let all =
            changes.iter().map(|own| told(place(&own.pointer), &own.before, &own.now));
        let between = beside
            .iter()
            .map(|own| told("text of no field".to_owned(), &own.before, &own.now));
        let acting = actions.iter().map(|own| format!("  an action: {own:?}"));
        let gone = away.iter().map(|own| {
            let how = if own.is_struck { "struck through" } else { "hidden" };
            format!("  text that is {how}: {:?}", own.text)
        });
        lines.extend(all.chain(between).chain(gone).chain(acting).take(TOLD));
        lines.extend(more(changes.len() + others));
        lines.extend(altered(known));
        let changes = changes.iter().map(|own| {
            json!({
                "file": own.file, "pointer": own.pointer,
                "before": own.before, "now": own.now,
            })
        });
        let beside =
            beside.iter().map(|own| json!({ "before": own.before, "now": own.now }));
        let json = json!({
            "file": shown(path),
            "verdict": name,
            "fields": fields,
            "tracked": is_tracked,
            "manifest": manifest(known),
            "changes": changes.collect::<Vec<_>>(),
            "beside": beside.collect::<Vec<_>>(),
            "away": away
                .iter()
                .map(|own| json!({ "text": own.text, "struck": own.is_struck }))
                .collect::<Vec<_>>(),
            "actions": actions,
        });
        self.give(&json, &lines);
    }
}

/// Why a record gives another file now.
fn causes(creator: Option<&str>, known: &Known) -> Vec<String> {
    let mut out = vec![];
    let now = format!("communique {}", build::PROGRAM);
    if let Some(creator) = creator.filter(|own| *own != now) {
        out.push(format!("  made by {creator}; this is {now}"));
    }
    out.extend(
        known.changed.iter().map(|words| format!("  {words} than it was made with")),
    );
    out
}

/// Findings as lines.
pub(super) fn told(findings: &[Finding]) -> Vec<String> {
    let line = |own: &Finding| {
        let place = own.origin.as_ref().map(|own| format!("{}: ", place(&own.pointer)));
        format!("  {}{own}", place.unwrap_or_default())
    };
    findings.iter().take(TOLD).map(line).chain(more(findings.len())).collect()
}

fn more(count: usize) -> Option<String> {
    (count > TOLD).then(|| format!("  and {} more", count - TOLD))
}

/// A pointer as people write it: `documents.0.subject`.
fn place(pointer: &str) -> String {
    let path = pointer.trim_start_matches('/').replace('/', ".");
    format!("`{}`", path.replace("~1", "/").replace("~0", "~"))
}

/// Which pages do.
fn look(pages: &[usize]) -> String {
    let all: Vec<String> = pages.iter().take(TOLD).map(usize::to_string).collect();
    let more = if pages.len() > TOLD { " and more" } else { "" };
    match &all[..] {
        [page] => format!("page {page} looks"),
        all => format!("pages {}{more} look", all.join(", ")),
    }
}

fn signature(field: &Field) -> String {
    let name = &field.name;
    let Some(own) = &field.signature else {
        return format!("  `{name}`: not signed yet");
    };
    let signer = own.signer.as_deref().unwrap_or("somebody who is not named");
    let time = own.time.as_ref().map(|time| format!(", {time}")).unwrap_or_default();
    let what = match (own.state, own.is_timestamp) {
        (State::Nothing, _) => {
            return format!("  `{name}`: filled in, and no signature is in it");
        }
        (_, true) => "a time stamp by",
        (_, false) => "signed by",
    };
    let state = match own.state {
        State::Altered => "altered after that",
        State::Unread => "what it is of cannot be read",
        _ if own.is_of_all => "intact",
        _ => "intact, and something was added later",
    };
    format!("  `{name}`: {what} {signer}{time} (who that is, is not checked): {state}")
}

fn signature_json(field: &Field) -> Value {
    match &field.signature {
        None => json!({ "field": field.name, "signed": false }),
        Some(own) => json!({
            "field": field.name,
            "signed": own.state != State::Nothing,
            "state": match own.state {
                State::Intact => "intact",
                State::Altered => "altered",
                State::Unread => "unread",
                State::Nothing => "none",
            },
            "signer": own.signer,
            "time": own.time,
            "reason": own.reason,
            "timestamp": own.is_timestamp,
            "ofAll": own.is_of_all,
        }),
    }
}

/// A finding as an object.
pub(super) fn finding_json(own: &Finding) -> Value {
    json!({
        "medium": own.medium.to_string(),
        "what": own.what,
        "pointer": own.origin.as_ref().map(|own| &*own.pointer),
        "expected": own.expected,
        "found": own.found,
        "pages": own.pages,
    })
}

fn altered(known: &Known) -> impl Iterator<Item = String> {
    let words = "  not the bytes that the manifest names: changed after it was made";
    known.is_altered.then(|| words.to_owned()).into_iter()
}

fn manifest(known: &Known) -> &'static str {
    match (known.is_named, known.is_altered) {
        (false, _) => "none",
        (true, false) => "same",
        (true, true) => "altered",
    }
}
