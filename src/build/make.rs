//! A job comes in; the bytes of its files go out, all or none. Writes nothing.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::thread;

use super::glyph;
use super::place;
use super::plan::{Combine, Format, Job};
use super::prepare::Prepared;
use super::read::Loaded;
use super::stopwatch::{Stage, Stopwatch};
use crate::brand::Brand;
use crate::compose::Clerk;
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::document::Document;
use crate::docx::{self, Identity, Stock};
use crate::fonts::Fonts;
use crate::pdf::{Engine, Layout, Pages};
use crate::standards::Standards;
use crate::templates::Templates;
use crate::typeset::{RECORD, Source, Typesetter};

/// How documents are made; by default as nothing else is asked for, in no format.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub formats: BTreeSet<Format>,
    /// What PDFs keep, whatever the brand says.
    pub standards: Option<Standards>,
    /// Whether Word files are for sending outside.
    pub clean: bool,
    /// Whether PDFs carry the record that they are made from, where their standards allow.
    pub attach: bool,
    /// Whether PDFs have signature fields, whatever the brand says.
    pub signature_fields: bool,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Whether the copies of recipients stand together in one file.
    pub combine: Option<Combine>,
    /// Whether there are threads without a document: then one draws the Word file while
    /// another sets the pages and writes the PDF.
    pub spare: bool,
    pub stopwatch: Stopwatch,
}

/// What makes the documents of a run. Threads may share one.
pub struct Maker<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) options: &'a Options,
    pub(super) clerk: Clerk,
    typesetter: Option<Typesetter>,
    engine: Engine,
    stock: Stock,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub format: Format,
    /// Below the output folder, with `/`.
    pub path: String,
    pub bytes: Vec<u8>,
    /// How many bytes there are; known longer than they are kept.
    pub size: usize,
    /// Of the whole document, in the file that a person opens.
    pub pages: Option<usize>,
}

