//! A job comes in; the bytes of its files go out, all or none. Writes nothing.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::attached::attached;
use super::base::base;
use super::glyph;
use super::place;
use super::plan::{Combine, Copies, Format, Job};
use super::read::Loaded;
use super::settled;
use super::stopwatch::{Stage, Stopwatch};
use crate::brand::Brand;
use crate::compose::{self, Clerk, Input};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::document::Document;
use crate::docx::{self, Identity, Stock};
use crate::fonts::Fonts;
use crate::model;
use crate::pdf::{Engine, Layout};
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
    pub stopwatch: Stopwatch,
}

/// What makes the documents of a run. Threads may share one.
pub struct Maker<'a> {
    fonts: &'a Fonts,
    options: &'a Options,
    clerk: Clerk,
    typesetter: Option<Typesetter>,
    engine: Engine,
    stock: Stock,
}

/// A document that is put together and not yet drawn.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The document, or its copies with the rows of their recipients.
    pub copies: Vec<(Option<usize>, Document)>,
    pub brand: Brand,
    /// What of the record travels in the Word file.
    pub base: String,
    /// What of it travels in the PDF.
    pub attached: Option<Arc<str>>,
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

impl Prepared {
    /// The document that the files of a job show: of all copies, that of which they are
    /// parts.
    pub fn document(&self, job: &Job) -> Option<Cow<'_, Document>> {
        let all = || self.copies.iter().map(|(_, own)| own);
        match job.copies {
            Copies::Together(..) => compose::join(all().cloned()).map(Cow::Owned),
            Copies::None | Copies::One(_) => all().next().map(Cow::Borrowed),
        }
    }
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

    /// Puts the document of a job together; none if anything of it has an error.
    pub fn prepare(
        &self,
        loaded: &Loaded,
        job: &Job,
        diagnostics: &mut Diagnostics,
    ) -> Option<Prepared> {
        let stopwatch = &self.options.stopwatch;
        stopwatch.time(Stage::Compose, || match job.copies {
            Copies::Together(..) => self.together(loaded, job, diagnostics),
            Copies::None | Copies::One(_) => {
                let work = |d: &mut Diagnostics| self.single(loaded, job, d);
                self.judged(loaded, job, diagnostics, work)
            }
        })
    }

    fn single(
        &self,
        loaded: &Loaded,
        job: &Job,
        d: &mut Diagnostics,
    ) -> Option<Prepared> {
        let (document, brand) = self.composed(loaded, job, d)?;
        let base = match self.options.clean {
            true => String::new(),
            false => base(&loaded.record, &document),
        };
        let row = match job.copies {
            Copies::One(row) => Some(row),
            Copies::None | Copies::Together(..) => None,
        };
        let attached = self.attaches(&brand).then(|| {
            let templates = self.clerk.templates();
            let fields = self.options.signature_fields;
            attached(loaded, job, &document, templates, fields).into()
        });
        Some(Prepared { copies: vec![(row, document)], brand, base, attached })
    }

    /// The copies of the recipients of a file that have no mistake. What one of them lacks
    /// keeps only that one out.
    fn together(
        &self,
        loaded: &Loaded,
        job: &Job,
        d: &mut Diagnostics,
    ) -> Option<Prepared> {
        let rows = job.copies.together()?;
        let (mut copies, mut look) = (vec![], None);
        for (row, entry) in rows.clone().zip(&loaded.row_list(job)[rows]) {
            let own = Job { copies: Copies::One(row), ..job.clone() };
            if !entry.is_in(&job.edition()) || !loaded.is_sound(&own) {
                continue;
            }
            let mut told = Diagnostics::default();
            let composed = self.composed(loaded, &own, &mut told);
            if self.options.strict {
                told.deny_warnings();
            }
            let fits = !told.has_errors();
            d.extend(told);
            if let Some((document, brand)) = composed.filter(|_| fits) {
                copies.push((Some(row), document));
                look.get_or_insert(brand);
            }
        }
        // A file of many letters has no record that is that of one document.
        let (base, attached) = (String::new(), None);
        Some(Prepared { copies, brand: look?, base, attached })
    }

    /// The document of a job alone, whatever is wrong with it.
    pub(super) fn compose(&self, loaded: &Loaded, job: &Job) -> Option<Document> {
        let mut ignored = Diagnostics::default();
        let made = compose(loaded, job, &self.clerk, self.fonts, &mut ignored);
        made.map(|(document, _)| document)
    }

    fn composed(
        &self,
        loaded: &Loaded,
        job: &Job,
        d: &mut Diagnostics,
    ) -> Option<(Document, Brand)> {
        let (document, mut brand) = compose(loaded, job, &self.clerk, self.fonts, d)?;
        if self.options.signature_fields {
            brand.signature_fields.get_or_insert_default();
        }
        Some((document, brand))
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

    fn attaches(&self, brand: &Brand) -> bool {
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
    fn judged<T>(
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
        let mut files = vec![];
        // A Word file says on how many pages it stands, so they are always counted.
        let is_set = self.options.formats.iter().any(|f| *f != Format::Typst);
        let set = || stopwatch.time(Stage::Compile, || self.engine.set(&source));
        let layout = match is_set.then(set) {
            Some(layout) => Some(report(layout, d)?),
            None => None,
        };
        let pages = layout.as_ref().map(Layout::pages);
        let count = pages.as_ref().map(|pages| pages.count);
        for format in &self.options.formats {
            let file = |path, bytes: Vec<u8>| {
                let size = bytes.len();
                Made { format: *format, path, bytes, size, pages: count }
            };
            match format {
                Format::Pdf => {
                    let layout = layout.as_ref()?;
                    let standards = self.standards(brand);
                    let pdf = stopwatch
                        .time(Stage::Export, || layout.pdf(document, &standards));
                    files.push(file(format!("{}.pdf", job.path), report(pdf, d)?));
                }
                Format::Docx => {
                    let pages = pages.as_ref().map(|pages| docx::Pages {
                        count: u32::try_from(pages.count).unwrap_or_default(),
                        air: pages.air.clone(),
                        of: pages.of.clone(),
                        whole: pages.whole.clone(),
                    });
                    let record = &loaded.package.documents[job.document];
                    let templates = self.clerk.templates();
                    let place = |c| place::of_character(c, record, job, templates);
                    glyph::held(document, brand, self.fonts, place, d);
                    let word = (document, job.copies.together().is_some());
                    let bytes = self.word(loaded, word, brand, base, pages, d)?;
                    files.push(file(format!("{}.docx", job.path), bytes));
                }
                Format::Typst => files.extend(editable(job, &source)),
            }
        }
        Some(files)
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

/// The document of a job with its look; what the fonts cannot write is said as well.
pub fn compose(
    loaded: &Loaded,
    job: &Job,
    clerk: &Clerk,
    fonts: &Fonts,
    diagnostics: &mut Diagnostics,
) -> Option<(Document, Brand)> {
    let mut own = Diagnostics::default();
    let composed = compose_with(loaded, job, clerk, fonts, &mut own);
    diagnostics.extend(place::given(own, loaded, job, clerk.templates()));
    composed
}

fn compose_with(
    loaded: &Loaded,
    job: &Job,
    clerk: &Clerk,
    fonts: &Fonts,
    diagnostics: &mut Diagnostics,
) -> Option<(Document, Brand)> {
    let own = model::brand_of(&loaded.package, &loaded.package.documents[job.document]);
    let brand = model::look(
        own.as_deref(),
        loaded.logo(own.as_deref()),
        &job.language,
        &loaded.default_language(),
        diagnostics,
    );
    let row = match job.copies {
        Copies::One(row) => Some(loaded.rows(job.document)?.row(row)?),
        Copies::None | Copies::Together(..) => None,
    };
    let input = Input {
        package: &loaded.package,
        record: &loaded.record,
        index: job.document,
        language: &job.language,
        row: row.as_ref(),
    };
    let mut document = clerk.compose(&input, diagnostics)?;
    let mut brand = brand;
    if let Some(language) = &job.beside {
        let beside = clerk.compose(&Input { language, ..input }, diagnostics)?;
        document = compose::pair(document, beside);
        brand = brand.in_columns();
    }
    let record = &loaded.package.documents[job.document];
    let place = |char| place::of_character(char, record, job, clerk.templates());
    glyph::check(&document, &brand, fonts, place, diagnostics);
    settled::check(&document, record, diagnostics);
    Some((document, brand))
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
