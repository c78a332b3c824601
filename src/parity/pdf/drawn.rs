//! A PDF in, for each page a hash of all that is drawn on it out: content, pictures, fonts.
//! What an editor adds to a file may change what is seen and leave every word as it was.
//! What lies upon a page (links, fields, notes) is not in it.

use std::collections::BTreeSet;

use blake3::Hasher;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::Unreadable;
use crate::carried::Pdf;

/// What of a page says how it looks.
const KEYS: [&[u8]; 7] = [
    b"Contents",
    b"Resources",
    b"MediaBox",
    b"CropBox",
    b"Rotate",
    b"Group",
    b"UserUnit",
];
/// Pages that are looked at.
const PAGES: usize = 5000;
/// Objects of a page, and how deep they may stand in each other.
const OBJECTS: usize = 200_000;
const DEPTH: usize = 64;

/// A hash for each page.
///
/// # Errors
///
/// Where the file cannot be read, or has too much of anything.
pub fn drawn(pdf: &Pdf) -> Result<Vec<String>, Unreadable> {
    pdf.look(|document| {
        let pages = document.page_iter().take(PAGES).map(|page| {
            let (hash, seen, objects) = (Hasher::new(), BTreeSet::new(), 0);
            let mut reading = Reading { document, hash, seen, objects };
            let page = document.get_dictionary(page)?;
            for key in KEYS {
                if let Some(value) = inherited(document, page, key) {
                    reading.part(key);
                    reading.object(value, 0)?;
                }
            }
            Ok(reading.hash.finalize().to_hex().to_string())
        });
        pages.collect()
    })
}

/// A value of a page, or of the pages that it is one of.
fn inherited<'a>(
    document: &'a Document,
    page: &'a Dictionary,
    key: &[u8],
) -> Option<&'a Object> {
    let mut node = page;
    for _ in 0..DEPTH {
        if let Ok(value) = node.get(key) {
            return Some(value);
        }
        node = node.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}

struct Reading<'a> {
    document: &'a Document,
    hash: Hasher,
    seen: BTreeSet<ObjectId>,
    objects: usize,
}

impl Reading<'_> {
    fn part(&mut self, bytes: &[u8]) {
        self.hash.update(&(bytes.len() as u64).to_le_bytes());
        self.hash.update(bytes);
    }

    fn object(&mut self, object: &Object, depth: usize) -> Result<(), Unreadable> {
        self.objects += 1;
        if self.objects > OBJECTS || depth > DEPTH {
            return Err(Unreadable::TooMuch("objects on a page"));
        }
        self.part(object.enum_variant().as_bytes());
        match object {
            // Numbers of objects are not what is drawn.
            Object::Reference(id) if !self.seen.insert(*id) => Ok(()),
            Object::Reference(id) => match self.document.get_object(*id) {
                Ok(object) => self.object(object, depth + 1),
                Err(_) => Ok(()),
            },
            Object::Array(list) => {
                self.part(&list.len().to_le_bytes());
                list.iter().try_for_each(|own| self.object(own, depth + 1))
            }
            Object::Dictionary(own) => self.dictionary(own, depth),
            Object::Stream(own) => {
                self.part(&own.content);
                self.dictionary(&own.dict, depth)
            }
            Object::Name(bytes) | Object::String(bytes, _) => {
                self.part(bytes);
                Ok(())
            }
            Object::Null => Ok(()),
            Object::Boolean(value) => {
                self.part(&[u8::from(*value)]);
                Ok(())
            }
            Object::Integer(value) => {
                self.part(&value.to_le_bytes());
                Ok(())
            }
            Object::Real(value) => {
                self.part(&value.to_le_bytes());
                Ok(())
            }
        }
    }

    fn dictionary(&mut self, own: &Dictionary, depth: usize) -> Result<(), Unreadable> {
        let mut entries: Vec<_> = own.iter().collect();
        entries.sort_by_key(|(key, _)| key.as_slice());
        for (key, value) in entries {
            // The way back up, and to the tags.
            if !["Parent", "StructParent", "StructParents"]
                .iter()
                .any(|name| name.as_bytes() == key.as_slice())
            {
                self.part(key);
                self.object(value, depth + 1)?;
            }
        }
        Ok(())
    }
}
