//! Mistakes: what is wrong, where, and what to do. Stages put them into a [`Diagnostics`]
//! sink and go on while they can, so that a user sees every mistake of a run at once.

mod excerpt;
mod locate;
mod origin;
mod render;
mod sources;

pub use locate::{Location, Span, locate, within};
pub use origin::{LanguageTag, Origin, is_within, relative};
pub use render::{Format, clean, render};
pub use sources::{Source, Sources, Spans};

use std::ops::Range;
use std::sync::Arc;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document is made, but a person should look.
    Warning,
    /// The document is not made.
    Error,
}

/// The place a diagnostic points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A byte range of a file's text.
    Span { file: Arc<str>, range: Range<usize> },
    /// A value of the record.
    Value(Origin),
    /// The name (key) of a member of the record.
    Key(Origin),
    /// A part of a string of the record, as a byte range of the decoded string.
    Within(Origin, Range<usize>),
    /// A file as a whole.
    File(Arc<str>),
}

impl Place {
    /// The file that it is in.
    pub fn file(&self) -> &str {
        match self {
            Self::Span { file, .. } | Self::File(file) => file,
            Self::Value(own) | Self::Key(own) | Self::Within(own, _) => &own.file,
        }
    }
}

/// One mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// Stable, path-like: `data/person/unknown`.
    pub code: &'static str,
    /// Lower case, no full stop.
    pub message: String,
    /// The first is where the mistake is; the others tell more (text may be empty).
    pub places: Vec<(Place, String)>,
    /// What to do, each a sentence without a full stop.
    pub hints: Vec<String>,
}

impl Diagnostic {
    /// An error with a stable code.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning with a stable code.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    fn new(severity: Severity, code: &'static str, message: impl Into<String>) -> Self {
        Self { severity, code, message: message.into(), places: vec![], hints: vec![] }
    }

    /// Adds a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.places.push((place, String::new()));
        self
    }

    /// Adds a place with words of its own.
    #[must_use]
    pub fn at_with(mut self, place: Place, text: impl Into<String>) -> Self {
        self.places.push((place, text.into()));
        self
    }

    /// Adds advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The sink every stage writes its mistakes to.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Takes a mistake in.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Takes all mistakes of another sink in.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Whether a document must not be made.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// The mistakes in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Makes errors of all warnings (`--strict`).
    pub fn deny_warnings(&mut self) {
        for diagnostic in &mut self.list {
            diagnostic.severity = Severity::Error;
        }
    }
}
