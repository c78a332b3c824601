//! What people say → comments at the words that they are about.

use super::redline::{Pen, Said, Words};
use super::xml::{Element, Node, element, preserved, value};
use crate::diagnostic::is_within;

impl Pen<'_> {
    /// A new footnote.
    pub(super) fn note(&mut self, words: &[Words], author: &str) -> Vec<Node> {
        let style = element("w:pPr").child(value("w:pStyle", "FootnoteText"));
        let mark = element("w:rPr").child(value("w:rStyle", "FootnoteReference"));
        let mark = element("w:r").child(mark).child(element("w:footnoteRef"));
        let space = preserved(" ");
        let mut line = element("w:p").child(style).child(mark);
        line = line.child(element("w:r").child(space));
        line.children.extend(self.new_words(words, author));
        vec![Node::Element(line)]
    }

    /// The text with all comments at their places; what has none is said at its start.
    pub(super) fn comments(&mut self, mut nodes: Vec<Node>) -> Vec<Node> {
        let redline = self.redline;
        let texts = redline.texts.iter();
        let otherwise: Vec<Said> = texts
            .filter(|(spot, _)| !self.done.contains(*spot))
            .map(|(_, own)| own.otherwise.clone())
            .collect();
        self.missed.extend(otherwise);
        let all = redline.comments.iter().chain(&self.missed).chain(&self.extra);
        let all: Vec<Said> = all.cloned().collect();
        for own in all {
            let is_own = |spot: &(String, String)| {
                spot.0 == own.file && is_within(&spot.1, &own.pointer)
            };
            let placed = !own.pointer.is_empty() && self.at(&mut nodes, &own, &is_own);
            if !placed {
                self.at_start(&mut nodes, &own);
            }
        }
        nodes
    }

    /// Puts a comment at the first value that fits; says whether there was one.
    fn at(
        &mut self,
        nodes: &mut Vec<Node>,
        said: &Said,
        fits: &dyn Fn(&(String, String)) -> bool,
    ) -> bool {
        let mut spot = None;
        for index in 0..nodes.len() {
            let Node::Element(own) = &mut nodes[index] else { continue };
            if own.name == "w:bookmarkStart" {
                spot = self.spot(own).or(spot);
            }
            if own.name == "w:sdt" && spot.take().is_some_and(|spot| fits(&spot)) {
                self.number += 1;
                let id = self.number;
                if quoted(own, &said.quote, id) {
                    self.say(said, id);
                } else {
                    nodes.insert(index + 1, reference(id));
                    nodes.insert(index + 1, range("w:commentRangeEnd", id));
                    nodes.insert(index, range("w:commentRangeStart", id));
                    self.say(said, id);
                }
                return true;
            }
            if !own.name.starts_with("w:bookmark")
                && self.at(&mut own.children, said, fits)
            {
                return true;
            }
        }
        false
    }

    /// Puts a comment on the first paragraph.
    fn at_start(&mut self, nodes: &mut [Node], said: &Said) -> bool {
        for node in nodes {
            let Node::Element(own) = node else { continue };
            if own.name == "w:p" {
                self.number += 1;
                let id = self.number;
                let is_head = |node: &Node| matches!(node, Node::Element(own) if own.name == "w:pPr");
                let at = own.children.iter().take_while(|own| is_head(own)).count();
                own.children.insert(at, range("w:commentRangeStart", id));
                own.children.push(range("w:commentRangeEnd", id));
                own.children.push(reference(id));
                self.say(said, id);
                return true;
            }
            if self.at_start(&mut own.children, said) {
                return true;
            }
        }
        false
    }

    fn say(&mut self, said: &Said, id: usize) {
        let mut comment =
            element("w:comment").with("w:id", id).with("w:author", &said.author);
        if !said.date.is_empty() {
            comment = comment.with("w:date", &said.date);
        }
        let line = |text: &str| {
            let text = preserved(text);
            element("w:p").child(element("w:r").child(text))
        };
        self.said.push(comment.children(said.text.split('\n').map(line)));
    }
}

fn range(name: &str, id: usize) -> Node {
    Node::Element(element(name).with("w:id", id))
}

fn reference(id: usize) -> Node {
    let reference = element("w:commentReference").with("w:id", id);
    Node::Element(element("w:r").child(reference))
}

/// Puts the marks of a comment around some words of a control; says whether they stand
/// there.
fn quoted(control: &mut Element, quote: &str, id: usize) -> bool {
    let mut text = String::new();
    words(&control.children, &mut text);
    let quote = quote.trim();
    let Some(start) =
        text.find(quote).filter(|_| !quote.is_empty() && quote != text.trim())
    else {
        return false;
    };
    let start = text[..start].chars().count();
    let end = start + quote.chars().count();
    let mut marks = vec![
        (end, vec![range("w:commentRangeEnd", id), reference(id)]),
        (start, vec![range("w:commentRangeStart", id)]),
    ];
    control.children = cut(std::mem::take(&mut control.children), &mut 0, &mut marks);
    true
}

/// What nobody deletes of some content.
fn words(nodes: &[Node], out: &mut String) {
    for node in nodes {
        let Node::Element(own) = node else { continue };
        match own.name.as_str() {
            "w:t" => {
                if let Some(Node::Text(text)) = own.children.first() {
                    out.push_str(text);
                }
            }
            "w:rPr" | "w:sdtPr" => {}
            _ => words(&own.children, out),
        }
    }
}

/// Content with marks where so many characters stand before them; the last mark is the
/// first one.
fn cut(
    nodes: Vec<Node>,
    at: &mut usize,
    marks: &mut Vec<(usize, Vec<Node>)>,
) -> Vec<Node> {
    let mut out = vec![];
    for node in nodes {
        let Node::Element(mut own) = node else {
            out.push(node);
            continue;
        };
        if own.name == "w:sdtPr" {
            out.push(Node::Element(own));
            continue;
        }
        if own.name != "w:r" {
            own.children = cut(std::mem::take(&mut own.children), at, marks);
            out.push(Node::Element(own));
            continue;
        }
        let properties = own.find("w:rPr").cloned();
        let start = || Element {
            children: properties.clone().map(Node::Element).into_iter().collect(),
            ..element("w:r")
        };
        let mut open = start();
        let close = |open: &mut Element, out: &mut Vec<Node>| {
            let own = std::mem::replace(open, start());
            if own.elements().any(|own| own.name != "w:rPr") {
                out.push(Node::Element(own));
            }
        };
        for piece in own.children {
            let Node::Element(mut piece) = piece else { continue };
            if piece.name == "w:rPr" {
                continue;
            }
            while piece.name == "w:t"
                && let Some(Node::Text(text)) = piece.children.first()
                && let Some((mark, _)) = marks.last()
                && *mark < *at + text.chars().count() + usize::from(marks.len() == 1)
            {
                let (mark, nodes) = marks.pop().expect("there is one");
                let from = text.char_indices().nth(mark - *at);
                let from = from.map_or(text.len(), |own| own.0);
                let (before, after) = (text[..from].to_owned(), text[from..].to_owned());
                *at = mark;
                if !before.is_empty() {
                    open = open.child(preserved(&before));
                }
                close(&mut open, &mut out);
                out.extend(nodes);
                piece = preserved(&after);
            }
            if piece.name == "w:t"
                && let Some(Node::Text(text)) = piece.children.first()
            {
                *at += text.chars().count();
                if text.is_empty() {
                    continue;
                }
            }
            open = open.child(piece);
        }
        close(&mut open, &mut out);
    }
    out
}
