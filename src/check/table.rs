//! Tables whose rows do not fit their columns.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{
    At, Block, DocumentRecord, TableBlock, TableCell, TableColumn, TextValue,
};

use super::parts::{self, Part};

/// More columns cannot be read on a page.
const COLUMNS: usize = 40;
/// More rows belong into a spreadsheet.
const ROWS: usize = 2000;

pub(super) fn check(d: &mut Diagnostics, document: &DocumentRecord, whole: bool) {
    for part in parts::of(document) {
        if let Part::Block(Block::Table(table)) = part {
            spans(d, table);
            size(d, table);
            if whole {
                rows(d, table);
            }
            table.columns.iter().for_each(|column| width(d, column));
        }
    }
}

fn spans(d: &mut Diagnostics, table: &TableBlock) {
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        for span in [&cell.colspan, &cell.rowspan].into_iter().flatten() {
            if !(1..=1000).contains(&span.value) {
                let message = format!("a cell cannot cover {}", span.value);
                let diagnostic = Diagnostic::error("data/number/range", message)
                    .at(Place::Value(span.origin.clone()))
                    .hint("it covers at least 1, itself, and at most 1000");
                d.push(diagnostic);
            }
        }
    }
}

fn size(d: &mut Diagnostics, table: &TableBlock) {
    let widest = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let columns = widest.max(table.columns.len());
    if columns > COLUMNS || table.rows.len() > ROWS {
        let message = format!("the table has more than {COLUMNS} columns or {ROWS} rows");
        let place = Place::Value(table.origin.clone());
        let diagnostic = Diagnostic::error("data/table/size", message).at(place);
        d.push(diagnostic.hint("make several tables of it, or enclose a spreadsheet"));
    }
}

fn span(span: Option<&At<i64>>) -> usize {
    let value = span.map_or(1, |span| span.value.clamp(1, 1000));
    usize::try_from(value).unwrap_or(1)
}

/// A cell that is empty may stand for a place that a span covers.
fn is_blank(cell: &TableCell) -> bool {
    matches!(&cell.text.value, TextValue::Plain(text) if text.is_empty())
        && cell.colspan.is_none()
        && cell.rowspan.is_none()
}

fn rows(d: &mut Diagnostics, table: &TableBlock) {
    let rows = &table.rows;
    let full = |cells: &[TableCell]| {
        cells.iter().map(|cell| span(cell.colspan.as_ref())).sum::<usize>()
    };
    let columns = match table.columns.len() {
        0 => rows.first().map_or(0, |row| full(&row.cells)),
        columns => columns,
    };
    // For each column, in how many more rows a cell from above covers it.
    let mut covered = vec![0; columns];
    for (index, row) in rows.iter().enumerate() {
        let taken = covered.iter().filter(|left| **left > 0).count();
        let blank = row.cells.iter().filter(|cell| is_blank(cell)).count();
        let width = full(&row.cells) + taken;
        let spare = width.saturating_sub(columns);
        if width < columns || spare > blank {
            let message = match width < columns {
                true => format!("this row covers {width} of {columns} columns"),
                false => {
                    format!("this row covers {width} columns, the table has {columns}")
                }
            };
            let diagnostic = Diagnostic::error("data/table/columns", message)
                .at(Place::Value(row.origin.clone()))
                .hint("cells that span columns or rows count for each that they cover");
            d.push(diagnostic);
            return;
        }
        covered.iter_mut().for_each(|left: &mut usize| *left = left.saturating_sub(1));
        let mut column = 0;
        for cell in &row.cells {
            let height = span(cell.rowspan.as_ref());
            if let Some(down) =
                cell.rowspan.as_ref().filter(|_| index + height > rows.len())
            {
                let message = "this cell reaches below the last row";
                let left = rows.len() - index;
                let diagnostic = Diagnostic::error("data/table/rows", message)
                    .at(Place::Value(down.origin.clone()))
                    .hint(format!("rows from here on, with this one: {left}"));
                d.push(diagnostic);
            }
            let end = (column + span(cell.colspan.as_ref())).min(columns);
            covered[column.min(columns)..end].fill(height - 1);
            column = end;
        }
    }
}

fn width(d: &mut Diagnostics, column: &TableColumn) {
    let Some(width) = &column.width else { return };
    let number = width.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let unit = &width[number.len()..];
    let known = ["%", "fr", "mm", "cm", "in", "pt"].contains(&unit);
    let positive = number.parse::<f64>().is_ok_and(|n| n > 0.0 && n < 1000.0);
    if width.value != "auto" && !(known && positive) {
        let message = format!("`{}` is not a width", width.value);
        let diagnostic = Diagnostic::warning("data/table/width", message)
            .at(Place::Value(width.origin.clone()))
            .hint("write a share (`30%`, `2fr`), a length (`40mm`) or `auto`");
        d.push(diagnostic);
    }
}
