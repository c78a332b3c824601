//! The paragraphs that were sent and the lines that came back → which line is which
//! paragraph. The marks of values lead; where there are none, the text does.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Part, Printed, PrintedPiece};
use super::likeness::{ALIKE, alike, likeness};
use super::reading::Line;
use super::row::{self, Row};
use super::source::Source;
use super::token::{self, Kind, Token};

/// How many paragraphs may have become one line.
const JOINED: usize = 64;
/// How many lines of headers and footers are compared.
pub(super) const EDGES: usize = 500;
/// What a line is.
#[derive(Debug, Clone, Default)]
pub(super) struct Match {
    /// The paragraphs that it holds, in the order of its text; none if it is new.
    pub(super) paragraphs: Vec<usize>,
    /// How sure that is: 1 where a mark says it.
    pub(super) confidence: f64,
}

/// The tokens of a printed paragraph, each with the number of its piece.
pub(super) fn tokens(printed: &Printed, sources: &[Source]) -> Vec<(usize, Token)> {
    let mut out = vec![];
    for (index, piece) in printed.pieces.iter().enumerate() {
        match piece {
            PrintedPiece::Words(text) | PrintedPiece::Computed { text, .. } => {
                let parts = token::cut(text).into_iter();
                out.extend(parts.map(|(kind, part)| (index, Token::plain(part, kind))));
            }
            PrintedPiece::Key { key, .. } => {
                for token in sources[*key].shown() {
                    // What was filled in is words to who compares.
                    let parts = match token.kind {
                        Kind::Filled => token::cut(&token.text),
                        _ => vec![(token.kind.clone(), token.text.as_str())],
                    };
                    let own = parts.into_iter().map(|(kind, part)| {
                        let plain = Token::plain(part, kind);
                        (index, Token { key: Some(*key), ..plain })
                    });
                    out.extend(own.collect::<Vec<_>>());
                }
            }
            PrintedPiece::Field { instruction, text } => {
                let kind = Kind::Field(instruction.as_str().into());
                out.push((index, Token::plain(text, kind)));
            }
            PrintedPiece::Note(id) => out.push((index, Token::plain(id, Kind::Note))),
        }
    }
    out
}

/// The paragraphs that are there.
pub(super) fn found(matches: &[Match]) -> BTreeSet<usize> {
    matches.iter().flat_map(|own| own.paragraphs.iter().copied()).collect()
}

/// Finds what each line of a part is.
pub(super) struct Aligner<'a> {
    pub(super) draft: &'a Draft,
    pub(super) lines: &'a [Line],
    /// The words of each printed paragraph and of each line, sorted.
    pub(super) sent: Vec<Vec<String>>,
    pub(super) came: Vec<Vec<String>>,
    /// The paragraphs that are cells of rows: of which row, and the column.
    pub(super) cells: BTreeMap<usize, (Row, usize)>,
    pub(super) matches: Vec<Match>,
}

/// The parts whose paragraphs have an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    Body,
    Notes,
    Edges,
}

fn flow(part: &Part) -> Option<Flow> {
    Some(match part {
        Part::Body => Flow::Body,
        Part::Note(_) => Flow::Notes,
        Part::Header | Part::Footer => Flow::Edges,
        Part::Box => return None,
    })
}

impl<'a> Aligner<'a> {
    pub(super) fn new(draft: &'a Draft, sources: &[Source], lines: &'a [Line]) -> Self {
        let words =
            |token: &Token| (token.kind == Kind::Word).then(|| token.text.to_string());
        let sorted = |mut own: Vec<String>| {
            own.sort_unstable();
            own
        };
        let sent = draft.printed.iter().map(|printed| {
            let tokens = tokens(printed, sources);
            sorted(tokens.iter().filter_map(|(_, token)| words(token)).collect())
        });
        let came = lines
            .iter()
            .map(|line| sorted(line.tokens.iter().filter_map(words).collect()));
        let cells =
            draft.printed.iter().enumerate().map(|(index, printed)| {
                (index, row::cell(printed, &draft.keys, sources))
            });
        Self {
            draft,
            lines,
            sent: sent.collect(),
            came: came.collect(),
            cells: cells.filter_map(|(index, own)| Some((index, own?))).collect(),
            matches: vec![Match::default(); lines.len()],
        }
    }

