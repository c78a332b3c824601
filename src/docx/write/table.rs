//! Tables → Word tables with the columns' widths, spans and repeated heads.

use docx_rs::{
    DocumentChild, HeightRule, Table as WordTable, TableCell, TableCellContent,
    TableLayoutType, TableRow, VMergeType, WidthType,
};

use super::{Context, Line, TableLook, Writer};
use crate::document::{Align, Cell, Row, Table, ends_together};

/// A table without spans: what stands side by side.
pub(super) struct Grid {
    look: TableLook,
    rows: Vec<TableRow>,
}

impl Grid {
    /// Columns by their shares of a width in twips.
    pub(super) fn new(style: &'static str, shares: &[f64], width: u32) -> Self {
        let look = TableLook {
            style,
            columns: split(shares, width),
            caption: None,
            description: None,
            head: 0,
            row_header: false,
        };
        Self { look, rows: vec![] }
    }

    /// A row; never split over pages.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = Vec<DocumentChild>>) {
        let cells = cells
            .into_iter()
            .zip(&self.look.columns)
            .map(|(content, width)| filled(cell(*width), content))
            .collect();
        self.rows.push(TableRow::new(cells).cant_split());
    }

    /// A row that may be split over pages.
    pub(super) fn open_row(
        &mut self,
        cells: impl IntoIterator<Item = Vec<DocumentChild>>,
    ) {
        self.row(cells);
        if let Some(last) = self.rows.last_mut() {
            last.property.cant_split = None;
        }
    }

    /// A row that is so high at least, in twips.
    pub(super) fn high_row(
        &mut self,
        cells: impl IntoIterator<Item = Vec<DocumentChild>>,
        height: u32,
    ) {
        self.row(cells);
        let last = self.rows.pop();
        self.rows.extend(
            last.map(|row| {
                row.row_height(height as f32).height_rule(HeightRule::AtLeast)
            }),
        );
    }

    /// Says what the table is about.
    pub(super) fn describe(&mut self, description: String) {
        self.look.description = Some(description).filter(|text| !text.is_empty());
    }

    /// Lets the first column head its rows.
    pub(super) fn row_header(&mut self) {
        self.look.row_header = true;
    }

    /// A row that stands on every page.
    pub(super) fn head(&mut self, cells: impl IntoIterator<Item = Vec<DocumentChild>>) {
        self.row(cells);
        self.look.head += 1;
    }
}

impl Writer<'_> {
    /// A grid as a table.
    pub(super) fn grid(&mut self, grid: Grid) -> DocumentChild {
        self.push(grid.look, grid.rows)
    }

    fn push(&mut self, look: TableLook, rows: Vec<TableRow>) -> DocumentChild {
        let grid = look.columns.iter().map(|width| *width as usize).collect();
        let name = format!("table#{}", self.tables.len());
        self.tables.push(look);
        let table = WordTable::new(rows)
            .style(name)
            .set_grid(grid)
            .layout(TableLayoutType::Fixed);
        DocumentChild::Table(Box::new(table))
    }

    /// A table with its caption above and its note below.
    pub(super) fn table(
        &mut self,
        table: &Table,
        anchor: Option<&str>,
        context: Context,
        out: &mut Vec<DocumentChild>,
    ) {
        let mut anchor = anchor;
        if let Some(caption) = &table.caption {
            let content = self.text(caption);
            let content = self.anchored(anchor.take(), content);
            out.push(Line::new("Caption", content).block());
        }
        let shares: Vec<f64> = table.columns.iter().map(|column| column.width).collect();
        let look = TableLook {
            style: "RecordTable",
            columns: split(&shares, self.width(context)),
            caption: table.caption.as_ref().map(|c| crate::document::text_of(c)),
            description: Some(table.description.clone()).filter(|d| !d.is_empty()),
            head: table.head.len(),
            row_header: table.row_header,
        };
        let mut spans = Spans::default();
        let mut rows = vec![];
        for (index, row) in table.head.iter().chain(&table.rows).enumerate() {
            let anchor = anchor.take();
            let place = Place {
                is_head: index < table.head.len(),
                is_last_but_one: index + 2 == table.head.len() + table.rows.len(),
            };
            rows.push(self.row(row, table, &look, place, anchor, &mut spans));
        }
        if rows.is_empty() {
            return;
        }
        out.push(self.push(look, rows));
        if let Some(note) = &table.note {
            let content = self.text(note);
            out.push(Line::new("TableNote", content).block());
        }
    }

    fn row(
        &mut self,
        row: &Row,
        table: &Table,
        look: &TableLook,
        Place { is_head, is_last_but_one }: Place,
        anchor: Option<&str>,
        spans: &mut Spans,
    ) -> TableRow {
        let mut cells = vec![];
        let mut anchor = anchor;
        let mut column = 0;
        let mut own = row.cells.iter();
        // A head stays with the row below it, and so do rows that share a cell.
        let keep = is_head
            || is_last_but_one && ends_together(table)
            || row.cells.iter().any(|cell| cell.rowspan > 1)
            || spans.open.iter().any(|(_, _, rows)| *rows > 1);
        while column < look.columns.len() {
            if let Some(covered) = spans.covered(column) {
                let width = sum(&look.columns, column, covered);
                let merged =
                    spanning(cell(width), covered).vertical_merge(VMergeType::Continue);
                let line = Line::new("TableText", vec![]).keep(keep).block();
                cells.push(filled(merged, vec![line]));
                column += covered;
                continue;
            }
            let Some(source) = own.next() else { break };
            let room = look.columns.len() - column;
            let columns = (source.colspan.max(1) as usize).min(room);
            let width = sum(&look.columns, column, columns);
            let mut target = spanning(cell(width), columns);
            if source.rowspan > 1 {
                target = target.vertical_merge(VMergeType::Restart);
                spans.open(column, columns, source.rowspan - 1);
            }
            let align = table.columns.get(column).map(|column| column.align);
            let style = cell_style(is_head, source, align.unwrap_or(Align::Start));
            let content = self.text(&source.content);
            let content = self.anchored(anchor.take(), content);
            let line = Line::new(style, content).keep(keep).block();
            cells.push(filled(target, vec![line]));
            column += columns;
        }
        spans.next_row();
        TableRow::new(cells).cant_split()
    }
}

