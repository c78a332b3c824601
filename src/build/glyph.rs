//! A document and the fonts come in; families that are not there and characters that no
//! font has go out as diagnostics.

use std::collections::BTreeSet;

use crate::brand::Brand;
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Document, dump, text_of};
use crate::fonts::{Fonts, missing_character, missing_family, twin_used};
use crate::model::BrandRecord;

/// Checks the brand's families and every character of the document. `place` is where a
/// character is reported that comes from no value of the record.
pub(super) fn check(
    document: &Document,
    brand: &Brand,
    record: Option<&BrandRecord>,
    fonts: &Fonts,
    place: &Place,
    d: &mut Diagnostics,
) {
    families(record, fonts, d);
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
    for c in fonts.missing(&names, &dump(document)).characters {
        if known.insert(c) {
            d.push(missing_character(&names, c, place.clone()));
        }
    }
}

fn families(record: Option<&BrandRecord>, fonts: &Fonts, d: &mut Diagnostics) {
    let Some(record) = record.and_then(|brand| brand.fonts.as_ref()) else { return };
    let lists = [&record.body, &record.heading, &record.fallback];
    for family in lists.into_iter().flatten().flat_map(|list| &list.0) {
        let place = Place::Value(family.origin.clone());
        match fonts.resolve(&family.value) {
            None => d.push(missing_family(fonts, &family.value, place)),
            Some(own) if own.eq_ignore_ascii_case(&family.value) => {}
            Some(twin) => d.push(twin_used(&family.value, twin, place)),
        }
    }
}
