//! Footnotes: marks that lead nowhere, notes within notes, notes without a mark, one mark
//! for two notes.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Place};
use crate::markdown::PieceKind;
use crate::model::{DocumentRecord, Footnote, Map, Package, nearest};
use crate::record::Node;

use super::passage::{Passage, Passages};

pub(super) fn check(
    d: &mut Diagnostics,
    package: &Package,
    record: &Node,
    passages: &Passages<'_>,
    whole: bool,
) {
    let shared = keys(record.get("footnotes").map(|node| &**node));
    let mut used_anywhere: Vec<&str> = vec![];
    let documents = record.get("documents").map_or(&[][..], |node| node.elements());
    let mut everything = shared.clone();
    for (document, passages) in package.documents.iter().zip(&passages.documents) {
        let node = documents.iter().find(|node| node.origin == document.origin);
        let own = keys(node.and_then(|node| node.get("footnotes")).map(|node| &**node));
        everything.extend(own.iter().copied());
        let known: Vec<&str> = own.iter().chain(&shared).copied().collect();
        let used = marks(d, passages, &known);
        if whole {
            unused(d, &document.footnotes, &used, "this document");
        }
        let notes = used.iter().filter_map(|id| {
            let footnote = document.footnotes.get(*id).or(package.footnotes.get(*id))?;
            Some((*id, footnote))
        });
        same_mark(d, notes);
        used_anywhere.extend(used);
    }
    used_anywhere.extend(marks(d, &passages.shared, &shared));
    for country in package.countries.0.values() {
        if let Some(id) = &country.designation_note {
            used_anywhere.push(id);
            if !everything.contains(&id.as_str()) {
                d.push(unknown(id, Place::Value(id.origin.clone()), &everything));
            }
        }
    }
    if !whole {
        return;
    }
    // A shared file has footnotes for other packages, too.
    let own = package.footnotes.iter();
    let own = own.filter(|(_, note)| note.origin.file == package.origin.file);
    let own = own.map(|(id, note)| (id.clone(), note.clone())).collect();
    unused(d, &own, &used_anywhere, "this package");
}

/// In a row of a table.
pub(super) fn row(
    d: &mut Diagnostics,
    record: &Node,
    document: &DocumentRecord,
    passages: &[Passage<'_>],
) {
    let mut known = keys(record.get("footnotes").map(|node| &**node));
    known.extend(document.footnotes.keys().map(String::as_str));
    marks(d, passages, &known);
}

fn keys(node: Option<&Node>) -> Vec<&str> {
    node.into_iter().flat_map(Node::members).map(|(key, _)| key).collect()
}

/// The ids of all notes that are marked in texts, each once.
fn marks<'a>(
    d: &mut Diagnostics,
    passages: &'a [Passage<'_>],
    known: &[&'a str],
) -> Vec<&'a str> {
    let mut used = vec![];
    for passage in passages {
        for piece in passage.pieces() {
            let PieceKind::Note { id } = &piece.kind else { continue };
            if is_note(passage.origin) {
                let message = "a footnote cannot have a footnote of its own";
                let diagnostic = Diagnostic::error("data/footnote/nested", message);
                let diagnostic = diagnostic.at(passage.place(&piece.range));
                d.push(diagnostic.hint("say both in one note, or mark both in the text"));
            }
            if !known.contains(&id.as_str()) {
                d.push(unknown(id, passage.place(&piece.range), known));
                // What was meant is not unused.
                used.extend(nearest(id, known.iter().copied()));
            }
            if !used.contains(&id.as_str()) {
                used.push(id.as_str());
            }
        }
    }
    used
}

/// Whether a text is that of a footnote: `…/footnotes/id/text`.
fn is_note(origin: &Origin) -> bool {
    let parts: Vec<&str> = origin.pointer.split('/').skip(1).collect();
    matches!(
        parts.as_slice(),
        ["footnotes", _, "text", ..] | ["documents", _, "footnotes", _, "text", ..]
    )
}

fn unknown(id: &str, place: Place, known: &[&str]) -> Diagnostic {
    let message = format!("there is no footnote `{id}`");
    let diagnostic = Diagnostic::error("data/footnote/unknown", message).at(place);
    match nearest(id, known.iter().copied()) {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => {
            diagnostic.hint("add it to `footnotes` of the document or of the package")
        }
    }
}

fn unused(d: &mut Diagnostics, notes: &Map<Footnote>, used: &[&str], whose: &str) {
    for (id, note) in notes {
        if !used.contains(&id.as_str()) {
            let message = format!("no text of {whose} refers to the footnote `{id}`");
            let diagnostic = Diagnostic::warning("data/footnote/unused", message)
                .at(Place::Key(note.origin.clone()))
                .hint(format!("put `[^{id}]` where its mark is to stand, or remove it"));
            d.push(diagnostic);
        }
    }
}

fn same_mark<'a>(
    d: &mut Diagnostics,
    notes: impl Iterator<Item = (&'a str, &'a Footnote)>,
) {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for (id, note) in notes {
        let Some(mark) = &note.mark else { continue };
        let first = *seen.entry(mark).or_insert(id);
        if first != id {
            let message =
                format!("the footnotes `{first}` and `{id}` have the same mark");
            let diagnostic = Diagnostic::warning("data/footnote/mark", message)
                .at(Place::Value(mark.origin.clone()))
                .hint("take another, such as `**` or `†`, or leave both to be counted");
            d.push(diagnostic);
        }
    }
}
