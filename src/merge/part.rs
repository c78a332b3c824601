//! Elements that somebody joined, or made several of.

use super::Work;
use super::copy::Spot;
use super::doubt::hold;
use super::element::is_lost;
use super::outcome::{EditKind, Side};
use super::settle::{record, side};
use super::split::NewPart;
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
                // One half alone is not the text.
                if settled.is_none() && self.is_split(spot, slot) {
                    self.take_back(&spot.0, &format!("{place}/{now}"));
                    self.hold_parts(&within);
                }
                settled.flatten().is_some_and(|who| gone.contains(&who))
            };
            if is_gone {
                let pointer = format!("{place}/{now}");
                let (who, is_tracked) = self.removers(spot, &gone, Some(index));
                self.removal(&spot.0, pointer, text, who, is_tracked);
            } else {
                if !gone.is_empty() {
                    self.hold_join(spot, place, now, &text);
                }
                target.push(Target::Own(now));
            }
        }
    }

    /// Whether somebody made several of what others joined.
    fn is_split(&self, spot: &Spot, slot: &Slot<String>) -> bool {
        let mut copies = slot.copies.iter().zip(&self.sides.list);
        copies.any(|(own, side)| {
            let entries = side.list(spot).map_or(&[][..], |list| &list.entries);
            let mut entries = own.iter().filter_map(|index| entries.get(*index));
            entries.any(|entry| entry.kept().is_none())
        })
    }

    /// New elements that were a part of one that is there.
    pub(super) fn parts(
        &mut self,
        spot: &Spot,
        place: &str,
        slot: &Slot<String>,
        ours: &[Element<'_>],
        shown: &[usize],
        target: &mut Vec<Target>,
    ) {
        if matches!(slot.fate, Fate::Added(_)) {
            return;
        }
        let elements: Vec<usize> = slot.base.iter().map(|own| shown[*own]).collect();
        let put = |own: &usize| (spot.0.clone(), format!("{}/{own}", spot.1));
        let is_put = elements.iter().any(|own| self.splits.contains_key(&put(own)));
        if !is_put && !self.is_split(spot, slot) {
            return;
        }
        let pairs = self.map.elements(&spot.0, &spot.1, place);
        let is_open = elements.iter().any(|own| self.is_open(spot, *own));
        let (mut new, mut seen, mut held) = (vec![], vec![], vec![]);
        for (own, side) in slot.copies.iter().zip(&self.sides.list) {
            let list = side.list(spot).filter(|_| !is_lost(side));
            let Some(list) = list else { continue };
            let mut behind = None;
            for index in own.iter().filter(|index| **index < list.entries.len()) {
                let entry = &list.entries[*index];
                let (value, text, was) = match &entry.element {
                    returned::Element::Kept(own) => {
                        behind = pairs.get(own).copied().or(behind);
                        continue;
                    }
                    returned::Element::New { value, text, was, .. } => {
                        (value, text, was.as_deref())
                    }
                };
                let there = |own: &usize| ours[*own].text == words(value);
                if self.is_put(spot, side, *index)
                    || seen.contains(value)
                    || slot.ours.iter().any(there)
                    || self.is_there(spot, place, value)
                {
                    continue;
                }
                seen.push(value.clone());
                if is_open {
                    let why = "what it was a part of is in conflict".to_owned();
                    held.push(hold(&side.copy.label, spot, "", text.clone(), why));
                    continue;
                }
                let value = self.carried(&spot.0, value.clone(), was);
                let part = NewPart {
                    value,
                    text: text.clone(),
                    who: side.authors(&entry.changes, false),
                    is_tracked: !side.is_untracked_list(spot),
                };
                new.push((behind, part));
            }
        }
        self.outcome.held.extend(held);
        for element in elements {
            let Some(parts) = self.splits.get(&put(&element)) else { continue };
            // Behind the parts that the record has of it already.
            let first = pairs.get(&element).copied();
            let is_own = |own: &usize| {
                let near = pairs.iter().filter(|(_, now)| *now <= own);
                near.max_by_key(|(_, now)| **now).is_some_and(|(was, _)| *was == element)
            };
            let last = slot.ours.iter().copied().filter(|own| is_own(own)).max();
            let behind = last.max(first);
            new.extend(parts.iter().map(|own| (behind, own.clone())));
        }
        let first = target.len() - slot.ours.len().min(target.len());
        for (behind, part) in new {
            let is_before = |own: &Target| behind.is_some() && own.own() == behind;
            let at = target.iter().rposition(is_before).map_or(first, |at| at + 1);
            let is_new = |own: &&Target| own.own().is_none();
            let at = at + target[at..].iter().take_while(is_new).count();
            target.insert(at, Target::New(part.value));
            let (place, none) = (place.to_owned(), String::new());
            let NewPart { text, who, is_tracked, .. } = part;
            self.edit(EditKind::Split, &spot.0, place, none, text, who, is_tracked);
            let before = slot.ours.first().and_then(|own| own.checked_sub(1));
            self.behind(behind.or(before));
        }
    }
}
