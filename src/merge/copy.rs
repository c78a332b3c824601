//! A returned file as a side of the merge: with the tracked changes that are accepted, and
//! who did what.

use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use crate::diagnostic::is_within;
use crate::returned::{After, Element, Entry, Field, List, Reading, Returned};

/// A returned file and whose it is.
#[derive(Debug, Clone)]
pub struct Copy {
    /// Who sent it back: the name that conflicts are told by. No two copies have the same.
    pub label: String,
    pub returned: Returned,
}

/// Which tracked changes are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accept {
    All,
    None,
    Author(String),
    /// All in a value or below it.
    Field(String),
}

impl std::str::FromStr for Accept {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = || "is `all`, `none`, `author=NAME` or `field=/POINTER`".to_owned();
        match text.split_once('=') {
            None if text == "all" => Ok(Self::All),
            None if text == "none" => Ok(Self::None),
            Some(("author", name)) if !name.is_empty() => {
                Ok(Self::Author(name.to_owned()))
            }
            // A report names the file before it.
            Some(("field", pointer)) => {
                let (_, pointer) = pointer.rsplit_once('#').unwrap_or(("", pointer));
                let is_pointer = pointer.starts_with('/');
                is_pointer.then(|| Self::Field(pointer.to_owned())).ok_or_else(wanted)
            }
            _ => Err(wanted()),
        }
    }
}

/// File and pointer of a value as the draft knows it.
pub(super) type Spot = (String, String);

/// The copies of one draft.
pub(super) struct Sides<'a> {
    pub(super) list: Vec<Side<'a>>,
}

/// One copy, read.
pub(super) struct Side<'a> {
    pub(super) copy: &'a Copy,
    /// With what is accepted.
    pub(super) reading: Reading,
    /// With all tracked changes accepted.
    pub(super) all: Reading,
    /// With none.
    pub(super) none: Reading,
    /// With those of one author each, where several are accepted and it is to be known
    /// whose each word is.
    pub(super) apart: Vec<(String, Reading)>,
    /// The tracked changes that are accepted wherever they are.
    accepted: BTreeSet<usize>,
    /// The values, and what is above values, of which all are accepted.
    fields: Vec<String>,
}

impl<'a> Sides<'a> {
    pub(super) fn new(copies: &'a [Copy], group: &[usize], options: &Options) -> Self {
        let side = |index: &usize| {
            let copy = &copies[*index];
            let returned = &copy.returned;
            let accepts = |number: usize| {
                options.accept.iter().any(|accept| match accept {
                    Accept::All => true,
                    Accept::Author(name) => {
                        returned.revisions.get(number).author.trim() == name.trim()
                    }
                    Accept::None | Accept::Field(_) => false,
                })
            };
            let none = returned.reading(&|_| false);
            let (all, mut reading) = match returned.revisions.is_empty() {
                true => (none.clone(), none.clone()),
                false => (returned.reading(&|_| true), returned.reading(&accepts)),
            };
            for accept in &options.accept {
                if let Accept::Field(pointer) = accept {
                    take(&mut reading, &all, pointer);
                }
            }
            let numbers = 0..returned.revisions.iter().count();
            let accepted: BTreeSet<usize> = numbers.filter(|own| accepts(*own)).collect();
            let author = |number: usize| &returned.revisions.get(number).author;
            let mut authors: Vec<String> =
                accepted.iter().map(|own| author(*own).clone()).collect();
            authors.sort();
            authors.dedup();
            let alone = |name: String| {
                let is_own = |own: usize| accepted.contains(&own) && *author(own) == name;
                let reading = returned.reading(&is_own);
                (name, reading)
            };
            let apart = match options.credits {
                true => authors.into_iter().map(alone).collect(),
                false => vec![],
            };
            let fields = options.accept.iter().filter_map(|own| match own {
                Accept::Field(pointer) => Some(pointer.clone()),
                _ => None,
            });
            let fields = fields.collect();
            Side { copy, reading, all, none, apart, accepted, fields }
        };
        Self { list: group.iter().map(side).collect() }
    }

