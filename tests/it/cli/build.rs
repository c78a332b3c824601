//! `communique build` and `communique check`, as a program.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{ROOT, command, feed, run, shown, stderr, stdout};

/// A folder with packages: names and records.
fn folder(records: &[(&str, Value)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, record) in records {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, serde_json::to_string_pretty(record).unwrap()).unwrap();
    }
    folder
}

fn document(id: &str, text: &str) -> Value {
    json!({
        "type": "conclusions",
        "id": id,
        "title": "Conclusions",
        "sections": [{ "blocks": [text] }],
    })
}

fn package(meeting: &str, documents: &[Value]) -> Value {
    json!({
        "schemaVersion": "0.1",
        "meeting": { "id": meeting, "name": "Meeting", "startDate": "2013-03-11" },
        "documents": documents,
    })
}

/// All files below a folder, with their paths from there.
fn files(folder: &Path) -> Vec<String> {
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(folder).unwrap();
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    // What stands beside the documents is looked at elsewhere.
    found.retain(|path| path.contains('/') && !path.contains(".communique/"));
    found.sort();
    found
}

#[test]
fn every_document_of_every_package_of_a_folder_is_built() {
    let a = package("a", &[document("one", "First."), document("two", "Second.")]);
    let b = package("b", &[document("one", "Third.")]);
    let shared = json!({ "schemaVersion": "0.1", "people": {} });
    let other = json!({ "name": "not ours" });
    let folder = folder(&[
        ("data/a.json", a),
        ("data/deep/b.json", b),
        ("data/shared.json", shared),
        ("data/package.json", other),
        ("data/.hidden/c.json", json!({ "documents": [] })),
    ]);
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
    let expected = [
        "a/one.en.docx",
        "a/one.en.pdf",
        "a/two.en.docx",
        "a/two.en.pdf",
        "b/one.en.docx",
        "b/one.en.pdf",
    ];
    assert_eq!(files(&folder.path().join("out")), expected);
    let listed = stdout(&output);
    assert!(listed.starts_with("out/a/one.en.pdf"), "{listed}");
    assert_eq!(listed.lines().count(), 6);
    assert!(listed.contains("1 page"));
    let said = stderr(&output);
    assert!(said.starts_with("3 documents made: 6 files in out ("), "{said}");
}

#[test]
fn filters_choose_documents_and_formats() {
    let mut letter = document("two", "Second.");
    letter["languages"] = json!(["en"]);
    let a = package("a", &[document("one", "First."), letter]);
    let folder = folder(&[("a.json", a)]);
    let build = |args: &[&str]| {
        let _ = fs::remove_dir_all(folder.path().join("out"));
        let args = [&["build", "a.json"], args].concat();
        let output = run(folder.path(), &args);
        (output.status.code(), files(&folder.path().join("out")), stderr(&output))
    };
    let (code, made, _) = build(&["--document", "two", "--format", "pdf"]);
    assert_eq!((code, made), (Some(0), vec!["a/two.en.pdf".to_owned()]));
    let (_, made, _) = build(&["--lang", "en", "--kind", "conclusions"]);
    assert_eq!(made.len(), 4);
    let (_, made, _) = build(&["--document", "one", "--format", "typst"]);
    assert_eq!(
        made,
        [
            "a/one.en.typst/communique.typ",
            "a/one.en.typst/main.typ",
            "a/one.en.typst/record.json",
            "a/one.en.typst/sheet.typ"
        ]
    );
    for wish in [["--document", "tow"], ["--kind", "letter"], ["--lang", "sl"]] {
        let (code, made, said) = build(&wish);
        assert_eq!((code, made), (Some(2), vec![]), "{wish:?}");
        assert!(said.contains("usage/filter"), "{said}");
    }
    let (code, ..) = build(&["--format", "odt"]);
    assert_eq!(code, Some(2));
    let (code, ..) = build(&["--pdf-standard", "a-1b,ua-1"]);
    assert_eq!(code, Some(2));
}

#[test]
fn a_language_means_all_its_scripts_and_regions() {
    let mut own = document("one", "Први.");
    own["languages"] = json!(["en", "sr-Cyrl", "sr-Latn", "sq"]);
    let folder = folder(&[("a.json", package("a", &[own]))]);
    for (wish, wanted) in [
        ("sr", vec!["a/one.sr-Cyrl.pdf", "a/one.sr-Latn.pdf"]),
        ("sr-Latn", vec!["a/one.sr-Latn.pdf"]),
        ("sr-latn", vec!["a/one.sr-Latn.pdf"]),
        ("sr-Latn-ME", vec!["a/one.sr-Latn.pdf"]),
        ("sr-ME", vec!["a/one.sr-Latn.pdf"]),
        ("s", vec![]),
        ("hr", vec![]),
    ] {
        let _ = fs::remove_dir_all(folder.path().join("out"));
        let args = ["build", "a.json", "--format", "pdf", "--lang", wish];
        let output = run(folder.path(), &args);
        assert_eq!(files(&folder.path().join("out")), wanted, "{wish}");
        let is_told =
            stderr(&output).contains("there are `en`, `sq`, `sr-Cyrl`, `sr-Latn`");
        assert_eq!(is_told, wanted.is_empty() && wish != "s", "{}", stderr(&output));
    }
}

