//! Where the links of a PDF lead.

use lopdf::{Dictionary, Object};

use super::Target;
use super::read::{Reading, text};

/// Nodes of the tree of places that have names.
const NODES: usize = 10_000;

impl<'a> Reading<'a> {
    /// Where a link leads: its address, or a page of the document.
    pub(super) fn target(&self, annotation: &'a Dictionary) -> Target {
        // A field to sign in leads nowhere.
        if let Some(name) = annotation.get(b"T").ok().and_then(|own| text(own).ok()) {
            return Target::Address(format!("field {name}"));
        }
        let action = annotation.get_deref(b"A", self.document).and_then(Object::as_dict);
        let action = action.ok();
        let address = action.and_then(|action| action.get(b"URI").ok());
        if let Some(address) = address.and_then(|own| text(own).ok()) {
            return Target::Address(address);
        }
        let place = annotation.get_deref(b"Dest", self.document).ok();
        let place = place.or_else(|| action?.get_deref(b"D", self.document).ok());
        Target::Page(place.and_then(|own| self.page(own)))
    }

    /// The page of a place, which may have a name (ISO 32000-1, 12.3.2).
    fn page(&self, place: &'a Object) -> Option<usize> {
        let place = match place {
            Object::Name(name) | Object::String(name, _) => *self.places.get(name)?,
            place => place,
        };
        let place = match place {
            Object::Dictionary(own) => own.get_deref(b"D", self.document).ok()?,
            place => place,
        };
        let page = place.as_array().ok()?.first()?.as_reference().ok()?;
        self.numbers.get(&page).copied()
    }

    /// The places that have names, in a dictionary or a tree.
    pub(super) fn name_places(&mut self, catalog: &'a Dictionary) {
        let document = self.document;
        let plain = catalog.get_deref(b"Dests", document).and_then(Object::as_dict);
        for (name, place) in plain.into_iter().flat_map(Dictionary::iter) {
            let place = document.dereference(place).map(|(_, own)| own);
            self.places.extend(place.ok().map(|own| (name.clone(), own)));
        }
        let names = catalog.get_deref(b"Names", document).and_then(Object::as_dict);
        let root = names.and_then(|own| own.get_deref(b"Dests", document));
        let mut open: Vec<&'a Dictionary> =
            root.and_then(Object::as_dict).into_iter().collect();
        let mut seen = 0;
        while let Some(node) = open.pop() {
            let list = |key| node.get_deref(key, document).and_then(Object::as_array);
            let names = list(b"Names").map(Vec::as_slice).unwrap_or_default();
            for pair in names.chunks_exact(2) {
                let place = document.dereference(&pair[1]).map(|(_, own)| own);
                if let (Ok(name), Ok(place)) = (pair[0].as_str(), place) {
                    self.places.insert(name.to_vec(), place);
                }
            }
            let kids = list(b"Kids").into_iter().flatten();
            let kids = kids.filter_map(|own| self.dictionary(own).ok());
            open.extend(kids);
            seen += 1;
            // A tree may go round in circles.
            if seen > NODES {
                break;
            }
        }
    }
}
