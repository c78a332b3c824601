//! A package → the languages that its texts are written in, and those that they are
//! translated into.

use std::collections::BTreeSet;

use crate::check::{default_language, spoken, texts};
use crate::diagnostic::LanguageTag;
use crate::model::{DocumentRecord, Package};

/// The languages that the texts of documents are written in: the package's own first, then
/// those of documents, in their order.
pub fn sources<'a>(
    package: &Package,
    documents: impl Iterator<Item = &'a DocumentRecord>,
) -> Vec<LanguageTag> {
    let default = default_language(package);
    let mut sources: Vec<LanguageTag> = vec![];
    for document in documents {
        for own in texts(package, document) {
            if sources.contains(own.language) {
                continue;
            }
            let at = if own.language == default { 0 } else { sources.len() };
            sources.insert(at, own.language.clone());
        }
    }
    sources
}

/// The language of a package's documents that a tag means: that itself, the only one that
/// is of it (`sr-Cyrl` for `sr`), or the only one that serves its region (`mk` for `mk-MK`).
pub fn edition(package: &Package, wanted: &LanguageTag) -> Option<LanguageTag> {
    let documents = package.documents.iter();
    let all = documents.flat_map(|document| spoken(package, document)).collect();
    meant(&all, wanted).cloned()
}

fn meant<'a>(
    all: &'a BTreeSet<LanguageTag>,
    wanted: &LanguageTag,
) -> Option<&'a LanguageTag> {
    let only = |fits: fn(&LanguageTag, &LanguageTag) -> bool| {
        let mut found = all.iter().filter(|own| fits(own, wanted));
        found.next().filter(|_| found.next().is_none())
    };
    only(|own, wanted| own == wanted)
        .or_else(|| only(LanguageTag::is_of))
        .or_else(|| only(LanguageTag::serves))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_means_one_language_or_none() {
        let tag = |text| LanguageTag::new(text).unwrap();
        let all = ["en", "mk", "ro", "ro-MD", "sr-Cyrl", "sr-Latn"].map(tag).into();
        let tags = [
            ("mk", Some("mk")),
            ("mk-MK", Some("mk")),
            ("ro-MD", Some("ro-MD")),
            ("ro-RO", Some("ro")),
            ("sr", None),
            ("sr-RS", Some("sr-Cyrl")),
            ("sr-Latn-RS", Some("sr-Latn")),
            ("hr", None),
        ];
        for (wanted, own) in tags {
            assert_eq!(
                meant(&all, &tag(wanted)).map(LanguageTag::as_str),
                own,
                "{wanted}"
            );
        }
    }
}
