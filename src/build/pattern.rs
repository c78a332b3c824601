//! A pattern and a row come in; what the row's files are called goes out.

use super::name::safe;
use crate::model::{DocumentRecord, Package, RecipientField, Row, TextValue};

/// The name of a row's files.
pub(super) fn fill(
    pattern: &str,
    (package, document): (&Package, &DocumentRecord),
    row: &Row,
    index: usize,
) -> String {
    let mut name = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        name.push_str(before);
        let (field, after) = after.split_once('}').unwrap_or((after, ""));
        match field {
            "document" => name.push_str(&document.id.value),
            "row" => name.push_str(&(index + 1).to_string()),
            _ => name.push_str(&said(package, row, field)),
        }
        rest = after;
    }
    name.push_str(rest);
    // What is not known leaves no gap.
    while let Some(at) = name.find("--") {
        name.remove(at);
    }
    safe(&name, "letter")
}

/// What a row says of a field: in one language, if it has several.
fn said(package: &Package, row: &Row, field: &str) -> String {
    let Some(field) = RecipientField::named(field) else { return String::new() };
    let mut node = Some(&row.node);
    for name in field.path() {
        node = node.and_then(|own| own.get(name));
    }
    if let Some(text) = node.and_then(|own| own.as_str()) {
        return text.to_owned();
    }
    if let Some((_, first)) = node.and_then(|own| own.members().next()) {
        return first.as_str().unwrap_or_default().to_owned();
    }
    let person = row.recipient.person.as_ref();
    let person = person.and_then(|id| package.people.get(&id.value));
    let text = person.and_then(|own| match field {
        RecipientField::FamilyName => Some(&own.family_name),
        RecipientField::GivenName => own.given_name.as_ref(),
        RecipientField::Name => own.name.as_ref(),
        _ => None,
    });
    match text.map(|text| &text.value) {
        Some(TextValue::Plain(text) | TextValue::Placeholder(text)) => text.clone(),
        Some(TextValue::Localized(all)) => {
            all.first().map(|one| one.text.clone()).unwrap_or_default()
        }
        None => String::new(),
    }
}