    /// The values that anybody changed, in the order they are printed, with what each side
    /// made of them.
    pub(super) fn fields(&self) -> Vec<(Spot, Vec<(&Side<'a>, &Field)>)> {
        let mut order: Vec<Spot> = vec![];
        let mut found: BTreeMap<Spot, Vec<(&Side<'a>, &Field)>> = BTreeMap::new();
        for side in &self.list {
            for field in &side.reading.fields {
                let spot = (field.file.clone(), field.pointer.clone());
                if !found.contains_key(&spot) {
                    order.push(spot.clone());
                }
                found.entry(spot).or_default().push((side, field));
            }
        }
        order
            .into_iter()
            .map(|spot| (spot.clone(), found.remove(&spot).unwrap_or_default()))
            .collect()
    }

    /// The lists that anybody changed.
    pub(super) fn lists(&self) -> BTreeSet<Spot> {
        let lists = self.list.iter().flat_map(|side| &side.reading.lists);
        lists.map(|list| (list.file.clone(), list.pointer.clone())).collect()
    }
}

impl Side<'_> {
    /// What this side made of a list, if it changed it.
    pub(super) fn list(&self, (file, pointer): &Spot) -> Option<&List> {
        self.reading.lists.iter().find(|own| own.file == *file && own.pointer == *pointer)
    }

    /// The text that a value has on this side.
    pub(super) fn text(&self, (file, pointer): &Spot) -> Option<&str> {
        let field = self.reading.fields.iter();
        let mut field = field.filter(|own| own.file == *file && own.pointer == *pointer);
        match &field.next()?.after {
            After::Text(text) => Some(text),
            After::Gone => Some(""),
        }
    }

    /// The tracked changes of a value that are accepted.
    pub(super) fn taken(&self, field: &Field) -> BTreeSet<usize> {
        if self.fields.iter().any(|own| is_within(&field.pointer, own)) {
            return field.changes.clone();
        }
        field.changes.intersection(&self.accepted).copied().collect()
    }

    /// The tracked changes of a value that are not.
    pub(super) fn waiting(&self, field: &Field) -> BTreeSet<usize> {
        field.changes.difference(&self.accepted).copied().collect()
    }

    /// Who made tracked changes, or else who sent the file.
    pub(super) fn authors(
        &self,
        changes: &BTreeSet<usize>,
        is_untracked: bool,
    ) -> Vec<String> {
        let named = changes
            .iter()
            .map(|number| &self.copy.returned.revisions.get(*number).author);
        let mut authors: Vec<String> =
            named.filter(|name| !name.trim().is_empty()).cloned().collect();
        if authors.is_empty() || is_untracked {
            authors.push(self.copy.label.clone());
        }
        authors.sort();
        authors.dedup();
        authors
    }

    /// When the last of tracked changes was made, as the file says it.
    pub(super) fn date(&self, changes: &BTreeSet<usize>) -> String {
        let revisions = &self.copy.returned.revisions;
        let dates = changes.iter().map(|number| &revisions.get(*number).date);
        dates.max().cloned().unwrap_or_default()
    }

    /// Whether a list is another even with all tracked changes rejected.
    pub(super) fn is_untracked_list(&self, (file, pointer): &Spot) -> bool {
        self.none.lists.iter().any(|own| own.file == *file && own.pointer == *pointer)
    }

    /// Whether the list of an element is another even with all tracked changes rejected.
    pub(super) fn is_untracked_element(&self, (file, pointer): &Spot) -> bool {
        let list = pointer.rsplit_once('/').map_or("", |(list, _)| list);
        self.is_untracked_list(&(file.clone(), list.to_owned()))
    }

    /// Whether a value says something else even with all tracked changes rejected.
    pub(super) fn is_untracked(&self, (file, pointer): &Spot) -> bool {
        self.none.fields.iter().any(|own| own.file == *file && own.pointer == *pointer)
    }
}

/// Takes over what a reading of all changes says of a value and what is below it; of the
/// elements around it only whether it is there.
fn take(reading: &mut Reading, all: &Reading, pointer: &str) {
    let is_own = |own: &str| is_within(own, pointer);
    reading.fields.retain(|field| !is_own(&field.pointer));
    reading.fields.extend(all.fields.iter().filter(|own| is_own(&own.pointer)).cloned());
    reading.lists.retain(|list| !is_own(&list.pointer));
    reading.lists.extend(all.lists.iter().filter(|own| is_own(&own.pointer)).cloned());
    for list in &all.lists {
        let rest =
            pointer.strip_prefix(&list.pointer).and_then(|rest| rest.strip_prefix('/'));
        let Some(index) = rest.and_then(|rest| rest.parse::<usize>().ok()) else {
            continue;
        };
        if list.entries.iter().any(|own| own.kept() == Some(index)) {
            continue;
        }
        let known = reading
            .lists
            .iter()
            .position(|own| own.file == list.file && own.pointer == list.pointer);
        let known = known.unwrap_or_else(|| {
            let kept = |index: &usize| Entry {
                element: Element::Kept(*index),
                changes: BTreeSet::new(),
            };
            let entries = list.shown.iter().map(kept).collect();
            reading.lists.push(List { entries, ..list.clone() });
            reading.lists.len() - 1
        });
        reading.lists[known].entries.retain(|own| own.kept() != Some(index));
    }
    for note in &all.notes {
        if !reading.notes.contains(note) {
            reading.notes.push(note.clone());
        }
    }
}
