//! A value as the draft knew it → where it is in the record as it is now: elements of
//! lists are found again by their names or their text, not by their place.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value as Json;

use super::already::Already;
use super::now::Now;
use crate::diff::list::{Element, merge};
use crate::returned::Draft;

/// Finds values again.
pub(super) struct Map<'a> {
    draft: &'a Draft,
    now: &'a Now,
    already: Option<&'a Already<'a>>,
    /// By file and pointer of a list: which of its elements are which now.
    known: BTreeMap<(String, String), Rc<BTreeMap<usize, usize>>>,
}

/// Lists whose elements are texts that come and go.
pub(super) const PROSE: [&str; 11] = [
    "blocks",
    "body",
    "clauses",
    "copies",
    "enclosures",
    "items",
    "openingBlocks",
    "operative",
    "preamble",
    "rows",
    "sections",
];

/// Members that tell elements apart.
const NAMES: [&str; 4] = ["id", "person", "organization", "country"];

impl<'a> Map<'a> {
    pub(super) fn new(
        draft: &'a Draft,
        now: &'a Now,
        already: Option<&'a Already<'a>>,
    ) -> Self {
        Self { draft, now, already, known: BTreeMap::new() }
    }

    /// Where a value is now, if it is there at all.
    pub(super) fn find(&mut self, file: &str, pointer: &str) -> Option<String> {
        let mut before = String::new();
        let mut after = String::new();
        for part in pointer.split('/').skip(1) {
            let is_list = self.draft.at(file, &before).is_some_and(Json::is_array);
            if is_list {
                let index: usize = part.parse().ok()?;
                let index = *self.elements(file, &before, &after).get(&index)?;
                after = format!("{after}/{index}");
            } else {
                after = format!("{after}/{part}");
            }
            before = format!("{before}/{part}");
            self.now.at(file, &after)?;
        }
        Some(after)
    }

    /// Which elements of a list are which now.
    pub(super) fn elements(
        &mut self,
        file: &str,
        before: &str,
        after: &str,
    ) -> Rc<BTreeMap<usize, usize>> {
        let spot = (file.to_owned(), before.to_owned());
        if let Some(known) = self.known.get(&spot) {
            return Rc::clone(known);
        }
        let list = |own: Option<&Json>| {
            own.and_then(Json::as_array).cloned().unwrap_or_default()
        };
        let (old, new) =
            (list(self.draft.at(file, before)), list(self.now.at(file, after)));
        let said = self.already.map(|own| own.elements(&spot, &new)).unwrap_or_default();
        let mut found = pairs(&old, &new, &said);
        // Cells, signatories, and what holds lists, are known by their place as well;
        // paragraphs are not.
        let name = before.rsplit('/').next().unwrap_or_default();
        let is_prose = PROSE.contains(&name);
        let shown = self.draft.at(file, before).map_or(vec![], shown);
        between(&shown, new.len(), &mut found, |own, now| {
            !is_prose || holds_alike(&old[own], &new[now])
        });
        let found = Rc::new(found);
        self.known.insert(spot, Rc::clone(&found));
        found
    }
}

