//! Computed labels → Word's native numbering, which counts the same numbers again. Each
//! sequence is a list of its own (`w:num`) with a definition of its own (`w:abstractNum`),
//! because lists that share a definition share their counters in Word; a nested sequence
//! joins the list of its parent where counting there gives the same numbers, so that
//! levels can be changed with the Tab key.

mod list;
mod number;

use list::{Above, Level, List};
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
    /// What the next label may stand below: the list and scope of the last label of each
    /// level.
    path: [Option<(Scope, usize)>; LEVELS],
    /// The same in the other of two columns.
    beside: [Option<(Scope, usize)>; LEVELS],
    column: Column,
}

/// One of two columns, which count apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Column {
    #[default]
    First,
    Second,
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
            above: Above::Nothing,
        };
        let lists = vec![
            list(Marker::Bullet, "•"),
            list(Marker::Dash, "–"),
            list(Marker::Decimal, ""),
        ];
        Self {
            lists,
            headings: None,
            all_headings,
            path: [None; LEVELS],
            beside: [None; LEVELS],
            column: Column::First,
        }
    }

    /// Goes to a column: what a label stands below is what stands in its own.
    pub(super) fn stand_in(&mut self, column: Column) {
        if self.column != column {
            std::mem::swap(&mut self.path, &mut self.beside);
            self.column = column;
        }
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
        let above = self.above(count.scope, level);
        let usual = match count.marker {
            // Its style says all: the indent.
            Marker::None => Some(None),
            _ => self.usual(label, level).map(Some),
        };
        if let Some(list) =
            usual.filter(|_| count.scope == Scope::List && !self.is_below_other(level))
        {
            self.stand(level, list.map(|list| (Scope::List, list)));
            return list.filter(|_| !styled).map(|list| (list + 1, level));
        }
        let list = self
            .candidates(count, above)
            .into_iter()
            .find(|list| self.lists[*list].fits(label, level))
            .unwrap_or_else(|| self.open(label, level, above));
        self.lists[list].count(label, level);
        self.stand(level, Some((count.scope, list)));
        if count.scope == Scope::Headings && self.all_headings {
            self.headings.get_or_insert(list);
        }
        Some((list + 1, level))
    }

    /// The list of a style that prints this mark at this level.
    fn usual(&self, label: &Label, level: usize) -> Option<usize> {
        self.lists[..STYLED.len()].iter().position(|list| {
            list.levels[level].as_ref().is_some_and(|own| {
                own.marker == label.numbering.marker && own.text == label.text
            })
        })
    }

    /// Whether a level stands below one that the lists of the styles do not have: they do
    /// not know how far in its text begins.
    fn is_below_other(&self, level: usize) -> bool {
        let mut above = self.path[..level].iter().flatten();
        above.any(|(scope, list)| *scope != Scope::List || *list >= STYLED.len())
    }

    /// What a level stands below.
    fn above(&self, scope: Scope, level: usize) -> Above {
        match self.path[..level].last().copied().flatten() {
            Some((own, list)) if own == scope => Above::List(list),
            Some((Scope::Paragraphs, _)) => Above::Paragraph,
            _ => Above::Nothing,
        }
    }

    /// Says that the last label stands at this level.
    fn stand(&mut self, level: usize, at: Option<(Scope, usize)>) {
        self.path[level] = at;
        self.path[level + 1..].fill(None);
    }

    /// The list of the headings, where their styles carry it.
    pub(super) fn headings(&self) -> Option<usize> {
        self.headings.map(|list| list + 1)
    }

    /// The list that counts this sequence, then the one that it stands below.
    fn candidates(&self, count: &Count, above: Above) -> Vec<usize> {
        let own = self
            .lists
            .iter()
            .rposition(|list| list.scope == count.scope && list.has(count.sequence));
        let parent = match above {
            Above::List(list) if list >= STYLED.len() => Some(list),
            _ => None,
        };
        // Marks do not count: the lists below all numbered paragraphs can be one.
        let is_mark =
            matches!(count.marker, Marker::Bullet | Marker::Dash | Marker::None);
        let alike = self.lists.iter().rposition(|list| {
            is_mark && above == Above::Paragraph && list.above == above
        });
        own.into_iter().chain(parent).chain(alike).collect()
    }

    fn open(&mut self, label: &Label, level: usize, above: Above) -> usize {
        let mut list = List {
            scope: label.numbering.scope,
            sequences: vec![],
            levels: Default::default(),
            starts: [1; LEVELS],
            counters: [None; LEVELS],
            above,
        };
        list.starts[level] = label.numbering.value.max(1);
        // Numbers of parents that this list does not count are printed as they are.
        list.levels[level] =
            Some(Level::new(label.numbering.marker, &literal(label, level)));
        self.lists.push(list);
        self.lists.len() - 1
    }

    /// From the number or mark of a level of a list to its text.
    fn step(&self, list: usize, level: usize, sheet: &Sheet) -> f64 {
        let own = &self.lists[list];
        match (&own.levels[level], own.above) {
            (Some(shape), _) => sheet.step(own.scope, [shape.longest.as_str()]),
            // Above the first level that the list counts are those that it stands below.
            (None, above) if own.levels[..level].iter().all(Option::is_none) => {
                match above {
                    Above::List(list) => self.step(list, level, sheet),
                    Above::Paragraph if level == 0 => sheet.paragraph_step,
                    _ => sheet.step(own.scope, []),
                }
            }
            (None, _) => sheet.step(own.scope, []),
        }
    }

    /// Where the number or mark of a level of a list stands, and where its text begins.
    fn place_of(&self, list: usize, level: usize, sheet: &Sheet) -> (f64, f64) {
        // Headings all begin at the margin.
        let start = match self.lists[list].scope {
            Scope::Headings => 0.0,
            Scope::List | Scope::Paragraphs => {
                (0..level).map(|above| self.step(list, above, sheet)).sum()
            }
        };
        (start, start + self.step(list, level, sheet))
    }

    /// What is left when all labels have their places: the counters are not printed.
    pub(super) fn settled(mut self) -> Self {
        for list in &mut self.lists {
            list.sequences.clear();
            list.counters = [None; LEVELS];
        }
        (self.path, self.beside) = ([None; LEVELS], [None; LEVELS]);
        self
    }

    /// The part `numbering.xml`; `marks` is the colour of bullets.
    pub(super) fn part(&self, sheet: &Sheet, marks: Color) -> Element {
        let definitions = self.lists.iter().enumerate().map(|(index, list)| {
            let levels = (0..LEVELS).map(|level| {
                let style = (self.headings == Some(index) && level < 6)
                    .then(|| format!("Heading{}", level + 1));
                list.level(level, self.place_of(index, level, sheet), style, marks)
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

    /// Where the numbers of labels stand that come one after the other.
    fn starts(labels: &[Label]) -> Vec<f64> {
        let sheet = Sheet::new(&crate::brand::Brand::default());
        let mut n = Numbering::new(true);
        let places: Vec<_> = labels.iter().map(|label| n.place(label, true)).collect();
        let start = |(place, label): (&Option<(usize, usize)>, &Label)| {
            // What its style places: the lists of the styles all have the same steps.
            let level = usize::from(label.numbering.level);
            let (list, level) =
                place.map_or((0, level), |(list, level)| (list - 1, level));
            n.place_of(list, level, &sheet).0
        };
        places.iter().zip(labels).map(start).collect()
    }

    #[test]
    fn what_stands_below_an_item_begins_where_its_text_does() {
        use Marker::{Bullet, Decimal, LowerAlpha, LowerRoman};
        let sheet = Sheet::new(&crate::brand::Brand::default());
        let (usual, roman) = (sheet.list_step, sheet.step(Scope::List, ["(ii)"]));
        assert!(roman > usual);
        let bullets = [0, 1, 2].map(|level| label(1, level, Bullet, 1, "•", false));
        assert_eq!(starts(&bullets), [0.0, usual, 2.0 * usual]);
        let below_numbers = [
            label(1, 0, LowerRoman, 1, "(i)", false),
            label(1, 0, LowerRoman, 2, "(ii)", false),
            label(2, 1, Bullet, 1, "•", false),
            label(3, 2, Marker::None, 1, "", false),
            label(2, 1, Bullet, 2, "•", false),
            // Bullets again, and not those of the list above.
            label(4, 0, Bullet, 1, "•", false),
            label(5, 1, Bullet, 1, "•", false),
        ];
        let expected = [0.0, 0.0, roman, roman + usual, roman, 0.0, usual];
        assert_eq!(starts(&below_numbers), expected);
        // A numbered paragraph is no item: what stands below it begins at its own step.
        let clause = Label {
            numbering: Count {
                scope: Scope::Paragraphs,
                ..label(7, 0, Decimal, 1, "1.", false).numbering
            },
            ..label(7, 0, Decimal, 1, "1.", false)
        };
        let below_clause = [
            label(6, 0, LowerRoman, 1, "(i)", false),
            clause,
            label(8, 1, LowerAlpha, 1, "(a)", false),
            label(9, 1, Bullet, 1, "•", false),
        ];
        let step = sheet.paragraph_step;
        assert_eq!(starts(&below_clause), [0.0, 0.0, step, step]);
    }
}
