//! Meets all that the tree says, in the order in which it stands, and in it every
//! [`Datum`].

use super::{Block, Content, Datum, Document, Fact, Inline, Label, Row};

/// A stretch of the document's text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Passage<'a> {
    Inlines(&'a [Inline]),
    /// Computed for the whole: a number, an entry of the contents, a note's mark.
    Computed(&'a str),
}

impl Document {
    /// Meets every datum: furniture, blocks, notes.
    pub fn data<'a>(&'a self, visit: &mut dyn FnMut(&'a Datum)) {
        self.passages(&mut |passage| {
            if let Passage::Inlines(list) = passage {
                data(list, visit);
            }
        });
    }

    /// Meets every stretch of text: furniture, blocks, notes.
    pub fn passages<'a>(&'a self, visit: &mut dyn FnMut(Passage<'a>)) {
        let furniture = &self.furniture;
        let mut inlines = |list: &'a [Inline]| visit(Passage::Inlines(list));
        for sender in furniture.letterhead.iter().flat_map(|head| &head.senders) {
            inlines(&sender.name);
            sender.lines.iter().for_each(|line| inlines(line));
        }
        let edges = [
            &furniture.header_start,
            &furniture.header_end,
            &furniture.footer_start,
            &furniture.footer_end,
        ];
        edges.into_iter().for_each(|edge| inlines(edge));
        let marks = [&furniture.draft_mark, &furniture.classification];
        marks.into_iter().flatten().for_each(|mark| inlines(mark));
        blocks(&self.blocks, visit);
        for note in &self.notes {
            visit(Passage::Computed(&note.mark));
            visit(Passage::Inlines(&note.content));
        }
    }
}

fn blocks<'a>(list: &'a [Block], visit: &mut dyn FnMut(Passage<'a>)) {
    for block in list {
        match &block.content {
            Content::Paragraph(paragraph) => {
                label(paragraph.label.as_ref(), visit);
                inlines(&paragraph.content, visit);
            }
            Content::Heading { label: number, content, .. } => {
                label(number.as_ref(), visit);
                inlines(content, visit);
            }
            Content::List(list) => {
                for item in &list.items {
                    label(Some(&item.label), visit);
                    blocks(&item.blocks, visit);
                }
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
            Content::Contents(entries) => {
                entries.iter().for_each(|entry| visit(Passage::Computed(&entry.text)));
            }
            Content::NewPage(_) | Content::Rule => {}
        }
    }
}

fn rows<'a>(rows: &'a [Row], visit: &mut dyn FnMut(Passage<'a>)) {
    rows.iter().flat_map(|row| &row.cells).for_each(|cell| inlines(&cell.content, visit));
}

fn label<'a>(label: Option<&'a Label>, visit: &mut dyn FnMut(Passage<'a>)) {
    label.iter().for_each(|label| visit(Passage::Computed(&label.text)));
}

fn inlines<'a>(list: &'a [Inline], visit: &mut dyn FnMut(Passage<'a>)) {
    visit(Passage::Inlines(list));
}

fn data<'a>(list: &'a [Inline], visit: &mut dyn FnMut(&'a Datum)) {
    for inline in list {
        match inline {
            Inline::Datum(datum) => {
                visit(datum);
                data(&datum.content, visit);
            }
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Capitals(content)
            | Inline::Link { content, .. }
            | Inline::Foreign { content, .. } => data(content, visit),
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
