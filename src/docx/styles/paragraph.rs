//! Paragraph styles: Word's own where it has one for the purpose, else ours.

use super::Palette;
use crate::document::{Orientation, Style};
use crate::docx::measure::{Page, eighths, twips};
use crate::docx::numbering::STYLED;
use crate::docx::write::{DEPTH, style_of};
use crate::docx::xml::{Element, element, value};
use crate::style::{Ink, Role};

/// A paragraph style in the making.
struct Spec<'a> {
    id: String,
    name: &'a str,
    base: Option<&'a str>,
    next: Option<&'a str>,
    role: Role,
    custom: bool,
    /// What the role does not say.
    paragraph: Vec<Element>,
    run: Vec<Element>,
    before: Option<f64>,
}

fn spec<'a>(id: &str, name: &'a str, role: Role) -> Spec<'a> {
    Spec {
        id: id.into(),
        name,
        base: Some("Normal"),
        next: None,
        role,
        custom: false,
        paragraph: vec![],
        run: vec![],
        before: None,
    }
}

impl<'a> Spec<'a> {
    fn custom(self) -> Self {
        Self { custom: true, ..self }
    }

    fn base(self, base: &'a str) -> Self {
        Self { base: Some(base), ..self }
    }

    fn next(self, next: &'a str) -> Self {
        Self { next: Some(next), ..self }
    }

    fn before(self, before: f64) -> Self {
        Self { before: Some(before), ..self }
    }

    fn with(mut self, paragraph: Element) -> Self {
        self.paragraph.push(paragraph);
        self
    }

    fn run(mut self, run: Element) -> Self {
        self.run.push(run);
        self
    }
}

/// The styles of the tree's own paragraphs: name in Word, whether it is ours, what follows.
const OWN: [(Style, &str, bool, &str); 20] = [
    (Style::Body, "Body Text", false, "BodyText"),
    (Style::Title, "Title", false, "BodyText"),
    (Style::Subtitle, "Subtitle", false, "BodyText"),
    (Style::Event, "Event", true, "Title"),
    (Style::PlaceDate, "Place and Date", true, "BodyText"),
    (Style::Reference, "Reference Line", true, "ReferenceLine"),
    (Style::Delivery, "Delivery", true, "Address"),
    (Style::Address, "Address", true, "Address"),
    (Style::Subject, "Subject", true, "Salutation"),
    (Style::Salutation, "Salutation", false, "BodyText"),
    (Style::Closing, "Closing", false, "BodyText"),
    (Style::Opening, "Opening", true, "PreambleClause"),
    (Style::Preamble, "Preamble Clause", true, "PreambleClause"),
    (Style::Enacting, "Enacting Formula", true, "Clause"),
    (Style::Clause, "Clause", true, "Clause"),
    (Style::Adoption, "Adoption", true, "BodyText"),
    (Style::Reservation, "Reservation", true, "Reservation"),
    (Style::Small, "Small Text", true, "SmallText"),
    (Style::SmallHeading, "Small Heading", true, "SmallText"),
    (Style::AnnexLabel, "Annex Label", true, "Heading1"),
];

