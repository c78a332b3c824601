//! Conflicts and their sides, and by what they are settled.

use super::copy::Spot;
use super::hand::in_lines;
use super::outcome::{Conflict, Side};
use super::{Prefer, Work};
use crate::diff::text::Version;

impl Work<'_> {
    /// Tells a conflict; says how it is settled, if it is.
    pub(super) fn conflict(
        &mut self,
        spot: &Spot,
        about: &'static str,
        base: String,
        sides: Vec<Side>,
    ) -> Option<Option<String>> {
        let settled = self.settle(spot, &sides);
        self.outcome.conflicts.push(Conflict {
            file: spot.0.clone(),
            pointer: spot.1.clone(),
            about,
            base,
            sides,
            settled: settled.clone(),
        });
        settled
    }

    pub(super) fn settle(&self, spot: &Spot, sides: &[Side]) -> Option<Option<String>> {
        if let Some(choice) = self.options.settled.get(spot) {
            return Some(choice.clone());
        }
        let record = sides.iter().find(|own| own.is_record);
        let mut theirs = sides.iter().filter(|own| !own.is_record);
        match (self.options.prefer?, record) {
            (Prefer::Ours, record) => Some(record.map(|own| own.who.clone())),
            // Of two copies neither is more right than the other.
            (Prefer::Theirs, _) => {
                let first = theirs.next()?;
                theirs.all(|own| own.text == first.text).then(|| Some(first.who.clone()))
            }
        }
    }
}

/// The record as a side.
pub(super) fn record(text: &str) -> Side {
    Side { who: "the record".to_owned(), is_record: true, text: text.to_owned() }
}

pub(super) fn side(who: &str, text: &str) -> Side {
    Side { who: who.to_owned(), is_record: false, text: text.to_owned() }
}

pub(super) fn names(version: &Version<String>) -> Vec<String> {
    let record = version.who.ours().then(|| "the record".to_owned());
    record.into_iter().chain(version.who.authors.iter().cloned()).collect()
}

pub(super) fn sides(version: &Version<String>) -> Vec<Side> {
    let who = names(version).join(", ");
    vec![Side { who, is_record: version.who.ours(), text: in_lines(&version.text) }]
}
