//! Blocks: paragraphs, headings, lists, tables, signatures.

use super::{Furniture, Inline, text_of};
use crate::diagnostic::{LanguageTag, Origin};

/// A block with what is common to all.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The value of the record that the block as a whole is (a paragraph, a list), where
    /// there is one; the text's own origins are in its [`super::Datum`]s.
    pub origin: Option<Origin>,
    /// The target that links and references name.
    pub anchor: Option<String>,
    /// If other than the document's.
    pub language: Option<LanguageTag>,
    pub content: Content,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    Paragraph(Paragraph),
    /// Level 1 to 6; the outline of the document. The title is no heading.
    Heading {
        level: u8,
        label: Option<Label>,
        content: Vec<Inline>,
    },
    List(List),
    /// A quotation, with its source.
    Quote {
        blocks: Vec<Block>,
        cite: Option<Vec<Inline>>,
    },
    Table(Table),
    /// Labels and values side by side: the facts of a meeting, references of a letter.
    Facts(Vec<Fact>),
    /// Blocks that stay together on a page: an address, the references.
    Group {
        style: Style,
        blocks: Vec<Block>,
    },
    /// Two groups side by side on a letter's first page: addressee | place, date, references.
    Beside {
        start: Vec<Block>,
        end: Vec<Block>,
    },
    Signatures(Signatures),
    /// Table of contents: computed entries.
    Contents(Vec<ContentsEntry>),
    /// What follows stands on a new page (an annex), in this orientation.
    NewPage(Orientation),
    /// A thin line across.
    Rule,
    /// What says the same in two languages, side by side: a row of two columns. Rows that
    /// follow one another are read one by one, the first column of each before the second.
    Parallel(Parallel),
    /// One of several letters in one file, at the top of the tree: it stands on pages of
    /// its own, which count from 1.
    Letter(Box<Letter>),
}

/// A row of two columns, each in its own language. What has no partner stands beside
/// nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Parallel {
    /// In the language of the document.
    pub first: Vec<Block>,
    /// In another.
    pub second: Vec<Block>,
    pub language: LanguageTag,
}

/// A letter among others.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    pub furniture: Furniture,
    pub blocks: Vec<Block>,
}

/// The names of the first and the last page of a letter, where several stand in one file.
pub fn letter_anchors(number: usize) -> [String; 2] {
    [format!("letter {number} begin"), format!("letter {number} end")]
}

/// The named styles of paragraphs and groups. Both writers know each of them, so a style
/// that is used looks like one in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// Running text.
    Body,
    /// The document's title (once).
    Title,
    Subtitle,
    /// The meeting's name above the title.
    Event,
    /// Place and dates under the title; place and date of a letter.
    PlaceDate,
    /// Reference, status, version: small lines.
    Reference,
    /// Urgency and delivery lines of a letter.
    Delivery,
    Address,
    Subject,
    Salutation,
    /// Complimentary close; stays with the signatures.
    Closing,
    /// "We, the …" of a declaration.
    Opening,
    /// A clause of a preamble.
    Preamble,
    /// "declare the following:"
    Enacting,
    /// A clause of an operative part.
    Clause,
    /// Adoption, silence procedure, authentic languages.
    Adoption,
    /// A reservation or an alignment.
    Reservation,
    /// Small text under the body: enclosures, copies, history, notes of tables.
    Small,
    /// The small heading of an addendum: "Enclosures", "Copy to".
    SmallHeading,
    /// The label of an annex: "Annex I".
    AnnexLabel,
}

/// A paragraph in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    pub style: Style,
    /// Its number, where paragraphs are numbered.
    pub label: Option<Label>,
    pub content: Vec<Inline>,
    /// Whether it introduces what follows and stays on its page.
    pub keep_with_next: bool,
}

/// A computed number, as text and as what Word's native numbering needs to count it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// As printed: `1.`, `(a)`, `II.`, `•`.
    pub text: String,
    pub numbering: Numbering,
}

/// One count: which sequence, which level, which value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbering {
    /// Labels with the same sequence count on; a new sequence restarts.
    pub sequence: u32,
    /// 0 is outermost.
    pub level: u8,
    pub marker: Marker,
    /// 1 is first.
    pub value: u32,
    /// What stands around the number: `("", ".")`, `("(", ")")`.
    pub affixes: (String, String),
    /// Whether the numbers of the levels above are printed before it: `1.2.`
    pub with_parents: bool,
    pub scope: Scope,
}

