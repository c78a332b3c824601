//! A PDF and the same with updates behind it come in; what the updates touch that signing
//! does not need goes out. What may be touched is listed here; all else is told, whatever
//! it is.

use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::Unreadable;
use crate::carried::Pdf;
use crate::signed::{Field, State};

/// What signing writes into the catalog: the form, who may change what, what long-term
/// validation needs, extensions of the format.
const CATALOG: [&str; 6] =
    ["AcroForm", "DSS", "Extensions", "Metadata", "Perms", "Version"];
/// What it writes into the form.
const FORM: [&str; 4] = ["DA", "DR", "Fields", "SigFlags"];
/// What it writes into a field: the signature, and how it looks.
const FIELD: [&str; 3] = ["AP", "MK", "V"];
/// What it writes into the properties.
const INFO: [&str; 2] = ["ModDate", "Producer"];
/// How far numbers may be off that were written anew.
const NEAR: f32 = 0.01;
/// Fields that are looked at.
const FIELDS: usize = 10_000;

/// Something that was touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touch {
    /// Of what: `the catalog`, `the field`.
    pub what: &'static str,
    pub name: String,
}

fn touch(what: &'static str, name: impl Into<String>) -> Touch {
    Touch { what, name: name.into() }
}

/// What was touched that signing does not need, in the order of the file, whose fields are
/// given.
///
/// # Errors
///
/// Where one of both cannot be read.
pub fn touched(
    before: &Pdf,
    after: &Pdf,
    fields: &[Field],
) -> Result<Vec<Touch>, Unreadable> {
    before.look(|before| {
        after.look(|after| {
            let mut pair = Pair { before, after, fields, out: vec![] };
            pair.whole()?;
            Ok(pair.out)
        })
    })
}

struct Pair<'a> {
    before: &'a Document,
    after: &'a Document,
    fields: &'a [Field],
    out: Vec<Touch>,
}

impl<'a> Pair<'a> {
    fn whole(&mut self) -> Result<(), Unreadable> {
        let (own, theirs) = (self.before.catalog()?, self.after.catalog()?);
        self.members("the catalog", own, theirs, &CATALOG);
        self.members(
            "the properties",
            part(self.before, &self.before.trailer, "Info"),
            part(self.after, &self.after.trailer, "Info"),
            &INFO,
        );
        let form = part(self.before, own, "AcroForm");
        let new = part(self.after, theirs, "AcroForm");
        self.members("the form", form, new, &FORM);
        let fields = list(self.before, form, "Fields");
        self.fields(fields, list(self.after, new, "Fields"));
        let reference = |own: &Dictionary, key: &str| {
            own.get(key.as_bytes()).and_then(Object::as_reference).ok()
        };
        // These were looked into; the metadata are read elsewhere.
        let known = [
            reference(&self.before.trailer, "Root"),
            reference(&self.before.trailer, "Info"),
            reference(own, "AcroForm"),
            reference(own, "Metadata"),
        ];
        let names = fields.iter().filter_map(|own| own.as_reference().ok());
        let known: Vec<ObjectId> = known.into_iter().flatten().chain(names).collect();
        for (id, object) in &self.before.objects {
            if !known.contains(id) && !is_of_file(object) {
                self.object(*id, object);
            }
        }
        Ok(())
    }

    /// Members that are other, but for those that may be.
    fn members(
        &mut self,
        what: &'static str,
        own: &Dictionary,
        theirs: &Dictionary,
        may: &[&str],
    ) {
        let new = theirs.iter().filter(|(key, _)| !own.has(key));
        let all = own.iter().chain(new).map(|(key, _)| key);
        for key in all.filter(|key| !may.iter().any(|name| name.as_bytes() == *key)) {
            if !is_same(own.get(key).ok(), theirs.get(key).ok()) {
                self.out.push(touch(what, String::from_utf8_lossy(key)));
            }
        }
    }

