//! Which files `communique merge` reads and writes, and which it refuses.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::{command, run, shown};
use crate::returned::cases::{DRAFTS, copy};
use crate::returned::edit::Draft;
use crate::support::repository;

const SCRIPT: &str = "replace: Dear Ms Vassil, => Dear Madam,";

/// A folder with the record, and a letter that came back.
fn stage() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/returned/record"), folder.path());
    fs::write(folder.path().join("back.docx"), edited("letter", SCRIPT)).unwrap();
    folder
}

fn edited(document: &str, script: &str) -> Vec<u8> {
    let mut draft = Draft::new(&DRAFTS[document]);
    draft.edit(script);
    draft.bytes()
}

#[test]
fn another_package_is_said_to_be_one() {
    let folder = stage();
    let other = "{ \"schemaVersion\": \"0.1\", \"documents\": [] }";
    fs::write(folder.path().join("other.json"), other).unwrap();
    let mut told = String::new();
    for into in ["other.json", "people.json", "back.docx"] {
        let output = run(folder.path(), &["merge", "back.docx", "--into", into]);
        told.push_str(&shown(&output));
    }
    insta::assert_snapshot!("another-package", told);
}

#[test]
fn a_record_that_is_no_json_is_said_to_be_none() {
    let folder = stage();
    let path = folder.path().join("meeting.json");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("\"documents\": [", "\"documents\": [,", 1)).unwrap();
    let told = shown(&run(folder.path(), &["merge", "back.docx"]));
    let named =
        shown(&run(folder.path(), &["merge", "back.docx", "--into", "meeting.json"]));
    assert_eq!(told, named);
    insta::assert_snapshot!("no-json", told);
}

#[test]
fn a_draft_that_is_not_needed_is_told() {
    let folder = stage();
    fs::write(folder.path().join("sent.docx"), &DRAFTS["conclusions"]).unwrap();
    let output = run(folder.path(), &["merge", "back.docx", "--draft", "sent.docx"]);
    insta::assert_snapshot!("other-draft", shown(&output));
    fs::write(folder.path().join("sent.docx"), &DRAFTS["letter"]).unwrap();
    let output = run(folder.path(), &["merge", "back.docx", "--draft", "sent.docx"]);
    assert!(!shown(&output).contains("other-draft"), "{}", shown(&output));
}

#[test]
#[cfg(unix)]
fn a_pipe_is_refused_and_nobody_waits_for_it() {
    let folder = stage();
    let made = Command::new("mkfifo").arg(folder.path().join("pipe.docx")).status();
    assert!(made.unwrap().success());
    for name in ["pipe.pdf", "pipe.json"] {
        fs::hard_link(folder.path().join("pipe.docx"), folder.path().join(name)).unwrap();
    }
    let verbs: [&[&str]; 6] = [
        &["merge", "pipe.docx"],
        &["merge", "back.docx", "--draft", "pipe.docx"],
        &["merge", "back.docx", "--into", "pipe.json"],
        &["verify", "pipe.pdf"],
        &["extract", "pipe.pdf"],
        &["check", "pipe.json"],
    ];
    for arguments in verbs {
        let mut child = command(folder.path(), arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let begin = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if begin.elapsed() > Duration::from_secs(20) {
                child.kill().unwrap();
                panic!("{arguments:?} waits");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let output = child.wait_with_output().unwrap();
        assert!(!output.status.success(), "{arguments:?}: {}", shown(&output));
    }
}

fn consolidated(folder: &Path, path: &str) -> String {
    shown(&run(folder, &["merge", "back.docx", "--consolidated", path]))
}

#[test]
fn the_file_of_all_changes_takes_the_place_of_nothing_else() {
    let folder = stage();
    let path = folder.path();
    let all = path.join("all.docx");
    let first = consolidated(path, "all.docx");
    assert!(first.contains("wrote all.docx"), "{first}");
    let made = fs::read(&all).unwrap();
    // Again, with other changes.
    fs::write(path.join("back.docx"), edited("letter", "replace: honour => joy"))
        .unwrap();
    assert!(consolidated(path, "all.docx").contains("wrote all.docx"));
    assert!(fs::read(&all).unwrap() != made);
    // What somebody has saved since may hold what they wrote; and others are others.
    let mut saved = Draft::new(&made);
    saved.edit("part: docProps/app.xml\nreplace: >communique< => >LibreOffice/24.2<");
    let strangers = [
        ("saved.docx", saved.bytes()),
        ("draft.docx", DRAFTS["letter"].clone()),
        ("text.docx", b"no Word file".to_vec()),
    ];
    let mut told = String::new();
    for (name, bytes) in strangers {
        fs::write(path.join(name), &bytes).unwrap();
        told.push_str(&consolidated(path, name));
        assert!(fs::read(path.join(name)).unwrap() == bytes, "{name}");
    }
    fs::write(path.join("minutes.docx"), &DRAFTS["conclusions"]).unwrap();
    let other = ["merge", "minutes.docx", "--consolidated", "all.docx"];
    told.push_str(&shown(&run(path, &other)));
    insta::assert_snapshot!("not-written-over", told);
}

#[test]
fn what_cannot_be_tracked_is_a_comment_and_is_told() {
    let folder = stage();
    let script = "replace: Belgium => Belgique\n\
                  after: Yours sincerely, => <w:p><w:r><w:t>Zebra greetings.</w:t></w:r></w:p>";
    fs::write(folder.path().join("back.docx"), edited("letter", script)).unwrap();
    let told = consolidated(folder.path(), "all.docx");
    let read = shown(&run(folder.path(), &["merge", "all.docx"]));
    insta::assert_snapshot!("as-comments", format!("{told}{read}"));
}
