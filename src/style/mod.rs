//! The measures that both writers share: a brand goes in, sizes, line distances, gaps,
//! indents and colours come out. One table, so that PDF and Word look alike; what a measure
//! means is said here once.
//!
//! * Lengths are points. Everything grows with the brand's text size.
//! * `leading` is the distance from baseline to baseline, whatever the face: Word's exact
//!   line spacing. A line's baseline stands at 80 % of it.
//! * The gap between two blocks is the `before` of the second, with one exception: the
//!   `after` of a [`Role::TableCaption`] and of tables, for what follows them. Word cannot
//!   give a table a gap, so the writers do not add anything else.

mod accent;
mod table;

pub use accent::{accent_family, accented, is_accent};

use table::{BASE, base, in_columns};

use crate::brand::{Brand, Color};
use crate::document::{Block, Content, Parallel, Scope, Style};

/// Everything that has a look of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Style(Style),
    /// Level 1 to 6.
    Heading(u8),
    ListItem,
    Quote,
    /// The source of a quotation.
    Cite,
    TableCaption,
    TableHead,
    TableCell,
    TableNote,
    FactLabel,
    FactValue,
    ContentsHeading,
    /// Level 1 to 6.
    ContentsEntry(u8),
    Footnote,
    SenderName,
    SenderLine,
    SignatureName,
    /// Office, organisation; "for …"; own reference; status.
    SignatureLine,
    SignatureCountry,
    RunningHead,
    RunningFoot,
    DraftMark,
    Classification,
}

/// Which of the brand's two lists of families.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Body,
    Heading,
}

/// Which of the brand's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Primary,
    Secondary,
    /// Draft marks: [`Sheet::alert`].
    Alert,
}

/// How the text of a role looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Text {
    pub face: Face,
    /// A multiple of half a point, as Word has it.
    pub size: f64,
    pub leading: f64,
    pub before: f64,
    pub after: f64,
    pub bold: bool,
    pub italic: bool,
    pub ink: Ink,
    /// Stays on the page of what follows.
    pub keep_with_next: bool,
    /// Is not split over pages.
    pub keep_together: bool,
}

/// The measures of one brand.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    scale: f64,
    /// Whether text stands in two columns.
    columns: bool,
    /// Width for text on a portrait page.
    pub text_width: f64,
    /// From the page's edge to the top of the marks (draft, classification), on every
    /// page, at the end of the line.
    pub head_top: f64,
    /// From the page's edge to the top of the letterhead, on the first page.
    pub letterhead_top: f64,
    /// From the page's edge to the top of the running head, from the second page on. A
    /// hairline stands `running_rule` under it, and as far over the footer.
    pub running_head_top: f64,
    pub running_rule: f64,
    /// From the page's lower edge to the foot of the footer.
    pub foot_bottom: f64,
    /// Between the letterhead's rule and the text.
    pub letterhead_after: f64,
    /// From a number or bullet to its text, and the step of each level of a list.
    pub list_step: f64,
    /// The same of numbered paragraphs and clauses.
    pub paragraph_step: f64,
    /// The same of numbered headings.
    pub heading_step: f64,
    /// Indent of quotations and reservations, from both margins.
    pub quote_indent: f64,
    /// Inside of a table's cells: top and bottom, start and end.
    pub cell_inset: (f64, f64),
    /// Before and after a table, a box of facts, a group of signatures.
    pub table_gap: f64,
    /// Width of the labels of facts, and between them and the values.
    pub fact_label: f64,
    /// Share of the first of two groups that stand side by side.
    pub beside_share: f64,
    /// Between two columns: signatures, senders, groups side by side.
    pub gutter: f64,
    /// Between the columns of two languages.
    pub column_gap: f64,
    /// Between two addressees.
    pub address_gap: f64,
    /// Between two rows of signatures.
    pub signature_gap: f64,
    /// Weights of lines: hairlines of tables and furniture; heads of tables and letterhead.
    pub hairline: f64,
    pub rule: f64,
    /// Colour of hairlines.
    pub line: Color,
    /// Ground of boxes and heads.
    pub tint: Color,
    /// Ground of placeholders.
    pub highlight: Color,
    /// Draft marks.
    pub alert: Color,
}

