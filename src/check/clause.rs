//! Clauses of declarations that bring the punctuation which the style sets.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{
    Clause, DocumentRecord, OperativeTerminator, PreambleTerminator, TextValue,
};

pub(super) fn check(d: &mut Diagnostics, document: &DocumentRecord) {
    let preamble = document.preamble_style.as_ref().and_then(|s| s.terminator.as_ref());
    if preamble.is_none_or(|t| t.value != PreambleTerminator::None) {
        document.preamble.iter().for_each(|own| clause(d, own));
    }
    let operative = document.operative_style.as_ref().and_then(|s| s.terminator.as_ref());
    if operative.is_none_or(|t| t.value != OperativeTerminator::None) {
        let clauses = document.operative.iter().flat_map(|part| &part.clauses);
        clauses.for_each(|own| clause(d, own));
    }
}

fn clause(d: &mut Diagnostics, clause: &Clause) {
    if matches!(clause.text.value, TextValue::Placeholder(_)) {
        return;
    }
    for (string, origin, _) in clause.text.strings() {
        let Some(range) = terminator(string) else { continue };
        let mark = &string[range.clone()];
        let message =
            format!("the style ends this clause, which ends with `{mark}` itself");
        let diagnostic = Diagnostic::warning("data/clause/terminator", message)
            .at(Place::Within(origin.clone(), range))
            .hint("remove it here; `preambleStyle` and `operativeStyle` set the mark");
        d.push(diagnostic);
    }
}

/// A comma, semicolon or full stop at the end; the stop of "etc." belongs to the word.
fn terminator(text: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    let mark = trimmed.ends_with([',', ';', '.']) && !trimmed.ends_with("etc.");
    mark.then(|| trimmed.len() - 1..trimmed.len())
}
