//! The record as a tree of JSON values, each with the place it stands at.

use std::sync::Arc;

use indexmap::IndexMap;
use serde::ser::{Serialize, Serializer};

use crate::diagnostic::Origin;

/// A JSON value and where it stands. Parts are shared, so that a merged package costs
/// nothing but its joints.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub origin: Origin,
    pub value: Value,
}

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    /// As written in the file.
    Number(String),
    /// Decoded: escapes resolved.
    String(String),
    Array(Vec<Arc<Node>>),
    /// In the order of the file.
    Object(IndexMap<String, Arc<Node>>),
}

impl Node {
    /// The member of an object.
    pub fn get(&self, key: &str) -> Option<&Arc<Self>> {
        match &self.value {
            Value::Object(members) => members.get(key),
            _ => None,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of an array; none of anything else.
    pub fn elements(&self) -> &[Arc<Self>] {
        match &self.value {
            Value::Array(elements) => elements,
            _ => &[],
        }
    }

    /// The members of an object; none of anything else.
    pub fn members(&self) -> impl Iterator<Item = (&str, &Arc<Self>)> {
        let members = match &self.value {
            Value::Object(members) => Some(members),
            _ => None,
        };
        members.into_iter().flatten().map(|(key, node)| (key.as_str(), node))
    }

    /// What kind of value it is, in words: `a string`.
    pub fn describe(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}

/// As JSON: members in the order of the file. A number stays as good as JSON keeps it.
impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(text) => number(text).serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(elements) => {
                serializer.collect_seq(elements.iter().map(|own| &own.value))
            }
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, own)| (key, &own.value)))
            }
        }
    }
}

fn number(text: &str) -> Option<serde_json::Number> {
    serde_json::from_str(text).ok()
}
