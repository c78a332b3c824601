//! Changes to the text of a JSON file: what they write, and what they leave alone.

use std::fs;

use communique::amend::{Change, amend};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::repository;

fn changes(text: &str) -> Vec<Change> {
    serde_json::from_str(text).expect("a list of changes")
}

#[test]
fn each_case_becomes_what_is_expected_of_it() {
    let folders = fs::read_dir(repository("tests/amend")).unwrap();
    for folder in folders.map(|entry| entry.unwrap().path()) {
        let read = |name| fs::read_to_string(folder.join(name)).unwrap();
        let made = amend(&read("before.json"), &changes(&read("changes.json"))).unwrap();
        if std::env::var_os("UPDATE").is_some() {
            fs::write(folder.join("after.json"), &made).unwrap();
        }
        let expected = read("after.json");
        assert!(made == expected, "{}:\n{made}\nwanted:\n{expected}", folder.display());
        let value: Value = serde_json::from_str(&made).unwrap();
        let mut plain = serde_json::from_str(&read("before.json")).unwrap();
        for change in changes(&read("changes.json")) {
            assert!(apply(&mut plain, &change), "{}", folder.display());
        }
        assert_eq!(value, plain, "{}", folder.display());
    }
}

#[test]
fn a_pointer_that_leads_nowhere_is_said_to() {
    let text = r#"{"a": [1, 2], "b": {"c": "d"}, "t": 1, "t": 2}"#;
    let mut said = String::new();
    for change in [
        r#"{"op": "remove", "path": "/a/2"}"#,
        r#"{"op": "remove", "path": "/a/-"}"#,
        r#"{"op": "remove", "path": "/a/01"}"#,
        r#"{"op": "add", "path": "/a/4", "value": 1}"#,
        r#"{"op": "replace", "path": "/b/x", "value": 1}"#,
        r#"{"op": "replace", "path": "/b/c/d", "value": 1}"#,
        r#"{"op": "replace", "path": "b", "value": 1}"#,
        r#"{"op": "replace", "path": "/b~2", "value": 1}"#,
        r#"{"op": "replace", "path": "/t", "value": 1}"#,
        r#"{"op": "move", "from": "/b", "path": "/b/c"}"#,
        r#"{"op": "move", "from": "/x", "path": "/a/0"}"#,
        r#"{"op": "move", "from": "/a/0", "path": "/a/2"}"#,
        r#"{"op": "remove", "path": ""}"#,
    ] {
        let mistake = amend(text, &changes(&format!("[{change}]"))).unwrap_err();
        said.push_str(&format!("{mistake}\n"));
    }
    let mistake = amend("{\"a\": [}", &[]).unwrap_err();
    said.push_str(&format!("{mistake}\n"));
    insta::assert_snapshot!(said);
}

#[test]
fn a_byte_order_mark_and_the_end_of_the_file_stay() {
    let change = changes(r#"[{"op": "replace", "path": "/a", "value": 2}]"#);
    assert_eq!(
        amend("\u{FEFF}{\"a\": 1}\n\n", &change).unwrap(),
        "\u{FEFF}{\"a\": 2}\n\n"
    );
    assert_eq!(amend("{\"a\": 1}", &change).unwrap(), "{\"a\": 2}");
    let whole = [Change::Replace { path: String::new(), value: json!([1]) }];
    assert_eq!(amend(" {\"a\": 1}\n", &whole).unwrap(), " [1]\n");
}

/// What RFC 6902 says, on a value; `false` where the pointer leads nowhere.
fn apply(root: &mut Value, change: &Change) -> bool {
    fn parent<'v>(root: &'v mut Value, path: &str) -> Option<(&'v mut Value, String)> {
        let (parent, last) = path.rsplit_once('/')?;
        let last = last.replace("~1", "/").replace("~0", "~");
        Some((root.pointer_mut(parent)?, last))
    }
    fn take(root: &mut Value, path: &str) -> Option<Value> {
        let (parent, last) = parent(root, path)?;
        match parent {
            Value::Object(members) => members.shift_remove(&last),
            Value::Array(elements) => {
                let index = last.parse().ok().filter(|index| *index < elements.len())?;
                Some(elements.remove(index))
            }
            _ => None,
        }
    }
    fn put(root: &mut Value, path: &str, value: Value) -> Option<()> {
        if path.is_empty() {
            *root = value;
            return Some(());
        }
        let (parent, last) = parent(root, path)?;
        match parent {
            Value::Object(members) => {
                members.insert(last, value);
            }
            Value::Array(elements) => {
                let len = elements.len();
                let index = if last == "-" { len } else { last.parse().ok()? };
                if index > len {
                    return None;
                }
                elements.insert(index, value);
            }
            _ => return None,
        }
        Some(())
    }
    match change {
        Change::Add { path, value } => put(root, path, value.clone()).is_some(),
        Change::Remove { path } => take(root, path).is_some(),
        Change::Replace { path, value } => {
            let found = root.pointer_mut(path);
            found.map(|own| *own = value.clone()).is_some()
        }
        Change::Move { from, path } if from == path => root.pointer(from).is_some(),
        Change::Move { from, path } => {
            let value = take(root, from);
            value.and_then(|value| put(root, path, value)).is_some()
        }
    }
}

