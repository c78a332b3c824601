//! A document and the fonts come in; characters that no font has go out as diagnostics.
//! Those of the record's texts `check` has found before; here are those of templates.

use std::collections::BTreeSet;

use crate::brand::{Brand, SCRIPT_FAMILIES};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Document, text_of};
use crate::fonts::{Fonts, missing_character};

/// Checks every character of the document. `place` says where a character stands that
/// comes from no value of the record.
pub(super) fn check(
    document: &Document,
    brand: &Brand,
    fonts: &Fonts,
    place: impl Fn(char) -> Place,
    d: &mut Diagnostics,
) {
    let own = &brand.fonts;
    let families = [&own.body, &own.heading, &own.fallback].into_iter().flatten();
    let is_named = |name: &&String| !SCRIPT_FAMILIES.contains(&name.as_str());
    let names: Vec<String> = families.filter(is_named).cloned().collect();
    let mut known = BTreeSet::new();
    let mut missing = |text: &str| {
        // Every face has what is printed of ASCII.
        let seldom = text.chars().filter(|c| !c.is_ascii() || c.is_ascii_control());
        let fresh: String = seldom.filter(|c| known.insert(*c)).collect();
        match fresh.is_empty() {
            true => vec![],
            false => fonts.missing(&names, &fresh).characters,
        }
    };
    document.data(&mut |datum| {
        for c in missing(&text_of(&datum.content)) {
            let place = Place::Value(datum.origin.clone());
            d.push(missing_character(&names, c, place));
        }
    });
    let mut look = |text: &str| {
        for c in missing(text) {
            d.push(missing_character(&names, c, place(c)));
        }
    };
    document.texts(&mut |text| look(&text_of(text)));
    document.notes.iter().for_each(|note| look(&note.mark));
}
