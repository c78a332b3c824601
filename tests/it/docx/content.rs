//! What holds of the text of every Word file: styles say how it looks, tables say what
//! they are, fields hold the values that Word would compute.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::parts::{each, elements, texts};
use super::read::{Package, all, attribute, child, is, value};
use crate::outputs;

/// What properties of paragraphs, runs, rows and cells may say beside their style, and why
/// no style can say it.
const DIRECT: &[(&str, &[&str])] = &[
    // Which text stays with which, numbers, and pages are matters of the place.
    ("pPr", &["pStyle", "keepNext", "numPr", "sectPr"]),
    // So are the language of a passage, and what its script asks for.
    ("rPr", &["rStyle", "rFonts", "rtl", "lang"]),
    // How high a row is, no style of a table can say.
    ("trPr", &["cantSplit", "tblHeader", "trHeight"]),
    // No gutter behind the last column of what stands side by side.
    ("tcPr", &["tcW", "gridSpan", "vMerge", "tcMar"]),
    (
        "tblPr",
        &["tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription"],
    ),
];

#[test]
fn styles_alone_say_how_it_looks() {
    each(|name, package| {
        elements(package, |part, node| {
            let own = node.tag_name().name();
            let Some((_, allowed)) = DIRECT.iter().find(|(kind, _)| *kind == own) else {
                return;
            };
            for property in node.children().filter(Node::is_element) {
                let property = property.tag_name().name();
                assert!(allowed.contains(&property), "{name}: {part} {own} {property}");
            }
            if own == "pPr" {
                assert!(child(node, "pStyle").is_some(), "{name}: {part}");
            }
        });
    });
}

#[test]
fn tables_say_what_they_are_and_rows_stay_whole() {
    let layout = [
        "LayoutTable",
        "ParallelTable",
        "SignatureTable",
        "LetterheadTable",
        "JointLetterheadTable",
    ];
    each(|name, package| {
        let xml = package.xml("word/document.xml");
        for table in all(xml.root_element(), "tbl") {
            let properties = child(table, "tblPr").unwrap();
            let style = value(properties, "tblStyle").unwrap();
            let description = value(properties, "tblDescription");
            assert_eq!(description.is_none(), layout.contains(&style), "{name}: {style}");
            let look = child(properties, "tblLook").unwrap();
            let mut heads = vec![];
            for row in table.children().filter(|node| is(*node, "tr")) {
                let own = child(row, "trPr");
                // Long text in two columns goes on on the next page.
                let is_whole = own.is_some_and(|own| child(own, "cantSplit").is_some());
                assert!(is_whole || style == "ParallelTable", "{name}: {style}");
                let is_head = own.is_some_and(|own| child(own, "tblHeader").is_some());
                heads.push(is_head);
                let cells = row.children().filter(|node| is(*node, "tc"));
                assert!(cells.filter_map(|cell| cell.last_child()).all(|e| is(e, "p")));
            }
            let count = heads.iter().filter(|own| **own).count();
            assert!(heads[..count].iter().all(|own| *own), "{name}: heads stand first");
            let first = attribute(look, "firstRow").unwrap();
            assert_eq!(first == "1", count > 0, "{name}: {style}");
            assert!(count < heads.len(), "{name}: a table has nothing but heads");
        }
    });
}

#[test]
fn rows_cover_all_columns() {
    each(|name, package| {
        let xml = package.xml("word/document.xml");
        for table in all(xml.root_element(), "tbl") {
            let grid = child(table, "tblGrid").unwrap();
            let columns = grid.children().filter(|node| is(*node, "gridCol")).count();
            for row in table.children().filter(|node| is(*node, "tr")) {
                let cells = row.children().filter(|node| is(*node, "tc"));
                let spans = cells.map(|cell| {
                    let span = child(cell, "tcPr").and_then(|own| value(own, "gridSpan"));
                    span.map_or(1, |span| span.parse::<usize>().unwrap())
                });
                assert_eq!(spans.sum::<usize>(), columns, "{name}");
            }
        }
    });
}

#[test]
fn spaces_at_edges_are_kept() {
    each(|name, package| {
        elements(package, |part, node| {
            if is(node, "t") {
                let text = node.text().unwrap_or_default();
                let space = "http://www.w3.org/XML/1998/namespace";
                let kept = node.attribute((space, "space")) == Some("preserve");
                assert!(kept || text.trim() == text, "{name}: {part} `{text}`");
            }
        });
    });
}

