//! A run that is ended before its end: nothing is half-written, and the next one goes on.

#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;

use super::{command, run, shown, stderr};

const COUNT: usize = 160;

/// A package of many documents.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let document = |n: usize| {
        json!({ "type": "conclusions", "id": format!("d{n}"), "title": "Conclusions",
            "sections": [{ "blocks": [format!("Text {n}.")] }] })
    };
    let documents: Vec<_> = (0..COUNT).map(document).collect();
    let record = json!({
        "schemaVersion": "0.1",
        "meeting": { "id": "m", "name": "Meeting", "startDate": "2013-03-11" },
        "documents": documents,
    });
    fs::write(folder.path().join("meeting.json"), record.to_string()).unwrap();
    folder
}

const ARGS: [&str; 6] = ["build", "meeting.json", "--format", "pdf", "--jobs", "1"];

fn start(folder: &Path) -> Child {
    command(folder, &ARGS).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

fn wait(child: &mut Child, path: &Path) {
    let begin = Instant::now();
    while !path.exists() {
        assert!(
            begin.elapsed() < Duration::from_secs(60),
            "{} does not appear",
            path.display()
        );
        assert_eq!(child.try_wait().unwrap(), None, "it is done too soon");
        sleep(Duration::from_millis(2));
    }
}

/// Goes on with what was interrupted; how many documents were left alone.
fn go_on(folder: &Path) -> usize {
    let output = run(folder, &[&ARGS[..], &["--explain"]].concat());
    assert!(output.status.success());
    let entries = fs::read_dir(folder.join("out/m")).unwrap();
    let names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), COUNT, "{names:?}");
    stderr(&output).lines().filter(|line| line.ends_with(" unchanged")).count()
}

#[test]
fn what_was_made_before_a_power_cut_is_known() {
    let folder = folder();
    let folder = folder.path();
    let mut child = start(folder);
    wait(&mut child, &folder.join("out/manifest.json"));
    child.kill().unwrap();
    child.wait().unwrap();
    let unchanged = go_on(folder);
    assert!((64..COUNT).contains(&unchanged), "{unchanged}");
}

#[test]
fn control_c_finishes_what_was_begun() {
    let folder = folder();
    let folder = folder.path();
    let mut child = start(folder);
    wait(&mut child, &folder.join("out/m/d3.en.pdf"));
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    let said = stderr(&output);
    // Nothing has to be finished where it comes between two documents.
    let finishing = "finishing what was begun; Ctrl-C again ends at once";
    let words = said.lines().filter(|line| *line != finishing);
    assert_eq!(words.count(), 2, "{said}");
    assert!(said.contains("documents left for the next build"), "{said}");
    for entry in fs::read_dir(folder.join("out/m")).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        assert!(bytes.starts_with(b"%PDF") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
    }
    let made = fs::read_dir(folder.join("out/m")).unwrap().count();
    assert_eq!(go_on(folder), made);
}

#[test]
fn what_was_begun_and_never_moved_to_its_place_goes() {
    let folder = folder();
    let folder = folder.path();
    let mut child = start(folder);
    wait(&mut child, &folder.join("out/m/d3.en.pdf"));
    child.kill().unwrap();
    child.wait().unwrap();
    let begun = folder.join("out/m/.communique-abc.part");
    fs::write(&begun, "half").unwrap();
    go_on(folder);
    assert!(!begun.exists());
    // After a run that came to its end nothing is looked for.
    fs::write(&begun, "half").unwrap();
    run(folder, &ARGS);
    assert!(begun.exists());
}

#[test]
fn one_build_at_a_time_writes_to_a_folder() {
    let folder = folder();
    let folder = folder.path();
    let mut first = start(folder);
    wait(&mut first, &folder.join("out/m/d3.en.pdf"));
    let second = run(folder, &ARGS);
    assert!(first.wait_with_output().unwrap().status.success());
    assert!(second.status.success(), "{}", shown(&second));
    let said = stderr(&second);
    assert!(said.contains("another build is writing to out"), "{said}");
    assert!(said.contains(&format!("{COUNT} documents unchanged")), "{said}");
    // A check writes nothing and waits for nobody; a build that fails leaves nothing.
    fs::remove_dir_all(folder.join("out")).unwrap();
    fs::write(folder.join("meeting.json"), "{").unwrap();
    assert!(!run(folder, &ARGS).status.success());
    assert!(!folder.join("out").exists());
}
