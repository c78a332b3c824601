//! XML of anybody's comes in, a tree goes out: bounded, with one prefix for each namespace
//! whatever the file calls it. Document types are refused, and with them entities.
//!
//! Where that is asked for, end tags that cross are mended: LibreOffice 7 writes deletions
//! that end within the control they stand in.

use ecow::{EcoString, eco_format};
use quick_xml::NsReader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

/// Why a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// Where, in bytes.
    pub(crate) at: usize,
    pub(crate) kind: Kind,
}

/// What is wrong, in words that follow the name of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It is no XML: how.
    Broken(String),
    /// There is too much of something.
    TooLarge(String),
}

/// What becomes of end tags that cross.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// What is still open ends with what it stands in.
    Mended,
    /// They are a mistake.
    Strict,
}

/// How deep elements may stand in each other.
const DEPTH: usize = 200;
/// How many elements a part may have.
const ELEMENTS: usize = 500_000;
/// How many attributes an element may have.
const ATTRIBUTES: usize = 256;

/// What stands inside an element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

/// An element with its prefix, its attributes and what it holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Element {
    pub(crate) name: EcoString,
    /// Where its start tag ends, in bytes.
    pub(crate) at: usize,
    attributes: Vec<(EcoString, EcoString)>,
    pub(crate) children: Vec<Node>,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The child elements.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element with a name.
    pub(crate) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The `w:val` of the first child element with a name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.find(name)?.get("w:val")
    }

    /// A property that is on or off (ECMA-376, 17.17.4): on where it is only named.
    pub(crate) fn toggle(&self, name: &str) -> Option<bool> {
        let value = self.find(name)?.get("w:val");
        Some(!matches!(value, Some("0" | "false" | "off")))
    }

    /// All the text within.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.collect(&mut out);
        out
    }

    fn collect(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.collect(out),
            }
        }
    }
}

/// The prefixes by namespace: of the transitional and the strict form of ECMA-376.
fn prefix(namespace: &str) -> Option<&'static str> {
    const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    Some(match namespace {
        MAIN | "http://purl.oclc.org/ooxml/wordprocessingml/main" => "w",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => "r",
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc",
        "http://schemas.openxmlformats.org/package/2006/relationships" => "rel",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" => "cp",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => "wps",
        "http://purl.org/dc/elements/1.1/" => "dc",
        "urn:oasis:names:tc:xliff:document:2.0" => "xlf",
        _ => return None,
    })
}

/// Before the version in the namespaces of what a file says of itself: that it was made of a
/// record, or that it is a table for translators.
const OWN: [(&str, &str); 2] = [
    ("urn:communique:record:", "record"),
    ("urn:communique:translations:", "translations"),
];

