//! Colours as Word takes them: by value, and by the theme's name for them, so that another
//! set of colours reaches all that the brand colours.

use super::Palette;
use crate::brand::Color;
use crate::docx::measure::eighths;
use crate::docx::xml::{Element, value};
use crate::style::Ink;

/// A colour, and what the theme calls it. Signals are not the theme's: they stay as they
/// are, whatever the set of colours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    color: Color,
    theme: Option<&'static str>,
}

impl Palette<'_> {
    pub(super) fn ink(&self, ink: Ink) -> Paint {
        let colors = &self.brand.colors;
        let (color, theme) = match ink {
            Ink::Text => (colors.text, Some("text1")),
            Ink::Primary => (colors.primary, Some("accent1")),
            Ink::Secondary => (colors.secondary, Some("accent3")),
            Ink::Alert => (self.sheet.alert, None),
        };
        Paint { color, theme }
    }

    pub(super) fn accent(&self) -> Paint {
        Paint { color: self.brand.colors.accent, theme: Some("accent2") }
    }

    pub(super) fn link(&self) -> Paint {
        Paint { color: self.brand.colors.primary, theme: Some("hyperlink") }
    }

    /// Of hairlines.
    pub(super) fn line(&self) -> Paint {
        Paint { color: self.sheet.line, theme: Some("accent4") }
    }

    /// Of the ground of boxes.
    pub(super) fn tint(&self) -> Paint {
        Paint { color: self.sheet.tint, theme: Some("background2") }
    }

    /// Of the ground of placeholders.
    pub(super) fn highlight(&self) -> Paint {
        Paint { color: self.sheet.highlight, theme: None }
    }
}

impl Paint {
    /// The colour of text.
    pub(super) fn text(self) -> Element {
        self.named(value("w:color", self.color.hex()), "w:themeColor")
    }

    /// A line at a side.
    pub(super) fn border(self, side: &str, weight: f64, space: u32) -> Element {
        let line = value(side, "single")
            .with("w:sz", eighths(weight))
            .with("w:space", space)
            .with("w:color", self.color.hex());
        self.named(line, "w:themeColor")
    }

    /// A ground.
    pub(super) fn ground(self) -> Element {
        let ground = value("w:shd", "clear").with("w:color", "auto");
        self.named(ground.with("w:fill", self.color.hex()), "w:themeFill")
    }

    fn named(self, element: Element, attribute: &str) -> Element {
        match self.theme {
            Some(theme) => element.with(attribute, theme),
            None => element,
        }
    }
}
