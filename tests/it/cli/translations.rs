//! `communique translations`: marks say which translations are in step, and change no
//! document.

use std::fs;
use std::path::Path;

use super::{files, run, shown, stderr, stdout};
use crate::support::repository;

const PACKAGE: &str = r#"{
  "schemaVersion": "0.1",
  "include": ["shared.json"],
  "meeting": {"id": "lunch", "name": {"en": "Lunch in Sofia", "sq": "Drekë"}, "startDate": "2013-03-11"},
  "documents": [
    {
      "type": "conclusions",
      "id": "conclusions",
      "title": { "sq": "Përfundime", "en": "Conclusions" },
      "languages": ["en", "sq", "hr"],
      "sections": [{
        "heading": { "en": "Facts", "sq": "Fakte", "hr": "Činjenice", "@source": { "hr": "00000000" } },
        "blocks": ["They ate.[^a]", { "type": "paragraph", "text": { "hr": "Jeli su.", "sq": "Hëngrën." } }]
      }]
    }
  ]
}
"#;

const SHARED: &str = r#"{
    "schemaVersion": "0.1",
    "footnotes": { "a": { "text": { "en": "Soup and fish.", "sq": "Supë dhe peshk." } } }
}
"#;

fn stage() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lunch.json"), PACKAGE).unwrap();
    fs::write(folder.path().join("shared.json"), SHARED).unwrap();
    folder
}

