//! The mistakes of files of rows: constructors of diagnostics.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place};
use crate::record::Node;

pub(super) fn form(place: Place, path: &str) -> Diagnostic {
    let message = format!("`{path}` is neither CSV nor JSON Lines, by its name");
    Diagnostic::error("rows/form", message)
        .at(place)
        .hint("its name ends in `.csv`, `.tsv` or `.jsonl`; save a sheet as “CSV UTF-8”")
}

pub(super) fn empty(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error("rows/none", "there are no rows in the file")
        .at(Place::File(Arc::clone(file)))
        .hint("the first line of CSV names the columns, each line below it is a row")
}

pub(super) fn delimiter(place: Place) -> Diagnostic {
    let message = "it cannot be seen what stands between the cells";
    Diagnostic::error("rows/delimiter", message)
        .at(place)
        .hint("say it in the record: `\"delimiter\": \";\"`")
}

pub(super) fn quote(place: Place) -> Diagnostic {
    Diagnostic::error("rows/quote", "this quotation mark is never closed")
        .at(place)
        .hint("close it with `\"`; within a cell in quotation marks it is written `\"\"`")
}

pub(super) fn ragged(place: Place, found: usize, wanted: usize) -> Diagnostic {
    let many = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    };
    let (found, wanted) = (many(found, "cell"), many(wanted, "name"));
    let message = format!("this row has {found}, but {wanted} stand on top");
    Diagnostic::error("rows/ragged", message)
        .at(place)
        .hint("a text with the sign that stands between cells is put in quotation marks")
}

pub(super) fn not_an_object(node: &Node, place: Place) -> Diagnostic {
    let what = match node.describe() {
        "an object" => "an empty object",
        other => other,
    };
    let message = format!("a line is an object, this is {what}");
    Diagnostic::error("rows/line", message)
        .at(place)
        .hint("each line is one recipient: `{ \"familyName\": \"Novak\" }`")
}
