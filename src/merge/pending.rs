//! Tracked changes that nobody accepted yet.

use std::collections::BTreeSet;

use super::Work;
use super::copy::Side;
use super::outcome::{EditKind, Pending};
use super::version::Texts;
use crate::diff::list::rising;
use crate::returned::{After, Element, Entry, List};

impl Work<'_> {
    /// Tracked changes of texts that were not accepted.
    pub(super) fn pending_fields(&mut self) {
        let mut found = vec![];
        for side in &self.sides.list {
            for field in &side.all.fields {
                let spot = (field.file.clone(), field.pointer.clone());
                let now = side.text(&spot).unwrap_or(&field.before);
                let after = match &field.after {
                    After::Text(text) => text.as_str(),
                    After::Gone => "",
                };
                if field.changes.is_empty() || now == after {
                    continue;
                }
                found.push(Pending {
                    copy: side.copy.label.clone(),
                    kind: EditKind::Text,
                    file: spot.0,
                    pointer: spot.1,
                    before: now.to_owned(),
                    after: after.to_owned(),
                    who: side.authors(&side.waiting(field), false),
                    date: side.date(&side.waiting(field)),
                });
            }
        }
        self.outcome.pending.extend(found);
    }

    /// Tracked changes of lists that were not accepted.
    pub(super) fn pending_lists(&mut self) {
        let mut found = vec![];
        for side in &self.sides.list {
            for list in &side.all.lists {
                let spot = (list.file.clone(), list.pointer.clone());
                let own = side.list(&spot);
                let entries = own.map_or(&[][..], |own| &own.entries);
                let texts = Texts::new(self, &spot);
                for entry in &list.entries {
                    let is_known = match &entry.element {
                        Element::Kept(_) => true,
                        Element::New { .. } => {
                            entries.iter().any(|o| o.element == entry.element)
                        }
                    };
                    if let (false, Element::New { text, is_split, .. }) =
                        (is_known, &entry.element)
                    {
                        let kind =
                            if *is_split { EditKind::Split } else { EditKind::Added };
                        found.push(waiting(side, list, kind, "", text, &entry.changes));
                    }
                }
                for index in moved(own, list) {
                    let text = texts.base(index);
                    let changes = BTreeSet::new();
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
                        let none = BTreeSet::new();
                        let removals = list.removals.get(index).unwrap_or(&none);
                        let own = waiting(side, list, kind, &text, "", removals);
                        let pointer = format!("{}/{index}", list.pointer);
                        found.push(Pending { pointer, ..own });
                    }
                }
            }
        }
        self.outcome.pending.extend(found);
    }

    /// Footnotes in tracked changes that were not accepted.
    pub(super) fn pending_notes(&mut self, file: &str, document: &str) {
        let mut found = vec![];
        for side in &self.sides.list {
            for note in &side.all.notes {
                if side.reading.notes.iter().any(|own| own.id == note.id) {
                    continue;
                }
                found.push(Pending {
                    copy: side.copy.label.clone(),
                    kind: EditKind::Note,
                    file: file.to_owned(),
                    pointer: format!("{document}/footnotes/{}", note.id),
                    before: String::new(),
                    after: note.text.clone(),
                    who: side.authors(&note.changes, false),
                    date: side.date(&note.changes),
                });
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

fn waiting(
    side: &Side<'_>,
    list: &List,
    kind: EditKind,
    before: &str,
    after: &str,
    changes: &BTreeSet<usize>,
) -> Pending {
    Pending {
        copy: side.copy.label.clone(),
        kind,
        file: list.file.clone(),
        pointer: list.pointer.clone(),
        before: before.to_owned(),
        after: after.to_owned(),
        who: side.authors(changes, false),
        date: side.date(changes),
    }
}
