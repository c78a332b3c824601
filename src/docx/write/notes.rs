//! Footnotes → the part of the footnotes.

use docx_rs::{DocumentChild, ParagraphChild};

use super::inline::{Flow, Format, note_run, run};
use super::{Line, Writer};
use crate::document::Note;
use crate::docx::mark::{Mark, Part};

impl Writer<'_> {
    /// One note, if its mark stands in the text.
    pub(super) fn note(
        &mut self,
        index: usize,
        note: &Note,
        out: &mut Vec<DocumentChild>,
    ) {
        if !self.noted[index] {
            return;
        }
        self.part(Part::Note(index), out);
        let mark = if note.fixed {
            note_run(&note.mark)
        } else {
            ParagraphChild::BookmarkStart(self.point(Mark::FootnoteNumber))
        };
        let mut content = vec![mark];
        content.extend(run(" ", Format::default()));
        content.extend(self.inlines(&note.content, Flow::Aside));
        out.push(Line::new("FootnoteText", content).block());
    }
}
