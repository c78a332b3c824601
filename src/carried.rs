//! The bytes of a PDF come in; the record that it carries goes out, byte for byte as it
//! was put in, whoever signed, linearised or saved the file since. The file may be anybody's:
//! what is read of it is bounded.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use serde::de::IgnoredAny;

/// Bytes of a file that is looked into.
pub const FILE_SIZE: usize = 64 * 1024 * 1024;
/// Bytes of its record, unpacked.
const STREAM_SIZE: usize = 64 * 1024 * 1024;
/// Bytes of a stream that holds objects, unpacked, and how many such streams there may be:
/// all of them are unpacked when the file is opened.
const OBJECTS_SIZE: usize = 8 * 1024 * 1024;
const OBJECT_STREAMS: usize = 500;
/// Names of attached files that are looked at.
const NAMES: usize = 10_000;
/// How deep the tree of names may be.
const DEPTH: usize = 32;

/// The name of the record in a PDF.
const RECORD: &str = "record.json";

/// Why a PDF gives no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// It is no PDF.
    NoPdf,
    /// It has more bytes than are looked into.
    TooLarge,
    Encrypted,
    /// Its structure cannot be read, with the reader's words.
    Broken(String),
    /// Nothing is attached to it.
    Nothing,
    /// Other files are attached to it, with these names.
    Others(Vec<String>),
    /// Several records are.
    Several,
    /// What is attached as the record cannot be unpacked, or unpacks to too much.
    Unpacked(String),
    /// It has more streams of objects than are unpacked.
    TooMuch,
    /// What is attached as the record is no JSON.
    NoJson,
    /// It is JSON, and no record.
    NoRecord,
}

/// A PDF of anybody's that was opened, to be looked into several times.
#[derive(Debug)]
pub struct Pdf {
    document: Document,
}

impl Pdf {
    /// Opens a file. A panic of the reader is a file that cannot be read.
    ///
    /// # Errors
    ///
    /// Where the file is no PDF that can be read.
    pub fn open(bytes: &[u8]) -> Result<Self, Missing> {
        Ok(Self { document: caught(|| open(bytes))? })
    }

    /// Looks into the file.
    ///
    /// # Errors
    ///
    /// What `look` says, and where it gives up.
    pub fn look<T, E: From<Missing>>(
        &self,
        look: impl FnOnce(&Document) -> Result<T, E>,
    ) -> Result<T, E> {
        caught(|| look(&self.document))
    }

    /// The record that it carries.
    ///
    /// # Errors
    ///
    /// Where it carries none, or several.
    pub fn record(&self) -> Result<Vec<u8>, Missing> {
        self.look(read)
    }
}

fn caught<T, E: From<Missing>>(act: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(act))
        .unwrap_or_else(|_| Err(Missing::Broken("the reader gave up".to_owned()).into()))
}

/// The record that a PDF carries.
///
/// # Errors
///
/// Where it carries none, or cannot be read.
pub fn record(bytes: &[u8]) -> Result<Vec<u8>, Missing> {
    Pdf::open(bytes)?.record()
}

fn open(bytes: &[u8]) -> Result<Document, Missing> {
    if bytes.len() > FILE_SIZE {
        return Err(Missing::TooLarge);
    }
    // Readers look for the mark in the first 1024 bytes (ISO 32000-1, Annex H, note 13).
    let head = &bytes[..bytes.len().min(1024)];
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err(Missing::NoPdf);
    }
    if bytes.windows(7).filter(|window| *window == b"/ObjStm").count() > OBJECT_STREAMS {
        return Err(Missing::TooMuch);
    }
    let options = LoadOptions {
        max_decompressed_size: Some(OBJECTS_SIZE),
        ..LoadOptions::default()
    };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(error) if bytes.windows(8).any(|window| window == b"/Encrypt") => {
            return Err(match error {
                lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => {
                    Missing::Encrypted
                }
                error => broken(error),
            });
        }
        Err(error) => return Err(broken(error)),
    };
    if document.is_encrypted() || document.encryption_state.is_some() {
        return Err(Missing::Encrypted);
    }
    Ok(document)
}

