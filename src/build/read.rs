//! A package's file comes in; the record, read and checked, goes out, and which of its
//! documents cannot be made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::plan::{Copies, Job};
use super::rows::{Entry, Rows, Setting};
use super::stopwatch::{Stage, Stopwatch};
use crate::check::{self, Options};
use crate::diagnostic::{
    Diagnostic, Diagnostics, LanguageTag, Origin, Place, Severity, Sources,
};
use crate::fonts::{Fonts, MISSING_CHARACTER};
use crate::load;
use crate::model::{self, BrandRecord, Package, Picture};
use crate::record::Node;
use crate::templates::Templates;

/// Where a package is.
#[derive(Debug, Clone)]
pub enum Input {
    File(PathBuf),
    /// What came on the standard input.
    Text(Vec<u8>),
    /// A file, as it would be if some files said something else: by their paths from the
    /// root.
    Amended(PathBuf, BTreeMap<String, String>),
}

/// What holds for all packages of a run.
#[derive(Debug)]
pub struct Reader<'a> {
    /// Nothing outside this folder is read.
    pub root: &'a Path,
    pub templates: &'a Templates,
    pub fonts: &'a Fonts,
    /// The languages that are wanted of those that documents name; none wants all.
    pub languages: &'a [LanguageTag],
    /// Whether warnings are errors.
    pub strict: bool,
    pub stopwatch: &'a Stopwatch,
}

/// A package that was read.
#[derive(Debug)]
pub struct Loaded {
    pub record: Arc<Node>,
    pub package: Arc<Package>,
    /// The logos that documents bear, by where the record names them.
    logos: BTreeMap<Origin, Picture>,
    /// Hashes of all files that were read, by their path from the root.
    files: BTreeMap<String, String>,
    /// The recipients of letters that go to many, by the document.
    rows: BTreeMap<usize, Rows>,
    /// Whether a person was told of mistakes.
    warned: bool,
    faults: Faults,
}

/// Which documents have errors.
#[derive(Debug, Default)]
struct Faults {
    all: bool,
    /// By the pointer of the document, or of one of its recipients.
    documents: BTreeSet<String>,
    /// The paths of jobs that others have as well.
    paths: BTreeSet<String>,
    /// Characters that no font has in what documents share: those that print it have them.
    undrawn: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reads and checks a package; all its mistakes go to the sink.
    pub fn read(
        &self,
        input: &Input,
        sources: &mut Sources,
        diagnostics: &mut Diagnostics,
    ) -> Option<Loaded> {
        let (mut own, mut texts) = (Diagnostics::default(), Sources::default());
        let loaded = self.load(input, &mut texts, &mut own);
        if self.strict {
            own.deny_warnings();
        }
        let loaded = loaded.map(|mut loaded| {
            loaded.faults = faults(&own, &loaded.record);
            self.rows(&mut loaded, &mut texts, &mut own);
            loaded.warned = own.iter().next().is_some();
            for (path, source) in texts.iter() {
                loaded.files.insert(path.to_owned(), digest(source.text.as_bytes()));
            }
            loaded
        });
        sources.extend(texts);
        diagnostics.extend(own);
        loaded
    }

    fn load(
        &self,
        input: &Input,
        sources: &mut Sources,
        d: &mut Diagnostics,
    ) -> Option<Loaded> {
        let (record, package) = self.stopwatch.time(Stage::Load, || {
            let record = match input {
                Input::File(path) => load::package(self.root, path, sources, d),
                Input::Amended(path, files) => {
                    load::amended(self.root, path, files, sources, d)
                }
                Input::Text(bytes) => load::bytes(self.root, bytes, sources, d),
            }?;
            let package = model::decode(&record, &self.templates.kinds(), d)?;
            Some((record, package))
        })?;
        let options = Options { languages: self.languages, fonts: self.fonts };
        let check = || check::check(&package, &record, &options, d);
        self.stopwatch.time(Stage::Check, check);
        let mut files = BTreeMap::new();
        let logos = self.logos(&package, &mut files, d);
        let package = Arc::new(package);
        let (rows, faults) = (BTreeMap::new(), Faults::default());
        Some(Loaded { record, package, logos, files, rows, warned: false, faults })
    }

    /// Reads and checks the recipients of letters that go to many. A mistake in one row
    /// keeps only its own letter from being made.
    fn rows(&self, loaded: &mut Loaded, sources: &mut Sources, d: &mut Diagnostics) {
        let package = Arc::clone(&loaded.package);
        for (index, document) in package.documents.iter().enumerate() {
            let setting = Setting {
                root: self.root,
                record: &loaded.record,
                package: &package,
                document,
                fonts: self.fonts,
                strict: self.strict,
            };
            let (mut own, mut told) = (Diagnostics::default(), Diagnostics::default());
            let rows = self
                .stopwatch
                .time(Stage::Check, || Rows::new(&setting, sources, &mut own, &mut told));
            if self.strict {
                own.deny_warnings();
            }
            if own.has_errors() {
                loaded.faults.documents.insert(document.origin.pointer.to_string());
            }
            d.extend(own);
            d.extend(told);
            if let Some(mut rows) = rows {
                rows.spoil(|pointer| loaded.faults.documents.contains(pointer));
                loaded.rows.insert(index, rows);
            }
        }
    }

