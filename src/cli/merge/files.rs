//! The files that came back → copies, by the package that they belong to, and the files of
//! the record that they lead to.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::Args;
use super::is_pdf;
use super::package::{has_document, normal, other, package_of};
use crate::cli::extract;
use crate::cli::trial::Tools;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, relative};
use crate::merge::{Copy, Now};
use crate::returned::{self, Draft, Returned};

/// How much of a draft must be in a file without marks, of 1, to be a copy of it.
const LEAST: f64 = 0.1;

/// The copies of one package.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) copies: Vec<Copy>,
    /// The names of the files, in the order of the copies.
    pub(super) names: Vec<String>,
    pub(super) now: Now,
    /// Nothing outside this folder is read.
    pub(super) root: PathBuf,
    /// The package's file, as the drafts call it, and where it is.
    pub(super) package: (String, PathBuf),
}

impl Case {
    /// Where a file is that the drafts name.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        let (package, path) = &self.package;
        let here = path.parent().unwrap_or(Path::new(""));
        normal(&here.join(relative(package, file)))
    }

    /// A file as a person calls it: from the root.
    pub(super) fn shown(&self, file: &str) -> String {
        let path = self.path(file);
        let path = path.strip_prefix(&self.root).unwrap_or(&path);
        path.to_string_lossy().replace('\\', "/")
    }
}

/// Reads all files; what cannot be read is told.
pub(super) fn read(args: &Args, tools: &Tools<'_>, d: &mut Diagnostics) -> Vec<Case> {
    let mut drafts = vec![];
    if let Some(path) = &args.draft {
        let name = path.to_string_lossy();
        match bytes(path).and_then(|bytes| returned::draft(&name, &bytes)) {
            Ok(Some(draft)) => drafts.push(draft),
            Ok(None) => d.push(
                Diagnostic::error(
                    "returned/unknown",
                    "the draft says nothing of a record",
                )
                .at(Place::File((&*name).into()))
                .hint("`build` without `--clean` writes drafts that do"),
            ),
            Err(error) => d.push(error),
        }
    }
    let mut read: Vec<(usize, Result<Returned, Vec<u8>>)> = vec![];
    for (index, path) in args.files.iter().enumerate().filter(|(_, own)| !is_pdf(own)) {
        let name = path.to_string_lossy();
        let own = bytes(path).and_then(|bytes| {
            let known = Returned::known(&name, &bytes, drafts.first())?;
            Ok(known.ok_or(bytes))
        });
        match own {
            Ok(own) => {
                if let (Ok(own), Some(draft)) = (&own, drafts.first())
                    && own.draft.base != draft.base
                {
                    let message = format!(
                        "this file says itself that it was made from `{}`: the draft that \
                         is named is not needed for it",
                        own.draft.document
                    );
                    let other = Diagnostic::warning("returned/other-draft", message);
                    d.push(other.at(Place::File((&*name).into())));
                }
                read.push((index, own));
            }
            Err(error) => d.push(error),
        }
    }
    let mut copies = vec![];
    let all: Vec<Draft> = read
        .iter()
        .filter_map(|(_, own)| Some(own.as_ref().ok()?.draft.clone()))
        .collect();
    let mut made = None;
    for (index, own) in read {
        let name = args.files[index].to_string_lossy();
        let own = match own {
            Ok(own) => own,
            // Nothing is known of it: the draft is one of those that others came from, or
            // one of those that the package makes.
            Err(bytes) => {
                let made = made.get_or_insert_with(|| match &args.into {
                    Some(path) => tools.drafts(path, args.root.as_deref()),
                    None => all.clone(),
                });
                match nearest(&name, &bytes, made) {
                    Ok(own) => own,
                    Err(error) => {
                        d.push(error);
                        continue;
                    }
                }
            }
        };
        if !own.has_marks && own.likeness() <= LEAST {
            let message = "this is no copy of the draft: next to nothing of it is there";
            let foreign = Diagnostic::error("returned/foreign", message);
            d.push(
                foreign
                    .at(Place::File((&*name).into()))
                    .hint("name the draft that was sent"),
            );
            continue;
        }
        if !own.has_marks {
            let message =
                "the marks of the values are gone; text is found by what it says";
            let lost = Diagnostic::warning("returned/unmarked", message);
            d.push(
                lost.at(Place::File((&*name).into()))
                    .hint("read what is said below of each value before it is written"),
            );
        }
        copies.push((index, own));
    }
    cases(args, copies, d)
}

