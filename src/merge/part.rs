//! Elements that somebody joined, or made several of.

use super::Work;
use super::copy::Spot;
use super::doubt::hold;
use super::element::is_lost;
use super::outcome::{EditKind, Side};
use super::settle::{record, side};
use super::step::Target;
use super::version::{Texts, words};
use crate::diff::list::{Element, Fate, Slot};
use crate::returned::{self, List};

impl Work<'_> {
    /// Elements that somebody made one: each stays, or goes where nobody changed it.
    pub(super) fn joined(
        &mut self,
        spot: &Spot,
        place: &str,
        slot: &Slot<String>,
        base: &[Element<'_>],
        shown: &[usize],
        target: &mut Vec<Target>,
    ) {
        let pairs = self.map.elements(&spot.0, &spot.1, place);
        let texts = Texts::new(self, spot);
        for own in &slot.base {
            let index = shown[*own];
            let Some(now) = pairs.get(&index).copied() else { continue };
            let has = |list: &List| {
                list.entries.iter().any(|entry| entry.kept() == Some(index))
            };
            let (mut gone, mut changed) = (vec![], vec![]);
            for side in &self.sides.list {
                let text = texts.copy(side, index);
                match side.list(spot).is_none_or(has) {
                    false => gone.push(side.copy.label.clone()),
                    true if text != base[*own].text => {
                        changed.push((side.copy.label.clone(), text));
                    }
                    true => {}
                }
            }
            if texts.ours(self, place, index, now) != base[*own].text {
                changed.push(("the record".into(), texts.ours(self, place, index, now)));
            }
            let text = base[*own].text.to_owned();
            let is_gone = if gone.is_empty() || changed.is_empty() {
                !gone.is_empty()
            } else {
                let mut sides: Vec<Side> =
                    gone.iter().map(|who| side(who, "(joined with another)")).collect();
                sides.extend(changed.iter().map(|(who, text)| match who.as_str() {
                    "the record" => record(text),
                    who => side(who, text),
                }));
                sides.sort_by_key(|own| !own.is_record);
                let within = (spot.0.clone(), format!("{}/{index}", spot.1));
                let about = "joined with another by one, changed by another";
                let settled = self.conflict(&within, about, text.clone(), sides);
                settled.flatten().is_some_and(|who| gone.contains(&who))
            };
            if is_gone {
                let pointer = format!("{place}/{now}");
                let is_tracked = self.is_tracked(spot, &gone);
                self.removal(&spot.0, pointer, text, gone, is_tracked);
            } else {
                if !gone.is_empty() {
                    self.hold_join(spot, place, now, &text);
                }
                target.push(Target::Own(now));
            }
        }
    }

    /// New elements that were a part of one that is there.
    pub(super) fn parts(
        &mut self,
        spot: &Spot,
        place: &str,
        slot: &Slot<String>,
        element: Option<usize>,
        ours: &[Element<'_>],
        target: &mut Vec<Target>,
    ) {
        if matches!(slot.fate, Fate::Added(_)) {
            return;
        }
        let mut before = vec![];
        let mut after = vec![];
        let mut seen = vec![];
        let is_open = self.is_open(spot, element);
        let mut held = vec![];
        for (own, side) in slot.copies.iter().zip(&self.sides.list) {
            let list = side.list(spot).filter(|_| !is_lost(side));
            let Some(list) = list else { continue };
            let mut has_kept = false;
            for index in own.iter().filter(|index| **index < list.entries.len()) {
                let entry = &list.entries[*index];
                let returned::Element::New { value, text, .. } = &entry.element else {
                    has_kept = true;
                    continue;
                };
                let there = |own: &usize| ours[*own].text == words(value);
                if self.is_put(spot, side, *index) {
                    continue;
                }
                if seen.contains(value) || slot.ours.iter().any(there) {
                    continue;
                }
                seen.push(value.clone());
                if is_open {
                    let why = "what it was a part of is in conflict".to_owned();
                    held.push(hold(&side.copy.label, spot, "", text.clone(), why));
                    continue;
                }
                let to = if has_kept { &mut after } else { &mut before };
                let authors = side.authors(&entry.changes, false);
                let is_tracked = !side.is_untracked_list(spot);
                to.push((value.clone(), text.clone(), authors, is_tracked));
            }
        }
        self.outcome.held.extend(held);
        let put = element.and_then(|index| {
            self.splits.get(&(spot.0.clone(), format!("{}/{index}", spot.1)))
        });
        for own in put.into_iter().flatten().cloned() {
            after.push((own.value, own.text, own.who, own.is_tracked));
        }
        let len = slot.ours.len().min(target.len());
        let at = target.len() - len;
        for (place_in, list) in [(at, before), (usize::MAX, after)] {
            for (offset, (value, text, who, is_tracked)) in list.into_iter().enumerate() {
                let at = place_in.saturating_add(offset).min(target.len());
                target.insert(at, Target::New(value));
                let pointer = place.to_owned();
                self.edit(
                    EditKind::Split,
                    &spot.0,
                    pointer,
                    String::new(),
                    text,
                    who,
                    is_tracked,
                );
                self.behind(slot.ours.last().copied());
            }
        }
    }
}
