//! The record's blocks come in, the document's go out.

use super::context::{Composer, paragraph};
use crate::document::{
    Block, Content, Inline, Label, Marker, Numbering, Paragraph, Scope, SignatureLayout,
    Style,
};
use crate::model::{self, BlockType, GeneratedBlock, ParagraphNumbering};

impl Composer {
    /// Blocks of running text.
    pub fn blocks(&self, blocks: &[model::Block]) -> Vec<Block> {
        let mut out = vec![];
        // Lists below a numbered paragraph stand at its text.
        let mut level = 0;
        for (index, block) in blocks.iter().enumerate() {
            match block {
                model::Block::Paragraph(paragraph) => {
                    let introduces =
                        matches!(blocks.get(index + 1), Some(model::Block::List(_)));
                    let made = self.paragraph(paragraph, introduces);
                    level = made.as_ref().map_or(level, |own| u8::from(is_numbered(own)));
                    out.extend(made);
                }
                model::Block::Quote(quote) => {
                    let text = paragraph(Style::Body, self.text(&quote.text));
                    let cite = quote.cite.as_ref().map(|cite| self.text(cite));
                    let blocks = text.into_iter().collect();
                    out.push(Block {
                        origin: Some(quote.origin.clone()),
                        anchor: quote.id.as_ref().map(|id| id.value.clone()),
                        language: self.foreign(quote.language.as_ref()),
                        content: Content::Quote { blocks, cite },
                    });
                }
                model::Block::List(list) => out.push(self.list(list, level)),
                model::Block::Table(table) => out.push(self.table(table)),
                model::Block::Generated(generated) => {
                    out.extend(self.generated(generated))
                }
            }
        }
        out
    }

    fn paragraph(
        &self,
        block: &model::ParagraphBlock,
        introduces: bool,
    ) -> Option<Block> {
        let content = self.text(&block.text);
        if content.is_empty() {
            return None;
        }
        let numbered = block.numbered.as_ref().is_none_or(|numbered| numbered.value);
        let label = if numbered { self.paragraph_label() } else { None };
        let paragraph =
            Paragraph { style: Style::Body, label, content, keep_with_next: introduces };
        Some(Block {
            origin: Some(block.origin.clone()),
            anchor: block.id.as_ref().map(|id| id.value.clone()),
            language: self.foreign(block.language.as_ref()),
            content: Content::Paragraph(paragraph),
        })
    }

    /// The number of the next paragraph, where paragraphs are numbered.
    fn paragraph_label(&self) -> Option<Label> {
        let numbering = self.document().numbering.as_ref();
        match numbering.and_then(|numbering| numbering.paragraphs.as_ref())?.value {
            ParagraphNumbering::None => None,
            ParagraphNumbering::Continuous | ParagraphNumbering::BySection => {
                Some(self.count(""))
            }
        }
    }

    /// The next number of paragraphs and clauses: `4.`
    pub fn count(&self, before: &str) -> Label {
        let sequence = self.state().paragraphs.sequence;
        let sequence = sequence.unwrap_or_else(|| self.new_sequence());
        let mut state = self.state();
        state.paragraphs.sequence = Some(sequence);
        state.paragraphs.value += 1;
        let value = state.paragraphs.value;
        Label {
            text: format!("{before}{value}."),
            numbering: Numbering {
                sequence,
                level: 0,
                marker: Marker::Decimal,
                value,
                affixes: (before.to_owned(), ".".to_owned()),
                with_parents: false,
                scope: Scope::Paragraphs,
            },
        }
    }

    /// Numbers of paragraphs begin anew.
    pub fn restart_paragraphs(&self) {
        self.state().paragraphs = super::context::Count::default();
    }

    fn generated(&self, block: &GeneratedBlock) -> Vec<Block> {
        self.state().placed.insert(block.kind.value);
        let mut blocks = match block.kind.value {
            BlockType::Agenda => self.agenda(),
            BlockType::Participants => {
                self.participants(block.group_by.as_ref().map(|group| group.value))
            }
            BlockType::Abbreviations => self.abbreviations(),
            BlockType::Signatories => {
                let document = self.document();
                self.signatures(&document.signatories, SignatureLayout::Table, None)
            }
            BlockType::Paragraph
            | BlockType::Quote
            | BlockType::List
            | BlockType::Table => {
                vec![]
            }
        };
        if let Some(first) = blocks.first_mut() {
            first.origin = Some(block.origin.clone());
            first.anchor = block.id.as_ref().map(|id| id.value.clone());
        }
        blocks
    }

    /// The language of a passage, if it is not the document's.
    fn foreign(
        &self,
        language: Option<&model::At<crate::diagnostic::LanguageTag>>,
    ) -> Option<crate::diagnostic::LanguageTag> {
        language.map(|tag| tag.value.clone()).filter(|tag| *tag != self.language)
    }

    /// A small heading, and small lines under it.
    pub fn addendum(
        &self,
        key: &str,
        count: usize,
        lines: Vec<Vec<Inline>>,
    ) -> Vec<Block> {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let heading = self.words(key, &[("count", crate::locale::Value::Number(count))]);
        let mut blocks: Vec<Block> =
            paragraph(Style::SmallHeading, heading).into_iter().collect();
        blocks.extend(lines.into_iter().filter_map(|line| paragraph(Style::Small, line)));
        blocks
    }
}

fn is_numbered(block: &Block) -> bool {
    matches!(&block.content, Content::Paragraph(own) if own.label.is_some())
}
