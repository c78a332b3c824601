//! What is asked for of all documents: which of them, and in which editions; what nothing
//! fits is told.

use super::read::Loaded;
use crate::check::{editions, spoken};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Edition, nearest};

/// What is wanted; an empty list wants all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Ids of documents.
    pub documents: Vec<String>,
    pub kinds: Vec<String>,
    pub editions: Vec<Edition>,
}

impl Filter {
    /// Whether all is wanted.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.kinds.is_empty() && self.editions.is_empty()
    }
}

/// Whether a value is wished for.
pub(super) fn wanted<T: PartialEq>(wishes: &[T], value: &T) -> bool {
    wishes.is_empty() || wishes.contains(value)
}

/// Whether an edition is wished for; a language means all its scripts and regions.
pub(super) fn asked(wishes: &[Edition], own: &Edition) -> bool {
    wishes.is_empty() || wishes.iter().any(|wish| is_meant(wish, own))
}

fn is_meant(wish: &Edition, own: &Edition) -> bool {
    let is_single = wish.beside.is_none() && own.beside.is_none();
    wish == own || is_single && own.language.is_of(&wish.language)
}

/// The editions of a document: those of the record, and wishes for two of its languages.
pub(super) fn made(loaded: &Loaded, document: usize, wishes: &[Edition]) -> Vec<Edition> {
    let record = &loaded.package.documents[document];
    let spoken = spoken(&loaded.package, record);
    let mut made = editions(&loaded.package, record);
    for wish in wishes.iter().filter(|own| own.beside.is_some()) {
        if !made.contains(wish) && wish.languages().all(|own| spoken.contains(own)) {
            made.push(wish.clone());
        }
    }
    made
}

/// Names that fit nothing are mistyped.
pub(super) fn unfulfilled(packages: &[Loaded], filter: &Filter) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let records = || packages.iter().flat_map(|loaded| &loaded.package.documents);
    let mut look = |what: &str, wish: &str, there: Vec<&str>| {
        if there.contains(&wish) {
            return;
        }
        let message = format!("there is no document with the {what} `{wish}`");
        let diagnostic = Diagnostic::error("usage/filter", message);
        diagnostics.push(match nearest(wish, there.iter().copied()) {
            Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
            None if there.is_empty() => diagnostic,
            None => diagnostic.hint(format!("there are {}", list(there))),
        });
    };
    for wish in &filter.documents {
        look("id", wish, records().map(|own| own.id.value.as_str()).collect());
    }
    for wish in &filter.kinds {
        look("type", wish, records().map(|own| own.kind.value.as_str()).collect());
    }
    let mut all: Vec<Edition> = vec![];
    for loaded in packages {
        for document in 0..loaded.package.documents.len() {
            all.extend(made(loaded, document, &filter.editions));
        }
    }
    let there: Vec<String> = all.iter().map(Edition::to_string).collect();
    let (pairs, alone): (Vec<&Edition>, Vec<&Edition>) =
        filter.editions.iter().partition(|own| own.beside.is_some());
    for wish in
        alone.into_iter().filter(|wish| !all.iter().any(|own| is_meant(wish, own)))
    {
        look(
            "language",
            wish.language.as_str(),
            there.iter().map(String::as_str).collect(),
        );
    }
    for wish in pairs.into_iter().map(Edition::to_string) {
        if !there.contains(&wish) {
            let message = format!("there is no document in both languages of `{wish}`");
            let hint = "both stand in its `languages`, or in an edition of `bilingual`";
            diagnostics.push(Diagnostic::error("usage/filter", message).hint(hint));
        }
    }
    diagnostics
}

fn list(mut names: Vec<&str>) -> String {
    names.sort_unstable();
    names.dedup();
    let names: Vec<String> =
        names.into_iter().take(12).map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
