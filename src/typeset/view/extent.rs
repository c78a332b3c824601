//! What is read off a run of blocks: where links may lead, how long labels are.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Content, Document, Paragraph};

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
            Content::Parallel(row) => {
                longest_labels(&row.first, out);
                longest_labels(&row.second, out);
            }
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
            Content::Parallel(row) => {
                collect_anchors(&row.first, out);
                collect_anchors(&row.second, out);
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
