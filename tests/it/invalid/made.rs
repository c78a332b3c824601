//! Cases that a repository should not hold, being large or having links: each is made in a
//! folder of its own. What is said of it stands in `tests/invalid/NAME.txt`.

use std::fs;
use std::path::{Path, PathBuf};

use communique::fonts::Fonts;
use serde_json::{Value, json};

use super::messages as said;
use crate::support::{hold, repository};

/// A name, and what writes `record.json` and the rest into a folder.
type Case = (&'static str, fn(&Path));

const CASES: &[Case] = &[
    ("file-too-large", |folder| {
        write(folder, "record.json", format!("{}{}", package(), " ".repeat(8 << 20)));
    }),
    ("file-of-commas", |folder| {
        write(folder, "record.json", "[".to_owned() + &",".repeat(1 << 20))
    }),
    ("file-of-decimals", |folder| {
        write(folder, "record.json", "{\"a\":".to_owned() + &"1,".repeat(1 << 19));
    }),
    ("file-of-brackets", |folder| write(folder, "record.json", "[".repeat(1 << 20))),
    ("values-too-many", |folder| {
        let mut package = package();
        package["provenance"] = json!({ "numbers": vec![0; 250_000] });
        write(folder, "record.json", package.to_string());
    }),
    ("text-too-long", |folder| {
        write(
            folder,
            "record.json",
            with_paragraphs(&["The coordinators met. ".repeat(1000)]),
        );
    }),
    ("document-too-long", |folder| {
        let paragraph = "The coordinators met. ".repeat(900);
        write(folder, "record.json", with_paragraphs(&vec![paragraph; 52]));
    }),
    ("table-too-high", |folder| {
        let mut package = package();
        let rows = vec![["Slovenia", "6"]; 2001];
        package["documents"][0]["sections"] =
            json!([{ "blocks": [{ "type": "table", "rows": rows }] }]);
        write(folder, "record.json", pretty(&package));
    }),
    ("includes-too-many", |folder| {
        let names: Vec<String> = (1..=200).map(|n| format!("people-{n}.json")).collect();
        for name in &names {
            write(folder, name, "{ \"schemaVersion\": \"0.1\" }".to_owned());
        }
        write(folder, "record.json", including(&names));
    }),
    ("include-too-large", |folder| {
        write(folder, "people.json", " ".repeat((8 << 20) + 1));
        write(folder, "record.json", including(&["people.json".to_owned()]));
    }),
    ("logo-too-large", |folder| {
        write(folder, "logo.svg", " ".repeat((8 << 20) + 1));
        let mut package = package();
        package["brand"] = json!({ "logo": { "src": "logo.svg", "alt": "Logo" } });
        write(folder, "record.json", pretty(&package));
    }),
    ("rows-too-large", |folder| {
        write(folder, "list.csv", "familyName\n".to_owned() + &" ".repeat(8 << 20));
        write(folder, "record.json", pretty(&to_many()));
    }),
    #[cfg(unix)]
    ("rows-link-out", |folder| {
        link_out(folder, "list.csv");
        write(folder, "record.json", pretty(&to_many()));
    }),
    #[cfg(unix)]
    ("include-link-out", |folder| {
        link_out(folder, "people.json");
        write(folder, "record.json", including(&["people.json".to_owned()]));
    }),
    #[cfg(unix)]
    ("include-link-broken", |folder| {
        std::os::unix::fs::symlink("nothing", folder.join("people.json")).unwrap();
        write(folder, "record.json", including(&["people.json".to_owned()]));
    }),
    #[cfg(unix)]
    ("include-link-round", |folder| {
        std::os::unix::fs::symlink("people.json", folder.join("people.json")).unwrap();
        write(folder, "record.json", including(&["people.json".to_owned()]));
    }),
    #[cfg(unix)]
    ("logo-link-out", |folder| {
        link_out(folder, "logo.svg");
        let mut package = package();
        package["brand"] = json!({ "logo": { "src": "logo.svg", "alt": "Logo" } });
        write(folder, "record.json", pretty(&package));
    }),
];

fn write(folder: &Path, name: &str, text: String) {
    fs::write(folder.join(name), text).expect("can be written");
}

/// A link to a file that is there, but not in the folder.
#[cfg(unix)]
fn link_out(folder: &Path, name: &str) {
    let target = repository("tests/valid/minimal.json");
    std::os::unix::fs::symlink(target, folder.join(name)).expect("can be linked");
}

fn package() -> Value {
    json!({
        "schemaVersion": "0.1",
        "meeting": { "name": "Working lunch", "startDate": "2013-03-11" },
        "documents": [
            { "type": "conclusions", "id": "conclusions", "title": "Conclusions", "sections": [] },
        ],
    })
}

fn to_many() -> Value {
    let mut package = package();
    package["people"] = json!({ "novak": { "familyName": "Novak" } });
    package["documents"][0] = json!({
        "type": "letter", "id": "letter", "recipients": { "source": "list.csv" },
        "body": ["We invite you."], "signatories": [{ "person": "novak" }],
    });
    package
}

fn pretty(package: &Value) -> String {
    serde_json::to_string_pretty(package).expect("it is JSON")
}

fn with_paragraphs(paragraphs: &[String]) -> String {
    let mut package = package();
    package["documents"][0]["sections"] = json!([{ "blocks": paragraphs }]);
    pretty(&package)
}

fn including(names: &[String]) -> String {
    let mut package = package();
    package["include"] = json!(names);
    pretty(&package)
}

/// The files that hold what is said.
pub(super) fn messages() -> impl Iterator<Item = PathBuf> {
    let root = repository("tests/invalid");
    CASES.iter().map(move |(name, _)| root.join(format!("{name}.txt")))
}

#[test]
fn mistakes_of_a_size_are_told_too() {
    let (fonts, mut wrong) = (Fonts::bundled(), vec![]);
    for ((_, make), messages) in CASES.iter().zip(messages()) {
        let folder = tempfile::tempdir().expect("there is a place for it");
        make(folder.path());
        let text = said(folder.path(), &folder.path().join("record.json"), &fonts);
        hold(&messages, &text, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
