//! The record in a PDF: it gives the same PDF again, and says no more than the document.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use communique::carried;
use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Document, Object, Stream, dictionary};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::cli::{ROOT, run, shown, stderr};
use crate::support::repository;

/// Makes PDFs of a package; their bytes by their path.
fn made(folder: &Path, package: &Path, root: &Path, out: &str) -> Vec<(String, Vec<u8>)> {
    made_with(folder, package, root, out, &[])
}

/// The same with further options.
fn made_with(
    folder: &Path,
    package: &Path,
    root: &Path,
    out: &str,
    options: &[&str],
) -> Vec<(String, Vec<u8>)> {
    let templates = root.join("templates");
    let mut args =
        vec!["build", package.to_str().unwrap(), "--root", root.to_str().unwrap()];
    args.extend(["--format", "pdf", "--out", out, "--quiet"]);
    args.extend(options);
    if templates.is_dir() {
        args.extend(["--templates", templates.to_str().unwrap()]);
    }
    run(folder, &args);
    let mut found = vec![];
    for meeting in fs::read_dir(folder.join(out)).into_iter().flatten().flatten() {
        if meeting.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        for entry in fs::read_dir(meeting.path()).into_iter().flatten().flatten() {
            let name = format!(
                "{}/{}",
                meeting.file_name().display(),
                entry.file_name().display()
            );
            found.push((name, fs::read(entry.path()).unwrap()));
        }
    }
    found.sort();
    found
}

/// The record of each PDF gives that PDF again, to the byte.
fn again(
    package: &Path,
    root: &Path,
    options: &[&str],
    wrong: &mut Vec<String>,
) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let all = made_with(folder.path(), package, root, "out", options);
    for (index, (name, pdf)) in all.iter().enumerate() {
        let record = carried::record(pdf).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        let own = folder.path().join(format!("again-{index}"));
        fs::create_dir(&own).unwrap();
        if root.join("templates").is_dir() {
            std::os::unix::fs::symlink(root.join("templates"), own.join("templates"))
                .unwrap();
        }
        fs::write(own.join("record.json"), &record).unwrap();
        let second = made(&own, &own.join("record.json"), &own, "out");
        // A letter to one of many has a name by its row, which is another alone.
        if !second.iter().any(|(_, other)| other == pdf) {
            let there: Vec<_> = second.iter().map(|(other, _)| other).collect();
            let place = format!("{name} of {}", package.display());
            wrong.push(format!("{place} is not made again, but {there:?}"));
        }
    }
    all.len()
}

#[test]
fn a_record_gives_the_same_pdf_again() {
    let mut wrong = vec![];
    let mut count = 0;
    for package in ["minimal/meeting", "sofia-2013/conclusions", "sofia-2013/letter"] {
        let data = repository("data");
        count += again(&data.join(format!("{package}.json")), &data, &[], &mut wrong);
    }
    for entry in fs::read_dir(repository("tests/cases")).unwrap() {
        let case = entry.unwrap().path();
        count += again(&case.join("record.json"), &case, &[], &mut wrong);
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count > 40, "{count}");
}

/// What is asked for beside the record is in the record that the PDF carries.
#[test]
fn a_record_gives_the_same_signature_fields_again() {
    let mut wrong = vec![];
    let folder = tempfile::tempdir().unwrap();
    let options = &["--signature-fields"];
    let case = repository("tests/cases/signature-fields/record.json");
    let record = fs::read_to_string(case).unwrap();
    let record: Value = serde_json::from_str(&record).unwrap();
    let own = record["brand"]["signatureFields"].clone();
    assert!(own.is_object());
    let mut count = 0;
    // No brand, one of other things, one that wants no fields, one that asks for more.
    let brands = [
        Value::Null,
        json!({ "footer": "{page}" }),
        json!({ "signatureFields": false }),
        json!({ "signatureFields": own }),
    ];
    for (index, brand) in brands.into_iter().enumerate() {
        let mut record = record.clone();
        match brand {
            Value::Null => _ = record.as_object_mut().unwrap().remove("brand"),
            brand => record["brand"] = brand,
        }
        let package = folder.path().join(format!("{index}.json"));
        fs::write(&package, record.to_string()).unwrap();
        let all = made_with(folder.path(), &package, folder.path(), "new", options);
        let with = all.iter().filter(|(_, pdf)| {
            Document::load_mem(pdf).unwrap().catalog().unwrap().has(b"AcroForm")
        });
        // All but the one that prints names alone.
        assert_eq!(with.count(), all.len() - 1, "{index}");
        fs::remove_dir_all(folder.path().join("new")).unwrap();
        count += again(&package, folder.path(), options, &mut wrong);
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(count, 24);
}

/// All strings of a JSON value.
fn strings(value: &Value, out: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = out.insert(text.clone()),
        Value::Array(list) => list.iter().for_each(|own| strings(own, out)),
        Value::Object(members) => members.iter().for_each(|(key, own)| {
            out.insert(key.clone());
            strings(own, out);
        }),
        _ => {}
    }
}

