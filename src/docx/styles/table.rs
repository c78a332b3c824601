//! Table styles: rules instead of grids.

use super::Palette;
use super::paint::Paint;
use crate::docx::measure::twips;
use crate::docx::xml::{Element, element, value};
use crate::style::Ink;

impl Palette<'_> {
    pub(super) fn tables(&self) -> Vec<Element> {
        let sheet = &self.sheet;
        let (tall, wide) = sheet.cell_inset;
        // In Word a line adds its weight to the height of a row, in the PDF it does not.
        let inside = [tall - sheet.hairline, wide, tall, wide];
        let primary = self.ink(Ink::Primary);
        let record = self.table(
            "RecordTable",
            "Record Table",
            inside,
            &[
                ("w:top", sheet.rule, primary),
                ("w:bottom", sheet.hairline, self.line()),
                ("w:insideH", sheet.hairline, self.line()),
            ],
        );
        let line =
            element("w:tcBorders").child(primary.border("w:bottom", sheet.rule, 0));
        let head = element("w:tblStylePr")
            .with("w:type", "firstRow")
            .child(element("w:tcPr").child(line));
        let facts = self.table(
            "FactTable",
            "Fact Table",
            inside,
            &[
                ("w:top", sheet.rule, primary),
                ("w:bottom", sheet.hairline, self.line()),
                ("w:insideH", sheet.hairline, self.line()),
            ],
        );
        let facts = facts.child(element("w:tcPr").child(self.tint().ground()));
        let gutter = sheet.gutter;
        let letterhead = |id, name| {
            let rule = ("w:bottom", sheet.rule, primary);
            self.table(id, name, [0.0, 14.0, 9.0 - sheet.rule, 0.0], &[rule])
        };
        let middle = element("w:tcPr").child(value("w:vAlign", "center"));
        let beside = [0.0, gutter, 0.0, 0.0];
        let columns = [0.0, sheet.column_gap, 0.0, 0.0];
        vec![
            normal(),
            record.child(head),
            facts,
            self.table("LayoutTable", "Layout Table", beside, &[]),
            self.table("ParallelTable", "Parallel Table", columns, &[]),
            self.table("SignatureTable", "Signature Table", beside, &[]),
            self.table("RunningHeadTable", "Running Head Table", [0.0; 4], &[]),
            letterhead("LetterheadTable", "Letterhead Table").child(middle),
            letterhead("JointLetterheadTable", "Joint Letterhead Table"),
        ]
    }

    /// A style by its insides (top, end, bottom, start) and its lines.
    fn table(
        &self,
        id: &str,
        name: &str,
        inside: [f64; 4],
        lines: &[(&str, f64, Paint)],
    ) -> Element {
        let [top, end, bottom, start] = inside;
        let side = |name: &str, width| {
            element(name).with("w:w", twips(width)).with("w:type", "dxa")
        };
        let mut properties = element("w:tblPr")
            .child(element("w:tblInd").with("w:w", 0).with("w:type", "dxa"));
        if !lines.is_empty() {
            let lines =
                lines.iter().map(|(side, weight, paint)| paint.border(side, *weight, 0));
            properties = properties.child(element("w:tblBorders").children(lines));
        }
        properties = properties.child(
            element("w:tblCellMar")
                .child(side("w:top", top))
                .child(side("w:left", start))
                .child(side("w:bottom", bottom))
                .child(side("w:right", end)),
        );
        element("w:style")
            .with("w:type", "table")
            .with("w:customStyle", 1)
            .with("w:styleId", id)
            .child(value("w:name", name))
            .child(value("w:basedOn", "TableNormal"))
            .child(value("w:uiPriority", 59))
            .child(properties)
    }
}

fn normal() -> Element {
    let side =
        |name: &str, width: u32| element(name).with("w:w", width).with("w:type", "dxa");
    let inside = element("w:tblCellMar")
        .child(side("w:top", 0))
        .child(side("w:left", 108))
        .child(side("w:bottom", 0))
        .child(side("w:right", 108));
    let indent = element("w:tblInd").with("w:w", 0).with("w:type", "dxa");
    element("w:style")
        .with("w:type", "table")
        .with("w:default", 1)
        .with("w:styleId", "TableNormal")
        .child(value("w:name", "Normal Table"))
        .child(value("w:uiPriority", 99))
        .child(element("w:semiHidden"))
        .child(element("w:unhideWhenUsed"))
        .child(element("w:tblPr").child(indent).child(inside))
}
