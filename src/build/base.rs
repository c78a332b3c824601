//! The record and a document made of it come in; the part of the record that the document
//! shows goes out, for the way back from Word. What it does not show is not in there:
//! other documents, other languages, what `visibility` hides, facts that are not printed.
//!
//! One member per file, in it the values at their own JSON Pointers; an array has `null`
//! in the place of what is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound::{Excluded, Unbounded};
use std::sync::Arc;

use indexmap::IndexMap;
use serde_json::{Map, Value as Json};

use crate::diagnostic::{LanguageTag, Origin};
use crate::document::Document;
use crate::record::{Node, Value};

/// Fields that say what something is and not what it says: they stay where a neighbour
/// is shown, so that the parts of a document can be told apart on the way back.
const STRUCTURE: [&str; 3] = ["id", "type", "marker"];

/// The base record as JSON text; the same for the same input.
pub fn base(record: &Node, document: &Document) -> String {
    let mut shown = BTreeSet::new();
    document.data(&mut |datum| {
        shown.insert((&*datum.origin.file, &*datum.origin.pointer));
    });
    let languages = std::iter::once(&document.language).chain(&document.beside);
    let cutter = Cutter { shown, languages: languages.collect() };
    let mut files: BTreeMap<Arc<str>, Tree> = BTreeMap::new();
    let mut keep = |place: &Place, value: Json| {
        let tree = files.entry(Arc::clone(&place.file)).or_default();
        tree.insert(&place.path, value);
    };
    let mut root = Place { file: Arc::clone(&record.origin.file), path: vec![] };
    cutter.cut(record, &mut root, &mut keep);
    let files = files.into_iter().map(|(file, tree)| (file.to_string(), tree.json()));
    Json::Object(files.collect()).to_string()
}

struct Cutter<'a> {
    /// File and pointer of every value that the document shows.
    shown: BTreeSet<(&'a str, &'a str)>,
    /// One, or two that stand side by side.
    languages: Vec<&'a LanguageTag>,
}

/// Where a value stands in its own file.
struct Place {
    file: Arc<str>,
    path: Vec<Step>,
}

#[derive(Clone, PartialEq)]
enum Step {
    Member(String),
    Element(usize),
}

impl Cutter<'_> {
    /// Keeps what is shown of a value; says whether that was anything.
    fn cut(
        &self,
        node: &Node,
        place: &mut Place,
        keep: &mut dyn FnMut(&Place, Json),
    ) -> bool {
        let is_shown = self.shown.contains(&(&*node.origin.file, &*node.origin.pointer));
        if let Some(value) = scalar(node).filter(|_| is_shown) {
            keep(place, value);
            return true;
        }
        let mut found = false;
        let languages = self.languages.iter().filter(|_| is_shown);
        for (key, text) in languages.filter_map(|own| text(node, own)) {
            place.within(Step::Member(key.to_owned()), |at| keep(at, Json::from(text)));
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
        self.shown.contains(&(&*origin.file, &*origin.pointer))
            || self.below(origin).next().is_some()
    }

    /// What is shown below a value, by what follows its pointer.
    fn below<'s>(&'s self, origin: &'s Origin) -> impl Iterator<Item = &'s str> {
        let (file, pointer) = (&*origin.file, &*origin.pointer);
        let rest = self.shown.range((Excluded((file, pointer)), Unbounded));
        rest.map_while(move |(own, other)| {
            (*own == file).then(|| other.strip_prefix(pointer)).flatten()
        })
        .filter_map(|rest| rest.strip_prefix('/'))
    }

    /// Which elements of an array are shown or hold what is.
    fn elements(&self, node: &Node) -> BTreeSet<usize> {
        match node.elements() {
            [] => BTreeSet::new(),
            _ => self
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

impl Place {
    /// Work at what stands one step within.
    fn within<T>(&mut self, step: Step, work: impl FnOnce(&mut Self) -> T) -> T {
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
        key: &str,
        member: &Node,
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let Origin { file, pointer, .. } = &member.origin;
        let unescape = |part: &str| part.replace("~1", "/").replace("~0", "~");
        let rest = pointer.strip_prefix(&*parent.origin.pointer);
        let rest = rest.filter(|_| *file == parent.origin.file);
        let rest = rest.and_then(|rest| rest.strip_prefix('/'));
        let is_key = |rest: &str| rest == key || unescape(rest) == key;
        if rest.is_some_and(|rest| !rest.contains('/') && is_key(rest)) {
            return self.within(Step::Member(key.to_owned()), work);
        }
        let path = pointer.split('/').skip(1).map(|part| Step::Member(unescape(part)));
        work(&mut Self { file: Arc::clone(file), path: path.collect() })
    }
}

fn is_structure(key: &str) -> bool {
    STRUCTURE.contains(&key)
}

fn scalar(node: &Node) -> Option<Json> {
    Some(match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(text) => serde_json::from_str(text).unwrap_or(Json::Null),
        Value::String(text) => Json::String(text.clone()),
        Value::Array(_) | Value::Object(_) => return None,
    })
}

/// A file's values being put together.
#[derive(Default)]
enum Tree {
    #[default]
    Nothing,
    Leaf(Json),
    Object(IndexMap<String, Self>),
    Array(BTreeMap<usize, Self>),
}

impl Tree {
    fn insert(&mut self, path: &[Step], value: Json) {
        match path {
            [] => *self = Self::Leaf(value),
            [Step::Member(key), rest @ ..] => {
                if !matches!(self, Self::Object(_)) {
                    *self = Self::Object(IndexMap::new());
                }
                if let Self::Object(members) = self {
                    members.entry(key.clone()).or_default().insert(rest, value);
                }
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

    fn json(self) -> Json {
        match self {
            Self::Nothing => Json::Null,
            Self::Leaf(value) => value,
            Self::Object(members) => {
                let members = members.into_iter().map(|(key, tree)| (key, tree.json()));
                Json::Object(members.collect::<Map<_, _>>())
            }
            Self::Array(elements) => {
                let length = elements.last_key_value().map_or(0, |(last, _)| last + 1);
                let mut array = vec![Json::Null; length];
                for (index, tree) in elements {
                    array[index] = tree.json();
                }
                Json::Array(array)
            }
        }
    }
}
