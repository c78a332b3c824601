//! Who wrote which words of a text.

use super::outcome::Part;
use crate::diff::BREAK;
use crate::diff::text::{Merged, Piece};

/// Who made which words of which, by the names of those who did.
pub(super) fn parts(
    merged: &Merged<String>,
    names: &[(String, Vec<String>)],
) -> Vec<Part> {
    let part = |piece: &Piece<String>| {
        let Piece::Edit { base, version } = piece else { return None };
        let own = version.who.authors.iter();
        let own =
            own.flat_map(|label| match names.iter().find(|(name, _)| name == label) {
                Some((_, names)) => names.clone(),
                None => vec![label.clone()],
            });
        let (before, after) = (in_lines(base), in_lines(&version.text));
        Some(Part { before, after, who: own.collect() })
    };
    merged.pieces.iter().filter_map(part).collect()
}

/// A text with its parts, for people to read.
pub(super) fn in_lines(text: &str) -> String {
    text.replace(BREAK, "\n")
}

/// The names of those who changed something in some copies.
pub(super) fn people(labels: &[String], names: &[(String, Vec<String>)]) -> Vec<String> {
    let own = names.iter().filter(|(label, _)| labels.contains(label));
    let mut who: Vec<String> = own.flat_map(|(_, authors)| authors.clone()).collect();
    who.sort();
    who.dedup();
    who
}

/// Of those who changed a text, those whose words are in it.
pub(super) fn who_wrote(
    all: Vec<String>,
    names: &[(String, Vec<String>)],
    versions: &[(String, String)],
    ours: &str,
) -> Vec<String> {
    let mut who = vec![];
    for (label, text) in versions {
        if text == ours {
            continue;
        }
        let own = names.iter().find(|(name, _)| name == label);
        who.extend(own.map_or(vec![], |(_, authors)| authors.clone()));
    }
    let mut who = if who.is_empty() { all } else { who };
    who.sort();
    who.dedup();
    who
}

/// Versions as they are compared.
pub(super) fn copies_of(versions: &[(String, String)]) -> Vec<(String, &str)> {
    versions.iter().map(|(who, text)| (who.clone(), text.as_str())).collect()
}
