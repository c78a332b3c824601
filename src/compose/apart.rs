//! Names and numbers of a part of a document are made to differ from those of the others,
//! where several parts say the same: copies of a letter, columns in two languages.

use crate::document::{Block, Content, Inline, Item, Label, Parallel, Target};

/// What makes the names and numbers of one part its own.
#[derive(Debug, Default)]
pub(super) struct Apart {
    /// Goes before anchors, with a space, which no anchor of the record has; nothing for
    /// those that stay.
    name: Option<String>,
    /// How far its sequences of numbers are from those of the record.
    sequences: u32,
    /// The last sequence that is taken.
    highest: u32,
}

impl Apart {
    /// Begins a part.
    pub fn begin(&mut self, name: Option<String>) {
        self.name = name;
        self.sequences = self.highest;
    }

    /// Sets the blocks of the part apart; what stands in their text is left.
    pub fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            block.anchor.iter_mut().for_each(|own| self.name(own));
            match &mut block.content {
                Content::Paragraph(own) => {
                    own.label.iter_mut().for_each(|label| self.label(label));
                }
                Content::Heading { label, .. } => {
                    label.iter_mut().for_each(|label| self.label(label));
                }
                Content::List(list) => {
                    list.items.iter_mut().for_each(|item| self.item(item));
                }
                Content::Quote { blocks, .. } | Content::Group { blocks, .. } => {
                    self.blocks(blocks);
                }
                Content::Beside { start: one, end: other }
                | Content::Parallel(Parallel { first: one, second: other, .. }) => {
                    self.blocks(one);
                    self.blocks(other);
                }
                Content::Contents(entries) => {
                    entries.iter_mut().for_each(|entry| self.name(&mut entry.anchor));
                }
                Content::Letter(letter) => self.blocks(&mut letter.blocks),
                Content::Table(_)
                | Content::Facts(_)
                | Content::Signatures(_)
                | Content::NewPage(_)
                | Content::Rule => {}
            }
        }
    }

    /// Lets a piece of text lead to the part's own places.
    pub fn inline(&self, inline: &mut Inline) {
        if let Inline::Reference { anchor, .. }
        | Inline::Link { target: Target::Anchor(anchor), .. } = inline
        {
            self.name(anchor);
        }
    }

    fn name(&self, anchor: &mut String) {
        if let Some(name) = &self.name {
            *anchor = format!("{name} {anchor}");
        }
    }

    fn label(&mut self, label: &mut Label) {
        label.numbering.sequence += self.sequences;
        self.highest = self.highest.max(label.numbering.sequence);
    }

    fn item(&mut self, item: &mut Item) {
        item.anchor.iter_mut().for_each(|anchor| self.name(anchor));
        self.label(&mut item.label);
        self.blocks(&mut item.blocks);
    }
}
