//! Tables: docx-rs names the entry in the list of looks; everything else is ours.

use super::State;
use crate::docx::write::TableLook;
use crate::docx::xml::{Element, Node, element, value};

impl State<'_> {
    /// Puts the table's properties in place and marks the rows that are repeated.
    pub(super) fn table(&self, table: &mut Element) {
        let properties = table.first("w:tblPr");
        let look = properties
            .find("w:tblStyle")
            .and_then(|style| style.get("w:val"))
            .and_then(|name| name.strip_prefix("table#"))
            .and_then(|index| index.parse::<usize>().ok())
            .and_then(|index| self.written.tables.get(index));
        let Some(look) = look else { return };
        *properties = self.look(look);
        let rows = table.children.iter_mut().filter_map(|node| match node {
            Node::Element(row) if row.name == "w:tr" => Some(row),
            _ => None,
        });
        let has_gutter = matches!(
            look.style,
            "LayoutTable"
                | "ParallelTable"
                | "SignatureTable"
                | "LetterheadTable"
                | "JointLetterheadTable"
        );
        for (index, row) in rows.enumerate() {
            if index < look.head {
                let properties = row.first("w:trPr");
                properties.children.push(Node::Element(element("w:tblHeader")));
            }
            if has_gutter {
                close(row);
            }
        }
    }

    fn look(&self, look: &TableLook) -> Element {
        let width: u32 = look.columns.iter().sum();
        let flag = |on: bool| u8::from(on);
        let bits = u32::from(look.head > 0) * 0x20 + u32::from(look.row_header) * 0x80;
        let mut out = element("w:tblPr")
            .child(value("w:tblStyle", look.style))
            .child(element("w:tblW").with("w:w", width).with("w:type", "dxa"))
            .child(element("w:tblLayout").with("w:type", "fixed"))
            .child(
                value("w:tblLook", format!("{:04X}", 0x0600 + bits))
                    .with("w:firstRow", flag(look.head > 0))
                    .with("w:lastRow", 0)
                    .with("w:firstColumn", flag(look.row_header))
                    .with("w:lastColumn", 0)
                    .with("w:noHBand", 1)
                    .with("w:noVBand", 1),
            );
        if let Some(caption) = &look.caption {
            out = out.child(value("w:tblCaption", caption));
        }
        if let Some(description) = &look.description {
            out = out.child(value("w:tblDescription", description));
        }
        out
    }
}

/// Takes the gutter from behind the last cell.
fn close(row: &mut Element) {
    let mut cells = row.children.iter_mut().rev();
    let last = cells.find_map(|node| match node {
        Node::Element(cell) if cell.name == "w:tc" => Some(cell),
        _ => None,
    });
    if let Some(cell) = last {
        let none = element("w:right").with("w:w", 0).with("w:type", "dxa");
        let properties = cell.first("w:tcPr");
        properties.children.push(Node::Element(element("w:tcMar").child(none)));
    }
}
