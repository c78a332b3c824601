//! Mended content → the parts of the package, and what they relate to.

use std::collections::BTreeMap;

use super::mark::{Part, Place};
use super::mend::Content;
use super::package::{Package, Relationships, Target};
use super::write::Written;
use super::xml::{Element, Node, element, value, write};
use super::{Options, properties};
use crate::document::Document;

/// What the main part relates to.
#[derive(Debug)]
pub(super) struct Main {
    pub(super) relationships: Relationships,
    /// The relationships to headers and footers.
    pub(super) references: Vec<(Part, String)>,
}

/// Where the record is, from the main part.
pub(super) const RECORD: &str = "../customXml/item1.xml";

/// What every main part relates to: how its text looks.
pub(super) fn looks() -> Relationships {
    let mut out = Relationships::default();
    for (kind, name) in [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("theme", "theme/theme1.xml"),
        ("fontTable", "fontTable.xml"),
    ] {
        out.add(kind, Target::Part(name.into()));
    }
    out
}

impl Main {
    pub(super) fn new(written: &Written, options: &Options) -> Self {
        let mut relationships = looks();
        let mut add =
            |kind: &str, name: &str| relationships.add(kind, Target::Part(name.into()));
        if written.has_notes {
            add("footnotes", "footnotes.xml");
        }
        if !options.clean {
            add("customXml", RECORD);
        }
        let mut references = vec![];
        let landscape = written.has_landscape.then_some(Place::Landscape);
        for number in 0..written.letterheads.len() {
            for place in [Place::First, Place::Portrait].into_iter().chain(landscape) {
                for part in [Part::Header(place, number), Part::Footer(place, number)] {
                    let (kind, name) = aside(part);
                    references.push((part, add(kind, &name)));
                }
            }
        }
        Self { relationships, references }
    }
}

/// The kind and file of a header or footer.
fn aside(part: Part) -> (&'static str, String) {
    let (kind, place, furniture) = match part {
        Part::Header(place, number) => ("header", place, number),
        Part::Footer(place, number) => ("footer", place, number),
        Part::Body | Part::Note(_) => unreachable!("neither a header nor a footer"),
    };
    let number = match place {
        Place::First => 1,
        Place::Portrait => 2,
        Place::Landscape => 3,
    };
    (kind, format!("{kind}{}.xml", furniture * 3 + number))
}

/// Adds the parts with text.
pub(super) fn add(
    package: &mut Package,
    written: &Written,
    mut parts: BTreeMap<Part, Content>,
    main: &Main,
) {
    let body = parts.remove(&Part::Body).unwrap_or_default();
    let mut document_root = root("w:document");
    let body_root = Element { children: body.nodes, ..element("w:body") };
    document_root.children.push(Node::Element(body_root));
    package.word("document.xml", "document.main", &document_root);
    package.relate("word/document.xml", &body.relationships);
    for (part, _) in &main.references {
        let (kind, name) = aside(*part);
        let content = parts.remove(part).unwrap_or_default();
        let mut root = root(if kind == "header" { "w:hdr" } else { "w:ftr" });
        root.children = content.nodes;
        package.word(&name, kind, &root);
        package.relate(&format!("word/{name}"), &content.relationships);
    }
    if written.has_notes {
        notes(package, parts);
    }
}

/// The footnotes, behind the separators that Word wants.
fn notes(package: &mut Package, parts: BTreeMap<Part, Content>) {
    let mut root = root("w:footnotes");
    for (id, kind) in [(-1, "separator"), (0, "continuationSeparator")] {
        let run = element("w:r").child(element(&format!("w:{kind}")));
        let style = element("w:pPr").child(value("w:pStyle", "FootnoteText"));
        let line = element("w:p").child(style).child(run);
        let note =
            element("w:footnote").with("w:type", kind).with("w:id", id).child(line);
        root.children.push(Node::Element(note));
    }
    let mut relationships = Relationships::default();
    for (part, content) in parts {
        let Part::Note(index) = part else { continue };
        let mut note = element("w:footnote").with("w:id", index + 1);
        note.children = content.nodes;
        root.children.push(Node::Element(note));
        relationships = content.relationships;
    }
    package.word("footnotes.xml", "footnotes", &root);
    package.relate("word/footnotes.xml", &relationships);
}

pub(super) fn root(name: &str) -> Element {
    element(name)
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .with(
            "xmlns:r",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        )
        .with(
            "xmlns:wp",
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        )
}

/// Adds what the file says of itself, in a namespace.
pub(super) fn record(package: &mut Package, bytes: Vec<u8>, namespace: &str) {
    let item = element("ds:datastoreItem")
        .with(
            "xmlns:ds",
            "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
        )
        .with("ds:itemID", "{5D0A6A0E-7C52-4B5B-9C38-6E1B3F1A9C01}")
        .child(
            element("ds:schemaRefs")
                .child(element("ds:schemaRef").with("ds:uri", namespace)),
        );
    package.plain("customXml/item1.xml", bytes);
    package.typed(
        "customXml/itemProps1.xml",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        write(&item),
    );
    let mut relationships = Relationships::default();
    relationships.add("customXmlProps", Target::Part("itemProps1.xml".into()));
    package.relate("customXml/item1.xml", &relationships);
}

/// Adds the properties and what the package itself relates to.
pub(super) fn about(package: &mut Package, document: &Document) {
    let mut relationships = Relationships::default();
    relationships.add("officeDocument", Target::Part("word/document.xml".into()));
    let parts = [
        ("core-properties", "core", properties::core(document)),
        ("extended-properties", "app", properties::extended(document)),
        ("custom-properties", "custom", properties::custom(document)),
    ];
    properties(package, &mut relationships, parts);
    package.relate("", &relationships);
}

/// Adds properties: what they are to the package, under which name.
pub(super) fn properties(
    package: &mut Package,
    relationships: &mut Relationships,
    parts: impl IntoIterator<Item = (&'static str, &'static str, Vec<u8>)>,
) {
    for (relation, name, bytes) in parts {
        let owner = match relation {
            "core-properties" => "package",
            _ => "officedocument",
        };
        let kind = format!("application/vnd.openxmlformats-{owner}.{relation}+xml");
        let name = format!("docProps/{name}.xml");
        relationships.add(relation, Target::Part(name.clone()));
        package.typed(&name, &kind, bytes);
    }
}
