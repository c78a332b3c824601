//! A file that was read comes in; what a person who cannot see it, or not well, would meet
//! goes out: for each thing that matters a line in plain words, and where it is wrong, the
//! place in the record to mend. What no program can judge is not judged: whether a text
//! says what its picture shows, whether the order of reading makes sense.

mod judge;
mod pdf;
mod word;

use crate::brand::{Brand, Color};
use crate::document::Document;
use crate::parity::piece::Pieces;

pub use pdf::pdf;
pub use word::word;

/// What text stands on.
const WHITE: Color = Color(0xFF, 0xFF, 0xFF);

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    Title,
    Language,
    Headings,
    Pictures,
    Tables,
    Links,
    Contrast,
}

impl Check {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Language => "language",
            Self::Headings => "headings",
            Self::Pictures => "pictures",
            Self::Tables => "tables",
            Self::Links => "links",
            Self::Contrast => "contrast",
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub check: Check,
    pub is_good: bool,
    pub words: String,
    /// Where it is to be mended: a place in the record, or what to do.
    pub mend: Option<String>,
}

/// The document that a file is of, where that is known.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    pub document: &'a Document,
    pub brand: &'a Brand,
}

/// What a file says, whatever its form.
#[derive(Debug, Default)]
struct Facts {
    title: Option<String>,
    /// Whether a window shows it; not known of a Word file.
    shows_title: Option<bool>,
    language: Option<String>,
    headings: Vec<(u8, String)>,
    /// Their alternative texts.
    pictures: Vec<Option<String>>,
    /// What each is about, and whether it has a head.
    tables: Vec<(String, bool)>,
    text: Pieces,
    /// Colours of text, each with what it is the colour of and its ground.
    inks: Vec<(String, Color, Color)>,
}
