//! A value of the record comes in, a typed value goes out; every mistake on the way goes
//! into the sink, and decoding goes on. Nothing is checked here that needs more than the
//! value itself.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};

use super::mistake;
use super::walk::Visit;
use crate::diagnostic::{Diagnostics, Origin};
use crate::record::{Node, Value};

/// What decoding needs beside the value.
pub(crate) struct Context<'a> {
    pub(crate) diagnostics: &'a mut Diagnostics,
    /// The kinds of documents that have a template.
    pub(crate) kinds: &'a BTreeSet<String>,
}

/// A type that a value of the record can be read as.
pub(crate) trait Decode: Sized {
    /// Reads a value. `None` where it cannot be used; the mistake is in the sink then.
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self>;

    /// What stands for a member that is not there. `None` if there must be one.
    fn absent() -> Option<Self> {
        None
    }

    /// The JSON Schema of such values.
    fn schema(generator: &mut SchemaGenerator) -> Schema;
}

/// A leaf of the record with the place it stands at.
#[derive(Debug, Clone, PartialEq)]
pub struct At<T> {
    pub origin: Origin,
    pub value: T,
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A leaf's value without its place.
pub(super) trait Leaf: Sized {
    /// Reads the value; says why not in the sink.
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self>;

    /// The JSON Schema of such values.
    fn schema() -> Schema;

    /// Meets the leaf, where it is of interest without knowing its field.
    fn visit<'a>(_leaf: &'a At<Self>, _visit: &mut dyn FnMut(Visit<'a>)) {}
}

impl<T: Leaf> Decode for At<T> {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let value = T::read(node, cx)?;
        Some(Self { origin: node.origin.clone(), value })
    }

    fn schema(_: &mut SchemaGenerator) -> Schema {
        T::schema()
    }
}

impl Leaf for String {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        if let Value::String(text) = &node.value {
            return Some(text.clone());
        }
        cx.diagnostics.push(mistake::wrong_type(node, "a string"));
        None
    }

    fn schema() -> Schema {
        json_schema!({ "type": "string" })
    }

    fn visit<'a>(leaf: &'a At<Self>, visit: &mut dyn FnMut(Visit<'a>)) {
        visit(Visit::String(leaf));
    }
}

impl Leaf for bool {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        cx.diagnostics.push(mistake::wrong_type(node, "`true` or `false`"));
        None
    }

    fn schema() -> Schema {
        json_schema!({ "type": "boolean" })
    }
}

impl Leaf for i64 {
    fn read(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let whole = match &node.value {
            Value::Number(number) => number.parse().ok().or_else(|| whole(number)),
            _ => None,
        };
        if whole.is_none() {
            cx.diagnostics.push(mistake::wrong_type(node, "a whole number"));
        }
        whole
    }

    fn schema() -> Schema {
        json_schema!({ "type": "integer" })
    }
}

/// `1.0` and `1e2` are whole numbers too; what is out of range stops at the range's end.
#[expect(clippy::cast_possible_truncation, reason = "stops at the ends of the range")]
fn whole(number: &str) -> Option<i64> {
    let value: f64 = number.parse().ok()?;
    (value.fract() == 0.0 || value.is_infinite()).then_some(value as i64)
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        T::decode(node, cx).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        T::schema(generator)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let Value::Array(elements) = &node.value else {
            cx.diagnostics.push(mistake::wrong_type(node, "an array"));
            return None;
        };
        Some(elements.iter().filter_map(|element| T::decode(element, cx)).collect())
    }

    fn absent() -> Option<Self> {
        Some(vec![])
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "array", "items": T::schema(generator) })
    }
}

/// Entries by their id, in the order of the file.
pub type Map<T> = IndexMap<String, T>;

impl<T: Decode> Decode for Map<T> {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Object(_)) {
            cx.diagnostics.push(mistake::wrong_type(node, "an object"));
            return None;
        }
        let entries = node.members();
        Some(
            entries
                .filter_map(|(key, node)| Some((key.to_owned(), T::decode(node, cx)?)))
                .collect(),
        )
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "object",
            "additionalProperties": T::schema(generator),
        })
    }
}

/// Whether members that have no meaning here are mistakes or only worth a warning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Members {
    Closed,
    Open,
}

/// An object being read, member by member.
pub(super) struct Object<'a> {
    node: &'a Arc<Node>,
    members: Members,
}

impl<'a> Object<'a> {
    /// Sees that the value is an object and that all its members are known.
    pub(super) fn new(
        node: &'a Arc<Node>,
        members: Members,
        names: &[String],
        cx: &mut Context<'_>,
    ) -> Option<Self> {
        if !matches!(node.value, Value::Object(_)) {
            cx.diagnostics.push(mistake::wrong_type(node, "an object"));
            return None;
        }
        for (key, _) in node.members() {
            if !names.iter().any(|name| name == key) {
                cx.diagnostics.push(mistake::unknown_field(node, key, names, members));
            }
        }
        Some(Self { node, members })
    }

    /// Reads one member.
    pub(super) fn field<T: Decode>(&self, name: &str, cx: &mut Context<'_>) -> Option<T> {
        let Some(node) = self.node.get(name) else {
            let absent = T::absent();
            if absent.is_none() {
                cx.diagnostics.push(mistake::missing_field(self.node, name));
            }
            return absent;
        };
        if self.members == Members::Closed {
            return T::decode(node, cx).or_else(T::absent);
        }
        let mut own = Diagnostics::default();
        let mut inner = Context { diagnostics: &mut own, kinds: cx.kinds };
        let value = T::decode(node, &mut inner).or_else(T::absent);
        for diagnostic in own.iter() {
            cx.diagnostics.push(mistake::ignored(diagnostic));
        }
        value
    }
}
