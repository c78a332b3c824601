//! A tree comes in; the words that a reader meets go out, in the order of reading: the text
//! that both writers must give, and which value of the record each stretch of it is.

mod inline;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::piece::{Link, Look, Pieces, letters};
use crate::diagnostic::Origin;
use crate::document::{
    Block, Content, Document, Fact, Furniture, Inline, Item, Label, Signature,
    SignatureLayout, Signatures, Style, Table,
};

/// What a writer does to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Capitals are written, and the status of a signature is stressed.
    Pdf,
    /// Capitals are shown; the text keeps its own case.
    Word,
}

/// What a stretch of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Heading,
    Paragraph(Style),
    /// A paragraph that introduces what follows.
    Lead,
    /// One signatory.
    Signature,
    Row,
    Note,
}

/// The text of a document's body.
#[derive(Debug, Default)]
pub struct Body {
    /// A line for each paragraph; a note stands behind its first mark.
    pub pieces: Pieces,
    /// The parts of the text by their letters, in the order of their ends.
    pub parts: Vec<(Part, Range<usize>)>,
    /// The links within the document: the letter that each begins at, and the one that it
    /// leads to.
    pub jumps: Vec<(usize, Option<usize>)>,
    /// Where each of several letters in one file stands.
    pub copies: Vec<Range<usize>>,
    /// Which letters are which value; the smaller lie within the larger.
    values: Vec<(Range<usize>, Origin)>,
}

impl Body {
    /// The value that stands at a place, the smallest that there is; else the last before.
    pub fn value(&self, at: &Range<usize>) -> Option<&Origin> {
        let last = at.end.max(at.start + 1);
        let around =
            |own: &&(Range<usize>, Origin)| own.0.start <= at.start && last <= own.0.end;
        let within = self.values.iter().filter(around).min_by_key(|(own, _)| own.len());
        let before = self.values.iter().filter(|(own, _)| own.start <= at.start);
        let nearest = || before.max_by_key(|(own, _)| (own.end.min(last), own.start));
        within.or_else(nearest).map(|(_, origin)| origin)
    }
}

/// On which page an entry of the table of contents leads, by its number among them.
pub type PageOf<'a> = &'a dyn Fn(usize) -> Option<String>;

/// Reads a document's body.
pub fn body(document: &Document, medium: Medium, page: PageOf<'_>) -> Body {
    let mut reading = Reading::new(document, medium);
    reading.letterhead(&document.furniture);
    reading.blocks(&document.blocks, page);
    let Reading { out: pieces, parts, values, jumps, anchors, copies, .. } = reading;
    let to = |(at, anchor): (usize, String)| (at, anchors.get(&anchor).copied());
    let jumps = jumps.into_iter().map(to).collect();
    Body { pieces, parts, jumps, copies, values }
}

/// The text of one run of pieces in header or footer, with [`NUMBER`] and [`COUNT`].
pub fn aside(document: &Document, text: &[Inline], medium: Medium) -> Pieces {
    let mut reading = Reading::new(document, medium);
    reading.aside(text);
    reading.out
}

struct Reading<'a> {
    document: &'a Document,
    medium: Medium,
    noted: BTreeSet<usize>,
    capitals: bool,
    look: Look,
    /// The level of the last heading: none is skipped.
    level: u8,
    entries: usize,
    out: Pieces,
    parts: Vec<(Part, Range<usize>)>,
    values: Vec<(Range<usize>, Origin)>,
    /// Where each anchor is, behind the label that stands there.
    anchors: BTreeMap<String, usize>,
    jumps: Vec<(usize, String)>,
    copies: Vec<Range<usize>>,
}

impl<'a> Reading<'a> {
    fn new(document: &'a Document, medium: Medium) -> Self {
        let look = Look::new(document.language.as_str());
        let (noted, capitals, level, entries) = Default::default();
        let (out, parts, values, anchors, jumps, copies) = Default::default();
        Self {
            document,
            medium,
            noted,
            capitals,
            look,
            level,
            entries,
            out,
            parts,
            values,
            anchors,
            jumps,
            copies,
        }
    }

