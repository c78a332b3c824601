//! The pieces of a string, and what was printed for them → tokens, each with its spelling.

use std::ops::Range;
use std::sync::Arc;

use super::draft::Filled;
use super::source::{Source, Spelled};
use super::style::Emphasis;
use super::token::{self, Kind, Token};
use crate::markdown::{Piece, PieceKind};

/// A text as it was printed; notes are one sign each, fields stand between two.
pub(super) struct Printed {
    pub(super) text: String,
    pub(super) notes: Vec<String>,
    pub(super) fields: Vec<String>,
}

/// Stands for a footnote's mark.
const NOTE: char = '\u{fffc}';

/// Stand around what a field gave.
const FIELD: [char; 2] = ['\u{fff9}', '\u{fffb}'];

impl Printed {
    pub(super) fn new(pieces: &[Filled]) -> Self {
        let mut printed = Self { text: String::new(), notes: vec![], fields: vec![] };
        for piece in pieces {
            match piece {
                Filled::Text(text) => printed.text.push_str(text),
                Filled::Note(id) => {
                    printed.text.push(NOTE);
                    printed.notes.push(id.clone());
                }
                Filled::Field { instruction, text } => {
                    printed.text.push(FIELD[0]);
                    printed.text.push_str(text);
                    printed.text.push(FIELD[1]);
                    printed.fields.push(instruction.clone());
                }
            }
        }
        printed.notes.reverse();
        printed.fields.reverse();
        printed
    }
}

/// A piece of Markdown without what stands in it.
pub(super) struct Flat<'a> {
    piece: &'a Piece,
    own: Emphasis,
    link: Option<Arc<str>>,
}

pub(super) fn flatten<'a>(
    pieces: &'a [Piece],
    own: Emphasis,
    link: Option<&Arc<str>>,
    out: &mut Vec<Flat<'a>>,
) {
    for piece in pieces {
        match &piece.kind {
            PieceKind::Strong(inner) => {
                flatten(inner, Emphasis { strong: true, ..own }, link, out);
            }
            PieceKind::Emphasis(inner) => {
                flatten(inner, Emphasis { emphasis: true, ..own }, link, out);
            }
            PieceKind::Link { url, content } if !content.is_empty() => {
                let url = url.as_str().into();
                flatten(content, own, Some(link.unwrap_or(&url)), out);
            }
            _ => out.push(Flat { piece, own, link: link.cloned() }),
        }
    }
}

pub(super) struct Builder<'s> {
    pub(super) source: &'s mut Source,
    pub(super) ground: Emphasis,
    pub(super) printed: Option<Printed>,
}

