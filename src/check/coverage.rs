//! How far a document is in one of its languages: which texts have it, for which another
//! stands in, and what is not known at all.

use std::collections::BTreeSet;

use super::language::{borrowed, fits, is_within, passages, serves_all};
use crate::diagnostic::{LanguageTag, Origin};
use crate::model::{DocumentRecord, Package, Text, TextValue, Visit};

/// The texts of a document in one language, each by where it stands.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// How many texts there are.
    pub texts: usize,
    /// Those for which another language stands in, with that language.
    pub fallback: Vec<(Origin, LanguageTag)>,
    /// Those that are not known yet, in any language.
    pub missing: Vec<Origin>,
}

/// How far a document is in a language.
pub fn coverage(
    package: &Package,
    document: &DocumentRecord,
    language: &LanguageTag,
) -> Coverage {
    let english = LanguageTag::new("en").expect("`en` is a tag");
    let default = package.default_language.as_ref().map_or(&english, |tag| &tag.value);
    let own = document.language.as_ref().map_or(default, |tag| &tag.value);
    let mut coverage = Coverage::default();
    let mut seen = BTreeSet::new();
    let mut add = |text: &Text, plain: &LanguageTag| {
        if !seen.insert(text.origin.clone()) {
            return;
        }
        coverage.texts += 1;
        match &text.value {
            TextValue::Placeholder(_) => coverage.missing.push(text.origin.clone()),
            TextValue::Plain(string) => {
                if !fits(language, plain) && !serves_all(string) {
                    coverage.fallback.push((text.origin.clone(), plain.clone()));
                }
            }
            TextValue::Localized(entries) => {
                let has = entries.iter().any(|entry| fits(language, &entry.language));
                let used = text.pick(language, default).and_then(|(.., used)| used);
                if let (false, Some(used)) = (has, used) {
                    coverage.fallback.push((text.origin.clone(), used.clone()));
                }
            }
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
    document.walk(&mut |visit| {
        if let Visit::Placeholder(placeholder) = visit {
            coverage.missing.push(placeholder.origin.clone());
        }
    });
    coverage
}
