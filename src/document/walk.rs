//! Meets all that the tree says of the record: every [`Datum`], wherever it stands.

use super::{Block, Content, Datum, Document, Fact, Inline, Row};

impl Document {
    /// Meets every datum: furniture, blocks, notes.
    pub fn data<'a>(&'a self, visit: &mut dyn FnMut(&'a Datum)) {
        let furniture = &self.furniture;
        for sender in furniture.letterhead.iter().flat_map(|head| &head.senders) {
            inlines(&sender.name, visit);
            sender.lines.iter().for_each(|line| inlines(line, visit));
        }
        let edges = [
            &furniture.header_start,
            &furniture.header_end,
            &furniture.footer_start,
            &furniture.footer_end,
        ];
        edges.into_iter().for_each(|edge| inlines(edge, visit));
        let marks = [&furniture.draft_mark, &furniture.classification];
        marks.into_iter().flatten().for_each(|mark| inlines(mark, visit));
        blocks(&self.blocks, visit);
        self.notes.iter().for_each(|note| inlines(&note.content, visit));
    }
}

fn blocks<'a>(list: &'a [Block], visit: &mut dyn FnMut(&'a Datum)) {
    for block in list {
        match &block.content {
            Content::Paragraph(paragraph) => inlines(&paragraph.content, visit),
            Content::Heading { content, .. } => inlines(content, visit),
            Content::List(list) => {
                list.items.iter().for_each(|item| blocks(&item.blocks, visit));
            }
            Content::Quote { blocks: quoted, cite } => {
                blocks(quoted, visit);
                cite.iter().for_each(|cite| inlines(cite, visit));
            }
            Content::Table(table) => {
                table.caption.iter().for_each(|caption| inlines(caption, visit));
                rows(&table.head, visit);
                rows(&table.rows, visit);
                table.note.iter().for_each(|note| inlines(note, visit));
            }
            Content::Facts(facts) => {
                for Fact { label, value } in facts {
                    inlines(label, visit);
                    inlines(value, visit);
                }
            }
            Content::Group { blocks: grouped, .. } => blocks(grouped, visit),
            Content::Beside { start, end } => {
                blocks(start, visit);
                blocks(end, visit);
            }
            Content::Signatures(signatures) => {
                signatures.heads.iter().for_each(|head| inlines(head, visit));
                for signature in &signatures.list {
                    let parts = [
                        &signature.on_behalf,
                        &signature.country,
                        &signature.reference,
                        &signature.status,
                    ];
                    inlines(&signature.name, visit);
                    signature.office.iter().for_each(|line| inlines(line, visit));
                    parts.into_iter().flatten().for_each(|part| inlines(part, visit));
                }
            }
            Content::Contents(_) | Content::NewPage(_) | Content::Rule => {}
        }
    }
}

fn rows<'a>(rows: &'a [Row], visit: &mut dyn FnMut(&'a Datum)) {
    rows.iter().flat_map(|row| &row.cells).for_each(|cell| inlines(&cell.content, visit));
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
