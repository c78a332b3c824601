//! Clauses of declarations that bring the punctuation which the style sets.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::model::{
    Clause, DocumentRecord, OperativeTerminator, PreambleTerminator, TextValue,
};

pub(super) fn check(d: &mut Diagnostics, document: &DocumentRecord, default: &str) {
    let own = document.language.as_ref().map_or(default, |tag| tag.language());
    let preamble = document.preamble_style.as_ref().and_then(|s| s.terminator.as_ref());
    if preamble.is_none_or(|t| t.value != PreambleTerminator::None) {
        document.preamble.iter().for_each(|clause| check_one(d, clause, own));
    }
    let operative = document.operative_style.as_ref().and_then(|s| s.terminator.as_ref());
    if operative.is_none_or(|t| t.value != OperativeTerminator::None) {
        let clauses = document.operative.iter().flat_map(|part| &part.clauses);
        clauses.for_each(|clause| check_one(d, clause, own));
    }
}

fn check_one(d: &mut Diagnostics, clause: &Clause, default: &str) {
    if matches!(clause.text.value, TextValue::Placeholder(_)) {
        return;
    }
    for (string, origin, language) in clause.text.strings() {
        let language = language.map_or(default, LanguageTag::language);
        let Some(range) = terminator(string, language) else { continue };
        let mark = &string[range.clone()];
        let message =
            format!("the style ends this clause, which ends with `{mark}` itself");
        let diagnostic = Diagnostic::warning("data/clause/terminator", message)
            .at(Place::Within(origin.clone(), range))
            .hint("remove it here; `preambleStyle` and `operativeStyle` set the mark");
        d.push(diagnostic);
    }
}

/// Words for “and so on” that end in a full stop, and the Bulgarian “year”.
const ABBREVIATIONS: &[&str] = &[
    "etc.", "etj.", "itd.", "i sl.", "ipd.", "ș.a.", "итд.", "итн.", "и сл.", "и др.",
    "г.",
];

/// Languages that write a full stop after a year.
const ORDINALS: &[&str] = &["bs", "cnr", "hr", "sr"];

/// A comma, semicolon or full stop at the end; the stop of "etc." belongs to the word, and
/// that of `2015.` to the year.
fn terminator(text: &str, language: &str) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    let is_year = ORDINALS.contains(&language)
        && trimmed.strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_numeric));
    let is_word = is_year || ABBREVIATIONS.iter().any(|own| trimmed.ends_with(own));
    let mark = trimmed.ends_with([',', ';', '.']) && !is_word;
    mark.then(|| trimmed.len() - 1..trimmed.len())
}
