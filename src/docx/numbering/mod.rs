//! Computed labels → Word's native numbering, which counts the same numbers again. Each
//! sequence is a list of its own (`w:num`) with a definition of its own (`w:abstractNum`),
//! because lists that share a definition share their counters in Word; a nested sequence
//! joins the list of its parent where counting there gives the same numbers, so that
//! levels can be changed with the Tab key.

mod list;
mod number;

use list::{Level, List};
use number::literal;

use crate::brand::Color;
use crate::document::{Label, Marker, Numbering as Count, Scope};
use crate::docx::xml::{Element, element, value};
use crate::style::Sheet;

/// The levels that Word has.
pub(super) const LEVELS: usize = 9;

/// All lists of a document; a list's number is its index plus one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numbering {
    lists: Vec<List>,
    /// The list that counts the headings, if all are numbered.
    headings: Option<usize>,
    /// Whether all headings are numbered.
    all_headings: bool,
}

/// The lists that the styles List Bullet, List Dash and List Number carry, by number.
pub(super) const STYLED: [(&str, usize); 3] =
    [("ListBullet", 1), ("ListDash", 2), ("ListNumber", 3)];

impl Numbering {
    /// The lists of the styles; `all_headings` says whether no heading is without number.
    pub(super) fn new(all_headings: bool) -> Self {
        let list = |marker, text: &str| List {
            scope: Scope::List,
            sequences: vec![],
            levels: std::array::from_fn(|_| {
                (!text.is_empty()).then(|| Level::new(marker, text))
            }),
            starts: [1; LEVELS],
            counters: [None; LEVELS],
        };
        let lists = vec![
            list(Marker::Bullet, "•"),
            list(Marker::Dash, "–"),
            list(Marker::Decimal, ""),
        ];
        Self { lists, headings: None, all_headings }
    }

    /// The list and level to which a label belongs. Nothing where the style of a list says
    /// so already, if the paragraph is `styled` as one. Labels come in document order.
    pub(super) fn place(
        &mut self,
        label: &Label,
        styled: bool,
    ) -> Option<(usize, usize)> {
        let count = &label.numbering;
        let level = usize::from(count.level).min(LEVELS - 1);
        if count.marker == Marker::None {
            return None;
        }
        let usual = self.lists[..STYLED.len()].iter().position(|list| {
            list.levels[level]
                .as_ref()
                .is_some_and(|own| own.marker == count.marker && own.text == label.text)
        });
        if let Some(list) = usual.filter(|_| count.scope == Scope::List) {
            return (!styled).then_some((list + 1, level));
        }
        let list = self
            .candidates(count, level)
            .into_iter()
            .find(|list| self.lists[*list].fits(label, level))
            .unwrap_or_else(|| self.open(label, level));
        self.lists[list].count(label, level);
        if count.scope == Scope::Headings && self.all_headings {
            self.headings.get_or_insert(list);
        }
        Some((list + 1, level))
    }

    /// The list of the headings, where their styles carry it.
    pub(super) fn headings(&self) -> Option<usize> {
        self.headings.map(|list| list + 1)
    }

    /// The list that counts this sequence, then the latest one that its parent may be in.
    fn candidates(&self, count: &Count, level: usize) -> Vec<usize> {
        let own = self
            .lists
            .iter()
            .rposition(|list| list.scope == count.scope && list.has(count.sequence));
        let parent = self.lists.iter().rposition(|list| {
            level > 0 && list.scope == count.scope && list.counters[level - 1].is_some()
        });
        own.into_iter().chain(parent).collect()
    }

    fn open(&mut self, label: &Label, level: usize) -> usize {
        let mut list = List {
            scope: label.numbering.scope,
            sequences: vec![],
            levels: Default::default(),
            starts: [1; LEVELS],
            counters: [None; LEVELS],
        };
        list.starts[level] = label.numbering.value.max(1);
        // Numbers of parents that this list does not count are printed as they are.
        list.levels[level] =
            Some(Level::new(label.numbering.marker, &literal(label, level)));
        self.lists.push(list);
        self.lists.len() - 1
    }

    /// What is left when all labels have their places: the counters are not printed.
    pub(super) fn settled(mut self) -> Self {
        for list in &mut self.lists {
            list.sequences.clear();
            list.counters = [None; LEVELS];
        }
        self
    }

