//! What several areas need: reading a package of the tests.

use std::collections::BTreeSet;
use std::path::Path;

use communique::diagnostic::{Diagnostics, Format, Severity, Sources, render};
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
    let record = communique::load::package(root, path, &mut sources, &mut diagnostics);
    let package =
        record.and_then(|record| model::decode(&record, &kinds(), &mut diagnostics));
    (package, render(&diagnostics, &sources, Format::Human { colour: false }))
}

/// The codes of all errors in reading a text.
pub(crate) fn read(text: &str) -> Vec<String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let root = repository("tests/contract");
    let record =
        communique::load::bytes(&root, text.as_bytes(), &mut sources, &mut diagnostics);
    if let Some(record) = record {
        model::decode(&record, &kinds(), &mut diagnostics);
    }
    let errors = diagnostics.iter().filter(|d| d.severity == Severity::Error);
    errors.map(|d| format!("{}: {}", d.code, d.message)).collect()
}
