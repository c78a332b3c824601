//! Styles of paragraphs that stand in a frame: in tables, signature grids, head and foot.

use super::Palette;
use super::spec::{Spec, spec};
use crate::document::{Orientation, Style};
use crate::docx::measure::{Page, twips};
use crate::docx::xml::{Element, element, value};
use crate::style::{Ink, Role};

impl Palette<'_> {
    pub(super) fn tables_text(&self, specs: &mut Vec<Spec<'_>>) {
        specs.push(spec("Caption", "caption", Role::TableCaption).next("BodyText"));
        for (id, name, role, side) in [
            ("TableText", "Table Text", Role::TableCell, None),
            ("TableTextCentered", "Table Text Centered", Role::TableCell, Some("center")),
            ("TableTextRight", "Table Text Right", Role::TableCell, Some("right")),
            ("TableHead", "Table Head", Role::TableHead, None),
            ("TableHeadCentered", "Table Head Centered", Role::TableHead, Some("center")),
            ("TableHeadRight", "Table Head Right", Role::TableHead, Some("right")),
            ("FactLabel", "Fact Label", Role::FactLabel, None),
            ("FactValue", "Fact Value", Role::FactValue, None),
            ("TableNote", "Table Note", Role::TableNote, None),
        ] {
            // Figures of one width, so that columns of numbers align.
            let figures = element("w14:numSpacing").with("w14:val", "tabular");
            let own = spec(id, name, role).custom().run(figures);
            specs.push(match side {
                Some(side) => own.with(value("w:jc", side)),
                None => own,
            });
        }
        // Word gives tables no gap: empty lines of an exact height stand in for it. What
        // follows a table has a gap of its own, which is a part of the whole.
        let body = self.sheet.text(Role::Style(Style::Body));
        let gap = self.sheet.table_gap;
        for (id, name, height) in [
            ("TableSpacer", "Table Spacer", gap),
            ("TableFollower", "Table Follower", (gap - body.before).max(1.0)),
            ("TableEnd", "Table End", 1.0),
        ] {
            let own = spec(id, name, Role::TableCell).custom().with(exact(height));
            let own = own.run(value("w:sz", 2));
            specs.push(match id {
                "TableSpacer" => own.with(element("w:keepNext")),
                _ => own,
            });
        }
    }

    pub(super) fn signatures(&self, specs: &mut Vec<Spec<'_>>) {
        for (id, name, role) in [
            ("SignatureName", "Signature Name", Role::SignatureName),
            ("SignatureLine", "Signature Line", Role::SignatureLine),
            ("SignatureCountry", "Signature Country", Role::SignatureCountry),
        ] {
            specs.push(spec(id, name, role).custom());
        }
        // What is still to be done, under the rest.
        let status = spec("SignatureStatus", "Signature Status", Role::SignatureLine);
        let status = status.custom().base("SignatureLine").run(element("w:i"));
        specs.push(status.run(element("w:iCs")));
        let name = "Signature Name in Table";
        let own = spec("SignatureNameinTable", name, Role::SignatureName).custom();
        specs.push(own.base("SignatureName").before(0.0));
        // The line to sign on is the lower border of a line of text, which is empty while
        // nobody has signed.
        let line = self.sheet.text(Role::SignatureLine);
        let free = (self.sheet.signature_space(self.signatories) - line.leading).max(0.0);
        for (id, name, gap) in [
            ("SignatureSpace", "Signature Space", 0.0),
            ("SignatureSpaceBelow", "Signature Space Below", self.sheet.signature_gap),
        ] {
            let ink = self.ink(Ink::Text);
            specs.push(
                spec(id, name, Role::SignatureLine)
                    .custom()
                    .before(free + gap)
                    .with(self.border("w:bottom", ink, 0.6, 1))
                    .run(element("w:i"))
                    .run(element("w:iCs")),
            );
        }
    }

    pub(super) fn furniture(&self, specs: &mut Vec<Spec<'_>>) {
        specs.push(spec("SenderName", "Sender Name", Role::SenderName).custom());
        specs.push(spec("SenderLine", "Sender Line", Role::SenderLine).custom());
        // A line as high as the picture in it.
        let free = element("w:spacing").with("w:line", 240).with("w:lineRule", "auto");
        let logo = spec("LetterheadLogo", "Letterhead Logo", Role::SenderLine).custom();
        specs.push(logo.with(free));
        let after = element("w:spacing")
            .with("w:before", 0)
            .with("w:line", twips(self.sheet.letterhead_after))
            .with("w:lineRule", "exact");
        let spacer = spec("LetterheadSpacer", "Letterhead Spacer", Role::SenderLine);
        specs.push(spacer.custom().with(after));
        for (suffix, tail, orientation) in [
            ("", "", Orientation::Portrait),
            ("Landscape", " Landscape", Orientation::Landscape),
        ] {
            let width = Page::new(self.brand, orientation).text_width;
            let tab = || {
                let tab = value("w:tab", "right").with("w:pos", width);
                element("w:tabs").child(tab)
            };
            let rule = self.sheet.running_rule.round() as u32;
            let line = |side| {
                self.border(side, self.sheet.line.hex(), self.sheet.hairline, rule)
            };
            let marks = self.sheet.text(Role::DraftMark).leading;
            let lower = self.sheet.running_head_top - self.sheet.head_top - marks;
            let name = |own: &str| -> &'static str {
                match (own, tail.is_empty()) {
                    ("Header", true) => "header",
                    ("Header", false) => "Header Landscape",
                    ("Footer", true) => "footer",
                    ("Footer", false) => "Footer Landscape",
                    (_, true) => "Marks",
                    (_, false) => "Marks Landscape",
                }
            };
            let own = |own: &str, role| Spec {
                custom: !tail.is_empty() || own == "Marks",
                ..spec(&format!("{own}{suffix}"), name(own), role)
            };
            specs.push(own("Marks", Role::DraftMark).with(value("w:jc", "right")));
            let head = own("Header", Role::RunningHead).with(tab()).before(lower);
            specs.push(head.with(line("w:bottom")));
            specs.push(own("Footer", Role::RunningFoot).with(tab()).with(line("w:top")));
        }
    }
}

/// The line of an empty paragraph.
fn exact(height: f64) -> Element {
    element("w:spacing")
        .with("w:before", 0)
        .with("w:after", 0)
        .with("w:line", twips(height))
        .with("w:lineRule", "exact")
}
