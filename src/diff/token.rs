//! A text of the record comes in; words, blanks, signs and marks of Markdown go out. They
//! make up the text again.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::markdown::{self, Piece, PieceKind};

/// Stands between two elements of a list whose texts are compared as one: where a paragraph
/// was split, somebody put it in; where two were joined, somebody took it out.
pub const BREAK: char = '\u{2029}';

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Word,
    Space,
    Sign,
    /// The beginning and the end of bold, italic and links: `**`, `[` and `](url)`.
    Open,
    Close,
    /// A note, a reference, what is not known yet, a line's end: `[^1]`, `{{when}}`.
    Atom,
    Break,
}

/// What is changed as one, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) kind: Kind,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = vec![];
    for (index, paragraph) in text.split(BREAK).enumerate() {
        if index > 0 {
            out.push(Token { text: "\u{2029}", kind: Kind::Break });
        }
        let start = out.len();
        let mut reader = Reader { text: paragraph, at: 0, out };
        reader.pieces(&markdown::parse(paragraph).pieces);
        reader.plain(paragraph.len());
        out = reader.out;
        // The places of pieces that cannot be told apart; then marks are signs.
        if !out[start..].iter().flat_map(|own| own.text.bytes()).eq(paragraph.bytes()) {
            out.truncate(start);
            let mut reader = Reader { text: paragraph, at: 0, out };
            reader.plain(paragraph.len());
            out = reader.out;
        }
    }
    out
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    out: Vec<Token<'t>>,
}

impl<'t> Reader<'t> {
    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let Range { start, end } = piece.range;
            match &piece.kind {
                PieceKind::Text(_) => self.plain(end),
                PieceKind::Strong(content) => self.marked(&piece.range, content, 2),
                PieceKind::Emphasis(content) => self.marked(&piece.range, content, 1),
                PieceKind::Link { content, .. } => {
                    let is_plain =
                        self.text.get(start..).is_some_and(|own| own.starts_with('['));
                    match content.last().filter(|_| is_plain) {
                        Some(last) => {
                            self.plain(start);
                            self.token(start + 1, Kind::Open);
                            self.pieces(content);
                            self.plain(last.range.end);
                            self.token(end, Kind::Close);
                        }
                        None => self.atom(&piece.range),
                    }
                }
                PieceKind::Reference { .. }
                | PieceKind::Note { .. }
                | PieceKind::Placeholder(_)
                | PieceKind::LineBreak => self.atom(&piece.range),
            }
        }
    }

    fn marked(&mut self, range: &Range<usize>, content: &[Piece], mark: usize) {
        self.plain(range.start);
        self.token(range.start + mark, Kind::Open);
        self.pieces(content);
        self.plain(range.end.saturating_sub(mark));
        self.token(range.end, Kind::Close);
    }

    fn atom(&mut self, range: &Range<usize>) {
        self.plain(range.start);
        self.token(range.end, Kind::Atom);
    }

    /// What is left up to `end`, as one token.
    fn token(&mut self, end: usize, kind: Kind) {
        if let Some(text) = self.text.get(self.at..end).filter(|text| !text.is_empty()) {
            self.out.push(Token { text, kind });
            self.at = end;
        }
    }

    /// What is left up to `end`, in words, blanks and signs.
    fn plain(&mut self, end: usize) {
        let Some(text) = self.text.get(self.at..end) else { return };
        let mut parts = text.split_word_bounds().peekable();
        while let Some(part) = parts.next() {
            // A sign that is escaped stays with its backslash.
            let escaped = match part {
                "\\" => parts
                    .next_if(|next| next.starts_with(|c: char| c.is_ascii_punctuation())),
                _ => None,
            };
            let kind = match part.chars().next() {
                Some(first) if first.is_alphanumeric() => Kind::Word,
                Some(first) if first.is_whitespace() => Kind::Space,
                _ => Kind::Sign,
            };
            self.token(self.at + part.len() + escaped.map_or(0, str::len), kind);
        }
    }
}

/// What is left of marks when each pair is taken out: those that end what began before,
/// and those that begin what does not end.
pub(super) fn open_marks<'t>(tokens: &[Token<'t>]) -> Vec<(Kind, &'t str)> {
    let mut open: Vec<(Kind, &str)> = vec![];
    for token in tokens {
        let mark = if token.text.starts_with(']') { "[" } else { token.text };
        match (token.kind, open.last()) {
            (Kind::Open, _) => open.push((Kind::Open, mark)),
            (Kind::Close, Some((Kind::Open, own))) if *own == mark => {
                open.pop();
            }
            (Kind::Close, _) => open.push((Kind::Close, mark)),
            _ => {}
        }
    }
    open
}
