//! Parts of the text → paragraphs with all that is known of each piece of text: how it
//! looks, under which mark it stands, who inserted or deleted it, and who comments on it.
//!
//! Controls, bookmarks and tracked changes are read as properties of the text between
//! them, so that it does not matter how they are nested, split or half lost. What is
//! unknown is transparent: its text counts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::draft::{Draft, Part};
use super::mark::ends;
use super::mistake::Mistake;
use super::package::Relation;
use super::paragraph::{Paragraph, blank};
use super::revision::{RevisionKind, Revisions};
use super::style::Styles;
use super::worn::Worn;
use crate::xml::Element;

/// How many paragraphs a file may have.
const PARAGRAPHS: usize = 20_000;
/// How much text a file may hold.
pub(super) const TEXT: usize = 4 << 20;
/// How many marks, comments or changes may be open at once; more are passed over.
pub(super) const OPEN: usize = 32;

/// What holds for all that stands in an element.
#[derive(Debug, Clone, Default)]
pub(super) struct Context {
    pub(super) key: Option<usize>,
    pub(super) changes: Vec<usize>,
    pub(super) link: Option<Arc<str>>,
    pub(super) cell: Option<(usize, usize, usize)>,
    pub(super) is_placeholder: bool,
}

/// Reads parts one after the other.
pub(super) struct Walker<'a> {
    pub(super) draft: &'a Draft,
    pub(super) styles: &'a Styles,
    pub(super) relations: BTreeMap<String, Relation>,
    pub(super) part: Part,
    pub(super) tables: usize,
    /// Open bookmarks of ours: their number in the file, and the key.
    pub(super) bookmarks: Vec<(String, usize)>,
    /// The numbers of all bookmarks that end in this part.
    pub(super) ends: BTreeSet<String>,
    pub(super) fields: Vec<Field>,
    pub(super) comments: BTreeSet<String>,
    pub(super) paragraph: Paragraph,
    pub(super) boxes: Vec<(&'a Element, Context)>,
    /// How much text was read.
    pub(super) size: usize,
    pub(super) revisions: Revisions,
    pub(super) paragraphs: Vec<Paragraph>,
    /// Words with a look that the record cannot hold.
    pub(super) worn: Vec<Worn>,
}

/// A field that is open.
pub(super) struct Field {
    pub(super) instruction: String,
    /// Whether its result has begun.
    pub(super) has_begun: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(draft: &'a Draft, styles: &'a Styles) -> Self {
        Self {
            draft,
            styles,
            relations: BTreeMap::new(),
            part: Part::Body,
            tables: 0,
            bookmarks: vec![],
            ends: BTreeSet::new(),
            fields: vec![],
            comments: BTreeSet::new(),
            paragraph: blank(Part::Body),
            boxes: vec![],
            size: 0,
            revisions: Revisions::default(),
            paragraphs: vec![],
            worn: vec![],
        }
    }

    /// Reads what stands in an element as a part.
    pub(super) fn part(
        &mut self,
        part: Part,
        root: &'a Element,
        relations: BTreeMap<String, Relation>,
    ) -> Result<(), Mistake> {
        self.part = part;
        self.relations = relations;
        self.ends.clear();
        ends(root, &mut self.ends);
        self.bookmarks.clear();
        self.fields.clear();
        self.paragraph = blank(self.part.clone());
        self.blocks(root, &Context::default())?;
        match self.size > TEXT {
            true => Err(Mistake::TooLarge(format!(
                "it has more than {} MiB of text",
                TEXT >> 20
            ))),
            false => Ok(()),
        }
    }

    fn blocks(&mut self, parent: &'a Element, context: &Context) -> Result<(), Mistake> {
        for own in parent.elements() {
            self.block(own, context)?;
        }
        Ok(())
    }

    fn block(&mut self, own: &'a Element, context: &Context) -> Result<(), Mistake> {
        match own.name.as_str() {
            "w:p" => self.whole_paragraph(own, context)?,
            "w:tbl" => {
                self.tables += 1;
                let table = self.tables;
                self.rows(own, context, table, &mut 0)?;
            }
            "w:sdt" => {
                let inner = self.control(own, context);
                let content = own.elements().filter(|own| own.name == "w:sdtContent");
                for content in content {
                    self.blocks(content, &inner)?;
                }
            }
            "mc:AlternateContent" => {
                if let Some(choice) = chosen(own) {
                    self.blocks(choice, context)?;
                }
            }
            "w:tblPr" | "w:tblGrid" | "w:sectPr" | "w:trPr" | "w:tcPr" => {}
            name => match RevisionKind::of(name) {
                Some(kind) => {
                    let inner = self.changed(own, kind, context);
                    self.blocks(own, &inner)?;
                }
                None => {
                    self.mark(own);
                    self.blocks(own, context)?;
                }
            },
        }
        Ok(())
    }

