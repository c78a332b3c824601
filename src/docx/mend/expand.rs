//! Bookmarks that are marks → what they stand for.

use ecow::eco_format;

use super::{COMPUTED, State, run};
use crate::docx::language;
use crate::docx::mark::Mark;
use crate::docx::package::Target;
use crate::docx::picture;
use crate::docx::write::note_style;
use crate::docx::xml::{Element, Node, element, value};

impl State<'_> {
    /// Siblings with their marks expanded; marks may stand in each other.
    pub(super) fn expand(&mut self, nodes: Vec<Node>) -> Vec<Node> {
        let mut open: Vec<(usize, Vec<Node>)> = vec![];
        let mut out = Vec::with_capacity(nodes.len());
        for node in nodes {
            let Node::Element(element) = &node else {
                out.push(node);
                continue;
            };
            match element.name.as_str() {
                "w:bookmarkStart" => {
                    let name = element.get("w:name").unwrap_or_default();
                    let Some((id, mark)) = self.written.marks.named(name) else {
                        continue;
                    };
                    if mark.is_point() {
                        let mark = mark.clone();
                        out.extend(self.point(&mark, &node));
                    } else {
                        open.push((id, std::mem::take(&mut out)));
                    }
                }
                "w:bookmarkEnd" => {
                    let Some((id, before)) = open.pop() else { continue };
                    let content = std::mem::replace(&mut out, before);
                    let mark = self.written.marks.get(id).clone();
                    out.extend(self.around(&mark, content));
                }
                _ => out.push(node),
            }
        }
        out
    }

    fn around(&mut self, mark: &Mark, content: Vec<Node>) -> Vec<Node> {
        match mark {
            Mark::Datum(key) => self.hold(*key, content),
            Mark::Computed(origin) => {
                let index = self.computed.len();
                self.computed.push(origin.clone());
                let mut content = content;
                content.iter_mut().for_each(|node| compute(node, index));
                content
            }
            Mark::Anchor(name) => self.bookmark(name, content),
            Mark::Url(url) => {
                let id =
                    self.relationships.add("hyperlink", Target::Outside(url.clone()));
                link(element("w:hyperlink").with("r:id", id), content)
            }
            Mark::Jump(name) => {
                link(element("w:hyperlink").with("w:anchor", name), content)
            }
            Mark::Language(tag) => {
                let mut content = content;
                content.iter_mut().for_each(|node| speak(node, language::word(tag)));
                content
            }
            Mark::Field(instruction) => {
                let mut out = begin(instruction);
                out.extend(content);
                out.push(end());
                out
            }
            _ => content,
        }
    }

    fn point(&mut self, mark: &Mark, node: &Node) -> Vec<Node> {
        match mark {
            Mark::FieldBegin(instruction) => begin(instruction),
            Mark::FieldEnd => vec![end()],
            Mark::Footnote { note, fixed } => {
                let mut reference = element("w:footnoteReference");
                if fixed.is_some() {
                    reference = reference.with("w:customMarkFollows", 1);
                }
                let reference = reference.with("w:id", note + 1);
                let style = fixed.as_deref().map_or(NOTE_STYLE, note_style);
                let mut run = run(Some(style), reference);
                if let (Some(mark), Node::Element(run)) = (fixed, &mut run) {
                    let text = element("w:t").text(mark);
                    run.children.push(Node::Element(text));
                }
                vec![run]
            }
            Mark::FootnoteNumber => vec![run(Some(NOTE_STYLE), element("w:footnoteRef"))],
            Mark::Logo => self.logo(),
            // Stay until the body is cut into sections.
            Mark::Section(_) => vec![node.clone()],
            _ => vec![],
        }
    }

    /// A hidden bookmark and a control: whichever the word processor keeps leads back.
    fn hold(&mut self, index: usize, mut content: Vec<Node>) -> Vec<Node> {
        let key = self.written.keys.get(index).clone();
        let id = self.control(&key.tag);
        if content.is_empty() {
            content.push(run(None, element("w:t")));
        }
        let mut properties = element("w:sdtPr")
            .child(value("w:alias", &key.title))
            .child(value("w:tag", &key.tag))
            .child(value("w:id", id));
        if key.locked {
            properties = properties.child(value("w:lock", "sdtLocked"));
        }
        let mut held = element("w:sdtContent");
        held.children = content;
        let control =
            element("w:sdt").child(properties.child(element("w:richText"))).child(held);
        self.bookmark(&format!("_jp{}", index + 1), vec![Node::Element(control)])
    }

    fn logo(&mut self) -> Vec<Node> {
        let Some(logo) = &self.brand.logo else { return vec![] };
        self.drawings += 1;
        let mut ids = self.pictures.names.iter().map(|name| {
            let target = Target::Part(format!("media/{name}"));
            self.relationships.add("image", target)
        });
        let Some(bitmap) = ids.next() else { return vec![] };
        let vector = ids.next();
        let drawing = picture::drawing(logo, self.drawings, &bitmap, vector.as_deref());
        vec![run(None, drawing)]
    }
}

const NOTE_STYLE: &str = "FootnoteReference";

fn link(link: Element, content: Vec<Node>) -> Vec<Node> {
    let mut link = link.with("w:history", 1);
    link.children = content;
    vec![Node::Element(link)]
}

fn begin(instruction: &str) -> Vec<Node> {
    let text = element("w:instrText")
        .with("xml:space", "preserve")
        .text(format!(" {instruction} "));
    let kind = |kind| element("w:fldChar").with("w:fldCharType", kind);
    vec![run(None, kind("begin")), run(None, text), run(None, kind("separate"))]
}

fn end() -> Node {
    run(None, element("w:fldChar").with("w:fldCharType", "end"))
}

/// Says of all runs that their text is computed.
fn compute(node: &mut Node, index: usize) {
    let Node::Element(element) = node else { return };
    if element.name == "w:r" && element.get(COMPUTED).is_none() {
        element.attributes.push((COMPUTED.into(), eco_format!("{index}")));
    }
    element.children.iter_mut().for_each(|child| compute(child, index));
}

/// Sets the language of all runs that have none yet.
fn speak(node: &mut Node, tag: &str) {
    let Node::Element(element) = node else { return };
    if element.name == "w:r" {
        let properties = element.first("w:rPr");
        if properties.find("w:lang").is_none() {
            properties.children.push(Node::Element(value("w:lang", tag)));
        }
        return;
    }
    element.children.iter_mut().for_each(|child| speak(child, tag));
}
