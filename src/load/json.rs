//! The text of a JSON file comes in; its values with their places go out. Reading goes on
//! behind most mistakes, so that all of a file are shown at once; what was misread is only
//! used to find more of them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use indexmap::IndexMap;

use super::mistake;
use super::scalar::is_quote;
use super::syntax;
use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Spans};
use crate::record::{Node, Value};

/// How deep values may be nested: deeper than any document, and far from the end of the
/// stack.
pub(super) const DEPTH: usize = 100;

/// How many values a file may have.
pub(super) const VALUES: usize = 250_000;

/// How many mistakes of syntax are reported before reading stops.
const MISTAKES: usize = 20;

/// What a text holds.
pub(super) struct Parsed {
    /// `None` where the text cannot be used.
    pub(super) root: Option<Arc<Node>>,
    pub(super) spans: BTreeMap<Arc<str>, Spans>,
}

/// Reads the text of a file.
pub(super) fn parse(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Parsed {
    // A byte-order mark is reported where the bytes are decoded.
    let at = text.len() - text.trim_start_matches('\u{FEFF}').len();
    part((file, Whole::File), text, at..text.len(), diagnostics)
}

/// What holds one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    File,
    /// A line of JSON Lines.
    Line,
}

/// Reads one value that is a part of a file's text.
pub(super) fn part(
    (file, whole): (&str, Whole),
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Parsed {
    let text = &text[..range.end];
    let mut parser = Parser {
        file: file.into(),
        whole,
        text,
        at: range.start,
        depth: 0,
        values: 0,
        spans: BTreeMap::new(),
        mistakes: vec![],
        stopped: false,
    };
    let mut root = parser.value(&Origin::root(file), None);
    parser.space();
    if root.is_some() && !parser.stopped && parser.at < text.len() {
        let range = parser.at..text.len();
        parser.mistake(syntax::after_end(&parser.file, whole, range));
    }
    if !parser.mistakes.is_empty() {
        root = None;
    }
    for mistake in parser.mistakes {
        diagnostics.push(mistake);
    }
    Parsed { root, spans: parser.spans }
}

pub(super) struct Parser<'a> {
    pub(super) file: Arc<str>,
    pub(super) whole: Whole,
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: usize,
    values: usize,
    spans: BTreeMap<Arc<str>, Spans>,
    mistakes: Vec<Diagnostic>,
    /// Set where going on makes no sense.
    pub(super) stopped: bool,
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    pub(super) fn eat(&mut self, char: char) -> bool {
        let found = self.peek() == Some(char);
        if found {
            self.at += char.len_utf8();
        }
        found
    }

    pub(super) fn mistake(&mut self, mistake: Diagnostic) {
        if self.stopped {
            return;
        }
        self.stopped = self.mistakes.len() + 1 == MISTAKES;
        self.mistakes.push(match self.stopped {
            true => mistake.hint("there may be more mistakes; reading stops here"),
            false => mistake,
        });
    }

    /// A mistake behind which nothing can be read.
    pub(super) fn stop(&mut self, mistake: Diagnostic) {
        if !self.stopped {
            self.mistakes.push(mistake);
        }
        self.stopped = true;
    }

    fn value(&mut self, origin: &Origin, key: Option<Range<usize>>) -> Option<Arc<Node>> {
        self.space();
        let start = self.at;
        self.values += 1;
        if self.values > VALUES {
            self.stop(mistake::values(&self.file));
            return None;
        }
        let value = match self.peek() {
            Some('{') => self.nested(|parser| parser.object(origin))?,
            Some('[') => self.nested(|parser| parser.array(origin))?,
            Some(quote) if is_quote(quote) => Value::String(self.string(quote)?),
            Some('-' | '+' | '.' | '0'..='9') => self.number(),
            Some(char) if char.is_alphabetic() => self.word()?,
            _ => {
                self.unexpected("a value");
                return None;
            }
        };
        let spans = Spans { key, value: start..self.at };
        self.spans.insert(Arc::clone(&origin.pointer), spans);
        Some(Arc::new(Node { origin: origin.clone(), value }))
    }

    fn unexpected(&mut self, wanted: &str) {
        let found = self.peek();
        let range = self.at..self.at + found.map_or(0, char::len_utf8);
        self.stop(syntax::unexpected((&self.file, self.whole), range, wanted, found));
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Option<Value>) -> Option<Value> {
        if self.depth == DEPTH {
            self.stop(syntax::nesting(&self.file, self.at..self.at + 1));
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self, origin: &Origin) -> Option<Value> {
        let start = self.at;
        let mut members: IndexMap<String, Arc<Node>> = IndexMap::new();
        self.at += 1;
        let mut last_comma = None;
        loop {
            self.space();
            if self.stopped {
                return None;
            }
            if self.closed('}', start, last_comma.take())? {
                return Some(Value::Object(members));
            }
            let key_start = self.at;
            let key = self.key()?;
            let key_range = key_start..self.at;
            self.space();
            if !self.eat(':') {
                self.stop(syntax::no_colon(&self.file, key_range, &key));
                return None;
            }
            let child = origin.child(&key);
            // Spans go by the pointer, which is the same for both.
            let first = self.spans.get(&child.pointer).and_then(|own| own.key.clone());
            let value = self.value(&child, Some(key_range.clone()))?;
            match first {
                Some(first) => {
                    self.mistake(syntax::twice(&self.file, &key, key_range, first));
                }
                None => {
                    members.insert(key, value);
                }
            }
            last_comma = self.comma('}');
        }
    }

    fn array(&mut self, origin: &Origin) -> Option<Value> {
        let start = self.at;
        let mut elements = vec![];
        self.at += 1;
        let mut last_comma = None;
        loop {
            self.space();
            if self.stopped {
                return None;
            }
            if self.closed(']', start, last_comma.take())? {
                return Some(Value::Array(elements));
            }
            let child = origin.child(&elements.len().to_string());
            elements.push(self.value(&child, None)?);
            last_comma = self.comma(']');
        }
    }

    fn key(&mut self) -> Option<String> {
        let start = self.at;
        match self.peek() {
            Some(quote) if is_quote(quote) => self.string(quote),
            Some(char) if char.is_alphanumeric() || char == '_' || char == '$' => {
                let rest = &self.text[start..];
                let end = rest.find(|c: char| !c.is_alphanumeric() && !"_$-".contains(c));
                let word = &rest[..end.unwrap_or(rest.len())];
                self.at += word.len();
                self.mistake(syntax::bare_key(&self.file, start..self.at, word));
                Some(word.to_owned())
            }
            _ => {
                self.unexpected("a name in double quotes");
                None
            }
        }
    }
}
