//! What several areas need: reading a package of the tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use communique::build::{self, Input, Reader, Stopwatch};
use communique::compose::Clerk;
use communique::diagnostic::{Diagnostics, Format, Severity, Source, Sources, render};
use communique::fonts::Fonts;
use communique::load;
use communique::model::{self, Package};
use communique::templates::Templates;

/// The kinds with a template, as the program would hand them in.
pub(crate) fn kinds() -> BTreeSet<String> {
    ["conclusions", "letter", "declaration"].map(String::from).into()
}

/// A path within the repository.
pub(crate) fn repository(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Loads a package within `root` and decodes it; messages come as people see them.
pub(crate) fn load(root: &Path, path: &Path) -> (Option<Package>, String) {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let record = load::package(root, path, &mut sources, &mut diagnostics);
    let package =
        record.and_then(|record| model::decode(&record, &kinds(), &mut diagnostics));
    (package, render(&diagnostics, &sources, Format::Human { colour: false }))
}

/// The codes of all errors in reading a text.
pub(crate) fn read(text: &str) -> Vec<String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let root = repository("tests/contract");
    let record = load::bytes(&root, text.as_bytes(), &mut sources, &mut diagnostics);
    if let Some(record) = record {
        model::decode(&record, &kinds(), &mut diagnostics);
    }
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| format!("{}: {}", d.code, d.message)).collect()
}

/// What `communique check` judges packages with.
pub(crate) struct Judge<'a> {
    pub(crate) root: &'a Path,
    pub(crate) templates: &'a Templates,
    pub(crate) fonts: &'a Fonts,
    pub(crate) strict: bool,
}

impl Judge<'_> {
    /// All that is said of a package, each thing once.
    pub(crate) fn file(&self, file: &Path) -> (Diagnostics, Sources) {
        self.input(&Input::File(file.to_owned()))
    }

    /// All that is said of a package that comes from no file.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> (Diagnostics, Sources) {
        self.input(&Input::Text(bytes.to_owned()))
    }

    fn input(&self, input: &Input) -> (Diagnostics, Sources) {
        let Self { root, templates, fonts, strict } = *self;
        let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
        for path in templates.list() {
            let text = templates.get(path).unwrap_or_default();
            let source = Source { text: text.into(), ..Source::default() };
            sources.insert(&templates.file(path), source);
        }
        let stopwatch = &Stopwatch::default();
        let reader = Reader { root, templates, fonts, languages: &[], strict, stopwatch };
        let clerk = Clerk::new(templates);
        let loaded = reader.read(input, &mut sources, &mut d);
        let mut packages: Vec<_> = loaded.into_iter().collect();
        let jobs = build::plan_all(&mut packages, None, &mut d);
        for job in jobs {
            let loaded = &packages[job.package];
            if loaded.is_sound(&job) {
                build::compose(loaded, &job, &clerk, fonts, &mut d);
            }
        }
        if strict {
            d.deny_warnings();
        }
        let mut once = Diagnostics::default();
        for diagnostic in d.iter() {
            if !once.iter().any(|shown| shown == diagnostic) {
                once.push(diagnostic.clone());
            }
        }
        (once, sources)
    }
}

/// Holds a file against what came out, or writes it.
pub(crate) fn hold(path: &Path, text: &str, mistakes: &mut Vec<String>) {
    let there = fs::read_to_string(path).unwrap_or_default();
    if there == text {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        match text.is_empty() {
            true => fs::remove_file(path).expect("can be removed"),
            false => fs::write(path, text).expect("can be written"),
        }
    } else {
        mistakes.push(format!("{}\n--- is\n{text}\n--- was\n{there}", path.display()));
    }
}
