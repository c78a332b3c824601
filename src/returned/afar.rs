//! Lines without marks that are a paragraph from elsewhere: it was cut there and pasted here,
//! or is a tracked move whose mark stayed behind.

use super::align::{Aligner, Match, found};
use super::draft::{Part, PrintedPiece};

/// How much of its words a line must share with a paragraph that was not beside it.
const SAME: f64 = 0.75;
/// A line of fewer words may say the same by chance.
const WORDS: usize = 4;
/// More comparisons are not made: what moved so is taken away here and new there.
const BOUND: usize = 250_000;

impl Aligner<'_> {
    /// Lines that nothing near is, and the paragraphs of one value that are nowhere: of
    /// these, one alone that says the same.
    pub(super) fn afar(&mut self) {
        let taken = found(&self.matches);
        let is_value = |own: &[PrintedPiece]| matches!(own, [PrintedPiece::Key { .. }]);
        let mut lost: Vec<usize> = (0..self.draft.printed.len())
            .filter(|own| !taken.contains(own) && !self.cells.contains_key(own))
            .filter(|own| self.sent[*own].len() >= WORDS)
            .filter(|own| self.draft.printed[*own].part == Part::Body)
            .filter(|own| is_value(&self.draft.printed[*own].pieces))
            .collect();
        let is_free = |line: &usize| {
            let own = &self.lines[*line];
            own.part == Part::Body && own.cell.is_none() && self.is_open(*line)
        };
        let free: Vec<usize> = (0..self.lines.len()).filter(is_free).collect();
        if lost.len().saturating_mul(free.len()) > BOUND {
            return;
        }
        for line in free {
            let alike = |own: &&usize| self.likeness(**own, line) >= SAME;
            let same: Vec<usize> = lost.iter().filter(alike).copied().collect();
            if let [paragraph] = same[..] {
                let confidence = self.likeness(paragraph, line);
                self.matches[line] = Match { paragraphs: vec![paragraph], confidence };
                lost.retain(|own| *own != paragraph);
            }
        }
    }
}
