//! Letters to many: each recipient gets one, a mistake in a row keeps one letter back, and
//! a row that changed makes one letter anew.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{command, files, run, shown, stderr, stdout};

const ROWS: &str = "\
familyName;role
Kovač;Director
Rizvo;Head of unit
Babić;
Novak;Deputy
";

fn record(recipients: Value) -> Value {
    json!({
        "schemaVersion": "0.1",
        "meeting": { "id": "m", "name": "Meeting", "startDate": "2013-03-11" },
        "people": { "jana": { "givenName": "Jana", "familyName": "Horvat" } },
        "documents": [{
            "type": "letter", "id": "invitation", "date": "2013-02-01",
            "recipients": recipients, "subject": "Invitation", "body": ["Come."],
            "signatories": [{ "person": "jana" }],
        }],
    })
}

/// A package with a table of rows.
fn folder(rows: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let table =
        json!({ "source": "list.csv", "fileName": "{document}-{row}-{familyName}" });
    write(folder.path(), &record(table));
    fs::write(folder.path().join("data/list.csv"), rows).unwrap();
    folder
}

fn write(folder: &Path, record: &Value) {
    fs::create_dir_all(folder.join("data")).unwrap();
    let text = serde_json::to_string_pretty(record).unwrap();
    fs::write(folder.join("data/meeting.json"), text).unwrap();
}

