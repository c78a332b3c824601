//! Each word of a returned file is unchanged, in a change, or in what is told to have no
//! place: the sum is held against the file, read by another reader.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use communique::returned::Returned;
use roxmltree::Node;

use super::{cases, read, sent};
use crate::docx::read::{Package, is};
use crate::support::repository;

/// How often each sign stands there, white space left out.
fn signs(text: &str) -> BTreeMap<char, usize> {
    let mut out = BTreeMap::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        *out.entry(c).or_default() += 1;
    }
    out
}

/// What stands in a file when all tracked changes are accepted.
fn text(package: &Package) -> String {
    let mut out = String::new();
    for part in package.parts.keys() {
        let name = part.trim_start_matches("word/");
        let has_text = ["document", "header", "footer", "footnotes"]
            .iter()
            .any(|own| name.starts_with(own) && name.ends_with(".xml"));
        if !has_text {
            continue;
        }
        let xml = package.xml(part);
        let is_gone = |node: Node<'_, '_>| {
            node.ancestors().any(|own| is(own, "del") || is(own, "moveFrom"))
        };
        for node in xml.descendants().filter(|node| !is_gone(*node)) {
            if is(node, "t") {
                out.push_str(node.text().unwrap_or_default());
            } else if is(node, "softHyphen") {
                out.push('\u{ad}');
            } else if is(node, "noBreakHyphen") {
                out.push('\u{2011}');
            }
        }
    }
    out
}

pub(super) fn judge(name: &str, bytes: &[u8], own: &Returned) {
    let reading = own.reading(&|_| true);
    let went: String = reading.account.all().concat();
    let (went, there) = (signs(&went), signs(&text(&Package::new(bytes))));
    assert_eq!(went, there, "{name}: {:#?}", reading.account);
}

#[test]
fn each_word_of_a_draft_is_accounted_for() {
    for output in sent() {
        let own = read(&output.name, &output.files.docx);
        judge(&output.name, &output.files.docx, &own);
    }
}

#[test]
fn each_word_that_came_back_is_accounted_for_and_each_new_one_is_told() {
    for entry in fs::read_dir(repository("tests/returned")).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(report) = fs::read_to_string(folder.join("report.txt")) else { continue };
        let words = |text: &str| -> BTreeSet<String> {
            let words = text.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        for (name, bytes) in cases::returned(&folder) {
            let name = format!("{}/{name}", folder.display());
            let own = read(&name, &bytes);
            judge(&name, &bytes, &own);
            let account = own.reading(&|_| true).account;
            let new = [account.edited, account.added, account.fixed, account.homeless];
            let known: String =
                own.values().map(|(_, _, text)| format!("{text} ")).collect();
            let mut known = words(&known);
            known.extend(words(&report));
            let untold: Vec<_> = words(&new.join(" "))
                .into_iter()
                .filter(|own| !known.contains(own))
                .collect();
            assert!(untold.is_empty(), "{name}: {untold:?}");
            for comment in &own.comments {
                assert!(report.contains(&comment.text), "{name}: {}", comment.text);
            }
        }
    }
}
