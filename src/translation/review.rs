//! A package as it is now and a file from a translator → changes for `amend`, and what is
//! not written and why. Each text is judged alone: what is wrong with one keeps no other
//! back.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use super::content::{Content, Fixed};
use super::head::{Head, place, said};
use super::mark::change;
use super::returned::{Returned, ReturnedUnit, Work};
use super::spell::{fixed_text, spell, spell_like};
use crate::amend::Change;
use crate::check::{Translatable, all_texts};
use crate::diagnostic::{LanguageTag, Origin};
use crate::model::{Holder, Localized, Package, SOURCE, Step, TextValue, fingerprint};

/// What comes of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Review {
    /// By file, from the root.
    pub changes: BTreeMap<String, Vec<Change>>,
    pub revised: Vec<Revised>,
    /// Translations that stay, and are in step now.
    pub confirmed: Vec<Origin>,
    pub held: Vec<Held>,
    /// How many say what the record says.
    pub same: usize,
    /// How many have no translation yet.
    pub open: usize,
}

/// A translation that is new or other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    /// Of the text, not of one of its strings.
    pub origin: Origin,
    pub before: Option<String>,
    pub after: String,
    /// Whether bold or italic of it cannot be said.
    pub is_simplified: bool,
}

/// A translation that is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// As the file says.
    pub name: String,
    pub before: Option<String>,
    /// None where it cannot be said.
    pub after: Option<String>,
    pub why: String,
}

/// Compares a file with a package; what is refused, by the text's place, is held with the
/// reason that is given.
pub fn review(
    package: &Package,
    returned: &Returned,
    refused: &BTreeMap<Origin, String>,
) -> Review {
    let all = all_texts(package);
    let names = names(package, &all);
    let (mut review, mut seen) = (Review::default(), BTreeSet::new());
    for unit in &returned.units {
        let own = names.get(&unit.name).copied();
        let translation = own.and_then(|own| own.translation(&returned.head.target));
        let judged = match seen.insert(&unit.name) {
            true => judge(&returned.head, own, translation, unit, refused),
            false => Err("it stands in the file a second time".to_owned()),
        };
        match judged {
            Ok(Judgement::Open) => review.open += 1,
            Ok(Judgement::Same) => review.same += 1,
            Ok(Judgement::Confirmed(file, change, origin)) => {
                review.changes.entry(file).or_default().push(change);
                review.confirmed.push(origin);
            }
            Ok(Judgement::Revised(changes, revised)) => {
                let file = revised.origin.file.to_string();
                review.changes.entry(file).or_default().extend(changes);
                review.revised.push(revised);
            }
            Err(why) => review.held.push(Held {
                name: unit.name.clone(),
                before: translation.map(|own| own.text.clone()),
                after: after(unit),
                why,
            }),
        }
    }
    review.held.extend(returned.loose.iter().cloned());
    review
}

/// The texts by the names that files have for them. What was a string may have become
/// something with a text since.
fn names<'a>(
    package: &Package,
    all: &'a [Translatable<'a>],
) -> BTreeMap<String, &'a Translatable<'a>> {
    let mut names = BTreeMap::new();
    for own in all {
        let name = place(&package.origin.file, &own.text.origin);
        if let Some(holder) = name.strip_suffix("/text") {
            names.entry(holder.to_owned()).or_insert(own);
        }
        names.insert(name, own);
    }
    names
}

/// What a unit says, where that can be said.
fn after(unit: &ReturnedUnit) -> Option<String> {
    let content = unit.target.as_ref().ok()?.as_ref()?;
    spell(content).map(|own| own.text)
}

/// What becomes of a unit.
enum Judgement {
    Open,
    Same,
    Confirmed(String, Change, Origin),
    Revised(Vec<Change>, Revised),
}