impl<'a> Maker<'a> {
    /// Prepares the engine. Mistakes of the templates go to the sink.
    pub fn new(
        templates: &'a Templates,
        fonts: &'a Fonts,
        options: &'a Options,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        Self {
            fonts,
            options,
            clerk: Clerk::new(templates),
            typesetter: Typesetter::new(templates, diagnostics),
            engine: Engine::new(fonts),
            stock: Stock::new(fonts),
        }
    }

    /// What measures the stages.
    pub(super) fn stopwatch(&self) -> &Stopwatch {
        &self.options.stopwatch
    }

    /// Whether documents are made in a format.
    pub(super) fn has(&self, format: Format) -> bool {
        self.options.formats.contains(&format)
    }

    /// Whether the copies of all recipients stand in one file.
    pub(super) fn combines(&self) -> Option<Combine> {
        self.options.combine
    }

    /// The standards that PDFs of a brand keep.
    fn standards(&self, brand: &Brand) -> Standards {
        let chosen = self.options.standards.as_ref().or(brand.standards.as_ref());
        chosen.cloned().unwrap_or_default()
    }

    pub(super) fn attaches(&self, brand: &Brand) -> bool {
        let formats = &self.options.formats;
        let has_pdf = formats.iter().any(|format| *format != Format::Docx);
        self.options.attach && has_pdf && self.standards(brand).may_attach()
    }

    /// Makes all files of a job; none if anything of it has an error.
    pub fn make(
        &self,
        loaded: &Loaded,
        job: &Job,
        prepared: &Prepared,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<Made>> {
        self.judged(loaded, job, diagnostics, |d| self.files(loaded, job, prepared, d))
    }

    /// The signature fields of a job's PDF: the name of each, and whose it is.
    pub fn fields(&self, job: &Job, prepared: &Prepared) -> Vec<(String, Origin)> {
        let document = prepared.document(job);
        let source =
            self.typesetter.as_ref().zip(document).and_then(|(own, document)| {
                own.source(&document, &prepared.brand, None, &mut Diagnostics::default())
            });
        let fields = source.and_then(|own| own.signing).map(|own| own.fields);
        fields.into_iter().flatten().map(|own| (own.name, own.origin)).collect()
    }

    /// Mistakes of a job that have no place of their own are those of its document.
    pub(super) fn judged<T>(
        &self,
        loaded: &Loaded,
        job: &Job,
        diagnostics: &mut Diagnostics,
        work: impl FnOnce(&mut Diagnostics) -> Option<T>,
    ) -> Option<T> {
        let mut own = Diagnostics::default();
        let made = work(&mut own);
        if self.options.strict {
            own.deny_warnings();
        }
        let made = made.filter(|_| !own.has_errors());
        diagnostics.extend(place::given(own, loaded, job, self.clerk.templates()));
        made
    }

    fn files(
        &self,
        loaded: &Loaded,
        job: &Job,
        prepared: &Prepared,
        d: &mut Diagnostics,
    ) -> Option<Vec<Made>> {
        let Prepared { brand, base, attached, .. } = prepared;
        let document = prepared.document(job)?;
        let document = document.as_ref();
        let stopwatch = &self.options.stopwatch;
        let typesetter = self.typesetter.as_ref()?;
        let source = stopwatch.time(Stage::Typeset, || {
            typesetter.source(document, brand, attached.clone(), d)
        })?;
        // A Word file says on how many pages it stands, so they are always counted.
        let is_set = self.options.formats.iter().any(|f| *f != Format::Typst);
        let set = || stopwatch.time(Stage::Compile, || self.engine.set(&source));
        let has_word = self.has(Format::Docx);
        let ahead = || {
            // On one thread it would only be earlier.
            if has_word && self.options.spare {
                let draw = || self.stock.draw_ahead(document, brand);
                stopwatch.time(Stage::Docx, draw);
            }
        };
        let layout = match is_set {
            true => Some(report(self.beside(has_word, set, ahead).0, d)?),
            false => None,
        };
        let pages = layout.as_ref().map(Layout::pages);
        let count = pages.as_ref().map(|pages| pages.count);
        let pdf = || {
            let layout = layout.as_ref().filter(|_| self.has(Format::Pdf))?;
            let standards = self.standards(brand);
            Some(stopwatch.time(Stage::Export, || layout.pdf(document, &standards)))
        };
        let word = || {
            let mut d = Diagnostics::default();
            let record = &loaded.package.documents[job.document];
            let templates = self.clerk.templates();
            let place = |c| place::of_character(c, record, job, templates);
            glyph::held(document, brand, self.fonts, place, &mut d);
            let pages = pages.map(|Pages { count, air, of, whole }| {
                let count = u32::try_from(count).unwrap_or_default();
                docx::Pages { count, air, of, whole }
            });
            let word = (document, job.copies.together().is_some());
            (self.word(loaded, word, brand, base, pages, &mut d), d)
        };
        let has_both = has_word && self.has(Format::Pdf);
        let (pdf, word) = self.beside(has_both, pdf, || has_word.then(word));
        let file = |format, suffix: &str, bytes: Vec<u8>| {
            let (path, size) = (format!("{}.{suffix}", job.path), bytes.len());
            Made { format, path, bytes, size, pages: count }
        };
        let mut files = vec![];
        if let Some(pdf) = pdf {
            files.push(file(Format::Pdf, "pdf", report(pdf, d)?));
        }
        if let Some((word, told)) = word {
            d.extend(told);
            files.push(file(Format::Docx, "docx", word?));
        }
        if self.has(Format::Typst) {
            files.extend(editable(job, &source));
        }
        Some(files)
    }

    /// Does two works, side by side where that is wanted and a thread has nothing to do.
    fn beside<A, B: Send>(
        &self,
        wanted: bool,
        one: impl FnOnce() -> A,
        other: impl FnOnce() -> B + Send,
    ) -> (A, B) {
        if !wanted || !self.options.spare {
            return (one(), other());
        }
        thread::scope(|scope| {
            let other = scope.spawn(other);
            let one = one();
            (one, other.join().unwrap_or_else(|panic| resume_unwind(panic)))
        })
    }

    fn word(
        &self,
        loaded: &Loaded,
        (document, is_joint): (&Document, bool),
        brand: &Brand,
        base: &str,
        pages: Option<docx::Pages>,
        d: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        let stopwatch = &self.options.stopwatch;
        let drawn = stopwatch.time(Stage::Docx, || {
            let package = loaded.path().to_owned();
            let identity = Identity { package, base: base.to_owned() };
            let pages = pages.unwrap_or_default();
            // Of several letters no way leads back: each value would stand there often.
            let clean = self.options.clean || is_joint;
            let options = docx::Options { clean, pages };
            docx::draw(document, brand, &self.stock, &identity, &options)
        });
        let zipped = drawn.and_then(|word| stopwatch.time(Stage::Zip, || word.zip()));
        report(zipped.map_err(|error| vec![error]), d)
    }
}

/// A folder that a designer opens in any editor of Typst.
fn editable(job: &Job, source: &Source) -> Vec<Made> {
    let file = |name: &str, bytes: &[u8], pages| Made {
        format: Format::Typst,
        path: format!("{}.typst/{name}", job.path),
        bytes: bytes.to_vec(),
        size: bytes.len(),
        pages,
    };
    let main = file("main.typ", source.main.as_bytes(), None);
    let others = source.files.iter().map(|(name, bytes)| file(name, bytes, None));
    let record = source.record.iter();
    let record = record.map(|text| file(RECORD, text.as_bytes(), None));
    std::iter::once(main).chain(others).chain(record).collect()
}

fn report<T>(result: Result<T, Vec<Diagnostic>>, d: &mut Diagnostics) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(errors) => {
            errors.into_iter().for_each(|error| d.push(error));
            None
        }
    }
}
