//! The record as it was when a draft was made, with what its copies say → what of that the
//! record says already. Who merges the same copies again is told so, and nothing is changed:
//! a text that was written anew is not found by its words, but by what it became.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::copy::{Sides, Spot};
use super::now::Now;
use super::outcome::{Conflict, Held};
use super::{Options, Outcome, Work};
use crate::diagnostic::is_within;
use crate::returned::Draft;

/// What the copies come to where nothing else has changed.
pub(super) struct Already<'a> {
    draft: &'a Draft,
    /// The record as it would be.
    then: Now,
    /// Of lists that somebody changed: what each element was.
    lists: BTreeMap<Spot, Vec<Option<usize>>>,
    conflicts: Vec<Conflict>,
    held: Vec<Held>,
}

impl<'a> Already<'a> {
    /// Nothing where the record says all that it said, so that it has nothing of the copies.
    pub(super) fn new(
        draft: &'a Draft,
        sides: &Sides<'_>,
        now: &Now,
        options: &Options,
    ) -> Option<Self> {
        let files = || draft.base.as_object().into_iter().flatten();
        if files().all(|(file, base)| shows(base, now.file(file))) {
            return None;
        }
        let mut was = Now::default();
        for (file, base) in files() {
            was.insert(file, &base.to_string()).ok()?;
        }
        let mut outcome = Outcome::default();
        let mut work = Work::new(draft, sides, &was, None, options, &mut outcome);
        work.fields();
        work.lists();
        let lists = std::mem::take(&mut work.targets);
        let changes = work.finish();
        let mut then = was.clone();
        for (file, changes) in changes {
            then.apply(&file, &changes);
        }
        let Outcome { conflicts, held, .. } = outcome;
        Some(Self { draft, then, lists, conflicts, held })
    }

    /// What a value would say.
    fn at(&self, (file, pointer): &Spot) -> Option<&Json> {
        let (mut before, mut after) = (String::new(), String::new());
        for part in pointer.split('/').skip(1) {
            let list = (file.clone(), before.clone());
            let index = match self.lists.get(&list) {
                Some(was) => {
                    let own: usize = part.parse().ok()?;
                    was.iter().position(|was| *was == Some(own))?.to_string()
                }
                None => part.to_owned(),
            };
            after = format!("{after}/{index}");
            before = format!("{before}/{part}");
        }
        self.then.at(file, &after)
    }

    /// Whether a value of the record says what it would say.
    pub(super) fn is_said(&self, spot: &Spot, now: Option<&Json>) -> bool {
        self.at(spot).is_some_and(|then| shows(then, now))
    }

    /// Which elements of a list are which now, of those that say something else than they
    /// did and are found by that.
    pub(super) fn elements(&self, spot: &Spot, now: &[Json]) -> BTreeMap<usize, usize> {
        let list = |own: Option<&'_ Json>| own.and_then(Json::as_array).cloned();
        let base = list(self.draft.at(&spot.0, &spot.1)).unwrap_or_default();
        let then = list(self.at(spot)).unwrap_or_default();
        let (mut found, mut taken) = (BTreeMap::new(), BTreeSet::new());
        let mut next = 0;
        for (place, value) in then.iter().enumerate() {
            let was = match self.lists.get(spot) {
                Some(was) => was.get(place).copied().flatten(),
                None => Some(place),
            };
            let Some(was) = was.filter(|was| base.get(*was) != Some(value)) else {
                continue;
            };
            let free = (next..now.len()).chain(0..next);
            let mut free = free.filter(|own| !taken.contains(own));
            if let Some(own) = free.find(|own| shows(value, now.get(*own))) {
                found.insert(was, own);
                taken.insert(own);
                next = own + 1;
            }
        }
        found
    }
}

/// Whether a value has all that another one says; what a draft did not show is `null` in it,
/// or not there.
pub(super) fn shows(known: &Json, now: Option<&Json>) -> bool {
    match (known, now) {
        (Json::Null, _) => true,
        (Json::Object(known), Some(Json::Object(now))) => {
            known.iter().all(|(name, own)| shows(own, now.get(name)))
        }
        (Json::Array(known), Some(Json::Array(now))) => {
            known.len() == now.len()
                && known.iter().zip(now).all(|(own, now)| shows(own, Some(now)))
        }
        (known, now) => now == Some(known),
    }
}

impl Work<'_> {
    /// Whether the record says already what the copies make of a value; what they do not
    /// agree about is told all the same.
    pub(super) fn is_said(&mut self, spot: &Spot) -> bool {
        let Some(already) = self.already else { return false };
        if let Some(known) = self.said.get(spot) {
            return *known;
        }
        let place = self.map.find(&spot.0, &spot.1);
        let now = place.and_then(|place| self.now.at(&spot.0, &place));
        let is_said = now.is_some() && already.is_said(spot, now);
        self.said.insert(spot.clone(), is_said);
        if is_said {
            self.tell(already, spot);
        }
        is_said
    }

    /// Whether it says what they make of a list that a value stands in.
    pub(super) fn is_said_around(&mut self, (file, pointer): &Spot) -> bool {
        let draft = &self.sides.list[0].copy.returned.draft;
        let ends = pointer.match_indices('/').map(|(at, _)| &pointer[..at]);
        let mut lists =
            ends.filter(|own| draft.at(file, own).is_some_and(Json::is_array));
        lists.any(|own| self.is_said(&(file.clone(), own.to_owned())))
    }

    fn tell(&mut self, already: &Already<'_>, (file, pointer): &Spot) {
        let is_own = |own: &str, at: &str| own == file && is_within(at, pointer);
        for own in already.conflicts.iter().filter(|own| is_own(&own.file, &own.pointer))
        {
            if !self.outcome.conflicts.contains(own) {
                self.outcome.conflicts.push(own.clone());
            }
        }
        for own in already.held.iter().filter(|own| is_own(&own.file, &own.pointer)) {
            if !self.outcome.held.contains(own) {
                self.outcome.held.push(own.clone());
            }
        }
    }

    /// Whether a new element is in a list of the record already; each is counted once.
    pub(super) fn is_there(&mut self, spot: &Spot, place: &str, value: &Json) -> bool {
        if self.already.is_none() {
            return false;
        }
        let now = self.now.at(&spot.0, place).and_then(Json::as_array);
        let Some(now) = now else { return false };
        let known = self.map.elements(&spot.0, &spot.1, place);
        let free = self.free.entry((spot.0.clone(), place.to_owned()));
        let free = free.or_insert_with(|| {
            let old: BTreeSet<usize> = known.values().copied().collect();
            (0..now.len()).filter(|index| !old.contains(index)).collect()
        });
        let found = free.iter().copied().find(|index| shows(value, now.get(*index)));
        found.is_some_and(|index| free.remove(&index))
    }
}
