//! The copies of a letter come in; one document with all of them goes out. Names and
//! numbers that each has for itself are made to differ.

use super::apart::Apart;
use super::walk::Walk;
use crate::document::{Block, Content, Document, Furniture, Inline, Letter};

/// Joins copies, of which there is at least one. What they do not agree on is not said of
/// the whole.
pub fn join(copies: impl IntoIterator<Item = Document>) -> Option<Document> {
    let mut copies = copies.into_iter();
    let mut whole = copies.next()?;
    whole.copy = None;
    let furniture = std::mem::take(&mut whole.furniture);
    let (blocks, notes) =
        (std::mem::take(&mut whole.blocks), std::mem::take(&mut whole.notes));
    let mut own = Own::default();
    own.take(&mut whole, furniture, blocks, notes);
    for copy in copies {
        if copy.info.reference != whole.info.reference {
            whole.info.reference = None;
        }
        own.take(&mut whole, copy.furniture, copy.blocks, copy.notes);
    }
    Some(whole)
}

/// What the copies so far have taken.
#[derive(Default)]
struct Own {
    letters: usize,
    notes: usize,
    apart: Apart,
}

impl Own {
    fn take(
        &mut self,
        whole: &mut Document,
        furniture: Furniture,
        mut blocks: Vec<Block>,
        mut notes: Vec<crate::document::Note>,
    ) {
        self.letters += 1;
        self.notes = whole.notes.len();
        self.apart.begin(Some(self.letters.to_string()));
        self.apart.blocks(&mut blocks);
        let mut visit = |inline: &mut Inline, _: Option<&_>| self.inline(inline);
        let mut walk = Walk { visit: &mut visit };
        walk.blocks(&mut blocks);
        for note in &mut notes {
            walk.inlines(&mut note.content, None);
            // A count of Word's own would go on from letter to letter.
            note.fixed = true;
        }
        whole.notes.extend(notes);
        let content = Content::Letter(Box::new(Letter { furniture, blocks }));
        whole.blocks.push(Block { origin: None, anchor: None, language: None, content });
    }

    fn inline(&self, inline: &mut Inline) {
        match inline {
            Inline::NoteMark { note, .. } => *note += self.notes,
            Inline::Datum(datum) => datum.editable = false,
            other => self.apart.inline(other),
        }
    }
}
