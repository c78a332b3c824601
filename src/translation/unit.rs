//! A package, what its documents print and a language → the texts for a translator, in the
//! order that a reader meets them.

use std::collections::{BTreeMap, BTreeSet};

use super::name::name;
use crate::check::{Translatable, all_texts, serves_all};
use crate::diagnostic::{LanguageTag, Origin};
use crate::model::{Package, Step, TextValue};

/// A text and its translation.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Of the text, not of one of its strings.
    pub origin: Origin,
    /// The id of the first document that prints it.
    pub document: String,
    /// What it is, in words.
    pub name: String,
    pub source: String,
    pub target: Option<String>,
    pub standing: Standing,
}

/// How far a text is in a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is no translation.
    Missing,
    /// There is none, and none is needed: a name, a number.
    Same,
    Translated(Step),
}

/// Which texts are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wish {
    /// Those that are missing or out of step.
    #[default]
    Due,
    Missing,
    Behind,
    All,
}

impl Wish {
    fn wants(self, standing: Standing) -> bool {
        let is_behind = standing == Standing::Translated(Step::Behind);
        match self {
            Self::All => true,
            Self::Missing => standing == Standing::Missing,
            Self::Behind => is_behind,
            Self::Due => is_behind || standing == Standing::Missing,
        }
    }
}

/// The texts for a translator.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Units {
    pub list: Vec<Unit>,
    /// How many are left out, because they are not there in the language that the others
    /// are translated from.
    pub without_source: usize,
}

/// What a document prints: its id and the values, in the order of the text.
pub type Printed = (String, Vec<Origin>);

/// The texts that documents print.
pub fn units(
    package: &Package,
    printed: &[Printed],
    source: &LanguageTag,
    target: &LanguageTag,
    wish: Wish,
) -> Units {
    let all = all_texts(package);
    let mut known: BTreeMap<(&str, &str), &Translatable<'_>> = BTreeMap::new();
    for own in &all {
        let strings = own.text.strings();
        let strings = strings.iter().map(|(_, origin, _)| *origin);
        for origin in strings.chain([&own.text.origin]) {
            known.insert((&origin.file, &origin.pointer), own);
        }
    }
    let (mut units, mut seen) = (Units::default(), BTreeSet::new());
    for (document, origins) in printed {
        for origin in origins {
            let Some(own) = known.get(&(&*origin.file, &*origin.pointer)) else {
                continue;
            };
            if !seen.insert(&own.text.origin) {
                continue;
            }
            match unit(own, document, source, target) {
                Some(Ok(unit)) if wish.wants(unit.standing) => units.list.push(unit),
                Some(Ok(_)) | None => {}
                Some(Err(())) => units.without_source += 1,
            }
        }
    }
    units
}

/// None for what is not known yet; an error where there is nothing to translate from.
fn unit(
    own: &Translatable<'_>,
    document: &str,
    from: &LanguageTag,
    target: &LanguageTag,
) -> Option<Result<Unit, ()>> {
    let text = own.text;
    let (source, entry) = match &text.value {
        TextValue::Placeholder(_) => return None,
        TextValue::Plain(string) if string.trim().is_empty() => return None,
        _ if own.language != from => return Some(Err(())),
        TextValue::Plain(string) => (string, None),
        TextValue::Localized(_) => match text.source(own.language) {
            Some(source) => (&source.text, own.translation(target)),
            None => return Some(Err(())),
        },
    };
    let standing = match entry {
        Some(entry) => Standing::Translated(text.step(&entry.language, source)),
        None if matches!(text.value, TextValue::Plain(_)) && serves_all(source) => {
            Standing::Same
        }
        None => Standing::Missing,
    };
    Some(Ok(Unit {
        origin: text.origin.clone(),
        document: document.to_owned(),
        name: name(&text.origin.pointer),
        source: source.clone(),
        target: entry.map(|entry| entry.text.clone()),
        standing,
    }))
}
