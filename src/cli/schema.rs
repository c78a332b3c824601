//! `communique schema`: the JSON Schema of the record.

use super::exit::Exit;
use super::terminal::Terminal;
use crate::model;

/// Print the JSON Schema of the record
///
/// Editors complete and check a record whose `$schema` names a file with it.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, terminal: &Terminal) -> Exit {
    terminal.give(text().as_bytes());
    Exit::Done
}

/// The schema, as it stands in a file.
pub(super) fn text() -> String {
    let schema = serde_json::to_string_pretty(&model::schema());
    let mut text = schema.expect("a schema is plain JSON");
    text.push('\n');
    text
}
