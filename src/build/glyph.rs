//! A document and the fonts come in; characters that no font has go out as diagnostics.
//! Those of the record's texts `check` has found before; here are those of templates.

use std::collections::BTreeSet;

use crate::brand::{Brand, SCRIPT_FAMILIES};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{Document, text_of};
use crate::fonts::{Face, Fonts, missing_character, not_held};

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

/// Families that the Word file names and does not hold, so that who opens it may see another
/// face: those of collections, with outlines that Word does not take from a file, or whose
/// licence forbids it. Each is told once.
pub(super) fn held(
    document: &Document,
    brand: &Brand,
    fonts: &Fonts,
    place: impl Fn(char) -> Place,
    d: &mut Diagnostics,
) {
    let own = &brand.fonts;
    // The bundled faces can be held.
    if !own.embed || fonts.faces().iter().all(|face| face.file.is_some()) {
        return;
    }
    let first: Vec<&String> =
        own.body.iter().take(1).chain(own.heading.first()).collect();
    let all: Vec<String> = own.body.iter().chain(&own.fallback).cloned().collect();
    let mut told = BTreeSet::new();
    let mut look = |text: &str, place: &dyn Fn(char) -> Place| {
        for c in text.chars().filter(|c| !c.is_ascii()) {
            if first.iter().all(|&name| fonts.covers(std::slice::from_ref(name), c)) {
                continue;
            }
            let Some(name) = fonts.family_of(&all, c) else { continue };
            let regular = fonts.family(name).and_then(|family| family.regular);
            let is_drawn = regular.is_some_and(Face::is_drawn_by_word);
            if !is_drawn && told.insert(name.to_owned()) {
                d.push(not_held(name, c, place(c)));
            }
        }
    };
    document.data(&mut |datum| {
        let origin = &datum.origin;
        look(&text_of(&datum.content), &|_| Place::Value(origin.clone()));
    });
    document.texts(&mut |text| look(&text_of(text), &place));
}
