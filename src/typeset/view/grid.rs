//! Tables, facts and signatures.

use minijinja::{Value, context};

use super::Writer;
use crate::document::{
    Align, Cell, Fact, Inline, Row, SHORT, Signature, SignatureLayout, Signatures, Table,
    ends_together, text_of,
};

impl<'a> Writer<'a> {
    pub(super) fn table(&mut self, table: &'a Table) -> Value {
        let caption = table.caption.as_ref().map(|caption| self.inlines(caption));
        let columns: Value = table
            .columns
            .iter()
            .map(
                |column| context! { width => column.width, align => align(column.align) },
            )
            .collect();
        let head: Value =
            table.head.iter().map(|row| self.row(row, false, "table-head")).collect();
        // Rows that the cell heading them still covers have no head of their own.
        let mut covered = 0;
        let rows: Value = table
            .rows
            .iter()
            .map(|row| {
                let is_headed = covered > 0;
                if !is_headed {
                    covered = row.cells.first().map_or(1, |cell| cell.rowspan.max(1));
                }
                covered -= 1;
                self.row(row, table.row_header && !is_headed, "table-cell")
            })
            .collect();
        let note = table.note.as_ref().map(|note| self.inlines(note));
        let summary = table.description.clone();
        let last = ends_together(table).then(|| table.rows.len() - 2);
        context! { kind => "table", caption, columns, head, rows, last, note, summary }
    }

    fn row(&mut self, row: &Row, row_header: bool, role: &str) -> Value {
        let mark = self.mark(row.origin.as_ref());
        let size: usize = row.cells.iter().map(|c| text_of(&c.content).len()).sum();
        let cells: Value = row
            .cells
            .iter()
            .enumerate()
            .map(|(i, cell)| self.cell(cell, row_header && i == 0, role))
            .collect();
        context! { mark, cells, together => size <= SHORT }
    }

    fn cell(&mut self, cell: &Cell, heads_row: bool, role: &str) -> Value {
        context! {
            role,
            heads_row,
            text => self.inlines(&cell.content),
            colspan => cell.colspan.max(1),
            rowspan => cell.rowspan.max(1),
            align => cell.align.map(align),
        }
    }

    pub(super) fn facts(&mut self, facts: &[Fact]) -> Value {
        let rows: Value = facts
            .iter()
            .map(|fact| {
                let texts = fact.texts().map(|own| self.inlines(own));
                context! { texts => texts.collect::<Value>() }
            })
            .collect();
        // In a column, labels leave more than half of it to the values.
        let beside = facts.iter().any(|fact| fact.beside.is_some());
        let label = (self.in_column || beside).then(|| self.sheet.label_in_column());
        context! { kind => "facts", rows, label, summary => Fact::description(facts) }
    }

    pub(super) fn signatures(&mut self, signatures: &Signatures) -> Value {
        let layout = match signatures.layout {
            SignatureLayout::Blocks => "blocks",
            SignatureLayout::Table => "table",
            SignatureLayout::List => "list",
        };
        let heads: Value =
            signatures.heads.iter().map(|head| self.inlines(head)).collect();
        let has_room = signatures.layout != SignatureLayout::List;
        let list: Value =
            signatures.list.iter().map(|one| self.signature(one, has_room)).collect();
        let space = self.sheet.signature_space(signatures.list.len());
        let summary = signatures.description();
        let id = self.signing_id();
        self.signed += 1;
        context! { kind => "signatures", id, layout, heads, list, space, summary }
    }

    fn signature(&mut self, signature: &Signature, has_room: bool) -> Value {
        let wanted = self.brand.signature_fields.is_some() && has_room;
        let field = (wanted && signature.pending).then(|| self.field(signature));
        let mark = self.mark(Some(&signature.origin));
        let mut optional =
            |part: &Option<Vec<Inline>>| part.as_ref().map(|text| self.inlines(text));
        let on_behalf = optional(&signature.on_behalf);
        let country = optional(&signature.country);
        let reference = optional(&signature.reference);
        let status = optional(&signature.status);
        context! {
            mark,
            on_behalf,
            name => self.inlines(&signature.name),
            office => signature.office.iter().map(|o| self.inlines(o)).collect::<Value>(),
            country,
            reference,
            status,
            pending => signature.pending,
            field,
        }
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::Center => "center",
        Align::End => "end",
    }
}
