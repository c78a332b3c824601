//! A PDF comes in, in which links stand where somebody is to sign. An update behind it
//! makes an empty signature field of each: the engine has given the link its place on the
//! page, among the tags and in the order of reading, and the field takes it over.

use std::collections::BTreeMap;

use lopdf::{
    Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, dictionary,
    text_string,
};

use super::report;
use crate::brand::SignatureFields;
use crate::diagnostic::{Diagnostic, Place};
use crate::typeset::{FIELD, Field, Signing};

/// Printed, and not to be taken away (ISO 32000-1, 12.5.3).
const FLAGS: i64 = 4 + 128;
/// Which wishes of a seed value must be kept (ISO 32000-1, table 234).
const FORMATS: i64 = 1 << 1;
const DIGESTS: i64 = 1 << 6;

/// A link that is the place of a field.
struct Spot {
    link: ObjectId,
    page: ObjectId,
    tag: ObjectId,
}

/// Puts the signature fields into an update.
pub(super) fn add(
    update: &mut IncrementalDocument,
    signing: &Signing,
) -> Result<(), Vec<Diagnostic>> {
    let spots = spots(update.get_prev_documents());
    let mut places = vec![];
    let mut lost = vec![];
    for (number, field) in signing.fields.iter().enumerate() {
        match spots.get(&number).map_or(&[][..], Vec::as_slice) {
            [spot] => places.push((field, spot)),
            found => lost.push(misplaced(field, found.len())),
        }
    }
    if !lost.is_empty() {
        return Err(lost);
    }
    add_at(update, &places, signing).map_err(|error| vec![report::broken(&error)])
}

fn add_at(
    update: &mut IncrementalDocument,
    places: &[(&Field, &Spot)],
    signing: &Signing,
) -> lopdf::Result<()> {
    let seed = seed(&signing.asked).map(|seed| update.new_document.add_object(seed));
    for (field, spot) in places {
        update.opt_clone_object_to_new_document(spot.link)?;
        update.opt_clone_object_to_new_document(spot.tag)?;
        let own = &mut update.new_document;
        let link = own.get_dictionary(spot.link)?;
        let (rect, parent) =
            (link.get(b"Rect")?.clone(), link.get(b"StructParent")?.clone());
        let appearance = own.add_object(appearance(&rect)?);
        let mut widget = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Widget",
            "FT" => "Sig",
            "T" => text_string(&field.name),
            "TU" => text_string(&field.tooltip),
            "Rect" => rect,
            "F" => FLAGS,
            "P" => spot.page,
            "StructParent" => parent,
            "AP" => dictionary! { "N" => appearance },
        };
        if let Some(seed) = seed {
            widget.set("SV", seed);
        }
        if signing.asked.lock {
            widget.set("Lock", own.add_object(lock(field, &signing.fields)));
        }
        own.set_object(spot.link, widget);
        let tag = own.get_object_mut(spot.tag)?.as_dict_mut()?;
        tag.set("S", "Form");
        tag.set("Alt", text_string(&field.tooltip));
        // Validators look for what was signed in a tag that holds it alone, in no array.
        if let Ok([kid]) = tag.get(b"K").and_then(Object::as_array).map(Vec::as_slice) {
            let kid = kid.clone();
            tag.set("K", kid);
        }
    }
    let fields: Vec<Object> = places.iter().map(|(_, spot)| spot.link.into()).collect();
    // The file has signature fields (ISO 32000-1, table 219).
    let form = dictionary! { "Fields" => fields, "SigFlags" => 1 };
    let form = update.new_document.add_object(form);
    let root = update.get_prev_documents().trailer.get(b"Root")?.as_reference()?;
    update.opt_clone_object_to_new_document(root)?;
    let catalog = update.new_document.get_object_mut(root)?.as_dict_mut()?;
    catalog.set("AcroForm", form);
    Ok(())
}

