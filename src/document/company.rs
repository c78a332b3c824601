//! What stays on a page with the signatures, so that they never stand alone on one. Both
//! writers keep to it.

use super::{Block, Content, Inline, Style, style_of, text_of};

/// Text up to this many characters moves to the next page with the signatures below it:
/// more would leave its own page half empty.
pub(super) const MOVABLE: usize = 800;

/// Whether a block stays with what comes after it because that is signed: the line over
/// the signatures (the close of a letter, an adoption), and the last text before it.
pub fn stays_with_signatures(block: &Block, rest: &[Block]) -> bool {
    let lines = rest.iter().take_while(|block| leads_to_signatures(block)).count();
    let closes = rest.first().and_then(style_of) == Some(Style::Closing);
    let signed = |block: &Block| matches!(block.content, Content::Signatures(_));
    if !closes && !rest.get(lines).is_some_and(signed) {
        return false;
    }
    leads_to_signatures(block) || extent(block).is_some_and(|size| size <= MOVABLE)
}

fn leads_to_signatures(block: &Block) -> bool {
    matches!(style_of(block), Some(Style::Closing | Style::Adoption))
}

/// How many characters blocks of text hold; none of what is no text.
pub(super) fn text_extent(blocks: &[Block]) -> Option<usize> {
    blocks.iter().map(extent).sum()
}

fn extent(block: &Block) -> Option<usize> {
    let sum = text_extent;
    match &block.content {
        Content::Paragraph(paragraph) => Some(text_of(&paragraph.content).len()),
        Content::Heading { content, .. } => Some(text_of(content).len()),
        Content::List(list) => list.items.iter().map(|item| sum(&item.blocks)).sum(),
        Content::Quote { blocks, cite } => {
            let cite: &[Inline] = cite.as_deref().unwrap_or_default();
            Some(sum(blocks)? + text_of(cite).len())
        }
        Content::Group { blocks, .. } => sum(blocks),
        Content::Parallel(row) => Some(sum(&row.first)?.max(sum(&row.second)?)),
        Content::Table(_)
        | Content::Facts(_)
        | Content::Beside { .. }
        | Content::Signatures(_)
        | Content::Contents(_)
        | Content::NewPage(_)
        | Content::Rule
        | Content::Letter(_) => None,
    }
}