/// The tree of a text.
pub(crate) fn parse(bytes: &[u8], ends: Ends) -> Result<Element, Mistake> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| wrong(error.valid_up_to(), &error))?;
    let rest = text.trim_start_matches('\u{feff}');
    let mark = text.len() - rest.len();
    let is_strict = ends == Ends::Strict;
    let mut reader = NsReader::from_str(rest);
    reader.config_mut().check_end_names = is_strict;
    reader.config_mut().allow_unmatched_ends = !is_strict;
    let mut builder = Builder { open: vec![], root: None, elements: 0, at: 0 };
    loop {
        let event = reader.read_event();
        let at = mark + usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        builder.at = at;
        let wrong = |error: &dyn std::fmt::Display| wrong(at, error);
        match event.map_err(|error| wrong(&error))? {
            Event::Start(start) => {
                let element = element(&reader, &start).map_err(|error| wrong(&error))?;
                let raw = EcoString::from(String::from_utf8_lossy(start.name().as_ref()));
                builder.open(raw, element)?;
            }
            Event::Empty(start) => {
                let element = element(&reader, &start).map_err(|error| wrong(&error))?;
                builder.count()?;
                builder.add(Node::Element(Element { at, ..element }));
            }
            Event::End(end) => {
                builder.close(&String::from_utf8_lossy(end.name().as_ref()));
            }
            Event::Text(text) => {
                builder.text(&text.decode().map_err(|error| wrong(&error))?);
            }
            Event::CData(text) => builder.text(&String::from_utf8_lossy(&text)),
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| wrong(&error))?;
                let character =
                    reference.resolve_char_ref().map_err(|error| wrong(&error))?;
                match (character, resolve_predefined_entity(&name)) {
                    (Some(c), _) => builder.text(c.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => builder.text(text),
                    (None, None) => return Err(wrong(&format!("unknown entity {name}"))),
                }
            }
            Event::DocType(_) => {
                return Err(wrong(&"it has a document type, which is never needed"));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if let (true, Some((name, _))) = (is_strict, builder.open.last()) {
        return Err(wrong(builder.at, &format!("`{name}` has no end")));
    }
    let at = builder.at;
    builder.finish().ok_or_else(|| wrong(at, &"there is no element"))
}

fn wrong(at: usize, error: &dyn std::fmt::Display) -> Mistake {
    let error: String = error.to_string().chars().take(120).collect();
    Mistake { at, kind: Kind::Broken(error) }
}

struct Builder {
    /// The open elements with their names as they are written.
    open: Vec<(EcoString, Element)>,
    root: Option<Element>,
    elements: usize,
    /// How far was read, in bytes.
    at: usize,
}

impl Builder {
    fn open(&mut self, raw: EcoString, element: Element) -> Result<(), Mistake> {
        self.count()?;
        if self.open.len() >= DEPTH {
            return Err(self.too_large(format!("is more than {DEPTH} elements deep")));
        }
        self.open.push((raw, Element { at: self.at, ..element }));
        Ok(())
    }

    fn count(&mut self) -> Result<(), Mistake> {
        self.elements += 1;
        match self.elements > ELEMENTS {
            true => Err(self.too_large(format!("has more than {ELEMENTS} elements"))),
            false => Ok(()),
        }
    }

    fn too_large(&self, what: String) -> Mistake {
        Mistake { at: self.at, kind: Kind::TooLarge(what) }
    }

    fn close(&mut self, raw: &str) {
        // An end without a start is passed over; what is still open in it ends with it.
        if let Some(at) = self.open.iter().rposition(|(name, _)| name == raw) {
            while self.open.len() > at {
                let Some((_, element)) = self.open.pop() else { break };
                self.add(Node::Element(element));
            }
        }
    }

    fn add(&mut self, node: Node) {
        match (self.open.last_mut(), node) {
            (Some((_, parent)), node) => parent.children.push(node),
            (None, Node::Element(root)) => {
                self.root.get_or_insert(root);
            }
            (None, Node::Text(_)) => {}
        }
    }

    fn text(&mut self, text: &str) {
        let Some((_, parent)) = self.open.last_mut() else { return };
        match parent.children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => parent.children.push(Node::Text(text.into())),
        }
    }

    fn finish(mut self) -> Option<Element> {
        while let Some((_, element)) = self.open.pop() {
            self.add(Node::Element(element));
        }
        self.root
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element, String> {
    let resolver = reader.resolver();
    let (namespace, local) = resolver.resolve_element(start.name());
    let name = canonical(&namespace, local.as_ref(), start.name().as_ref());
    let mut element = Element { name, ..Element::default() };
    for attribute in start.attributes().with_checks(false).take(ATTRIBUTES) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let raw = String::from_utf8_lossy(&attribute.value);
        let value = unescape(&raw).map_err(|error| error.to_string())?;
        let key = attribute.key;
        let name = match key.as_ref().contains(&b':') {
            true => {
                let (namespace, local) = resolver.resolve_attribute(key);
                canonical(&namespace, local.as_ref(), key.as_ref())
            }
            false => EcoString::from(String::from_utf8_lossy(key.as_ref())),
        };
        element.attributes.push((name, EcoString::from(&*value)));
    }
    Ok(element)
}

fn canonical(namespace: &ResolveResult<'_>, local: &[u8], raw: &[u8]) -> EcoString {
    let local = String::from_utf8_lossy(local);
    if let ResolveResult::Bound(namespace) = namespace {
        let namespace = String::from_utf8_lossy(namespace.as_ref());
        if let Some(prefix) = prefix(&namespace) {
            return eco_format!("{prefix}:{local}");
        }
        for (own, prefix) in OWN {
            if let Some(version) = namespace.strip_prefix(own) {
                return eco_format!("{prefix}{version}:{local}");
            }
        }
    }
    // A prefix of the file's own must not pass for one of ours.
    eco_format!("?{}", String::from_utf8_lossy(raw))
}

#[cfg(test)]
mod tests {
    use super::*;

    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn prefixes_are_ours_whatever_the_file_calls_them() {
        let text = format!("<x:p xmlns:x='{W}' xmlns:w='urn:o'><w:p x:val='1'/></x:p>");
        let tree = parse(text.as_bytes(), Ends::Mended).unwrap();
        assert_eq!(tree.name, "w:p");
        let inner = tree.elements().next().unwrap();
        assert_eq!((inner.name.as_str(), inner.get("w:val")), ("?w:p", Some("1")));
    }

    #[test]
    fn ends_that_cross_are_mended() {
        let text = format!("<p xmlns='{W}'><del><sdt>a</del>b</sdt>c");
        let tree = parse(text.as_bytes(), Ends::Mended).unwrap();
        assert_eq!(tree.text(), "abc");
        assert_eq!(tree.find("w:del").unwrap().text(), "a");
    }

    #[test]
    fn what_is_too_deep_or_has_a_document_type_is_refused() {
        let deep = "<a>".repeat(DEPTH + 1);
        let kind = |bytes: &[u8]| parse(bytes, Ends::Mended).map_err(|error| error.kind);
        assert!(matches!(kind(deep.as_bytes()), Err(Kind::TooLarge(_))));
        let entity = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>";
        assert!(matches!(kind(entity), Err(Kind::Broken(_))));
    }

    #[test]
    fn where_ends_count_each_must_fit() {
        for text in ["<a><b></a>", "<a>", "<a></a></b>", "<a/><b>"] {
            assert!(parse(text.as_bytes(), Ends::Strict).is_err(), "{text}");
        }
        let tree = parse("\u{feff}<a> <b/>&amp;</a>".as_bytes(), Ends::Strict).unwrap();
        assert_eq!((tree.text().as_str(), tree.at), (" &", 6));
    }
}
