//! Paragraphs with tracked changes → lines as a reader sees them who accepts some of the
//! changes and rejects the others.

use std::collections::BTreeSet;

use super::draft::Part;
use super::paragraph::{Paragraph, Piece};
use super::revision::{Policy, Revisions};
use super::style::Emphasis;
use super::token::{self, Token};

/// A paragraph as it is read.
#[derive(Debug, Clone)]
pub struct Line {
    pub part: Part,
    pub style: String,
    pub cell: Option<(usize, usize, usize)>,
    pub is_listed: bool,
    /// How all of it looks, by its style.
    pub ground: Emphasis,
    pub tokens: Vec<Token>,
    /// What is not there in this reading.
    pub dropped: Vec<Token>,
    /// The keys whose marks stand in it, with or without text.
    pub keys: BTreeSet<usize>,
    /// Tracked changes of its end.
    pub end: BTreeSet<usize>,
    /// Whether there was a paragraph whose end is not there in this reading.
    pub is_joined: bool,
}

impl Line {
    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.tokens.iter().all(Token::is_blank)
    }

    /// All tracked changes that made it what it is.
    pub(super) fn changes(&self) -> BTreeSet<usize> {
        let tokens = self.tokens.iter().chain(&self.dropped);
        let within = tokens.flat_map(|token| token.changes.iter().copied());
        within.chain(self.end.iter().copied()).collect()
    }
}

/// Reads paragraphs.
pub(super) fn read(
    paragraphs: &[Paragraph],
    revisions: &Revisions,
    accepts: Policy<'_>,
) -> Vec<Line> {
    let is_there = |number: usize| revisions.get(number).kind.adds() == accepts(number);
    let mut lines = vec![];
    // A paragraph without end flows into the next one.
    let mut open: Option<Line> = None;
    for paragraph in paragraphs {
        let mut line = line(paragraph, &is_there, accepts);
        if let Some(before) = open.take() {
            match before.part == line.part && before.cell == line.cell {
                true => line = joined(before, line),
                false => lines.push(before),
            }
        }
        match paragraph.end.iter().all(|number| is_there(*number)) {
            true => lines.push(line),
            false => open = Some(line),
        }
    }
    lines.extend(open);
    lines
}

fn line(
    paragraph: &Paragraph,
    is_there: &dyn Fn(usize) -> bool,
    accepts: Policy<'_>,
) -> Line {
    let look = |piece: &Piece| match piece.before {
        Some((number, before)) if !accepts(number) => before,
        _ => piece.look,
    };
    let (mut tokens, mut dropped) = (vec![], vec![]);
    for piece in &paragraph.pieces {
        let to = match piece.changes.iter().all(|number| is_there(*number)) {
            true => &mut tokens,
            false => &mut dropped,
        };
        let formatted = piece
            .before
            .filter(|(number, before)| accepts(*number) && *before != piece.look);
        let tokens = token::of_piece(piece, look(piece)).into_iter();
        to.extend(tokens.map(|mut token| {
            token.changes.extend(formatted.map(|(number, _)| number));
            token
        }));
    }
    Line {
        part: paragraph.part.clone(),
        style: paragraph.style.clone(),
        cell: paragraph.cell,
        is_listed: paragraph.is_listed,
        ground: paragraph.ground,
        tokens,
        dropped,
        keys: paragraph.keys.clone(),
        end: paragraph.end.iter().copied().collect(),
        is_joined: false,
    }
}

/// The first paragraph takes the properties of the second: its own went with its end.
fn joined(mut before: Line, mut after: Line) -> Line {
    // Of a paragraph that says nothing any more nothing is left.
    let said = !before.is_blank();
    before.tokens.append(&mut after.tokens);
    before.dropped.append(&mut after.dropped);
    before.keys.append(&mut after.keys);
    before.end.append(&mut after.end);
    let is_joined = before.is_joined || after.is_joined || said;
    Line { style: after.style, is_listed: after.is_listed, is_joined, ..before }
}
