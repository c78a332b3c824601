//! Texts for readers: in one language, in several, or not known yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::decode::{At, Context, Decode, Leaf};
use super::mistake;
use super::step::{self, SOURCE};
use crate::diagnostic::{LanguageTag, Origin, Place};
use crate::record::{Node, Value};

/// A text for readers: inline Markdown where the field is prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub origin: Origin,
    pub value: TextValue,
    /// What is known of the strings that translations were made from, by language.
    pub marks: BTreeMap<LanguageTag, At<String>>,
    pub holder: Holder,
}

/// What stands where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// The text itself.
    Text,
    /// A paragraph that is written as a string.
    Paragraph,
    /// An item of a list that is written as a string.
    Item,
}

/// The three forms of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum TextValue {
    /// In the package's default language, or the same in all.
    Plain(String),
    /// One string per language, in the order of the file; at least one.
    Localized(Vec<Localized>),
    /// Not known yet: what is missing.
    Placeholder(String),
}

/// A text in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Localized {
    /// Has the language set.
    pub origin: Origin,
    pub language: LanguageTag,
    pub text: String,
}

/// Something that is not known yet, printed highlighted in square brackets.
#[derive(Debug, Clone, PartialEq)]
pub struct Placeholder {
    /// Of the object that holds it.
    pub origin: Origin,
    /// What is missing.
    pub text: String,
}

/// A value, or a placeholder for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Pending<T> {
    Known(T),
    Placeholder(Placeholder),
}

impl Text {
    /// A string that stands for something that has a text.
    pub(super) fn short(origin: Origin, text: &str, holder: Holder) -> Self {
        let value = TextValue::Plain(text.to_owned());
        Self { origin, value, marks: BTreeMap::new(), holder }
    }

    /// The string for a language: exactly that one, or else a plain text, or else the one
    /// of the nearest tag (`sr-Cyrl` for `sr`), or else the default language's, or else
    /// the first. The tag of the string that was taken comes with it; `None` for a plain
    /// text. Nothing for a placeholder.
    pub fn pick(
        &self,
        language: &LanguageTag,
        default: &LanguageTag,
    ) -> Option<(&str, &Origin, Option<&LanguageTag>)> {
        let entries = match &self.value {
            TextValue::Plain(text) => return Some((text, &self.origin, None)),
            TextValue::Placeholder(_) => return None,
            TextValue::Localized(entries) => entries,
        };
        let find = |wanted: &LanguageTag| {
            let same = |own: &LanguageTag| own.language() == wanted.language();
            let alike =
                |own: &LanguageTag| same(own) && own.writing() == wanted.writing();
            let with = |fits: &dyn Fn(&LanguageTag) -> bool| {
                entries.iter().find(|entry| fits(&entry.language))
            };
            with(&|own| own == wanted).or_else(|| with(&alike)).or_else(|| with(&same))
        };
        let entry =
            find(language).or_else(|| find(default)).or_else(|| entries.first())?;
        Some((&entry.text, &entry.origin, Some(&entry.language)))
    }

    /// All strings with their places and languages; a placeholder's too.
    pub fn strings(&self) -> Vec<(&str, &Origin, Option<&LanguageTag>)> {
        match &self.value {
            TextValue::Plain(text) | TextValue::Placeholder(text) => {
                vec![(text, &self.origin, None)]
            }
            TextValue::Localized(entries) => entries
                .iter()
                .map(|e| (e.text.as_str(), &e.origin, Some(&e.language)))
                .collect(),
        }
    }

    /// What is missing, if it is.
    pub fn placeholder(&self) -> Option<&str> {
        match &self.value {
            TextValue::Placeholder(text) => Some(text),
            _ => None,
        }
    }
}

impl<T> Pending<T> {
    /// The value, where it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Placeholder(_) => None,
        }
    }

    /// What is missing, where it is.
    pub fn placeholder(&self) -> Option<&Placeholder> {
        match self {
            Self::Known(_) => None,
            Self::Placeholder(placeholder) => Some(placeholder),
        }
    }
}

