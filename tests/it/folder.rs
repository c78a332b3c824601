//! The folder of `--format typst` needs nothing of this program: any Typst makes the same
//! pages of it.

use std::collections::BTreeMap;

use communique::fonts::Fonts;
use communique::pdf::Engine;
use typst::diag::{FileError, FileResult, Warned};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Transform;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;

use crate::outputs::{self, Output};
use crate::pdf::frames::texts;

/// Typst as it comes: a folder, the fonts, no features of a later version.
struct Plain<'a> {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    files: &'a BTreeMap<String, Vec<u8>>,
}

impl<'a> Plain<'a> {
    fn new(fonts: &Fonts, files: &'a BTreeMap<String, Vec<u8>>) -> Self {
        let fonts: Vec<Font> =
            fonts.faces().iter().map(|face| face.font().clone()).collect();
        let library = LazyHash::new(Library::builder().build());
        Self { library, book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, files }
    }

    fn bytes(&self, id: FileId) -> FileResult<&Vec<u8>> {
        let name = id.vpath().get_without_slash();
        self.files.get(name).ok_or_else(|| FileError::NotFound(name.into()))
    }
}

impl World for Plain<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        let path = VirtualPath::new("main.typ").expect("is a path");
        RootedPath::new(VirtualRoot::Project, path).intern()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = String::from_utf8(self.bytes(id)?.clone());
        Ok(Source::new(id, text.expect("sources are UTF-8")))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        Ok(Bytes::new(self.bytes(id)?.clone()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Every text with its page and place in hundredths of a point.
fn drawn(paged: &PagedDocument) -> Vec<(usize, String, i64, i64)> {
    let mut out = vec![];
    for (index, page) in paged.pages().iter().enumerate() {
        texts(&page.frame, Transform::identity(), &mut |text, at| {
            let place = [at.x, at.y].map(|own| (own.to_pt() * 100.0).round() as i64);
            out.push((index, text.text.to_string(), place[0], place[1]));
        });
    }
    out
}

#[test]
fn any_typst_makes_the_same_pages_of_the_folder() {
    let fonts = Fonts::bundled();
    let engine = Engine::new(&fonts);
    let is_made = |output: &&Output| !output.files.folder.is_empty();
    for output in outputs::all().iter().filter(is_made) {
        let world = Plain::new(&fonts, &output.files.folder);
        let Warned { output: set, warnings } = typst::compile::<PagedDocument>(&world);
        let set = set.unwrap_or_else(|errors| panic!("{}: {errors:?}", output.name));
        assert!(warnings.is_empty(), "{}: {warnings:?}", output.name);
        let layout = engine.set(&output.source).expect("can be set");
        let ours = layout.paged();
        assert!(drawn(&set) == drawn(ours), "{}: other pages", output.name);
    }
}
