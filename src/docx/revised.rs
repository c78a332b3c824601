//! Paragraphs that are new or go, as tracked changes.

use super::order;
use super::redline::{Added, Pen};
use super::revise::{deleted, run};
use super::xml::{Element, Node, element};
use crate::diagnostic::is_within;

impl Pen<'_> {
    /// Paragraphs that are new or go.
    pub(super) fn paragraphs(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Node::Element(mut own) = node else {
                out.push(node);
                continue;
            };
            if own.name != "w:p" {
                own.children = self.paragraphs(own.children);
                out.push(Node::Element(own));
                continue;
            }
            let mut spots = vec![];
            self.spots(&own, &mut spots);
            let gone = self.redline.removed.iter().find(|(file, pointer, _)| {
                !spots.is_empty()
                    && spots
                        .iter()
                        .all(|spot| spot.0 == *file && is_within(&spot.1, pointer))
            });
            let style = own.find("w:pPr").cloned();
            let added: Vec<&Added> = self.redline.added.iter().collect();
            let here = |pointer: &str, file: &str| {
                spots.iter().any(|spot| spot.0 == file && is_within(&spot.1, pointer))
            };
            for new in &added {
                if new.behind.is_none() && here(&new.before, &new.file) {
                    out.push(self.added(new, style.as_ref()));
                }
            }
            match gone {
                Some((_, _, author)) => {
                    let author = author.clone();
                    out.push(self.gone(own, &author));
                }
                None => out.push(Node::Element(own)),
            }
            for new in &added {
                if new.behind.as_ref().is_some_and(|own| here(own, &new.file)) {
                    out.push(self.added(new, style.as_ref()));
                }
            }
        }
        out
    }

    fn spots(&self, own: &Element, out: &mut Vec<(String, String)>) {
        for child in own.elements() {
            match child.name.as_str() {
                "w:bookmarkStart" => out.extend(self.spot(child)),
                _ => self.spots(child, out),
            }
        }
    }

    fn added(&mut self, new: &Added, style: Option<&Element>) -> Node {
        let mut properties = style.cloned().unwrap_or_else(|| element("w:pPr"));
        properties.remove("w:sectPr");
        properties.remove("w:rPr");
        let mark = element("w:rPr").child(self.change("w:ins", &new.author));
        properties = properties.child(mark);
        order::sort(&mut properties);
        let mut paragraph = element("w:p").child(properties);
        for words in &new.words {
            let run = run(words);
            let change = self.change("w:ins", &new.author).child(run);
            paragraph = paragraph.child(change);
        }
        Node::Element(paragraph)
    }

    fn gone(&mut self, mut paragraph: Element, author: &str) -> Node {
        let mark = self.change("w:del", author);
        let properties = paragraph.first("w:pPr");
        properties.remove("w:rPr");
        properties.children.push(Node::Element(element("w:rPr").child(mark)));
        order::sort(properties);
        paragraph.children = self.all_gone(paragraph.children, author);
        Node::Element(paragraph)
    }

    fn all_gone(&mut self, nodes: Vec<Node>, author: &str) -> Vec<Node> {
        let one = |node: Node| {
            let Node::Element(mut own) = node else { return node };
            match own.name.as_str() {
                "w:r" => {
                    deleted(&mut own);
                    Node::Element(self.change("w:del", author).child(own))
                }
                // What somebody else changed in it is told of as it is.
                "w:pPr" | "w:sdtPr" | "w:ins" | "w:del" => Node::Element(own),
                _ => {
                    own.children = self.all_gone(own.children, author);
                    Node::Element(own)
                }
            }
        };
        nodes.into_iter().map(one).collect()
    }
}
