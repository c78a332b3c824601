//! The record as a template sees it: values that know where they come from. Printing one
//! puts its text into a slot; a member that the format knows but this record leaves out is
//! `none`, any other name is a mistake of the template.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, LazyLock};

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

use crate::model::SOURCE;
use crate::record::{self, Node};

/// Members whose strings are words of the format, not text: they are plain strings in a
/// template, so that `document.status == "draft"` works.
const WORDS: &[&str] = &[
    "align",
    "capacity",
    "classification",
    "countryOrder",
    "eventAttendanceMode",
    "groupBy",
    "headings",
    "kind",
    "letterKind",
    "marker",
    "mode",
    "numbering",
    "orientation",
    "outcome",
    "paragraphs",
    "signatoriesLayout",
    "signatoryOrder",
    "status",
    "terminator",
    "type",
    "verb",
    "visibility",
];

/// All members that the format has.
static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut names = BTreeSet::new();
    collect(&crate::model::schema(), &mut names);
    names
});

fn collect(schema: &serde_json::Value, names: &mut BTreeSet<String>) {
    match schema {
        serde_json::Value::Object(members) => {
            if let Some(serde_json::Value::Object(properties)) = members.get("properties")
            {
                names.extend(properties.keys().cloned());
            }
            members.values().for_each(|member| collect(member, names));
        }
        serde_json::Value::Array(list) => {
            list.iter().for_each(|item| collect(item, names))
        }
        _ => {}
    }
}

/// A part of the record.
#[derive(Clone)]
pub(super) struct Data(pub Arc<Node>);

impl Data {
    /// The member's name that this value stands under.
    pub fn key(&self) -> &str {
        self.0.origin.pointer.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it is a word of the format.
    fn is_word(&self) -> bool {
        let style = self.0.origin.pointer.rsplit('/').nth(1).unwrap_or_default();
        match self.key() {
            // The lead of a clause is text, that of a style says how leads look.
            "lead" => style.ends_with("Style"),
            key => WORDS.contains(&key),
        }
    }

    /// Whether it is a text: a string, a string per language, a placeholder.
    pub fn is_text(&self) -> bool {
        match &self.0.value {
            record::Value::String(_) => true,
            record::Value::Object(members) => {
                let mut strings = members.iter().filter(|(key, _)| *key != SOURCE);
                strings.all(|(_, member)| member.as_str().is_some())
                    && crate::model::looks_like_text(&self.0)
            }
            _ => false,
        }
    }
}

/// A part of the record as a template's value.
pub(super) fn value(node: &Arc<Node>) -> Value {
    let data = Data(Arc::clone(node));
    match &node.value {
        record::Value::Null => Value::from(()),
        record::Value::Bool(value) => Value::from(*value),
        record::Value::Number(number) => match number.parse::<i64>() {
            Ok(whole) => Value::from(whole),
            Err(_) => number.parse::<f64>().map_or(Value::from(()), Value::from),
        },
        record::Value::String(text) if data.is_word() => Value::from(text.clone()),
        _ => Value::from_object(data),
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.origin)
    }
}

impl Object for Data {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        match &self.0.value {
            record::Value::Array(_) => ObjectRepr::Seq,
            record::Value::Object(_) if !self.is_text() => ObjectRepr::Map,
            _ => ObjectRepr::Plain,
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        if let Some(index) = key.as_usize() {
            return self.0.elements().get(index).map(value);
        }
        let name = key.as_str().filter(|name| *name != SOURCE)?;
        match self.0.get(name) {
            Some(node) => Some(value(node)),
            None => (self.repr() == ObjectRepr::Map && KNOWN.contains(name))
                .then(|| Value::from(())),
        }
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        match &self.0.value {
            record::Value::Array(elements) => Enumerator::Seq(elements.len()),
            record::Value::Object(members) if !self.is_text() => Enumerator::Values(
                members.keys().map(|key| Value::from(key.as_str())).collect(),
            ),
            _ => Enumerator::NonEnumerable,
        }
    }

    fn is_true(self: &Arc<Self>) -> bool {
        match &self.0.value {
            record::Value::String(text) => !text.is_empty(),
            record::Value::Array(elements) => !elements.is_empty(),
            record::Value::Object(members) => !members.is_empty(),
            _ => true,
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.value {
            record::Value::String(text) => f.write_str(text),
            _ => f.write_str(&self.0.origin.to_string()),
        }
    }
}
