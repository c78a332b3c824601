//! What Typst may see: the files of one source and the fonts. No packages, no network, no
//! clock; other paths are not found.

use std::str;
use std::sync::Arc;

use typst::diag::{FileError, FileResult, PackageError};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::fonts::{Fonts, TWINS};
use crate::memo::Memo;
use crate::typeset;

/// What all documents of a run share.
pub(super) struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    /// What was read already: the look is the same for a whole batch.
    modules: Memo<(String, Arc<[u8]>), Source>,
    files: Memo<(String, Arc<[u8]>), Bytes>,
}

/// What one document may see.
pub(super) struct DocumentWorld<'a> {
    shared: &'a Shared,
    main: Source,
    modules: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
}

impl Shared {
    pub(super) fn new(fonts: &Fonts) -> Self {
        let mut book = FontBook::new();
        let mut list = Vec::new();
        for face in fonts.faces() {
            book.push(face.font().info().clone());
            list.push(face.font().clone());
        }
        // Families of office programs are drawn by their twins.
        for (name, twin) in TWINS {
            if book.contains_family(&name.to_lowercase()) {
                continue;
            }
            for face in fonts.faces().iter().filter(|face| face.family == *twin) {
                let mut info = face.font().info().clone();
                (*name).clone_into(&mut info.family);
                book.push(info);
                list.push(face.font().clone());
            }
        }
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(book),
            fonts: list,
            main: id("main.typ"),
            modules: Memo::default(),
            files: Memo::default(),
        }
    }

    /// The view of one source.
    pub(super) fn world(&self, source: &typeset::Source) -> DocumentWorld<'_> {
        let mut modules = Vec::new();
        let mut files = Vec::new();
        for (name, data) in &source.files {
            let key = (name.clone(), Arc::clone(data));
            match str::from_utf8(data) {
                Ok(text) if name.ends_with(".typ") => {
                    let read = |_: &_| Source::new(id(name), text.to_owned());
                    modules.push(Source::clone(&self.modules.get(&key, read)));
                }
                _ => {
                    let read = |_: &_| Bytes::new(Arc::clone(data));
                    files.push((id(name), Bytes::clone(&self.files.get(&key, read))));
                }
            }
        }
        // Each document has its own: it is not kept.
        let record = source.record.iter();
        files.extend(
            record
                .map(|text| (id(typeset::RECORD), Bytes::from_string(Arc::clone(text)))),
        );
        let main = Source::new(self.main, source.main.clone());
        DocumentWorld { shared: self, main, modules, files }
    }
}

/// Ids are few and never freed; all come from the names of templates and logos.
fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("names of templates are plain paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl DocumentWorld<'_> {
    pub(super) fn main_source(&self) -> &Source {
        &self.main
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        std::iter::once(&self.main)
            .chain(&self.modules)
            .find(|source| source.id() == id)
            .cloned()
            .ok_or_else(|| denied(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .iter()
            .find(|(own, _)| *own == id)
            .map(|(_, data)| data.clone())
            .ok_or_else(|| denied(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn denied(id: FileId) -> FileError {
    match id.root() {
        VirtualRoot::Package(spec) => FileError::Package(PackageError::Other(Some(
            format!("packages are not used ({spec})").into(),
        ))),
        VirtualRoot::Project => {
            FileError::NotFound(id.vpath().get_without_slash().into())
        }
    }
}
