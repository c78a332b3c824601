//! The footnotes of both languages: what is the same note in the record has one mark and one
//! place at the foot, with both its texts.

use std::collections::BTreeMap;

use super::both::added;
use crate::compose::walk::Walk;
use crate::diagnostic::{LanguageTag, Origin};
use crate::document::{Block, Inline, Note};

/// The notes of both, not yet in the order of their marks.
pub(super) struct Notes(Vec<Note>);

impl Notes {
    /// Puts those of the second to those of the first; says where each of them is now.
    pub(super) fn new(
        first: Vec<Note>,
        second: Vec<Note>,
        language: &LanguageTag,
    ) -> (Self, Vec<usize>) {
        let mut list = first;
        let mut places = vec![];
        for note in second {
            let place = list.iter().position(|own| own.id == note.id);
            places.push(place.unwrap_or(list.len()));
            match place {
                Some(place) => {
                    let own = &mut list[place];
                    let content = std::mem::take(&mut own.content);
                    own.content =
                        added(content, note.content, language, Inline::LineBreak);
                }
                None => {
                    let content = note.content;
                    let language = language.clone();
                    let content = vec![Inline::Foreign { language, content }];
                    list.push(Note { content, ..note });
                }
            }
        }
        (Self(list), places)
    }

    /// The notes in the order of their first marks, which are counted anew.
    pub(super) fn settled(self, blocks: &mut [Block]) -> Vec<Note> {
        let mut order: Vec<usize> = vec![];
        let mut meet = |inline: &mut Inline, _: Option<&Origin>| {
            if let Inline::NoteMark { note, .. } = inline
                && !order.contains(note)
            {
                order.push(*note);
            }
        };
        Walk { visit: &mut meet }.blocks(blocks);
        let mut notes: BTreeMap<usize, Note> = self.0.into_iter().enumerate().collect();
        let (mut list, mut count) = (vec![], 0);
        for met in &order {
            let Some(mut note) = notes.remove(met) else { continue };
            if !note.fixed {
                count += 1;
                note.mark = u32::to_string(&count);
            }
            list.push(note);
        }
        let mut settle = |inline: &mut Inline, _: Option<&Origin>| {
            if let Inline::NoteMark { note, mark } = inline
                && let Some(place) = order.iter().position(|own| own == note)
                && let Some(own) = list.get(place)
            {
                *note = place;
                own.mark.clone_into(mark);
            }
        };
        Walk { visit: &mut settle }.blocks(blocks);
        list
    }
}
