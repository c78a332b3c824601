//! A package and changed files → what would be wrong if they were written; and files that
//! are written, whole or not at all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::input::working_tree;
use super::terminal::Terminal;
use crate::build::{self, Format, Input, Loaded, Maker, Options, Reader, Stopwatch};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Sources};
use crate::fonts::Fonts;
use crate::returned::{self, Draft};
use crate::templates::Templates;

/// What documents are read and made with.
pub(super) struct Tools<'a> {
    pub(super) templates: &'a Templates,
    pub(super) fonts: &'a Fonts,
}

/// A package as it would be if some of its files said something else.
pub(super) struct Tried {
    /// None where it could not be read at all.
    pub(super) loaded: Option<Loaded>,
    pub(super) errors: Vec<Diagnostic>,
    pub(super) sources: Sources,
}

/// Whether a mistake was there before; its place may have moved.
pub(super) fn is_known(before: &[Diagnostic], own: &Diagnostic) -> bool {
    before.iter().any(|old| old.code == own.code && old.message == own.message)
}

/// Writes a file; whole, or not at all.
pub(super) fn put(path: &Path, bytes: &[u8], terminal: &Terminal) -> Result<(), Exit> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    build::replace(folder, path, bytes)
        .map_err(|error| unwritable(path, &error, terminal))
}

/// Writes files that are there anew; all of them, or none.
pub(super) fn put_all(
    files: &[(PathBuf, Vec<u8>)],
    terminal: &Terminal,
) -> Result<(), Exit> {
    let written = build::replace_all(files);
    written.map_err(|(path, error)| unwritable(&path, &error, terminal))
}

fn unwritable(path: &Path, error: &std::io::Error, terminal: &Terminal) -> Exit {
    let shown = path.to_string_lossy().replace('\\', "/");
    let message = format!("`{shown}` cannot be written ({error})");
    let diagnostic = Diagnostic::error("file/unwritable", message);
    terminal.fail(Exit::Files, diagnostic.at(Place::File(shown.into())))
}

impl Tools<'_> {
    /// Reads a package as it would be if some of its files said something else: by their
    /// paths from the root.
    pub(super) fn tried(
        &self,
        root: &Path,
        package: &Path,
        files: BTreeMap<String, String>,
    ) -> Tried {
        let input = Input::Amended(package.to_owned(), files);
        let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
        let loaded = self.load(root, &input, &mut sources, &mut d);
        let errors = d.iter().filter(|own| own.severity == Severity::Error);
        Tried { loaded, errors: errors.cloned().collect(), sources }
    }

    /// Reads a package.
    pub(super) fn load(
        &self,
        root: &Path,
        input: &Input,
        sources: &mut Sources,
        d: &mut Diagnostics,
    ) -> Option<Loaded> {
        let reader = Reader {
            root,
            templates: self.templates,
            fonts: self.fonts,
            languages: &[],
            strict: false,
            stopwatch: &Stopwatch::default(),
        };
        reader.read(input, sources, d)
    }

    /// The drafts that packages make now.
    pub(super) fn drafts(&self, path: &Path, root: Option<&Path>) -> Vec<Draft> {
        let paths = [path.to_owned()];
        let root = root.map_or_else(|| working_tree(&paths), Path::to_owned);
        let mut d = Diagnostics::default();
        let mut drafts = vec![];
        for path in build::find(&paths, &mut d) {
            let input = Input::File(path);
            let Some(loaded) = self.load(&root, &input, &mut Sources::default(), &mut d)
            else {
                continue;
            };
            let mut packages = [loaded];
            let jobs = build::plan_all(&mut packages, None, &mut d);
            let options =
                Options { formats: [Format::Docx].into(), ..Options::default() };
            let maker = Maker::new(self.templates, self.fonts, &options, &mut d);
            for job in &jobs {
                let made =
                    maker.prepare(&packages[0], job, &mut d).and_then(|prepared| {
                        maker.make(&packages[0], job, &prepared, &mut d)
                    });
                for file in made.into_iter().flatten() {
                    drafts
                        .extend(returned::draft(&file.path, &file.bytes).ok().flatten());
                }
            }
        }
        drafts
    }
}
