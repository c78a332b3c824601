//! The blocks of a document come in; the document goes out, with notes numbered in the
//! order they stand, cross references resolved and contents listed.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Composer;
use super::text::INSTRUMENT;
use crate::diagnostic::{Diagnostic, Origin, Place};
use crate::document::{
    Block, Content, ContentsEntry, Document, Inline, Item, Label, Marker, Note, Scope,
    Signature, Style, Table, text_of,
};

/// Puts the document together.
pub(super) fn finish(composer: &Composer, mut blocks: Vec<Block>) -> Document {
    let furniture = composer.furniture();
    let info = composer.info();
    let words = composer.furniture_words();
    anchor_headings(&mut blocks);
    let mut places = Places::default();
    places.blocks(&blocks, None);
    contents(&mut blocks, &places.entries);
    let mut notes = notes(composer, &mut blocks);
    let resolve = |inline: &mut Inline, origin: Option<&Origin>| {
        if let Inline::Reference { anchor, text } = inline {
            match places.numbers.get(anchor) {
                Some(number) => number.clone_into(text),
                None => composer.report(unnumbered(
                    anchor,
                    origin,
                    places.known.contains(anchor),
                )),
            }
        }
    };
    Walk { visit: &mut |inline, origin| resolve(inline, origin) }.blocks(&mut blocks);
    for note in &mut notes {
        Walk { visit: &mut |inline, origin| resolve(inline, origin) }
            .inlines(&mut note.content, None);
    }
    Document {
        language: composer.language.clone(),
        info,
        furniture,
        blocks,
        notes,
        words,
    }
}

fn unnumbered(anchor: &str, origin: Option<&Origin>, known: bool) -> Diagnostic {
    let (message, hint) = if known {
        (
            format!("`#{anchor}` has no number that a reference could print"),
            "number its paragraphs or headings, or write `[text](#id)` with a text of your own",
        )
    } else {
        (
            format!("`#{anchor}` does not stand in this document"),
            "name the id of a section, paragraph, clause or item that is printed",
        )
    };
    let mut diagnostic = Diagnostic::error("reference/number", message).hint(hint);
    if let Some(origin) = origin {
        diagnostic = diagnostic.at(Place::Value(origin.clone()));
    }
    diagnostic
}

/// Headings get a name, so that contents and bookmarks lead to them.
fn anchor_headings(blocks: &mut [Block]) {
    let taken: BTreeSet<String> =
        blocks.iter().filter_map(|block| block.anchor.clone()).collect();
    let mut count = 0;
    for block in blocks {
        if matches!(block.content, Content::Heading { .. }) && block.anchor.is_none() {
            loop {
                count += 1;
                let name = format!("heading-{count}");
                if !taken.contains(&name) {
                    block.anchor = Some(name);
                    break;
                }
            }
        }
    }
}

/// What can be referred to.
#[derive(Default)]
struct Places {
    known: BTreeSet<String>,
    /// What a reference prints: `12`, `3 (a)`, `Annex I`.
    numbers: BTreeMap<String, String>,
    entries: Vec<ContentsEntry>,
    annex: Option<String>,
}

