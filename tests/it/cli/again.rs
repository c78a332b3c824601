//! Building again: only what changed, provably the same, and shared among machines.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{command, files, run, shown, stderr, stdout};

fn document(id: &str, text: &str) -> Value {
    json!({
        "type": "conclusions", "id": id, "title": "Conclusions",
        "sections": [{ "blocks": [text] }],
        "footnotes": { "n": { "text": "Note." } },
    })
}

fn package(meeting: &str, documents: &[Value]) -> Value {
    json!({
        "schemaVersion": "0.1",
        "meeting": { "id": meeting, "name": "Meeting", "startDate": "2013-03-11" },
        "documents": documents,
    })
}

fn write(folder: &Path, name: &str, record: &Value) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, serde_json::to_string_pretty(record).unwrap()).unwrap();
}

/// Two packages: one of two documents, one of one.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let two = [document("one", "First.[^n]"), document("two", "Second.[^n]")];
    write(folder.path(), "data/a.json", &package("a", &two));
    write(folder.path(), "data/b.json", &package("b", &[document("one", "Third.[^n]")]));
    folder
}

/// What a build says of each document, sorted.
fn explained(folder: &Path, args: &[&str]) -> Vec<String> {
    let output = run(folder, &[&["build", "--explain"], args].concat());
    let text = stderr(&output);
    let mut lines: Vec<String> =
        text.lines().filter(|line| !line.contains(" s)")).map(str::to_owned).collect();
    lines.sort();
    lines
}

/// A summary without how long it took.
fn untimed(text: &str) -> String {
    let Some(end) = text.rfind(" s)") else { return text.to_owned() };
    let start = text[..end].rfind(" (").unwrap_or(end);
    format!("{}{}", &text[..start], &text[end + 3..])
}

fn manifest(folder: &Path) -> String {
    fs::read_to_string(folder.join("manifest.json")).unwrap()
}

/// Words of a language that a document is not in are nothing to it.
#[test]
fn the_manifest_stays_where_words_of_other_languages_change() {
    let folder = folder();
    let path = folder.path();
    let words = |tag: &str, more: &str| {
        fs::create_dir_all(path.join("mine/lang")).unwrap();
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/lang/");
        let text = fs::read_to_string(format!("{file}{tag}.ftl")).unwrap();
        fs::write(path.join(format!("mine/lang/{tag}.ftl")), text + more).unwrap();
    };
    words("bg", "");
    let args = ["build", "--templates", "mine", "--parity"];
    run(path, &args);
    let before = manifest(&path.join("out"));
    words("bg", "# One more.\n");
    run(path, &args);
    assert_eq!(manifest(&path.join("out")), before);
    words("en", "# One more.\n");
    let output = run(path, &["build", "--templates", "mine", "--check"]);
    assert_eq!(output.status.code(), Some(3), "{}", shown(&output));
    run(path, &args);
    assert_ne!(manifest(&path.join("out")), before);
}

/// That a package was read is not that its documents were made.
#[test]
fn what_was_read_and_not_made_is_read_again() {
    let folder = folder();
    let path = folder.path();
    run(path, &["build"]);
    let both = |first: &str, second: &str| {
        let documents = [document("one", first), document("two", second)];
        write(path, "data/a.json", &package("a", &documents));
    };
    let made = |number: &str| {
        let lines = explained(path, &[]);
        let own = lines.iter().filter(|line| line.contains(" made: "));
        let own: Vec<_> = own.map(|line| line.split(' ').next().unwrap()).collect();
        assert_eq!(own, [format!("a/{number}.en")], "{lines:?}");
    };
    // Only some were asked for.
    both("New.[^n]", "Second.[^n]");
    run(path, &["build", "--document", "two"]);
    made("one");
    both("New.[^n]", "Newer.[^n]");
    run(path, &["clean"]);
    made("two");
    // A mistake is told until it is mended.
    let mut broken = document("two", "Newest.[^n]");
    broken["statsu"] = json!("draft");
    write(path, "data/a.json", &package("a", &[document("one", "New.[^n]"), broken]));
    for _ in 0..3 {
        let output = run(path, &["build"]);
        assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
    }
    both("New.[^n]", "Newest.[^n]");
    made("two");
}

