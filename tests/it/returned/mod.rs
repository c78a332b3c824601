//! Files that come back are read: what nobody changed gives nothing, and each word is
//! accounted for.

mod account;
pub(crate) mod cases;
pub(crate) mod edit;
mod foreign;
pub(crate) mod hostile;
mod made;
mod random;
mod together;

use communique::returned::Returned;

use crate::outputs::{self, Output};

/// A returned file, read.
fn read(name: &str, bytes: &[u8]) -> Returned {
    Returned::read(name, bytes, None).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// The documents that are made of a record, as the program makes them.
fn sent() -> impl Iterator<Item = &'static Output> {
    let is_made = |own: &&Output| !own.name.starts_with("samples/") && !own.is_mistaken;
    outputs::all().iter().filter(is_made)
}

#[test]
fn a_draft_that_nobody_touched_gives_nothing() {
    let mut told = vec![];
    for output in sent() {
        let returned = read(&output.name, &output.files.docx);
        for reading in [returned.reading(&|_| true), returned.reading(&|_| false)] {
            if !reading.is_empty() {
                told.push(format!("{}: {reading:#?}", output.name));
            }
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
