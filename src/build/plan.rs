//! Packages and wishes come in; the jobs go out: which document in which language becomes
//! which files. Two files of one name are found here, before anything is made.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroUsize;
use std::ops::Range;

use super::name::{key, safe};
use super::read::Loaded;
use super::rows::Rows;
use super::wish::{Filter, asked, made, unfulfilled, wanted};
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::model::{At, Edition};

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

/// Which copies of a document a job makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copies {
    /// There are none: it is the same for all.
    None,
    /// That of one recipient, by its row.
    One(usize),
    /// Those of some recipients, in one file: the first row and the one behind the last.
    Together(usize, usize),
}

impl Copies {
    /// The rows that stand in one file.
    pub(super) fn together(self) -> Option<Range<usize>> {
        match self {
            Self::Together(first, end) => Some(first..end),
            Self::None | Self::One(_) => None,
        }
    }
}

/// How many letters stand in one file, where all shall stand together: as many as there
/// are, but no more than so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Combine(NonZeroUsize);

impl Combine {
    /// The most letters of one file: the engine takes a megabyte for each, all at once.
    pub const MOST: NonZeroUsize = NonZeroUsize::new(2000).expect("two thousand");

    /// Reads a number.
    ///
    /// # Errors
    ///
    /// In words, where it is none, or too large.
    pub fn parse(text: &str) -> Result<Self, String> {
        let number = text.parse().ok().filter(|number| *number <= Self::MOST);
        let most = Self::MOST;
        number.map(Self).ok_or_else(|| format!("a file holds from 1 to {most} letters"))
    }

    /// The rows of each file.
    fn files(self, rows: usize) -> impl Iterator<Item = Range<usize>> {
        let most = self.0.get();
        (0..rows).step_by(most).map(move |first| first..rows.min(first + most))
    }
}

impl Default for Combine {
    fn default() -> Self {
        Self(Self::MOST)
    }
}

impl fmt::Display for Combine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One document in one language or two, or the copy of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Which of the packages.
    pub package: usize,
    /// Which of its documents.
    pub document: usize,
    pub language: LanguageTag,
    /// The language of the second column, where it has two.
    pub beside: Option<LanguageTag>,
    pub copies: Copies,
    /// The path of its files without their suffix: `meeting/document.en`.
    pub path: String,
}

impl Job {
    /// In which languages it is.
    pub fn edition(&self) -> Edition {
        Edition { language: self.language.clone(), beside: self.beside.clone() }
    }
}

/// All jobs, in the order of the packages, documents, recipients and editions. With
/// `combine`, one file holds the copies of many recipients. An edition in two languages is
/// made where the record lists it, and where it is wished for of a document in both. Jobs
/// that would write the same file are told of, and none of them is sound.
///
/// # Errors
///
/// Where a wish fits nothing.
pub fn plan(
    packages: &mut [Loaded],
    filter: &Filter,
    combine: Option<Combine>,
    d: &mut Diagnostics,
) -> Result<Vec<Job>, Diagnostics> {
    let mut jobs = vec![];
    for (package, loaded) in packages.iter().enumerate() {
        for (document, record) in loaded.package.documents.iter().enumerate() {
            if !wanted(&filter.documents, &record.id.value)
                || !wanted(&filter.kinds, &record.kind.value)
            {
                continue;
            }
            let of = |(copies, edition): (Copies, Edition)| {
                let path = path(loaded, document, (copies, combine), &edition)?;
                let Edition { language, beside } = edition;
                Some(Job { package, document, language, beside, copies, path })
            };
            let wishes = &filter.editions;
            let editions = made(loaded, document, wishes);
            let all = copies(loaded, document, combine, wishes);
            let all = all.into_iter().filter(|(_, own)| asked(wishes, &editions, own));
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
    if diagnostics.has_errors() {
        return Err(diagnostics);
    }
    for job in collisions(packages, &jobs, d) {
        packages[job.package].collide(job);
    }
    Ok(jobs)
}

/// All jobs, where nothing is left out by a wish.
pub fn plan_all(
    packages: &mut [Loaded],
    combine: Option<Combine>,
    d: &mut Diagnostics,
) -> Vec<Job> {
    let all = plan(packages, &Filter::default(), combine, d);
    all.expect("where nothing is wished for, every wish fits")
}

/// How many jobs a package has, whatever is wanted of it.
pub(super) fn count(loaded: &Loaded, combine: Option<Combine>) -> usize {
    let documents = 0..loaded.package.documents.len();
    documents.map(|own| copies(loaded, own, combine, &[]).len()).sum()
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

/// The copies of a document and their editions.
fn copies(
    loaded: &Loaded,
    document: usize,
    combine: Option<Combine>,
    wishes: &[Edition],
) -> Vec<(Copies, Edition)> {
    let record = &loaded.package.documents[document];
    let editions = made(loaded, document, wishes);
    if record.recipients.is_none() {
        return editions.into_iter().map(|own| (Copies::None, own)).collect();
    }
    let rows = loaded.rows(document).map_or(&[][..], Rows::list);
    let mut out = vec![];
    if let Some(combine) = combine {
        for own in combine.files(rows.len()) {
            let copies = Copies::Together(own.start, own.end);
            let rows = &rows[own];
            let is_made = |own: &&Edition| rows.iter().any(|row| row.is_in(own));
            let made = editions.iter().filter(is_made);
            out.extend(made.map(|own| (copies, own.clone())));
        }
        return out;
    }
    for (index, row) in rows.iter().enumerate() {
        let own = editions.iter().filter(|own| row.is_in(own));
        out.extend(own.map(|own| (Copies::One(index), own.clone())));
    }
    out
}

fn path(
    loaded: &Loaded,
    document: usize,
    (copies, combine): (Copies, Option<Combine>),
    edition: &Edition,
) -> Option<String> {
    let meeting = safe(&loaded.package.meeting.identity(), "meeting");
    let name = match copies {
        Copies::One(row) => {
            loaded.rows(document)?.list().get(row)?.name.as_deref()?.to_owned()
        }
        Copies::None | Copies::Together(..) => {
            let name = safe(&loaded.package.documents[document].id.value, "document");
            let rows = loaded.rows(document).map_or(0, |rows| rows.list().len());
            let own = copies.together().filter(|own| own.len() < rows);
            match own.zip(combine) {
                // One of several files has its number.
                Some((own, most)) => format!("{name}-{}", own.start / most.0.get() + 1),
                None => name,
            }
        }
    };
    Some(format!("{meeting}/{name}.{edition}"))
}

/// The jobs that would write the same file as another.
fn collisions<'a>(
    packages: &[Loaded],
    jobs: &'a [Job],
    d: &mut Diagnostics,
) -> Vec<&'a Job> {
    let mut collide = vec![];
    let mut taken: BTreeMap<String, &Job> = BTreeMap::new();
    for job in jobs {
        let Some(first) = taken.get(&key(&job.path)) else {
            taken.insert(key(&job.path), job);
            continue;
        };
        collide.extend([*first, job]);
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
        d.push(diagnostic);
    }
    collide
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
