//! `communique translations`: marks say which translations are in step, and change no
//! document.

use std::fs;
use std::path::Path;

use super::{files, run, shown, stderr, stdout};

const PACKAGE: &str = r#"{
  "schemaVersion": "0.1",
  "include": ["shared.json"],
  "meeting": {"id": "lunch", "name": {"en": "Lunch in Sofia", "sq": "Drekë"}, "startDate": "2013-03-11"},
  "documents": [
    {
      "type": "conclusions",
      "id": "conclusions",
      "title": { "sq": "Përfundime", "en": "Conclusions" },
      "languages": ["en", "sq", "hr"],
      "sections": [{
        "heading": { "en": "Facts", "sq": "Fakte", "hr": "Činjenice", "@source": { "hr": "00000000" } },
        "blocks": ["They ate.[^a]", { "type": "paragraph", "text": { "hr": "Jeli su.", "sq": "Hëngrën." } }]
      }]
    }
  ]
}
"#;

const SHARED: &str = r#"{
    "schemaVersion": "0.1",
    "footnotes": { "a": { "text": { "en": "Soup and fish.", "sq": "Supë dhe peshk." } } }
}
"#;

fn stage() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lunch.json"), PACKAGE).unwrap();
    fs::write(folder.path().join("shared.json"), SHARED).unwrap();
    folder
}

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn marks_are_written_where_the_texts_stand_and_nothing_else_changes() {
    let folder = stage();
    let mut told = String::new();
    let ways: [&[&str]; 6] = [
        &["--lang", "hr"],
        &["--lang", "sq", "--field", "/documents/0"],
        &["--field", "shared.json#/footnotes"],
        &[],
        &["--lang", "mk"],
        &["--field", "title"],
    ];
    for way in ways {
        let args: Vec<&str> = ["translations", "mark", "lunch.json"]
            .into_iter()
            .chain(way.iter().copied())
            .collect();
        told.push_str(&format!("> {}\n", args.join(" ")));
        told.push_str(&shown(&run(folder.path(), &args)));
    }
    for file in ["lunch.json", "shared.json"] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        told.push_str(&format!("> {file}\n{text}"));
    }
    insta::assert_snapshot!("mark", told);
}

#[test]
fn a_source_that_changes_leaves_its_translations_behind_until_they_are_marked() {
    let folder = stage();
    let check = ["check", "lunch.json", "--lang", "all", "--quiet"];
    let behind = |folder: &Path| stderr(&run(folder, &check)).matches("/behind]").count();
    run(folder.path(), &["translations", "mark", "lunch.json"]);
    assert_eq!(behind(folder.path()), 0);
    edit(folder.path(), "lunch.json", "\"Conclusions\"", "\"Conclusions of the lunch\"");
    edit(folder.path(), "shared.json", "Soup and fish.", "Soup.");
    let output = run(folder.path(), &check);
    insta::assert_snapshot!("behind", shown(&output));
    // The same letters, composed otherwise, are no change.
    edit(folder.path(), "lunch.json", "Lunch in Sofia", "Lunch in Sofi\u{e1}");
    run(folder.path(), &["translations", "mark", "lunch.json"]);
    assert_eq!(behind(folder.path()), 0);
    edit(folder.path(), "lunch.json", "Sofi\u{e1}", "Sofia\u{301}");
    assert_eq!(behind(folder.path()), 0);
}

#[test]
fn a_mark_changes_no_byte_of_a_document() {
    let folder = stage();
    let build = ["build", "lunch.json", "--out", "out", "--quiet"];
    run(folder.path(), &build);
    let before = files(&folder.path().join("out"));
    assert!(before.iter().any(|(name, _)| name.ends_with("conclusions.sq.pdf")));
    run(folder.path(), &["translations", "mark", "lunch.json"]);
    let again = run(folder.path(), &["build", "lunch.json", "--out", "out", "--explain"]);
    let is_document = |own: &&(String, Vec<u8>)| !own.0.ends_with("manifest.json");
    let after = files(&folder.path().join("out"));
    assert!(before.iter().filter(is_document).eq(after.iter().filter(is_document)));
    assert!(stdout(&again).is_empty(), "nothing is made again: {}", shown(&again));
    // And none is made otherwise from the beginning.
    run(folder.path(), &["build", "lunch.json", "--out", "fresh", "--quiet"]);
    let fresh = files(&folder.path().join("fresh"));
    assert!(before.iter().filter(is_document).eq(fresh.iter().filter(is_document)));
}

#[test]
fn a_package_with_errors_is_not_marked() {
    let folder = stage();
    edit(
        folder.path(),
        "lunch.json",
        "\"conclusions\",\n      \"id\"",
        "\"conclusion\",\n      \"id\"",
    );
    let before = files(folder.path());
    let output = run(folder.path(), &["translations", "mark", "lunch.json"]);
    assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
    assert_eq!(files(folder.path()), before);
}
