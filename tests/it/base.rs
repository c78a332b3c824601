//! The part of the record that travels in a Word file: what the document shows, no more.

use std::io::Read;
use std::sync::Arc;

use communique::brand::Brand;
use communique::build::{self, Shown};
use communique::diagnostic::{Diagnostics, LanguageTag, Origin, Sources};
use communique::document::{
    Block, Content, Datum, Document, Furniture, Info, Inline, Paragraph, Signature,
    SignatureLayout, Signatures, Style, Words,
};
use communique::docx::{self, Identity, Options, Stock};
use communique::fonts::Fonts;
use communique::load;
use communique::record::Node;

fn record() -> Arc<Node> {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        (
            "letter.json",
            r#"{
              "schemaVersion": "0.1",
              "include": ["people.json"],
              "people": { "novak": { "familyName": "Novak", "email": "hidden-mail" } },
              "documents": [
                { "type": "letter", "id": "other", "subject": "hidden-document" },
                {
                  "type": "letter",
                  "id": "letter",
                  "subject": { "en": "Shown", "sl": "hidden-language" },
                  "body": [
                    "First",
                    { "type": "paragraph", "id": "p2", "text": "Second" },
                    { "type": "list", "marker": "dash", "items": ["Item a", "Item b"] }
                  ],
                  "reference": { "placeholder": "number" },
                  "annexes": [
                    { "title": "hidden-annex", "visibility": "internal", "blocks": [] }
                  ],
                  "editorialNotes": [{ "note": "hidden-note" }]
                }
              ]
            }"#,
        ),
        (
            "people.json",
            r#"{
              "schemaVersion": "0.1",
              "people": {
                "a/b": { "familyName": "Rizvo", "telephone": "hidden-telephone" }
              }
            }"#,
        ),
    ];
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
    let path = folder.path().join("letter.json");
    let record = load::package(folder.path(), &path, &mut sources, &mut d);
    assert!(!d.has_errors());
    record.unwrap()
}

/// A document with one paragraph for each pointer.
fn document(shown: &[(&str, &str, &str)]) -> Document {
    let blocks = shown.iter().map(|(file, pointer, text)| {
        let mut origin = Origin::root(file);
        origin.pointer = (*pointer).into();
        let content = vec![Inline::Text((*text).into())];
        let datum = Inline::Datum(Datum { origin, editable: true, content });
        let paragraph = Paragraph {
            style: Style::Body,
            label: None,
            content: vec![Inline::Strong(vec![datum])],
            keep_with_next: false,
        };
        let content = Content::Paragraph(paragraph);
        Block { origin: None, anchor: None, language: None, content }
    });
    Document {
        language: LanguageTag::new("en").unwrap(),
        beside: None,
        copy: None,
        info: Info { date: (2013, 3, 11), ..Info::default() },
        furniture: Furniture::default(),
        blocks: blocks.collect(),
        notes: vec![],
        words: Words::default(),
    }
}

fn sample() -> Document {
    document(&[
        ("letter.json", "/documents/1/subject/en", "Shown"),
        ("letter.json", "/documents/1/body/1/text", "Second"),
        ("letter.json", "/documents/1/body/2/items/1", "Item b"),
        ("letter.json", "/documents/1/reference", "number"),
        ("letter.json", "/people/novak/familyName", "Novak"),
        ("people.json", "/people/a~1b/familyName", "Rizvo"),
    ])
}

#[test]
fn the_base_holds_what_is_shown_at_its_own_pointers() {
    let base: serde_json::Value =
        serde_json::from_str(&build::base(&record(), &Shown::new(&sample()))).unwrap();
    insta::assert_snapshot!("base", serde_json::to_string_pretty(&base).unwrap());
    let own = &base["letter.json"];
    assert_eq!(own.pointer("/documents/1/body/1/text").unwrap(), "Second");
    let other = &base["people.json"];
    assert_eq!(other.pointer("/people/a~1b/familyName").unwrap(), "Rizvo");
}

#[test]
fn a_text_shown_as_a_whole_gives_the_document_language() {
    let document = document(&[("letter.json", "/documents/1/subject", "Shown")]);
    let base = build::base(&record(), &Shown::new(&document));
    assert!(base.contains("Shown") && !base.contains("hidden"), "{base}");
}

#[test]
fn of_signatories_who_are_names_alone_nothing_else_is_shown() {
    let mut document = document(&[]);
    let datum = |pointer: &str| {
        let mut origin = Origin::root("letter.json");
        origin.pointer = pointer.into();
        vec![Inline::Datum(Datum { origin, editable: true, content: vec![] })]
    };
    let signature = Signature {
        origin: Origin::root("letter.json"),
        id: "a".into(),
        on_behalf: None,
        name: datum("/people/novak/familyName"),
        office: vec![datum("/documents/1/reference")],
        country: None,
        reference: None,
        status: None,
        pending: false,
    };
    let layout = SignatureLayout::List;
    let signatures = Signatures { layout, heads: vec![], list: vec![signature] };
    let content = Content::Signatures(signatures);
    let block = Block { origin: None, anchor: None, language: None, content };
    document.blocks.push(block);
    let base = build::base(&record(), &Shown::new(&document));
    assert!(base.contains("Novak") && !base.contains("number"), "{base}");
}

#[test]
fn nothing_hidden_is_in_the_word_file() {
    let (record, document) = (record(), sample());
    let identity = Identity {
        package: "letter.json".into(),
        base: build::base(&record, &Shown::new(&document)),
    };
    let brand = Brand::default();
    let fonts = Fonts::bundled();
    let bytes = docx::write(
        &document,
        &brand,
        &Stock::new(&fonts),
        &identity,
        &Options::default(),
    )
    .unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut found = false;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = vec![];
        part.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("hidden-"), "{}", part.name());
        found |= text.contains("Rizvo");
    }
    assert!(found);
}
