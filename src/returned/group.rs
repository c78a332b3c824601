//! Paragraphs that were sent, each with the lines that it became → the text of each value.

use std::collections::{BTreeMap, BTreeSet};

use super::align::tokens;
use super::draft::{Part, PrintedPiece};
use super::find::{Finder, changes_of};
use super::place;
use super::share::{Sent, share};
use super::token::{Kind, Token};
use super::value::Value;

/// How sure a text can be of which the rest stands in another line.
const CUT: f64 = 0.5;

/// So many words beside a text are held against it.
const BESIDE: usize = 3;

impl Finder<'_> {
    /// The paragraphs that were sent, each with the lines that it became.
    pub(super) fn paragraphs(&mut self) {
        let mut groups: Vec<(Vec<usize>, Vec<usize>)> = vec![];
        let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, own) in self.matches.iter().enumerate() {
            let Some(first) = own.paragraphs.first() else { continue };
            let known = own.paragraphs.iter().find_map(|p| group_of.get(p).copied());
            let is_edge = matches!(self.lines[index].part, Part::Header | Part::Footer);
            let group = match known.filter(|_| !is_edge) {
                Some(group) => group,
                None => {
                    groups.push((vec![], vec![]));
                    groups.len() - 1
                }
            };
            for paragraph in &own.paragraphs {
                group_of.insert(*paragraph, group);
                if !groups[group].0.contains(paragraph) {
                    groups[group].0.push(*paragraph);
                }
            }
            debug_assert!(groups[group].0.contains(first));
            groups[group].1.push(index);
        }
        for (paragraphs, lines) in groups {
            self.group(&paragraphs, &lines);
        }
    }

    fn group(&mut self, paragraphs: &[usize], lines: &[usize]) {
        self.used.extend(lines);
        let mut came = vec![];
        for line in lines {
            if !came.is_empty() {
                came.push(Token::plain("\n", Kind::Break));
            }
            came.extend(self.lines[*line].tokens.iter().cloned());
        }
        // What follows in the same cell or footnote is of the same value.
        if let [paragraph] = paragraphs
            && let Some(key) = self.only_key(*paragraph)
        {
            for line in self.following(key, lines) {
                came.push(Token::plain("\n", Kind::Break));
                came.extend(self.lines[line].tokens.iter().cloned());
                self.used.insert(line);
            }
        }
        // What a word processor puts there itself belongs to nothing.
        let (signs, came): (Vec<Token>, Vec<Token>) =
            came.into_iter().partition(|token| is_sign(&token.kind));
        self.count(&signs);
        let (mut sent, mut pieces) = (vec![], vec![]);
        for paragraph in paragraphs {
            let printed = &self.draft.printed[*paragraph];
            let tokens = tokens(printed, self.sources);
            for (index, piece) in printed.pieces.iter().enumerate() {
                let (key, is_words) = match piece {
                    PrintedPiece::Key { key, .. } => (Some(*key), false),
                    PrintedPiece::Words(_) => (None, true),
                    _ => (None, false),
                };
                let own = tokens.iter().filter(|(piece, _)| *piece == index);
                let tokens = own.map(|(_, token)| token.clone()).collect();
                sent.push(Sent { key, is_words, tokens });
                pieces.push(piece);
            }
        }
        let dropped: Vec<Token> =
            lines.iter().flat_map(|line| self.lines[*line].dropped.clone()).collect();
        let ground =
            lines.first().map(|line| self.lines[*line].ground).unwrap_or_default();
        let mut confidence =
            lines.iter().map(|line| self.matches[*line].confidence).fold(1.0, f64::min);
        if confidence < 1.0 && self.goes_on(paragraphs, lines) {
            confidence = confidence.min(CUT);
        }
        let shared = match self.joined(paragraphs) {
            Some(first) => {
                let mut shared = vec![vec![]; sent.len()];
                shared[first] = came;
                shared
            }
            None => share(&sent, &came),
        };
        // What one paragraph took in went with the end of the one before it.
        let ends: BTreeSet<usize> = match paragraphs.len() {
            1 => BTreeSet::new(),
            _ => lines.iter().flat_map(|line| self.lines[*line].end.clone()).collect(),
        };
        for ((piece, sent), tokens) in pieces.into_iter().zip(&sent).zip(shared) {
            match piece {
                PrintedPiece::Key { key, .. } => {
                    let marked = dropped.iter().filter(|token| token.key == Some(*key));
                    let is_alone = paragraphs.len() == 1 && self.is_all(paragraphs[0]);
                    let mut changes = changes_of(tokens.iter().chain(marked));
                    if is_alone {
                        changes.extend(changes_of(dropped.iter()));
                    }
                    if tokens.is_empty() {
                        changes.extend(&ends);
                    }
                    self.value(*key, Value { tokens, changes, confidence, ground });
                }
                PrintedPiece::Computed { file, pointer, .. } => {
                    let from = Some((file.clone(), pointer.clone()));
                    self.fixed(from, &sent.tokens, &tokens, &dropped);
                }
                _ => self.fixed(None, &sent.tokens, &tokens, &dropped),
            }
        }
    }

    /// Whether the words of some paragraphs go on beside the lines that they were found in,
    /// as in a text that was broken into lines.
    fn goes_on(&self, paragraphs: &[usize], lines: &[usize]) -> bool {
        let words = |tokens: &[Token]| -> Vec<String> {
            let words = tokens.iter().filter(|own| own.kind == Kind::Word);
            words.map(|own| own.text.to_string()).collect()
        };
        let of_line = |line: usize| words(&self.lines[line].tokens);
        let sent = paragraphs.iter().flat_map(|own| {
            let own = tokens(&self.draft.printed[*own], self.sources);
            words(&own.into_iter().map(|(_, token)| token).collect::<Vec<_>>())
        });
        let sent: Vec<String> = sent.collect();
        let came: Vec<String> = lines.iter().flat_map(|line| of_line(*line)).collect();
        let is_rest = |own: &[String]| {
            let has = |all: &[String]| all.windows(own.len()).any(|all| all == own);
            !own.is_empty() && has(&sent) && !has(&came)
        };
        let says = |line: &usize| !of_line(*line).is_empty();
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return false;
        };
        let before = (0..*first).rev().find(says).map(of_line).unwrap_or_default();
        let after = (last + 1..self.lines.len()).find(says).map(of_line);
        let after = after.unwrap_or_default();
        is_rest(&before[before.len().saturating_sub(BESIDE)..])
            || is_rest(&after[..after.len().min(BESIDE)])
    }

    /// The value that a paragraph is all of.
    fn only_key(&self, paragraph: usize) -> Option<usize> {
        let mut keys =
            self.draft.printed[paragraph].pieces.iter().filter_map(|p| match p {
                PrintedPiece::Key { key, .. } => Some(*key),
                _ => None,
            });
        keys.next().filter(|_| keys.next().is_none())
    }

    /// Whether a paragraph is nothing but one value.
    fn is_all(&self, paragraph: usize) -> bool {
        matches!(
            self.draft.printed[paragraph].pieces.as_slice(),
            [PrintedPiece::Key { .. }]
        )
    }

    /// New lines behind these, in the same cell of a table or in the same footnote.
    fn following(&self, key: usize, lines: &[usize]) -> Vec<usize> {
        let Some(last) = lines.last() else { return vec![] };
        let own = &self.lines[*last];
        let is_note = matches!(own.part, Part::Note(_));
        if !is_note && !place::is_cell(&self.sources[key].pointer) {
            return vec![];
        }
        let rest = self.lines.iter().enumerate().skip(last + 1);
        rest.take_while(|(index, line)| {
            let same = line.part == own.part && line.cell == own.cell;
            same && self.matches[*index].paragraphs.is_empty()
        })
        .filter(|(_, line)| !line.is_blank())
        .map(|(index, _)| index)
        .collect()
    }

    /// Elements of one list that became one paragraph: the place of the first one's text
    /// among the pieces.
    fn joined(&self, paragraphs: &[usize]) -> Option<usize> {
        if paragraphs.len() < 2 {
            return None;
        }
        let mut list = None;
        for paragraph in paragraphs {
            if self.draft.printed[*paragraph].pieces.len() != 1 {
                return None;
            }
            let key = self.only_key(*paragraph)?;
            let own = place::elements(&self.sources[key].pointer).pop()?.list.to_owned();
            if own.ends_with("/rows") || list.get_or_insert_with(|| own.clone()) != &own {
                return None;
            }
        }
        Some(0)
    }

    fn value(&mut self, key: usize, mut value: Value) {
        if self.draft.keys[key].is_linked {
            value.tokens.iter_mut().for_each(|token| token.link = None);
        }
        let is_blank = value.tokens.iter().all(Token::is_blank);
        match self.values.get(&key) {
            Some(known) if is_blank || !known.tokens.is_empty() => {}
            _ => _ = self.values.insert(key, value),
        }
    }
}

/// Marks of footnotes that are not counted, and the words that Word shows in an empty
/// control.
fn is_sign(kind: &Kind) -> bool {
    matches!(kind, Kind::Field(own) if matches!(&**own, "NOTEMARK" | "PLACEHOLDER"))
}
