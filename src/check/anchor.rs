//! Ids given twice, and cross references that lead nowhere.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::markdown::PieceKind;
use crate::model::{At, DocumentRecord, Package, SectionKind, nearest};

use super::parts;
use super::passage::{Passage, Passages};

pub(super) fn check(d: &mut Diagnostics, package: &Package, passages: &Passages<'_>) {
    let documents = package.documents.iter().map(|document| &document.id);
    // Files of two documents must differ also where case does not count.
    let hint = "give one of them another `id`; it names files, where case does not count";
    twice(
        d,
        ("data/document/twice", "two documents are", hint),
        documents,
        str::to_lowercase,
    );
    let mut all = vec![];
    for (document, passages) in package.documents.iter().zip(&passages.documents) {
        let ids = ids(document);
        let own = ids.iter().copied();
        let hint = "give one of them another `id`; a reference could mean both";
        let words = ("data/id/twice", "two parts of this document are", hint);
        twice(d, words, own, str::to_owned);
        ids.iter().for_each(|id| form(d, id));
        let mut names: Vec<&str> = ids.into_iter().map(|id| id.as_str()).collect();
        names.extend(kinds(document));
        targets(d, package, passages, &names);
        all.extend(names);
    }
    targets(d, package, &passages.shared, &all);
}

/// In a row of a table.
pub(super) fn row(
    d: &mut Diagnostics,
    package: &Package,
    document: &DocumentRecord,
    passages: &[Passage<'_>],
) {
    let names = ids(document).into_iter().map(|id| id.as_str());
    let names: Vec<&str> = names.chain(kinds(document)).collect();
    targets(d, package, passages, &names);
}

fn ids(document: &DocumentRecord) -> Vec<&At<String>> {
    parts::of(document).into_iter().filter_map(parts::Part::id).collect()
}

/// A section can also be named by its kind.
fn kinds(document: &DocumentRecord) -> impl Iterator<Item = &str> {
    parts::of(document).into_iter().filter_map(|part| match part {
        parts::Part::Section(section, ..) => Some(section.kind.as_ref()?.value)
            .filter(|kind| !matches!(kind, SectionKind::Other | SectionKind::Theme))
            .map(SectionKind::word),
        _ => None,
    })
}

fn twice<'a>(
    d: &mut Diagnostics,
    (code, what, hint): (&'static str, &str, &str),
    ids: impl Iterator<Item = &'a At<String>>,
    key: impl Fn(&str) -> String,
) {
    let mut seen: BTreeMap<String, &At<String>> = BTreeMap::new();
    for id in ids {
        let first = *seen.entry(key(id)).or_insert(id);
        if first.origin != id.origin {
            let message = format!("{what} called `{}`", id.value);
            let diagnostic = Diagnostic::error(code, message)
                .at(Place::Value(id.origin.clone()))
                .at_with(Place::Value(first.origin.clone()), "first here")
                .hint(hint);
            d.push(diagnostic);
        }
    }
}

/// An id that a reference could not name.
fn form(d: &mut Diagnostics, id: &At<String>) {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "()[]<>#\\".contains(c);
    if id.is_empty() || id.contains(odd) {
        let message = format!("`{}` cannot be named in a cross reference", id.value);
        let diagnostic = Diagnostic::warning("data/id/form", message)
            .at(Place::Value(id.origin.clone()))
            .hint("use letters, digits, `-` and `.`");
        d.push(diagnostic);
    }
}

fn targets(
    d: &mut Diagnostics,
    package: &Package,
    passages: &[Passage<'_>],
    names: &[&str],
) {
    let known = |anchor: &str| {
        names.contains(&anchor) || package.instruments.contains_key(anchor)
    };
    for passage in passages {
        for piece in passage.pieces() {
            let anchor = match &piece.kind {
                PieceKind::Reference { anchor } => anchor.as_str(),
                PieceKind::Link { url, .. } => match url.strip_prefix('#') {
                    Some(anchor) => anchor,
                    None => continue,
                },
                _ => continue,
            };
            if known(anchor) {
                continue;
            }
            let message = format!("nothing here has the id `{anchor}`");
            let diagnostic = Diagnostic::error("data/reference/unknown", message)
                .at(passage.place(&piece.range));
            let instruments = package.instruments.keys().map(String::as_str);
            let candidates = names.iter().copied().chain(instruments);
            d.push(match nearest(anchor, candidates) {
                Some(near) => diagnostic.hint(format!("did you mean `#{near}`?")),
                None => diagnostic.hint("give the part that is meant an `id`"),
            });
        }
    }
}
