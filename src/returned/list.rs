//! Values in the order in which they came back → the lists of the record with elements
//! kept, moved, taken away and added.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, PrintedPiece};
use super::finding::{Element, Entry, List};
use super::place::elements;
use super::reading::Line;
use super::source::Source;

/// A list: its file and pointer.
pub(super) type Place = (String, String);

/// The styles of the paragraphs in each list.
pub(super) type Styles = BTreeMap<Place, BTreeSet<String>>;

/// Lists being put together.
pub(super) struct Lists<'a> {
    pub(super) draft: &'a Draft,
    pub(super) sources: &'a [Source],
    /// The elements that the draft showed, in its order.
    pub(super) shown: BTreeMap<Place, Vec<usize>>,
    pub(super) entries: BTreeMap<Place, Vec<Entry>>,
    /// The elements in the order in which they came back in each language.
    columns: BTreeMap<Place, BTreeMap<Option<String>, Vec<usize>>>,
    pub(super) removals: BTreeMap<Place, BTreeMap<usize, BTreeSet<usize>>>,
    /// The values that are elements of each list, or the texts of elements.
    pub(super) values: BTreeMap<Place, Vec<usize>>,
    /// The paragraph that each value is in.
    pub(super) owners: BTreeMap<usize, usize>,
    /// Of each new row its lines, by the first of them.
    pub(super) rows: BTreeMap<usize, Vec<usize>>,
    /// The last value that was met.
    pub(super) last: Option<usize>,
    /// A new section that the text behind it belongs to.
    pub(super) section: Option<Place>,
}

impl<'a> Lists<'a> {
    pub(super) fn new(draft: &'a Draft, sources: &'a [Source]) -> Self {
        let mut shown: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut values: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (key, source) in sources.iter().enumerate() {
            if let Some(own) = elements(&source.pointer).pop() {
                let list = (draft.keys[key].file.clone(), own.list.to_owned());
                values.entry(list).or_default().push(key);
            }
        }
        let mut owners = BTreeMap::new();
        for (index, printed) in draft.printed.iter().enumerate() {
            printed.keys().for_each(|key| _ = owners.entry(key).or_insert(index));
        }
        let pieces = draft.printed.iter().flat_map(|own| &own.pieces);
        for key in pieces.filter_map(|piece| match piece {
            PrintedPiece::Key { key, .. } => Some(*key),
            _ => None,
        }) {
            let file = &draft.keys[key].file;
            for own in elements(&sources[key].pointer) {
                let list = (file.clone(), own.list.to_owned());
                if seen.insert((list.clone(), own.index)) {
                    shown.entry(list).or_default().push(own.index);
                }
            }
        }
        Self {
            draft,
            sources,
            shown,
            entries: BTreeMap::new(),
            columns: BTreeMap::new(),
            removals: BTreeMap::new(),
            values,
            owners,
            rows: BTreeMap::new(),
            last: None,
            section: None,
        }
    }

    /// The lists that a value is in, the innermost first.
    pub(super) fn lists(&self, key: usize) -> Vec<(Place, usize, String)> {
        let file = &self.draft.keys[key].file;
        let mut found: Vec<_> = elements(&self.sources[key].pointer)
            .into_iter()
            .map(|own| {
                ((file.clone(), own.list.to_owned()), own.index, own.rest.to_owned())
            })
            .collect();
        found.reverse();
        found
    }

    /// Takes down the style of a line that is a value alone.
    pub(super) fn style(&self, key: usize, line: &Line, styles: &mut Styles) {
        if let Some((list, ..)) = self.lists(key).into_iter().next() {
            styles.entry(list).or_default().insert(line.style.clone());
        }
    }

    /// A value that is there, and the tracked changes that all of its text has.
    pub(super) fn meet(&mut self, key: usize, changes: &BTreeSet<usize>) {
        self.section = None;
        self.last = Some(key);
        for (list, index, _) in self.lists(key) {
            let language = self.draft.keys[key].language.clone();
            let columns = self.columns.entry(list.clone()).or_default();
            let column = columns.entry(language).or_default();
            if !column.contains(&index) {
                column.push(index);
            }
            if !self.has(&list, index) {
                let element = Element::Kept(index);
                let entry = Entry { element, changes: changes.clone() };
                self.entries.entry(list).or_default().push(entry);
            }
        }
    }

