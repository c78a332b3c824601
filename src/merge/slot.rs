//! What became of one element of a list, and by whom → an edit or a conflict.

use super::Work;
use super::copy::{self, Spot};
use super::outcome::{Edit, EditKind, Side};
use super::step::Target;
use super::version::{Texts, parties};
use crate::diagnostic::is_within;
use crate::diff::Who;
use crate::diff::list::{Element, Fate, Slot};
use crate::returned;

impl Work<'_> {
    /// What becomes of an element.
    #[expect(clippy::too_many_arguments, reason = "a list has that many versions")]
    pub(super) fn slot(
        &mut self,
        spot: &Spot,
        place: &str,
        slot: &Slot<String>,
        base: &[Element<'_>],
        ours: &[Element<'_>],
        shown: &[usize],
        target: &mut Vec<Target>,
    ) {
        let text = Slot::<String>::text(base, &slot.base);
        let stay = |target: &mut Vec<Target>| {
            target.extend(slot.ours.iter().map(|i| Target::Own(*i)))
        };
        let element = slot.base.first().map(|own| shown[*own]);
        let within = |index: Option<usize>| match index {
            Some(index) => (spot.0.clone(), format!("{}/{index}", spot.1)),
            None => spot.clone(),
        };
        match &slot.fate {
            _ if slot.base.len() > 1 => {
                self.joined(spot, place, slot, base, shown, target)
            }
            Fate::Kept => stay(target),
            Fate::Added(who) if who.ours() => stay(target),
            Fate::Added(who) => {
                let Some((side, index)) = self.added(spot, slot) else { return };
                if self.is_put(spot, side, index) {
                    return;
                }
                let Some(list) = side.list(spot) else { return };
                let entry = &list.entries[index];
                let returned::Element::New { value, text, is_split, was } =
                    &entry.element
                else {
                    return;
                };
                let kind = if *is_split { EditKind::Split } else { EditKind::Added };
                let authors = side.authors(&entry.changes, false);
                let who =
                    if who.authors.len() > 1 { who.authors.clone() } else { authors };
                let is_tracked = !entry.changes.is_empty();
                let (value, text, was) = (value.clone(), text.clone(), was.clone());
                let value = self.carried(&spot.0, value, was.as_deref());
                if self.is_there(spot, place, &value) {
                    return;
                }
                let behind = target.iter().rev().find_map(Target::own);
                target.push(Target::New(value));
                let pointer = place.to_owned();
                self.edit(kind, &spot.0, pointer, String::new(), text, who, is_tracked);
                self.behind(behind);
            }
            Fate::Removed(who) if slot.ours.is_empty() || who.ours() => stay(target),
            Fate::Removed(who) => {
                let pointer = format!("{place}/{}", slot.ours[0]);
                let (who, is_tracked) = self.removers(spot, &who.authors, element);
                self.removal(&spot.0, pointer, text, who, is_tracked);
            }
            Fate::Moved(who) => {
                let behind = target.iter().rev().find_map(Target::own);
                stay(target);
                if !who.ours() && !slot.ours.is_empty() {
                    let pointer = format!("{place}/{}", slot.ours[0]);
                    let now = Slot::<String>::text(ours, &slot.ours);
                    let is_tracked = self.is_tracked(spot, &who.authors);
                    let who = self.movers(spot, &who.authors, element);
                    self.edit(
                        EditKind::Moved,
                        &spot.0,
                        pointer,
                        now.clone(),
                        now,
                        who,
                        is_tracked,
                    );
                    self.behind(behind);
                }
            }
            Fate::Contested { removed, changed } => {
                let mut sides = parties(removed, "(removed)");
                let now = Slot::<String>::text(ours, &slot.ours);
                for side in parties(changed, "(changed)") {
                    let text = match side.is_record {
                        true => now.clone(),
                        false => self
                            .version(spot, slot, &side.who)
                            .unwrap_or(side.text.clone()),
                    };
                    sides.push(Side { text, ..side });
                }
                sides.sort_by_key(|own| !own.is_record);
                let about = "removed by one, changed by another";
                // A text that the record lost was told of where its edit was read.
                if removed.ours() {
                    return;
                }
                let settled = self.conflict(&within(element), about, text.clone(), sides);
                let is_open = settled.is_none();
                let names = |who: &Who<String>| who.authors.clone();
                let is_gone = match settled {
                    Some(Some(name)) => {
                        names(removed).join(", ") == name
                            || names(removed).contains(&name)
                    }
                    _ => false,
                };
                match is_gone {
                    true => {
                        let pointer = format!(
                            "{place}/{}",
                            slot.ours.first().copied().unwrap_or_default()
                        );
                        let who = removed.authors.clone();
                        self.removal(&spot.0, pointer, text, who, false);
                    }
                    false => {
                        if is_open && let Some(index) = slot.ours.first() {
                            self.take_back(&spot.0, &format!("{place}/{index}"));
                            self.hold_parts(&within(element));
                            self.hold_join(spot, place, *index, &text);
                        }
                        stay(target);
                    }
                }
            }
            Fate::Torn(all) => {
                stay(target);
                let sides = all.iter().flat_map(|who| parties(who, "(moved)"));
                let moved = |side: Side| match side.is_record {
                    true => side,
                    false => {
                        Side { text: self.moved_to(spot, element, &side.who), ..side }
                    }
                };
                let sides = sides.map(moved).collect();
                let about = "moved to different places";
                self.conflict(&within(element), about, text, sides);
            }
        }
        self.parts(spot, place, slot, ours, shown, target);
    }

    /// Whether the text of an element is in a conflict that nobody settled.
    pub(super) fn is_open(&self, (file, list): &Spot, element: usize) -> bool {
        let pointer = format!("{list}/{element}");
        let mut open = self.outcome.conflicts.iter().filter(|own| own.settled.is_none());
        open.any(|own| own.file == *file && is_within(&own.pointer, &pointer))
    }

    #[expect(clippy::too_many_arguments, reason = "an edit has that many parts")]
    pub(super) fn edit(
        &mut self,
        kind: EditKind,
        file: &str,
        pointer: String,
        before: String,
        after: String,
        who: Vec<String>,
        is_tracked: bool,
    ) {
        let file = file.to_owned();
        let (is_simplified, confidence) = (false, 1.0);
        self.outcome.edits.push(Edit {
            kind,
            file,
            pointer,
            before,
            after,
            who,
            is_tracked,
            is_simplified,
            confidence,
            parts: vec![],
            behind: None,
        });
    }

    /// An element that goes.
    pub(super) fn removal(
        &mut self,
        file: &str,
        pointer: String,
        text: String,
        who: Vec<String>,
        is_tracked: bool,
    ) {
        let none = String::new();
        self.edit(EditKind::Removed, file, pointer, text, none, who, is_tracked);
    }

    /// Says of the last edit behind which element it stands.
    pub(super) fn behind(&mut self, element: Option<usize>) {
        if let Some(last) = self.outcome.edits.last_mut() {
            last.behind = element;
        }
    }

    /// The first copy that has a new element, and its place among the entries.
    pub(super) fn added(
        &self,
        spot: &Spot,
        slot: &Slot<String>,
    ) -> Option<(&copy::Side<'_>, usize)> {
        let mut found = slot.copies.iter().zip(&self.sides.list);
        found.find_map(|(own, side)| {
            let index = *own.first()?;
            side.list(spot)?.entries.get(index)?;
            Some((side, index))
        })
    }

    /// What a copy made of an element.
    pub(super) fn version(
        &self,
        spot: &Spot,
        slot: &Slot<String>,
        label: &str,
    ) -> Option<String> {
        let (own, side) = slot
            .copies
            .iter()
            .zip(&self.sides.list)
            .find(|(_, side)| side.copy.label == label)?;
        let index = slot.base.first()?;
        let _ = own.first()?;
        let draft = &side.copy.returned.draft;
        let shown: Vec<usize> = draft
            .at(&spot.0, &spot.1)?
            .as_array()?
            .iter()
            .enumerate()
            .filter(|(_, own)| !own.is_null())
            .map(|(index, _)| index)
            .collect();
        Some(Texts::new(self, spot).copy(side, *shown.get(*index)?))
    }

    /// Whether all that some copies did to a list was tracked.
    pub(super) fn is_tracked(&self, spot: &Spot, labels: &[String]) -> bool {
        let mut own =
            self.sides.list.iter().filter(|own| labels.contains(&own.copy.label));
        own.all(|side| !side.is_untracked_list(spot))
    }
}
