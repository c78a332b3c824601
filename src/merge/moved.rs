//! Who took elements of lists away or put them elsewhere, and where.

use super::Work;
use super::copy::Spot;
use super::version::Texts;
use crate::returned::Element;

/// How much of a neighbour is quoted.
const QUOTE: usize = 40;

impl Work<'_> {
    /// Who took an element away, and whether that was tracked.
    pub(super) fn removers(
        &self,
        spot: &Spot,
        labels: &[String],
        element: Option<usize>,
    ) -> (Vec<String>, bool) {
        let (mut names, mut is_tracked) = (vec![], true);
        for side in &self.sides.list {
            if !labels.contains(&side.copy.label) {
                continue;
            }
            let removals = side.list(spot).and_then(|list| list.removals.get(&element?));
            let untracked = side.is_untracked_list(spot);
            is_tracked &= !untracked;
            names.extend(side.authors(&removals.cloned().unwrap_or_default(), untracked));
        }
        names.sort();
        names.dedup();
        (names, is_tracked)
    }

    /// Who moved an element.
    pub(super) fn movers(
        &self,
        spot: &Spot,
        labels: &[String],
        element: Option<usize>,
    ) -> Vec<String> {
        let mut names = vec![];
        for side in self.sides.list.iter().filter(|own| labels.contains(&own.copy.label))
        {
            let entries = side.list(spot).map_or(&[][..], |list| &list.entries);
            let own =
                entries.iter().find(|own| own.kept().is_some() && own.kept() == element);
            let changes = own.map(|own| own.changes.clone()).unwrap_or_default();
            names.extend(side.authors(&changes, false));
        }
        names.sort();
        names.dedup();
        names
    }

    /// Where an element stands in a copy.
    pub(super) fn moved_to(
        &self,
        spot: &Spot,
        element: Option<usize>,
        label: &str,
    ) -> String {
        let side = self.sides.list.iter().find(|own| own.copy.label == label);
        let Some((side, list)) = side.and_then(|own| Some((own, own.list(spot)?))) else {
            return "(moved)".to_owned();
        };
        let mut before = None;
        for entry in &list.entries {
            if entry.kept().is_some() && entry.kept() == element {
                break;
            }
            before = Some(entry);
        }
        let text = match before.map(|own| &own.element) {
            None => return "(moved to the start)".to_owned(),
            Some(Element::New { text, .. }) => text.clone(),
            Some(Element::Kept(index)) => Texts::new(self, spot).copy(side, *index),
        };
        let quote: String = text.chars().take(QUOTE).collect();
        let more = if quote.len() < text.len() { "…" } else { "" };
        format!("(moved behind “{quote}{more}”)")
    }
}