/// The id that a mistake spoils is that of a file still.
#[test]
fn a_mistake_makes_no_waste() {
    let folder = folder();
    let path = folder.path();
    run(path, &["build"]);
    let mut broken = document("two", "Second.[^n]");
    broken["idd"] = broken.as_object_mut().unwrap().remove("id").unwrap();
    write(path, "data/a.json", &package("a", &[document("one", "First.[^n]"), broken]));
    let output = run(path, &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!stderr(&output).contains("no record makes"), "{}", shown(&output));
    assert_eq!(stdout(&run(path, &["clean"])), "");
    assert!(path.join("out/a/two.en.pdf").exists());
}

#[test]
fn what_did_not_change_is_left_alone_and_the_rest_says_why() {
    let folder = folder();
    let path = folder.path();
    let first = explained(path, &[]);
    assert_eq!(first[0], "a/one.en made: it was not made before");
    let all = ["a/one.en unchanged", "a/two.en unchanged", "b/one.en unchanged"];
    assert_eq!(explained(path, &[]), all);
    let mut changed =
        package("a", &[document("one", "First.[^n]"), document("two", "New.[^n]")]);
    write(path, "data/a.json", &changed);
    let expected = [
        "a/one.en unchanged",
        "a/two.en made: `documents.1.sections.0.blocks.0` changed",
        "b/one.en unchanged",
    ];
    assert_eq!(explained(path, &[]), expected);
    changed["meeting"]["endDate"] = json!("2013-03-12");
    write(path, "data/a.json", &changed);
    let lines = explained(path, &[]);
    assert_eq!(lines[0], "a/one.en made: `meeting.endDate` is new");
    fs::remove_file(path.join("out/b/one.en.pdf")).unwrap();
    let lines = explained(path, &[]);
    assert_eq!(lines[2], "b/one.en made: `b/one.en.pdf` is missing");
    let lines = explained(path, &["--pdf-standard", "ua-1"]);
    assert!(
        lines.iter().all(|line| line.contains("the options changed from `pdf")),
        "{lines:?}"
    );
    let lines = explained(path, &["--pdf-standard", "ua-1", "--force"]);
    assert!(lines.iter().all(|line| line.ends_with("it was asked for")), "{lines:?}");
}

#[test]
fn a_template_that_a_document_is_not_made_with_makes_nothing_anew() {
    let folder = folder();
    let path = folder.path();
    run(path, &["templates", "eject", "--to", "mine"]);
    let with =
        |args: &[&str]| explained(path, &[&["--templates", "mine"], args].concat());
    with(&[]);
    let add = |name: &str, text: &str| {
        let path = path.join("mine").join(name);
        fs::write(&path, fs::read_to_string(&path).unwrap() + text).unwrap();
    };
    let all = ["a/one.en unchanged", "a/two.en unchanged", "b/one.en unchanged"];
    add("lang/sq.ftl", "\n# Another word.\n");
    add("kinds/letter.md.j2", "\nMore.\n");
    assert_eq!(with(&[]), all);
    assert_eq!(
        run(path, &["build", "--check", "--templates", "mine"]).status.code(),
        Some(0)
    );
    add("kinds/conclusions.md.j2", "\nMore.\n");
    assert!(with(&[]).iter().all(|line| line.ends_with("made: templates changed")));
    add("typst/communique.typ", "\n// More.\n");
    assert!(with(&[]).iter().all(|line| line.ends_with("made: templates changed")));
}

#[test]
fn a_fact_that_a_document_does_not_show_makes_nothing_anew() {
    let folder = folder();
    let path = folder.path();
    explained(path, &[]);
    let two = [document("one", "First.[^n]"), document("two", "Second.[^n]")];
    let mut record = package("a", &two);
    record["people"] = json!({ "p": { "familyName": "Novak" } });
    write(path, "data/a.json", &record);
    let all = ["a/one.en unchanged", "a/two.en unchanged", "b/one.en unchanged"];
    assert_eq!(explained(path, &[]), all);
}

