//! The bytes of a Word file come in; where it says something else than it was sent with goes
//! out: values of the record, elements of lists, and text that is no value's. `returned`
//! reads it; nothing is taken back here.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::parity::word::{Away, Package};
use crate::returned::{After, Element, Entry, List, Reading, Returned};

/// What became of a Word file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    /// How many fields there are.
    pub fields: usize,
    pub changes: Vec<Change>,
    /// What is other between the fields.
    pub beside: Vec<Beside>,
    /// Text that is there and is shown as if it were not.
    pub away: Vec<Away>,
    /// What acts in it, or is fetched from elsewhere.
    pub actions: Vec<String>,
    /// Whether somebody tracks changes in it that are not taken or left yet.
    pub is_tracked: bool,
}

impl Edited {
    /// Whether it says all that it was sent with, and nothing else.
    pub fn is_as_sent(&self) -> bool {
        let others = self.beside.len() + self.away.len() + self.actions.len();
        self.changes.is_empty() && others == 0
    }
}

/// A value of the record that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file and pointer of the value.
    pub file: String,
    pub pointer: String,
    /// None where it is a new element of a list.
    pub before: Option<String>,
    /// None where it is gone.
    pub now: Option<String>,
}

/// Text that is no value of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// None where it is new.
    pub before: Option<String>,
    /// None where it is gone.
    pub now: Option<String>,
}

/// What somebody changed in a Word file, as it reads with all tracked changes taken; nothing
/// where it carries no record.
///
/// # Errors
///
/// Where the file cannot be read, or the record in it is not the one that it was made with.
pub fn edits(name: &str, bytes: &[u8]) -> Result<Option<Edited>, Diagnostic> {
    let Some(returned) = Returned::known(name, bytes, None)? else { return Ok(None) };
    let reading = returned.reading(&|_| true);
    let package = Package::new(bytes);
    let away = package.as_ref().map(Package::away).unwrap_or_default();
    let actions = package.and_then(|own| own.actions());
    let unread = |_| vec!["what cannot be looked into".to_owned()];
    let Reading { fields, lists, fixed, homeless, notes, account: _ } = &reading;
    let mut out = Edited {
        fields: returned.values().count(),
        actions: actions.map_or_else(unread, |own| own.into_iter().collect()),
        away,
        is_tracked: returned.revisions.iter().next().is_some(),
        ..Edited::default()
    };
    for own in fields {
        let now = match &own.after {
            After::Text(text) => Some(text.clone()),
            After::Gone => None,
        };
        let before = Some(own.before.clone());
        let (file, pointer) = (own.file.clone(), own.pointer.clone());
        out.changes.push(Change { file, pointer, before, now });
    }
    for list in lists {
        elements(list, &returned, &mut out.changes);
    }
    for own in fixed.iter().filter(|own| !is_doubled(&own.before, &own.after)) {
        let (before, now) = (said(&own.before), said(&own.after));
        match own.computed.clone() {
            // A date that was printed in words, say.
            Some((file, pointer)) => {
                out.changes.push(Change { file, pointer, before, now });
            }
            None => out.beside.push(Beside { before, now }),
        }
    }
    let new =
        homeless.iter().map(|own| &own.text).chain(notes.iter().map(|own| &own.text));
    out.beside.extend(new.map(|text| Beside { before: None, now: said(text) }));
    Ok(Some(out))
}

/// Whether a text is the sign of a note twice: LibreOffice 7 so saves what it prints so.
fn is_doubled(before: &str, after: &str) -> bool {
    !before.contains(char::is_alphanumeric) && after == before.repeat(2)
}

/// A text, if it says anything.
fn said(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.trim().is_empty())
}

/// What is new in a list, gone from it, or stands elsewhere.
fn elements(list: &List, returned: &Returned, out: &mut Vec<Change>) {
    let List { file, pointer, shown, entries, .. } = list;
    let change = |pointer: String, before, now| Change {
        file: file.clone(),
        pointer,
        before,
        now,
    };
    let kept: Vec<usize> = entries.iter().filter_map(Entry::kept).collect();
    for index in shown.iter().filter(|index| !kept.contains(index)) {
        let place = format!("{pointer}/{index}");
        let before = returned.draft.at(file, &place).map(text);
        out.push(change(place, before, None));
    }
    for entry in entries {
        if let Element::New { text, .. } = &entry.element {
            out.push(change(pointer.clone(), None, Some(text.clone())));
        }
    }
    if !kept.is_sorted() {
        let told = |list: &[usize]| {
            let numbers = list.iter().map(|index| (index + 1).to_string());
            format!("in the order {}", numbers.collect::<Vec<_>>().join(", "))
        };
        let mut before = kept.clone();
        before.sort_unstable();
        out.push(change(pointer.clone(), Some(told(&before)), Some(told(&kept))));
    }
}

/// A value as people read it.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(members) => {
            members.values().map(text).collect::<Vec<_>>().join(" ")
        }
        Value::Array(list) => list.iter().map(text).collect::<Vec<_>>().join(" "),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_doubled;

    #[test]
    fn only_signs_may_stand_twice() {
        assert!(is_doubled("*", "**"));
        assert!(is_doubled("**", "****"));
        assert!(!is_doubled("*", "***"));
        assert!(!is_doubled("1", "11"));
        assert!(!is_doubled("no", "nono"));
    }
}
