//! Hides from the `CommonMark` parser what it must not see: footnote marks, placeholders,
//! line ends and the characters that would begin code, entities or pictures. The masked
//! text is one line that begins and ends with a sign of its own, so that it can only be a
//! paragraph and its white space is kept.

use std::ops::Range;

/// Opens and closes a token; between them stands the token's number. At its outer sides it
/// is punctuation, as what it stands for would be: marks of emphasis look at that.
const OPEN: &str = "\u{2016}\u{fdd0}";
const CLOSE: &str = "\u{fdd1}\u{2016}";
/// Stands at both ends: punctuation, because marks of emphasis must have white space or
/// punctuation at their outer side.
const EDGE: char = '\u{2016}';

/// What a token stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Text(String),
    Note(String),
    Placeholder(String),
    LineBreak,
}

/// A string with tokens in it.
pub(super) struct Masked {
    pub text: String,
    tokens: Vec<(Token, String)>,
    /// For each byte of `text`, the byte of the string it comes from.
    origins: Vec<usize>,
}

/// A run of masked text, or one token in it.
pub(super) struct Part<'a> {
    pub token: Option<&'a Token>,
    pub text: &'a str,
    /// Where it stands in the masked text.
    pub at: usize,
}

impl Masked {
    pub(super) fn new(string: &str) -> Self {
        let mut masked = Self { text: String::new(), tokens: vec![], origins: vec![] };
        masked.push(EDGE.encode_utf8(&mut [0; 4]), 0);
        let mut at = 0;
        while at < string.len() {
            at += masked.step(&string[at..], at);
        }
        masked.push(EDGE.encode_utf8(&mut [0; 4]), string.len());
        masked.origins.push(string.len());
        masked
    }

    /// Takes in what stands at the beginning of `rest`; returns how many bytes that was.
    fn step(&mut self, rest: &str, at: usize) -> usize {
        let first = rest.chars().next().expect("the rest is not empty");
        let line_end = rest.trim_start_matches([' ', '\t']);
        match first {
            '\\' => {
                let next = rest[1..].chars().next();
                match next {
                    Some('\n' | '\r') => self.line_end(&rest[1..], at, true) + 1,
                    Some(c) if c.is_ascii_punctuation() => self.copy(&rest[..2], at),
                    _ => self.copy("\\", at),
                }
            }
            '\n' | '\r' => self.line_end(rest, at, false),
            ' ' | '\t' if line_end.starts_with(['\n', '\r']) => {
                let spaces = rest.len() - line_end.len();
                spaces + self.line_end(line_end, at + spaces, spaces >= 2)
            }
            '[' if rest.starts_with("[^") => match note(rest) {
                Some((id, length)) => {
                    self.token(Token::Note(id.to_owned()), &rest[..length], at);
                    length
                }
                None => self.copy("[", at),
            },
            '{' if rest.starts_with("{{") => match rest.find("}}") {
                Some(end) => {
                    let text = rest[2..end].trim().to_owned();
                    self.token(Token::Placeholder(text), &rest[..end + 2], at);
                    end + 2
                }
                None => self.copy("{", at),
            },
            '`' | '&' => self.escaped(first, at),
            '!' if rest.starts_with("![") => self.escaped(first, at),
            '\u{fdd0}' | '\u{fdd1}' => {
                self.token(Token::Text(first.to_string()), &first.to_string(), at);
                first.len_utf8()
            }
            _ => self.copy(&rest[..first.len_utf8()], at),
        }
    }

    /// One line end is white space, two or a hard one are a line break.
    fn line_end(&mut self, rest: &str, at: usize, hard: bool) -> usize {
        let after = rest.trim_start_matches(['\n', '\r', ' ', '\t']);
        let length = rest.len() - after.len();
        let lines = rest[..length].replace("\r\n", "\n").matches(['\n', '\r']).count();
        if hard || lines > 1 {
            self.token(Token::LineBreak, &rest[..length], at);
        } else {
            self.push(" ", at);
        }
        length
    }

    fn copy(&mut self, text: &str, at: usize) -> usize {
        for (offset, c) in text.char_indices() {
            self.push(c.encode_utf8(&mut [0; 4]), at + offset);
        }
        text.len()
    }

    fn escaped(&mut self, c: char, at: usize) -> usize {
        self.push("\\", at);
        self.copy(c.encode_utf8(&mut [0; 4]), at)
    }

    fn token(&mut self, token: Token, source: &str, at: usize) {
        let name = format!("{OPEN}{}{CLOSE}", self.tokens.len());
        self.tokens.push((token, source.to_owned()));
        self.push(&name, at);
    }

    fn push(&mut self, text: &str, at: usize) {
        self.text.push_str(text);
        self.origins.resize(self.text.len(), at);
    }

    /// The place in the string of a range of the masked text.
    pub(super) fn origin(&self, range: Range<usize>) -> Range<usize> {
        let of = |at: usize| self.origins.get(at).or(self.origins.last()).copied();
        let start = of(range.start).unwrap_or(0);
        start..of(range.end).unwrap_or(start).max(start)
    }

    /// Cuts a piece of the masked text, which stands at `at` there, at its tokens.
    pub(super) fn split<'a>(&'a self, text: &'a str, at: usize) -> Vec<Part<'a>> {
        let (mut rest, mut at) = self.without_edges(text, at);
        let mut parts = vec![];
        while let Some(start) = rest.find(OPEN) {
            let Some((token, length)) = self.token_at(&rest[start..]) else { break };
            let (before, after) = (&rest[..start], start + length);
            parts.push(Part { token: None, text: before, at });
            parts.push(Part {
                token: Some(token),
                text: &rest[start..after],
                at: at + start,
            });
            (rest, at) = (&rest[after..], at + after);
        }
        parts.push(Part { token: None, text: rest, at });
        parts.retain(|part| !part.text.is_empty());
        parts
    }

    fn without_edges<'a>(&self, text: &'a str, at: usize) -> (&'a str, usize) {
        let is_end = at + text.len() == self.text.len();
        let (text, at) = match text.strip_prefix(EDGE) {
            Some(after) if at == 0 => (after, EDGE.len_utf8()),
            _ => (text, at),
        };
        match text.strip_suffix(EDGE) {
            Some(before) if is_end => (before, at),
            _ => (text, at),
        }
    }

    /// The token that a text begins with, and its length.
    fn token_at(&self, text: &str) -> Option<(&Token, usize)> {
        let name = text.strip_prefix(OPEN)?;
        let end = name.find(CLOSE)?;
        let (token, _) = self.tokens.get(name[..end].parse::<usize>().ok()?)?;
        Some((token, OPEN.len() + end + CLOSE.len()))
    }

    /// The string that a piece of masked text stands for.
    pub(super) fn unmask(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find(OPEN) {
            out.push_str(&rest[..start]);
            let name = &rest[start + OPEN.len()..];
            let Some(end) = name.find(CLOSE) else { break };
            if let Some((_, source)) = name[..end]
                .parse::<usize>()
                .ok()
                .and_then(|number| self.tokens.get(number))
            {
                out.push_str(source);
            }
            rest = &name[end + CLOSE.len()..];
        }
        out.push_str(rest);
        out
    }
}

/// The id of `[^id]` and the length of the whole.
fn note(rest: &str) -> Option<(&str, usize)> {
    let end = rest.find(']')?;
    let id = &rest[2..end];
    (!id.is_empty() && !id.contains(char::is_whitespace)).then_some((id, end + 1))
}
