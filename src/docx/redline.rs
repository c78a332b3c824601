//! A document's mended content and what several people want of it → the same content with
//! their changes as tracked changes under their names, and what they say as comments.

use std::collections::BTreeMap;

use super::identity::Keys;
use super::mark::Part;
use super::mend::Mended;
use super::package::{Package, Target};
use super::revise::{Work, length, text_of};
use super::xml::{Element, Node, element};

/// What people want of a document.
#[derive(Debug, Clone, Default)]
pub struct Redline {
    /// Values whose text changes, by file and pointer.
    pub texts: BTreeMap<(String, String), Vec<Step>>,
    pub added: Vec<Added>,
    /// Elements that go, by file and pointer, each with who wants it.
    pub removed: Vec<(String, String, String)>,
    pub comments: Vec<Said>,
}

/// What is done to a text, from its beginning to its end. Where it has another length, it
/// stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// So many characters stay.
    Keep(usize),
    Delete(usize, String),
    Insert(Words, String),
}

/// Text that looks the same throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
}

/// A paragraph that is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub file: String,
    /// The element that it stands behind; else the one that it stands before.
    pub behind: Option<String>,
    pub before: String,
    pub words: Vec<Words>,
    pub author: String,
}

/// A comment on a value, or on an element of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub file: String,
    pub pointer: String,
    pub author: String,
    pub text: String,
}

/// Puts the changes into the content. Comments become a part of the package.
pub(super) fn apply(
    redline: &Redline,
    mended: &mut Mended,
    keys: &Keys,
    package: &mut Package,
) {
    let mut pen = Pen { redline, keys, number: 0, said: vec![] };
    for (part, content) in &mut mended.parts {
        let nodes = std::mem::take(&mut content.nodes);
        content.nodes = pen.nodes(nodes);
        // Headers repeat what the text says.
        if *part == Part::Body {
            content.nodes = pen.paragraphs(std::mem::take(&mut content.nodes));
            if !pen.said.is_empty() {
                content
                    .relationships
                    .add("comments", Target::Part("comments.xml".into()));
            }
        }
    }
    if !pen.said.is_empty() {
        let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let mut root = element("w:comments").with("xmlns:w", name);
        root.children =
            std::mem::take(&mut pen.said).into_iter().map(Node::Element).collect();
        package.word("comments.xml", "comments", &root);
    }
}

pub(super) struct Pen<'a> {
    pub(super) redline: &'a Redline,
    pub(super) keys: &'a Keys,
    /// The last number of a change or comment.
    pub(super) number: usize,
    pub(super) said: Vec<Element>,
}

impl Pen<'_> {
    fn nodes(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut out = Vec::with_capacity(nodes.len());
        let mut spot = None;
        for node in nodes {
            let Node::Element(mut own) = node else {
                out.push(node);
                continue;
            };
            if own.name == "w:bookmarkStart" {
                spot = self.spot(&own).or(spot);
            }
            match (own.name.as_str(), spot.take_if(|_| own.name == "w:sdt")) {
                ("w:sdt", Some(spot)) => out.extend(self.value(own, &spot)),
                _ => {
                    own.children = self.nodes(own.children);
                    out.push(Node::Element(own));
                }
            }
        }
        out
    }

    /// The value that a bookmark leads to.
    pub(super) fn spot(&self, bookmark: &Element) -> Option<(String, String)> {
        let number: usize = bookmark.get("w:name")?.strip_prefix("_jp")?.parse().ok()?;
        let origin = &self.keys.get(number.checked_sub(1)?).origin;
        Some((origin.file.to_string(), origin.pointer.to_string()))
    }

    fn value(&mut self, mut control: Element, spot: &(String, String)) -> Vec<Node> {
        if let Some(steps) = self.redline.texts.get(spot) {
            for node in &mut control.children {
                let Node::Element(content) = node else { continue };
                if content.name == "w:sdtContent" {
                    let mut text = String::new();
                    text_of(&content.children, &mut text);
                    // What is printed otherwise than it is written is left as it is.
                    if text.chars().count() != length(steps) {
                        continue;
                    }
                    let children = std::mem::take(&mut content.children);
                    let mut work = Work { steps, at: 0, done: 0 };
                    content.children = self.runs(children, &mut work);
                    content.children.extend(self.inserted(&mut work));
                }
            }
        }
        let said = self.redline.comments.iter();
        let said: Vec<&Said> =
            said.filter(|own| own.file == spot.0 && own.pointer == spot.1).collect();
        let mut out = vec![Node::Element(control)];
        for own in said {
            out = self.comment(own, out);
        }
        out
    }

    /// Puts a comment around content.
    fn comment(&mut self, said: &Said, content: Vec<Node>) -> Vec<Node> {
        self.number += 1;
        let id = self.number;
        let text = element("w:r")
            .child(element("w:t").with("xml:space", "preserve").text(&said.text));
        let comment = element("w:comment")
            .with("w:id", id)
            .with("w:author", &said.author)
            .child(element("w:p").child(text));
        self.said.push(comment);
        let mark = |name: &str| Node::Element(element(name).with("w:id", id));
        let mut out = vec![mark("w:commentRangeStart")];
        out.extend(content);
        out.push(mark("w:commentRangeEnd"));
        let reference = element("w:commentReference").with("w:id", id);
        out.push(Node::Element(element("w:r").child(reference)));
        out
    }
}
