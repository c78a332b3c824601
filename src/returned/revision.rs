//! Tracked changes: who inserted or deleted what, and which of them a reading takes.

use std::collections::BTreeMap;

/// A tracked change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Revision {
    pub kind: RevisionKind,
    pub author: String,
    /// As the file says it: `2026-03-01T10:00:00Z`.
    pub date: String,
}

/// What a tracked change does. A move is a deletion in one place and an insertion in
/// another (ECMA-376, 17.13.5.22 and 17.13.5.25).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RevisionKind {
    Insertion,
    Deletion,
    MoveFrom,
    MoveTo,
    /// Changes how text looks.
    Format,
}

impl RevisionKind {
    /// The kind of change that an element stands for.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "w:ins" | "w:cellIns" => Self::Insertion,
            "w:del" | "w:cellDel" => Self::Deletion,
            "w:moveFrom" => Self::MoveFrom,
            "w:moveTo" => Self::MoveTo,
            "w:rPrChange" | "w:pPrChange" => Self::Format,
            _ => return None,
        })
    }

    /// Whether what it is about is there once it is accepted.
    pub(super) fn adds(self) -> bool {
        matches!(self, Self::Insertion | Self::MoveTo)
    }
}

/// All tracked changes of a file, each once.
#[derive(Debug, Clone, Default)]
pub struct Revisions {
    list: Vec<Revision>,
    numbers: BTreeMap<Revision, usize>,
}

impl Revisions {
    /// The number of a change; the same for the same author, date and kind.
    pub(super) fn number(&mut self, revision: Revision) -> usize {
        let next = self.list.len();
        let number = *self.numbers.entry(revision.clone()).or_insert(next);
        if number == next {
            self.list.push(revision);
        }
        number
    }

    /// The change with a number.
    pub fn get(&self, number: usize) -> &Revision {
        &self.list[number]
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Revision> {
        self.list.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Which tracked changes are taken for accepted; the others are for rejected.
pub type Policy<'a> = &'a dyn Fn(usize) -> bool;
