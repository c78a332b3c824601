//! Files and folders that a person names come in; the files of packages go out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;

use super::folder::slashes;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// Packages are sought no deeper than this.
const DEPTH: usize = 16;

/// A file is taken as it is; of a folder, every file below it that has `documents` (what
/// is only included has none). Each file once, those of a folder in the order of their
/// names. Hidden folders are left out.
pub fn find(paths: &[PathBuf], diagnostics: &mut Diagnostics) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut seen = BTreeSet::new();
    for path in paths {
        let mut own = vec![];
        if path.is_dir() {
            below(path, DEPTH, &mut own, diagnostics);
            if own.is_empty() {
                diagnostics.push(nothing(path));
            }
        } else {
            own.push(path.clone());
        }
        for path in own {
            // What is not there is named where it is read.
            let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
            if seen.insert(real) {
                found.push(path);
            }
        }
    }
    found
}

fn below(folder: &Path, depth: usize, found: &mut Vec<PathBuf>, d: &mut Diagnostics) {
    let entries =
        fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let shown = slashes(folder);
            let message = format!("`{shown}` cannot be read ({error})");
            let diagnostic = Diagnostic::error("file/unreadable", message);
            d.push(diagnostic.at(Place::File(shown.into())));
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        // Folders behind links are not followed: they may lead round in circles.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if name.starts_with('.') {
            continue;
        } else if is_folder && depth > 0 {
            below(&path, depth - 1, found, d);
        } else if path.is_file() && name.to_lowercase().ends_with(".json") {
            match fs::read(&path) {
                Ok(bytes) if !is_package(&bytes) => {}
                _ => found.push(path),
            }
        }
    }
}

/// Whether a file makes documents, or was meant to: what is no JSON has a mistake that
/// its reader shall tell.
fn is_package(bytes: &[u8]) -> bool {
    match serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(bytes) {
        Ok(members) => members.contains_key("documents"),
        Err(error) if error.is_data() => false,
        Err(_) => true,
    }
}

fn nothing(folder: &Path) -> Diagnostic {
    let shown = slashes(folder);
    let message = format!("there is no package in the folder `{shown}`");
    Diagnostic::error("file/none", message)
        .at(Place::File(shown.into()))
        .hint("a package is a JSON file with `documents`; `communique new` writes one")
}

#[cfg(test)]
mod tests {
    use super::is_package;

    #[test]
    fn only_what_makes_documents_is_a_package() {
        assert!(is_package(br#"{ "documents": [] }"#));
        assert!(is_package(br#"{ "documents": [,] }"#));
        assert!(is_package(b"\xFF\xFE{\0"));
        assert!(!is_package(br#"{ "people": { "documents": {} } }"#));
        assert!(!is_package(br#"["a"]"#));
        assert!(is_package(br#"{ "broken": "#));
        assert!(is_package(b""));
    }
}
