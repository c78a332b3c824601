//! A PDF in, hashes of what is seen of it out: of each page its content, pictures, fonts and
//! links, of each field what is drawn in it. What an editor does to a file may change what is
//! seen and leave every word as it was.
//!
//! How a file is written does not count: the numbers of objects, what is packed how, what
//! stands by itself and what elsewhere, spaces between the operations of a page. What draws
//! the same by other operations is something else here.

use std::collections::{BTreeMap, BTreeSet};

use blake3::{Hash, Hasher};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, decode_text_string};

use super::Unreadable;
use crate::carried::Pdf;

/// What of a page says how it looks, beside its content.
const KEYS: [&[u8]; 6] =
    [b"Resources", b"MediaBox", b"CropBox", b"Rotate", b"Group", b"UserUnit"];
/// The way back up, and to the tags.
const BACK: [&[u8]; 4] = [b"P", b"Parent", b"StructParent", b"StructParents"];
/// How a stream is packed.
const PACKING: [&[u8]; 4] = [b"DecodeParms", b"DL", b"Filter", b"Length"];
/// What fills a field.
const FILLING: [&[u8]; 2] = [b"AP", b"MK"];
/// Pages that are looked at.
const PAGES: usize = 5000;
/// Objects of a page, and how deep they may stand in each other.
const OBJECTS: usize = 200_000;
const DEPTH: usize = 64;
/// Bytes of a stream, unpacked, and of all together.
const STREAM: usize = 128 * 1024 * 1024;
const STREAMS: usize = 1024 * 1024 * 1024;
/// Bytes of content that are taken apart into operations, and of all together. What is more
/// is compared byte by byte.
const CONTENT: usize = 8 * 1024 * 1024;
const CONTENTS: usize = 64 * 1024 * 1024;
/// An operation that is none, to see whether all before it was read.
const END: &str = "TheEnd";

/// How a file looks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawn {
    /// A hash of each page, without its fields.
    pub pages: Vec<Hash>,
    /// Hashes of what is drawn in the fields of a name.
    pub fields: BTreeMap<String, Vec<Hash>>,
}

