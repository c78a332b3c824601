//! Signatures → a grid that is never split, a table, or names.

use docx_rs::{DocumentChild, ParagraphChild};

use super::block::spacer;
use super::table::Grid;
use super::{Context, Line, Writer};
use crate::document::{Inline, Signature, SignatureLayout, Signatures};

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
            SignatureLayout::List => self.signature_list(&signatures.list, out),
        }
    }

    fn signature_blocks(&mut self, list: &[Signature], out: &mut Vec<DocumentChild>) {
        let width = self.width(Context::default());
        let mut grid = Grid::new("SignatureTable", &[0.5, 0.5], width);
        let rows = list.len().div_ceil(2);
        for (index, pair) in list.chunks(2).enumerate() {
            // All but the last row stay with the next: the grid is on one page.
            let keep = index + 1 < rows;
            let mut cells: Vec<Vec<DocumentChild>> =
                pair.iter().map(|one| self.signature_block(one, keep)).collect();
            cells.resize_with(2, || {
                vec![Line::new("SignatureLine", vec![]).keep(keep).block()]
            });
            grid.row(cells);
        }
        out.push(self.grid(grid));
        out.push(spacer());
    }

    fn signature_block(&mut self, one: &Signature, keep: bool) -> Vec<DocumentChild> {
        let mut lines = vec![];
        if let Some(on_behalf) = &one.on_behalf {
            let content = self.text(on_behalf);
            lines.push(("SignatureFor", content));
        }
        // The line to sign on is the upper border of what stands below it.
        let name = if one.pending { "SignatureNamePending" } else { "SignatureName" };
        lines.push((name, self.text(&one.name)));
        for office in &one.office {
            lines.push(("SignatureLine", self.text(office)));
        }
        let rest = [
            ("SignatureCountry", &one.country),
            ("SignatureLine", &one.reference),
            ("SignatureLine", &one.status),
        ];
        for (style, text) in rest {
            if let Some(text) = text {
                lines.push((style, self.text(text)));
            }
        }
        let last = lines.len() - 1;
        let lines = lines.into_iter().enumerate();
        lines
            .map(|(index, (style, content))| {
                Line::new(style, content).keep(keep || index < last).block()
            })
            .collect()
    }

    fn signature_table(&mut self, signatures: &Signatures, out: &mut Vec<DocumentChild>) {
        let width = self.width(Context::default());
        let mut grid = Grid::new("RecordTable", &[0.26, 0.42, 0.32], width);
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
            let country = one.country.as_ref().map_or(vec![], |text| self.text(text));
            let country = vec![Line::new("TableHead", country).block()];
            let mut middle = vec![];
            let mut line = |writer: &mut Self, style: &str, text: &[Inline]| {
                let content = writer.text(text);
                middle.push(Line::new(style, content).block());
            };
            if let Some(on_behalf) = &one.on_behalf {
                line(self, "TableText", on_behalf);
            }
            line(self, "TableHead", &one.name);
            for office in one.office.iter().chain(&one.reference) {
                line(self, "TableText", office);
            }
            let status: Vec<ParagraphChild> =
                one.status.as_ref().map_or(vec![], |text| self.text(text));
            let style = if one.pending { "SignatureField" } else { "TableText" };
            grid.row([country, middle, vec![Line::new(style, status).block()]]);
        }
        out.push(self.grid(grid));
        out.push(spacer());
    }

    fn signature_list(&mut self, list: &[Signature], out: &mut Vec<DocumentChild>) {
        for one in list {
            let mut block = self.signature_block(one, false);
            // There is nothing to sign here.
            if let Some(DocumentChild::Paragraph(first)) =
                block.get_mut(usize::from(one.on_behalf.is_some()))
            {
                let line = std::mem::take(&mut **first);
                **first = line.style("SignatureName");
            }
            out.extend(block);
        }
    }
}