#[test]
fn a_package_comes_from_standard_input_and_a_file_goes_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let record = package("a", &[document("one", "First.")]).to_string();
    let args = ["build", "-", "--out", "-", "--format", "pdf"];
    let output = feed(folder.path(), &args, record.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(output.stderr.is_empty());
    fs::write(folder.path().join("a.json"), &record).unwrap();
    assert!(run(folder.path(), &["build", "a.json"]).status.success());
    let file = |name: &str| fs::read(folder.path().join("out/a").join(name)).unwrap();
    assert!(output.stdout == file("one.en.pdf"), "other bytes than in a file");
    let args = ["build", "a.json", "--out", "-", "--format", "docx"];
    let word = run(folder.path(), &args);
    assert!(word.stdout == file("one.en.docx"), "other bytes than in a file");
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    fs::remove_file(folder.path().join("a.json")).unwrap();
    let output = feed(folder.path(), &["build", "-", "--out", "-"], record.as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let output = feed(folder.path(), &["check", "-"], b"{ \"documents\": ");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("<stdin>:1:"), "{}", stderr(&output));
    assert_eq!(files(folder.path()), Vec::<String>::new());
}

#[test]
fn the_brand_chooses_standards_and_the_command_others() {
    let mut record = package("a", &[document("one", "First.")]);
    record["brand"] = json!({ "pdfStandards": ["a-2b"] });
    let folder = folder(&[("a.json", record)]);
    let part = |options: &[&str]| {
        let args = [&["build", "a.json", "--format", "pdf"], options].concat();
        assert!(run(folder.path(), &args).status.success());
        let pdf = fs::read(folder.path().join("out/a/one.en.pdf")).unwrap();
        let text = String::from_utf8_lossy(&pdf).into_owned();
        let (_, rest) = text.split_once("<pdfaid:part>").expect("it says which part");
        (rest[..1].to_owned(), text.contains("<pdfuaid:part>"))
    };
    assert_eq!(part(&[]), ("2".to_owned(), false));
    assert_eq!(part(&["--pdf-standard", "a-3a,ua-1"]), ("3".to_owned(), true));
}

