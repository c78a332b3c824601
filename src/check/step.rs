//! Translations whose source has changed since they were made, and marks of nothing.

use std::collections::BTreeSet;

use super::texts::{Translatable, texts};
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::model::{Localized, Package, Step, Text, TextValue, Visit};

pub(super) fn check(d: &mut Diagnostics, package: &Package, wanted: &[LanguageTag]) {
    package.walk(&mut |visit| {
        if let Visit::Text(text) = visit {
            of_nothing(d, text);
        }
    });
    let mut seen = BTreeSet::new();
    for document in &package.documents {
        let spoken = super::spoken(package, document);
        let all: Vec<&LanguageTag> = spoken.iter().collect();
        let languages = all.iter().filter(|tag| tag.is_wanted(&all, wanted));
        let languages: Vec<&LanguageTag> = languages.copied().collect();
        for own in texts(package, document) {
            for language in languages.iter().copied() {
                let Some((source, entry)) = behind(&own, language) else { continue };
                if seen.insert(&entry.origin) {
                    d.push(is_behind(package, &own, source, entry));
                }
            }
        }
    }
}

/// The source of a translation that is behind it, and the translation.
fn behind<'a>(
    own: &Translatable<'a>,
    language: &LanguageTag,
) -> Option<(&'a Localized, &'a Localized)> {
    let entry = own.translation(language)?;
    let source = own.text.source(own.language)?;
    let is_behind = own.text.step(&entry.language, &source.text) == Step::Behind;
    is_behind.then_some((source, entry))
}

fn is_behind(
    package: &Package,
    own: &Translatable<'_>,
    source: &Localized,
    entry: &Localized,
) -> Diagnostic {
    let (from, to) = (&source.language, &entry.language);
    let origin = &own.text.origin;
    let field = match origin.file == package.origin.file {
        true => origin.pointer.to_string(),
        false => origin.to_string(),
    };
    let message = format!("the `{from}` text has changed since this was translated");
    Diagnostic::warning("data/language/behind", message)
        .at(Place::Value(entry.origin.clone()))
        .at_with(Place::Value(source.origin.clone()), "what it should say now")
        .hint(format!(
            "bring it up to date; then `communique translations mark --lang {to} --field \
             {field}` says so"
        ))
}

/// Marks in languages that the text does not have.
fn of_nothing(d: &mut Diagnostics, text: &Text) {
    let TextValue::Localized(entries) = &text.value else { return };
    for (language, mark) in &text.marks {
        if entries.iter().all(|entry| entry.language != *language) {
            let message = format!("there is no `{language}` text that this could be of");
            let diagnostic = Diagnostic::warning("data/language/mark", message)
                .at(Place::Key(mark.origin.clone()));
            d.push(diagnostic.hint("remove it, or add the text"));
        }
    }
}
