//! Leaves that are more than a string: texts in several languages, dates, placeholders,
//! codes, colours, lengths.

use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::decode::{Context, Decode, Leaf};
use super::mistake;
use crate::brand::Color;
use crate::diagnostic::{LanguageTag, Origin, Place};
use crate::record::{Node, Value};

/// A text for readers: inline Markdown where the field is prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    pub origin: Origin,
    pub value: TextValue,
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

/// A date with reduced precision: `2013`, `2013-03` or `2013-03-11`. The form is right, but
/// the day may not exist (`2013-02-30`): that is a check of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    pub origin: Origin,
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

/// ISO 3166-1 alpha-2 code; `XK` is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(Arc<str>);

/// A length in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Length(pub f64);

/// A number, such as a size in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number(pub f64);

/// An object whose members are not fixed; they are kept as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Free {
    pub origin: Origin,
    pub members: IndexMap<String, Arc<Node>>,
}

impl Text {
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
            entries.iter().find(|entry| entry.language == *wanted).or_else(|| {
                entries.iter().find(|e| e.language.language() == wanted.language())
            })
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

impl Date {
    /// Reads `2013`, `2013-03` or `2013-03-11`.
    pub fn parse(text: &str, origin: &Origin) -> Option<Self> {
        date(text, origin)
    }
}

impl CountryCode {
    /// Two capital letters.
    pub fn new(code: &str) -> Option<Self> {
        let fits = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
        fits.then(|| Self(code.into()))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CountryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
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

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
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
                || keys.all(|key| LanguageTag::new(key).is_some())
        }
        _ => false,
    }
}

impl Decode for Text {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let value = match &node.value {
            Value::String(text) => TextValue::Plain(text.clone()),
            Value::Object(_) if node.get("placeholder").is_some() => {
                TextValue::Placeholder(Placeholder::decode(node, cx)?.text)
            }
            Value::Object(_) => TextValue::Localized(localized(node, cx)?),
            _ => {
                let wanted = "a text (a string, or an object of languages)";
                cx.diagnostics.push(mistake::wrong_type(node, wanted));
                return None;
            }
        };
        Some(Self { origin: node.origin.clone(), value })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Self>()
    }
}

fn localized(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Vec<Localized>> {
    let mut entries = vec![];
    for (key, value) in node.members() {
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
    if node.members().next().is_none() {
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
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": { "pattern": LANGUAGE },
                    "additionalProperties": { "type": "string" },
                },
            ],
        })
    }
}

impl Decode for Placeholder {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = node.get("placeholder").cloned();
        let Some(text) = text.filter(|_| matches!(node.value, Value::Object(_))) else {
            let wanted = "an object with `placeholder`";
            cx.diagnostics.push(mistake::wrong_type(node, wanted));
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

const DATE: &str = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$";

impl Decode for Date {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::read(node, cx)?;
        let date = date(&text, &node.origin);
        if date.is_none() {
            cx.diagnostics.push(mistake::form(
                Place::Value(node.origin.clone()),
                &text,
                "a date",
                "write the year, or year and month, or the day: `2013`, `2013-03`, \
                 `2013-03-11`",
            ));
        }
        date
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": DATE })
    }
}

fn date(text: &str, origin: &Origin) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = |digits: usize| match parts.next() {
        None => Some(None),
        Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => {
            p.parse::<u16>().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day) = (part(4)??, part(2)?, part(2)?);
    let small = |value: Option<u16>, last: u16| match value {
        None => Some(None),
        Some(value) if (1..=last).contains(&value) => u8::try_from(value).ok().map(Some),
        Some(_) => None,
    };
    let (month, day) = (small(month, 12)?, small(day, 31)?);
    parts.next().is_none().then(|| Date { origin: origin.clone(), year, month, day })
}

const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

impl Leaf for LanguageTag {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::read(node, cx)?;
        let tag = Self::new(&text);
        if tag.is_none() {
            let place = Place::Value(node.origin.clone());
            cx.diagnostics.push(mistake::language(place, &text));
        }
        tag
    }

    fn schema() -> Schema {
        json_schema!({ "type": "string", "pattern": LANGUAGE })
    }
}

const COUNTRY: &str = "^[A-Z]{2}$";

impl Leaf for CountryCode {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::read(node, cx)?;
        let code = Self::new(&text);
        if code.is_none() {
            let place = Place::Value(node.origin.clone());
            cx.diagnostics.push(mistake::country(place, &text));
        }
        code
    }

    fn schema() -> Schema {
        json_schema!({ "type": "string", "pattern": COUNTRY })
    }
}

/// Entries by country code.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ByCountry<T>(pub IndexMap<CountryCode, T>);

impl<T> ByCountry<T> {
    /// The entry of a country.
    pub fn get(&self, code: &CountryCode) -> Option<&T> {
        self.0.get(code)
    }
}

impl<T: Decode> Decode for ByCountry<T> {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Object(_)) {
            cx.diagnostics.push(mistake::wrong_type(node, "an object"));
            return None;
        }
        let mut entries = IndexMap::new();
        for (key, value) in node.members() {
            let code = CountryCode::new(key);
            if code.is_none() {
                let place = Place::Key(value.origin.clone());
                cx.diagnostics.push(mistake::country(place, key));
            }
            let entry = T::decode(value, cx);
            entries.extend(code.zip(entry));
        }
        Some(Self(entries))
    }

    fn absent() -> Option<Self> {
        Some(Self(IndexMap::new()))
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "propertyNames": { "pattern": COUNTRY },
            "additionalProperties": T::schema(generator),
        })
    }
}

impl Decode for Free {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        if let Value::Object(members) = &node.value {
            return Some(Self { origin: node.origin.clone(), members: members.clone() });
        }
        cx.diagnostics.push(mistake::wrong_type(node, "an object"));
        None
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object" })
    }
}

impl Leaf for Color {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::read(node, cx)?;
        let color = Self::parse(&text);
        if color.is_none() {
            let hint = "write it as `#1F3864`: red, green and blue in hexadecimal";
            let place = Place::Value(node.origin.clone());
            cx.diagnostics.push(mistake::form(place, &text, "a colour", hint));
        }
        color
    }

    fn schema() -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$",
        })
    }
}

const LENGTH: &str = "^[0-9]+(\\.[0-9]+)?(mm|cm|in|pt)$";

impl Leaf for Length {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let text = String::read(node, cx)?;
        let millimetres = |(unit, factor): (&str, f64)| {
            let digits = text.strip_suffix(unit)?;
            let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            let number = digits.parse::<f64>().ok().filter(|_| plain)?;
            Some(Self(number * factor))
        };
        let units = [("mm", 1.0), ("cm", 10.0), ("in", 25.4), ("pt", 25.4 / 72.0)];
        let length = units.into_iter().find_map(millimetres);
        if length.is_none() {
            let hint = "write a number and its unit: `25mm`, `2.5cm`, `1in`, `72pt`";
            let place = Place::Value(node.origin.clone());
            cx.diagnostics.push(mistake::form(place, &text, "a length", hint));
        }
        length
    }

    fn schema() -> Schema {
        json_schema!({ "type": "string", "pattern": LENGTH })
    }
}

impl Leaf for Number {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        if let Value::Number(number) = &node.value
            && let Some(number) = number.parse().ok().filter(|n: &f64| n.is_finite())
        {
            return Some(Self(number));
        }
        cx.diagnostics.push(mistake::wrong_type(node, "a number"));
        None
    }

    fn schema() -> Schema {
        json_schema!({ "type": "number" })
    }
}
