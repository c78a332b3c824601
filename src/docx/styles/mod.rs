//! A brand's measures → `styles.xml`. Everything in a document looks as a style says;
//! nothing is formatted by hand. A style builds on another wherever it looks like it, and
//! says what is different; faces and colours are those of the theme. So a change of Body
//! Text, of Heading 1 or of the theme reaches all that it should.

mod base;
mod character;
mod frame;
mod paint;
mod paragraph;
mod spec;
mod table;
mod worksheet;

use self::spec::{Look, exact};
use super::Pages;
use super::language;
use super::measure::half_points;
use super::numbering::Numbering;
use super::order;
use super::write::Air;
use super::xml::{Element, element, value};
use crate::brand::Brand;
use crate::document::{Content, Document, Style};
use crate::style::{Face, Role, Sheet, Text};

/// What the styles are made of.
struct Palette<'a> {
    brand: &'a Brand,
    sheet: Sheet,
    headings: Option<usize>,
    /// How many sign.
    signatories: usize,
    air: Option<Air>,
    /// The languages of a table for translators, for `w:lang`.
    worksheet: Option<[String; 2]>,
    /// What holds where no style says otherwise.
    defaults: Look,
}

/// What of a document its styles depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Needs {
    /// For `w:lang`.
    pub(super) language: String,
    /// The list that counts the headings.
    pub(super) headings: Option<usize>,
    pub(super) signatories: usize,
    /// The room that a short letter leaves.
    pub(super) air: Option<Air>,
    /// The languages of a table for translators.
    worksheet: Option<[String; 2]>,
}

impl Needs {
    pub(super) fn new(
        document: &Document,
        brand: &Brand,
        numbering: &Numbering,
        pages: &Pages,
    ) -> Self {
        let mut contents = document.flow().map(|block| &block.content);
        let signatories = contents.find_map(|content| match content {
            Content::Signatures(signatures) => Some(signatures.list.len()),
            _ => None,
        });
        Self {
            language: language::word(&document.language).to_owned(),
            headings: numbering.headings(),
            signatories: signatories.unwrap_or(2),
            air: Air::new(&document.blocks, &Sheet::new(brand), pages),
            worksheet: None,
        }
    }

    /// Those of a table for translators, with its language and those of its columns.
    pub(super) fn worksheet(language: &str, columns: [String; 2]) -> Self {
        Self {
            language: language.to_owned(),
            headings: None,
            signatories: 2,
            air: None,
            worksheet: Some(columns),
        }
    }
}

/// The part.
pub(super) fn part(needs: &Needs, brand: &Brand) -> Element {
    let Needs { headings, signatories, air, .. } = *needs;
    let sheet = Sheet::new(brand);
    let defaults = Look { paragraph: element("w:pPr"), run: element("w:rPr") };
    let worksheet = needs.worksheet.clone();
    let mut palette =
        Palette { brand, sheet, headings, signatories, air, worksheet, defaults };
    palette.defaults = palette.defaults(&needs.language);
    let defaults = element("w:docDefaults")
        .child(element("w:rPrDefault").child(palette.defaults.run.clone()))
        .child(element("w:pPrDefault").child(palette.defaults.paragraph.clone()));
    element("w:styles")
        .with("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
        .with("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006")
        .with("xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml")
        .with("mc:Ignorable", "w14")
        .child(defaults)
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
    fn defaults(&self, language: &str) -> Look {
        let body = self.sheet.text(Role::Style(Style::Body));
        let run = self
            .run(&body)
            .child(value("w:kern", 2))
            .child(
                value("w:lang", language)
                    .with("w:eastAsia", language)
                    .with("w:bidi", "ar-SA"),
            )
            .child(element("w14:ligatures").with("w14:val", "standardContextual"))
            .child(element("w14:numForm").with("w14:val", "lining"));
        let mut look =
            Look {
                paragraph: element("w:pPr")
                    .child(element("w:widowControl"))
                    .child(exact(0.0, 0.0, body.leading)),
                run,
            };
        order::sort(&mut look.run);
        look
    }

    /// The theme's face for a purpose, which readers that know no themes find by its name.
    fn fonts(&self, face: Face) -> Element {
        let (families, theme) = match face {
            Face::Body => (&self.brand.fonts.body, "minor"),
            Face::Heading => (&self.brand.fonts.heading, "major"),
        };
        let name = families.first().map_or("", String::as_str);
        [
            ("w:ascii", "w:asciiTheme", "HAnsi"),
            ("w:hAnsi", "w:hAnsiTheme", "HAnsi"),
            ("w:eastAsia", "w:eastAsiaTheme", "EastAsia"),
            ("w:cs", "w:cstheme", "Bidi"),
        ]
        .into_iter()
        .fold(element("w:rFonts"), |fonts, (script, attribute, part)| {
            fonts.with(script, name).with(attribute, format!("{theme}{part}"))
        })
    }

    /// The run properties of a text.
    fn run(&self, text: &Text) -> Element {
        let mut out = element("w:rPr").child(self.fonts(text.face));
        for (on, name) in [(text.bold, "w:b"), (text.italic, "w:i")] {
            if on {
                out = out.child(element(name)).child(element(&format!("{name}Cs")));
            }
        }
        let size = half_points(text.size);
        out.child(self.ink(text.ink).text())
            .child(value("w:sz", size))
            .child(value("w:szCs", size))
    }
}
