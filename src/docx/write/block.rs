//! Blocks → paragraphs and tables.

use docx_rs::DocumentChild;

use super::table::Grid;
use super::{Context, Line, Writer, list};
use crate::document::{
    Block, Content, Fact, Label, Orientation, Paragraph, SHORT, SignatureLayout, Style,
    is_address, length, stays_with_signatures,
};
use crate::docx::mark::{Mark, Section};
use crate::docx::measure::Page;
use crate::style::Sheet;

/// The Word style of a named style.
pub(in crate::docx) fn style(style: Style) -> &'static str {
    match style {
        Style::Body => "BodyText",
        Style::Title => "Title",
        Style::Subtitle => "Subtitle",
        Style::Event => "Event",
        Style::PlaceDate => "PlaceandDate",
        // "Reference" alone is a tag of PDF, which LibreOffice must not give another meaning.
        Style::Reference => "ReferenceLine",
        Style::Delivery => "Delivery",
        Style::Address => "Address",
        Style::Subject => "Subject",
        Style::Salutation => "Salutation",
        Style::Closing => "Closing",
        Style::Opening => "Opening",
        Style::Preamble => "PreambleClause",
        Style::Enacting => "EnactingFormula",
        Style::Clause => "Clause",
        Style::Adoption => "Adoption",
        Style::Reservation => "Reservation",
        Style::Small => "SmallText",
        Style::SmallHeading => "SmallHeading",
        Style::AnnexLabel => "AnnexLabel",
    }
}

