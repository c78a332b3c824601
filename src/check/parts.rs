//! A document comes in; its sections, blocks, items and clauses go out in the order of the
//! text, with how deep they stand.

use crate::model::{Annex, At, Block, Clause, DocumentRecord, Item, Section};

/// A part of a document.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'a> {
    /// The depth of its heading (1 is outermost), and of the nearest heading around it.
    Section(&'a Section, usize, usize),
    Annex(&'a Annex),
    Block(&'a Block),
    /// The depth in its list; 1 is outermost.
    Item(&'a Item, usize),
    Clause(&'a Clause),
    Operative(&'a crate::model::Part),
}

impl<'a> Part<'a> {
    /// The name that references use.
    pub(super) fn id(self) -> Option<&'a At<String>> {
        match self {
            Self::Section(section, ..) => section.id.as_ref(),
            Self::Annex(annex) => annex.id.as_ref(),
            Self::Block(block) => block.id(),
            Self::Item(item, _) => item.id.as_ref(),
            Self::Clause(clause) => clause.id.as_ref(),
            Self::Operative(part) => part.id.as_ref(),
        }
    }
}

/// All parts of a document.
pub(super) fn of(document: &DocumentRecord) -> Vec<Part<'_>> {
    let mut out = vec![];
    blocks(&document.opening_blocks, &mut out);
    document.preamble.iter().for_each(|own| clause(own, &mut out));
    for part in &document.operative {
        out.push(Part::Operative(part));
        part.clauses.iter().for_each(|own| clause(own, &mut out));
    }
    sections(&document.sections, 1, 0, &mut out);
    blocks(&document.body, &mut out);
    for annex in &document.annexes {
        out.push(Part::Annex(annex));
        blocks(&annex.blocks, &mut out);
        sections(&annex.sections, 2, 1, &mut out);
    }
    out
}

fn sections<'a>(
    list: &'a [Section],
    depth: usize,
    around: usize,
    out: &mut Vec<Part<'a>>,
) {
    for section in list {
        out.push(Part::Section(section, depth, around));
        blocks(&section.blocks, out);
        let own = if section.heading.is_some() { depth } else { around };
        sections(&section.sections, depth + 1, own, out);
    }
}

fn blocks<'a>(list: &'a [Block], out: &mut Vec<Part<'a>>) {
    for block in list {
        out.push(Part::Block(block));
        if let Block::List(list) = block {
            items(&list.items, 1, out);
        }
    }
}

fn items<'a>(list: &'a [Item], depth: usize, out: &mut Vec<Part<'a>>) {
    for item in list {
        out.push(Part::Item(item, depth));
        items(&item.items, depth + 1, out);
    }
}

fn clause<'a>(clause: &'a Clause, out: &mut Vec<Part<'a>>) {
    out.push(Part::Clause(clause));
    items(&clause.items, 1, out);
}
