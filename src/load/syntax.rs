//! The mistakes of JSON's syntax: constructors of diagnostics.

use std::ops::Range;
use std::sync::Arc;

use super::json::{DEPTH, Whole};
use crate::diagnostic::{Diagnostic, Place};

type File = Arc<str>;

fn at(file: &File, range: Range<usize>) -> Place {
    Place::Span { file: Arc::clone(file), range }
}

fn syntax(file: &File, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("json/syntax", message).at(at(file, range))
}

/// What to do where a recipient does not stand on one line.
const LINE: &str = "each line holds one recipient, whole: everything between `{` and `}`";

pub(super) fn unexpected(
    (file, whole): (&File, Whole),
    range: Range<usize>,
    wanted: &str,
    found: Option<char>,
) -> Diagnostic {
    match found {
        Some(found) => {
            syntax(file, range, format!("expected {wanted}, found {}", shown(found)))
        }
        None if whole == Whole::Line => {
            syntax(file, range, format!("expected {wanted}, but the line ends here"))
                .hint(LINE)
        }
        None => syntax(file, range, format!("expected {wanted}, but the file ends here")),
    }
}

fn shown(char: char) -> String {
    match char {
        ' '..='~' => format!("`{char}`"),
        _ if char.is_alphanumeric() => format!("`{char}`"),
        _ => format!("the character U+{:04X}", u32::from(char)),
    }
}

pub(super) fn after_end(file: &File, whole: Whole, range: Range<usize>) -> Diagnostic {
    let (words, hint) = match whole {
        Whole::File => (
            "there is more after the end of the record",
            "a file holds one object: everything between the first `{` and its `}`",
        ),
        Whole::Line => ("there is more after the end of the recipient", LINE),
    };
    syntax(file, range.start..range.start + 1, words).hint(hint)
}

pub(super) fn comment(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/comment", "JSON has no comments").at(at(file, range)).hint(
        "remove it; `editorialNotes` of a document is for notes that are not printed",
    )
}

pub(super) fn missing_comma(file: &File, end: usize) -> Diagnostic {
    let before = end.saturating_sub(1);
    Diagnostic::error("json/comma", "there must be a comma behind this value")
        .at(at(file, before..end))
}

pub(super) fn trailing_comma(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/comma", "there must be no comma behind the last value")
        .at(at(file, range))
}

pub(super) fn extra_comma(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/comma", "there is a comma too many").at(at(file, range))
}

pub(super) fn name_in_array(file: &File, range: Range<usize>) -> Diagnostic {
    syntax(file, range, "expected `,` or `]`, found `:`")
        .hint("names stand in braces, also within a list: `[{ \"name\": … }]`")
}

pub(super) fn no_comma(file: &File, range: Range<usize>, found: char) -> Diagnostic {
    let message = format!("expected `,`, found {}", shown(found));
    Diagnostic::error("json/comma", message).at(at(file, range))
}

/// A quotation mark that ends a string in the middle of a text.
pub(super) fn text_goes_on(file: &File, quote: Range<usize>) -> Diagnostic {
    Diagnostic::error(
        "json/quotes",
        "this quotation mark ends the text, but more follows",
    )
    .at(at(file, quote))
    .hint(
        "within a text it is written `\\\"`; at the end of one it has no `\\` before it",
    )
}

pub(super) fn odd_space(file: &File, range: Range<usize>, char: char) -> Diagnostic {
    let code = u32::from(char);
    syntax(
        file,
        range,
        format!("there is a special or invisible space here (U+{code:04X})"),
    )
    .hint("replace it by an ordinary space; it often comes along when text is pasted")
}

pub(super) fn unclosed(file: &File, whole: Whole, opening: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/bracket", "this bracket is never closed")
        .at(at(file, opening))
        .hint(match whole {
            Whole::File => "the file may be cut off",
            Whole::Line => LINE,
        })
}

pub(super) fn wrong_bracket(
    file: &File,
    range: Range<usize>,
    found: char,
    wanted: char,
    opening: Range<usize>,
) -> Diagnostic {
    Diagnostic::error("json/bracket", format!("expected `{wanted}`, found `{found}`"))
        .at(at(file, range))
        .at_with(at(file, opening), "opened here")
}