    fn letterhead(&mut self, furniture: &Furniture) {
        for sender in furniture.letterhead.iter().flat_map(|own| &own.senders) {
            self.aside(&sender.name);
            sender.lines.iter().for_each(|line| self.aside(line));
        }
    }

    fn blocks(&mut self, blocks: &[Block], page: PageOf<'_>) {
        for block in blocks {
            let outer = self.look.clone();
            if let Some(language) = &block.language {
                self.look = outer.clone().speak(language.as_str());
            }
            let label = match &block.content {
                Content::Paragraph(own) => own.label.as_ref(),
                Content::Heading { label, .. } => label.as_ref(),
                _ => None,
            };
            self.anchor(block.anchor.as_ref(), label);
            self.value(block.origin.as_ref(), |own| own.content(&block.content, page));
            self.look = outer;
        }
    }

    fn content(&mut self, content: &Content, page: PageOf<'_>) {
        match content {
            Content::Paragraph(own) => {
                self.look.heading = self.heads(own.style);
                let part = match self.look.heading {
                    Some(1..) => Part::Heading,
                    _ if own.keep_with_next => Part::Lead,
                    _ => Part::Paragraph(own.style),
                };
                self.part(part, |reading| {
                    reading.label(own.label.as_ref());
                    reading.line(&own.content);
                });
                self.look.heading = None;
            }
            Content::Heading { level, label, content } => {
                self.level = (*level).clamp(1, 6).min(self.level + 1);
                self.look.heading = Some(self.level);
                self.part(Part::Heading, |reading| {
                    reading.label(label.as_ref());
                    reading.line(content);
                });
                self.look.heading = None;
            }
            Content::List(list) => {
                list.items.iter().for_each(|item| self.item(item, page));
            }
            Content::Quote { blocks, cite } => {
                self.blocks(blocks, page);
                cite.iter().for_each(|cite| self.line(cite));
            }
            Content::Table(table) => self.table(table),
            Content::Facts(facts) => {
                facts.iter().flat_map(Fact::texts).for_each(|text| self.line(text));
            }
            Content::Group { blocks, .. } => self.blocks(blocks, page),
            Content::Beside { start, end } => {
                self.blocks(start, page);
                self.blocks(end, page);
            }
            Content::Signatures(signatures) => self.signatures(signatures),
            Content::Contents(entries) => {
                let document = self.document;
                self.aside(&document.words.contents);
                let link = Some(Link::Within);
                let look = Look { link, ..self.look.clone() };
                for entry in entries {
                    let look = match &entry.language {
                        Some(own) => look.clone().speak(own.as_str()),
                        None => look.clone(),
                    };
                    self.jumps.push((self.out.letters, entry.anchor.clone()));
                    let page = page(self.entries).unwrap_or_else(|| "?".to_owned());
                    self.out.push(&format!("{} ", entry.text), &look);
                    let language = self.plain_look().language;
                    self.out.push(&page, &Look { language, ..look });
                    self.out.end();
                    self.entries += 1;
                }
            }
            Content::Parallel(row) => {
                self.blocks(&row.first, page);
                let language = row.language.as_str();
                let outer = self.look.clone();
                self.look = outer.clone().speak(language);
                self.blocks(&row.second, page);
                self.look = outer;
            }
            Content::Letter(letter) => {
                let start = self.out.letters;
                self.level = 0;
                self.letterhead(&letter.furniture);
                self.blocks(&letter.blocks, page);
                self.copies.push(start..self.out.letters);
            }
            Content::NewPage(_) | Content::Rule => {}
        }
    }

    /// The level of a paragraph that heads what follows it; of the title 0.
    fn heads(&mut self, style: Style) -> Option<u8> {
        match style {
            Style::Title => Some(0),
            Style::Subject | Style::SmallHeading => {
                self.level = 1;
                Some(1)
            }
            // In the outline of a PDF it stands before the heading below it.
            Style::AnnexLabel if self.medium == Medium::Word => Some(1),
            _ => None,
        }
    }

