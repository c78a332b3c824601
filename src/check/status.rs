//! Documents that say they are further than they are.

use crate::diagnostic::{Diagnostic, Diagnostics, Origin, Place};
use crate::markdown::PieceKind;
use crate::model::{
    At, DocumentRecord, Outcome, Package, Pending, Person, SignatoryStatus, Status, Text,
    Visit,
};

use super::passage::Passage;

pub(super) fn check(
    d: &mut Diagnostics,
    package: &Package,
    document: &DocumentRecord,
    passages: &[Passage<'_>],
    whole: bool,
) {
    let Some(status) = &document.status else { return };
    if status.value == Status::ForSilence {
        silence(d, document, status);
    }
    if is_settled(status.value) {
        placeholders(d, document, status, passages);
        borrowed(d, package, document, status);
        procedure(d, document, status);
    }
    if status.value == Status::Signed && whole {
        unsigned(d, document, status);
    }
}

fn silence(d: &mut Diagnostics, document: &DocumentRecord, status: &At<Status>) {
    let procedure = document.procedure.as_ref();
    if procedure.is_none_or(|procedure| procedure.deadline.is_none()) {
        let message = "a document under silence needs a deadline";
        let diagnostic = Diagnostic::warning("data/status/deadline", message)
            .at(Place::Value(status.origin.clone()))
            .hint("say in `procedure.deadline` until when objections can be made");
        d.push(diagnostic);
    }
}

/// Whether a document of this status holds nothing that is not known.
pub fn is_settled(status: Status) -> bool {
    matches!(status, Status::Final | Status::Adopted | Status::Signed)
}

/// A placeholder in a document that is settled.
pub fn placeholder_left(status: &At<Status>, place: Place) -> Diagnostic {
    let message = format!("a placeholder is left, but the document is {}", status.word());
    Diagnostic::error("data/placeholder/left", message)
        .at(place)
        .at_with(Place::Value(status.origin.clone()), "this is its status")
        .hint("say what was missing, or set the status back to `draft`")
}

/// In the document itself.
fn placeholders(
    d: &mut Diagnostics,
    document: &DocumentRecord,
    status: &At<Status>,
    passages: &[Passage<'_>],
) {
    // Who declined is not printed.
    let declined = document.signatories.iter().filter(|own| {
        own.status.as_ref().is_some_and(|s| s.value == SignatoryStatus::Declined)
    });
    let declined: Vec<_> =
        declined.map(|own| format!("{}/", own.origin.pointer)).collect();
    let printed = |origin: &Origin| {
        !declined.iter().any(|pointer| origin.pointer.starts_with(pointer))
    };
    document.walk(&mut |visit| {
        let origin = match visit {
            Visit::Placeholder(placeholder) => &placeholder.origin,
            Visit::Text(text) if text.placeholder().is_some() => &text.origin,
            _ => return,
        };
        if printed(origin) {
            d.push(placeholder_left(status, Place::Value(origin.clone())));
        }
    });
    for passage in passages.iter().filter(|passage| printed(passage.origin)) {
        for piece in passage.pieces() {
            if let PieceKind::Placeholder(name) = &piece.kind
                && !is_variable(name, passage.origin, document)
            {
                d.push(placeholder_left(status, passage.place(&piece.range)));
            }
        }
    }
}

/// In an adoption formula, `{{place}}` and `{{date}}` are filled in, if they are known.
fn is_variable(name: &str, origin: &Origin, document: &DocumentRecord) -> bool {
    let Some(adoption) = &document.adoption else { return false };
    let formula = adoption.formula.iter().chain(&adoption.languages_clause);
    let mut origins = formula.flat_map(Text::strings).map(|(_, origin, _)| origin);
    let known = match name {
        "place" => adoption.place.is_some() || document.place.is_some(),
        "date" => adoption.date.is_some() || document.date.is_some(),
        _ => false,
    };
    known && origins.any(|own| own == origin)
}

/// In what the document takes from the meeting and from the directory.
fn borrowed(
    d: &mut Diagnostics,
    package: &Package,
    document: &DocumentRecord,
    status: &At<Status>,
) {
    let people = document
        .signatories
        .iter()
        .filter(|own| {
            own.status.as_ref().is_none_or(|s| s.value != SignatoryStatus::Declined)
        })
        .filter_map(|own| own.person.as_ref().and_then(Pending::known))
        .chain(document.addressees.iter().filter_map(|own| own.person.as_ref()));
    for id in people {
        let Some(person) = package.people.get(&id.value) else { continue };
        for origin in unknown_names(person) {
            let diagnostic = placeholder_left(status, Place::Value(id.origin.clone()));
            d.push(diagnostic.at_with(Place::Value(origin.clone()), "here it is"));
        }
    }
    let meeting = &package.meeting;
    let mut texts = vec![Some(&meeting.name), meeting.event_number.as_ref()];
    if let Some(location) = &meeting.location {
        texts.push(location.address_locality.as_ref());
    }
    // A letter does not name the meeting.
    if document.kind.value != "letter" {
        for text in texts.into_iter().flatten().filter(|t| t.placeholder().is_some()) {
            d.push(placeholder_left(status, Place::Value(text.origin.clone())));
        }
    }
}

fn unknown_names(person: &Person) -> Vec<&Origin> {
    let full = [person.name.as_ref()];
    let parts = [
        person.honorific_prefix.as_ref(),
        person.given_name.as_ref(),
        person.additional_name.as_ref(),
        Some(&person.family_name),
    ];
    let texts = if person.name.is_some() { &full[..] } else { &parts[..] };
    let texts = texts.iter().copied().flatten();
    texts.filter(|text| text.placeholder().is_some()).map(|text| &text.origin).collect()
}

fn procedure(d: &mut Diagnostics, document: &DocumentRecord, status: &At<Status>) {
    let outcome = document.procedure.as_ref().and_then(|own| own.outcome.as_ref());
    if let Some(outcome) = outcome.filter(|outcome| outcome.value != Outcome::Agreed) {
        let message = format!(
            "the document is {}, but the outcome of the procedure is `{}`",
            status.word(),
            outcome.word()
        );
        let diagnostic = Diagnostic::warning("data/status/outcome", message)
            .at(Place::Value(status.origin.clone()))
            .at_with(Place::Value(outcome.origin.clone()), "said here");
        d.push(diagnostic);
    }
}

fn unsigned(d: &mut Diagnostics, document: &DocumentRecord, status: &At<Status>) {
    let place = Place::Value(status.origin.clone());
    if document.signatories.is_empty() {
        let message = "the document is signed, but has no signatories";
        let diagnostic = Diagnostic::error("data/status/unsigned", message).at(place);
        d.push(diagnostic.hint("list in `signatories` who signed"));
        return;
    }
    let is = |own: &&crate::model::Signatory, wanted: &[SignatoryStatus]| {
        own.status.as_ref().is_some_and(|status| wanted.contains(&status.value))
    };
    let settled = [SignatoryStatus::Signed, SignatoryStatus::Declined];
    let open: Vec<_> = document.signatories.iter().filter(|s| !is(s, &settled)).collect();
    let nobody = !document.signatories.iter().any(|s| is(&s, &settled[..1]));
    if open.is_empty() && !nobody {
        return;
    }
    let message = match open.len() {
        0 => String::from("the document is signed, but all signatories declined"),
        1 => String::from("the document is signed, but one signatory has not signed"),
        many => format!("the document is signed, but {many} signatories have not signed"),
    };
    let mut diagnostic = Diagnostic::error("data/status/unsigned", message).at(place);
    for signatory in open {
        let place = signatory.status.as_ref().map(|status| &status.origin);
        let place = place.unwrap_or(&signatory.origin).clone();
        diagnostic = diagnostic.at_with(Place::Value(place), "not signed");
    }
    let hint = "set the document's status back, such as to `final`, until all have signed; \
        who will not sign is `declined`, and is not printed";
    d.push(diagnostic.hint(hint));
}
