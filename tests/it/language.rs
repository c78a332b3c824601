//! Language tags are kept in the case that BCP 47 recommends.

use communique::diagnostic::LanguageTag;

#[test]
fn tags_get_their_canonical_case() {
    for (given, kept) in [("EN", "en"), ("sr-cyrl-rs", "sr-Cyrl-RS"), ("CNR", "cnr")] {
        assert_eq!(
            LanguageTag::new(given).map(|tag| tag.to_string()).as_deref(),
            Some(kept)
        );
    }
}

#[test]
fn what_is_no_tag_is_refused() {
    for given in ["", "e", "english", "en_GB", "en-", "sr-Ćyrl", "1en"] {
        assert!(LanguageTag::new(given).is_none(), "{given}");
    }
}