    /// The fields that there were must be there, with nothing but a signature more; new ones
    /// are for signatures, and not seen.
    fn fields(&mut self, own: &'a [Object], theirs: &'a [Object]) {
        for object in theirs.iter().take(FIELDS) {
            let after = dictionary(self.after, object);
            if own.contains(object) {
                let before = dictionary(self.before, object);
                self.members("a field to sign in", before, after, &FIELD);
                let is_other = |key: &&str| {
                    let [own, new] =
                        [before, after].map(|own| own.get(key.as_bytes()).ok());
                    !self.is_alike(own, new)
                };
                let named = name(self.after, after);
                let what = match self.state(&named) {
                    State::Nothing => "a field that nobody signed",
                    State::Altered => "a field that was altered after somebody signed",
                    State::Intact | State::Unread => continue,
                };
                if FIELD.iter().any(is_other) {
                    self.out.push(touch(what, named));
                }
            } else if !is_for_unseen(self.after, after) {
                self.out.push(touch("a new field", name(self.after, after)));
            }
        }
        for object in own.iter().filter(|own| !theirs.contains(own)) {
            let named = name(self.before, dictionary(self.before, object));
            self.out.push(touch("a field that is gone", named));
        }
    }

    /// What is in a field.
    fn state(&self, name: &str) -> State {
        let own = self.fields.iter().find(|own| own.name == name);
        let signature = own.and_then(|own| own.signature.as_ref());
        signature.map_or(State::Nothing, |own| own.state)
    }

    /// Whether two values are the same, and what they lead to.
    fn is_alike(&self, own: Option<&Object>, theirs: Option<&Object>) -> bool {
        let leads = |own: Option<&Object>| match own {
            Some(Object::Dictionary(own)) => {
                own.iter().filter_map(|(_, own)| own.as_reference().ok()).collect()
            }
            Some(Object::Reference(id)) => vec![*id],
            _ => vec![],
        };
        let object = |id: &ObjectId| {
            is_same(self.before.objects.get(id), self.after.objects.get(id))
        };
        is_same(own, theirs) && leads(own).iter().all(object)
    }

    /// An object of the file: a page may have more upon it, which is read elsewhere.
    fn object(&mut self, id: ObjectId, own: &Object) {
        let theirs = self.after.objects.get(&id);
        if is_same(Some(own), theirs) {
            return;
        }
        match (own, theirs) {
            (Object::Dictionary(own), Some(Object::Dictionary(theirs)))
                if own.has_type(b"Page") =>
            {
                self.members("a page", own, theirs, &["Annots"]);
                let old = list(self.before, own, "Annots");
                let new = list(self.after, theirs, "Annots");
                self.upon(old, new);
            }
            (Object::Array(old), Some(Object::Array(new))) if self.is_annots(id) => {
                self.upon(old, new);
            }
            // How the field of somebody who signed looks.
            (Object::Stream(_), _) if self.is_appearance(id) => {}
            _ => {
                let kind = own.type_name().unwrap_or(b"");
                let kind = String::from_utf8_lossy(kind);
                self.out.push(touch("an object of the file", format!("{kind} {}", id.0)));
            }
        }
    }

    /// What stands upon a page must stand there still; what is new is a field for a signature
    /// that is not seen.
    fn upon(&mut self, old: &[Object], new: &[Object]) {
        if old.iter().any(|own| !new.contains(own)) {
            self.out.push(touch("a page", "Annots"));
        }
        for object in new.iter().filter(|own| !old.contains(own)) {
            let own = dictionary(self.after, object);
            if !is_for_unseen(self.after, own) {
                self.out.push(touch("what lies upon a page", name(self.after, own)));
            }
        }
    }

    fn is_annots(&self, id: ObjectId) -> bool {
        self.before.page_iter().any(|page| {
            let page = self.before.get_dictionary(page);
            page.and_then(|own| own.get(b"Annots")?.as_reference()).ok() == Some(id)
        })
    }

