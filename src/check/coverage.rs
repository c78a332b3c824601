//! How far a document is in one of its languages: which texts have it, for which another
//! stands in, which are behind their source, and what is not known at all.

use super::language::fits;
use super::neutral::serves_all;
use super::texts::texts;
use crate::diagnostic::{LanguageTag, Origin};
use crate::model::{DocumentRecord, Package, Step, TextValue, Visit};

/// The texts of a document in one language, each by where it stands.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// How many texts there are.
    pub texts: usize,
    /// Those for which another language stands in, with that language.
    pub fallback: Vec<(Origin, LanguageTag)>,
    /// Those that are not known yet, in any language.
    pub missing: Vec<Origin>,
    /// Those whose source has changed since they were translated, with that language.
    pub behind: Vec<(Origin, LanguageTag)>,
    /// Translations of which nobody has said what they were made from.
    pub unmarked: Vec<Origin>,
}

/// How far a document is in a language.
pub fn coverage(
    package: &Package,
    document: &DocumentRecord,
    language: &LanguageTag,
) -> Coverage {
    let default = super::default_language(package);
    let mut coverage = Coverage::default();
    for own in texts(package, document) {
        let text = own.text;
        let origin = || text.origin.clone();
        coverage.texts += 1;
        match &text.value {
            TextValue::Placeholder(_) => coverage.missing.push(origin()),
            TextValue::Plain(string) => {
                if !fits(language, own.language) && !serves_all(text, string) {
                    coverage.fallback.push((origin(), own.language.clone()));
                }
            }
            TextValue::Localized(entries) => {
                let has = entries.iter().any(|entry| fits(language, &entry.language));
                let used = text.pick(language, default).and_then(|(.., used)| used);
                if let (false, Some(used)) = (has, used) {
                    coverage.fallback.push((origin(), used.clone()));
                }
            }
        }
        let entry = own.translation(language);
        if let Some((source, entry)) = text.source(own.language).zip(entry) {
            match text.step(&entry.language, &source.text) {
                Step::With => {}
                Step::Behind => {
                    coverage.behind.push((origin(), source.language.clone()));
                }
                Step::Unmarked => coverage.unmarked.push(origin()),
            }
        }
    }
    document.walk(&mut |visit| {
        if let Visit::Placeholder(placeholder) = visit {
            coverage.missing.push(placeholder.origin.clone());
        }
    });
    coverage
}
