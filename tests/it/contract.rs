//! The format of the input against the contract in `tests/contract`: what is valid there
//! is valid here, in the schema and in reading; what is not there is not here either.

use std::collections::BTreeSet;
use std::fs;

use communique::model;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::support::{load, read, repository};

/// The contract, with what the program adds to it: compatible additions, each of which
/// stands in `extensions.json`.
fn contract() -> Value {
    let read = |name: &str| -> Value {
        let path = repository("tests/contract").join(name);
        let text = fs::read_to_string(path).expect("the contract can be read");
        serde_json::from_str(&text).expect("the contract is JSON")
    };
    let (mut contract, extensions) = (read("model.schema.json"), read("extensions.json"));
    let members = |value: &Value| value.as_object().expect("an object").clone();
    for (kind, own) in members(&extensions).into_iter().filter(|(_, own)| own.is_object())
    {
        for (name, schema) in own.get("properties").map(members).unwrap_or_default() {
            let defined = contract.pointer_mut(&format!("/$defs/{kind}"));
            let known = &mut defined.expect("the contract defines it")["properties"];
            assert!(known.get(&name).is_none(), "{kind}/{name}");
            known[name] = schema;
        }
    }
    for (name, schema) in members(&extensions["$defs"]) {
        assert!(contract["$defs"].get(&name).is_none(), "{name}");
        contract["$defs"][name] = schema;
    }
    // Its properties are languages, but for those that are named here.
    let texts = &mut contract["$defs"]["langMap"];
    let languages = texts["propertyNames"].take();
    let names = &extensions["langMap"]["names"];
    texts["propertyNames"] = json!({ "anyOf": [languages, { "enum": names }] });
    texts["not"] = extensions["langMap"]["not"].clone();
    let either = extensions["letter"]["either"].as_array().expect("names");
    let letter = &mut contract["$defs"]["letter"];
    let required = letter["required"].as_array_mut().expect("names");
    required.retain(|name| !either.contains(name));
    letter["oneOf"] = either.iter().map(|name| json!({ "required": [name] })).collect();
    contract
}

pub(crate) fn full() -> Value {
    let path = repository("tests/contract/full.json");
    let text = fs::read_to_string(path).expect("the example can be read");
    serde_json::from_str(&text).expect("the example is JSON")
}

fn validator(schema: &Value) -> Validator {
    jsonschema::validator_for(schema).expect("the schema is valid")
}

#[test]
fn all_examples_of_the_contract_are_read_without_a_word() {
    let root = repository("tests/contract");
    let ours = validator(&model::schema());
    let theirs = validator(&contract());
    let names = ["package", "meeting-conclusions", "letter", "declaration", "shared"];
    for name in names {
        let path = root.join(format!("example-{name}.json"));
        let text = fs::read_to_string(&path).expect("the example can be read");
        let value: Value = serde_json::from_str(&text).expect("the example is JSON");
        assert!(theirs.is_valid(&value), "{name}");
        let errors: Vec<_> = ours.iter_errors(&value).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        if name != "shared" {
            let (package, messages) = load(&root, &path);
            assert_eq!(messages, "", "{name}");
            assert!(package.is_some_and(|p| !p.documents.is_empty()), "{name}");
        }
    }
}

#[test]
fn every_property_of_the_contract_is_in_the_schema_and_in_the_full_example() {
    let (contract, ours) = (contract(), model::schema());
    let (mut wanted, mut known, mut shown) = Default::default();
    properties(&contract, &contract, "", &mut wanted);
    properties(&ours, &ours, "", &mut known);
    members(&full(), "", &mut shown);
    let missing =
        |set: &BTreeSet<String>| wanted.difference(set).cloned().collect::<Vec<_>>();
    assert_eq!(missing(&known), [""; 0], "missing in the schema");
    let name = |path: &String| path.rsplit('/').next().map(str::to_owned);
    let shown: BTreeSet<_> = shown.iter().filter_map(name).collect();
    let unseen: BTreeSet<_> = wanted.iter().filter_map(name).collect();
    let unseen: Vec<_> = unseen.difference(&shown).cloned().collect();
    assert_eq!(unseen, [""; 0], "missing in the full example");
}

/// The paths of all properties that a schema names, some levels deep.
fn properties(root: &Value, schema: &Value, path: &str, out: &mut BTreeSet<String>) {
    if path.matches('/').count() > 8 {
        return;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.trim_start_matches('#');
        properties(root, root.pointer(pointer).expect("the reference leads"), path, out);
    }
    for word in ["oneOf", "anyOf", "allOf"] {
        for part in schema[word].as_array().into_iter().flatten() {
            properties(root, part, path, out);
        }
    }
    for (name, part) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        properties(root, part, &path, out);
        out.insert(path);
    }
    for word in ["items", "additionalProperties"] {
        if schema[word].is_object() {
            properties(root, &schema[word], path, out);
        }
    }
}

