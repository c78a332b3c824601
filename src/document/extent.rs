//! What both writers read off a run of blocks: how long it is, where a letter's foot begins.

use super::company::{MOVABLE, text_extent};
use super::{Block, Content, Parallel, Row, Style, Table, text_of};

/// Text up to this many characters stays in one piece on a page.
pub const SHORT: usize = 900;

/// Text up to this many characters stays in one piece in a column.
pub const SHORT_ROW: usize = 360;

/// Whether a row of two columns stays in one piece: text and lists that are short, and what
/// leads to the next row, if it is not too long for that.
pub fn is_whole_row(row: &Parallel, leads: bool) -> bool {
    let most = if leads { MOVABLE } else { SHORT_ROW };
    let is_short = |blocks: &[Block]| text_extent(blocks).is_some_and(|own| own <= most);
    is_short(&row.first) && is_short(&row.second)
}

/// Whether the last two rows of a table stay on one page: where both are short, and no cell
/// covers several rows.
pub fn ends_together(table: &Table) -> bool {
    let Some((before, [one, two])) = table.rows.split_last_chunk() else { return false };
    let short = |row: &Row| {
        row.cells.iter().map(|cell| text_of(&cell.content).len()).sum::<usize>() <= SHORT
    };
    let mut rows = before.iter().chain([one, two]);
    short(one)
        && short(two)
        && rows.all(|row| row.cells.iter().all(|cell| cell.rowspan <= 1))
}

/// How many characters blocks hold, roughly: tables and the like count as long.
pub fn length(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match &block.content {
            Content::Paragraph(paragraph) => text_of(&paragraph.content).len(),
            Content::Heading { content, .. } => text_of(content).len(),
            Content::Group { blocks, .. } => length(blocks),
            Content::Parallel(row) => length(&row.first).max(length(&row.second)),
            Content::Rule | Content::Facts(_) => 0,
            Content::List(_)
            | Content::Quote { .. }
            | Content::Table(_)
            | Content::Beside { .. }
            | Content::Signatures(_)
            | Content::Contents(_)
            | Content::NewPage(_)
            | Content::Letter(_) => SHORT + 1,
        })
        .sum()
}

/// The style of a block that is a paragraph, or a row that begins with one.
pub fn style_of(block: &Block) -> Option<Style> {
    match &block.content {
        Content::Paragraph(paragraph) => Some(paragraph.style),
        Content::Parallel(row) => {
            row.first.first().or(row.second.first()).and_then(style_of)
        }
        _ => None,
    }
}

/// Whether a block is an addressee.
pub fn is_address(block: &Block) -> bool {
    matches!(block.content, Content::Group { style: Style::Address, .. })
}

/// Before which block of a letter the page's foot is: what is enclosed stands there, and
/// who gets a copy. None of what is no letter.
pub fn foot(blocks: &[Block]) -> Option<usize> {
    blocks.iter().find(|block| style_of(block) == Some(Style::Subject))?;
    let is_signed = |block: &Block| matches!(block.content, Content::Signatures(_));
    let signed = blocks.iter().position(is_signed).unwrap_or(0);
    let is_foot = |block: &Block| style_of(block) == Some(Style::SmallHeading);
    let foot = blocks[signed..].iter().position(is_foot);
    Some(foot.map_or(blocks.len(), |index| signed + index))
}
