//! A document's mended content and what several people want of it → the same content with
//! their changes as tracked changes under their names, and what they say as comments.

use std::collections::{BTreeMap, BTreeSet};

use super::identity::Keys;
use super::mark::Part;
use super::mend::Mended;
use super::package::{Package, Relationships, Target};
use super::xml::{Element, Node, element};
use crate::document::Document;

/// What people want of a document.
#[derive(Debug, Clone, Default)]
pub struct Redline {
    /// Whether there is one, be it empty.
    pub is_there: bool,
    /// Values whose text changes, by file and pointer.
    pub texts: BTreeMap<(String, String), Revised>,
    /// Elements of lists that are new or move, in the order in which they come to stand.
    pub added: Vec<Added>,
    /// Elements that go, by file and pointer, each with who wants it.
    pub removed: Vec<(String, String, String)>,
    /// Elements that take in the one behind them: file, list, the index of that one, and who
    /// wants it.
    pub joined: Vec<(String, String, usize, String)>,
    /// Footnotes that are new, by their names, each with who wants it.
    pub notes: Vec<(String, Vec<Words>, String)>,
    pub comments: Vec<Said>,
}

/// A text that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    pub steps: Vec<Step>,
    /// What is said where the text is printed otherwise than it is written, so that no
    /// step fits.
    pub otherwise: Said,
}

/// What is done to a text, from its beginning to its end. Each has the words that it is
/// about; a number that is put in when it is printed is [`PRINTED`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Keep(String),
    /// These words stay, and look otherwise: strong, emphasised.
    Look(String, (bool, bool), String),
    Delete(String, String),
    Insert(Words, String),
}

/// A footnote's mark among words.
pub const NOTE: char = '\u{fffc}';
/// What is only known when it is printed.
pub const PRINTED: char = '\u{fffd}';

/// Text that looks the same throughout.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    pub text: String,
    pub strong: bool,
    pub emphasis: bool,
    /// Where it leads: an address, or `#` and a place.
    pub link: Option<String>,
    /// The footnote that it is the mark of.
    pub note: Option<String>,
    /// Whose it is, where it stands among words of somebody else.
    pub by: Option<String>,
}

/// An element of a list that is new, or comes from elsewhere in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub file: String,
    pub list: String,
    /// The element that it stands behind; none where it is the first.
    pub behind: Option<usize>,
    pub new: New,
    pub author: String,
    /// What is said where there is no place for it.
    pub said: String,
}

/// What is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum New {
    Paragraphs(Vec<(Shape, Vec<Words>)>),
    /// The cells of a row.
    Row(Vec<Vec<Words>>),
    /// The element that was there.
    Moved(usize),
}

/// How a new paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As the text of another element of its list.
    Element,
    /// As a paragraph within an element beside it.
    Inner,
    Bullet,
}

/// A comment on a value, or on an element of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    pub file: String,
    pub pointer: String,
    pub author: String,
    /// When, as files say it; empty where nobody knows.
    pub date: String,
    pub text: String,
    /// The words of the value that it is about; empty for all of it.
    pub quote: String,
}

/// Puts the changes into the content. Comments become a part of the package. Gives what is
/// there as a comment only.
pub(super) fn apply(
    redline: &Redline,
    mended: &mut Mended,
    keys: &Keys,
    document: &Document,
    anchors: &[Element],
    package: &mut Package,
) -> Vec<Said> {
    let mut notes: Vec<&str> = document.notes.iter().map(|own| own.id.as_str()).collect();
    notes.extend(redline.notes.iter().map(|(id, ..)| id.as_str()));
    let mut pen = Pen {
        redline,
        keys,
        notes,
        anchors,
        relationships: Relationships::default(),
        number: 0,
        date: {
            let (year, month, day) = document.info.date;
            format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
        },
        said: vec![],
        done: BTreeSet::new(),
        extra: vec![],
        missed: vec![],
    };
    // All notes stand in one part.
    let is_note = |part: &Part| matches!(part, Part::Note(_));
    let of_notes = mended.parts.iter().rfind(|(part, _)| is_note(part));
    let mut of_notes =
        of_notes.map(|own| own.1.relationships.clone()).unwrap_or_default();
    for (part, content) in &mut mended.parts {
        let own = if is_note(part) { &mut of_notes } else { &mut content.relationships };
        std::mem::swap(&mut pen.relationships, own);
        let nodes = std::mem::take(&mut content.nodes);
        content.nodes = pen.values(nodes);
        // Headers repeat what the text says.
        if *part == Part::Body {
            content.nodes = pen.elements(std::mem::take(&mut content.nodes));
        }
        let own = if is_note(part) { &mut of_notes } else { &mut content.relationships };
        std::mem::swap(&mut pen.relationships, own);
    }
    for (index, (_, words, author)) in redline.notes.iter().enumerate() {
        std::mem::swap(&mut pen.relationships, &mut of_notes);
        let content = mended.parts.entry(Part::Note(document.notes.len() + index));
        content.or_default().nodes = pen.note(words, author);
        std::mem::swap(&mut pen.relationships, &mut of_notes);
    }
    for (_, content) in mended.parts.iter_mut().filter(|(part, _)| is_note(part)) {
        content.relationships = of_notes.clone();
    }
    let body = mended.parts.entry(Part::Body).or_default();
    let nodes = std::mem::take(&mut body.nodes);
    body.nodes = pen.comments(nodes);
    if !pen.said.is_empty() {
        body.relationships.add("comments", Target::Part("comments.xml".into()));
        let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let mut root = element("w:comments").with("xmlns:w", name);
        root.children =
            std::mem::take(&mut pen.said).into_iter().map(Node::Element).collect();
        package.word("comments.xml", "comments", &root);
    }
    pen.missed
}

pub(super) struct Pen<'a> {
    pub(super) redline: &'a Redline,
    pub(super) keys: &'a Keys,
    /// The names of the footnotes, by their numbers.
    pub(super) notes: Vec<&'a str>,
    /// Which bookmark stands for which place.
    pub(super) anchors: &'a [Element],
    /// Those of the part that is being written.
    pub(super) relationships: Relationships,
    /// The last number of a change or comment.
    pub(super) number: usize,
    /// The document's: there is no other, and a move must have one.
    pub(super) date: String,
    pub(super) said: Vec<Element>,
    /// The values whose text was changed.
    pub(super) done: BTreeSet<(String, String)>,
    /// What is said of changes that are tracked.
    pub(super) extra: Vec<Said>,
    /// What could only be said.
    pub(super) missed: Vec<Said>,
}

impl Pen<'_> {
    /// The value that a bookmark leads to.
    pub(super) fn spot(&self, bookmark: &Element) -> Option<(String, String)> {
        let number: usize = bookmark.get("w:name")?.strip_prefix("_jp")?.parse().ok()?;
        let origin = &self.keys.get(number.checked_sub(1)?).origin;
        Some((origin.file.to_string(), origin.pointer.to_string()))
    }

    /// The values that stand in an element, in their order.
    pub(super) fn spots(&self, own: &Element, out: &mut Vec<(String, String)>) {
        for child in own.elements() {
            match child.name.as_str() {
                "w:bookmarkStart" => out.extend(self.spot(child)),
                _ => self.spots(child, out),
            }
        }
    }

    /// A tracked change.
    pub(super) fn change(&mut self, name: &str, author: &str) -> Element {
        self.number += 1;
        element(name).with("w:id", self.number).with("w:author", author)
    }
}
