//! A package and a document made of it come in; the record that the document was made
//! from goes out as one file, which travels in the PDF: what was included is in it, other
//! documents are not. Made into a document again, it gives the same document.
//!
//! Who is not named in the document is not in it either: of people, organisations and
//! countries only those are kept that what is kept refers to; whom `visibility` hides is
//! left out of lists, and altogether where the document shows nothing of them; of their offices
//! those are kept that are printed; nobody's address or number is kept that is not printed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::cut::Cut;
use super::plan::{Copies, Job};
use super::read::Loaded;
use super::shown::Shown;
use crate::model::{At, DocumentRecord, Pending, Position, SOURCE};
use crate::record::{Node, Value};
use crate::templates::Templates;

/// Facts that are kept where their key is named.
const NAMED: [&str; 3] = ["people", "organizations", "countries"];
/// Facts that are kept where a text holds their key.
const MENTIONED: [&str; 2] = ["footnotes", "instruments"];
/// Lists of people and times that many documents say nothing of.
const LISTS: [&str; 2] = ["attendees", "agenda"];
/// Where the record is from, and what is said of it behind the scenes.
const INSIDE: [&str; 4] = ["$schema", "include", "provenance", "editorialNotes"];

/// Members that name a person.
const PERSONS: [&str; 6] =
    ["author", "chair", "coChair", "hostPerson", "onBehalfOf", "person"];

/// What a document says of those that it encloses.
const OF_OTHERS: [&str; 5] = ["type", "id", "title", "language", "reference"];

/// The record of one document, as JSON text; the same for the same input. Where signature
/// fields were asked for beside the record, it asks for them.
pub fn attached(
    loaded: &Loaded,
    job: &Job,
    shown: &Shown<'_>,
    templates: &Templates,
    signature_fields: bool,
) -> String {
    let own = &loaded.package.documents[job.document];
    let hidden = loaded.package.people.iter().filter(|(_, person)| {
        !own.shows(person.visibility.as_ref().map(|visibility| visibility.value))
    });
    let hidden: BTreeSet<&str> = hidden.map(|(id, _)| id.as_str()).collect();
    let kind = format!("kinds/{}.md.j2", own.kind.value);
    let is_ours = !templates.is_own(&kind);
    let annexes = shown_annexes(loaded, job);
    let unseen = BTreeSet::new();
    let offices = offices(loaded, own, &hidden, is_ours);
    let mut cutter = Cutter { loaded, shown, hidden, unseen, annexes, offices, is_ours };
    cutter.unseen = cutter.unseen();
    let row = match job.copies {
        Copies::One(row) => loaded.rows(job.document).and_then(|all| all.node(row)),
        Copies::None | Copies::Together(..) => None,
    };
    let mut package = cutter.package(job, row.as_deref());
    if signature_fields {
        want_signature_fields(&mut package);
    }
    let text = serde_json::to_string_pretty(&package);
    format!("{}\n", text.expect("a record is plain JSON"))
}

/// The brand wants signature fields, if in its own words.
fn want_signature_fields(package: &mut Cut<'_>) {
    let brand = package.member("brand", || Cut::Object(vec![]));
    let wanted = brand.and_then(|own| own.member("signatureFields", || Cut::Yes));
    if let Some(no @ Cut::Value(Value::Bool(false))) = wanted {
        *no = Cut::Yes;
    }
}

/// The places of the annexes that are printed.
fn shown_annexes(loaded: &Loaded, job: &Job) -> BTreeSet<Arc<str>> {
    let own = &loaded.package.documents[job.document];
    let shown = own.annexes.iter().filter(|annex| {
        own.shows(annex.visibility.as_ref().map(|visibility| visibility.value))
    });
    shown.map(|annex| Arc::clone(&annex.origin.pointer)).collect()
}

/// The offices by which a document prints those whom `visibility` hides, of all that they
/// hold: who signs for a country speaks for it. Templates of one's own may read any.
fn offices<'a>(
    loaded: &'a Loaded,
    document: &'a DocumentRecord,
    hidden: &BTreeSet<&str>,
    is_ours: bool,
) -> BTreeSet<(&'a str, &'a str)> {
    let day = &loaded.package.meeting.start_date;
    let mut out = BTreeSet::new();
    for (id, person) in &loaded.package.people {
        if !hidden.contains(id.as_str()) {
            continue;
        }
        let is_own = |own: &At<String>| own.value == *id;
        let signs = document.signatories.iter().filter(|own| {
            own.person.as_ref().and_then(Pending::known).is_some_and(is_own)
        });
        let countries =
            signs.map(|own| own.country.as_ref().map(|own| own.value.as_str()));
        let mut addressees = document.addressees.iter();
        let is_written_to = document.recipients.is_some()
            || addressees.any(|own| own.person.as_ref().is_some_and(is_own));
        let ways = countries.chain(is_written_to.then_some(None));
        let held: Vec<&Position> = match is_ours {
            true => ways.filter_map(|own| person.position(own, day)).collect(),
            false => person.positions.iter().collect(),
        };
        out.extend(held.iter().map(|own| (&*own.origin.file, &*own.origin.pointer)));
    }
    out
}