    fn logos(
        &self,
        package: &Package,
        files: &mut BTreeMap<String, String>,
        d: &mut Diagnostics,
    ) -> BTreeMap<Origin, Picture> {
        let mut logos = BTreeMap::new();
        for document in &package.documents {
            let brand = model::brand_of(package, document);
            let logo = brand.as_ref().and_then(|brand| brand.logo.as_ref());
            let Some(src) = logo.and_then(|logo| logo.src.as_ref()) else { continue };
            if !logos.contains_key(&src.origin)
                && let Some(bytes) = load::asset(self.root, &src.origin, &src.value, d)
            {
                if !load::is_inline(&src.value) {
                    files.insert(beside(&src.origin.file, &src.value), digest(&bytes));
                }
                logos.insert(src.origin.clone(), Picture::new(bytes));
            }
        }
        logos
    }
}

impl Loaded {
    /// The package's file, relative to the root.
    pub fn path(&self) -> &str {
        &self.record.origin.file
    }

    /// Hashes of all files that were read, by their path from the root.
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    /// Whether there is something to tell a person, so that it must be read each time.
    pub fn warned(&self) -> bool {
        self.warned
    }

    /// The logo that a brand names.
    pub fn logo(&self, brand: Option<&BrandRecord>) -> Option<&Picture> {
        let src = brand?.logo.as_ref()?.src.as_ref()?;
        self.logos.get(&src.origin)
    }

    /// The bytes of a picture, by where the record names it.
    pub(super) fn picture(&self, origin: &Origin) -> Option<&[u8]> {
        self.logos.get(origin).map(|picture| &*picture.bytes)
    }

    /// Whether a job has no error that was found so far.
    pub fn is_sound(&self, job: &Job) -> bool {
        let document = &self.package.documents[job.document];
        let row = match job.copies {
            Copies::One(row) => self.row_list(job).get(row).is_some_and(|own| own.sound),
            Copies::None | Copies::Together(..) => true,
        };
        let own = &*document.origin.pointer;
        let Faults { all, documents, paths, .. } = &self.faults;
        row && !all && !documents.contains(own) && !paths.contains(&job.path)
    }

    /// Another job would write the same file.
    pub(super) fn collide(&mut self, job: &Job) {
        self.faults.paths.insert(job.path.clone());
    }

    /// Whether a job would write the same file as another.
    pub fn collides(&self) -> bool {
        !self.faults.paths.is_empty()
    }

    /// Characters that no font has in what documents share.
    pub(super) fn undrawn(&self) -> &[Diagnostic] {
        &self.faults.undrawn
    }

    /// The recipients of a document that goes to many.
    pub(super) fn rows(&self, document: usize) -> Option<&Rows> {
        self.rows.get(&document)
    }

    /// What is known of all recipients of a job's document.
    pub(super) fn row_list(&self, job: &Job) -> &[Entry] {
        self.rows(job.document).map_or(&[], Rows::list)
    }

    /// The language of plain strings.
    pub fn default_language(&self) -> LanguageTag {
        let own = self.package.default_language.as_ref().map(|tag| tag.value.clone());
        own.or_else(|| LanguageTag::new("en")).expect("`en` is a language tag")
    }
}

/// A short hash of a file.
pub(super) fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

/// A path that a file names, from the root.
fn beside(file: &str, target: &str) -> String {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => _ = parts.pop(),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

/// An error within a document keeps that from being made, any other all of them; but a
/// character that cannot be drawn only those that print it, as is seen when they are
/// composed.
fn faults(diagnostics: &Diagnostics, record: &Node) -> Faults {
    let mut faults = Faults::default();
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    for error in errors {
        match document(error, record) {
            Some(pointer) => _ = faults.documents.insert(pointer),
            None if error.code == MISSING_CHARACTER => faults.undrawn.push(error.clone()),
            None => faults.all = true,
        }
    }
    faults
}

/// The pointer of the document, or of the one recipient, that a mistake is in.
fn document(diagnostic: &Diagnostic, record: &Node) -> Option<String> {
    let (place, _) = diagnostic.places.first()?;
    let (Place::Value(origin) | Place::Key(origin) | Place::Within(origin, _)) = place
    else {
        return None;
    };
    let Origin { file, pointer, .. } = origin;
    let rest = pointer.strip_prefix("/documents/")?;
    let mut parts = rest.split('/');
    let index = parts.next()?;
    let row = parts.next().filter(|name| *name == "recipients").and(parts.next());
    let row = row.filter(|own| own.parse::<usize>().is_ok());
    let row = row.map(|row| format!("/recipients/{row}")).unwrap_or_default();
    (*file == record.origin.file).then(|| format!("/documents/{index}{row}"))
}