impl Places {
    /// `above` is the number that numbers of nested lists stand behind.
    fn blocks(&mut self, blocks: &[Block], above: Option<&str>) {
        let mut before: Option<String> = above.map(str::to_owned);
        for block in blocks {
            let mut own = None;
            match &block.content {
                Content::Paragraph(paragraph) => {
                    if paragraph.style == Style::AnnexLabel {
                        self.annex = Some(text_of(&paragraph.content));
                    }
                    own = paragraph.label.as_ref().and_then(bare);
                    if let Some(own) = &own {
                        before = Some(own.clone());
                    } else if above.is_none() && paragraph.style != Style::Small {
                        before = None;
                    }
                }
                Content::Heading { level, label, content } => {
                    let text = text_of(content);
                    own = label.as_ref().and_then(bare);
                    if let (Some(anchor), false) = (&block.anchor, text.is_empty()) {
                        let annex = self.annex.take();
                        let entry = match (&annex, label) {
                            (Some(annex), _) => format!("{annex}. {text}"),
                            (None, Some(label)) => format!("{} {text}", label.text),
                            (None, None) => text.clone(),
                        };
                        own = own.or(annex).or(Some(text));
                        self.entries.push(ContentsEntry {
                            level: *level,
                            anchor: anchor.clone(),
                            text: entry,
                        });
                    }
                    before = None;
                }
                Content::List(list) => {
                    for item in &list.items {
                        self.item(item, before.as_deref());
                    }
                }
                Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                    self.blocks(blocks, None);
                }
                Content::Beside { start, end } => {
                    self.blocks(start, None);
                    self.blocks(end, None);
                }
                Content::Table(table) => {
                    own = table.caption.as_ref().map(|own| text_of(own))
                }
                Content::Facts(_)
                | Content::Signatures(_)
                | Content::Contents(_)
                | Content::NewPage(_)
                | Content::Rule => {}
            }
            self.note(block.anchor.as_ref(), own);
        }
    }

    fn item(&mut self, item: &Item, above: Option<&str>) {
        let own = bare(&item.label).map(|own| match above {
            Some(above) => format!("{above}\u{a0}{own}"),
            None => own,
        });
        self.note(item.anchor.as_ref(), own.clone());
        self.blocks(&item.blocks, own.as_deref().or(above));
    }

    fn note(&mut self, anchor: Option<&String>, number: Option<String>) {
        let Some(anchor) = anchor else { return };
        self.known.insert(anchor.clone());
        if let Some(number) = number {
            self.numbers.entry(anchor.clone()).or_insert(number);
        }
    }
}

/// A number as a sentence cites it: without the full stop behind it; none for bullets.
fn bare(label: &Label) -> Option<String> {
    match label.numbering.marker {
        Marker::Bullet | Marker::Dash | Marker::None => None,
        _ if label.numbering.scope == Scope::List => {
            Some(label.text.trim_end_matches('.').to_owned())
        }
        _ => Some(label.text.trim_end_matches('.').to_owned()),
    }
}

fn contents(blocks: &mut Vec<Block>, entries: &[ContentsEntry]) {
    for block in blocks.iter_mut() {
        if let Content::Contents(own) = &mut block.content {
            *own = entries.iter().filter(|entry| entry.level <= 3).cloned().collect();
        }
    }
    blocks.retain(
        |block| !matches!(&block.content, Content::Contents(own) if own.is_empty()),
    );
}

/// Gives the notes their marks, in the order of their first mark in the text.
fn notes(composer: &Composer, blocks: &mut [Block]) -> Vec<Note> {
    let mut order: Vec<usize> = vec![];
    let mut meet = |inline: &mut Inline, _: Option<&Origin>| {
        if let Inline::NoteMark { note, .. } = inline
            && !order.contains(note)
        {
            order.push(*note);
        }
    };
    Walk { visit: &mut meet }.blocks(blocks);
    let ids: Vec<String> = composer.state().notes.clone();
    let mut count = 0;
    let mut made = vec![];
    let mut marks = BTreeMap::new();
    for (place, met) in order.iter().enumerate() {
        let Some(id) = ids.get(*met) else { continue };
        let instrument = id.strip_prefix(INSTRUMENT);
        let instrument = instrument.and_then(|id| composer.package.instruments.get(id));
        let footnote = composer.footnote(id);
        let (origin, content) = match (instrument, footnote) {
            (Some(own), _) => (&own.origin, composer.instrument_note(own)),
            (None, Some(own)) => (&own.origin, composer.text(&own.text)),
            (None, None) => continue,
        };
        let fixed =
            footnote.and_then(|own| own.mark.as_ref()).map(|mark| mark.value.clone());
        let mark = fixed.clone().unwrap_or_else(|| {
            count += 1;
            u32::to_string(&count)
        });
        marks.insert(*met, (place, mark.clone()));
        let mut note = Note {
            id: id.clone(),
            mark,
            fixed: fixed.is_some(),
            origin: Some(origin.clone()),
            content,
        };
        // A note has no notes of its own.
        strip_marks(&mut note.content);
        made.push(note);
    }
    let mut settle = |inline: &mut Inline, _: Option<&Origin>| {
        if let Inline::NoteMark { note, mark } = inline
            && let Some((place, own)) = marks.get(note)
        {
            *note = *place;
            own.clone_into(mark);
        }
    };
    Walk { visit: &mut settle }.blocks(blocks);
    made
}

