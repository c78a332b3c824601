//! A package comes in; changes go out that say of its translations that they are in step
//! with their source as it is now.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use crate::amend::Change;
use crate::check::all_texts;
use crate::diagnostic::{LanguageTag, Origin, is_within};
use crate::model::{Package, SOURCE, Step, Text, TextValue, fingerprint};

/// A value, with all that stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The file, from the root; none stands for the package's own.
    pub file: Option<String>,
    /// RFC 6901.
    pub pointer: String,
}

impl Field {
    /// Whether a value is it, or stands in it.
    pub fn holds(&self, origin: &Origin, package: &str) -> bool {
        *origin.file == *self.file.as_deref().unwrap_or(package)
            && is_within(&origin.pointer, &self.pointer)
    }
}

/// What was marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Marked {
    /// By file, from the root.
    pub changes: BTreeMap<String, Vec<Change>>,
    /// All translations that fit, each with how it stood to its source before.
    pub list: Vec<(Origin, Step)>,
}

/// Marks translations; no languages are all, no fields are all.
pub fn mark(package: &Package, languages: &[LanguageTag], fields: &[Field]) -> Marked {
    let (mut changes, mut list) = (BTreeMap::new(), vec![]);
    for own in all_texts(package) {
        let text = own.text;
        let holds = |field: &Field| field.holds(&text.origin, &package.origin.file);
        let TextValue::Localized(entries) = &text.value else { continue };
        let Some(source) = text.source(own.language) else { continue };
        if !fields.is_empty() && !fields.iter().any(holds) {
            continue;
        }
        let mut marked = vec![];
        for entry in entries.iter().filter(|entry| *entry != source) {
            let is_wanted = |wish| entry.language.is_of(wish);
            if !languages.is_empty() && !languages.iter().any(is_wanted) {
                continue;
            }
            let step = text.step(&entry.language, &source.text);
            if step != Step::With {
                marked.push((&entry.language, fingerprint(&source.text)));
            }
            list.push((entry.origin.clone(), step));
        }
        if !marked.is_empty() {
            let file: &mut Vec<Change> =
                changes.entry(text.origin.file.to_string()).or_default();
            file.push(change(text, &text.origin.pointer, &marked));
        }
    }
    Marked { changes, list }
}

/// The change that gives a text at a pointer some marks beside those that it has.
pub(super) fn change(
    text: &Text,
    pointer: &str,
    marked: &[(&LanguageTag, String)],
) -> Change {
    let mut all: BTreeMap<&LanguageTag, &str> =
        text.marks.iter().map(|(tag, mark)| (tag, mark.value.as_str())).collect();
    all.extend(marked.iter().map(|(tag, mark)| (*tag, mark.as_str())));
    let all: Map<String, Json> =
        all.into_iter().map(|(tag, mark)| (tag.to_string(), mark.into())).collect();
    let (path, value) = (format!("{pointer}/{SOURCE}"), Json::Object(all));
    match text.marks.is_empty() {
        true => Change::Add { path, value },
        false => Change::Replace { path, value },
    }
}
