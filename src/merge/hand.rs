//! Who wrote which words of a text.

use super::copy::{self, Spot};
use super::outcome::Part;
use crate::diff::BREAK;
use crate::returned::{After, Field, Reading};

/// What each of those who changed a text made of it, and of what.
pub(super) fn parts(
    spot: &Spot,
    base: &str,
    kept: &[(&copy::Side<'_>, &Field)],
) -> Vec<Part> {
    let text = |own: &Reading| -> Option<String> {
        let is_own = |own: &&Field| own.file == spot.0 && own.pointer == spot.1;
        match &own.fields.iter().find(is_own)?.after {
            After::Text(text) => Some(text.clone()),
            After::Gone => None,
        }
    };
    let mut out = vec![];
    for (side, field) in kept {
        let After::Text(after) = &field.after else { continue };
        let who = side.authors(&side.taken(field), side.is_untracked(spot));
        if who.len() < 2 || side.apart.is_empty() {
            let (before, after) = (base.to_owned(), after.clone());
            out.push(Part { before, after, who });
            continue;
        }
        let untracked = text(&side.none);
        if let Some(after) = untracked.clone() {
            let (before, who) = (base.to_owned(), vec![side.copy.label.clone()]);
            out.push(Part { before, after, who });
        }
        let before = untracked.unwrap_or_else(|| base.to_owned());
        for (name, reading) in &side.apart {
            let Some(after) = text(reading).filter(|own| *own != before) else {
                continue;
            };
            let (before, who) = (before.clone(), vec![name.clone()]);
            out.push(Part { before, after, who });
        }
    }
    out
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
