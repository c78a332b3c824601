//! Files that anybody may have made or damaged: reading them ends, with an answer or with
//! what is wrong, and never with a panic.

use std::io::{Cursor, Write};

use communique::carried::Pdf;
use communique::parity::pdf::{self, Tagged};
use communique::parity::word::{self, Package};
use communique::parity::{self, Files};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use crate::outputs::{self, Output};

const NAME: &str = "samples/marks-conclusions";

fn read_pdf(bytes: &[u8], output: &Output) {
    let Ok(own) = Pdf::open(bytes) else { return };
    let fields = communique::signed::fields(&own, bytes).unwrap_or_default();
    _ = (pdf::drawn(&own), pdf::extras(&own), own.record());
    if let Ok(made) = Pdf::open(&output.files.pdf) {
        _ = pdf::touched(&made, &own, &fields);
    }
    if let Ok(pdf) = Tagged::of(&own) {
        let files = Files { pdf: Some(&pdf), word: None };
        parity::compare(&output.document, files).expect("there is no Word file");
    }
}

fn read_word(bytes: &[u8], output: &Output) {
    _ = communique::verify::edits("back.docx", bytes);
    if let Ok(word) = Package::new(bytes) {
        let files = Files { pdf: None, word: Some(&word) };
        _ = parity::compare(&output.document, files);
    }
}

/// Puts other bytes at some places, and cuts the end off.
fn damaged(bytes: &[u8], flips: &[(f64, u8)], cut: f64) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, value) in flips {
        let index = (place * bytes.len() as f64) as usize;
        bytes[index] = *value;
    }
    let kept = if cut < 0.3 { cut / 0.3 } else { 1.0 };
    bytes.truncate((kept * bytes.len() as f64) as usize);
    bytes
}

