//! The brand of a record comes in; the values that both writers draw with go out. What the
//! record leaves open, or says so that no page could be read, stays as the default has it.

use std::borrow::Cow;
use std::sync::Arc;

use super::brand::{BrandRecord, LogoRecord, Paper};
use super::decode::At;
use super::document::DocumentRecord;
use super::letter::LetterheadMode;
use super::measure::Length;
use super::package::Package;
use super::picture::{Picture, Unusable};
use crate::brand::{Brand, Color, Logo, SCRIPT_FAMILIES};
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};

/// The least contrast of text by WCAG AA.
const CONTRAST: f64 = 4.5;
/// The narrowest column of text, and the lowest, in millimetres.
const COLUMN: (f64, f64) = (80.0, 100.0);

/// The brand of one document: a letter on the letterhead of an organisation that has a
/// logo bears that one.
pub fn brand_of<'a>(
    package: &'a Package,
    document: &DocumentRecord,
) -> Option<Cow<'a, BrandRecord>> {
    let brand = package.brand.as_ref();
    let letterhead = document.letterhead.as_ref();
    let own = letterhead.filter(|own| {
        own.mode.as_ref().is_some_and(|mode| mode.value == LetterheadMode::Organization)
    });
    let id = own.and_then(|own| own.organizations.first());
    let organization = id.and_then(|id| package.organizations.get(&id.value));
    let Some((organization, src)) =
        organization.and_then(|own| Some((own, own.logo.clone()?)))
    else {
        return brand.map(Cow::Borrowed);
    };
    let logo = brand.and_then(|brand| brand.logo.as_ref());
    let height = logo.and_then(|logo| logo.height.clone());
    let origin = organization.origin.clone();
    let alt = Some(organization.name.clone());
    let logo = Some(LogoRecord { origin, src: Some(src), alt, height });
    let brand =
        brand.cloned().unwrap_or_else(|| BrandRecord::nothing(&organization.origin));
    Some(Cow::Owned(BrandRecord { logo, ..brand }))
}

/// The look of a document. `logo` is the picture that `brand.logo.src` names;
/// `language` is the document's, `default` the package's.
pub fn look(
    record: Option<&BrandRecord>,
    logo: Option<&Picture>,
    language: &LanguageTag,
    default: &LanguageTag,
    diagnostics: &mut Diagnostics,
) -> Brand {
    let mut brand = Brand::default();
    let Some(record) = record else { return brand };
    colors(record, &mut brand, diagnostics);
    fonts(record, &mut brand, diagnostics);
    page(record, &mut brand, diagnostics);
    brand.standards = record.pdf_standards.as_ref().map(|own| own.value.clone());
    brand.signature_fields = record.signature_fields.as_ref().and_then(|own| own.asked());
    if let Some((own, picture)) = record.logo.as_ref().zip(logo) {
        let alt = own.alt.as_ref().or(record.name.as_ref());
        let alt = alt.and_then(|text| text.pick(language, default));
        let alt = alt.map_or_else(String::new, |(text, ..)| text.to_owned());
        brand.logo = self::logo(own, picture, alt, diagnostics);
    }
    brand
}

fn colors(record: &BrandRecord, brand: &mut Brand, diagnostics: &mut Diagnostics) {
    let Some(colors) = &record.colors else { return };
    let own = &mut brand.colors;
    let mut set = |slot: &mut Color, color: &Option<At<Color>>, text: bool| {
        let Some(color) = color else { return };
        *slot = color.value;
        let contrast = color.contrast(Color(0xFF, 0xFF, 0xFF));
        if text && contrast < CONTRAST {
            diagnostics.push(faint(color, contrast));
        }
    };
    set(&mut own.primary, &colors.primary, true);
    set(&mut own.secondary, &colors.secondary, true);
    set(&mut own.text, &colors.text, true);
    set(&mut own.accent, &colors.accent, false);
}

fn fonts(record: &BrandRecord, brand: &mut Brand, diagnostics: &mut Diagnostics) {
    let Some(fonts) = &record.fonts else { return };
    let own = &mut brand.fonts;
    let lists = [
        (&mut own.body, &fonts.body),
        (&mut own.heading, &fonts.heading),
        (&mut own.fallback, &fonts.fallback),
    ];
    for (slot, families) in lists {
        if let Some(families) = families.as_ref().filter(|list| !list.0.is_empty()) {
            *slot = families.0.iter().map(|family| family.value.clone()).collect();
        }
    }
    for family in SCRIPT_FAMILIES {
        if !own.fallback.iter().any(|own| own.eq_ignore_ascii_case(family)) {
            own.fallback.push(family.to_owned());
        }
    }
    own.embed = fonts.embed.as_ref().map_or(own.embed, |embed| embed.value);
    if let Some(size) = &fonts.size {
        if (7.0..=16.0).contains(&size.value.0) {
            own.size = size.value.0;
        } else {
            let message = format!("text cannot be set in {} pt", size.value.0);
            let hint = "sizes from 7 to 16 points can; the default is used instead";
            diagnostics.push(page_mistake(size, message, hint));
        }
    }
}