/// The links that are places of fields, by the numbers of these.
fn spots(document: &Document) -> BTreeMap<usize, Vec<Spot>> {
    let tags = tags(document);
    let mut found: BTreeMap<usize, Vec<Spot>> = BTreeMap::new();
    for (_, page) in document.get_pages() {
        let own = document.get_dictionary(page);
        let list = own.and_then(|own| own.get_deref(b"Annots", document));
        let links = list.and_then(Object::as_array).map_or(&[][..], Vec::as_slice);
        for link in links.iter().filter_map(|link| link.as_reference().ok()) {
            let number = document.get_dictionary(link).ok().and_then(|link| {
                let action = link.get_deref(b"A", document).and_then(Object::as_dict);
                let target = action.ok()?.get(b"URI").and_then(Object::as_str).ok()?;
                std::str::from_utf8(target).ok()?.strip_prefix(FIELD)?.parse().ok()
            });
            if let Some((number, tag)) = number.zip(tags.get(&link).copied()) {
                found.entry(number).or_default().push(Spot { link, page, tag });
            }
        }
    }
    found
}

/// The tags of links, by their links.
fn tags(document: &Document) -> BTreeMap<ObjectId, ObjectId> {
    let mut found = BTreeMap::new();
    for (id, object) in &document.objects {
        let Ok(tag) = object.as_dict() else { continue };
        if tag.get(b"S").and_then(Object::as_name).ok() != Some(b"Link") {
            continue;
        }
        let kids = match tag.get(b"K") {
            Ok(Object::Array(kids)) => &kids[..],
            Ok(kid) => std::slice::from_ref(kid),
            Err(_) => &[],
        };
        for kid in kids.iter().filter_map(|kid| kid.as_dict().ok()) {
            if let Ok(link) = kid.get(b"Obj").and_then(Object::as_reference) {
                found.insert(link, *id);
            }
        }
    }
    found
}

/// Nothing, as large as the field.
fn appearance(rect: &Object) -> lopdf::Result<Stream> {
    let corners = rect.as_array()?.iter().map(Object::as_float);
    let corners = corners.collect::<lopdf::Result<Vec<f32>>>()?;
    let (width, height) = match corners[..] {
        [left, bottom, right, top] => (right - left, top - bottom),
        _ => (0.0, 0.0),
    };
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), width.into(), height.into()],
        "Resources" => Dictionary::new(),
    };
    Ok(Stream::new(form, vec![]))
}

/// What is asked of a signature, if anything is.
fn seed(asked: &SignatureFields) -> Option<Dictionary> {
    let SignatureFields { formats, digests, lock: _ } = asked;
    let mut flags = 0;
    let mut seed = dictionary! { "Type" => "SV" };
    if !formats.is_empty() {
        flags |= FORMATS;
        let names = formats.iter().map(|own| Object::Name(own.as_bytes().to_vec()));
        seed.set("SubFilter", names.collect::<Vec<_>>());
    }
    if !digests.is_empty() {
        flags |= DIGESTS;
        let names = digests.iter().map(|own| text_string(own));
        seed.set("DigestMethod", names.collect::<Vec<_>>());
    }
    seed.set("Ff", flags);
    (flags != 0).then_some(seed)
}

/// What a signature locks: all but the fields of the others.
fn lock(field: &Field, all: &[Field]) -> Dictionary {
    let others = all.iter().filter(|own| *own != field);
    let others: Vec<Object> = others.map(|own| text_string(&own.name)).collect();
    let mut lock = dictionary! { "Type" => "SigFieldLock" };
    if others.is_empty() {
        lock.set("Action", "All");
    } else {
        lock.set("Action", "Exclude");
        lock.set("Fields", others);
    }
    lock
}

fn misplaced(field: &Field, count: usize) -> Diagnostic {
    let message = match count {
        0 => "the PDF has no place for this signature field".to_owned(),
        count => format!("the PDF has {count} places for this signature field"),
    };
    Diagnostic::error("pdf/signature-field", message)
        .at(Place::Value(field.origin.clone()))
        .hint("in `typst/communique.typ`, `field(s)` sets it, once for each signatory")
}
