//! The paragraphs and rows of a text, and what is to be done at each of them.

use std::collections::BTreeMap;

use super::redline::{Added, Said};
use super::xml::{Element, Node};
use crate::diagnostic::is_within;

/// The paragraphs and rows of the text in their order, each with the values in it.
#[derive(Default)]
pub(super) struct Units {
    pub(super) list: Vec<Unit>,
}

pub(super) struct Unit {
    pub(super) is_row: bool,
    pub(super) spots: Vec<(String, String)>,
    pub(super) node: Element,
}

impl Unit {
    pub(super) fn is_within(&self, file: &str, pointer: &str) -> bool {
        let is_own = |own: &(String, String)| own.0 == file && is_within(&own.1, pointer);
        !self.spots.is_empty() && self.spots.iter().all(is_own)
    }
}

impl Units {
    /// The first and the last of the units that an element has.
    pub(super) fn of(
        &self,
        file: &str,
        pointer: &str,
        is_row: bool,
    ) -> Option<(usize, usize)> {
        let fits = |own: &Unit| own.is_row == is_row && own.is_within(file, pointer);
        Some((self.list.iter().position(fits)?, self.list.iter().rposition(fits)?))
    }
}

/// What is to be done at units.
#[derive(Default)]
pub(super) struct Plan {
    /// With how deep their lists stand: what is of an outer one comes first.
    pub(super) before: BTreeMap<usize, Vec<(usize, Node)>>,
    pub(super) behind: BTreeMap<usize, Vec<Node>>,
    /// Units that go, and by whom.
    pub(super) gone: BTreeMap<usize, String>,
    /// Paragraphs that flow into the next one, and by whom.
    pub(super) open: BTreeMap<usize, String>,
    /// Units that move, by whom, and the name of the move.
    pub(super) moved: BTreeMap<usize, (String, String)>,
}

/// What is said of a value or an element.
pub(super) fn said_of(file: &str, pointer: &str, author: &str, text: String) -> Said {
    let (file, pointer, author) =
        (file.to_owned(), pointer.to_owned(), author.to_owned());
    Said { file, pointer, author, text, ..Said::default() }
}

/// The properties of the paragraph of another element of a list, and of one within it.
pub(super) fn looks(
    new: &Added,
    near: Option<usize>,
    units: &Units,
    at: usize,
) -> (Option<Element>, Option<Element>) {
    let style = |unit: &Unit| unit.node.find("w:pPr").cloned();
    // The text of an element, and not what it holds.
    let is_text = |own: &&Unit| {
        let Some((file, pointer)) = own.spots.first() else { return false };
        let rest = pointer.strip_prefix(&new.list).and_then(|own| own.strip_prefix('/'));
        let Some(rest) = rest.filter(|_| !own.is_row && *file == new.file) else {
            return false;
        };
        let is_other = |part: &str| {
            part == "caption" || part.bytes().all(|own| own.is_ascii_digit())
        };
        !rest.split('/').skip(1).any(is_other)
    };
    let behind = near.map(|near| format!("{}/{near}", new.list));
    let is_near = |own: &&Unit| {
        behind.as_ref().is_some_and(|own_at| own.is_within(&new.file, own_at))
    };
    let texts = || units.list.iter().filter(is_text);
    let found = texts().find(is_near).or_else(|| texts().next());
    let own = found.and_then(style).or_else(|| style(&units.list[at]));
    let inner = units.list.iter().filter(|own| {
        let pointer = own.spots.first().map_or("", |own| &own.1);
        pointer.contains("/blocks/") && !pointer.contains("/items/") && !own.is_row
    });
    let inner = inner.map(style).next().flatten();
    (own.clone(), inner.or(own))
}
