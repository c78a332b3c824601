//! The places of a text that changes touch, and what is put there.

use serde_json::Value;

use super::pointer::{Pointer, index};
use super::scan::{Container, Item, container, skip_space, value_end};
use super::string;
use super::style::{Style, indent};
use super::write::{Shape, Writer, alike, reindent, unit};

/// A text under change, and how its file writes.
pub(super) struct Splicer {
    pub(super) text: String,
    pub(super) style: Style,
}

/// What is put in: a value, or the text of one with the blanks its line began with.
pub(super) enum New<'a> {
    Value(&'a Value),
    Raw(Raw),
}

/// The text of a value that was taken out.
pub(super) struct Raw {
    pub(super) text: String,
    pub(super) indent: String,
}

pub(super) type Done = Result<(), String>;

impl Splicer {
    pub(super) fn new(text: &str) -> Self {
        Self { text: text.to_owned(), style: Style::new(text) }
    }

    /// Where the value at a pointer starts.
    pub(super) fn find(&self, pointer: &Pointer) -> Result<usize, String> {
        self.walk(&pointer.0)
    }

    fn walk(&self, names: &[String]) -> Result<usize, String> {
        let mut at = skip_space(&self.text, 0);
        for name in names {
            let own = self.container(at)?;
            let item = self.item(&own, name)?;
            at = own.items[item].value.start;
        }
        Ok(at)
    }

    pub(super) fn container(&self, at: usize) -> Result<Container, String> {
        let none = || "it leads into a value that has no parts".to_owned();
        container(&self.text, at).ok_or_else(none)
    }

    /// The number of the item with that name.
    pub(super) fn item(&self, own: &Container, name: &str) -> Result<usize, String> {
        if own.is_object {
            return self
                .member(own, name)?
                .ok_or_else(|| format!("there is no `{name}`"));
        }
        let len = own.items.len();
        let number =
            index(name).ok_or_else(|| format!("`{name}` is no element's number"))?;
        let none = || format!("there is no element {number}: the list has {len}");
        Some(number).filter(|number| *number < len).ok_or_else(none)
    }

    pub(super) fn member(
        &self,
        own: &Container,
        name: &str,
    ) -> Result<Option<usize>, String> {
        let named = |item: &Item| item.name(&self.text).as_deref() == Some(name);
        let mut found = own.items.iter().enumerate().filter(|(_, item)| named(item));
        let first = found.next().map(|(number, _)| number);
        match found.next() {
            Some(_) => Err(format!("`{name}` stands there twice")),
            None => Ok(first),
        }
    }

    pub(super) fn add(&mut self, pointer: &Pointer, value: &Value) -> Done {
        self.insert(pointer, New::Value(value))
    }

    /// Adds strings behind an element of a list, each as it would be alone; says whether it
    /// could be done.
    pub(super) fn add_behind(&mut self, pointer: &Pointer, texts: &[&str]) -> bool {
        let Some((parent, name)) = pointer.split().filter(|_| !texts.is_empty()) else {
            return false;
        };
        let own = self.walk(parent).and_then(|at| self.container(at)).ok();
        let Some(own) = own.filter(|own| !own.is_object) else { return false };
        let Ok(number) = self.item(&own, name) else { return false };
        let separator = match own.items.len() {
            1 => self.only_separator(&own),
            len => own.separator(&self.text, number.min(len - 2)).to_owned(),
        };
        let write =
            |text: &&str| separator.clone() + &string::write(text, self.style.ascii);
        let written: String = texts.iter().map(write).collect();
        self.text.insert_str(own.items[number].end(), &written);
        true
    }

    /// Adds a value that was taken out.
    pub(super) fn put(&mut self, pointer: &Pointer, raw: Raw) -> Done {
        self.insert(pointer, New::Raw(raw))
    }

    fn insert(&mut self, pointer: &Pointer, new: New<'_>) -> Done {
        let Some((parent, name)) = pointer.split() else {
            return self.overwrite(0, new);
        };
        let own = self.container(self.walk(parent)?)?;
        let len = own.items.len();
        if own.is_object {
            match self.member(&own, name)? {
                Some(item) => self.overwrite(own.items[item].value.start, new),
                None => {
                    self.place(&own, len, Some(name), new);
                    Ok(())
                }
            }
        } else if name == "-" {
            self.place(&own, len, None, new);
            Ok(())
        } else {
            let number = index(name);
            let number =
                number.ok_or_else(|| format!("`{name}` is no element's number"))?;
            if number > len {
                let message = "there is no place for an element";
                return Err(format!("{message} {number}: the list has {len}"));
            }
            self.place(&own, number, None, new);
            Ok(())
        }
    }

