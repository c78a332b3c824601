//! What is no draft, or is meant to do harm: each is told for what it is, and nothing that
//! is broken breaks the reader.

use std::io::{Cursor, Write};

use communique::returned::Returned;
use zip::write::SimpleFileOptions;

use super::cases::DRAFTS;
use super::edit::Draft;
use crate::cli::{run, shown};
use crate::support::repository;

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(vec![]));
    let options = SimpleFileOptions::default();
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn letter() -> Draft {
    Draft::new(&DRAFTS["letter"])
}

fn with(change: impl Fn(&str, &mut Vec<u8>)) -> Vec<u8> {
    let mut draft = letter();
    draft.parts.iter_mut().for_each(|(name, content)| change(name, content));
    draft.bytes()
}

fn replaced(part: &str, old: &str, new: &str) -> Vec<u8> {
    with(|name, content| {
        if name == part {
            let text = String::from_utf8(content.clone()).unwrap();
            assert!(text.contains(old), "{part} has {old}");
            *content = text.replace(old, new).into_bytes();
        }
    })
}

fn compound(name: &str) -> Vec<u8> {
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

/// Files by what is wrong with them.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    const BODY: &str = "word/document.xml";
    const RECORD: &str = "customXml/item1.xml";
    let whole = &DRAFTS["letter"];
    let deep = "<w:p>".repeat(300);
    let many: Vec<(String, &[u8])> =
        (0..5000).map(|number| (format!("{number}.xml"), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    vec![
        ("empty", vec![]),
        ("text", b"Dear all,".to_vec()),
        ("pdf", b"%PDF-1.7".to_vec()),
        ("rtf", b"{\\rtf1}".to_vec()),
        ("web-page", b"<html></html>".to_vec()),
        ("encrypted", compound("EncryptedPackage")),
        ("old-word", compound("WordDocument")),
        (
            "open-document",
            zipped(&[("mimetype", b"application/vnd"), ("content.xml", b"<a/>")]),
        ),
        ("spreadsheet", zipped(&[("xl/workbook.xml", b"<a/>")])),
        ("other-zip", zipped(&[("a.txt", b"a")])),
        ("half", whole[..whole.len() / 2].to_vec()),
        ("no-body", replaced(BODY, "w:body", "w:bode")),
        ("not-well-formed", replaced(BODY, "<w:body>", "<w:body><w:p a=></w:p>")),
        (
            "entity",
            replaced(BODY, "<w:document", "<!DOCTYPE a [<!ENTITY b 'c'>]><w:document"),
        ),
        ("deep", replaced(BODY, "<w:body>", &format!("<w:body>{deep}"))),
        (
            "bomb",
            with(|name, content| {
                if name == BODY {
                    content.extend(vec![b' '; 16 << 20]);
                }
            }),
        ),
        (
            "large",
            with(|name, content| {
                if name == BODY {
                    content.extend(
                        (0..40_u32 << 18)
                            .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()),
                    );
                }
            }),
        ),
        ("many-parts", zipped(&many)),
        ("newer", replaced(RECORD, "urn:communique:record:1", "urn:communique:record:2")),
        ("altered-record", replaced(RECORD, "blake3:", "blake3:0")),
        ("other-package", replaced(RECORD, "id=\"letter\"", "id=\"other\"")),
    ]
}

#[test]
fn what_is_no_draft_is_told_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    super::cases::copy(&repository("tests/returned/record"), folder.path());
    let mut told = String::new();
    for (name, bytes) in files() {
        let file = format!("{name}.docx");
        std::fs::write(folder.path().join(&file), bytes).unwrap();
        told.push_str(&shown(&run(folder.path(), &["merge", &file, "--write"])));
        told.push('\n');
    }
    let clean =
        ["build", "meeting.json", "--format", "docx", "--clean", "--document", "letter"];
    assert!(run(folder.path(), &clean).status.success());
    told.push_str(&shown(&run(folder.path(), &["merge", "out/sofia/letter.en.docx"])));
    insta::assert_snapshot!("hostile", told);
}

/// Numbers that are the same in each run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }
}

/// A file with some of its bits turned over.
pub(crate) fn flipped(whole: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = whole.to_vec();
    for _ in 0..=dice.roll(8) {
        let at = dice.roll(bytes.len());
        bytes[at] ^= 1 << dice.roll(8);
    }
    bytes
}

/// Takes out, doubles, swaps and puts in elements of a part.
pub(crate) fn shake(draft: &mut Draft, part: &str, dice: &mut Dice) {
    let (_, content) = draft.parts.iter_mut().find(|(name, _)| name == part).unwrap();
    let text = String::from_utf8(content.clone()).unwrap();
    let mut tags: Vec<String> = text.split_inclusive('>').map(str::to_owned).collect();
    for _ in 0..=dice.roll(12) {
        let (at, other) = (dice.roll(tags.len()), dice.roll(tags.len()));
        match dice.roll(5) {
            0 => _ = tags.remove(at),
            1 => tags.insert(at, tags[other].clone()),
            2 => tags.swap(at, other),
            3 => tags.insert(at, "<w:ins w:author=\"a\">".into()),
            _ => tags.insert(at, "<w:del w:author=\"b\"><w:sdt>".into()),
        }
    }
    *content = tags.concat().into_bytes();
}

/// Reads a file that may be anything; whatever it is, this ends.
fn endure(bytes: &[u8]) -> bool {
    let Ok(own) = Returned::read("a", bytes, None) else { return false };
    let readings = [own.reading(&|_| true), own.reading(&|_| false)];
    readings.iter().all(|reading| reading.account.all().iter().any(|own| !own.is_empty()))
}

#[test]
fn what_is_cut_off_or_flipped_breaks_nothing() {
    let whole = letter().bytes();
    let mut dice = Dice(20_130_311);
    for _ in 0..60 {
        endure(&whole[..dice.roll(whole.len())]);
    }
    for _ in 0..120 {
        endure(&flipped(&whole, &mut dice));
    }
}

#[test]
fn anything_made_of_the_elements_of_a_draft_breaks_nothing() {
    let parts = ["word/document.xml", "customXml/item1.xml", "word/footnotes.xml"];
    let mut dice = Dice(8_128);
    let mut read = 0;
    for round in 0..150 {
        let mut draft = letter();
        let part = parts[if round % 4 == 0 { dice.roll(parts.len()) } else { 0 }];
        shake(&mut draft, part, &mut dice);
        read += usize::from(endure(&draft.bytes()));
    }
    assert!(read > 50, "only {read} of 150 are read at all");
}
