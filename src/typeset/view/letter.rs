//! What stands around the text: letterhead, head and foot; letters that stand in one file
//! with others; the room that a short letter leaves.

use minijinja::{Value, context};

use super::outline::of_letter;
use super::{ANCHOR, Writer, unmarked};
use crate::document::{Furniture, Inline, Letter, letter_anchors};
use crate::typeset::logo_name;

impl<'a> Writer<'a> {
    /// What stands around the text.
    pub(super) fn edges(&mut self, furniture: &Furniture) -> Value {
        let letterhead = furniture.letterhead.as_ref().map(|head| {
            let senders: Value = head
                .senders
                .iter()
                .map(|sender| {
                    let name = self.furniture(&sender.name);
                    let lines: Value =
                        sender.lines.iter().map(|line| self.furniture(line)).collect();
                    context! { name, lines }
                })
                .collect();
            let logo = self.brand.logo.as_ref().filter(|_| head.logo).map(|logo| {
                context! {
                    file => logo_name(logo.format),
                    alt => logo.alt.clone(),
                    height => logo.height,
                }
            });
            context! { logo, senders }
        });
        let mut optional =
            |part: &Option<Vec<Inline>>| part.as_ref().map(|list| self.furniture(list));
        let draft_mark = optional(&furniture.draft_mark);
        let classification = optional(&furniture.classification);
        context! {
            letterhead,
            draft_mark,
            classification,
            header_start => self.furniture(&furniture.header_start),
            header_end => self.furniture(&furniture.header_end),
            footer_start => self.furniture(&furniture.footer_start),
            footer_end => self.furniture(&furniture.footer_end),
        }
    }

    /// One of several letters, with names for its first and its last page.
    pub(super) fn letter(&mut self, letter: &'a Letter) -> Value {
        let number = self.letter.map_or(1, |number| number + 1);
        self.letter = Some(number);
        self.level = 0;
        let [begin, end] =
            letter_anchors(number).map(|anchor| format!("{ANCHOR}{anchor}"));
        let furniture = self.edges(&letter.furniture);
        let mut blocks: Vec<Value> = vec![of_letter(letter, &self.document.info.title)];
        blocks.extend(self.list_of(&letter.blocks, true));
        context! { kind => "letter", begin, end, furniture, blocks }
    }

    /// The names of the first and last page of the letter, where there are several.
    pub(in crate::typeset) fn letter_pages(&self) -> Option<[String; 2]> {
        let names = letter_anchors(self.letter?);
        Some(names.map(|anchor| format!("{ANCHOR}{anchor}")))
    }

    /// A share of what a single page leaves free.
    pub(super) fn air(&self, share: u8, least: f64) -> Value {
        let letter = self.letter_pages();
        unmarked(context! { kind => "air", share, least, letter })
    }
}
