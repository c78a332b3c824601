//! The cases of `tests/returned`: a folder with what several people did to drafts of the
//! record there (`NAME.edit`), or with files that other programs edited (`NAME.docx`, made by
//! `tests/interop/edits/store.py`), what was changed in the record meanwhile (`now.txt`,
//! lines `old => new`), the arguments (`arguments.txt`), and what is told (`report.txt`); where
//! it is written, also what changed in the record (`record.diff`).
//! `UPDATE=1 cargo test returned` writes the last two anew.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::edit::Draft;
use crate::cli::{run, shown};
use crate::support::{hold, repository};

/// The drafts of the record, by the document's id.
pub(crate) static DRAFTS: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    copy(&repository("tests/returned/record"), folder.path());
    let made = run(folder.path(), &["build", "meeting.json", "--format", "docx"]);
    assert!(made.status.success(), "{}", shown(&made));
    let files = fs::read_dir(folder.path().join("out/sofia")).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name.split('.').next().unwrap().to_owned(), fs::read(path).unwrap())
        })
        .collect()
});

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// The folders of all cases.
pub(super) fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository("tests/returned")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = paths
        .filter(|path| path.is_dir() && path.file_name().unwrap() != "record")
        .collect();
    folders.sort();
    folders
}

/// The files that came back in a case, by their names.
pub(crate) fn returned(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let of = |kind: &'static str| {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.filter(move |path| path.extension().is_some_and(|own| own == kind))
    };
    let files = of("docx").map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read(&path).unwrap())
    });
    let edited = |path: PathBuf| {
        let script = fs::read_to_string(&path).unwrap();
        let document = script.lines().find_map(|line| line.strip_prefix("document: "));
        let mut draft = Draft::new(&DRAFTS[document.unwrap_or("letter")]);
        draft.edit(&script);
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (format!("{name}.docx"), draft.bytes())
    };
    of("edit").map(edited).chain(files).collect()
}

/// A folder with the record of a case and its returned files.
pub(super) fn stage(folder: &Path) -> tempfile::TempDir {
    let own = tempfile::tempdir().unwrap();
    copy(&repository("tests/returned/record"), own.path());
    if let Ok(now) = fs::read_to_string(folder.join("now.txt")) {
        for line in now.lines().filter(|line| !line.is_empty()) {
            let (old, new) = line.split_once(" => ").unwrap();
            let path = own.path().join("meeting.json");
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.matches(old).count(), 1, "`{old}` stands there once");
            fs::write(&path, text.replacen(old, new, 1)).unwrap();
        }
    }
    for (name, bytes) in returned(folder) {
        fs::write(own.path().join(name), bytes).unwrap();
    }
    own
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    ["meeting.json", "people.json"]
        .into_iter()
        .map(|name| (name.to_owned(), fs::read_to_string(folder.join(name)).unwrap()))
        .collect()
}

/// The lines that changed, with their numbers in the new text.
fn diff(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.lines().collect(), after.lines().collect());
    let mut out = String::new();
    for change in similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new) {
        if change.tag() == similar::DiffTag::Equal {
            continue;
        }
        old[change.old_range()]
            .iter()
            .for_each(|line| out.push_str(&format!("-{line}\n")));
        new[change.new_range()]
            .iter()
            .for_each(|line| out.push_str(&format!("+{line}\n")));
    }
    out
}

/// What changed in each file of a record.
pub(crate) fn changes(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> String {
    let mut changed = String::new();
    for (name, text) in after {
        let own = diff(&before[name], text);
        if !own.is_empty() {
            changed.push_str(&format!("{name}\n{own}"));
        }
    }
    changed
}

#[test]
fn what_came_back_is_told_and_written_as_held_beside_it() {
    let folders = folders();
    assert!(!folders.is_empty());
    let mut mistakes = vec![];
    for folder in folders {
        let own = stage(&folder);
        let names: Vec<String> = returned(&folder).into_keys().collect();
        let arguments =
            fs::read_to_string(folder.join("arguments.txt")).unwrap_or_default();
        let mut all = vec!["merge"];
        all.extend(names.iter().map(String::as_str));
        all.extend(arguments.lines().filter(|line| !line.is_empty()));
        let before = texts(own.path());
        let output = run(own.path(), &all);
        hold(&folder.join("report.txt"), &shown(&output), &mut mistakes);
        let after = texts(own.path());
        let is_written = all.contains(&"--write");
        assert!(
            is_written || before == after,
            "{}: nothing is written",
            folder.display()
        );
        if is_written {
            let changed = changes(&before, &after);
            hold(&folder.join("record.diff"), &changed, &mut mistakes);
            // What was written comes back no more, from all copies or from one.
            let options = all[1 + names.len()..].chunk_by(|own, _| *own == "--as");
            let options =
                options.filter(|own| own[0] != "--as").collect::<Vec<_>>().concat();
            let alone = names.iter().filter(|_| output.status.success());
            let alone = alone.map(|name| [&["merge", name], &*options].concat());
            for arguments in std::iter::once(all.clone()).chain(alone) {
                let again = run(own.path(), &arguments);
                if texts(own.path()) != after || again.status != output.status {
                    let name = folder.display();
                    let told = shown(&again);
                    mistakes.push(format!("{name}: {arguments:?} is not done\n{told}"));
                }
            }
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
}
