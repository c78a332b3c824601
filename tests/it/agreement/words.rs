//! A tree in, the words that a reader meets out, in the order of reading: the text that
//! both writers must give.

use std::collections::BTreeSet;
use std::ops::Range;

use communique::document::{
    Block, Content, Document, Furniture, Inline, Item, Label, Signature, SignatureLayout,
    Signatures, Style, Table, Target,
};

use super::piece::{Look, Pieces};
use crate::outputs::Output;

/// What a writer does to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Medium {
    /// Capitals are written, and the status of a signature is stressed.
    Pdf,
    /// Capitals are shown; the text keeps its own case.
    Word,
}

/// The words of a text. A space that does not break is part of its word.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let is_space = |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
    text.split(is_space).filter(|word| !word.is_empty()).collect()
}

/// What a stretch of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Heading,
    Paragraph(Style),
    /// A paragraph that introduces what follows.
    Lead,
    /// One signatory.
    Signature,
    Row,
    Note,
}

/// The text of a document's body: a line for each paragraph; a note stands behind its
/// first mark.
pub(crate) fn body(output: &Output, medium: Medium) -> Pieces {
    read(output, medium).out
}

/// The parts of the text by their characters but spaces, in the order of their ends.
pub(crate) fn parts(output: &Output) -> Vec<(Part, Range<usize>)> {
    read(output, Medium::Pdf).parts
}

fn read(output: &Output, medium: Medium) -> Reading<'_> {
    let Output { document, pages, .. } = output;
    let mut reading = Reading::new(document, medium);
    reading.letterhead(&document.furniture);
    reading.blocks(&document.blocks, &|anchor| pages.of.get(anchor).copied());
    reading
}

/// The text of one run of pieces in header or footer: `#` for the number of the page, `##`
/// for that of all pages.
pub(crate) fn aside(document: &Document, text: &[Inline], medium: Medium) -> String {
    let mut reading = Reading::new(document, medium);
    reading.aside(text);
    reading.out.text()
}

type PageOf<'a> = &'a dyn Fn(&str) -> Option<u32>;

struct Reading<'a> {
    document: &'a Document,
    medium: Medium,
    noted: BTreeSet<usize>,
    capitals: bool,
    look: Look,
    out: Pieces,
    parts: Vec<(Part, Range<usize>)>,
}

