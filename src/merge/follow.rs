//! Editorial notes that the record has already, and how it says what each is about: where
//! elements come, go and move, they go along.

use serde_json::Value as Json;

use super::Work;
use super::outcome::Follow;
use crate::amend::Change;

impl Work<'_> {
    /// Notes about something that will stand elsewhere.
    pub(super) fn follow(&mut self, file: &str, document: &str) {
        let path = format!("{document}/editorialNotes");
        let notes = self.now.at(file, &path).and_then(Json::as_array);
        let mut changes = vec![];
        for (index, note) in notes.into_iter().flatten().enumerate() {
            let Some(at) = note.get("at").and_then(Json::as_str) else { continue };
            let (own, place) = place(at, file, document);
            let then = self.then(&own, &place);
            if then == place || self.now.at(&own, &place).is_none() {
                continue;
            }
            let after = match at.starts_with('/') {
                true => then,
                false => spoken(&own, &then, file, document),
            };
            let (pointer, before) = (format!("{path}/{index}"), at.to_owned());
            let value = Json::from(after.as_str());
            changes.push(Change::Replace { path: format!("{pointer}/at"), value });
            let file = file.to_owned();
            self.outcome.follows.push(Follow { file, pointer, before, after });
        }
        self.done.entry(file.to_owned()).or_default().extend(changes);
    }
}

/// The file and the pointer of a place as notes say it.
fn place(at: &str, own: &str, document: &str) -> (String, String) {
    if let Some((file, pointer)) = at.split_once("#/") {
        return (file.to_owned(), format!("/{pointer}"));
    }
    if at.starts_with('/') {
        return (own.to_owned(), at.to_owned());
    }
    let mut pointer = document.to_owned();
    for part in at.split(['.', '[']).map(|part| part.trim_end_matches(']')) {
        pointer.push('/');
        pointer.push_str(part);
    }
    (own.to_owned(), pointer)
}

/// A place as editorial notes say it: `body[2]`, within the document.
pub(super) fn spoken(file: &str, pointer: &str, own: &str, document: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_said() {
        let own = |at: &str| place(at, "a.json", "/documents/1");
        for (file, pointer) in [
            ("a.json", "/documents/1/body/2"),
            ("a.json", "/documents/1/sections/0/blocks/3/items/1/text"),
            ("a.json", "/meeting/name"),
            ("b.json", "/people/ana/office"),
        ] {
            let at = spoken(file, pointer, "a.json", "/documents/1");
            assert_eq!(own(&at), (file.to_owned(), pointer.to_owned()), "{at}");
        }
    }
}