    fn part(&mut self, part: Part, read: impl FnOnce(&mut Self)) {
        let start = self.out.letters;
        read(self);
        self.parts.push((part, start..self.out.letters));
    }

    /// Reads what is one value of the record.
    fn value(&mut self, origin: Option<&Origin>, read: impl FnOnce(&mut Self)) {
        let start = self.out.letters;
        read(self);
        if let Some(origin) = origin.filter(|_| start < self.out.letters) {
            self.values.push((start..self.out.letters, origin.clone()));
        }
    }

    fn anchor(&mut self, anchor: Option<&String>, label: Option<&Label>) {
        if let Some(anchor) = anchor {
            let before = label.map_or(0, |own| letters(&own.text));
            self.anchors.insert(anchor.clone(), self.out.letters + before);
        }
    }

    fn label(&mut self, label: Option<&Label>) {
        if let Some(label) = label {
            // In a Word file they are no text, and say no language.
            let plain = match self.medium {
                Medium::Pdf => Look::new(&self.look.language),
                Medium::Word => self.plain_look(),
            };
            let look = Look { heading: self.look.heading, ..plain };
            self.out.push(&format!("{} ", label.text), &look);
        }
    }

    /// Notes stand in the language of the document, whatever is around them.
    fn plain_look(&self) -> Look {
        Look::new(self.document.language.as_str())
    }

    fn line(&mut self, text: &[Inline]) {
        self.inlines(text, true);
        self.out.end();
    }

    /// Text where no note can stand.
    fn aside(&mut self, text: &[Inline]) {
        self.inlines(text, false);
        self.out.end();
    }

    fn item(&mut self, item: &Item, page: PageOf<'_>) {
        self.anchor(item.anchor.as_ref(), Some(&item.label));
        self.value(item.origin.as_ref(), |own| {
            own.label(Some(&item.label));
            own.blocks(&item.blocks, page);
        });
    }

    fn table(&mut self, table: &Table) {
        table.caption.iter().for_each(|caption| self.line(caption));
        for row in table.head.iter().chain(&table.rows) {
            self.value(row.origin.as_ref(), |own| {
                own.part(Part::Row, |reading| {
                    row.cells.iter().for_each(|cell| reading.line(&cell.content));
                });
            });
        }
        table.note.iter().for_each(|note| self.line(note));
    }

    fn signatures(&mut self, signatures: &Signatures) {
        if signatures.layout == SignatureLayout::Table {
            signatures.heads.iter().for_each(|head| self.line(head));
        }
        for one in &signatures.list {
            self.value(Some(&one.origin), |own| {
                own.part(Part::Signature, |reading| reading.signature(signatures, one));
            });
        }
    }

    fn signature(&mut self, signatures: &Signatures, one: &Signature) {
        let country = one.country.iter();
        match signatures.layout {
            SignatureLayout::Blocks => {
                // What is signed says so on the line; what is not, under the rest.
                let status = |reading: &mut Self, pending| {
                    let emphasis = reading.medium == Medium::Pdf;
                    let outer = std::mem::replace(&mut reading.look.emphasis, emphasis);
                    let own = one.status.iter().filter(|_| one.pending == pending);
                    own.for_each(|text| reading.line(text));
                    reading.look.emphasis = outer;
                };
                status(self, false);
                self.signatory(one);
                country.for_each(|text| self.line(text));
                one.reference.iter().for_each(|text| self.line(text));
                status(self, true);
            }
            SignatureLayout::Table => {
                country.for_each(|text| self.line(text));
                self.signatory(one);
                one.reference.iter().for_each(|text| self.line(text));
                one.status.iter().for_each(|text| self.line(text));
            }
            SignatureLayout::List => self.line(&one.name),
        }
    }

    fn signatory(&mut self, one: &Signature) {
        one.on_behalf.iter().for_each(|text| self.line(text));
        self.line(&one.name);
        one.office.iter().for_each(|text| self.line(text));
    }
}
