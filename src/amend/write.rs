//! A value comes in, and the text of a value to write it like; its own text goes out.

use serde_json::Value;

use super::scan::{Container, Item, container};
use super::string;
use super::style::{Style, indent};

/// Writes values into one place.
pub(super) struct Writer<'a> {
    pub(super) text: &'a str,
    pub(super) style: &'a Style,
    /// One step of indentation at this place.
    pub(super) unit: &'a str,
}

/// How objects and lists are broken where there is nothing to write them like.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Shape {
    Tall,
    Flat,
}

impl Writer<'_> {
    /// The text of a value whose line begins with `indent`; like the value that starts at
    /// `model`, if there is one.
    pub(super) fn value(
        &self,
        value: &Value,
        indent: &str,
        model: Option<usize>,
        shape: Shape,
    ) -> String {
        let items: Vec<(Option<&str>, &Value)> = match value {
            Value::String(text) => return string::write(text, self.style.ascii),
            Value::Array(elements) => elements.iter().map(|own| (None, own)).collect(),
            Value::Object(members) => {
                members.iter().map(|(key, own)| (Some(&**key), own)).collect()
            }
            _ => return value.to_string(),
        };
        let is_object = value.is_object();
        let (open, close) = if is_object { ('{', '}') } else { ('[', ']') };
        if items.is_empty() {
            return format!("{open}{close}");
        }
        let model = model
            .and_then(|at| container(self.text, at))
            .filter(|own| own.is_object == is_object && !own.items.is_empty());
        let shape = model.as_ref().map_or(shape, |own| match own.is_tall(self.text) {
            true => Shape::Tall,
            false => Shape::Flat,
        });
        let inner = format!("{indent}{}", self.unit);
        let broken = |indent: &str| format!("{}{indent}", self.style.newline);
        let (head, separator, tail) = match (shape, &model) {
            (Shape::Tall, _) => {
                (broken(&inner), format!(",{}", broken(&inner)), broken(indent))
            }
            (Shape::Flat, Some(own)) => (
                own.head(self.text).to_owned(),
                self.flat_separator(own),
                own.tail(self.text).to_owned(),
            ),
            (Shape::Flat, None) => {
                let pad = if is_object { &self.style.brace } else { &self.style.bracket };
                (pad.clone(), self.style.comma.clone(), pad.clone())
            }
        };
        let written: Vec<String> = items
            .iter()
            .map(|(key, own)| {
                let model = model.as_ref().and_then(|all| self.like(all, *key, own));
                let text = self.value(own, &inner, model, shape);
                match key {
                    Some(key) => format!("{}{text}", self.key(key)),
                    None => text,
                }
            })
            .collect();
        format!("{open}{head}{}{tail}{close}", written.join(&separator))
    }

    /// A name and what leads to its value.
    fn key(&self, key: &str) -> String {
        format!("{}{}", string::write(key, self.style.ascii), self.style.colon)
    }

    fn flat_separator(&self, model: &Container) -> String {
        match model.items.len() {
            1 => self.style.comma.clone(),
            _ => model.separator(self.text, 0).to_owned(),
        }
    }

    /// The item of `model` to write a value like: of the same name, or of the same type.
    fn like(&self, model: &Container, key: Option<&str>, value: &Value) -> Option<usize> {
        let same = |own: &&Item| match key {
            Some(key) => own.name(self.text).as_deref() == Some(key),
            None => alike(self.text, own.value.start, value),
        };
        model.items.iter().find(same).map(|own| own.value.start)
    }
}

/// Whether the value that starts at `at` is of the same type, and shows how it is broken.
pub(super) fn alike(text: &str, at: usize, value: &Value) -> bool {
    let shows = container(text, at).map(|own| (own.is_object, own.items.is_empty()));
    match value {
        Value::Object(_) => shows == Some((true, false)),
        Value::Array(_) => shows == Some((false, false)),
        _ => false,
    }
}

/// `raw`, a value that stood on a line with the blanks `old` before it, for a line with
/// the blanks `new`.
pub(super) fn reindent(raw: &str, old: &str, new: &str) -> String {
    // A string of JSON holds no raw line end, so every one is between values.
    let mut lines = raw.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        match line.strip_prefix(old) {
            Some(rest) => {
                out.push_str(new);
                out.push_str(rest);
            }
            None => out.push_str(line),
        }
    }
    out
}

/// One step of indentation where the items of a list or an object stand.
pub(super) fn unit<'t>(text: &'t str, own: &Container) -> Option<&'t str> {
    let first = own.items.first().filter(|_| own.is_tall(text))?;
    let inner = indent(text, first.start());
    inner.strip_prefix(indent(text, own.open)).filter(|unit| !unit.is_empty())
}
