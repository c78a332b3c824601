//! Computed labels → Word's native numbering, which counts the same numbers again. Each
//! sequence is a list of its own (`w:num`) with a definition of its own (`w:abstractNum`),
//! because lists that share a definition share their counters in Word; a nested sequence
//! joins the list of its parent where counting there gives the same numbers, so that
//! levels can be changed with the Tab key.

use super::measure::twips;
use super::xml::{Element, element, value};
use crate::brand::Color;
use crate::document::{Label, Marker, Numbering as Count, Scope};
use crate::style::Sheet;

/// The levels that Word has.
pub(super) const LEVELS: usize = 9;

/// How a level is counted and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    marker: Marker,
    /// With `%1` for the number of the first level.
    text: String,
    /// The longest label that is printed.
    longest: String,
}

impl Level {
    fn new(marker: Marker, text: &str) -> Self {
        Self { marker, text: text.into(), longest: String::new() }
    }
}

/// A list: its levels and where its counters stand while the document is written.
#[derive(Debug, Clone)]
struct List {
    scope: Scope,
    sequences: Vec<u32>,
    levels: [Option<Level>; LEVELS],
    starts: [u32; LEVELS],
    counters: [Option<u32>; LEVELS],
}

/// All lists of a document; a list's number is its index plus one.
#[derive(Debug)]
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

    /// The list and level to which a label belongs, where its style does not say so.
    /// Labels come in document order.
    pub(super) fn place(&mut self, label: &Label) -> Option<(usize, usize)> {
        let count = &label.numbering;
        let level = usize::from(count.level).min(LEVELS - 1);
        let styled = self.lists[..STYLED.len()].iter().any(|list| {
            list.levels[level]
                .as_ref()
                .is_some_and(|own| own.marker == count.marker && own.text == label.text)
        });
        if count.marker == Marker::None || (styled && count.scope == Scope::List) {
            return None;
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

impl List {
    fn has(&self, sequence: u32) -> bool {
        self.sequences.contains(&sequence)
    }

    /// Whether counting on in this list prints the label as it stands.
    fn fits(&self, label: &Label, level: usize) -> bool {
        let count = &label.numbering;
        if matches!(count.marker, Marker::Bullet | Marker::Dash | Marker::None) {
            let text = label.text.replace('%', "");
            return self.levels[level]
                .as_ref()
                .is_none_or(|own| own.marker == count.marker && own.text == text);
        }
        let next = self.counters[level].map_or(self.starts[level], |value| value + 1);
        if next != count.value {
            return false;
        }
        let shape = self.levels[level]
            .clone()
            .unwrap_or_else(|| Level::new(count.marker, &counted(count, level)));
        shape.marker == count.marker
            && self.print(&shape, level, next).is_some_and(|text| text == label.text)
    }

    /// What Word prints for a value of a level; nothing where a parent is not counted.
    fn print(&self, shape: &Level, level: usize, next: u32) -> Option<String> {
        let mut text = shape.text.clone();
        for above in 0..=level {
            let hole = format!("%{}", above + 1);
            if !text.contains(&hole) {
                continue;
            }
            let number = if above == level {
                format(shape.marker, next)
            } else {
                format(self.levels[above].as_ref()?.marker, self.counters[above]?)
            };
            text = text.replace(&hole, &number);
        }
        Some(text)
    }

    fn count(&mut self, label: &Label, level: usize) {
        let count = &label.numbering;
        if !self.has(count.sequence) {
            self.sequences.push(count.sequence);
        }
        let shape = match count.marker {
            Marker::Bullet | Marker::Dash | Marker::None => label.text.replace('%', ""),
            _ => counted(count, level),
        };
        let own = self.levels[level].get_or_insert(Level::new(count.marker, &shape));
        if label.text.chars().count() > own.longest.chars().count() {
            own.longest.clone_from(&label.text);
        }
        self.counters[level] = Some(count.value);
        self.counters[level + 1..].fill(None);
    }

    fn level(
        &self,
        level: usize,
        sheet: &Sheet,
        style: Option<String>,
        marks: Color,
    ) -> Element {
        let shape = self.levels[level].clone().unwrap_or_else(|| self.usual(level));
        let format = match shape.marker {
            Marker::Bullet | Marker::Dash => "bullet",
            Marker::Decimal => "decimal",
            Marker::LowerAlpha => "lowerLetter",
            Marker::UpperAlpha => "upperLetter",
            Marker::LowerRoman => "lowerRoman",
            Marker::UpperRoman => "upperRoman",
            Marker::None => "none",
        };
        let step = |level: usize| {
            let longest = self.levels[level].as_ref().map(|own| own.longest.as_str());
            sheet.step(self.scope, longest)
        };
        // Headings all begin at the margin.
        let start: f64 = match self.scope {
            Scope::Headings => 0.0,
            Scope::List | Scope::Paragraphs => (0..level).map(step).sum(),
        };
        let (text, hanging) = (twips(start + step(level)), twips(step(level)));
        let place = element("w:ind").with("w:left", text).with("w:hanging", hanging);
        let tab = value("w:tab", "num").with("w:pos", text);
        let mut out = element("w:lvl")
            .with("w:ilvl", level)
            .child(value("w:start", self.starts[level]))
            .child(value("w:numFmt", format));
        if let Some(style) = style {
            out = out.child(value("w:pStyle", style));
        }
        out = out
            .child(value("w:suff", "tab"))
            .child(value("w:lvlText", &shape.text))
            .child(value("w:lvlJc", "left"))
            .child(element("w:pPr").child(element("w:tabs").child(tab)).child(place));
        match shape.marker {
            Marker::Bullet | Marker::Dash => {
                out.child(element("w:rPr").child(value("w:color", marks.hex())))
            }
            _ => out,
        }
    }

    /// How a level looks that the document does not use, for those who edit it in Word.
    fn usual(&self, level: usize) -> Level {
        let above = self.levels[..level].iter().flatten().next_back();
        match above.map(|shape| shape.marker) {
            Some(marker @ (Marker::Bullet | Marker::Dash)) => {
                let text = above.map(|shape| shape.text.clone()).unwrap_or_default();
                Level::new(marker, &text)
            }
            _ => {
                let marker = match level % 3 {
                    0 => Marker::Decimal,
                    1 => Marker::LowerAlpha,
                    _ => Marker::LowerRoman,
                };
                let hole = level + 1;
                let text = match marker {
                    Marker::Decimal => format!("%{hole}."),
                    _ => format!("(%{hole})"),
                };
                Level::new(marker, &text)
            }
        }
    }
}

/// The text of a level that counts its parents too, where they are printed.
fn counted(count: &Count, level: usize) -> String {
    let (before, after) = &count.affixes;
    let first = if count.with_parents { 0 } else { level };
    let holes: Vec<String> = (first..=level).map(|l| format!("%{}", l + 1)).collect();
    format!("{}{}{}", before.replace('%', ""), holes.join("."), after.replace('%', ""))
}

/// The text of a level with its own number counted and all else as printed.
fn literal(label: &Label, level: usize) -> String {
    let count = &label.numbering;
    let printed = label.text.replace('%', "");
    let number = format(count.marker, count.value);
    match printed.rfind(&number) {
        Some(at) if !number.is_empty() => {
            let (before, after) = (&printed[..at], &printed[at + number.len()..]);
            format!("{before}%{}{after}", level + 1)
        }
        _ => printed,
    }
}

/// A number as Word prints it: letters double after `z` (`aa`, `bb`).
fn format(marker: Marker, value: u32) -> String {
    match marker {
        Marker::Decimal => value.to_string(),
        Marker::LowerAlpha => letters(value, b'a'),
        Marker::UpperAlpha => letters(value, b'A'),
        Marker::LowerRoman => roman(value).to_lowercase(),
        Marker::UpperRoman => roman(value),
        Marker::Bullet | Marker::Dash | Marker::None => String::new(),
    }
}

fn letters(value: u32, first: u8) -> String {
    let Some(index) = value.checked_sub(1) else { return String::new() };
    let letter = u8::try_from(index % 26).map_or('?', |i| char::from(first + i));
    let times = (index / 26).min(30) + 1;
    (0..times).map(|_| letter).collect()
}

fn roman(mut value: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    value = value.min(32_767);
    for (weight, digit) in DIGITS {
        while value >= weight {
            out.push_str(digit);
            value -= weight;
        }
    }
    out
}

#[cfg(test)]
mod tests {
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
        assert_eq!(n.place(&label(1, 0, Decimal, 1, "1.", false)), Some((4, 0)));
        assert_eq!(n.place(&label(1, 0, Decimal, 2, "2.", false)), Some((4, 0)));
        assert_eq!(n.place(&label(2, 0, Decimal, 1, "1.", false)), Some((5, 0)));
        assert_eq!(n.place(&label(1, 0, Decimal, 3, "3.", false)), Some((4, 0)));
        assert_eq!(n.place(&label(3, 0, Decimal, 5, "5.", false)), Some((6, 0)));
        assert_eq!(n.lists[5].starts[0], 5);
    }

    #[test]
    fn nested_sequences_join_their_parent() {
        let mut n = Numbering::new(true);
        use Marker::{Decimal, LowerAlpha};
        n.place(&label(1, 0, Decimal, 1, "1.", false));
        assert_eq!(n.place(&label(2, 1, LowerAlpha, 1, "(a)", false)), Some((4, 1)));
        assert_eq!(n.place(&label(2, 1, LowerAlpha, 2, "(b)", false)), Some((4, 1)));
        n.place(&label(1, 0, Decimal, 2, "2.", false));
        assert_eq!(n.place(&label(3, 1, LowerAlpha, 1, "(a)", false)), Some((4, 1)));
        n.place(&label(1, 0, Decimal, 3, "3.", false));
        assert_eq!(n.place(&label(3, 1, LowerAlpha, 2, "(b)", false)), Some((5, 1)));
    }

    #[test]
    fn parents_are_counted_or_printed_as_they_are() {
        let mut n = Numbering::new(true);
        use Marker::Decimal;
        n.place(&label(1, 0, Decimal, 1, "1.", false));
        assert_eq!(n.place(&label(2, 1, Decimal, 1, "1.1.", true)), Some((4, 1)));
        assert_eq!(n.lists[3].levels[1].as_ref().unwrap().text, "%1.%2.");
        assert_eq!(n.place(&label(3, 1, Decimal, 4, "7.4.", true)), Some((5, 1)));
        assert_eq!(n.lists[4].levels[1].as_ref().unwrap().text, "7.%2.");
    }
}
