//! A file's record and those that it includes come in; one record goes out, in which the
//! including file wins, key by key.

use std::sync::Arc;

use indexmap::IndexMap;

use super::mistake;
use crate::diagnostic::Diagnostics;
use crate::record::{Node, Value};

/// What is taken from included files.
const SHARED: [&str; 8] = [
    "meeting",
    "countries",
    "organizations",
    "people",
    "brand",
    "abbreviations",
    "instruments",
    "footnotes",
];

/// What else an included file may have; it counts where that file is built itself.
const OWN: [&str; 6] =
    ["$schema", "schemaVersion", "defaultLanguage", "include", "documents", "provenance"];

/// Merges. Of two included files the later wins, with a warning where they differ.
pub(super) fn merge(
    node: &Arc<Node>,
    included: &[Arc<Node>],
    diagnostics: &mut Diagnostics,
) -> Arc<Node> {
    let Value::Object(own) = &node.value else { return Arc::clone(node) };
    let mut merged = own.clone();
    for (name, part) in included.iter().flat_map(|node| node.members()) {
        if !SHARED.contains(&name) && !OWN.contains(&name) {
            diagnostics.push(mistake::unknown(name, part, &SHARED));
        } else if SHARED.contains(&name) && !is_object(part) {
            diagnostics.push(mistake::wrong_kind(name, part));
        }
    }
    for name in SHARED {
        let parts = included.iter().filter_map(|node| node.get(name));
        let parts: Vec<_> = parts.filter(|part| is_object(part)).collect();
        if parts.is_empty() {
            continue;
        }
        let last = own.get(name);
        if last.is_some_and(|last| !is_object(last)) {
            continue;
        }
        let mut members: IndexMap<String, Arc<Node>> = IndexMap::new();
        for part in &parts {
            for (key, value) in part.members() {
                let before = members.insert(key.to_owned(), Arc::clone(value));
                let decided = last.is_some_and(|last| last.get(key).is_some());
                if let Some(before) = before
                    && !decided
                    && !same(&before, value)
                {
                    let places = (value.origin.clone(), before.origin.clone());
                    diagnostics.push(mistake::conflict(key, places.0, places.1));
                }
            }
        }
        for (key, value) in last.iter().flat_map(|last| last.members()) {
            members.insert(key.to_owned(), Arc::clone(value));
        }
        let origin = last.unwrap_or(parts[0]).origin.clone();
        let value = Value::Object(members);
        merged.insert(name.to_owned(), Arc::new(Node { origin, value }));
    }
    Arc::new(Node { origin: node.origin.clone(), value: Value::Object(merged) })
}

fn is_object(node: &Node) -> bool {
    matches!(node.value, Value::Object(_))
}

/// Whether two values are equal, wherever they stand.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        (a, b) => a == b,
    }
}
