//! A text that one split in two, while others edited it: both parts are put together with
//! what the others have as one text, and then parted again.

use serde_json::Value as Json;

use super::Work;
use super::copy::{Side, Spot};
use super::map::PROSE;
use super::step;
use super::text::Text;
use crate::diff::BREAK;
use crate::diff::text::{Merged, Piece};
use crate::returned::{Element, Entry};

/// From how much of its words on a text is taken for a part of another.
const PART: f64 = 0.6;

/// Lists whose elements are more than a text.
const LARGE: [&str; 3] = ["operative", "rows", "sections"];

/// A text with the parts that were split off in the record and in the copies.
#[derive(Debug, Default)]
pub(super) struct Tails {
    /// File and pointer of the element, as the draft knows it.
    pub(super) element: Spot,
    /// Of the record as it is now: the pointer and the text of each part.
    pub(super) ours: Vec<(String, String)>,
    /// By copy.
    copies: Vec<(String, Vec<Entry>)>,
}

/// A new element that was a part of another.
#[derive(Debug, Clone)]
pub(super) struct NewPart {
    pub(super) value: Json,
    pub(super) text: String,
    pub(super) who: Vec<String>,
    pub(super) is_tracked: bool,
}

impl Tails {
    /// A version with the parts that its copy split off.
    pub(super) fn joined(&self, label: &str, text: &str) -> String {
        let own = self.copies.iter().find(|(own, _)| own == label);
        let parts = own.into_iter().flat_map(|(_, entries)| entries).filter_map(part);
        whole(text, parts.map(|(_, text)| text))
    }

    /// The record's own text with its parts.
    pub(super) fn with_ours(&self, text: &str) -> String {
        whole(text, self.ours.iter().map(|(_, text)| text.as_str()))
    }

    /// A value for the part of this number, with another text.
    pub(super) fn value(&self, number: usize, text: &str) -> Option<Json> {
        let entries = self.copies.iter().map(|(_, entries)| entries);
        let entry = entries.filter_map(|own| own.get(number).or(own.last())).next()?;
        let (value, old) = part(entry)?;
        with_text(value, old, text)
    }
}

impl Work<'_> {
    /// The parts of a text that were split off; nothing if nobody did, or nobody else has
    /// anything to say of it.
    pub(super) fn tails(
        &mut self,
        spot: &Spot,
        place: &str,
        text: &Text<'_, '_>,
    ) -> Option<Tails> {
        let is_alone = text.kept.len() < 2 && text.ours == text.base;
        let (list, index, rest) = self.element(spot).filter(|_| !is_alone)?;
        let list_spot = (spot.0.clone(), list.clone());
        let mut tails = Tails {
            element: (spot.0.clone(), format!("{list}/{index}")),
            ours: self.after(&list_spot, place, &rest, text),
            copies: vec![],
        };
        for ((side, _), (label, head)) in text.kept.iter().zip(&text.versions) {
            let mut left = lost(&text.base, head);
            let entries: Vec<Entry> =
                split_off(side, &list_spot, index).cloned().collect();
            let is_part = |entry: &Entry| {
                part(entry).is_some_and(|(value, own)| {
                    with_text(value, own, own).is_some() && take(&mut left, own)
                })
            };
            if !entries.is_empty() && entries.iter().all(is_part) {
                tails.copies.push((label.clone(), entries));
            }
        }
        (!tails.copies.is_empty() || !tails.ours.is_empty()).then_some(tails)
    }

    /// The list of texts that a value is an element of, its index, and what leads from the
    /// element to the value.
    fn element(&self, (file, pointer): &Spot) -> Option<(String, usize, String)> {
        let draft = &self.sides.list[0].copy.returned.draft;
        let slashes = pointer.rmatch_indices('/').map(|(at, _)| at);
        let list = slashes
            .map(|at| &pointer[..at])
            .find(|list| draft.at(file, list).is_some_and(Json::is_array))?;
        let name = list.rsplit('/').next()?;
        let (index, rest) = step::within(pointer, list)?;
        let fits = PROSE.contains(&name) && !LARGE.contains(&name);
        fits.then(|| (list.to_owned(), index, rest.to_owned()))
    }

    /// What stands in the record behind an element, is new, and says what it lost.
    fn after(
        &mut self,
        (file, list): &Spot,
        place: &str,
        rest: &str,
        text: &Text<'_, '_>,
    ) -> Vec<(String, String)> {
        let mut found = vec![];
        let Some(element) = place.strip_suffix(rest) else { return found };
        let Some((above, index)) = step::element(element) else { return found };
        let known = self.map.elements(file, list, above);
        let mut left = lost(&text.base, &text.ours);
        for next in index + 1.. {
            if known.values().any(|own| *own == next) {
                break;
            }
            let own = ["", rest, "/text"].iter().find_map(|rest| {
                let pointer = format!("{above}/{next}{rest}");
                let text = self.now.at(file, &pointer)?.as_str()?.to_owned();
                Some((pointer, text))
            });
            let Some(own) = own.filter(|(_, own)| take(&mut left, own)) else { break };
            found.push(own);
        }
        found
    }

    /// Whether a new element of a copy is a part of one that was put together here.
    pub(super) fn is_put(&self, spot: &Spot, side: &Side<'_>, entry: usize) -> bool {
        let Some(list) = side.list(spot) else { return false };
        let is_new = part(&list.entries[entry]).is_some();
        let before = list.entries[..entry].iter().rev().find(|own| part(own).is_none());
        let before = before.and_then(Entry::kept).filter(|_| is_new);
        before.is_some_and(|index| {
            self.splits.contains_key(&(spot.0.clone(), format!("{}/{index}", spot.1)))
        })
    }
}

