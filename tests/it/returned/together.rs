//! The file with everybody's changes, made of the copies of each case: when all of them are
//! accepted, the record says what it says when the copies themselves are merged.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::account::judge;
use super::cases::{folders, returned, stage};
use super::read;
use crate::cli::{run, shown};

/// The record without the notes for editors: what is no change is in the file as comments.
fn record(folder: &Path) -> Vec<Value> {
    let read = |name: &str| -> Value {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    };
    let mut all = vec![read("meeting.json"), read("people.json")];
    for document in all[0]["documents"].as_array_mut().unwrap() {
        document.as_object_mut().unwrap().shift_remove("editorialNotes");
    }
    all.iter_mut().for_each(trim);
    all
}

/// Without spaces at the ends of lines, which are nobody's.
fn trim(value: &mut Value) {
    match value {
        Value::String(text) => {
            *text = text.split('\n').map(str::trim).collect::<Vec<_>>().join("\n");
        }
        Value::Array(list) => list.iter_mut().for_each(trim),
        Value::Object(members) => members.values_mut().for_each(trim),
        _ => {}
    }
}

/// Who wants what, as `merge` tells it.
fn authors(folder: &Path, names: &[String]) -> BTreeSet<String> {
    let mut arguments = vec!["merge", "--format", "json", "--accept", "all"];
    arguments.extend(names.iter().map(String::as_str));
    let output = run(folder, &arguments);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let edits = report["packages"][0]["edits"].as_array().unwrap().clone();
    let by = edits.iter().flat_map(|edit| edit["by"].as_array().unwrap().clone());
    let names = |own: Value| -> Vec<String> {
        own.as_str().unwrap().split(", ").map(str::to_owned).collect()
    };
    by.flat_map(names).collect()
}

#[test]
fn all_changes_in_one_file_are_those_of_the_copies() {
    let mut mistakes = vec![];
    let mut count = 0;
    for folder in folders() {
        let names: Vec<String> = returned(&folder).into_keys().collect();
        let options =
            fs::read_to_string(folder.join("arguments.txt")).unwrap_or_default();
        let lines: Vec<&str> = options.lines().collect();
        let named = lines.windows(2).filter(|own| ["--as", "--draft"].contains(&own[0]));
        let named: Vec<&str> = named.flatten().copied().collect();
        let copies: Vec<&str> = ["merge"]
            .into_iter()
            .chain(names.iter().map(String::as_str))
            .chain(named.iter().copied())
            .collect();
        let merged = stage(&folder);
        let all = [&copies[..], &["--accept", "all", "--write"]].concat();
        let direct = run(merged.path(), &all);
        let own = stage(&folder);
        let made =
            run(own.path(), &[&copies[..], &["--consolidated", "all.docx"]].concat());
        let Ok(bytes) = fs::read(own.path().join("all.docx")) else {
            let is_told =
                made.status.code() == Some(2) || direct.status.code() == Some(6);
            assert!(is_told, "{}: {}", folder.display(), shown(&made));
            continue;
        };
        count += 1;
        let name = folder.file_name().unwrap().to_string_lossy();
        judge(&name, &bytes, &read(&name, &bytes));
        // Each word is one person's.
        let xml = crate::docx::read::Package::new(&bytes);
        let text = String::from_utf8_lossy(&xml.parts["word/document.xml"]).into_owned();
        let shared = text
            .split("w:author=\"")
            .skip(1)
            .filter(|own| own.split('"').next().is_some_and(|name| name.contains(", ")));
        let shared = shared.count();
        if shared > 0 {
            mistakes.push(format!("{name}: {shared} words are of several people"));
        }
        let arguments = ["merge", "all.docx", "--accept", "all", "--write"];
        let again = run(own.path(), &arguments);
        if record(own.path()) != record(merged.path()) {
            let text =
                |folder: &Path| fs::read_to_string(folder.join("meeting.json")).unwrap();
            let (one, two) = (text(merged.path()), text(own.path()));
            let diff = similar::TextDiff::from_lines(&one, &two);
            mistakes.push(format!(
                "{name}: the record is another\n{}{}",
                diff.unified_diff().context_radius(1),
                shown(&again)
            ));
        }
        let fresh = stage(&folder);
        fs::write(fresh.path().join("all.docx"), &bytes).unwrap();
        let (wanted, told) =
            (authors(fresh.path(), &names), authors(fresh.path(), &["all.docx".into()]));
        if !named.contains(&"--as") && wanted != told {
            mistakes.push(format!("{name}: {wanted:?} are told as {told:?}"));
        }
    }
    assert!(count > 30, "{count}");
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}