fn value() -> impl Strategy<Value = Value> {
    let text = prop_oneof![".{0,6}", "[a-c/~é\"\\\\\u{1}\n😀]{0,4}"];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_i32..9).prop_map(|n| Value::from(f64::from(n) / 2.0)),
        (-9_i32..9).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let members = prop::collection::vec(("[a-c~/é ]{0,2}", inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|own| Value::Object(own.into_iter().collect())),
        ]
    })
}

/// How a value is written: each choice is taken from `dice` in turn.
struct Scribe {
    dice: Vec<u8>,
    at: usize,
    newline: &'static str,
}

impl Scribe {
    fn roll(&mut self, sides: u8) -> u8 {
        self.at += 1;
        self.dice[self.at % self.dice.len()].wrapping_add(self.at as u8) % sides
    }

    fn blank(&mut self) -> &'static str {
        ["", "", " ", "  "][usize::from(self.roll(4))]
    }

    fn string(&mut self, text: &str) -> String {
        let mut out = String::from("\"");
        for char in text.chars() {
            match (char, self.roll(3)) {
                ('/', 0) => out.push_str("\\/"),
                (_, 0) => {
                    for unit in char.encode_utf16(&mut [0; 2]) {
                        out.push_str(&format!("\\u{unit:04X}"));
                    }
                }
                _ => out.push_str(json!(char.to_string()).to_string().trim_matches('"')),
            }
        }
        // A quotation mark at an end is trimmed with its fences.
        match serde_json::from_str::<String>(&format!("{out}\"")) {
            Ok(read) if read == text => out + "\"",
            _ => json!(text).to_string(),
        }
    }

    fn value(&mut self, value: &Value, depth: usize) -> String {
        let (open, close, items): (_, _, Vec<(Option<&String>, &Value)>) = match value {
            Value::Array(own) => ('[', ']', own.iter().map(|own| (None, own)).collect()),
            Value::Object(own) => {
                ('{', '}', own.iter().map(|(key, own)| (Some(key), own)).collect())
            }
            Value::String(text) => return self.string(text),
            other => return other.to_string(),
        };
        if items.is_empty() {
            return format!("{open}{}{close}", self.blank());
        }
        let is_tall = self.roll(2) == 0;
        let gap = |depth| format!("{}{}", self.newline, "   ".repeat(depth));
        let (inner, outer) = (gap(depth + 1), gap(depth));
        let mut out = String::from(open);
        for (index, (key, own)) in items.iter().enumerate() {
            if index > 0 {
                out.push_str(self.blank());
                out.push(',');
            }
            out.push_str(if is_tall { &inner } else { self.blank() });
            if let Some(key) = key {
                let key = self.string(key);
                out.push_str(&format!("{key}{}:{}", self.blank(), self.blank()));
            }
            out.push_str(&self.value(own, depth + 1));
        }
        out.push_str(if is_tall { &outer } else { self.blank() });
        out.push(close);
        out
    }
}

/// All pointers of a value.
fn pointers(value: &Value, at: &str, out: &mut Vec<String>) {
    out.push(at.to_owned());
    match value {
        Value::Array(own) => {
            for (index, own) in own.iter().enumerate() {
                pointers(own, &format!("{at}/{index}"), out);
            }
        }
        Value::Object(own) => {
            for (key, own) in own {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(own, &format!("{at}/{key}"), out);
            }
        }
        _ => {}
    }
}

/// A change that mostly leads somewhere, out of numbers.
fn change(root: &Value, (kind, a, b): (u8, usize, usize), value: &Value) -> Change {
    let mut all = vec![];
    pointers(root, "", &mut all);
    let some = |number: usize| all[number % all.len()].clone();
    let value = value.clone();
    let end = match kind / 4 % 4 {
        0 => some(b),
        1 => format!("{}/-", some(b)),
        2 => format!("{}/n", some(b)),
        _ => format!("{}/{}", some(b), a % 3),
    };
    match kind % 4 {
        0 => Change::Add { path: end, value },
        1 => Change::Remove { path: some(a) },
        2 => Change::Replace { path: some(a), value },
        _ => Change::Move { from: some(a), path: end },
    }
}