/// The copies that made something of each part of a text that was put together; nothing
/// where that cannot be told.
pub(super) fn makers(merged: &Merged<String>, count: usize) -> Option<Vec<Vec<String>>> {
    let mut makers: Vec<Vec<String>> = vec![vec![]];
    for piece in &merged.pieces {
        let text = match piece {
            Piece::Same(text) => text,
            Piece::Edit { version, .. } => {
                let last = makers.last_mut()?;
                last.extend(version.who.authors.iter().cloned());
                &version.text
            }
            Piece::Conflict { .. } => continue,
        };
        for _ in text.matches(BREAK) {
            let own = match piece {
                Piece::Edit { version, .. } => version.who.authors.clone(),
                _ => vec![],
            };
            makers.push(own);
        }
    }
    (makers.len() == count).then_some(makers)
}

/// New elements behind one, that its end became.
fn split_off<'a>(
    side: &'a Side<'_>,
    list: &Spot,
    index: usize,
) -> impl Iterator<Item = &'a Entry> {
    let entries = side.list(list).map_or(&[][..], |own| &own.entries);
    let at = entries.iter().position(|own| own.kept() == Some(index));
    let behind = at.map_or(&[][..], |at| &entries[at + 1..]);
    behind.iter().take_while(|own| part(own).is_some())
}

/// The value and the text of a part that was split off.
fn part(entry: &Entry) -> Option<(&Json, &str)> {
    match &entry.element {
        Element::New { value, text, is_split: true, .. } => Some((value, text)),
        _ => None,
    }
}

fn whole<'a>(text: &str, parts: impl Iterator<Item = &'a str>) -> String {
    let mut out = text.to_owned();
    for own in parts {
        out.push(BREAK);
        out.push_str(own);
    }
    out
}

/// A value with another text in the place of one that it holds.
fn with_text(value: &Json, old: &str, new: &str) -> Option<Json> {
    match value {
        Json::String(text) => (text == old).then(|| new.into()),
        Json::Object(members) => {
            let (name, own) = members
                .iter()
                .find_map(|(name, own)| Some((name, with_text(own, old, new)?)))?;
            let mut members = members.clone();
            members.insert(name.clone(), own);
            Some(Json::Object(members))
        }
        _ => None,
    }
}

/// The words of a text that another one has no more.
fn lost(text: &str, other: &str) -> Vec<String> {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    for word in other.split_whitespace() {
        if let Some(at) = words.iter().rposition(|own| own == word) {
            words.remove(at);
        }
    }
    words
}

/// Whether most words of a text are among these; then they are taken.
fn take(words: &mut Vec<String>, text: &str) -> bool {
    let mut left = words.clone();
    let (mut all, mut found) = (0_u32, 0_u32);
    for word in text.split_whitespace() {
        all += 1;
        if let Some(at) = left.iter().position(|own| own == word) {
            left.remove(at);
            found += 1;
        }
    }
    let is_part = all > 0 && f64::from(found) >= PART * f64::from(all);
    if is_part {
        *words = left;
    }
    is_part
}
