//! Versions of a text, or of a list, come in: the one all started from, the record's own as
//! it is now, and the copies that came back, each with its author. What each of them
//! changed goes out, put together, and where they cannot agree. The order of the copies
//! means nothing.
//!
//! Knows the inline Markdown of the record, but neither JSON nor Word.

pub mod list;
pub mod text;
mod token;

pub use token::BREAK;

/// Those who did the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Who<A> {
    /// Not the record as it is now, which sorts first.
    not_ours: bool,
    /// In their order, each once.
    pub authors: Vec<A>,
}

impl<A: Ord> Who<A> {
    fn new(ours: bool, mut authors: Vec<A>) -> Self {
        authors.sort();
        authors.dedup();
        Self { not_ours: !ours, authors }
    }

    /// Whether the record as it is now has it too.
    pub fn ours(&self) -> bool {
        !self.not_ours
    }

    fn is_nobody(&self) -> bool {
        self.not_ours && self.authors.is_empty()
    }
}
