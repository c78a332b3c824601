//! Where the text begins that stays on a page with the signatures, and who can sign in the
//! file.

use minijinja::{Value, context};

use super::{Writer, unmarked};
use crate::document::{
    Block, Content, Signature, SignatureLayout, Style, stays_with_signatures, text_of,
};
use crate::style::Role;
use crate::typeset::{FIELD, Field};

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

    /// The target of the link that is the place of a signature field.
    pub(super) fn field(&mut self, one: &Signature) -> String {
        let number = self.fields.len();
        // A full stop would part the name of a field from that of one within it.
        let id = one.id.replace('.', "-");
        let is_taken = |name: &String| self.fields.iter().any(|own| own.name == *name);
        let further = (2..).map(|count| format!("{id}-{count}"));
        let name = std::iter::once(id.clone()).chain(further).find(|own| !is_taken(own));
        let lines = std::iter::once(&one.name).chain(&one.office).chain(&one.country);
        let lines = lines.map(|line| text_of(line)).filter(|line| !line.is_empty());
        let tooltip = lines.collect::<Vec<_>>().join(", ");
        let origin = one.origin.clone();
        self.fields.push(Field { origin, name: name.unwrap_or(id), tooltip });
        format!("{FIELD}{number}")
    }

    fn stays(&self, block: &Block, rest: &[Block]) -> bool {
        self.sheet.leads(block) || stays_with_signatures(block, rest)
    }

    pub(super) fn gap_before(&self, block: &Block) -> f64 {
        match &block.content {
            Content::Parallel(row) => {
                let first = [row.first.first(), row.second.first()];
                let gaps = first.into_iter().flatten().map(|own| self.gap_before(own));
                gaps.fold(0.0, f64::max)
            }
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
    pub(super) fn gap_after(&self, block: &Block) -> f64 {
        match &block.content {
            Content::Table(table) if table.note.is_some() => 0.0,
            Content::Table(_) | Content::Facts(_) | Content::Rule => self.sheet.table_gap,
            Content::Signatures(own) if own.layout == SignatureLayout::Table => {
                self.sheet.table_gap
            }
            Content::Parallel(row) => {
                let last = [row.first.last(), row.second.last()];
                let gaps = last.into_iter().flatten().map(|own| self.gap_after(own));
                gaps.fold(0.0, f64::max)
            }
            _ => 0.0,
        }
    }
}