/// The fields of a part: instruction and value.
fn fields(part: Node<'_, '_>) -> Vec<(String, String)> {
    let (mut open, mut done): (Vec<(String, Option<String>)>, _) = (vec![], vec![]);
    for node in part.descendants() {
        if is(node, "fldChar") {
            match attribute(node, "fldCharType").unwrap() {
                "begin" => open.push((String::new(), None)),
                "separate" => open.last_mut().unwrap().1 = Some(String::new()),
                _ => {
                    let (instruction, result) = open.pop().expect("a field ends");
                    let result = result.expect("a field has a value");
                    done.push((instruction.trim().to_owned(), result));
                }
            }
        } else if is(node, "instrText") {
            open.last_mut().unwrap().0.push_str(node.text().unwrap());
        } else if is(node, "t") {
            let text = node.text().unwrap_or_default();
            open.iter_mut().for_each(|(_, result)| {
                result.iter_mut().for_each(|result| result.push_str(text));
            });
        }
    }
    assert!(open.is_empty(), "a field does not end");
    done
}

#[test]
fn fields_hold_the_values_that_word_would_compute() {
    let mut kinds = BTreeSet::new();
    for output in outputs::all() {
        let package = output.word();
        // Places and their bookmarks are told apart by what their names share.
        let plain = |anchor: &str| -> String {
            let ascii = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
            anchor.chars().take(28).map(ascii).collect()
        };
        let pages: BTreeMap<String, u32> =
            output.pages.of.iter().map(|(to, page)| (plain(to), *page)).collect();
        for part in texts(package) {
            for (instruction, result) in fields(package.xml(part).root_element()) {
                let words: Vec<&str> = instruction.split_whitespace().collect();
                kinds.insert(words[0].to_owned());
                assert!(!result.is_empty(), "{}: {instruction}", output.name);
                match words[..] {
                    ["NUMPAGES"] => {
                        assert_eq!(
                            result,
                            output.pages.count.to_string(),
                            "{}",
                            output.name
                        );
                    }
                    ["PAGEREF", to, ..] => {
                        let page = pages[to.strip_prefix("_to_").unwrap()];
                        assert_eq!(result, page.to_string(), "{} {to}", output.name);
                    }
                    _ => {}
                }
            }
        }
    }
    let kinds: Vec<_> = kinds.iter().map(String::as_str).collect();
    assert_eq!(kinds, ["NOTEREF", "NUMPAGES", "PAGE", "PAGEREF", "REF", "TOC"]);
}

#[test]
fn the_navigation_pane_shows_what_the_pdf_has_bookmarks_for() {
    let levels = |package: &Package| -> BTreeMap<String, String> {
        let xml = package.xml("word/styles.xml");
        let mut out = BTreeMap::new();
        for style in all(xml.root_element(), "style") {
            let level = child(style, "pPr").and_then(|own| value(own, "outlineLvl"));
            let id = attribute(style, "styleId").unwrap().to_owned();
            out.extend(level.map(|level| (id, level.to_owned())));
        }
        out
    };
    let output = outputs::named("tests/cases/letter-parts letter en");
    let package = output.word();
    let levels = levels(package);
    let xml = package.xml("word/document.xml");
    let mut shown = vec![];
    for style in all(xml.root_element(), "pStyle") {
        let style_id = attribute(style, "val").unwrap();
        if let Some(level) = levels.get(style_id) {
            let paragraph = style.ancestors().nth(2).unwrap();
            let texts = all(paragraph, "t").filter_map(|text| text.text());
            shown.push((level.as_str(), texts.collect::<String>()));
        }
    }
    let expected = ["Subject", "Enclosure", "Copies to", "History of versions"];
    assert_eq!(shown, expected.map(|text| ("0", text.to_owned())));
    assert_eq!(levels["Title"], "0");
    assert_eq!(levels["AnnexLabel"], "0");
    // A table of contents that is made anew lists headings, and none of these.
    each(|name, package| {
        for part in texts(package) {
            for (instruction, _) in fields(package.xml(part).root_element()) {
                let is_contents = instruction.starts_with("TOC ");
                assert!(!is_contents || !instruction.contains("\\u"), "{name}");
            }
        }
    });
}

