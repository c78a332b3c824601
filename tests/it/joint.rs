//! Letters to many in one file: each is there as it is alone, on pages of its own that
//! count from 1.

use std::collections::BTreeSet;

use communique::document::{Document, Furniture, Inline};
use communique::parity::tree::{Medium, aside};
use communique::parity::word;
use roxmltree::Node;

use crate::docx::read::{Package, R, W, all, attribute, child, is};
use crate::outputs::{self, Output, joint};

/// The letters of a file, made one by one.
fn alone(output: &Output) -> Vec<&'static Output> {
    let case = output.name.split(' ').next().unwrap_or_default();
    let edition = output.document.edition();
    let all = outputs::all().iter();
    all.filter(|own| {
        own.name.starts_with(&format!("{case} "))
            && own.document.copy.is_some()
            && own.document.edition() == edition
    })
    .collect()
}

fn count(document: &Document) -> usize {
    document.letters().count()
}

#[test]
fn every_letter_is_there_with_the_pages_that_it_has_alone() {
    assert!(joint().len() >= 3);
    for output in joint() {
        let alone = alone(output);
        assert_eq!(alone.len(), count(&output.document), "{}", output.name);
        let pages: usize = alone.iter().map(|own| own.pages.count).sum();
        assert_eq!(pages, output.pages.count, "{}", output.name);
        let texts: String = alone.iter().map(|own| own.pdf().tree.text()).collect();
        let found = without_space(&output.pdf().tree.text());
        assert_eq!(found, without_space(&texts), "{}", output.name);
    }
    assert!(joint().iter().any(|own| own.pages.count > 2 * count(&own.document)));
}

/// The sections of a Word file that begin a letter.
fn firsts<'a>(xml: &'a roxmltree::Document<'_>) -> Vec<Node<'a, 'a>> {
    let sections = all(xml.root_element(), "sectPr");
    sections.filter(|own| child(*own, "titlePg").is_some()).collect()
}

/// The text of the header or footer that a section refers to.
fn edge(package: &Package, section: Node<'_, '_>, name: &str, kind: &str) -> String {
    let relations = package.relations("word/document.xml");
    let wanted =
        |own: &Node<'_, '_>| is(*own, name) && attribute(*own, "type") == Some(kind);
    let reference = section.children().find(wanted).expect("has one");
    let id = reference.attribute((R, "id")).expect("has a relation");
    let text = word::aside(package, &relations[id].target);
    without_space(&text.expect("can be read").pieces.text())
}

/// The text of header and footer on a page, without spaces.
fn edges(output: &Output, furniture: &Furniture, has_running_head: bool) -> [String; 2] {
    let text = |part: &[Inline]| aside(&output.document, part, Medium::Word).text();
    let mark = |part: &Option<Vec<Inline>>| text(part.as_deref().unwrap_or_default());
    let mut header = mark(&furniture.classification) + &mark(&furniture.draft_mark);
    if has_running_head {
        header += &(text(&furniture.header_start) + &text(&furniture.header_end));
    }
    let footer = text(&furniture.footer_start) + &text(&furniture.footer_end);
    [header, footer].map(|text| without_space(&text))
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn in_word_each_letter_begins_a_section_with_its_own_head_and_foot() {
    for output in joint() {
        let package = output.word();
        let xml = package.xml("word/document.xml");
        let sections = firsts(&xml);
        assert_eq!(sections.len(), count(&output.document), "{}", output.name);
        for (section, letter) in sections.iter().zip(output.document.letters()) {
            let start =
                child(*section, "pgNumType").and_then(|own| attribute(own, "start"));
            assert_eq!(start, Some("1"), "{}", output.name);
            for (kind, has_head) in [("first", false), ("default", true)] {
                let names = ["headerReference", "footerReference"];
                let found = names.map(|name| edge(package, *section, name, kind));
                let wanted = edges(output, &letter.furniture, has_head);
                assert_eq!(found, wanted, "{} {kind}", output.name);
            }
        }
    }
}

#[test]
fn in_word_no_name_stands_twice_and_nothing_leads_back() {
    for output in joint() {
        let package = output.word();
        assert!(!package.parts.contains_key("customXml/item1.xml"), "{}", output.name);
        let xml = package.xml("word/document.xml");
        assert_eq!(all(xml.root_element(), "sdt").count(), 0, "{}", output.name);
        let mut seen = BTreeSet::new();
        for bookmark in all(xml.root_element(), "bookmarkStart") {
            for name in ["id", "name"] {
                let own = bookmark.attribute((W, name)).expect("has it");
                assert!(seen.insert((name, own.to_owned())), "{}: {own}", output.name);
            }
        }
    }
}

#[test]
fn every_letter_has_one_bookmark_that_says_to_whom_it_is() {
    for output in joint() {
        let outline = output.pdf().outline.clone();
        assert_eq!(
            outline.len(),
            count(&output.document),
            "{}: {outline:?}",
            output.name
        );
        let names: BTreeSet<&String> = outline.iter().map(|(_, name)| name).collect();
        assert_eq!(names.len(), outline.len(), "{}: {names:?}", output.name);
    }
}
