//! What a job was made from before and is made from now comes in; why it has to be made
//! goes out, in words.

use std::collections::BTreeMap;
use std::fmt;

use super::manifest::Inputs;

/// Why files are not, or may not be, as they would be made now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A file is not there.
    Missing(String),
    /// A file has other bytes than were written.
    Altered(String),
    /// What they are made from is another.
    Changed(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "`{path}` is missing"),
            Self::Altered(path) => write!(f, "`{path}` is not what was made"),
            Self::Changed(words) => f.write_str(words),
        }
    }
}

/// What a job was made from, and what of it is a copy's own.
type Sources<'a> = (&'a Inputs, Option<&'a BTreeMap<String, String>>);

/// What is another than before, in words.
pub(super) fn changes(
    before: Option<Sources<'_>>,
    (now, own): Sources<'_>,
) -> Vec<String> {
    let Some((before, own_before)) = before else {
        return vec!["it was not made before".to_owned()];
    };
    let mut out = vec![];
    if before.options != now.options {
        let [before, now] = [before, now].map(|own| own.options.as_str());
        out.push(format!("the options changed from `{before}` to `{now}`"));
    }
    let facts = [
        ("the program is another version", &before.program, &now.program),
        ("templates changed", &before.templates, &now.templates),
        ("the fonts changed", &before.fonts, &now.fonts),
    ];
    for (words, before, now) in facts {
        if before != now {
            out.push(words.to_owned());
        }
    }
    differences(&before.values, &now.values, &mut out);
    let none = BTreeMap::new();
    differences(own_before.unwrap_or(&none), own.unwrap_or(&none), &mut out);
    if out.is_empty() {
        out.push("another part of what it is made from changed".to_owned());
    }
    out
}

/// Values that are others, by their names.
fn differences(
    before: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
    out: &mut Vec<String>,
) {
    for (place, hash) in now {
        match before.get(place) {
            None => out.push(format!("`{}` is new", name(place))),
            Some(own) if own != hash => out.push(format!("`{}` changed", name(place))),
            Some(_) => {}
        }
    }
    for place in before.keys().filter(|place| !now.contains_key(*place)) {
        out.push(format!("`{}` is gone", name(place)));
    }
}

/// A pointer as people write it: `meeting.endDate`, `documents.0.subject.en`.
fn name(place: &str) -> String {
    let (file, pointer) = place.split_once('#').unwrap_or(("", place));
    let path = pointer.trim_start_matches('/').replace('/', ".");
    let path = path.replace("~1", "/").replace("~0", "~");
    if file.is_empty() { path } else { format!("{file}: {path}") }
}