    /// Puts a new item before the item `number`, with what separates it from a neighbour.
    pub(super) fn place(
        &mut self,
        own: &Container,
        number: usize,
        key: Option<&str>,
        new: New<'_>,
    ) {
        let len = own.items.len();
        if len == 0 {
            return self.fill(own, key, new);
        }
        let text = &*self.text;
        let separator = match len {
            1 => self.only_separator(own),
            _ => own.separator(text, number.saturating_sub(1).min(len - 2)).to_owned(),
        };
        let neighbour = &own.items[number.min(len - 1)];
        let blanks = match separator.rfind('\n') {
            Some(end) => indent(&separator, skip_space(&separator, end)),
            None => indent(text, neighbour.start()),
        };
        let colon = &text[neighbour.key.end..neighbour.value.start];
        let written = self.written(own, key.map(|key| (key, colon)), blanks, new);
        let (at, written) = match number {
            0 => (own.items[0].start(), format!("{written}{separator}")),
            _ => (own.items[number - 1].end(), format!("{separator}{written}")),
        };
        self.text.insert_str(at, &written);
    }

    /// What separates a second item from the only one.
    fn only_separator(&self, own: &Container) -> String {
        let head = own.head(&self.text);
        // From its last line on: a blank line before the first item is not repeated.
        match head.rsplit_once('\n') {
            Some((before, blanks)) if before.ends_with('\r') => format!(",\r\n{blanks}"),
            Some((_, blanks)) => format!(",\n{blanks}"),
            None => self.style.comma.clone(),
        }
    }

    /// The first item of an empty object or list.
    fn fill(&mut self, own: &Container, key: Option<&str>, new: New<'_>) {
        let gap = own.head(&self.text);
        let outer = indent(&self.text, own.open);
        let key = key.map(|key| (key, &*self.style.colon));
        let is_tall = gap.contains('\n') || gap.is_empty();
        let written = match is_tall && self.shape(own.open) == Shape::Tall {
            true => {
                let newline = self.style.newline;
                let inner = format!("{outer}{}", self.style.unit);
                let written = self.written(own, key, &inner, new);
                format!("{newline}{inner}{written}{newline}{outer}")
            }
            false => {
                let gap = if gap.contains('\n') { "" } else { gap };
                format!("{gap}{}{gap}", self.written(own, key, outer, new))
            }
        };
        self.text.replace_range(own.open + 1..own.close, &written);
    }

    /// The text of a new item in `own`; `key` comes with what stands behind it.
    fn written(
        &self,
        own: &Container,
        key: Option<(&str, &str)>,
        blanks: &str,
        new: New<'_>,
    ) -> String {
        let value = match new {
            New::Raw(raw) => reindent(&raw.text, &raw.indent, blanks),
            New::Value(value) => {
                let mut others = own.items.iter().map(|item| item.value.start);
                let model = others.find(|at| alike(&self.text, *at, value));
                let shape = match own.items.is_empty() {
                    true => self.shape(own.open),
                    false if own.is_tall(&self.text) => Shape::Tall,
                    false => Shape::Flat,
                };
                self.writer(Some(own)).value(value, blanks, model, shape)
            }
        };
        match key {
            None => value,
            Some((key, colon)) => {
                format!("{}{colon}{value}", string::write(key, self.style.ascii))
            }
        }
    }

    /// Takes a value out, with its name.
    pub(super) fn take(&mut self, pointer: &Pointer) -> Result<Raw, String> {
        let at = self.find(pointer)?;
        let raw = Raw {
            text: self.text[at..value_end(&self.text, at)].to_owned(),
            indent: indent(&self.text, at).to_owned(),
        };
        self.remove(pointer).map(|()| raw)
    }

    pub(super) fn remove(&mut self, pointer: &Pointer) -> Done {
        let Some((parent, name)) = pointer.split() else {
            return Err("the whole cannot be removed".to_owned());
        };
        let own = self.container(self.walk(parent)?)?;
        let item = self.item(&own, name)?;
        self.drop_item(&own, item);
        Ok(())
    }

    /// Takes an item out, with what separates it from a neighbour.
    pub(super) fn drop_item(&mut self, own: &Container, item: usize) {
        let items = &own.items;
        let range = match item {
            0 if items.len() == 1 => {
                let (head, tail) = (own.head(&self.text), own.tail(&self.text));
                match head.contains('\n') {
                    true => own.open + 1..own.close,
                    false if head == tail => items[0].start()..own.close,
                    false => items[0].start()..items[0].end(),
                }
            }
            0 => items[0].start()..items[1].start(),
            _ => items[item - 1].end()..items[item].end(),
        };
        self.text.replace_range(range, "");
    }

    pub(super) fn writer(&self, own: Option<&Container>) -> Writer<'_> {
        let unit = own.and_then(|own| unit(&self.text, own));
        let unit = unit.unwrap_or(&self.style.unit);
        Writer { text: &self.text, style: &self.style, unit }
    }

    /// How a value at `at` is broken: in the middle of a line, it stays on it.
    pub(super) fn shape(&self, at: usize) -> Shape {
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        // Before it, at most its name.
        let before = self.text[line..at].trim();
        let name = before.strip_suffix(':').map_or(before, str::trim_end);
        let is_name = name.starts_with('"') && value_end(name, 0) == name.len();
        match self.style.is_tall && (name.is_empty() || is_name) {
            true => Shape::Tall,
            false => Shape::Flat,
        }
    }
}