fn judge(
    head: &Head,
    own: Option<&Translatable<'_>>,
    translation: Option<&Localized>,
    unit: &ReturnedUnit,
    refused: &BTreeMap<Origin, String>,
) -> Result<Judgement, String> {
    let content = match &unit.target {
        Err(why) => return Err(why.clone()),
        Ok(None) => return Ok(Judgement::Open),
        Ok(Some(content)) => content,
    };
    let own = own.ok_or("the record has no such text any more")?;
    let now = translation.map(|own| Content::read(&own.text));
    let is_like =
        now.as_ref().is_some_and(|now| now.trimmed().is_like(&content.trimmed()));
    let is_rejected = refused.get(&own.text.origin);
    let source = match &own.text.value {
        TextValue::Placeholder(_) => return Err("the source is not known yet".to_owned()),
        TextValue::Plain(text) => text,
        TextValue::Localized(_) => {
            let source = own.text.source(own.language);
            &source.ok_or("the record has no source of it any more")?.text
        }
    };
    let step = translation
        .map_or(Step::Unmarked, |entry| own.text.step(&entry.language, source));
    let Some(identity) = &unit.identity else {
        return Err("its `id` is not the one that `export` wrote".to_owned());
    };
    if is_like && step == Step::With {
        return Ok(Judgement::Same);
    }
    let is_untouched = identity.target.as_deref() == Some(said(content).as_str());
    if is_untouched && !is_like {
        // Nobody worked on it, and the record has gone on.
        return Ok(Judgement::Same);
    }
    if identity.source != fingerprint(source) {
        let is_confirmed = !is_like || confirms(step, unit.work);
        let why = "the source has changed since the export; export it again";
        return if is_confirmed { Err(why.to_owned()) } else { Ok(Judgement::Same) };
    }
    if is_like {
        if !is_untouched || confirms(step, unit.work) {
            let entry = translation.ok_or("there is no translation")?;
            let marks = [(&entry.language, fingerprint(source))];
            let change = change(own.text, &own.text.origin.pointer, &marks);
            let file = own.text.origin.file.to_string();
            return Ok(Judgement::Confirmed(file, change, entry.origin.clone()));
        }
        return Ok(Judgement::Same);
    }
    if now.as_ref().map(said) != identity.target {
        return Err(
            "the translation has changed in the record since the export".to_owned()
        );
    }
    if content.is_blank() {
        return Err("there is no text in it".to_owned());
    }
    complete(&Content::read(source), now.as_ref(), content)?;
    let others: Vec<&str> = translation
        .map(|own| own.text.as_str())
        .into_iter()
        .chain([source.as_str()])
        .collect();
    let spelling = spell_like(&content.trimmed(), &others)
        .ok_or("no string of the record can say it")?;
    if let Some(why) = is_rejected {
        return Err(why.clone());
    }
    let changes = changes(own, head, translation, source, &spelling.text);
    Ok(Judgement::Revised(
        changes,
        Revised {
            origin: own.text.origin.clone(),
            before: translation.map(|own| own.text.clone()),
            after: spelling.text,
            is_simplified: !spelling.is_exact,
        },
    ))
}

/// Whether somebody says of a translation that stays that it fits.
fn confirms(step: Step, work: Work) -> bool {
    match step {
        Step::With => false,
        Step::Behind => work >= Work::Translated,
        Step::Unmarked => work >= Work::Reviewed,
    }
}

/// Whether all stands in a translation that is not text, as it does in the source or did in
/// the translation before.
fn complete(
    source: &Content,
    before: Option<&Content>,
    after: &Content,
) -> Result<(), String> {
    let (wanted, own) = (source.fixed(), after.fixed());
    if own == wanted || before.is_some_and(|before| before.fixed() == own) {
        return Ok(());
    }
    let words = [(without(&wanted, &own), "lost"), (without(&own, &wanted), "invented")];
    let words = words.into_iter().filter(|(list, _)| !list.is_empty());
    let words = words.map(|(list, word)| {
        let list: Vec<String> =
            list.iter().map(|own| format!("`{}`", fixed_text(own))).collect();
        format!("{} {word}", list.join(", "))
    });
    Err(words.collect::<Vec<_>>().join("; "))
}

/// What stands in one list more often than in another.
fn without(all: &[Fixed], others: &[Fixed]) -> Vec<Fixed> {
    let mut others = others.to_vec();
    let mut left = all.to_vec();
    left.retain(|own| match others.iter().position(|other| other == own) {
        Some(at) => {
            others.remove(at);
            false
        }
        None => true,
    });
    left
}

fn changes(
    own: &Translatable<'_>,
    head: &Head,
    translation: Option<&Localized>,
    source: &str,
    after: &str,
) -> Vec<Change> {
    let text = own.text;
    let pointer = &*text.origin.pointer;
    let mark = fingerprint(source);
    if matches!(text.value, TextValue::Plain(_)) {
        let value = whole(own.language, &head.target, source, after, mark);
        let value = match text.holder {
            Holder::Text => value,
            Holder::Paragraph => json!({ "type": "paragraph", "text": value }),
            Holder::Item => json!({ "text": value }),
        };
        return vec![Change::Replace { path: pointer.to_owned(), value }];
    }
    let language = translation.map_or(&head.target, |own| &own.language);
    let (path, value) = (format!("{pointer}/{language}"), Json::from(after));
    let written = match translation {
        Some(_) => Change::Replace { path, value },
        None => Change::Add { path, value },
    };
    vec![written, change(text, pointer, &[(language, mark)])]
}

/// A text in two languages.
fn whole(
    from: &LanguageTag,
    to: &LanguageTag,
    source: &str,
    after: &str,
    mark: String,
) -> Json {
    let marks: Map<String, Json> = [(to.to_string(), mark.into())].into_iter().collect();
    let members = [
        (from.to_string(), source.into()),
        (to.to_string(), after.into()),
        (SOURCE.to_owned(), Json::Object(marks)),
    ];
    Json::Object(members.into_iter().collect())
}
