//! A document in two languages comes in, composed once in each; one document goes out, in
//! which both stand side by side: what comes from the same values in one row. What is said
//! once for both, as who signs, stands across the columns in both languages.

mod both;
mod notes;
mod unit;

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use self::both::{facts, furniture, joined, signatures};
use self::notes::Notes;
use self::unit::{Place, Unit, units};
use super::apart::Apart;
use super::context::block;
use super::walk::Walk;
use crate::diagnostic::{LanguageTag, Origin};
use crate::document::{Block, Content, ContentsEntry, Document, Inline, Parallel};

/// Puts a document beside itself in another language.
pub fn pair(mut first: Document, mut second: Document) -> Document {
    let language = second.language.clone();
    set_apart(&mut first, &mut second);
    lock(&first, &mut second);
    let (notes, places) = Notes::new(take(&mut first.notes), second.notes, &language);
    let mut renumber = |inline: &mut Inline, _: Option<&Origin>| {
        if let Inline::NoteMark { note, .. } = inline
            && let Some(place) = places.get(*note)
        {
            *note = *place;
        }
    };
    Walk { visit: &mut renumber }.blocks(&mut second.blocks);
    first.furniture = furniture(take(&mut first.furniture), second.furniture, &language);
    first.blocks = rows(units(take(&mut first.blocks)), units(second.blocks), &language);
    order_contents(&mut first.blocks);
    first.notes = notes.settled(&mut first.blocks);
    let contents = take(&mut first.words.contents);
    first.words.contents = joined(contents, second.words.contents, &language);
    first.beside = Some(language);
    first
}

/// Both have names and numbers of their own: the second's are made to differ.
fn set_apart(first: &mut Document, second: &mut Document) {
    let mut apart = Apart::default();
    apart.begin(None);
    apart.blocks(&mut first.blocks);
    apart.begin(Some(second.language.to_string()));
    apart.blocks(&mut second.blocks);
    let mut lead = |inline: &mut Inline, _: Option<&Origin>| apart.inline(inline);
    let mut walk = Walk { visit: &mut lead };
    walk.blocks(&mut second.blocks);
    second.notes.iter_mut().for_each(|note| walk.inlines(&mut note.content, None));
}

/// What stands in both columns is edited in the first.
fn lock(first: &Document, second: &mut Document) {
    let mut shown = BTreeSet::new();
    first.data(&mut |datum| {
        shown.insert(datum.origin.clone());
    });
    let mut visit = |inline: &mut Inline, _: Option<&Origin>| {
        if let Inline::Datum(datum) = inline
            && shown.contains(&datum.origin)
        {
            datum.editable = false;
        }
    };
    let mut walk = Walk { visit: &mut visit };
    walk.furniture(&mut second.furniture);
    walk.blocks(&mut second.blocks);
    second.notes.iter_mut().for_each(|note| walk.inlines(&mut note.content, None));
}

/// The parts of both in the order of the first, each beside the one that comes from the
/// same values.
fn rows(first: Vec<Unit>, second: Vec<Unit>, language: &LanguageTag) -> Vec<Block> {
    let keys = |list: &[Unit]| list.iter().map(|own| own.key.clone()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &keys(&first), &keys(&second));
    let (mut first, mut second) = (first.into_iter(), second.into_iter());
    let mut out = vec![];
    for op in ops {
        let (own, theirs) = (op.old_range().len(), op.new_range().len());
        let (own, theirs) = (first.by_ref().take(own), second.by_ref().take(theirs));
        if matches!(op, DiffOp::Equal { .. }) {
            for (own, theirs) in own.zip(theirs) {
                beside(own, theirs, language, &mut out);
            }
        } else {
            own.for_each(|unit| out.extend(alone(unit, true, language)));
            theirs.for_each(|unit| out.extend(alone(unit, false, language)));
        }
    }
    out
}

/// Two parts that say the same.
fn beside(first: Unit, second: Unit, language: &LanguageTag, out: &mut Vec<Block>) {
    match (first.place, second.place) {
        (Place::Column, Place::Column) => {
            let parts = unit::split(first.blocks, second.blocks).into_iter();
            out.extend(parts.map(|(own, theirs)| row(own, theirs, language)));
        }
        (Place::Once, _) => out.extend(first.blocks),
        (Place::Signed, _) => {
            let theirs = second.blocks.into_iter();
            let both = first.blocks.into_iter().zip(theirs);
            out.extend(both.map(|(own, theirs)| signatures(own, theirs, language)));
        }
        (Place::Facts, Place::Facts) => {
            let (mut own, mut theirs) = (first.blocks, second.blocks);
            let pairs = own.iter_mut().zip(&mut theirs);
            if pairs.map(|(own, other)| facts(own, other, language)).eq([true]) {
                out.extend(own);
            } else {
                out.push(row(own, theirs, language));
            }
        }
        (Place::Contents, _) => {
            let mut blocks = first.blocks;
            for (own, theirs) in blocks.iter_mut().zip(second.blocks) {
                if let (Content::Contents(own), Content::Contents(theirs)) =
                    (&mut own.content, theirs.content)
                {
                    own.extend(theirs.into_iter().map(|entry| ContentsEntry {
                        language: Some(language.clone()),
                        ..entry
                    }));
                }
            }
            out.extend(blocks);
        }
        (Place::Across | Place::Column | Place::Facts, _) => {
            out.extend(first.blocks);
            out.extend(spoken(second.blocks, language));
        }
    }
}

/// A part that only one of both has.
fn alone(unit: Unit, is_first: bool, language: &LanguageTag) -> Vec<Block> {
    match (unit.place, is_first) {
        (Place::Column | Place::Facts, true) => vec![row(unit.blocks, vec![], language)],
        (Place::Column | Place::Facts, false) => vec![row(vec![], unit.blocks, language)],
        (_, true) => unit.blocks,
        (_, false) => spoken(unit.blocks, language),
    }
}

fn row(first: Vec<Block>, second: Vec<Block>, language: &LanguageTag) -> Block {
    let language = language.clone();
    block(Content::Parallel(Parallel { first, second, language }))
}

/// Blocks that stand across the columns in the other language.
fn spoken(blocks: Vec<Block>, language: &LanguageTag) -> Vec<Block> {
    let speak = |block: Block| {
        let own = block.language.clone().or_else(|| Some(language.clone()));
        Block { language: own, ..block }
    };
    blocks.into_iter().map(speak).collect()
}

/// Entries of a table of contents stand as their headings do.
fn order_contents(blocks: &mut [Block]) {
    let headings = blocks.iter().flat_map(|block| match &block.content {
        Content::Parallel(row) => row.first.iter().chain(&row.second),
        _ => std::slice::from_ref(block).iter().chain(&[]),
    });
    let anchors = headings.filter_map(|block| block.anchor.clone()).enumerate();
    let places: BTreeMap<String, usize> = anchors.map(|(at, own)| (own, at)).collect();
    for block in blocks {
        if let Content::Contents(entries) = &mut block.content {
            entries.sort_by_key(|entry| places.get(&entry.anchor).copied());
        }
    }
}