#[test]
fn whom_visibility_hides_is_not_in_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let case = repository("tests/cases/visibility");
    let text = fs::read_to_string(case.join("record.json")).unwrap();
    let source: Value = serde_json::from_str(&text).unwrap();
    let all = made(folder.path(), &case.join("record.json"), &case, "out");
    assert!(!all.is_empty());
    let mut hidden = 0;
    for (name, pdf) in all {
        let record = carried::record(&pdf).unwrap();
        let record: Value = serde_json::from_slice(&record).unwrap();
        let classification = record["documents"][0]["classification"].as_str();
        let mut said = BTreeSet::new();
        strings(&record, &mut said);
        for (id, person) in source["people"].as_object().unwrap() {
            let shown = match person["visibility"].as_str() {
                Some("internal") => classification == Some("restricted"),
                Some("participants") => {
                    ["limited", "restricted"].map(Some).contains(&classification)
                }
                _ => true,
            };
            if !shown {
                hidden += 1;
                assert!(!said.contains(id), "{name} names {id}");
            }
        }
    }
    assert!(hidden > 0);
}

/// Of whom `visibility` hides and the document prints, it has what it prints.
#[test]
fn offices_that_are_not_printed_are_not_in_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let case = repository("tests/cases/hidden-signatory");
    let all = made(folder.path(), &case.join("record.json"), &case, "out");
    let record = carried::record(&all[0].1).unwrap();
    let record = String::from_utf8(record).unwrap();
    for left_out in ["Unprinted", "2010-05-01", "2012-01-01", "2009-02-03"] {
        assert!(!record.contains(left_out), "{left_out}: {record}");
    }
    for printed in ["State Secretary", "Ministry of the Interior", "Coordinator"] {
        assert!(record.contains(printed), "{record}");
    }
    // Without them, whom nobody hides has them.
    let text = fs::read_to_string(case.join("record.json")).unwrap();
    let text = text.replace("\"internal\"", "\"public\"");
    fs::write(folder.path().join("record.json"), text).unwrap();
    let all =
        made(folder.path(), &folder.path().join("record.json"), folder.path(), "public");
    let record = carried::record(&all[0].1).unwrap();
    assert!(String::from_utf8(record).unwrap().contains("Unprinted Envoy"));
}

/// The family name of somebody hidden.
fn hidden(id: &str) -> String {
    format!("Hidden-{id}")
}

