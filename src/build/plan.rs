//! Packages and wishes come in; the jobs go out: which document in which language becomes
//! which files. Two files of one name are found here, before anything is made.

use std::collections::BTreeMap;
use std::fmt;

use super::name::{key, safe};
use super::read::Loaded;
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::model::{At, DocumentRecord, nearest};

/// What a document can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Pdf,
    Docx,
    /// The source of the PDF, as a folder for any Typst editor.
    Typst,
}

impl Format {
    /// All formats with their names.
    pub const ALL: [(&'static str, Self); 3] =
        [("pdf", Self::Pdf), ("docx", Self::Docx), ("typst", Self::Typst)];
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, _) = Self::ALL[*self as usize];
        f.write_str(name)
    }
}

/// What is wanted; an empty list wants all.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Ids of documents.
    pub documents: Vec<String>,
    pub kinds: Vec<String>,
    pub languages: Vec<LanguageTag>,
}

impl Filter {
    /// Whether all is wanted.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty() && self.kinds.is_empty() && self.languages.is_empty()
    }
}

/// One document in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Which of the packages.
    pub package: usize,
    /// Which of its documents.
    pub document: usize,
    pub language: LanguageTag,
    /// The path of its files without their suffix: `meeting/document.en`.
    pub path: String,
}

/// All jobs, in the order of the packages, documents and languages.
///
/// # Errors
///
/// Where two jobs would write the same file, and where a wish fits nothing.
pub fn plan(packages: &[Loaded], filter: &Filter) -> Result<Vec<Job>, Diagnostics> {
    let mut jobs = vec![];
    for (package, loaded) in packages.iter().enumerate() {
        for (document, record) in loaded.package.documents.iter().enumerate() {
            if !wanted(&filter.documents, &record.id.value)
                || !wanted(&filter.kinds, &record.kind.value)
            {
                continue;
            }
            for language in languages(loaded, record) {
                if wanted(&filter.languages, &language) {
                    let path = path(loaded, record, &language);
                    jobs.push(Job { package, document, language, path });
                }
            }
        }
    }
    let mut diagnostics = unfulfilled(packages, filter);
    let none = jobs.is_empty() && !packages.is_empty();
    if none && !filter.is_empty() && !diagnostics.has_errors() {
        let message = "no document fits all that is asked for";
        let diagnostic = Diagnostic::error("usage/filter", message);
        diagnostics.push(diagnostic.hint("each wish alone fits some; leave one out"));
    }
    let (told, collide) = collisions(packages, &jobs);
    diagnostics.extend(told);
    if collide || diagnostics.has_errors() { Err(diagnostics) } else { Ok(jobs) }
}

fn wanted<T: PartialEq>(wishes: &[T], value: &T) -> bool {
    wishes.is_empty() || wishes.contains(value)
}

/// How many jobs a package has, whatever is wanted of it.
pub(super) fn count(loaded: &Loaded) -> usize {
    loaded.package.documents.iter().map(|own| languages(loaded, own).len()).sum()
}

/// The languages that a document is made in.
fn languages(loaded: &Loaded, record: &DocumentRecord) -> Vec<LanguageTag> {
    let mut languages: Vec<LanguageTag> = vec![];
    for language in &record.languages {
        if !languages.contains(&language.value) {
            languages.push(language.value.clone());
        }
    }
    if languages.is_empty() {
        let own = record.language.as_ref().map(|tag| tag.value.clone());
        languages.push(own.unwrap_or_else(|| loaded.default_language()));
    }
    languages
}

fn path(loaded: &Loaded, record: &DocumentRecord, language: &LanguageTag) -> String {
    let meeting = safe(&loaded.package.meeting.identity(), "meeting");
    let document = safe(&record.id.value, "document");
    format!("{meeting}/{document}.{language}")
}

/// Whether two jobs would write the same file, and what is to be said of it.
fn collisions(packages: &[Loaded], jobs: &[Job]) -> (Diagnostics, bool) {
    let mut collide = false;
    let mut diagnostics = Diagnostics::default();
    let mut taken: BTreeMap<String, &At<String>> = BTreeMap::new();
    for job in jobs {
        let id = &packages[job.package].package.documents[job.document].id;
        if let Some(first) = taken.get(&key(&job.path)) {
            collide = true;
            // Within one package that is told already.
            let same = first.origin.file == id.origin.file;
            if same && first.to_lowercase() == id.to_lowercase() {
                continue;
            }
            let message = format!("two documents would be written to `{}`", job.path);
            let diagnostic = Diagnostic::error("output/collision", message)
                .at(Place::Value(id.origin.clone()))
                .at_with(Place::Value(first.origin.clone()), "the other one")
                .hint("give one of them another `id`; case and signs do not tell them apart");
            diagnostics.push(diagnostic);
        } else {
            taken.insert(key(&job.path), id);
        }
    }
    (diagnostics, collide)
}

/// Names that fit nothing are mistyped.
fn unfulfilled(packages: &[Loaded], filter: &Filter) -> Diagnostics {
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
    let spoken: Vec<LanguageTag> = packages
        .iter()
        .flat_map(|own| own.package.documents.iter().flat_map(|d| languages(own, d)))
        .collect();
    for wish in &filter.languages {
        let there = spoken.iter().map(LanguageTag::as_str).collect();
        look("language", wish.as_str(), there);
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