impl Writer<'_> {
    /// Blocks one after the other.
    pub(super) fn blocks(
        &mut self,
        blocks: &[Block],
        context: Context,
        out: &mut Vec<DocumentChild>,
    ) {
        let mut done = 0;
        for (index, block) in blocks.iter().enumerate() {
            if index < done {
                continue;
            }
            self.air(blocks, index, out);
            done = index + self.rows_from(blocks, index);
            if index < done {
                self.parallel(blocks, index..done, context, out);
                continue;
            }
            let rest = &blocks[index + 1..];
            let keep = context.keep || stays_with_signatures(block, rest);
            // The first block of all stands at the top, whatever it is.
            if is_table(block) && out.len() > 1 {
                out.push(spacer());
            }
            let start = out.len();
            self.block(block, Context { keep, ..context }, out);
            let above = index.checked_sub(1).map(|above| &blocks[above]);
            if above.is_some_and(is_address) && is_address(block) {
                restyle(out.get_mut(start), "FurtherAddressee");
            }
            if let Some(style) =
                rest.first().filter(|_| is_table(block)).and_then(follower)
            {
                out.push(Line::new(style, vec![]).block());
            }
        }
    }

    fn block(&mut self, block: &Block, context: Context, out: &mut Vec<DocumentChild>) {
        let start = out.len();
        let anchor = block.anchor.as_deref();
        match &block.content {
            Content::Paragraph(paragraph) => {
                out.push(self.paragraph(paragraph, anchor, context));
            }
            Content::Heading { level, label, content } => {
                let content = self.text(content);
                let content = self.anchored(anchor, content);
                // A level that is skipped would be missing to who hears the document.
                self.level = (*level).clamp(1, 6).min(self.level + 1);
                let style = format!("Heading{}", self.level);
                let numbering = self.number(label.as_ref(), false);
                out.push(Line::new(&style, content).numbered(numbering).block());
            }
            Content::List(list) => self.list(list, context, out),
            Content::Quote { blocks, cite } => {
                let inner = Context { style: Some("Quote"), ..context };
                self.blocks(blocks, Context { keep: cite.is_some(), ..inner }, out);
                if let Some(cite) = cite {
                    let content = self.text(cite);
                    out.push(
                        Line::new("QuoteSource", content).keep(context.keep).block(),
                    );
                }
            }
            Content::Table(table) => self.table(table, anchor, context, out),
            Content::Facts(facts) => self.facts(facts, context, out),
            Content::Group { style: group, blocks } => {
                let keep = length(blocks) <= SHORT;
                let inner = Context { keep, style: Some(style(*group)), ..context };
                self.group(blocks, inner, context.keep, out);
            }
            Content::Beside { start, end } => self.beside(start, end, context, out),
            Content::Parallel(_) => {
                self.parallel(std::slice::from_ref(block), 0..1, context, out);
            }
            Content::Signatures(signatures) => self.signatures(signatures, out),
            Content::Contents(entries) => self.contents(entries, out),
            Content::NewPage(orientation) => self.new_page(*orientation, out),
            Content::Rule => out.push(Line::new("Rule", vec![]).block()),
            // Letters stand at the top alone, and are begun there.
            Content::Letter(letter) => self.blocks(&letter.blocks, context, out),
        }
        if let Some(language) = &block.language {
            self.speak(language, &mut out[start..]);
        }
    }

    /// Blocks that stay together; the last one with what follows only if asked.
    fn group(
        &mut self,
        blocks: &[Block],
        context: Context,
        keep: bool,
        out: &mut Vec<DocumentChild>,
    ) {
        if let Some((last, first)) = blocks.split_last() {
            for block in first {
                self.block(block, context, out);
            }
            self.block(last, Context { keep, ..context }, out);
        }
    }

    fn paragraph(
        &mut self,
        paragraph: &Paragraph,
        anchor: Option<&str>,
        context: Context,
    ) -> DocumentChild {
        if matches!(paragraph.style, Style::Subject | Style::SmallHeading) {
            // Headings of the first level, whatever they look like.
            self.level = 1;
        }
        let content = self.text(&paragraph.content);
        let content = self.anchored(anchor, content);
        let numbering = self.number(paragraph.label.as_ref(), false);
        let name = match (paragraph.style, context.style) {
            (Style::Body, Some(style)) => style,
            (Style::Small, _) if context.depth > 0 => list::note(context.depth - 1),
            (Style::Body, None) if paragraph.label.is_some() => "NumberedParagraph",
            (own, _) => style(own),
        };
        let keep = paragraph.keep_with_next || context.keep;
        Line::new(name, content).numbered(numbering).keep(keep).block()
    }

    /// The list and level of a label; `styled` says whether the paragraph has the style
    /// of a list.
    pub(super) fn number(
        &mut self,
        label: Option<&Label>,
        styled: bool,
    ) -> Option<(usize, usize)> {
        label.and_then(|label| self.numbering.place(label, styled))
    }

    fn facts(&mut self, facts: &[Fact], context: Context, out: &mut Vec<DocumentChild>) {
        let width = self.width(context);
        let sheet = Sheet::new(self.brand);
        let beside = facts.iter().any(|fact| fact.beside.is_some());
        let labels = match context.in_column || beside {
            true => sheet.label_in_column(),
            false => sheet.fact_label,
        };
        let (labels, whole) = (labels * 20.0, f64::from(width));
        // The second language begins where its column does.
        let second = (whole + sheet.column_gap * 20.0) / 2.0;
        let shares = match beside {
            true => vec![labels, second - labels, labels, whole - second - labels],
            false => vec![labels, whole - labels],
        };
        let mut grid = Grid::new("FactTable", &shares, width);
        grid.describe(Fact::description(facts));
        grid.row_header();
        for (index, fact) in facts.iter().enumerate() {
            let keep = context.keep || index + 1 < facts.len();
            let styles = ["FactLabel", "FactValue"].into_iter().cycle();
            let cells = fact.texts().zip(styles).map(|(text, style)| {
                let content = self.text(text);
                vec![Line::new(style, content).keep(keep).block()]
            });
            grid.row(cells);
        }
        out.push(self.grid(grid));
    }

    /// Two groups side by side; Word has nothing but a table for it.
    fn beside(
        &mut self,
        start: &[Block],
        end: &[Block],
        context: Context,
        out: &mut Vec<DocumentChild>,
    ) {
        out.push(Line::new("LayoutSpacer", vec![]).block());
        let width = self.width(context);
        let sheet = Sheet::new(self.brand);
        let gutter = sheet.gutter * 20.0;
        let first = (f64::from(width) - gutter) * sheet.beside_share;
        let shares = [first + gutter, f64::from(width) - gutter - first];
        let mut grid = Grid::new("LayoutTable", &shares, width);
        let mut cell = |blocks: &[Block], width: f64| {
            let mut lines = vec![];
            let width = Some(width as u32);
            self.blocks(blocks, Context { width, ..context }, &mut lines);
            // At the head of a column nothing is to be kept away from.
            let place = |block: &Block| {
                matches!(&block.content, Content::Paragraph(own)
                    if own.style == Style::PlaceDate)
            };
            if blocks.first().is_some_and(place) {
                restyle(lines.first_mut(), "PlaceandDateofLetter");
            }
            lines
        };
        grid.row([cell(start, first), cell(end, shares[1])]);
        out.push(self.grid(grid));
    }

    fn new_page(&mut self, orientation: Orientation, out: &mut Vec<DocumentChild>) {
        // A document that begins with a new page begins with it.
        if out.len() > 1 {
            let mark = Mark::Section(self.section);
            out.push(DocumentChild::BookmarkStart(self.point(mark)));
            self.section = Section { first: false, restart: false, ..self.section };
        }
        self.section.orientation = orientation;
        self.page = Page::new(self.brand, orientation);
    }
}

/// Whether a block begins with a table, which cannot have a gap of its own.
pub(super) fn is_table(block: &Block) -> bool {
    match &block.content {
        Content::Table(table) => table.caption.is_none(),
        Content::Facts(_) => true,
        Content::Signatures(signatures) => signatures.layout == SignatureLayout::Table,
        _ => false,
    }
}

/// The empty line between a table and text whose own gap is smaller than a table's.
fn follower(block: &Block) -> Option<&'static str> {
    match &block.content {
        Content::Paragraph(paragraph) => match paragraph.style {
            Style::Opening | Style::Enacting | Style::Adoption => None,
            Style::Closing | Style::SmallHeading => None,
            _ => Some("TableFollower"),
        },
        Content::List(_) => Some("TableFollowerList"),
        Content::Quote { .. } | Content::Group { .. } => Some("TableFollower"),
        _ => None,
    }
}

/// Gives a paragraph another style because of where it stands.
fn restyle(block: Option<&mut DocumentChild>, style: &str) {
    if let Some(DocumentChild::Paragraph(paragraph)) = block {
        **paragraph = std::mem::take(&mut **paragraph).style(style);
    }
}

/// The gap before a table.
pub(super) fn spacer() -> DocumentChild {
    Line::new("TableSpacer", vec![]).block()
}