/// Whom the record names somewhere, and `visibility` hides, is in no part of a document that
/// does not print the name.
#[test]
fn who_is_hidden_and_not_printed_is_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    // One is called as a role is.
    let ids = ["delegate", "attends", "speaks", "chairs", "hosts", "unused"];
    let people = ids.map(|id| {
        let mail = format!("{id}@secret.example");
        let person = json!({
            "familyName": hidden(id), "email": mail, "visibility": "internal",
        });
        (id.to_owned(), person)
    });
    let mut people: serde_json::Map<String, Value> = people.into_iter().collect();
    people.insert("novak".into(), json!({ "familyName": "Novak" }));
    let shared = json!({ "schemaVersion": "0.1", "people": people });
    fs::write(folder.path().join("shared.json"), shared.to_string()).unwrap();
    let record = json!({
        "schemaVersion": "0.1",
        "include": ["shared.json"],
        "meeting": {
            "id": "m", "name": "Meeting", "startDate": "2013-03-11", "chair": "chairs",
            "attendees": [
                { "person": "attends", "role": "delegate" },
                { "person": "novak", "role": "delegate" },
            ],
            "agenda": [{ "title": "One", "speakers": ["speaks", "novak"] }],
            "nextMeeting": { "name": "Next", "startDate": "2014", "hostPerson": "hosts" },
        },
        "documents": [
            {
                "type": "letter", "id": "letter", "date": "2013-04-01", "body": ["Come."],
                "addressees": [{ "person": "novak" }], "salutation": "Dear Ms Novak,",
                "signatories": [{ "person": "novak" }],
            },
            {
                "type": "conclusions", "id": "conclusions", "title": "Conclusions",
                "sections": [{
                    "blocks": ["Text.", { "type": "participants" }, { "type": "agenda" }],
                }],
            },
        ],
    });
    let package = folder.path().join("record.json");
    fs::write(&package, record.to_string()).unwrap();
    let output = run(folder.path(), &["build", "record.json", "--quiet"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let printed: &[&str] = &["chairs", "hosts"];
    for (document, printed) in [("letter", &[][..]), ("conclusions", printed)] {
        let read = |ending| {
            fs::read(folder.path().join(format!("out/m/{document}.en.{ending}"))).unwrap()
        };
        let mut file = Document::load_mem(&read("pdf")).unwrap();
        file.decompress();
        let streams = file.objects.values().filter_map(|own| own.as_stream().ok());
        let streams =
            streams.map(|own| String::from_utf8_lossy(&own.content).into_owned());
        let objects = format!("{:?}", file.objects.values().collect::<Vec<_>>());
        let pdf = streams.collect::<String>() + &objects;
        let mut word = String::new();
        let mut parts = zip::ZipArchive::new(std::io::Cursor::new(read("docx"))).unwrap();
        for index in 0..parts.len() {
            let mut bytes = vec![];
            std::io::copy(&mut parts.by_index(index).unwrap(), &mut bytes).unwrap();
            word.push_str(&String::from_utf8_lossy(&bytes));
        }
        for id in ids {
            let is_printed = printed.contains(&id);
            for (medium, text) in [("PDF", &pdf), ("Word", &word)] {
                let place = format!("{id} in the {medium} of {document}");
                assert_eq!(text.contains(&hidden(id)), is_printed, "{place}");
                assert!(!text.contains(&format!("{id}@secret")), "{place}");
            }
        }
    }
    let mut wrong = vec![];
    assert_eq!(again(&package, folder.path(), &[], &mut wrong), 2);
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_word_file_gives_what_it_shows_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(ROOT).join("data/minimal/meeting.json");
    fs::copy(data, folder.path().join("meeting.json")).unwrap();
    assert!(run(folder.path(), &["build", "meeting.json", "-q"]).status.success());
    let stem = "out/meeting-2013-03-11/conclusions.en";
    let word = format!("{stem}.docx");
    let output = run(folder.path(), &["extract", &word]);
    assert!(output.status.success(), "{}", stderr(&output));
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(record["meeting.json"]["documents"][0]["title"].is_string(), "{record}");
    // Byte for byte as it stands in the part, whose checksum is of that.
    let bytes = fs::read(folder.path().join(&word)).unwrap();
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = parts.by_name("customXml/item1.xml").unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    let checksum = format!("blake3:{}", blake3::hash(&output.stdout).to_hex());
    assert!(text.contains(&checksum), "{text}");
    let pdf = format!("{stem}.pdf");
    let both = run(folder.path(), &["extract", &pdf, &word, "-o", "records"]);
    assert!(both.status.success(), "{}", stderr(&both));
    let path = folder.path().join("records/conclusions.en.docx.json");
    assert_eq!(fs::read(path).unwrap(), output.stdout);
    assert!(folder.path().join("records/conclusions.en.json").is_file());
}

/// What would be lost is not written, and what never ends is not read.
#[test]
fn nothing_is_lost_and_nothing_hangs() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(ROOT).join("data/minimal/meeting.json");
    fs::copy(data, folder.path().join("meeting.json")).unwrap();
    assert!(run(folder.path(), &["build", "meeting.json", "-q"]).status.success());
    let pdf = "out/meeting-2013-03-11/conclusions.en.pdf";
    fs::create_dir(folder.path().join("copy")).unwrap();
    let copy = "copy/conclusions.en.pdf";
    fs::copy(folder.path().join(pdf), folder.path().join(copy)).unwrap();
    let mut text = String::new();
    let mut says = |args: &[&str]| {
        let output = shown(&run(folder.path(), args));
        text.push_str(&format!("$ communique {}\n{output}\n", args.join(" ")));
    };
    says(&["extract", pdf, copy, "-o", "records"]);
    assert!(!folder.path().join("records").exists());
    fs::create_dir(folder.path().join("records")).unwrap();
    let work = folder.path().join("records/conclusions.en.json");
    fs::write(&work, "{}").unwrap();
    says(&["extract", pdf, "-o", "records"]);
    assert_eq!(fs::read_to_string(work).unwrap(), "{}");
    let status = std::process::Command::new("mkfifo")
        .arg(folder.path().join("copy/pipe.pdf"))
        .status();
    assert!(status.is_ok_and(|own| own.success()));
    says(&["extract", "copy/pipe.pdf"]);
    says(&["verify", "copy/pipe.pdf"]);
    says(&["verify", "copy"]);
    says(&["merge", "copy/pipe.pdf"]);
    fs::rename(folder.path().join("copy/pipe.pdf"), folder.path().join("pipe.docx"))
        .unwrap();
    says(&["merge", "pipe.docx"]);
    says(&["extract", "/dev/zero"]);
    says(&["extract", "copy"]);
    assert!(
        run(folder.path(), &["build", "meeting.json", "-q", "--clean"]).status.success()
    );
    says(&["extract", "out/meeting-2013-03-11/conclusions.en.docx"]);
    insta::assert_snapshot!("kept", text);
}

