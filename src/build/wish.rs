//! What is asked for of all documents: which of them, and in which editions; what nothing
//! fits is told.

use super::read::Loaded;
use crate::check::{editions, spoken};
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag};
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

/// Whether an edition of a document, of all that it has, is wished for; a language means
/// all its scripts and regions, and one in a region means the language where the document
/// has none for that region.
pub(super) fn asked(wishes: &[Edition], all: &[Edition], own: &Edition) -> bool {
    let is_asked = |wish: &Edition| {
        let is_there = all.iter().any(|own| is_meant(wish, own));
        is_meant(wish, own) || !is_there && serves(wish, own)
    };
    wishes.is_empty() || wishes.iter().any(is_asked)
}

fn is_meant(wish: &Edition, own: &Edition) -> bool {
    fits(wish, own, |own, wish| own.is_of(wish))
}

fn serves(wish: &Edition, own: &Edition) -> bool {
    fits(wish, own, |own, wish| own.is_of(wish) || own.serves(wish))
}

fn fits(
    wish: &Edition,
    own: &Edition,
    is_like: impl Fn(&LanguageTag, &LanguageTag) -> bool,
) -> bool {
    let mut pairs = own.languages().zip(wish.languages());
    own.beside.is_some() == wish.beside.is_some()
        && pairs.all(|(own, wish)| is_like(own, wish))
}

/// The editions of a document: those of the record, and wishes for two of its languages.
pub(super) fn made(loaded: &Loaded, document: usize, wishes: &[Edition]) -> Vec<Edition> {
    let record = &loaded.package.documents[document];
    let mut made = editions(&loaded.package, record);
    let wishes: Vec<Edition> =
        wishes.iter().filter(|own| own.beside.is_some()).cloned().collect();
    if wishes.is_empty() {
        return made;
    }
    let spoken = spoken(&loaded.package, record);
    let pairs = spoken.iter().flat_map(|own| {
        let others = spoken.iter().filter(move |other| *other != own);
        others.map(|other| Edition { language: own.clone(), beside: Some(other.clone()) })
    });
    let pairs: Vec<Edition> = pairs.collect();
    for pair in &pairs {
        if asked(&wishes, &pairs, pair) && !made.contains(pair) {
            made.push(pair.clone());
        }
    }
    made
}

/// Names that fit nothing are mistyped.
pub(super) fn unfulfilled(packages: &[Loaded], filter: &Filter) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let records = || packages.iter().flat_map(|loaded| &loaded.package.documents);
    let mut look = |what: &str, wish: &str, there: Vec<&str>, way: Option<String>| {
        if there.contains(&wish) {
            return;
        }
        let message = format!("there is no document with the {what} `{wish}`");
        let diagnostic = Diagnostic::error("usage/filter", message);
        let near = nearest(wish, there.iter().copied()).filter(|_| way.is_none());
        let diagnostic = match near {
            Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
            None if there.is_empty() => diagnostic,
            None => diagnostic.hint(format!("there are {}", list(there))),
        };
        diagnostics.push(way.into_iter().fold(diagnostic, Diagnostic::hint));
    };
    for wish in &filter.documents {
        look("id", wish, records().map(|own| own.id.value.as_str()).collect(), None);
    }
    for wish in &filter.kinds {
        look("type", wish, records().map(|own| own.kind.value.as_str()).collect(), None);
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
    let fits_nothing = |wish: &&&Edition| !all.iter().any(|own| serves(wish, own));
    for wish in alone.iter().filter(fits_nothing) {
        let tag = &wish.language;
        // Of another language, none is near.
        let way = "`languages` of a document names those that it is made in";
        let way = format!("{way}: add `{tag}`");
        let there = there.iter().map(String::as_str).collect();
        look("language", tag.as_str(), there, Some(way));
    }
    for wish in pairs.iter().filter(fits_nothing) {
        let message = format!("there is no document in both languages of `{wish}`");
        let hint = "both stand in its `languages`, or in an edition of `bilingual`";
        diagnostics.push(Diagnostic::error("usage/filter", message).hint(hint));
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
