//! Signatories who say too little or something twice, and orders that lack what they go by.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::model::{
    At, Capacity, CountryCode, DocumentRecord, Order, Package, Pending, Signatory,
    SignatoryStatus,
};

pub(super) fn check(d: &mut Diagnostics, package: &Package, document: &DocumentRecord) {
    let mut seen: BTreeMap<&str, &At<String>> = BTreeMap::new();
    for signatory in &document.signatories {
        if let Some(Pending::Known(person)) = &signatory.person {
            let first = *seen.entry(person).or_insert(person);
            if first.origin != person.origin {
                let message = format!("`{}` is to sign twice", person.value);
                let diagnostic = Diagnostic::warning("data/signatory/twice", message)
                    .at(Place::Value(person.origin.clone()))
                    .at_with(Place::Value(first.origin.clone()), "first here");
                d.push(diagnostic);
            }
        }
        one(d, signatory);
    }
    let by_protocol =
        document.signatory_order.as_ref().filter(|o| o.value == Order::Protocol);
    if let Some(order) = by_protocol {
        let countries =
            document.signatories.iter().filter_map(|own| own.country.as_ref());
        places(d, package, order, countries);
    }
    let meeting = &package.meeting;
    let by_protocol =
        meeting.country_order.as_ref().filter(|o| o.value == Order::Protocol);
    if let Some(order) = by_protocol {
        places(d, package, order, meeting.participating_countries.iter());
    }
}

fn one(d: &mut Diagnostics, signatory: &Signatory) {
    let origin = || Place::Value(signatory.origin.clone());
    let Signatory { person, country, office, organization, .. } = signatory;
    let nobody = person.is_none() && country.is_none() && organization.is_none();
    if nobody && office.is_none() {
        let message = "this signatory has neither person nor country nor office";
        let diagnostic = Diagnostic::error("data/signatory/empty", message).at(origin());
        let hint = "who is not known yet is `\"person\": { \"placeholder\": \"…\" }`";
        d.push(diagnostic.hint(hint));
    }
    if let Some(capacity) = &signatory.capacity
        && capacity.value == Capacity::For
        && signatory.on_behalf_of.is_none()
    {
        let message = "this one signs for another, but nothing says for whom";
        let diagnostic = Diagnostic::warning("data/signatory/capacity", message)
            .at(Place::Value(capacity.origin.clone()))
            .hint("name the person, country or organisation in `onBehalfOf`");
        d.push(diagnostic);
    }
    let signed = signatory.status.as_ref().map(|status| status.value);
    if let Some(date) = &signatory.signed_on
        && signed != Some(SignatoryStatus::Signed)
    {
        let message = "this says when it was signed, but the status is not `signed`";
        let diagnostic = Diagnostic::warning("data/signatory/status", message)
            .at(Place::Value(date.origin.clone()))
            .hint("set the signatory's `status` to `signed`, or leave the day out");
        d.push(diagnostic);
    }
}

/// Countries without a place in the order that is wanted.
fn places<'a>(
    d: &mut Diagnostics,
    package: &Package,
    order: &At<Order>,
    countries: impl Iterator<Item = &'a At<CountryCode>>,
) {
    for code in countries {
        let Some(country) = package.countries.get(code) else { continue };
        if country.protocol_order.is_none() {
            let message =
                format!("`{}` has no place in the order of protocol", code.value);
            let diagnostic = Diagnostic::warning("data/country/order", message)
                .at(Place::Value(country.name.origin.clone()))
                .at_with(Place::Value(order.origin.clone()), "this order is wanted")
                .hint("give the country a `protocolOrder`");
            d.push(diagnostic);
        }
    }
}
