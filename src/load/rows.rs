//! A file of rows comes in: CSV with a row of names on top, or JSON Lines. Its rows go out
//! one at a time, with the place of every cell. The text is kept, and of each row only
//! where it stands; what columns mean is not known here.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::{json, path, read, table, text};
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

/// One cell of a row of CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Without white space around it; lines end as in JSON.
    pub text: String,
    /// Where it stands, with its quotation marks.
    pub range: Range<usize>,
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
                let parsed = json::part(&self.file, &self.text, range, d);
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

/// What stands between the names on top: the sign that is there most often outside of
/// quotation marks. The length of the line where two are there equally often.
fn guess(text: &str) -> Result<u8, usize> {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    let mut length = 0;
    for byte in text.trim_start_matches(['\r', '\n']).bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\r' | b'\n' if !quoted => break,
            _ if !quoted => {
                let own = counts.iter_mut().find(|(sign, _)| *sign == byte);
                own.into_iter().for_each(|(_, count)| *count += 1);
            }
            _ => {}
        }
        length += 1;
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let [(sign, most), (_, second), _] = counts;
    if most > 0 && most == second { Err(length) } else { Ok(sign) }
}

/// The cells of a row; the quotation mark that is never closed, if there is one. Cuts as
/// the reader of the `csv` crate does, which says nothing of where cells stand.
fn cells(
    text: &str,
    row: Range<usize>,
    delimiter: u8,
) -> Result<Vec<Cell>, Range<usize>> {
    let bytes = &text.as_bytes()[..row.end];
    let mut cells = vec![];
    let mut start = row.start;
    loop {
        let mut at = start;
        let mut quoted = bytes.get(at) == Some(&b'"');
        let opening = at..at + 1;
        at += usize::from(quoted);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' if quoted && bytes.get(at + 1) == Some(&b'"') => at += 1,
                b'"' if quoted => quoted = false,
                byte if *byte == delimiter && !quoted => break,
                _ => {}
            }
            at += 1;
        }
        if quoted {
            return Err(opening);
        }
        cells.push(cell(text, start..at));
        if at >= row.end {
            return Ok(cells);
        }
        start = at + 1;
    }
}

fn cell(text: &str, range: Range<usize>) -> Cell {
    let written = &text[range.clone()];
    let content = match written.strip_prefix('"') {
        Some(rest) => {
            // Behind the closing mark, more is taken as it is.
            let mut out = String::new();
            let mut chars = rest.chars().peekable();
            let mut quoted = true;
            while let Some(char) = chars.next() {
                match char {
                    '"' if quoted && chars.peek() == Some(&'"') => {
                        chars.next();
                        out.push('"');
                    }
                    '"' if quoted => quoted = false,
                    char => out.push(char),
                }
            }
            out
        }
        None => written.to_owned(),
    };
    let from = range.start + (written.len() - written.trim_start().len());
    let range = from..from + written.trim().len();
    Cell { text: content.trim().replace("\r\n", "\n"), range }
}

/// Leads from the text of a cell to what is written: quotation marks stand twice there.
fn within(written: &str, cell: &Cell, part: &Range<usize>) -> Range<usize> {
    let quoted = written.starts_with('"');
    let inner = written.trim_start_matches('"').len();
    let spaces = match quoted {
        true => inner - written[written.len() - inner..].trim_start().len(),
        false => 0,
    };
    let lead = usize::from(quoted) + spaces;
    let mut at = cell.range.start + lead;
    let mut bounds = [at, at];
    let mut rest = written[lead.min(written.len())..].chars().peekable();
    let mut decoded = 0;
    loop {
        for (bound, wanted) in bounds.iter_mut().zip([part.start, part.end]) {
            if decoded <= wanted {
                *bound = at;
            }
        }
        let Some(char) = rest.next().filter(|_| decoded < part.end) else { break };
        at += char.len_utf8();
        if char == '\r' && rest.peek() == Some(&'\n') {
            continue;
        }
        if quoted && char == '"' && rest.peek() == Some(&'"') {
            rest.next();
            at += 1;
        }
        decoded += char.len_utf8();
    }
    bounds[0]..bounds[1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(row: &str, delimiter: u8) -> Vec<String> {
        let cells = cells(row, 0..row.len(), delimiter).unwrap();
        cells.into_iter().map(|cell| cell.text).collect()
    }

    #[test]
    fn cells_are_cut_as_the_reader_cuts_them() {
        let rows = [
            "a,b,c",
            "\"a,b\",c",
            "\"a \"\"b\"\"\",c",
            "a,,",
            "",
            "\"a\"b,c",
            "a\"b,c\"",
            "\"two\nlines\",x",
            "é,\"ž, š\"",
        ];
        for row in rows {
            let mut reader = ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .from_reader(row.as_bytes());
            let record = reader.records().next();
            let theirs: Vec<String> = match record {
                Some(record) => record.unwrap().iter().map(str::to_owned).collect(),
                None => vec![String::new()],
            };
            assert_eq!(texts(row, b','), theirs, "{row:?}");
        }
        assert_eq!(texts("a; b ;c", b';'), ["a", "b", "c"]);
        assert_eq!(cells("a,\"b", 0..4, b','), Err(2..3));
    }

    #[test]
    fn parts_of_a_cell_lead_to_what_is_written() {
        let row = "x,\"a \"\"b\"\" é\r\nc\",y";
        let all = cells(row, 0..row.len(), b',').unwrap();
        let cell = &all[1];
        assert_eq!(cell.text, "a \"b\" é\nc");
        let part = |range| &row[within(&row[cell.range.clone()], cell, &range)];
        assert_eq!(part(0..1), "a");
        assert_eq!(part(2..3), "\"\"");
        assert_eq!(part(3..4), "b");
        assert_eq!(part(6..8), "é");
        assert_eq!(part(9..10), "c");
    }

    #[test]
    fn what_stands_between_cells_is_found_out() {
        assert_eq!(guess("a;b;c,d\n1,2,3,4,5"), Ok(b';'));
        assert_eq!(guess("a\tb"), Ok(b'\t'));
        assert_eq!(guess("\"a;b\",c"), Ok(b','));
        assert_eq!(guess("alone"), Ok(b','));
        assert_eq!(guess("a,b;c\n"), Err(5));
    }
}
