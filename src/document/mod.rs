//! The tree that both writers draw: **finished text**. The language is chosen, dates are
//! written out, numbers counted, names resolved, orders settled; a writer only decides how
//! a thing looks. The tree knows no format and imports nothing but where a value came from.

mod block;
mod company;
mod extent;
mod inline;
mod plain;
mod walk;

pub use block::{
    Align, Beside, Block, Cell, Column, Content, ContentsEntry, Fact, Item, Label,
    Letter, List, Marker, Numbering, Orientation, Paragraph, Parallel, Row, Scope,
    Signature, SignatureLayout, Signatures, Style, Table, letter_anchors,
};
pub use company::stays_with_signatures;
pub use extent::{
    SHORT, SHORT_ROW, ends_together, foot, is_address, is_whole_row, length, style_of,
};
pub use inline::{Datum, Inline, Target, text_of};
pub use plain::dump;
pub use walk::each_datum;

use crate::diagnostic::{LanguageTag, Origin};

/// One document in one language, or in two side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub language: LanguageTag,
    /// The language of the second column, where it has two.
    pub beside: Option<LanguageTag>,
    /// Of a letter that many get, each their own: what tells this one from all others.
    pub copy: Option<String>,
    pub info: Info,
    pub furniture: Furniture,
    pub blocks: Vec<Block>,
    /// Footnotes in the order of their first mark in the text.
    pub notes: Vec<Note>,
    /// Words that a writer needs beside the text, in the document's language.
    pub words: Words,
}

/// What a file's properties say about the document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Info {
    /// Identity of the meeting; the folder of the output.
    pub meeting: String,
    /// Identity of the document within the package.
    pub id: String,
    /// The name of its kind: `letter`.
    pub kind: String,
    pub title: String,
    pub subject: Option<String>,
    pub author: Option<String>,
    pub keywords: Vec<String>,
    pub reference: Option<String>,
    pub version: Option<String>,
    /// Of the record: `draft`, `forSilence`, `final`, `adopted`, `signed`.
    pub status: String,
    /// The time stamp of the files, from the record: year, month, day.
    pub date: (u16, u8, u8),
}

/// What stands around the text of every page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Furniture {
    /// On the first page only; read by a screen reader as the document's beginning.
    pub letterhead: Option<Letterhead>,
    /// Running head, from the second page on.
    pub header_start: Vec<Inline>,
    pub header_end: Vec<Inline>,
    /// On every page.
    pub footer_start: Vec<Inline>,
    pub footer_end: Vec<Inline>,
    /// What kind of draft it is, printed on every page: `DRAFT`.
    pub draft_mark: Option<Vec<Inline>>,
    /// Where the record says that it is a draft, or would say that it is none.
    pub draft_origin: Option<Origin>,
    /// `LIMITED`, printed on every page.
    pub classification: Option<Vec<Inline>>,
}

/// Who writes: shown on top of the first page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Letterhead {
    /// Whether the brand's logo stands there.
    pub logo: bool,
    /// One per sender, in order.
    pub senders: Vec<Sender>,
}

/// One sender of a letterhead.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sender {
    pub name: Vec<Inline>,
    /// Unit, address, web address: one line each.
    pub lines: Vec<Vec<Inline>>,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// The footnote's id in the record.
    pub id: String,
    /// As printed: `1`, `*`.
    pub mark: String,
    /// Whether the mark is fixed by the record (not counted).
    pub fixed: bool,
    pub origin: Option<Origin>,
    pub content: Vec<Inline>,
}

/// Words that are not text of the document but of its furniture or accessibility.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Words {
    /// Heading of a table of contents, where the document has one.
    pub contents: Vec<Inline>,
}

impl Document {
    /// In which languages it is: `en`, or `en+mk`.
    pub fn edition(&self) -> String {
        let beside = self.beside.iter().map(|own| format!("+{own}"));
        std::iter::once(self.language.to_string()).chain(beside).collect()
    }
}