impl Palette<'_> {
    pub(super) fn paragraphs(&self) -> Vec<Element> {
        let mut specs = vec![Spec {
            base: None,
            before: Some(0.0),
            ..spec("Normal", "Normal", Role::Style(Style::Body))
        }];
        specs.extend(OWN.iter().map(|(style, name, custom, next)| {
            let own = spec(style_of(*style), name, Role::Style(*style)).next(next);
            let own = Spec { custom: *custom, ..own };
            match style {
                Style::Reservation => own.with(self.inset()),
                _ => own,
            }
        }));
        specs.extend((1..=6).map(|level| self.heading(level)));
        let numbered =
            spec("NumberedParagraph", "Numbered Paragraph", Role::Style(Style::Body));
        specs.push(numbered.base("BodyText").custom());
        self.lists(&mut specs);
        // The line at the side stands at the margin.
        let side = || {
            let accent = self.brand.colors.accent.hex();
            let space = self.sheet.quote_indent.round().min(31.0) as u32;
            self.border("w:left", accent, 1.5, space)
        };
        let quote = spec("Quote", "Quote", Role::Quote).with(self.inset()).with(side());
        specs.push(quote);
        let source = spec("QuoteSource", "Quote Source", Role::Cite).custom();
        specs.push(source.with(self.inset()).with(side()));
        self.tables_text(&mut specs);
        self.contents(&mut specs);
        self.signatures(&mut specs);
        self.furniture(&mut specs);
        specs.push(spec("FootnoteText", "footnote text", Role::Footnote));
        specs.push(
            spec("Rule", "Rule", Role::Style(Style::Small))
                .custom()
                .with(
                    element("w:spacing")
                        .with("w:before", twips(self.sheet.table_gap))
                        .with("w:after", twips(self.sheet.table_gap * 0.5))
                        .with("w:line", 20)
                        .with("w:lineRule", "exact"),
                )
                .with(self.border(
                    "w:bottom",
                    self.sheet.line.hex(),
                    self.sheet.hairline,
                    0,
                )),
        );
        specs.into_iter().map(|spec| self.paragraph(spec)).collect()
    }

    fn heading(&self, level: u8) -> Spec<'static> {
        const NAMES: [&str; 6] = [
            "heading 1",
            "heading 2",
            "heading 3",
            "heading 4",
            "heading 5",
            "heading 6",
        ];
        let name = NAMES[usize::from(level) - 1];
        let mut own = spec(&format!("Heading{level}"), name, Role::Heading(level))
            .next("BodyText")
            .with(value("w:outlineLvl", level - 1))
            .with(element("w:suppressAutoHyphens"));
        if let Some(list) = self.headings {
            own = own.with(numbered(list, usize::from(level) - 1));
        }
        own
    }

    fn lists(&self, specs: &mut Vec<Spec<'_>>) {
        const NAMES: [[&str; DEPTH]; 6] = [
            [
                "List Bullet",
                "List Bullet 2",
                "List Bullet 3",
                "List Bullet 4",
                "List Bullet 5",
            ],
            ["List Dash", "List Dash 2", "List Dash 3", "List Dash 4", "List Dash 5"],
            [
                "List Number",
                "List Number 2",
                "List Number 3",
                "List Number 4",
                "List Number 5",
            ],
            ["List", "List 2", "List 3", "List 4", "List 5"],
            [
                "List Continue",
                "List Continue 2",
                "List Continue 3",
                "List Continue 4",
                "List Continue 5",
            ],
            ["List Note", "List Note 2", "List Note 3", "List Note 4", "List Note 5"],
        ];
        for names in NAMES {
            for (level, name) in names.into_iter().enumerate() {
                let id = name.replace(' ', "");
                let base = names[0].replace(' ', "");
                let role = match base.as_str() {
                    "ListNote" => Role::Style(Style::Small),
                    _ => Role::ListItem,
                };
                let mut own = spec(&id, name, role);
                own.custom = ["ListDash", "ListNote"].contains(&base.as_str());
                let carried = STYLED.iter().find(|(style, _)| *style == base);
                own = match carried {
                    Some((_, list)) => own.with(numbered(*list, level)),
                    None => {
                        let step = self.sheet.list_step * (level + 1) as f64;
                        own.with(element("w:ind").with("w:left", twips(step)))
                    }
                };
                specs.push(own);
            }
        }
    }

    fn tables_text(&self, specs: &mut Vec<Spec<'_>>) {
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

    fn contents(&self, specs: &mut Vec<Spec<'_>>) {
        const NAMES: [&str; 6] = ["toc 1", "toc 2", "toc 3", "toc 4", "toc 5", "toc 6"];
        let width = Page::new(self.brand, Orientation::Portrait).text_width;
        specs.push(
            spec("TOCHeading", "TOC Heading", Role::ContentsHeading).next("BodyText"),
        );
        for (index, name) in NAMES.into_iter().enumerate() {
            let role = Role::ContentsEntry(index as u8 + 1);
            let tab =
                value("w:tab", "right").with("w:leader", "dot").with("w:pos", width);
            let start = twips(self.sheet.list_step * index as f64);
            let own = spec(&format!("TOC{}", index + 1), name, role)
                .with(element("w:tabs").child(tab))
                .with(element("w:ind").with("w:left", start));
            specs.push(own.next("BodyText"));
        }
    }

    fn signatures(&self, specs: &mut Vec<Spec<'_>>) {
        for (id, name, role) in [
            ("SignatureName", "Signature Name", Role::SignatureName),
            ("SignatureLine", "Signature Line", Role::SignatureLine),
            ("SignatureCountry", "Signature Country", Role::SignatureCountry),
        ] {
            specs.push(spec(id, name, role).custom());
        }
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

    fn furniture(&self, specs: &mut Vec<Spec<'_>>) {
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

    /// The indent of quotations, from both margins.
    fn inset(&self) -> Element {
        let indent = twips(self.sheet.quote_indent);
        element("w:ind").with("w:left", indent).with("w:right", indent)
    }

    fn border(&self, side: &str, color: String, weight: f64, space: u32) -> Element {
        let line = value(side, "single")
            .with("w:sz", eighths(weight))
            .with("w:space", space)
            .with("w:color", color);
        element("w:pBdr").child(line)
    }

    fn paragraph(&self, spec: Spec<'_>) -> Element {
        let text = self.sheet.text(spec.role);
        let mut paragraph = element("w:pPr");
        if text.keep_with_next {
            paragraph = paragraph.child(element("w:keepNext"));
        }
        if text.keep_together {
            paragraph = paragraph.child(element("w:keepLines"));
        }
        if !spec.paragraph.iter().any(|own| own.name == "w:spacing") {
            paragraph = paragraph.child(
                element("w:spacing")
                    .with("w:before", twips(spec.before.unwrap_or(text.before)))
                    .with("w:after", twips(text.after))
                    .with("w:line", twips(text.leading))
                    .with("w:lineRule", "exact"),
            );
        }
        paragraph = paragraph.children(spec.paragraph);
        crate::docx::order::sort(&mut paragraph);
        let mut run = self.run(&text);
        for own in spec.run {
            run.remove(&own.name);
            run = run.child(own);
        }
        crate::docx::order::sort(&mut run);
        let mut style = element("w:style").with("w:type", "paragraph");
        if spec.custom {
            style = style.with("w:customStyle", 1);
        }
        if spec.base.is_none() {
            style = style.with("w:default", 1);
        }
        style = style.with("w:styleId", &spec.id).child(value("w:name", spec.name));
        if let Some(base) = spec.base {
            style = style.child(value("w:basedOn", base));
        }
        if let Some(next) = spec.next.filter(|next| *next != spec.id) {
            style = style.child(value("w:next", next));
        }
        let mut style = style
            .child(value("w:uiPriority", 10))
            .child(element("w:qFormat"))
            .child(paragraph)
            .child(run);
        crate::docx::order::sort(&mut style);
        style
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

fn numbered(list: usize, level: usize) -> Element {
    element("w:numPr").child(value("w:ilvl", level)).child(value("w:numId", list))
}
