//! What is read off a run of blocks: how long they are, where links may lead, what they end.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Content, Document, Paragraph, Style, text_of};

/// Text up to this many characters stays in one piece on a page.
pub(super) const SHORT: usize = 900;

pub(super) fn style(block: &Block) -> Option<Style> {
    match &block.content {
        Content::Paragraph(paragraph) => Some(paragraph.style),
        _ => None,
    }
}

/// How many characters blocks hold, roughly: tables and the like count as long.
pub(super) fn length(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match &block.content {
            Content::Paragraph(paragraph) => text_of(&paragraph.content).len(),
            Content::Heading { content, .. } => text_of(content).len(),
            Content::Group { blocks, .. } => length(blocks),
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

/// The longest label of each sequence of numbered paragraphs: the text of all of them
/// begins behind it.
pub(super) fn longest_labels<'a>(blocks: &'a [Block], out: &mut BTreeMap<u32, &'a str>) {
    for block in blocks {
        match &block.content {
            Content::Paragraph(Paragraph { label: Some(label), .. }) => {
                let longest = out.entry(label.numbering.sequence).or_default();
                if label.text.chars().count() > longest.chars().count() {
                    *longest = &label.text;
                }
            }
            Content::List(list) => {
                list.items.iter().for_each(|item| longest_labels(&item.blocks, out));
            }
            Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                longest_labels(blocks, out);
            }
            Content::Letter(letter) => longest_labels(&letter.blocks, out),
            _ => {}
        }
    }
}

/// The anchors of headings, which alone a table of contents can be tagged with.
pub(super) fn headings(document: &Document) -> Vec<&str> {
    document
        .flow()
        .filter(|block| matches!(block.content, Content::Heading { .. }))
        .filter_map(|block| block.anchor.as_deref())
        .collect()
}

/// All anchors, those in lists, quotations and groups too.
pub(super) fn collect_anchors<'a>(blocks: &'a [Block], out: &mut BTreeSet<&'a str>) {
    for block in blocks {
        out.extend(block.anchor.as_deref());
        match &block.content {
            Content::List(list) => {
                for item in &list.items {
                    out.extend(item.anchor.as_deref());
                    collect_anchors(&item.blocks, out);
                }
            }
            Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                collect_anchors(blocks, out);
            }
            Content::Beside { start, end } => {
                collect_anchors(start, out);
                collect_anchors(end, out);
            }
            Content::Letter(letter) => collect_anchors(&letter.blocks, out),
            Content::Paragraph(_)
            | Content::Heading { .. }
            | Content::Table(_)
            | Content::Facts(_)
            | Content::Signatures(_)
            | Content::Contents(_)
            | Content::NewPage(_)
            | Content::Rule => {}
        }
    }
}
