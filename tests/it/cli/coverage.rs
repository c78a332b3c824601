//! `communique check --lang all`: what each edition lacks.

use std::fs;

use super::{feed, run, shown, stdout};
use crate::support::repository;

const RECORD: &str = r#"{
  "schemaVersion": "0.1",
  "defaultLanguage": "en",
  "meeting": {
    "id": "lunch",
    "name": { "en": "Working lunch", "hr": "Radni ručak", "sr-Latn": "Radni ručak" },
    "startDate": "2013-03-11"
  },
  "documents": [
    {
      "type": "conclusions",
      "id": "conclusions",
      "title": { "en": "Conclusions", "hr": "Zaključci", "sr-Cyrl": "Закључци" },
      "languages": ["en", "hr", "sr-Cyrl"],
      "sections": [
        {
          "heading": { "placeholder": "heading" },
          "blocks": ["They agreed.", { "type": "paragraph", "text": { "en": "Yes, they did.", "hr": "Da." } }]
        }
      ]
    }
  ]
}"#;

#[test]
fn a_table_tells_what_each_edition_lacks() {
    let folder = repository("data");
    let output = feed(&folder, &["check", "-", "--lang", "all", "-q"], RECORD.as_bytes());
    let text = shown(&output);
    let table = text.split("--- stderr").next().expect("has a first part");
    insta::assert_snapshot!(table);
}

#[test]
fn a_word_is_no_name_that_serves_in_all_languages() {
    let folder = repository("data");
    let record = include_str!("../../invalid/one-word-texts-in-no-other-language.json");
    let args = ["check", "-", "--lang", "all", "--message-format", "json", "-q"];
    let output = feed(&folder, &args, record.as_bytes());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stdout));
    let output = feed(&folder, &["check", "-", "--strict", "-q"], record.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    // What falls back is what translators get.
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("record.json"), record).unwrap();
    let args = ["translations", "export", "record.json", "--lang", "hr", "-o", "hr.xlf"];
    assert!(run(folder.path(), &args).status.success());
    let file = fs::read_to_string(folder.path().join("hr.xlf")).unwrap();
    assert_eq!(file.matches("<unit ").count(), 5, "{file}");
}

#[test]
fn programs_get_an_object_for_each_edition() {
    let folder = repository("data");
    let args = ["check", "-", "--lang", "all", "--message-format", "json"];
    let output = feed(&folder, &args, RECORD.as_bytes());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stdout));
}

#[test]
fn all_languages_are_all_to_a_build_too() {
    let folder = repository("data");
    let args = ["build", "-", "--lang", "all", "--format", "docx", "-o"];
    for (extra, count) in [(None, 3), (Some("hr"), 3)] {
        let out = tempfile::tempdir().unwrap();
        let out = out.path().to_str().unwrap();
        let mut args = [&args[..], &[out]].concat();
        args.extend(extra.iter().flat_map(|tag| ["--lang", *tag]));
        let output = feed(&folder, &args, RECORD.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
        let made = stdout(&output).lines().filter(|line| line.contains(".docx")).count();
        assert_eq!(made, count, "{}", shown(&output));
    }
}
