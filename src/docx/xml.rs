//! XML text → a small tree → XML text. Prefixes stay as they are written; comments,
//! processing instructions and document types are not kept.

use std::sync::Arc;

use ecow::{EcoString, eco_format};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use crate::diagnostic::LanguageTag;

/// What stands inside an element.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element with its prefix (`w:p`), its attributes in order, and what it holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Element {
    pub(super) name: EcoString,
    pub(super) attributes: Vec<(EcoString, EcoString)>,
    pub(super) children: Vec<Node>,
}

/// What an attribute may be: words as they are, and what has to be put into words.
pub(super) trait Said {
    fn said(self) -> EcoString;
}

impl Said for EcoString {
    fn said(self) -> EcoString {
        self
    }
}

macro_rules! said {
    ($($kind:ty: $own:ident => $said:expr;)*) => {$(
        impl Said for $kind {
            fn said(self) -> EcoString {
                let $own = self;
                $said
            }
        }
    )*};
}

said! {
    &str: own => own.into();
    &&str: own => (*own).into();
    String: own => own.into();
    &String: own => own.into();
    &EcoString: own => own.clone();
    &Arc<str>: own => (&**own).into();
    &LanguageTag: own => own.as_str().into();
    u8: own => eco_format!("{own}");
    u16: own => eco_format!("{own}");
    u32: own => eco_format!("{own}");
    u64: own => eco_format!("{own}");
    usize: own => eco_format!("{own}");
    i32: own => eco_format!("{own}");
    i64: own => eco_format!("{own}");
    f64: own => eco_format!("{own}");
}

/// Words of a run, with the spaces at their ends.
pub(super) fn preserved(text: &str) -> Element {
    element("w:t").with("xml:space", "preserve").text(text)
}

/// An empty element.
pub(super) fn element(name: &str) -> Element {
    Element { name: name.into(), ..Element::default() }
}

/// An element with nothing but a `w:val`.
pub(super) fn value(name: &str, value: impl Said) -> Element {
    element(name).with("w:val", value)
}

impl Element {
    /// Adds an attribute.
    pub(super) fn with(mut self, name: &str, value: impl Said) -> Self {
        self.attributes.push((name.into(), value.said()));
        self
    }

    /// Adds a child.
    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds children.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// Adds text.
    pub(super) fn text(mut self, text: impl Into<String>) -> Self {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The child elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child element with a name.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first child element with a name; put in front where there is none.
    pub(super) fn first(&mut self, name: &str) -> &mut Self {
        let at = self
            .children
            .iter()
            .position(|node| matches!(node, Node::Element(e) if e.name == name));
        let at = at.unwrap_or_else(|| {
            self.children.insert(0, Node::Element(element(name)));
            0
        });
        match &mut self.children[at] {
            Node::Element(element) => element,
            Node::Text(_) => unreachable!("the position is an element's"),
        }
    }

    /// Drops the child elements with a name.
    pub(super) fn remove(&mut self, name: &str) {
        self.children.retain(|node| !matches!(node, Node::Element(e) if e.name == name));
    }
}

/// The characters that XML 1.0 can carry.
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The tree of an XML text, or what is wrong with it.
pub(super) fn parse(text: &[u8]) -> Result<Element, String> {
    let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    let mut stack = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => stack.push(open(&start)?),
            Event::Empty(start) => add(&mut stack, Node::Element(open(&start)?))?,
            Event::End(_) => {
                let element = stack.pop().ok_or("an end without a start")?;
                add(&mut stack, Node::Element(element))?;
            }
            Event::Text(text) => {
                push(&mut stack, &text.decode().map_err(|error| error.to_string())?);
            }
            Event::GeneralRef(reference) => {
                let name = reference.decode().map_err(|error| error.to_string())?;
                let character =
                    reference.resolve_char_ref().map_err(|error| error.to_string())?;
                match (character, resolve_predefined_entity(&name)) {
                    (Some(c), _) => push(&mut stack, c.encode_utf8(&mut [0; 4])),
                    (None, Some(text)) => push(&mut stack, text),
                    (None, None) => return Err(format!("unknown entity {name}")),
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let root = stack.pop().filter(|_| stack.is_empty()).ok_or("an open element")?;
    root.children
        .into_iter()
        .find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
        .ok_or_else(|| "no element".into())
}

fn open(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut element = element(words(start.name().as_ref())?);
    // What comes in was written by docx-rs: nothing stands twice.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value =
            unescape(words(&attribute.value)?).map_err(|error| error.to_string())?;
        let name = words(attribute.key.as_ref())?;
        element.attributes.push((name.into(), (&*value).into()));
    }
    Ok(element)
}

fn words(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| error.to_string())
}

fn add(stack: &mut [Element], node: Node) -> Result<(), String> {
    stack.last_mut().ok_or("an end without a start")?.children.push(node);
    Ok(())
}

fn push(stack: &mut [Element], text: &str) {
    // White space outside the root is no text.
    let [_, .., top] = stack else { return };
    match top.children.last_mut() {
        Some(Node::Text(last)) => last.push_str(text),
        _ => top.children.push(Node::Text(text.into())),
    }
}

/// The XML text of a tree, with a declaration.
pub(super) fn write(root: &Element) -> Vec<u8> {
    let mut out = String::with_capacity(32 * 1024);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    write_element(root, &mut out);
    out.into_bytes()
}

fn write_element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(element) => write_element(element, out),
            Node::Text(text) => escape(text, false, out),
        }
    }
    out.push_str("</");
    out.push_str(&element.name);
    out.push('>');
}

fn escape(text: &str, attribute: bool, out: &mut String) {
    let is_plain = |b: u8| (0x20..0x7f).contains(&b) && !b"&<>\"".contains(&b);
    if text.bytes().all(is_plain) {
        out.push_str(text);
        return;
    }
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' if attribute => "&quot;",
            // A parser makes a space or a line feed of these where they stand bare.
            '\t' if attribute => "&#9;",
            '\n' if attribute => "&#10;",
            '\r' => "&#13;",
            c if is_char(c) => continue,
            _ => "",
        };
        out.push_str(&text[from..at]);
        out.push_str(instead);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_survive() {
        let tree = element("a").with("b", "\"<&>\t\n'").text(" x & <y> \r\u{1F600} ");
        assert_eq!(parse(&write(&tree)), Ok(tree));
    }

    #[test]
    fn what_xml_cannot_carry_is_dropped() {
        let tree = element("a").text("x\u{1}\u{FFFE}y");
        assert_eq!(parse(&write(&tree)), Ok(element("a").text("xy")));
    }
}