#[test]
fn two_documents_of_one_package_with_one_name_stop_everything() {
    let a = package("a", &[document("A", "First."), document("a", "Second.")]);
    let folder = folder(&[("data/a.json", a)]);
    let output = run(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("data/document/twice"), "{}", stderr(&output));
    assert!(!folder.path().join("out").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_told() {
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut command = command(folder.path(), &["schema"]);
    let output = command.stdout(full()).output().unwrap();
    insta::assert_snapshot!("stdout-full", shown(&output));
}

#[test]
fn programs_that_read_objects_get_nothing_else() {
    let folder = folder(&[("a.json", package("a", &[document("one", "First.[^x]")]))]);
    for verb in ["build", "check"] {
        let output = run(folder.path(), &[verb, "a.json", "--message-format", "json"]);
        assert!(!output.status.success());
        for line in stderr(&output).lines().chain(stdout(&output).lines()) {
            let _: Value = serde_json::from_str(line).expect(line);
        }
    }
}

#[test]
fn of_two_documents_of_one_name_none_is_made() {
    let a = package("a", &[document("one", "First."), document("two", "Second.")]);
    let b = package("A", &[document("ONE", "Third.")]);
    let folder = folder(&[("data/a.json", a), ("data/b.json", b)]);
    let output = run(folder.path(), &["build"]);
    let said = stderr(&output);
    let said: Vec<&str> = said.lines().filter(|line| !line.contains(" s)")).collect();
    insta::assert_snapshot!("collision", said.join("\n"));
    assert!(folder.path().join("out/a/two.en.pdf").exists());
    assert!(!folder.path().join("out/a/one.en.pdf").exists());
    assert!(!folder.path().join("out/A/ONE.en.pdf").exists());
}

#[test]
fn ids_cannot_lead_out_of_the_folder() {
    let a = package("../../meeting", &[document("../../../one", "First.")]);
    let folder = folder(&[("work/a.json", a)]);
    let output =
        run(&folder.path().join("work"), &["build", "a.json", "--format", "pdf"]);
    let made = files(folder.path());
    let inside = made.iter().all(|path| path.starts_with("work/"));
    assert!(inside, "{made:?} {}", stderr(&output));
}

#[cfg(unix)]
#[test]
fn links_in_the_output_folder_are_not_followed() {
    let folder = folder(&[("a.json", package("a", &[document("one", "First.")]))]);
    fs::create_dir_all(folder.path().join("outside")).unwrap();
    fs::create_dir_all(folder.path().join("out")).unwrap();
    let link = folder.path().join("out/a");
    std::os::unix::fs::symlink(folder.path().join("outside"), &link).unwrap();
    let output = run(folder.path(), &["build", "a.json"]);
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(stderr(&output).contains("leads out of the output folder"));
    assert_eq!(files(&folder.path().join("outside")), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn files_have_the_rights_that_other_files_have() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("a.json", package("a", &[document("one", "First.")]))]);
    run(folder.path(), &["build", "a.json", "--format", "pdf"]);
    let mode =
        |path: &str| fs::metadata(folder.path().join(path)).unwrap().permissions().mode();
    assert_eq!(mode("out/a/one.en.pdf"), mode("a.json"));
}

#[test]
fn a_document_with_an_error_is_not_made_and_the_others_are() {
    let mut broken = document("broken", "Text.");
    broken["sectoins"] = json!([]);
    let mut nameless = document("x", "Text.");
    nameless.as_object_mut().unwrap().remove("id");
    let documents = [nameless, document("good", "First."), broken];
    let folder = folder(&[
        ("data/a.json", package("a", &documents)),
        ("data/b.json", package("b", &[document("fine", "Second.")])),
        ("data/c.json", json!({ "documents": 1 })),
    ]);
    let output = run(folder.path(), &["build", "--format", "pdf"]);
    assert_eq!(output.status.code(), Some(1));
    let made = files(&folder.path().join("out"));
    assert_eq!(made, ["a/good.en.pdf", "b/fine.en.pdf"], "{}", stderr(&output));
    let said = stderr(&output);
    assert!(said.contains("`sectoins`") && said.contains("data/c.json"), "{said}");
}

#[test]
fn a_new_line_is_no_character_that_a_font_must_have() {
    let folder = folder(&[("a.json", package("a", &[document("one", "A\\\nB.")]))]);
    let output = run(folder.path(), &["build", "a.json", "--format", "pdf"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn messages_come_in_the_form_that_was_asked_for() {
    let mut broken = document("broken", "Text.");
    broken["status"] = json!("finished");
    let folder = folder(&[("a.json", package("a", &[broken]))]);
    let mut text = String::new();
    for form in ["human", "short", "json", "github"] {
        let args = ["check", "a.json", "--message-format", form, "-q"];
        text.push_str(&format!("{form}\n{}\n", shown(&run(folder.path(), &args))));
    }
    let args = ["check", "a.json", "--color", "always", "-q"];
    text.push_str(&format!("colour\n{:?}\n", stderr(&run(folder.path(), &args))));
    insta::assert_snapshot!("messages", text);
    let mut command = command(folder.path(), &["check", "a.json"]);
    let output = command.env("NO_COLOR", "1").env("TERM", "xterm-256color").output();
    assert!(!output.unwrap().stderr.contains(&0x1B));
}

#[test]
fn what_was_written_is_listed_for_programs_too() {
    let folder = folder(&[("a.json", package("a", &[document("one", "First.")]))]);
    let args = ["build", "a.json", "--format", "pdf", "--message-format", "json"];
    let listed: Value =
        serde_json::from_slice(&run(folder.path(), &args).stdout).unwrap();
    assert_eq!(listed["file"], "out/a/one.en.pdf");
    assert_eq!(listed["pages"], 1);
    let size = fs::metadata(folder.path().join("out/a/one.en.pdf")).unwrap().len();
    assert_eq!(listed["bytes"], size);
    let args = ["build", "a.json", "--format", "pdf", "--quiet"];
    let output = run(folder.path(), &args);
    assert!(output.stdout.is_empty() && output.stderr.is_empty());
}

#[test]
fn paths_that_are_not_there_are_named() {
    let folder = folder(&[("a.json", package("a", &[document("one", "First.")]))]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    for path in ["missing.json", "empty", "data"] {
        let output = run(folder.path(), &["check", path]);
        assert_eq!(output.status.code(), Some(1), "{path}");
        assert!(stderr(&output).contains(path), "{}", stderr(&output));
    }
}

#[test]
fn the_root_is_a_fence() {
    let mut record = package("a", &[document("one", "First.")]);
    record["include"] = json!(["../shared.json"]);
    let folder = folder(&[
        ("repo/data/a.json", record),
        ("repo/shared.json", json!({ "schemaVersion": "0.1", "people": {} })),
    ]);
    let repo = folder.path().join("repo");
    let inside = |root: &str| {
        let args = ["check", "data/a.json", "--root", root];
        run(&repo, &args).status.code()
    };
    assert_eq!(inside("data"), Some(1));
    assert_eq!(inside("."), Some(0));
    // The working tree is the repository, wherever in it one stands.
    fs::create_dir(repo.join(".git")).unwrap();
    assert_eq!(run(&repo.join("data"), &["check", "a.json"]).status.code(), Some(0));
    assert_eq!(run(folder.path(), &["check", "repo/data"]).status.code(), Some(0));
}

#[test]
fn a_starter_builds_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["new", "mine", "--start", "2013-03-11"];
    assert_eq!(run(folder.path(), &args).status.code(), Some(0));
    let output = run(folder.path(), &["build", "mine", "--strict"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(files(&folder.path().join("out")).len(), 6);
}

#[test]
fn a_kind_of_ones_own_needs_no_more_than_a_template() {
    let record = package(
        "a",
        &[json!({ "type": "note-verbale", "id": "note", "title": "Note verbale" })],
    );
    let folder = folder(&[("a.json", record)]);
    let kinds = folder.path().join("mine/kinds");
    fs::create_dir_all(&kinds).unwrap();
    fs::write(kinds.join("note-verbale.md.j2"), "# {{ document.title }}\n").unwrap();
    let args = ["build", "a.json", "--templates", "mine", "--format", "pdf"];
    let output = run(folder.path(), &args);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(files(&folder.path().join("out")), ["a/note.en.pdf"]);
    let output = run(folder.path(), &["build", "a.json"]);
    assert_eq!(output.status.code(), Some(1));
}

/// All files of a run with their bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let names = files(folder).into_iter();
    names
        .map(|name| {
            let bytes = fs::read(folder.join(&name)).unwrap();
            (name, bytes)
        })
        .collect()
}

#[test]
fn the_same_record_gives_the_same_bytes_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let (a, b) = (folder.path().join("a"), folder.path().join("b"));
    let data = PathBuf::from(ROOT).join("data");
    let all = ["--format", "pdf,docx,typst", "--root", ROOT, "--quiet"];
    let build = |place: &Path, path: &str, out: &Path| {
        let out = out.to_string_lossy();
        command(place, &[&["build", path, "--out", &*out], &all[..]].concat())
    };
    let status = build(Path::new(ROOT), "data", &a)
        .env("TZ", "Pacific/Kiritimati")
        .env("LANG", "tr_TR.UTF-8")
        .env("LC_ALL", "tr_TR.UTF-8")
        .status();
    assert!(status.unwrap().success());
    let data = data.to_string_lossy();
    let status = build(folder.path(), &data, &b)
        .env("TZ", "America/Adak")
        .env("LANG", "C")
        .env("HOME", folder.path())
        .env("SOURCE_DATE_EPOCH", "1")
        .status();
    assert!(status.unwrap().success());
    let (a, b) = (contents(&a), contents(&b));
    assert!(a.len() > 8);
    for (a, b) in a.iter().zip(&b) {
        assert_eq!(a.0, b.0);
        assert!(a.1 == b.1, "{}", a.0);
    }
    assert_eq!(a.len(), b.len());
    // A Word file is the same whether or not a PDF is made with it.
    let c = folder.path().join("c");
    let all = ["--format", "docx", "--root", ROOT, "--quiet"];
    let out = c.to_string_lossy();
    run(Path::new(ROOT), &[&["build", "--out", &*out], &all[..]].concat());
    for (name, bytes) in contents(&c) {
        assert!(a.contains(&(name, bytes)));
    }
}

/// Word files name the package by its path in the repository.
#[test]
fn a_repository_gives_the_same_bytes_from_within_and_from_above() {
    let folder = tempfile::tempdir().unwrap();
    let tree = folder.path().join("tree");
    fs::create_dir_all(tree.join(".git")).unwrap();
    fs::create_dir_all(tree.join("data")).unwrap();
    let record = r#"{
        "schemaVersion": "0.1",
        "meeting": { "id": "m", "name": "Meeting", "startDate": "2013-03-11" },
        "documents": [{ "type": "conclusions", "id": "c", "title": "Conclusions",
            "sections": [{ "blocks": ["Text."] }] }]
    }"#;
    fs::write(tree.join("data/meeting.json"), record).unwrap();
    let build = |place: &Path, path: &str, out: &str| {
        let out = folder.path().join(out);
        run(place, &["build", path, "--out", &out.to_string_lossy(), "--quiet"]);
        contents(&out)
    };
    let within = build(&tree, "data/meeting.json", "a");
    assert_eq!(within.len(), 2);
    for (place, path, out) in
        [(folder.path(), "tree/data", "b"), (&tree.join("data"), "meeting.json", "c")]
    {
        assert!(build(place, path, out) == within, "{path}");
    }
}
