//! What people are told of mistakes in using the command, and of files that are not there
//! or cannot be written. Mistakes of the record are in `invalid`.

use std::fs::{self, File};
use std::path::Path;
use std::process::Stdio;

use tempfile::TempDir;

use super::{command, feed, run, shown};

const RECORD: &str = r#"{
  "schemaVersion": "0.1",
  "meeting": { "id": "sofia", "name": "Working lunch", "startDate": "2013-03-11" },
  "documents": [
    { "type": "conclusions", "id": "conclusions", "title": "Conclusions", "sections": [] }
  ]
}
"#;

/// A folder with the record and other files.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [&[("meeting.json", RECORD)], files].concat() {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Holds what each of some commands answers, without its times.
fn hold(name: &str, folder: &Path, commands: &[&[&str]]) {
    let mut text = String::new();
    for args in commands {
        let output = shown(&run(folder, args));
        text.push_str(&format!("$ communique {}\n", args.join(" ")));
        for line in output.split('\n') {
            text.push_str(&timeless(line));
            text.push('\n');
        }
    }
    insta::assert_snapshot!(name, text);
}

/// A line of the report without how long it took.
fn timeless(line: &str) -> String {
    let times = line.split_once(" in out (");
    let rest = times.and_then(|(made, rest)| Some((made, rest.split_once(" s)")?.1)));
    rest.map_or_else(
        || line.to_owned(),
        |(made, rest)| format!("{made} in out (… s){rest}"),
    )
}

/// Two letters; a name that both have in reach and one prints cannot be drawn.
const GUEST: &str = r#"{
  "schemaVersion": "0.1",
  "meeting": { "id": "guests", "name": "Reception", "startDate": "2013-03-11" },
  "people": {
    "ana": { "givenName": "Ana", "familyName": "Novak" },
    "guest": { "givenName": "ม", "familyName": "Jaidee" }
  },
  "documents": [
    {
      "type": "letter", "id": "to-ana", "subject": "Invitation",
      "addressees": [{ "person": "ana" }], "body": ["Please come."],
      "signatories": [{ "person": "ana" }]
    },
    {
      "type": "letter", "id": "to-guest", "subject": "Invitation",
      "addressees": [{ "person": "guest" }], "body": ["Please come."],
      "signatories": [{ "person": "ana" }]
    }
  ]
}
"#;

#[test]
fn a_character_that_no_font_has_keeps_those_back_that_print_it() {
    let folder = folder(&[("guests.json", GUEST)]);
    let commands: &[&[&str]] =
        &[&["check", "guests.json"], &["build", "guests.json", "--format", "docx", "-q"]];
    hold("a_guest_that_no_font_can_write", folder.path(), commands);
    assert!(folder.path().join("out/guests/to-ana.en.docx").exists());
    assert!(!folder.path().join("out/guests/to-guest.en.docx").exists());
}

#[test]
fn files_that_are_not_there() {
    let folder = folder(&[("notes/people.json", "{ \"people\": {} }")]);
    let commands: &[&[&str]] = &[
        &["check", "meetnig.json"],
        &["check", "elsewhere/meeting.json"],
        &["check", "notes"],
        &["check", "meeting.json", "--root", "notes"],
        &["check", "meeting.json", "--root", "elsewhere"],
    ];
    hold("missing", folder.path(), commands);
}

#[test]
fn what_cannot_be_watched() {
    let folder = folder(&[]);
    let commands: &[&[&str]] = &[
        &["build", "--watch", "-"],
        &["build", "--watch", "--out", "-"],
        &["build", "--watch", "elsewhere/meeting.json"],
    ];
    hold("watch", folder.path(), commands);
}

#[cfg(unix)]
#[test]
fn folders_of_templates_and_fonts() {
    let folder = folder(&[("fonts/broken.otf", "no font"), ("mine/lang/en.ftl/x", "")]);
    let commands: &[&[&str]] = &[
        &["check", "meeting.json", "--templates", "elsewhere"],
        &["check", "meeting.json", "--font-path", "elsewhere"],
        &["check", "meeting.json", "--font-path", "fonts"],
    ];
    hold("folders", folder.path(), commands);
}

#[test]
fn filters_that_fit_nothing() {
    let folder = folder(&[]);
    let commands: &[&[&str]] = &[
        &["check", "meeting.json", "--document", "conclusion"],
        &["check", "meeting.json", "--document", "minutes"],
        &["check", "meeting.json", "--kind", "letter"],
        &["check", "meeting.json", "--lang", "sl"],
        &["check", "meeting.json", "--lang", ""],
        &["check", "meeting.json", "--lang", "en+"],
    ];
    hold("filters", folder.path(), commands);
}

#[test]
fn standard_output_takes_one_file() {
    let other = RECORD.replace("sofia", "brdo");
    let folder = folder(&[("other.json", &other)]);
    let commands: &[&[&str]] = &[
        &["build", "meeting.json", "--out", "-"],
        &["build", "meeting.json", "other.json", "--out", "-", "--format", "pdf"],
        &["build", "meeting.json", "--out", "-", "--format", "typst"],
    ];
    hold("stdout", folder.path(), commands);
}

#[cfg(unix)]
#[test]
fn standard_input_is_one_record() {
    let folder = folder(&[]);
    let mut text = shown(&run(folder.path(), &["check", "-", "meeting.json"]));
    let mut unreadable = command(folder.path(), &["check", "-"]);
    let input = Stdio::from(File::open(folder.path()).unwrap());
    text.push_str(&shown(&unreadable.stdin(input).output().unwrap()));
    let large = " ".repeat((8 << 20) + 1);
    text.push_str(&shown(&feed(folder.path(), &["check", "-"], large.as_bytes())));
    text.push_str(&shown(&feed(folder.path(), &["check", "-"], b"")));
    insta::assert_snapshot!("stdin", text);
}

#[cfg(unix)]
#[test]
fn what_is_there_is_not_written_over() {
    let folder = folder(&[
        ("templates/lang/en.ftl", "mine"),
        ("out", "a file"),
        ("made/sofia/conclusions.en.pdf/x", "a file in a folder of that name"),
    ]);
    let commands: &[&[&str]] = &[
        &["new", "templates"],
        &["templates", "eject", "lang/en.ftl"],
        &["templates", "eject", "lang/en.ftl", "--to", "out"],
        &["new", "out/sofia"],
        &["build", "meeting.json", "--format", "pdf", "--quiet"],
        &["build", "meeting.json", "--format", "pdf", "--quiet", "--out", "made"],
    ];
    hold("exists", folder.path(), commands);
}

#[test]
fn wrong_names_and_dates() {
    let folder = folder(&[]);
    let commands: &[&[&str]] = &[
        &["templates", "show", "kinds/leter.md.j2"],
        &["templates", "eject", "minutes"],
        &["new", "brdo", "--start", "2013-03-12", "--end", "2013-03-11"],
    ];
    hold("names", folder.path(), commands);
}

#[test]
fn looks_that_the_engine_cannot_read() {
    let folder = folder(&[("mine/typst/communique.typ", "#let document = (\n")]);
    let args =
        ["build", "meeting.json", "--format", "pdf", "--templates", "mine", "--quiet"];
    hold("engine", folder.path(), &[&args]);
}
