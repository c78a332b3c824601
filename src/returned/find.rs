//! Lines and what they are → what the reading found.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Match, tokens};
use super::draft::{Draft, Part, PrintedPiece};
use super::finding::{After, Field, Homeless, Note, Reading};
use super::likeness::likeness;
use super::list::Lists;
use super::place;
use super::reading::Line;
use super::share::{Sent, share};
use super::source::Source;
use super::spell;
use super::style::Emphasis;
use super::token::{self, Kind, Token};

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
        replaced: BTreeSet::new(),
        reading: Reading::default(),
        lists: Lists::new(draft, sources),
    };
    finder.paragraphs();
    finder.rows();
    finder.news();
    finder.gone();
    finder.fields();
    finder.finish()
}

/// What came back under a key.
#[derive(Debug, Clone)]
struct Value {
    tokens: Vec<Token>,
    changes: BTreeSet<usize>,
    confidence: f64,
    /// How all of the line looks that it stands in.
    ground: Emphasis,
}

pub(super) struct Finder<'a> {
    pub(super) draft: &'a Draft,
    pub(super) sources: &'a [Source],
    pub(super) lines: &'a [Line],
    pub(super) matches: &'a [Match],
    values: BTreeMap<usize, Value>,
    /// The tracked changes of text that is not there in this reading.
    dropped: BTreeMap<usize, BTreeSet<usize>>,
    /// The fields that the draft has.
    counted: BTreeSet<String>,
    /// The first value behind each line.
    nexts: Vec<Option<usize>>,
    /// Lines whose text is told of already.
    used: BTreeSet<usize>,
    /// Computed paragraphs that something else stands in the place of.
    pub(super) replaced: BTreeSet<usize>,
    pub(super) reading: Reading,
    pub(super) lists: Lists<'a>,
}

