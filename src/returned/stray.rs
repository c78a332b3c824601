//! Paragraphs that somebody moved out of what they were a part of, into a list elsewhere:
//! taken away there and new here, and what they were a part of stays where it was.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::draft::{Part, PrintedPiece};
use super::find::Finder;
use super::list::{Lists, Place};
use super::place::elements;
use crate::diff::list::rising;

/// A line of the text that is a value: the line, and the element that it stands in.
type Spot = (usize, usize);

impl Finder<'_> {
    /// Finds them by the order of the lines that values have: of each list those elements
    /// stay that are in order, and of these what stands elsewhere was moved out.
    pub(super) fn strays(&mut self) {
        if self.draft.is_bilingual() {
            return;
        }
        let heads = self.heads();
        let mut lists: BTreeMap<Place, Vec<Spot>> = BTreeMap::new();
        let (mut alone, mut places) = (BTreeMap::new(), BTreeMap::new());
        for (line, own) in self.matches.iter().enumerate() {
            let [paragraph] = own.paragraphs.as_slice() else { continue };
            if self.lines[line].part != Part::Body || self.lines[line].cell.is_some() {
                continue;
            }
            let pieces = &self.draft.printed[*paragraph].pieces;
            let mut keys = self.draft.printed[*paragraph].keys();
            let Some(key) = keys.next() else { continue };
            places.insert(key, line);
            let is_alone = matches!(pieces.as_slice(), [PrintedPiece::Key { .. }]);
            if is_alone && !heads.values().any(|head| *head == key) {
                alone.insert(line, key);
            }
            for own in elements(&self.sources[key].pointer) {
                let list = (self.draft.keys[key].file.clone(), own.list.to_owned());
                lists.entry(list).or_default().push((line, own.index));
            }
        }
        // From without: what strayed from a section did not move within it.
        for (list, mut lines) in lists {
            let is_over = |(line, index): &Spot| {
                let head = heads.get(&(list.clone(), *index));
                head.and_then(|head| places.get(head)).is_some_and(|head| line < head)
            };
            lines.retain(|(line, _)| !self.strays.contains_key(line));
            let (over, lines): (Vec<Spot>, Vec<Spot>) =
                lines.into_iter().partition(is_over);
            let shown = self.lists.shown.get(&list).map_or(&[][..], Vec::as_slice);
            let rank = |index: usize| shown.iter().position(|own| *own == index);
            let ranks: Vec<usize> =
                lines.iter().map(|own| rank(own.1).unwrap_or_default()).collect();
            let stays = in_order(&ranks);
            let at_home: BTreeSet<usize> = stays.iter().map(|at| ranks[*at]).collect();
            let astray = lines
                .iter()
                .enumerate()
                .filter(|(at, _)| !stays.contains(at) && at_home.contains(&ranks[*at]));
            for (line, _) in over.iter().chain(astray.map(|own| own.1)) {
                if let Some(key) = alone.get(line) {
                    self.strays.insert(*line, *key);
                }
            }
        }
        for (line, key) in &self.strays {
            self.used.remove(line);
            self.values.remove(key);
        }
    }

    /// The headings and leads of elements that hold others: what stands over them is not
    /// of these elements any more.
    fn heads(&self) -> BTreeMap<(Place, usize), usize> {
        let mut heads = BTreeMap::new();
        let mut holders = BTreeSet::new();
        for key in self.draft.printed.iter().flat_map(|own| own.keys()) {
            let found = elements(&self.sources[key].pointer);
            for (depth, own) in found.iter().enumerate() {
                let list = (self.draft.keys[key].file.clone(), own.list.to_owned());
                let (place, is_direct) = ((list, own.index), depth + 1 == found.len());
                if !is_direct {
                    holders.insert(place.clone());
                }
                heads.entry(place).or_insert_with(|| is_direct.then_some(key));
            }
        }
        let heads = heads.into_iter().filter(|(place, _)| holders.contains(place));
        heads.filter_map(|(place, head)| Some((place, head?))).collect()
    }
}

impl Lists<'_> {
    /// An element of another list of the same kind, with this text, and its pointer.
    pub(super) fn carried(
        &self,
        (file, to): &Place,
        key: usize,
        text: &str,
    ) -> Option<(Json, String)> {
        let (list, index, rest) = self.lists(key).into_iter().next()?;
        let name = |list: &str| list.rsplit('/').next().map(str::to_owned);
        if list.0 != *file || name(&list.1) != name(to) {
            return None;
        }
        let was = format!("{}/{index}", list.1);
        let mut value = self.draft.at(file, &was)?.clone();
        *value.pointer_mut(&rest)? = Json::from(text);
        Some((value, was))
    }
}

/// The places of the longest row that never goes down.
fn in_order(ranks: &[usize]) -> BTreeSet<usize> {
    let numbers = ranks.iter().enumerate().map(|(at, rank)| rank * ranks.len() + at);
    let numbers: Vec<usize> = numbers.collect();
    rising(&numbers).into_iter().map(|own| own % ranks.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strays(ranks: &[usize]) -> Vec<usize> {
        let stays = in_order(ranks);
        (0..ranks.len()).filter(|at| !stays.contains(at)).collect()
    }

    #[test]
    fn what_stays_is_as_much_as_can_be() {
        assert_eq!(strays(&[0, 0, 1, 1, 2]), [0; 0]);
        assert_eq!(strays(&[0, 1, 1, 5, 1, 2, 3, 5, 5]), [3]);
        assert_eq!(strays(&[1, 1, 1, 3, 2, 3]), [3]);
        assert_eq!(strays(&[4, 4, 7, 4, 4, 8]), [2]);
    }
}
