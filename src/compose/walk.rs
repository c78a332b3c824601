//! Meets the text of a document that is being finished, to settle marks and references.

use crate::diagnostic::Origin;
use crate::document::{Block, Content, Furniture, Inline, Signature, Table};

/// Meets every inline of a document in reading order, with the value it comes from.
pub(super) struct Walk<'a> {
    pub visit: &'a mut dyn FnMut(&mut Inline, Option<&Origin>),
}

impl Walk<'_> {
    pub fn furniture(&mut self, furniture: &mut Furniture) {
        for sender in furniture.letterhead.iter_mut().flat_map(|head| &mut head.senders) {
            self.inlines(&mut sender.name, None);
            sender.lines.iter_mut().for_each(|line| self.inlines(line, None));
        }
        let Furniture { header_start, header_end, footer_start, footer_end, .. } =
            furniture;
        for edge in [header_start, header_end, footer_start, footer_end] {
            self.inlines(edge, None);
        }
        self.optional(&mut furniture.draft_mark);
        self.optional(&mut furniture.classification);
    }

    pub fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match &mut block.content {
                Content::Paragraph(paragraph) => {
                    self.inlines(&mut paragraph.content, None)
                }
                Content::Heading { content, .. } => self.inlines(content, None),
                Content::List(list) => {
                    list.items.iter_mut().for_each(|item| self.blocks(&mut item.blocks));
                }
                Content::Quote { blocks, cite } => {
                    self.blocks(blocks);
                    self.optional(cite);
                }
                Content::Table(table) => self.table(table),
                Content::Facts(facts) => {
                    for fact in facts {
                        self.inlines(&mut fact.label, None);
                        self.inlines(&mut fact.value, None);
                        if let Some(beside) = &mut fact.beside {
                            self.inlines(&mut beside.label, None);
                            self.inlines(&mut beside.value, None);
                        }
                    }
                }
                Content::Group { blocks, .. } => self.blocks(blocks),
                Content::Beside { start, end } => {
                    self.blocks(start);
                    self.blocks(end);
                }
                Content::Parallel(row) => {
                    self.blocks(&mut row.first);
                    self.blocks(&mut row.second);
                }
                Content::Signatures(signatures) => {
                    for head in &mut signatures.heads {
                        self.inlines(head, None);
                    }
                    signatures.list.iter_mut().for_each(|own| self.signature(own));
                }
                Content::Letter(letter) => {
                    self.furniture(&mut letter.furniture);
                    self.blocks(&mut letter.blocks);
                }
                Content::Contents(_) | Content::NewPage(_) | Content::Rule => {}
            }
        }
    }

    fn table(&mut self, table: &mut Table) {
        self.optional(&mut table.caption);
        for row in table.head.iter_mut().chain(&mut table.rows) {
            for cell in &mut row.cells {
                self.inlines(&mut cell.content, None);
            }
        }
        self.optional(&mut table.note);
    }

    /// In the order that the writers print.
    fn signature(&mut self, own: &mut Signature) {
        self.optional(&mut own.status);
        self.optional(&mut own.on_behalf);
        self.inlines(&mut own.name, None);
        for line in &mut own.office {
            self.inlines(line, None);
        }
        self.optional(&mut own.country);
        self.optional(&mut own.reference);
    }

    fn optional(&mut self, inlines: &mut Option<Vec<Inline>>) {
        if let Some(inlines) = inlines {
            self.inlines(inlines, None);
        }
    }

    pub fn inlines(&mut self, inlines: &mut [Inline], origin: Option<&Origin>) {
        for inline in inlines {
            (self.visit)(inline, origin);
            match inline {
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Capitals(content)
                | Inline::Link { content, .. }
                | Inline::Foreign { content, .. } => self.inlines(content, origin),
                Inline::Datum(datum) => {
                    self.inlines(&mut datum.content, Some(&datum.origin))
                }
                Inline::Text(_)
                | Inline::Reference { .. }
                | Inline::NoteMark { .. }
                | Inline::Placeholder(_)
                | Inline::LineBreak
                | Inline::PageNumber
                | Inline::PageCount => {}
            }
        }
    }
}
