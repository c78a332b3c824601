//! `communique fonts`.

use std::fs;
use std::path::Path;

use super::{ROOT, run, shown, stderr, stdout};

#[test]
fn fonts_are_listed_with_what_they_write() {
    insta::assert_snapshot!("fonts", shown(&run(Path::new(ROOT), &["fonts"])));
}

#[test]
fn what_a_text_lacks_is_named() {
    let output = run(Path::new(ROOT), &["fonts", "--text", "Sofia 漢"]);
    assert!(stdout(&output).contains("lacks    漢 (U+6F22)"), "{}", stdout(&output));
}

#[test]
fn fonts_of_a_folder_are_taken_and_others_named() {
    let folder = tempfile::tempdir().unwrap();
    let face = Path::new(ROOT).join("src/fonts/faces/Carlito-Regular.ttf");
    fs::copy(face, folder.path().join("mine.ttf")).unwrap();
    fs::write(folder.path().join("broken.otf"), "no font").unwrap();
    let output = run(folder.path(), &["fonts", "--font-path", "."]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("Carlito (not bundled)"));
    assert!(stderr(&output).contains("broken.otf"), "{}", stderr(&output));
}

/// A face as the only one of a collection.
fn collection(face: &[u8]) -> Vec<u8> {
    const HEAD: u32 = 16;
    let mut face = face.to_vec();
    let count = u16::from_be_bytes([face[4], face[5]]);
    for table in 0..usize::from(count) {
        let at = 12 + table * 16 + 8;
        let own: [u8; 4] = face[at..at + 4].try_into().unwrap();
        let moved = u32::from_be_bytes(own) + HEAD;
        face[at..at + 4].copy_from_slice(&moved.to_be_bytes());
    }
    let head = [0x0001_0000, 1, HEAD].map(u32::to_be_bytes).concat();
    [b"ttcf".to_vec(), head, face].concat()
}

#[test]
fn a_font_that_word_files_cannot_hold_is_named() {
    let record = r#"{ "schemaVersion": "0.1",
        "meeting": { "id": "a", "name": "Guests", "startDate": "2013-03-11" },
        "documents": [{ "type": "conclusions", "id": "c", "title": "By \u05d3\u05d5\u05d3",
            "sections": [{ "blocks": ["\u05db\u05d4\u05df and \u05d3\u05d5\u05d3."] }] }] }"#;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.json"), record).unwrap();
    let face = Path::new(ROOT).join("src/fonts/faces/NotoSerifHebrew-Regular.ttf");
    fs::create_dir(folder.path().join("fonts")).unwrap();
    let own = collection(&fs::read(face).unwrap());
    fs::write(folder.path().join("fonts/hebrew.ttc"), own).unwrap();
    let build = ["build", "a.json", "--font-path", "fonts"];
    let output = run(folder.path(), &build);
    assert_eq!(output.status.code(), Some(0));
    let said = stderr(&output);
    let said: Vec<&str> = said.lines().filter(|line| !line.contains(" s)")).collect();
    insta::assert_snapshot!("not-held", said.join("\n"));
    for format in [["--format", "pdf"], ["--format", "docx"]] {
        let output = run(folder.path(), &[&build[..], &["--force"], &format].concat());
        let said = stderr(&output).contains("font/family/not-held");
        assert_eq!(said, format[1] == "docx");
    }
}
