//! `communique status`.

use std::fs;

use super::{run, shown, stdout};
use crate::support::repository;

#[test]
fn who_agreed_and_who_signed_is_said_of_all_documents() {
    let folder = tempfile::tempdir().unwrap();
    let case = repository("tests/cases/signature-fields");
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::copy(case.join("record.json"), folder.path().join("data/one.json")).unwrap();
    let unsigned = repository("data/minimal/meeting.json");
    fs::copy(unsigned, folder.path().join("data/two.json")).unwrap();
    let mut text = String::new();
    for args in [&["status"][..], &["status", "--document", "letter", "--format", "json"]]
    {
        let output = shown(&run(folder.path(), args));
        text.push_str(&format!("$ communique {}\n{output}\n", args.join(" ")));
    }
    insta::assert_snapshot!("status", text);
}

#[test]
fn documents_that_nobody_signs_are_in_the_list_for_programs_alone() {
    let folder = tempfile::tempdir().unwrap();
    let record = repository("data/minimal/meeting.json");
    let record = record.to_str().unwrap();
    assert_eq!(stdout(&run(folder.path(), &["status", record])), "");
    let output = run(folder.path(), &["status", record, "--format", "json"]);
    let list: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(list[0]["document"], "conclusions");
    assert_eq!(list[0]["signatories"], serde_json::json!([]));
}

/// What is wrong with a record is said, and what can be read of it as well.
#[test]
fn a_record_with_a_mistake_ends_with_code_1() {
    let folder = tempfile::tempdir().unwrap();
    let case = repository("tests/cases/signature-fields/record.json");
    let text = fs::read_to_string(case).unwrap();
    let broken = text.replacen("\"person\": \"petkova.2\"", "\"person\": \"nobody\"", 1);
    assert_ne!(broken, text);
    fs::write(folder.path().join("record.json"), broken).unwrap();
    let output = run(folder.path(), &["status", "record.json", "--document", "letter"]);
    insta::assert_snapshot!("mistake", shown(&output));
}
