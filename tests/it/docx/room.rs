//! Where the text of a Word file begins on a page: nothing floats, and what stands above the
//! text is as high as it has to be for the text to begin where it does in the PDF.

use roxmltree::Node;

use communique::brand::Brand;
use communique::style::Sheet;

use super::read::{Package, all, attribute, child, value};
use crate::outputs;

const MM: f64 = 1440.0 / 25.4;

fn twips(node: Option<Node<'_, '_>>, name: &str) -> f64 {
    let text = node.and_then(|node| attribute(node, name)).expect("is there");
    text.parse().expect("is a number")
}

/// What a style says of its lines: the gap before one, its height.
fn line(package: &Package, id: &str) -> (f64, f64) {
    let xml = package.xml("word/styles.xml");
    let (mut before, mut height) = (None, None);
    let mut at = Some(id.to_owned());
    while let Some(id) = at {
        let mut styles = all(xml.root_element(), "style");
        let own = styles.find(|own| attribute(*own, "styleId") == Some(&*id)).unwrap();
        let spacing = child(own, "pPr").and_then(|own| child(own, "spacing"));
        let get = |name| spacing.and_then(|own| attribute(own, name)?.parse().ok());
        before = before.or_else(|| get("before"));
        height = height.or_else(|| get("line"));
        at = value(own, "basedOn").map(str::to_owned);
    }
    (before.unwrap_or(0.0), height.unwrap_or(f64::NAN))
}

#[test]
fn nothing_floats() {
    for output in outputs::all() {
        let package = output.word();
        for part in super::parts::texts(package) {
            for floating in ["w:tblpPr", "w:framePr", "wp:anchor"] {
                let found = package.text(part).contains(floating);
                assert!(!found, "{}: {part} {floating}", output.name);
            }
        }
    }
}

#[test]
fn the_letterhead_and_the_text_of_later_pages_begin_where_they_do_in_the_pdf() {
    for output in outputs::all() {
        let (name, package) = (&output.name, output.word());
        let sheet = Sheet::new(&output.brand);
        let Brand { page, .. } = &output.brand;
        let xml = package.xml("word/document.xml");
        let sections: Vec<_> = all(xml.root_element(), "sectPr").collect();
        let has_letterhead = output.document.furniture.letterhead.is_some();
        for (index, section) in sections.iter().enumerate() {
            let own = twips(child(*section, "pgMar"), "top");
            let high = index == 0 && has_letterhead;
            let top = if high { sheet.letterhead_top * 20.0 } else { page.top * MM };
            assert!((own - top).abs() < 1.0, "{name}: {own} is not {top}");
            let header = twips(child(*section, "pgMar"), "header");
            assert!((header - sheet.head_top * 20.0).abs() < 1.0, "{name}");
            let (_, marks) = line(package, "Marks");
            if high {
                // On the first page the header leaves the letterhead its place.
                assert!(header + marks <= top, "{name}");
                let text = package.xml("word/header2.xml");
                let mut rows = all(text.root_element(), "trHeight");
                let row = rows.next().expect("the head is as high as a row");
                assert_eq!(attribute(row, "hRule"), Some("atLeast"), "{name}");
                let (_, end) = line(package, "TableEnd");
                let head = header + marks + twips(Some(row), "val") + end;
                assert!((head - page.top * MM).abs() < 2.0, "{name}: {head}");
            }
        }
    }
}

#[test]
fn a_table_and_what_follows_it_keep_the_gap_of_the_sheet() {
    let output = outputs::named("data/sofia-2013/declaration");
    let (package, sheet) = (output.word(), Sheet::new(&output.brand));
    let gap = sheet.table_gap * 20.0;
    let weights = (sheet.rule * 20.0, sheet.hairline * 20.0);
    assert_eq!(line(package, "TableSpacer").1 + weights.0, gap);
    for (follower, next) in
        [("TableFollower", "BodyText"), ("TableFollowerList", "ListBullet")]
    {
        let between = line(package, follower).1 + line(package, next).0 + weights.1;
        assert_eq!(between, gap, "{next}");
    }
    // What has a larger gap of its own follows at once.
    for output in outputs::all() {
        let xml = output.word().xml("word/document.xml");
        for style in all(xml.root_element(), "pStyle") {
            let is_follower = attribute(style, "val") == Some("TableFollower");
            let Some(paragraph) = style.ancestors().nth(2).filter(|_| is_follower) else {
                continue;
            };
            let next = paragraph.next_sibling_element().expect("something follows");
            let next = child(next, "pPr").and_then(|own| value(own, "pStyle"));
            let Some(next) = next else { continue };
            let (before, _) = line(output.word(), next);
            assert!(before < gap, "{}: {next}", output.name);
        }
    }
}

#[test]
fn a_short_letter_stands_where_it_stands_in_the_pdf() {
    let height = |package: &Package, id: &str| -> f64 {
        let xml = package.xml("word/document.xml");
        let mut styles = all(xml.root_element(), "pStyle");
        let is_there = styles.any(|style| attribute(style, "val") == Some(id));
        if is_there { line(package, id).1 / 20.0 } else { 0.0 }
    };
    let (mut found, mut has_foot) = (0, false);
    for output in outputs::all() {
        let package = output.word();
        let above = height(package, "LetterSpaceAbove");
        let below = height(package, "LetterSpaceBelow");
        let [over_text, over_foot] = output.pages.air[..] else {
            assert_eq!((above, below), (0.0, 0.0), "{}", output.name);
            assert_eq!(output.pages.air, [0; 0], "{}", output.name);
            continue;
        };
        found += 1;
        assert_eq!(output.pages.count, 1, "{}", output.name);
        // Steps are three points; the gap before two columns stands beside the space.
        let over_text = f64::from(over_text);
        let near = (0.0..=11.0).contains(&(over_text - above));
        assert!(near || over_text < 11.0, "{}: {above} for {over_text}", output.name);
        // At the foot the page must not flow over, whatever statuses need.
        assert!(below <= f64::from(over_foot), "{}", output.name);
        if output.name == "tests/cases/letterhead-logo" {
            assert!(below > f64::from(over_foot) - 30.0, "{below} for {over_foot}");
            has_foot = true;
        }
    }
    assert!(has_foot, "a letter has something at its foot");
    assert!(found > 3, "there are short letters");
}

#[test]
fn no_table_comes_first_where_there_are_notes() {
    let mut found = false;
    for output in outputs::all().iter().filter(|own| !own.document.notes.is_empty()) {
        let xml = output.word().xml("word/document.xml");
        let body = all(xml.root_element(), "body").next().expect("there is a body");
        let first = body.first_element_child().expect("holds something");
        assert_eq!(first.tag_name().name(), "p", "{}", output.name);
        found |= output.document.furniture.letterhead.is_some();
    }
    assert!(found, "a document has notes and a letterhead");
}
