//! A document's mended content and what several people want of it → the same content with
//! their changes as tracked changes under their names, and what they say as comments.

use std::collections::BTreeMap;

use super::identity::Keys;
use super::mark::Part;
use super::mend::Mended;
use super::order;
use super::package::{Package, Target};
use super::write::Format;
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

struct Pen<'a> {
    redline: &'a Redline,
    keys: &'a Keys,
    /// The last number of a change or comment.
    number: usize,
    said: Vec<Element>,
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
    fn spot(&self, bookmark: &Element) -> Option<(String, String)> {
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

    /// Runs with the steps done to their text.
    fn runs(&mut self, nodes: Vec<Node>, work: &mut Work<'_>) -> Vec<Node> {
        let mut out = vec![];
        for node in nodes {
            let Node::Element(mut own) = node else {
                out.push(node);
                continue;
            };
            if own.name != "w:r" {
                own.children = self.runs(own.children, work);
                out.push(Node::Element(own));
                continue;
            }
            if own.find("w:footnoteReference").is_some() {
                out.push(Node::Element(own));
                continue;
            }
            let properties = own.find("w:rPr").cloned();
            let pieces = std::mem::take(&mut own.children);
            let mut open: Vec<(Option<String>, Vec<Node>)> = vec![];
            for piece in pieces {
                let Node::Element(piece) = piece else { continue };
                if piece.name == "w:rPr" {
                    continue;
                }
                for (piece, length) in letters(piece) {
                    if length > 0 {
                        let before = self.inserted(work);
                        if !before.is_empty() {
                            self.close(&mut open, properties.as_ref(), &mut out);
                            out.extend(before);
                        }
                    }
                    let author = if length > 0 { work.letter() } else { None };
                    match open.last_mut() {
                        Some((known, list)) if *known == author => {
                            list.push(Node::Element(piece))
                        }
                        _ => open.push((author, vec![Node::Element(piece)])),
                    }
                }
            }
            self.close(&mut open, properties.as_ref(), &mut out);
        }
        out
    }

    /// Runs of what was collected, deleted where somebody deletes it.
    fn close(
        &mut self,
        open: &mut Vec<(Option<String>, Vec<Node>)>,
        properties: Option<&Element>,
        out: &mut Vec<Node>,
    ) {
        for (author, pieces) in std::mem::take(open) {
            let mut run = element("w:r");
            run.children.extend(properties.cloned().map(Node::Element));
            run.children.extend(whole(pieces));
            out.push(match author {
                None => Node::Element(run),
                Some(author) => {
                    deleted(&mut run);
                    Node::Element(self.change("w:del", &author).child(run))
                }
            });
        }
    }

    /// What is inserted where the work stands now.
    fn inserted(&mut self, work: &mut Work<'_>) -> Vec<Node> {
        let mut out = vec![];
        while let Some((words, author)) = work.insertion() {
            let run = run(words);
            out.push(Node::Element(self.change("w:ins", author).child(run)));
        }
        out
    }

    fn change(&mut self, name: &str, author: &str) -> Element {
        self.number += 1;
        element(name).with("w:id", self.number).with("w:author", author)
    }

    /// Paragraphs that are new or go.
    fn paragraphs(&mut self, nodes: Vec<Node>) -> Vec<Node> {
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

/// Whether a pointer is another one, or leads below it.
fn is_within(pointer: &str, above: &str) -> bool {
    pointer
        .strip_prefix(above)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Steps being done.
struct Work<'s> {
    steps: &'s [Step],
    /// The step that is being done, and for how many characters it was.
    at: usize,
    done: usize,
}

impl<'s> Work<'s> {
    /// The next step, if it is an insertion.
    fn insertion(&mut self) -> Option<(&'s Words, &'s str)> {
        self.skip();
        let Step::Insert(words, author) = self.steps.get(self.at)? else { return None };
        self.at += 1;
        Some((words, author))
    }

    /// Does a character: who deletes it, if anybody does.
    fn letter(&mut self) -> Option<String> {
        self.skip();
        self.done += 1;
        match self.steps.get(self.at)? {
            Step::Delete(_, author) => Some(author.clone()),
            _ => None,
        }
    }

    fn skip(&mut self) {
        while let Some(Step::Keep(length) | Step::Delete(length, _)) =
            self.steps.get(self.at)
            && self.done >= *length
        {
            self.at += 1;
            self.done = 0;
        }
    }
}

/// A piece of a run, letter by letter; what is no text has no length.
fn letters(piece: Element) -> Vec<(Element, usize)> {
    if piece.name != "w:t" {
        let is_letter = matches!(piece.name.as_str(), "w:br" | "w:tab" | "w:softHyphen");
        return vec![(piece, usize::from(is_letter))];
    }
    let text = match piece.children.first() {
        Some(Node::Text(text)) => text.clone(),
        _ => String::new(),
    };
    text.chars().map(|c| (element("w:t").text(c), 1)).collect()
}

/// Letters beside each other as one text.
fn whole(pieces: Vec<Node>) -> Vec<Node> {
    let mut out: Vec<Node> = vec![];
    for piece in pieces {
        if let (Some(Node::Element(last)), Node::Element(own)) = (out.last_mut(), &piece)
            && last.name == "w:t"
            && own.name == "w:t"
            && let (Some(Node::Text(text)), Some(Node::Text(more))) =
                (last.children.first_mut(), own.children.first())
        {
            text.push_str(more);
            continue;
        }
        out.push(piece);
    }
    for node in &mut out {
        if let Node::Element(own) = node
            && own.name == "w:t"
        {
            own.attributes = vec![("xml:space".into(), "preserve".into())];
        }
    }
    out
}

/// Deleted text has a name of its own.
fn deleted(run: &mut Element) {
    for node in &mut run.children {
        let Node::Element(own) = node else { continue };
        match own.name.as_str() {
            "w:t" => own.name = "w:delText".into(),
            "w:instrText" => own.name = "w:delInstrText".into(),
            _ => {}
        }
    }
}

fn run(words: &Words) -> Element {
    let format =
        Format { strong: words.strong, emphasis: words.emphasis, ..Format::default() };
    let mut run = element("w:r");
    if let Some(style) = format.style() {
        run = run.child(element("w:rPr").child(super::xml::value("w:rStyle", style)));
    }
    for (index, line) in words.text.split('\n').enumerate() {
        if index > 0 {
            run = run.child(element("w:br"));
        }
        if !line.is_empty() {
            run = run.child(element("w:t").with("xml:space", "preserve").text(line));
        }
    }
    run
}

/// How many characters steps are about.
fn length(steps: &[Step]) -> usize {
    let length = |step: &Step| match step {
        Step::Keep(length) | Step::Delete(length, _) => *length,
        Step::Insert(..) => 0,
    };
    steps.iter().map(length).sum()
}

/// What a value says in the file, as [`Step`]s count it.
fn text_of(nodes: &[Node], out: &mut String) {
    for node in nodes {
        let Node::Element(own) = node else { continue };
        match own.name.as_str() {
            "w:r" if own.find("w:footnoteReference").is_some() => {}
            "w:t" => {
                if let Some(Node::Text(text)) = own.children.first() {
                    out.push_str(text);
                }
            }
            "w:br" => out.push('\n'),
            "w:tab" => out.push('\t'),
            "w:softHyphen" => out.push('\u{ad}'),
            "w:rPr" | "w:sdtPr" | "w:instrText" => {}
            _ => text_of(&own.children, out),
        }
    }
}
