//! A Word file in, its parts out: as XML that is well formed, with what relates to what.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(crate) const R: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file.
pub(crate) struct Package {
    pub(crate) parts: BTreeMap<String, Vec<u8>>,
}

/// What a relationship leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The last part of its type: `hyperlink`.
    pub(crate) kind: String,
    /// The name of a part, or an address.
    pub(crate) target: String,
    pub(crate) is_outside: bool,
}

impl Package {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("is a zip");
        let mut parts = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("can be read");
            let mut bytes = vec![];
            // Fonts are large, and nobody looks into them here.
            if !part.name().ends_with(".odttf") {
                part.read_to_end(&mut bytes).expect("can be read");
            }
            let before = parts.insert(part.name().to_owned(), bytes);
            assert!(before.is_none(), "`{}` stands there twice", part.name());
        }
        Self { parts }
    }

    /// The text of a part.
    pub(crate) fn text(&self, part: &str) -> &str {
        let bytes = self.parts.get(part).unwrap_or_else(|| panic!("there is no {part}"));
        std::str::from_utf8(bytes).expect("is UTF-8")
    }

    /// A part as XML.
    pub(crate) fn xml(&self, part: &str) -> Document<'_> {
        Document::parse(self.text(part)).unwrap_or_else(|e| panic!("{part}: {e}"))
    }

    /// What a part relates to.
    pub(crate) fn relations(&self, part: &str) -> BTreeMap<String, Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}_rels/{name}.rels");
        if !self.parts.contains_key(&path) {
            return BTreeMap::new();
        }
        let relation = |node: Node<'_, '_>| {
            let get = |name| node.attribute(name).expect("has it").to_owned();
            let is_outside = node.attribute("TargetMode") == Some("External");
            let target = match is_outside {
                true => get("Target"),
                false => resolve(folder, &get("Target")),
            };
            let kind = get("Type").rsplit('/').next().expect("has a part").to_owned();
            (get("Id"), Relation { kind, target, is_outside })
        };
        let xml = self.xml(&path);
        let all: Vec<_> = xml.root_element().children().map(relation).collect();
        let count = all.len();
        let map: BTreeMap<_, _> = all.into_iter().collect();
        assert_eq!(map.len(), count, "an id of {path} is taken twice");
        map
    }
}

/// A target that is given from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> =
        folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether a node is an element of `WordprocessingML` with this name.
pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((W, name))
}

/// The first child with a name.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute of `WordprocessingML`.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((W, name))
}

/// The `w:val` of a child.
pub(crate) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// All elements with a name below a node.
pub(crate) fn all<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |below| is(*below, name))
}
