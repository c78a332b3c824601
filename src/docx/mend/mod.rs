//! docx-rs's tree → valid content of every part: marks become what they stand for,
//! children stand in schema order, identifiers are counted anew in document order.

mod expand;
mod section;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use super::mark::{Mark, Part};
use super::measure::Page;
use super::order;
use super::package::Relationships;
use super::parts::Main;
use super::picture::Pictures;
use super::write::Written;
use super::xml::{Element, Node, element, value};
use crate::brand::Brand;
use crate::diagnostic::Origin;
use crate::document::Orientation;

/// The content of a part and what it relates to.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) nodes: Vec<Node>,
    pub(super) relationships: Relationships,
}

/// The parts of a document.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) parts: BTreeMap<Part, Content>,
    /// What computed text is computed from; a run's attribute [`COMPUTED`] leads here.
    pub(super) computed: Vec<Origin>,
}

/// The attribute of runs with computed text; `printed` takes it away again.
pub(super) const COMPUTED: &str = "computed";

/// Mends what was written.
pub(super) fn mend(
    brand: &Brand,
    written: &mut Written,
    pictures: &Pictures,
    main: &Main,
) -> Mended {
    let tree = std::mem::take(&mut written.tree);
    let body = tree.children.into_iter().find_map(|node| match node {
        Node::Element(body) if body.name == "w:body" => Some(body.children),
        _ => None,
    });
    let mut state = State {
        brand,
        written,
        pictures,
        bookmarks: 0,
        drawings: 0,
        controls: BTreeSet::new(),
        // The body's are those of the main part, and the body is the first to be mended.
        relationships: main.relationships.clone(),
        computed: vec![],
    };
    let mut parts = BTreeMap::new();
    for (part, nodes) in split(body.unwrap_or_default(), state.written) {
        if matches!(part, Part::Header(..) | Part::Footer(..)) {
            state.relationships = Relationships::default();
        }
        let nodes = state.expand(nodes);
        let mut nodes: Vec<Node> = nodes.into_iter().map(|n| state.node(n)).collect();
        if part == Part::Body {
            nodes = state.sections(nodes, &main.references);
        }
        // All notes stand in one part.
        let relationships = match part {
            Part::Note(_) => state.relationships.clone(),
            _ => std::mem::take(&mut state.relationships),
        };
        parts.insert(part, Content { nodes, relationships });
    }
    Mended { parts, computed: state.computed }
}

/// Cuts the content at the marks of parts.
fn split(nodes: Vec<Node>, written: &Written) -> Vec<(Part, Vec<Node>)> {
    let mut parts: Vec<(Part, Vec<Node>)> = vec![];
    for node in nodes {
        if let Node::Element(element) = &node {
            if element.name == "w:sectPr" {
                continue;
            }
            let mark = element.get("w:name").and_then(|name| written.marks.named(name));
            if let Some((_, Mark::Part(part))) = mark {
                parts.push((*part, vec![]));
                continue;
            }
        }
        if let Some((_, nodes)) = parts.last_mut() {
            nodes.push(node);
        }
    }
    parts
}

struct State<'a> {
    brand: &'a Brand,
    written: &'a mut Written,
    pictures: &'a Pictures,
    bookmarks: usize,
    drawings: usize,
    /// The identifiers of controls that are taken.
    controls: BTreeSet<u32>,
    relationships: Relationships,
    computed: Vec<Origin>,
}

impl State<'_> {
    /// A node with everything below it mended.
    fn node(&mut self, node: Node) -> Node {
        match node {
            Node::Element(element) => Node::Element(self.element(element)),
            text @ Node::Text(_) => text,
        }
    }

    fn element(&mut self, mut element: Element) -> Element {
        if element.name == "w:tbl" {
            self.table(&mut element);
        }
        let mut children = std::mem::take(&mut element.children);
        if matches!(element.name.as_str(), "w:p" | "w:tc") {
            children = self.expand(children);
        }
        element.children = children.into_iter().map(|child| self.node(child)).collect();
        match element.name.as_str() {
            // A random number of docx-rs's, which nothing refers to.
            "w:p" => element.attributes.clear(),
            "w:gridCol" => element.attributes.retain(|(name, _)| name != "w:type"),
            "w:t" => spaces(&mut element),
            "w:r" => soft_hyphens(&mut element),
            _ => {}
        }
        element.children.retain(|child| !is_empty_properties(child));
        order::sort(&mut element);
        element
    }

    fn page(&self, orientation: Orientation) -> Page {
        Page::new(self.brand, orientation)
    }

    /// The next bookmark around content.
    fn bookmark(&mut self, name: &str, content: Vec<Node>) -> Vec<Node> {
        let id = self.bookmarks;
        self.bookmarks += 1;
        let start = element("w:bookmarkStart").with("w:id", id).with("w:name", name);
        let mut out = Vec::with_capacity(content.len() + 2);
        out.push(Node::Element(start));
        out.extend(content);
        out.push(Node::Element(element("w:bookmarkEnd").with("w:id", id)));
        out
    }

    /// A free identifier of a control, always the same for the same tag.
    fn control(&mut self, tag: &str) -> u32 {
        let hash = blake3::hash(tag.as_bytes());
        let bytes = hash.as_bytes();
        let mut id = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) >> 1;
        while id == 0 || !self.controls.insert(id) {
            id = (id + 1) & 0x7FFF_FFFF;
        }
        id
    }
}

/// `xml:space` stands where it is needed.
pub(super) fn spaces(element: &mut Element) {
    element.attributes.clear();
    let text = match element.children.first() {
        Some(Node::Text(text)) => text.as_str(),
        _ => "",
    };
    let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    if is_space(text.chars().next())
        || is_space(text.chars().next_back())
        || text.contains("  ")
    {
        element.attributes.push(("xml:space".into(), "preserve".into()));
    }
}

/// Word shows a soft hyphen as a hyphen wherever it stands; its own is an element.
pub(super) fn soft_hyphens(run: &mut Element) {
    const SOFT: char = '\u{AD}';
    let has = |node: &Node| match node {
        Node::Element(e) => {
            e.children.iter().any(|c| matches!(c, Node::Text(t) if t.contains(SOFT)))
        }
        Node::Text(_) => false,
    };
    if !run.children.iter().any(has) {
        return;
    }
    let mut out = vec![];
    for node in std::mem::take(&mut run.children) {
        let Node::Element(child) = &node else { continue };
        let Some(Node::Text(text)) = child.children.first().filter(|_| has(&node)) else {
            out.push(node);
            continue;
        };
        for (index, piece) in text.split(SOFT).enumerate() {
            if index > 0 {
                out.push(Node::Element(element("w:softHyphen")));
            }
            if !piece.is_empty() {
                let mut text = element("w:t").text(piece);
                spaces(&mut text);
                out.push(Node::Element(text));
            }
        }
    }
    run.children = out;
}

fn is_empty_properties(node: &Node) -> bool {
    let Node::Element(element) = node else { return false };
    let is_properties =
        matches!(element.name.as_str(), "w:pPr" | "w:rPr" | "w:trPr" | "w:tcPr");
    is_properties && element.children.is_empty() && element.attributes.is_empty()
}

/// A run with one thing in it, in a character style or none.
fn run(style: Option<&str>, content: Element) -> Node {
    let mut run = element("w:r");
    if let Some(style) = style {
        run = run.child(element("w:rPr").child(value("w:rStyle", style)));
    }
    Node::Element(run.child(content))
}
