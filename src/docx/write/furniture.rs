//! What stands around the text: letterhead, headers, footers.
//!
//! The letterhead is a table in the body, placed at the head of the first page, and not a
//! header: screen readers leave headers out, and who writes is the first thing to be read.
//! Headers and footers repeat what the document says elsewhere.

use docx_rs::{DocumentChild, ParagraphChild};

use super::inline::{Flow, Format, run, tab};
use super::table::Grid;
use super::{Count, Line, Side, Writer};
use crate::document::{Furniture, Inline, Sender};
use crate::docx::mark::{Mark, Part, Place};
use crate::docx::measure::twips;

/// Between the logo and the senders, in points.
const LOGO_GAP: f64 = 14.0;
const SENDERS_IN_ROW: usize = 3;

impl Writer<'_> {
    /// Who writes, on top of the first page.
    pub(super) fn letterhead(
        &mut self,
        furniture: &Furniture,
        out: &mut Vec<DocumentChild>,
    ) {
        let Some(letterhead) = &furniture.letterhead else { return };
        let logo = self.brand.logo.as_ref().filter(|_| letterhead.logo);
        let width = f64::from(self.page.text_width);
        let mut widths = vec![];
        let mut first = vec![];
        if let Some(logo) = logo {
            let point = vec![ParagraphChild::BookmarkStart(self.point(Mark::Logo))];
            first.push(vec![Line::new("LetterheadLogo", point).block()]);
            let own = logo.height * logo.aspect * 72.0 / 25.4 + LOGO_GAP;
            widths.push(f64::from(twips(own)).min(width / 2.0));
        }
        let rest = width - widths.iter().sum::<f64>();
        let columns = letterhead.senders.len().clamp(1, SENDERS_IN_ROW);
        widths.resize(widths.len() + columns, rest / columns as f64);
        // One sender stands at the logo's middle, several begin at one height.
        let look = match letterhead.senders.len() {
            0 | 1 => "LetterheadTable",
            _ => "JointLetterheadTable",
        };
        let mut grid = Grid::new(look, &widths, self.page.text_width);
        let mut senders = letterhead.senders.iter();
        loop {
            let mut row = std::mem::take(&mut first);
            let own = senders.by_ref().take(widths.len() - row.len());
            row.extend(own.map(|sender| self.sender(sender)));
            if row.is_empty() {
                break;
            }
            row.resize_with(widths.len(), || {
                vec![Line::new("SenderLine", vec![]).block()]
            });
            grid.row(row);
        }
        out.push(self.grid(grid));
        out.push(Line::new("LetterheadSpacer", vec![]).block());
    }

    fn sender(&mut self, sender: &Sender) -> Vec<DocumentChild> {
        let name = self.text(&sender.name);
        let mut lines = vec![Line::new("SenderName", name).block()];
        for line in &sender.lines {
            let content = self.text(line);
            lines.push(Line::new("SenderLine", content).block());
        }
        lines
    }

    /// The headers and footers of all furnitures; says how many there are.
    pub(super) fn furniture(
        &mut self,
        landscape: bool,
        out: &mut Vec<DocumentChild>,
    ) -> usize {
        if self.furnitures.is_empty() {
            let (furniture, count) = (&self.document.furniture, Count::Document);
            self.furnitures.push(Side { furniture, count, letter: 0 });
        }
        let sides = self.furnitures.clone();
        for (number, side) in sides.iter().enumerate() {
            self.count = side.count;
            self.counted = side.letter;
            self.side_parts(side.furniture, number, landscape, out);
        }
        sides.len()
    }

    fn side_parts(
        &mut self,
        furniture: &Furniture,
        number: usize,
        landscape: bool,
        out: &mut Vec<DocumentChild>,
    ) {
        let mut places = vec![Place::First, Place::Portrait];
        places.extend(landscape.then_some(Place::Landscape));
        for place in places {
            self.part(Part::Header(place, number), out);
            self.marks_line(furniture, place, out);
            if place != Place::First {
                let style = wide("Header", place);
                let (start, end) = (&furniture.header_start, &furniture.header_end);
                let line = self.spread(&style, start, end);
                out.push(line);
            }
            self.part(Part::Footer(place, number), out);
            let style = wide("Footer", place);
            let (start, end) = (&furniture.footer_start, &furniture.footer_end);
            let line = self.spread(&style, start, end);
            out.push(line);
        }
    }

    /// Draft mark and classification, over the running head on every page.
    fn marks_line(
        &mut self,
        furniture: &Furniture,
        place: Place,
        out: &mut Vec<DocumentChild>,
    ) {
        let classification = furniture.classification.as_deref().unwrap_or_default();
        let draft = furniture.draft_mark.as_deref().unwrap_or_default();
        let mut content = vec![];
        for (style, text) in [("Classification", classification), ("DraftMark", draft)] {
            if text.is_empty() {
                continue;
            }
            if !content.is_empty() {
                content.extend(run("\u{2003}", Format::default()));
            }
            let mut own = self.inlines(text, Flow::Aside);
            for child in &mut own {
                if let ParagraphChild::Run(run) = child
                    && run.run_property.style.is_none()
                {
                    let plain = std::mem::take(&mut **run);
                    **run = plain.style(style);
                }
            }
            content.extend(own);
        }
        // Empty where there are none: what stands below it keeps its place.
        out.push(Line::new(&wide("Marks", place), content).block());
    }

    /// Two texts at both ends of a line.
    fn spread(&mut self, style: &str, start: &[Inline], end: &[Inline]) -> DocumentChild {
        let mut content = self.inlines(start, Flow::Aside);
        if !end.is_empty() {
            content.push(tab());
            content.extend(self.inlines(end, Flow::Aside));
        }
        Line::new(style, content).block()
    }
}

/// The style for a place: the end of the line is further out on a landscape page.
fn wide(style: &str, place: Place) -> String {
    match place {
        Place::Landscape => format!("{style}Landscape"),
        Place::First | Place::Portrait => style.into(),
    }
}