impl Builder<'_> {
    /// Adds all pieces; says whether that is what was printed.
    pub(super) fn flat(&mut self, flat: &[Flat<'_>]) -> bool {
        let mut rest = self.printed.as_ref().map(|own| own.text.clone());
        let mut at = 0;
        while at < flat.len() {
            if let PieceKind::Text(text) = &flat[at].piece.kind {
                if let Some(rest) = &mut rest {
                    let Some(after) = rest.strip_prefix(text.as_str()) else {
                        return false;
                    };
                    *rest = after.to_owned();
                }
                self.words(&flat[at], text);
                at += 1;
                continue;
            }
            if matches!(flat[at].piece.kind, PieceKind::LineBreak) {
                if let Some(rest) = &mut rest {
                    let Some(after) = rest.strip_prefix('\n') else { return false };
                    *rest = after.to_owned();
                }
                self.push(&flat[at], "\n", Kind::Break, flat[at].piece.range.clone());
                at += 1;
                continue;
            }
            // What is filled in reaches up to the next text that stands in the record.
            let next = flat[at..].iter().position(|own| {
                matches!(own.piece.kind, PieceKind::Text(_) | PieceKind::LineBreak)
            });
            let end = next.map_or(flat.len(), |next| at + next);
            let filled = match (&mut rest, flat.get(end).map(|own| &own.piece.kind)) {
                (None, _) => None,
                (Some(rest), None) => Some(std::mem::take(rest)),
                (Some(rest), Some(kind)) => {
                    let stop = match kind {
                        PieceKind::Text(text) => rest.find(text.as_str()),
                        _ => rest.find('\n'),
                    };
                    let Some(stop) = stop else { return false };
                    let tail = rest.split_off(stop);
                    Some(std::mem::replace(rest, tail))
                }
            };
            self.filled(&flat[at..end], filled);
            at = end;
        }
        rest.is_none_or(|rest| rest.is_empty())
    }

    /// Adds what stands between two texts of the record and was filled in.
    fn filled(&mut self, flat: &[Flat<'_>], filled: Option<String>) {
        let Some(filled) = filled else {
            for own in flat {
                let range = own.piece.range.clone();
                match &own.piece.kind {
                    PieceKind::Note { id } => self.push(own, id, Kind::Note, range),
                    PieceKind::Placeholder(name) => {
                        self.push(own, &format!("[{name}]"), Kind::Filled, range);
                    }
                    _ => self.push(own, "", Kind::Filled, range),
                }
            }
            return;
        };
        let mut flat = flat.iter().peekable();
        let mut rest = filled.as_str();
        while let Some(own) = flat.next() {
            let mut range = own.piece.range.clone();
            if let PieceKind::Note { id } = &own.piece.kind {
                match rest.strip_prefix(NOTE) {
                    Some(after) => {
                        self.note();
                        self.push(own, id, Kind::Note, range);
                        rest = after;
                    }
                    // In notes and headers a mark is text.
                    None => {
                        let (mark, after) =
                            rest.split_at(rest.find(NOTE).unwrap_or(rest.len()));
                        self.push(own, mark, Kind::Filled, range);
                        rest = after;
                    }
                }
                continue;
            }
            // Of several in a row nobody knows where one ends: they are one.
            while let Some(next) = flat.peek()
                && !matches!(next.piece.kind, PieceKind::Note { .. })
            {
                range.end = next.piece.range.end;
                flat.next();
            }
            let (text, after) = rest.split_at(rest.find(NOTE).unwrap_or(rest.len()));
            let end = range.end;
            self.push(own, text, Kind::Filled, range);
            rest = after;
            // A legal instrument brings a note of its own.
            while let Some(after) = rest.strip_prefix(NOTE)
                && let Some(id) = self.note()
            {
                self.push(own, &id, Kind::Note, end..end);
                rest = after;
            }
        }
    }

    /// The next note.
    fn note(&mut self) -> Option<String> {
        self.printed.as_mut()?.notes.pop()
    }

    /// Adds text that stands in the record, with its spelling there.
    fn words(&mut self, flat: &Flat<'_>, text: &str) {
        let Range { start, end } = flat.piece.range;
        let lengths: Vec<usize> = spelled(&self.source.text[start..end], text).collect();
        let (mut at, mut lengths) = (start, lengths.into_iter());
        for (kind, part) in token::cut(text) {
            let length: usize = lengths.by_ref().take(part.chars().count()).sum();
            self.push(flat, part, kind, at..(at + length).min(end));
            at += length;
        }
    }

    fn push(&mut self, flat: &Flat<'_>, text: &str, kind: Kind, spelling: Range<usize>) {
        let fields = self.printed.as_mut().map(|own| &mut own.fields);
        let field = fields.filter(|_| text.contains(FIELD)).and_then(Vec::pop);
        let text = &text.replace(FIELD, "");
        let look = Emphasis {
            strong: flat.own.strong || self.ground.strong,
            emphasis: flat.own.emphasis || self.ground.emphasis,
        };
        let token = Token { look, link: flat.link.clone(), ..Token::plain(text, kind) };
        self.source.tokens.push(Spelled { token, own: flat.own, spelling, field });
    }
}

/// How many bytes each character of a text takes in the string that it is read from.
fn spelled<'a>(source: &'a str, text: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut at = 0;
    text.chars().map(move |c| {
        let rest = &source[at..];
        let blank = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        let own = match rest.chars().next() {
            // A line end with the blanks around it is one space.
            Some(_) if c == ' ' && rest[..blank].contains(['\n', '\r']) => blank,
            Some('\\') if c != '\\' || rest[1..].starts_with('\\') => 1 + c.len_utf8(),
            Some(first) => first.len_utf8(),
            None => 0,
        };
        let end = (at + own).min(source.len());
        let own = end - at;
        at = if source.is_char_boundary(end) { end } else { source.len() };
        own
    })
}