/// A file that says nothing of itself, read as that draft which it is most alike.
fn nearest(name: &str, bytes: &[u8], drafts: &[Draft]) -> Result<Returned, Diagnostic> {
    let mut best: Option<(f64, Returned)> = None;
    for draft in drafts {
        let own = Returned::read(name, bytes, Some(draft))?;
        let likeness = own.likeness();
        if best.as_ref().is_none_or(|(known, _)| likeness > *known) {
            best = Some((likeness, own));
        }
    }
    match best {
        Some((likeness, own)) if likeness > 0.3 => Ok(own),
        _ => Returned::read(name, bytes, None),
    }
}

/// The bytes of a file, not more than are read.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let mut bytes = vec![];
    let file = extract::open(path);
    let read =
        file.and_then(|own| own.take(returned::FILE_SIZE + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => {
            let shown = path.to_string_lossy().replace('\\', "/");
            let message = format!("`{shown}` cannot be read ({error})");
            Err(Diagnostic::error("file/unreadable", message)
                .at(Place::File(shown.into())))
        }
    }
}

/// Copies by their packages.
fn cases(args: &Args, copies: Vec<(usize, Returned)>, d: &mut Diagnostics) -> Vec<Case> {
    let mut cases: Vec<Case> = vec![];
    let mut missing = BTreeSet::new();
    for (index, own) in copies {
        let name = args.files[index].to_string_lossy().into_owned();
        let package = own.draft.package.clone();
        let at = match cases.iter().position(|case| case.package.0 == package) {
            Some(at) => at,
            None => match package_of(args, &own.draft) {
                Ok((root, path)) => {
                    let now = Now::default();
                    let package = (package, path);
                    cases.push(Case {
                        copies: vec![],
                        names: vec![],
                        now,
                        root,
                        package,
                    });
                    cases.len() - 1
                }
                Err(error) => {
                    d.push(error.at(Place::File(name.into())));
                    continue;
                }
            },
        };
        let case = &mut cases[at];
        let files = own.draft.keys.iter().map(|key| key.file.clone());
        let files: BTreeSet<String> = files.chain([own.draft.package.clone()]).collect();
        for file in files {
            if case.now.file(&file).is_some() || missing.contains(&file) {
                continue;
            }
            if let Err(error) = take(case, &file) {
                d.push(error);
                missing.insert(file);
            }
        }
        let id = &own.draft.document;
        if missing.contains(&own.draft.package) {
            continue;
        }
        if !has_document(case.now.file(&own.draft.package), id) {
            let message = format!("the package has no document `{id}`");
            d.push(
                other(&case.shown(&case.package.0), message).at(Place::File(name.into())),
            );
            continue;
        }
        let given = args.names.get(index).cloned();
        let stem = args.files[index].file_stem().unwrap_or_default().to_string_lossy();
        let mut label =
            given.or_else(|| own.author.clone()).unwrap_or_else(|| stem.to_string());
        let is_taken = |label: &str| case.copies.iter().any(|own| own.label == label);
        if is_taken(&label) {
            label = format!("{label} ({stem})");
        }
        let mut number = 2;
        while is_taken(&label) {
            label = format!("{stem} {number}");
            number += 1;
        }
        case.copies.push(Copy { label, returned: own });
        case.names.push(name);
    }
    cases.retain(|case| !case.copies.is_empty());
    cases
}

/// Takes a file of the record in.
fn take(case: &mut Case, file: &str) -> Result<(), Diagnostic> {
    let path = case.path(file);
    let shown = case.shown(file);
    let error = |code, message: String| {
        Err(Diagnostic::error(code, message).at(Place::File(shown.as_str().into())))
    };
    let real = path.canonicalize().unwrap_or_else(|_| path.clone());
    if !real.starts_with(&case.root) {
        let message = format!("`{file}` is outside of the folder that may be changed");
        return Err(Diagnostic::error("returned/outside", message)
            .hint("`--root` names the folder, `--into` the package"));
    }
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(cause) => {
            return error(
                "file/unreadable",
                format!("`{shown}` cannot be read ({cause})"),
            );
        }
    };
    match case.now.insert(file, &text) {
        Ok(()) => Ok(()),
        Err(cause) => error("json/syntax", format!("`{shown}` is no JSON ({cause})")),
    }
}
