//! The words of `--help` and of what is made from it.

use std::path::Path;

use super::{ROOT, run, shown, stdout};

#[test]
fn help_of_every_verb_reads_as_it_should() {
    let verbs: &[&[&str]] = &[
        &[],
        &["build"],
        &["check"],
        &["status"],
        &["verify"],
        &["translations"],
        &["translations", "export"],
        &["translations", "import"],
        &["translations", "mark"],
        &["schema"],
        &["templates"],
        &["templates", "list"],
        &["templates", "show"],
        &["templates", "eject"],
        &["fonts"],
        &["new"],
        &["completions"],
        &["man"],
    ];
    let mut text = String::new();
    for verb in verbs {
        let args = [verb, &["--help"][..]].concat();
        let output = run(Path::new(ROOT), &args);
        assert_eq!(output.status.code(), Some(0), "{verb:?}");
        text.push_str(&format!("$ communique {}\n{}\n", args.join(" "), stdout(&output)));
    }
    insta::assert_snapshot!("help", text);
}

#[test]
fn a_wrong_command_line_ends_with_code_2() {
    for args in [&["bild"][..], &[], &["schema", "--wrong"], &["templates", "show", "x"]]
    {
        let output = run(Path::new(ROOT), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn a_template_that_is_not_there_is_answered_with_advice() {
    let args = ["templates", "show", "typst/comunique.typ"];
    insta::assert_snapshot!(shown(&run(Path::new(ROOT), &args)), @r"
    exit code 2
    --- stderr
    error[usage/template]: there is no template `typst/comunique.typ`
     = hint: did you mean `typst/communique.typ`?
    ");
}

#[test]
fn completions_and_manual_name_every_verb() {
    let verbs = [
        "build",
        "check",
        "status",
        "schema",
        "templates",
        "fonts",
        "new",
        "completions",
        "man",
    ];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout(&run(Path::new(ROOT), &["completions", shell]));
        for verb in verbs {
            assert!(script.contains(verb), "{shell}: {verb}");
        }
    }
    let page = stdout(&run(Path::new(ROOT), &["man"]));
    for verb in verbs {
        assert!(page.contains(verb), "{verb}");
    }
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["man", "--to", "pages"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(folder.path().join("pages/communique-templates-eject.1").exists());
}

#[test]
fn the_schema_is_the_one_beside_the_data() {
    let output = run(Path::new(ROOT), &["schema"]);
    let file = std::fs::read(Path::new(ROOT).join("data/communique.schema.json"));
    assert_eq!(stdout(&output), String::from_utf8(file.unwrap()).unwrap());
}
