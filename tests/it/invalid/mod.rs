//! What people are told of their mistakes. A case is a file `tests/invalid/NAME.json`, or
//! a folder there with `record.json` and what else it takes: files that are included,
//! `templates`, and an empty file `strict` where warnings are errors. Beside it stands what
//! is said (`NAME.txt`, `messages.txt`). `UPDATE=1 cargo test invalid` writes that anew.
//! What stands in `tests/valid` gives rise to no word.

mod codes;
mod made;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use communique::build;
use communique::diagnostic::{Diagnostics, Format, render};
use communique::fonts::Fonts;
use communique::templates::Templates;

use crate::support::{Judge, hold, repository};

const HUMAN: Format = Format::Human { colour: false };

/// A record and the file that holds the messages.
struct Case {
    root: PathBuf,
    record: PathBuf,
    messages: PathBuf,
}

fn cases(folder: &str) -> Vec<Case> {
    let root = repository(folder);
    let mut cases: Vec<Case> = entries(&root)
        .filter_map(|path| {
            let record = path.join("record.json");
            if record.is_file() {
                let messages = path.join("messages.txt");
                return Some(Case { root: path, record, messages });
            }
            let is_json = path.extension().is_some_and(|extension| extension == "json");
            let messages = path.with_extension("txt");
            is_json.then(|| Case { root: root.clone(), record: path, messages })
        })
        .collect();
    cases.sort_by(|a, b| a.record.cmp(&b.record));
    cases
}

fn entries(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).expect("there are cases");
    entries.map(|entry| entry.expect("can be read").path())
}

/// All that is said of a package, by a name that is the same on every machine.
fn messages(root: &Path, record: &Path, fonts: &Fonts) -> String {
    let mut unread = Diagnostics::default();
    let own = root.join("templates");
    let templates = build::templates(own.is_dir().then_some(&own), &mut unread);
    let strict = root.join("strict").is_file();
    let judge = Judge { root, templates: &templates, fonts, strict };
    let (mut diagnostics, sources) = judge.file(record);
    diagnostics.extend(unread);
    let text = render(&diagnostics, &sources, HUMAN);
    text.replace(&*format!("{}/", root.to_string_lossy()), "")
}

#[test]
fn mistakes_are_told_as_written_beside_them() {
    let (fonts, mut wrong) = (Fonts::bundled(), vec![]);
    for case in cases("tests/invalid") {
        let text = messages(&case.root, &case.record, &fonts);
        let name = case.record.display();
        match text.is_empty() {
            true => wrong.push(format!("nothing is said of {name}")),
            false => hold(&case.messages, &text, &mut wrong),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

// Elsewhere some cases cannot be made.
#[cfg(unix)]
#[test]
fn every_message_belongs_to_a_case() {
    let root = repository("tests/invalid");
    let cases = cases("tests/invalid").into_iter().map(|case| case.messages);
    let cases: BTreeSet<PathBuf> = cases.chain(made::messages()).collect();
    for path in entries(&root) {
        let messages = match path.is_dir() {
            true => path.join("messages.txt"),
            false => path.with_extension("txt"),
        };
        assert!(cases.contains(&messages), "{} belongs to no case", path.display());
    }
}

#[test]
fn what_is_allowed_gives_rise_to_no_word() {
    let fonts = Fonts::bundled();
    for case in cases("tests/valid") {
        let text = messages(&case.root, &case.record, &fonts);
        assert_eq!(text, "", "{}", case.record.display());
    }
}

#[test]
fn the_bundled_packages_have_no_mistakes() {
    let (root, fonts) = (repository("data"), Fonts::bundled());
    let templates = Templates::bundled();
    let judge = Judge { root: &root, templates: &templates, fonts: &fonts, strict: true };
    for folder in ["minimal", "sofia-2013"] {
        for path in entries(&root.join(folder)) {
            let text = fs::read_to_string(&path).expect("is UTF-8");
            if text.contains("\"documents\"") {
                let (diagnostics, sources) = judge.file(&path);
                let text = render(&diagnostics, &sources, HUMAN);
                assert_eq!(text, "", "{}", path.display());
            }
        }
    }
}