    fn rows(
        &mut self,
        parent: &'a Element,
        context: &Context,
        table: usize,
        row: &mut usize,
    ) -> Result<(), Mistake> {
        for own in parent.elements() {
            if own.name != "w:tr" {
                // Controls, custom XML and changes around rows.
                if own.name != "w:tblPr" && own.name != "w:tblGrid" {
                    self.mark(own);
                    self.rows(own, context, table, row)?;
                }
                continue;
            }
            let mut inner = context.clone();
            for change in own.find("w:trPr").into_iter().flat_map(Element::elements) {
                if let Some(kind) = RevisionKind::of(&change.name) {
                    inner = self.changed(change, kind, &inner);
                }
            }
            self.cells(own, &inner, (table, *row), &mut 0)?;
            *row += 1;
        }
        Ok(())
    }

    fn cells(
        &mut self,
        parent: &'a Element,
        context: &Context,
        (table, row): (usize, usize),
        column: &mut usize,
    ) -> Result<(), Mistake> {
        for own in parent.elements() {
            if own.name != "w:tc" {
                if own.name != "w:trPr" {
                    self.mark(own);
                    self.cells(own, context, (table, row), column)?;
                }
                continue;
            }
            let mut inner = context.clone();
            for change in own.find("w:tcPr").into_iter().flat_map(Element::elements) {
                if let Some(kind) = RevisionKind::of(&change.name) {
                    inner = self.changed(change, kind, &inner);
                }
            }
            inner.cell = Some((table, row, *column));
            self.blocks(own, &inner)?;
            *column += 1;
        }
        Ok(())
    }

    fn whole_paragraph(
        &mut self,
        own: &'a Element,
        context: &Context,
    ) -> Result<(), Mistake> {
        if self.paragraphs.len() >= PARAGRAPHS {
            let message = format!("it has more than {PARAGRAPHS} paragraphs");
            return Err(Mistake::TooLarge(message));
        }
        if self.size > TEXT {
            let message = format!("it has more than {} MiB of text", TEXT >> 20);
            return Err(Mistake::TooLarge(message));
        }
        let mut paragraph = blank(self.part.clone());
        // Marks that stand before a paragraph are its own.
        paragraph.keys = std::mem::take(&mut self.paragraph.keys);
        paragraph.comments = std::mem::take(&mut self.paragraph.comments);
        paragraph.keys.extend(self.bookmarks.iter().map(|(_, key)| *key));
        paragraph.keys.extend(context.key);
        paragraph.cell = context.cell;
        paragraph.end.clone_from(&context.changes);
        let mut style = None;
        if let Some(properties) = own.find("w:pPr") {
            style = properties.value("w:pStyle");
            let number = properties.find("w:numPr").map(|own| own.value("w:numId"));
            let listed = style.is_some_and(|id| self.styles.is_listed(id));
            paragraph.is_listed = number.map_or(listed, |number| number != Some("0"));
            let run = properties.find("w:rPr");
            for change in run.into_iter().flat_map(Element::elements) {
                if let Some(kind) = RevisionKind::of(&change.name) {
                    let number = self.revision(change, kind);
                    if kind != RevisionKind::Format {
                        paragraph.end.push(number);
                    }
                }
            }
            if let Some(change) = properties.find("w:pPrChange") {
                self.revision(change, RevisionKind::Format);
            }
        }
        let style = style.unwrap_or("Normal");
        paragraph.style = self.styles.name(style).to_owned();
        self.paragraph = paragraph;
        self.inlines(own, context);
        let ground = self.styles.emphasis(style);
        self.paragraph.ground = ground;
        for piece in &mut self.paragraph.pieces {
            let before = piece.before.as_mut().map(|(_, look)| look);
            for look in [Some(&mut piece.look), before].into_iter().flatten() {
                look.strong &= !ground.strong;
                look.emphasis &= !ground.emphasis;
            }
        }
        let next = blank(self.part.clone());
        self.paragraphs.push(std::mem::replace(&mut self.paragraph, next));
        // A bookmark that ends nowhere (LibreOffice leaves such behind where a paragraph
        // is split) ends with its paragraph.
        let ends = &self.ends;
        self.bookmarks.retain(|(number, _)| ends.contains(number));
        for (content, context) in std::mem::take(&mut self.boxes) {
            let part = std::mem::replace(&mut self.part, Part::Box);
            self.paragraph = blank(Part::Box);
            self.blocks(content, &context)?;
            self.part = part;
            self.paragraph = blank(self.part.clone());
        }
        Ok(())
    }
}

/// Of the same content in several forms the newest; the others repeat it.
pub(super) fn chosen(own: &Element) -> Option<&Element> {
    own.find("mc:Choice").or_else(|| own.find("mc:Fallback"))
}
