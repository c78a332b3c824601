//! A file that was made comes in; whether its record still gives that file goes out. A PDF
//! is made again from the record that it carries, by the templates, fonts and program at
//! hand, and both are compared; of a Word file the fields are held against its record.
//! Reads and writes no file.

mod word;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::brand::Brand;
use crate::build::{self, Format, Input, Job, Loaded, Maker, Options, Reader, Stopwatch};
use crate::carried::{Missing, Pdf};
use crate::compose::Clerk;
use crate::diagnostic::{Diagnostics, Sources};
use crate::document::Document;
use crate::fonts::Fonts;
use crate::parity::pdf::{Drawn, Tagged, Unreadable, drawn, extras, touched};
use crate::parity::piece::Look;
use crate::parity::{Finding, added, between, filled, meddled, repainted};
use crate::signed::{self, Field};
use crate::standards::Standards;
use crate::templates::Templates;

pub use word::{Beside, Change, Edited, edits};

/// What files are held against.
#[derive(Debug, Clone, Copy)]
pub struct Verifier<'a> {
    /// An empty folder: a record that a file carries names no other.
    pub root: &'a Path,
    pub templates: &'a Templates,
    pub fonts: &'a Fonts,
}

/// What a PDF is to its record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Verdict {
    /// The record gives this file, byte for byte.
    #[default]
    Identical,
    /// The record gives its beginning; what came behind says nothing else.
    Appended,
    /// The record gives this file, and another program wrote it anew: other bytes that say and
    /// show the same.
    SavedAgain,
    /// The record gives another file that says the same: by another version, or with other
    /// templates and fonts. On these pages something else is drawn.
    OtherBytes(Vec<usize>),
    /// The record gives a file that says something else.
    Different(Vec<Finding>),
}

/// What became of a PDF.
#[derive(Debug)]
pub struct Verified {
    pub verdict: Verdict,
    /// The record that it carries.
    pub record: Vec<u8>,
    pub fields: Vec<Field>,
    /// Where somebody signed, whose the fields are: where in its record, by their names.
    pub signatories: BTreeMap<String, String>,
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
    /// How many documents of the record are in a language like that of the file.
    alike: usize,
}

impl Again {
    /// How many documents of the record the file may be.
    pub fn alike(&self) -> usize {
        self.alike.min(LANGUAGES)
    }
}

/// What a file says of its languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Its tag, with or without a script.
    pub language: String,
    /// That of a second column, without script; none where there is none.
    pub beside: Option<String>,
}

/// What stands in another language than the document is in a column of its own where it is
/// one part in so many, or more.
const COLUMN: usize = 4;

impl Spoken {
    /// What a PDF says.
    pub fn of(pdf: &Tagged) -> Self {
        let language = pdf.language();
        let mut letters: BTreeMap<String, usize> = BTreeMap::new();
        let pieces = pdf.tree.pieces(&language);
        for (range, look) in pieces.stretches() {
            *letters.entry(look.language).or_default() += range.len();
        }
        let own = Look::new(&language).language;
        letters.remove(&own);
        let most = letters.into_iter().max_by_key(|(_, count)| *count);
        let beside = most.filter(|(_, count)| count * COLUMN >= pieces.letters);
        Self { language, beside: beside.map(|(own, _)| own) }
    }
}

/// Languages of a record that are tried.
const LANGUAGES: usize = 8;

/// What a PDF is to one document of its record.
struct Held {
    verdict: Verdict,
    /// Whether it begins with what the record gives.
    is_appended: bool,
    /// Whose the fields are.
    signatories: BTreeMap<String, String>,
    /// How many documents of the record it may be.
    alike: usize,
}

/// A PDF that is judged.
struct Given<'a> {
    bytes: &'a [u8],
    pdf: Pdf,
    tagged: Tagged,
    fields: Vec<Field>,
}

