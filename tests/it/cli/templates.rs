//! `communique templates`.

use std::fs;
use std::path::Path;

use super::{ROOT, run, stderr, stdout};

#[test]
fn ejected_templates_are_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["templates", "eject", "--to", "mine"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let list = stdout(&run(folder.path(), &["templates", "list"]));
    assert!(list.lines().count() > 4);
    for path in list.lines() {
        let ours = fs::read(Path::new(ROOT).join("templates").join(path)).unwrap();
        let ejected = fs::read(folder.path().join("mine").join(path)).unwrap();
        let shown = run(folder.path(), &["templates", "show", path]).stdout;
        assert!(ours == ejected && ours == shown, "{path}");
    }
}

#[test]
fn one_template_is_ejected_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["templates", "eject", "lang/en.ftl"];
    assert_eq!(run(folder.path(), &args).status.code(), Some(0));
    let file = folder.path().join("templates/lang/en.ftl");
    fs::write(&file, "mine").unwrap();
    assert_eq!(run(folder.path(), &args).status.code(), Some(2));
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert!(!folder.path().join("templates/typst").exists());
    let args = ["templates", "eject", "lang/en.ftl", "--force"];
    assert_eq!(run(folder.path(), &args).status.code(), Some(0));
    assert_ne!(fs::read(&file).unwrap(), b"mine");
}

#[test]
fn a_folder_stands_over_the_bundled_templates() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("mine/lang")).unwrap();
    fs::write(folder.path().join("mine/lang/en.ftl"), "x = y").unwrap();
    fs::write(folder.path().join("mine/notes.txt"), "not a template").unwrap();
    let args = ["templates", "list", "--templates", "mine"];
    let list = stdout(&run(folder.path(), &args));
    assert!(list.contains("lang/en.ftl\tmine/lang/en.ftl\n"), "{list}");
    assert!(!list.contains("notes.txt"));
    let args = ["templates", "show", "lang/en.ftl", "--templates", "mine"];
    assert_eq!(stdout(&run(folder.path(), &args)), "x = y");
    let args = ["templates", "list", "--templates", "missing"];
    assert_eq!(run(folder.path(), &args).status.code(), Some(1));
}

#[test]
fn without_the_templates_that_are_asked_for_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["new", "mine"]).status.success());
    for option in ["--templates", "--font-path"] {
        for verb in ["build", "check"] {
            let output = run(folder.path(), &[verb, "mine", option, "missing"]);
            assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        }
    }
    assert!(!folder.path().join("out").exists());
}
