//! Codes of languages and countries, and what is listed by them.

use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};

use super::decode::{At, Context, Decode, Leaf};
use super::mistake;
use super::walk::Visit;
use crate::diagnostic::{LanguageTag, Place};
use crate::record::{Node, Value};

/// ISO 3166-1 alpha-2 code; `XK` is allowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode(Arc<str>);

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

pub(super) const LANGUAGE: &str = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

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

    fn visit<'a>(leaf: &'a At<Self>, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::Language(leaf));
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