/// What a build says of each letter, without its last line.
fn explained(folder: &Path, args: &[&str]) -> Vec<String> {
    let output = run(folder, &[&["build", "--explain"], args].concat());
    let text = stderr(&output);
    text.lines().filter(|line| !line.contains(" s)")).map(str::to_owned).collect()
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn each_recipient_gets_a_letter_and_only_one_that_changed_is_made_anew() {
    let folder = folder(ROWS);
    let path = folder.path();
    explained(path, &["--format", "pdf"]);
    let expected = [
        "m/invitation-1-Kovač.en.pdf",
        "m/invitation-2-Rizvo.en.pdf",
        "m/invitation-3-Babić.en.pdf",
        "m/invitation-4-Novak.en.pdf",
        "manifest.json",
    ];
    let mut found = names(&path.join("out"));
    found.sort();
    assert_eq!(found, expected);
    let manifest = fs::read_to_string(path.join("out/manifest.json")).unwrap();
    let lines = |text: &str| manifest.lines().filter(|line| line.contains(text)).count();
    assert_eq!(lines("\"m/invitation-"), 4, "a line for each recipient");
    assert_eq!(lines("\"/documents/0/subject\""), 1, "what all share stands there once");
    let same: Vec<String> = expected[..4]
        .iter()
        .map(|name| format!("{} unchanged", name.trim_end_matches(".pdf")))
        .collect();
    assert_eq!(explained(path, &["--format", "pdf"]), same);
    let changed =
        ROWS.replace("Head of unit", "Director").replace("Babić;", "Babić;Head");
    fs::write(path.join("data/list.csv"), changed).unwrap();
    let lines = explained(path, &["--format", "pdf"]);
    assert_eq!(lines[0], same[0]);
    assert_eq!(lines[1], "m/invitation-2-Rizvo.en made: `recipient.role` changed");
    assert_eq!(lines[2], "m/invitation-3-Babić.en made: `recipient.role` is new");
    assert_eq!(lines[3], same[3]);
    let mut record: Value =
        serde_json::from_slice(&fs::read(path.join("data/meeting.json")).unwrap())
            .unwrap();
    record["documents"][0]["subject"] = json!("Another");
    write(path, &record);
    let lines = explained(path, &["--format", "pdf"]);
    let all = lines.iter().filter(|line| line.ends_with("`documents.0.subject` changed"));
    assert_eq!(all.count(), 4, "{lines:?}");
}

#[test]
fn a_letter_is_the_same_wherever_its_row_stands() {
    let folder = folder(ROWS);
    let path = folder.path();
    let mut record: Value =
        serde_json::from_slice(&fs::read(path.join("data/meeting.json")).unwrap())
            .unwrap();
    record["documents"][0]["recipients"]["fileName"] = json!("{familyName}");
    write(path, &record);
    run(path, &["build", "--out", "one", "--jobs", "1"]);
    let mut rows: Vec<&str> = ROWS.lines().collect();
    rows[1..].reverse();
    fs::write(path.join("data/list.csv"), rows.join("\r\n") + "\r\n").unwrap();
    let mut other = command(path, &["build", "--out", "two", "--jobs", "4"]);
    other.env("TZ", "Asia/Tokyo").env("LANG", "tr_TR.UTF-8");
    assert!(other.output().unwrap().status.success());
    let letters = |folder: &str| -> Vec<(String, Vec<u8>)> {
        let all = files(&path.join(folder)).into_iter();
        all.filter(|(name, _)| name.starts_with("m/")).collect()
    };
    assert_eq!(letters("one").len(), 8);
    assert!(letters("one") == letters("two"), "other bytes");
    fs::write(path.join("data/list.csv"), ROWS).unwrap();
    run(path, &["build", "--out", "three", "--jobs", "3"]);
    assert!(files(&path.join("one")) == files(&path.join("three")), "other bytes");
}

#[test]
fn mistakes_keep_only_their_own_letters_back() {
    let folder = folder(ROWS);
    let path = folder.path();
    run(path, &["build"]);
    let broken = ROWS
        .replace("Rizvo;Head of unit", "Rizvo;<b>Head</b>")
        .replace("Babić;", "Babić;;")
        .replace("Novak;Deputy", "Novak;Director");
    fs::write(path.join("data/list.csv"), broken).unwrap();
    let args = ["build", "--explain", "--color", "never", "--format", "pdf,docx"];
    let output = run(path, &args);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    let without_time = |line: &&str| !line.contains(" s)");
    let said: Vec<&str> = said.lines().filter(without_time).collect();
    insta::assert_snapshot!("rows-broken", said.join("\n"));
    let output = run(path, &["check", "--message-format", "short"]);
    insta::assert_snapshot!("rows-broken-short", shown(&output));
}

#[test]
fn letters_are_not_waste_while_their_table_cannot_be_read() {
    let folder = folder(ROWS);
    let path = folder.path();
    run(path, &["build", "--format", "pdf"]);
    let waste = || stdout(&run(path, &["clean", "--dry-run"]));
    fs::remove_file(path.join("data/list.csv")).unwrap();
    assert_eq!(waste(), "");
    fs::write(path.join("data/list.csv"), ROWS.replace("Rizvo;", "Rizvo;;")).unwrap();
    assert_eq!(waste(), "");
    fs::write(path.join("data/list.csv"), ROWS.replace("Novak;Deputy\n", "")).unwrap();
    assert_eq!(waste(), "out/m/invitation-4-Novak.en.pdf\n");
}

#[test]
fn one_file_holds_all_letters_where_that_is_asked_for() {
    let folder = folder(ROWS);
    let path = folder.path();
    let output = run(path, &["build", "--combine"]);
    assert!(output.status.success(), "{}", shown(&output));
    let expected = ["m/invitation.en.docx", "m/invitation.en.pdf", "manifest.json"];
    assert_eq!(names(&path.join("out")), expected);
    assert!(stdout(&output).contains("4 pages"), "{}", shown(&output));
    assert_eq!(explained(path, &["--combine"]), ["m/invitation.en unchanged"]);
    // The file of all is held against all letters, and carries no record of its own.
    let output = run(path, &["build", "--combine", "--check"]);
    assert!(output.status.success(), "{}", shown(&output));
    let output = run(path, &["build", "--combine", "--parity"]);
    assert!(output.status.success(), "{}", shown(&output));
    assert!(
        fs::read_to_string(path.join("out/manifest.json")).unwrap().contains("agrees")
    );
    let output = run(path, &["verify", "--parity"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("`build --combine`"), "{}", shown(&output));
    run(path, &["build", "--combine", "--parity", "--out", "again", "--jobs", "1"]);
    assert!(files(&path.join("out")) == files(&path.join("again")), "other bytes");
    let changed = ROWS.replace("Deputy", "Director");
    fs::write(path.join("data/list.csv"), &changed).unwrap();
    let lines = explained(path, &["--combine"]);
    assert_eq!(lines, ["m/invitation.en made: `recipients.4` changed"]);
    // A row with a mistake is left out of the file, and told.
    fs::write(path.join("data/list.csv"), changed.replace("Babić;", ";")).unwrap();
    let output = run(path, &["build", "--combine"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("3 pages"), "{}", shown(&output));
    let output = run(path, &["clean", "--combine", "--dry-run"]);
    assert_eq!(stdout(&output), "", "what is made with `--combine` is no waste then");
    assert_eq!(stdout(&run(path, &["clean"])), "", "a mistake makes no waste");
    fs::write(path.join("data/list.csv"), changed).unwrap();
    assert_eq!(stdout(&run(path, &["clean"])).lines().count(), 2);
}

#[test]
fn a_file_has_an_end_and_another_begins() {
    let folder = folder(ROWS);
    let path = folder.path();
    let output = run(path, &["build", "--combine=3"]);
    assert!(output.status.success(), "{}", shown(&output));
    let expected = [
        "m/invitation-1.en.docx",
        "m/invitation-1.en.pdf",
        "m/invitation-2.en.docx",
        "m/invitation-2.en.pdf",
        "manifest.json",
    ];
    assert_eq!(names(&path.join("out")), expected);
    assert!(stdout(&output).contains("3 pages"), "{}", shown(&output));
    // A row that is added changes only the last file.
    fs::write(path.join("data/list.csv"), format!("{ROWS}Fifth;Role\n")).unwrap();
    let lines = explained(path, &["--combine=3"]);
    let last = "m/invitation-2.en made: `recipients.5` is new";
    assert_eq!(lines, ["m/invitation-1.en unchanged", last]);
    for number in ["0", "2001", "many"] {
        let output = run(path, &["build", &format!("--combine={number}")]);
        assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    }
}

#[test]
fn parts_with_a_row_that_has_a_mistake_are_joined_and_name_it() {
    let rows = &ROWS.replace("Babić;", ";");
    let folder = folder(rows);
    let path = folder.path();
    assert_eq!(run(path, &["build"]).status.code(), Some(1));
    for part in ["1/2", "2/2"] {
        run(path, &["build", "--out", "parts", "--shard", part]);
    }
    let output = run(path, &["manifest", "merge", "--out", "parts", "--color", "never"]);
    insta::assert_snapshot!("part-with-a-mistake", shown(&output));
    assert!(files(&path.join("out")) == files(&path.join("parts")), "not the same");
}

#[test]
fn parts_with_rows_are_the_whole() {
    let rows: String = (0..24).map(|n| format!("Name{n};Role {n}\n")).collect();
    let folder = folder(&format!("familyName;role\n{rows}"));
    let path = folder.path();
    run(path, &["build", "--format", "pdf", "--out", "whole"]);
    let parts = ["1/4", "2/4", "3/4", "4/4"];
    let start = |part: &str| {
        let args = ["build", "--format", "pdf", "--out", "parts", "--shard", part];
        command(path, &args).spawn().unwrap()
    };
    for mut child in parts.map(start) {
        assert!(child.wait().unwrap().success());
    }
    let alone = run(path, &["build", "--format", "pdf", "--out", "x", "--shard", "2/4"]);
    assert!(alone.status.success());
    let share = names(&path.join("x")).len() - 1;
    assert!((1..12).contains(&share), "{share}");
    let output = run(path, &["manifest", "merge", "--out", "parts"]);
    assert!(output.status.success(), "{}", shown(&output));
    assert!(files(&path.join("whole")) == files(&path.join("parts")), "other bytes");
}

#[test]
fn recipients_of_the_record_get_letters_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let list = |role: &str| {
        json!([
            { "familyName": "Kovač", "role": role },
            { "person": "jana" },
            { "familyName": "Rizvo", "nameOrder": "none" },
        ])
    };
    write(path, &record(list("Director")));
    let output = run(path, &["build", "--format", "docx"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = ["m/invitation-1.en.docx", "m/invitation-2.en.docx", "manifest.json"];
    assert_eq!(names(&path.join("out")), expected);
    write(path, &record(list("Head")));
    let lines = explained(path, &["--format", "docx", "--message-format", "short"]);
    let made: Vec<&String> = lines.iter().filter(|own| own.starts_with("m/")).collect();
    assert_eq!(
        made,
        [
            "m/invitation-1.en made: `recipient.role` changed",
            "m/invitation-2.en unchanged",
            "m/invitation-3.en not made",
        ]
    );
}

#[test]
fn a_check_names_the_letters_that_are_not_as_they_would_be_made() {
    let folder = folder(ROWS);
    let path = folder.path();
    run(path, &["build"]);
    let check = ["build", "--check", "--message-format", "short"];
    assert_eq!(run(path, &check).status.code(), Some(0));
    let changed = ROWS.replace("Kovač;Director", "Kovač;Head");
    fs::write(path.join("data/list.csv"), changed).unwrap();
    let output = run(path, &check);
    assert_eq!(output.status.code(), Some(3));
    let said = stderr(&output);
    let stale: Vec<&str> = said.lines().filter(|own| own.contains("stale")).collect();
    assert_eq!(
        stale,
        ["out/m/invitation-1-Kovač.en: error[output/stale]: \
          `out/m/invitation-1-Kovač.en` is not what a build would give now"]
    );
}
