//! Texts that are missing in a document's language.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::neutral::serves_all;
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag, Origin, Place};
use crate::model::{At, DocumentRecord, Package, Text, TextValue, Visit};

pub(super) fn check(d: &mut Diagnostics, package: &Package, wanted: &[LanguageTag]) {
    package.walk(&mut |visit| {
        if let Visit::Text(text) = visit {
            twice(d, text);
        }
    });
    let default = super::default_language(package);
    let (mut seen, mut told) = (BTreeSet::new(), BTreeSet::new());
    for document in &package.documents {
        listed_twice(d, &document.languages);
        listed_twice(d, &document.bilingual);
        let own = document.language.as_ref().map_or(default, |tag| &tag.value);
        let mut languages: Vec<_> =
            document.languages.iter().map(|tag| &tag.value).collect();
        if languages.is_empty() {
            languages.push(own);
        }
        for language in document.bilingual.iter().flat_map(|own| own.value.languages()) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        let all = languages.clone();
        languages.retain(|tag| tag.is_wanted(&all, wanted));
        for language in languages {
            for text in borrowed(package, document) {
                missing(d, text, language, default, &mut seen);
            }
            document.walk(&mut |visit| {
                if let Visit::Text(text) = visit {
                    missing(d, text, language, default, &mut seen);
                }
            });
            if !fits(language, own) {
                plain(d, document, language, own);
            }
            if !fits(language, default) {
                plain_elsewhere(d, package, document, (language, default), &mut told);
            }
        }
    }
}

/// Two keys that are the same language, such as `en` and `EN`.
fn twice(d: &mut Diagnostics, text: &Text) {
    let TextValue::Localized(entries) = &text.value else { return };
    for (index, entry) in entries.iter().enumerate() {
        let mut before = entries[..index].iter();
        if let Some(first) = before.find(|before| before.language == entry.language) {
            let places =
                [&entry.origin, &first.origin].map(|own| Place::Key(own.clone()));
            d.push(stands_twice(&entry.language, places));
        }
    }
}

fn listed_twice<T: PartialEq + Display>(d: &mut Diagnostics, tags: &[At<T>]) {
    for (index, tag) in tags.iter().enumerate() {
        let mut before = tags[..index].iter();
        if let Some(first) = before.find(|before| before.value == tag.value) {
            let places =
                [&tag.origin, &first.origin].map(|own| Place::Value(own.clone()));
            d.push(stands_twice(&tag.value, places));
        }
    }
}

fn stands_twice(language: &impl Display, [place, first]: [Place; 2]) -> Diagnostic {
    Diagnostic::error("data/language/twice", format!("`{language}` stands here twice"))
        .at(place)
        .at_with(first, "first here")
        .hint("remove one of them; case does not tell languages apart")
}

/// Whether a text in one language serves where the other is wanted: `en` for `en-GB`, but
/// not Serbian in Cyrillic letters for Serbian in Latin ones.
pub fn fits(wanted: &LanguageTag, found: &LanguageTag) -> bool {
    wanted.language() == found.language() && wanted.writing() == found.writing()
}

fn missing(
    d: &mut Diagnostics,
    text: &Text,
    language: &LanguageTag,
    default: &LanguageTag,
    seen: &mut BTreeSet<(Origin, LanguageTag)>,
) {
    let TextValue::Localized(entries) = &text.value else { return };
    if entries.iter().any(|entry| fits(language, &entry.language))
        || !seen.insert((text.origin.clone(), language.clone()))
    {
        return;
    }
    let Some((.., Some(used))) = text.pick(language, default) else { return };
    let message = format!("this text has no `{language}`; `{used}` is used instead");
    let place = Place::Value(text.origin.clone());
    let diagnostic = Diagnostic::warning("data/language/missing", message).at(place);
    d.push(diagnostic.hint(format!("add `\"{language}\": \"…\"` to it")));
}

/// Where the passages of a document are that say their own language: what stands there
/// is meant to be in no other.
pub fn passages(document: &DocumentRecord) -> Vec<String> {
    let own = &*document.origin.pointer;
    let mut passages = vec![];
    document.walk(&mut |visit| {
        if let Visit::Language(tag) = visit
            && let Some(passage) = tag.origin.pointer.strip_suffix("/language")
            && passage != own
        {
            passages.push(format!("{passage}/"));
        }
    });
    passages
}

/// Whether a text stands in one of these places.
pub fn is_within(origin: &Origin, passages: &[String]) -> bool {
    passages.iter().any(|passage| origin.pointer.starts_with(passage))
}

