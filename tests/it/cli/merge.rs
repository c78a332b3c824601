//! `communique merge`: where the record is, who sent what, files that say nothing.

use std::fs;
use std::path::Path;

use super::{run, shown};
use crate::returned::cases::{DRAFTS, copy};
use crate::returned::edit::Draft;
use crate::support::repository;

const SCRIPT: &str = "replace: Dear Ms Vassil, => Dear Madam,";

#[test]
fn what_is_accepted_in_vain_is_told() {
    let folder = stage("ins Ana Novak: behalf of the group => , and of its chair");
    let told = |accept: &str| {
        let output = run(folder.path(), &["merge", "back.docx", "--accept", accept]);
        shown(&output)
    };
    let said = ["author=Ana Nowak", "author=Boris", "field=/documents/9"].map(told);
    insta::assert_snapshot!("accepted-in-vain", said.join("\n"));
    for accept in ["author=Ana Novak", "field=record/meeting.json#/documents/0/body/0"] {
        let said = told(accept);
        assert!(!said.contains("usage/accept") && said.contains("Changes\n"), "{said}");
    }
}

/// A folder with the record in a folder of its own, and a letter that came back.
fn stage(script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("record")).unwrap();
    copy(&repository("tests/returned/record"), &folder.path().join("record"));
    let mut draft = Draft::new(&DRAFTS["letter"]);
    draft.edit(script);
    fs::write(folder.path().join("back.docx"), draft.bytes()).unwrap();
    fs::write(folder.path().join("sent.docx"), &DRAFTS["letter"]).unwrap();
    folder
}

fn text(folder: &Path) -> String {
    fs::read_to_string(folder.join("record/meeting.json")).unwrap()
}

#[test]
fn the_package_is_found_wherever_it_went_or_named() {
    let ways: [&[&str]; 3] =
        [&[], &["--into", "record"], &["--into", "record/meeting.json"]];
    for way in ways {
        let folder = stage(SCRIPT);
        let args: Vec<&str> = ["merge", "back.docx", "--write"]
            .into_iter()
            .chain(way.iter().copied())
            .collect();
        let output = run(folder.path(), &args);
        assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
        assert!(text(folder.path()).contains("Dear Madam,"), "{}", shown(&output));
    }
}

#[test]
fn a_file_that_says_nothing_is_read_as_the_draft_that_was_sent() {
    // As Google's word processor leaves files: no marks, no parts of others.
    let script = format!("{SCRIPT}\nunmark: *\ndrop: customXml/item1.xml");
    let ways: [&[&str]; 3] =
        [&["--draft", "sent.docx"], &["--into", "record"], &["sent.docx"]];
    for way in ways {
        let folder = stage(&script);
        let args: Vec<&str> = ["merge", "back.docx", "--write"]
            .into_iter()
            .chain(way.iter().copied())
            .collect();
        let output = run(folder.path(), &args);
        assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
        let said = shown(&output);
        assert!(said.contains("warning[returned/unmarked]"), "{said}");
        assert!(said.contains("it is found by its text (57 % alike)"), "{said}");
        assert!(!text(folder.path()).contains("Dear Madam,"), "{said}");
        let sure = ["--accept", "field=/documents/0/salutation"];
        let args: Vec<&str> = args.into_iter().chain(sure).collect();
        let said = shown(&run(folder.path(), &args));
        assert!(text(folder.path()).contains("Dear Madam,"), "{said}");
    }
}

