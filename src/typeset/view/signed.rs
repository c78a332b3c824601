//! Where the text begins that stays on a page with the signatures.

use minijinja::{Value, context};

use super::{Writer, unmarked};
use crate::document::{Block, Content, SignatureLayout, Style, stays_with_signatures};
use crate::style::Role;

impl Writer<'_> {
    /// What stands before a block, if it and all that follow it stay with signatures.
    pub(super) fn before_signing(&self, blocks: &[Block], index: usize) -> Option<Value> {
        let is_signed = |block: &Block| matches!(block.content, Content::Signatures(_));
        let signed = index + blocks[index..].iter().position(is_signed)?;
        let stays = |at: &usize| self.stays(&blocks[*at], &blocks[*at + 1..]);
        let first = (0..signed).rev().take_while(stays).last().unwrap_or(signed);
        (first == index).then(|| {
            let gap = self.gap_before(&blocks[index]);
            let above = index.checked_sub(1).map(|at| &blocks[at]);
            let over = above.map_or(0.0, |block| self.gap_after(block)).min(gap);
            let content = context! { kind => "before-signing", gap, over };
            unmarked(context! { id => self.signing_id(), ..content })
        })
    }

    /// The name of the next signatures.
    pub(super) fn signing_id(&self) -> String {
        self.signed.to_string()
    }

    fn stays(&self, block: &Block, rest: &[Block]) -> bool {
        let keeps = match &block.content {
            Content::Paragraph(own) => {
                own.keep_with_next
                    || self.sheet.text(Role::Style(own.style)).keep_with_next
            }
            Content::Heading { .. } => true,
            _ => false,
        };
        keeps || stays_with_signatures(block, rest)
    }

    fn gap_before(&self, block: &Block) -> f64 {
        match &block.content {
            Content::Paragraph(own) => self.before(Role::Style(own.style)),
            Content::Heading { level, .. } => self.before(Role::Heading(*level)),
            Content::List(_) => self.before(Role::ListItem),
            Content::Group { style, blocks } => self.gap(blocks, Role::Style(*style)),
            Content::Signatures(own) => match own.layout {
                SignatureLayout::Blocks => 0.0,
                SignatureLayout::Table => self.sheet.table_gap,
                SignatureLayout::List => self.before(Role::Style(Style::Body)),
            },
            _ => self.before(Role::Quote),
        }
    }

    /// Of a block that has a gap of its own below it.
    fn gap_after(&self, block: &Block) -> f64 {
        match &block.content {
            Content::Table(table) if table.note.is_some() => 0.0,
            Content::Table(_) | Content::Facts(_) | Content::Rule => self.sheet.table_gap,
            Content::Signatures(own) if own.layout == SignatureLayout::Table => {
                self.sheet.table_gap
            }
            _ => 0.0,
        }
    }
}
