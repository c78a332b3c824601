//! What is beside the text: new footnotes, comments, and text that no value holds.

use serde_json::{Map, Value as Json, json};

use super::follow::spoken;
use super::outcome::{Edit, EditKind, Loose, Remark, Worn};
use super::{Work, step};
use crate::amend::Change;
use crate::check::may_stand;

impl Work<'_> {
    /// Footnotes that are new, and comments as editorial notes.
    pub(super) fn notes(&mut self) {
        let Some((file, document)) = self.document() else { return };
        let mut added = Map::new();
        let mut edits = vec![];
        for side in &self.sides.list {
            for note in &side.reading.notes {
                let mark = format!("[^{}]", note.id);
                let is_marked = self.texts.values().any(|text| text.contains(&mark))
                    || self.outcome.edits.iter().any(|edit| edit.after.contains(&mark));
                if !is_marked || added.contains_key(&note.id) {
                    continue;
                }
                added.insert(note.id.clone(), json!({ "text": note.text }));
                edits.push(Edit {
                    kind: EditKind::Note,
                    file: file.clone(),
                    pointer: format!("{document}/footnotes/{}", note.id),
                    before: String::new(),
                    after: note.text.clone(),
                    who: side.authors(&note.changes, false),
                    is_tracked: !note.changes.is_empty(),
                    is_simplified: false,
                    confidence: 1.0,
                    parts: vec![],
                    behind: None,
                });
            }
        }
        let has_notes = self.now.at(&file, &format!("{document}/footnotes")).is_some();
        let changes = self.done.entry(file.clone()).or_default();
        match has_notes {
            true => changes.extend(added.into_iter().map(|(id, value)| Change::Add {
                path: format!("{document}/footnotes/{id}"),
                value,
            })),
            false if !added.is_empty() => {
                let path = format!("{document}/footnotes");
                changes.push(Change::Add { path, value: Json::Object(added) });
            }
            false => {}
        }
        self.outcome.edits.extend(edits);
        self.pending_notes(&file, &document);
        self.follow(&file, &document);
        self.remarks(&file, &document);
        if self.done.get(&file).is_some_and(Vec::is_empty) {
            self.done.remove(&file);
        }
    }

    /// The document in the record as it is now.
    fn document(&mut self) -> Option<(String, String)> {
        let draft = &self.sides.list[0].copy.returned.draft;
        let file = draft.package.clone();
        let documents = self.now.at(&file, "/documents")?.as_array()?;
        let id = draft.document.as_str();
        let index = documents
            .iter()
            .position(|own| own.get("id").and_then(Json::as_str) == Some(id))?;
        Some((file, format!("/documents/{index}")))
    }

    fn remarks(&mut self, file: &str, document: &str) {
        let path = format!("{document}/editorialNotes");
        let known = self.now.at(file, &path).and_then(Json::as_array).cloned();
        let mut all = known.clone().unwrap_or_default();
        let first = all.len();
        for side in &self.sides.list {
            // A copy may say the same twice; what another copy says is the same comment.
            let mut taken = vec![];
            for comment in &side.copy.returned.comments {
                let (at_file, pointer) = comment.place.clone().unwrap_or_default();
                let place = self.standing(&at_file, &pointer).unwrap_or(pointer);
                let at = self.then(&at_file, &place);
                let at = spoken(&at_file, &at, file, document);
                let mut note = Map::new();
                note.insert("at".into(), Json::from(at));
                let text = match comment.quote.trim() {
                    "" => comment.text.clone(),
                    quote => format!("“{quote}”: {}", comment.text),
                };
                let text = sound(&text);
                note.insert("note".into(), Json::from(text));
                for (name, value) in
                    [("author", &comment.author), ("date", &comment.date)]
                {
                    if !value.is_empty() {
                        note.insert(name.into(), Json::from(value.as_str()));
                    }
                }
                let found = (0..all.len())
                    .filter(|own| !taken.contains(own) && is_same(&all[*own], &note))
                    .max_by_key(|own| all[*own].get("at") == note.get("at"));
                taken.push(found.unwrap_or(all.len()));
                if found.is_none() {
                    all.push(Json::Object(note));
                }
                self.outcome.remarks.push(Remark {
                    copy: side.copy.label.clone(),
                    author: comment.author.clone(),
                    date: comment.date.clone(),
                    text: comment.text.clone(),
                    quote: comment.quote.clone(),
                    file: at_file,
                    pointer: place,
                });
            }
        }
        let mut notes = all.split_off(first);
        // The same in whatever order the copies are given.
        notes.sort_by_key(|own| {
            ["date", "author", "at", "note"].map(|name| {
                own.get(name).and_then(Json::as_str).unwrap_or_default().to_owned()
            })
        });
        if notes.is_empty() || !self.options.notes {
            return;
        }
        let changes = self.done.entry(file.to_owned()).or_default();
        match known {
            Some(_) => changes.extend(
                notes
                    .into_iter()
                    .map(|value| Change::Add { path: format!("{path}/-"), value }),
            ),
            None => changes.push(Change::Add { path, value: Json::Array(notes) }),
        }
    }

    /// Where a value is now, or what is left of what it stood in.
    fn standing(&mut self, file: &str, pointer: &str) -> Option<String> {
        let mut above = pointer;
        while !above.is_empty() {
            if let Some(place) = self.map.find(file, above) {
                return Some(place);
            }
            above = above.rsplit_once('/').map_or("", |own| own.0);
        }
        None
    }

    /// Where a value will stand when the lists are changed.
    pub(super) fn then(&self, file: &str, place: &str) -> String {
        let own = self.lists.iter().filter(|(own, ..)| own == file);
        own.flat_map(|(.., changes)| changes)
            .fold(place.to_owned(), |at, change| step::after(&at, change))
    }

    /// Words that somebody marked by a look that the record cannot hold.
    pub(super) fn worn(&mut self) {
        for side in &self.sides.list {
            for own in &side.copy.returned.worn {
                let key = own.key.map(|key| side.copy.returned.value(key));
                self.outcome.worn.push(Worn {
                    copy: side.copy.label.clone(),
                    place: key.map(|(file, pointer)| (file.into(), pointer.into())),
                    text: own.text.trim().to_owned(),
                    look: own.look,
                });
            }
        }
    }

    /// Text that is no value's.
    pub(super) fn loose(&mut self) {
        for side in &self.sides.list {
            let copy = || side.copy.label.clone();
            // None of it is written, so what is tracked needs no accepting.
            for fixed in &side.all.fixed {
                let (place, hint) = match &fixed.computed {
                    Some((file, pointer)) => (
                        format!("{file}#{pointer}"),
                        "it is computed from this value: change the value".to_owned(),
                    ),
                    None => (
                        "words of the template".to_owned(),
                        "they are the same in all documents of the kind".to_owned(),
                    ),
                };
                self.outcome.loose.push(Loose {
                    copy: copy(),
                    place,
                    before: fixed.before.clone(),
                    after: fixed.after.clone(),
                    who: side.authors(&fixed.changes, false),
                    hint,
                });
            }
            for own in &side.all.homeless {
                let near = match (own.before.is_empty(), own.after.is_empty()) {
                    (false, _) => {
                        format!("{}, after “{}”", own.place, short(&own.before))
                    }
                    (true, false) => {
                        format!("{}, before “{}”", own.place, short(&own.after))
                    }
                    (true, true) => own.place.to_owned(),
                };
                let hint = own.hint.as_ref().map_or_else(
                    || "no value of the record is near".to_owned(),
                    |list| format!("it could be an element of {list}"),
                );
                self.outcome.loose.push(Loose {
                    copy: copy(),
                    place: near,
                    before: String::new(),
                    after: own.text.clone(),
                    who: side.authors(&own.changes, false),
                    hint,
                });
            }
        }
    }
}

/// A comment as the record can hold it: what no text may hold would keep all changes from
/// being written.
fn sound(text: &str) -> String {
    let text = text.replace('\t', " ");
    text.chars().filter(|own| may_stand(*own)).collect()
}

/// Whether a note says what another one says, wherever it stands: elements may have moved
/// since it was written.
fn is_same(known: &Json, note: &Map<String, Json>) -> bool {
    ["note", "author", "date"].iter().all(|name| known.get(name) == note.get(*name))
}

fn short(text: &str) -> String {
    const LENGTH: usize = 40;
    let text = &text.replace(['\t', '\n'], " ");
    match text.chars().count() > LENGTH {
        true => text.chars().take(LENGTH - 1).chain(['…']).collect(),
        false => text.to_owned(),
    }
}
