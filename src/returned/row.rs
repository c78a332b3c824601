//! Rows of tables: which row of the text is which that was sent. The marks of a row's cells
//! lead; a row without any is found by all of its words, never by those of one cell.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{Aligner, Match};
use super::draft::{Key, Part, Printed, PrintedPiece};
use super::likeness::{alike, likeness};
use super::place;
use super::source::Source;

/// A row that was sent: file and pointer of its list, and its index.
pub(super) type Row = (String, String, usize);

/// The row and the column that a printed paragraph is a cell of.
pub(super) fn cell(
    printed: &Printed,
    keys: &[Key],
    sources: &[Source],
) -> Option<(Row, usize)> {
    let of = |piece: &PrintedPiece| {
        let (file, pointer) = match piece {
            PrintedPiece::Key { key, .. } => (&keys[*key].file, &sources[*key].pointer),
            PrintedPiece::Computed { file, pointer, .. } => (file, pointer),
            _ => return None,
        };
        let own = place::elements(pointer).pop()?;
        let rest = own.rest.strip_prefix('/').filter(|_| own.list.ends_with("/rows"))?;
        let column = rest.split('/').next()?.parse().ok()?;
        Some(((file.clone(), own.list.to_owned(), own.index), column))
    };
    printed.pieces.iter().find_map(of)
}

/// Some paragraphs or lines of a row, with their columns.
type Cells = Vec<(usize, usize)>;

impl Aligner<'_> {
    /// Finds the cells of rows, once marks have led to what they lead to.
    pub(super) fn rows(&mut self) {
        let mut sent: BTreeMap<&Row, Cells> = BTreeMap::new();
        for (paragraph, (row, column)) in &self.cells {
            sent.entry(row).or_default().push((*column, *paragraph));
        }
        let sent: Vec<(Row, Cells)> =
            sent.into_iter().map(|(row, cells)| (row.clone(), cells)).collect();
        let mut came: BTreeMap<(usize, usize), Cells> = BTreeMap::new();
        for (index, line) in self.lines.iter().enumerate() {
            if let (Some((table, row, column)), Part::Body) = (line.cell, &line.part)
                && !line.is_blank()
            {
                came.entry((table, row)).or_default().push((column, index));
            }
        }
        let came: Vec<Cells> = came.into_values().collect();
        let mut pairs = self.marked(&sent, &came);
        let (of_sent, of_came): (BTreeSet<usize>, BTreeSet<usize>) =
            pairs.iter().copied().unzip();
        let free = |len: usize, taken: &BTreeSet<usize>| -> Vec<usize> {
            (0..len).filter(|own| !taken.contains(own)).collect()
        };
        let old = free(sent.len(), &of_sent);
        // A row that holds a mark of anything else is that.
        let is_open = |cells: &Cells| cells.iter().all(|(_, line)| self.is_open(*line));
        let mut new = free(came.len(), &of_came);
        new.retain(|row| is_open(&came[*row]));
        let words = |cells: &Cells, all: &[Vec<String>]| {
            let mut words: Vec<String> =
                cells.iter().flat_map(|(_, own)| all[*own].clone()).collect();
            words.sort_unstable();
            words
        };
        let olds: Vec<_> =
            old.iter().map(|own| words(&sent[*own].1, &self.sent)).collect();
        let news: Vec<_> = new.iter().map(|own| words(&came[*own], &self.came)).collect();
        let found = alike(&olds, &news);
        let found: Vec<_> = found.into_iter().map(|(i, j)| (old[i], new[j])).collect();
        for (row, own) in &found {
            let sure = likeness(
                &words(&sent[*row].1, &self.sent),
                &words(&came[*own], &self.came),
            );
            self.cells_of(&sent[*row].1, &came[*own], sure);
        }
        // Beside a cell under its mark stand the others of its row.
        pairs.sort_unstable();
        for (row, own) in pairs {
            self.cells_of(&sent[row].1, &came[own], 1.0);
        }
    }

    /// The rows of which a mark says which they are.
    fn marked(&self, sent: &[(Row, Cells)], came: &[Cells]) -> Vec<(usize, usize)> {
        let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
        for (number, (_, cells)) in sent.iter().enumerate() {
            owners.extend(cells.iter().map(|(_, paragraph)| (*paragraph, number)));
        }
        let mut taken = BTreeSet::new();
        let mut pairs = vec![];
        for (number, cells) in came.iter().enumerate() {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for (_, line) in cells {
                let found = &self.matches[*line].paragraphs;
                for owner in found.iter().filter_map(|own| owners.get(own)) {
                    *counts.entry(*owner).or_default() += 1;
                }
            }
            let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
            if let Some((owner, _)) = most
                && taken.insert(owner)
            {
                pairs.push((owner, number));
            }
        }
        pairs
    }

    /// The cells of one row that are not known yet: by their text, then by their columns.
    fn cells_of(&mut self, sent: &Cells, came: &Cells, sure: f64) {
        let known: BTreeSet<usize> = came
            .iter()
            .flat_map(|(_, line)| self.matches[*line].paragraphs.iter().copied())
            .collect();
        let old: Vec<usize> =
            sent.iter().map(|(_, own)| *own).filter(|own| !known.contains(own)).collect();
        let new: Vec<usize> =
            came.iter().map(|(_, own)| *own).filter(|own| self.is_open(*own)).collect();
        let all =
            |own: &Cells| -> BTreeSet<usize> { own.iter().map(|own| own.0).collect() };
        let is_whole = all(sent).len() >= all(came).len();
        for paragraph in &old {
            let column = sent.iter().find(|own| own.1 == *paragraph).map(|own| own.0);
            let below = came.iter().find(|(own, line)| {
                Some(*own) == column && new.contains(line) && self.is_open(*line)
            });
            if let Some((_, line)) = below.filter(|_| is_whole) {
                let own = likeness(&self.sent[*paragraph], &self.came[*line]);
                let confidence = own.max(sure);
                self.matches[*line] = Match { paragraphs: vec![*paragraph], confidence };
            }
        }
        if !is_whole {
            self.pair(&old, &new);
        }
    }
}
