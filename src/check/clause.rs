//! Clauses of declarations that bring the punctuation which the style sets.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::model::{
    Clause, DocumentRecord, OperativeTerminator, PreambleTerminator, TextValue,
};

pub(super) fn check(
    d: &mut Diagnostics,
    document: &DocumentRecord,
    default: &LanguageTag,
) {
    let own = document.language.as_ref().map_or(default, |tag| &tag.value);
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

fn check_one(d: &mut Diagnostics, clause: &Clause, default: &LanguageTag) {
    if matches!(clause.text.value, TextValue::Placeholder(_)) {
        return;
    }
    for (string, origin, language) in clause.text.strings() {
        let language = language.unwrap_or(default);
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

/// Words that end in a full stop: those for “and so on” and “others”, and the “year” of
/// Cyrillic dates.
const ABBREVIATIONS: &[&str] = &[
    "etc.", "etj.", "itd.", "sl.", "ipd.", "ș.a.", "итд.", "итн.", "сл.", "др.", "г.",
    "год.",
];

/// Languages that keep the full stop of a year where another mark follows.
const YEARS: &[&str] = &["hr"];

/// Whether the full stop at the end of a text belongs to its last word: that of “etc.”, or
/// of `2015.` in Croatian. A comma or semicolon stands behind it then.
pub fn ends_in_abbreviation(text: &str, language: &LanguageTag) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let is_year = YEARS.contains(&language.language())
        && last.strip_suffix('.').is_some_and(|own| own.ends_with(char::is_numeric));
    is_year || ABBREVIATIONS.contains(&last)
}

/// A comma, semicolon or full stop at the end that is not its last word's.
fn terminator(text: &str, language: &LanguageTag) -> Option<Range<usize>> {
    let trimmed = text.trim_end();
    let mark =
        trimmed.ends_with([',', ';', '.']) && !ends_in_abbreviation(text, language);
    mark.then(|| trimmed.len() - 1..trimmed.len())
}
