//! The elements of a list in each version, with their texts.

use serde_json::Value as Json;

use super::Work;
use super::copy::{self, Spot};
use super::outcome::Side;
use super::settle::{record, side};
use crate::diff::Who;
use crate::diff::list::Element;
use crate::returned::{self, Entry};

pub(super) fn key(index: usize) -> String {
    format!("#{index}")
}

pub(super) fn elements(known: &[(Option<String>, String)]) -> Vec<Element<'_>> {
    known.iter().map(|(key, text)| Element { key: key.as_deref(), text }).collect()
}

pub(super) fn parties(who: &Who<String>, text: &str) -> Vec<Side> {
    let own = who.ours().then(|| record(text));
    own.into_iter().chain(who.authors.iter().map(|name| side(name, text))).collect()
}

/// All text of a value.
pub(super) fn words(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(own) => own.iter().map(words).collect::<Vec<_>>().join("\n"),
        Json::Object(own) => {
            let own = own
                .iter()
                .filter(|(name, _)| !matches!(name.as_str(), "id" | "type" | "marker"));
            own.map(|(_, own)| words(own)).collect::<Vec<_>>().join("\n")
        }
        _ => String::new(),
    }
}

/// The text of a list's elements in each version: of the values that were printed.
pub(super) struct Texts {
    spot: Spot,
    /// Of each element the pointers within it, and what was there.
    values: Vec<(usize, String, String)>,
}

impl Texts {
    pub(super) fn new(work: &Work<'_>, spot: &Spot) -> Self {
        let mut values = vec![];
        for (file, pointer, text) in work.sides.list[0].copy.returned.values() {
            let rest = pointer.strip_prefix(&*spot.1).filter(|_| file == spot.0);
            let Some(rest) = rest.and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            let end = rest.find('/').unwrap_or(rest.len());
            let Ok(index) = rest[..end].parse() else { continue };
            values.push((index, rest[end..].to_owned(), text.to_owned()));
        }
        Self { spot: spot.clone(), values }
    }

    fn of(&self, index: usize, text: &mut dyn FnMut(&str, &str) -> String) -> String {
        let own = self.values.iter().filter(|(own, _, _)| *own == index);
        let texts: Vec<String> = own.map(|(_, rest, base)| text(rest, base)).collect();
        texts.join("\n")
    }

    pub(super) fn base(&self, index: usize) -> String {
        self.of(index, &mut |_, base| base.to_owned())
    }

    pub(super) fn copy(&self, side: &copy::Side<'_>, index: usize) -> String {
        self.of(index, &mut |rest, base| {
            let spot = (self.spot.0.clone(), format!("{}/{index}{rest}", self.spot.1));
            side.text(&spot).unwrap_or(base).to_owned()
        })
    }

    pub(super) fn entry(
        &self,
        side: &copy::Side<'_>,
        entry: &Entry,
    ) -> (Option<String>, String) {
        match &entry.element {
            returned::Element::Kept(index) => {
                (Some(key(*index)), self.copy(side, *index))
            }
            returned::Element::New { value, .. } => (None, words(value)),
        }
    }

    pub(super) fn ours(
        &self,
        work: &Work<'_>,
        place: &str,
        index: usize,
        own: usize,
    ) -> String {
        self.of(index, &mut |rest, base| {
            let now = work.now.at(&self.spot.0, &format!("{place}/{own}{rest}"));
            now.and_then(Json::as_str).map_or_else(|| base.to_owned(), str::to_owned)
        })
    }
}
