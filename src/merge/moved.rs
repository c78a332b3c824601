//! Who took elements of lists away or put them elsewhere, and where.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::Work;
use super::copy::{Side, Spot};
use super::outcome::EditKind;
use super::step::{Target, element};
use super::version::Texts;
use crate::diff::list::rising;
use crate::returned::{Element, Entry};

/// How much of a neighbour is quoted.
const QUOTE: usize = 40;

impl Work<'_> {
    /// Who took an element away, and whether that was tracked.
    pub(super) fn removers(
        &self,
        spot: &Spot,
        labels: &[String],
        element: Option<usize>,
    ) -> (Vec<String>, bool) {
        let (mut names, mut is_tracked) = (vec![], true);
        for side in &self.sides.list {
            if !labels.contains(&side.copy.label) {
                continue;
            }
            let removals = side.list(spot).and_then(|list| list.removals.get(&element?));
            let untracked = side.is_untracked_list(spot);
            is_tracked &= !untracked;
            names.extend(side.authors(&removals.cloned().unwrap_or_default(), untracked));
        }
        names.sort();
        names.dedup();
        (names, is_tracked)
    }

    /// Nothing moves that is not told to move: what was joined, or is in conflict.
    pub(super) fn tell_moves(
        &mut self,
        spot: &Spot,
        place: &str,
        target: &[Target],
        ours: &[crate::diff::list::Element<'_>],
        of_ours: &dyn Fn(usize) -> Option<usize>,
    ) {
        let told = self.outcome.edits.iter();
        let told = told.filter(|own| own.kind == EditKind::Moved && own.file == spot.0);
        let told = told.filter_map(|own| element(&own.pointer));
        let told: BTreeSet<usize> =
            told.filter(|(list, _)| *list == place).map(|(_, index)| index).collect();
        let all = || target.iter().filter_map(Target::own);
        let rest: Vec<usize> = all().filter(|index| !told.contains(index)).collect();
        let fixed = rising(&rest);
        let untold = rest.iter().filter(|index| !fixed.contains(index));
        for index in untold.copied().collect::<Vec<_>>() {
            let element = of_ours(index);
            let moves = |side: &&Side<'_>| {
                let entries = side.list(spot).map_or(&[][..], |list| &list.entries);
                let kept: Vec<usize> = entries.iter().filter_map(Entry::kept).collect();
                let fixed = rising(&kept);
                element.is_some_and(|own| kept.contains(&own) && !fixed.contains(&own))
            };
            let sides = self.sides.list.iter().filter(moves);
            let labels: Vec<String> = sides.map(|side| side.copy.label.clone()).collect();
            let who = self.movers(spot, &labels, element);
            let is_tracked = self.is_tracked(spot, &labels);
            let text = ours[index].text.to_owned();
            let pointer = format!("{place}/{index}");
            let (before, after) = (text.clone(), text);
            let kind = EditKind::Moved;
            self.edit(kind, &spot.0, pointer, before, after, who, is_tracked);
            self.behind(all().take_while(|own| *own != index).last());
        }
    }

    /// Who moved an element.
    pub(super) fn movers(
        &self,
        spot: &Spot,
        labels: &[String],
        element: Option<usize>,
    ) -> Vec<String> {
        let mut names = vec![];
        for side in self.sides.list.iter().filter(|own| labels.contains(&own.copy.label))
        {
            let entries = side.list(spot).map_or(&[][..], |list| &list.entries);
            let own =
                entries.iter().find(|own| own.kept().is_some() && own.kept() == element);
            let changes = own.map(|own| own.changes.clone()).unwrap_or_default();
            names.extend(side.authors(&changes, false));
        }
        names.sort();
        names.dedup();
        names
    }

    /// Where an element stands in a copy.
    pub(super) fn moved_to(
        &self,
        spot: &Spot,
        element: Option<usize>,
        label: &str,
    ) -> String {
        let side = self.sides.list.iter().find(|own| own.copy.label == label);
        let Some((side, list)) = side.and_then(|own| Some((own, own.list(spot)?))) else {
            return "(moved)".to_owned();
        };
        let mut before = None;
        for entry in &list.entries {
            if entry.kept().is_some() && entry.kept() == element {
                break;
            }
            before = Some(entry);
        }
        let text = match before.map(|own| &own.element) {
            None => return "(moved to the start)".to_owned(),
            Some(Element::New { text, .. }) => text.clone(),
            Some(Element::Kept(index)) => Texts::new(self, spot).copy(side, *index),
        };
        let quote: String = text.chars().take(QUOTE).collect();
        let more = if quote.len() < text.len() { "…" } else { "" };
        format!("(moved behind “{quote}{more}”)")
    }

    /// The value of a new element. One that stood in another list is as the record has it
    /// now, with all that no draft shows, and with what was changed in it.
    pub(super) fn carried(&mut self, file: &str, new: Json, was: Option<&str>) -> Json {
        let Some(was) = was else { return new };
        let place = self.map.find(file, was);
        let now = place.and_then(|place| self.now.at(file, &place));
        let base = self.sides.list[0].copy.returned.draft.at(file, was);
        let mut value = now.unwrap_or(&new).clone();
        if base != Some(&new) {
            overlay(&mut value, &new, base);
        }
        value
    }
}

/// A value with what is other in a second one than in a third.
fn overlay(value: &mut Json, new: &Json, base: Option<&Json>) {
    match (value, new) {
        (Json::Object(own), Json::Object(new)) => {
            for (name, new) in new {
                let base = base.and_then(|base| base.get(name));
                match own.get_mut(name) {
                    _ if base == Some(new) => {}
                    Some(own) => overlay(own, new, base),
                    None => _ = own.insert(name.clone(), new.clone()),
                }
            }
        }
        (value, new) => *value = new.clone(),
    }
}
