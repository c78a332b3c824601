//! The anchors of a document → names of bookmarks, and the labels printed at them.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, Content, Document, Label};
use crate::docx::xml::{Element, element};

/// The bookmarks of a document. Word takes 40 characters: letters, digits, `_`; a name
/// that begins with `_` is hidden from the list of bookmarks.
pub(super) struct Anchors<'a> {
    names: BTreeMap<String, String>,
    taken: BTreeSet<String>,
    labels: BTreeMap<&'a str, &'a Label>,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let mut labels = BTreeMap::new();
        collect(&document.blocks, &mut labels);
        Self { names: BTreeMap::new(), taken: BTreeSet::new(), labels }
    }

    /// The bookmark of an anchor.
    pub(super) fn bookmark(&mut self, anchor: &str) -> String {
        if let Some(name) = self.names.get(anchor) {
            return name.clone();
        }
        let plain: String = anchor
            .chars()
            .take(28)
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .collect();
        let mut name = format!("_to_{plain}");
        let mut count = 1;
        // Word does not tell capitals from small letters here.
        while !self.taken.insert(name.to_ascii_lowercase()) {
            count += 1;
            name = format!("_to_{plain}_{count}");
        }
        self.names.insert(anchor.into(), name.clone());
        name
    }

    /// Which bookmark stands for which anchor.
    pub(super) fn elements(&self) -> Vec<Element> {
        let one = |(anchor, name): (&String, &String)| {
            // Behind what tells columns and letters apart stands the id of the record.
            let id = anchor.rsplit(' ').next().unwrap_or_default();
            element("anchor").with("bookmark", name).with("id", id)
        };
        self.names.iter().map(one).collect()
    }

    /// The number printed at an anchor.
    pub(super) fn label(&self, anchor: &str) -> Option<&'a Label> {
        self.labels.get(anchor).copied()
    }
}

fn collect<'a>(blocks: &'a [Block], labels: &mut BTreeMap<&'a str, &'a Label>) {
    for block in blocks {
        let label = match &block.content {
            Content::Paragraph(paragraph) => paragraph.label.as_ref(),
            Content::Heading { label, .. } => label.as_ref(),
            _ => None,
        };
        if let (Some(anchor), Some(label)) = (&block.anchor, label) {
            labels.insert(anchor, label);
        }
        match &block.content {
            Content::List(list) => {
                for item in &list.items {
                    if let Some(anchor) = &item.anchor {
                        labels.insert(anchor, &item.label);
                    }
                    collect(&item.blocks, labels);
                }
            }
            Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                collect(blocks, labels);
            }
            Content::Beside { start, end } => {
                collect(start, labels);
                collect(end, labels);
            }
            Content::Parallel(row) => {
                collect(&row.first, labels);
                collect(&row.second, labels);
            }
            Content::Letter(letter) => collect(&letter.blocks, labels),
            _ => {}
        }
    }
}
