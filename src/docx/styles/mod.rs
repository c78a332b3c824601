//! A brand's measures → `styles.xml`. Everything in a document looks as a style says;
//! nothing is formatted by hand.

mod character;
mod frame;
mod paragraph;
mod spec;
mod table;

use super::language;
use super::measure::{half_points, twips};
use super::numbering::Numbering;
use super::xml::{Element, element, value};
use crate::brand::Brand;
use crate::document::{Content, Document, Style};
use crate::style::{Face, Ink, Role, Sheet, Text};

/// What the styles are made of.
struct Palette<'a> {
    brand: &'a Brand,
    sheet: Sheet,
    headings: Option<usize>,
    /// How many sign.
    signatories: usize,
}

/// What of a document its styles depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needs {
    /// For `w:lang`.
    pub(super) language: String,
    /// The list that counts the headings.
    pub(super) headings: Option<usize>,
    pub(super) signatories: usize,
}

impl Needs {
    pub(super) fn new(document: &Document, numbering: &Numbering) -> Self {
        let mut contents = document.flow().map(|block| &block.content);
        let signatories = contents.find_map(|content| match content {
            Content::Signatures(signatures) => Some(signatures.list.len()),
            _ => None,
        });
        Self {
            language: language::word(&document.language).to_owned(),
            headings: numbering.headings(),
            signatories: signatories.unwrap_or(2),
        }
    }
}

/// The part.
pub(super) fn part(needs: &Needs, brand: &Brand) -> Element {
    let Needs { headings, signatories, .. } = *needs;
    let palette = Palette { brand, sheet: Sheet::new(brand), headings, signatories };
    element("w:styles")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .with("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006")
        .with("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml")
        .with("mc:Ignorable", "w14")
        .child(palette.defaults(&needs.language))
        .children(palette.paragraphs())
        .children(palette.characters())
        .children(palette.tables())
        .child(no_list())
}

fn no_list() -> Element {
    element("w:style")
        .with("w:type", "numbering")
        .with("w:default", 1)
        .with("w:styleId", "NoList")
        .child(value("w:name", "No List"))
        .child(value("w:uiPriority", 99))
        .child(element("w:semiHidden"))
        .child(element("w:unhideWhenUsed"))
}

impl Palette<'_> {
    /// What holds where no style says otherwise. Kerning and ligatures are on: with them
    /// Word breaks lines where the PDF does.
    fn defaults(&self, language: &str) -> Element {
        let body = self.sheet.text(Role::Style(Style::Body));
        let size = half_points(body.size);
        let run = element("w:rPr")
            .child(self.fonts(Face::Body))
            .child(value("w:color", self.ink(Ink::Text)))
            .child(value("w:kern", 2))
            .child(value("w:sz", size))
            .child(value("w:szCs", size))
            .child(
                value("w:lang", language)
                    .with("w:eastAsia", language)
                    .with("w:bidi", "ar-SA"),
            )
            .child(element("w14:ligatures").with("w14:val", "standardContextual"))
            .child(element("w14:numForm").with("w14:val", "lining"));
        let paragraph = element("w:pPr").child(element("w:widowControl")).child(
            element("w:spacing")
                .with("w:before", 0)
                .with("w:after", 0)
                .with("w:line", twips(body.leading))
                .with("w:lineRule", "exact"),
        );
        element("w:docDefaults")
            .child(element("w:rPrDefault").child(run))
            .child(element("w:pPrDefault").child(paragraph))
    }

    fn fonts(&self, face: Face) -> Element {
        let families = match face {
            Face::Body => &self.brand.fonts.body,
            Face::Heading => &self.brand.fonts.heading,
        };
        let name = families.first().map_or("", String::as_str);
        ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"]
            .into_iter()
            .fold(element("w:rFonts"), |fonts, script| fonts.with(script, name))
    }

    fn ink(&self, ink: Ink) -> String {
        let colors = &self.brand.colors;
        match ink {
            Ink::Text => colors.text,
            Ink::Primary => colors.primary,
            Ink::Secondary => colors.secondary,
            Ink::Alert => self.sheet.alert,
        }
        .hex()
    }

    /// The run properties of a text.
    fn run(&self, text: &Text) -> Element {
        let mut out = element("w:rPr");
        if text.face == Face::Heading {
            out = out.child(self.fonts(text.face));
        }
        for (on, name) in [(text.bold, "w:b"), (text.italic, "w:i")] {
            if on {
                out = out.child(element(name)).child(element(&format!("{name}Cs")));
            }
        }
        let size = half_points(text.size);
        out.child(value("w:color", self.ink(text.ink)))
            .child(value("w:sz", size))
            .child(value("w:szCs", size))
    }
}
