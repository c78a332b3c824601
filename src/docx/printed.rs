//! Mended content → what it says, paragraph by paragraph: the text that belongs to no
//! value of the record, where values stand in it, and from what computed text is made.
//! With it and the base record, who reads the file again knows each word that was sent.

use std::mem::take as empty;

use super::identity::Keys;
use super::mark::Part;
use super::mend::{COMPUTED, Content, Mended};
use super::xml::{Element, Node, element};
use crate::diagnostic::Origin;
use crate::document::Document;

/// Takes down what the parts say, and takes the marks of computed text away.
pub(super) fn take(mended: &mut Mended, document: &Document, keys: &mut Keys) -> Element {
    let mut printed = element("printed");
    let Mended { parts, computed } = mended;
    for (part, content) in parts {
        let mut out = match part {
            Part::Body => element("part").with("name", "body"),
            Part::Header(..) => element("part").with("name", "header"),
            Part::Footer(..) => element("part").with("name", "footer"),
            Part::Note(note) => {
                let id = document.notes.get(*note).map_or("", |note| note.id.as_str());
                element("part").with("name", "note").with("id", id)
            }
        };
        let mut scribe = Scribe {
            document,
            keys,
            computed,
            fields: vec![],
            line: Line::default(),
            lines: vec![],
        };
        let Content { nodes, .. } = content;
        nodes.iter_mut().for_each(|node| scribe.node(node));
        out.children = scribe.lines.into_iter().map(Node::Element).collect();
        printed.children.push(Node::Element(out));
    }
    printed
}

struct Scribe<'a> {
    document: &'a Document,
    keys: &'a mut Keys,
    computed: &'a [Origin],
    /// Instructions of the fields that are open, and whether their result has begun.
    fields: Vec<(String, bool)>,
    line: Line,
    lines: Vec<Element>,
}

/// A paragraph being taken down.
#[derive(Default)]
struct Line {
    pieces: Vec<Node>,
    /// The value whose text is being read: its key's index, whether to keep its text.
    key: Option<(usize, bool)>,
}

impl Scribe<'_> {
    fn node(&mut self, node: &mut Node) {
        let Node::Element(own) = node else { return };
        match own.name.as_str() {
            "w:p" => {
                own.children.iter_mut().for_each(|child| self.node(child));
                let line = empty(&mut self.line);
                self.lines.push(Element { children: line.pieces, ..element("p") });
            }
            "w:bookmarkStart" => {
                let number = own.get("w:name").and_then(|name| name.strip_prefix("_jp"));
                if let Some(number) = number.and_then(|n| n.parse::<usize>().ok()) {
                    let index = number.saturating_sub(1);
                    self.line.key = Some((index, self.keys.get(index).filled));
                    let key = element("key").with("number", number);
                    self.line.pieces.push(Node::Element(key));
                }
            }
            "w:sdt" => {
                own.children.iter_mut().for_each(|child| self.node(child));
                self.line.key = None;
            }
            "w:r" => self.run(own),
            "w:pPr" | "w:tblPr" | "w:trPr" | "w:tcPr" | "w:sdtPr" => {}
            _ => own.children.iter_mut().for_each(|child| self.node(child)),
        }
    }

    fn run(&mut self, run: &mut Element) {
        let computed = run.get(COMPUTED).and_then(|index| index.parse::<usize>().ok());
        run.attributes.retain(|(name, _)| name != COMPUTED);
        let is_mark = run.find("w:footnoteReference").is_some();
        for node in &run.children {
            let Node::Element(own) = node else { continue };
            match own.name.as_str() {
                "w:fldChar" => match own.get("w:fldCharType") {
                    Some("begin") => self.fields.push((String::new(), false)),
                    Some("separate") => {
                        if let Some((_, has_begun)) = self.fields.last_mut() {
                            *has_begun = true;
                        }
                    }
                    _ => _ = self.fields.pop(),
                },
                "w:instrText" => {
                    if let Some((instruction, false)) = self.fields.last_mut() {
                        instruction.push_str(text_of(own).trim());
                    }
                }
                "w:footnoteReference" => self.note(own),
                "w:t" if !is_mark => self.text(text_of(own), computed),
                "w:tab" => self.text("\t", computed),
                "w:br" => self.text("\n", computed),
                "w:softHyphen" => self.text("\u{ad}", computed),
                _ => {}
            }
        }
    }

    fn note(&mut self, reference: &Element) {
        let number = reference.get("w:id").and_then(|id| id.parse::<usize>().ok());
        let note = number.and_then(|n| self.document.notes.get(n.checked_sub(1)?));
        let Some(note) = note else { return };
        self.piece(element("note").with("id", &note.id));
    }

    fn text(&mut self, text: &str, computed: Option<usize>) {
        let mut piece = element("t");
        if let Some((instruction, _)) = self.fields.first() {
            piece = element("field").with("instruction", instruction);
        } else if self.line.key.is_none()
            && let Some(origin) = computed.and_then(|n| self.computed.get(n))
        {
            let file = self.keys.file(&origin.file);
            piece =
                element("computed").with("file", file).with("pointer", &origin.pointer);
        }
        self.piece(piece.text(text));
    }

    /// Adds a piece, to the value's own if one is being read; what is alike becomes one.
    fn piece(&mut self, piece: Element) {
        let pieces = &mut self.line.pieces;
        match (self.line.key, pieces.last_mut()) {
            (Some((_, true)), Some(Node::Element(key))) => add(&mut key.children, piece),
            (Some(_), _) => {}
            (None, _) => add(pieces, piece),
        }
    }
}

fn add(list: &mut Vec<Node>, piece: Element) {
    if let Some(Node::Element(last)) = list.last_mut()
        && last.name == piece.name
        && last.attributes == piece.attributes
        && let (Some(Node::Text(before)), Some(Node::Text(text))) =
            (last.children.last_mut(), piece.children.first())
    {
        before.push_str(text);
        return;
    }
    list.push(Node::Element(piece));
}

fn text_of(element: &Element) -> &str {
    match element.children.first() {
        Some(Node::Text(text)) => text,
        _ => "",
    }
}