/// Strings without a language are in the document's own.
fn plain(
    d: &mut Diagnostics,
    document: &DocumentRecord,
    language: &LanguageTag,
    own: &LanguageTag,
) {
    let passages = passages(document);
    let mut first = None;
    let mut count = 0;
    document.walk(&mut |visit| {
        let Visit::Text(text) = visit else { return };
        if document.is_of_recipient(&text.origin) || is_within(&text.origin, &passages) {
            return;
        }
        if is_plain(text) {
            first = first.or(Some(&text.origin));
            count += 1;
        }
    });
    let Some(first) = first else { return };
    let message = match count {
        1 => format!("one text of this document has no `{language}`"),
        _ => format!("{count} texts of this document have no `{language}`"),
    };
    let said = match &document.language {
        Some(_) => "plain strings are in the document's language",
        None => "plain strings are in the language of the package",
    };
    let diagnostic = Diagnostic::warning("data/language/missing", message)
        .at(Place::Value(first.clone()))
        .hint(write_both(said, own, language));
    // Whoever writes in one language alone may have forgotten to say which.
    let is_only = document.language.is_none() && document.languages.len() == 1;
    d.push(match is_only {
        true => diagnostic.hint(format!(
            "if they are in `{language}`, say so: `\"language\": \"{language}\"` in the document"
        )),
        false => diagnostic,
    });
}

/// Strings without a language that a document takes from the rest of the package, each
/// told once for a language.
fn plain_elsewhere<'a>(
    d: &mut Diagnostics,
    package: &'a Package,
    document: &'a DocumentRecord,
    (language, default): (&LanguageTag, &LanguageTag),
    told: &mut BTreeSet<(Origin, LanguageTag)>,
) {
    let mut texts = borrowed(package, document);
    texts.retain(|text| {
        is_plain(text) && told.insert((text.origin.clone(), language.clone()))
    });
    let Some(first) = texts.first() else { return };
    let message = match texts.len() {
        1 => format!("one text that documents take from the package has no `{language}`"),
        count => {
            format!(
                "{count} texts that documents take from the package have no `{language}`"
            )
        }
    };
    let said = "plain strings are in the language of the package";
    let diagnostic = Diagnostic::warning("data/language/missing", message)
        .at(Place::Value(first.origin.clone()))
        .hint(write_both(said, default, language));
    d.push(diagnostic);
}

fn write_both(said: &str, own: &LanguageTag, language: &LanguageTag) -> String {
    format!("{said}, `{own}`; write `{{ \"{own}\": \"…\", \"{language}\": \"…\" }}`")
}

/// Whether a text is in one language, and does not say in which.
fn is_plain(text: &Text) -> bool {
    matches!(&text.value, TextValue::Plain(string) if !serves_all(text, string))
}

/// The footnotes that a string has marks of.
fn noted<'a>(string: &'a str, marks: &mut BTreeSet<&'a str>) {
    let after = string.split("[^").skip(1);
    marks.extend(after.filter_map(|rest| Some(rest.split_once(']')?.0)));
}

/// The texts that a document takes from the meeting, the brand, the directory and the notes.
pub(super) fn borrowed<'a>(
    package: &'a Package,
    document: &'a DocumentRecord,
) -> Vec<&'a Text> {
    let mut texts = vec![];
    let mut names = BTreeSet::new();
    let mut marks = BTreeSet::new();
    package.meeting.walk(&mut |visit| match visit {
        Visit::Text(text) => texts.push(text),
        Visit::String(name) => {
            names.insert(name.as_str());
        }
        _ => {}
    });
    document.walk(&mut |visit| match visit {
        Visit::String(name) => _ = names.insert(name.as_str()),
        Visit::Text(text) => {
            text.strings().iter().for_each(|(own, ..)| noted(own, &mut marks))
        }
        _ => {}
    });
    let notes = package.footnotes.iter().filter(|(id, _)| marks.contains(id.as_str()));
    texts.extend(notes.map(|(_, note)| &note.text));
    let countries = document.signatories.iter().filter_map(|own| own.country.as_ref());
    let countries = countries.chain(&package.meeting.participating_countries);
    for code in countries {
        texts.extend(package.countries.get(code).map(|country| &country.name));
    }
    for (code, country) in &package.countries.0 {
        if names.contains(code.as_str()) {
            texts.push(&country.name);
        }
    }
    let mut all = |visit: Visit<'a>| {
        if let Visit::Text(text) = visit {
            texts.push(text);
        }
    };
    let people = package.people.iter().filter(|(id, _)| names.contains(id.as_str()));
    people.for_each(|(_, person)| person.walk(&mut all));
    let own = package.organizations.iter().filter(|(id, _)| names.contains(id.as_str()));
    own.for_each(|(_, organization)| organization.walk(&mut all));
    if let Some(brand) = &package.brand {
        brand.walk(&mut all);
    }
    texts
}
