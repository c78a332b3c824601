//! A document with the fields of all kinds.

use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value as Json;

use super::block::{Annex, Block, Section};
use super::code::CountryCode;
use super::date::Date;
use super::declaration::{
    Adoption, Clause, OperativeStyle, Part, PreambleStyle, Reservation,
};
use super::decode::{At, Context, Decode, Map};
use super::edition::Edition;
use super::kind::{EITHER, KINDS};
use super::letter::{Addressee, CopyTo, Enclosure, LetterKind, LetterheadRecord};
use super::macros::{choice, fields, record};
use super::mistake;
use super::package::Visibility;
use super::party::{Footnote, Order};
use super::procedure::{EditorialNote, HistoryEntry, Procedure};
use super::recipient::Recipients;
use super::signatory::{SignatoriesLayout, Signatory};
use super::text::{Pending, Text};
use crate::diagnostic::{LanguageTag, Origin};
use crate::record::{Node, Value};

fields! {
    /// A document of a kind that is only a template: it may use the fields of all kinds.
    closed struct DocumentRecord {
        /// The kind: conclusions, letter, declaration, or the name of a template.
        kind = "type": At<String>,
        /// Names the file; unique in the package.
        id: At<String>,
        /// The title.
        title: Option<Text>,
        /// Under the title.
        subtitle: Option<Text>,
        /// The title in running heads.
        running_title: Option<Text>,
        /// The language it is written in. Default: the package's.
        language: Option<At<LanguageTag>>,
        /// The languages it is made in. Default: the one it is written in.
        languages: Vec<At<LanguageTag>>,
        /// The editions in two languages side by side that it is made in as well, such as
        /// en+mk.
        bilingual: Vec<At<Edition>>,
        /// The languages in which it is authentic.
        authentic_languages: Vec<At<LanguageTag>>,
        /// How far it is. Default: draft.
        status: Option<At<Status>>,
        /// The version, such as 1.0 or REV 2.
        version: Option<At<String>>,
        /// Its reference: one, or one per sender.
        reference: Option<Reference>,
        /// Its date, or a placeholder.
        date: Option<Pending<Date>>,
        /// Its date as printed, where the program would write it otherwise.
        date_text: Option<Text>,
        /// Its place.
        place: Option<Text>,
        /// Who may read it. Default: public.
        classification: Option<At<Classification>>,
        /// Footnotes of this document, by an id of your choice.
        footnotes: Map<Footnote>,
        /// Whether it has a table of contents.
        table_of_contents: Option<At<bool>>,
        /// Whether it has a list of abbreviations.
        abbreviations_list: Option<At<bool>>,
        /// How paragraphs and headings are numbered.
        numbering: Option<NumberingRecord>,
        /// Annexes.
        annexes: Vec<Annex>,
        /// How it is adopted.
        procedure: Option<Procedure>,
        /// Its versions.
        history: Vec<HistoryEntry>,
        /// Notes for those who work on it; not printed.
        editorial_notes: Vec<EditorialNote>,
        /// The text in sections.
        sections: Vec<Section>,
        /// What the letter is for.
        letter_kind: Option<At<LetterKind>>,
        /// Who stands at the head of the letter.
        letterhead: Option<LetterheadRecord>,
        /// The addressee's reference.
        your_reference: Option<Reference>,
        /// How it is delivered: "By e-mail".
        delivery: Option<Text>,
        /// How urgent it is: "URGENT".
        urgency: Option<Text>,
        /// To whom it is addressed.
        addressees: Vec<Addressee>,
        /// In place of addressees: to whom it is sent, to each one of their own.
        recipients: Option<Recipients>,
        /// What it is about.
        subject: Option<Text>,
        /// "Dear Ms Vassiliadou,"; the addressee's own goes before.
        salutation: Option<Text>,
        /// The text of a letter.
        body: Vec<Block>,
        /// "Yours sincerely,".
        complimentary_close: Option<Text>,
        /// Who signs.
        signatories: Vec<Signatory>,
        /// In which order signatories are printed. Default: asListed.
        signatory_order: Option<At<Order>>,
        /// How signatures stand. Default: table.
        signatories_layout: Option<At<SignatoriesLayout>>,
        /// What is sent with it.
        enclosures: Vec<Enclosure>,
        /// Who gets a copy.
        copies: Vec<CopyTo>,
        /// The subject of the sentence: "We, the …".
        opening: Option<Text>,
        /// Text after the opening.
        opening_blocks: Vec<Block>,
        /// The clauses of the preamble.
        preamble: Vec<Clause>,
        /// How the preamble is set.
        preamble_style: Option<PreambleStyle>,
        /// "declare the following:".
        enacting_formula: Option<Text>,
        /// The operative parts.
        operative: Vec<Part>,
        /// How the operative parts are set.
        operative_style: Option<OperativeStyle>,
        /// Reservations and alignments.
        reservations: Vec<Reservation>,
        /// How, where and when it was adopted.
        adoption: Option<Adoption>,
    }
}

