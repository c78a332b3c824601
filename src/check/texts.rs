//! A document comes in; the texts that are to be in each of its languages go out: its own,
//! and those that it takes from the rest of the package.

use std::collections::BTreeSet;

use super::language::{borrowed, fits, is_within, passages};
use crate::diagnostic::LanguageTag;
use crate::model::{DocumentRecord, Localized, Package, Text, TextValue, Visit};

/// A text that is to be in several languages.
#[derive(Debug, Clone, Copy)]
pub struct Translatable<'a> {
    pub text: &'a Text,
    /// The language that it is written in first, and that a plain string is in.
    pub language: &'a LanguageTag,
}

impl<'a> Translatable<'a> {
    /// The string that is read in a language, unless that is the source or another
    /// language stands in.
    pub fn translation(&self, language: &LanguageTag) -> Option<&'a Localized> {
        let TextValue::Localized(entries) = &self.text.value else { return None };
        let (.., used) = self.text.pick(language, self.language)?;
        let entry = entries.iter().find(|own| Some(&own.language) == used)?;
        let is_source = self.text.source(self.language).is_some_and(|own| own == entry);
        (fits(language, &entry.language) && !is_source).then_some(entry)
    }
}

/// The texts of a document, each once: first those that others share. What stands in a
/// passage in a language of its own, and what is said to one recipient alone, is not among
/// them.
pub fn texts<'a>(
    package: &'a Package,
    document: &'a DocumentRecord,
) -> Vec<Translatable<'a>> {
    let default = super::default_language(package);
    let own = document.language.as_ref().map_or(default, |tag| &tag.value);
    let (mut seen, mut out) = (BTreeSet::new(), vec![]);
    let mut add = |text: &'a Text, language: &'a LanguageTag| {
        if seen.insert(&text.origin) {
            out.push(Translatable { text, language });
        }
    };
    for text in borrowed(package, document) {
        add(text, default);
    }
    let passages = passages(document);
    document.walk(&mut |visit| {
        if let Visit::Text(text) = visit
            && !document.is_of_recipient(&text.origin)
            && !is_within(&text.origin, &passages)
        {
            add(text, own);
        }
    });
    out
}

/// All texts of a package that can be in several languages, each once: those of documents
/// in their order, then those that they share.
pub fn all_texts(package: &Package) -> Vec<Translatable<'_>> {
    let default = super::default_language(package);
    let (mut seen, mut out) = (BTreeSet::new(), vec![]);
    for document in &package.documents {
        let own = document.language.as_ref().map_or(default, |tag| &tag.value);
        let passages = passages(document);
        document.walk(&mut |visit| {
            let Visit::Text(text) = visit else { return };
            let counts = !document.is_of_recipient(&text.origin)
                && !is_within(&text.origin, &passages);
            if seen.insert(&text.origin) && counts {
                out.push(Translatable { text, language: own });
            }
        });
    }
    package.walk(&mut |visit| {
        if let Visit::Text(text) = visit
            && seen.insert(&text.origin)
        {
            out.push(Translatable { text, language: default });
        }
    });
    out
}
