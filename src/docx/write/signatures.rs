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
        match signatures.layout {
            SignatureLayout::Blocks => self.signature_blocks(&signatures.list, out),
            SignatureLayout::Table => self.signature_table(signatures, out),
            SignatureLayout::List => {
                for one in &signatures.list {
                    let name = self.text(&one.name);
                    out.push(Line::new("BodyText", name).block());
                }
            }
        }
    }

    /// Two beside each other, in the order of the lines.
    fn signature_blocks(&mut self, list: &[Signature], out: &mut Vec<DocumentChild>) {
        let width = f64::from(self.width(Context::default()));
        let gutter = Sheet::new(self.brand).gutter * 20.0;
        let shares = [(width + gutter) / 2.0, (width - gutter) / 2.0];
        let mut grid = Grid::new("SignatureTable", &shares, width as u32);
        let rows = list.len().div_ceil(2);
        for (index, pair) in list.chunks(2).enumerate() {
            // All but the last row stay with the next: the grid is on one page.
            let keep = index + 1 < rows;
            let space = if index == 0 { "SignatureSpace" } else { "SignatureSpaceBelow" };
            let mut cells: Vec<_> =
                pair.iter().map(|one| self.signature_block(one, space, keep)).collect();
            cells.resize_with(2, || {
                vec![Line::new("SignatureLine", vec![]).keep(keep).block()]
            });
            grid.row(cells);
        }
        out.push(self.grid(grid));
    }

    /// One signatory: the line to sign on, with what is signed already over it.
    fn signature_block(
        &mut self,
        one: &Signature,
        space: &str,
        keep: bool,
    ) -> Vec<DocumentChild> {
        let status = one.status.as_ref().map_or(vec![], |status| self.text(status));
        let mut lines = vec![Line::new(space, status)];
        lines.extend(self.signatory(one, "SignatureName"));
        lines.extend(self.optional("SignatureCountry", one.country.as_ref()));
        lines.extend(self.optional("SignatureLine", one.reference.as_ref()));
        let last = lines.len() - 1;
        let lines = lines.into_iter().enumerate();
        lines.map(|(index, line)| line.keep(keep || index < last).block()).collect()
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
    fn signature_table(&mut self, signatures: &Signatures, out: &mut Vec<DocumentChild>) {
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
        for one in &signatures.list {
            let text = |writer: &mut Self, style, text: &Option<Vec<Inline>>| {
                let content = text.as_ref().map_or(vec![], |text| writer.text(text));
                vec![Line::new(style, content).block()]
            };
            let country = text(self, "SignatureCountry", &one.country);
            let mut middle = self.signatory(one, "SignatureNameinTable");
            middle.extend(self.optional("SignatureLine", one.reference.as_ref()));
            let middle = middle.into_iter().map(Line::block).collect();
            let status = text(self, "TableText", &one.status);
            grid.row([country, middle, status]);
        }
        out.push(self.grid(grid));
    }
}
