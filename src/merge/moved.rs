//! Where somebody put an element of a list, in words.

use super::Work;
use super::copy::Spot;
use super::version::Texts;
use crate::returned::Element;

/// How much of a neighbour is quoted.
const QUOTE: usize = 40;

impl Work<'_> {
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
