//! A package as it is now and a file from a translator → changes for `amend`, and what is
//! not written and why. Each text is judged alone: what is wrong with one keeps no other
//! back.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Content, Fixed};
use super::head::{Head, place, said};
use super::mark::change;
use super::returned::{Returned, ReturnedUnit, Work};
use super::spell::{fixed_text, spell, spell_like};
use super::written::changes;
use crate::amend::Change;
use crate::check::{Translatable, all_texts, fits};
use crate::diagnostic::{LanguageTag, Origin};
use crate::model::{Localized, Package, Step, TextValue, fingerprint};

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

/// A translation that another file of the same run brought, and that the package has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// Of the text, before it was written.
    pub origin: Origin,
    pub language: LanguageTag,
    /// What the file is called.
    pub file: String,
}

/// Compares a file with a package; what is refused, by the text's place, is held with the
/// reason that is given.
pub fn review(
    package: &Package,
    returned: &Returned,
    refused: &BTreeMap<Origin, String>,
    earlier: &[Earlier],
) -> Review {
    let all = all_texts(package);
    let names = names(package, &all);
    let (mut review, mut seen) = (Review::default(), BTreeSet::new());
    for unit in &returned.units {
        let own = names.get(&unit.name).copied();
        let translation = own.and_then(|own| own.translation(&returned.head.target));
        let judged = match seen.insert(&unit.name) {
            true => judge(&returned.head, own, translation, unit, refused, earlier),
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
    earlier: &[Earlier],
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
    let (source, language) = match &own.text.value {
        TextValue::Placeholder(_) => return Err("the source is not known yet".to_owned()),
        TextValue::Plain(text) => (text, own.language),
        TextValue::Localized(_) => {
            let source = own.text.source(own.language);
            let source = source.ok_or("the record has no source of it any more")?;
            (&source.text, &source.language)
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
    if !fits(language, &head.source) || *language == head.target {
        let way = format!("from `{}` into `{}`", head.source, head.target);
        return Err(format!("it is written in `{language}` now; the file goes {way}"));
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
        let why = "the translation has changed in the record since the export";
        let before = before(earlier, &own.text.origin, &head.target);
        return Err(before.map_or_else(
            || why.to_owned(),
            |file| format!("{file} was read before it, and translates it otherwise"),
        ));
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
    let changes = changes(own, &head.target, translation, source, &spelling.text);
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

/// The file that translated a text earlier in the run. What was a string may have become
/// something with a text by that.
fn before<'a>(
    earlier: &'a [Earlier],
    origin: &Origin,
    language: &LanguageTag,
) -> Option<&'a str> {
    let pointer = &*origin.pointer;
    let holder = pointer.strip_suffix("/text").unwrap_or(pointer);
    let is_it = |own: &&Earlier| {
        own.origin.file == origin.file
            && own.language == *language
            && [pointer, holder].contains(&&*own.origin.pointer)
    };
    earlier.iter().find(is_it).map(|own| own.file.as_str())
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
