//! One list: its levels, and the numbers that Word will print for them.

use super::LEVELS;
use super::number::{counted, format};
use crate::brand::Color;
use crate::document::{Label, Marker, Scope};
use crate::docx::measure::twips;
use crate::docx::xml::{Element, element, value};

/// How a level is counted and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) marker: Marker,
    /// With `%1` for the number of the first level.
    pub(super) text: String,
    /// The longest label that is printed.
    pub(super) longest: String,
}

impl Level {
    pub(super) fn new(marker: Marker, text: &str) -> Self {
        Self { marker, text: text.into(), longest: String::new() }
    }
}

/// What the first level of a list stands below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Above {
    Nothing,
    /// A numbered paragraph.
    Paragraph,
    /// An item of a list, by its index.
    List(usize),
}

/// A list: its levels and where its counters stand while the document is written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    pub(super) scope: Scope,
    pub(super) sequences: Vec<u32>,
    pub(super) levels: [Option<Level>; LEVELS],
    pub(super) starts: [u32; LEVELS],
    pub(super) counters: [Option<u32>; LEVELS],
    pub(super) above: Above,
}

impl List {
    pub(super) fn has(&self, sequence: u32) -> bool {
        self.sequences.contains(&sequence)
    }

    /// Whether counting on in this list prints the label as it stands.
    pub(super) fn fits(&self, label: &Label, level: usize) -> bool {
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

    pub(super) fn count(&mut self, label: &Label, level: usize) {
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

    /// A level; its place is where the number stands and where the text begins.
    pub(super) fn level(
        &self,
        level: usize,
        place: (f64, f64),
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
        let (start, text) = place;
        let (text, hanging) = (twips(text), twips(text - start));
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
                let look = element("w:rPr").child(element("w:b"));
                let color = value("w:color", marks.hex());
                out.child(look.child(color.with("w:themeColor", "accent2")))
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
