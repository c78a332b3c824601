//! What is in conflict takes with it what cannot stand without it: edits in an element, its
//! new parts, a neighbour that took it in.

use super::Work;
use super::copy::Spot;
use super::doubt::hold;
use super::outcome::{Edit, EditKind};
use crate::diagnostic::is_within;

impl Work<'_> {
    /// What was edited in an element that is in conflict is not written.
    pub(super) fn take_back(&mut self, file: &str, pointer: &str) {
        let is_own = |own: &str, at: &str| own == file && is_within(at, pointer);
        self.texts.retain(|(own, at), _| !is_own(own, at));
        self.outcome.edits.retain(|own| !is_own(&own.file, &own.pointer));
    }

    /// Nor are the new parts of it.
    pub(super) fn hold_parts(&mut self, element: &Spot) {
        let Some(parts) = self.splits.get_mut(element) else { return };
        for own in std::mem::take(parts) {
            let why = "what it was a part of is in conflict".to_owned();
            self.outcome.held.push(hold(&own.who.join(", "), element, "", own.text, why));
        }
    }

    /// Nor is a neighbour that took it in: the text would stand there twice.
    pub(super) fn hold_join(
        &mut self,
        spot: &Spot,
        place: &str,
        index: usize,
        text: &str,
    ) {
        let near = [index.checked_sub(1), Some(index + 1)];
        for near in near.into_iter().flatten() {
            let pointer = format!("{place}/{near}");
            let is_join = |own: &Edit| {
                own.file == spot.0
                    && own.kind == EditKind::Text
                    && is_within(&own.pointer, &pointer)
                    && has_words(&own.after, text)
                    && !has_words(&own.before, text)
            };
            let edits = std::mem::take(&mut self.outcome.edits);
            let (joins, others) = edits.into_iter().partition(is_join);
            self.outcome.edits = others;
            for Edit { file, pointer, before, after, who, .. } in joins {
                self.texts.remove(&(file.clone(), pointer.clone()));
                let why = "it takes in a text that is in conflict".to_owned();
                let spot = (file, pointer);
                let held = hold(&who.join(", "), &spot, &before, after, why);
                self.outcome.held.push(held);
            }
        }
    }
}

/// Whether a text has all words of another one, one after the other.
fn has_words(text: &str, wanted: &str) -> bool {
    let words = |own: &str| -> Vec<String> {
        let words = own.split(|c: char| !c.is_alphanumeric());
        words.filter(|own| !own.is_empty()).map(str::to_owned).collect()
    };
    let (text, wanted) = (words(text), words(wanted));
    !wanted.is_empty() && text.windows(wanted.len()).any(|own| own == wanted)
}
