//! Numbering of a Word file in, the label of each paragraph out, counted as Word counts
//! it (ECMA-376 17.9).

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::read::{Package, all, attribute, child, value};

/// A level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// With `%1` for the number of the first level.
    text: String,
}

/// The lists, and where they stand.
#[derive(Debug)]
pub(crate) struct Numbers {
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
    pub(crate) fn new(package: &Package) -> Self {
        let xml = package.xml("word/numbering.xml");
        let root = xml.root_element();
        let (mut definitions, mut restarts) = (BTreeMap::new(), BTreeMap::new());
        let mut levels = BTreeMap::new();
        for definition in all(root, "abstractNum") {
            let id = number(attribute(definition, "abstractNumId"));
            for level in all(definition, "lvl") {
                let index = number(attribute(level, "ilvl"));
                let own = Level {
                    start: number(value(level, "start")),
                    format: value(level, "numFmt").expect("has a format").to_owned(),
                    text: value(level, "lvlText").expect("has a text").to_owned(),
                };
                levels.insert((id, index), own);
            }
        }
        for list in all(root, "num") {
            let id = number(attribute(list, "numId"));
            definitions.insert(id, number(value(list, "abstractNumId")));
            for change in all(list, "lvlOverride") {
                let level = number(attribute(change, "ilvl"));
                restarts.insert((id, level), number(value(change, "startOverride")));
            }
        }
        let (begun, counters) = Default::default();
        let styles = styles(package);
        Self { definitions, levels, restarts, begun, counters, styles }
    }

    /// The label of the next paragraph; empty where it has none.
    pub(crate) fn label(&mut self, paragraph: Node<'_, '_>) -> String {
        let properties = child(paragraph, "pPr");
        let own = properties.and_then(|own| child(own, "numPr")).map(place);
        let style = properties.and_then(|own| value(own, "pStyle"));
        let styled = style.and_then(|name| self.styles.get(name).copied());
        let Some((list, level)) = own.or(styled).filter(|(list, _)| *list > 0) else {
            return String::new();
        };
        let definition = self.definitions[&list];
        let restart = self.restarts.get(&(list, level)).copied();
        let is_new = self.begun.insert((list, level));
        let counter = self.counters.get(&(definition, level)).copied();
        let next = match (restart.filter(|_| is_new), counter) {
            (Some(start), _) => start,
            (None, Some(counter)) => counter + 1,
            (None, None) => self.levels[&(definition, level)].start,
        };
        self.counters.insert((definition, level), next);
        self.counters.retain(|(own, at), _| *own != definition || *at <= level);
        self.print(definition, level)
    }

    fn print(&self, definition: u32, level: u32) -> String {
        let mut text = self.levels[&(definition, level)].text.clone();
        for above in 0..=level {
            let shape = &self.levels[&(definition, above)];
            let counter = self.counters.get(&(definition, above)).unwrap_or(&shape.start);
            let hole = format!("%{}", above + 1);
            text = text.replace(&hole, &format(&shape.format, *counter));
        }
        text
    }
}

/// The lists of the styles, their own or those of the styles they build on.
fn styles(package: &Package) -> BTreeMap<String, (u32, u32)> {
    let xml = package.xml("word/styles.xml");
    let mut own = BTreeMap::new();
    let mut bases = BTreeMap::new();
    for style in all(xml.root_element(), "style") {
        let id = attribute(style, "styleId").expect("has an id");
        bases.insert(id, value(style, "basedOn"));
        let numbering = child(style, "pPr").and_then(|own| child(own, "numPr"));
        own.extend(numbering.map(|numbering| (id, place(numbering))));
    }
    let mut out = BTreeMap::new();
    for id in bases.keys() {
        let mut at = Some(*id);
        while let Some(style) = at {
            if let Some(place) = own.get(style) {
                out.insert((*id).to_owned(), *place);
                break;
            }
            at = bases.get(style).copied().flatten();
        }
    }
    out
}

fn place(numbering: Node<'_, '_>) -> (u32, u32) {
    let level = value(numbering, "ilvl").map_or(0, |level| number(Some(level)));
    (number(value(numbering, "numId")), level)
}

fn number(text: Option<&str>) -> u32 {
    text.expect("is there").parse().expect("is a number")
}

/// A number in a format of Word.
fn format(format: &str, number: u32) -> String {
    match format {
        "decimal" => number.to_string(),
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "bullet" | "none" => String::new(),
        other => panic!("a format that is not known: {other}"),
    }
}

/// After `z` comes `aa`, then `bb`.
fn letters(number: u32) -> String {
    let index = number - 1;
    let letter = char::from_u32(u32::from('a') + index % 26).expect("is a letter");
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

#[test]
fn numbers_are_printed_as_word_prints_them() {
    let print = |name, numbers: &[u32]| -> Vec<String> {
        numbers.iter().map(|number| format(name, *number)).collect()
    };
    assert_eq!(print("lowerLetter", &[1, 26, 27, 28, 53]), ["a", "z", "aa", "bb", "aaa"]);
    assert_eq!(
        print("upperRoman", &[4, 9, 14, 40, 99]),
        ["IV", "IX", "XIV", "XL", "XCIX"]
    );
}
