//! `communique check --lang all`: what each edition lacks.

use super::{feed, shown};
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
fn programs_get_an_object_for_each_edition() {
    let folder = repository("data");
    let args = ["check", "-", "--lang", "all", "--message-format", "json"];
    let output = feed(&folder, &args, RECORD.as_bytes());
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stdout));
}

#[test]
fn all_languages_are_a_wish_of_check_alone() {
    let folder = repository("data");
    let output =
        feed(&folder, &["build", "-", "--lang", "all", "-o", "-"], RECORD.as_bytes());
    assert_eq!(output.status.code(), Some(2));
}