/// An archive of parts, not packed.
fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("can be written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A Word file with something done to one of its parts.
fn with(part: &str, change: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let package = outputs::named(NAME).word();
    let parts = package.parts.iter().map(|(name, bytes)| {
        let is = name == part;
        (name.as_str(), if is { change(bytes) } else { bytes.clone() })
    });
    archive(&parts.collect::<Vec<_>>())
}

/// Text in place of another in a part.
fn replaced(part: &str, from: &str, to: &str) -> Vec<u8> {
    with(part, |bytes| {
        let text = String::from_utf8(bytes.to_vec()).expect("is UTF-8");
        assert!(text.contains(from), "{part} has no {from}");
        text.replace(from, to).into_bytes()
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn damaged_pdfs_do_no_harm(
        cut in 0.0..1.0f64,
        flips in prop::collection::vec((0.0..1.0f64, any::<u8>()), 0..30),
    ) {
        let output = outputs::named(NAME);
        read_pdf(&damaged(&output.files.pdf, &flips, cut), output);
    }

    #[test]
    fn damaged_word_files_do_no_harm(
        cut in 0.0..1.0f64,
        flips in prop::collection::vec((0.0..1.0f64, any::<u8>()), 0..30),
    ) {
        let output = outputs::named(NAME);
        read_word(&damaged(&output.files.docx, &flips, cut), output);
    }

    #[test]
    fn damaged_parts_of_word_files_do_no_harm(
        part in prop::sample::select(vec![
            "word/document.xml", "word/styles.xml", "word/numbering.xml",
            "word/footnotes.xml", "word/_rels/document.xml.rels", "word/header1.xml",
        ]),
        flips in prop::collection::vec((0.0..1.0f64, prop::sample::select(b"<>/\"0a9:".to_vec())), 1..4),
    ) {
        let bytes = with(part, |bytes| damaged(bytes, &flips, 1.0));
        read_word(&bytes, outputs::named(NAME));
    }
}

#[test]
fn what_goes_round_in_circles_ends() {
    let output = outputs::named(NAME);
    let circle = replaced(
        "word/styles.xml",
        "<w:basedOn w:val=\"Normal\"",
        "<w:basedOn w:val=\"Heading1\"",
    );
    read_word(&circle, output);
    let deep = format!("<w:body>{}{}", "<w:sdt>".repeat(5000), "</w:sdt>".repeat(5000));
    let deep = replaced("word/document.xml", "<w:body>", &deep);
    let package = Package::new(&deep).expect("a Word file");
    let error = word::body(&package).expect_err("is too deep");
    let error_back =
        communique::verify::edits("back.docx", &deep).expect_err("is too deep");
    assert_eq!(error_back.code, "returned/too-large");
    assert_eq!(error, word::Unreadable::TooMuch("elements within each other"));
    for (part, name) in [("word/numbering.xml", "start"), ("word/document.xml", "ilvl")] {
        let from = format!("<w:{name} w:val=\"");
        let bytes = replaced(part, &from, &format!("{from}4294967295\" was=\""));
        read_word(&bytes, output);
    }
    let lost = replaced(
        "word/document.xml",
        "<w:footnoteReference w:id=\"1\"",
        "<w:footnoteReference w:id=\"99\"",
    );
    let package = Package::new(&lost).expect("a Word file");
    let error = word::body(&package).expect_err("there is no such note");
    assert_eq!(error, word::Unreadable::Broken("there is no footnote 99".into()));
}

#[test]
fn what_swells_is_not_unpacked() {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    for name in ["word/document.xml", "word/styles.xml"] {
        let options = SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Deflated);
        writer.start_file(name, options).expect("a part");
        writer.write_all(&vec![b' '; 40 << 20]).expect("can be written");
    }
    let bomb = writer.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1 << 20);
    let error = Package::new(&bomb).expect_err("is too large");
    assert_eq!(error, word::Unreadable::TooMuch("unpacked bytes"));
}

/// Pages that share what is packed once are not unpacked without end.
#[test]
fn what_many_pages_share_is_counted() {
    let pdf = &outputs::named(NAME).files.pdf;
    let shared = |content: Vec<u8>, count: usize| {
        let mut file = lopdf::Document::load_mem(pdf).expect("a PDF");
        let first = file.page_iter().next().expect("a page");
        let mut page = file.get_dictionary(first).expect("a page").clone();
        let mut stream = lopdf::Stream::new(lopdf::dictionary! {}, content);
        stream.compress().expect("can be packed");
        let content = file.add_object(stream);
        page.set("Contents", content);
        page.remove(b"Annots");
        let page = file.add_object(page);
        let pages = file.catalog().and_then(|own| own.get(b"Pages")).expect("pages");
        let pages = pages.as_reference().expect("pages");
        let pages =
            file.get_object_mut(pages).and_then(|own| own.as_dict_mut()).expect("pages");
        pages.set("Kids", vec![page.into(); count]);
        pages.set("Count", count as i64);
        let mut out = vec![];
        file.save_to(&mut out).expect("can be written");
        assert!(out.len() < 4 << 20);
        Tagged::new(&out).expect_err("is too much")
    };
    let much = pdf::Unreadable::TooMuch;
    assert_eq!(shared(vec![b' '; 7 << 20], 4000), much("bytes on pages"));
    assert_eq!(shared(b"q Q ".repeat(600_000), 1), much("operations on a page"));
    let letters = [b"BT (".to_vec(), vec![b'a'; 1 << 20], b") Tj ET".to_vec()].concat();
    assert_eq!(shared(letters, 100), much("letters"));
}

/// Streams of objects are all unpacked when a file is opened: each up to a bound.
#[test]
fn objects_that_swell_are_not_unpacked() {
    let mut stream = lopdf::Stream::new(
        lopdf::dictionary! {},
        [b"9 0 1".to_vec(), vec![b' '; 9 << 20]].concat(),
    );
    stream.compress().expect("can be packed");
    let head = format!(
        "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {} >>\nstream\n",
        stream.content.len()
    );
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [] /Count 0 >>".to_vec(),
        [head.as_bytes(), &stream.content, b"\nendstream"].concat(),
    ];
    let (mut out, mut places) = (b"%PDF-1.7\n".to_vec(), vec![]);
    for (index, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", index + 1).bytes());
        out.extend(object.iter().chain(b"\nendobj\n"));
    }
    let table = out.len();
    out.extend(b"xref\n0 4\n0000000000 65535 f \n");
    places.iter().for_each(|own| out.extend(format!("{own:010} 00000 n \n").bytes()));
    let tail = format!("trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    out.extend(tail.bytes());
    let missing = Pdf::open(&out).expect_err("is too large");
    assert!(matches!(missing, communique::carried::Missing::Broken(_)), "{missing:?}");
}

#[test]
fn entities_are_refused() {
    let part = "<!DOCTYPE a [<!ENTITY a \"aaaa\">]><a>&a;</a>";
    let bytes = with("word/document.xml", |_| part.as_bytes().to_vec());
    let package = Package::new(&bytes).expect("an archive");
    assert!(matches!(word::body(&package), Err(word::Unreadable::Broken(_))));
}

#[test]
fn what_is_no_file_of_its_kind_is_told() {
    let no_word = Package::new(b"%PDF-1.7").expect_err("is a PDF");
    assert_eq!(no_word, word::Unreadable::NoWord);
    let empty = Package::new(&archive(&[("a.txt", vec![])])).expect_err("is a ZIP");
    assert_eq!(empty, word::Unreadable::NoWord);
    let missing = communique::carried::Missing::NoPdf;
    let no_pdf = Tagged::new(b"PK").expect_err("is no PDF");
    assert_eq!(no_pdf, pdf::Unreadable::Missing(missing));
}

/// What is drawn may lead anywhere: to itself, or to one thing by more ways than there are
/// atoms.
#[test]
fn what_is_drawn_is_looked_at_within_limits() {
    let drawn = |layers: usize, width: usize, leads_back: bool| {
        let mut file =
            lopdf::Document::load_mem(&outputs::named(NAME).files.pdf).expect("a PDF");
        let mut inner = file.add_object(lopdf::Object::Array(vec![]));
        let first = inner;
        for _ in 0..layers {
            inner = file.add_object(vec![lopdf::Object::from(inner); width]);
        }
        if leads_back {
            file.set_object(first, vec![lopdf::Object::from(inner)]);
        }
        let page = file.page_iter().next().expect("a page");
        let resources = file.get_or_create_resources(page).expect("can be had");
        resources.as_dict_mut().expect("a dictionary").set("Other", inner);
        let mut bytes = vec![];
        file.save_to(&mut bytes).expect("can be written");
        pdf::drawn(&Pdf::open(&bytes).expect("can be opened"))
    };
    let before = drawn(1, 1, false).expect("is little");
    for circle in [drawn(1, 1, true), drawn(20, 2, true)] {
        let circle = circle.expect("is little");
        assert_ne!(circle.pages[0], before.pages[0]);
        assert_eq!(circle.pages[1..], before.pages[1..]);
    }
    assert!(drawn(20, 50, false).is_ok());
    let deep = drawn(500, 1, false).expect_err("is deep");
    assert_eq!(deep, pdf::Unreadable::TooMuch("objects on a page"));
}
