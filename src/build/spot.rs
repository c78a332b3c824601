//! A value of a row comes in; the place in the table's file goes out.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::columns::{self, Columns};
use crate::diagnostic::{Origin, Spans, within};
use crate::load::{Cell, Cells, Table};

/// A value of a row in the file.
pub(super) struct Spot {
    pub(super) range: Range<usize>,
    column: Option<String>,
    cell: Option<Cell>,
    is_string: bool,
}

impl Spot {
    pub(super) fn new(
        table: &Table,
        columns: &Columns,
        cells: Option<&Cells>,
        index: usize,
        origin: &Origin,
    ) -> Self {
        let whole = Self {
            range: table.range(index),
            column: None,
            cell: None,
            is_string: false,
        };
        let Some((field, rest)) = columns::of_pointer(&origin.pointer) else {
            return whole;
        };
        match cells {
            Some(Cells::Csv(cells)) => {
                let place = columns.fields().iter().position(|own| *own == Some(field));
                let Some(place) = place.filter(|place| *place < cells.len()) else {
                    return whole;
                };
                let column = table.header().get(place).map(|own| own.text.clone());
                let cell = cells[place].clone();
                let range = cell.range.clone();
                Self { range, column, cell: Some(cell), is_string: false }
            }
            Some(Cells::Line(_, spans)) => {
                let column = columns.name(field);
                let direct = Origin::root("").child(&column).pointer;
                let ways = [format!("{direct}{rest}"), origin.pointer.to_string()];
                let found = ways.iter().find_map(|way| spans.get(&**way));
                match found {
                    Some(found) => Self {
                        range: found.value.clone(),
                        column: Some(column),
                        cell: None,
                        is_string: true,
                    },
                    None => whole,
                }
            }
            None => whole,
        }
    }

    pub(super) fn words(&self, index: usize) -> String {
        let row = index + 1;
        match &self.column {
            Some(column) => format!("row {row}, column `{column}`"),
            None => format!("row {row}"),
        }
    }

    pub(super) fn within(self, table: &Table, part: &Range<usize>) -> Range<usize> {
        match &self.cell {
            Some(cell) => table.within(cell, part),
            None if self.is_string => {
                let inner = within(table.written(&self.range), part);
                self.range.start + inner.start..self.range.start + inner.end
            }
            None => self.range,
        }
    }
}

/// Where the name of a member of a line stands.
pub(super) fn key(spans: &BTreeMap<Arc<str>, Spans>, name: &str) -> Option<Range<usize>> {
    spans.get(&*Origin::root("").child(name).pointer)?.key.clone()
}