    /// What each line is.
    pub(super) fn align(mut self) -> Vec<Match> {
        for flow in [Flow::Body, Flow::Notes, Flow::Edges] {
            self.by_marks(flow);
            match flow {
                Flow::Body => {
                    self.rows();
                    self.by_text(flow);
                    self.afar();
                    self.absorb();
                }
                Flow::Notes => self.by_text(flow),
                Flow::Edges => self.edges(),
            }
        }
        self.matches
    }

    fn printed(
        &self,
        flow_of: Flow,
    ) -> impl Iterator<Item = (usize, &'a Printed)> + use<'a> {
        let printed = self.draft.printed.iter().enumerate();
        printed.filter(move |(_, own)| flow(&own.part) == Some(flow_of))
    }

    fn lines(&self, flow_of: Flow) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        let own = lines.filter(|(_, line)| flow(&line.part) == Some(flow_of));
        own.map(|(index, _)| index).collect()
    }

    /// Lines with text under a mark are the paragraphs of these marks.
    fn by_marks(&mut self, flow: Flow) {
        let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, printed) in self.printed(flow) {
            for piece in &printed.pieces {
                if let PrintedPiece::Key { key, .. } = piece {
                    owners.entry(*key).or_insert(index);
                }
            }
        }
        let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for index in self.lines(flow) {
            let tokens = self.lines[index].tokens.iter().filter(|own| !own.is_blank());
            for owner in tokens.filter_map(|own| owners.get(&own.key?)) {
                let paragraphs = &mut self.matches[index].paragraphs;
                if !paragraphs.contains(owner) && paragraphs.len() < JOINED {
                    paragraphs.push(*owner);
                    holders.entry(*owner).or_default().push(index);
                }
            }
            self.matches[index].confidence = 1.0;
        }
        for (paragraph, holders) in holders {
            self.settle(paragraph, &holders);
        }
    }

    /// Of several lines under one mark one is the paragraph, the others are new; and where
    /// somebody wrote under the mark and its text went to a line beside it, that one is.
    fn settle(&mut self, paragraph: usize, holders: &[usize]) {
        let keys = self.draft.printed[paragraph].pieces.iter();
        let keys = keys.filter(|own| matches!(own, PrintedPiece::Key { .. })).count();
        if keys > 1 {
            self.copied(paragraph, holders);
            return;
        }
        let mut candidates = holders.to_vec();
        if let [only] = holders {
            let beside = [only.checked_sub(1), Some(only + 1)];
            let free = |index: &usize| {
                self.lines
                    .get(*index)
                    .is_some_and(|line| line.part == self.lines[*only].part)
                    && self.matches[*index].paragraphs.is_empty()
            };
            let beside = beside.into_iter().flatten().filter(free);
            let worth = |index: usize| self.likeness(paragraph, index);
            if worth(*only) < 0.3 {
                candidates.extend(beside);
            }
        }
        // The first, unless another one is nearly all of it: where a paragraph was split,
        // its beginning is what it was, and where one was written before it, its end is.
        // What begins with the template's own words, as a number, is the paragraph.
        let led = candidates.iter().copied().find(|own| self.is_led(paragraph, *own));
        let mut best = led.unwrap_or(candidates[0]);
        for index in candidates[1..].iter().filter(|_| led.is_none()) {
            let own = self.likeness(paragraph, *index);
            if own > 0.8 && own > self.likeness(paragraph, best) + 0.3 {
                best = *index;
            }
        }
        for index in candidates {
            let own = &mut self.matches[index];
            own.paragraphs.retain(|own| *own != paragraph);
            if index == best {
                own.paragraphs.push(paragraph);
                own.confidence = 1.0;
            }
        }
    }

    /// Whether a line begins with the words that the template sets before the values of a
    /// paragraph.
    fn is_led(&self, paragraph: usize, line: usize) -> bool {
        let Some(PrintedPiece::Words(words)) =
            self.draft.printed[paragraph].pieces.first()
        else {
            return false;
        };
        let words = words.trim();
        let text = token::text_of(&self.lines[line].tokens);
        !words.is_empty() && text.trim_start().starts_with(words)
    }

    /// Of lines that are each nearly all of a paragraph with several values, the first is
    /// the paragraph, and the others are copies of it.
    fn copied(&mut self, paragraph: usize, holders: &[usize]) {
        let whole = holders.iter().filter(|own| self.likeness(paragraph, **own) > 0.8);
        for index in whole.copied().skip(1).collect::<Vec<_>>() {
            self.matches[index].paragraphs.retain(|own| *own != paragraph);
        }
    }

    /// Between lines that are known, what is left is compared by its words.
    fn by_text(&mut self, flow: Flow) {
        let lines = self.lines(flow);
        let taken = found(&self.matches);
        let free: Vec<usize> = self
            .printed(flow)
            .map(|(index, _)| index)
            .filter(|index| !taken.contains(index) && !self.sent[*index].is_empty())
            .filter(|index| !self.cells.contains_key(index))
            .collect();
        let all = self.draft.printed.len();
        let mut at = 0;
        while at < lines.len() {
            if !self.is_open(lines[at]) {
                at += 1;
                continue;
            }
            let end = (at..lines.len()).find(|at| !self.is_open(lines[*at]));
            let end = end.unwrap_or(lines.len());
            let before = at.checked_sub(1).map(|at| &self.matches[lines[at]].paragraphs);
            let low = before.and_then(|own| own.iter().max()).map_or(0, |own| own + 1);
            let after = lines.get(end).map(|line| &self.matches[*line].paragraphs);
            let high = after.and_then(|own| own.iter().min()).copied().unwrap_or(all);
            let high = if high < low { all } else { high };
            let within: Vec<usize> =
                free.iter().copied().filter(|own| (low..high).contains(own)).collect();
            self.pair(&within, &lines[at..end]);
            at = end;
        }
    }

    /// Whether it is not known yet what a line is.
    pub(super) fn is_open(&self, line: usize) -> bool {
        self.matches[line].paragraphs.is_empty()
    }

    /// Pairs some paragraphs and some lines that are most alike, in their order.
    pub(super) fn pair(&mut self, sent: &[usize], came: &[usize]) {
        let words = |own: &[usize], all: &'_ [Vec<String>]| -> Vec<Vec<String>> {
            own.iter().map(|index| all[*index].clone()).collect()
        };
        for (i, j) in alike(&words(sent, &self.sent), &words(came, &self.came)) {
            let confidence = self.likeness(sent[i], came[j]);
            self.matches[came[j]] = Match { paragraphs: vec![sent[i]], confidence };
        }
    }

    /// Headers and footers come in any order and number: each line is the paragraph that
    /// it is most alike.
    fn edges(&mut self) {
        for line in self.lines(Flow::Edges).into_iter().take(EDGES) {
            if !self.is_open(line) || self.lines[line].is_blank() {
                continue;
            }
            let mut best: Option<(usize, f64)> = None;
            for (index, printed) in self.printed(Flow::Edges).take(200) {
                let same = printed.part == self.lines[line].part;
                let likeness = self.likeness(index, line) + if same { 0.01 } else { 0.0 };
                if best.is_none_or(|(_, own)| likeness > own) {
                    best = Some((index, likeness));
                }
            }
            if let Some((index, likeness)) = best.filter(|(_, own)| *own >= ALIKE) {
                let confidence = likeness.min(1.0);
                self.matches[line] = Match { paragraphs: vec![index], confidence };
            }
        }
    }

    /// How alike a paragraph and a line are: the words that both have.
    pub(super) fn likeness(&self, paragraph: usize, line: usize) -> f64 {
        likeness(&self.sent[paragraph], &self.came[line])
    }
}
