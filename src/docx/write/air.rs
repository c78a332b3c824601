//! What a letter of one page leaves free stands over its text and over its foot, as in the
//! PDF: lines of the heights that were measured there.

use docx_rs::DocumentChild;

use super::{Line, Writer};
use crate::document::{Block, Content, Signatures, Style, foot, text_of};
use crate::docx::Pages;
use crate::style::{Role, Sheet};

/// The heights of the two, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::docx) struct Air {
    pub(in crate::docx) above: u32,
    pub(in crate::docx) below: u32,
}

/// Letters that differ by less than this share their styles.
const STEP: u32 = 3;

/// What Word may need more than the PDF, in points: the page must not flow over.
const SPARE: f64 = 9.0;

/// Characters of a status that stand in one line of a signature block.
const STATUS: usize = 40;

impl Air {
    /// That of a document; none where the PDF has none.
    pub(in crate::docx) fn new(
        blocks: &[Block],
        sheet: &Sheet,
        pages: &Pages,
    ) -> Option<Self> {
        let [above, below] = pages.air[..] else { return None };
        // The gaps of what follows go into the air of the PDF, and stand beside it here.
        let before = |style| sheet.text(Role::Style(style)).before;
        let head = match blocks.first().map(|block| &block.content) {
            Some(Content::Beside { .. }) => before(Style::Body),
            _ => 0.0,
        };
        let signed = blocks.iter().filter_map(|block| match &block.content {
            Content::Signatures(signatures) => Some(higher(signatures, sheet)),
            _ => None,
        });
        let less = before(Style::SmallHeading) + SPARE + signed.sum::<f64>();
        let stepped = |points: f64| points.max(0.0) as u32 / STEP * STEP;
        let (above, below) =
            (stepped(f64::from(above) - head), stepped(f64::from(below) - less));
        (above + below > 0).then_some(Self { above, below })
    }
}

/// How much higher signature blocks are in Word, where a long status adds lines.
fn higher(signatures: &Signatures, sheet: &Sheet) -> f64 {
    let lines = |row: &[crate::document::Signature]| {
        let status = row.iter().filter_map(|one| one.status.as_ref());
        let longest = status.map(|text| text_of(text).chars().count()).max();
        longest.unwrap_or(0).saturating_sub(1) / STATUS
    };
    let lines: usize = signatures.list.chunks(2).map(lines).sum();
    lines as f64 * sheet.text(Role::SignatureLine).leading
}

impl Writer<'_> {
    /// The line over the text, or over the foot, if these blocks are the whole letter.
    pub(super) fn air(
        &self,
        blocks: &[Block],
        index: usize,
        out: &mut Vec<DocumentChild>,
    ) {
        let whole = &self.document.blocks;
        if !std::ptr::eq(blocks, whole.as_slice()) {
            return;
        }
        let Some(air) = Air::new(whole, &Sheet::new(self.brand), &self.options.pages)
        else {
            return;
        };
        if index == 0 && air.above > 0 {
            out.push(Line::new("LetterSpaceAbove", vec![]).block());
        }
        if Some(index) == foot(blocks) && air.below > 0 {
            out.push(Line::new("LetterSpaceBelow", vec![]).block());
        }
    }
}
