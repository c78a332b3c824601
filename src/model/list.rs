//! Lists of the text, and what stands before their items.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::block::{BlockType, Required};
use super::date::Date;
use super::decode::{At, Context, Decode};
use super::macros::{choice, fields, record};
use super::text::{Holder, Pending, Text};
use crate::record::{Node, Value};

record! {
    /// A list.
    closed struct ListBlock {
        /// The word list.
        kind = "type": At<BlockType>,
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// What stands before the items. Default: bullet.
        marker: Option<At<ListMarker>>,
        /// The items; numbering begins anew in each list.
        items: Required<Item>,
    }
}

fields! {
    /// An item of a list; a plain string is an item with that text.
    closed struct Item {
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// The text.
        text: Option<Text>,
        /// What stands before the items below.
        marker: Option<At<ListMarker>>,
        /// Items below this one.
        items: Vec<Item>,
        /// Whom a recommendation or decision is for: country codes, organisation or
        /// person ids.
        addressees: Vec<At<String>>,
        /// Until when it is to be done.
        deadline: Option<Pending<Date>>,
    }
}

impl Decode for Item {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let Value::String(text) = &node.value else {
            return Self::read(node, Self::fields(), cx);
        };
        let origin = node.origin.clone();
        Some(Self {
            text: Some(Text::short(origin.clone(), text, Holder::Item)),
            origin,
            id: None,
            marker: None,
            items: vec![],
            addressees: vec![],
            deadline: None,
        })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let full = generator.subschema_for::<Self>();
        json_schema!({ "oneOf": [{ "type": "string" }, full] })
    }
}

choice! {
    /// What stands before the items of a list.
    enum ListMarker {
        Bullet = "bullet",
        Dash = "dash",
        Decimal = "decimal",
        LowerAlpha = "lowerAlpha",
        LowerRoman = "lowerRoman",
        UpperRoman = "upperRoman",
        UpperAlpha = "upperAlpha",
        None = "none",
    }
}