/// Which are which, by their names and their texts; of some that is said.
fn pairs(
    before: &[Json],
    after: &[Json],
    said: &BTreeMap<usize, usize>,
) -> BTreeMap<usize, usize> {
    // What the draft did not show has no text in the base record.
    let shown: Vec<usize> =
        (0..before.len()).filter(|index| !before[*index].is_null()).collect();
    let mut paths = vec![];
    shown.iter().for_each(|index| leaves(&before[*index], "", &mut paths));
    paths.sort();
    paths.dedup();
    let name = |own: &Json| {
        let found = NAMES.iter().find_map(|name| Some((name, own.get(name)?.as_str()?)));
        found.map(|(member, name)| format!("{member} {name}"))
    };
    let text = |own: &Json| {
        let texts = paths.iter().filter_map(|path| own.pointer(path)?.as_str());
        texts.collect::<Vec<_>>().join("\n")
    };
    let known = |own: &Json, said: Option<usize>| {
        (said.map(|own| format!("={own}")).or_else(|| name(own)), text(own))
    };
    let old: Vec<_> = shown
        .iter()
        .map(|index| known(&before[*index], said.get(index).copied()))
        .collect();
    let is_said = |index: usize| said.values().any(|own| *own == index);
    let new: Vec<_> = after
        .iter()
        .enumerate()
        .map(|(index, own)| known(own, Some(index).filter(|own| is_said(*own))))
        .collect();
    let sizes: Vec<usize> = new.iter().map(|(_, text)| text.len()).collect();
    let old = elements(&old);
    let new = elements(&new);
    let mut found = BTreeMap::new();
    for slot in merge::<String>(&old, &new, &[]).slots {
        // Of the parts of one that was split: the first, or where it holds lists, the one
        // that has most of it.
        if let ([own], [_, _, ..]) = (&slot.base[..], &slot.ours[..])
            && has_lists(&before[shown[*own]])
        {
            let most = slot.ours.iter().rev().max_by_key(|own| sizes[**own]);
            found.extend(most.map(|most| (shown[*own], *most)));
            continue;
        }
        for (own, other) in slot.base.iter().zip(&slot.ours) {
            found.insert(shown[*own], *other);
        }
    }
    found.extend(said);
    found
}

/// What the draft showed of a list.
fn shown(list: &Json) -> Vec<usize> {
    let own = list.as_array().into_iter().flatten().enumerate();
    own.filter(|(_, own)| !own.is_null()).map(|(index, _)| index).collect()
}

fn elements(known: &[(Option<String>, String)]) -> Vec<Element<'_>> {
    known.iter().map(|(key, text)| Element { key: key.as_deref(), text }).collect()
}

fn has_lists(own: &Json) -> bool {
    own.as_object().is_some_and(|own| own.values().any(Json::is_array))
}

/// Whether two elements have lists of the same names.
fn holds_alike(a: &Json, b: &Json) -> bool {
    let lists = |own: &Json| -> Vec<String> {
        let members = own.as_object().into_iter().flatten();
        let lists = members.filter(|(_, own)| own.is_array());
        lists.map(|(name, _)| name.clone()).collect()
    };
    let (a, b) = (lists(a), lists(b));
    !a.is_empty() && a == b
}

/// Between elements that are known, as many as there were are the same, whatever they say,
/// if they may be.
fn between(
    shown: &[usize],
    len: usize,
    found: &mut BTreeMap<usize, usize>,
    fits: impl Fn(usize, usize) -> bool,
) {
    let mut gaps: Vec<(Vec<usize>, usize, usize)> = vec![];
    let (mut open, mut low) = (vec![], 0);
    for index in shown {
        match found.get(index) {
            Some(own) => {
                gaps.push((std::mem::take(&mut open), low, *own));
                low = own + 1;
            }
            None => open.push(*index),
        }
    }
    gaps.push((open, low, len));
    for (open, low, high) in gaps {
        let free: Vec<usize> =
            (low..high).filter(|own| !found.values().any(|taken| taken == own)).collect();
        if open.len() == free.len() {
            let pairs = open.into_iter().zip(free);
            found.extend(pairs.filter(|(own, now)| fits(*own, *now)));
        }
    }
}

/// The pointers of all strings below a value.
fn leaves(value: &Json, pointer: &str, out: &mut Vec<String>) {
    match value {
        Json::String(_) => out.push(pointer.to_owned()),
        Json::Array(elements) => {
            for (index, own) in elements.iter().enumerate() {
                leaves(own, &format!("{pointer}/{index}"), out);
            }
        }
        Json::Object(members) => {
            for (name, own) in members {
                let name = name.replace('~', "~0").replace('/', "~1");
                leaves(own, &format!("{pointer}/{name}"), out);
            }
        }
        _ => {}
    }
}
