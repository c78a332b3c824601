//! Texts for translators as XLIFF 2.1 (OASIS), and what comes back of it.

mod inline;
mod read;
mod write;

pub use read::{Unreadable, read};
pub use write::write;

/// The version that is written; its namespace is that of 2.0.
const VERSION: &str = "2.1";
const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";
/// The categories of the notes that are written.
const FIELD: &str = "field";
const STATE: &str = "state";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::{LanguageTag, Origin};
    use crate::model::Step;
    use crate::translation::content::Content;
    use crate::translation::{Head, Identity, Standing, Unit};

    /// A text with marks, and with signs that could be taken for some.
    fn text() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            any::<String>(),
            "[a-z<&\\\\*_ ]{0,6}",
            Just("**b** ".to_owned()),
            Just("*i* ".to_owned()),
            Just("**[l *m*](https://x.y/(z)?a=1&b=2)** ".to_owned()),
            Just("[^n]".to_owned()),
            Just("[](#p)".to_owned()),
            Just("{{day & hour}}".to_owned()),
            Just("\n\n".to_owned()),
        ];
        prop::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_it_is_written(source in text(), target in text()) {
            let tag = |text| LanguageTag::new(text).unwrap();
            let head = Head {
                package: "data/a&b.json".to_owned(),
                source: tag("en"),
                target: tag("sr-Cyrl"),
            };
            let unit = Unit {
                origin: Origin::root(&head.package).child("a/b"),
                document: "d".to_owned(),
                name: "title".to_owned(),
                source,
                target: Some(target.clone()),
                standing: Standing::Translated(Step::Behind),
            };
            let file = write(&head, std::slice::from_ref(&unit));
            let returned = read(file.as_bytes()).unwrap();
            prop_assert_eq!(&returned.head, &head);
            let own = &returned.units[0];
            prop_assert_eq!(&own.name, "/a~1b");
            prop_assert_eq!(own.identity.as_ref(), Some(&Identity::of(&unit)));
            let wanted = Content::read(&target);
            match &own.target {
                Ok(None) => prop_assert!(wanted.spans.is_empty(), "{file}"),
                own => prop_assert_eq!(own, &Ok(Some(wanted)), "{}", file),
            }
        }
    }
}
