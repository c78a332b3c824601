//! What is beside the text: new footnotes, comments, and text that no value holds.

use serde_json::{Map, Value as Json, json};

use super::Work;
use super::outcome::{Edit, EditKind, Loose, Pending, Remark};
use crate::amend::Change;

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
        self.remarks(&file, &document);
        if self.done.get(&file).is_some_and(Vec::is_empty) {
            self.done.remove(&file);
        }
    }

    /// Footnotes in tracked changes that were not accepted.
    fn pending_notes(&mut self, file: &str, document: &str) {
        let mut found = vec![];
        for side in &self.sides.list {
            for note in &side.all.notes {
                if side.reading.notes.iter().any(|own| own.id == note.id) {
                    continue;
                }
                let revisions = &side.copy.returned.revisions;
                let dates =
                    note.changes.iter().map(|number| &revisions.get(*number).date);
                found.push(Pending {
                    copy: side.copy.label.clone(),
                    kind: EditKind::Note,
                    file: file.to_owned(),
                    pointer: format!("{document}/footnotes/{}", note.id),
                    before: String::new(),
                    after: note.text.clone(),
                    who: side.authors(&note.changes, false),
                    date: dates.max().cloned().unwrap_or_default(),
                });
            }
        }
        self.outcome.pending.extend(found);
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
        let mut notes: Vec<Json> = vec![];
        for side in &self.sides.list {
            for comment in &side.copy.returned.comments {
                let (at_file, pointer) = comment.place.clone().unwrap_or_default();
                let place = self.map.find(&at_file, &pointer).unwrap_or(pointer);
                let at = spoken(&at_file, &place, file, document);
                let mut note = Map::new();
                note.insert("at".into(), Json::from(at));
                let text = match comment.quote.trim() {
                    "" => comment.text.clone(),
                    quote => format!("“{quote}”: {}", comment.text),
                };
                note.insert("note".into(), Json::from(text));
                for (name, value) in
                    [("author", &comment.author), ("date", &comment.date)]
                {
                    if !value.is_empty() {
                        note.insert(name.into(), Json::from(value.as_str()));
                    }
                }
                let note = Json::Object(note);
                let is_known = known.as_ref().is_some_and(|own| own.contains(&note));
                if !is_known && !notes.contains(&note) {
                    notes.push(note);
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

fn short(text: &str) -> String {
    const LENGTH: usize = 40;
    let text = &text.replace(['\t', '\n'], " ");
    match text.chars().count() > LENGTH {
        true => text.chars().take(LENGTH - 1).chain(['…']).collect(),
        false => text.to_owned(),
    }
}

/// A place as editorial notes say it: `body[2]`, within the document.
fn spoken(file: &str, pointer: &str, own: &str, document: &str) -> String {
    let within = pointer.strip_prefix(document).filter(|_| file == own);
    let Some(rest) = within.and_then(|rest| rest.strip_prefix('/')) else {
        return match pointer {
            "" => String::new(),
            pointer if file == own => pointer.to_owned(),
            pointer => format!("{file}#{pointer}"),
        };
    };
    let mut out = String::new();
    for part in rest.split('/') {
        if part.bytes().all(|b| b.is_ascii_digit()) {
            out.push_str(&format!("[{part}]"));
        } else {
            if !out.is_empty() {
                out.push('.');
            }
            out.push_str(part);
        }
    }
    out
}
