//! Signatures → a grid that is never split, a table, or names.

use docx_rs::DocumentChild;

use super::table::Grid;
use super::{Context, Line, Writer};
use crate::document::{Inline, Signature, SignatureLayout, Signatures};
use crate::style::Sheet;

impl Writer<'_> {
    /// Who signs.
    pub(super) fn signatures(
        &mut self,
        signatures: &Signatures,
        out: &mut Vec<DocumentChild>,
    ) {
        let whole = self.options.pages.whole.get(self.signed).copied().unwrap_or(true);
        self.signed += 1;
        match signatures.layout {
            SignatureLayout::Blocks => {
                self.signature_blocks(&signatures.list, whole, out);
            }
            SignatureLayout::Table => self.signature_table(signatures, whole, out),
            SignatureLayout::List => {
                let rows = signatures.list.len();
                for (index, one) in signatures.list.iter().enumerate() {
                    let name = self.text(&one.name);
                    let keep = keeps(index, rows, whole);
                    out.push(Line::new("BodyText", name).keep(keep).block());
                }
            }
        }
    }

    /// Two beside each other, in the order of the lines.
    fn signature_blocks(
        &mut self,
        list: &[Signature],
        whole: bool,
        out: &mut Vec<DocumentChild>,
    ) {
        let width = f64::from(self.width(Context::default()));
        let gutter = Sheet::new(self.brand).gutter * 20.0;
        let shares = [(width + gutter) / 2.0, (width - gutter) / 2.0];
        let mut grid = Grid::new("SignatureTable", &shares, width as u32);
        let rows = list.len().div_ceil(2);
        for (index, pair) in list.chunks(2).enumerate() {
            let keep = keeps(index, rows, whole);
            let space = if index == 0 { "SignatureSpace" } else { "SignatureSpaceBelow" };
            // Both lines to sign on stand at one height.
            let lines =
                |one: &Signature| breaks(one.status.as_ref().filter(|_| !one.pending));
            let most = pair.iter().map(lines).max().unwrap_or_default();
            let mut cells: Vec<_> = pair
                .iter()
                .map(|one| self.signature_block(one, (space, most - lines(one)), keep))
                .collect();
            cells.resize_with(2, || {
                vec![Line::new("SignatureLine", vec![]).keep(keep).block()]
            });
            grid.row(cells);
        }
        out.push(self.grid(grid));
    }

    /// One signatory: the line to sign on, with what is signed already over it; what is
    /// still to be done stands elsewhere.
    fn signature_block(
        &mut self,
        one: &Signature,
        (space, higher): (&str, usize),
        keep: bool,
    ) -> Vec<DocumentChild> {
        let (pending, signed) = match &one.status {
            status if one.pending => (status.as_ref(), None),
            status => (None, status.as_ref()),
        };
        let mut over = self.text(&vec![Inline::LineBreak; higher]);
        over.extend(signed.map_or(vec![], |status| self.text(status)));
        let mut lines = vec![Line::new(space, over)];
        lines.extend(self.signatory(one, "SignatureName"));
        lines.extend(self.optional("SignatureCountry", one.country.as_ref()));
        lines.extend(self.optional("SignatureLine", one.reference.as_ref()));
        lines.extend(self.optional("SignatureStatus", pending));
        // A row is not split anyway; a line that keeps would keep it with the next row.
        lines.into_iter().map(|line| line.keep(keep).block()).collect()
    }

    /// For whom, name, office.
    fn signatory(&mut self, one: &Signature, name: &str) -> Vec<Line> {
        let mut lines = self.optional("SignatureLine", one.on_behalf.as_ref());
        lines.push(Line::new(name, self.text(&one.name)));
        for office in &one.office {
            lines.push(Line::new("SignatureLine", self.text(office)));
        }
        lines
    }

    fn optional(&mut self, style: &str, text: Option<&Vec<Inline>>) -> Vec<Line> {
        text.map(|text| Line::new(style, self.text(text))).into_iter().collect()
    }

    /// One row each.
    fn signature_table(
        &mut self,
        signatures: &Signatures,
        whole: bool,
        out: &mut Vec<DocumentChild>,
    ) {
        let width = self.width(Context::default());
        let mut grid = Grid::new("RecordTable", &[0.26, 0.42, 0.32], width);
        grid.describe(signatures.description());
        grid.row_header();
        if !signatures.heads.is_empty() {
            let heads: Vec<_> = signatures
                .heads
                .iter()
                .map(|head| {
                    let content = self.text(head);
                    vec![Line::new("TableHead", content).keep(true).block()]
                })
                .collect();
            grid.head(heads);
        }
        let rows = signatures.list.len();
        for (index, one) in signatures.list.iter().enumerate() {
            // The first two come together, if not all.
            let keep = keeps(index, rows, whole) || (index == 0 && rows > 1);
            let text = |writer: &mut Self, style, text: &Option<Vec<Inline>>| {
                let content = text.as_ref().map_or(vec![], |text| writer.text(text));
                vec![Line::new(style, content).keep(keep).block()]
            };
            let country = text(self, "SignatureCountry", &one.country);
            let mut middle = self.signatory(one, "SignatureNameinTable");
            middle.extend(self.optional("SignatureLine", one.reference.as_ref()));
            let middle = middle.into_iter().map(|line| line.keep(keep).block()).collect();
            let status = text(self, "TableText", &one.status);
            grid.row([country, middle, status]);
        }
        out.push(self.grid(grid));
    }
}

/// How many ends of lines stand in a text.
fn breaks(text: Option<&Vec<Inline>>) -> usize {
    let is_break = |inline: &&Inline| matches!(inline, Inline::LineBreak);
    text.map_or(0, |text| text.iter().filter(is_break).count())
}

/// Whether a row stays with the next: all of them do where they stand on one page, and
/// always the last two.
fn keeps(index: usize, rows: usize, whole: bool) -> bool {
    index + 1 < rows && (whole || index + 2 == rows)
}
