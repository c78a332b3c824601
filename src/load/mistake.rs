//! The mistakes of files and of their syntax: constructors of diagnostics.

use std::ops::Range;
use std::sync::Arc;

use super::json::{DEPTH, VALUES};
use crate::diagnostic::{Diagnostic, Origin, Place};

type File = Arc<str>;

fn at(file: &File, range: Range<usize>) -> Place {
    Place::Span { file: Arc::clone(file), range }
}

fn syntax(file: &File, range: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error("json/syntax", message).at(at(file, range))
}

pub(super) fn unexpected(
    file: &File,
    range: Range<usize>,
    wanted: &str,
    found: Option<char>,
) -> Diagnostic {
    match found {
        Some(found) => {
            syntax(file, range, format!("expected {wanted}, found {}", shown(found)))
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

pub(super) fn after_end(file: &File, range: Range<usize>) -> Diagnostic {
    syntax(
        file,
        range.start..range.start + 1,
        "there is more after the end of the record",
    )
    .hint("a file holds one object: everything between the first `{` and its `}`")
}

pub(super) fn comment(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/comment", "JSON has no comments")
        .at(at(file, range))
        .hint("use `editorialNotes` of a document, or `provenance`")
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

pub(super) fn unclosed(file: &File, opening: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/bracket", "this bracket is never closed")
        .at(at(file, opening))
        .hint("the file may be cut off")
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
    let message = format!("`{mark}` does not begin a string in JSON");
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
    let code = u32::from(char);
    let diagnostic = Diagnostic::error(
        "json/control",
        format!("there is a control character (U+{code:04X}) in this string"),
    )
    .at(at(file, range));
    match char {
        '\t' => diagnostic.hint("replace the tab by a space"),
        _ => diagnostic.hint("remove it"),
    }
}

pub(super) fn escape(file: &File, range: Range<usize>, char: char) -> Diagnostic {
    let diagnostic = Diagnostic::error("json/escape", "JSON does not know this escape")
        .at(at(file, range));
    match char {
        'u' => diagnostic.hint("four hexadecimal digits follow `\\u`: `\\u00e9`"),
        _ => diagnostic.hint("a backslash itself is written `\\\\`"),
    }
}

pub(super) fn surrogate(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("json/surrogate", "half a character: a surrogate without its pair")
        .at(at(file, range))
        .hint("write the character itself instead of its escapes")
}

pub(super) fn number(file: &File, range: Range<usize>, text: &str) -> Diagnostic {
    Diagnostic::error("json/number", format!("`{text}` is not a number in JSON"))
        .at(at(file, range))
        .hint("if it is a date or a text, put it in double quotes")
}

pub(super) fn word(file: &File, range: Range<usize>, word: &str) -> Diagnostic {
    let hint = match word {
        "True" | "TRUE" => "write `true`",
        "False" | "FALSE" => "write `false`",
        "None" | "nil" | "undefined" | "NULL" | "Null" => {
            "write `null`, or leave the field out"
        }
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
    first: Origin,
) -> Diagnostic {
    Diagnostic::error("json/duplicate", format!("`{key}` stands here twice"))
        .at(at(file, range))
        .at_with(Place::Key(first), "first here")
        .hint("only one of them would count; remove or rename the other")
}

pub(super) fn nesting(file: &File, range: Range<usize>) -> Diagnostic {
    let message = format!("values are nested more than {DEPTH} deep");
    Diagnostic::error("json/nesting", message).at(at(file, range))
}

pub(super) fn values(file: &File) -> Diagnostic {
    let message = format!("the file has more than {VALUES} values");
    Diagnostic::error("file/size", message)
        .at(Place::File(Arc::clone(file)))
        .hint("split it, and take the parts in by `include`")
}

pub(super) fn size(place: Place, limit: u64) -> Diagnostic {
    let message = format!("the file is larger than {} MiB", limit >> 20);
    Diagnostic::error("file/size", message).at(place)
}

pub(super) fn missing(place: Place, path: &str, near: Option<String>) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("file/missing", format!("there is no file `{path}`")).at(place);
    match near {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

pub(super) fn unreadable(place: Place, path: &str, why: &str) -> Diagnostic {
    Diagnostic::error("file/unreadable", format!("`{path}` cannot be read ({why})"))
        .at(place)
}

pub(super) fn empty(file: &File) -> Diagnostic {
    Diagnostic::error("file/empty", "the file is empty")
        .at(Place::File(Arc::clone(file)))
        .hint("`communique new` writes a record to start from")
}

pub(super) fn foreign(file: &File, what: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("file/kind", format!("this is {what}, not a JSON file"))
        .at(Place::File(Arc::clone(file)))
        .hint(hint)
}

pub(super) fn byte_order_mark(file: &File) -> Diagnostic {
    Diagnostic::warning("file/bom", "the file begins with a byte-order mark")
        .at(at(file, 0..3))
        .hint("save it as “UTF-8”, not as “UTF-8 with BOM”")
}

pub(super) fn utf16(file: &File) -> Diagnostic {
    Diagnostic::error("file/encoding", "the file is encoded in UTF-16 or UTF-32")
        .at(Place::File(Arc::clone(file)))
        .hint("save it as “UTF-8” (in Notepad: Save As, Encoding)")
}

pub(super) fn encoding(file: &File, range: Range<usize>) -> Diagnostic {
    Diagnostic::error("file/encoding", "from here on the file is not valid UTF-8")
        .at(at(file, range))
        .hint("save it as “UTF-8”; it may be in an older encoding such as Windows-1250")
}

pub(super) fn outside(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error("file/outside", format!("`{path}` leads out of the package's root"))
        .at(place)
        .hint("keep all files of a package within one folder, or name another with `--root`")
}

pub(super) fn absolute(place: Place, path: &str) -> Diagnostic {
    Diagnostic::error("file/outside", format!("`{path}` is not a relative path"))
        .at(place)
        .hint("write the path from the folder of this file, with `/`: `../shared.json`")
}

pub(super) fn cycle(place: Place, chain: &[String]) -> Diagnostic {
    let chain = chain.join("` → `");
    Diagnostic::error("include/cycle", "these files include one another")
        .at(place)
        .hint(format!("the way round is `{chain}`"))
}

pub(super) fn too_many(place: Place, limit: usize) -> Diagnostic {
    let message = format!("the package includes more than {limit} files");
    Diagnostic::error("include/many", message).at(place)
}

pub(super) fn conflict(key: &str, second: Origin, first: Origin) -> Diagnostic {
    let message = format!("two included files say different things of `{key}`");
    Diagnostic::warning("include/conflict", message)
        .at_with(Place::Key(second), "this one is used")
        .at_with(Place::Key(first), "this one is not")
        .hint("say it once, or once more in the including file, which always wins")
}

pub(super) fn not_an_object(node: &crate::record::Node) -> Diagnostic {
    let message = format!("a record is an object, this is {}", node.describe());
    Diagnostic::error("file/record", message).at(Place::Value(node.origin.clone()))
}
