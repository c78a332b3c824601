//! A file of rows comes in: CSV with a row of names on top, or JSON Lines. Its rows go out
//! one at a time, with the place of every cell. The text is kept, and of each row only
//! where it stands; what columns mean is not known here.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::cell::{Cell, cells, guess, within};
use super::json::{self, Whole};
use super::{path, read, table, text};
use crate::diagnostic::{Diagnostics, Origin, Place, Source, Sources, Spans};
use crate::record::Node;

/// A file of rows.
#[derive(Debug)]
pub struct Table {
    pub file: Arc<str>,
    text: Arc<str>,
    form: Form,
    /// Where each row stands in the text.
    rows: Vec<Range<u32>>,
}

#[derive(Debug)]
enum Form {
    Csv { delimiter: u8, header: Vec<Cell> },
    Lines,
}

/// A row with the places of what it holds.
#[derive(Debug)]
pub enum Cells {
    Csv(Vec<Cell>),
    /// The object of the line, and the spans of its values by their pointer.
    Line(Arc<Node>, std::collections::BTreeMap<Arc<str>, Spans>),
}

/// Reads the file that the record names at `origin`; `delimiter` is what the record says
/// stands between cells.
pub fn rows(
    root: &Path,
    origin: &Origin,
    target: &str,
    delimiter: Option<u8>,
    sources: &mut Sources,
    d: &mut Diagnostics,
) -> Option<Table> {
    let place = Place::Value(origin.clone());
    let root = path::root(root, d)?;
    let found = path::named(&root, origin, target, d)?;
    let suffix = found.path.extension().unwrap_or_default().to_ascii_lowercase();
    let lines = match suffix.to_str() {
        Some("csv" | "tsv") => false,
        Some("jsonl" | "ndjson") => true,
        _ => {
            d.push(table::form(place, target));
            return None;
        }
    };
    let bytes = read(&found.path, place, target, d)?;
    let file: Arc<str> = found.shown.into();
    let text = text::rows(&file, &bytes, sources, d)?;
    sources.insert(&file, Source { text: Arc::clone(&text), ..Source::default() });
    let start = text.len() - text.trim_start_matches('\u{FEFF}').len();
    let mut table = Table { file, text, form: Form::Lines, rows: vec![] };
    if lines {
        table.rows = self::lines(&table.text, start);
    } else {
        table.csv(start, delimiter, d)?;
    }
    if table.rows.is_empty() {
        d.push(table::empty(&table.file));
        return None;
    }
    Some(table)
}

impl Table {
    /// How many rows there are, without the names on top.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of the columns, where they stand on top.
    pub fn header(&self) -> &[Cell] {
        match &self.form {
            Form::Csv { header, .. } => header,
            Form::Lines => &[],
        }
    }

    /// The place of a part of the file.
    pub fn place(&self, range: Range<usize>) -> Place {
        Place::Span { file: Arc::clone(&self.file), range }
    }

    /// Where a row stands.
    pub fn range(&self, row: usize) -> Range<usize> {
        let Range { start, end } = self.rows[row].clone();
        start as usize..end as usize
    }

    /// Reads a row; none where it cannot be used, which is said in the sink.
    pub fn row(&self, row: usize, d: &mut Diagnostics) -> Option<Cells> {
        let range = self.range(row);
        let (delimiter, header) = match &self.form {
            Form::Csv { delimiter, header } => (*delimiter, header),
            Form::Lines => {
                let parsed = json::part((&self.file, Whole::Line), &self.text, range, d);
                let root = parsed.root?;
                if root.members().next().is_none() {
                    d.push(table::not_an_object(&root, self.place(self.range(row))));
                    return None;
                }
                return Some(Cells::Line(root, parsed.spans));
            }
        };
        let cells = match cells(&self.text, range.clone(), delimiter) {
            Ok(cells) => cells,
            Err(quote) => {
                d.push(table::quote(self.place(quote)));
                return None;
            }
        };
        if cells.len() != header.len() {
            let last = cells.get(header.len()).or(cells.last());
            let at = last.map_or(range, |cell| cell.range.clone());
            d.push(table::ragged(self.place(at), cells.len(), header.len()));
            return None;
        }
        Some(Cells::Csv(cells))
    }

    /// The written part of a cell that stands for a part of its text.
    pub fn within(&self, cell: &Cell, part: &Range<usize>) -> Range<usize> {
        within(&self.text[cell.range.clone()], cell, part)
    }

    /// The written text of a range.
    pub fn written(&self, range: &Range<usize>) -> &str {
        &self.text[range.clone()]
    }

    /// Finds the names on top and the rows below.
    fn csv(
        &mut self,
        start: usize,
        delimiter: Option<u8>,
        d: &mut Diagnostics,
    ) -> Option<()> {
        let delimiter = match delimiter.map_or_else(|| guess(&self.text[start..]), Ok) {
            Ok(delimiter) => delimiter,
            Err(line) => {
                d.push(table::delimiter(self.place(start..start + line)));
                return None;
            }
        };
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(self.text[start..].as_bytes());
        let mut record = StringRecord::new();
        // The text is read before, so that the reader finds no mistake in it.
        while reader.read_record(&mut record).unwrap_or(false) {
            let from = record.position().map_or(0, |own| own.byte()) as usize + start;
            let to = reader.position().byte() as usize + start;
            let row = &self.text[from..to];
            let skipped = row.len() - row.trim_start_matches(['\r', '\n']).len();
            let end = from + row.trim_end_matches(['\r', '\n']).len();
            self.rows.push(small(from + skipped)..small(end));
        }
        if self.rows.is_empty() {
            d.push(table::empty(&self.file));
            return None;
        }
        let top = self.rows.remove(0);
        let top = top.start as usize..top.end as usize;
        match cells(&self.text, top, delimiter) {
            Ok(header) => self.form = Form::Csv { delimiter, header },
            Err(quote) => {
                d.push(table::quote(self.place(quote)));
                return None;
            }
        }
        Some(())
    }
}

/// Files are far smaller than this.
fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Where the lines stand that are not empty.
fn lines(text: &str, start: usize) -> Vec<Range<u32>> {
    let mut at = start;
    let mut found = vec![];
    for line in text[start..].split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let from = at + (line.len() - line.trim_start().len());
            found.push(small(from)..small(from + content.len()));
        }
        at += line.len();
    }
    found
}
