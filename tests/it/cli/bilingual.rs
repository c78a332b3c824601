//! Editions in two languages on the command line.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{run, shown, stderr, stdout};

fn record(languages: &[&str], bilingual: &[&str]) -> Value {
    json!({
        "schemaVersion": "0.1",
        "meeting": { "id": "lunch", "name": { "en": "Lunch", "mk": "Ручек" }, "startDate": "2013-03-11" },
        "documents": [{
            "type": "conclusions",
            "id": "c",
            "title": { "en": "Conclusions", "mk": "Заклучоци" },
            "languages": languages,
            "bilingual": bilingual,
            "sections": [{ "blocks": [
                { "type": "paragraph", "text": { "en": "They agreed.", "mk": "Се согласија." } }
            ] }],
        }],
    })
}

fn folder(record: &Value) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/c.json"), record.to_string()).unwrap();
    folder
}

/// The PDFs of the output folder.
fn made(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("out/lunch")).unwrap();
    let names = entries.map(|own| own.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|own| own.ends_with(".pdf")).collect();
    names.sort();
    names
}

#[test]
fn the_record_lists_editions_in_two_languages() {
    let folder = folder(&record(&["en"], &["en+mk", "mk+en"]));
    let path = folder.path();
    let output = run(path, &["build", "--parity"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(made(path), ["c.en+mk.pdf", "c.en.pdf", "c.mk+en.pdf"]);
    let output = run(path, &["build", "--check"]);
    assert!(output.status.success(), "{}", stderr(&output));
    for name in made(path) {
        let output = run(path, &["verify", &format!("out/lunch/{name}")]);
        assert!(stdout(&output).contains("identical"), "{name}: {}", shown(&output));
    }
    let output = run(path, &["verify", "--parity", "out"]);
    assert!(output.status.success(), "{}", shown(&output));
    // What the record does not list any more is removed.
    fs::write(path.join("data/c.json"), record(&["en"], &[]).to_string()).unwrap();
    run(path, &["build"]);
    run(path, &["clean"]);
    assert_eq!(made(path), ["c.en.pdf"]);
}

#[test]
fn a_wish_makes_an_edition_of_any_two_languages() {
    let folder = folder(&record(&["en", "mk"], &[]));
    let path = folder.path();
    let output = run(path, &["build", "--lang", "mk+en", "--format", "pdf"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(made(path), ["c.mk+en.pdf"]);
    let output = run(path, &["verify", "out/lunch/c.mk+en.pdf"]);
    assert!(stdout(&output).contains("identical"), "{}", shown(&output));
    // One language wants no edition in two.
    run(path, &["build", "--lang", "en", "--format", "pdf"]);
    assert_eq!(made(path), ["c.en.pdf", "c.mk+en.pdf"]);
}

#[test]
fn a_language_means_its_scripts_and_regions() {
    let folder = folder(&record(&["sr-Cyrl", "sr-Latn", "en"], &[]));
    let path = folder.path();
    let cases: [(&[&str], &str, &[&str]); 8] = [
        (
            &["sr-Cyrl", "sr-Latn", "en"],
            "sr+en",
            &["c.sr-Cyrl+en.pdf", "c.sr-Latn+en.pdf"],
        ),
        (&["sr-Cyrl", "sr-Latn", "en"], "en+sr-ME", &["c.en+sr-Latn.pdf"]),
        (&["sr-ME", "en"], "sr-Latn", &["c.sr-ME.pdf"]),
        (&["sr-Latn", "en"], "sr-ME", &["c.sr-Latn.pdf"]),
        (&["ro", "ro-MD"], "ro", &["c.ro-MD.pdf", "c.ro.pdf"]),
        (&["ro", "ro-MD"], "ro-MD", &["c.ro-MD.pdf"]),
        (&["ro", "en"], "ro-MD", &["c.ro.pdf"]),
        (&["sr", "en"], "sr-Cyrl", &["c.sr.pdf"]),
    ];
    for (languages, wish, names) in cases {
        fs::write(path.join("data/c.json"), record(languages, &[]).to_string()).unwrap();
        _ = fs::remove_dir_all(path.join("out"));
        let output = run(path, &["build", "--lang", wish, "--format", "pdf"]);
        assert!(output.status.success(), "{wish}: {}", stderr(&output));
        assert_eq!(made(path), names, "{wish} of {languages:?}");
    }
    fs::write(path.join("data/c.json"), record(&["bs-Latn", "en"], &[]).to_string())
        .unwrap();
    let output = run(path, &["check", "--lang", "sr-Latn"]);
    insta::assert_snapshot!(shown(&output));
}

#[test]
fn parts_of_a_build_share_editions_out() {
    let folder = folder(&record(&["en", "mk"], &["en+mk", "mk+en"]));
    for part in ["1/2", "2/2"] {
        let output = run(folder.path(), &["build", "--shard", part, "--format", "pdf"]);
        assert!(output.status.success(), "{}", stderr(&output));
    }
    assert_eq!(made(folder.path()).len(), 4);
}

#[test]
fn wishes_that_fit_nothing_say_why() {
    let folder = folder(&record(&["en", "mk"], &["en+mk"]));
    let wishes = ["en+sq", "en+en", "en+mk+sq", "en+", "e+mk"];
    let told = wishes.map(|wish| {
        let output = run(folder.path(), &["build", "--lang", wish]);
        format!("$ communique build --lang {wish}\n{}\n", shown(&output))
    });
    insta::assert_snapshot!(told.concat());
}

#[test]
fn coverage_counts_the_texts_of_both_columns() {
    let mut record = record(&["en"], &["en+mk"]);
    record["documents"][0]["title"] = json!({ "en": "Conclusions" });
    let folder = folder(&record);
    let output = run(folder.path(), &["check", "--lang", "all", "-q"]);
    insta::assert_snapshot!(stdout(&output));
}