/// Where a row stands in its table.
#[derive(Debug, Clone, Copy)]
struct Place {
    is_head: bool,
    is_last_but_one: bool,
}

fn cell_style(head: bool, cell: &Cell, column: Align) -> &'static str {
    match (head, cell.align.unwrap_or(column)) {
        (true, Align::Start) => "TableHead",
        (true, Align::Center) => "TableHeadCentered",
        (true, Align::End) => "TableHeadRight",
        (false, Align::Start) => "TableText",
        (false, Align::Center) => "TableTextCentered",
        (false, Align::End) => "TableTextRight",
    }
}

/// Cells of rows above that reach into this one: column, columns, rows still to come.
#[derive(Default)]
struct Spans {
    open: Vec<(usize, usize, u32)>,
    opened: Vec<(usize, usize, u32)>,
}

impl Spans {
    fn covered(&self, column: usize) -> Option<usize> {
        self.open.iter().find(|(at, _, _)| *at == column).map(|(_, columns, _)| *columns)
    }

    fn open(&mut self, column: usize, columns: usize, rows: u32) {
        self.opened.push((column, columns, rows));
    }

    fn next_row(&mut self) {
        for span in &mut self.open {
            span.2 -= 1;
        }
        self.open.append(&mut self.opened);
        self.open.retain(|(_, _, rows)| *rows > 0);
    }
}

fn cell(width: u32) -> TableCell {
    TableCell::new().width(width as usize, WidthType::Dxa)
}

fn spanning(cell: TableCell, columns: usize) -> TableCell {
    if columns > 1 { cell.grid_span(columns) } else { cell }
}

/// A cell ends with a paragraph: Word calls the file damaged otherwise.
fn filled(mut cell: TableCell, content: Vec<DocumentChild>) -> TableCell {
    let mut ends_with_text = false;
    for child in content {
        match child {
            DocumentChild::Paragraph(paragraph) => {
                cell.children.push(TableCellContent::Paragraph(paragraph));
                ends_with_text = true;
            }
            DocumentChild::Table(table) => {
                cell.children.push(TableCellContent::Table(table));
                ends_with_text = false;
            }
            _ => {}
        }
    }
    if !ends_with_text {
        let end = Line::new("TableEnd", vec![]).build();
        cell.children.push(TableCellContent::Paragraph(Box::new(end)));
    }
    cell
}

fn sum(columns: &[u32], from: usize, count: usize) -> u32 {
    columns.iter().skip(from).take(count).sum()
}

/// Widths by shares; they sum to the whole.
fn split(shares: &[f64], width: u32) -> Vec<u32> {
    let total: f64 = shares.iter().sum();
    let mut sum = 0.0;
    let mut edge = 0;
    shares
        .iter()
        .map(|share| {
            sum += share / total;
            let next = (sum * f64::from(width)).round() as u32;
            let own = next - edge;
            edge = next;
            own
        })
        .collect()
}
