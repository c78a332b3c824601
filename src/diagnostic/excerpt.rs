//! Places come in; the lines to show go out, clipped so that a mark within a paragraph of a
//! thousand characters is on the screen, and with no character that could upset a terminal.

use std::fmt::Display;
use std::ops::Range;
use std::sync::Arc;

use codespan_reporting::files::{Error, Files};

use super::Sources;
use super::locate::Span;

/// How much of a line is shown.
const WIDTH: usize = 100;
/// How much of it stands before the mark, at most.
const BEFORE: usize = 60;

/// The lines of one file that a diagnostic shows.
pub(super) struct Excerpt {
    name: String,
    text: String,
    lines: Vec<Line>,
}

struct Line {
    /// In the excerpt's text.
    range: Range<usize>,
    /// In the file.
    number: usize,
    /// The columns that are shown.
    shown: Range<usize>,
}

/// All excerpts of a diagnostic.
pub(super) struct Excerpts(Vec<Excerpt>);

impl Excerpts {
    /// Makes the excerpts, and the file and range that each span has in them.
    pub(super) fn new(
        spans: &[(Arc<str>, Span)],
        sources: &Sources,
    ) -> (Self, Vec<(usize, Range<usize>)>) {
        let mut excerpts: Vec<Excerpt> = vec![];
        let mut ranges = vec![(0, 0..0); spans.len()];
        let mut order: Vec<usize> = (0..spans.len()).collect();
        order.sort_by_key(|i| (spans[*i].1.line, spans[*i].1.column));
        for i in order {
            let (file, span) = &spans[i];
            let text = sources.get(file).map_or("", |source| &source.text);
            let full = line(text, span);
            let known = excerpts.iter_mut().position(|e| e.name == **file);
            let index = known.unwrap_or_else(|| {
                let (name, text) = (file.to_string(), String::new());
                excerpts.push(Excerpt { name, text, lines: vec![] });
                excerpts.len() - 1
            });
            ranges[i] = (index, excerpts[index].add(full, span));
        }
        (Self(excerpts), ranges)
    }
}

impl Excerpt {
    /// Adds the line of a span; returns where the span is in the excerpt.
    fn add(&mut self, full: &str, span: &Span) -> Range<usize> {
        let length = full.chars().count();
        let (first, last) = (span.column - 1, span.end_column - 1);
        let from = match length > WIDTH && first > BEFORE {
            true => (first - BEFORE / 2).min(length.saturating_sub(WIDTH)),
            false => 0,
        };
        let to = (from + WIDTH).min(length);
        if let Some(line) = self.lines.last().filter(|line| line.number == span.line) {
            let (from, to) = (line.shown.start, line.shown.end);
            if from <= first && last <= to
                || (from..to).contains(&first) && last - first > WIDTH
            {
                return self.mark(from..to, first..last);
            }
        }
        // A gap, so that lines that are apart are not shown as neighbours.
        let number = self.lines.last().map_or(span.line, |line| line.number);
        if span.line != number + 1 && !self.lines.is_empty() {
            self.line("", number + 1, 0..0);
            self.line("", number + 2, 0..0);
        }
        let mut shown = String::new();
        if from > 0 {
            shown.push('…');
        }
        shown.extend(full.chars().skip(from).take(to - from).map(harmless));
        if to < length {
            shown.push('…');
        }
        self.line(&shown, span.line, from..to);
        self.mark(from..to, first..last)
    }

    fn line(&mut self, text: &str, number: usize, shown: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.text.push('\n');
        self.lines.push(Line { range: start..self.text.len(), number, shown });
    }

    /// Some characters of a file's line, in the last line of the excerpt, by what that
    /// shows.
    fn mark(&self, shown: Range<usize>, marked: Range<usize>) -> Range<usize> {
        let (from, to) = (shown.start, shown.end);
        let line = self.lines.last().map_or(0..0, |line| line.range.clone());
        let text = &self.text[line.clone()];
        let byte = |column: usize| {
            let index = column - from + usize::from(from > 0);
            text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
        };
        let (first, last) = (marked.start.clamp(from, to), marked.end.clamp(from, to));
        line.start + byte(first)..line.start + byte(last)
    }
}

/// The line of the file that a span is in.
fn line<'a>(text: &'a str, span: &Span) -> &'a str {
    let start = text[..span.range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.range.start..].find('\n').map(|at| span.range.start + at);
    text[start..end.unwrap_or(text.len())].trim_end_matches('\r')
}

/// The character itself, or something to see in place of one that commands the terminal or
/// turns the direction of writing.
pub(super) fn harmless(char: char) -> char {
    match char {
        '\t' => char,
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(char))
            .unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}'..='\u{9F}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' => char::REPLACEMENT_CHARACTER,
        _ => char,
    }
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = Box<dyn Display + 'a>;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<Self::Name, Error> {
        Ok(Box::new(&self.excerpt(id)?.name))
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.text)
    }

    fn line_index(&'a self, id: usize, byte: usize) -> Result<usize, Error> {
        let lines = &self.excerpt(id)?.lines;
        let index = lines.partition_point(|line| line.range.end <= byte);
        Ok(index.min(lines.len().saturating_sub(1)))
    }

    fn line_number(&'a self, id: usize, index: usize) -> Result<usize, Error> {
        Ok(self.line(id, index)?.number)
    }

    fn column_number(&'a self, id: usize, i: usize, byte: usize) -> Result<usize, Error> {
        let (line, text) = (self.line(id, i)?, &self.excerpt(id)?.text);
        let before = text.get(line.range.start..byte).unwrap_or_default();
        Ok(line.shown.start.saturating_sub(1) + before.chars().count() + 1)
    }

    fn line_range(&'a self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        Ok(self.line(id, index)?.range.clone())
    }
}

impl Excerpts {
    fn excerpt(&self, id: usize) -> Result<&Excerpt, Error> {
        self.0.get(id).ok_or(Error::FileMissing)
    }

    fn line(&self, id: usize, index: usize) -> Result<&Line, Error> {
        let lines = &self.excerpt(id)?.lines;
        let missing = Error::LineTooLarge { given: index, max: lines.len() };
        lines.get(index).ok_or(missing)
    }
}
