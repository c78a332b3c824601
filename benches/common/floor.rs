//! The floor: what a pair of files costs if everything but the engine's own work is there
//! already. Ready-made Typst source becomes pages and a PDF, ready-made parts become an
//! archive, and parts that all files share are packed before.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use communique::build::{Format, Maker, Stopwatch};
use communique::diagnostic::Diagnostics;
use communique::fonts::Fonts;
use communique::templates::Templates;
use communique::typeset::RECORD;
use flate2::{Compress, Compression, FlushCompress};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use zip::ZipArchive;

use super::record::{Work, options};

/// What one pair is made of.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ready {
    pub(crate) main: String,
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// The record that its PDF carries.
    pub(crate) record: Vec<u8>,
    /// The parts of the Word file that are its own.
    pub(crate) parts: Vec<Vec<u8>>,
    /// The bytes of those that it shares, packed.
    pub(crate) shared: Vec<u8>,
}

/// The engine, bare.
pub(crate) struct Floor {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
    packer: Compress,
}

struct Bare<'a> {
    floor: &'a Floor,
    main: Source,
    record: Bytes,
}

impl Floor {
    /// Takes in fonts, and the modules that all sources import.
    pub(crate) fn new(fonts: &Fonts, files: &[(String, Vec<u8>)]) -> Self {
        let mut book = FontBook::new();
        let faces = fonts.faces().iter().map(|face| face.font().clone());
        let fonts: Vec<Font> = faces.collect();
        fonts.iter().for_each(|font| book.push(font.info().clone()));
        let features = [Feature::A11yExtras].into_iter().collect();
        let (mut sources, mut others) = (vec![], vec![]);
        for (name, bytes) in files {
            if name.ends_with(".typ") {
                let text = String::from_utf8(bytes.clone()).expect("modules are text");
                sources.push(Source::new(id(name), text));
            } else {
                others.push((id(name), Bytes::new(bytes.clone())));
            }
        }
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(book),
            fonts,
            sources,
            files: others,
            packer: Compress::new(Compression::default(), false),
        }
    }

    /// Makes one pair.
    pub(crate) fn pair(&mut self, ready: &Ready) -> (Vec<u8>, Vec<u8>) {
        let pdf = self.pdf(ready);
        let mut word = Vec::with_capacity(ready.shared.len() + 65_536);
        for part in &ready.parts {
            self.packer.reset();
            word.reserve(part.len() + 1024);
            let finish = FlushCompress::Finish;
            self.packer.compress_vec(part, &mut word, finish).expect("there is room");
        }
        word.extend_from_slice(&ready.shared);
        (pdf, word)
    }

    fn pdf(&self, ready: &Ready) -> Vec<u8> {
        let main = Source::new(id("main.typ"), ready.main.clone());
        let world = Bare { floor: self, main, record: Bytes::new(ready.record.clone()) };
        let paged = typst::compile::<PagedDocument>(&world).output.expect("it compiles");
        let chosen = [PdfStandard::A_3a, PdfStandard::Ua_1];
        let date = Datetime::from_ymd_hms(2013, 6, 3, 0, 0, 0);
        let options = PdfOptions {
            ident: Smart::Custom("floor".to_owned()),
            creator: Smart::Custom(Some("floor".to_owned())),
            timestamp: date.map(Timestamp::new_utc),
            page_ranges: None,
            standards: PdfStandards::new(&chosen).expect("both can be kept"),
            tagged: true,
            pretty: false,
        };
        typst_pdf::pdf(&paged, &options).expect("it keeps the standards")
    }
}

/// The ready-made sources and parts of some records' documents.
pub(crate) fn ready(fonts: &Fonts, texts: &[Vec<u8>]) -> Vec<Ready> {
    let (templates, stopwatch) = (Templates::bundled(), Stopwatch::default());
    let work = Work::read(texts, fonts, &stopwatch);
    let options = options(&stopwatch, &[Format::Docx, Format::Typst]);
    let mut d = Diagnostics::default();
    let maker = Maker::new(&templates, fonts, &options, &mut d);
    let (mut list, mut words) = (vec![], vec![]);
    for (index, job) in work.jobs.iter().enumerate() {
        let loaded = &work.packages[job.package];
        let prepared = maker.prepare(loaded, job, &mut d);
        let made = prepared.and_then(|own| maker.make(loaded, job, &own, &mut d));
        let mut ready = Ready::default();
        for file in made.expect("the record has no mistakes") {
            let name = file.path.rsplit('/').next().unwrap_or_default();
            match (file.format, name) {
                (Format::Typst, "main.typ") => {
                    ready.main = String::from_utf8(file.bytes).expect("source is text");
                }
                (Format::Typst, RECORD) => ready.record = file.bytes,
                (Format::Typst, name) => ready.files.push((name.to_owned(), file.bytes)),
                _ => words.push(file.bytes),
            }
        }
        list.push(ready);
        if (index + 1).is_multiple_of(50) {
            comemo::evict(1);
        }
    }
    for (ready, (parts, shared)) in list.iter_mut().zip(cut(&words)) {
        (ready.parts, ready.shared) = (parts, shared);
    }
    comemo::evict(0);
    list
}

/// Cuts Word files into the parts of each and those that all share, which stay packed.
fn cut(files: &[Vec<u8>]) -> Vec<(Vec<Vec<u8>>, Vec<u8>)> {
    let open = |bytes: &Vec<u8>| {
        ZipArchive::new(Cursor::new(bytes.clone())).expect("a Word file is an archive")
    };
    let mut archives: Vec<_> = files.iter().map(open).collect();
    let mut sums = BTreeMap::new();
    for archive in &mut archives {
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).expect("the entry is there");
            *sums.entry((entry.name().to_owned(), entry.crc32())).or_insert(0) += 1;
        }
    }
    let count = archives.len();
    let one = |mut archive: ZipArchive<Cursor<Vec<u8>>>| {
        let (mut parts, mut shared) = (vec![], vec![]);
        for index in 0..archive.len() {
            let mut entry = archive.by_index_raw(index).expect("the entry is there");
            if sums[&(entry.name().to_owned(), entry.crc32())] == count {
                entry.read_to_end(&mut shared).expect("the entry can be read");
                continue;
            }
            drop(entry);
            let mut part = vec![];
            let mut entry = archive.by_index(index).expect("the entry is there");
            entry.read_to_end(&mut part).expect("the entry can be read");
            parts.push(part);
        }
        (parts, shared)
    };
    archives.into_iter().map(one).collect()
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names are plain");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Bare<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.floor.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.floor.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut sources = std::iter::once(&self.main).chain(&self.floor.sources);
        let found = sources.find(|source| source.id() == id).cloned();
        found.ok_or_else(|| FileError::NotFound("source".into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self::id(RECORD) {
            return Ok(self.record.clone());
        }
        let found = self.floor.files.iter().find(|(own, _)| *own == id);
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| FileError::NotFound("file".into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.floor.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
