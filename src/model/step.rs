//! Whether a translation is in step with its source: beside the strings of a text, under
//! `@source`, stands for each language a short hash of the string that it was made from.
//! The hash moves with the text, and no document shows it.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::{Schema, json_schema};
use unicode_normalization::UnicodeNormalization;

use super::code::LANGUAGE;
use super::decode::{At, Context};
use super::mistake;
use super::text::{Localized, Text, TextValue};
use crate::diagnostic::{LanguageTag, Place};
use crate::record::{Node, Value};

/// The member of a text in several languages that holds the marks; no language has that
/// name.
pub const SOURCE: &str = "@source";

/// How many digits of the hash stand in the record.
const DIGITS: usize = 8;

const FINGERPRINT: &str = "^[0-9a-f]{8}$";

/// The hash of a source text; letters with accents count alike in both forms of Unicode.
pub fn fingerprint(text: &str) -> String {
    let text: String = text.nfc().collect();
    blake3::hash(text.as_bytes()).to_hex()[..DIGITS].to_owned()
}

/// How a translation stands to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Made from the source as it is.
    With,
    /// Made from another source than there is now.
    Behind,
    /// Nobody has said what it was made from.
    Unmarked,
}

impl Text {
    /// The string that others are translations of: that of a language, where it is there.
    pub fn source(&self, language: &LanguageTag) -> Option<&Localized> {
        let TextValue::Localized(entries) = &self.value else { return None };
        let alike = |own: &&Localized| {
            let own = &own.language;
            own.language() == language.language() && own.writing() == language.writing()
        };
        let same = entries.iter().find(|own| own.language == *language);
        same.or_else(|| entries.iter().find(alike))
    }

    /// How the string in a language stands to its source.
    pub fn step(&self, language: &LanguageTag, source: &str) -> Step {
        match self.marks.get(language) {
            Some(mark) if mark.value == fingerprint(source) => Step::With,
            Some(_) => Step::Behind,
            None => Step::Unmarked,
        }
    }
}

/// Reads the marks of a text.
pub(super) fn marks(
    node: &Node,
    cx: &mut Context<'_>,
) -> BTreeMap<LanguageTag, At<String>> {
    let mut marks = BTreeMap::new();
    if !matches!(node.value, Value::Object(_)) {
        cx.diagnostics.push(mistake::wrong_type(node, "an object"));
    }
    for (key, value) in node.members() {
        let Some(language) = LanguageTag::new(key) else {
            let place = Place::Key(value.origin.clone());
            cx.diagnostics.push(mistake::language(place, key));
            continue;
        };
        if let Some(mark) = mark(value, cx) {
            marks.insert(language, mark);
        }
    }
    marks
}

fn mark(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<At<String>> {
    let Some(text) = node.as_str() else {
        cx.diagnostics.push(mistake::wrong_type(node, "a string"));
        return None;
    };
    let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if text.len() != DIGITS || !text.bytes().all(is_digit) {
        let hint = "`communique translations mark` writes these";
        let place = Place::Value(node.origin.clone());
        let what = "a hash of a source text";
        cx.diagnostics.push(mistake::form(place, text, what, hint));
        return None;
    }
    Some(At { origin: node.origin.clone(), value: text.to_owned() })
}

/// The schema of a text in several languages.
pub(super) fn schema() -> Schema {
    json_schema!({
        "type": "object",
        "minProperties": 1,
        "properties": {
            SOURCE: {
                "description": "Of which source text each translation was made: a short \
                    hash by language, written by `communique translations mark`.",
                "type": "object",
                "propertyNames": { "pattern": LANGUAGE },
                "additionalProperties": { "type": "string", "pattern": FINGERPRINT },
            },
        },
        "patternProperties": { LANGUAGE: { "type": "string" } },
        "additionalProperties": false,
        "not": { "required": [SOURCE], "maxProperties": 1 },
    })
}
