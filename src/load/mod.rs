//! A path comes in; the record with all that it includes goes out, and where every value
//! stands. Knows files and JSON, not what the record means. Reads nothing outside the
//! package's root.

mod cell;
mod json;
mod merge;
mod mistake;
mod path;
mod rows;
mod scalar;
mod separator;
mod syntax;
mod table;
mod text;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::diagnostic::{Diagnostics, Origin, Place, Source, Sources};
use crate::record::Node;

pub use cell::Cell;
pub use rows::{Cells, Table, rows};

/// The largest file that is read.
pub const FILE_SIZE: u64 = 8 << 20;

/// How many files a package may consist of.
const FILES: usize = 200;

/// The name of the standard input in messages.
pub const STDIN: &str = "<stdin>";

/// Reads a package: the file at `path` and all that it includes, within `root`.
pub fn package(
    root: &Path,
    path: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Node>> {
    amended(root, path, &NONE, sources, diagnostics)
}

/// Reads a package as it would be if some of its files said something else: these are
/// given by their paths from the root.
pub fn amended(
    root: &Path,
    path: &Path,
    files: &BTreeMap<String, String>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Node>> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let place = Place::File(shown.as_str().into());
    let root = path::root(root, diagnostics)?;
    let found = path::given(&root, path, &shown, diagnostics)?;
    let mut loader =
        Loader { amended: files, ..Loader::new(&root, sources, diagnostics) };
    let bytes = loader.bytes(&found, place, &shown)?;
    loader.file(found, &bytes)
}

/// Reads a package from bytes that are not in a file; what it includes is sought from
/// `root`.
pub fn bytes(
    root: &Path,
    bytes: &[u8],
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Node>> {
    let root = path::root(root, diagnostics)?;
    if bytes.len() as u64 > FILE_SIZE {
        diagnostics.push(mistake::size(Place::File(STDIN.into()), FILE_SIZE));
        return None;
    }
    let mut loader = Loader::new(&root, sources, diagnostics);
    loader.file(path::Found { shown: STDIN.into(), path: PathBuf::from(STDIN) }, bytes)
}

/// Reads a file that the record names at `origin`, such as a logo.
pub fn asset(
    root: &Path,
    origin: &Origin,
    target: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    if is_inline(target) {
        return inline(origin, target, diagnostics);
    }
    let root = path::root(root, diagnostics)?;
    let found = path::named(&root, origin, target, diagnostics)?;
    read(&found.path, Place::Value(origin.clone()), target, diagnostics)
}

/// Whether a path is none, but an address that holds the bytes itself (RFC 2397).
pub fn is_inline(target: &str) -> bool {
    target.starts_with("data:")
}

fn inline(origin: &Origin, target: &str, d: &mut Diagnostics) -> Option<Vec<u8>> {
    let (_, text) = target.split_once(";base64,").unwrap_or_default();
    let bytes = BASE64_STANDARD.decode(text).ok().filter(|bytes| !bytes.is_empty());
    if bytes.is_none() {
        d.push(mistake::not_inline(Place::Value(origin.clone())));
    }
    bytes
}

/// Opens a file or a folder; a pipe or a device could keep the reader waiting for ever.
fn open(path: &Path) -> std::io::Result<File> {
    let kind = path.metadata()?.file_type();
    match kind.is_file() || kind.is_dir() {
        true => File::open(path),
        false => Err(std::io::Error::other("it is a pipe or a device")),
    }
}

/// The bytes of a file; not more than are allowed.
fn read(
    path: &Path,
    place: Place,
    shown: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    let mut bytes = vec![];
    let result =
        open(path).and_then(|file| file.take(FILE_SIZE + 1).read_to_end(&mut bytes));
    if let Err(error) = result {
        diagnostics.push(mistake::unreadable(place, shown, &error.to_string()));
        return None;
    }
    if bytes.len() as u64 > FILE_SIZE {
        diagnostics.push(mistake::size(place, FILE_SIZE));
        return None;
    }
    Some(bytes)
}

struct Loader<'a> {
    root: &'a Path,
    sources: &'a mut Sources,
    diagnostics: &'a mut Diagnostics,
    /// The files on the way to this one, with their names.
    stack: Vec<(PathBuf, String)>,
    /// What was read already; `None` where it failed.
    done: BTreeMap<PathBuf, Option<Arc<Node>>>,
    /// Files that are not read, because it is known what they say.
    amended: &'a BTreeMap<String, String>,
}

/// No file says something else than it does.
static NONE: BTreeMap<String, String> = BTreeMap::new();

impl<'a> Loader<'a> {
    fn new(
        root: &'a Path,
        sources: &'a mut Sources,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let (stack, done) = (vec![], BTreeMap::new());
        Self { root, sources, diagnostics, stack, done, amended: &NONE }
    }

    fn bytes(
        &mut self,
        found: &path::Found,
        place: Place,
        shown: &str,
    ) -> Option<Vec<u8>> {
        match self.amended.get(&found.shown) {
            Some(text) => Some(text.clone().into_bytes()),
            None => read(&found.path, place, shown, self.diagnostics),
        }
    }

    /// A file and all that it includes, as one record.
    fn file(&mut self, found: path::Found, bytes: &[u8]) -> Option<Arc<Node>> {
        let file: Arc<str> = found.shown.as_str().into();
        let text = text::decode(&file, bytes, self.sources, self.diagnostics)?;
        let parsed = json::parse(&file, &text, self.diagnostics);
        self.sources.insert(&file, Source { text, spans: parsed.spans });
        let node = parsed.root?;
        if node.members().next().is_none() && node.describe() != "an object" {
            self.diagnostics.push(mistake::not_an_object(&node));
            return None;
        }
        self.stack.push((found.path, found.shown));
        let includes = node.get("include").map_or(&[][..], |include| include.elements());
        let mut complete = true;
        let mut included = vec![];
        for target in includes {
            // What is not a string is a mistake that decoding reports.
            let Some(path) = target.as_str() else { continue };
            match self.include(&target.origin, path) {
                Some(node) => included.push(node),
                None => complete = false,
            }
        }
        self.stack.pop();
        // Without a part of the record, everything that refers to it would be a mistake.
        complete.then(|| merge::merge(&node, &included, self.diagnostics))
    }

    fn include(&mut self, origin: &Origin, target: &str) -> Option<Arc<Node>> {
        let found = path::named(self.root, origin, target, self.diagnostics)?;
        let place = Place::Value(origin.clone());
        if let Some(start) = self.stack.iter().position(|(path, _)| *path == found.path) {
            let mut chain: Vec<_> =
                self.stack[start..].iter().map(|(_, shown)| shown.clone()).collect();
            chain.push(found.shown);
            self.diagnostics.push(mistake::cycle(place, &chain));
            return None;
        }
        if let Some(done) = self.done.get(&found.path) {
            return done.clone();
        }
        if self.done.len() + self.stack.len() >= FILES {
            self.diagnostics.push(mistake::too_many(place, FILES));
            return None;
        }
        let path = found.path.clone();
        let bytes = self.bytes(&found, place, target);
        let node = bytes.and_then(|bytes| self.file(found, &bytes));
        self.done.insert(path, node.clone());
        node
    }
}