impl Finder<'_> {
    /// The paragraphs that were sent, each with the lines that it became.
    fn paragraphs(&mut self) {
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
        let confidence =
            lines.iter().map(|line| self.matches[*line].confidence).fold(1.0, f64::min);
        let shared = match self.joined(paragraphs) {
            Some(first) => {
                let mut shared = vec![vec![]; sent.len()];
                shared[first] = came;
                shared
            }
            None => share(&sent, &came),
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

    fn count(&mut self, signs: &[Token]) {
        let account = &mut self.reading.account;
        settle(signs, &mut account.unchanged, &mut account.counted);
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

    /// Rows that are new.
    fn rows(&mut self) {
        let mut rows: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (index, line) in self.lines.iter().enumerate() {
            if let (Some((table, row, _)), Part::Body) = (line.cell, &line.part) {
                rows.entry((table, row)).or_default().push(index);
            }
        }
        for lines in rows.values() {
            let is_new = lines.iter().all(|line| !self.used.contains(line));
            let says = lines.iter().any(|line| !self.lines[*line].is_blank());
            if is_new && says {
                self.lists.new_row(lines);
            }
        }
    }

    /// All lines in order: values keep their place in their lists, new lines look for one.
    fn news(&mut self) {
        let mut styles = BTreeMap::new();
        for (index, own) in self.matches.iter().enumerate() {
            let [paragraph] = own.paragraphs.as_slice() else { continue };
            for piece in &self.draft.printed[*paragraph].pieces {
                if let PrintedPiece::Key { key, .. } = piece {
                    self.lists.style(*key, &self.lines[index], &mut styles);
                }
            }
        }
        let mut at = 0;
        while at < self.lines.len() {
            let line = &self.lines[at];
            if self.used.contains(&at) {
                self.meet(at);
                at += 1;
                continue;
            }
            if line.is_blank() {
                at += 1;
                continue;
            }
            if self.is_counted(line) {
                self.count(&line.tokens);
                self.used.insert(at);
                at += 1;
                continue;
            }
            if let Some(cells) = self.lists.row_at(at) {
                let cells: Vec<(usize, &Line)> =
                    cells.into_iter().map(|index| (index, &self.lines[index])).collect();
                let placed = self.lists.add_row(&cells);
                for (index, line) in cells {
                    let account = &mut self.reading.account;
                    if placed {
                        settle(&line.tokens, &mut account.added, &mut account.counted);
                    } else {
                        self.homeless(index);
                    }
                    self.used.insert(index);
                }
                continue;
            }
            if let Part::Note(id) = &line.part {
                self.note(id.clone(), at);
                continue;
            }
            if let Some((paragraph, from, before)) = self.replaced(at) {
                let line = &self.lines[at];
                self.fixed(Some(from), &before, &line.tokens, &line.dropped);
                self.replaced.insert(paragraph);
                self.used.insert(at);
                at += 1;
                continue;
            }
            let next = self.nexts[at];
            let is_free = line.part == Part::Body && line.cell.is_none();
            let is_split = self.is_split(at);
            let placed = is_free && self.lists.add(line, next, &styles, is_split);
            if placed {
                let account = &mut self.reading.account;
                settle(&line.tokens, &mut account.added, &mut account.counted);
            } else {
                self.homeless(at);
            }
            self.used.insert(at);
            at += 1;
        }
    }

    /// Whether a line is nothing but the results of fields that the draft has: entries of
    /// a table of contents, which a word processor may make anew.
    fn is_counted(&self, line: &Line) -> bool {
        let is_known = |kind: &Kind| matches!(kind, Kind::Field(own) if self.counted.contains(&**own));
        line.tokens.iter().all(|token| token.is_blank() || is_known(&token.kind))
    }

    /// The values of a line in their lists.
    fn meet(&mut self, line: usize) {
        for paragraph in &self.matches[line].paragraphs {
            for piece in &self.draft.printed[*paragraph].pieces {
                let PrintedPiece::Key { key, .. } = piece else { continue };
                let is_there = self.values.get(key).is_some_and(|value| {
                    value.tokens.iter().any(|token| !token.is_blank())
                });
                if is_there && self.lines[line].part == Part::Body {
                    self.lists.meet(*key);
                }
            }
        }
    }

    /// Whether a new line was the end of the paragraph before it.
    fn is_split(&self, line: usize) -> bool {
        let Some(before) = line.checked_sub(1) else { return false };
        let [paragraph] = self.matches[before].paragraphs.as_slice() else {
            return false;
        };
        let words = |tokens: &[Token]| {
            let words = tokens.iter().filter(|own| own.kind == Kind::Word);
            let mut words: Vec<String> = words.map(|own| own.text.to_string()).collect();
            words.sort_unstable();
            words
        };
        let sent = tokens(&self.draft.printed[*paragraph], self.sources);
        let sent: Vec<Token> = sent.into_iter().map(|(_, token)| token).collect();
        let mut both = self.lines[before].tokens.clone();
        let own = words(&both);
        both.extend(self.lines[line].tokens.iter().cloned());
        let (sent, both) = (words(&sent), words(&both));
        likeness(&sent, &both) > 0.85 && likeness(&sent, &both) > likeness(&sent, &own)
    }

    fn note(&mut self, id: String, first: usize) {
        let mut tokens: Vec<Token> = vec![];
        let mut end = first;
        while end < self.lines.len() && self.lines[end].part == self.lines[first].part {
            if !self.used.contains(&end) && !self.lines[end].is_blank() {
                if !tokens.is_empty() {
                    tokens.push(Token::plain("\n", Kind::Break));
                }
                tokens.extend(self.lines[end].tokens.iter().cloned());
            }
            self.used.insert(end);
            end += 1;
        }
        let changes = changes_of(tokens.iter());
        let account = &mut self.reading.account;
        settle(&tokens, &mut account.added, &mut account.counted);
        let text = spell::new(&tokens).text;
        self.reading.notes.push(Note { id, text, changes });
    }

    fn homeless(&mut self, index: usize) {
        let line = &self.lines[index];
        let near = |mut lines: Box<dyn Iterator<Item = &Line> + '_>| {
            let found = lines.find(|own| own.part == line.part && !own.is_blank());
            found.map(|own| token::text_of(&own.tokens)).unwrap_or_default()
        };
        let before = near(Box::new(self.lines[..index].iter().rev()));
        let after = near(Box::new(self.lines[index + 1..].iter()));
        let place = match line.part {
            Part::Body if line.cell.is_some() => "in a table",
            Part::Body => "in the text",
            Part::Header => "in the header",
            Part::Footer => "in the footer",
            Part::Note(_) => "in a note",
            Part::Box => "in a frame",
        };
        let account = &mut self.reading.account;
        settle(&line.tokens, &mut account.homeless, &mut account.counted);
        let text = spell::new(&line.tokens).text;
        let changes = line.changes();
        let hint = self.lists.hint().filter(|_| line.part == Part::Body);
        let homeless = Homeless { text, place, before, after, changes, hint };
        self.reading.homeless.push(homeless);
    }

    /// What became of each value; a value may be printed in several places.
    fn fields(&mut self) {
        let mut by_place: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        let mut order = vec![];
        for (key, source) in self.sources.iter().enumerate() {
            let place = (self.draft.keys[key].file.clone(), source.pointer.clone());
            let keys = by_place.entry(place.clone()).or_default();
            if keys.is_empty() {
                order.push(place);
            }
            keys.push(key);
        }
        for place in order {
            let keys = &by_place[&place];
            self.field(&place, keys);
        }
    }

    fn field(&mut self, (file, pointer): &(String, String), keys: &[usize]) {
        let mut edits: Vec<Field> = vec![];
        let (mut is_there, mut gone) = (false, BTreeSet::new());
        for key in keys {
            let source = &self.sources[*key];
            gone.extend(self.dropped.get(key).into_iter().flatten().copied());
            let Some(value) = self.values.get(key).cloned() else { continue };
            gone.extend(value.changes.iter().copied());
            let is_blank = value.tokens.iter().all(Token::is_blank);
            let was_blank = source.tokens.iter().all(|own| own.token.is_blank());
            if is_blank && !was_blank {
                continue;
            }
            is_there = true;
            let source = &source.within(value.ground);
            let account = &mut self.reading.account;
            if spell::is_unchanged(source, &value.tokens) {
                settle(&value.tokens, &mut account.unchanged, &mut account.counted);
                continue;
            }
            settle(&value.tokens, &mut account.edited, &mut account.counted);
            let spelling = spell::spell(source, &value.tokens);
            if spelling.text == source.text {
                continue;
            }
            let edit = Field {
                file: file.clone(),
                pointer: pointer.clone(),
                language: self.draft.keys[*key].language.clone(),
                form: source.form,
                before: source.text.clone(),
                after: After::Text(spelling.text),
                changes: value.changes.clone(),
                confidence: value.confidence,
                is_simplified: !spelling.is_exact,
            };
            if edits.iter().all(|own| own.after != edit.after) {
                edits.push(edit);
            }
        }
        let source = &self.sources[keys[0]];
        let was_blank = source.tokens.iter().all(|own| own.token.is_blank());
        if !is_there && !was_blank {
            let is_cell = place::is_cell(pointer);
            if self.lists.is_removed(file, pointer) {
                self.lists.removed_by(file, pointer, &gone);
                return;
            }
            let after = if is_cell { After::Text(String::new()) } else { After::Gone };
            edits.push(Field {
                file: file.clone(),
                pointer: pointer.clone(),
                language: self.draft.keys[keys[0]].language.clone(),
                form: source.form,
                before: source.text.clone(),
                after,
                changes: gone,
                confidence: 1.0,
                is_simplified: false,
            });
        }
        self.reading.fields.extend(edits);
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

fn nexts(draft: &Draft, lines: &[Line], matches: &[Match]) -> Vec<Option<usize>> {
    let (mut nexts, mut next) = (vec![None; lines.len()], None);
    for (index, (line, own)) in lines.iter().zip(matches).enumerate().rev() {
        nexts[index] = next;
        if line.part == Part::Body {
            let keys = own.paragraphs.iter().flat_map(|own| draft.printed[*own].keys());
            next = keys.into_iter().next().or(next);
        }
    }
    nexts
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

/// Marks of footnotes that are not counted, and the words that Word shows in an empty
/// control.
fn is_sign(kind: &Kind) -> bool {
    matches!(kind, Kind::Field(own) if matches!(&**own, "NOTEMARK" | "PLACEHOLDER"))
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
