//! Files that Word saved and that are no drafts (`tests/foreign`, with their sources): all in
//! them is read and accounted for, whatever draft they are taken for, and `merge` says that
//! they belong to no package. `UPDATE=1 cargo test foreign` writes anew what is read of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use communique::returned::{self, Draft, Returned};
use roxmltree::Node;

use super::cases::{DRAFTS, copy};
use super::hostile::{Dice, flipped};
use crate::cli::{run, shown};
use crate::docx::read::Package;
use crate::support::{hold, repository};

fn files() -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(repository("tests/foreign")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|own| own == "docx"))
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    files.sort();
    assert!(files.len() >= 12, "the files are there");
    files
}

/// The draft that a file is taken for which says nothing of itself.
fn sent() -> Draft {
    returned::draft("letter.docx", &DRAFTS["letter"]).unwrap().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Returned {
    let own = Returned::read(name, bytes, Some(&sent()));
    own.unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

/// Whether an element has a name, in the transitional or the strict form.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    let is_word =
        node.tag_name().namespace().is_some_and(|own| own.contains("wordprocessingml"));
    is_word && node.tag_name().name() == name
}

/// How often each sign stands in a file when all tracked changes are accepted, or none; white
/// space is left out, and so is what Word writes twice for older versions of itself.
fn signs(package: &Package, is_accepted: bool) -> BTreeMap<char, usize> {
    let gone = if is_accepted { ["del", "moveFrom"] } else { ["ins", "moveTo"] };
    let texts: &[&str] = if is_accepted { &["t"] } else { &["t", "delText"] };
    let mut out = BTreeMap::new();
    for part in package.parts.keys() {
        let name = part.strip_prefix("word/").unwrap_or_default();
        let kinds = ["document", "header", "footer", "footnotes", "endnotes"];
        if !name.ends_with(".xml") || !kinds.iter().any(|own| name.starts_with(own)) {
            continue;
        }
        let xml = package.xml(part);
        for node in xml.descendants() {
            let is_told = texts.iter().any(|name| is(node, name))
                && !node.ancestors().any(|own| {
                    gone.iter().any(|name| is(own, name))
                        || own.tag_name().name() == "Fallback"
                });
            let text = match is_told {
                true => node.text().unwrap_or_default(),
                false if is(node, "noBreakHyphen") => "\u{2011}",
                false if is(node, "softHyphen") => "\u{ad}",
                false => continue,
            };
            for c in text.chars().filter(|c| !c.is_whitespace()) {
                *out.entry(c).or_default() += 1;
            }
        }
    }
    out
}

#[test]
fn each_word_that_word_saved_is_accounted_for() {
    let mut mistakes = vec![];
    for (path, bytes) in files() {
        let name = path.display().to_string();
        let (own, package) = (read(&name, &bytes), Package::new(&bytes));
        for is_accepted in [true, false] {
            let reading = own.reading(&|_| is_accepted);
            let mut went: BTreeMap<char, usize> = BTreeMap::new();
            let all = reading.account.all().concat();
            for c in all.chars().filter(|c| !c.is_whitespace()) {
                *went.entry(c).or_default() += 1;
            }
            let there = signs(&package, is_accepted);
            // In one of them everything goes when it is accepted.
            assert!(is_accepted || !there.is_empty(), "{name} has text");
            if went != there {
                let keys: BTreeSet<&char> = went.keys().chain(there.keys()).collect();
                let other = keys.iter().filter(|c| went.get(c) != there.get(c));
                let other: String = other.map(|c| **c).collect();
                let account = &reading.account;
                mistakes
                    .push(format!("{name}, {is_accepted}: `{other}` in {account:#?}"));
            }
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn what_is_read_of_a_file_that_word_saved_is_held_beside_it() {
    let mut mistakes = vec![];
    for (path, bytes) in files() {
        let own = read("foreign.docx", &bytes);
        let mut text = String::new();
        if let Some(author) = &own.author {
            text.push_str(&format!("saved by {author}\n"));
        }
        for change in own.revisions.iter() {
            let (kind, author, date) = (change.kind, &change.author, &change.date);
            text.push_str(&format!("{kind:?} by {author}, {date}\n"));
        }
        for comment in &own.comments {
            let (author, about, said) = (&comment.author, &comment.quote, &comment.text);
            text.push_str(&format!("comment by {author} on `{about}`: {said:?}\n"));
        }
        for paragraph in &own.paragraphs {
            let mut line = format!("{:?}", paragraph.part);
            if !paragraph.style.is_empty() {
                line.push_str(&format!(" [{}]", paragraph.style));
            }
            if let Some(cell) = paragraph.cell {
                line.push_str(&format!(" {cell:?}"));
            }
            line.push(':');
            for piece in &paragraph.pieces {
                let changes = piece.changes.iter().map(|number| {
                    format!(" {:?}", own.revisions.get(*number).kind).to_lowercase()
                });
                let link = piece.link.iter().map(|link| format!(" to {link}"));
                let more: String = changes.chain(link).collect();
                line.push_str(&format!(" {:?}{more}", piece.text));
            }
            text.push_str(&line);
            text.push('\n');
        }
        hold(&path.with_extension("txt"), &text, &mut mistakes);
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}

#[test]
fn a_file_that_word_saved_belongs_to_no_package_and_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/returned/record"), folder.path());
    fs::write(folder.path().join("sent.docx"), &DRAFTS["letter"]).unwrap();
    let record = || fs::read_to_string(folder.path().join("meeting.json")).unwrap();
    let before = record();
    for (path, bytes) in files() {
        fs::write(folder.path().join("foreign.docx"), bytes).unwrap();
        let ways: [(&[&str], &str); 3] = [
            (&[], "error[returned/unknown]"),
            (&["--into", "meeting.json"], "error[returned/unknown]"),
            (&["--draft", "sent.docx"], "error[returned/foreign]"),
        ];
        for (way, told) in ways {
            let args = ["merge", "foreign.docx", "--write", "--accept", "all"];
            let args: Vec<&str> = args.iter().chain(way).copied().collect();
            let output = run(folder.path(), &args);
            let said = shown(&output);
            assert!(said.contains(told), "{} {way:?}: {said}", path.display());
            assert_eq!(output.status.code(), Some(6), "{said}");
            if told.ends_with("foreign]") {
                insta::assert_snapshot!("no-copy-of-the-draft", said);
            }
            assert!(record() == before, "{} {way:?}: {said}", path.display());
        }
    }
}

#[test]
fn what_word_saved_and_is_then_damaged_breaks_nothing() {
    let mut dice = Dice::new(1_885);
    let draft = sent();
    for (_, bytes) in files() {
        for _ in 0..12 {
            let cut = &bytes[..dice.roll(bytes.len())];
            for bytes in [cut, &flipped(&bytes, &mut dice)] {
                if let Ok(own) = Returned::read("a", bytes, Some(&draft)) {
                    own.reading(&|_| true);
                }
            }
        }
    }
}
