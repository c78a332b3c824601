//! Footnotes, which word processors number as they like → the names that the record has for
//! them.

use std::collections::BTreeMap;

use super::draft::{Draft, Part};
use super::paragraph::{Paragraph, PieceKind};

/// Word processors number footnotes as they like: each gets the id that the record has for
/// it, and a new one an id of its own text.
pub(super) fn name(draft: &Draft, paragraphs: &mut [Paragraph]) {
    let mut owners: BTreeMap<usize, &str> = BTreeMap::new();
    for printed in &draft.printed {
        if let Part::Note(name) = &printed.part {
            owners.extend(printed.keys().map(|key| (key, name.as_str())));
        }
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for paragraph in &*paragraphs {
        let Part::Note(id) = &paragraph.part else { continue };
        let text = texts.entry(id.clone()).or_default();
        for piece in &paragraph.pieces {
            text.push_str(&piece.text);
            let of_key = piece.key.and_then(|key| owners.get(&key));
            if let Some(name) = of_key {
                names.entry(id.clone()).or_insert((*name).to_owned());
            }
        }
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    for (id, text) in &texts {
        if names.contains_key(id) {
            continue;
        }
        let free = draft.printed.iter().find_map(|printed| match &printed.part {
            Part::Note(name) if !names.values().any(|own| own == name) => {
                (bare(&printed.text()) == bare(text)).then(|| name.clone())
            }
            _ => None,
        });
        let fresh = || {
            let hash = blake3::hash(bare(text).as_bytes()).to_hex();
            format!("note-{}", &hash[..6])
        };
        names.insert(id.clone(), free.unwrap_or_else(fresh));
    }
    for paragraph in paragraphs {
        if let Part::Note(id) = &mut paragraph.part
            && let Some(name) = names.get(id)
        {
            id.clone_from(name);
        }
        for piece in &mut paragraph.pieces {
            if piece.kind == PieceKind::Note
                && let Some(name) = names.get(&piece.text)
            {
                piece.text.clone_from(name);
            }
        }
    }
}
