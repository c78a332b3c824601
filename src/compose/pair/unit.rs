//! Blocks in one language come in; the parts that are put beside those of the other go out.

use crate::document::{Block, Content, List, Paragraph, SHORT_ROW, Style, text_of};

/// What stands beside its like.
pub(super) struct Unit {
    /// Alike in both languages: what it is, and of which value.
    pub key: String,
    pub place: Place,
    pub blocks: Vec<Block>,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the column of its language.
    Column,
    /// Across both columns, one language after the other.
    Across,
    /// Across both columns, once.
    Once,
    /// Who signs.
    Signed,
    /// Labels and values.
    Facts,
    Contents,
}

/// Tables of more columns have no room beside each other.
const COLUMNS: usize = 2;

/// The parts of a document, in their order.
pub(super) fn units(blocks: Vec<Block>) -> Vec<Unit> {
    let mut out: Vec<Unit> = vec![];
    for block in blocks {
        let key = key(&block);
        let place = place(&block.content);
        // What heads a table across both columns is of its language as well.
        if place == Place::Across
            && let Some(heading) = out.last_mut().filter(|own| heads_table(own))
        {
            heading.key = format!("{} {key}", heading.key);
            heading.place = place;
            heading.blocks.push(block);
            continue;
        }
        match block.content {
            Content::Beside { start, end } => {
                for (side, blocks) in [("start", start), ("end", end)] {
                    if !blocks.is_empty() {
                        let key = format!("{key} {side}");
                        out.push(Unit { key, place: Place::Column, blocks });
                    }
                }
            }
            // What heads an annex is one with the label above it.
            Content::Heading { .. } if out.last().is_some_and(is_label) => {
                if let Some(label) = out.last_mut() {
                    label.blocks.push(block);
                }
            }
            _ => out.push(Unit { key, place, blocks: vec![block] }),
        }
    }
    out
}

fn heads_table(unit: &Unit) -> bool {
    matches!(&unit.blocks[..], [Block { content: Content::Paragraph(own), .. }]
        if own.style == Style::SmallHeading)
}

fn is_label(unit: &Unit) -> bool {
    matches!(&unit.blocks[..], [Block { content: Content::Paragraph(own), .. }]
        if own.style == Style::AnnexLabel)
}

fn place(content: &Content) -> Place {
    match content {
        Content::Table(table) if table.columns.len() > COLUMNS => Place::Across,
        Content::Signatures(_) => Place::Signed,
        Content::Facts(_) => Place::Facts,
        Content::Contents(_) => Place::Contents,
        Content::NewPage(_) | Content::Rule => Place::Once,
        _ => Place::Column,
    }
}

fn key(block: &Block) -> String {
    let what = match &block.content {
        Content::Paragraph(Paragraph { style, .. }) => format!("{style:?}"),
        Content::Heading { level, .. } => format!("heading {level}"),
        Content::List(_) => "list".to_owned(),
        Content::Quote { .. } => "quote".to_owned(),
        Content::Table(table) => format!("table of {}", table.columns.len()),
        Content::Facts(_) => "facts".to_owned(),
        Content::Group { style, .. } => format!("group {style:?}"),
        Content::Beside { .. } => "beside".to_owned(),
        Content::Parallel(_) => "row".to_owned(),
        Content::Signatures(_) => "signatures".to_owned(),
        Content::Contents(_) => "contents".to_owned(),
        Content::NewPage(orientation) => format!("{orientation:?}"),
        Content::Rule => "rule".to_owned(),
        Content::Letter(_) => "letter".to_owned(),
    };
    match &block.origin {
        Some(origin) => format!("{what} {}#{}", origin.file, origin.pointer),
        None => what,
    }
}

/// What stands in the rows of two parts that say the same: one row, or of long lists of the
/// same items one for each.
pub(super) fn split(
    first: Vec<Block>,
    second: Vec<Block>,
) -> Vec<(Vec<Block>, Vec<Block>)> {
    let [own, theirs] = [&first, &second].map(|blocks| list(blocks));
    let is_split = own.zip(theirs).is_some_and(|(own, theirs)| {
        // A list that may not stay on one page is put beside the other item by item.
        let long = |list: &List| SHORT_ROW < items(list);
        let alike =
            own.items.iter().zip(&theirs.items).all(|(a, b)| a.origin == b.origin);
        alike && own.items.len() == theirs.items.len() && (long(own) || long(theirs))
    });
    match is_split {
        true => single(first).into_iter().zip(single(second)).collect(),
        false => vec![(first, second)],
    }
}

fn list(blocks: &[Block]) -> Option<&List> {
    match blocks {
        [Block { content: Content::List(list), .. }] => Some(list),
        _ => None,
    }
}

fn items(list: &List) -> usize {
    list.items.iter().map(|item| length(&item.blocks)).sum()
}

fn length(blocks: &[Block]) -> usize {
    let of = |block: &Block| match &block.content {
        Content::Paragraph(own) => text_of(&own.content).len(),
        Content::List(list) => items(list),
        _ => 0,
    };
    blocks.iter().map(of).sum()
}

/// The items of a list, each as a list of its own.
fn single(blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let mut out = vec![];
    for Block { origin, mut anchor, language, content } in blocks {
        let Content::List(List { marker, items }) = content else { continue };
        for item in items {
            let content = Content::List(List { marker, items: vec![item] });
            let (origin, language) = (origin.clone(), language.clone());
            out.push(vec![Block { origin, anchor: anchor.take(), language, content }]);
        }
    }
    out
}
