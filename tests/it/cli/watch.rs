//! `build --watch`: what is saved is built, whatever editors do to files.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::command;

/// A program that is ended when the test is.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

const NOTES: &str = r#"{ "footnotes": { "n": { "text": "First." } } }"#;
const RECORD: &str = r#"{
  "schemaVersion": "0.1",
  "include": ["../shared/notes.json"],
  "meeting": { "id": "sofia", "name": "Meeting", "startDate": "2013-03-11" },
  "documents": [
    { "type": "conclusions", "id": "c", "title": "Conclusions", "sections": [{ "blocks": ["Text.[^n]"] }] }
  ]
}
"#;

/// Waits for something to hold; how long that takes says nothing.
fn wait(what: &str, holds: impl Fn() -> bool) {
    let begin = Instant::now();
    while !holds() {
        assert!(begin.elapsed() < Duration::from_secs(60), "{what} does not happen");
        sleep(Duration::from_millis(20));
    }
}

fn source(folder: &Path) -> String {
    let path = folder.join("out/sofia/c.en.typst/main.typ");
    fs::read_to_string(path).unwrap_or_default()
}

fn rounds(folder: &Path) -> usize {
    let said = fs::read_to_string(folder.join("said.txt")).unwrap_or_default();
    said.matches("watching").count()
}

#[test]
fn what_is_saved_is_built() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for (name, text) in [("data/meeting.json", RECORD), ("shared/notes.json", NOTES)] {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    }
    let said = fs::File::create(folder.join("said.txt")).unwrap();
    let args = ["build", "data", "--root", ".", "--watch", "--format", "typst"];
    let child =
        command(folder, &args).stdout(Stdio::null()).stderr(said).spawn().unwrap();
    let _running = Running(child);
    wait("the first build", || rounds(folder) == 1);
    assert!(source(folder).contains("Text."));

    let record = folder.join("data/meeting.json");
    fs::write(&record, RECORD.replace("Text.", "Saved.")).unwrap();
    wait("a build of what was saved", || source(folder).contains("Saved."));

    // A file that was taken in, from another folder.
    fs::write(folder.join("shared/notes.json"), NOTES.replace("First", "Second"))
        .unwrap();
    wait("a build of a shared fact", || source(folder).contains("Second."));

    // Half saved, and then whole, under another name first.
    let before = rounds(folder);
    fs::write(&record, &RECORD[..RECORD.len() / 2]).unwrap();
    wait("a look at half a file", || rounds(folder) > before);
    fs::write(folder.join("data/.new"), RECORD.replace("Text.", "Renamed.")).unwrap();
    fs::rename(folder.join("data/.new"), &record).unwrap();
    wait("a build of what was renamed", || source(folder).contains("Renamed."));

    let before = rounds(folder);
    fs::remove_file(&record).unwrap();
    wait("a look at a folder without the file", || rounds(folder) > before);
    fs::write(&record, RECORD.replace("Text.", "Again.")).unwrap();
    wait("a build of what came back", || source(folder).contains("Again."));
}
