//! The record and a document made of it come in; the part of the record that the document
//! shows goes out, for the way back from Word. What it does not show is not in there:
//! other documents, other languages, what `visibility` hides, facts that are not printed.
//!
//! One member per file, in it the values at their own JSON Pointers; an array has `null`
//! in the place of what is left out.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::ser::{Serialize, Serializer};

use super::cut::Cut;
use super::shown::Shown;
use crate::diagnostic::{LanguageTag, Origin};
use crate::record::{Node, Value};

/// Fields that say what something is and not what it says: they stay where a neighbour
/// is shown, so that the parts of a document can be told apart on the way back.
const STRUCTURE: [&str; 3] = ["id", "type", "marker"];

/// The base record as JSON text; the same for the same input.
pub fn base<'r>(record: &'r Node, shown: &Shown<'_>) -> String {
    let document = shown.document;
    let languages = std::iter::once(&document.language).chain(&document.beside);
    let cutter = Cutter { shown, languages: languages.collect() };
    let mut files: BTreeMap<&str, Tree<'r>> = BTreeMap::new();
    let mut keep = |place: &Place<'r>, value: Cut<'r>| {
        files.entry(place.file).or_default().insert(&place.path, value);
    };
    let mut root = Place { file: &record.origin.file, path: vec![] };
    cutter.cut(record, &mut root, &mut keep);
    serde_json::to_string(&files).expect("a record is plain JSON")
}

struct Cutter<'a> {
    shown: &'a Shown<'a>,
    /// One, or two that stand side by side.
    languages: Vec<&'a LanguageTag>,
}

/// Where a value stands in its own file.
struct Place<'r> {
    file: &'r str,
    path: Vec<Step<'r>>,
}

#[derive(Clone, PartialEq)]
enum Step<'r> {
    Member(Cow<'r, str>),
    Element(usize),
}

impl Cutter<'_> {
    /// Keeps what is shown of a value; says whether that was anything.
    fn cut<'r>(
        &self,
        node: &'r Node,
        place: &mut Place<'r>,
        keep: &mut dyn FnMut(&Place<'r>, Cut<'r>),
    ) -> bool {
        let is_shown = self.shown.has(&node.origin);
        if let Some(value) = scalar(node).filter(|_| is_shown) {
            keep(place, value);
            return true;
        }
        let mut found = false;
        let languages = self.languages.iter().filter(|_| is_shown);
        for (key, text) in languages.filter_map(|own| text(node, own)) {
            place.within(Step::Member(key.into()), |at| keep(at, Cut::Text(text.into())));
            found = true;
        }
        if found {
            return true;
        }
        for index in self.elements(node) {
            let Some(element) = node.elements().get(index) else { continue };
            found |= place.within(Step::Element(index), |at| self.cut(element, at, keep));
        }
        // Members of the record's own members may be of other files; all below them is
        // where its pointer says: so what is not shown is not walked.
        let is_whole = !place.path.is_empty();
        for (key, member) in node.members() {
            if !is_whole || self.is_shown(&member.origin) {
                found |= place.member(node, key, member, |at| self.cut(member, at, keep));
            }
        }
        if found {
            for (key, member) in node.members().filter(|(key, _)| is_structure(key)) {
                if let Some(value) = scalar(member) {
                    place.member(node, key, member, |at| keep(at, value));
                }
            }
        }
        found
    }

    /// Whether the document shows a value, or something below it.
    fn is_shown(&self, origin: &Origin) -> bool {
        self.shown.has(origin) || self.shown.below(origin).next().is_some()
    }

    /// Which elements of an array are shown or hold what is.
    fn elements(&self, node: &Node) -> BTreeSet<usize> {
        match node.elements() {
            [] => BTreeSet::new(),
            _ => self
                .shown
                .below(&node.origin)
                .filter_map(|rest| rest.split('/').next()?.parse().ok())
                .collect(),
        }
    }
}

