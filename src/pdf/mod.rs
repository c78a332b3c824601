//! Typst source in, PDF bytes out. Mistakes that Typst finds come back as diagnostics that
//! point into the record, or into the template where the record is not to blame. Reads no
//! file and no clock. Give each document a plain thread, never a job of rayon: the engine
//! yields to rayon, and documents would nest on one stack.

mod field;
mod report;
mod tongue;
mod world;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::IncrementalDocument;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::introspection::{Introspector, MetadataElem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::fonts::Fonts;
use crate::standards::Standards;
use crate::typeset::{AIR, ANCHOR, Source, WHOLE};

/// Where things are in a set document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    pub count: usize,
    /// What a letter of one page leaves free over its text and over its foot, in points.
    pub air: Vec<u32>,
    /// The page of every anchor.
    pub of: BTreeMap<String, u32>,
    /// Of each group of signatures, whether it may not be parted by the end of a page.
    pub whole: Vec<bool>,
}

/// The engine: fonts and caches for all documents of a run. Threads may share one.
pub struct Engine {
    shared: world::Shared,
}

impl Engine {
    /// An engine that draws with these faces.
    pub fn new(fonts: &Fonts) -> Self {
        Self { shared: world::Shared::new(fonts) }
    }

    /// Sets a document. A panic of the engine is a diagnostic like any other, and the next
    /// document is not harmed by it.
    ///
    /// # Errors
    ///
    /// What Typst finds wrong. A warning means that the page is not what it should be (an
    /// unknown font, a layout that did not converge), so it is an error too.
    pub fn set<'a>(&'a self, source: &'a Source) -> Result<Layout<'a>, Vec<Diagnostic>> {
        guarded(|| {
            let world = self.shared.world(source);
            let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
            let told = |list: &[SourceDiagnostic]| told(&world, source, list);
            let paged = output.map_err(|errors| told(&errors))?;
            if warnings.is_empty() {
                Ok(Layout { source, world, paged })
            } else {
                Err(told(&warnings))
            }
        })
    }
}

/// A set document: what is on which page.
pub struct Layout<'a> {
    source: &'a Source,
    world: world::DocumentWorld<'a>,
    paged: PagedDocument,
}

impl Layout<'_> {
    /// The numbers of its pages.
    pub fn pages(&self) -> Pages {
        let introspector = self.paged.introspector();
        let labelled = introspector.query_labelled().into_iter();
        let of = labelled.filter_map(|content| {
            let label = content.label()?.resolve();
            let anchor = label.as_str().strip_prefix(ANCHOR)?.to_owned();
            let page = introspector.page(content.location()?)?;
            Some((anchor, u32::try_from(page.get()).ok()?))
        });
        let whole = introspector.query_labelled().into_iter().filter_map(|content| {
            let is_told = content.label()?.resolve().as_str().starts_with(WHOLE);
            let told = content.to_packed::<MetadataElem>().filter(|_| is_told)?;
            told.value.clone().cast::<bool>().ok()
        });
        let (of, whole) = (of.collect(), whole.collect());
        Pages { count: self.paged.pages().len(), of, air: self.air(), whole }
    }

    /// The heights between the labels of the room that a short letter leaves.
    fn air(&self) -> Vec<u32> {
        let introspector = self.paged.introspector();
        let places = AIR.map(|name| {
            let labelled = introspector.query_labelled().into_iter();
            let own = labelled.filter(|content| {
                content.label().is_some_and(|label| label.resolve().as_str() == name)
            });
            let place = own.filter_map(|one| introspector.position(one.location()?));
            place.map(|place| place.point.y.to_pt()).collect::<Vec<f64>>()
        });
        let [from, to] = &places;
        // Whole points, and no more than there are.
        from.iter().zip(to).map(|(from, to)| (to - from).max(0.0) as u32).collect()
    }

    /// What is drawn, for pictures of the pages.
    pub fn paged(&self) -> &PagedDocument {
        &self.paged
    }

    /// The bytes of a PDF.
    ///
    /// # Errors
    ///
    /// Where the document cannot keep the standards.
    pub fn pdf(
        &self,
        document: &Document,
        standards: &Standards,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        guarded(|| {
            let mut bytes = typst_pdf::pdf(&self.paged, &options(document, standards))
                .map_err(|errors| told(&self.world, self.source, &errors))?;
            // A signer appends its own part: it must begin on a line of its own.
            bytes.push(b'\n');
            self.updated(bytes)
        })
    }

    /// What the engine cannot write, behind what it wrote, which stays byte for byte.
    fn updated(&self, bytes: Vec<u8>) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let Source { signing, tongues, .. } = self.source;
        if signing.is_none() && tongues.is_empty() {
            return Ok(bytes);
        }
        let broken = |error: lopdf::Error| vec![report::broken(&error)];
        let document = lopdf::Document::load_mem(&bytes).map_err(broken)?;
        let mut update = IncrementalDocument::create_from(bytes, document);
        if let Some(signing) = signing {
            field::add(&mut update, signing)?;
        }
        tongue::name(&mut update, tongues).map_err(broken)?;
        let mut out = vec![];
        update.save_to(&mut out).map_err(|error| broken(error.into()))?;
        if !out.ends_with(b"\n") {
            out.push(b'\n');
        }
        Ok(out)
    }
}

/// Drops what the engine remembers of documents but the last few. Call it every fifty
/// documents or so; without it, each leaves half a megabyte behind.
pub fn forget() {
    comemo::evict(1);
}

fn told(
    world: &world::DocumentWorld<'_>,
    source: &Source,
    list: &[SourceDiagnostic],
) -> Vec<Diagnostic> {
    list.iter().map(|own| report::diagnostic(world, source, own)).collect()
}

fn guarded<T>(
    work: impl FnOnce() -> Result<T, Vec<Diagnostic>>,
) -> Result<T, Vec<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|panic| Err(vec![report::panicked(&*panic)]))
}

fn options(document: &Document, standards: &Standards) -> PdfOptions {
    let info = &document.info;
    let (year, month, day) = info.date;
    PdfOptions {
        ident: Smart::Custom(format!(
            "{}/{}/{}",
            info.meeting,
            document.copy.as_ref().unwrap_or(&info.id),
            document.edition()
        )),
        creator: Smart::Custom(Some(format!("communique {}", env!("CARGO_PKG_VERSION")))),
        timestamp: Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0)
            .map(Timestamp::new_utc),
        page_ranges: None,
        standards: standards.inner(),
        tagged: true,
        pretty: false,
    }
}