fn page(record: &BrandRecord, brand: &mut Brand, diagnostics: &mut Diagnostics) {
    let Some(page) = &record.page else { return };
    let own = &mut brand.page;
    if let Some(size) = &page.size {
        (own.width, own.height) = match size.value {
            Paper::A4 => (210.0, 297.0),
            Paper::A5 => (148.0, 210.0),
            Paper::Letter => (215.9, 279.4),
        };
    }
    let Some(margins) = &page.margins else { return };
    let before = own.clone();
    let set = |slot: &mut f64, length: &Option<At<Length>>| {
        *slot = length.as_ref().map_or(*slot, |length| length.value.0);
    };
    set(&mut own.top, &margins.top);
    set(&mut own.bottom, &margins.bottom);
    set(&mut own.start, &margins.start);
    set(&mut own.end, &margins.end);
    let narrow = own.width - own.start - own.end < COLUMN.0;
    if narrow || own.height - own.top - own.bottom < COLUMN.1 {
        let message = "the margins leave too little room for text";
        let hint = format!(
            "at least {} mm of width and {} mm of height; the default margins are used \
             instead",
            COLUMN.0, COLUMN.1
        );
        let place = Place::Value(margins.origin.clone());
        let diagnostic = Diagnostic::warning("data/brand/page", message);
        diagnostics.push(diagnostic.at(place).hint(hint));
        *own = before;
    }
}

fn logo(
    record: &LogoRecord,
    picture: &Picture,
    alt: String,
    diagnostics: &mut Diagnostics,
) -> Option<Logo> {
    let src = record.src.as_ref()?;
    if record.alt.is_none() {
        let message = "the logo has no alternative text";
        let diagnostic = Diagnostic::warning("data/brand/alt", message)
            .at(Place::Value(record.origin.clone()))
            .hint("say in `alt` what it shows, for those who cannot see it");
        diagnostics.push(diagnostic);
    }
    let (format, aspect) = match picture.read() {
        Ok(found) => *found,
        Err(unusable) => {
            diagnostics.push(no_logo(src, unusable));
            return None;
        }
    };
    let mut height = 15.0;
    if let Some(own) = &record.height {
        if (3.0..=60.0).contains(&own.value.0) {
            height = own.value.0;
        } else {
            let message = format!("a logo cannot be {} mm high", own.value.0);
            let hint = "heights from 3 to 60 mm can be; the default is used instead";
            diagnostics.push(page_mistake(own, message, hint));
        }
    }
    let data = Arc::clone(&picture.bytes);
    Some(Logo { data, format, alt, height, aspect })
}

fn no_logo(src: &At<String>, unusable: &Unusable) -> Diagnostic {
    let name = &src.value;
    let (message, hint) = match unusable {
        Unusable::Unknown => (
            format!("`{name}` is neither SVG nor PNG nor JPEG"),
            "save the picture in one of these formats",
        ),
        Unusable::Broken(why) => (
            format!("`{name}` cannot be drawn ({why})"),
            "open it in a drawing program, and save it anew",
        ),
        Unusable::Shape => (
            format!("`{name}` has no size, or one that cannot be drawn"),
            "give it a width and a height",
        ),
        Unusable::Outside(other) => (
            format!("`{name}` takes in another file, `{other}`"),
            "embed that picture in it; nothing but the logo's own file is read",
        ),
    };
    Diagnostic::error("data/brand/logo", message)
        .at(Place::Value(src.origin.clone()))
        .hint(hint)
}

fn faint(color: &At<Color>, contrast: f64) -> Diagnostic {
    let message =
        format!("this colour is too faint for text: contrast {contrast:.1} to 1");
    Diagnostic::warning("data/brand/contrast", message)
        .at(Place::Value(color.origin.clone()))
        .hint(format!("WCAG AA wants {CONTRAST} to 1 on white; choose a darker one"))
}

fn page_mistake<T>(value: &At<T>, message: String, hint: &str) -> Diagnostic {
    Diagnostic::warning("data/brand/page", message)
        .at(Place::Value(value.origin.clone()))
        .hint(hint)
}
