//! The blocks of a document come in; the document goes out, with notes numbered in the
//! order they stand, cross references resolved and contents listed.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::context::Composer;
use super::places::Places;
use super::text::INSTRUMENT;
use super::walk::Walk;
use crate::diagnostic::{Diagnostic, Origin, Place};
use crate::document::{Block, Content, ContentsEntry, Document, Inline, Note};

/// Puts the document together.
pub(super) fn finish(composer: &Composer, blocks: Vec<Block>) -> Document {
    let furniture = composer.furniture();
    let info = composer.info();
    let words = composer.furniture_words();
    let mut blocks = blocks.into_iter().fold(vec![], joined);
    composer.lock_row(&mut blocks);
    anchor_headings(&mut blocks);
    let mut places = Places::default();
    places.blocks(&blocks, None);
    contents(&mut blocks, &places.entries);
    let mut notes = notes(composer, &mut blocks);
    let resolve = |inline: &mut Inline, origin: Option<&Origin>| {
        let Inline::Reference { anchor, text } = inline else { return };
        if !text.is_empty() {
            return;
        }
        let Some(number) = places.numbers.get(anchor) else {
            let is_known = places.known.contains(anchor);
            return composer.report(unnumbered(anchor, origin, is_known));
        };
        number.clone_into(text);
        if let Some(language) = places.languages.get(anchor) {
            let language = language.clone();
            *inline = Inline::Foreign { language, content: vec![inline.clone()] };
        }
    };
    Walk { visit: &mut |inline, origin| resolve(inline, origin) }.blocks(&mut blocks);
    for note in &mut notes {
        Walk { visit: &mut |inline, origin| resolve(inline, origin) }
            .inlines(&mut note.content, None);
    }
    let mut document = Document {
        language: composer.language.clone(),
        beside: None,
        copy: composer.to.as_ref().map(|to| to.id.clone()),
        info,
        furniture,
        blocks,
        notes,
        words,
    };
    normalize(&mut document);
    document
}

/// Letters with marks become one character where Unicode has one: so they are drawn as one
/// glyph, and read back as they were written (Unicode Standard Annex 15, form C).
fn normalize(document: &mut Document) {
    let form = |text: &mut String| {
        if !is_nfc(text) {
            *text = text.nfc().collect();
        }
    };
    let mut visit = |inline: &mut Inline, _: Option<&Origin>| match inline {
        Inline::Text(text) | Inline::Placeholder(text) => form(text),
        _ => {}
    };
    let mut walk = Walk { visit: &mut visit };
    walk.furniture(&mut document.furniture);
    walk.blocks(&mut document.blocks);
    for note in &mut document.notes {
        walk.inlines(&mut note.content, None);
    }
    let info = &mut document.info;
    form(&mut info.title);
    let optional =
        [&mut info.subject, &mut info.author, &mut info.reference, &mut info.version];
    optional.into_iter().flatten().for_each(form);
    info.keywords.iter_mut().for_each(form);
}

/// Facts that follow one another are one box.
fn joined(mut blocks: Vec<Block>, block: Block) -> Vec<Block> {
    match (blocks.last_mut().map(|last| &mut last.content), block.content) {
        (Some(Content::Facts(facts)), Content::Facts(more)) => facts.extend(more),
        (_, content) => blocks.push(Block { content, ..block }),
    }
    blocks
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
