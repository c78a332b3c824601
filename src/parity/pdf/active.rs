//! A PDF in, what of it acts and what is attached to it out: nothing of that is read by
//! anybody who reads the document, and all of it comes to whoever opens the file.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::Unreadable;
use crate::carried::Pdf;

/// Actions that do more than lead to a place or an address (ISO 32000-1, 12.6.4).
const ACTIONS: [&str; 14] = [
    "GoTo3DView",
    "GoToE",
    "GoToR",
    "Hide",
    "ImportData",
    "JavaScript",
    "Launch",
    "Movie",
    "Named",
    "Rendition",
    "ResetForm",
    "SetOCGState",
    "Sound",
    "SubmitForm",
];
/// Members that name what is done without being asked for.
const EVENTS: [&str; 3] = ["AA", "OpenAction", "XFA"];
/// How deep values may stand in an object.
const DEPTH: usize = 64;

/// What is found, and how often.
pub type Found = BTreeMap<Extra, usize>;

/// Something beside the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extra {
    /// An action, by its type, or what sets it off.
    Action(String),
    /// A file, by its name.
    Attachment(String),
}

/// All that a file does, and carries.
///
/// # Errors
///
/// Where the file cannot be read.
pub fn extras(pdf: &Pdf) -> Result<Found, Unreadable> {
    pdf.look(|document| {
        let mut found = Found::new();
        for object in document.objects.values() {
            object_of(document, object, 0, &mut found);
        }
        Ok(found)
    })
}

fn object_of(document: &Document, object: &Object, depth: usize, found: &mut Found) {
    if depth > DEPTH {
        return;
    }
    let mut each = |own: &Object| object_of(document, own, depth + 1, found);
    match object {
        Object::Array(list) => list.iter().for_each(each),
        Object::Dictionary(own) => {
            own.iter().for_each(|(_, value)| each(value));
            dictionary(document, own, found);
        }
        Object::Stream(own) => own.dict.iter().for_each(|(_, value)| each(value)),
        _ => {}
    }
}

fn dictionary(document: &Document, own: &Dictionary, found: &mut Found) {
    let mut add = |extra| *found.entry(extra).or_default() += 1;
    if let Ok(kind) = own.get_deref(b"S", document).and_then(Object::as_name)
        && let Some(name) = ACTIONS.iter().find(|name| name.as_bytes() == kind)
    {
        add(Extra::Action((*name).to_owned()));
    }
    for name in EVENTS.iter().filter(|name| own.has(name.as_bytes())) {
        add(Extra::Action((*name).to_owned()));
    }
    if own.has(b"EF") {
        let name = [b"UF".as_slice(), b"F"].iter().find_map(|key| {
            let text = own.get_deref(key, document).ok()?;
            lopdf::decode_text_string(text).ok()
        });
        add(Extra::Attachment(name.unwrap_or_default()));
    }
}