impl DocumentRecord {
    /// Whether a value is one of a single recipient.
    pub fn is_of_recipient(&self, origin: &Origin) -> bool {
        let rest = origin.pointer.strip_prefix(&*self.origin.pointer);
        rest.is_some_and(|rest| rest.starts_with("/recipients/"))
    }
}

record! {
    /// How paragraphs and headings are numbered.
    closed struct NumberingRecord {
        /// Default: none.
        paragraphs: Option<At<ParagraphNumbering>>,
        /// Default: none.
        headings: Option<At<HeadingNumbering>>,
    }
}

/// The reference of a document: one text, or one per sender.
#[derive(Debug, Clone, PartialEq)]
pub enum Reference {
    One(Text),
    Several(Vec<SenderReference>),
}

record! {
    /// One of several references.
    closed struct SenderReference {
        /// What stands before it: "Our reference".
        label: Option<Text>,
        /// The reference.
        value: Text,
        /// Code of the country whose reference it is.
        country: Option<At<CountryCode>>,
    }
}

impl DocumentRecord {
    /// Whether something may be seen in this document: what is for participants in a
    /// document of limited distribution, what is internal in a restricted one.
    pub fn shows(&self, visibility: Option<Visibility>) -> bool {
        let classification = self.classification.as_ref().map(|own| own.value);
        match visibility.unwrap_or(Visibility::Public) {
            Visibility::Public => true,
            Visibility::Participants => matches!(
                classification,
                Some(Classification::Limited | Classification::Restricted)
            ),
            Visibility::Internal => classification == Some(Classification::Restricted),
        }
    }
}

/// Two members of which there cannot be both.
fn both<'a>(node: &'a Node, names: [&str; 2]) -> Option<(&'a Arc<Node>, &'a Arc<Node>)> {
    node.get(names[0]).zip(node.get(names[1]))
}

impl Decode for DocumentRecord {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        let name = node.get("type").and_then(|node| node.as_str());
        let kind = name.and_then(|name| KINDS.iter().find(|kind| kind.name == name));
        if let (Some(name), None) = (name, kind)
            && !cx.kinds.contains(name)
        {
            let kinds = KINDS.iter().map(|kind| kind.name);
            let kinds = kinds.chain(cx.kinds.iter().map(String::as_str));
            cx.diagnostics.push(mistake::unknown_kind(node, name, kinds));
        }
        if let Some((_, second)) = both(node, EITHER) {
            cx.diagnostics.push(mistake::both(node, EITHER, second));
        }
        let Some(kind) = kind else {
            return Self::read(node, Self::fields(), cx);
        };
        if kind.needs_either() && EITHER.iter().all(|name| node.get(name).is_none()) {
            cx.diagnostics.push(mistake::missing_field(node, EITHER[0]));
        }
        for name in kind.required {
            if node.get(name).is_none() && !["type", "id"].contains(name) {
                cx.diagnostics.push(mistake::missing_field(node, name));
            }
        }
        for name in kind.filled {
            if let Some(array) = node.get(name)
                && matches!(&array.value, Value::Array(elements) if elements.is_empty())
            {
                cx.diagnostics.push(mistake::empty(array, name));
            }
        }
        Self::read(node, &kind.allowed(), cx)
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        // The fields' own schemas are shared by all kinds; a kind takes its part of them.
        let full = Self::json_schema(generator);
        let kinds: Vec<Json> = KINDS.iter().map(|kind| kind.schema(&full)).collect();
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        let mut other = full.to_value();
        other["properties"]["type"]["not"] = serde_json::json!({ "enum": names });
        other["not"] = serde_json::json!({ "required": EITHER });
        let any: Vec<Json> = kinds.into_iter().chain([other]).collect();
        json_schema!({ "oneOf": any })
    }
}

impl Decode for Reference {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        match node.value {
            Value::Array(_) => Decode::decode(node, cx).map(Self::Several),
            _ => Decode::decode(node, cx).map(Self::One),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let one = Text::schema(generator);
        let several = Vec::<SenderReference>::schema(generator);
        json_schema!({ "oneOf": [one, several] })
    }
}

choice! {
    /// How far a document is.
    enum Status {
        Draft = "draft",
        ForSilence = "forSilence",
        Final = "final",
        Adopted = "adopted",
        Signed = "signed",
    }
}

choice! {
    /// Who may read a document.
    enum Classification {
        Public = "public",
        Limited = "limited",
        Restricted = "restricted",
    }
}

choice! {
    /// How paragraphs are numbered.
    enum ParagraphNumbering {
        None = "none",
        Continuous = "continuous",
        BySection = "bySection",
    }
}

choice! {
    /// How headings are numbered.
    enum HeadingNumbering {
        None = "none",
        Decimal = "decimal",
        UpperRoman = "upperRoman",
        UpperAlpha = "upperAlpha",
    }
}