#[test]
fn without_write_and_with_a_file_that_cannot_be_read_nothing_is_written() {
    let folder = stage(SCRIPT);
    let before = text(folder.path());
    let output = run(folder.path(), &["merge", "back.docx"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(folder.path()), before);
    fs::write(folder.path().join("broken.docx"), "PK").unwrap();
    let output = run(folder.path(), &["merge", "back.docx", "broken.docx", "--write"]);
    assert_eq!(output.status.code(), Some(6), "{}", shown(&output));
    assert!(shown(&output).contains("Dear "), "what can be read is told");
    assert!(shown(&output).contains("nothing is written: a file cannot be read"));
    assert_eq!(text(folder.path()), before);
}

#[test]
fn what_leads_out_of_the_folder_is_not_touched() {
    let folder = stage(SCRIPT);
    fs::create_dir(folder.path().join("elsewhere")).unwrap();
    let record = folder.path().join("record/meeting.json");
    fs::copy(&record, folder.path().join("elsewhere/meeting.json")).unwrap();
    let mut told = String::new();
    let mut args = vec!["merge", "back.docx", "--write"];
    args.extend(["--root", "elsewhere", "--into", "record/meeting.json"]);
    told.push_str(&shown(&run(folder.path(), &args)));
    let names = ["merge", "back.docx", "--as", "Ana", "--as", "Boris"];
    told.push_str(&shown(&run(folder.path(), &names)));
    let lost = ["merge", "back.docx", "--into", "nowhere"];
    told.push_str(&shown(&run(folder.path(), &lost)));
    insta::assert_snapshot!("outside", told);
    assert!(!text(folder.path()).contains("Dear Madam"));
}

#[test]
fn many_copies_of_many_documents_are_merged_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/returned/record"), folder.path());
    let edits = [
        ("letter", "replace: Dear Ms Vassil, => Dear Madam,"),
        ("letter", "replace: Draft agenda => Draft agenda, in English"),
        ("conclusions", "replace: Campaign in schools => Campaign at schools"),
        ("declaration", "replace: common model => shared model"),
    ];
    let mut args = vec!["merge".to_owned(), "--write".to_owned()];
    for (number, (document, script)) in edits.iter().enumerate() {
        let mut draft = Draft::new(&DRAFTS[*document]);
        draft.edit(script);
        let name = format!("{number}.docx");
        fs::write(folder.path().join(&name), draft.bytes()).unwrap();
        args.push(name);
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let output = run(folder.path(), &args);
    assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
    let text = fs::read_to_string(folder.path().join("meeting.json")).unwrap();
    for new in
        ["Dear Madam,", "Draft agenda, in English", "Campaign at schools", "shared model"]
    {
        assert!(text.contains(new), "{new}: {}", shown(&output));
    }
}

#[test]
fn one_file_has_everybodys_changes_under_their_names() {
    let folder =
        stage("replace: Dear Ms Vassil, => Dear Madam,\nreplace: honour => pleasure");
    let mut draft = Draft::new(&DRAFTS["letter"]);
    draft.edit(
        "replace: behalf of the group => behalf of our group\n\
         replace: Dear Ms Vassil, => Dear colleague,\n\
         delete: the partnership with\n\
         after: the directive and its => <w:p><w:pPr><w:pStyle w:val=\"ListBullet\"/></w:pPr>\
         <w:r><w:t>the state of ratification;</w:t></w:r></w:p>",
    );
    fs::write(folder.path().join("other.docx"), draft.bytes()).unwrap();
    let args = ["merge", "back.docx", "other.docx", "--as", "Ana", "--as", "Boris"];
    let mut args = args.to_vec();
    args.extend(["--consolidated", "all.docx"]);
    let output = run(folder.path(), &args);
    assert_eq!(output.status.code(), Some(5), "{}", shown(&output));
    // What is in it is what was merged: read again, with what each of them wants.
    let wants = |who: &str| {
        let accept = format!("author={who}");
        let args = ["merge", "all.docx", "--format", "json", "--accept", &accept];
        let output = run(folder.path(), &args);
        assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["packages"][0].clone()
    };
    let texts = |who: &str| -> Vec<String> {
        let edits = wants(who)["edits"].as_array().unwrap().clone();
        edits.iter().map(|edit| format!("{}: {}", edit["kind"], edit["after"])).collect()
    };
    assert_eq!(
        texts("Ana"),
        [r#""edited": "We have the pleasure to write to you on behalf of the group.""#]
    );
    assert_eq!(
        texts("Boris"),
        [
            r#""edited": "We have the honour to write to you on behalf of our group.""#,
            r#""added": "the state of ratification;""#,
            r#""removed": """#,
        ]
    );
    let nobody = wants("Nobody");
    assert_eq!(nobody["edits"].as_array().unwrap().len(), 0);
    let comments: Vec<String> = nobody["comments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|own| format!("{}: {}", own["author"], own["text"]))
        .collect();
    assert_eq!(
        comments,
        [
            r#""Ana": "instead of “Ms Vassil”: “Madam”""#,
            r#""Boris": "instead of “Ms Vassil”: “colleague”""#,
        ]
    );
    let mixed = ["merge", "back.docx", "conclusions.docx", "--consolidated", "all.docx"];
    fs::write(folder.path().join("conclusions.docx"), &DRAFTS["conclusions"]).unwrap();
    insta::assert_snapshot!("consolidated", shown(&run(folder.path(), &mixed)));
    for path in ["back.docx", "record/meeting.json"] {
        let before = fs::read(folder.path().join(path)).unwrap();
        let output = run(folder.path(), &["merge", "back.docx", "--consolidated", path]);
        assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
        assert!(fs::read(folder.path().join(path)).unwrap() == before, "{path}");
    }
}

#[test]
fn what_stood_in_for_another_language_is_not_written_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    copy(&repository("tests/returned/record"), path);
    let before = text_of(path, "meeting.json");
    let languages = "\"subject\": { \"en\": \"Invitation to the autumn meeting\"";
    let both = format!("\"languages\": [\"en\", \"sl\"], {languages}");
    let role = "\"role\": { \"en\": \"Coordinator\" }";
    let record = before.replace(languages, &both);
    let record = record.replace("\"role\": \"Coordinator\"", role);
    fs::write(path.join("meeting.json"), record).unwrap();
    let before = text_of(path, "meeting.json");
    let args = ["build", "meeting.json", "--format", "docx", "--document", "letter"];
    let built = run(path, &[&args[..], &["--lang", "sl"]].concat());
    let made = fs::read(path.join("out/sofia/letter.sl.docx"));
    let mut draft = Draft::new(&made.unwrap_or_else(|_| panic!("{}", shown(&built))));
    draft.edit(
        "replace: Vabilo na jesensko => Vabilo na naslednje\n\
         replace: on behalf of the group => v imenu skupine\n\
         replace: <w:t>Coordinator</w:t> => <w:t>Koordinatorka</w:t>\n\
         replace: <w:t>Samir</w:t> => <w:t>Samir A.</w:t>",
    );
    fs::write(path.join("back.docx"), draft.bytes()).unwrap();
    let output = run(path, &["merge", "back.docx", "--write"]);
    insta::assert_snapshot!("another-language", shown(&output));
    let after = text_of(path, "meeting.json");
    let now = before.replace("Vabilo na jesensko", "Vabilo na naslednje");
    assert!(after == now, "{after}");
    // Nor with a copy beside it of an edition that has those texts, which nobody changed.
    fs::write(path.join("meeting.json"), &before).unwrap();
    run(path, &[&args[..], &["--lang", "en"]].concat());
    let english = "out/sofia/letter.en.docx";
    for copies in [[english, "back.docx"], ["back.docx", english]] {
        let output = run(path, &[&["merge"], &copies[..], &["--write"]].concat());
        assert!(text_of(path, "meeting.json") == now, "{}", shown(&output));
        fs::write(path.join("meeting.json"), &before).unwrap();
    }
}

fn text_of(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}
