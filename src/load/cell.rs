//! The text of a row of CSV comes in; its cells go out, each with the place where it
//! stands. Cuts as the reader of the `csv` crate does, which does not tell of places.

use std::ops::Range;

/// One cell of a row of CSV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Without white space around it; lines end as in JSON.
    pub text: String,
    /// Where it stands, with its quotation marks.
    pub range: Range<usize>,
}

/// The cells of a row; the quotation mark that is never closed, if there is one.
pub(super) fn cells(
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
pub(super) fn within(written: &str, cell: &Cell, part: &Range<usize>) -> Range<usize> {
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

/// What stands between the names on top: the sign that is there most often outside of
/// quotation marks. The length of the line where two are there equally often.
pub(super) fn guess(text: &str) -> Result<u8, usize> {
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

#[cfg(test)]
mod tests {
    use csv::ReaderBuilder;
    use proptest::prelude::*;

    use super::*;

    fn texts(row: &str, delimiter: u8) -> Vec<String> {
        let cells = cells(row, 0..row.len(), delimiter).unwrap();
        cells.into_iter().map(|cell| cell.text).collect()
    }

    /// The cells of a row by the reader of the `csv` crate.
    fn theirs(row: &str) -> Vec<String> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(row.as_bytes());
        match reader.records().next() {
            Some(record) => {
                record.unwrap().iter().map(|own| own.trim().to_owned()).collect()
            }
            None => vec![String::new()],
        }
    }

    proptest! {
        #[test]
        fn any_row_is_cut_as_the_reader_cuts_it(row in "[,\" aé]{0,12}") {
            if let Ok(cells) = cells(&row, 0..row.len(), b',') {
                let own: Vec<String> = cells.into_iter().map(|cell| cell.text).collect();
                prop_assert_eq!(own, theirs(&row));
            }
        }
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
            assert_eq!(texts(row, b','), theirs(row), "{row:?}");
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
