//! What several areas need: reading a package of the tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use communique::check::{self, Options};
use communique::diagnostic::{
    Diagnostics, Format, LanguageTag, Severity, Sources, render,
};
use communique::fonts::Fonts;
use communique::load;
use communique::model::{self, Package};

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

/// All that is said of a package before a document is made of it.
pub(crate) fn judge(root: &Path, file: &Path, fonts: &Fonts) -> (Diagnostics, Sources) {
    let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
    if let Some(record) = load::package(root, file, &mut sources, &mut d)
        && let Some(package) = model::decode(&record, &kinds(), &mut d)
    {
        let options = Options { languages: &[], fonts };
        check::check(&package, &record, &options, &mut d);
        let logo = package.brand.as_ref().and_then(|brand| brand.logo.as_ref());
        let src = logo.and_then(|logo| logo.src.as_ref());
        let logo = src.and_then(|src| load::asset(root, &src.origin, src, &mut d));
        let english = LanguageTag::new("en").expect("`en` is a tag");
        let logo = logo.map(Into::into);
        model::look(package.brand.as_ref(), logo, &english, &english, &mut d);
    }
    (d, sources)
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