/// How many bytes two texts begin with, and end with behind that, in common.
fn common(a: &str, b: &str) -> usize {
    let head = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let rest = a.as_bytes()[head..].iter().rev().zip(b.as_bytes()[head..].iter().rev());
    head + rest.take_while(|(a, b)| a == b).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_text_means_what_the_changes_say(
        root in value(),
        dice in prop::collection::vec(any::<u8>(), 1..20),
        crlf in any::<bool>(),
        rolls in prop::collection::vec((any::<(u8, usize, usize)>(), value()), 1..5),
    ) {
        let newline = if crlf { "\r\n" } else { "\n" };
        let text = Scribe { dice, at: 0, newline }.value(&root, 0);
        prop_assert_eq!(&serde_json::from_str::<Value>(&text).unwrap(), &root);
        let (mut plain, mut list) = (root.clone(), vec![]);
        for (roll, value) in &rolls {
            let change = change(&plain, *roll, value);
            let mut next = plain.clone();
            let fits = apply(&mut next, &change);
            let prefix = matches!(&change, Change::Move { from, path }
                if path != from && format!("{path}/").starts_with(&format!("{from}/")));
            let one = amend(&text, &[list.clone(), vec![change.clone()]].concat());
            prop_assert_eq!(one.is_ok(), fits && !prefix, "{:?} of {}: {:?}", change, plain, one);
            if one.is_ok() {
                plain = next;
                list.push(change);
            }
        }
        let made = amend(&text, &list).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&made).unwrap(), plain, "{}", made);
    }

    #[test]
    fn what_is_not_touched_stays(
        root in value(),
        dice in prop::collection::vec(any::<u8>(), 1..20),
        roll in any::<(u8, usize, usize)>(),
        value in value(),
    ) {
        let text = Scribe { dice, at: 0, newline: "\n" }.value(&root, 0);
        match change(&root, roll, &value) {
            change @ Change::Add { .. } => {
                let Change::Add { path, .. } = &change else { unreachable!() };
                let Ok(made) = amend(&text, std::slice::from_ref(&change)) else { return Ok(()) };
                if root.pointer(path).is_some_and(|_| !path.ends_with(char::is_numeric)) {
                    return Ok(());
                }
                // `-` and the number behind the last mean the same.
                let (parent, last) = path.rsplit_once('/').unwrap_or_default();
                let len = root.pointer(parent).and_then(Value::as_array).map(Vec::len);
                let path = match (last, len) {
                    ("-", Some(len)) => format!("{parent}/{len}"),
                    _ => path.clone(),
                };
                if len.is_some() {
                    let back = amend(&made, &[Change::Remove { path }]).unwrap();
                    prop_assert_eq!(back, text);
                }
            }
            change @ Change::Remove { .. } => {
                if let Ok(made) = amend(&text, &[change]) {
                    prop_assert_eq!(common(&text, &made), made.len());
                }
            }
            Change::Replace { path, value } if !path.is_empty() => {
                let marks = amend(&text, &[Change::Replace { path: path.clone(), value: json!(123_456) }]);
                let marks = marks.unwrap();
                let made = amend(&text, &[Change::Replace { path, value }]).unwrap();
                let at = marks.find("123456").unwrap();
                let end = marks.len() - at - 6;
                prop_assert_eq!(&made[..at], &text[..at]);
                prop_assert_eq!(&made[made.len() - end..], &text[text.len() - end..]);
            }
            _ => {}
        }
    }

    #[test]
    fn the_same_value_changes_nothing(
        root in value(),
        dice in prop::collection::vec(any::<u8>(), 1..20),
    ) {
        let text = Scribe { dice, at: 0, newline: "\n" }.value(&root, 0);
        let mut all = vec![];
        pointers(&root, "", &mut all);
        for path in all {
            let value = root.pointer(&path).unwrap().clone();
            prop_assert_eq!(&amend(&text, &[Change::Replace { path, value }]).unwrap(), &text);
        }
    }

    #[test]
    fn any_text_and_any_pointer_are_taken(text in ".{0,40}", path in "[/~0-9a-]{0,8}") {
        let _ = amend(&text, &[Change::Remove { path: path.clone() }]);
        let _ = amend(r#"{"a": [[], {}], "0": "x"}"#, &[Change::Add { path, value: json!(text) }]);
    }
}

#[test]
fn many_strings_are_added_as_each_would_be_alone() {
    let texts = [
        "{\"a\": [\"x\", \"y\"]}",
        "{\n  \"a\": [\n    \"x\",\n    \"y\"\n  ],\n  \"b\": 1\n}\n",
        "{\"a\": [\"x\",\r\n \"y\" , \"z\"]}",
        "{\"a\":[]}",
        "{\n\t\"a\": [\n\n\t\t\"x\"\n\t]\n}",
        "{\"a\": {\"x\": 1}}",
    ];
    for text in texts {
        for first in 0..4 {
            let add = |number: usize| Change::Add {
                path: format!("/a/{}", first + number),
                value: json!(format!("é \"{number}\"")),
            };
            let changes: Vec<Change> = (0..5).map(add).collect();
            let mut alone = Ok(text.to_owned());
            for change in &changes {
                alone = alone.and_then(|own| amend(&own, std::slice::from_ref(change)));
            }
            let together = amend(text, &changes);
            assert_eq!(together.ok(), alone.ok(), "{text} from {first}");
        }
    }
}
