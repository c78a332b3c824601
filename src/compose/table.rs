//! Tables: of the record, and made from it.

use super::context::{Composer, block};
use crate::document::{Align, Block, Cell, Column, Content, Inline, Row, Table, text_of};
use crate::model::{At, CellAlign, TableBlock, TableColumn};

/// How wide a column asks to be.
enum Width {
    /// Of the text's width, 0 to 1.
    Share(f64),
    /// Of what the others leave.
    Rest(f64),
}

impl Composer {
    /// A table of the record.
    pub fn table(&self, table: &TableBlock) -> Block {
        // Declared columns bound what spans; cells are never dropped.
        let declared = table.columns.len();
        let widest = table.rows.iter().map(|row| {
            let spans = row.cells.iter().map(|cell| span(cell.colspan.as_ref()) as usize);
            if declared > 0 { row.cells.len() } else { spans.sum() }
        });
        let count = widest.chain([declared, 1]).max().unwrap_or(1);
        let labels: Vec<Vec<Inline>> = table
            .columns
            .iter()
            .map(|column| self.optional(column.label.as_ref()))
            .collect();
        let mut head = vec![];
        if labels.iter().any(|label| !label.is_empty()) {
            let mut cells: Vec<Cell> = labels.iter().cloned().map(cell).collect();
            cells.resize_with(count, || cell(vec![]));
            head.push(Row { origin: None, cells });
        }
        let caption = table.caption.as_ref().map(|caption| self.text(caption));
        let description = match &caption {
            Some(caption) => text_of(caption),
            None if head.is_empty() => self.word("table-description", &[]),
            None => {
                labels.iter().map(|label| text_of(label)).collect::<Vec<_>>().join(", ")
            }
        };
        let content = Content::Table(Table {
            caption,
            description,
            columns: self.columns(&table.columns, count),
            head,
            rows: self.rows(table, count),
            row_header: table.row_header.as_ref().is_some_and(|header| header.value),
            note: table.note.as_ref().map(|note| self.text(note)),
        });
        Block {
            origin: Some(table.origin.clone()),
            anchor: table.id.as_ref().map(|id| id.value.clone()),
            language: None,
            content,
        }
    }

    /// Rows in which every place is taken: by a cell, or by a span from above or before.
    fn rows(&self, table: &TableBlock, count: usize) -> Vec<Row> {
        // How many more rows each column is covered from above.
        let mut covered = vec![0_u32; count];
        let mut rows = vec![];
        for (index, row) in table.rows.iter().enumerate() {
            let left = u32::try_from(table.rows.len() - index).unwrap_or(u32::MAX);
            let mut cells = vec![];
            let mut given = row.cells.iter();
            let mut column = 0;
            let mut next =
                covered.iter().map(|rows| rows.saturating_sub(1)).collect::<Vec<_>>();
            while column < count {
                if covered[column] > 0 {
                    column += 1;
                    continue;
                }
                let Some(own) = given.next() else {
                    cells.push(cell(vec![]));
                    column += 1;
                    continue;
                };
                let free =
                    covered[column..].iter().take_while(|rows| **rows == 0).count();
                let wide = (span(own.colspan.as_ref()) as usize).min(free);
                let high = span(own.rowspan.as_ref()).min(left);
                for below in &mut next[column..column + wide] {
                    *below = high - 1;
                }
                cells.push(Cell {
                    content: self.text(&own.text),
                    colspan: u32::try_from(wide).unwrap_or(1),
                    rowspan: high,
                    align: own.align.as_ref().map(|own| align(own.value)),
                });
                column += wide;
            }
            covered = next;
            rows.push(Row { origin: Some(row.origin.clone()), cells });
        }
        rows
    }

    fn columns(&self, columns: &[TableColumn], count: usize) -> Vec<Column> {
        let widths: Vec<Width> = (0..count)
            .map(|index| {
                let own = columns.get(index).and_then(|column| column.width.as_ref());
                own.and_then(|own| self.width(&own.value)).unwrap_or(Width::Rest(1.0))
            })
            .collect();
        let fixed: f64 =
            widths.iter().map(|w| if let Width::Share(s) = w { *s } else { 0.0 }).sum();
        let parts: f64 =
            widths.iter().map(|w| if let Width::Rest(r) = w { *r } else { 0.0 }).sum();
        // Where fixed widths leave nothing, the others get as much as a fair share.
        let left = (1.0 - fixed).max(0.1 * parts.min(1.0));
        let shares: Vec<f64> = widths
            .iter()
            .map(|width| match width {
                Width::Share(share) => *share,
                Width::Rest(rest) => left * rest / parts,
            })
            .collect();
        let sum: f64 = shares.iter().sum();
        shares
            .into_iter()
            .enumerate()
            .map(|(index, share)| {
                let own = columns.get(index).and_then(|column| column.align.as_ref());
                let align = own.map_or(Align::Start, |own| align(own.value));
                Column { width: share / sum, align }
            })
            .collect()
    }

    /// `30%`, `2fr`, `40mm`.
    fn width(&self, text: &str) -> Option<Width> {
        let number = |unit: &str| {
            let value: f64 = text.strip_suffix(unit)?.trim().parse().ok()?;
            (value > 0.0 && value.is_finite()).then_some(value)
        };
        let lengths =
            [("mm", 72.0 / 25.4), ("cm", 72.0 / 2.54), ("in", 72.0), ("pt", 1.0)];
        number("%")
            .map(|percent| Width::Share(percent / 100.0))
            .or_else(|| number("fr").map(Width::Rest))
            .or_else(|| {
                let points = lengths
                    .iter()
                    .find_map(|(unit, factor)| Some(number(unit)? * factor))?;
                Some(Width::Share(points / self.text_width))
            })
    }

    /// A table that is made from the record: heads, shares of the width, rows.
    pub fn made_table(
        &self,
        description: String,
        columns: &[(&str, f64)],
        rows: Vec<Row>,
        row_header: bool,
    ) -> Block {
        let heads = columns.iter().map(|(key, _)| cell(self.words(key, &[])));
        let head = Row { origin: None, cells: heads.collect() };
        let columns = columns
            .iter()
            .map(|(_, width)| Column { width: *width, align: Align::Start });
        block(Content::Table(Table {
            caption: None,
            description,
            columns: columns.collect(),
            head: vec![head],
            rows,
            row_header,
            note: None,
        }))
    }
}

/// A cell of one column and one row.
pub(super) fn cell(content: Vec<Inline>) -> Cell {
    Cell { content, colspan: 1, rowspan: 1, align: None }
}

fn span(value: Option<&At<i64>>) -> u32 {
    value.map_or(1, |own| u32::try_from(own.value.clamp(1, 1000)).unwrap_or(1))
}

fn align(align: CellAlign) -> Align {
    match align {
        CellAlign::Start => Align::Start,
        CellAlign::Center => Align::Center,
        CellAlign::End => Align::End,
    }
}