#[test]
fn check_names_each_file_that_is_not_as_it_would_be_made() {
    let folder = folder();
    let path = folder.path();
    let check = |args: &[&str]| {
        let mut args = [&["build", "--check"], args].concat();
        args.extend(["--color", "never"]);
        let output = run(path, &args);
        untimed(&shown(&output))
    };
    let before = check(&[]);
    assert!(before.starts_with("exit code 3"), "{before}");
    assert!(!path.join("out").exists(), "a check writes nothing");
    explained(path, &[]);
    assert!(check(&[]).starts_with("exit code 0"), "{}", check(&[]));
    fs::remove_file(path.join("out/a/one.en.pdf")).unwrap();
    fs::write(path.join("out/a/two.en.docx"), "altered").unwrap();
    fs::write(path.join("out/b/old.en.pdf"), "extra").unwrap();
    write(path, "data/b.json", &package("b", &[document("one", "Changed.[^n]")]));
    insta::assert_snapshot!("check", check(&[]));
    let manifest = path.join("out/manifest.json");
    fs::remove_file(&manifest).unwrap();
    fs::remove_file(path.join("out/b/old.en.pdf")).unwrap();
    explained(path, &[]);
    fs::remove_file(&manifest).unwrap();
    insta::assert_snapshot!("manifest-missing", check(&[]));
    fs::write(&manifest, "{").unwrap();
    insta::assert_snapshot!("manifest-broken", check(&[]));
}

/// Puts the first document in the place of the second, and lets the manifest know it.
fn swap(folder: &Path) {
    let place = |name: &str| folder.join(format!("out/a/{name}.en.pdf"));
    fs::copy(place("one"), place("two")).unwrap();
    let path = folder.join("out/manifest.json");
    let mut json: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let one = json["jobs"]["a/one.en"]["outputs"]["a/one.en.pdf"].clone();
    json["jobs"]["a/two.en"]["outputs"]["a/two.en.pdf"] = one;
    fs::write(path, json.to_string()).unwrap();
}

#[test]
fn what_was_proven_to_agree_is_not_read_again() {
    let folder = folder();
    let path = folder.path();
    let check = || run(path, &["build", "--check", "--quiet"]);
    let agreeing = || {
        let text = manifest(&path.join("out"));
        text.matches("\"agrees\":true").count()
    };
    // Nothing is known, so that files are read.
    explained(path, &[]);
    assert_eq!(agreeing(), 0);
    swap(path);
    let said = check();
    assert_eq!(said.status.code(), Some(1), "{}", shown(&said));
    assert!(stderr(&said).contains("parity/different"), "{}", shown(&said));
    // A build that proves says so as well, and does not say that they agree.
    let said = run(path, &["build", "--parity", "--quiet"]);
    assert_eq!(said.status.code(), Some(1), "{}", shown(&said));
    assert_eq!(agreeing(), 2);
    explained(path, &["--force"]);
    assert_eq!(agreeing(), 0, "what is made anew is not known to agree");
    // What stands there is proven, and not made again.
    let lines = explained(path, &["--parity"]);
    assert!(lines.iter().all(|line| line.ends_with("unchanged")), "{lines:?}");
    assert_eq!(agreeing(), 3);
    assert!(check().status.success());
    let lines = explained(path, &["--parity", "--force"]);
    assert!(lines.iter().any(|line| line.contains("made")), "{lines:?}");
    assert_eq!(agreeing(), 3, "what is made is proven");
    explained(path, &[]);
    assert_eq!(agreeing(), 3, "what is left alone stays proven");
    // Files of other bytes are not what was proven.
    let word = path.join("out/b/one.en.docx");
    let bytes = fs::read(&word).unwrap();
    fs::copy(path.join("out/a/one.en.docx"), &word).unwrap();
    let said = check();
    assert!(stderr(&said).contains("output/altered"), "{}", shown(&said));
    assert!(stderr(&said).contains("parity/different"), "{}", shown(&said));
    fs::write(&word, bytes).unwrap();
    assert!(check().status.success());
    // What is known is not looked at again, but a manifest that somebody changed is found.
    swap(path);
    let said = check();
    assert_eq!(said.status.code(), Some(3), "{}", shown(&said));
    assert!(stderr(&said).contains("manifest.json"), "{}", shown(&said));
}

