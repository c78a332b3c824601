//! Whatever stands in a file, and wherever in a record: something may be said of it, but
//! nothing panics.

use std::fs;
use std::path::Path;

use communique::diagnostic::{Format, render};
use communique::fonts::Fonts;
use communique::templates::Templates;
use proptest::prelude::*;
use serde_json::Value;

use crate::contract::{full, parts, walk};
use crate::support::{Judge, repository};

/// Judges the bytes of a file as `communique check` would, and renders what is said.
fn judge(bytes: &[u8], fonts: &Fonts) {
    judge_in(&repository("tests/contract"), bytes, fonts);
}

fn judge_in(root: &Path, bytes: &[u8], fonts: &Fonts) {
    let templates = Templates::bundled();
    let judge = Judge { root, templates: &templates, fonts, strict: false };
    let (diagnostics, sources) = judge.bytes(bytes);
    for format in
        [Format::Human { colour: true }, Format::Short, Format::Json, Format::Github]
    {
        render(&diagnostics, &sources, format);
    }
}

/// Texts that mean something to one of those who read them.
fn text() -> impl Strategy<Value = String> {
    let words = [
        "[^a]",
        "[](#a)",
        "{{date}}",
        "{{",
        "**",
        "*",
        "<b>",
        "\\",
        "\n",
        "\u{2028}",
        "\u{202e}",
        "\u{301}",
        "\u{fdd0}0\u{fdd1}",
        "\u{fdd0}",
        "\u{2016}",
        "{page}",
        "😀",
        "2013-03-11",
        "BA",
        "en",
        "%",
        "a b",
        "../a",
        "https://a",
        "#",
        "-1",
        " ",
    ];
    prop_oneof![
        prop::collection::vec(prop::sample::select(words.to_vec()), 0..5)
            .prop_map(|words| words.concat()),
        any::<String>(),
    ]
}

/// Names of fields that exist somewhere, so that garbage is read deep into.
fn key() -> impl Strategy<Value = String> {
    let names = [
        "text",
        "placeholder",
        "en",
        "type",
        "id",
        "items",
        "rows",
        "cells",
        "blocks",
        "heading",
        "sections",
        "person",
        "country",
        "name",
        "startDate",
        "colspan",
    ];
    prop_oneof![prop::sample::select(names.to_vec()).prop_map(str::to_owned), text()]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key(), inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// What JSON is made of, and what people take for it.
fn token() -> impl Strategy<Value = &'static str> {
    let tokens = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "'",
        "“",
        "\\",
        "\\u",
        "d83d",
        "\\ude00",
        "a",
        "true",
        "NaN",
        "-",
        "0",
        "1e9",
        ".",
        "\n",
        "\t",
        "//",
        "/*",
        "*/",
        "#",
        "\u{a0}",
        "\u{feff}",
        "\0",
        "é",
        "---",
        "\"documents\":",
        "\"a\":1",
    ];
    prop::sample::select(tokens.to_vec())
}

/// What tables are made of.
fn cells() -> impl Strategy<Value = String> {
    let tokens = [
        "familyName",
        "role",
        "address",
        "language",
        "name",
        "a",
        "é",
        "\u{301}",
        "☃",
        ",",
        ";",
        "\t",
        "\"",
        "\"\"",
        "\n",
        "\r\n",
        "\r",
        " ",
        "\u{feff}",
        "<b>",
        "[^a]",
        "{",
        "}",
        ":",
        "[",
        "]",
        "\\u00e9",
        "\\",
        "\"familyName\":",
        "\"role\":\"é\"",
        "1",
    ];
    let tokens = prop::sample::select(tokens.to_vec());
    prop::collection::vec(tokens, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_judged(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        judge(&bytes, &Fonts::bundled());
    }

    #[test]
    fn anything_made_of_tokens_is_judged(
        tokens in prop::collection::vec(token(), 0..60),
        in_object in any::<bool>(),
    ) {
        let text = tokens.concat();
        let text = if in_object { format!("{{\"schemaVersion\":{text}") } else { text };
        judge(text.as_bytes(), &Fonts::bundled());
    }

    #[test]
    fn a_damaged_record_is_judged(
        at in any::<prop::sample::Index>(),
        length in 0..40_usize,
        instead in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let path = repository("tests/contract/full.json");
        let mut bytes = fs::read(path).expect("the example can be read");
        let at = at.index(bytes.len());
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, instead);
        judge(&bytes, &Fonts::bundled());
    }

    #[test]
    fn any_value_is_judged_anywhere(
        part in any::<prop::sample::Index>(),
        places in prop::collection::vec((any::<prop::sample::Index>(), value()), 1..4),
    ) {
        let parts = parts(&full());
        let mut record = parts[part.index(parts.len())].clone();
        for (place, value) in places {
            let mut pointers = vec![];
            walk(&record, String::new(), &mut pointers);
            let pointer = &pointers[place.index(pointers.len())];
            *record.pointer_mut(pointer).expect("the pointer leads") = value;
        }
        judge(record.to_string().as_bytes(), &Fonts::bundled());
    }

    #[test]
    fn any_table_is_read_without_panic(
        text in cells(),
        has_names in any::<bool>(),
        bytes in prop::collection::vec(any::<u8>(), 0..3),
        name in prop::sample::select(vec!["list.csv", "list.jsonl"]),
    ) {
        let top = if has_names { "familyName,role,language\n" } else { "" };
        let bytes = [top.as_bytes(), text.as_bytes(), &bytes].concat();
        let folder = tempfile::tempdir().expect("there is a place for it");
        fs::write(folder.path().join(name), bytes).expect("can be written");
        let record = serde_json::json!({
            "schemaVersion": "0.1",
            "meeting": { "name": "Meeting", "startDate": "2013-03-11" },
            "people": { "novak": { "familyName": "Novak" } },
            "documents": [{
                "type": "letter", "id": "letter",
                "recipients": { "source": name, "fileName": "{row}-{familyName}" },
                "body": ["Come."], "signatories": [{ "person": "novak" }],
            }],
        });
        judge_in(folder.path(), record.to_string().as_bytes(), &Fonts::bundled());
    }
}