pub(super) fn bare_key(file: &File, range: Range<usize>, word: &str) -> Diagnostic {
    Diagnostic::error("json/quotes", "names stand in double quotes")
        .at(at(file, range))
        .hint(format!("write `\"{word}\"`"))
}

pub(super) fn no_colon(file: &File, key: Range<usize>, name: &str) -> Diagnostic {
    syntax(file, key, format!("there must be a colon and a value behind `{name}`"))
}

pub(super) fn quotation_mark(file: &File, range: Range<usize>, mark: char) -> Diagnostic {
    let message = match mark {
        '`' => String::from("a backtick does not begin a string in JSON"),
        _ => format!("`{mark}` does not begin a string in JSON"),
    };
    Diagnostic::error("json/quotes", message)
        .at(at(file, range))
        .hint("use straight double quotes around it: `\"`")
}

pub(super) fn unterminated(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/string", "this string does not end on its line")
        .at(at(file, range))
        .hint("close it with `\"`; a line break within it is written `\\n`, a quotation mark `\\\"`")
}

pub(super) fn raw_control(file: &File, range: Range<usize>, char: char) -> Diagnostic {
    let (what, hint) = match char {
        '\t' => (String::from("a tab"), "replace it by a space"),
        _ => (format!("a control character (U+{:04X})", u32::from(char)), "remove it"),
    };
    let message = format!("there is {what} in this string");
    Diagnostic::error("json/control", message).at(at(file, range)).hint(hint)
}

pub(super) fn escape(file: &File, range: Range<usize>, char: char) -> Diagnostic {
    let (message, hint) = match char {
        'u' => (
            String::from("this escape is not complete"),
            "write four hexadecimal digits behind `\\u`: `\\u00e9`",
        ),
        _ => (
            format!("JSON does not know the escape `\\{char}`"),
            "a backslash itself is written `\\\\`",
        ),
    };
    Diagnostic::error("json/escape", message).at(at(file, range)).hint(hint)
}

pub(super) fn surrogate(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/surrogate", "half a character: a surrogate without its pair")
        .at(at(file, range))
        .hint("write the character itself instead of its escapes")
}

/// `meant` is the number that is written in JSON's way.
pub(super) fn number(
    file: &File,
    range: Range<usize>,
    text: &str,
    meant: Option<&str>,
) -> Diagnostic {
    let hint = match meant {
        Some(meant) => {
            format!("write `{meant}`; if it is a text, put it in double quotes")
        }
        None => String::from("if it is a date or a text, put it in double quotes"),
    };
    Diagnostic::error("json/number", format!("`{text}` is not a number in JSON"))
        .at(at(file, range))
        .hint(hint)
}

pub(super) fn decimal_comma(file: &File, range: Range<usize>, text: &str) -> Diagnostic {
    number(file, range, text, Some(&text.replace(',', ".")))
}

pub(super) fn word(file: &File, range: Range<usize>, word: &str) -> Diagnostic {
    let hint = match word {
        "True" | "TRUE" => "write `true`",
        "False" | "FALSE" => "write `false`",
        "None" | "nil" | "undefined" | "NULL" | "Null" => "leave the field out",
        "NaN" | "Infinity" => "leave the field out; there is no such number in JSON",
        _ => "if it is a text, put it in double quotes",
    };
    Diagnostic::error("json/quotes", format!("`{word}` is not a value in JSON"))
        .at(at(file, range))
        .hint(hint)
}

pub(super) fn twice(
    file: &File,
    key: &str,
    range: Range<usize>,
    first: Range<usize>,
) -> Diagnostic {
    Diagnostic::error("json/duplicate", format!("`{key}` stands here twice"))
        .at(at(file, range))
        .at_with(at(file, first), "first here")
        .hint("only one of them would count; remove or rename the other")
}

pub(super) fn nesting(file: &File, range: Range<usize>) -> Diagnostic {
    let message = format!("values are nested more than {DEPTH} deep");
    Diagnostic::error("json/nesting", message)
        .at(at(file, range))
        .hint("no document needs that; is a bracket left open?")
}
