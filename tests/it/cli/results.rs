//! The reports for other programs: JUnit and Markdown.

use std::fs;
use std::path::Path;

use super::run;

const RECORD: &str = r#"{
  "schemaVersion": "0.1",
  "meeting": { "id": "sofia", "name": "Meeting", "startDate": "2013-03-11" },
  "documents": [
    { "type": "conclusions", "id": "right", "title": "Right", "sections": [] },
    { "type": "conclusions", "id": "wrong", "title": "Wrong | <b>", "sections": [{ "blocks": ["See <b>this</b> and [^n]."] }] }
  ]
}
"#;

/// Both reports of a run, without the folder they were made in.
fn reports(folder: &Path, args: &[&str]) -> String {
    let wanted = ["--quiet", "--junit", "junit.xml", "--summary", "summary.md"];
    let code = run(folder, &[args, &wanted].concat()).status.code().unwrap_or(-1);
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let (junit, summary) = (read("junit.xml"), read("summary.md"));
    roxmltree::Document::parse(&junit).unwrap();
    fs::remove_file(folder.join("summary.md")).unwrap();
    format!("$ communique {}\nexit code {code}\n{junit}\n{summary}\n", args.join(" "))
}

#[test]
fn reports_say_what_became_of_each_document() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.json"), RECORD).unwrap();
    fs::write(
        folder.join("b.json"),
        RECORD.replace("sofia", "minsk").replace("[^n]", "["),
    )
    .unwrap();
    fs::write(folder.join("c.json"), "{ \"meeting\": { } }").unwrap();
    let mut text = reports(folder, &["check", "a.json", "b.json", "c.json"]);
    text.push_str(&reports(folder, &["build", "a.json", "b.json"]));
    text.push_str(&reports(folder, &["build", "a.json"]));
    fs::write(folder.join("a.json"), RECORD.replace("\"Right\"", "\"Left\"")).unwrap();
    text.push_str(&reports(folder, &["build", "--check", "a.json"]));
    insta::assert_snapshot!("reports", text);
}

#[test]
fn a_summary_is_added_to_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("a.json"), RECORD).unwrap();
    fs::write(folder.join("summary.md"), "# Before\n").unwrap();
    run(folder, &["check", "a.json", "--summary", "summary.md"]);
    let summary = fs::read_to_string(folder.join("summary.md")).unwrap();
    assert!(summary.starts_with("# Before\n## "), "{summary}");
    let unwritten = run(folder, &["check", "a.json", "--junit", "nowhere/junit.xml"]);
    assert_eq!(unwritten.status.code(), Some(4));
}
