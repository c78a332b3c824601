//! Two columns, one in each of two languages.

use minijinja::{Value, context};

use super::Writer;
use crate::document::{Block, Content, Parallel, is_whole_row};

impl<'a> Writer<'a> {
    /// A row: the first column in the language of the document, the second in its own. It
    /// stays with what follows where one of its columns does.
    pub(super) fn parallel(&mut self, row: &'a Parallel, keep: bool) -> Value {
        let columns = [&row.first, &row.second];
        let gap =
            |blocks: &&Vec<Block>| blocks.first().map(|own| self.gap_in_column(own));
        let gap = columns.iter().filter_map(gap).fold(0.0, f64::max);
        let below = |blocks: &&Vec<Block>| blocks.last().map(|own| self.gap_after(own));
        let below = columns.iter().filter_map(below).fold(0.0, f64::max);
        let keep = keep || self.sheet.row_leads(row);
        let together = is_whole_row(row, keep);
        // The engine loses tags of what is parted by a page and stays with what follows.
        let keep = keep && together;
        let first = self.column(&row.first);
        let outer = std::mem::replace(&mut self.language, row.language.clone());
        let second = self.column(&row.second);
        self.language = outer;
        let other = self.tongues.value(&row.language);
        context! { kind => "parallel", gap, below, keep, together, first, second, other }
    }

    /// Lines that are headings at the top of a document are so in a column.
    fn column(&mut self, blocks: &'a [Block]) -> Value {
        let outer = std::mem::replace(&mut self.in_column, true);
        let blocks = Value::from(self.list_of(blocks, true));
        self.in_column = outer;
        blocks
    }

    /// What stands before a row is the gap of what it begins with.
    fn gap_in_column(&self, block: &Block) -> f64 {
        match &block.content {
            Content::Facts(_) | Content::Rule => self.sheet.table_gap,
            Content::Table(table) if table.caption.is_none() => self.sheet.table_gap,
            Content::Beside { .. } => 0.0,
            _ => self.gap_before(block),
        }
    }
}