fn edit(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn marks_are_written_where_the_texts_stand_and_nothing_else_changes() {
    let folder = stage();
    let mut told = String::new();
    let ways: [&[&str]; 6] = [
        &["--lang", "hr"],
        &["--lang", "sq", "--field", "/documents/0"],
        &["--field", "shared.json#/footnotes"],
        &[],
        &["--lang", "mk"],
        &["--field", "title"],
    ];
    for way in ways {
        let args: Vec<&str> = ["translations", "mark", "lunch.json"]
            .into_iter()
            .chain(way.iter().copied())
            .collect();
        told.push_str(&format!("> {}\n", args.join(" ")));
        told.push_str(&shown(&run(folder.path(), &args)));
    }
    for file in ["lunch.json", "shared.json"] {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        told.push_str(&format!("> {file}\n{text}"));
    }
    insta::assert_snapshot!("mark", told);
}

#[test]
fn a_source_that_changes_leaves_its_translations_behind_until_they_are_marked() {
    let folder = stage();
    let check = ["check", "lunch.json", "--lang", "all", "--quiet"];
    let behind = |folder: &Path| stderr(&run(folder, &check)).matches("/behind]").count();
    run(folder.path(), &["translations", "mark", "lunch.json"]);
    assert_eq!(behind(folder.path()), 0);
    edit(folder.path(), "lunch.json", "\"Conclusions\"", "\"Conclusions of the lunch\"");
    edit(folder.path(), "shared.json", "Soup and fish.", "Soup.");
    let output = run(folder.path(), &check);
    insta::assert_snapshot!("behind", shown(&output));
    // The same letters, composed otherwise, are no change.
    edit(folder.path(), "lunch.json", "Lunch in Sofia", "Lunch in Sofi\u{e1}");
    run(folder.path(), &["translations", "mark", "lunch.json"]);
    assert_eq!(behind(folder.path()), 0);
    edit(folder.path(), "lunch.json", "Sofi\u{e1}", "Sofia\u{301}");
    assert_eq!(behind(folder.path()), 0);
}

#[test]
fn a_mark_changes_no_byte_of_a_document() {
    let folder = stage();
    let build = ["build", "lunch.json", "--out", "out", "--quiet"];
    run(folder.path(), &build);
    let before = files(&folder.path().join("out"));
    assert!(before.iter().any(|(name, _)| name.ends_with("conclusions.sq.pdf")));
    run(folder.path(), &["translations", "mark", "lunch.json"]);
    let again = run(folder.path(), &["build", "lunch.json", "--out", "out", "--explain"]);
    let is_document = |own: &&(String, Vec<u8>)| !own.0.ends_with("manifest.json");
    let after = files(&folder.path().join("out"));
    assert!(before.iter().filter(is_document).eq(after.iter().filter(is_document)));
    assert!(stdout(&again).is_empty(), "nothing is made again: {}", shown(&again));
    // And none is made otherwise from the beginning.
    run(folder.path(), &["build", "lunch.json", "--out", "fresh", "--quiet"]);
    let fresh = files(&folder.path().join("fresh"));
    assert!(before.iter().filter(is_document).eq(fresh.iter().filter(is_document)));
}

#[test]
fn a_package_with_errors_is_not_marked() {
    let folder = stage();
    edit(
        folder.path(),
        "lunch.json",
        "\"conclusions\",\n      \"id\"",
        "\"conclusion\",\n      \"id\"",
    );
    let before = files(folder.path());
    let output = run(folder.path(), &["translations", "mark", "lunch.json"]);
    assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
    assert_eq!(files(folder.path()), before);
}

const MARKED: &str =
    "They **ate** [soup](https://x.y/a_(b)?c&d) \\\\*well\\\\*.[^a] {{when}}";
const HRANA: &str = "<target>Jeli su <pc id=\"2\" dataRefStart=\"d2s\" dataRefEnd=\"d2e\">juhu</pc> \
    <pc id=\"1\" dataRefStart=\"d1s\" dataRefEnd=\"d1e\">dobro</pc> &amp; *polako* &lt;b>.\
    <ph id=\"3\" dataRef=\"d3\"/> <ph id=\"4\" dataRef=\"d4\"/></target>";

/// The package with a text that has all that is not text, exported into Croatian.
fn exported() -> (tempfile::TempDir, String) {
    let folder = stage();
    edit(folder.path(), "lunch.json", "They ate.[^a]", MARKED);
    let export = ["translations", "export", "lunch.json", "--lang", "hr"];
    let output = run(folder.path(), &export);
    assert!(output.status.success(), "{}", shown(&output));
    (folder, stdout(&output))
}

/// The file with translations: the first of each pair is the end of a source, the second
/// what follows it.
fn translated(file: &str, targets: &[(&str, &str)]) -> String {
    let mut out = file.to_owned();
    for (source, target) in targets {
        let end = format!("{source}</source>");
        assert_eq!(out.matches(&end).count(), 1, "{end}\n{file}");
        out = out.replace(&end, &format!("{end}{target}"));
    }
    out
}

fn import(folder: &Path, file: &str, more: &[&str]) -> String {
    fs::write(folder.join("lunch.hr.xlf"), file).unwrap();
    let args =
        [&["translations", "import", "lunch.hr.xlf", "--root", "."], more].concat();
    format!("> {}\n{}", args.join(" "), shown(&run(folder, &args)))
}

#[test]
fn a_file_for_translators_says_all_that_a_text_says() {
    let (folder, file) = exported();
    insta::assert_snapshot!("export", file);
    let before = files(folder.path());
    for which in ["--all", "--missing", "--stale"] {
        let args = [
            "translations",
            "export",
            "lunch.json",
            "--lang",
            "sq",
            which,
            "-o",
            "a.xlf",
        ];
        let output = run(folder.path(), &args);
        assert!(output.status.success(), "{}", shown(&output));
        // No translation is out of step.
        assert_eq!(folder.path().join("a.xlf").exists(), which != "--stale");
        if which == "--stale" {
            continue;
        }
        let import = ["translations", "import", "a.xlf", "--root", ".", "--write"];
        let output = run(folder.path(), &import);
        assert!(output.status.success(), "{}", shown(&output));
        fs::remove_file(folder.path().join("a.xlf")).unwrap();
        assert_eq!(
            files(folder.path()),
            before,
            "what comes back unchanged changes nothing"
        );
    }
}

#[test]
fn translations_come_back_into_the_record_and_are_in_step() {
    let (folder, file) = exported();
    let file = translated(
        &file,
        &[
            (">Lunch in Sofia", "<target>Ručak</target>"),
            (
                ">Conclusions",
                "<target> Zaključci <mrk id=\"m1\" type=\"term\">ručka</mrk></target>",
            ),
            ("dataRef=\"d4\"/>", HRANA),
        ],
    );
    let mut told = import(folder.path(), &file, &[]);
    told.push_str(&import(folder.path(), &file, &["--format", "json"]));
    told.push_str(&import(folder.path(), &file, &["--write"]));
    told.push_str(&import(folder.path(), &file, &["--write"]));
    told.push_str(&fs::read_to_string(folder.path().join("lunch.json")).unwrap());
    insta::assert_snapshot!("import", told);
}

#[test]
fn what_is_wrong_with_a_translation_is_told_and_keeps_no_other_back() {
    let (folder, file) = exported();
    let lost =
        HRANA.replace("<ph id=\"3\" dataRef=\"d3\"/>", "<ph id=\"4\" dataRef=\"d4\"/>");
    let file = translated(
        &file,
        &[
            (">Lunch in Sofia", "<target>Ručak</target>"),
            (">Conclusions", "<target>Zaključci</target>"),
            ("dataRef=\"d4\"/>", &lost),
            (">Soup and fish.", "<target>Juha <ph id=\"9\" dataRef=\"d9\"/></target>"),
        ],
    );
    edit(folder.path(), "lunch.json", "\"Conclusions\"", "\"Results\"");
    let told = import(folder.path(), &file, &["--write"]);
    insta::assert_snapshot!("held", told);
    let text = fs::read_to_string(folder.path().join("lunch.json")).unwrap();
    assert!(text.contains("Ručak") && !text.contains("Zaključci"), "{text}");
}

#[test]
fn what_cannot_be_read_or_asked_for_is_told() {
    let (folder, file) = exported();
    let before = fs::read_to_string(folder.path().join("lunch.json")).unwrap();
    let mut told = String::new();
    let broken = [
        file.replace("</group>", ""),
        "<a/>".to_owned(),
        file.replace("version=\"2.1\"", "version=\"3.0\""),
        file.replace("trgLang=\"hr\"", ""),
        file.replace("original=\"lunch.json\"", ""),
    ];
    for file in broken {
        told.push_str(&import(folder.path(), &file, &["--write"]));
    }
    for way in [&["lunch.json", "--lang", "mk"][..], &["lunch.json", "--lang", "en"]] {
        let args = [&["translations", "export"], way].concat();
        told.push_str(&format!("> {}\n", args.join(" ")));
        told.push_str(&shown(&run(folder.path(), &args)));
    }
    fs::write(folder.path().join("supper.json"), PACKAGE).unwrap();
    let args = ["translations", "export", ".", "--lang", "sq"];
    told.push_str(&format!(
        "> {}\n{}",
        args.join(" "),
        shown(&run(folder.path(), &args))
    ));
    insta::assert_snapshot!("unreadable", told);
    assert_eq!(fs::read_to_string(folder.path().join("lunch.json")).unwrap(), before);
}

#[test]
fn a_text_is_translated_from_the_language_of_its_document() {
    let folder = tempfile::tempdir().unwrap();
    let record = "tests/translations/other-source/lunch.json";
    fs::copy(repository(record), folder.path().join("lunch.json")).unwrap();
    let ways: [&[&str]; 8] = [
        &["--lang", "en"],
        &["--lang", "sq"],
        &["--lang", "mk"],
        &["--lang", "mk", "--from", "sq"],
        &["--lang", "mk-MK", "--from", "sq", "--stale"],
        &["--lang", "en", "--from", "en"],
        &["--lang", "mk", "--from", "hr"],
        &["--lang", "hr"],
    ];
    let mut told = String::new();
    for way in ways {
        let args =
            [&["translations", "export", "lunch.json", "-o", "a.xlf"], way].concat();
        told.push_str(&format!("> {}\n", args.join(" ")));
        told.push_str(&shown(&run(folder.path(), &args)));
        let path = folder.path().join("a.xlf");
        let Ok(file) = fs::read_to_string(&path) else { continue };
        let is_told = |line: &&str| {
            ["<xliff ", "<source>", "<target>"].iter().any(|own| line.contains(own))
        };
        for line in file.lines().filter(is_told) {
            told.push_str(&format!("{line}\n"));
        }
        fs::remove_file(path).unwrap();
    }
    insta::assert_snapshot!("sources", told);
}

#[test]
fn sentences_may_be_split_and_what_was_read_again_is_in_step() {
    let (folder, _) = exported();
    edit(folder.path(), "lunch.json", MARKED, "They ate **all**. They left.");
    let output =
        run(folder.path(), &["translations", "export", "lunch.json", "--lang", "hr"]);
    let file = stdout(&output).replace("state=\"initial\"", "state=\"reviewed\"");
    let source = "<source>They ate ";
    let (before, rest) = file.split_once(source).unwrap();
    let (_, after) = rest.split_once("</segment>").unwrap();
    let sentence = "<target order=\"3\">Jeli su <sc id=\"1\" dataRef=\"d1s\"/>sve\
        <ec startRef=\"1\" dataRef=\"d1e\"/>.</target></segment>";
    let file = format!(
        "{before}{source}all.</source>{sentence}<ignorable><source> </source></ignorable>\
         <segment id=\"s2\"><source>They left.</source><target order=\"1\">Otišli su.\
         </target></segment>{after}"
    );
    insta::assert_snapshot!("split", import(folder.path(), &file, &["--write"]));
    let check = ["check", "lunch.json", "--lang", "all", "--quiet"];
    let told = stderr(&run(folder.path(), &check));
    assert!(!told.contains("/behind]"), "{told}");
}

#[test]
fn a_table_that_could_not_come_back_is_not_written() {
    let folder = stage();
    let lines: Vec<String> = (0..7000).map(|own| format!("\"Line {own}.\"")).collect();
    edit(folder.path(), "lunch.json", "\"They ate.[^a]\"", &lines.join(",\n"));
    let export = ["translations", "export", "lunch.json", "--lang", "sq", "--all"];
    let run = run(folder.path(), &[&export[..], &["-o", "table.docx"]].concat());
    insta::assert_snapshot!(shown(&run));
    assert!(!folder.path().join("table.docx").exists());
}
