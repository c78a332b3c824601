//! Letters that look right and are not: Romanian has ș and ț with a comma below.

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::passage::Passage;

/// The letters with a cedilla, which old keyboards wrote, and those that are meant.
const CEDILLAS: [(char, char); 4] = [('ş', 'ș'), ('ţ', 'ț'), ('Ş', 'Ș'), ('Ţ', 'Ț')];

/// The first letter with a cedilla in a Romanian text. Turkish has ş, but no language ţ.
pub(super) fn check(d: &mut Diagnostics, passage: &Passage<'_>) {
    let text = passage.string;
    let is_romanian =
        passage.origin.language.as_ref().is_some_and(|own| own.language() == "ro");
    if !is_romanian && !text.contains(['ţ', 'Ţ']) {
        return;
    }
    let mut found = text.char_indices().filter_map(|(at, c)| {
        let (_, meant) = CEDILLAS.iter().find(|(own, _)| *own == c)?;
        Some((at..at + c.len_utf8(), c, *meant))
    });
    let Some((range, c, meant)) = found.next() else { return };
    let message = format!("`{c}` with a cedilla is no letter of Romanian");
    let more = found.count();
    let hint = match more {
        0 => format!("write `{meant}`, with a comma below"),
        _ => format!("write `{meant}`, with a comma below; this text has {more} more"),
    };
    d.push(
        Diagnostic::warning("data/text/cedilla", message)
            .at(passage.place(&range))
            .hint(hint),
    );
}
