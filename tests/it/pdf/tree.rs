//! A PDF in, what a screen reader is given out: properties, outline, and the structure
//! tree with the text of each element.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::content::{self, Marked, Page};

/// A PDF that was read.
pub(crate) struct Tagged {
    document: Document,
    pub(crate) pages: Vec<Page>,
    /// The structure tree.
    pub(crate) tree: Element,
    numbers: BTreeMap<ObjectId, usize>,
}

/// An element of the structure tree.
#[derive(Debug, Default)]
pub(crate) struct Element {
    /// As the file names it: `H1`, `P`, `Strong`.
    pub(crate) kind: String,
    /// The type of PDF 1.7 that it stands for.
    pub(crate) role: String,
    /// `Alt`, `Lang`, `Scope` and the like, where they are given.
    pub(crate) properties: Vec<(&'static str, String)>,
    pub(crate) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub(crate) enum Child {
    Element(Element),
    /// With the page, from 0.
    Text(Marked, usize),
    /// The annotation of a link: where it leads.
    Link(String),
}

impl Tagged {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("the PDF can be read");
        let ids: Vec<ObjectId> = document.page_iter().collect();
        let pages = ids.iter().map(|id| content::read(&document, *id)).collect();
        let numbers = ids.into_iter().enumerate().map(|(index, id)| (id, index));
        let tree = Element::default();
        let mut reader = Self { numbers: numbers.collect(), document, pages, tree };
        reader.tree = reader.root();
        reader
    }

    /// An entry of the document's information dictionary.
    pub(crate) fn info(&self, key: &str) -> Option<String> {
        let info = self.document.trailer.get_deref(b"Info", &self.document).ok()?;
        Some(text(info.as_dict().ok()?.get(key.as_bytes()).ok()?))
    }

    /// The language of the document.
    pub(crate) fn language(&self) -> String {
        text(self.catalog().get(b"Lang").expect("a language is given"))
    }

    /// The XMP metadata as XML.
    pub(crate) fn metadata(&self) -> String {
        let metadata = self.catalog().get_deref(b"Metadata", &self.document);
        let stream = metadata.and_then(Object::as_stream).expect("there is metadata");
        let bytes = stream.get_plain_content().expect("it can be read");
        String::from_utf8(bytes).expect("it is UTF-8")
    }

    /// The outline: level and title.
    pub(crate) fn outline(&self) -> Vec<(usize, String)> {
        let mut out = vec![];
        if let Ok(root) = self.catalog().get(b"Outlines") {
            self.entries(self.dictionary(root), 1, &mut out);
        }
        out
    }

    fn entries(&self, parent: &Dictionary, level: usize, out: &mut Vec<(usize, String)>) {
        let mut next = parent.get(b"First").ok();
        while let Some(entry) = next {
            let entry = self.dictionary(entry);
            out.push((level, text(entry.get(b"Title").expect("an entry has a title"))));
            self.entries(entry, level + 1, out);
            next = entry.get(b"Next").ok();
        }
    }

    fn root(&self) -> Element {
        let root = self.catalog().get(b"StructTreeRoot").expect("it is tagged");
        let root = self.dictionary(root);
        let mut children = self.children(root, None);
        match (children.pop(), children.pop()) {
            (Some(Child::Element(element)), None) => element,
            _ => panic!("the tree has not one element at its root"),
        }
    }

    fn children(&self, parent: &Dictionary, page: Option<usize>) -> Vec<Child> {
        let list = match parent.get_deref(b"K", &self.document) {
            Ok(Object::Array(list)) => list.as_slice(),
            Ok(one) => std::slice::from_ref(one),
            Err(_) => &[],
        };
        list.iter().map(|child| self.child(child, page)).collect()
    }

    fn child(&self, child: &Object, page: Option<usize>) -> Child {
        if let Ok(number) = child.as_i64() {
            let page = page.expect("the page of marked content is known");
            return Child::Text(self.marked(page, number), page);
        }
        let child = self.dictionary(child);
        let page = child.get(b"Pg").and_then(Object::as_reference);
        let page = page.ok().map(|id| self.numbers[&id]).or(None);
        match child.get_type().unwrap_or(b"StructElem") {
            b"MCR" => {
                let number = child.get(b"MCID").and_then(Object::as_i64);
                let page = page.expect("the page of marked content is known");
                let number = number.expect("it has a number");
                Child::Text(self.marked(page, number), page)
            }
            b"OBJR" => {
                let annotation = child.get(b"Obj").expect("a reference leads somewhere");
                Child::Link(self.target(self.dictionary(annotation)))
            }
            _ => Child::Element(self.element(child, page)),
        }
    }

    fn element(&self, element: &Dictionary, page: Option<usize>) -> Element {
        let kind = name(element.get(b"S").expect("an element has a type"));
        let mut properties = vec![];
        for (key, shown) in [("Alt", "Alt"), ("Lang", "Lang"), ("T", "Title")] {
            if let Ok(value) = element.get(key.as_bytes()) {
                properties.push((shown, text(value)));
            }
        }
        for attributes in self.attributes(element) {
            for key in ["Scope", "ColSpan", "RowSpan", "ListNumbering", "Summary"] {
                match attributes.get(key.as_bytes()) {
                    Ok(Object::Name(own)) => {
                        properties.push((key, String::from_utf8_lossy(own).into_owned()));
                    }
                    Ok(Object::Integer(own)) => properties.push((key, own.to_string())),
                    Ok(own) => properties.push((key, text(own))),
                    Err(_) => {}
                }
            }
        }
        let role = self.role(&kind);
        Element { kind, role, properties, children: self.children(element, page) }
    }

    fn attributes<'a>(&'a self, element: &'a Dictionary) -> Vec<&'a Dictionary> {
        match element.get_deref(b"A", &self.document) {
            Ok(Object::Array(list)) => list
                .iter()
                .filter(|own| !matches!(own, Object::Integer(_)))
                .map(|own| self.dictionary(own))
                .collect(),
            Ok(one) => vec![self.dictionary(one)],
            Err(_) => vec![],
        }
    }

    /// The type that an element's type stands for.
    fn role(&self, kind: &str) -> String {
        let root = self.catalog().get(b"StructTreeRoot").expect("it is tagged");
        let map = self.dictionary(root).get_deref(b"RoleMap", &self.document);
        let map = map.and_then(Object::as_dict).ok();
        let mut kind = kind.to_owned();
        while let Some(next) = map.and_then(|map| map.get(kind.as_bytes()).ok()) {
            kind = name(next);
        }
        kind
    }

    fn marked(&self, page: usize, number: i64) -> Marked {
        let found = self.pages[page].marked.get(&number);
        found.unwrap_or_else(|| panic!("page {page} has no content {number}")).clone()
    }

    /// Where a link leads: its address, or the page within the document. Of a signature
    /// field its name.
    fn target(&self, annotation: &Dictionary) -> String {
        if let Ok(field) = annotation.get(b"T") {
            return format!("field {}", text(field));
        }
        assert_eq!(annotation.get(b"Subtype").map(name).ok().as_deref(), Some("Link"));
        let action = annotation.get_deref(b"A", &self.document).and_then(Object::as_dict);
        match action.and_then(|action| action.get(b"URI")) {
            Ok(address) => text(address),
            Err(_) => "within".to_owned(),
        }
    }

    fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("there is a catalog")
    }

    fn dictionary<'a>(&'a self, object: &'a Object) -> &'a Dictionary {
        let (_, object) = self.document.dereference(object).expect("it leads somewhere");
        object.as_dict().expect("it is a dictionary")
    }
}

fn text(object: &Object) -> String {
    decode_text_string(object).expect("it is text")
}

fn name(object: &Object) -> String {
    String::from_utf8_lossy(object.as_name().expect("it is a name")).into_owned()
}
