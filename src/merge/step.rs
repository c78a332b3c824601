//! A list as it is and as it is to be → the changes that lead there; and where a value
//! stands after them.

use serde_json::Value as Json;

use crate::amend::Change;
use crate::diff::list::rising;

/// What an element of the list that comes out is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    /// An element of the record as it is now.
    Own(usize),
    New(Json),
}

impl Target {
    /// The index of an element that is there.
    pub(super) fn own(&self) -> Option<usize> {
        match self {
            Self::Own(index) => Some(*index),
            Self::New(_) => None,
        }
    }
}

/// What to do so that a list has these elements: those that go, from the last; those that
/// move, each once; those that are new, from the first.
pub(super) fn steps(list: &str, len: usize, target: &[Target]) -> Vec<Change> {
    let kept: Vec<usize> = target
        .iter()
        .filter_map(|own| match own {
            Target::Own(index) => Some(*index),
            Target::New(_) => None,
        })
        .collect();
    let mut out = vec![];
    let mut work: Vec<usize> = (0..len).collect();
    for index in (0..len).rev() {
        if !kept.contains(&index) {
            work.remove(index);
            out.push(Change::Remove { path: format!("{list}/{index}") });
        }
    }
    let fixed = rising(&kept);
    for (at, index) in kept.iter().enumerate() {
        if fixed.contains(index) {
            continue;
        }
        let from = work.iter().position(|own| own == index).expect("it is kept");
        work.remove(from);
        let before = at.checked_sub(1).map(|at| kept[at]);
        let to = before.map_or(0, |before| {
            work.iter().position(|own| *own == before).map_or(0, |own| own + 1)
        });
        work.insert(to, *index);
        if from != to {
            let (from, path) = (format!("{list}/{from}"), format!("{list}/{to}"));
            out.push(Change::Move { from, path });
        }
    }
    for (at, own) in target.iter().enumerate() {
        if let Target::New(value) = own {
            out.push(Change::Add { path: format!("{list}/{at}"), value: value.clone() });
        }
    }
    out
}

/// Where a value stands after a change; of an element that goes, the list.
pub(super) fn after(pointer: &str, change: &Change) -> String {
    match change {
        Change::Replace { .. } => pointer.to_owned(),
        Change::Remove { path } => without(pointer, path).unwrap_or_else(|| {
            element(path).map_or(path.as_str(), |own| own.0).to_owned()
        }),
        Change::Add { path, .. } => with(pointer, path),
        Change::Move { from, path } => match without(pointer, from) {
            Some(pointer) => with(&pointer, path),
            None => format!("{path}{}", &pointer[from.len()..]),
        },
    }
}

/// The list and the index that a pointer ends with.
pub(super) fn element(path: &str) -> Option<(&str, usize)> {
    let (list, index) = path.rsplit_once('/')?;
    Some((list, index.parse().ok()?))
}

/// The index of the element of a list that a pointer leads to or into, and what follows.
pub(super) fn within<'a>(pointer: &'a str, list: &str) -> Option<(usize, &'a str)> {
    let rest = pointer.strip_prefix(list)?.strip_prefix('/')?;
    let end = rest.find('/').unwrap_or(rest.len());
    Some((rest[..end].parse().ok()?, &rest[end..]))
}

/// A pointer when an element has gone; nothing if it went with it.
fn without(pointer: &str, path: &str) -> Option<String> {
    let found = element(path).and_then(|(list, gone)| {
        let (index, rest) = within(pointer, list)?;
        Some((list, gone, index, rest))
    });
    match found {
        Some((_, gone, index, _)) if index == gone => None,
        Some((list, gone, index, rest)) if index > gone => {
            Some(format!("{list}/{}{rest}", index - 1))
        }
        _ => Some(pointer.to_owned()),
    }
}

/// A pointer when an element has come.
fn with(pointer: &str, path: &str) -> String {
    let found = element(path).and_then(|(list, new)| {
        let (index, rest) = within(pointer, list)?;
        (index >= new).then(|| format!("{list}/{}{rest}", index + 1))
    });
    found.unwrap_or_else(|| pointer.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn follow(pointer: &str, changes: &[Change]) -> String {
        changes.iter().fold(pointer.to_owned(), |at, change| after(&at, change))
    }

    #[test]
    fn a_value_is_where_the_changes_before_it_leave_it() {
        let new = Json::Null;
        let target = [
            Target::New(new.clone()),
            Target::Own(3),
            Target::Own(0),
            Target::New(new),
            Target::Own(2),
        ];
        let changes = steps("/body", 4, &target);
        assert_eq!(follow("/body/0/text", &changes), "/body/2/text");
        assert_eq!(follow("/body/1/text", &changes), "/body");
        assert_eq!(follow("/body/2", &changes), "/body/4");
        assert_eq!(follow("/body/3", &changes), "/body/1");
        assert_eq!(follow("/bodywork/3", &changes), "/bodywork/3");
        assert_eq!(follow("/title", &changes), "/title");
    }
}