impl<'a> Reading<'a> {
    fn new(document: &'a Document, medium: Medium) -> Self {
        let look = Look::new(document.language.as_str());
        let (noted, capitals, out) = (BTreeSet::new(), false, Pieces::default());
        Self { document, medium, noted, capitals, look, out, parts: vec![] }
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
            match &block.content {
                Content::Paragraph(own) => {
                    let part = match own.keep_with_next {
                        true => Part::Lead,
                        false => Part::Paragraph(own.style),
                    };
                    self.part(part, |reading| {
                        reading.label(own.label.as_ref());
                        reading.line(&own.content);
                    });
                }
                Content::Heading { label, content, .. } => {
                    self.part(Part::Heading, |reading| {
                        reading.label(label.as_ref());
                        reading.line(content);
                    });
                }
                Content::List(list) => {
                    list.items.iter().for_each(|item| self.item(item, page));
                }
                Content::Quote { blocks, cite } => {
                    self.blocks(blocks, page);
                    cite.iter().for_each(|cite| self.line(cite));
                }
                Content::Table(table) => self.table(table),
                Content::Facts(facts) => facts.iter().for_each(|fact| {
                    self.line(&fact.label);
                    self.line(&fact.value);
                }),
                Content::Group { blocks, .. } => self.blocks(blocks, page),
                Content::Beside { start, end } => {
                    self.blocks(start, page);
                    self.blocks(end, page);
                }
                Content::Signatures(signatures) => self.signatures(signatures),
                Content::Contents(entries) => {
                    self.plain(&self.document.words.contents);
                    for entry in entries {
                        let page = page(&entry.anchor).expect("an entry has its place");
                        self.plain(&format!("{} {page}", entry.text));
                    }
                }
                Content::Letter(letter) => {
                    self.letterhead(&letter.furniture);
                    self.blocks(&letter.blocks, page);
                }
                Content::NewPage(_) | Content::Rule => {}
            }
            self.look = outer;
        }
    }

    fn part(&mut self, part: Part, read: impl FnOnce(&mut Self)) {
        let start = self.out.letters;
        read(self);
        self.parts.push((part, start..self.out.letters));
    }

    fn label(&mut self, label: Option<&Label>) {
        if let Some(label) = label {
            let look = self.plain_look();
            self.out.push(&format!("{} ", label.text), &look);
        }
    }

    fn plain(&mut self, text: &str) {
        self.out.push(text, &self.look);
        self.out.end();
    }

    /// Labels and notes stand in the language of the document, whatever is around them.
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
        self.label(Some(&item.label));
        self.blocks(&item.blocks, page);
    }

    fn table(&mut self, table: &Table) {
        table.caption.iter().for_each(|caption| self.line(caption));
        for row in table.head.iter().chain(&table.rows) {
            self.part(Part::Row, |reading| {
                row.cells.iter().for_each(|cell| reading.line(&cell.content));
            });
        }
        table.note.iter().for_each(|note| self.line(note));
    }

    fn signatures(&mut self, signatures: &Signatures) {
        if signatures.layout == SignatureLayout::Table {
            signatures.heads.iter().for_each(|head| self.line(head));
        }
        for one in &signatures.list {
            self.part(Part::Signature, |reading| reading.signature(signatures, one));
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

    fn inlines(&mut self, list: &[Inline], notes: bool) {
        for inline in list {
            match inline {
                Inline::Text(text) | Inline::Reference { text, .. } => self.text(text),
                Inline::Strong(content) => {
                    let look = Look { strong: true, ..self.look.clone() };
                    self.within(look, content, notes);
                }
                Inline::Emphasis(content) => {
                    let look = Look { emphasis: true, ..self.look.clone() };
                    self.within(look, content, notes);
                }
                Inline::Link { content, target } => {
                    let link = match target {
                        Target::Url(url) => Some(url.clone()),
                        Target::Anchor(_) => None,
                    };
                    self.within(Look { link, ..self.look.clone() }, content, notes);
                }
                Inline::Foreign { content, language } => {
                    let look = self.look.clone().speak(language.as_str());
                    self.within(look, content, notes);
                }
                Inline::Capitals(content) => {
                    let outer = std::mem::replace(&mut self.capitals, true);
                    self.inlines(content, notes);
                    self.capitals = outer;
                }
                Inline::Datum(datum) => self.inlines(&datum.content, notes),
                Inline::Placeholder(text) => self.text(&format!("[{text}]")),
                Inline::LineBreak => self.out.end(),
                Inline::NoteMark { note, mark } => self.note(*note, mark, notes),
                Inline::PageNumber => self.text("#"),
                Inline::PageCount => self.text("##"),
            }
        }
    }

    fn within(&mut self, look: Look, content: &[Inline], notes: bool) {
        let outer = std::mem::replace(&mut self.look, look);
        self.inlines(content, notes);
        self.look = outer;
    }

    fn note(&mut self, index: usize, mark: &str, notes: bool) {
        let plain = self.plain_look();
        self.out.push(mark, &plain);
        if notes && self.noted.insert(index) {
            let note = &self.document.notes[index];
            self.out.end();
            self.part(Part::Note, |reading| {
                reading.out.push(&format!("{} ", note.mark), &plain);
                reading.within(plain, &note.content, false);
            });
            self.out.end();
        }
    }

    fn text(&mut self, text: &str) {
        match self.capitals && self.medium == Medium::Pdf {
            true => self.out.push(&text.to_uppercase(), &self.look),
            false => self.out.push(text, &self.look),
        }
    }
}
