//! The way back: every value that can be edited is found under its tag, with the text
//! that the tree gave it.

use std::collections::{BTreeMap, BTreeSet};

use communique::diagnostic::Origin;
use communique::document::Inline;
use communique::docx::{self, Identity, Options, Stock};
use communique::fonts::Fonts;
use roxmltree::Node;

use super::parts::{each, elements, texts};
use super::read::{Package, all, attribute, child, is, value};
use crate::outputs::{self, Output};

/// A value and its text; several controls may hold the same.
type Held = (String, String, String);

/// Every datum that can be edited and stands in no other such.
fn expected(output: &Output) -> Vec<Held> {
    fn walk(list: &[Inline], out: &mut Vec<Held>) {
        for inline in list {
            match inline {
                Inline::Datum(own) if own.editable => {
                    let Origin { file, pointer, .. } = &own.origin;
                    let text = text(&own.content);
                    out.push((file.to_string(), pointer.to_string(), text));
                }
                Inline::Datum(own) => walk(&own.content, out),
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Capitals(content)
                | Inline::Link { content, .. }
                | Inline::Foreign { content, .. } => walk(content, out),
                _ => {}
            }
        }
    }
    let mut out = vec![];
    output.document.texts(&mut |list| walk(list, &mut out));
    out
}

/// The text of a value: without marks of notes, a new line as such.
fn text(list: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Reference { text, .. } => text.clone(),
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Capitals(content)
        | Inline::Link { content, .. }
        | Inline::Foreign { content, .. } => text(content),
        Inline::Datum(datum) => text(&datum.content),
        Inline::Placeholder(text) => format!("[{text}]"),
        Inline::LineBreak => "\n".to_owned(),
        Inline::NoteMark { .. } | Inline::PageNumber | Inline::PageCount => String::new(),
    };
    list.iter().map(one).collect()
}

/// The text of a control, as `text` gives it.
fn held(control: Node<'_, '_>) -> String {
    let mut out = String::new();
    for run in all(control, "r") {
        let style = child(run, "rPr").and_then(|own| value(own, "rStyle"));
        if matches!(style, Some("FootnoteReference" | "FootnoteSign")) {
            continue;
        }
        for node in run.children() {
            match node.tag_name().name() {
                "t" => out.push_str(node.text().unwrap_or_default()),
                "br" => out.push('\n'),
                "softHyphen" => out.push('\u{ad}'),
                "noBreakHyphen" => out.push('\u{2011}'),
                _ => {}
            }
        }
    }
    out
}

/// What the table of keys says of a control's number: tag, title, file, pointer.
struct Key {
    tag: String,
    title: String,
    file: String,
    pointer: String,
}

fn keys(package: &Package) -> BTreeMap<String, Key> {
    let xml = package.xml("customXml/item1.xml");
    let get = |node: Node<'_, '_>, name| node.attribute(name).unwrap().to_owned();
    let named = |name: &'static str| {
        xml.descendants().filter(move |node| node.tag_name().name() == name)
    };
    let files: BTreeMap<String, String> =
        named("file").map(|node| (get(node, "number"), get(node, "path"))).collect();
    let listed = |node: &Node<'_, '_>| {
        node.parent().is_some_and(|parent| parent.tag_name().name() == "keys")
    };
    named("key")
        .filter(listed)
        .map(|node| {
            let key = Key {
                tag: get(node, "tag"),
                title: get(node, "title"),
                file: files[&get(node, "file")].clone(),
                pointer: get(node, "pointer"),
            };
            (get(node, "number"), key)
        })
        .collect()
}

#[test]
fn every_value_is_found_under_its_tag_with_its_text() {
    for output in outputs::all() {
        let package = output.word();
        let keys = keys(package);
        let mut found = vec![];
        let mut numbers = BTreeSet::new();
        elements(package, |part, node| {
            if !is(node, "bookmarkStart") {
                return;
            }
            let number = attribute(node, "name").and_then(|own| own.strip_prefix("_jp"));
            let Some(number) = number else { return };
            let key = &keys[number];
            let control = node.next_sibling_element().expect("a control follows");
            let own = child(control, "sdtPr").expect("a bookmark holds a control");
            assert_eq!(value(own, "tag"), Some(key.tag.as_str()), "{part}");
            assert_eq!(value(own, "alias"), Some(key.title.as_str()), "{part}");
            for text in [&key.tag, &key.title] {
                assert!(text.encode_utf16().count() <= 64, "{}: {text}", output.name);
            }
            let text = held(child(control, "sdtContent").unwrap());
            found.push((key.file.clone(), key.pointer.clone(), text));
            numbers.insert(number.to_owned());
        });
        assert!(numbers.iter().eq(keys.keys()), "{}: a key has no control", output.name);
        let titles: BTreeSet<_> = keys.values().map(|key| &key.title).collect();
        assert_eq!(titles.len(), keys.len(), "{}: titles are the same", output.name);
        // Some stand in several headers.
        let found: BTreeSet<Held> = found.into_iter().collect();
        let expected: BTreeSet<Held> = expected(output).into_iter().collect();
        let missing: Vec<_> = expected.difference(&found).collect();
        let added: Vec<_> = found.difference(&expected).collect();
        assert!(missing.is_empty(), "{}: {missing:#?} {added:#?}", output.name);
        assert!(added.is_empty(), "{}: {added:#?}", output.name);
    }
}

#[test]
fn the_base_has_every_value_that_can_be_edited() {
    for output in outputs::all().iter().filter(|own| own.name.starts_with("data/")) {
        let package = output.word();
        let xml = package.xml("customXml/item1.xml");
        let base = xml.descendants().find(|node| node.tag_name().name() == "base");
        let base = base.and_then(|node| node.text()).expect("there is a base");
        let base: serde_json::Value = serde_json::from_str(base).expect("it is JSON");
        for key in keys(package).values() {
            let own = base[&key.file].pointer(&key.pointer);
            assert!(
                own.is_some_and(|own| !own.is_null()),
                "{}: {}",
                output.name,
                key.pointer
            );
        }
    }
}

#[test]
fn a_clean_file_says_the_same_and_leads_nowhere_back() {
    let stock = Stock::new(&Fonts::bundled());
    for output in outputs::all().iter().filter(|own| !own.name.starts_with("tests/")) {
        let pages = docx::Pages {
            count: u32::try_from(output.pages.count).unwrap(),
            air: output.pages.air.clone(),
            of: output.pages.of.clone(),
            whole: output.pages.whole.clone(),
        };
        let options = Options { clean: true, pages };
        let (document, brand) = (&output.document, &output.brand);
        let bytes =
            docx::write(document, brand, &stock, &Identity::default(), &options).unwrap();
        let (clean, full) = (Package::new(&bytes), output.word());
        assert_eq!(clean.shown(), full.shown());
        assert!(clean.parts.keys().all(|part| !part.starts_with("customXml")));
        for part in texts(&clean) {
            let text = clean.text(part);
            assert!(!text.contains("w:sdt") && !text.contains("_jp"), "{part}");
        }
    }
}

#[test]
fn controls_hold_text_only() {
    each(|name, package| {
        elements(package, |part, node| {
            if is(node, "sdt") {
                let within = node.ancestors().skip(1).any(|above| is(above, "sdt"));
                assert!(!within, "{name}: {part} has a control in a control");
                assert_eq!(all(node, "p").count(), 0, "{name}: {part}");
            }
        });
    });
}
