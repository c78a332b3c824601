//! What came of a merge.

use std::collections::BTreeMap;

use crate::amend::Change;

/// All that came of it.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// What is to be changed, by file, in an order in which it can be done.
    pub changes: BTreeMap<String, Vec<Change>>,
    /// What is changed, for people to read.
    pub edits: Vec<Edit>,
    pub conflicts: Vec<Conflict>,
    /// Tracked changes that nobody accepted yet.
    pub pending: Vec<Pending>,
    /// What was changed and is not written, and why.
    pub held: Vec<Held>,
    /// Text that is no value's, changed or new.
    pub loose: Vec<Loose>,
    /// Comments.
    pub remarks: Vec<Remark>,
    /// Texts of which only one language was changed.
    pub steps: Vec<Step>,
    /// Words with a look that the record cannot hold.
    pub worn: Vec<Worn>,
    /// Editorial notes of the record about what comes to stand elsewhere.
    pub follows: Vec<Follow>,
}

/// A change of the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    pub kind: EditKind,
    pub file: String,
    /// In the record as it is now; of a new element its list.
    pub pointer: String,
    pub before: String,
    pub after: String,
    /// Who wants it.
    pub who: Vec<String>,
    /// Whether it was tracked, and accepted.
    pub is_tracked: bool,
    /// Whether some of how it looks could not be said.
    pub is_simplified: bool,
    /// How sure it is that this is the value.
    pub confidence: f64,
    /// Of a text, what each of those who changed it did.
    pub parts: Vec<Part>,
    /// Of an element that is new or moves, the one that it comes to stand behind.
    pub behind: Option<usize>,
}

/// A text without and with the changes of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub before: String,
    pub after: String,
    pub who: Vec<String>,
}

/// What kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditKind {
    Text,
    Added,
    /// An element that was the end of the one before it.
    Split,
    Removed,
    Moved,
    /// A footnote that is new.
    Note,
}

impl EditKind {
    /// The kind in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "edited",
            Self::Added => "added",
            Self::Split => "split",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Note => "footnote",
        }
    }
}

/// Something that cannot be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub file: String,
    /// As the draft knows it.
    pub pointer: String,
    /// What it is about, where it is not a text.
    pub about: &'static str,
    /// The words that all started from.
    pub base: String,
    /// Who wants what.
    pub sides: Vec<Side>,
    /// Who of them prevails, if that was said; none for the words before.
    pub settled: Option<Option<String>>,
}

/// One side of a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    pub who: String,
    pub is_record: bool,
    pub text: String,
}

/// A tracked change that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The copy it is in.
    pub copy: String,
    pub kind: EditKind,
    pub file: String,
    pub pointer: String,
    pub before: String,
    pub after: String,
    pub who: Vec<String>,
    /// When, as the file says it.
    pub date: String,
}

/// A change that is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub copy: String,
    pub file: String,
    pub pointer: String,
    pub before: String,
    pub after: String,
    pub why: String,
}

/// Text that is no value's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    pub copy: String,
    /// Where it stands.
    pub place: String,
    /// What was there; empty where it is new.
    pub before: String,
    pub after: String,
    pub who: Vec<String>,
    /// What to do.
    pub hint: String,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub copy: String,
    pub author: String,
    pub date: String,
    pub text: String,
    pub quote: String,
    pub file: String,
    pub pointer: String,
}

/// Words that somebody struck through, hid, highlighted or underlined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worn {
    pub copy: String,
    /// The value that they stand in, by file and pointer; nothing outside of values.
    pub place: Option<(String, String)>,
    pub text: String,
    /// How they look: `struck through`.
    pub look: &'static str,
}

/// An editorial note whose place changes with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    pub file: String,
    pub pointer: String,
    /// What it is about, as notes say it: `body[2]`.
    pub before: String,
    pub after: String,
}

/// A text whose other languages say what it said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub file: String,
    pub pointer: String,
    pub language: String,
    /// The languages that are out of step now.
    pub others: Vec<String>,
}

impl Outcome {
    /// Whether somebody has to decide something.
    pub fn is_open(&self) -> bool {
        self.conflicts.iter().any(|own| own.settled.is_none())
    }

    /// Whether nothing came back.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
            && self.edits.is_empty()
            && self.conflicts.is_empty()
            && self.pending.is_empty()
            && self.held.is_empty()
            && self.loose.is_empty()
            && self.remarks.is_empty()
            && self.worn.is_empty()
    }
}
