//! Sections, headings with their numbers, annexes.

use super::context::{Composer, block, computed, paragraph};
use crate::diagnostic::Origin;
use crate::document::{
    Block, Content, Inline, Label, Marker, Numbering, Orientation, Scope, Style,
};
use crate::locale::{Value, roman};
use crate::model::{
    Annex, HeadingNumbering, PageOrientation, ParagraphNumbering, Section, SectionKind,
};

use super::list::{affixes, digits};

/// The deepest level of headings.
const DEEPEST: u8 = 6;

impl Composer {
    /// Sections and those below them.
    pub fn sections(&self, sections: &[Section], level: u8) -> Vec<Block> {
        sections.iter().flat_map(|section| self.section(section, level)).collect()
    }

    fn section(&self, section: &Section, level: u8) -> Vec<Block> {
        let mut out = vec![];
        let mut below = level;
        let id = section.id.as_ref().map(|id| id.value.clone());
        if let Some(heading) = &section.heading {
            if level == 1 && self.numbers_paragraphs() == ParagraphNumbering::BySection {
                self.restart_paragraphs();
            }
            let content = self.text(heading);
            let mut heading = self.heading(level, Some(&section.origin), content);
            heading.anchor = id.clone();
            out.push(heading);
            below = level.saturating_add(1).min(DEEPEST);
        }
        out.extend(self.blocks(&section.blocks));
        out.extend(self.sections(&section.sections, below));
        // A section without a heading is met where its text begins; a kind names the
        // section where no id does.
        if let Some(first) = out.first_mut().filter(|first| first.anchor.is_none()) {
            first.anchor = id.or_else(|| self.kind_anchor(section));
        }
        out
    }

    /// `#recommendations` leads to the first section of that kind.
    fn kind_anchor(&self, section: &Section) -> Option<String> {
        let kind = section.kind.as_ref()?.value;
        if matches!(kind, SectionKind::Other | SectionKind::Theme) {
            return None;
        }
        let mut state = self.state();
        let name = kind.word().to_owned();
        state.kinds.insert(kind).then_some(name)
    }

    fn numbers_paragraphs(&self) -> ParagraphNumbering {
        let numbering = self.document().numbering.as_ref();
        let paragraphs = numbering.and_then(|numbering| numbering.paragraphs.as_ref());
        paragraphs.map_or(ParagraphNumbering::None, |paragraphs| paragraphs.value)
    }

    /// A heading with its number, where headings are numbered.
    pub fn heading(
        &self,
        level: u8,
        origin: Option<&Origin>,
        content: Vec<Inline>,
    ) -> Block {
        let level = level.clamp(1, DEEPEST);
        let label = self.heading_label(level);
        Block {
            origin: origin.cloned(),
            ..block(Content::Heading { level, label, content })
        }
    }

    fn heading_label(&self, level: u8) -> Option<Label> {
        let numbering = self.document().numbering.as_ref()?.headings.as_ref()?.value;
        let in_annex = self.state().in_annex;
        if in_annex || numbering == HeadingNumbering::None {
            return None;
        }
        let sequence = self.state().heading_sequence;
        let sequence = sequence.unwrap_or_else(|| self.new_sequence());
        let mut state = self.state();
        state.heading_sequence = Some(sequence);
        let depth = usize::from(level);
        // A level that was left out counts as its first.
        state.headings.resize(depth, 0);
        for above in &mut state.headings[..depth - 1] {
            *above = (*above).max(1);
        }
        state.headings[depth - 1] += 1;
        let counts = state.headings.clone();
        let value = counts[depth - 1];
        let decimal = numbering == HeadingNumbering::Decimal;
        let marker = heading_marker(numbering, level);
        let (before, after) = affixes(marker);
        let text = if decimal {
            counts.iter().map(|count| format!("{count}.")).collect()
        } else {
            format!("{before}{}{after}", digits(marker, value))
        };
        Some(Label {
            text,
            numbering: Numbering {
                sequence,
                level: level - 1,
                marker,
                value,
                affixes: (before.to_owned(), after.to_owned()),
                with_parents: decimal && level > 1,
                scope: Scope::Headings,
            },
        })
    }

    /// Annexes, each on a page of its own.
    pub fn annexes(&self, annexes: &[Annex]) -> Vec<Block> {
        let shown: Vec<&Annex> = annexes
            .iter()
            .filter(|annex| self.shows(annex.visibility.as_ref().map(|own| own.value)))
            .collect();
        let mut out = vec![];
        for annex in &shown {
            out.extend(self.annex(annex, shown.len() == 1));
        }
        out
    }

    fn annex(&self, annex: &Annex, only: bool) -> Vec<Block> {
        let orientation = match annex.orientation.as_ref().map(|own| own.value) {
            Some(PageOrientation::Landscape) => Orientation::Landscape,
            Some(PageOrientation::Portrait) | None => Orientation::Portrait,
        };
        self.restart_paragraphs();
        let count = {
            let mut state = self.state();
            state.in_annex = true;
            state.annexes += 1;
            state.annexes
        };
        let label = match &annex.label {
            Some(label) => self.text(label),
            None => {
                let text = if only {
                    self.word("annex-only", &[])
                } else {
                    self.word("annex", &[("number", Value::Text(&roman(count)))])
                };
                vec![computed(&annex.origin, vec![Inline::Text(text)])]
            }
        };
        let mut out = vec![block(Content::NewPage(orientation))];
        out.extend(paragraph(Style::AnnexLabel, label));
        let mut title = self.heading(1, Some(&annex.origin), self.text(&annex.title));
        title.anchor = annex.id.as_ref().map(|id| id.value.clone());
        out.push(title);
        out.extend(self.blocks(&annex.blocks));
        out.extend(self.sections(&annex.sections, 2));
        self.state().in_annex = false;
        out
    }
}

/// 1., 1.1.; or I., A., 1., (a), (i); or A., 1., (a), (i).
fn heading_marker(numbering: HeadingNumbering, level: u8) -> Marker {
    const ROMAN: [Marker; 6] = [
        Marker::UpperRoman,
        Marker::UpperAlpha,
        Marker::Decimal,
        Marker::LowerAlpha,
        Marker::LowerRoman,
        Marker::Decimal,
    ];
    let place = usize::from(level) - 1;
    match numbering {
        HeadingNumbering::None | HeadingNumbering::Decimal => Marker::Decimal,
        HeadingNumbering::UpperRoman => ROMAN[place],
        HeadingNumbering::UpperAlpha => {
            ROMAN.get(place + 1).copied().unwrap_or(Marker::Decimal)
        }
    }
}