/// What a PDF is that has other bytes than the one that its record gives. Of one that begins
/// with that, all that came behind must be what signing needs. One that says to be that one
/// must look like it as well.
fn other(
    document: &Document,
    bytes: &[u8],
    found: &Given<'_>,
    is_appended: bool,
) -> Result<Verdict, Unreadable> {
    let made = Pdf::open(bytes)?;
    let tagged = Tagged::of(&made)?;
    let mut out = between(document, &tagged, &found.tagged);
    out.extend(added(&extras(&made)?, &extras(&found.pdf)?));
    if !out.is_empty() {
        return Ok(Verdict::Different(out));
    }
    let [own, theirs]: [Drawn; 2] = [drawn(&made)?, drawn(&found.pdf)?];
    let painted = repainted(&own.pages, &theirs.pages);
    let is_same_file =
        is_appended || tagged.instance().is_some_and(|own| found.is_instance(&own));
    out = filled(&own, &theirs, &found.fields);
    if is_same_file {
        out.splice(..0, painted.iter().cloned());
    }
    if is_appended && out.is_empty() {
        out = meddled(touched(&made, &found.pdf, &found.fields)?);
    }
    Ok(match () {
        () if !out.is_empty() => Verdict::Different(out),
        () if is_appended => Verdict::Appended,
        () if is_same_file => Verdict::SavedAgain,
        () => {
            Verdict::OtherBytes(painted.into_iter().flat_map(|own| own.pages).collect())
        }
    })
}

impl Given<'_> {
    /// Whether the file says to be one.
    fn is_instance(&self, instance: &str) -> bool {
        self.tagged.instance().is_some_and(|own| own == instance)
    }
}

/// How much is other.
fn findings(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::Different(found) => found.len(),
        _ => 0,
    }
}

