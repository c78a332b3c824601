//! What a reading found: values that say something else, lists with other elements, text
//! that was computed and text that has no home; and where each word went.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

pub use super::source::Form;

/// All that a reading found.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Values that say something else, in the order they are printed.
    pub fields: Vec<Field>,
    /// Lists of which elements were added, removed or moved.
    pub lists: Vec<List>,
    /// Changes of text that no value holds.
    pub fixed: Vec<Fixed>,
    /// New text that there is no place for.
    pub homeless: Vec<Homeless>,
    /// Footnotes that are new.
    pub notes: Vec<Note>,
    pub account: Account,
}

/// A value of the record that says something else.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub file: String,
    /// Of the string, inside a text in several languages.
    pub pointer: String,
    pub language: Option<String>,
    pub form: Form,
    /// As the record had it when the draft was made; of a placeholder, as it was printed.
    pub before: String,
    pub after: After,
    /// The tracked changes in it.
    pub changes: BTreeSet<usize>,
    /// How sure it is that this is the value: 1 where its mark is there.
    pub confidence: f64,
    /// Whether some of how it looks could not be said.
    pub is_simplified: bool,
}

/// What became of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum After {
    Text(String),
    /// It is not in the file any more, and is no element of a list that could go.
    Gone,
}

/// A list with its elements as they came back.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    pub file: String,
    pub pointer: String,
    /// Which elements the draft showed.
    pub shown: BTreeSet<usize>,
    pub entries: Vec<Entry>,
    /// The tracked changes that took each element away.
    pub removals: BTreeMap<usize, BTreeSet<usize>>,
}

/// An element of a list as it came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub element: Element,
    /// The tracked changes that brought it; of an element that was there, those that all
    /// of its text has come here by.
    pub changes: BTreeSet<usize>,
}

/// Where an element comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// It has this index in the record that the draft was made from.
    Kept(usize),
    New {
        /// As the record would have it.
        value: Json,
        /// As a person reads it.
        text: String,
        /// Whether it was a part of the element before it.
        is_split: bool,
        /// The element of another list that it was: its pointer in the same file.
        was: Option<String>,
    },
}

/// A change of text that was not a value's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixed {
    /// What it was computed from; nothing for the template's own words.
    pub computed: Option<(String, String)>,
    pub before: String,
    pub after: String,
    pub changes: BTreeSet<usize>,
}

/// New text that there is no place for in the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Homeless {
    pub text: String,
    /// Where it stands: in the text, in a header, in a frame.
    pub place: &'static str,
    /// What stands before and after it.
    pub before: String,
    pub after: String,
    pub changes: BTreeSet<usize>,
    /// Where it could go, if that can be said.
    pub hint: Option<String>,
}

/// A new footnote.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub id: String,
    pub text: String,
    pub changes: BTreeSet<usize>,
}

/// Where each word of the file went: a test holds the sum against the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    pub unchanged: String,
    /// In values that say something else.
    pub edited: String,
    /// In new elements of lists, and in new footnotes.
    pub added: String,
    /// In changes of text that no value holds.
    pub fixed: String,
    pub homeless: String,
    /// Results of fields, which word processors write themselves.
    pub counted: String,
}

impl Account {
    /// All of it.
    pub fn all(&self) -> [&str; 6] {
        [
            &self.unchanged,
            &self.edited,
            &self.added,
            &self.fixed,
            &self.homeless,
            &self.counted,
        ]
    }
}

impl Reading {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
            && self.lists.is_empty()
            && self.fixed.is_empty()
            && self.homeless.is_empty()
            && self.notes.is_empty()
    }
}
