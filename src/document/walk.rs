//! Meets all that the tree says: every text, and every [`Datum`], wherever it stands.

use std::slice;

use super::{
    Block, Content, Datum, Document, Fact, Furniture, Inline, Letter, Row,
    SignatureLayout, Signatures,
};

/// What a text is handed to.
type Visit<'v, 'a> = &'v mut dyn FnMut(&'a [Inline]);

impl Document {
    /// Meets every text that is printed: furniture, blocks, notes; but not labels, and not
    /// tables of contents, which repeat headings.
    pub fn texts<'a>(&'a self, visit: Visit<'_, 'a>) {
        edges(&self.furniture, visit);
        blocks(&self.blocks, visit);
        self.notes.iter().for_each(|note| visit(&note.content));
    }

    /// The blocks that stand on pages and in nothing else: of several letters those of
    /// each, of two columns those of both.
    pub fn flow(&self) -> impl Iterator<Item = &Block> {
        let blocks = self.blocks.iter().flat_map(|block| match &block.content {
            Content::Letter(letter) => &letter.blocks[..],
            _ => slice::from_ref(block),
        });
        blocks.flat_map(|block| match &block.content {
            Content::Parallel(row) => row.first.iter().chain(&row.second),
            _ => slice::from_ref(block).iter().chain(&[]),
        })
    }

    /// The letters of which it consists, where it is several.
    pub fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.blocks.iter().filter_map(|block| match &block.content {
            Content::Letter(letter) => Some(&**letter),
            _ => None,
        })
    }

    /// Meets every datum.
    pub fn data<'a>(&'a self, visit: &mut dyn FnMut(&'a Datum)) {
        self.texts(&mut |text| inlines(text, visit));
    }
}

/// Meets every datum of a text.
pub fn each_datum<'a>(text: &'a [Inline], visit: &mut dyn FnMut(&'a Datum)) {
    inlines(text, visit);
}

fn edges<'a>(furniture: &'a Furniture, visit: Visit<'_, 'a>) {
    for sender in furniture.letterhead.iter().flat_map(|head| &head.senders) {
        visit(&sender.name);
        sender.lines.iter().for_each(|line| visit(line));
    }
    let edges = [
        &furniture.header_start,
        &furniture.header_end,
        &furniture.footer_start,
        &furniture.footer_end,
    ];
    edges.into_iter().for_each(|edge| visit(edge));
    let marks = [&furniture.draft_mark, &furniture.classification];
    marks.into_iter().flatten().for_each(|mark| visit(mark));
}

fn blocks<'a>(list: &'a [Block], visit: Visit<'_, 'a>) {
    for block in list {
        match &block.content {
            Content::Paragraph(paragraph) => visit(&paragraph.content),
            Content::Heading { content, .. } => visit(content),
            Content::List(list) => {
                list.items.iter().for_each(|item| blocks(&item.blocks, visit));
            }
            Content::Quote { blocks: quoted, cite } => {
                blocks(quoted, visit);
                cite.iter().for_each(|cite| visit(cite));
            }
            Content::Table(table) => {
                table.caption.iter().for_each(|caption| visit(caption));
                rows(&table.head, visit);
                rows(&table.rows, visit);
                table.note.iter().for_each(|note| visit(note));
            }
            Content::Facts(facts) => {
                facts.iter().flat_map(Fact::texts).for_each(|text| visit(text));
            }
            Content::Group { blocks: grouped, .. } => blocks(grouped, visit),
            Content::Beside { start, end } => {
                blocks(start, visit);
                blocks(end, visit);
            }
            Content::Parallel(row) => {
                blocks(&row.first, visit);
                blocks(&row.second, visit);
            }
            Content::Signatures(own) => signatures(own, visit),
            Content::Letter(letter) => {
                edges(&letter.furniture, visit);
                blocks(&letter.blocks, visit);
            }
            Content::Contents(_) | Content::NewPage(_) | Content::Rule => {}
        }
    }
}

/// Of each layout what it prints.
fn signatures<'a>(signatures: &'a Signatures, visit: Visit<'_, 'a>) {
    if signatures.layout == SignatureLayout::Table {
        signatures.heads.iter().for_each(|head| visit(head));
    }
    for signature in &signatures.list {
        visit(&signature.name);
        if signatures.layout == SignatureLayout::List {
            continue;
        }
        signature.office.iter().for_each(|line| visit(line));
        let parts = [
            &signature.on_behalf,
            &signature.country,
            &signature.reference,
            &signature.status,
        ];
        parts.into_iter().flatten().for_each(|part| visit(part));
    }
}

fn rows<'a>(rows: &'a [Row], visit: Visit<'_, 'a>) {
    rows.iter().flat_map(|row| &row.cells).for_each(|cell| visit(&cell.content));
}

fn inlines<'a>(list: &'a [Inline], visit: &mut dyn FnMut(&'a Datum)) {
    for inline in list {
        match inline {
            Inline::Datum(datum) => {
                visit(datum);
                inlines(&datum.content, visit);
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Capitals(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => inlines(content, visit),
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