    /// Whether an object was the appearance of a field that somebody signed.
    fn is_appearance(&self, id: ObjectId) -> bool {
        let form = self.before.catalog().map(|own| part(self.before, own, "AcroForm"));
        let fields = form.map_or(&[][..], |form| list(self.before, form, "Fields"));
        fields.iter().any(|field| {
            let own = part(self.before, dictionary(self.before, field), "AP").get(b"N");
            let is_own = own.and_then(Object::as_reference).ok() == Some(id);
            is_own && dictionary(self.after, field).has(b"V")
        })
    }
}

/// Whether an object holds others or their places, and is written anew each time.
fn is_of_file(object: &Object) -> bool {
    let Object::Stream(stream) = object else { return false };
    stream.dict.has_type(b"ObjStm") || stream.dict.has_type(b"XRef")
}

/// Whether two values are the same, however they are written: a text in another encoding, a
/// number with fewer digits, a stream at another place of the file.
fn is_same(own: Option<&Object>, theirs: Option<&Object>) -> bool {
    match (own, theirs) {
        (Some(Object::Stream(own)), Some(Object::Stream(theirs))) => {
            is_same_part(&own.dict, &theirs.dict) && own.content == theirs.content
        }
        (Some(Object::Dictionary(own)), Some(Object::Dictionary(theirs))) => {
            is_same_part(own, theirs)
        }
        (Some(Object::Array(own)), Some(Object::Array(theirs))) => {
            let mut pairs = own.iter().zip(theirs);
            own.len() == theirs.len() && pairs.all(|(a, b)| is_same(Some(a), Some(b)))
        }
        (Some(Object::String(own, _)), Some(Object::String(theirs, _)))
            if own == theirs =>
        {
            true
        }
        (Some(own @ Object::String(..)), Some(theirs @ Object::String(..))) => {
            let [own, theirs] = [own, theirs].map(|own| decode_text_string(own).ok());
            own.is_some() && own == theirs
        }
        (Some(own @ Object::Real(_)), Some(theirs)) => {
            let [own, theirs] = [own, theirs].map(|own| own.as_float().ok());
            own.zip(theirs).is_some_and(|(own, theirs)| (own - theirs).abs() < NEAR)
        }
        (own, theirs) => own == theirs,
    }
}

fn is_same_part(own: &Dictionary, theirs: &Dictionary) -> bool {
    own.len() == theirs.len()
        && own.iter().all(|(key, value)| is_same(Some(value), theirs.get(key).ok()))
}

static NOTHING: LazyLock<Dictionary> = LazyLock::new(Dictionary::new);

/// The dictionary that a value is or leads to; else one of nothing.
fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    let object = document.dereference(object).map(|(_, own)| own);
    object.and_then(Object::as_dict).unwrap_or(&NOTHING)
}

fn part<'a>(document: &'a Document, own: &'a Dictionary, key: &str) -> &'a Dictionary {
    let object = own.get_deref(key.as_bytes(), document);
    object.and_then(Object::as_dict).unwrap_or(&NOTHING)
}

fn list<'a>(document: &'a Document, own: &'a Dictionary, key: &str) -> &'a [Object] {
    let object = own.get_deref(key.as_bytes(), document);
    object.and_then(Object::as_array).map_or(&[], Vec::as_slice)
}

fn name(document: &Document, field: &Dictionary) -> String {
    let text = field.get_deref(b"T", document).and_then(decode_text_string);
    text.unwrap_or_default()
}

/// Whether a field is for a signature, and has no room on its page.
fn is_for_unseen(document: &Document, field: &Dictionary) -> bool {
    let kind = field.get(b"FT").and_then(Object::as_name).ok();
    let corners = list(document, field, "Rect").iter().map(Object::as_float);
    let has_no_room = match corners.collect::<Result<Vec<f32>, _>>().as_deref() {
        Ok([left, bottom, right, top]) => left == right || bottom == top,
        Ok([]) => !field.has(b"Kids"),
        _ => false,
    };
    kind == Some(b"Sig") && has_no_room
}
