//! Lines and what they are → what the reading found.

use std::collections::{BTreeMap, BTreeSet};

use super::align::Match;
use super::draft::{Draft, PrintedPiece};
use super::finding::Reading;
use super::list::Lists;
use super::news::nexts;
use super::reading::Line;
use super::source::Source;
use super::token::{Kind, Token};
use super::value::Value;

/// Finds what became of the draft.
pub(super) fn find(
    draft: &Draft,
    sources: &[Source],
    lines: &[Line],
    matches: &[Match],
) -> Reading {
    let mut finder = Finder {
        draft,
        sources,
        lines,
        matches,
        values: BTreeMap::new(),
        dropped: dropped(lines),
        counted: counted(draft),
        nexts: nexts(draft, lines, matches),
        used: BTreeSet::new(),
        strays: BTreeMap::new(),
        replaced: BTreeSet::new(),
        reading: Reading::default(),
        lists: Lists::new(draft, sources),
    };
    finder.paragraphs();
    finder.strays();
    finder.rows();
    finder.news();
    finder.gone();
    finder.fields();
    finder.finish()
}

pub(super) struct Finder<'a> {
    pub(super) draft: &'a Draft,
    pub(super) sources: &'a [Source],
    pub(super) lines: &'a [Line],
    pub(super) matches: &'a [Match],
    pub(super) values: BTreeMap<usize, Value>,
    /// The tracked changes of text that is not there in this reading.
    pub(super) dropped: BTreeMap<usize, BTreeSet<usize>>,
    /// The fields that the draft has.
    pub(super) counted: BTreeSet<String>,
    /// The first value behind each line.
    pub(super) nexts: Vec<Option<usize>>,
    /// Lines whose text is told of already.
    pub(super) used: BTreeSet<usize>,
    /// Lines that were moved out of what they were a part of, and their values.
    pub(super) strays: BTreeMap<usize, usize>,
    /// Computed paragraphs that something else stands in the place of.
    pub(super) replaced: BTreeSet<usize>,
    pub(super) reading: Reading,
    pub(super) lists: Lists<'a>,
}

impl Finder<'_> {
    pub(super) fn count(&mut self, signs: &[Token]) {
        let account = &mut self.reading.account;
        settle(signs, &mut account.unchanged, &mut account.counted);
    }

    fn finish(mut self) -> Reading {
        self.reading.lists = self.lists.finish();
        self.reading
    }
}

fn counted(draft: &Draft) -> BTreeSet<String> {
    let pieces = draft.printed.iter().flat_map(|printed| &printed.pieces);
    let fields = pieces.filter_map(|piece| match piece {
        PrintedPiece::Field { instruction, .. } => Some(instruction.clone()),
        _ => None,
    });
    fields.collect()
}

/// By keys, the changes that took their text away.
fn dropped(lines: &[Line]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut dropped: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for token in lines.iter().flat_map(|line| &line.dropped) {
        if let Some(key) = token.key {
            dropped.entry(key).or_default().extend(&token.changes);
        }
    }
    dropped
}

pub(super) fn changes_of<'a>(tokens: impl Iterator<Item = &'a Token>) -> BTreeSet<usize> {
    tokens.flat_map(|token| token.changes.iter().copied()).collect()
}

/// Enters text where it went; what fields gave is told apart.
pub(super) fn settle(tokens: &[Token], to: &mut String, counted: &mut String) {
    for token in tokens {
        match token.kind {
            Kind::Field(_) => counted.push_str(&token.text),
            Kind::Note => {}
            _ => to.push_str(&token.text),
        }
    }
    to.push('\n');
}
