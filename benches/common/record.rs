//! Records like those of an office's day: one letter to many people, one meeting's
//! conclusions many times.

use std::fs;
use std::path::{Path, PathBuf};

use communique::build::{self, Format, Input, Job, Loaded, Options, Reader, Stopwatch};
use communique::diagnostic::{self, Diagnostics, Sources, render};
use communique::fonts::Fonts;
use communique::templates::Templates;
use serde_json::{Value, json};

/// A package has so many documents.
const TOGETHER: usize = 100;

/// Packages that were read and checked, and the jobs to do.
pub(crate) struct Work {
    pub(crate) packages: Vec<Loaded>,
    pub(crate) jobs: Vec<Job>,
}

impl Work {
    /// Reads packages; a mistake in them is one of the benchmark.
    pub(crate) fn read(texts: &[Vec<u8>], fonts: &Fonts, stopwatch: &Stopwatch) -> Self {
        let templates = Templates::bundled();
        let root = repository("data");
        let reader = Reader {
            root: &root,
            templates: &templates,
            fonts,
            languages: &[],
            strict: false,
            stopwatch,
        };
        let (mut sources, mut d) = (Sources::default(), Diagnostics::default());
        let read = |text: &Vec<u8>| {
            reader.read(&Input::Text(text.clone()), &mut sources, &mut d)
        };
        let mut packages: Vec<Loaded> = texts.iter().filter_map(read).collect();
        let told = render(&d, &sources, diagnostic::Format::Human { colour: false });
        assert!(packages.len() == texts.len() && !d.has_errors(), "{told}");
        let jobs = build::plan_all(&mut packages, None, &mut d);
        Self { packages, jobs }
    }
}

/// How the benchmarks make documents.
pub(crate) fn options(stopwatch: &Stopwatch, formats: &[Format]) -> Options {
    Options {
        formats: formats.iter().copied().collect(),
        standards: None,
        signature_fields: false,
        clean: false,
        attach: true,
        strict: false,
        combine: None,
        spare: false,
        stopwatch: stopwatch.clone(),
    }
}

/// So many letters to different people, `from` the person with a number on.
pub(crate) fn letters(from: usize, count: usize) -> Vec<Vec<u8>> {
    let text = include_str!("../letter.json");
    let record: Value = serde_json::from_str(text).expect("the letter is JSON");
    packages(&record, from, count, |record, document, number| {
        let (prefix, given, family) = name(number);
        let id = format!("person-{number}");
        record["people"][&id] = json!({
            "honorificPrefix": { "en": prefix },
            "givenName": given,
            "familyName": family,
            "visibility": "public",
        });
        document["salutation"]["en"] = json!(format!("Dear {prefix} {family},"));
        document["addressees"] = json!([{
            "person": id,
            "address": {
                "streetAddress": format!("{} Square {}", name(number * 7 + 3).2, number % 90),
                "addressLocality": { "en": "Brussels" },
                "addressCountry": "BE",
            },
        }]);
    })
}

/// So many conclusions, each of other words in its paragraphs.
pub(crate) fn conclusions(from: usize, count: usize) -> Vec<Vec<u8>> {
    let text = include_str!("../../data/sofia-2013/conclusions.json");
    let mut record: Value = serde_json::from_str(text).expect("the record is JSON");
    record["include"] = json!(["sofia-2013/meeting.json"]);
    packages(&record, from, count, |_, document, number| {
        vary(&mut document["sections"], &name(number).2);
    })
}

/// Puts a name into every paragraph.
fn vary(value: &mut Value, name: &str) {
    match value {
        Value::Object(members) => {
            let is_paragraph =
                members.get("type").is_some_and(|kind| *kind == "paragraph");
            for (key, member) in members {
                match member {
                    Value::String(text) if is_paragraph && key == "text" => {
                        text.push_str(&format!(" Noted by {name}."));
                    }
                    _ => vary(member, name),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(|own| vary(own, name)),
        _ => {}
    }
}

fn packages(
    record: &Value,
    from: usize,
    count: usize,
    vary: impl Fn(&mut Value, &mut Value, usize),
) -> Vec<Vec<u8>> {
    let numbers: Vec<usize> = (from..from + count).collect();
    let package = |numbers: &[usize]| {
        let mut record = record.clone();
        let pattern = record["documents"][0].take();
        let documents = numbers.iter().map(|number| {
            let mut document = pattern.clone();
            document["id"] = json!(format!("document-{number}"));
            vary(&mut record, &mut document, *number);
            document
        });
        let documents: Vec<Value> = documents.collect();
        record["documents"] = json!(documents);
        record.to_string().into_bytes()
    };
    numbers.chunks(TOGETHER).map(package).collect()
}

/// A name for every number below a hundred thousand.
fn name(number: usize) -> (&'static str, &'static str, String) {
    const GIVEN: [&str; 8] =
        ["Ana", "Boris", "Elena", "Goran", "Ivana", "Marko", "Nadja", "Petar"];
    const SYLLABLES: [&str; 10] =
        ["ma", "ri", "no", "ve", "lo", "sta", "ko", "di", "ra", "pe"];
    let mut rest = number;
    let mut family = String::new();
    for _ in 0..5 {
        family.push_str(SYLLABLES[rest % 10]);
        rest /= 10;
    }
    family[..1].make_ascii_uppercase();
    let prefix = if number.is_multiple_of(2) { "Ms" } else { "Mr" };
    (prefix, GIVEN[number % 8], format!("{family}ć"))
}

/// A path within the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Copies a folder with all in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be written");
    for entry in fs::read_dir(from).expect("the data are there") {
        let path = entry.expect("the data can be read").path();
        let target = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => copy(&path, &target),
            false => _ = fs::copy(&path, target).expect("the folder can be written"),
        }
    }
}
