//! Values that say what one that changes said before: a name that the record has twice is
//! printed once, and nobody sees the other until they differ.

use std::collections::BTreeSet;

use super::files::Case;
use crate::build::Loaded;
use crate::merge::{EditKind, Outcome};
use crate::model::{Text, TextValue, Visit};

/// From how many letters on words are told that stand elsewhere.
const LETTERS: usize = 5;

/// Each value whose words change, with the others that keep them: in the document, or in
/// what it shares. `loaded` is the record as it would be.
pub(super) fn places(
    case: &Case,
    outcome: &Outcome,
    loaded: &Loaded,
) -> Vec<(String, Vec<String>)> {
    let own: BTreeSet<&str> =
        case.copies.iter().map(|copy| copy.returned.draft.document.as_str()).collect();
    let others: Vec<String> = loaded
        .package
        .documents
        .iter()
        .filter(|document| !own.contains(document.id.value.as_str()))
        .map(|document| format!("{}/", document.origin.pointer))
        .collect();
    let package = case.shown(&case.package.0);
    let is_near = |file: &str, pointer: &str| {
        let is_other = others.iter().any(|own| pointer.starts_with(own.as_str()));
        (file != package || !is_other) && !pointer.contains("/rows/")
    };
    let mut found = vec![];
    for edit in outcome.edits.iter().filter(|own| own.kind == EditKind::Text) {
        let letters = edit.before.chars().filter(|own| own.is_alphabetic()).count();
        if letters < LETTERS || edit.pointer.contains("/rows/") {
            continue;
        }
        let mut places: Vec<String> = vec![];
        let mut meet = |file: &str, pointer: &str, text: &str| {
            if text == edit.before && is_near(file, pointer) {
                places.push(format!("{file}#{pointer}"));
            }
        };
        loaded.package.walk(&mut |visit| {
            let Visit::Text(Text { origin, value, .. }) = visit else { return };
            match value {
                TextValue::Plain(text) => meet(&origin.file, &origin.pointer, text),
                TextValue::Localized(all) => all.iter().for_each(|own| {
                    meet(&own.origin.file, &own.origin.pointer, &own.text);
                }),
                TextValue::Placeholder(_) => {}
            }
        });
        places.sort();
        places.dedup();
        if !places.is_empty() {
            found.push((format!("{}#{}", case.shown(&edit.file), edit.pointer), places));
        }
    }
    found
}
