//! The text of a JSON file and a list of changes come in; the changed text goes out. All
//! that no change touches stays byte for byte: order, indentation, line ends, the form of
//! numbers, how a string is escaped. What is new is written as its neighbours are.
//!
//! Changes are those of RFC 6902, one after the other; a pointer is that of RFC 6901 in
//! the text as the changes before it have left it. Opens no file and knows no field.

mod pointer;
mod replace;
mod scan;
mod splice;
mod string;
mod style;
mod write;

use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use pointer::Pointer;
use splice::Splicer;

/// One change, in JSON as in RFC 6902.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Change {
    /// A new element before the one at `path` (`-` for the end), or a member; a member that
    /// is there is replaced.
    Add { path: String, value: Value },
    /// The value goes, and with it the member or the element.
    Remove { path: String },
    /// Another value; where it is an object or a list, what stays the same in it stays.
    Replace { path: String, value: Value },
    /// The value at `from` goes, and is added at `path`.
    Move { from: String, path: String },
}

/// Why a text could not be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Which of the changes; `None` where the text itself is no JSON.
    pub change: Option<usize>,
    /// The pointer that leads nowhere.
    pub pointer: String,
    /// Lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.change {
            Some(change) => {
                write!(f, "change {} at `{}`: {}", change + 1, self.pointer, self.message)
            }
            None => f.write_str(&self.message),
        }
    }
}

impl std::error::Error for Mistake {}

/// Applies the changes in their order; all or none. A byte-order mark stays where it is.
pub fn amend(text: &str, changes: &[Change]) -> Result<String, Mistake> {
    let json = text.trim_start_matches('\u{FEFF}');
    if let Err(error) = serde_json::from_str::<IgnoredAny>(json) {
        let message = format!("not JSON: {error}");
        return Err(Mistake { change: None, pointer: String::new(), message });
    }
    let mut splicer = Splicer::new(json);
    let mut index = 0;
    while let Some(change) = changes.get(index) {
        apply(&mut splicer, change).map_err(|(pointer, message)| Mistake {
            change: Some(index),
            pointer: pointer.to_owned(),
            message,
        })?;
        index += 1;
        let more = following(&changes[index - 1..]);
        if let Ok(pointer) = Pointer::new(change.path())
            && splicer.add_behind(&pointer, &more)
        {
            index += more.len();
        }
    }
    let mark = &text[..text.len() - json.len()];
    Ok(format!("{mark}{}", splicer.text))
}

/// Of the strings that changes add to a list one behind the other, those behind the first:
/// they are put in together, as each alone would mean to read all before it again.
fn following(changes: &[Change]) -> Vec<&str> {
    let place = |change: &Change| -> Option<(String, usize)> {
        let Change::Add { path, value: Value::String(_) } = change else { return None };
        let (list, own) = path.rsplit_once('/')?;
        Some((list.to_owned(), pointer::index(own)?))
    };
    let Some((list, first)) = changes.first().and_then(place) else { return vec![] };
    let rest = changes.iter().enumerate().skip(1);
    rest.map_while(|(number, own)| match own {
        Change::Add { value: Value::String(text), .. } => {
            (place(own)? == (list.clone(), first + number)).then_some(text.as_str())
        }
        _ => None,
    })
    .collect()
}

fn apply<'a>(splicer: &mut Splicer, change: &'a Change) -> Result<(), (&'a str, String)> {
    let read = |path: &'a str| Pointer::new(path).map_err(|message| (path, message));
    match change {
        Change::Add { path, value } => splicer.add(&read(path)?, value),
        Change::Remove { path } => splicer.remove(&read(path)?),
        Change::Replace { path, value } => splicer.replace(&read(path)?, value),
        Change::Move { from, path } => {
            let (start, end) = (read(from)?, read(path)?);
            if from == path {
                return splicer.find(&start).map(|_| ()).map_err(|m| (&**from, m));
            }
            if end.0.starts_with(&start.0) {
                return Err((path, format!("it is within `{from}`, which moves")));
            }
            let raw = splicer.take(&start).map_err(|message| (&**from, message))?;
            return splicer.put(&end, raw).map_err(|message| (&**path, message));
        }
    }
    .map_err(|message| (change.path(), message))
}

impl Change {
    fn path(&self) -> &str {
        match self {
            Self::Add { path, .. }
            | Self::Remove { path }
            | Self::Replace { path, .. }
            | Self::Move { path, .. } => path,
        }
    }
}
