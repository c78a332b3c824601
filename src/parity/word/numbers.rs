//! Numbering of a Word file in, the label of each paragraph out, counted as Word counts
//! it (ECMA-376 17.9).

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::{
    NUMBERING, Package, STYLES, Unreadable, all, attribute, child, number, value,
};

/// Levels of a list.
const LEVELS: u32 = 9;
/// Characters of a label, before its numbers are put in.
const LABEL: usize = 64;
/// Above this, letters and Roman numbers are printed as digits.
const LONG: u32 = 4000;
/// How many styles one may build on.
const BASES: usize = 20;

/// A level of a list.
#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// With `%1` for the number of the first level.
    text: String,
}

/// The lists, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// The definition of a list.
    definitions: BTreeMap<u32, u32>,
    /// By definition and level.
    levels: BTreeMap<(u32, u32), Level>,
    /// Where a list begins anew, by list and level.
    restarts: BTreeMap<(u32, u32), u32>,
    begun: BTreeSet<(u32, u32)>,
    counters: BTreeMap<(u32, u32), u32>,
    /// The list and level that a style carries.
    styles: BTreeMap<String, (u32, u32)>,
}

impl Numbers {
    pub(super) fn new(package: &Package) -> Result<Self, Unreadable> {
        let mut out = Self { styles: styles(package)?, ..Self::default() };
        if !package.parts.contains_key(NUMBERING) {
            return Ok(out);
        }
        let xml = package.xml(NUMBERING)?;
        let root = xml.root_element();
        for definition in all(root, "abstractNum") {
            let id = number(attribute(definition, "abstractNumId"));
            for level in all(definition, "lvl") {
                let index = number(attribute(level, "ilvl"));
                let text = value(level, "lvlText").unwrap_or_default();
                // So Symbol has it, in which word processors like to draw it.
                let sign = |own: char| if own == '\u{f0b7}' { '•' } else { own };
                let own = Level {
                    start: number(value(level, "start")),
                    format: value(level, "numFmt").unwrap_or("decimal").to_owned(),
                    text: text.chars().take(LABEL).map(sign).collect(),
                };
                out.levels.insert((id, index), own);
            }
        }
        for list in all(root, "num") {
            let id = number(attribute(list, "numId"));
            out.definitions.insert(id, number(value(list, "abstractNumId")));
            for change in all(list, "lvlOverride") {
                let level = number(attribute(change, "ilvl"));
                out.restarts.insert((id, level), number(value(change, "startOverride")));
            }
        }
        Ok(out)
    }

    /// The label of the next paragraph; empty where it has none.
    pub(super) fn label(&mut self, paragraph: Node<'_, '_>) -> String {
        let properties = child(paragraph, "pPr");
        let own = properties.and_then(|own| child(own, "numPr")).map(place);
        let style = properties.and_then(|own| value(own, "pStyle"));
        let styled = style.and_then(|name| self.styles.get(name).copied());
        let place = own.or(styled).filter(|(list, level)| *list > 0 && *level < LEVELS);
        let Some((list, level)) = place else { return String::new() };
        let definition = self.definitions.get(&list).copied().unwrap_or_default();
        let restart = self.restarts.get(&(list, level)).copied();
        let is_new = self.begun.insert((list, level));
        let counter = self.counters.get(&(definition, level)).copied();
        let next = match (restart.filter(|_| is_new), counter) {
            (Some(start), _) => start,
            (None, Some(counter)) => counter.saturating_add(1),
            (None, None) => self.level(definition, level).start,
        };
        self.counters.insert((definition, level), next);
        for deeper in level + 1..LEVELS {
            self.counters.remove(&(definition, deeper));
        }
        self.print(definition, level)
    }

    fn level(&self, definition: u32, level: u32) -> Level {
        self.levels.get(&(definition, level)).cloned().unwrap_or_default()
    }

    fn print(&self, definition: u32, level: u32) -> String {
        let mut text = self.level(definition, level).text;
        for above in 0..=level {
            let shape = self.level(definition, above);
            let counter = self.counters.get(&(definition, above)).unwrap_or(&shape.start);
            let hole = format!("%{}", above + 1);
            text = text.replace(&hole, &format(&shape.format, *counter));
        }
        text
    }
}

/// The lists of the styles, their own or those of the styles they build on.
fn styles(package: &Package) -> Result<BTreeMap<String, (u32, u32)>, Unreadable> {
    let xml = package.xml(STYLES)?;
    let mut own = BTreeMap::new();
    let mut bases = BTreeMap::new();
    for style in all(xml.root_element(), "style") {
        let id = attribute(style, "styleId").unwrap_or_default();
        bases.insert(id, value(style, "basedOn"));
        let numbering = child(style, "pPr").and_then(|own| child(own, "numPr"));
        own.extend(numbering.map(|numbering| (id, place(numbering))));
    }
    let mut out = BTreeMap::new();
    for id in bases.keys() {
        let next = |style: &&str| bases.get(style).copied().flatten();
        let mut line = std::iter::successors(Some(*id), next).take(BASES);
        if let Some(place) = line.find_map(|style| own.get(style)) {
            out.insert((*id).to_owned(), *place);
        }
    }
    Ok(out)
}

fn place(numbering: Node<'_, '_>) -> (u32, u32) {
    (number(value(numbering, "numId")), number(value(numbering, "ilvl")))
}

/// A number in a format of Word; in one that is not known, as digits.
fn format(format: &str, number: u32) -> String {
    match format {
        "bullet" | "none" => String::new(),
        _ if number == 0 || number > LONG => number.to_string(),
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        _ => number.to_string(),
    }
}

/// After `z` comes `aa`, then `bb`.
fn letters(number: u32) -> String {
    let index = number - 1;
    let letter = char::from_u32(u32::from('a') + index % 26).unwrap_or('a');
    std::iter::repeat_n(letter, (index / 26 + 1) as usize).collect()
}

fn roman(number: u32) -> String {
    let digits = |digit: u32, one: &str, five: &str, ten: &str| match digit {
        0..=3 => one.repeat(digit as usize),
        4 => format!("{one}{five}"),
        5..=8 => format!("{five}{}", one.repeat(digit as usize - 5)),
        _ => format!("{one}{ten}"),
    };
    let hundreds = digits(number / 100 % 10, "C", "D", "M");
    let tens = digits(number / 10 % 10, "X", "L", "C");
    "M".repeat(number as usize / 1000)
        + &hundreds
        + &tens
        + &digits(number % 10, "I", "V", "X")
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        let print = |name, numbers: &[u32]| -> Vec<String> {
            numbers.iter().map(|number| format(name, *number)).collect()
        };
        let letters = print("lowerLetter", &[1, 26, 27, 28, 53]);
        assert_eq!(letters, ["a", "z", "aa", "bb", "aaa"]);
        let roman = print("upperRoman", &[4, 9, 14, 40, 99]);
        assert_eq!(roman, ["IV", "IX", "XIV", "XL", "XCIX"]);
        assert_eq!(print("lowerLetter", &[0, u32::MAX]), ["0", "4294967295"]);
    }
}