#[test]
fn each_further_addressee_has_a_gap_before_it() {
    let package = outputs::named("tests/cases/letter-parts letter en").word();
    let xml = package.xml("word/document.xml");
    let of = |wanted: &str| -> Vec<String> {
        let styles = all(xml.root_element(), "pStyle");
        let own = styles.filter(|style| attribute(*style, "val") == Some(wanted));
        own.map(|style| {
            let paragraph = style.ancestors().nth(2).unwrap();
            all(paragraph, "t").filter_map(|text| text.text()).collect()
        })
        .collect()
    };
    assert_eq!(
        of("FurtherAddressee"),
        ["H.E.\u{a0}Ilir Hoxha", "Ministry of the Interior"]
    );
    assert_eq!(of("Address")[0], "Ms\u{a0}Ana Novak");
    assert_eq!(of("PlaceandDateofLetter"), ["Sofia, 5 May 2013"]);
}

#[test]
fn signs_of_notes_are_not_raised_again() {
    let mut signs = BTreeSet::new();
    for output in outputs::all() {
        let (name, package) = (&output.name, output.word());
        elements(package, |part, node| {
            let style = child(node, "rPr").and_then(|own| value(own, "rStyle"));
            let Some(style) = style.filter(|own| own.starts_with("Footnote")) else {
                return;
            };
            let mark: String = all(node, "t").filter_map(|text| text.text()).collect();
            let is_sign = !mark.chars().all(char::is_alphanumeric);
            let expected = if is_sign { "FootnoteSign" } else { "FootnoteReference" };
            assert_eq!(style, expected, "{name}: {part} {mark}");
            if is_sign {
                signs.insert(mark);
            }
        });
        let xml = package.xml("word/styles.xml");
        let mut styles = all(xml.root_element(), "style");
        let sign = styles.find(|own| attribute(*own, "styleId") == Some("FootnoteSign"));
        assert!(child(sign.unwrap(), "rPr").is_none(), "{name}");
        for part in texts(package) {
            for (instruction, mark) in fields(package.xml(part).root_element()) {
                let raises = instruction.contains("\\f");
                let is_number = mark.chars().all(char::is_alphanumeric);
                let is_mark = instruction.starts_with("NOTEREF");
                assert!(!is_mark || raises == is_number, "{name}: {instruction}");
            }
        }
    }
    assert!(signs.contains("*"), "{signs:?}");
}

#[test]
fn links_are_underlined_and_contents_and_references_are_not() {
    let (mut links, mut entries, mut references) = (0, 0, 0);
    each_text(|package, part| {
        let xml = package.xml(part);
        for run in all(xml.root_element(), "r") {
            let style = child(run, "rPr").and_then(|own| value(own, "rStyle"));
            let is_link = style.is_some_and(|own| own.ends_with("Hyperlink"));
            let mut above = run.ancestors();
            let paragraph = above.find(|node| is(*node, "p")).unwrap();
            let of = child(paragraph, "pPr").and_then(|own| value(own, "pStyle"));
            let link = run.ancestors().find(|node| is(*node, "hyperlink"));
            let leads_out = link.is_some_and(|own| attribute(own, "anchor").is_none());
            if of.is_some_and(|own| own.starts_with("TOC")) {
                assert!(!is_link, "{part}: {of:?}");
                entries += 1;
            } else if link.is_none() {
                assert!(!is_link, "{part}: a link leads somewhere");
                references +=
                    usize::from(child(run, "instrText").is_some_and(|own| {
                        own.text().unwrap().trim().starts_with("REF ")
                    }));
            } else if leads_out && child(run, "t").is_some() {
                assert!(is_link || style.is_some_and(|own| own.contains("Placeholder")));
                links += 1;
            }
        }
        let styles = package.xml("word/styles.xml");
        for style in all(styles.root_element(), "style") {
            if attribute(style, "styleId").unwrap().ends_with("Hyperlink") {
                let run = child(style, "rPr").unwrap();
                assert_eq!(value(run, "u"), Some("single"));
            }
        }
    });
    assert!(links > 0 && entries > 0 && references > 0);
}

fn each_text(mut look: impl FnMut(&Package, &str)) {
    for output in outputs::all() {
        texts(output.word()).for_each(|part| look(output.word(), part));
    }
}