#[test]
fn what_does_not_agree_is_not_written() {
    let folder = folder();
    let path = folder.path();
    run(path, &["templates", "eject", "--to", "mine"]);
    let look = path.join("mine/typst/communique.typ");
    let text = fs::read_to_string(&look).unwrap();
    let last = "#let note(id, mark, body)";
    assert!(text.contains("#let raised(mark) = ") && text.contains(last));
    let more = format!("#let raised(mark) = [7]\n{last}");
    fs::write(&look, text.replace(last, &more)).unwrap();
    let args = ["build", "--parity", "--quiet", "--templates", "mine"];
    let said = run(path, &args);
    assert_eq!(said.status.code(), Some(1), "{}", shown(&said));
    assert!(stderr(&said).contains("parity/different"), "{}", shown(&said));
    assert!(!path.join("out/a").exists(), "nothing is written");
    let said = run(path, &["build", "--parity", "-o", "-", "--document", "two"]);
    assert_eq!(said.status.code(), Some(2), "{}", shown(&said));
}

#[test]
fn clean_removes_what_no_record_makes_and_what_nobody_changed() {
    let folder = folder();
    let path = folder.path();
    explained(path, &[]);
    fs::remove_file(path.join("data/b.json")).unwrap();
    write(path, "data/a.json", &package("a", &[document("one", "First.[^n]")]));
    fs::write(path.join("out/a/two.en.docx"), "mine now").unwrap();
    let lines = explained(path, &[]);
    let told = lines.iter().filter(|line| line.starts_with("no record makes")).count();
    assert_eq!(told, 2, "{lines:?}");
    let output = run(path, &["clean", "--dry-run"]);
    assert_eq!(
        stdout(&output),
        "out/a/two.en.pdf\nout/b/one.en.docx\nout/b/one.en.pdf\n"
    );
    assert!(path.join("out/b/one.en.pdf").exists());
    let output = run(path, &["clean"]);
    assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
    assert!(path.join("out/a/two.en.docx").exists());
    assert!(path.join("out/a/one.en.pdf").exists());
    assert!(!path.join("out/a/two.en.pdf").exists() && !path.join("out/b").exists());
}

#[test]
fn the_same_bytes_on_any_number_of_threads_in_any_surroundings() {
    let folder = folder();
    let path = folder.path();
    run(path, &["build", "--jobs", "1", "--out", "one"]);
    let mut other = command(path, &["build", "data/b.json", "data/a.json", "-j", "4"]);
    other.args(["--out", "two"]).env("TZ", "Asia/Tokyo").env("LANG", "tr_TR.UTF-8");
    other.env("HOME", "/nonexistent").env("SOURCE_DATE_EPOCH", "1");
    assert!(other.output().unwrap().status.success());
    assert_eq!(files(&path.join("one")), files(&path.join("two")));
}

#[test]
fn parts_that_are_joined_are_the_whole() {
    let folder = folder();
    let path = folder.path();
    run(path, &["build", "--out", "whole"]);
    let mut children = vec![];
    for part in ["1/4", "2/4", "3/4", "4/4"] {
        let mut own = command(path, &["build", "--out", "parts", "--shard", part]);
        children.push(own.spawn().unwrap());
    }
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    let third = path.join("parts/manifest.3-of-4.json");
    let text = fs::read_to_string(&third).unwrap();
    fs::remove_file(&third).unwrap();
    let output = run(path, &["manifest", "merge", "--out", "parts"]);
    insta::assert_snapshot!("part-missing", shown(&output));
    fs::write(&third, &text).unwrap();
    fs::write(path.join("parts/manifest.5-of-4.json"), &text).unwrap();
    let output = run(path, &["manifest", "merge", "--out", "parts"]);
    insta::assert_snapshot!("part-twice", shown(&output));
    fs::remove_file(path.join("parts/manifest.5-of-4.json")).unwrap();
    let output = run(path, &["manifest", "merge", "--out", "parts"]);
    assert!(output.status.success(), "{}", shown(&output));
    assert_eq!(files(&path.join("whole")), files(&path.join("parts")));
    assert!(manifest(&path.join("parts")).starts_with("{\"manifest\": 1,\n\"jobs\""));
}