impl Verifier<'_> {
    /// Holds a PDF against its record.
    ///
    /// # Errors
    ///
    /// Where it carries no record, or cannot be read.
    pub fn pdf(&self, bytes: &[u8]) -> Result<Verified, Failure> {
        let pdf = Pdf::open(bytes).map_err(Failure::Missing)?;
        let record = pdf.record().map_err(Failure::Missing)?;
        let fields = signed::fields(&pdf, bytes).map_err(Failure::Missing)?;
        let is_signed = fields.iter().any(|field| field.signature.is_some());
        if !is_signed && let Some(creator) = self.given(&pdf, bytes, &record) {
            let (verdict, signatories, is_appended) = Default::default();
            return Ok(Verified {
                verdict,
                record,
                fields,
                signatories,
                creator,
                is_appended,
            });
        }
        let tagged = Tagged::of(&pdf).map_err(Failure::Unreadable)?;
        let creator = tagged.info("Creator");
        let found = Given { bytes, pdf, tagged, fields };
        let held = |number| self.held(&found, &record, number);
        let mut best = held(0)?;
        // PDFs do not say their script: of Serbian, say, the other one may be meant.
        for number in 1..best.alike.min(LANGUAGES) {
            if !matches!(best.verdict, Verdict::Different(_)) {
                break;
            }
            let other = held(number)?;
            if findings(&other.verdict) < findings(&best.verdict) {
                best = other;
            }
        }
        let Held { verdict, is_appended, signatories, .. } = best;
        let fields = found.fields;
        Ok(Verified { verdict, record, fields, signatories, creator, is_appended })
    }

    /// What made a PDF, by its own word, if the one document of its record gives it byte for
    /// byte: then nobody need read its pages.
    fn given(&self, pdf: &Pdf, bytes: &[u8], record: &[u8]) -> Option<Option<String>> {
        let stated = Tagged::stated(pdf).ok()?;
        let spoken = Spoken { language: stated.language(), beside: None };
        let again = self.again(record.to_vec(), &spoken, 0).ok()?;
        let is_one = again.alike == 1;
        let made = is_one.then(|| self.make(&again, &stated.standards(), false));
        let is_same = made.is_some_and(|own| own.is_ok_and(|(own, _)| own == bytes));
        is_same.then(|| stated.info("Creator"))
    }

    /// Holds a PDF against a document of its record.
    fn held(
        &self,
        found: &Given<'_>,
        record: &[u8],
        number: usize,
    ) -> Result<Held, Failure> {
        let again = self.again(record.to_vec(), &Spoken::of(&found.tagged), number)?;
        let standards = found.tagged.standards();
        let is_signed = found.fields.iter().any(|field| field.signature.is_some());
        let (made, signatories) = self.make(&again, &standards, is_signed)?;
        let is_appended =
            found.bytes.len() > made.len() && found.bytes.starts_with(&made);
        let verdict = match found.bytes == made {
            true => Verdict::Identical,
            false => other(&again.document, &made, found, is_appended)
                .map_err(Failure::Unreadable)?,
        };
        Ok(Held { verdict, is_appended, signatories, alike: again.alike })
    }

    /// The document that a PDF carries the record of, or another with a number that it
    /// may be as well.
    ///
    /// # Errors
    ///
    /// Where it carries none, or the record has mistakes.
    pub fn document(
        &self,
        bytes: &[u8],
        spoken: &Spoken,
        number: usize,
    ) -> Result<Again, Failure> {
        let pdf = Pdf::open(bytes).map_err(Failure::Missing)?;
        self.again(pdf.record().map_err(Failure::Missing)?, spoken, number)
    }

    /// Puts the document of a record together: the first, in the language that the file
    /// says to have; where there are several like it, the one with a number.
    fn again(
        &self,
        record: Vec<u8>,
        spoken: &Spoken,
        number: usize,
    ) -> Result<Again, Failure> {
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
        let mut loaded: Vec<Loaded> = loaded.into_iter().collect();
        let mut jobs = build::plan_all(&mut loaded, None, &mut d);
        jobs.retain(|job| job.document == 0);
        let loaded = loaded.into_iter().next();
        let Spoken { language, beside } = spoken;
        let is_like =
            |job: &Job| Some(job.language.language()) == language.split('-').next();
        if jobs.iter().any(is_like) {
            jobs.retain(is_like);
        }
        jobs.sort_by_key(|job| {
            let other = job.beside.as_ref().map(|own| Look::new(own.as_str()).language);
            (other != *beside, job.language.as_str() != language)
        });
        let alike = jobs.len();
        let job = jobs.into_iter().nth(number);
        let sound = |own: &Loaded| job.as_ref().is_some_and(|job| own.is_sound(job));
        let loaded = loaded.filter(sound);
        let clerk = Clerk::new(self.templates);
        let composed = loaded.zip(job).and_then(|(loaded, job)| {
            let mut own = Diagnostics::default();
            let made = build::compose(&loaded, &job, &clerk, self.fonts, &mut own);
            // Of documents that it encloses the record says less than they need.
            let made = made.filter(|_| !own.has_errors());
            d.extend(own);
            made.map(|(document, brand)| (loaded, job, document, brand))
        });
        match composed {
            Some((loaded, job, document, brand)) => {
                Ok(Again { document, brand, sources, loaded, job, alike })
            }
            None => Err(Failure::Record(d, sources)),
        }
    }

    /// The PDF of a document and, where it is signed, whose its signature fields are.
    fn make(
        &self,
        again: &Again,
        standards: &str,
        is_signed: bool,
    ) -> Result<(Vec<u8>, BTreeMap<String, String>), Failure> {
        let standards = Standards::parse(standards).map_err(Failure::Standards)?;
        let options = Options {
            formats: BTreeSet::from([Format::Pdf]),
            standards: Some(standards),
            attach: true,
            // Where fields to sign in are wanted, the record's brand says so.
            ..Options::default()
        };
        let mut d = Diagnostics::default();
        let maker = Maker::new(self.templates, self.fonts, &options, &mut d);
        let prepared = maker.prepare(&again.loaded, &again.job, &mut d);
        let signed = prepared.as_ref().filter(|_| is_signed);
        let fields = signed.map(|own| maker.fields(&again.job, own));
        let made = prepared
            .and_then(|own| maker.make(&again.loaded, &again.job, &own, &mut d))
            .and_then(|files| files.into_iter().next());
        match made {
            Some(file) => {
                let fields = fields.into_iter().flatten();
                let whose = fields.map(|(name, own)| (name, own.pointer.to_string()));
                Ok((file.bytes, whose.collect()))
            }
            None => Err(Failure::Record(d, again.sources.clone())),
        }
    }
}
