//! Packages and wishes come in; the jobs go out: which document in which language becomes
//! which files. Two files of one name are found here, before anything is made.

use std::collections::BTreeMap;
use std::fmt;

use super::name::{key, safe};
use super::read::Loaded;
use super::rows::Rows;
use crate::check::languages;
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::model::{At, nearest};

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

/// Which copies of a document a job makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copies {
    /// There are none: it is the same for all.
    None,
    /// That of one recipient, by its row.
    One(usize),
    /// Those of all recipients, in one file.
    All,
}

/// One document in one language, or the copy of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Which of the packages.
    pub package: usize,
    /// Which of its documents.
    pub document: usize,
    pub language: LanguageTag,
    pub copies: Copies,
    /// The path of its files without their suffix: `meeting/document.en`.
    pub path: String,
}

/// All jobs, in the order of the packages, documents, recipients and languages. With
/// `combine`, one file holds the copies of all recipients.
///
/// # Errors
///
/// Where two jobs would write the same file, and where a wish fits nothing.
pub fn plan(
    packages: &[Loaded],
    filter: &Filter,
    combine: bool,
) -> Result<Vec<Job>, Diagnostics> {
    let mut jobs = vec![];
    for (package, loaded) in packages.iter().enumerate() {
        for (document, record) in loaded.package.documents.iter().enumerate() {
            if !wanted(&filter.documents, &record.id.value)
                || !wanted(&filter.kinds, &record.kind.value)
            {
                continue;
            }
            let of = |(copies, language): (Copies, LanguageTag)| {
                let path = path(loaded, document, copies, &language)?;
                Some(Job { package, document, language, copies, path })
            };
            let all = copies(loaded, document, combine);
            let all = all.into_iter().filter(|(_, own)| spoken(&filter.languages, own));
            jobs.extend(all.filter_map(of));
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

/// Whether a language is one of those that are wanted.
fn spoken(wishes: &[LanguageTag], own: &LanguageTag) -> bool {
    wishes.is_empty() || wishes.iter().any(|wish| own.is_of(wish))
}

/// How many jobs a package has, whatever is wanted of it.
pub(super) fn count(loaded: &Loaded, combine: bool) -> usize {
    let documents = 0..loaded.package.documents.len();
    documents.map(|own| copies(loaded, own, combine).len()).sum()
}

/// Whether all is known that a package makes: recipients that cannot be read may be those
/// of letters that are there.
pub fn is_known(loaded: &Loaded) -> bool {
    let documents = loaded.package.documents.iter().enumerate();
    let mut to_many = documents.filter(|(_, own)| own.recipients.is_some());
    to_many.all(|(index, _)| {
        let rows = loaded.rows(index);
        rows.is_some_and(|rows| rows.list().iter().all(|row| row.name.is_some()))
    })
}

/// The copies of a document and their languages.
fn copies(loaded: &Loaded, document: usize, combine: bool) -> Vec<(Copies, LanguageTag)> {
    let record = &loaded.package.documents[document];
    let languages = languages(&loaded.package, record);
    if record.recipients.is_none() {
        return languages.into_iter().map(|tag| (Copies::None, tag)).collect();
    }
    let rows = loaded.rows(document).map_or(&[][..], Rows::list);
    if combine {
        let is_made = |tag: &LanguageTag| rows.iter().any(|row| row.is_in(tag));
        let made = languages.into_iter().filter(is_made);
        return made.map(|tag| (Copies::All, tag)).collect();
    }
    let mut out = vec![];
    for (index, row) in rows.iter().enumerate() {
        let own = languages.iter().filter(|tag| row.is_in(tag));
        out.extend(own.map(|tag| (Copies::One(index), tag.clone())));
    }
    out
}

fn path(
    loaded: &Loaded,
    document: usize,
    copies: Copies,
    language: &LanguageTag,
) -> Option<String> {
    let meeting = safe(&loaded.package.meeting.identity(), "meeting");
    let name = match copies {
        Copies::One(row) => {
            loaded.rows(document)?.list().get(row)?.name.as_deref()?.to_owned()
        }
        Copies::None | Copies::All => {
            safe(&loaded.package.documents[document].id.value, "document")
        }
    };
    Some(format!("{meeting}/{name}.{language}"))
}

/// Whether two jobs would write the same file, and what is to be said of it.
fn collisions(packages: &[Loaded], jobs: &[Job]) -> (Diagnostics, bool) {
    let mut collide = false;
    let mut diagnostics = Diagnostics::default();
    let mut taken: BTreeMap<String, &Job> = BTreeMap::new();
    for job in jobs {
        let Some(first) = taken.get(&key(&job.path)) else {
            taken.insert(key(&job.path), job);
            continue;
        };
        collide = true;
        let (own, other) = (id(packages, job), id(packages, first));
        let rows = [job, first].map(|own| matches!(own.copies, Copies::One(_)));
        // Within one package that is told already.
        let same = own.origin.file == other.origin.file;
        if rows == [false; 2] && same && own.to_lowercase() == other.to_lowercase() {
            continue;
        }
        let (what, hint) = match rows {
            [true, true] => (
                "letters",
                "let `fileName` have `{row}` or another field; case and signs do not \
                 tell names apart",
            ),
            _ => (
                "documents",
                "give one of them another `id`; case and signs do not tell them apart",
            ),
        };
        let message = format!("two {what} would be written to `{}`", job.path);
        let diagnostic = Diagnostic::error("output/collision", message)
            .at(place(packages, job))
            .at_with(place(packages, first), "the other one")
            .hint(hint);
        diagnostics.push(diagnostic);
    }
    (diagnostics, collide)
}

fn id<'a>(packages: &'a [Loaded], job: &Job) -> &'a At<String> {
    &packages[job.package].package.documents[job.document].id
}

/// What gives a job its name.
fn place(packages: &[Loaded], job: &Job) -> Place {
    let rows = packages[job.package].rows(job.document);
    match (job.copies, rows) {
        (Copies::One(row), Some(rows)) => rows.place(row),
        _ => Place::Value(id(packages, job).origin.clone()),
    }
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
        .flat_map(|own| {
            own.package.documents.iter().flat_map(|d| languages(&own.package, d))
        })
        .collect();
    let unknown = |wish: &&LanguageTag| !spoken.iter().any(|own| own.is_of(wish));
    for wish in filter.languages.iter().filter(unknown) {
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
