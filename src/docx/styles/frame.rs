//! Styles of paragraphs that stand in a frame: in tables, signature grids, head and foot.

use super::Palette;
use super::spec::{Spec, borders, exact, spec};
use crate::document::{Orientation, Style};
use crate::docx::measure::{Page, TABLE_END};
use crate::docx::xml::{Element, element, value};
use crate::style::{Ink, Role};

impl Palette<'_> {
    pub(super) fn tables_text(&self, specs: &mut Vec<Spec<'_>>) {
        let caption = spec("Caption", "caption", Role::TableCaption);
        specs.push(caption.base("HeadingBase").next("BodyText"));
        for (id, name, role, base, side) in [
            ("TableText", "Table Text", Role::TableCell, "SmallText", None),
            (
                "TableTextCentered",
                "Table Text Centered",
                Role::TableCell,
                "TableText",
                Some("center"),
            ),
            (
                "TableTextRight",
                "Table Text Right",
                Role::TableCell,
                "TableText",
                Some("right"),
            ),
            ("TableHead", "Table Head", Role::TableHead, "TableText", None),
            (
                "TableHeadCentered",
                "Table Head Centered",
                Role::TableHead,
                "TableHead",
                Some("center"),
            ),
            (
                "TableHeadRight",
                "Table Head Right",
                Role::TableHead,
                "TableHead",
                Some("right"),
            ),
            ("FactLabel", "Fact Label", Role::FactLabel, "TableHead", None),
            ("FactValue", "Fact Value", Role::FactValue, "TableText", None),
            ("TableNote", "Table Note", Role::TableNote, "TableText", None),
        ] {
            // Figures of one width, so that columns of numbers align.
            let figures = element("w14:numSpacing").with("w14:val", "tabular");
            let own = spec(id, name, role).custom().base(base).run(figures);
            specs.push(match side {
                Some(side) => own.with(value("w:jc", side)),
                None => own,
            });
        }
        // Word gives tables no gap: empty lines of an exact height stand in for it, less the
        // weight of the table's own lines. What follows a table has a gap of its own, which
        // is a part of the whole.
        let body = self.sheet.text(Role::Style(Style::Body));
        let item = self.sheet.text(Role::ListItem);
        let before = self.sheet.table_gap - self.sheet.rule;
        let after = self.sheet.table_gap - self.sheet.hairline - body.before;
        for (id, name, height) in [
            ("TableEnd", "Table End", TABLE_END),
            ("TableSpacer", "Table Spacer", before),
            ("TableFollower", "Table Follower", after.max(1.0)),
            (
                "TableFollowerList",
                "Table Follower List",
                after + body.before - item.before,
            ),
            ("LayoutSpacer", "Layout Spacer", body.before),
        ] {
            let own = self.empty(id, name, height);
            specs.push(match id {
                "TableEnd" => own,
                "TableSpacer" => own.base("TableEnd").with(element("w:keepNext")),
                _ => own.base("TableEnd"),
            });
        }
    }

    /// An empty line that stands for a gap.
    fn empty<'a>(&self, id: &str, name: &'a str, height: f64) -> Spec<'a> {
        let own = spec(id, name, Role::Style(Style::Body)).custom();
        own.with(exact(0.0, 0.0, height)).run(value("w:sz", 2)).run(value("w:szCs", 2))
    }

    pub(super) fn signatures(&self, specs: &mut Vec<Spec<'_>>) {
        for (id, name, role, base) in [
            ("SignatureLine", "Signature Line", Role::SignatureLine, "SmallText"),
            ("SignatureName", "Signature Name", Role::SignatureName, "BodyText"),
            (
                "SignatureCountry",
                "Signature Country",
                Role::SignatureCountry,
                "SignatureLine",
            ),
        ] {
            specs.push(spec(id, name, role).custom().base(base));
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
        let below = "Signature Space Below";
        for (id, name, base, gap) in [
            ("SignatureSpace", "Signature Space", "SignatureLine", 0.0),
            ("SignatureSpaceBelow", below, "SignatureSpace", self.sheet.signature_gap),
        ] {
            specs.push(
                spec(id, name, Role::SignatureLine)
                    .custom()
                    .base(base)
                    .before(free + gap)
                    .with(borders([self.ink(Ink::Text).border("w:bottom", 0.6, 1)]))
                    .run(element("w:i"))
                    .run(element("w:iCs")),
            );
        }
    }

    pub(super) fn furniture(&self, specs: &mut Vec<Spec<'_>>) {
        let sender = |id, name, role| spec(id, name, role).custom().base("SenderLine");
        let line = sender("SenderLine", "Sender Line", Role::SenderLine);
        specs.push(line.base("SmallText"));
        specs.push(sender("SenderName", "Sender Name", Role::SenderName));
        // A line as high as the picture in it.
        let free = element("w:spacing")
            .with("w:before", 0)
            .with("w:after", 0)
            .with("w:line", 240)
            .with("w:lineRule", "auto");
        let logo = sender("LetterheadLogo", "Letterhead Logo", Role::SenderLine);
        specs.push(logo.with(free));
        let name = "Letterhead Spacer";
        let gap = self.empty("LetterheadSpacer", name, self.sheet.letterhead_after);
        specs.push(gap.base("TableEnd"));
        if let Some(air) = self.air {
            for (id, name, height) in [
                ("LetterSpaceAbove", "Letter Space Above", air.above),
                ("LetterSpaceBelow", "Letter Space Below", air.below),
            ] {
                let gap = self.empty(id, name, f64::from(height.max(1)));
                specs.push(gap.base("TableEnd"));
            }
        }
        self.running(specs);
    }

    /// Head and foot. The end of the line is further out on a landscape page.
    fn running(&self, specs: &mut Vec<Spec<'_>>) {
        let tab = |orientation| {
            let width = Page::new(self.brand, orientation).text_width;
            element("w:tabs").child(value("w:tab", "right").with("w:pos", width))
        };
        let (upright, lying) = (tab(Orientation::Portrait), tab(Orientation::Landscape));
        let rule = self.sheet.running_rule.round() as u32;
        let line = |side| borders([self.line().border(side, self.sheet.hairline, rule)]);
        let marks = self.sheet.text(Role::DraftMark).leading;
        let lower = self.sheet.running_head_top - self.sheet.head_top - marks;
        let running = spec("RunningText", "Running Text", Role::RunningHead).custom();
        specs.push(running.base("SmallText").with(upright.clone()));
        let head = |id, name, base, tab: &Element| {
            let own = spec(id, name, Role::RunningHead).base(base).before(lower);
            own.with(tab.clone()).with(line("w:bottom"))
        };
        let foot = |id, name, base, tab: &Element| {
            let own = spec(id, name, Role::RunningFoot).base(base);
            own.with(tab.clone()).with(line("w:top"))
        };
        let marks = |id, name, base| {
            let own = spec(id, name, Role::DraftMark).custom().base(base);
            own.with(value("w:jc", "right"))
        };
        specs.push(head("Header", "header", "RunningText", &upright));
        specs
            .push(head("HeaderLandscape", "Header Landscape", "Header", &lying).custom());
        specs.push(foot("Footer", "footer", "RunningText", &upright));
        specs
            .push(foot("FooterLandscape", "Footer Landscape", "Footer", &lying).custom());
        specs.push(marks("Marks", "Marks", "SmallText"));
        specs.push(marks("MarksLandscape", "Marks Landscape", "Marks"));
    }
}
