//! A file that was made comes in; whether its record still gives that file goes out. A PDF
//! is made again from the record that it carries, by the templates, fonts and program at
//! hand, and both are compared; of a Word file the fields are held against its record.
//! Reads and writes no file.

mod word;

use std::collections::BTreeSet;
use std::path::Path;

use crate::brand::Brand;
use crate::build::{
    self, Filter, Format, Input, Job, Loaded, Maker, Options, Reader, Stopwatch,
};
use crate::carried::{self, Missing};
use crate::compose::Clerk;
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::Document;
use crate::fonts::Fonts;
use crate::parity::pdf::{Tagged, Unreadable};
use crate::parity::{Finding, between};
use crate::signed::{self, Field};
use crate::standards::Standards;
use crate::templates::Templates;

pub use word::{Change, Edited, NoRecord, edits};

/// What files are held against.
#[derive(Debug, Clone, Copy)]
pub struct Verifier<'a> {
    /// An empty folder: a record that a file carries names no other.
    pub root: &'a Path,
    pub templates: &'a Templates,
    pub fonts: &'a Fonts,
}

/// What a PDF is to its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The record gives this file, byte for byte.
    Identical,
    /// The record gives its beginning; what came behind says nothing else.
    Appended,
    /// The record gives other bytes that say the same.
    OtherBytes,
    /// The record gives a file that says something else.
    Different(Vec<Finding>),
}

/// What became of a PDF.
#[derive(Debug)]
pub struct Verified {
    pub verdict: Verdict,
    pub fields: Vec<Field>,
    /// What made it, by its own word.
    pub creator: Option<String>,
    /// Whether it was changed behind what the record gives.
    pub is_appended: bool,
}

/// Why a PDF cannot be held against its record.
#[derive(Debug)]
pub enum Failure {
    /// It carries none.
    Missing(Missing),
    /// What it says cannot be read.
    Unreadable(Unreadable),
    /// It says to keep standards that nobody can keep.
    Standards(String),
    /// The record has mistakes for this version of the program.
    Record(Diagnostics, Sources),
}

/// The document of a record that a file carries.
#[derive(Debug)]
pub struct Again {
    pub document: Document,
    pub brand: Brand,
    pub sources: Sources,
    loaded: Loaded,
    job: Job,
}

impl Verifier<'_> {
    /// Holds a PDF against its record.
    ///
    /// # Errors
    ///
    /// Where it carries no record, or cannot be read.
    pub fn pdf(&self, bytes: &[u8]) -> Result<Verified, Failure> {
        let record = carried::record(bytes).map_err(Failure::Missing)?;
        let found = Tagged::new(bytes).map_err(Failure::Unreadable)?;
        let again = self.again(record, &found.language())?;
        let made = self.make(&again, &found.standards())?;
        let fields = signed::fields(bytes).map_err(Failure::Missing)?;
        let creator = found.info("Creator");
        let is_appended = bytes.len() > made.len() && bytes.starts_with(&made);
        let verdict = if bytes == made {
            Verdict::Identical
        } else {
            let own = Tagged::new(&made).map_err(Failure::Unreadable)?;
            match between(&again.document, &own, &found) {
                found if !found.is_empty() => Verdict::Different(found),
                _ if is_appended => Verdict::Appended,
                _ => Verdict::OtherBytes,
            }
        };
        Ok(Verified { verdict, fields, creator, is_appended })
    }

    /// The document that a PDF carries the record of.
    ///
    /// # Errors
    ///
    /// Where it carries none, or the record has mistakes.
    pub fn document(&self, bytes: &[u8], language: &str) -> Result<Again, Failure> {
        self.again(carried::record(bytes).map_err(Failure::Missing)?, language)
    }

    /// Puts the document of a record together: the first, in the language that the file
    /// says to have, else in its first.
    fn again(&self, record: Vec<u8>, language: &str) -> Result<Again, Failure> {
        let (mut d, mut sources) = (Diagnostics::default(), Sources::default());
        let reader = Reader {
            root: self.root,
            templates: self.templates,
            fonts: self.fonts,
            languages: &[],
            strict: false,
            stopwatch: &Stopwatch::default(),
        };
        let loaded = reader.read(&Input::Text(record), &mut sources, &mut d);
        let loaded: Vec<Loaded> = loaded.into_iter().collect();
        let mut jobs = match build::plan(&loaded, &Filter::default()) {
            Ok(jobs) => jobs,
            Err(mistakes) => {
                d.extend(mistakes);
                vec![]
            }
        };
        jobs.retain(|job| job.document == 0);
        let sound = |own: &Loaded| {
            own.package.documents.first().is_some_and(|one| own.is_sound(one))
        };
        let loaded = loaded.into_iter().find(sound);
        let is_same = |job: &&Job| job.language.as_str() == language;
        let is_like =
            |job: &&Job| Some(job.language.language()) == language.split('-').next();
        let job = jobs.iter().find(is_same).or_else(|| jobs.iter().find(is_like));
        let job = job.or(jobs.first()).cloned();
        let clerk = Clerk::new(self.templates);
        let composed = loaded.zip(job).and_then(|(loaded, job)| {
            let made = build::compose(&loaded, &job, &clerk, self.fonts, &mut d);
            made.map(|(document, brand)| (loaded, job, document, brand))
        });
        match composed.filter(|_| !d.has_errors()) {
            Some((loaded, job, document, brand)) => {
                Ok(Again { document, brand, sources, loaded, job })
            }
            None => Err(Failure::Record(d, sources)),
        }
    }

    fn make(&self, again: &Again, standards: &str) -> Result<Vec<u8>, Failure> {
        let standards = Standards::parse(standards).map_err(Failure::Standards)?;
        let options = Options {
            formats: BTreeSet::from([Format::Pdf]),
            standards: Some(standards),
            clean: false,
            attach: true,
            strict: false,
            stopwatch: Stopwatch::default(),
        };
        let mut d = Diagnostics::default();
        let maker = Maker::new(self.templates, self.fonts, &options, &mut d);
        let prepared = maker.prepare(&again.loaded, &again.job, &mut d);
        let made = prepared
            .and_then(|own| maker.make(&again.loaded, &again.job, &own, &mut d))
            .and_then(|files| files.into_iter().next());
        match made {
            Some(file) => Ok(file.bytes),
            None => Err(Failure::Record(d, again.sources.clone())),
        }
    }
}