/// The paths of all members of a value, without the keys of maps and arrays.
fn members(value: &Value, path: &str, out: &mut BTreeSet<String>) {
    const MAPS: [&str; 6] = [
        "countries",
        "organizations",
        "people",
        "abbreviations",
        "instruments",
        "footnotes",
    ];
    for element in value.as_array().into_iter().flatten() {
        members(element, path, out);
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        let own = format!("{path}/{name}");
        match MAPS.contains(&name.as_str()) {
            true => {
                let entries = member.as_object().into_iter().flatten();
                entries.for_each(|(_, entry)| members(entry, &own, out));
            }
            false => members(member, &own, out),
        }
        out.insert(own);
    }
}

#[test]
fn mutations_are_judged_alike() {
    let (theirs, ours) = (validator(&contract()), validator(&model::schema()));
    let mut pointers = vec![];
    for package in parts(&full()) {
        let mut own = vec![];
        walk(&package, String::new(), &mut own);
        pointers.extend(own.into_iter().map(|pointer| (package.clone(), pointer)));
    }
    let values = [
        json!(null),
        json!(true),
        json!(3),
        json!(2.5),
        json!("x"),
        json!(""),
        json!("2013-13"),
        json!("EN"),
        json!([]),
        json!(["x"]),
        json!([{}]),
        json!({}),
        json!({ "placeholder": "x" }),
        json!({ "placeholder": 1 }),
        json!({ "en": "x" }),
        json!({ "en": 1 }),
        json!({ "text": "x" }),
    ];
    for (full, pointer) in &pointers {
        for value in &values {
            let mut mutant = full.clone();
            *mutant.pointer_mut(pointer).expect("the pointer leads") = value.clone();
            judge(&theirs, &ours, &mutant, &format!("{pointer} = {value}"));
        }
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer has a parent");
        let mut mutant = full.clone();
        let parent = mutant.pointer_mut(parent).expect("the pointer leads");
        if let Some(object) = parent.as_object_mut() {
            let old = object.remove(key).expect("the member is there");
            let without = mutant.clone();
            judge(&theirs, &ours, &without, &format!("without {pointer}"));
            let parent = mutant.pointer_mut(pointer.rsplit_once('/').expect("parent").0);
            let object = parent.and_then(Value::as_object_mut).expect("an object");
            object.insert(format!("{key}x"), old);
            judge(&theirs, &ours, &mutant, &format!("renamed {pointer}"));
        }
    }
}

/// Small packages that have each a part of a large one, so that judging is fast.
pub(crate) fn parts(full: &Value) -> Vec<Value> {
    let small = json!({
        "schemaVersion": "0.1",
        "meeting": { "name": "Small", "startDate": "2013" },
        "documents": [{ "type": "conclusions", "id": "a", "title": "A", "sections": [] }],
    });
    let with = |key: &str, value: Value| {
        let mut part = small.clone();
        part[key] = value;
        part
    };
    let documents = full["documents"].as_array().expect("there are documents");
    let members = full.as_object().expect("a package is an object").iter();
    members
        .filter(|(key, _)| *key != "documents")
        .map(|(key, value)| with(key, value.clone()))
        .chain(documents.iter().map(|document| with("documents", json!([document]))))
        .collect()
}

fn judge(theirs: &Validator, ours: &Validator, value: &Value, what: &str) {
    let valid = theirs.is_valid(value);
    let kind = what.starts_with("/documents/") && what.contains("/type = \"");
    let of_document = what.matches('/').count() == 3;
    // A kind of one's own is an extension; whether it has a template only reading knows.
    if !(kind && of_document) {
        assert_eq!(ours.is_valid(value), valid, "schema: {what}");
    }
    // Only a file that is included can do without these.
    let alone = ["meeting", "documents"].iter().all(|name| value.get(name).is_some());
    // An include that is a string is looked for.
    if alone && value["include"] != json!(["x"]) {
        let errors = read(&value.to_string());
        assert_eq!(errors.is_empty(), valid, "reading: {what}\n{}", errors.join("\n"));
    }
}

/// The pointers of all values within a value.
pub(crate) fn walk(value: &Value, pointer: String, out: &mut Vec<String>) {
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                let pointer = format!("{pointer}/{index}");
                out.push(pointer.clone());
                walk(element, pointer, out);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let key = key.replace('~', "~0").replace('/', "~1");
                let pointer = format!("{pointer}/{key}");
                out.push(pointer.clone());
                walk(member, pointer, out);
            }
        }
        _ => {}
    }
}

#[test]
fn the_printed_schema_is_current() {
    let path = repository("data/communique.schema.json");
    let schema =
        serde_json::to_string_pretty(&model::schema()).expect("it is JSON") + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &schema).expect("the schema can be written");
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stored == schema,
        "run `UPDATE_SCHEMA=1 cargo test schema`, or `communique schema > {}`",
        path.display()
    );
}
