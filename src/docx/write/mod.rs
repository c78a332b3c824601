//! A document → the content of Word's parts as docx-rs's tree, with marks in place of what
//! docx-rs cannot say, and the tables that the marks lead to.

mod air;
mod anchors;
mod block;
mod contents;
mod furniture;
mod inline;
mod letter;
mod list;
mod notes;
mod parallel;
mod signatures;
mod table;

pub(super) use air::Air;
pub(super) use block::style as style_of;
pub(super) use inline::{Format, Ground, note_style};
pub(super) use list::DEPTH;

use docx_rs::{
    BookmarkStart, BuildXML, DocumentChild, IndentLevel, NumberingId, Paragraph,
    ParagraphChild, SectionProperty,
};

use self::anchors::Anchors;
use super::identity::{Identity, Keys};
use super::mark::{Mark, Marks, Part, Section};
use super::measure::Page;
use super::numbering::Numbering;
use super::{Options, xml};
use crate::brand::Brand;
use crate::document::{Content, Document, Furniture, Orientation};

/// What the document became.
pub(super) struct Written {
    /// One tree with the content of all parts, each behind its mark.
    pub(super) tree: xml::Element,
    pub(super) marks: Marks,
    pub(super) keys: Keys,
    /// Which bookmark stands for which anchor.
    pub(super) anchors: Vec<xml::Element>,
    pub(super) tables: Vec<TableLook>,
    pub(super) numbering: Numbering,
    /// Whether there are footnotes.
    pub(super) has_notes: bool,
    /// Whether there are pages that lie on their side.
    pub(super) has_landscape: bool,
    /// For each furniture whether it has a letterhead.
    pub(super) letterheads: Vec<bool>,
    /// The last section.
    pub(super) section: Section,
}

/// What docx-rs cannot say of a table; its style's name leads here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableLook {
    pub(super) style: &'static str,
    /// In twips.
    pub(super) columns: Vec<u32>,
    pub(super) caption: Option<String>,
    pub(super) description: Option<String>,
    /// How many rows stand on every page.
    pub(super) head: usize,
    pub(super) row_header: bool,
}

/// Draws the document.
pub(super) fn write(
    document: &Document,
    brand: &Brand,
    identity: &Identity,
    options: &Options,
) -> Result<Written, String> {
    let mut writer = Writer {
        document,
        options,
        brand,
        page: Page::new(brand, Orientation::Portrait),
        marks: Marks::default(),
        keys: Keys::new(identity),
        anchors: Anchors::new(document),
        numbering: Numbering::new(all_headings_count(document)),
        tables: vec![],
        level: 0,
        noted: vec![false; document.notes.len()],
        letters: 0,
        furnitures: vec![],
        section: Section {
            orientation: Orientation::Portrait,
            first: true,
            restart: false,
            furniture: 0,
        },
        count: Count::Document,
        counted: 0,
        signed: 0,
    };
    let mut out = vec![];
    writer.part(Part::Body, &mut out);
    if document.letters().next().is_none() {
        writer.letterhead(&document.furniture, &mut out);
        writer.blocks(&document.blocks, Context::default(), &mut out);
    }
    document.letters().for_each(|letter| writer.letter(letter, &mut out));
    for (index, note) in document.notes.iter().enumerate() {
        writer.note(index, note, &mut out);
    }
    let landscape = has_landscape(document);
    let letterheads = writer.furniture(landscape, &mut out);
    let content = docx_rs::Document {
        children: out,
        section_property: SectionProperty::new(),
        has_numbering: false,
    };
    Ok(Written {
        tree: xml::parse(&content.build())?,
        marks: writer.marks,
        keys: writer.keys,
        anchors: writer.anchors.elements(),
        tables: writer.tables,
        numbering: writer.numbering.settled(),
        has_notes: writer.noted.contains(&true),
        has_landscape: landscape,
        letterheads,
        section: writer.section,
    })
}

fn has_landscape(document: &Document) -> bool {
    document.flow().any(|block| block.content == Content::NewPage(Orientation::Landscape))
}

