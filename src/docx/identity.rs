//! The way back from Word: which control holds which value of the record.
//!
//! A control's tag is the JSON Pointer of its value, behind the number of its file where
//! that is not the package's own: `/documents/0/subject`, `2:/people/rizvo/name`. Word
//! holds 64 characters; a longer tag is `#` with a hash instead. The table of the keys in
//! the custom XML part says for each control's number (the `N` of its bookmark `_jpN`)
//! the tag, file, pointer and language, so a reader that lost tags finds them again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::write::{Format, Ground};
use super::xml::{Element, element, write};
use crate::diagnostic::Origin;
use crate::document::{Datum, Document, Inline};

/// What the file says about where it came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// The package's file, relative to the root.
    pub package: String,
    /// JSON text of the record, cut down to what the document shows.
    pub base: String,
}

/// The namespace of the custom XML part.
pub(super) const NAMESPACE: &str = "urn:communique:record:1";

/// The longest tag and title that Word takes.
const LONGEST: usize = 64;

/// A value that a control holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) origin: Origin,
    pub(super) tag: String,
    /// What Word shows at the control; no two are the same.
    pub(super) title: String,
    /// Whether the control must not be deleted: everything but the elements of a list.
    pub(super) locked: bool,
    /// How the text around it looks.
    pub(super) ground: Format,
    /// Whether what is printed cannot be known from the value alone.
    pub(super) filled: bool,
}

/// The controls of a document in the order they are written.
#[derive(Debug, Default)]
pub(super) struct Keys {
    files: Vec<Arc<str>>,
    list: Vec<Key>,
    titles: BTreeSet<String>,
}

impl Keys {
    /// No controls yet; the package's own file is file 0.
    pub(super) fn new(identity: &Identity) -> Self {
        Self { files: vec![identity.package.as_str().into()], ..Self::default() }
    }

    /// The index of a new control for a value, in text that looks like `ground`.
    pub(super) fn add(&mut self, datum: &Datum, ground: Format) -> usize {
        let origin = &datum.origin;
        let file = self.file(&origin.file);
        let tag = tag(file, &self.files[file], &origin.pointer);
        let title = self.title(&origin.pointer);
        let last = origin.pointer.rsplit('/').next().unwrap_or_default();
        let locked = !is_index(last);
        let filled = is_filled(&datum.content);
        let origin = origin.clone();
        self.list.push(Key { origin, tag, title, locked, ground, filled });
        self.list.len() - 1
    }

    /// The number of a file; of a new one, its new number.
    pub(super) fn file(&mut self, path: &Arc<str>) -> usize {
        let file = self.files.iter().position(|file| file == path);
        file.unwrap_or_else(|| {
            self.files.push(Arc::clone(path));
            self.files.len() - 1
        })
    }

    /// The control with an index.
    pub(super) fn get(&self, index: usize) -> &Key {
        &self.list[index]
    }

    fn title(&mut self, pointer: &str) -> String {
        let words = words(pointer);
        let mut title: String = words.chars().take(LONGEST).collect();
        let mut count = 1;
        while !self.titles.insert(title.clone()) {
            count += 1;
            let tail = format!(" · {count}");
            let room = LONGEST - tail.chars().count();
            title = words.chars().take(room).chain(tail.chars()).collect();
        }
        title
    }

