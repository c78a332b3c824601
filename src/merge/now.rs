//! The record as it is now: the files that copies lead to, as JSON.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::amend::{Change, amend};

/// The files of the record by the names that the draft has for them.
#[derive(Debug, Clone, Default)]
pub struct Now {
    files: BTreeMap<String, (String, Json)>,
}

impl Now {
    /// Adds a file.
    ///
    /// # Errors
    ///
    /// Where it is no JSON.
    pub fn insert(&mut self, file: &str, text: &str) -> Result<(), String> {
        let json = text.trim_start_matches('\u{feff}');
        let value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        self.files.insert(file.to_owned(), (text.to_owned(), value));
        Ok(())
    }

    /// The names of all files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> Option<&str> {
        self.files.get(file).map(|(text, _)| text.as_str())
    }

    /// A file.
    pub fn file(&self, file: &str) -> Option<&Json> {
        self.files.get(file).map(|(_, json)| json)
    }

    /// A value.
    pub fn at(&self, file: &str, pointer: &str) -> Option<&Json> {
        self.file(file)?.pointer(pointer)
    }

    /// Applies changes to a file, for what comes after.
    pub(super) fn apply(&mut self, file: &str, changes: &[Change]) {
        let changed = self.text(file).and_then(|text| amend(text, changes).ok());
        if let Some(text) = changed {
            // What amend gives is JSON: it was, and changes keep it.
            let _ = self.insert(file, &text);
        }
    }
}
