//! How documents look, as values that both writers read: colours, faces, page, logo.
//! The words of a brand (header, footer, name) are not here: `compose` puts them into the
//! document's furniture.

use std::sync::Arc;

use crate::standards::Standards;

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Six hexadecimal digits in capitals, as Word writes colours: `1F3864`.
    pub fn hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// Reads `#1F3864` or `#abc`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let value = |part: &str| u8::from_str_radix(part, 16).ok();
        match digits.len() {
            6 if digits.is_ascii() => Some(Self(
                value(&digits[0..2])?,
                value(&digits[2..4])?,
                value(&digits[4..6])?,
            )),
            3 if digits.is_ascii() => {
                let twice = |i: usize| value(&digits[i..=i]).map(|v| v * 17);
                Some(Self(twice(0)?, twice(1)?, twice(2)?))
            }
            _ => None,
        }
    }

    /// Contrast to another colour by WCAG 2.2, from 1.0 to 21.0.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

/// The colours of a brand. `text` and `primary` stand on white.
#[derive(Debug, Clone, PartialEq)]
pub struct Colors {
    /// Titles, headings, links, the letterhead's rule.
    pub primary: Color,
    /// Small print: footers, labels, captions.
    pub secondary: Color,
    /// Running text.
    pub text: Color,
    /// Ornaments: list marks, the thin second rule. Never text.
    pub accent: Color,
}

/// The font families of a brand, in the order they are tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Fonts {
    pub body: Vec<String>,
    pub heading: Vec<String>,
    pub fallback: Vec<String>,
    /// Whether the Word file carries the faces.
    pub embed: bool,
    /// Size of running text, in points.
    pub size: f64,
}

/// The page, in millimetres.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub top: f64,
    pub bottom: f64,
    pub start: f64,
    pub end: f64,
}

/// What a logo file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    Svg,
    Png,
    Jpeg,
}

/// A picture with its alternative text.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    pub data: Arc<[u8]>,
    pub format: ImageFormat,
    /// Alternative text, in the document's language.
    pub alt: String,
    /// Height on the page, in millimetres; the width follows.
    pub height: f64,
    /// Width divided by height.
    pub aspect: f64,
}

/// What the signature fields of PDFs ask of those who sign.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignatureFields {
    /// Whether a signature locks the file but for the fields of the other signatories.
    pub lock: bool,
    /// The forms of signature that are taken, as PDF names them; all if none is named.
    pub formats: Vec<String>,
    /// The digests that may be signed; all if none is named.
    pub digests: Vec<String>,
}

/// Everything of a brand that is not words.
#[derive(Debug, Clone, PartialEq)]
pub struct Brand {
    pub colors: Colors,
    pub fonts: Fonts,
    pub page: Page,
    pub logo: Option<Logo>,
    /// The standards that PDFs keep, where the brand says so.
    pub standards: Option<Standards>,
    /// Where PDFs have a field for each signature that is still to come.
    pub signature_fields: Option<SignatureFields>,
    /// Whether text stands in two columns, where titles have less room.
    pub columns: bool,
}

/// Bundled families for scripts that no text face has, behind the fallbacks of any brand.
pub const SCRIPT_FAMILIES: [&str; 4] = [
    "Noto Serif Hebrew",
    "Noto Naskh Arabic",
    "Noto Serif Georgian",
    "Noto Serif Armenian",
];

/// What the sides of a page give to two columns, in millimetres, and what they keep.
const SIDE: f64 = 6.0;
const LEAST_SIDE: f64 = 18.0;
/// How much smaller running text is in two columns, in points, and how small it may be.
const STEP: f64 = 1.0;
const LEAST_SIZE: f64 = 9.0;

impl Brand {
    /// The same for two columns: with smaller text and sides.
    #[must_use]
    pub fn in_columns(mut self) -> Self {
        let less = |own: f64, by: f64, least: f64| (own - by).max(least).min(own);
        let Self { fonts, page, .. } = &mut self;
        fonts.size = less(fonts.size, STEP, LEAST_SIZE);
        page.start = less(page.start, SIDE, LEAST_SIDE);
        page.end = less(page.end, SIDE, LEAST_SIDE);
        Self { columns: true, ..self }
    }

    /// All that the shared measures and styles depend on.
    pub fn without_logo(&self) -> Self {
        Self {
            colors: self.colors.clone(),
            fonts: self.fonts.clone(),
            page: self.page.clone(),
            logo: None,
            standards: None,
            signature_fields: None,
            columns: self.columns,
        }
    }
}

impl Default for Brand {
    fn default() -> Self {
        Self {
            colors: Colors {
                primary: Color(0x1F, 0x38, 0x64),
                secondary: Color(0x55, 0x5F, 0x6E),
                text: Color(0x1A, 0x1F, 0x2A),
                accent: Color(0xB0, 0x8D, 0x3C),
            },
            fonts: Fonts {
                body: vec!["Source Serif 4".into()],
                heading: vec!["Source Sans 3".into()],
                fallback: SCRIPT_FAMILIES.map(String::from).to_vec(),
                embed: true,
                size: 11.0,
            },
            page: Page {
                width: 210.0,
                height: 297.0,
                top: 25.0,
                bottom: 25.0,
                start: 28.0,
                end: 28.0,
            },
            logo: None,
            standards: None,
            signature_fields: None,
            columns: false,
        }
    }
}
