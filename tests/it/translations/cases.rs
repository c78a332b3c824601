//! The cases of `tests/translations`: a folder with what translators did to files that were
//! exported from the record there. `NAME.edit` is a script (`returned/edit.rs`) whose first
//! line says how the file was exported, `export: --lang hr --out hr.docx`; `before.txt` and
//! `now.txt` are what was changed in the record before the export and after it (lines
//! `FILE: old => new`), `arguments.txt` the arguments beside the files; a package in the
//! folder stands in the place of the record's. What is told is held in `report.txt`;
//! where it is written, `record.diff` is what changed in the record. `UPDATE=1 cargo test
//! translations` writes the last two anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::{run, shown};
use crate::returned::cases::{changes, copy};
use crate::returned::edit::Draft;
use crate::support::{hold, repository};

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository("tests/translations")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = paths
        .filter(|path| path.is_dir() && path.file_name().unwrap() != "record")
        .collect();
    folders.sort();
    folders
}

/// Changes the record as a file of lines says, if it is there.
fn change(folder: &Path, lines: &Path) {
    let lines = fs::read_to_string(lines).unwrap_or_default();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let (file, change) = line.split_once(": ").unwrap();
        let (old, new) = change.split_once(" => ").unwrap();
        let path = folder.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.matches(old).count(), 1, "`{old}` stands there once");
        fs::write(&path, text.replacen(old, new, 1)).unwrap();
    }
}

/// Exports a file as the first line of a script says, and follows the script; its name.
fn export(folder: &Path, script: &str) -> String {
    let line = script.lines().find_map(|line| line.strip_prefix("export: ")).unwrap();
    let mut args = vec!["translations", "export", "lunch.json", "--root", "."];
    args.extend(line.split_whitespace());
    let name = args[args.len() - 1];
    let output = run(folder, &args);
    assert!(output.status.success(), "{line}\n{}", shown(&output));
    let path = folder.join(name);
    let bytes = fs::read(&path).unwrap();
    let bytes = match bytes.starts_with(b"PK") {
        true => {
            let mut draft = Draft::new(&bytes);
            draft.edit(script);
            draft.bytes()
        }
        false => {
            let mut file = Draft::single(&String::from_utf8(bytes).unwrap());
            file.edit(script);
            file.parts.remove(0).1
        }
    };
    fs::write(&path, bytes).unwrap();
    name.to_owned()
}

fn record(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.extension().is_some_and(|own| own == "json"));
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    files.map(named).collect()
}

#[test]
fn what_translators_send_is_told_and_written_as_held_beside_it() {
    let folders = folders();
    assert!(!folders.is_empty());
    let mut mistakes = vec![];
    for folder in folders {
        let own = tempfile::tempdir().unwrap();
        copy(&repository("tests/translations/record"), own.path());
        for (name, text) in record(&folder) {
            fs::write(own.path().join(name), text).unwrap();
        }
        change(own.path(), &folder.join("before.txt"));
        let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let mut scripts: Vec<PathBuf> = entries
            .filter(|path| path.extension().is_some_and(|own| own == "edit"))
            .collect();
        scripts.sort();
        let names: Vec<String> = scripts
            .iter()
            .map(|path| export(own.path(), &fs::read_to_string(path).unwrap()))
            .collect();
        change(own.path(), &folder.join("now.txt"));
        let arguments =
            fs::read_to_string(folder.join("arguments.txt")).unwrap_or_default();
        let mut all = vec!["translations", "import", "--root", "."];
        all.extend(names.iter().map(String::as_str));
        all.extend(arguments.lines().filter(|line| !line.is_empty()));
        let before = record(own.path());
        let output = run(own.path(), &all);
        hold(&folder.join("report.txt"), &shown(&output), &mut mistakes);
        let after = record(own.path());
        let name = folder.display();
        if !all.contains(&"--write") {
            assert!(before == after, "{name}: nothing is written");
            continue;
        }
        let changed = changes(&before, &after);
        hold(&folder.join("record.diff"), &changed, &mut mistakes);
        // What was written comes back no more, and is in step.
        let again = run(own.path(), &all);
        if record(own.path()) != after {
            mistakes.push(format!("{name}: is written again\n{}", shown(&again)));
        }
        let check = run(own.path(), &["check", ".", "--lang", "all", "--quiet"]);
        if check.status.code() != Some(0) {
            mistakes.push(format!("{name}: leaves a record\n{}", shown(&check)));
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}
