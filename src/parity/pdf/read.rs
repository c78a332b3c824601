//! The objects of a PDF → its pages, its structure tree, and what it says of itself.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::pages::Pages;
use super::{Child, Element, Marked, Page, Tagged, Unreadable, Widget};

/// Pages that are read.
const PAGES: usize = 5000;
/// Elements of the structure tree, entries of the outline.
const ELEMENTS: usize = 400_000;
/// How deep elements may stand in each other.
const DEPTH: usize = 120;
/// Bytes of text in it.
const TEXT: usize = 32 * 1024 * 1024;
/// Bytes of the metadata, unpacked.
const METADATA: usize = 4 * 1024 * 1024;

/// Annotations that are read.
const UPON: usize = 100_000;

/// What stands upon a page: the page, its object, if it is one of its own, and itself.
type Upon<'a> = (usize, Option<ObjectId>, &'a Dictionary);

pub(super) struct Reading<'a> {
    pub(super) document: &'a Document,
    pub(super) numbers: BTreeMap<ObjectId, usize>,
    pages: Vec<Page>,
    roles: BTreeMap<String, String>,
    /// The places that have names.
    pub(super) places: BTreeMap<Vec<u8>, &'a Object>,
    elements: usize,
    /// Bytes of text so far: an element may stand in many places.
    text: usize,
    /// The annotations that tags name.
    tagged: BTreeSet<ObjectId>,
    lost: usize,
}

/// What a file says of itself: properties, language, metadata.
pub(super) fn stated(document: &Document) -> Result<Tagged, Unreadable> {
    let catalog = document.catalog()?;
    let metadata = catalog.get_deref(b"Metadata", document);
    let metadata = match metadata.and_then(Object::as_stream) {
        Ok(stream) => stream.get_plain_content_with_limit(METADATA)?,
        Err(_) => vec![],
    };
    Ok(Tagged {
        version: document.version.clone(),
        metadata: String::from_utf8_lossy(&metadata).into_owned(),
        language: catalog.get(b"Lang").ok().map(text).transpose()?,
        info: info(document),
        ..Tagged::default()
    })
}

fn info(document: &Document) -> BTreeMap<String, String> {
    let info = document.trailer.get_deref(b"Info", document);
    let info = info.and_then(Object::as_dict).ok();
    let entries = info.into_iter().flat_map(Dictionary::iter);
    let said = entries.filter_map(|(key, value)| {
        let key = String::from_utf8_lossy(key).into_owned();
        Some((key, text(value).ok()?))
    });
    said.collect()
}

impl<'a> Reading<'a> {
    pub(super) fn new(document: &'a Document) -> Result<Self, Unreadable> {
        let ids: Vec<ObjectId> = document.page_iter().take(PAGES + 1).collect();
        if ids.len() > PAGES {
            return Err(Unreadable::TooMuch("pages"));
        }
        let mut reading = Pages::new(document);
        let pages = ids.iter().map(|id| reading.read(*id)).collect::<Result<_, _>>()?;
        let numbers = ids.into_iter().enumerate().map(|(index, id)| (id, index));
        let numbers = numbers.collect();
        let (roles, places, tagged) = Default::default();
        let (elements, text, lost) = (0, 0, 0);
        Ok(Self { document, numbers, pages, roles, places, elements, text, tagged, lost })
    }

    pub(super) fn file(mut self) -> Result<Tagged, Unreadable> {
        let catalog = self.document.catalog()?;
        let root = catalog.get(b"StructTreeRoot").map_err(|_| Unreadable::Untagged)?;
        let root = self.dictionary(root)?;
        self.roles = self.roles(root);
        self.name_places(catalog);
        let mut children = self.children(root, None, 0)?;
        let (Some(Child::Element(tree)), None) = (children.pop(), children.pop()) else {
            let message = "the structure tree has not one element at its root";
            return Err(Unreadable::Broken(message.to_owned()));
        };
        let mut outline = vec![];
        if let Ok(root) = catalog.get(b"Outlines") {
            self.entries(self.dictionary(root)?, 1, &mut outline)?;
        }
        let shows = catalog.get_deref(b"ViewerPreferences", self.document);
        let shows =
            shows.and_then(Object::as_dict).and_then(|own| own.get(b"DisplayDocTitle"));
        let upon = self.upon()?;
        Ok(Tagged {
            tree,
            outline,
            shows_title: shows.and_then(Object::as_bool).unwrap_or(false),
            annotations: self.annotations(&upon),
            widgets: self.widgets(&upon),
            lost: self.lost,
            pages: self.pages,
            ..stated(self.document)?
        })
    }

