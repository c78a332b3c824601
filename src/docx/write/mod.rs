//! A document → the content of Word's parts as docx-rs's tree, with marks in place of what
//! docx-rs cannot say, and the tables that the marks lead to.

mod anchors;
mod block;
mod contents;
mod furniture;
mod inline;
mod list;
mod notes;
mod signatures;
mod table;

pub(super) use block::style as style_of;
pub(super) use inline::{Format, Ground};
pub(super) use list::DEPTH;

use docx_rs::{
    BookmarkStart, BuildXML, DocumentChild, IndentLevel, NumberingId, Paragraph,
    ParagraphChild, SectionProperty,
};

use self::anchors::Anchors;
use super::identity::{Identity, Keys};
use super::mark::{Mark, Marks, Part};
use super::measure::Page;
use super::numbering::Numbering;
use super::{Options, xml};
use crate::brand::Brand;
use crate::document::{Block, Content, Document, Orientation};

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
        numbering: Numbering::new(all_headings_count(&document.blocks)),
        tables: vec![],
        level: 0,
        noted: vec![false; document.notes.len()],
    };
    let mut out = vec![];
    writer.part(Part::Body, &mut out);
    writer.letterhead(&mut out);
    writer.blocks(&document.blocks, Context::default(), &mut out);
    for (index, note) in document.notes.iter().enumerate() {
        writer.note(index, note, &mut out);
    }
    let landscape = has_landscape(document);
    writer.furniture(landscape, &mut out);
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
    })
}

fn has_landscape(document: &Document) -> bool {
    document
        .blocks
        .iter()
        .any(|block| block.content == Content::NewPage(Orientation::Landscape))
}

/// Whether no heading is without a number, so that the styles can carry them.
fn all_headings_count(blocks: &[Block]) -> bool {
    blocks
        .iter()
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