fn strip_marks(inlines: &mut Vec<Inline>) {
    inlines.retain(|inline| !matches!(inline, Inline::NoteMark { .. }));
    for inline in inlines {
        if let Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Capitals(content)
        | Inline::Link { content, .. }
        | Inline::Foreign { content, .. } = inline
        {
            strip_marks(content);
        } else if let Inline::Datum(datum) = inline {
            strip_marks(&mut datum.content);
        }
    }
}

/// Meets every inline of a document in reading order, with the value it comes from.
struct Walk<'a> {
    visit: &'a mut dyn FnMut(&mut Inline, Option<&Origin>),
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.content {
                Content::Paragraph(paragraph) => {
                    self.inlines(&mut paragraph.content, None)
                }
                Content::Heading { content, .. } => self.inlines(content, None),
                Content::List(list) => {
                    list.items.iter_mut().for_each(|item| self.blocks(&mut item.blocks));
                }
                Content::Quote { blocks, cite } => {
                    self.blocks(blocks);
                    self.optional(cite);
                }
                Content::Table(table) => self.table(table),
                Content::Facts(facts) => {
                    for fact in facts {
                        self.inlines(&mut fact.label, None);
                        self.inlines(&mut fact.value, None);
                    }
                }
                Content::Group { blocks, .. } => self.blocks(blocks),
                Content::Beside { start, end } => {
                    self.blocks(start);
                    self.blocks(end);
                }
                Content::Signatures(signatures) => {
                    for head in &mut signatures.heads {
                        self.inlines(head, None);
                    }
                    signatures.list.iter_mut().for_each(|own| self.signature(own));
                }
                Content::Contents(_) | Content::NewPage(_) | Content::Rule => {}
            }
        }
    }

    fn table(&mut self, table: &mut Table) {
        self.optional(&mut table.caption);
        for row in table.head.iter_mut().chain(&mut table.rows) {
            for cell in &mut row.cells {
                self.inlines(&mut cell.content, None);
            }
        }
        self.optional(&mut table.note);
    }

    /// In the order that the writers print.
    fn signature(&mut self, own: &mut Signature) {
        self.optional(&mut own.status);
        self.optional(&mut own.on_behalf);
        self.inlines(&mut own.name, None);
        for line in &mut own.office {
            self.inlines(line, None);
        }
        self.optional(&mut own.country);
        self.optional(&mut own.reference);
    }

    fn optional(&mut self, inlines: &mut Option<Vec<Inline>>) {
        if let Some(inlines) = inlines {
            self.inlines(inlines, None);
        }
    }

    fn inlines(&mut self, inlines: &mut [Inline], origin: Option<&Origin>) {
        for inline in inlines {
            (self.visit)(inline, origin);
            match inline {
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Capitals(content)
                | Inline::Link { content, .. }
                | Inline::Foreign { content, .. } => self.inlines(content, origin),
                Inline::Datum(datum) => {
                    self.inlines(&mut datum.content, Some(&datum.origin))
                }
                Inline::Text(_)
                | Inline::Reference { .. }
                | Inline::NoteMark { .. }
                | Inline::Placeholder(_)
                | Inline::LineBreak
                | Inline::PageNumber
                | Inline::PageCount => {}
            }
        }
    }
}
