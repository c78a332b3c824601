//! The inline Markdown of the record comes in, pieces of text with their place go out.
//!
//! Known are bold, italic, links, `[](#id)` (the number of another place), `[^id]` (a
//! footnote), `{{…}}` (something not known yet), hard line breaks and backslash escapes,
//! as in `CommonMark`. Everything else is text: a string never becomes a list, a heading or
//! code, entities are not decoded, and raw HTML is text that is reported.

mod mask;
mod spell;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use mask::{Masked, Token};

pub use spell::{Escapes, SIGNS, destination, escaped};

/// How deep bold, italic and links may stand within each other; deeper marks are dropped
/// and reported.
const MAX_DEPTH: usize = 12;

/// What a string of the record says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    pub pieces: Vec<Piece>,
    /// What is not allowed, in the order it stands.
    pub findings: Vec<Finding>,
}

/// A piece of text and its place in the string, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub range: Range<usize>,
    pub kind: PieceKind,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceKind {
    Text(String),
    Strong(Vec<Piece>),
    Emphasis(Vec<Piece>),
    /// `[text](url)`; also `[text](#id)`.
    Link {
        url: String,
        content: Vec<Piece>,
    },
    /// `[](#id)`: the printed number of another place.
    Reference {
        anchor: String,
    },
    /// `[^id]`
    Note {
        id: String,
    },
    /// `{{what is missing}}`
    Placeholder(String),
    LineBreak,
}

/// Something that a string must not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    RawHtml(Range<usize>),
    TooDeep(Range<usize>),
}

/// Reads a string.
pub fn parse(text: &str) -> Parsed {
    if text.is_empty() || text.contains(MEANS) {
        return read(text);
    }
    let piece = Piece { range: 0..text.len(), kind: PieceKind::Text(text.to_owned()) };
    Parsed { pieces: vec![piece], findings: vec![] }
}

/// The characters without which a string is nothing but text.
const MEANS: [char; 15] = [
    '\\', '`', '*', '_', '[', ']', '{', '}', '<', '&', '!', '\n', '\r', '\0', '\u{fdd0}',
];

fn read(text: &str) -> Parsed {
    let masked = Masked::new(text);
    let mut builder = Builder {
        masked: &masked,
        parsed: Parsed::default(),
        stack: vec![Frame {
            kind: FrameKind::Root,
            range: 0..text.len(),
            pieces: vec![],
        }],
        skipped: 0,
    };
    for (event, range) in
        Parser::new_ext(&masked.text, Options::empty()).into_offset_iter()
    {
        builder.event(event, range);
    }
    builder.finish()
}

struct Builder<'a> {
    masked: &'a Masked,
    parsed: Parsed,
    stack: Vec<Frame>,
    /// Marks that are open but were dropped for being too deep.
    skipped: usize,
}

struct Frame {
    kind: FrameKind,
    range: Range<usize>,
    pieces: Vec<Piece>,
}

enum FrameKind {
    Root,
    Strong,
    Emphasis,
    Link(String),
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let origin = self.masked.origin(range.clone());
        match event {
            Event::Start(Tag::Strong) => self.open(FrameKind::Strong, origin),
            Event::Start(Tag::Emphasis) => self.open(FrameKind::Emphasis, origin),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let mut url = self.masked.unmask(&dest_url);
                if link_type == LinkType::Email {
                    url.insert_str(0, "mailto:");
                }
                self.open(FrameKind::Link(url), origin);
            }
            Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link) => self.close(),
            Event::Text(text) => self.text(&text, range),
            Event::InlineHtml(html) | Event::Html(html) => {
                self.parsed.findings.push(Finding::RawHtml(origin));
                self.text(&html, range);
            }
            // Paragraph ends; nothing else can come out of one masked line.
            _ => {}
        }
    }

    fn open(&mut self, kind: FrameKind, range: Range<usize>) {
        if self.stack.len() > MAX_DEPTH {
            self.skipped += 1;
            self.parsed.findings.push(Finding::TooDeep(range));
        } else {
            self.stack.push(Frame { kind, range, pieces: vec![] });
        }
    }

    fn close(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let frame = self.stack.pop().expect("every end has its start");
        let content = frame.pieces;
        let kind = match frame.kind {
            FrameKind::Root => unreachable!("the root is never closed by a mark"),
            FrameKind::Strong => PieceKind::Strong(content),
            FrameKind::Emphasis => PieceKind::Emphasis(content),
            FrameKind::Link(url) => match url.strip_prefix('#') {
                Some(anchor) if content.is_empty() => {
                    PieceKind::Reference { anchor: anchor.to_owned() }
                }
                _ => PieceKind::Link { url, content },
            },
        };
        self.push(Piece { range: frame.range, kind });
    }

    /// Splits text at the tokens that stand for what the parser must not see.
    fn text(&mut self, text: &str, range: Range<usize>) {
        // Escapes make the text shorter than its range only at the start of an event.
        let at = range.end.saturating_sub(text.len());
        for part in self.masked.split(text, at) {
            let origin = self.masked.origin(part.at..part.at + part.text.len());
            let kind = match part.token {
                None => PieceKind::Text(part.text.to_owned()),
                Some(Token::Text(text)) => PieceKind::Text(text.clone()),
                Some(Token::Note(id)) => PieceKind::Note { id: id.clone() },
                Some(Token::Placeholder(text)) => PieceKind::Placeholder(text.clone()),
                Some(Token::LineBreak) => PieceKind::LineBreak,
            };
            self.push(Piece { range: origin, kind });
        }
    }

    /// Adds a piece; neighbouring texts become one.
    fn push(&mut self, piece: Piece) {
        let pieces = &mut self.stack.last_mut().expect("the root is never closed").pieces;
        if let (
            Some(Piece { range, kind: PieceKind::Text(before) }),
            PieceKind::Text(text),
        ) = (pieces.last_mut(), &piece.kind)
        {
            before.push_str(text);
            range.end = piece.range.end;
        } else {
            pieces.push(piece);
        }
    }

    fn finish(mut self) -> Parsed {
        self.parsed.pieces = self.stack.swap_remove(0).pieces;
        self.parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_without_marks_is_text() {
        let ascii = (0..128_u8).map(char::from);
        let signs: Vec<char> = ascii.chain("é\u{a0}\u{2016}\u{fdd1}ж".chars()).collect();
        for (a, b) in signs.iter().flat_map(|a| signs.iter().map(move |b| (a, b))) {
            for text in [format!("{a}{b}"), format!("x {a} {b}y"), format!("{a}1.{b} ")] {
                assert_eq!(parse(&text), read(&text), "{text:?}");
            }
        }
    }
}
