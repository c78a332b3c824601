//! The elements of lists: added, removed, moved by whom, and what to do for it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::Work;
use super::copy::{self, Spot};
use super::doubt::hold;
use super::outcome::EditKind;
use super::step::{Target, element, steps};
use super::version::{Texts, elements, key, words};
use crate::diff::list::{Element, merge};
use crate::returned;

impl Work<'_> {
    /// All lists that anybody changed.
    pub(super) fn lists(&mut self) {
        for spot in self.sides.lists() {
            self.list(&spot);
        }
        // From within, so that no change moves what another one is about.
        let depth = |pointer: &str| std::cmp::Reverse(pointer.matches('/').count());
        self.lists.sort_by_key(|(_, pointer, _)| depth(pointer));
        self.pending_lists();
    }

    fn list(&mut self, spot: &Spot) {
        let (file, pointer) = spot;
        let Some(place) = self.map.find(file, pointer) else {
            self.hold_list(spot, "the list is not in the record any more", |_| true);
            return;
        };
        if self.is_said(spot) || self.is_said_around(spot) {
            return;
        }
        let draft = &self.sides.list[0].copy.returned.draft;
        let base_list = draft.at(file, pointer).and_then(Json::as_array);
        let base_list = base_list.cloned().unwrap_or_default();
        let shown: Vec<usize> =
            (0..base_list.len()).filter(|index| !base_list[*index].is_null()).collect();
        let ours_list = self.now.at(file, &place).and_then(Json::as_array);
        let ours_list = ours_list.cloned().unwrap_or_default();
        let pairs = self.map.elements(file, pointer, &place);
        let mut was = BTreeMap::new();
        for (own, index) in pairs.iter() {
            was.entry(*index).or_insert(*own);
        }
        let of_ours = |index: usize| was.get(&index).copied();
        let texts = Texts::new(self, spot);
        let base: Vec<(String, String)> =
            shown.iter().map(|index| (key(*index), texts.base(*index))).collect();
        let ours: Vec<(Option<String>, String)> = (0..ours_list.len())
            .map(|index| match of_ours(index) {
                Some(own) => (Some(key(own)), texts.ours(self, &place, own, index)),
                None => (None, words(&ours_list[index])),
            })
            .collect();
        let copies: Vec<Vec<(Option<String>, String)>> = self
            .sides
            .list
            .iter()
            .map(|side| match side.list(spot).filter(|_| !is_lost(side)) {
                Some(list) => {
                    list.entries.iter().map(|entry| texts.entry(side, entry)).collect()
                }
                None => {
                    shown.iter().map(|i| (Some(key(*i)), texts.copy(side, *i))).collect()
                }
            })
            .collect();
        let base: Vec<Element<'_>> =
            base.iter().map(|(key, text)| Element { key: Some(key), text }).collect();
        let ours = elements(&ours);
        let copies: Vec<Vec<Element<'_>>> =
            copies.iter().map(|own| elements(own)).collect();
        let labels = self.sides.list.iter().map(|side| side.copy.label.clone());
        let copies: Vec<(String, &[Element<'_>])> =
            labels.zip(copies.iter().map(Vec::as_slice)).collect();
        let merged = merge(&base, &ours, &copies);
        if let Some(why) = self.options.refused.get(&(file.clone(), place.clone())) {
            self.hold_list(spot, why, |_| true);
            return;
        }
        // What is not found by its words may be there all the same, or may be elsewhere.
        self.hold_list(spot, "the marks are gone: nobody can be sure of it", is_lost);
        let mut target = vec![];
        for slot in &merged.slots {
            self.slot(spot, &place, slot, &base, &ours, &shown, &mut target);
        }
        self.keep_others(spot, &place, ours_list.len(), &mut target);
        self.tell_moves(spot, &place, &target, &ours, &of_ours);
        let was = target.iter().map(|own| of_ours(own.own()?));
        self.targets.insert(spot.clone(), was.collect());
        let changes = steps(&place, ours_list.len(), &target);
        if !changes.is_empty() {
            self.lists.push((file.clone(), place, changes));
        }
    }

    /// Nothing goes that is not told to go.
    fn keep_others(
        &self,
        (file, _): &Spot,
        place: &str,
        len: usize,
        target: &mut Vec<Target>,
    ) {
        let mut known: BTreeSet<usize> = target.iter().filter_map(Target::own).collect();
        let told = self.outcome.edits.iter();
        let told = told.filter(|own| own.kind == EditKind::Removed && own.file == *file);
        let told = told.filter_map(|own| element(&own.pointer));
        known.extend(told.filter(|(list, _)| *list == place).map(|(_, index)| index));
        for index in (0..len).filter(|index| !known.contains(index)) {
            let before =
                target.iter().rposition(|own| own.own().is_some_and(|own| own < index));
            target.insert(before.map_or(0, |at| at + 1), Target::Own(index));
        }
    }

    /// What was done to a list and is not written.
    fn hold_list(
        &mut self,
        spot: &Spot,
        why: &str,
        fits: impl Fn(&copy::Side<'_>) -> bool,
    ) {
        let mut held = vec![];
        for side in self.sides.list.iter().filter(|side| fits(side)) {
            let Some(list) = side.list(spot) else { continue };
            let texts = Texts::new(self, spot);
            for entry in &list.entries {
                if let returned::Element::New { text, .. } = &entry.element {
                    held.push(hold(
                        &side.copy.label,
                        spot,
                        "",
                        text.clone(),
                        why.to_owned(),
                    ));
                }
            }
            for index in &list.shown {
                if !list.entries.iter().any(|own| own.kept() == Some(*index)) {
                    let text = texts.base(*index);
                    held.push(hold(
                        &side.copy.label,
                        spot,
                        &text,
                        String::new(),
                        why.to_owned(),
                    ));
                }
            }
        }
        self.outcome.held.extend(held);
    }
}

pub(super) fn is_lost(side: &copy::Side<'_>) -> bool {
    !side.copy.returned.has_marks
}
