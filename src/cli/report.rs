//! The mistakes of a run: each is shown once, and counted.

use std::collections::BTreeSet;

use super::exit::Exit;
use super::terminal::Terminal;
use crate::diagnostic::{Diagnostics, Severity, Source, Sources};
use crate::templates::Templates;

/// What was shown so far, and what it points into.
pub(super) struct Report<'a> {
    pub(super) terminal: &'a Terminal,
    pub(super) sources: Sources,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// All that was shown, where it is wanted later.
    pub(super) found: Diagnostics,
    keep: bool,
    shown: BTreeSet<String>,
}

impl<'a> Report<'a> {
    /// Nothing is wrong yet. Mistakes may point into the templates. What is shown is kept
    /// if `keep` is set.
    pub(super) fn new(terminal: &'a Terminal, templates: &Templates, keep: bool) -> Self {
        let mut sources = Sources::default();
        for path in templates.list() {
            let text = templates.get(path).unwrap_or_default().into();
            let source = Source { text, ..Source::default() };
            sources.insert(&templates.file(path), source);
        }
        let found = Diagnostics::default();
        let shown = BTreeSet::new();
        Self { terminal, sources, errors: 0, warnings: 0, found, keep, shown }
    }

    /// Shows what was not shown before: packages share files, and their mistakes.
    pub(super) fn show(&mut self, diagnostics: Diagnostics) {
        let mut fresh = Diagnostics::default();
        for diagnostic in diagnostics.iter() {
            if !self.shown.insert(format!("{diagnostic:?}")) {
                continue;
            }
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
            }
            fresh.push(diagnostic.clone());
        }
        self.terminal.report(&fresh, &self.sources);
        if self.keep {
            self.found.extend(fresh);
        }
    }

    /// The exit code for what was found.
    pub(super) fn exit(&self) -> Exit {
        if self.errors > 0 { Exit::Errors } else { Exit::Done }
    }

    /// How much was found, in words: `2 errors, 1 warning`.
    pub(super) fn count(&self) -> String {
        let counts = [(self.errors, "error"), (self.warnings, "warning")];
        let words = counts.into_iter().filter(|(n, _)| *n > 0);
        let words: Vec<String> = words.map(|(n, word)| many(n, word)).collect();
        words.join(", ")
    }
}

/// `1 file`, `2 files`.
pub(super) fn many(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
