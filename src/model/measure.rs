//! Leaves of the look: colours, lengths, numbers; and objects whose members are free.

use std::sync::Arc;

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};

use super::decode::{Context, Decode, Leaf};
use super::mistake;
use crate::brand::Color;
use crate::diagnostic::{Origin, Place};
use crate::record::{Node, Value};

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
