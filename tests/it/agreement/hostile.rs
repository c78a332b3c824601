//! Files that anybody may have made or damaged: reading them ends, with an answer or with
//! what is wrong, and never with a panic.

use std::io::{Cursor, Write};

use communique::parity::pdf::{self, Tagged};
use communique::parity::word::{self, Package};
use communique::parity::{self, Files};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use crate::outputs::{self, Output};

const NAME: &str = "samples/marks-conclusions";

fn read_pdf(bytes: &[u8], output: &Output) {
    _ = communique::signed::fields(bytes);
    if let Ok(pdf) = Tagged::new(bytes) {
        let files = Files { pdf: Some(&pdf), word: None };
        parity::compare(&output.document, files).expect("there is no Word file");
    }
}

fn read_word(bytes: &[u8], output: &Output) {
    if let Ok(word) = Package::new(bytes) {
        _ = communique::verify::edits(&word);
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
    let edits = communique::verify::edits(&package);
    let depth = communique::verify::NoRecord::Unreadable(word::Unreadable::TooMuch(
        "controls within each other",
    ));
    assert_eq!(edits, Err(depth));
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
