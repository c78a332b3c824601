//! Every code that the program can give stands in what some test holds, so that somebody
//! has read each message.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::repository;

/// What nobody can bring about from outside.
const UNREACHABLE: &[(&str, &str)] = &[
    ("brand/logo", "the same reader reads the logo before, and says `data/brand/logo`"),
    ("file/unwritable", "needs a folder that refuses, which no root user meets"),
    ("merge/internal", "changes are made for the very text that they change"),
    ("docx/internal", "a mistake of the program in writing XML or ZIP"),
    ("pdf/panic", "a mistake of the engine"),
    ("usage/answer", "needs a terminal that breaks while the program asks"),
];

/// Strings that only look like codes.
const OTHERS: &[&str] = &["application/xml", "image/jpeg", "image/png"];

fn files(folder: &Path, suffix: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("can be read").path();
        if path.is_dir() {
            files(&path, suffix, found);
        } else if path.to_string_lossy().ends_with(suffix) {
            found.push(path);
        }
    }
}

fn texts(folder: &str, suffix: &str) -> impl Iterator<Item = String> {
    let mut found = vec![];
    files(&repository(folder), suffix, &mut found);
    found.into_iter().map(|path| fs::read_to_string(path).expect("is UTF-8"))
}

/// Lower-case words between slashes.
fn is_code(text: &str) -> bool {
    let word = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    };
    text.contains('/') && text.split('/').all(word)
}

/// The codes in the sources, without what their own tests say.
fn given() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for text in texts("src", ".rs") {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        codes.extend(code.split('"').filter(|text| is_code(text)).map(str::to_owned));
    }
    codes
}

/// The codes in what tests hold: `error[code]`.
fn told() -> BTreeSet<String> {
    let held = texts("tests/invalid", ".txt")
        .chain(texts("tests/cases", "messages.txt"))
        .chain(texts("tests/returned", "report.txt"))
        .chain(texts("tests/it", ".snap"));
    let mut codes = BTreeSet::new();
    for text in held {
        for opening in ["error[", "warning["] {
            let parts = text.split(opening).skip(1);
            codes.extend(
                parts.filter_map(|part| Some(part.split_once(']')?.0.to_owned())),
            );
        }
    }
    codes
}

#[test]
fn every_code_is_told_somewhere() {
    let (given, told) = (given(), told());
    let excused: Vec<&str> =
        UNREACHABLE.iter().map(|(code, _)| *code).chain(OTHERS.iter().copied()).collect();
    let missing: Vec<&String> = given
        .iter()
        .filter(|code| !told.contains(*code) && !excused.contains(&code.as_str()))
        .collect();
    assert!(missing.is_empty(), "no test holds {missing:?}");
    let needless: Vec<&&str> = excused
        .iter()
        .filter(|code| told.contains(**code) || !given.contains(**code))
        .collect();
    assert!(needless.is_empty(), "needs no excuse: {needless:?}");
    let unknown: Vec<&String> =
        told.iter().filter(|code| is_code(code) && !given.contains(*code)).collect();
    assert!(unknown.is_empty(), "nothing gives {unknown:?}");
}