    /// The part `numbering.xml`; `marks` is the colour of bullets.
    pub(super) fn part(&self, sheet: &Sheet, marks: Color) -> Element {
        let definitions = self.lists.iter().enumerate().map(|(index, list)| {
            let levels = (0..LEVELS).map(|level| {
                let style = (self.headings == Some(index) && level < 6)
                    .then(|| format!("Heading{}", level + 1));
                list.level(level, sheet, style, marks)
            });
            element("w:abstractNum")
                .with("w:abstractNumId", index)
                .child(value("w:nsid", format!("{:08X}", 0x4A50_0000 + index)))
                .child(value("w:multiLevelType", "multilevel"))
                .children(levels)
        });
        let lists = self.lists.iter().enumerate().map(|(index, list)| {
            let starts = list.levels.iter().zip(list.starts).enumerate();
            let restarts = starts.filter(|(_, (level, _))| level.is_some()).map(
                |(level, (_, start))| {
                    element("w:lvlOverride")
                        .with("w:ilvl", level)
                        .child(value("w:startOverride", start))
                },
            );
            element("w:num")
                .with("w:numId", index + 1)
                .child(value("w:abstractNumId", index))
                .children(restarts)
        });
        element("w:numbering")
            .with(
                "xmlns:w",
                "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            )
            .children(definitions)
            .children(lists)
    }
}

#[cfg(test)]
mod tests {
    use super::number::format;
    use super::*;

    fn label(
        sequence: u32,
        level: u8,
        marker: Marker,
        value: u32,
        text: &str,
        parents: bool,
    ) -> Label {
        let number = format(marker, value);
        let (before, after) = match text.rsplit_once(&number) {
            Some((before, after)) if !parents => (before.into(), after.into()),
            _ => (String::new(), String::from(".")),
        };
        Label {
            text: text.into(),
            numbering: Count {
                sequence,
                level,
                marker,
                value,
                affixes: (before, after),
                with_parents: parents,
                scope: Scope::List,
            },
        }
    }

    #[test]
    fn a_new_sequence_is_a_new_list() {
        let mut n = Numbering::new(true);
        use Marker::Decimal;
        assert_eq!(n.place(&label(1, 0, Decimal, 1, "1.", false), true), Some((4, 0)));
        assert_eq!(n.place(&label(1, 0, Decimal, 2, "2.", false), true), Some((4, 0)));
        assert_eq!(n.place(&label(2, 0, Decimal, 1, "1.", false), true), Some((5, 0)));
        assert_eq!(n.place(&label(1, 0, Decimal, 3, "3.", false), true), Some((4, 0)));
        assert_eq!(n.place(&label(3, 0, Decimal, 5, "5.", false), true), Some((6, 0)));
        assert_eq!(n.lists[5].starts[0], 5);
    }

    #[test]
    fn only_the_style_of_a_list_carries_its_mark() {
        let mut n = Numbering::new(true);
        let dash = label(1, 0, Marker::Dash, 1, "–", false);
        assert_eq!(n.place(&dash, true), None);
        assert_eq!(n.place(&dash, false), Some((2, 0)));
    }

    #[test]
    fn nested_sequences_join_their_parent() {
        let mut n = Numbering::new(true);
        use Marker::{Decimal, LowerAlpha};
        n.place(&label(1, 0, Decimal, 1, "1.", false), true);
        assert_eq!(
            n.place(&label(2, 1, LowerAlpha, 1, "(a)", false), true),
            Some((4, 1))
        );
        assert_eq!(
            n.place(&label(2, 1, LowerAlpha, 2, "(b)", false), true),
            Some((4, 1))
        );
        n.place(&label(1, 0, Decimal, 2, "2.", false), true);
        assert_eq!(
            n.place(&label(3, 1, LowerAlpha, 1, "(a)", false), true),
            Some((4, 1))
        );
        n.place(&label(1, 0, Decimal, 3, "3.", false), true);
        assert_eq!(
            n.place(&label(3, 1, LowerAlpha, 2, "(b)", false), true),
            Some((5, 1))
        );
    }

    #[test]
    fn parents_are_counted_or_printed_as_they_are() {
        let mut n = Numbering::new(true);
        use Marker::Decimal;
        n.place(&label(1, 0, Decimal, 1, "1.", false), true);
        assert_eq!(n.place(&label(2, 1, Decimal, 1, "1.1.", true), true), Some((4, 1)));
        assert_eq!(n.lists[3].levels[1].as_ref().unwrap().text, "%1.%2.");
        assert_eq!(n.place(&label(3, 1, Decimal, 4, "7.4.", true), true), Some((5, 1)));
        assert_eq!(n.lists[4].levels[1].as_ref().unwrap().text, "7.%2.");
    }
}
