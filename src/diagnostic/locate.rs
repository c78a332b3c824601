//! A place comes in; the file, line and column that it is at go out.

use std::ops::Range;
use std::sync::Arc;

use super::{Place, Sources};

/// Where a place is, as exactly as is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    pub file: Arc<str>,
    pub span: Option<Span>,
}

/// A part of one line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// 1 is first.
    pub line: usize,
    /// In characters; 1 is first.
    pub column: usize,
    /// The column behind the last character.
    pub end_column: usize,
}

/// Finds a place. What stands on several lines is shortened to its name, or to its first
/// character.
pub fn locate(place: &Place, sources: &Sources) -> Location {
    let (file, found) = match place {
        Place::File(file) => (file, None),
        Place::Span { file, range } => (file, Some((None, range.clone()))),
        Place::Value(origin) => {
            let spans = sources.spans(origin);
            (&origin.file, spans.map(|spans| (spans.key.clone(), spans.value.clone())))
        }
        Place::Key(origin) => {
            let spans = sources.spans(origin);
            let key = spans.map(|spans| spans.key.as_ref().unwrap_or(&spans.value));
            (&origin.file, key.map(|key| (None, key.clone())))
        }
        Place::Within(origin, range) => {
            let value = sources.spans(origin).map(|spans| spans.value.clone());
            let source = sources.get(&origin.file);
            let within = source.zip(value).map(|(source, value)| {
                let literal = source.text.get(value.clone()).unwrap_or_default();
                let inner = within(literal, range);
                (None, value.start + inner.start..value.start + inner.end)
            });
            (&origin.file, within)
        }
    };
    let text = sources.get(file).map(|source| &*source.text);
    let span = text.zip(found).map(|(text, (key, range))| {
        let lines = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let range = match key {
            Some(key) if lines(&range).contains('\n') => key,
            _ => range,
        };
        span(text, range)
    });
    Location { file: Arc::clone(file), span }
}

/// Counts lines and columns; makes any range one that can be shown.
fn span(text: &str, range: Range<usize>) -> Span {
    let boundary = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = boundary(range.start);
    let mut end = boundary(range.end).max(start);
    if text[start..end].contains('\n') {
        let first = text[start..].chars().next().map_or(0, char::len_utf8);
        end = match text[start..].starts_with(['{', '[']) {
            true => start + first,
            false => start + text[start..].find(['\n', '\r']).unwrap_or(first),
        };
    }
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[..start].bytes().filter(|b| *b == b'\n').count() + 1;
    let column = text[line_start..start].chars().count() + 1;
    let end_column = column + text[start..end].chars().count();
    Span { range: start..end, line, column, end_column }
}

/// The part of a string literal in JSON that stands for a part of its decoded text.
pub fn within(literal: &str, decoded: &Range<usize>) -> Range<usize> {
    let mut at = 1;
    let mut bytes = 0;
    let mut range = None;
    while at < literal.len() && bytes < decoded.end.max(decoded.start + 1) {
        let rest = &literal[at..];
        let (length, width) = unit(rest);
        if length == 0 {
            break;
        }
        if bytes + width > decoded.start {
            let start = range.map_or(at, |range: Range<usize>| range.start);
            range = Some(start..at + length);
        }
        at += length;
        bytes += width;
    }
    match range {
        Some(range) if decoded.is_empty() => range.start..range.start,
        Some(range) => range,
        None => at..at,
    }
}

/// The bytes of the next written character or escape, and of what it stands for.
fn unit(rest: &str) -> (usize, usize) {
    let Some(char) = rest.chars().next() else { return (0, 0) };
    if char != '\\' {
        return (char.len_utf8(), char.len_utf8());
    }
    let code = |at: usize| {
        let digits = rest.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    let (Some(first), second) = (code(0), code(6)) else {
        return (rest.len().min(2), 1);
    };
    match (char::from_u32(first), second) {
        (Some(char), _) => (6, char.len_utf8()),
        (None, Some(_)) => (12, 4),
        (None, None) => (6, '\u{FFFD}'.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn decoded_offsets_lead_to_the_written_ones() {
        // a"é😀b
        let literal = r#""a\"\u00e9\ud83d\ude00b""#;
        let part = |range| &literal[within(literal, &range)];
        assert_eq!(part(0..1), "a");
        assert_eq!(part(1..2), "\\\"");
        assert_eq!(part(2..4), "\\u00e9");
        assert_eq!(part(4..8), "\\ud83d\\ude00");
        assert_eq!(part(8..9), "b");
        assert_eq!(part(1..4), "\\\"\\u00e9");
        assert_eq!(part(9..9), "");
    }
}
