//! Paragraphs and rows → the same as tracked changes: new, gone, or come from elsewhere.

use super::order;
use super::redline::{Pen, Words};
use super::revise::deleted;
use super::xml::{Element, Node, element};

impl Pen<'_> {
    /// A paragraph that somebody adds.
    pub(super) fn added(
        &mut self,
        words: &[Words],
        style: Option<&Element>,
        author: &str,
    ) -> Node {
        let mut properties = style.cloned().unwrap_or_else(|| element("w:pPr"));
        properties.remove("w:sectPr");
        properties.remove("w:rPr");
        let mark = element("w:rPr").child(self.change("w:ins", author));
        properties = properties.child(mark);
        order::sort(&mut properties);
        let mut paragraph = element("w:p").child(properties);
        paragraph.children.extend(self.new_words(words, author));
        Node::Element(paragraph)
    }

    /// A row like another one, with other words.
    pub(super) fn row(
        &mut self,
        like: Element,
        cells: &[Vec<Words>],
        author: &str,
    ) -> Node {
        let mut row = element("w:tr");
        let mut cells = cells.iter();
        for node in like.children {
            let Node::Element(mut own) = node else { continue };
            if own.name == "w:tc" {
                let is_line = |own: &&Element| own.name == "w:p";
                let style =
                    own.elements().find(is_line).and_then(|own| own.find("w:pPr"));
                let style = style.cloned();
                own.children.retain(
                    |own| matches!(own, Node::Element(own) if own.name == "w:tcPr"),
                );
                let words = cells.next().map_or(&[][..], Vec::as_slice);
                own.children.push(self.added(words, style.as_ref(), author));
            } else if own.name != "w:trPr" {
                continue;
            }
            row.children.push(Node::Element(own));
        }
        Node::Element(self.tracked_row(row, "w:ins", author))
    }

    pub(super) fn tracked_row(
        &mut self,
        mut row: Element,
        name: &str,
        author: &str,
    ) -> Element {
        let change = self.change(name, author);
        row.first("w:trPr").children.push(Node::Element(change));
        row
    }

    /// A paragraph with all that it says tracked.
    pub(super) fn tracked(
        &mut self,
        mut paragraph: Element,
        name: &str,
        author: &str,
    ) -> Element {
        self.end(&mut paragraph, name, author);
        paragraph.children = self.all(paragraph.children, name, author);
        paragraph
    }

    /// The end of a paragraph, tracked.
    pub(super) fn end(&mut self, paragraph: &mut Element, name: &str, author: &str) {
        let mark = self.change(name, author);
        let properties = paragraph.first("w:pPr");
        properties.remove("w:rPr");
        properties.children.push(Node::Element(element("w:rPr").child(mark)));
        order::sort(properties);
    }

    /// All runs tracked; what somebody else changed in them stays said.
    pub(super) fn all(
        &mut self,
        nodes: Vec<Node>,
        name: &str,
        author: &str,
    ) -> Vec<Node> {
        let mut one = |node: Node| {
            let Node::Element(mut own) = node else { return node };
            match own.name.as_str() {
                "w:r" => {
                    if name == "w:del" {
                        deleted(&mut own);
                    }
                    Node::Element(self.change(name, author).child(own))
                }
                "w:pPr" | "w:sdtPr" | "w:trPr" | "w:tcPr" => Node::Element(own),
                // What is gone already cannot go.
                "w:del" if name == "w:del" => Node::Element(own),
                _ => {
                    own.children = self.all(own.children, name, author);
                    Node::Element(own)
                }
            }
        };
        nodes.into_iter().map(&mut one).collect()
    }

    /// A paragraph or row where it comes to stand: its controls still say which value is
    /// which. `open` is who lets it flow into the next one.
    pub(super) fn arrived(
        &mut self,
        mut own: Element,
        is_row: bool,
        author: &str,
        name: &str,
        open: Option<String>,
    ) -> Vec<Node> {
        unbooked(&mut own);
        if is_row {
            own.children = self.all(own.children, "w:ins", author);
            return vec![Node::Element(self.tracked_row(own, "w:ins", author))];
        }
        let mut own = self.tracked(own, "w:moveTo", author);
        let change = open.map(|who| self.change("w:del", &who));
        let properties = own.first("w:pPr");
        properties.remove("w:sectPr");
        if let Some(change) = change {
            properties.first("w:rPr").children.insert(0, Node::Element(change));
        }
        self.range(own, "moveTo", author, name)
    }

    /// A paragraph between the marks of a move.
    pub(super) fn range(
        &mut self,
        own: Element,
        kind: &str,
        author: &str,
        name: &str,
    ) -> Vec<Node> {
        let start = self.change(&format!("w:{kind}RangeStart"), author);
        let id = self.number;
        let end = element(&format!("w:{kind}RangeEnd")).with("w:id", id);
        let start = start.with("w:date", &self.date).with("w:name", name);
        vec![Node::Element(start), Node::Element(own), Node::Element(end)]
    }
}

/// Takes the bookmarks out, which are there once, and gives the controls other numbers.
fn unbooked(own: &mut Element) {
    own.children.retain(
        |node| !matches!(node, Node::Element(own) if own.name.starts_with("w:bookmark")),
    );
    for node in &mut own.children {
        let Node::Element(child) = node else { continue };
        if own.name == "w:sdtPr" && child.name == "w:id" {
            for (_, number) in &mut child.attributes {
                let other = number.parse::<u32>().unwrap_or_default() ^ (1 << 30);
                *number = ecow::eco_format!("{}", other.max(1));
            }
        }
        unbooked(child);
    }
}
