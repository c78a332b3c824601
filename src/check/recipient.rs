//! Recipients of a letter: who they are, in which language they are written to, what their
//! files are called. A row of a table gets the checks here that all texts of the record
//! get, apart from the package, so that thousands of rows are never there at once.

use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Place};
use crate::fonts::Fonts;
use crate::model::{
    DocumentRecord, Edition, Package, Recipient, RecipientField, Recipients, Row, nearest,
};
use crate::record::Node;

use super::language::fits;
use super::names::Names;
use super::passage;
use super::{anchor, footnote, glyph, reference, text};

/// Checks what the record itself says of recipients.
pub(super) fn check(d: &mut Diagnostics, package: &Package, names: &Names<'_>) {
    for document in &package.documents {
        match &document.recipients {
            Some(Recipients::List(list)) => {
                for recipient in list {
                    one(d, package, document, recipient, names);
                }
            }
            Some(Recipients::Table(table)) => {
                table.file_name.iter().for_each(|own| pattern(d, own, &own.origin));
            }
            None => {}
        }
    }
}

/// Checks a row of a table as a value of the record. `record` is the tree that the package
/// was decoded from.
pub fn row(
    package: &Package,
    record: &Node,
    document: &DocumentRecord,
    row: &Row,
    fonts: &Fonts,
    d: &mut Diagnostics,
) {
    let recipient = &row.recipient;
    let passages = passage::all(|visit| recipient.walk(visit));
    for own in &passages {
        text::passage(d, own);
    }
    recipient.walk(&mut |visit| text::leaf(d, visit));
    one(d, package, document, recipient, &Names::new(record));
    footnote::row(d, record, document, &passages);
    anchor::row(d, package, document, &passages);
    let brand = package.brand.as_ref();
    glyph::texts(d, brand, fonts, &passages, |visit| recipient.walk(visit));
}

/// Names that lead nowhere, and what is missing or too much.
fn one(
    d: &mut Diagnostics,
    package: &Package,
    document: &DocumentRecord,
    recipient: &Recipient,
    names: &Names<'_>,
) {
    reference::addressee(d, &recipient.addressee(), names);
    somebody(d, recipient);
    let Some(language) = &recipient.language else { return };
    let made = spoken(package, document);
    if served(&made, &language.value).is_none() {
        let list: Vec<String> = made.iter().map(|tag| format!("`{tag}`")).collect();
        let message = format!("the letter is not made in `{}`", language.value);
        let diagnostic = Diagnostic::error("data/recipient/language", message)
            .at(Place::Value(language.origin.clone()));
        d.push(diagnostic.hint(format!(
            "it is made in {}; add what is missing to its `languages`",
            list.join(", ")
        )));
    }
}

/// The languages that a document is made in.
pub fn languages(package: &Package, document: &DocumentRecord) -> Vec<LanguageTag> {
    let mut languages: Vec<LanguageTag> = vec![];
    for language in &document.languages {
        if !languages.contains(&language.value) {
            languages.push(language.value.clone());
        }
    }
    if languages.is_empty() {
        let own = document.language.as_ref().or(package.default_language.as_ref());
        let own = own.map(|tag| tag.value.clone()).or_else(|| LanguageTag::new("en"));
        languages.extend(own);
    }
    languages
}

/// Which of the languages of a letter is for somebody who is written to in another: the same,
/// or it in the same letters for a region or for all (`sr-Cyrl` for `sr`, `ro` for `ro-MD`),
/// or it in others for somebody who names none.
pub fn served<'a>(
    made: &'a [LanguageTag],
    wanted: &LanguageTag,
) -> Option<&'a LanguageTag> {
    let find =
        |is_meant: &dyn Fn(&LanguageTag) -> bool| made.iter().find(|own| is_meant(own));
    find(&|own| own == wanted)
        .or_else(|| find(&|own| fits(wanted, own) && own.is_of(wanted)))
        .or_else(|| find(&|own| own.serves(wanted) || own.is_of(wanted)))
}

/// The editions that a document is made in: those in one language, and those in two.
pub fn editions(package: &Package, document: &DocumentRecord) -> Vec<Edition> {
    let alone = languages(package, document).into_iter().map(Edition::of);
    let mut editions: Vec<Edition> = alone.collect();
    for edition in &document.bilingual {
        if !editions.contains(&edition.value) {
            editions.push(edition.value.clone());
        }
    }
    editions
}

/// The languages that any edition of a document is in.
pub fn spoken(package: &Package, document: &DocumentRecord) -> Vec<LanguageTag> {
    let mut spoken: Vec<LanguageTag> = vec![];
    for edition in editions(package, document) {
        for language in edition.languages() {
            if !spoken.contains(language) {
                spoken.push(language.clone());
            }
        }
    }
    spoken
}

fn somebody(d: &mut Diagnostics, recipient: &Recipient) {
    let Recipient { person, name, family_name, organization, .. } = recipient;
    if person.is_some() || name.is_some() || family_name.is_some() {
        return;
    }
    let parts = [
        &recipient.given_name,
        &recipient.honorific_prefix,
        &recipient.additional_name,
        &recipient.honorific_suffix,
    ];
    let place = Place::Value(recipient.origin.child("familyName"));
    if parts.iter().any(|part| part.is_some()) {
        let message = "this recipient has a part of a name, but no family name";
        let diagnostic = Diagnostic::error("data/recipient/name", message).at(place);
        d.push(diagnostic.hint("the whole of a name that has no parts is its `name`"));
        return;
    }
    let nowhere = organization.is_none() && recipient.organization_name.is_none();
    if nowhere && recipient.role.is_none() && recipient.address.is_none() {
        let message = "this recipient has neither name nor role nor organisation";
        let diagnostic = Diagnostic::error("data/recipient/empty", message).at(place);
        d.push(diagnostic.hint("say to whom the letter goes, or remove the row"));
    }
}

/// Names in braces that a file's name cannot have.
fn pattern(d: &mut Diagnostics, text: &str, origin: &crate::diagnostic::Origin) {
    let mut rest = text;
    while let Some(start) = rest.find(['{', '}']) {
        let at = text.len() - rest.len() + start;
        let name = rest[start..].strip_prefix('{').and_then(|own| own.split_once('}'));
        let (length, known) = match name {
            Some((name, _)) => (name.len() + 2, is_known(name)),
            None => (1, false),
        };
        if !known {
            let range = at..at + length;
            let shown = &text[range.clone()];
            let message = format!("`{shown}` is nothing that a file can be named by");
            let diagnostic = Diagnostic::error("data/recipient/pattern", message)
                .at(Place::Within(origin.clone(), range));
            let near = nearest(shown.trim_matches(['{', '}']), known_names());
            d.push(
                diagnostic.hint(match near {
                    Some(near) => format!("did you mean `{{{near}}}`?"),
                    None => {
                        "in braces stand `document`, `row` and fields of a recipient: \
                         `{document}-{row}-{familyName}`"
                            .to_owned()
                    }
                }),
            );
        }
        rest = &text[at + length..];
    }
}

fn known_names() -> impl Iterator<Item = &'static str> {
    ["document", "row"].into_iter().chain(RecipientField::WORDS.iter().copied())
}

fn is_known(name: &str) -> bool {
    known_names().any(|own| own == name)
}
