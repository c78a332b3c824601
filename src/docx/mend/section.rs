//! The body's marks of sections → section properties: page, margins, headers, footers.

use super::State;
use crate::document::Orientation;
use crate::docx::mark::{Mark, Part, Place, Section};
use crate::docx::measure::twips;
use crate::docx::xml::{Element, Node, element, value};
use crate::style::Sheet;

impl State<'_> {
    /// The body with its sections: all but the last in the last paragraph they have.
    pub(super) fn sections(
        &self,
        nodes: Vec<Node>,
        references: &[(Part, String)],
    ) -> Vec<Node> {
        let mut out: Vec<Node> = vec![];
        for node in nodes {
            let mark = match &node {
                Node::Element(e) => {
                    e.get("w:name").and_then(|name| self.written.marks.named(name))
                }
                Node::Text(_) => None,
            };
            let Some((_, Mark::Section(section))) = mark else {
                out.push(node);
                continue;
            };
            close(&mut out, self.section(section, references));
        }
        if !matches!(out.last(), Some(Node::Element(e)) if e.name == "w:p") {
            out.push(paragraph());
        }
        let last = self.section(&self.written.section, references);
        out.push(Node::Element(last));
        out
    }

    fn section(&self, section: &Section, references: &[(Part, String)]) -> Element {
        let Section { orientation, first, restart, furniture } = *section;
        let mut page = self.page(orientation);
        if first && self.written.letterheads.get(furniture) == Some(&true) {
            // The letterhead stands higher than the text of the other pages, whose
            // header keeps the room between.
            page.top = twips(Sheet::new(self.brand).letterhead_top);
        }
        let place = match orientation {
            Orientation::Portrait => Place::Portrait,
            Orientation::Landscape => Place::Landscape,
        };
        let mut out = element("w:sectPr");
        for (part, id) in references {
            let (name, own, number) = match part {
                Part::Header(own, number) => ("w:headerReference", *own, *number),
                Part::Footer(own, number) => ("w:footerReference", *own, *number),
                Part::Body | Part::Note(_) => continue,
            };
            let kind = if number != furniture {
                continue;
            } else if own == place {
                "default"
            } else if own == Place::First && first {
                "first"
            } else {
                continue;
            };
            out = out.child(element(name).with("w:type", kind).with("r:id", id));
        }
        out = out.child(value("w:type", "nextPage")).children(page.properties());
        if restart {
            out = out.child(element("w:pgNumType").with("w:start", 1));
            crate::docx::order::sort(&mut out);
        }
        if first { out.child(element("w:titlePg")) } else { out }
    }
}

/// Ends a section in its last paragraph.
fn close(nodes: &mut Vec<Node>, properties: Element) {
    if !matches!(nodes.last(), Some(Node::Element(e)) if e.name == "w:p") {
        nodes.push(paragraph());
    }
    if let Some(Node::Element(paragraph)) = nodes.last_mut() {
        let own = paragraph.first("w:pPr");
        own.children.push(Node::Element(properties));
        crate::docx::order::sort(own);
    }
}

fn paragraph() -> Node {
    let style = element("w:pPr").child(value("w:pStyle", "TableEnd"));
    Node::Element(element("w:p").child(style))
}
