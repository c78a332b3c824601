//! Names of people, countries, organisations and documents that lead nowhere.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{
    Address, Addressee, AgendaItem, At, CopyTo, DocumentRecord, Enclosure, Meeting,
    MeetingReference, Package, Pending, Reference, Signatory, nearest,
};

use super::names::Names;
use super::names::Sort::{Country, Organization, Person};
use super::parts::{self, Part};

pub(super) fn check(d: &mut Diagnostics, package: &Package, names: &Names<'_>) {
    meeting(d, &package.meeting, names);
    for organization in package.organizations.values() {
        organization.parent_organization.iter().for_each(|id| names.organization(d, id));
        organization.country.iter().for_each(|code| names.country(d, code));
        address(d, organization.address.as_ref(), names);
    }
    cycles(d, package);
    for position in package.people.values().flat_map(|person| &person.positions) {
        position.organization.iter().for_each(|id| names.organization(d, id));
        if let Some(party) = &position.represents {
            names.party(d, party, &[Country, Organization]);
        }
    }
    let brand = package.brand.iter().filter_map(|brand| brand.organization.as_ref());
    brand.for_each(|id| names.organization(d, id));
    for own in &package.documents {
        document(d, package, own, names);
    }
}

fn meeting(d: &mut Diagnostics, meeting: &Meeting, names: &Names<'_>) {
    let anybody = [Country, Organization, Person];
    let hosts = [&meeting.host, &meeting.organizer, &meeting.secretariat];
    for party in hosts.into_iter().flatten() {
        names.party(d, party, &[Country, Organization]);
    }
    for party in [&meeting.chair, &meeting.co_chair].into_iter().flatten() {
        names.party(d, party, &anybody);
    }
    if let Some(process) = &meeting.super_event {
        process.chair.iter().for_each(|party| names.party(d, party, &anybody));
        let secretariat = process.secretariat.iter();
        secretariat.for_each(|party| names.party(d, party, &[Country, Organization]));
    }
    meeting.participating_countries.iter().for_each(|code| names.country(d, code));
    for attendee in &meeting.attendees {
        attendee.person.iter().for_each(|id| names.person(d, id));
        attendee.organization.iter().for_each(|id| names.organization(d, id));
        let party = attendee.represents.iter();
        party.for_each(|party| names.party(d, party, &[Country, Organization]));
    }
    agenda(d, &meeting.agenda, names);
    address(d, meeting.location.as_ref(), names);
    for other in [&meeting.previous_meeting, &meeting.next_meeting].into_iter().flatten()
    {
        let MeetingReference { host, host_person, location, .. } = other;
        address(d, location.as_ref(), names);
        host.iter().for_each(|party| names.party(d, party, &[Country, Organization]));
        host_person.iter().for_each(|id| names.person(d, id));
    }
}

fn agenda(d: &mut Diagnostics, items: &[AgendaItem], names: &Names<'_>) {
    for item in items {
        item.speakers.iter().for_each(|id| names.person(d, id));
        agenda(d, &item.items, names);
    }
}

fn address(d: &mut Diagnostics, address: Option<&Address>, names: &Names<'_>) {
    let country = address.and_then(|own| own.address_country.as_ref());
    country.into_iter().for_each(|code| names.country(d, code));
}

/// Organisations that are part of themselves.
fn cycles(d: &mut Diagnostics, package: &Package) {
    let parent = |id: &str| package.organizations.get(id)?.parent_organization.as_ref();
    let mut met = BTreeSet::new();
    for id in package.organizations.keys() {
        // From here up to the top, or to what was met before.
        let mut way = vec![];
        let mut at = Some(id.as_str());
        while let Some(id) = at.filter(|id| met.insert(*id)) {
            way.push(id);
            at = parent(id).map(|up| up.value.as_str());
        }
        let Some(start) = at.and_then(|id| way.iter().position(|own| *own == id)) else {
            continue;
        };
        let (first, last) = (way[start], way[way.len() - 1]);
        let Some(up) = parent(last) else { continue };
        let circle = [&way[start..], &[first]].concat().join("` → `");
        let message = format!("the organisation `{first}` is part of itself");
        let diagnostic = Diagnostic::error("data/organization/cycle", message)
            .at(Place::Value(up.origin.clone()))
            .hint(format!("the way round is `{circle}`"));
        d.push(diagnostic);
    }
}

fn document(
    d: &mut Diagnostics,
    package: &Package,
    document: &DocumentRecord,
    names: &Names<'_>,
) {
    let letterhead = document.letterhead.iter();
    letterhead
        .flat_map(|head| &head.organizations)
        .for_each(|id| names.organization(d, id));
    document.addressees.iter().for_each(|own| addressee(d, own, names));
    for copy in &document.copies {
        if let CopyTo::Addressee(own) = copy {
            addressee(d, own, names);
        }
    }
    document.signatories.iter().for_each(|own| signatory(d, own, names));
    for own in [&document.reference, &document.your_reference].into_iter().flatten() {
        reference(d, own, names);
    }
    let reservations = document.reservations.iter();
    reservations.filter_map(|r| r.country.as_ref()).for_each(|c| names.country(d, c));
    for part in parts::of(document) {
        if let Part::Item(item, _) = part {
            item.addressees.iter().for_each(|party| names.party_or_text(d, party));
        }
    }
    for enclosure in &document.enclosures {
        if let Enclosure::Titled(own) = enclosure
            && let Some(id) = &own.document
        {
            enclosed(d, package, id, own.title.is_some());
        }
    }
}

pub(super) fn addressee(d: &mut Diagnostics, addressee: &Addressee, names: &Names<'_>) {
    addressee.person.iter().for_each(|id| names.person(d, id));
    addressee.organization.iter().for_each(|id| names.organization(d, id));
    address(d, addressee.address.as_ref(), names);
}

fn signatory(d: &mut Diagnostics, signatory: &Signatory, names: &Names<'_>) {
    let person = signatory.person.as_ref().and_then(Pending::known);
    person.into_iter().for_each(|id| names.person(d, id));
    signatory.country.iter().for_each(|code| names.country(d, code));
    signatory.organization.iter().for_each(|id| names.organization(d, id));
    signatory.on_behalf_of.iter().for_each(|party| names.party_or_text(d, party));
    signatory.reference.iter().for_each(|own| reference(d, own, names));
}

fn reference(d: &mut Diagnostics, reference: &Reference, names: &Names<'_>) {
    if let Reference::Several(list) = reference {
        list.iter().filter_map(|own| own.country.as_ref()).for_each(|code| {
            names.country(d, code);
        });
    }
}

/// A document may be in another package, but then its title must be said here.
fn enclosed(d: &mut Diagnostics, package: &Package, id: &At<String>, titled: bool) {
    let mut ids = package.documents.iter().map(|document| document.id.as_str());
    if titled || ids.any(|other| other == id.value) {
        return;
    }
    let message = format!("there is no document `{}` in this package", id.value);
    let diagnostic = Diagnostic::error("data/document/unknown", message)
        .at(Place::Value(id.origin.clone()));
    let ids = package.documents.iter().map(|document| document.id.as_str());
    d.push(match nearest(id, ids) {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic.hint("a document of another package needs a `title` here"),
    });
}
