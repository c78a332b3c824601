//! Two columns, one in each of two languages → a table without lines: Word has nothing else
//! that keeps what says the same at one height and is read row by row.

use std::ops::Range;

use docx_rs::{
    DocumentChild, Table, TableCellContent, TableChild, TableRow, TableRowChild,
};

use super::block::{is_table, spacer};
use super::table::Grid;
use super::{Context, Line, Writer};
use crate::diagnostic::LanguageTag;
use crate::document::{
    Block, Content, Parallel, SignatureLayout, foot, is_whole_row, stays_with_signatures,
};
use crate::docx::mark::Mark;
use crate::docx::numbering::Column;
use crate::style::Sheet;

impl Writer<'_> {
    /// How many rows follow one another from a place on, up to the foot of a letter, over
    /// which the page may have to be left free.
    pub(super) fn rows_from(&self, blocks: &[Block], start: usize) -> usize {
        let is_row = |block: &&Block| matches!(block.content, Content::Parallel(_));
        let count = blocks[start..].iter().take_while(is_row).count();
        let count = match foot(blocks).filter(|foot| start < *foot) {
            Some(foot) => count.min(foot - start),
            None => count,
        };
        // LibreOffice keeps a table with what follows it, and no rows of a table.
        let stays = |at: usize| stays_with_signatures(&blocks[at], &blocks[at + 1..]);
        let first = (start..start + count).find(|at| stays(*at));
        first.filter(|at| start < *at).map_or(count, |at| at - start)
    }

    /// Rows that follow one another are one table.
    pub(super) fn parallel(
        &mut self,
        blocks: &[Block],
        rows: Range<usize>,
        context: Context,
        out: &mut Vec<DocumentChild>,
    ) {
        let width = self.width(context);
        let sheet = Sheet::new(self.brand);
        let gap = sheet.column_gap * 20.0;
        let whole = f64::from(width);
        let column = (whole - gap) / 2.0;
        let mut grid = Grid::new("ParallelTable", &[column + gap, column], width);
        for index in rows.clone() {
            let block = &blocks[index];
            let Content::Parallel(row) = &block.content else { continue };
            let keep = context.keep || stays_with_signatures(block, &blocks[index + 1..]);
            let width = Some(column as u32);
            let inner = Context { keep, width, in_column: true, ..context };
            let cells = self.columns(row, inner);
            match is_whole_row(row, keep || sheet.row_leads(row)) {
                true => grid.row(cells),
                false => grid.open_row(cells),
            }
        }
        if out.len() < 2 && !self.document.notes.is_empty() {
            // LibreOffice would put an empty line of its own over a table that comes first.
            out.push(Line::new("TableEnd", vec![]).block());
        }
        out.push(self.grid(grid));
        // Two tables that touch would be one.
        let signed = |block: &Block| match &block.content {
            Content::Signatures(own) => own.layout == SignatureLayout::Blocks,
            _ => false,
        };
        let follows = |block: &Block| matches!(block.content, Content::Parallel(_));
        let next = blocks.get(rows.end);
        if next.is_some_and(|own| signed(own) || follows(own)) {
            out.push(Line::new("TableEnd", vec![]).block());
        }
    }

    fn columns(&mut self, row: &Parallel, context: Context) -> [Vec<DocumentChild>; 2] {
        self.numbering.stand_in(Column::First);
        let first = self.column(&row.first, context);
        self.numbering.stand_in(Column::Second);
        let mut second = self.column(&row.second, context);
        self.numbering.stand_in(Column::First);
        self.speak(&row.language, &mut second);
        [first, second]
    }

    fn column(&mut self, blocks: &[Block], context: Context) -> Vec<DocumentChild> {
        let mut out = vec![];
        if blocks.first().is_some_and(is_table) {
            out.push(spacer());
        }
        self.blocks(blocks, context, &mut out);
        out
    }

    /// Marks the text of paragraphs, in tables too, as being in another language.
    pub(super) fn speak(&mut self, language: &LanguageTag, blocks: &mut [DocumentChild]) {
        for block in blocks {
            match block {
                DocumentChild::Paragraph(paragraph) => {
                    let content = std::mem::take(&mut paragraph.children);
                    paragraph.children =
                        self.around(Mark::Language(language.clone()), content);
                }
                DocumentChild::Table(table) => self.speak_in(language, table),
                _ => {}
            }
        }
    }

    fn speak_in(&mut self, language: &LanguageTag, table: &mut Table) {
        let rows = table.rows.iter_mut().map(|TableChild::TableRow(row)| row);
        let cells = rows.flat_map(|row: &mut TableRow| &mut row.cells);
        for TableRowChild::TableCell(cell) in cells {
            for content in &mut cell.children {
                match content {
                    TableCellContent::Paragraph(paragraph) => {
                        let content = std::mem::take(&mut paragraph.children);
                        paragraph.children =
                            self.around(Mark::Language(language.clone()), content);
                    }
                    TableCellContent::Table(table) => self.speak_in(language, table),
                    _ => {}
                }
            }
        }
    }
}
