//! What a file for translators says of itself and of each text: from which package it is,
//! in which languages, where the text stands, and what source and translation it was made
//! of. Short hashes say the latter, so that what changed since can be told.

use super::content::Content;
use super::spell::spell;
use super::unit::Unit;
use crate::diagnostic::{LanguageTag, Origin, relative};
use crate::model::fingerprint;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The package's file, from the root.
    pub package: String,
    pub source: LanguageTag,
    pub target: LanguageTag,
}

impl Head {
    /// The name of a text: its pointer, behind its file and `#` where that is another than
    /// the package's, by the way from there.
    pub fn name(&self, origin: &Origin) -> String {
        place(&self.package, origin)
    }
}

/// Where a value stands, as seen from a package's file.
pub(super) fn place(package: &str, origin: &Origin) -> String {
    match *origin.file == *package {
        true => origin.pointer.to_string(),
        false => format!("{}#{}", relative(package, &origin.file), origin.pointer),
    }
}

/// Of what a unit was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Of the source, as a mark in the record is.
    pub source: String,
    /// Of what the translation said.
    pub target: Option<String>,
}

impl Identity {
    /// Of a unit as it is.
    pub fn of(unit: &Unit) -> Self {
        let target = unit.target.as_deref().map(Content::read);
        Self {
            source: fingerprint(&unit.source),
            target: target.map(|target| said(&target)),
        }
    }

    /// The id of a unit with a number: `u3-3f2a91c4`, with a translation
    /// `u3-3f2a91c4-0b1d22e7`.
    pub fn id(&self, number: usize) -> String {
        match &self.target {
            None => format!("u{number}-{}", self.source),
            Some(target) => format!("u{number}-{}-{target}", self.source),
        }
    }

    /// Reads an id.
    pub fn read(id: &str) -> Option<Self> {
        let mut parts = id.strip_prefix('u')?.split('-');
        parts.next()?.parse::<usize>().ok()?;
        let is_hash =
            |part: &&str| part.len() == 8 && part.bytes().all(|b| b.is_ascii_hexdigit());
        let source = parts.next().filter(is_hash)?.to_owned();
        let target = match parts.next() {
            None => None,
            Some(part) => Some(Some(part).filter(is_hash)?.to_owned()),
        };
        parts.next().is_none().then_some(Self { source, target })
    }
}

/// A short hash of what a text says, however it is spelled.
pub fn said(content: &Content) -> String {
    let content = content.clone().settled();
    let spelled = spell(&content).filter(|own| own.is_exact).map(|own| own.text);
    fingerprint(&spelled.unwrap_or_else(|| format!("{content:?}")))
}
