//! Text that is no value's: words of the template, and what was computed. Only what says
//! something else is told.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{EDGES, found, tokens};
use super::draft::{Part, Printed, PrintedPiece};
use super::find::{Finder, changes_of, settle};
use super::finding::Fixed;
use super::place;
use super::token::{self, Token};

/// A computed paragraph that gave way to something else: its number, what it was computed
/// from, and what it was.
type Replaced = (usize, (String, String), Vec<Token>);

impl<'a> Finder<'a> {
    /// Text around values: only what says something else is told.
    pub(super) fn fixed(
        &mut self,
        computed: Option<(String, String)>,
        before: &[Token],
        after: &[Token],
        dropped: &[Token],
    ) {
        let words = |own: &[Token]| -> Vec<Token> {
            own.iter().filter(|own| !own.is_blank()).cloned().collect()
        };
        let (sent, came) = (words(before), words(after));
        let account = &mut self.reading.account;
        if sent.len() == came.len() && sent.iter().zip(&came).all(|(a, b)| a.says(b)) {
            settle(after, &mut account.unchanged, &mut account.counted);
            return;
        }
        let changes = changes_of(after.iter().chain(dropped));
        let (before, text) = (token::text_of(before), token::text_of(after));
        settle(after, &mut account.fixed, &mut account.counted);
        let (before, after) = (before.trim().to_owned(), text.trim().to_owned());
        self.reading.fixed.push(Fixed { computed, before, after, changes });
    }

    /// What stood in the place of a line that is alone between two that are known, if that
    /// was computed: its paragraph, from which value, and its text.
    pub(super) fn replaced(&self, line: usize) -> Option<Replaced> {
        let paragraphs = |line: usize| &self.matches[line].paragraphs;
        let before = *paragraphs(line.checked_sub(1)?).last()?;
        let after = (line + 1 < self.lines.len()).then(|| paragraphs(line + 1).first());
        let after = after.map_or(Some(self.draft.printed.len()), |own| own.copied())?;
        let [printed] = self.draft.printed.get(before + 1..after)? else { return None };
        let [PrintedPiece::Computed { file, pointer, .. }] = printed.pieces.as_slice()
        else {
            return None;
        };
        let sent = tokens(printed, self.sources).into_iter().map(|(_, token)| token);
        Some((before + 1, (file.clone(), pointer.clone()), sent.collect()))
    }

    /// Paragraphs with computed text and words of the template that are not there any more,
    /// and nothing else in their place.
    pub(super) fn gone(&mut self) {
        let found = found(self.matches);
        for (index, printed) in self.draft.printed.iter().enumerate() {
            let is_known = found.contains(&index) || self.replaced.contains(&index);
            // What went with an element was told with it.
            let mut keys = printed.keys();
            let went = |key: usize| {
                let pointer = &self.sources[key].pointer;
                self.lists.is_removed(&self.draft.keys[key].file, pointer)
            };
            let is_own = printed.keys().next().is_none() || !keys.any(went);
            if !is_known && is_own && printed.part == Part::Body {
                self.lost(printed);
            }
        }
        for printed in self.edges_gone() {
            self.lost(printed);
        }
    }

    /// Of the lines of headers and footers those that were sent more often than they came.
    /// They stand in several parts, and say the same in each.
    fn edges_gone(&self) -> Vec<&'a Printed> {
        let is_edge = |part: &Part| matches!(part, Part::Header | Part::Footer);
        let says = |printed: &Printed| {
            let sent = tokens(printed, self.sources).into_iter();
            let words = sent.filter(|(_, own)| own.is_word());
            let words: Vec<String> = words.map(|(_, own)| own.text.to_string()).collect();
            (printed.part == Part::Header, words)
        };
        let lines = self.lines.iter().zip(self.matches);
        let lines: Vec<_> = lines.filter(|(line, _)| is_edge(&line.part)).collect();
        // Where there is no header at all, the file was made anew.
        if lines.is_empty() || lines.len() >= EDGES {
            return vec![];
        }
        let mut counts: BTreeMap<(bool, Vec<String>), usize> = BTreeMap::new();
        for (_, own) in lines {
            for index in &own.paragraphs {
                *counts.entry(says(&self.draft.printed[*index])).or_default() += 1;
            }
        }
        let mut told = BTreeSet::new();
        let mut out = vec![];
        for printed in self.draft.printed.iter().filter(|own| is_edge(&own.part)) {
            let own = says(printed);
            let count = counts.entry(own.clone()).or_default();
            match count.checked_sub(1) {
                Some(rest) => *count = rest,
                None if told.insert(own) => out.push(printed),
                None => {}
            }
        }
        out
    }

    /// A paragraph that is not there any more: its words and what was computed in it.
    fn lost(&mut self, printed: &Printed) {
        let sent = tokens(printed, self.sources);
        let words: Vec<Token> = sent.into_iter().map(|(_, token)| token).collect();
        if !words.iter().any(Token::is_word) {
            return;
        }
        let changes = self.taken(&words);
        for piece in &printed.pieces {
            let (file, pointer, text) = match piece {
                PrintedPiece::Computed { file, pointer, text } => (file, pointer, text),
                PrintedPiece::Words(text) => {
                    self.words_gone(text, &changes);
                    continue;
                }
                _ => continue,
            };
            if !self.is_gone(file, pointer) {
                self.reading.fixed.push(Fixed {
                    computed: Some((file.clone(), pointer.clone())),
                    before: text.trim().to_owned(),
                    after: String::new(),
                    changes: changes.clone(),
                });
            }
        }
    }

    fn words_gone(&mut self, text: &str, changes: &BTreeSet<usize>) {
        if text.chars().any(char::is_alphanumeric) {
            self.reading.fixed.push(Fixed {
                computed: None,
                before: text.trim().to_owned(),
                after: String::new(),
                changes: changes.clone(),
            });
        }
    }

    /// Whether a value went with an element of a list.
    fn is_gone(&self, file: &str, pointer: &str) -> bool {
        let lists = place::elements(pointer);
        lists.iter().any(|own| self.lists.is_taken(file, own.list, own.index))
    }

    /// The tracked changes that took some words away.
    fn taken(&self, words: &[Token]) -> BTreeSet<usize> {
        let says = |own: &[&Token]| {
            let all = words.iter().filter(|own| !own.is_blank());
            all.zip(own).all(|(a, b)| a.says(b))
        };
        let len = words.iter().filter(|own| !own.is_blank()).count();
        let found = self.lines.iter().find_map(|line| {
            let dropped: Vec<&Token> =
                line.dropped.iter().filter(|own| !own.is_blank()).collect();
            let mut parts = dropped.windows(len);
            let own = parts.find(|own| says(own))?;
            Some(changes_of(own.iter().copied()))
        });
        found.unwrap_or_default()
    }
}