    /// What stands upon pages.
    fn upon(&self) -> Result<Vec<Upon<'a>>, Unreadable> {
        let mut out = vec![];
        for (id, page) in &self.numbers {
            let list = self.document.get_dictionary(*id).and_then(|own| {
                own.get_deref(b"Annots", self.document).and_then(Object::as_array)
            });
            for object in list.into_iter().flatten() {
                if out.len() >= UPON {
                    return Err(Unreadable::TooMuch("annotations"));
                }
                if let Ok(own) = self.dictionary(object) {
                    out.push((*page, object.as_reference().ok(), own));
                }
            }
        }
        Ok(out)
    }

    fn annotations(&self, upon: &[Upon<'a>]) -> Vec<(usize, String)> {
        let kind = |(page, id, own): &Upon<'a>| {
            let kind = name(own.get(b"Subtype").ok()?)?;
            let is_read = id.is_some_and(|id| self.tagged.contains(&id));
            let shown = match kind.as_str() {
                "Link" if is_read => return None,
                "Link" => "untagged Link".to_owned(),
                "Widget" if self.field_kind(own).as_deref() != Some("Sig") => {
                    "form Widget".to_owned()
                }
                _ => kind,
            };
            Some((*page, shown))
        };
        let mut out: Vec<_> = upon.iter().filter_map(kind).collect();
        out.sort();
        out
    }

    /// The type of a field, which may be that of the field that it stands in.
    fn field_kind(&self, widget: &'a Dictionary) -> Option<String> {
        let mut field = widget;
        for _ in 0..DEPTH {
            if let Ok(kind) = field.get_deref(b"FT", self.document) {
                return name(kind);
            }
            field = self.dictionary(field.get(b"Parent").ok()?).ok()?;
        }
        None
    }

    fn widgets(&self, upon: &[Upon<'a>]) -> Vec<Widget> {
        let widget = |(page, _, own): &Upon<'a>| {
            let is = name(own.get(b"Subtype").ok()?)? == "Widget";
            let corners = own.get_deref(b"Rect", self.document).ok()?.as_array().ok()?;
            let corners: Vec<f32> =
                corners.iter().map(Object::as_float).collect::<Result<_, _>>().ok()?;
            let place = <[f32; 4]>::try_from(corners).ok()?;
            let said = own.get_deref(b"T", self.document).and_then(decode_text_string);
            is.then(|| Widget { name: said.unwrap_or_default(), page: *page, place })
        };
        upon.iter().filter_map(widget).collect()
    }

    fn entries(
        &self,
        parent: &'a Dictionary,
        level: usize,
        out: &mut Vec<(usize, String)>,
    ) -> Result<(), Unreadable> {
        let mut next = parent.get(b"First").ok();
        while let Some(entry) = next {
            if out.len() >= ELEMENTS || level > DEPTH {
                return Err(Unreadable::TooMuch("entries of the outline"));
            }
            let entry = self.dictionary(entry)?;
            out.push((level, text(entry.get(b"Title")?)?));
            self.entries(entry, level + 1, out)?;
            next = entry.get(b"Next").ok();
        }
        Ok(())
    }

    fn children(
        &mut self,
        parent: &'a Dictionary,
        page: Option<usize>,
        depth: usize,
    ) -> Result<Vec<Child>, Unreadable> {
        let list = match parent.get_deref(b"K", self.document) {
            Ok(Object::Array(list)) => list.as_slice(),
            Ok(one) => std::slice::from_ref(one),
            Err(_) => &[],
        };
        list.iter().map(|child| self.child(child, page, depth)).collect()
    }

    fn child(
        &mut self,
        child: &'a Object,
        page: Option<usize>,
        depth: usize,
    ) -> Result<Child, Unreadable> {
        self.elements += 1;
        if self.elements > ELEMENTS || depth > DEPTH {
            return Err(Unreadable::TooMuch("elements of the structure tree"));
        }
        if let Ok(number) = child.as_i64() {
            return self.marked(page, number);
        }
        let child = self.dictionary(child)?;
        let own = child.get(b"Pg").and_then(Object::as_reference);
        let page = own.ok().and_then(|id| self.numbers.get(&id).copied()).or(page);
        match child.get_type().unwrap_or(b"StructElem") {
            b"MCR" => {
                let number = child.get(b"MCID").and_then(Object::as_i64)?;
                self.marked(page, number)
            }
            b"OBJR" => {
                let object = child.get(b"Obj")?;
                self.tagged.extend(object.as_reference().ok());
                Ok(Child::Link(self.target(self.dictionary(object)?)))
            }
            _ => Ok(Child::Element(self.element(child, page, depth)?)),
        }
    }

    fn element(
        &mut self,
        element: &'a Dictionary,
        page: Option<usize>,
        depth: usize,
    ) -> Result<Element, Unreadable> {
        let kind = name(element.get(b"S")?).unwrap_or_default();
        let mut properties = vec![];
        for (key, shown) in [("Alt", "Alt"), ("Lang", "Lang"), ("T", "Title")] {
            if let Ok(value) = element.get(key.as_bytes()) {
                properties.push((shown, text(value)?));
            }
        }
        for attributes in self.attributes(element) {
            for key in ["Scope", "ColSpan", "RowSpan", "ListNumbering", "Summary"] {
                match attributes.get(key.as_bytes()) {
                    Ok(Object::Name(own)) => {
                        properties.push((key, String::from_utf8_lossy(own).into_owned()));
                    }
                    Ok(Object::Integer(own)) => properties.push((key, own.to_string())),
                    Ok(own) => properties.push((key, text(own)?)),
                    Err(_) => {}
                }
            }
        }
        let role = self.role(&kind);
        let children = self.children(element, page, depth + 1)?;
        Ok(Element { kind, role, properties, children })
    }

    fn attributes(&self, element: &'a Dictionary) -> Vec<&'a Dictionary> {
        let list = match element.get_deref(b"A", self.document) {
            Ok(Object::Array(list)) => list.as_slice(),
            Ok(one) => std::slice::from_ref(one),
            Err(_) => &[],
        };
        list.iter().filter_map(|own| self.dictionary(own).ok()).collect()
    }

    fn roles(&self, root: &Dictionary) -> BTreeMap<String, String> {
        let map = root.get_deref(b"RoleMap", self.document).and_then(Object::as_dict);
        let entries = map.into_iter().flat_map(Dictionary::iter);
        let role = |(key, value): (&Vec<u8>, &Object)| {
            Some((String::from_utf8_lossy(key).into_owned(), name(value)?))
        };
        entries.filter_map(role).collect()
    }

    /// The type that an element's type stands for.
    fn role(&self, kind: &str) -> String {
        let mut kind = kind;
        // A map may go round in circles.
        for _ in 0..8 {
            match self.roles.get(kind) {
                Some(next) => kind = next,
                None => break,
            }
        }
        kind.to_owned()
    }

    fn marked(&mut self, page: Option<usize>, number: i64) -> Result<Child, Unreadable> {
        let own = page.and_then(|page| self.pages.get(page)?.marked.get(&number));
        let (Some(found), Some(page)) = (own, page) else {
            self.lost += 1;
            return Ok(Child::Text(Marked::default(), page.unwrap_or_default()));
        };
        self.text += found.text.len();
        match self.text > TEXT {
            true => Err(Unreadable::TooMuch("text")),
            false => Ok(Child::Text(found.clone(), page)),
        }
    }

    pub(super) fn dictionary(
        &self,
        object: &'a Object,
    ) -> Result<&'a Dictionary, Unreadable> {
        let (_, object) = self.document.dereference(object)?;
        Ok(object.as_dict()?)
    }
}

pub(super) fn text(object: &Object) -> Result<String, Unreadable> {
    Ok(decode_text_string(object)?)
}

fn name(object: &Object) -> Option<String> {
    Some(String::from_utf8_lossy(object.as_name().ok()?).into_owned())
}