/// What is kept of a list, by name.
type Facts<'a> = BTreeMap<&'a str, Cut<'a>>;

struct Cutter<'a> {
    loaded: &'a Loaded,
    shown: &'a Shown<'a>,
    /// Who is left out of lists.
    hidden: BTreeSet<&'a str>,
    /// Those of them that the document shows nothing of.
    unseen: BTreeSet<&'a str>,
    annexes: BTreeSet<Arc<str>>,
    /// File and pointer of the offices of those who are hidden that the document goes by.
    offices: BTreeSet<(&'a str, &'a str)>,
    /// Whether it is known what the kind's template reads.
    is_ours: bool,
}

impl<'a> Cutter<'a> {
    /// Whom `visibility` hides, and no text names.
    fn unseen(&self) -> BTreeSet<&'a str> {
        let people = self.loaded.record.get("people");
        let all = people.into_iter().flat_map(|own| own.members());
        let unseen =
            all.filter(|(id, own)| self.hidden.contains(id) && !self.is_shown(own));
        unseen.map(|(id, _)| id).collect()
    }

    fn package(&self, job: &Job, row: Option<&'a Node>) -> Cut<'a> {
        let record = &self.loaded.record;
        let is_fact = |key: &str| NAMED.contains(&key) || MENTIONED.contains(&key);
        let mut out = vec![];
        for (key, member) in record.members().filter(|(key, _)| !INSIDE.contains(key)) {
            let value = match key {
                "documents" => self.documents(member, job, row),
                "meeting" => self.meeting(member),
                // Their place among the members; what is in them is not known yet.
                key if is_fact(key) => Cut::Object(vec![]),
                _ => self.cut(member),
            };
            out.push((key, value));
        }
        let mut strings = BTreeSet::new();
        out.iter().for_each(|(_, value)| value.words(&mut strings));
        let mut facts = self.facts(strings);
        for (key, value) in &mut out {
            // In the order of the record, whatever led to them.
            if let Some((kept, member)) = facts.get_mut(key).zip(record.get(key)) {
                let names = member.members().map(|(name, _)| name);
                let kept = names.filter_map(|name| kept.remove_entry(name));
                *value = Cut::Object(kept.collect());
            }
        }
        out.retain(|(key, value)| {
            !(is_fact(key) && matches!(value, Cut::Object(list) if list.is_empty()))
        });
        Cut::Object(out)
    }

    /// The facts that strings lead to, and those to which what is said in them leads, by
    /// the names of their lists and their own.
    fn facts(&self, strings: BTreeSet<&'a str>) -> BTreeMap<&'a str, Facts<'a>> {
        let lists = NAMED.into_iter().chain(MENTIONED);
        let lists = lists.filter_map(|key| Some((key, self.loaded.record.get(key)?)));
        let mut out: BTreeMap<&str, Facts<'a>> = BTreeMap::new();
        let mut new = strings;
        while !new.is_empty() {
            let mut found = BTreeSet::new();
            for (key, list) in lists.clone() {
                let kept = out.entry(key).or_default();
                for (name, fact) in list.members() {
                    let is_wanted = || match NAMED.contains(&key) {
                        true if key == "people" && self.unseen.contains(name) => false,
                        true if !self.is_ours && key != "people" => true,
                        true => new.contains(name) || is_spoken_of(fact, &new),
                        false => new.iter().any(|own| own.contains(name)),
                    };
                    if !kept.contains_key(name) && is_wanted() {
                        let fact = self.cut(fact);
                        fact.words(&mut found);
                        kept.insert(name, fact);
                    }
                }
            }
            new = found;
        }
        out
    }

    /// The document, and of those that it encloses what it prints of them.
    fn documents(&self, node: &'a Node, job: &Job, row: Option<&'a Node>) -> Cut<'a> {
        let all = node.elements();
        let Some(own) = all.get(job.document) else { return Cut::Array(vec![]) };
        let enclosures = own.get("enclosures").map_or(&[][..], |list| list.elements());
        let named: BTreeSet<&str> =
            enclosures.iter().filter_map(|one| one.get("document")?.as_str()).collect();
        let some = if named.is_empty() { &[] } else { all };
        let others = some.iter().filter(|other| {
            let id = other.get("id").and_then(|id| id.as_str());
            !Arc::ptr_eq(own, other) && id.is_some_and(|id| named.contains(id))
        });
        let others = others.map(|other| {
            let kept = other.members().filter(|(key, _)| OF_OTHERS.contains(key));
            Cut::Object(kept.map(|(key, value)| (key, self.cut(value))).collect())
        });
        let mut own = self.cut(own);
        // An edition that was asked for beside the record is one of its own there.
        let document = &self.loaded.package.documents[job.document];
        let mut listed = document.bilingual.iter().map(|own| &own.value);
        if job.beside.is_some() && !listed.any(|own| *own == job.edition()) {
            let edition = Cut::Text(job.edition().to_string().into());
            match own.member("bilingual", || Cut::Array(vec![])) {
                Some(Cut::Array(list)) => list.push(edition),
                Some(none) => *none = Cut::Array(vec![edition]),
                None => {}
            }
        }
        if let Some(row) = row
            && let Some(all) = own.member("recipients", || Cut::Array(vec![]))
        {
            *all = Cut::Array(vec![self.cut(row)]);
        }
        Cut::Array(std::iter::once(own).chain(others).collect())
    }

    fn meeting(&self, node: &'a Node) -> Cut<'a> {
        let members = node.members().filter(|(key, member)| {
            let is_wanted = !LISTS.contains(key) || self.is_shown(member);
            is_wanted && !self.leaves_out(key, member)
        });
        Cut::Object(members.map(|(key, member)| (key, self.cut(member))).collect())
    }

    /// Whether the document shows anything below a value.
    fn is_shown(&self, node: &Node) -> bool {
        self.shown.has(&node.origin)
            || node.elements().iter().any(|own| self.is_shown(own))
            || node.members().any(|(_, own)| self.is_shown(own))
    }

    fn cut(&self, node: &'a Node) -> Cut<'a> {
        match &node.value {
            Value::String(text) => Cut::Text(match self.loaded.picture(&node.origin) {
                Some(bytes) => inline(bytes).into(),
                None => text.into(),
            }),
            Value::Array(elements) => {
                let kept = elements.iter().filter(|own| !self.hides(own));
                Cut::Array(kept.map(|own| self.cut(own)).collect())
            }
            Value::Object(_) => {
                let kept = node
                    .members()
                    .filter(|(key, own)| *key != SOURCE && !self.leaves_out(key, own));
                Cut::Object(kept.map(|(key, own)| (key, self.cut(own))).collect())
            }
            value => Cut::Value(value),
        }
    }

    /// Elements of lists that `visibility` hides: annexes, attendees, speakers.
    fn hides(&self, node: &Node) -> bool {
        let pointer = &*node.origin.pointer;
        let mut steps = pointer.rsplit('/').skip(1);
        match steps.next() {
            Some("annexes") => !self.annexes.contains(pointer),
            Some("attendees") => {
                let person = node.get("person").and_then(|own| own.as_str());
                person.is_some_and(|id| self.hidden.contains(id))
            }
            Some("positions") => {
                self.is_of_hidden(node)
                    && !self.offices.contains(&(&*node.origin.file, pointer))
            }
            Some("speakers") => node.as_str().is_some_and(|id| self.hidden.contains(id)),
            // Whom a decision is for.
            Some("addressees") => {
                node.as_str().is_some_and(|id| self.unseen.contains(id))
            }
            _ => false,
        }
    }

    fn leaves_out(&self, key: &str, node: &Node) -> bool {
        let Some(_) = node.origin.pointer.strip_prefix("/people/") else {
            let is_picture = ["logo", "src"].contains(&key) && node.as_str().is_some();
            let is_unseen = PERSONS.contains(&key)
                && node.as_str().is_some_and(|id| self.unseen.contains(id));
            return INSIDE.contains(&key)
                || is_unseen
                || is_picture && self.loaded.picture(&node.origin).is_none();
        };
        let is_office = ["role", "startDate", "endDate"].contains(&key);
        let is_left_out = ["email", "telephone"].contains(&key)
            || is_office && self.is_ours && self.is_of_hidden(node);
        is_left_out && !self.is_shown(node)
    }

    /// Whether something is said of somebody whom `visibility` hides.
    fn is_of_hidden(&self, node: &Node) -> bool {
        let own = node.origin.pointer.strip_prefix("/people/");
        let id = own.and_then(|own| own.split('/').next());
        id.is_some_and(|id| self.hidden.contains(id))
    }
}

/// Whether texts hold the short name of an organisation, which may be explained then.
fn is_spoken_of(fact: &Node, texts: &BTreeSet<&str>) -> bool {
    let Some(short) = fact.get("shortName") else { return false };
    let forms = short.as_str().into_iter();
    let forms = forms.chain(short.members().filter_map(|(_, own)| own.as_str()));
    let holds = |form: &str| texts.iter().any(|text| text.contains(form));
    forms.filter(|form| !form.is_empty()).any(holds)
}

/// A picture as an address that holds it (RFC 2397).
fn inline(bytes: &[u8]) -> String {
    let kind = match bytes {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xFF, 0xD8, ..] => "image/jpeg",
        _ => "image/svg+xml",
    };
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}
