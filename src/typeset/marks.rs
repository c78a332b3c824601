//! From a place in the Typst source back to the value of the record: marks go into the
//! rendered text, a clean text and a map come out.

use crate::diagnostic::Origin;

/// Non-characters around the number of an origin. A literal never holds them bare.
const OPEN: char = '\u{fdd0}';
const CLOSE: char = '\u{fdd1}';

/// The origins of a document while its source is written.
#[derive(Debug, Default)]
pub(super) struct Marks {
    origins: Vec<Option<Origin>>,
}

impl Marks {
    /// The mark that says: what follows comes from this value, or from none.
    pub(super) fn mark(&mut self, origin: Option<&Origin>) -> String {
        self.origins.push(origin.cloned());
        format!("{OPEN}{}{CLOSE}", self.origins.len() - 1)
    }

    /// Takes the marks out of a rendered text.
    pub(super) fn strip(self, text: &str) -> (String, Map) {
        let mut clean = String::with_capacity(text.len());
        let mut places = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            clean.push_str(before);
            rest = after;
            if let Some((number, after)) = rest.split_once(CLOSE)
                && let Some(origin) =
                    number.parse().ok().and_then(|i: usize| self.origins.get(i))
            {
                places.push((clean.len(), origin.clone()));
                rest = after;
            }
        }
        clean.push_str(rest);
        (clean, Map { places })
    }
}

/// Which value of the record a place in the source comes from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Map {
    places: Vec<(usize, Option<Origin>)>,
}

impl Map {
    /// The value that a byte of the source was written for.
    pub fn origin(&self, byte: usize) -> Option<&Origin> {
        let next = self.places.partition_point(|(start, _)| *start <= byte);
        self.places[next.checked_sub(1)?].1.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_leads_to_the_mark_before_it() {
        let origin = |key: &str| Origin::root("a.json").child(key);
        let mut marks = Marks::default();
        let text = format!("x{}yy{}z", marks.mark(Some(&origin("a"))), marks.mark(None));
        let (clean, map) = marks.strip(&text);
        assert_eq!(clean, "xyyz");
        assert_eq!(map.origin(0), None);
        assert_eq!(map.origin(1), Some(&origin("a")));
        assert_eq!(map.origin(2), Some(&origin("a")));
        assert_eq!(map.origin(3), None);
    }
}
