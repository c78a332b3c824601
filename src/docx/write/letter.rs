//! Several letters in one file → sections whose pages count from 1, each with headers and
//! footers of its own; letters whose furniture is the same share those.

use docx_rs::DocumentChild;

use super::{Context, Count, Line, Side, Writer};
use crate::document::{Content, Letter, Orientation, letter_anchors};
use crate::docx::mark::{Mark, Section};
use crate::docx::measure::Page;

impl<'a> Writer<'a> {
    /// One of several letters.
    pub(super) fn letter(&mut self, letter: &'a Letter, out: &mut Vec<DocumentChild>) {
        if self.letters > 0 {
            let mark = Mark::Section(self.section);
            out.push(DocumentChild::BookmarkStart(self.point(mark)));
        }
        self.letters += 1;
        self.level = 0;
        self.page = Page::new(self.brand, Orientation::Portrait);
        let is_new_page = |content: &Content| matches!(content, Content::NewPage(_));
        let sections = letter.blocks.iter().any(|block| is_new_page(&block.content));
        let count = if sections { Count::Letter(self.letters) } else { Count::Section };
        let side = Side { furniture: &letter.furniture, count, letter: self.letters };
        let furniture = self.side(side);
        self.section = Section {
            orientation: Orientation::Portrait,
            first: true,
            restart: true,
            furniture,
        };
        self.letterhead(&letter.furniture, out);
        self.blocks(&letter.blocks, Context::default(), out);
        if sections {
            self.last_page(out);
        }
    }

    /// Which of the furnitures one is; a new one if there is none like it.
    fn side(&mut self, side: Side<'a>) -> usize {
        let like =
            |own: &Side<'_>| own.count == side.count && own.furniture == side.furniture;
        self.furnitures.iter().position(like).unwrap_or_else(|| {
            self.furnitures.push(side);
            self.furnitures.len() - 1
        })
    }

    /// A bookmark on the last page.
    fn last_page(&mut self, out: &mut Vec<DocumentChild>) {
        let anchor = self.around(Mark::Anchor(last_page(self.letters)), vec![]);
        match out.last_mut() {
            Some(DocumentChild::Paragraph(last)) => last.children.extend(anchor),
            _ => out.push(Line::new("TableEnd", anchor).block()),
        }
    }

    /// The number of pages as a field with its value.
    pub(super) fn page_count(&self) -> (Mark, u32) {
        let of = |letter: usize| {
            let pages = &self.options.pages.of;
            let [begin, end] = letter_anchors(letter);
            let both = pages.get(&begin).zip(pages.get(&end));
            both.map_or(1, |(begin, end)| end.saturating_sub(*begin) + 1)
        };
        match self.count {
            Count::Document => {
                (Mark::Field("NUMPAGES".into()), self.options.pages.count.max(1))
            }
            Count::Section => (Mark::Field("SECTIONPAGES".into()), of(self.counted)),
            Count::Letter(letter) => {
                let instruction = format!("PAGEREF {} \\h", last_page(letter));
                (Mark::Field(instruction), of(letter))
            }
        }
    }
}

/// The bookmark on the last page of a letter.
fn last_page(letter: usize) -> String {
    format!("_letter_{letter}")
}
