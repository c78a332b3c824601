//! Points and millimetres → Word's units, and the page in them.

use super::xml::{Element, element};
use crate::brand::Brand;
use crate::document::Orientation;
use crate::style::Sheet;

/// Height of the empty line that Word wants below a table, in points.
pub(super) const TABLE_END: f64 = 1.0;

/// Twentieths of a point.
pub(super) fn twips(points: f64) -> u32 {
    // Measures of a page are far below what fits; a negative one is a mistake worth 0.
    (points * 20.0).round().max(0.0) as u32
}

/// Half points, as sizes are counted.
pub(super) fn half_points(points: f64) -> u32 {
    (points * 2.0).round().max(1.0) as u32
}

/// Eighths of a point, as borders are counted.
pub(super) fn eighths(points: f64) -> u32 {
    (points * 8.0).round().max(2.0) as u32
}

/// English metric units, as pictures are counted.
pub(super) fn emu(millimetres: f64) -> u64 {
    (millimetres * 36_000.0).round().max(1.0) as u64
}

fn from_mm(millimetres: f64) -> u32 {
    twips(millimetres * 72.0 / 25.4)
}

/// A page in twips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) orientation: Orientation,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) top: u32,
    pub(super) bottom: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text_width: u32,
    /// From the edge to the header.
    pub(super) header: u32,
    /// From the edge to the footer.
    pub(super) footer: u32,
}

impl Page {
    /// What a section says of its page: size, margins, and the columns of its text.
    pub(super) fn properties(&self) -> [Element; 3] {
        let mut size = element("w:pgSz").with("w:w", self.width).with("w:h", self.height);
        if self.orientation == Orientation::Landscape {
            size = size.with("w:orient", "landscape");
        }
        let margins = element("w:pgMar")
            .with("w:top", self.top)
            .with("w:right", self.end)
            .with("w:bottom", self.bottom)
            .with("w:left", self.start)
            .with("w:header", self.header)
            .with("w:footer", self.footer)
            .with("w:gutter", 0);
        [size, margins, element("w:cols").with("w:space", 708)]
    }

    /// The brand's page, lying as asked.
    pub(super) fn new(brand: &Brand, orientation: Orientation) -> Self {
        let page = &brand.page;
        let sheet = Sheet::new(brand);
        let (width, height) = match orientation {
            Orientation::Portrait => (page.width, page.height),
            Orientation::Landscape => (page.height, page.width),
        };
        let (width, start, end) =
            (from_mm(width), from_mm(page.start), from_mm(page.end));
        Self {
            orientation,
            width,
            height: from_mm(height),
            top: from_mm(page.top),
            bottom: from_mm(page.bottom),
            start,
            end,
            text_width: width.saturating_sub(start + end),
            header: twips(sheet.head_top),
            footer: twips(sheet.foot_bottom),
        }
    }
}