/// Whether no heading is without a number, so that the styles can carry them.
fn all_headings_count(document: &Document) -> bool {
    document
        .flow()
        .all(|block| !matches!(block.content, Content::Heading { label: None, .. }))
}

struct Writer<'a> {
    document: &'a Document,
    options: &'a Options,
    brand: &'a Brand,
    /// The page that is being written on.
    page: Page,
    marks: Marks,
    keys: Keys,
    anchors: Anchors<'a>,
    numbering: Numbering,
    tables: Vec<TableLook>,
    /// The level of the last heading.
    level: u8,
    /// Which notes have their mark in the text already.
    noted: Vec<bool>,
    /// How many letters have begun, where the document is several.
    letters: usize,
    furnitures: Vec<Side<'a>>,
    /// The section that is being written.
    section: Section,
    /// What the number of pages is the number of, and of which letter it is shown.
    count: Count,
    counted: usize,
    /// How many groups of signatures there are so far.
    signed: usize,
}

/// A furniture that sections have.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Side<'a> {
    furniture: &'a Furniture,
    count: Count,
    /// The first letter that has it.
    letter: usize,
}

/// What the pages are counted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Count {
    Document,
    /// A letter of one section.
    Section,
    /// A letter of several sections, by its number: its last page is asked for.
    Letter(usize),
}

/// What a block's surroundings ask of it.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    /// Stays on a page with what follows.
    keep: bool,
    /// The style of paragraphs that have none of their own.
    style: Option<&'static str>,
    /// How many lists it stands in.
    depth: usize,
    /// How wide it may be, in twips, where that is not the page's text width.
    width: Option<u32>,
    /// Whether it stands in one of two columns.
    in_column: bool,
}

/// A paragraph in a named style.
struct Line {
    style: String,
    content: Vec<ParagraphChild>,
    numbering: Option<(usize, usize)>,
    keep: bool,
}

impl Line {
    fn new(style: &str, content: Vec<ParagraphChild>) -> Self {
        Self { style: style.into(), content, numbering: None, keep: false }
    }

    fn keep(self, keep: bool) -> Self {
        Self { keep, ..self }
    }

    fn numbered(self, numbering: Option<(usize, usize)>) -> Self {
        Self { numbering, ..self }
    }

    fn build(self) -> Paragraph {
        let mut paragraph = Paragraph::new().style(&self.style);
        if self.keep {
            paragraph = paragraph.keep_next(true);
        }
        if let Some((list, level)) = self.numbering {
            paragraph =
                paragraph.numbering(NumberingId::new(list), IndentLevel::new(level));
        }
        paragraph.children = self.content;
        paragraph
    }

    fn block(self) -> DocumentChild {
        DocumentChild::Paragraph(Box::new(self.build()))
    }
}

impl Writer<'_> {
    /// Begins a part.
    fn part(&mut self, part: Part, out: &mut Vec<DocumentChild>) {
        out.push(DocumentChild::BookmarkStart(self.point(Mark::Part(part))));
    }

    fn point(&mut self, mark: Mark) -> BookmarkStart {
        self.marks.point(mark)
    }

    /// Puts a mark around content.
    fn around(
        &mut self,
        mark: Mark,
        content: Vec<ParagraphChild>,
    ) -> Vec<ParagraphChild> {
        let (start, end) = self.marks.pair(mark);
        let mut out = Vec::with_capacity(content.len() + 2);
        out.push(ParagraphChild::BookmarkStart(start));
        out.extend(content);
        out.push(ParagraphChild::BookmarkEnd(end));
        out
    }

    /// Puts a paragraph's anchor around its content.
    fn anchored(
        &mut self,
        anchor: Option<&str>,
        content: Vec<ParagraphChild>,
    ) -> Vec<ParagraphChild> {
        match anchor {
            Some(anchor) => {
                let name = self.anchors.bookmark(anchor);
                self.around(Mark::Anchor(name), content)
            }
            None => content,
        }
    }

    fn width(&self, context: Context) -> u32 {
        context.width.unwrap_or(self.page.text_width)
    }
}
