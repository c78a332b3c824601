//! A package, some of its documents and a language → the texts for a translator, each once.

use std::collections::BTreeSet;

use super::name::name;
use crate::check::{Translatable, serves_all, texts};
use crate::diagnostic::{LanguageTag, Origin};
use crate::model::{DocumentRecord, Package, Step, TextValue};

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
    /// There is none, and none is needed: a person's name, a number.
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
    /// How many are left out, because they are not there in the language that they are
    /// translated from.
    pub without_source: usize,
}

/// The texts of documents that are written in a language, those that others share before
/// those of the document itself.
pub fn units<'a>(
    package: &Package,
    documents: impl Iterator<Item = &'a DocumentRecord>,
    source: &LanguageTag,
    target: &LanguageTag,
    wish: Wish,
) -> Units {
    let (mut units, mut seen) = (Units::default(), BTreeSet::new());
    for document in documents {
        let id = document.id.value.as_str();
        for own in texts(package, document) {
            let origin = &own.text.origin;
            if !seen.insert(origin.clone()) {
                continue;
            }
            match unit(&own, id, source, target) {
                Some(Ok(unit)) if wish.wants(unit.standing) => units.list.push(unit),
                Some(Ok(_)) | None => {}
                Some(Err(())) => units.without_source += 1,
            }
        }
    }
    units
}

/// None for what is not known yet, or is written in another language; an error where there
/// is nothing to translate from.
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
        _ if own.language != from => return None,
        TextValue::Plain(string) => (string, None),
        TextValue::Localized(_) => match text.source(own.language) {
            Some(source) => (&source.text, own.translation(target)),
            None => return Some(Err(())),
        },
    };
    let standing = match entry {
        Some(entry) => Standing::Translated(text.step(&entry.language, source)),
        None if matches!(text.value, TextValue::Plain(_)) && serves_all(text, source) => {
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
