//! Letters that look right and are not: Romanian has ș and ț with a comma below; vowel signs
//! of Arabic and Hebrew, which the engine may write into a PDF once more with their letter.

use unicode_bidi::{BidiClass, bidi_class};

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::passage::Passage;

/// The letters with a cedilla, which old keyboards wrote, and those that are meant.
const CEDILLAS: [(char, char); 4] = [('ş', 'ș'), ('ţ', 'ț'), ('Ş', 'Ș'), ('Ţ', 'Ț')];

pub(super) fn check(d: &mut Diagnostics, passage: &Passage<'_>) {
    cedillas(d, passage);
    signs(d, passage);
}

/// The first sign on a letter that is written from the right.
fn signs(d: &mut Diagnostics, passage: &Passage<'_>) {
    let text = passage.string;
    if text.is_ascii() {
        return;
    }
    let mut before = BidiClass::L;
    for (at, c) in text.char_indices() {
        let class = bidi_class(c);
        if matches!(before, BidiClass::AL | BidiClass::R) && class == BidiClass::NSM {
            let message = format!("there is a sign of a vowel (U+{:04X})", u32::from(c));
            let place = passage.place(&(at..at + c.len_utf8()));
            let diagnostic = Diagnostic::warning("data/text/vowel-sign", message);
            return d.push(diagnostic.at(place).hint(
                "the PDF shows it right, but who hears or copies its text may meet the \
                 letter twice; names are written without",
            ));
        }
        before = class;
    }
}

/// The first letter with a cedilla in a Romanian text. Turkish has ş, but no language ţ.
fn cedillas(d: &mut Diagnostics, passage: &Passage<'_>) {
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
