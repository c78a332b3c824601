//! A translation that is taken → the changes that write it, with its mark.

use serde_json::{Map, Value as Json, json};

use super::mark::change;
use crate::amend::Change;
use crate::check::Translatable;
use crate::diagnostic::LanguageTag;
use crate::model::{Holder, Localized, SOURCE, TextValue, fingerprint};

/// The changes that give a text a translation, in the place of one that it has or beside
/// the others; what was one string becomes a text in two languages.
pub(super) fn changes(
    own: &Translatable<'_>,
    target: &LanguageTag,
    translation: Option<&Localized>,
    source: &str,
    after: &str,
) -> Vec<Change> {
    let text = own.text;
    let pointer = &*text.origin.pointer;
    let mark = fingerprint(source);
    if matches!(text.value, TextValue::Plain(_)) {
        let value = whole(own.language, target, source, after, mark);
        let value = match text.holder {
            Holder::Text => value,
            Holder::Paragraph => json!({ "type": "paragraph", "text": value }),
            Holder::Item => json!({ "text": value }),
        };
        return vec![Change::Replace { path: pointer.to_owned(), value }];
    }
    let language = translation.map_or(target, |own| &own.language);
    let (path, value) = (format!("{pointer}/{language}"), Json::from(after));
    let written = match translation {
        Some(_) => Change::Replace { path, value },
        None => Change::Add { path, value },
    };
    vec![written, change(text, pointer, &[(language, mark)])]
}

/// A text in two languages.
fn whole(
    from: &LanguageTag,
    to: &LanguageTag,
    source: &str,
    after: &str,
    mark: String,
) -> Json {
    let marks: Map<String, Json> = [(to.to_string(), mark.into())].into_iter().collect();
    let members = [
        (from.to_string(), source.into()),
        (to.to_string(), after.into()),
        (SOURCE.to_owned(), Json::Object(marks)),
    ];
    Json::Object(members.into_iter().collect())
}