/// Whether an object looks like a text: a placeholder, or languages as keys.
pub(crate) fn looks_like_text(node: &Node) -> bool {
    let mut keys = node.members().map(|(key, _)| key).peekable();
    match &node.value {
        Value::String(_) => true,
        Value::Object(_) if keys.peek().is_none() => false,
        Value::Object(_) => {
            node.get("placeholder").is_some()
                || keys.all(|key| key == SOURCE || LanguageTag::new(key).is_some())
        }
        _ => false,
    }
}

impl Decode for Text {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let mut marks = BTreeMap::new();
        let value = match &node.value {
            Value::String(text) => TextValue::Plain(text.clone()),
            Value::Object(_) if node.get("placeholder").is_some() => {
                TextValue::Placeholder(Placeholder::decode(node, cx)?.text)
            }
            Value::Object(_) => {
                if let Some(own) = node.get(SOURCE) {
                    marks = step::marks(own, cx);
                }
                TextValue::Localized(localized(node, cx)?)
            }
            _ => {
                let wanted = "a text (a string, or an object of languages)";
                cx.diagnostics.push(mistake::wrong_type(node, wanted));
                return None;
            }
        };
        Some(Self { origin: node.origin.clone(), value, marks, holder: Holder::Text })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Self>()
    }
}

fn localized(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Vec<Localized>> {
    let mut entries = vec![];
    let mut members = node.members().filter(|(key, _)| *key != SOURCE).peekable();
    let is_empty = members.peek().is_none();
    for (key, value) in members {
        let Some(language) = LanguageTag::new(key) else {
            let place = Place::Key(value.origin.clone());
            cx.diagnostics.push(mistake::language(place, key));
            continue;
        };
        let Value::String(text) = &value.value else {
            cx.diagnostics.push(mistake::wrong_type(value, "a string"));
            continue;
        };
        let origin = Origin { language: Some(language.clone()), ..value.origin.clone() };
        entries.push(Localized { origin, language, text: text.clone() });
    }
    if is_empty {
        let wanted = "a text with at least one language";
        cx.diagnostics.push(mistake::wrong_type(node, wanted));
    }
    (!entries.is_empty()).then_some(entries)
}

impl JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A text: one string, a string per language, or a placeholder. \
                Inline Markdown where the field is prose.",
            "oneOf": [
                { "type": "string" },
                Placeholder::schema(generator),
                step::schema(),
            ],
        })
    }
}

impl Decode for Placeholder {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = node.get("placeholder").cloned();
        let Some(text) = text.filter(|_| matches!(node.value, Value::Object(_))) else {
            cx.diagnostics.push(mistake::no_placeholder(node));
            return None;
        };
        let names = [String::from("placeholder")];
        for (key, _) in node.members().filter(|(key, _)| *key != "placeholder") {
            let members = super::decode::Members::Closed;
            cx.diagnostics.push(mistake::unknown_field(node, key, &names, members));
        }
        let text = String::read(&text, cx)?;
        Some(Self { origin: node.origin.clone(), text })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Self>()
    }
}

impl JsonSchema for Placeholder {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Placeholder".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Not known yet: printed highlighted in square brackets. A \
                document with one cannot be final, adopted or signed.",
            "type": "object",
            "required": ["placeholder"],
            "properties": {
                "placeholder": { "type": "string", "description": "What is missing." },
            },
            "additionalProperties": false,
        })
    }
}

impl<T: Decode> Decode for Pending<T> {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        match node.value {
            Value::Object(_) => Placeholder::decode(node, cx).map(Self::Placeholder),
            _ => T::decode(node, cx).map(Self::Known),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (known, placeholder) = (T::schema(generator), Placeholder::schema(generator));
        json_schema!({ "oneOf": [known, placeholder] })
    }
}
