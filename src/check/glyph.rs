//! Families that are not there, and characters that no font can draw.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::brand::Brand;
use crate::diagnostic::{Diagnostics, Place};
use crate::fonts::{Fonts, missing_character, missing_family, twin_used};
use crate::model::{BrandRecord, Package, Visit};

use super::passage::{Passage, Passages};
use super::text::is_forbidden;

/// A text in an alphabet that no font has would give one message for each letter.
const CHARACTERS: usize = 8;

pub(super) fn check(
    d: &mut Diagnostics,
    package: &Package,
    passages: &Passages<'_>,
    fonts: &Fonts,
) {
    let record = package.brand.as_ref();
    families(d, record, fonts);
    let all: Vec<&Passage<'_>> = passages.all().collect();
    drawn(d, record, fonts, &all, |visit| package.walk(visit));
}

/// The texts of a part of the record.
pub(super) fn texts<'a>(
    d: &mut Diagnostics,
    record: Option<&BrandRecord>,
    fonts: &Fonts,
    passages: &[Passage<'a>],
    walk: impl FnOnce(&mut dyn FnMut(Visit<'a>)),
) {
    let all: Vec<&Passage<'_>> = passages.iter().collect();
    drawn(d, record, fonts, &all, walk);
}

fn drawn<'a>(
    d: &mut Diagnostics,
    record: Option<&BrandRecord>,
    fonts: &Fonts,
    passages: &[&Passage<'a>],
    walk: impl FnOnce(&mut dyn FnMut(Visit<'a>)),
) {
    let names = names(record);
    let mut found = Found { names: &names, fonts, places: BTreeMap::new() };
    for passage in passages {
        // What is not for readers, such as the address of a link, need not be drawn.
        let visible = passage.visible();
        found.look(&visible, |c| passage.string.find(c), |range| passage.place(&range));
    }
    walk(&mut |visit| {
        let (text, origin) = match visit {
            Visit::Placeholder(placeholder) => {
                (placeholder.text.as_str(), &placeholder.origin)
            }
            Visit::Text(text) => match text.placeholder() {
                Some(string) => (string, &text.origin),
                None => return,
            },
            Visit::String(_) | Visit::Date(_) | Visit::Language(_) => return,
        };
        let origin = origin.child("placeholder");
        found.look(text, |c| text.find(c), |range| Place::Within(origin.clone(), range));
    });
    let more = found.places.len().saturating_sub(CHARACTERS);
    for (index, (char, (place, count))) in found.places.into_iter().enumerate() {
        let mut diagnostic = missing_character(&names, char, place);
        if count > 1 {
            diagnostic = diagnostic.hint(format!("it stands in {count} texts"));
        }
        if index + 1 == CHARACTERS && more > 0 {
            d.push(
                diagnostic.hint(format!("{more} more characters have no font either")),
            );
            break;
        }
        d.push(diagnostic);
    }
}

/// The families that a brand names, in the order they are tried.
fn names(record: Option<&BrandRecord>) -> Vec<String> {
    let default = Brand::default().fonts;
    let own = record.and_then(|brand| brand.fonts.as_ref());
    let lists = [
        (own.and_then(|own| own.body.as_ref()), default.body),
        (own.and_then(|own| own.heading.as_ref()), default.heading),
        (own.and_then(|own| own.fallback.as_ref()), vec![]),
    ];
    let mut names: Vec<String> = vec![];
    for (own, default) in lists {
        let own = own.filter(|families| !families.0.is_empty());
        let own = own.map(|families| families.0.iter().map(|f| f.value.clone()));
        for name in own.map_or(default, Iterator::collect) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn families(d: &mut Diagnostics, record: Option<&BrandRecord>, fonts: &Fonts) {
    let Some(record) = record.and_then(|brand| brand.fonts.as_ref()) else { return };
    let lists = [&record.body, &record.heading, &record.fallback];
    for family in lists.into_iter().flatten().flat_map(|list| &list.0) {
        let place = Place::Value(family.origin.clone());
        match fonts.resolve(family) {
            None => d.push(missing_family(fonts, family, place)),
            Some(own) if own.eq_ignore_ascii_case(family) => {}
            Some(twin) => d.push(twin_used(family, twin, place)),
        }
    }
}

/// The characters that cannot be drawn: the first place of each, and in how many texts.
struct Found<'a> {
    names: &'a [String],
    fonts: &'a Fonts,
    places: BTreeMap<char, (Place, usize)>,
}

impl Found<'_> {
    fn look(
        &mut self,
        text: &str,
        find: impl Fn(char) -> Option<usize>,
        place: impl Fn(Range<usize>) -> Place,
    ) {
        if text.is_ascii() {
            return;
        }
        for char in self.fonts.missing(self.names, text).characters {
            // Those are reported as what they are.
            if is_forbidden(char) {
                continue;
            }
            let at = find(char).unwrap_or_default();
            let place = || (place(at..at + char.len_utf8()), 0);
            self.places.entry(char).or_insert_with(place).1 += 1;
        }
    }
}
