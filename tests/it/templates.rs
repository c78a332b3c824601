//! The compiled-in templates are the files of the folder, and own files override them.

use std::path::Path;

use communique::templates::Templates;

fn files(folder: &Path, prefix: &str, out: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let entry = entry.expect("the folder can be read");
        let name = entry.file_name().into_string().expect("names are plain");
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{prefix}{name}/"), out);
        } else {
            out.push(format!("{prefix}{name}"));
        }
    }
}

#[test]
fn every_file_of_the_folder_is_compiled_in() {
    let mut paths = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), "", &mut paths);
    paths.sort_unstable();
    assert_eq!(Templates::bundled().list(), paths);
}

#[test]
fn own_files_override_and_add() {
    let mut templates = Templates::bundled();
    templates.insert("typst/main.typ.j2", "mine/typst/main.typ.j2", "own");
    templates.insert("kinds/note-verbale.md.j2", "mine/kinds/note-verbale.md.j2", "note");
    assert_eq!(templates.get("typst/main.typ.j2"), Some("own"));
    assert_eq!(&*templates.file("typst/main.typ.j2"), "mine/typst/main.typ.j2");
    assert_eq!(
        &*templates.file("typst/communique.typ"),
        "templates/typst/communique.typ"
    );
    assert!(templates.list().contains(&"kinds/note-verbale.md.j2"));
    assert!(!templates.is_own("typst/communique.typ"));
    assert!(templates.is_own("typst/main.typ.j2"));
}

#[test]
fn a_copy_of_a_template_is_none_of_ones_own() {
    let mut templates = Templates::bundled();
    let text = templates.get("kinds/letter.md.j2").unwrap().to_owned();
    templates.insert("kinds/letter.md.j2", "mine/kinds/letter.md.j2", &text);
    assert!(!templates.is_own("kinds/letter.md.j2"));
}