    fn has(&self, list: &Place, index: usize) -> bool {
        let entries = self.entries.get(list).into_iter().flatten();
        entries.into_iter().any(|own| own.element == Element::Kept(index))
    }

    /// Whether a value went with an element that is not there any more.
    pub(super) fn is_removed(&self, file: &str, pointer: &str) -> bool {
        self.removed(file, pointer).is_some()
    }

    /// Whether an element that was shown is not there any more.
    pub(super) fn is_taken(&self, file: &str, list: &str, index: usize) -> bool {
        let list = (file.to_owned(), list.to_owned());
        let was_shown = self.shown.get(&list).is_some_and(|own| own.contains(&index));
        was_shown && !self.has(&list, index)
    }

    /// The outermost list that an element with a value went from, and the element.
    fn removed(&self, file: &str, pointer: &str) -> Option<(Place, usize)> {
        elements(pointer).into_iter().find_map(|own| {
            let list = (file.to_owned(), own.list.to_owned());
            (!self.has(&list, own.index)).then_some((list, own.index))
        })
    }

    /// Takes down who took an element away.
    pub(super) fn removed_by(
        &mut self,
        file: &str,
        pointer: &str,
        changes: &BTreeSet<usize>,
    ) {
        if let Some((list, index)) = self.removed(file, pointer) {
            let removals = self.removals.entry(list).or_default();
            removals.entry(index).or_default().extend(changes);
        }
    }

    /// Where text could go that has no home.
    pub(super) fn hint(&self) -> Option<String> {
        let list = self.lists(self.last?).into_iter().next_back()?.0;
        Some(list.1)
    }

    /// The lists that are not what they were.
    pub(super) fn finish(self) -> Vec<List> {
        let mut out = vec![];
        for (list, shown) in &self.shown {
            let (file, pointer) = list;
            // What stood in an element that went is not told of again.
            if self.removed(file, pointer).is_some() {
                continue;
            }
            let mut entries = self.entries.get(list).cloned().unwrap_or_default();
            // What one of two columns lacks comes late, and was not moved.
            let mut columns =
                self.columns.get(list).into_iter().flat_map(BTreeMap::values);
            let is_late = self.draft.is_bilingual() && columns.all(|own| own.is_sorted());
            if !shown.is_sorted() || is_late {
                in_own_order(&mut entries, shown);
            }
            let kept: Vec<usize> = entries.iter().filter_map(Entry::kept).collect();
            let mut sorted = shown.clone();
            sorted.sort_unstable();
            if kept.len() == entries.len() && kept == sorted {
                continue;
            }
            out.push(List {
                file: file.clone(),
                pointer: pointer.clone(),
                shown: shown.iter().copied().collect(),
                entries,
                removals: self.removals.get(list).cloned().unwrap_or_default(),
            });
        }
        out
    }
}

impl Entry {
    /// The index of an element that was there.
    pub fn kept(&self) -> Option<usize> {
        match self.element {
            Element::Kept(index) => Some(index),
            Element::New { .. } => None,
        }
    }
}

/// A list that is printed in another order than the record's: what is not new goes back to
/// its place, and what is new stays behind what it was behind.
fn in_own_order(entries: &mut Vec<Entry>, shown: &[usize]) {
    let mut groups: Vec<(Option<usize>, Vec<Entry>)> = vec![(None, vec![])];
    for entry in std::mem::take(entries) {
        match entry.kept() {
            Some(index) => groups.push((Some(index), vec![entry])),
            None => {
                groups.last_mut().into_iter().for_each(|(_, own)| own.push(entry.clone()))
            }
        }
    }
    groups.sort_by_key(|(index, _)| *index);
    debug_assert!(shown.len() + 1 >= groups.len());
    *entries = groups.into_iter().flat_map(|(_, own)| own).collect();
}