/// The string that is read of a text in several languages, or of a placeholder.
fn text<'n>(node: &'n Node, language: &LanguageTag) -> Option<(&'n str, &'n str)> {
    let same = |key: &str| LanguageTag::new(key).is_some_and(|t| t == *language);
    let near = |key: &str| {
        LanguageTag::new(key).is_some_and(|t| t.language() == language.language())
    };
    let find = |fits: &dyn Fn(&str) -> bool| {
        let (key, member) = node.members().find(|(key, _)| fits(key))?;
        Some((key, member.as_str()?))
    };
    find(&|key| key == "placeholder").or_else(|| find(&same)).or_else(|| find(&near))
}

impl<'r> Place<'r> {
    /// Work at what stands one step within.
    fn within<T>(&mut self, step: Step<'r>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let done = work(self);
        self.path.pop();
        done
    }

    /// Work at a member: below its object, or, where it was taken in from another file,
    /// where that has it (only members of objects of objects are taken in).
    fn member<T>(
        &mut self,
        parent: &Node,
        key: &'r str,
        member: &'r Node,
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let Origin { file, pointer, .. } = &member.origin;
        let rest = pointer.strip_prefix(&*parent.origin.pointer);
        let rest = rest.filter(|_| *file == parent.origin.file);
        let rest = rest.and_then(|rest| rest.strip_prefix('/'));
        let is_key = |rest: &str| rest == key || unescape(rest) == key;
        if rest.is_some_and(|rest| !rest.contains('/') && is_key(rest)) {
            return self.within(Step::Member(key.into()), work);
        }
        let path = pointer.split('/').skip(1).map(|part| Step::Member(unescape(part)));
        work(&mut Self { file, path: path.collect() })
    }
}

/// A part of a JSON Pointer as a name (RFC 6901, section 4).
fn unescape(part: &str) -> Cow<'_, str> {
    match part.contains('~') {
        true => Cow::Owned(part.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(part),
    }
}

fn is_structure(key: &str) -> bool {
    STRUCTURE.contains(&key)
}

fn scalar(node: &Node) -> Option<Cut<'_>> {
    match &node.value {
        Value::String(text) => Some(Cut::Text(text.into())),
        Value::Array(_) | Value::Object(_) => None,
        other => Some(Cut::Value(other)),
    }
}

/// A file's values being put together.
#[derive(Default)]
enum Tree<'r> {
    #[default]
    Nothing,
    Leaf(Cut<'r>),
    Object(Vec<(Cow<'r, str>, Self)>),
    Array(BTreeMap<usize, Self>),
}

impl<'r> Tree<'r> {
    fn insert(&mut self, path: &[Step<'r>], value: Cut<'r>) {
        match path {
            [] => *self = Self::Leaf(value),
            [Step::Member(key), rest @ ..] => {
                if !matches!(self, Self::Object(_)) {
                    *self = Self::Object(vec![]);
                }
                let Self::Object(members) = self else { return };
                // Most are of the member that came last.
                let known = members.iter().rposition(|(own, _)| own == key);
                let at = known.unwrap_or_else(|| {
                    members.push((key.clone(), Self::Nothing));
                    members.len() - 1
                });
                members[at].1.insert(rest, value);
            }
            [Step::Element(index), rest @ ..] => {
                if !matches!(self, Self::Array(_)) {
                    *self = Self::Array(BTreeMap::new());
                }
                if let Self::Array(elements) = self {
                    elements.entry(*index).or_default().insert(rest, value);
                }
            }
        }
    }
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => serializer.serialize_unit(),
            Self::Leaf(value) => value.serialize(serializer),
            Self::Object(members) => {
                serializer.collect_map(members.iter().map(|(key, tree)| (key, tree)))
            }
            Self::Array(elements) => {
                let length = elements.last_key_value().map_or(0, |(last, _)| last + 1);
                serializer.collect_seq((0..length).map(|index| elements.get(&index)))
            }
        }
    }
}
