//! What docx-rs cannot say travels through it as bookmarks with a number for a name; the
//! number leads back into this list, and `mend` puts the real thing in its place. No text
//! of the record ever names a bookmark, so no text can forge a mark.

use docx_rs::{BookmarkEnd, BookmarkStart};

use crate::diagnostic::{LanguageTag, Origin};
use crate::document::Orientation;

/// A thing to put in the place of a bookmark.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// Holds the text of one value of the record: a key's index.
    Datum(usize),
    /// Is computed from a value of the record and cannot be edited.
    Computed(Origin),
    /// Names its content; the name of the bookmark.
    Anchor(String),
    /// Leads to an address.
    Url(String),
    /// Leads to a bookmark.
    Jump(String),
    /// Is in another language.
    Language(LanguageTag),
    /// Is the computed result of a field's instruction.
    Field(String),
    /// Begins a field that ends in another paragraph.
    FieldBegin(String),
    FieldEnd,
    /// A footnote's mark in the text: the note's index; the mark itself, where it is fixed.
    Footnote {
        note: usize,
        fixed: Option<String>,
    },
    /// A counted footnote's mark in the note.
    FootnoteNumber,
    /// The brand's logo.
    Logo,
    /// What follows is the content of this part.
    Part(Part),
    /// What stands before is a section of its own.
    Section(Section),
}

/// The parts with text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Body,
    /// For some pages, of which of the furnitures there are.
    Header(Place, usize),
    Footer(Place, usize),
    /// A footnote, by its index.
    Note(usize),
}

/// A section: pages of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) orientation: Orientation,
    /// Whether it begins the document, or one of several letters.
    pub(super) first: bool,
    /// Whether its pages count from 1.
    pub(super) restart: bool,
    /// Which of the furnitures it has.
    pub(super) furniture: usize,
}

/// The pages that a header or footer is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    First,
    Portrait,
    Landscape,
}

impl Mark {
    /// Whether the mark has no content.
    pub(super) fn is_point(&self) -> bool {
        matches!(
            self,
            Self::FieldBegin(_)
                | Self::FieldEnd
                | Self::Footnote { .. }
                | Self::FootnoteNumber
                | Self::Logo
                | Self::Part(_)
                | Self::Section(_)
        )
    }
}

const PREFIX: &str = "mark#";

/// All marks of a document.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Mark>);

impl Marks {
    /// The bookmarks that stand for a mark around its content.
    pub(super) fn pair(&mut self, mark: Mark) -> (BookmarkStart, BookmarkEnd) {
        let id = self.0.len();
        self.0.push(mark);
        (BookmarkStart::new(id, format!("{PREFIX}{id}")), BookmarkEnd::new(id))
    }

    /// The bookmark that stands for a mark without content.
    pub(super) fn point(&mut self, mark: Mark) -> BookmarkStart {
        self.pair(mark).0
    }

    /// The mark with a number.
    pub(super) fn get(&self, id: usize) -> &Mark {
        &self.0[id]
    }

    /// The mark that a bookmark's name stands for, and its number.
    pub(super) fn named(&self, name: &str) -> Option<(usize, &Mark)> {
        let id = name.strip_prefix(PREFIX)?.parse().ok()?;
        self.0.get(id).map(|mark| (id, mark))
    }
}
