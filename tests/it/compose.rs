//! Composing: the bundled packages and the cases of `tests/cases` as dumps of their trees.

use std::path::Path;
use std::sync::Arc;

use communique::compose::{self, Input};
use communique::diagnostic::{Diagnostics, LanguageTag, Sources};
use communique::document::{Document, dump};
use communique::templates::Templates;
use communique::{load, model};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::support::repository;

fn documents(
    root: &Path,
    file: &Path,
    templates: &Templates,
) -> (Vec<Document>, Diagnostics, Sources) {
    let mut d = Diagnostics::default();
    let mut sources = Sources::default();
    let kinds = Default::default();
    let mut out = vec![];
    if let Some(record) = load::package(root, file, &mut sources, &mut d)
        && let Some(package) = model::decode(&record, &kinds, &mut d)
    {
        let package = Arc::new(package);
        for index in 0..package.documents.len() {
            let language = LanguageTag::new("en").unwrap();
            let input = Input {
                package: &package,
                record: &record,
                index,
                language: &language,
                row: None,
            };
            out.extend(compose::compose(&input, templates, &mut d));
        }
    }
    (out, d, sources)
}

/// How a name of a person is printed whose family name comes first.
#[test]
fn east_asian_names_take_no_space() {
    let table = [
        (("王", "小明"), "王小明", "王小明"),
        (("高橋", "さくら"), "高橋さくら", "高橋さくら"),
        (("小野", "ジョー々"), "小野ジョー々", "小野ジョー々"),
        (("김", "민준"), "김민준", "김민준"),
        (("Nagy", "Péter"), "Nagy Péter", "Nagy Péter"),
        (("王", "Xiaoming"), "王 Xiaoming", "王 Xiaoming"),
        (("Wang", "小明"), "Wang 小明", "Wang 小明"),
    ];
    for ((family, given), name, greeted) in table {
        let record = serde_json::json!({
            "schemaVersion": "0.1",
            "meeting": { "name": "Meeting", "startDate": "2013-03-11" },
            "people": { "one": {
                "givenName": given, "familyName": family, "nameOrder": "familyFirst",
            } },
            "documents": [{
                "type": "letter", "id": "letter", "addressees": [{ "person": "one" }],
                "subject": "Subject", "body": ["Text."],
            }],
        });
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("record.json");
        std::fs::write(&file, record.to_string()).expect("can be written");
        let (documents, ..) = documents(folder.path(), &file, &Templates::bundled());
        let text = dump(&documents[0]);
        let shown: String = marks_out(&text);
        assert!(shown.contains(&format!("Address: **{name}**")), "{name}: {shown}");
        assert!(shown.contains(&format!("Dear {greeted},")), "{greeted}: {shown}");
    }
}

/// A dump without the places of its values.
fn marks_out(dump: &str) -> String {
    let mut out = String::new();
    let mut rest = dump;
    while let Some((before, after)) = rest.split_once('⟩') {
        out.push_str(&before.replace('⟨', ""));
        let place =
            |c: char| c == '=' || c == '/' || c == '-' || c.is_ascii_alphanumeric();
        rest = after.trim_start_matches(place);
    }
    out + rest
}

#[test]
fn bundled_packages_compose_as_they_should() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for name in [
        "minimal/meeting",
        "sofia-2013/conclusions",
        "sofia-2013/letter",
        "sofia-2013/declaration",
    ] {
        let file = root.join(format!("{name}.json"));
        let (documents, d, _) = documents(&root, &file, &Templates::bundled());
        let messages: Vec<_> = d.iter().collect();
        assert!(messages.is_empty(), "{messages:#?}");
        let text: String = documents.iter().map(dump).collect();
        insta::assert_snapshot!(name.replace('/', "-"), text);
    }
}

/// A record with one string in every place that text can stand.
fn everywhere(text: &str) -> serde_json::Value {
    serde_json::json!({
        "schemaVersion": "0.1",
        "meeting": { "name": text, "startDate": "2013-03-11", "chair": "p",
            "location": { "addressLocality": text } },
        "people": { "p": { "familyName": text, "positions": [{ "role": text }] } },
        "footnotes": { "n": { "text": text } },
        "documents": [{
            "type": "conclusions", "id": "d", "title": text, "version": text,
            "sections": [{ "heading": text, "blocks": [
                text,
                "x[^n]",
                { "type": "quote", "text": text, "cite": text },
                { "type": "list", "items": [text, { "text": text, "items": [text] }] },
                { "type": "table", "caption": text, "columns": [{ "label": text }],
                  "rows": [[text]], "note": text },
            ] }],
            "signatories": [{ "person": "p", "office": text }],
        }],
    })
}

fn of_string(text: &str) -> Vec<Document> {
    let json = everywhere(text).to_string();
    let (mut d, mut sources) = (Diagnostics::default(), Sources::default());
    let templates = Templates::bundled();
    let root = repository("tests/contract");
    let record = load::bytes(&root, json.as_bytes(), &mut sources, &mut d);
    let record = record.expect("the JSON is right");
    let package =
        model::decode(&record, &templates.kinds(), &mut d).expect("is a package");
    let language = LanguageTag::new("en").expect("is a tag");
    let input = Input {
        package: &Arc::new(package),
        record: &record,
        index: 0,
        language: &language,
        row: None,
    };
    compose::compose(&input, &templates, &mut d).into_iter().collect()
}

/// The dump without the text: what is left is structure.
fn skeleton(documents: &[Document]) -> Vec<String> {
    let text: String = documents.iter().map(dump).collect();
    let structure = |line: &str| {
        let indent = line.len() - line.trim_start().len();
        let kind: String =
            line.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
        format!("{indent}{kind}")
    };
    text.lines().filter(|line| !line.starts_with("info")).map(structure).collect()
}

/// Every character that means something to Markdown, to the templates, to Typst or XML.
const SIGNS: &str = "[a-z#*_`\\[\\](){}<>&$@~^=+|\"'/!?.,:;%0-9 \\\\-]{1,40}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_string_becomes_structure(text in SIGNS) {
        let text = format!("a{text}z");
        prop_assert_eq!(skeleton(&of_string(&text)), skeleton(&of_string("plain")));
    }

    #[test]
    fn plain_strings_come_out_as_they_went_in(
        text in "\\PC{1,30}".prop_filter("without Markdown", |text: &String| {
            !text.contains(['*', '_', '[', ']', '\\', '<', '>', '{', '}', '`', '&'])
                && text.trim() == text && !text.contains("  ")
        })
    ) {
        let documents = of_string(&text);
        let text: String = text.nfc().collect();
        let dumped: String = documents.iter().map(dump).collect();
        // Meeting, town, chair, office, note, title, version, heading, paragraph, quote,
        // source, three items, caption, label, cell, note of the table, signatory, office.
        prop_assert!(dumped.matches(&format!("⟨{text}⟩")).count() >= 19, "{}", dumped);
    }
}
