//! Every property of the format does something: taken out of a record, it changes a
//! document, the look, or what people are told. `tests/contract/silent.txt` names those
//! that are for other programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use communique::compose::{self, Input};
use communique::diagnostic::{Diagnostics, Format, LanguageTag, Sources, render};
use communique::document::dump;
use communique::model::{DocumentRecord, Row};
use communique::record::Node;
use communique::templates::Templates;
use communique::{load, model};
use serde_json::Value;

use crate::support::repository;

/// Members that hold entries by an id of the user's choice.
const MAPS: [&str; 7] = [
    "people",
    "organizations",
    "countries",
    "footnotes",
    "instruments",
    "abbreviations",
    "columns",
];

/// Everything that a record comes to.
fn outcome(record: &Value) -> String {
    let text = serde_json::to_string_pretty(record).expect("JSON can be written");
    let (mut d, mut sources) = (Diagnostics::default(), Sources::default());
    let templates = Templates::bundled();
    let root = repository("tests/contract");
    let mut out = String::new();
    let record = load::bytes(&root, text.as_bytes(), &mut sources, &mut d);
    let package = record
        .as_ref()
        .and_then(|record| model::decode(record, &templates.kinds(), &mut d));
    if let (Some(record), Some(package)) = (record, package) {
        let package = Arc::new(package);
        let english = LanguageTag::new("en").expect("is a tag");
        let default =
            package.default_language.as_ref().map_or(&english, |tag| &tag.value);
        for (index, own) in package.documents.iter().enumerate() {
            let language = own.language.as_ref().map_or(default, |tag| &tag.value);
            let logo = fs::read(repository("tests/it/samples/logo.svg"));
            let logo = model::Picture::new(logo.expect("can be read"));
            let brand = model::brand_of(&package, own);
            let look =
                model::look(brand.as_deref(), Some(&logo), language, default, &mut d);
            let colours = (
                look.colors,
                look.fonts,
                look.page,
                look.logo.map(|l| (l.alt, l.height)),
                look.signature_fields,
            );
            writeln!(out, "{colours:?}").expect("a string takes all");
            let (package, record) = (&package, &record);
            for row in rows(record, own) {
                let row = Some(&row);
                let input = Input { package, record, index, language, row };
                let made = compose::compose(&input, &templates, &mut d);
                out.extend(made.iter().map(dump));
            }
            let input = Input { package, record, index, language, row: None };
            out.extend(compose::compose(&input, &templates, &mut d).iter().map(dump));
        }
    }
    out + &render(&d, &sources, Format::Short)
}

/// The recipients that stand in the record.
fn rows(record: &Node, document: &DocumentRecord) -> Vec<Row> {
    let documents = record.get("documents").map_or(&[][..], |all| all.elements());
    let own = documents.iter().find(|node| node.origin == document.origin);
    let rows = own.and_then(|node| node.get("recipients")).map(|all| all.elements());
    let rows = rows.into_iter().flatten();
    rows.filter_map(|node| Row::decode(node, &mut Diagnostics::default())).collect()
}

/// A pointer by what it is, not by which: `blocks/text`, `people/familyName`.
fn pattern(path: &[String]) -> String {
    let mut names: Vec<&str> = vec![];
    let mut id = false;
    for part in path {
        if !id && part.parse::<usize>().is_err() {
            names.push(part);
        }
        id = !id && MAPS.contains(&part.as_str());
    }
    names[names.len().saturating_sub(2)..].join("/")
}

/// All members, as paths.
fn members(value: &Value, path: &mut Vec<String>, out: &mut Vec<Vec<String>>) {
    let entries: Vec<(String, &Value)> = match value {
        Value::Object(object) => {
            object.iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        Value::Array(list) => {
            list.iter().enumerate().map(|(i, v)| (i.to_string(), v)).collect()
        }
        _ => vec![],
    };
    for (key, below) in entries {
        path.push(key);
        if value.is_object() {
            out.push(path.clone());
        }
        members(below, path, out);
        path.pop();
    }
}

fn without(record: &Value, path: &[String]) -> Value {
    let mut record = record.clone();
    let (last, above) = path.split_last().expect("a member has a name");
    let mut at = &mut record;
    for part in above {
        at = match at {
            Value::Array(list) => &mut list[part.parse::<usize>().expect("is an index")],
            other => &mut other[part.as_str()],
        };
    }
    at.as_object_mut().expect("members stand in objects").shift_remove(last);
    record
}

fn records() -> Vec<Value> {
    let mut paths: Vec<PathBuf> = fs::read_dir(repository("tests/cases"))
        .expect("there are cases")
        .map(|entry| entry.expect("can be read").path().join("record.json"))
        .filter(|path| {
            let name = path.to_string_lossy();
            path.exists()
                && !["template-", "languages-", "bilingual-"]
                    .iter()
                    .any(|own| name.contains(own))
        })
        .collect();
    paths.sort();
    paths.insert(0, repository("tests/contract/full.json"));
    let read = |path: PathBuf| {
        let text = fs::read_to_string(path).expect("can be read");
        serde_json::from_str(&text).expect("is JSON")
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_property_shows_or_is_checked() {
    let silent =
        fs::read_to_string(repository("tests/contract/silent.txt")).expect("can be read");
    let silent: BTreeSet<&str> = silent
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    let mut shows: BTreeMap<String, bool> = BTreeMap::new();
    for record in records() {
        let mut paths = vec![];
        members(&record, &mut vec![], &mut paths);
        let mut before = None;
        for path in paths {
            let known = shows.entry(pattern(&path)).or_insert(false);
            if !*known {
                let before = before.get_or_insert_with(|| outcome(&record));
                *known = outcome(&without(&record, &path)) != *before;
            }
        }
    }
    let hidden: BTreeSet<&str> = shows
        .iter()
        .filter(|(_, shown)| !**shown)
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(hidden, silent);
}
