//! What is said to people who make documents for everybody: nothing of ours is to be
//! mended, and each thing that is broken is found, in a PDF and in a Word file.

use std::io::{Cursor, Write};

use communique::accessibility::{About, Check, Line, pdf, word};
use communique::brand::{Brand, Color};
use communique::parity::pdf::{Child, Element, Tagged};
use communique::parity::word::Package;
use zip::write::SimpleFileOptions;

use crate::outputs::{self, Output, all};

const NAME: &str = "data/sofia-2013/conclusions";

fn about(output: &Output) -> Option<About<'_>> {
    Some(About { document: &output.document, brand: &output.brand })
}

fn bad(lines: Vec<Line>) -> Vec<Line> {
    lines.into_iter().filter(|line| !line.is_good).collect()
}

#[test]
fn nothing_of_ours_is_to_be_mended() {
    for output in all().iter().filter(|own| own.name.starts_with("data/")) {
        let lines = pdf(output.pdf(), about(output));
        let checks: Vec<Check> = lines.iter().map(|line| line.check).collect();
        let every = [
            Check::Title,
            Check::Language,
            Check::Headings,
            Check::Pictures,
            Check::Tables,
            Check::Links,
            Check::Contrast,
        ];
        assert_eq!(checks, every, "{}", output.name);
        assert_eq!(bad(lines), [], "{}", output.name);
        let lines = word(output.word(), about(output)).expect("can be read");
        assert_eq!(bad(lines), [], "{}", output.name);
    }
}

/// The one thing that is wrong with a PDF when something is broken in it.
fn broken_pdf(name: &str, change: impl FnOnce(&mut Tagged)) -> Line {
    let output = outputs::named(name);
    let mut read = Tagged::new(&output.files.pdf).expect("can be read");
    change(&mut read);
    let mut lines = bad(pdf(&read, about(output)));
    assert_eq!(lines.len(), 1, "{lines:#?}");
    lines.remove(0)
}

/// The elements of a tree, each handed to a change until it takes one.
fn first(element: &mut Element, change: &mut dyn FnMut(&mut Element) -> bool) -> bool {
    change(element)
        || element.children.iter_mut().any(|child| match child {
            Child::Element(own) => first(own, change),
            _ => false,
        })
}

fn each(element: &mut Element, change: &mut dyn FnMut(&mut Element)) {
    change(element);
    for child in &mut element.children {
        if let Child::Element(own) = child {
            each(own, change);
        }
    }
}

#[test]
fn what_is_broken_in_a_pdf_is_found_with_its_place() {
    let heading = broken_pdf(NAME, |pdf| {
        let mut count = 0;
        first(&mut pdf.tree, &mut |own| {
            count += usize::from(own.role == "H1");
            let is = own.role == "H1" && count == 2;
            if is {
                own.role = "H3".into();
            }
            is
        });
    });
    assert_eq!(heading.check, Check::Headings);
    assert!(heading.words.contains("level 3 after the level 1"), "{}", heading.words);
    assert_eq!(heading.mend.as_deref(), Some("`documents.0.sections.3.heading`"));
    let picture = broken_pdf(NAME, |pdf| {
        first(&mut pdf.tree, &mut |own| {
            let is = own.role == "Figure";
            if is {
                own.properties.retain(|(name, _)| *name != "Alt");
            }
            is
        });
    });
    assert_eq!(
        (picture.check, picture.mend.as_deref()),
        (Check::Pictures, Some("`brand.logo.alt`"))
    );
    let table = broken_pdf(NAME, |pdf| {
        each(&mut pdf.tree, &mut |own| {
            if own.role == "TH" {
                own.role = "TD".into();
            }
        });
    });
    assert_eq!(table.check, Check::Tables);
    let link = broken_pdf("samples/marks-letter", |pdf| {
        first(&mut pdf.tree, &mut |own| {
            let is = own.role == "Link" && own.text().contains("secretariat");
            let mut words = "Click here";
            let mut say = |own: &mut Element| {
                for child in &mut own.children {
                    if let Child::Text(marked, _) = child {
                        std::mem::take(&mut words).clone_into(&mut marked.text);
                    }
                }
            };
            if is {
                each(own, &mut say);
            }
            is
        });
    });
    assert_eq!(link.check, Check::Links);
    assert!(link.mend.is_some(), "{link:?}");
    assert_eq!(broken_pdf(NAME, |pdf| pdf.shows_title = false).check, Check::Title);
}

