//! Paragraphs without values that somebody joined with one beside them: a label, a line of
//! what is computed.

use std::collections::BTreeSet;

use super::align::{Aligner, found};
use super::draft::Part;
use super::token;

impl Aligner<'_> {
    /// Lines that begin or end with a paragraph that holds no value and is nowhere else are
    /// that paragraph as well.
    pub(super) fn absorb(&mut self) {
        let mut taken = found(&self.matches);
        for line in 0..self.lines.len() {
            if self.lines[line].part != Part::Body {
                continue;
            }
            let paragraphs = &self.matches[line].paragraphs;
            let ends = (paragraphs.first().copied(), paragraphs.last().copied());
            let (Some(first), Some(last)) = ends else { continue };
            let text = token::text_of(&self.lines[line].tokens);
            let text = text.trim();
            if let Some(before) = first.checked_sub(1)
                && let Some(own) = self.label(before, &taken)
                && text.len() > own.len()
                && text.starts_with(&own)
            {
                self.matches[line].paragraphs.insert(0, before);
                taken.insert(before);
            }
            if let Some(own) = self.label(last + 1, &taken)
                && text.len() > own.len()
                && text.ends_with(&own)
            {
                self.matches[line].paragraphs.push(last + 1);
                taken.insert(last + 1);
            }
        }
    }

    /// The text of a paragraph that holds no value and was found nowhere.
    fn label(&self, paragraph: usize, taken: &BTreeSet<usize>) -> Option<String> {
        let printed = self.draft.printed.get(paragraph)?;
        let is_label = printed.part == Part::Body
            && printed.keys().next().is_none()
            && !taken.contains(&paragraph)
            && !self.cells.contains_key(&paragraph);
        let text = printed.text().trim().to_owned();
        (is_label && !text.is_empty()).then_some(text)
    }
}