/// What is counted: decides which Word style carries the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    Headings,
    Paragraphs,
    List,
}

/// What marks a list item or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Marker {
    Bullet,
    Dash,
    Decimal,
    LowerAlpha,
    LowerRoman,
    UpperRoman,
    UpperAlpha,
    None,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    pub marker: Marker,
    pub items: Vec<Item>,
}

/// An item: its first block is usually a paragraph; nested lists follow.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub origin: Option<Origin>,
    pub anchor: Option<String>,
    pub label: Label,
    pub blocks: Vec<Block>,
}

/// A table. Every row has cells for all columns not covered by a span.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub caption: Option<Vec<Inline>>,
    /// What the table is about, for assistive technology.
    pub description: String,
    pub columns: Vec<Column>,
    /// Rows repeated on every page.
    pub head: Vec<Row>,
    pub rows: Vec<Row>,
    /// Whether the first column heads its row.
    pub row_header: bool,
    /// A note under the table.
    pub note: Option<Vec<Inline>>,
}

/// A column: its share of the width and the place of its text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Share of the text width, 0 to 1; all columns sum to 1.
    pub width: f64,
    pub align: Align,
}

/// Where text stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Start,
    Center,
    End,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub origin: Option<Origin>,
    pub cells: Vec<Cell>,
}

/// A cell; spans count columns and rows, at least 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub content: Vec<Inline>,
    pub colspan: u32,
    pub rowspan: u32,
    pub align: Option<Align>,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fact {
    pub label: Vec<Inline>,
    pub value: Vec<Inline>,
    /// The same in the other of two languages, at its side; all facts of a box have it, or
    /// none.
    pub beside: Option<Beside>,
}

/// A label with its value in another language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Beside {
    pub label: Vec<Inline>,
    pub value: Vec<Inline>,
}

impl Fact {
    /// Labels and values in the order of reading.
    pub fn texts(&self) -> impl Iterator<Item = &Vec<Inline>> {
        let beside = self.beside.iter().flat_map(|own| [&own.label, &own.value]);
        [&self.label, &self.value].into_iter().chain(beside)
    }

    /// What a table of facts is about, for assistive technology.
    pub fn description(facts: &[Self]) -> String {
        listed(facts.iter().map(|fact| &fact.label))
    }
}

/// Who signs.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatures {
    pub layout: SignatureLayout,
    /// Heads of the table layout: country, name and office, signature.
    pub heads: Vec<Vec<Inline>>,
    pub list: Vec<Signature>,
}

impl Signatures {
    /// What a table of signatures is about, for assistive technology.
    pub fn description(&self) -> String {
        listed(self.heads.iter())
    }
}

fn listed<'a>(texts: impl Iterator<Item = &'a Vec<Inline>>) -> String {
    texts.map(|text| text_of(text)).collect::<Vec<_>>().join(", ")
}

/// How signatures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureLayout {
    /// Blocks with a line to sign on, two beside each other.
    Blocks,
    /// One row each.
    Table,
    /// Names alone.
    List,
}

/// One signatory, in the order of the lines that are printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    pub origin: Origin,
    /// Stable name for a signature field: the country, the person's id, or the index.
    pub id: String,
    /// "For the National Coordinator of …", where somebody signs for another.
    pub on_behalf: Option<Vec<Inline>>,
    pub name: Vec<Inline>,
    /// Office; organisation.
    pub office: Vec<Vec<Inline>>,
    pub country: Option<Vec<Inline>>,
    /// Own reference of this sender.
    pub reference: Option<Vec<Inline>>,
    /// "signed on 5 May 2015, Ljubljana", "signed electronically".
    pub status: Option<Vec<Inline>>,
    /// Whether the line to sign on is still empty.
    pub pending: bool,
}

/// An entry of a table of contents.
#[derive(Debug, Clone, PartialEq)]
pub struct ContentsEntry {
    pub level: u8,
    pub anchor: String,
    /// With its number.
    pub text: String,
    /// If other than the document's.
    pub language: Option<LanguageTag>,
}

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}
