//! Paragraph styles: Word's own where it has one for the purpose, else ours.

use super::Palette;
use super::spec::{Spec, numbered, spec};
use crate::document::{Orientation, Style};
use crate::docx::measure::{Page, twips};
use crate::docx::numbering::STYLED;
use crate::docx::write::{DEPTH, style_of};
use crate::docx::xml::{Element, element, value};
use crate::style::Role;

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
        specs.into_iter().map(|spec| self.style_of_paragraph(spec)).collect()
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

    /// The indent of quotations, from both margins.
    fn inset(&self) -> Element {
        let indent = twips(self.sheet.quote_indent);
        element("w:ind").with("w:left", indent).with("w:right", indent)
    }
}
