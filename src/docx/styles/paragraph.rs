//! Paragraph styles: Word's own where it has one for the purpose, else ours.

use super::Palette;
use super::spec::{Spec, borders, exact, numbered, spec};
use crate::document::{Orientation, Style};
use crate::docx::measure::{Page, twips};
use crate::docx::numbering::STYLED;
use crate::docx::write::{DEPTH, style_of};
use crate::docx::xml::{Element, element, value};
use crate::style::Role;

/// The styles of the tree's own paragraphs: name in Word, whether it is ours, what it builds
/// on, what follows.
const OWN: [(Style, &str, bool, &str, &str); 20] = [
    (Style::Body, "Body Text", false, "Normal", "BodyText"),
    (Style::Small, "Small Text", true, "Normal", "SmallText"),
    (Style::Title, "Title", false, "Normal", "BodyText"),
    (Style::Subtitle, "Subtitle", false, "Title", "BodyText"),
    (Style::Event, "Event", true, "HeadingBase", "Title"),
    (Style::Reference, "Reference Line", true, "SmallText", "ReferenceLine"),
    (Style::PlaceDate, "Place and Date", true, "ReferenceLine", "BodyText"),
    (Style::Delivery, "Delivery", true, "HeadingBase", "Address"),
    (Style::Address, "Address", true, "BodyText", "Address"),
    (Style::Subject, "Subject", true, "HeadingBase", "Salutation"),
    (Style::Salutation, "Salutation", false, "BodyText", "BodyText"),
    (Style::Closing, "Closing", false, "BodyText", "BodyText"),
    (Style::Opening, "Opening", true, "BodyText", "PreambleClause"),
    (Style::Preamble, "Preamble Clause", true, "BodyText", "PreambleClause"),
    (Style::Enacting, "Enacting Formula", true, "BodyText", "Clause"),
    (Style::Clause, "Clause", true, "BodyText", "Clause"),
    (Style::Adoption, "Adoption", true, "BodyText", "BodyText"),
    (Style::Reservation, "Reservation", true, "BodyText", "Reservation"),
    (Style::SmallHeading, "Small Heading", true, "HeadingBase", "SmallText"),
    (Style::AnnexLabel, "Annex Label", true, "Event", "Heading1"),
];

impl Palette<'_> {
    pub(super) fn paragraphs(&self) -> Vec<Element> {
        let body = Role::Style(Style::Body);
        let mut specs = vec![
            Spec { base: None, ..spec("Normal", "Normal", body).before(0.0) },
            spec("HeadingBase", "Heading Base", Role::Heading(3)).custom().before(0.0),
        ];
        specs.extend(OWN.iter().map(|(style, name, custom, base, next)| {
            let own = spec(style_of(*style), name, Role::Style(*style));
            let own = Spec { custom: *custom, ..own.base(base).next(next) };
            match style {
                Style::Reservation => own.with(self.inset()),
                // What the PDF has bookmarks for, the navigation pane shows.
                Style::Title
                | Style::Subject
                | Style::SmallHeading
                | Style::AnnexLabel => own.with(value("w:outlineLvl", 0)),
                _ => own,
            }
        }));
        let further =
            spec("FurtherAddressee", "Further Addressee", Role::Style(Style::Address));
        let further = further.custom().before(self.sheet.address_gap);
        specs.push(further.base("Address").next("Address"));
        let name = "Place and Date of Letter";
        let place = Role::Style(Style::PlaceDate);
        let place = spec("PlaceandDateofLetter", name, place).custom().before(0.0);
        specs.push(place.base("PlaceandDate").next("ReferenceLine"));
        specs.extend((1..=6).map(|level| self.heading(level)));
        let numbered =
            spec("NumberedParagraph", "Numbered Paragraph", Role::Style(Style::Body));
        specs.push(numbered.base("BodyText").custom());
        self.lists(&mut specs);
        // The line at the side stands at the margin.
        let side = || {
            let space = self.sheet.quote_indent.round().min(31.0) as u32;
            borders([self.accent().border("w:left", 1.5, space)])
        };
        let quote = spec("Quote", "Quote", Role::Quote).base("BodyText");
        specs.push(quote.with(self.inset()).with(side()));
        let source = spec("QuoteSource", "Quote Source", Role::Cite).custom();
        let source = source.base("Quote");
        specs.push(source.with(self.inset()).with(side()));
        self.tables_text(&mut specs);
        self.contents(&mut specs);
        self.signatures(&mut specs);
        self.worksheet_text(&mut specs);
        self.furniture(&mut specs);
        specs.push(spec("FootnoteText", "footnote text", Role::Footnote));
        let gap = self.sheet.table_gap;
        let line = self.line().border("w:bottom", self.sheet.hairline, 0);
        specs.push(
            spec("Rule", "Rule", Role::Style(Style::Small))
                .custom()
                .base("SmallText")
                .with(exact(gap, gap * 0.5, 1.0))
                .with(borders([line])),
        );
        self.styles(specs)
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
        const BASES: [&str; 6] =
            ["HeadingBase", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"];
        let name = NAMES[usize::from(level) - 1];
        let mut own = spec(&format!("Heading{level}"), name, Role::Heading(level))
            .base(BASES[usize::from(level) - 1])
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
        const FIRST: [&str; 6] =
            ["ListBullet", "ListDash", "ListNumber", "List", "ListContinue", "ListNote"];
        for (names, first) in NAMES.into_iter().zip(FIRST) {
            for (level, name) in names.into_iter().enumerate() {
                let id = name.replace(' ', "");
                let (role, base) = match first {
                    "ListNote" => (Role::Style(Style::Small), "SmallText"),
                    _ => (Role::ListItem, "BodyText"),
                };
                let base = if level == 0 { base } else { first };
                let mut own = spec(&id, name, role).base(base);
                own.custom = ["ListDash", "ListNote"].contains(&first);
                let carried = STYLED.iter().find(|(style, _)| *style == first);
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
        const BASES: [&str; 5] = ["TOC1", "TOC2", "TOC3", "TOC4", "TOC5"];
        let width = Page::new(self.brand, Orientation::Portrait).text_width;
        let heading = spec("TOCHeading", "TOC Heading", Role::ContentsHeading);
        specs.push(heading.base("HeadingBase").next("BodyText"));
        for (index, name) in NAMES.into_iter().enumerate() {
            let role = Role::ContentsEntry(index as u8 + 1);
            let tab =
                value("w:tab", "right").with("w:leader", "dot").with("w:pos", width);
            let start = twips(self.sheet.list_step * index as f64);
            let mut own = spec(&format!("TOC{}", index + 1), name, role)
                .with(element("w:tabs").child(tab));
            if start > 0 {
                own = own.with(element("w:ind").with("w:left", start));
            }
            let base = if index == 0 { "Normal" } else { BASES[index - 1] };
            specs.push(own.base(base).next("BodyText"));
        }
    }

    /// The indent of quotations, from both margins.
    fn inset(&self) -> Element {
        let indent = twips(self.sheet.quote_indent);
        element("w:ind").with("w:left", indent).with("w:right", indent)
    }
}
