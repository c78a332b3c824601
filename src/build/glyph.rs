//! A document and the fonts come in; characters that no font has go out as diagnostics.
//! Those of the record's texts `check` has found before; here are those of templates.

use std::collections::BTreeSet;

use crate::brand::Brand;
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
    let names = [&own.body, &own.heading, &own.fallback];
    let names: Vec<String> = names.into_iter().flatten().cloned().collect();
    let mut known = BTreeSet::new();
    document.data(&mut |datum| {
        let text = text_of(&datum.content);
        for c in fonts.missing(&names, &text).characters {
            if known.insert(c) {
                let place = Place::Value(datum.origin.clone());
                d.push(missing_character(&names, c, place));
            }
        }
    });
    let mut look = |text: &str| {
        for c in fonts.missing(&names, text).characters {
            if known.insert(c) {
                d.push(missing_character(&names, c, place(c)));
            }
        }
    };
    document.texts(&mut |text| look(&text_of(text)));
    document.notes.iter().for_each(|note| look(&note.mark));
}
