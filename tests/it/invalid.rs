//! What people are told of their mistakes. A case is a file `tests/invalid/NAME.json`, or
//! a folder there with `record.json`; beside it stands what is said (`NAME.txt`,
//! `messages.txt`). `UPDATE=1 cargo test invalid` writes that anew. What stands in
//! `tests/valid` gives rise to no word.

use std::fs;
use std::path::{Path, PathBuf};

use communique::diagnostic::{Format, render};
use communique::fonts::Fonts;

use crate::support::{hold, judge, repository};

const HUMAN: Format = Format::Human { colour: false };

/// A record and the file that holds the messages.
struct Case {
    root: PathBuf,
    record: PathBuf,
    messages: PathBuf,
}

fn cases(folder: &str) -> Vec<Case> {
    let root = repository(folder);
    let entries = fs::read_dir(&root).expect("there are cases");
    let mut cases: Vec<Case> = entries
        .map(|entry| entry.expect("can be read").path())
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

fn messages(root: &Path, record: &Path, fonts: &Fonts) -> String {
    let (diagnostics, sources) = judge(root, record, fonts);
    render(&diagnostics, &sources, HUMAN)
}

#[test]
fn mistakes_are_told_as_written_beside_them() {
    let (fonts, mut wrong) = (Fonts::bundled(), vec![]);
    for case in cases("tests/invalid") {
        let text = messages(&case.root, &case.record, &fonts);
        assert!(!text.is_empty(), "nothing is said of {}", case.record.display());
        hold(&case.messages, &text, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
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
    let folders = ["minimal", "sofia-2013"].map(|folder| root.join(folder));
    for folder in folders {
        for entry in fs::read_dir(folder).expect("there is data") {
            let path = entry.expect("can be read").path();
            let text = fs::read_to_string(&path).expect("is UTF-8");
            if text.contains("\"documents\"") {
                assert_eq!(messages(&root, &path, &fonts), "", "{}", path.display());
            }
        }
    }
}
