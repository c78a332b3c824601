//! What stands around the text: letterhead, headers, footers.
//!
//! The letterhead is a table at the head of the body, and not a header: screen readers leave
//! headers out, and who writes is the first thing to be read. It stands in the line of the
//! text, because word processors differ in where they put what floats. So the text of its
//! section begins at the letterhead's height, and on the other pages the header is as high
//! as the margin has to be. Headers and footers repeat what the document says elsewhere.

use docx_rs::{DocumentChild, ParagraphChild};

use super::inline::{Flow, Format, run, tab};
use super::table::Grid;
use super::{Count, Line, Side, Writer};
use crate::document::{Furniture, Inline, Orientation, Sender, text_of};
use crate::docx::mark::{Mark, Part, Place};
use crate::docx::measure::{Page, TABLE_END, twips};
use crate::style::{Role, Sheet};

/// Between the logo and the senders, and between senders, in points.
const COLUMN_GAP: f64 = 14.0;
const SENDERS_IN_ROW: usize = 3;
/// How wide a character is on the average, beside how high it is.
const WIDTH: f64 = 0.43;

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
            let own = logo.height * logo.aspect * 72.0 / 25.4 + COLUMN_GAP;
            widths.push(f64::from(twips(own)).min(width / 2.0));
        }
        let rest = width - widths.iter().sum::<f64>();
        let columns = letterhead.senders.len().clamp(1, SENDERS_IN_ROW);
        // The gap behind each column is its own; behind the last there is none.
        let gap = f64::from(twips(COLUMN_GAP));
        widths.resize(widths.len() + columns, (rest + gap) / columns as f64);
        if let Some(last) = widths.last_mut() {
            *last -= gap;
        }
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
        if !self.document.notes.is_empty() {
            // LibreOffice would put an empty line of its own over a table that comes first.
            out.push(Line::new("TableEnd", vec![]).block());
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

    /// The headers and footers of all furnitures; says which have a letterhead.
    pub(super) fn furniture(
        &mut self,
        landscape: bool,
        out: &mut Vec<DocumentChild>,
    ) -> Vec<bool> {
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
        sides.iter().map(|side| side.furniture.letterhead.is_some()).collect()
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
                match (place, &furniture.letterhead) {
                    (Place::Portrait, Some(_)) => {
                        let table = self.high(line);
                        out.push(table);
                        out.push(Line::new("TableEnd", vec![]).block());
                    }
                    _ => out.push(line),
                }
            }
            self.part(Part::Footer(place, number), out);
            let style = wide("Footer", place);
            let (start, end) = (&furniture.footer_start, &furniture.footer_end);
            let line = self.spread(&style, start, end);
            out.push(line);
        }
    }

    /// A running head that keeps the upper margin of its page: a row of that height at least.
    fn high(&mut self, line: DocumentChild) -> DocumentChild {
        let sheet = Sheet::new(self.brand);
        let page = Page::new(self.brand, Orientation::Portrait);
        let marks = twips(sheet.text(Role::DraftMark).leading);
        let height = page.top.saturating_sub(twips(sheet.head_top) + marks);
        let mut grid = Grid::new("RunningHeadTable", &[1.0], page.text_width);
        grid.high_row([vec![line]], height.saturating_sub(twips(TABLE_END)));
        self.grid(grid)
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
            let from = furniture.draft_origin.clone();
            content.extend(
                match from.filter(|_| style == "DraftMark" && !self.options.clean) {
                    Some(from) => self.around(Mark::Computed(from), own),
                    None => own,
                },
            );
        }
        // Empty where there are none: what stands below it keeps its place.
        out.push(Line::new(&wide("Marks", place), content).block());
    }

    /// Whether two texts have room in one line.
    fn fits(&self, start: &[Inline], end: &[Inline]) -> bool {
        let sheet = Sheet::new(self.brand);
        let size = sheet.text(Role::RunningHead).size;
        let length = |text: &[Inline]| text_of(text).chars().count() as f64;
        (length(start) + length(end)) * size * WIDTH + sheet.gutter <= sheet.text_width
    }

    /// Two texts at both ends of a line.
    fn spread(&mut self, style: &str, start: &[Inline], end: &[Inline]) -> DocumentChild {
        let mut content = self.inlines(start, Flow::Aside);
        if !end.is_empty() {
            // What has no room beside it goes below it.
            if !self.fits(start, end) {
                content.extend(self.inlines(&[Inline::LineBreak], Flow::Aside));
            }
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