#[test]
fn a_command_gives_the_record_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(ROOT).join("data");
    let all = made(folder.path(), &data.join("minimal/meeting.json"), &data, "out");
    let (name, pdf) = &all[0];
    let path = format!("out/{name}");
    let output = run(folder.path(), &["extract", &path]);
    assert_eq!(output.stdout, carried::record(pdf).unwrap());
    let output = run(folder.path(), &["extract", &path, "--out", "records"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written =
        fs::read_dir(folder.path().join("records")).unwrap().next().unwrap().unwrap();
    assert_eq!(fs::read(written.path()).unwrap(), carried::record(pdf).unwrap());
}

/// A PDF with something done to it.
fn changed(pdf: &[u8], change: impl FnOnce(&mut Document)) -> Vec<u8> {
    let mut document = Document::load_mem(pdf).unwrap();
    change(&mut document);
    let mut out = vec![];
    document.save_to(&mut out).unwrap();
    out
}

fn attached(document: &mut Document) -> &mut Vec<Object> {
    document.catalog_mut().unwrap().get_mut(b"AF").and_then(Object::as_array_mut).unwrap()
}

/// Calls the record by another name.
fn rename(document: &mut Document) {
    for object in document.objects.values_mut() {
        let Ok(spec) = object.as_dict_mut() else { continue };
        if spec.has(b"EF") {
            spec.set("F", Object::string_literal("invoice.xml"));
            spec.set("UF", Object::string_literal("invoice.xml"));
        }
    }
}

/// Puts another stream in the place of the record.
fn replace(document: &mut Document, content: Vec<u8>) {
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else { continue };
        if stream.dict.get(b"Type").and_then(Object::as_name).ok()
            == Some(b"EmbeddedFile")
        {
            stream.set_content(content.clone());
        }
    }
}

