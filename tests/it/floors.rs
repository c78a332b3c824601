//! The shape of the sources: who may import whom, who may touch files, how long a file is.

use std::path::{Path, PathBuf};

use crate::support::repository;

/// A module may name those of the floors above it in this list, and itself; neighbours do
/// not know each other.
const FLOORS: &[&[&str]] = &[
    &["amend", "carried", "diagnostic", "memo", "standards"],
    &["brand", "document", "fonts", "markdown", "record", "signed", "templates", "xml"],
    &["diff", "load", "model", "parity", "style"],
    &["accessibility", "check", "locale"],
    &["compose", "translation"],
    &["docx", "typeset"],
    &["pdf", "returned"],
    &["build", "merge"],
    &["verify"],
    &["cli"],
];

/// The modules that touch files; all others are handed what they read.
const HANDS: &[&str] = &["build", "cli", "load"];

fn floor(module: &str) -> usize {
    let found = FLOORS.iter().position(|floor| floor.contains(&module));
    found.unwrap_or_else(|| panic!("`{module}` has no floor; give it one in this test"))
}

/// Every source file with the module of the crate's root that it belongs to.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = repository("src");
    let (mut files, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir().unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == "rs") {
                let within = path.strip_prefix(&root).unwrap();
                let module = Path::new(within.iter().next().unwrap()).with_extension("");
                let module = module.to_str().unwrap().to_owned();
                if !["lib", "main"].contains(&&*module) {
                    let code = std::fs::read_to_string(&path).unwrap();
                    files.push((module, within.to_owned(), code));
                }
            }
        }
    }
    files.sort();
    files
}

/// The modules of the crate's root that a line of code names: `crate::` and a word.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn imports_go_downwards_only() {
    assert!(named("pub fn a(b: &crate::model::At) {} // crate::cli").eq(["model"]));
    let mut wrong = Vec::new();
    for (module, path, code) in sources() {
        let places = code.lines().enumerate();
        for (number, name) in places.flat_map(|(n, l)| named(l).map(move |own| (n, own)))
        {
            if name != module && floor(name) >= floor(&module) {
                let line = number + 1;
                wrong.push(format!("src/{}:{line} names `{name}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "against the floors:\n{}", wrong.join("\n"));
}

#[test]
fn few_modules_touch_files() {
    for (module, path, code) in sources() {
        let touches = ["std::fs", "std::net", "std::process", "tempfile::"]
            .iter()
            .any(|name| code.contains(name));
        let allowed = HANDS.contains(&&*module);
        assert!(allowed || !touches, "src/{} touches files", path.display());
    }
}
