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