    /// The custom XML part.
    pub(super) fn part(
        &self,
        document: &Document,
        identity: &Identity,
        printed: Element,
        anchors: Vec<Element>,
        is_redline: bool,
    ) -> Vec<u8> {
        let info = &document.info;
        let checksum = blake3::hash(identity.base.as_bytes()).to_hex();
        let optional = |name: &str, text: &Option<String>, to: Element| match text {
            Some(text) => to.with(name, text),
            None => to,
        };
        let mut about = element("document")
            .with("meeting", &info.meeting)
            .with("id", &info.id)
            .with("kind", &info.kind)
            .with("language", document.edition())
            .with("status", &info.status);
        about = optional("version", &info.version, about);
        about = optional("reference", &info.reference, about);
        if is_redline {
            about = about.with("changes", "tracked");
        }
        let files = self.files.iter().enumerate().map(|(number, path)| {
            element("file").with("number", number).with("path", path)
        });
        let keys = self.list.iter().enumerate().map(|(index, key)| {
            let file = self.files.iter().position(|file| *file == key.origin.file);
            let mut out = element("key")
                .with("number", index + 1)
                .with("tag", &key.tag)
                .with("title", &key.title)
                .with("file", file.unwrap_or_default())
                .with("pointer", &key.origin.pointer);
            if let Some(language) = &key.origin.language {
                out = out.with("language", language);
            }
            let is_link = key.ground.ground == Ground::Hyperlink;
            let ground = [
                (key.ground.strong, "strong"),
                (key.ground.emphasis, "emphasis"),
                (is_link, "link"),
            ];
            let ground: Vec<&str> =
                ground.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect();
            if !ground.is_empty() {
                out = out.with("ground", ground.join(" "));
            }
            out
        });
        let root = element("record")
            .with("xmlns", NAMESPACE)
            .with("package", &identity.package)
            .child(about)
            .child(element("files").children(files))
            .child(element("keys").children(keys))
            .child(element("anchors").children(anchors))
            .child(printed)
            .child(
                element("base")
                    .with("checksum", format!("blake3:{checksum}"))
                    .text(&identity.base),
            );
        write(&root)
    }
}

/// Whether a text has something in it that is put together when it is printed.
fn is_filled(content: &[Inline]) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(_) | Inline::LineBreak => false,
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Capitals(content)
        | Inline::Link { content, .. }
        | Inline::Foreign { content, .. } => is_filled(content),
        Inline::Reference { .. }
        | Inline::NoteMark { .. }
        | Inline::Placeholder(_)
        | Inline::Datum(_)
        | Inline::PageNumber
        | Inline::PageCount => true,
    })
}

/// The tag of a value in the file with a number.
fn tag(number: usize, file: &str, pointer: &str) -> String {
    let tag = match number {
        0 => pointer.to_owned(),
        _ => format!("{number}:{pointer}"),
    };
    if tag.encode_utf16().count() <= LONGEST && !tag.is_empty() {
        return tag;
    }
    let hash = blake3::hash(format!("{file}\n{pointer}").as_bytes()).to_hex();
    format!("#{}", &hash[..40])
}

/// A pointer in words: `/documents/0/sections/1/heading` is "sections 2 heading".
fn words(pointer: &str) -> String {
    let mut words: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|part| match part.parse::<usize>() {
            Ok(index) if is_index(part) => (index + 1).to_string(),
            _ => part.replace("~1", "/").replace("~0", "~"),
        })
        .collect();
    if words.len() > 2 && words[0] == "documents" {
        words.drain(..2);
    }
    words.join(" ").chars().filter(|c| super::xml::is_char(*c)).collect()
}

fn is_index(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(file: &str, pointer: &str) -> Origin {
        let mut origin = Origin::root(file);
        origin.pointer = pointer.into();
        origin
    }

    #[test]
    fn tags_say_file_and_pointer_or_are_hashes() {
        let mut keys =
            Keys::new(&Identity { package: "a.json".into(), ..Identity::default() });
        let long = format!("/documents/0/{}", "x".repeat(80));
        let places = [
            ("a.json", "/documents/0/subject"),
            ("b.json", "/people/rizvo/name"),
            ("a.json", "/documents/0/body/3"),
            ("a.json", "/documents/0/subject"),
            ("a.json", long.as_str()),
        ];
        for (file, pointer) in places {
            let origin = origin(file, pointer);
            let datum = Datum { origin, editable: true, content: vec![] };
            keys.add(&datum, Format::default());
        }
        let list: Vec<_> = keys
            .list
            .iter()
            .map(|k| (k.tag.as_str(), k.title.as_str(), k.locked))
            .collect();
        assert_eq!(list[0], ("/documents/0/subject", "subject", true));
        assert_eq!(list[1], ("1:/people/rizvo/name", "people rizvo name", true));
        assert_eq!(list[2], ("/documents/0/body/3", "body 4", false));
        assert_eq!(list[3], ("/documents/0/subject", "subject · 2", true));
        assert!(list[4].0.starts_with('#') && list[4].0.len() == 41);
        assert_eq!(list[4].1.len(), 64);
    }
}
