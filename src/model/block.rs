//! The text of documents: sections, annexes, and the blocks within.

use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::decode::{At, Context, Decode};
use super::list::ListBlock;
use super::macros::{choice, record};
use super::mistake;
use super::package::Visibility;
use super::table::TableBlock;
use super::text::{Holder, Text};
use crate::diagnostic::{LanguageTag, Origin};
use crate::record::{Node, Value};

record! {
    /// A section, with or without a heading, and sections below it.
    closed struct Section {
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// What the section is for. Default: other.
        kind: Option<At<SectionKind>>,
        /// The heading; a section without one continues the text above.
        heading: Option<Text>,
        /// The text.
        blocks: Vec<Block>,
        /// Sections one level below.
        sections: Vec<Section>,
    }
}

record! {
    /// An annex: it begins on a page of its own.
    closed struct Annex {
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// "Annex A"; counted if left out.
        label: Option<Text>,
        /// The title.
        title: Text,
        /// How its pages lie. Default: portrait.
        orientation: Option<At<PageOrientation>>,
        /// Who may see it. Default: public.
        visibility: Option<At<Visibility>>,
        /// The text.
        blocks: Vec<Block>,
        /// Sections of the annex.
        sections: Vec<Section>,
    }
}

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Paragraph(ParagraphBlock),
    Quote(QuoteBlock),
    List(ListBlock),
    Table(TableBlock),
    /// Made from other parts of the record.
    Generated(GeneratedBlock),
}

record! {
    /// A paragraph.
    closed struct ParagraphBlock {
        /// The word paragraph.
        kind = "type": Option<At<BlockType>>,
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// The text.
        text: Text,
        /// Whether it takes part in the numbering of paragraphs. Default: true.
        numbered: Option<At<bool>>,
        /// The language of the passage, if other than the document's.
        language: Option<At<LanguageTag>>,
    }
}

record! {
    /// A quotation.
    closed struct QuoteBlock {
        /// The word quote.
        kind = "type": At<BlockType>,
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// What is quoted.
        text: Text,
        /// Where it is from.
        cite: Option<Text>,
        /// The language of the passage, if other than the document's.
        language: Option<At<LanguageTag>>,
    }
}

record! {
    /// Something made from the record: the agenda, the list of participants, the list of
    /// abbreviations, the signatures.
    closed struct GeneratedBlock {
        /// What is made.
        kind = "type": At<BlockType>,
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// How participants are grouped. Default: country.
        group_by: Option<At<GroupBy>>,
    }
}

/// A list that must be there, though it may be empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Required<T>(pub Vec<T>);

impl<T> std::ops::Deref for Required<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Decode> Decode for Required<T> {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        Vec::decode(node, cx).map(Self)
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::schema(generator)
    }
}

impl Block {
    /// Where it stands.
    pub fn origin(&self) -> &Origin {
        match self {
            Self::Paragraph(block) => &block.origin,
            Self::Quote(block) => &block.origin,
            Self::List(block) => &block.origin,
            Self::Table(block) => &block.origin,
            Self::Generated(block) => &block.origin,
        }
    }

    /// Its stable name.
    pub fn id(&self) -> Option<&At<String>> {
        match self {
            Self::Paragraph(block) => block.id.as_ref(),
            Self::Quote(block) => block.id.as_ref(),
            Self::List(block) => block.id.as_ref(),
            Self::Table(block) => block.id.as_ref(),
            Self::Generated(block) => block.id.as_ref(),
        }
    }
}

impl Decode for Block {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let origin = node.origin.clone();
        match &node.value {
            Value::String(text) => {
                let text = Text::short(origin.clone(), text, Holder::Paragraph);
                return Some(Self::Paragraph(ParagraphBlock {
                    origin,
                    kind: None,
                    id: None,
                    text,
                    numbered: None,
                    language: None,
                }));
            }
            Value::Object(_) => {}
            _ => {
                let wanted = "a block (a string, or an object with `type`)";
                cx.diagnostics.push(mistake::wrong_type(node, wanted));
                return None;
            }
        }
        let Some(kind) = node.get("type") else {
            cx.diagnostics.push(mistake::missing_field(node, "type"));
            return None;
        };
        match At::<BlockType>::decode(kind, cx)?.value {
            BlockType::Paragraph => Decode::decode(node, cx).map(Self::Paragraph),
            BlockType::Quote => Decode::decode(node, cx).map(Self::Quote),
            BlockType::List => Decode::decode(node, cx).map(Self::List),
            BlockType::Table => Decode::decode(node, cx).map(Self::Table),
            BlockType::Agenda
            | BlockType::Participants
            | BlockType::Abbreviations
            | BlockType::Signatories => Decode::decode(node, cx).map(Self::Generated),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Self>()
    }
}

impl JsonSchema for Block {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Block".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let typed = |mut schema: Schema, words: &[&str], required: &[&str]| {
            if let Some(kind) = schema.pointer_mut("/properties/type") {
                *kind = serde_json::json!({ "enum": words });
            }
            schema.insert("required".into(), required.into());
            schema
        };
        let generated = ["agenda", "participants", "abbreviations", "signatories"];
        json_schema!({
            "description": "A block of text; a plain string is a paragraph.",
            "oneOf": [
                { "type": "string" },
                typed(
                    ParagraphBlock::json_schema(generator),
                    &["paragraph"],
                    &["type", "text"],
                ),
                typed(QuoteBlock::json_schema(generator), &["quote"], &["type", "text"]),
                typed(ListBlock::json_schema(generator), &["list"], &["type", "items"]),
                typed(TableBlock::json_schema(generator), &["table"], &["type", "rows"]),
                typed(GeneratedBlock::json_schema(generator), &generated, &["type"]),
            ],
        })
    }
}

choice! {
    /// What a section is for.
    enum SectionKind {
        Introduction = "introduction",
        Objectives = "objectives",
        Theme = "theme",
        Recommendations = "recommendations",
        Decisions = "decisions",
        NextSteps = "nextSteps",
        Other = "other",
    }
}

choice! {
    /// How pages lie.
    enum PageOrientation {
        Portrait = "portrait",
        Landscape = "landscape",
    }
}

choice! {
    /// What a block is.
    enum BlockType {
        Paragraph = "paragraph",
        Quote = "quote",
        List = "list",
        Table = "table",
        Agenda = "agenda",
        Participants = "participants",
        Abbreviations = "abbreviations",
        Signatories = "signatories",
    }
}

choice! {
    /// How participants are grouped.
    enum GroupBy {
        Country = "country",
        Role = "role",
        None = "none",
    }
}