const POINTS_PER_MM: f64 = 72.0 / 25.4;

impl Sheet {
    /// The measures of a brand.
    pub fn new(brand: &Brand) -> Self {
        let scale = brand.fonts.size / BASE;
        let page = &brand.page;
        let at = |points: f64| quarter(points * scale);
        Self {
            scale,
            columns: brand.columns,
            text_width: (page.width - page.start - page.end) * POINTS_PER_MM,
            head_top: 8.0 * POINTS_PER_MM,
            letterhead_top: 15.0 * POINTS_PER_MM,
            running_head_top: 13.0 * POINTS_PER_MM,
            running_rule: 4.0,
            foot_bottom: 11.0 * POINTS_PER_MM,
            letterhead_after: at(24.0),
            list_step: at(18.0),
            paragraph_step: at(26.0),
            heading_step: at(26.0),
            quote_indent: at(18.0),
            cell_inset: (at(3.5), at(6.0)),
            table_gap: at(12.0),
            fact_label: at(92.0),
            beside_share: 0.6,
            gutter: at(24.0),
            column_gap: at(20.0),
            address_gap: at(7.5),
            signature_gap: at(12.0),
            hairline: 0.5,
            rule: 1.0,
            line: mix(brand.colors.secondary, 0.35),
            tint: mix(brand.colors.primary, 0.05),
            highlight: Color(0xFF, 0xF0, 0xC2),
            alert: Color(0x9B, 0x1C, 0x1C),
        }
    }

    /// How the text of a role looks.
    pub fn text(&self, role: Role) -> Text {
        let base = if self.columns { in_columns(role) } else { base(role) };
        Text {
            size: (base.size * self.scale * 2.0).round() / 2.0,
            leading: quarter(base.leading * self.scale),
            before: quarter(base.before * self.scale),
            after: quarter(base.after * self.scale),
            ..base
        }
    }

    /// From the start of a number or bullet to its text, so that the longest of `labels`
    /// has room.
    pub fn step<'a>(
        &self,
        scope: Scope,
        labels: impl IntoIterator<Item = &'a str>,
    ) -> f64 {
        let longest = labels.into_iter().map(|l| l.chars().count()).max().unwrap_or(0);
        // A digit is half as wide as the text is high, and some room follows.
        let needed = quarter((longest as f64 * 5.6 + 7.0) * self.scale);
        let usual = match scope {
            Scope::List => self.list_step,
            Scope::Paragraphs => self.paragraph_step,
            Scope::Headings => self.heading_step,
        };
        usual.max(needed)
    }

    /// Whether a block leads to what follows it, and stays on its page.
    pub fn leads(&self, block: &Block) -> bool {
        match &block.content {
            Content::Paragraph(own) => {
                own.keep_with_next || self.text(Role::Style(own.style)).keep_with_next
            }
            Content::Heading { .. } => true,
            Content::Parallel(row) => self.row_leads(row),
            _ => false,
        }
    }

    /// Whether one of two columns ends in what leads to the next row.
    pub fn row_leads(&self, row: &Parallel) -> bool {
        let last = [row.first.last(), row.second.last()];
        last.into_iter().flatten().any(|own| self.leads(own))
    }

    /// Width of the labels of facts in one of two columns.
    pub fn label_in_column(&self) -> f64 {
        let column = (self.text_width - self.column_gap) / 2.0;
        quarter(self.fact_label.min(0.4 * column))
    }

    /// Free height above the line that one of `count` people signs on. Thirteen and the end
    /// of a letter fit a page.
    pub fn signature_space(&self, count: usize) -> f64 {
        let points = match count {
            0..=4 => 42.0,
            5..=8 => 34.0,
            _ => 26.0,
        };
        quarter(points * self.scale)
    }
}

/// Word counts in twentieths of a point; quarters are kind to both.
fn quarter(points: f64) -> f64 {
    (points * 4.0).round() / 4.0
}

/// A colour on white, `share` of it.
fn mix(color: Color, share: f64) -> Color {
    let channel = |c: u8| {
        let mixed = f64::from(c) * share + 255.0 * (1.0 - share);
        // In range: both parts are between 0 and 255 and their shares sum to 1.
        mixed.round() as u8
    };
    Color(channel(color.0), channel(color.1), channel(color.2))
}