/// How a file looks.
///
/// # Errors
///
/// Where the file cannot be read, or has too much of anything.
pub fn drawn(pdf: &Pdf) -> Result<Drawn, Unreadable> {
    pdf.look(|document| {
        let pages: Vec<ObjectId> = document.page_iter().take(PAGES).collect();
        let numbers = pages.iter().enumerate().map(|(number, id)| (*id, number));
        let mut reading = Reading {
            document,
            numbers: numbers.collect(),
            known: BTreeMap::new(),
            open: BTreeSet::new(),
            objects: 0,
            streams: STREAMS,
            contents: CONTENTS,
        };
        let mut out = Drawn::default();
        for id in pages {
            reading.objects = 0;
            let page = document.get_dictionary(id)?;
            out.pages.push(reading.page(id, page, &mut out.fields)?);
        }
        Ok(out)
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
    /// The numbers of the pages, which links lead to.
    numbers: BTreeMap<ObjectId, usize>,
    /// The hashes of objects that have one already.
    known: BTreeMap<ObjectId, Hash>,
    /// Objects that are being read: what stands in itself ends there.
    open: BTreeSet<ObjectId>,
    objects: usize,
    /// Bytes that may still be unpacked, and taken apart.
    streams: usize,
    contents: usize,
}

/// What is hashed, with its length, so that no two things run together.
fn part(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn hash(kind: &str, bytes: &[u8]) -> Hash {
    let mut hasher = Hasher::new();
    part(&mut hasher, kind.as_bytes());
    part(&mut hasher, bytes);
    hasher.finalize()
}

/// A number, whether it is written with a point or not.
fn number(value: f32) -> Hash {
    match value.fract() == 0.0 && value.abs() < 16_777_216.0 {
        true => hash("integer", &(value as i64).to_le_bytes()),
        false => hash("real", &value.to_le_bytes()),
    }
}

impl Reading<'_> {
    fn page(
        &mut self,
        id: ObjectId,
        page: &Dictionary,
        fields: &mut BTreeMap<String, Vec<Hash>>,
    ) -> Result<Hash, Unreadable> {
        let document = self.document;
        let mut hasher = Hasher::new();
        for key in KEYS {
            if let Some(value) = inherited(document, page, key) {
                part(&mut hasher, key);
                hasher.update(self.object(value, 0)?.as_bytes());
            }
        }
        let limit = STREAM.min(self.streams);
        let content = document.get_page_content_with_limit(id, limit)?;
        self.streams = self.streams.saturating_sub(content.len());
        hasher.update(self.content(&content)?.as_bytes());
        let upon = page.get_deref(b"Annots", document).and_then(Object::as_array);
        for object in upon.into_iter().flatten() {
            let own = document.dereference(object).map(|(_, own)| own);
            let Ok(own) = own.and_then(Object::as_dict) else { continue };
            if own.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Widget") {
                hasher.update(self.object(object, 0)?.as_bytes());
                continue;
            }
            let mut filling = Hasher::new();
            for key in FILLING {
                if let Ok(value) = own.get(key) {
                    part(&mut filling, key);
                    filling.update(self.object(value, 0)?.as_bytes());
                }
            }
            let name = own.get_deref(b"T", document).and_then(decode_text_string);
            fields.entry(name.unwrap_or_default()).or_default().push(filling.finalize());
        }
        Ok(hasher.finalize())
    }

    fn object(&mut self, object: &Object, depth: usize) -> Result<Hash, Unreadable> {
        self.objects += 1;
        if self.objects > OBJECTS || depth > DEPTH {
            return Err(Unreadable::TooMuch("objects on a page"));
        }
        Ok(match object {
            Object::Reference(id) => self.reference(*id, depth)?,
            Object::Array(list) => {
                let mut hasher = Hasher::new();
                part(&mut hasher, b"array");
                for own in list {
                    hasher.update(self.object(own, depth + 1)?.as_bytes());
                }
                hasher.finalize()
            }
            Object::Dictionary(own) => self.dictionary(own, &[], depth)?,
            Object::Stream(own) => self.stream(own, depth)?,
            Object::Name(bytes) => hash("name", bytes),
            Object::String(bytes, _) => hash("string", bytes),
            Object::Null => hash("null", b""),
            Object::Boolean(value) => hash("boolean", &[u8::from(*value)]),
            Object::Integer(value) => hash("integer", &value.to_le_bytes()),
            Object::Real(value) => number(*value),
        })
    }

    /// What a reference leads to, as if it stood there.
    fn reference(&mut self, id: ObjectId, depth: usize) -> Result<Hash, Unreadable> {
        if let Some(page) = self.numbers.get(&id) {
            return Ok(hash("page", &page.to_le_bytes()));
        }
        if let Some(known) = self.known.get(&id) {
            return Ok(*known);
        }
        let Ok(object) = self.document.get_object(id) else {
            return Ok(hash("null", b""));
        };
        if !self.open.insert(id) {
            return Ok(hash("itself", b""));
        }
        let own = self.object(object, depth + 1)?;
        self.open.remove(&id);
        self.known.insert(id, own);
        Ok(own)
    }

    fn dictionary(
        &mut self,
        own: &Dictionary,
        without: &[&[u8]],
        depth: usize,
    ) -> Result<Hash, Unreadable> {
        let mut entries: Vec<_> = own.iter().collect();
        entries.retain(|(key, value)| {
            let is_left_out = |list: &[&[u8]]| list.contains(&key.as_slice());
            !is_left_out(&BACK) && !is_left_out(without) && **value != Object::Null
        });
        entries.sort_by_key(|(key, _)| key.as_slice());
        let mut hasher = Hasher::new();
        part(&mut hasher, b"dictionary");
        for (key, value) in entries {
            part(&mut hasher, key);
            hasher.update(self.object(value, depth + 1)?.as_bytes());
        }
        Ok(hasher.finalize())
    }

    /// A stream by what is packed in it; one that is not unpacked here, as a photograph, by
    /// its bytes.
    fn stream(&mut self, own: &Stream, depth: usize) -> Result<Hash, Unreadable> {
        let mut hasher = Hasher::new();
        part(&mut hasher, b"stream");
        match own.decompressed_content_with_limit(STREAM.min(self.streams)) {
            Ok(bytes) => {
                self.streams = self.streams.saturating_sub(bytes.len());
                let is_form = own.dict.get(b"Subtype").and_then(Object::as_name);
                match is_form {
                    Ok(b"Form") => hasher.update(self.content(&bytes)?.as_bytes()),
                    _ => hasher.update(hash("bytes", &bytes).as_bytes()),
                };
                hasher.update(self.dictionary(&own.dict, &PACKING, depth)?.as_bytes());
            }
            Err(_) => {
                hasher.update(hash("packed", &own.content).as_bytes());
                let length: [&[u8]; 1] = [b"Length"];
                hasher.update(self.dictionary(&own.dict, &length, depth)?.as_bytes());
            }
        }
        Ok(hasher.finalize())
    }

    /// What is drawn by a content: its operations, where all of it is read as such.
    fn content(&mut self, bytes: &[u8]) -> Result<Hash, Unreadable> {
        let whole = hash("bytes", bytes);
        if bytes.len() > CONTENT.min(self.contents) {
            return Ok(whole);
        }
        self.contents -= bytes.len();
        let marked = [bytes, b"\n", END.as_bytes(), b"\n"].concat();
        let mut hasher = Hasher::new();
        part(&mut hasher, b"operations");
        let (before, mut is_all) = (self.objects, false);
        for operation in Content::decode_iter(&marked) {
            let Ok(Operation { operator, operands }) = operation else {
                return Ok(whole);
            };
            // Of some pictures within a content the reader keeps nothing.
            if is_all || operator == "BI" && operands.is_empty() {
                return Ok(whole);
            }
            is_all = operator == END && operands.is_empty();
            for operand in &operands {
                self.objects = before;
                hasher.update(self.object(operand, 0)?.as_bytes());
            }
            part(&mut hasher, operator.as_bytes());
        }
        self.objects = before;
        Ok(if is_all { hasher.finalize() } else { whole })
    }
}
