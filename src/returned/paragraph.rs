//! A paragraph of a file and its pieces: what is known of each.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::draft::Part;
use super::style::Emphasis;

/// A paragraph of the file.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub part: Part,
    /// The name of its style, in lower case.
    pub style: String,
    /// The table, row and column that it stands in.
    pub cell: Option<(usize, usize, usize)>,
    /// Whether it is an item of a list.
    pub is_listed: bool,
    /// How all of it looks, by its style: bold in bold says nothing.
    pub ground: Emphasis,
    pub pieces: Vec<Piece>,
    /// The keys whose marks stand in it, with or without text.
    pub keys: BTreeSet<usize>,
    /// Tracked changes of its end.
    pub end: Vec<usize>,
    /// Comments that have their mark in it.
    pub comments: BTreeSet<String>,
}

/// A piece of text with the same properties throughout.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub text: String,
    pub kind: PieceKind,
    pub look: Emphasis,
    /// How it looked before a tracked change of that, and its number.
    pub before: Option<(usize, Emphasis)>,
    /// Where a link leads: an address, or `#` and an anchor.
    pub link: Option<Arc<str>>,
    pub key: Option<usize>,
    pub changes: Vec<usize>,
    pub comments: BTreeSet<String>,
}

/// What a piece of text is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PieceKind {
    Text,
    /// The result of a field, by its instruction.
    Field(Arc<str>),
    /// The mark of a footnote or endnote; the text is its identifier in the file.
    Note,
}

pub(super) fn blank(part: Part) -> Paragraph {
    Paragraph {
        part,
        style: String::new(),
        cell: None,
        is_listed: false,
        ground: Emphasis::default(),
        pieces: vec![],
        keys: BTreeSet::new(),
        end: vec![],
        comments: BTreeSet::new(),
    }
}
