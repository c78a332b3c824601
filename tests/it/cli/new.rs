//! `communique new`.

use std::fs;

use super::{run, stderr, stdout};

#[test]
fn a_starter_is_a_record_with_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let args =
        ["new", "--start", "2013-03-11", "--end", "2013-03-12", "--place", "Sofia"];
    let output = run(folder.path(), &args);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let made = folder.path().join("2013-03-11-sofia");
    let record = fs::read_to_string(made.join("meeting.json")).unwrap();
    insta::assert_snapshot!("starter", record);
    let schema = fs::read_to_string(made.join("communique.schema.json")).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    let record = serde_json::from_str(&record).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(&record).map(|error| error.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert!(made.join("README.md").exists());
}

#[test]
fn a_starter_goes_over_nothing_and_has_possible_dates() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("full")).unwrap();
    fs::write(folder.path().join("full/file"), "kept").unwrap();
    let cases: [&[&str]; 7] = [
        &["new", "--name", " "],
        &["new", "--name", "a\tb"],
        &["new", "--place", ""],
        &["new", "full"],
        &["new", "--start", "2013-02-30"],
        &["new", "--start", "2013"],
        &["new", "--start", "2013-03-12", "--end", "2013-03-11"],
    ];
    for args in cases {
        assert_eq!(run(folder.path(), args).status.code(), Some(2), "{args:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn kinds_and_id_are_taken_as_given() {
    let folder = tempfile::tempdir().unwrap();
    let args =
        ["new", "mine", "--id", "natc 7", "--kind", "letter", "--start", "2013-03-11"];
    assert_eq!(run(folder.path(), &args).status.code(), Some(0));
    let record = fs::read_to_string(folder.path().join("mine/meeting.json")).unwrap();
    let record: serde_json::Value = serde_json::from_str(&record).unwrap();
    assert_eq!(record["meeting"]["id"], "natc-7");
    assert_eq!(record["documents"].as_array().unwrap().len(), 1);
    assert_eq!(record["documents"][0]["type"], "letter");
}

#[test]
fn a_name_means_nothing_but_itself() {
    let folder = tempfile::tempdir().unwrap();
    let name = "**Law** & <b>Order</b> {{x}} [a](b) &amp; `c` ~d~ e_f_ \\";
    let args =
        ["new", "mine", "--name", name, "--place", "San*to*", "--start", "2013-03-11"];
    assert_eq!(run(folder.path(), &args).status.code(), Some(0));
    let args = ["build", "mine", "--format", "pdf", "--kind", "conclusions"];
    let output = run(folder.path(), &args);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let name_of = stdout(&output);
    let pdf = name_of.split_whitespace().next().unwrap_or_default();
    let pdf = fs::read(folder.path().join(pdf)).unwrap();
    let text: String = communique::parity::pdf::Tagged::new(&pdf).unwrap().tree.text();
    assert!(text.contains(name), "{text}");
}

#[test]
fn what_would_not_build_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let long = "a".repeat(400);
    let cases = [
        (["new", "--name", "日本"], "error[font/character/missing]: `--name`: "),
        (["new", "--name", &long], "error[data/text/unbroken]: `--name`: "),
        (["new", "--place", &long], "error[data/text/unbroken]: `--place`: "),
    ];
    for (args, reason) in cases {
        let output = run(folder.path(), &args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = stderr(&output);
        assert!(told.starts_with(reason), "{told}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