/// What another part makes is no file too much, and what nobody could read is told.
#[test]
fn a_part_knows_of_the_others() {
    let folder = folder();
    let path = folder.path();
    run(path, &["build"]);
    for part in ["1/2", "2/2"] {
        let output = run(path, &["build", "--check", "--shard", part]);
        let said = shown(&output);
        assert!(!said.contains("no record makes"), "{said}");
    }
    fs::write(path.join("data/b.json"), "{").unwrap();
    for part in ["1/2", "2/2"] {
        run(path, &["build", "--out", "parts", "--shard", part]);
    }
    let output = run(path, &["manifest", "merge", "--out", "parts"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("`data/b.json` could not be read"),
        "{}",
        shown(&output)
    );
}

#[test]
fn a_document_that_nobody_makes_is_named_wherever_it_stands() {
    let folder = folder();
    let path = folder.path();
    run(path, &["build", "--parity"]);
    for extra in ["out/top.pdf", "out/a/zz.pdf"] {
        fs::copy(path.join("out/a/one.en.pdf"), path.join(extra)).unwrap();
        let args =
            ["build", "--check", "--junit", "junit.xml", "--summary", "summary.md"];
        let output = run(path, &args);
        assert_eq!(output.status.code(), Some(3), "{}", shown(&output));
        let said = format!("no record makes `{extra}`");
        assert!(stderr(&output).contains(&said), "{}", shown(&output));
        let [junit, summary] = ["junit.xml", "summary.md"].map(|name| {
            let text = fs::read_to_string(path.join(name)).unwrap();
            fs::remove_file(path.join(name)).unwrap();
            text
        });
        assert!(junit.contains("failures=\"1\"") && junit.contains(&said), "{junit}");
        assert!(summary.starts_with("## ❌") && summary.contains(&said), "{summary}");
        fs::remove_file(path.join(extra)).unwrap();
    }
    // What stands in the place of a file is not removed in its stead.
    write(path, "data/a.json", &package("a", &[document("one", "First.[^n]")]));
    fs::remove_file(path.join("out/a/two.en.pdf")).unwrap();
    fs::create_dir(path.join("out/a/two.en.pdf")).unwrap();
    assert_eq!(stdout(&run(path, &["clean"])), "out/a/two.en.docx\n");
}

#[test]
fn engines_say_which_part_it_is() {
    let folder = folder();
    let part = |variables: &[(&str, &str)]| {
        let _ = fs::remove_dir_all(folder.path().join("out"));
        let mut own = command(folder.path(), &["build", "--shard", "auto"]);
        own.envs(variables.iter().copied());
        let output = own.output().unwrap();
        assert!(output.status.success(), "{}", shown(&output));
        let entries = fs::read_dir(folder.path().join("out")).unwrap();
        let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("manifest")).collect::<Vec<_>>()
    };
    let gitlab = [("CI_NODE_INDEX", "2"), ("CI_NODE_TOTAL", "2")];
    assert_eq!(part(&gitlab), ["manifest.2-of-2.json"]);
    let slurm = [
        ("SLURM_ARRAY_TASK_ID", "5"),
        ("SLURM_ARRAY_TASK_MIN", "5"),
        ("SLURM_ARRAY_TASK_COUNT", "2"),
    ];
    assert_eq!(part(&slurm), ["manifest.1-of-2.json"]);
    let kubernetes = [("JOB_COMPLETION_INDEX", "1"), ("JOB_COMPLETIONS", "2")];
    assert_eq!(part(&kubernetes), ["manifest.2-of-2.json"]);
    // A job that GitLab does not run in parallel.
    assert_eq!(part(&[("CI_NODE_TOTAL", "1")]), ["manifest.1-of-1.json"]);
    let output = run(folder.path(), &["build", "--shard", "auto"]);
    assert_eq!(output.status.code(), Some(2), "{}", shown(&output));
    let mut wrong = command(folder.path(), &["build", "--shard", "auto"]);
    wrong.envs([("CI_NODE_INDEX", "two"), ("CI_NODE_TOTAL", "2")]);
    let said = stderr(&wrong.output().unwrap());
    assert!(
        said.contains("`CI_NODE_INDEX=two` and `CI_NODE_TOTAL=2` are not numbers"),
        "{said}"
    );
}

/// The parts of a build, one after the other, and what joining them says.
fn parts(path: &Path, count: usize) -> std::process::Output {
    for number in 1..=count {
        let part = format!("{number}/{count}");
        let output = run(path, &["build", "--out", "parts", "--shard", &part]);
        assert!(output.status.success(), "{}", shown(&output));
    }
    run(path, &["manifest", "merge", "--out", "parts"])
}

