//! Lines that are new: in a list, a row, a footnote, or without a home.

use std::collections::BTreeMap;

use super::align::{Match, tokens};
use super::draft::{Draft, Part, PrintedPiece};
use super::element::Share;
use super::find::{Finder, changes_of, settle};
use super::finding::{Homeless, Note};
use super::likeness::likeness;
use super::reading::Line;
use super::spell;
use super::token::{self, Kind, Token};

impl Finder<'_> {
    /// Rows that are new.
    pub(super) fn rows(&mut self) {
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
    pub(super) fn news(&mut self) {
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
            let share = match at.checked_sub(1) {
                _ if self.strays.contains_key(&at) => Share::Moved(self.strays[&at]),
                Some(before) if self.is_part(at, before) => Share::End,
                _ if self.is_part(at, at + 1) => Share::Start,
                _ => Share::None,
            };
            let placed = is_free && self.lists.add(line, next, &styles, share);
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
                let tokens = self.values.get(key).map_or(&[][..], |own| &own.tokens);
                let words: Vec<&Token> =
                    tokens.iter().filter(|token| !token.is_blank()).collect();
                let Some(first) = words.first() else { continue };
                if self.lines[line].part == Part::Body {
                    let all = |number: &usize| {
                        words.iter().all(|own| own.changes.contains(number))
                    };
                    let changes = first.changes.iter().copied().filter(all).collect();
                    self.lists.meet(*key, &changes);
                }
            }
        }
    }

    /// Whether a new line was a part of the paragraph beside it.
    fn is_part(&self, line: usize, beside: usize) -> bool {
        let beside_of = self.matches.get(beside).map(|own| own.paragraphs.as_slice());
        let Some([paragraph]) = beside_of else { return false };
        let words = |tokens: &[Token]| {
            let words = tokens.iter().filter(|own| own.kind == Kind::Word);
            let mut words: Vec<String> = words.map(|own| own.text.to_string()).collect();
            words.sort_unstable();
            words
        };
        let sent = tokens(&self.draft.printed[*paragraph], self.sources);
        let sent: Vec<Token> = sent.into_iter().map(|(_, token)| token).collect();
        let mut both = self.lines[beside].tokens.clone();
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
}

pub(super) fn nexts(
    draft: &Draft,
    lines: &[Line],
    matches: &[Match],
) -> Vec<Option<usize>> {
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