#[test]
fn a_pdf_without_title_or_language_is_found() {
    use lopdf::{Document, Object};
    let output = outputs::named(NAME);
    let without = |change: &dyn Fn(&mut Document)| {
        let mut document = Document::load_mem(&output.files.pdf).unwrap();
        change(&mut document);
        let mut bytes = vec![];
        document.save_to(&mut bytes).unwrap();
        bad(pdf(&Tagged::new(&bytes).expect("can be read"), about(output)))
    };
    let untitled = without(&|document| {
        let info = document.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
        let info = document.get_object_mut(info).and_then(Object::as_dict_mut).unwrap();
        info.set("Title", Object::string_literal("draft2.pdf"));
    });
    assert_eq!(untitled.len(), 1, "{untitled:?}");
    assert_eq!(untitled[0].check, Check::Title);
    assert!(untitled[0].mend.is_some());
    let mute = without(&|document| _ = document.catalog_mut().unwrap().remove(b"Lang"));
    assert_eq!(mute.len(), 1, "{mute:?}");
    assert_eq!(mute[0].check, Check::Language);
    assert_eq!(mute[0].mend.as_deref(), Some("`documents.0.languages`"));
}

#[test]
fn a_faint_colour_is_found_with_its_name() {
    let output = outputs::named(NAME);
    let mut brand: Brand = output.brand.clone();
    brand.colors.secondary = Color(0xAA, 0xAA, 0xAA);
    let about = About { document: &output.document, brand: &brand };
    let lines = bad(pdf(output.pdf(), Some(about)));
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].mend.as_deref(), Some("`brand.colors.secondary`"));
}

/// A Word file with a text in place of another, wherever it stands in a part.
fn changed(name: &str, part: &str, from: &str, to: &str) -> Package {
    let package = outputs::named(name).word();
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for (own, bytes) in &package.parts {
        let mut bytes = bytes.clone();
        if own == part {
            let text = String::from_utf8(bytes).expect("is UTF-8");
            assert!(text.contains(from), "{part} has no {from}");
            bytes = text.replacen(from, to, usize::MAX).into_bytes();
        }
        writer.start_file(own.as_str(), SimpleFileOptions::default()).expect("a part");
        writer.write_all(&bytes).expect("can be written");
    }
    Package::new(&writer.finish().expect("an archive").into_inner()).expect("a Word file")
}

fn broken_word(name: &str, part: &str, from: &str, to: &str) -> Line {
    let output = outputs::named(name);
    let package = changed(name, part, from, to);
    let mut lines = bad(word(&package, about(output)).expect("can be read"));
    assert!(!lines.is_empty(), "{part}: {from}");
    assert!(lines.iter().all(|line| line.check == lines[0].check), "{lines:#?}");
    lines.remove(0)
}

#[test]
fn what_is_broken_in_a_word_file_is_found_with_its_place() {
    let (main, styles) = ("word/document.xml", "word/styles.xml");
    let title = broken_word(
        NAME,
        "docProps/core.xml",
        "<dc:title>Meeting Conclusions",
        "<dc:title>",
    );
    assert_eq!(title.check, Check::Title);
    let language =
        broken_word(NAME, styles, "<w:lang w:val=\"en-GB\"", "<w:lang w:val=\"\"");
    assert_eq!(language.check, Check::Language);
    let heading = broken_word(
        NAME,
        styles,
        "<w:outlineLvl w:val=\"0\"",
        "<w:outlineLvl w:val=\"2\"",
    );
    assert_eq!(heading.check, Check::Headings);
    assert_eq!(heading.mend.as_deref(), Some("`documents.0.sections.2.heading`"));
    let alt = "descr=\"Ten points in a ring, one for each country of the network\"";
    let picture = broken_word(NAME, main, alt, "descr=\"logo.png\"");
    assert_eq!(
        (picture.check, picture.mend.as_deref()),
        (Check::Pictures, Some("`brand.logo.alt`"))
    );
    let table = broken_word(NAME, main, "w:firstColumn=\"1\"", "w:firstColumn=\"0\"");
    assert_eq!(table.check, Check::Tables);
    let link =
        broken_word("samples/marks-letter", main, ">secretariat@example.org<", ">here<");
    assert_eq!(link.check, Check::Links);
    assert!(link.words.contains("mailto:secretariat@example.org"), "{}", link.words);
    let faint = broken_word(
        NAME,
        styles,
        "<w:color w:val=\"555F6E\"",
        "<w:color w:val=\"AAAAAA\"",
    );
    assert_eq!(faint.check, Check::Contrast);
    assert!(faint.words.contains("#AAAAAA"), "{}", faint.words);
}

#[test]
fn alternative_text_that_is_the_name_of_a_file_is_none() {
    let line = broken_pdf(NAME, |pdf| {
        first(&mut pdf.tree, &mut |own| {
            let is = own.role == "Figure";
            if is {
                own.properties.retain(|(name, _)| *name != "Alt");
                own.properties.push(("Alt", "IMG_2041.JPG".into()));
            }
            is
        });
    });
    assert!(line.words.contains("name of a file"), "{}", line.words);
}