/// The same, not packed.
fn put(document: &mut Document, content: &[u8]) {
    for object in document.objects.values_mut() {
        let Ok(stream) = object.as_stream_mut() else { continue };
        if stream.dict.has_type(b"EmbeddedFile") {
            stream.set_plain_content(content.to_vec());
        }
    }
}

fn encrypt(document: &mut Document) {
    let version = EncryptionVersion::V2 {
        document: &*document,
        owner_password: "owner",
        user_password: "user",
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
}

#[test]
fn files_without_a_record_say_why() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(ROOT).join("data");
    let pdf = made(folder.path(), &data.join("minimal/meeting.json"), &data, "out")
        .swap_remove(0)
        .1;
    let args =
        ["build", "m.json", "--no-attach", "--format", "pdf", "-q", "--out", "bare"];
    fs::copy(data.join("minimal/meeting.json"), folder.path().join("m.json")).unwrap();
    assert!(run(folder.path(), &args).status.success());
    let bare = folder.path().join("bare/meeting-2013-03-11/conclusions.en.pdf");
    let again = changed(&pdf, |_| {});
    assert_eq!(carried::record(&again), carried::record(&pdf), "it is saved again");
    let files = [
        ("words.txt", b"no PDF".to_vec()),
        ("bare.pdf", fs::read(bare).unwrap()),
        ("other.pdf", changed(&pdf, rename)),
        (
            "twice.pdf",
            changed(&pdf, |document| {
                let id = document.max_id + 1;
                let spec = attached(document)[0].as_reference().unwrap();
                let mut copy =
                    document.get_object(spec).and_then(Object::as_dict).unwrap().clone();
                let stream = document.add_object(Stream::new(
                    dictionary! { "Type" => "EmbeddedFile" },
                    b"{}".to_vec(),
                ));
                copy.set("EF", dictionary! { "F" => stream });
                let second = document.add_object(copy);
                assert!(second.0 > id);
                attached(document).push(second.into());
            }),
        ),
        (
            "packed.pdf",
            changed(&pdf, |document| replace(document, b"not packed".to_vec())),
        ),
        ("list.pdf", changed(&pdf, |document| put(document, b"[1, 2]"))),
        ("null.pdf", changed(&pdf, |document| put(document, b"null"))),
        ("other-json.pdf", changed(&pdf, |document| put(document, b"{\"a\": 1}"))),
        ("objects.pdf", [&pdf[..], &b" /ObjStm".repeat(501)].concat()),
        ("encrypted.pdf", changed(&pdf, encrypt)),
        ("half.pdf", pdf[..pdf.len() / 3].to_vec()),
    ];
    let mut text = String::new();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).unwrap();
        let output = run(folder.path(), &["extract", name]);
        text.push_str(&format!("$ communique extract {name}\n{}\n", shown(&output)));
    }
    let large = fs::File::create(folder.path().join("large.pdf")).unwrap();
    large.set_len(carried::FILE_SIZE as u64 + 1).unwrap();
    for args in [
        &["extract", "large.pdf"][..],
        &["extract", "nowhere.pdf"],
        &["extract", "bare.pdf", "half.pdf"],
    ] {
        text.push_str(&format!(
            "$ communique {}\n{}\n",
            args.join(" "),
            shown(&run(folder.path(), args))
        ));
    }
    insta::assert_snapshot!("missing", text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happened to a file, reading it ends, and without a panic.
    #[test]
    fn broken_files_do_no_harm(cut in 0.0..1.0f64, flips in prop::collection::vec((0.0..1.0f64, any::<u8>()), 0..40)) {
        static PDF: LazyLock<Vec<u8>> = LazyLock::new(|| {
            let (folder, data) = (tempfile::tempdir().unwrap(), repository("data"));
            made(folder.path(), &data.join("minimal/meeting.json"), &data, "out").swap_remove(0).1
        });
        let mut bytes = PDF.clone();
        for (place, value) in flips {
            let index = (place * bytes.len() as f64) as usize;
            bytes[index] = value;
        }
        bytes.truncate(if cut < 0.3 { (cut / 0.3 * bytes.len() as f64) as usize } else { bytes.len() });
        let _ = carried::record(&bytes);
    }
}
