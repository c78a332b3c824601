//! What a table says to translators, in plain words. It is read by people who know a word
//! processor and have never seen the record.

use super::Worksheet;
use crate::model::Step;
use crate::translation::{Standing, Unit};

/// What is to be done.
pub(super) const ADVICE: [&str; 6] = [
    "Write each translation in the right column, beside its text. Leave the left column as it \
     is: a row whose left side was changed is not taken back. A row that is left empty on the \
     right counts as not translated yet.",
    "Make text bold or italic as usual. To set a link, copy it from the left column with its \
     words, and write over the words.",
    "A sign in braces, such as {1: note}, stands for a footnote, a number or something that is \
     filled in later. Each must stand on the right as often as on the left, wherever the \
     language wants it. It can be copied, or typed: {1} is enough.",
    "Begin a new line with Enter where the left column begins one. Where the program makes a \
     list of a line that begins with a number or a dash, take that back (Ctrl+Z).",
    "Do not join, split or add rows. They may be moved, and several people may work with \
     tracked changes, which count as accepted. Comments are handed on.",
    "Save the file as Word document (.docx) and send it back. Other forms lose which row is \
     which text.",
];

/// What the file is.
pub(super) fn title(worksheet: &Worksheet<'_>) -> String {
    let [source, target] = &worksheet.names;
    format!("Translation from {source} into {target}")
}

/// What a row is: its number, and where its text stands.
pub(super) fn label(number: usize, unit: &Unit) -> String {
    let behind = match unit.standing {
        Standing::Translated(Step::Behind) => {
            " · the text has changed since it was translated"
        }
        _ => "",
    };
    format!("{number} · {}{behind}", unit.name)
}
