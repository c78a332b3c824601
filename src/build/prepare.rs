//! A job comes in; the document that its files show goes out, with its look and what of the
//! record travels in the files.

use std::borrow::Cow;
use std::sync::Arc;

use super::attached::attached;
use super::base::base;
use super::glyph;
use super::make::Maker;
use super::place;
use super::plan::{Copies, Job};
use super::read::Loaded;
use super::settled;
use super::shown::Shown;
use super::stopwatch::Stage;
use crate::brand::Brand;
use crate::compose::{self, Clerk, Input};
use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::fonts::Fonts;
use crate::model;

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

impl Maker<'_> {
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
        let shown = Shown::new(&document);
        let base = match self.options.clean {
            true => String::new(),
            false => base(&loaded.record, &shown),
        };
        let row = match job.copies {
            Copies::One(row) => Some(row),
            Copies::None | Copies::Together(..) => None,
        };
        let attached = self.attaches(&brand).then(|| {
            let templates = self.clerk.templates();
            let fields = self.options.signature_fields;
            attached(loaded, job, &shown, templates, fields).into()
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
    let mut undrawn = Diagnostics::default();
    glyph::check(&document, &brand, fonts, place, &mut undrawn);
    for own in undrawn.iter() {
        // What was told of the record is not told again at another place.
        let told = loaded.undrawn().iter().find(|told| told.message == own.message);
        diagnostics.push(told.unwrap_or(own).clone());
    }
    settled::check(&document, record, diagnostics);
    Some((document, brand))
}
