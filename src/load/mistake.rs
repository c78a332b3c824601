//! The mistakes of files and of what they include: constructors of diagnostics.

use std::ops::Range;
use std::sync::Arc;

use super::json::VALUES;
use crate::diagnostic::{Diagnostic, Origin, Place};
use crate::record::Node;

type File = Arc<str>;

fn at(file: &File, range: Range<usize>) -> Place {
    Place::Span { file: Arc::clone(file), range }
}

pub(super) fn values(file: &File) -> Diagnostic {
    let message = format!("the file has more than {VALUES} values");
    Diagnostic::error("file/size", message)
        .at(Place::File(Arc::clone(file)))
        .hint("split it, and take the parts in by `include`")
}

pub(super) fn size(place: Place, limit: u64) -> Diagnostic {
    let message = format!("the file is larger than {} MiB", limit >> 20);
    Diagnostic::error("file/size", message)
        .at(place)
        .hint("a record can be split, and its parts taken in by `include`; a picture made smaller")
}

pub(super) fn missing(place: Place, path: &str, near: Option<String>) -> Diagnostic {
    let diagnostic =
        Diagnostic::error("file/missing", format!("there is no file `{path}`")).at(place);
    match near {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

pub(super) fn no_path(place: Place) -> Diagnostic {
    Diagnostic::error("file/missing", "there is no path here")
        .at(place)
        .hint("name a file, or remove this")
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

pub(super) fn foreign(file: &File, what: &str, wanted: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("file/kind", format!("this is {what}, not {wanted}"))
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

pub(super) fn address(place: Place, url: &str) -> Diagnostic {
    Diagnostic::error("file/outside", format!("`{url}` is not the path of a file"))
        .at(place)
        .hint(
            "nothing is read from the network; save it in the package and name its path",
        )
}

pub(super) fn backslash(place: Place, path: &str) -> Diagnostic {
    let message = format!("`{path}` has `\\` between its parts");
    let hint = format!("write `{}`", path.replace('\\', "/"));
    Diagnostic::error("file/outside", message).at(place).hint(hint)
}

pub(super) fn cycle(place: Place, chain: &[String]) -> Diagnostic {
    let diagnostic = |message| Diagnostic::error("include/cycle", message).at(place);
    match chain {
        [_, _] => diagnostic("this file includes itself").hint("remove it here"),
        _ => {
            let chain = chain.join("` → `");
            diagnostic("these files include one another").hint(format!(
                "the way round is `{chain}`; take what they share into another file"
            ))
        }
    }
}

pub(super) fn too_many(place: Place, limit: usize) -> Diagnostic {
    let message = format!("the package includes more than {limit} files");
    Diagnostic::error("include/many", message)
        .at(place)
        .hint("put what belongs together into one file")
}

pub(super) fn conflict(key: &str, second: Origin, first: Origin) -> Diagnostic {
    let message = format!("two included files say different things of `{key}`");
    Diagnostic::warning("include/conflict", message)
        .at_with(Place::Key(second), "this one is used")
        .at_with(Place::Key(first), "this one is not")
        .hint("say it once, or once more in the including file, which always wins")
}

/// A part of an included file that cannot be taken in.
pub(super) fn wrong_kind(name: &str, node: &Node) -> Diagnostic {
    let message = format!("`{name}` is an object, this is {}", node.describe());
    Diagnostic::error("include/kind", message).at(Place::Value(node.origin.clone()))
}

/// A part of an included file that has no meaning there.
pub(super) fn unknown(name: &str, node: &Node, known: &[&str]) -> Diagnostic {
    let likeness = |known: &str| strsim::jaro_winkler(name, known);
    let near = known.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let hint = match near.filter(|near| likeness(near) >= 0.82) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("an included file gives `{}`", known.join("`, `")),
    };
    let message = format!("`{name}` is nothing that can be included");
    Diagnostic::error("include/unknown", message)
        .at(Place::Key(node.origin.clone()))
        .hint(hint)
}

pub(super) fn not_an_object(node: &Node) -> Diagnostic {
    let message = format!("a record is an object, this is {}", node.describe());
    Diagnostic::error("file/record", message)
        .at(Place::Value(node.origin.clone()))
        .hint("`communique new` writes a record to start from")
}

/// An address that should hold a file and does not.
pub(super) fn not_inline(place: Place) -> Diagnostic {
    Diagnostic::error("file/inline", "this address holds no bytes that can be read")
        .at(place)
        .hint("write `data:image/svg+xml;base64,…`, or the path of a file")
}
