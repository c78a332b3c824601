//! Tables of the text.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::block::{BlockType, Required};
use super::decode::{At, Context, Decode};
use super::macros::{choice, fields, record};
use super::text::{Holder, Text, looks_like_text};
use crate::diagnostic::Origin;
use crate::record::{Node, Value};

record! {
    /// A table.
    closed struct TableBlock {
        /// The word table.
        kind = "type": At<BlockType>,
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// Printed above the table.
        caption: Option<Text>,
        /// The columns; their labels are the head that is repeated on each page.
        columns: Vec<TableColumn>,
        /// The rows.
        rows: Required<TableRow>,
        /// Whether the first cell of each row is its heading.
        row_header: Option<At<bool>>,
        /// Printed below the table.
        note: Option<Text>,
    }
}

record! {
    /// A column of a table.
    closed struct TableColumn {
        /// The heading of the column.
        label: Option<Text>,
        /// Its width: a share such as 30% or 2fr, or a length such as 40mm.
        width: Option<At<String>>,
        /// Where its text stands. Default: start.
        align: Option<At<CellAlign>>,
    }
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    pub origin: Origin,
    pub cells: Vec<TableCell>,
}

fields! {
    /// A cell of a table.
    closed struct TableCell {
        /// The text.
        text: Text,
        /// How many columns it covers. Default: 1.
        colspan: Option<At<i64>>,
        /// How many rows it covers. Default: 1.
        rowspan: Option<At<i64>>,
        /// Where its text stands, if not as the column's.
        align: Option<At<CellAlign>>,
    }
}

impl Decode for TableRow {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let cells = Vec::decode(node, cx)?;
        Some(Self { origin: node.origin.clone(), cells })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<TableCell>::schema(generator)
    }
}

impl Decode for TableCell {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let origin = node.origin.clone();
        let text = match node.value {
            Value::Null => Text::short(origin.clone(), "", Holder::Text),
            Value::Object(_) if !looks_like_text(node) => {
                return Self::read(node, Self::fields(), cx);
            }
            _ => Text::decode(node, cx)?,
        };
        Some(Self { origin, text, colspan: None, rowspan: None, align: None })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (text, full) = (Text::schema(generator), generator.subschema_for::<Self>());
        json_schema!({ "oneOf": [text, { "type": "null" }, full] })
    }
}

choice! {
    /// Where text stands in a cell.
    enum CellAlign {
        Start = "start",
        Center = "center",
        End = "end",
    }
}