#[test]
fn parts_stand_on_a_whole_and_on_what_was_done_of_them() {
    let folder = folder();
    let path = folder.path();
    run(path, &["build", "--out", "parts"]);
    let whole = manifest(&path.join("parts"));
    assert!(parts(path, 3).status.success());
    assert_eq!(manifest(&path.join("parts")), whole);
    // One that was begun again goes on where it was.
    let args = ["build", "--out", "again", "--shard", "1/1", "--explain"];
    run(path, &args);
    let second = stderr(&run(path, &args));
    assert_eq!(second.matches(" unchanged\n").count(), 3, "{second}");
    // Parts of different builds are not joined.
    for (number, options) in [(1, &[][..]), (2, &["--no-attach"])] {
        let part = format!("{number}/2");
        run(path, &[&["build", "--out", "mixed", "--shard", &part], options].concat());
    }
    let output = run(path, &["manifest", "merge", "--out", "mixed"]);
    insta::assert_snapshot!("parts-of-two-builds", shown(&output));
}

#[test]
fn what_is_broken_is_no_reason_to_forget_its_documents() {
    let folder = folder();
    let path = folder.path();
    explained(path, &[]);
    let text = fs::read_to_string(path.join("data/b.json")).unwrap();
    fs::write(path.join("data/b.json"), "{ half").unwrap();
    for verb in [&["check"][..], &["build"], &["build", "--check"], &["clean"]] {
        assert_ne!(run(path, verb).status.code(), Some(0), "{verb:?}");
    }
    assert!(path.join("out/b/one.en.pdf").exists());
    // A file that has no documents any more is another matter.
    fs::write(path.join("data/b.json"), text.replace("\"documents\"", "\"people\""))
        .unwrap();
    assert!(!run(path, &["build", "--check"]).status.success());
    assert!(
        stderr(&run(path, &["build"])).contains("no record makes out/b/one.en any more")
    );
    fs::write(path.join("data/b.json"), "{ \"people\": {} }").unwrap();
    run(path, &["clean"]);
    assert!(!path.join("out/b").exists());
}

#[test]
fn formats_that_are_not_wanted_any_more_are_cleaned() {
    let folder = folder();
    let path = folder.path();
    explained(path, &[]);
    let pdf = ["build", "--format", "pdf"];
    assert!(stderr(&run(path, &pdf)).contains("out/a/one.en.docx any more"));
    let check = [&pdf[..], &["--check"]].concat();
    assert_eq!(run(path, &check).status.code(), Some(3));
    assert_eq!(stdout(&run(path, &["clean"])).lines().count(), 3);
    assert_eq!(run(path, &check).status.code(), Some(0));
}

#[cfg(unix)]
#[test]
fn a_file_that_was_set_back_to_its_time_is_still_another() {
    let folder = folder();
    let path = folder.path();
    explained(path, &[]);
    let pdf = path.join("out/a/one.en.pdf");
    let time = fs::metadata(&pdf).unwrap().modified().unwrap();
    let mut bytes = fs::read(&pdf).unwrap();
    bytes[100] ^= 1;
    fs::write(&pdf, bytes).unwrap();
    fs::File::options().write(true).open(&pdf).unwrap().set_modified(time).unwrap();
    assert_eq!(run(path, &["build", "--check"]).status.code(), Some(3));
}

#[test]
fn the_manifest_says_nothing_of_files_that_no_document_shows() {
    let folder = folder();
    let path = folder.path();
    let mut record = package("a", &[document("one", "First.[^n]")]);
    record["include"] = json!(["../shared/people.json"]);
    write(path, "data/a.json", &record);
    let people = |name: &str| {
        let record = json!({ "people": { "p": { "familyName": name } } });
        write(path, "shared/people.json", &record);
    };
    people("Novak");
    let args = ["build", "--root", "."];
    assert!(run(path, &args).status.success());
    let before = manifest(&path.join("out"));
    people("Horvat");
    assert_eq!(run(path, &[&args[..], &["--check"]].concat()).status.code(), Some(0));
    assert!(run(path, &args).status.success());
    assert_eq!(manifest(&path.join("out")), before);
}
