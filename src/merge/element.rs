//! The elements of lists: added, removed, moved by whom, and what to do for it.

use serde_json::Value as Json;

use super::Work;
use super::copy::{self, Spot};
use super::outcome::{Edit, EditKind, Pending, Side};
use super::step::{Target, rising, steps};
use super::text::{hold, record, side};
use crate::diff::Who;
use crate::diff::list::{Element, Fate, Slot, merge};
use crate::returned::{self, Entry, List};

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
            for side in &self.sides.list {
                if side.list(spot).is_some() {
                    let why = "the list is not in the record any more".to_owned();
                    let held = hold(&side.copy.label, spot, "", String::new(), why);
                    self.outcome.held.push(held);
                }
            }
            return;
        };
        let draft = &self.sides.list[0].copy.returned.draft;
        let base_list = draft.at(file, pointer).and_then(Json::as_array);
        let base_list = base_list.cloned().unwrap_or_default();
        let shown: Vec<usize> =
            (0..base_list.len()).filter(|index| !base_list[*index].is_null()).collect();
        let ours_list = self.now.at(file, &place).and_then(Json::as_array);
        let ours_list = ours_list.cloned().unwrap_or_default();
        let pairs = self.map.elements(file, pointer, &place);
        let of_ours = |index: usize| {
            pairs.iter().find(|(_, own)| **own == index).map(|(own, _)| *own)
        };
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
        let changes = steps(&place, ours_list.len(), &target);
        if !changes.is_empty() {
            self.lists.push((file.clone(), place, changes));
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

    /// What becomes of an element.
    #[expect(clippy::too_many_arguments, reason = "a list has that many versions")]
    fn slot(
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
                let returned::Element::New { value, text, is_split } = &entry.element
                else {
                    return;
                };
                let kind = if *is_split { EditKind::Split } else { EditKind::Added };
                let authors = side.authors(&entry.changes, false);
                let who =
                    if who.authors.len() > 1 { who.authors.clone() } else { authors };
                let is_tracked = !entry.changes.is_empty();
                let (value, text) = (value.clone(), text.clone());
                let behind = target.iter().rev().find_map(Target::own);
                target.push(Target::New(value));
                let pointer = place.to_owned();
                self.edit(kind, &spot.0, pointer, String::new(), text, who, is_tracked);
                self.behind(behind);
            }
            Fate::Removed(who) if slot.ours.is_empty() || who.ours() => stay(target),
            Fate::Removed(who) => {
                let pointer = format!("{place}/{}", slot.ours[0]);
                let (who, is_tracked) = self.removers(spot, who);
                self.edit(
                    EditKind::Removed,
                    &spot.0,
                    pointer,
                    text,
                    String::new(),
                    who,
                    is_tracked,
                );
            }
            Fate::Moved(who) => {
                stay(target);
                if !who.ours() && !slot.ours.is_empty() {
                    let pointer = format!("{place}/{}", slot.ours[0]);
                    let now = Slot::<String>::text(ours, &slot.ours);
                    let is_tracked = self.is_tracked(spot, &who.authors);
                    let who = who.authors.clone();
                    self.edit(
                        EditKind::Moved,
                        &spot.0,
                        pointer,
                        now.clone(),
                        now,
                        who,
                        is_tracked,
                    );
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
                        self.edit(
                            EditKind::Removed,
                            &spot.0,
                            pointer,
                            text,
                            String::new(),
                            who,
                            false,
                        );
                    }
                    false => {
                        if is_open && let Some(index) = slot.ours.first() {
                            self.take_back(&spot.0, &format!("{place}/{index}"));
                            self.hold_parts(&within(element));
                        }
                        stay(target);
                    }
                }
            }
            Fate::Torn(all) => {
                stay(target);
                let sides = all.iter().flat_map(|who| parties(who, "(moved)")).collect();
                let about = "moved to different places";
                self.conflict(&within(element), about, text, sides);
            }
        }
        self.parts(spot, place, slot, element, ours, target);
    }

    /// Whether the text of an element is in a conflict that nobody settled.
    fn is_open(&self, (file, list): &Spot, element: Option<usize>) -> bool {
        let Some(index) = element else { return false };
        let pointer = format!("{list}/{index}");
        let mut open = self.outcome.conflicts.iter().filter(|own| own.settled.is_none());
        open.any(|own| own.file == *file && copy::is_within(&own.pointer, &pointer))
    }

    /// What was edited in an element that is in conflict is not written.
    fn take_back(&mut self, file: &str, pointer: &str) {
        let is_own = |own: &str, at: &str| own == file && copy::is_within(at, pointer);
        self.texts.retain(|(own, at), _| !is_own(own, at));
        self.outcome.edits.retain(|own| !is_own(&own.file, &own.pointer));
    }

    /// Nor are the new parts of it.
    fn hold_parts(&mut self, element: &Spot) {
        let Some(parts) = self.splits.get_mut(element) else { return };
        for own in std::mem::take(parts) {
            let why = "what it was a part of is in conflict".to_owned();
            self.outcome.held.push(hold(&own.who.join(", "), element, "", own.text, why));
        }
    }

    /// Elements that somebody made one: each stays, or goes where nobody changed it.
    fn joined(
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
                self.edit(
                    EditKind::Removed,
                    &spot.0,
                    pointer,
                    text,
                    String::new(),
                    gone,
                    is_tracked,
                );
            } else {
                target.push(Target::Own(now));
            }
        }
    }

    /// New elements that were a part of one that is there.
    fn parts(
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

    #[expect(clippy::too_many_arguments, reason = "an edit has that many parts")]
    fn edit(
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

    /// Says of the last edit behind which element it stands.
    fn behind(&mut self, element: Option<usize>) {
        if let Some(last) = self.outcome.edits.last_mut() {
            last.behind = element;
        }
    }

    /// The first copy that has a new element, and its place among the entries.
    fn added(
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
    fn version(&self, spot: &Spot, slot: &Slot<String>, label: &str) -> Option<String> {
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

    /// Who took an element away, and whether that was tracked.
    fn removers(&self, spot: &Spot, who: &Who<String>) -> (Vec<String>, bool) {
        let (mut names, mut is_tracked) = (vec![], true);
        for side in &self.sides.list {
            if !who.authors.contains(&side.copy.label) {
                continue;
            }
            let removals =
                side.list(spot).map(|list| list.removals.clone()).unwrap_or_default();
            let untracked = side.is_untracked_list(spot);
            is_tracked &= !untracked;
            names.extend(side.authors(&removals, untracked));
        }
        names.sort();
        names.dedup();
        (names, is_tracked)
    }

    /// Whether all that some copies did to a list was tracked.
    fn is_tracked(&self, spot: &Spot, labels: &[String]) -> bool {
        let mut own =
            self.sides.list.iter().filter(|own| labels.contains(&own.copy.label));
        own.all(|side| !side.is_untracked_list(spot))
    }

    /// Tracked changes of lists that were not accepted.
    fn pending_lists(&mut self) {
        let mut found = vec![];
        for side in &self.sides.list {
            for list in &side.all.lists {
                let spot = (list.file.clone(), list.pointer.clone());
                let own = side.list(&spot);
                let entries = own.map_or(&[][..], |own| &own.entries);
                let texts = Texts::new(self, &spot);
                for entry in &list.entries {
                    let is_known = match &entry.element {
                        returned::Element::Kept(_) => true,
                        returned::Element::New { .. } => {
                            entries.iter().any(|o| o.element == entry.element)
                        }
                    };
                    if let (false, returned::Element::New { text, is_split, .. }) =
                        (is_known, &entry.element)
                    {
                        let kind =
                            if *is_split { EditKind::Split } else { EditKind::Added };
                        found.push(waiting(side, list, kind, "", text, &entry.changes));
                    }
                }
                for index in moved(own, list) {
                    let text = texts.base(index);
                    let changes = std::collections::BTreeSet::new();
                    let own =
                        waiting(side, list, EditKind::Moved, &text, &text, &changes);
                    let pointer = format!("{}/{index}", list.pointer);
                    found.push(Pending { pointer, ..own });
                }
                for index in &list.shown {
                    let has =
                        |all: &[Entry]| all.iter().any(|own| own.kept() == Some(*index));
                    let is_there = own.is_none_or(|own| has(&own.entries));
                    if is_there && !has(&list.entries) {
                        let text = texts.base(*index);
                        let kind = EditKind::Removed;
                        let own = waiting(side, list, kind, &text, "", &list.removals);
                        let pointer = format!("{}/{index}", list.pointer);
                        found.push(Pending { pointer, ..own });
                    }
                }
            }
        }
        self.outcome.pending.extend(found);
    }
}

/// The elements that stand elsewhere with all tracked changes accepted.
fn moved(own: Option<&List>, all: &List) -> Vec<usize> {
    let kept = |list: &List| -> Vec<usize> {
        list.entries.iter().filter_map(Entry::kept).collect()
    };
    let now = own.map_or_else(|| all.shown.iter().copied().collect(), kept);
    let places = kept(all).into_iter().filter_map(|index| {
        now.iter().position(|own| *own == index).map(|place| (place, index))
    });
    let (places, elements): (Vec<usize>, Vec<usize>) = places.unzip();
    let fixed = rising(&places);
    let is_fixed = |place: &usize| fixed.contains(place);
    let all = places.iter().zip(elements);
    all.filter(|(place, _)| !is_fixed(place)).map(|(_, index)| index).collect()
}

fn is_lost(side: &copy::Side<'_>) -> bool {
    !side.copy.returned.has_marks
}

fn waiting(
    side: &copy::Side<'_>,
    list: &List,
    kind: EditKind,
    before: &str,
    after: &str,
    changes: &std::collections::BTreeSet<usize>,
) -> Pending {
    let revisions = &side.copy.returned.revisions;
    let dates = changes.iter().map(|number| &revisions.get(*number).date);
    Pending {
        copy: side.copy.label.clone(),
        kind,
        file: list.file.clone(),
        pointer: list.pointer.clone(),
        before: before.to_owned(),
        after: after.to_owned(),
        who: side.authors(changes, false),
        date: dates.max().cloned().unwrap_or_default(),
    }
}

fn key(index: usize) -> String {
    format!("#{index}")
}

fn elements(known: &[(Option<String>, String)]) -> Vec<Element<'_>> {
    known.iter().map(|(key, text)| Element { key: key.as_deref(), text }).collect()
}

fn parties(who: &Who<String>, text: &str) -> Vec<Side> {
    let own = who.ours().then(|| record(text));
    own.into_iter().chain(who.authors.iter().map(|name| side(name, text))).collect()
}

/// All text of a value.
fn words(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(own) => own.iter().map(words).collect::<Vec<_>>().join("\n"),
        Json::Object(own) => {
            let own = own
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "id" | "type" | "marker"));
            own.map(|(_, own)| words(own)).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// The text of a list's elements in each version: of the values that were printed.
struct Texts {
    spot: Spot,
    /// Of each element the pointers within it, and what was there.
    values: Vec<(usize, String, String)>,
}

impl Texts {
    fn new(work: &Work<'_>, spot: &Spot) -> Self {
        let mut values = vec![];
        for (file, pointer, text) in work.sides.list[0].copy.returned.values() {
            let rest = pointer.strip_prefix(&*spot.1).filter(|_| file == spot.0);
            let Some(rest) = rest.and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            let end = rest.find('/').unwrap_or(rest.len());
            let Ok(index) = rest[..end].parse() else { continue };
            values.push((index, rest[end..].to_owned(), text.to_owned()));
        }
        Self { spot: spot.clone(), values }
    }

    fn of(&self, index: usize, text: &mut dyn FnMut(&str, &str) -> String) -> String {
        let own = self.values.iter().filter(|(own, _, _)| *own == index);
        let texts: Vec<String> = own.map(|(_, rest, base)| text(rest, base)).collect();
        texts.join("\n")
    }

    fn base(&self, index: usize) -> String {
        self.of(index, &mut |_, base| base.to_owned())
    }

    fn copy(&self, side: &copy::Side<'_>, index: usize) -> String {
        self.of(index, &mut |rest, base| {
            let spot = (self.spot.0.clone(), format!("{}/{index}{rest}", self.spot.1));
            side.text(&spot).unwrap_or(base).to_owned()
        })
    }

    fn entry(&self, side: &copy::Side<'_>, entry: &Entry) -> (Option<String>, String) {
        match &entry.element {
            returned::Element::Kept(index) => {
                (Some(key(*index)), self.copy(side, *index))
            }
            returned::Element::New { value, .. } => (None, words(value)),
        }
    }

    fn ours(&self, work: &Work<'_>, place: &str, index: usize, own: usize) -> String {
        self.of(index, &mut |rest, base| {
            let now = work.now.at(&self.spot.0, &format!("{place}/{own}{rest}"));
            now.and_then(Json::as_str).map_or_else(|| base.to_owned(), str::to_owned)
        })
    }
}