fn broken(error: lopdf::Error) -> Missing {
    Missing::Broken(error.to_string())
}

fn read(document: &Document) -> Result<Vec<u8>, Missing> {
    let catalog = document.catalog().map_err(broken)?;
    let mut found = associated(document, catalog);
    let names = named(document, catalog);
    if found.is_empty() {
        found = names.iter().filter(|own| own.name == RECORD).cloned().collect();
    }
    found.dedup_by_key(|own| own.stream);
    match &found[..] {
        [one] => {
            let record = unpack(document, one)?;
            match serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(&record) {
                Ok(members) if members.contains_key("documents") => Ok(record),
                Err(error) if !error.is_data() => Err(Missing::NoJson),
                _ => Err(Missing::NoRecord),
            }
        }
        [] if names.is_empty() => Err(Missing::Nothing),
        [] => Err(Missing::Others(names.into_iter().map(|own| own.name).collect())),
        _ => Err(Missing::Several),
    }
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Attached {
    name: String,
    stream: ObjectId,
}

/// Files of the document's own `AF` that are its source (ISO 19005-3, 6.8).
fn associated(document: &Document, catalog: &Dictionary) -> Vec<Attached> {
    let list = catalog.get_deref(b"AF", document).and_then(Object::as_array);
    let specs = list.into_iter().flatten().take(NAMES).filter_map(|object| {
        let (_, object) = document.dereference(object).ok()?;
        let spec = object.as_dict().ok()?;
        let relation = spec.get(b"AFRelationship").and_then(Object::as_name).ok()?;
        attached(document, spec).filter(|own| relation == b"Source" && own.name == RECORD)
    });
    specs.collect()
}

/// Files of the document's tree of names.
fn named(document: &Document, catalog: &Dictionary) -> Vec<Attached> {
    let names = catalog.get_deref(b"Names", document).and_then(Object::as_dict);
    let tree = names.and_then(|own| own.get_deref(b"EmbeddedFiles", document));
    let mut found = vec![];
    if let Ok(root) = tree.and_then(Object::as_dict) {
        walk(document, root, DEPTH, &mut found);
    }
    found
}

fn walk(document: &Document, node: &Dictionary, depth: usize, found: &mut Vec<Attached>) {
    let list = |key| node.get_deref(key, document).and_then(Object::as_array).ok();
    for object in list(b"Names").into_iter().flatten().skip(1).step_by(2) {
        let spec = document.dereference(object).ok().and_then(|(_, o)| o.as_dict().ok());
        found.extend(spec.and_then(|spec| attached(document, spec)));
        if found.len() >= NAMES {
            return;
        }
    }
    for object in list(b"Kids").into_iter().flatten().take(NAMES) {
        let kid = document.dereference(object).ok().and_then(|(_, o)| o.as_dict().ok());
        if let Some(kid) = kid.filter(|_| depth > 0 && found.len() < NAMES) {
            walk(document, kid, depth - 1, found);
        }
    }
}

fn attached(document: &Document, spec: &Dictionary) -> Option<Attached> {
    let name =
        spec.get_deref(b"UF", document).or_else(|_| spec.get_deref(b"F", document));
    let name = lopdf::decode_text_string(name.ok()?).ok()?;
    let files = spec.get_deref(b"EF", document).and_then(Object::as_dict).ok()?;
    let file = files.get(b"F").or_else(|_| files.get(b"UF")).ok()?;
    Some(Attached { name, stream: file.as_reference().ok()? })
}

fn unpack(document: &Document, attached: &Attached) -> Result<Vec<u8>, Missing> {
    let unpacked = |error: lopdf::Error| Missing::Unpacked(error.to_string());
    let object = document.get_object(attached.stream).map_err(unpacked)?;
    let stream: &Stream = object.as_stream().map_err(unpacked)?;
    if !stream.is_compressed() {
        return Ok(stream.content.clone());
    }
    stream.decompressed_content_with_limit(STREAM_SIZE).map_err(unpacked)
}
