//! Documents: what all have, and what conclusions, letters and declarations add.

use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value as Json;

use super::block::{Annex, Block, Item, ListMarker, Section};
use super::decode::{At, Context, Decode, Map};
use super::macros::{choice, fields, record};
use super::mistake;
use super::package::{Address, Footnote, Order};
use super::text::{CountryCode, Date, Pending, Text, looks_like_text};
use crate::diagnostic::LanguageTag;
use crate::record::{Node, Value};

/// Which fields a kind of document has beside those that all have.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub fields: &'static [&'static str],
    pub required: &'static [&'static str],
    /// Arrays that must not be empty.
    pub filled: &'static [&'static str],
}

/// The kinds with fields of their own. Any other kind is allowed if there is a template of
/// its name, and may use the fields of all.
pub const KINDS: [Kind; 3] = [
    Kind {
        name: "conclusions",
        fields: &["sections", "signatories"],
        required: &["type", "id", "title", "sections"],
        filled: &[],
    },
    Kind {
        name: "letter",
        fields: &[
            "letterKind",
            "letterhead",
            "yourReference",
            "delivery",
            "urgency",
            "addressees",
            "subject",
            "salutation",
            "body",
            "complimentaryClose",
            "signatories",
            "signatoryOrder",
            "enclosures",
            "copies",
        ],
        required: &["type", "id", "addressees", "body", "signatories"],
        filled: &["addressees", "signatories"],
    },
    Kind {
        name: "declaration",
        fields: &[
            "opening",
            "openingBlocks",
            "preamble",
            "preambleStyle",
            "enactingFormula",
            "operative",
            "operativeStyle",
            "reservations",
            "adoption",
            "signatories",
            "signatoriesLayout",
            "signatoryOrder",
        ],
        required: &["type", "id", "title", "operative"],
        filled: &[],
    },
];

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

record! {
    /// How a document is adopted.
    closed struct Procedure {
        /// At the meeting, in writing, or by silence.
        kind = "type": Option<At<ProcedureType>>,
        /// When the procedure opens: a date, or date and time.
        opens: Option<At<String>>,
        /// When it ends: a date, or date and time, or a placeholder.
        deadline: Option<Pending<At<String>>>,
        /// To whom objections go.
        contact: Option<Text>,
        /// How it ended.
        outcome: Option<At<Outcome>>,
    }
}

record! {
    /// A version of a document.
    closed struct HistoryEntry {
        /// The version.
        version: Option<At<String>>,
        /// Its date.
        date: Option<Date>,
        /// Who made it: person or organisation id, or a name.
        author: Option<At<String>>,
        /// What changed.
        note: Option<Text>,
    }
}

record! {
    /// A note for those who work on the document; not printed.
    closed struct EditorialNote {
        /// Which place of the document.
        at: Option<At<String>>,
        /// What kind of note.
        kind: Option<At<EditorialKind>>,
        /// The note.
        note: Option<At<String>>,
    }
}

record! {
    /// Who stands at the head of a letter.
    closed struct LetterheadRecord {
        /// Whose letterhead it is. Default: brand.
        mode: Option<At<LetterheadMode>>,
        /// Organisation ids, in order.
        organizations: Vec<At<String>>,
    }
}

record! {
    /// To whom a letter is addressed.
    closed struct Addressee {
        /// Person id.
        person: Option<At<String>>,
        /// The office, if not the person's first.
        role: Option<Text>,
        /// Organisation id.
        organization: Option<At<String>>,
        /// The address, if not the organisation's.
        address: Option<Address>,
        /// "Dear Ms Vassiliadou,".
        salutation: Option<Text>,
    }
}

record! {
    /// Who signs.
    closed struct Signatory {
        /// Person id, or a placeholder.
        person: Option<Pending<At<String>>>,
        /// Code of the country that signs.
        country: Option<At<CountryCode>>,
        /// The office as printed.
        office: Option<Text>,
        /// Organisation id.
        organization: Option<At<String>>,
        /// Whether the person signs for another. Default: principal.
        capacity: Option<At<Capacity>>,
        /// For whom: person id, country code or organisation id.
        on_behalf_of: Option<At<String>>,
        /// How far it is. Default: invited.
        status: Option<At<SignatoryStatus>>,
        /// When it was signed.
        signed_on: Option<Date>,
        /// Where it was signed.
        place: Option<Text>,
        /// Facts of an electronic signature.
        electronic_signature: Option<ElectronicSignature>,
        /// The sender's own reference.
        reference: Option<Reference>,
    }
}

record! {
    /// Facts of an electronic signature.
    open struct ElectronicSignature {
        /// Its level: qualified, advanced, simple.
        level: Option<At<String>>,
        /// Who issued the certificate.
        provider: Option<At<String>>,
        /// When it was made: date and time.
        time: Option<At<String>>,
        /// The certificate's or transaction's number.
        id: Option<At<String>>,
        /// Where it can be checked.
        url: Option<At<String>>,
    }
}

/// What is sent with a letter.
#[derive(Debug, Clone, PartialEq)]
pub enum Enclosure {
    Text(Text),
    Titled(TitledEnclosure),
}

record! {
    /// What is sent with a letter.
    closed struct TitledEnclosure {
        /// Its title.
        title: Option<Text>,
        /// Id of a document of this package.
        document: Option<At<String>>,
    }
}

/// Who gets a copy.
#[derive(Debug, Clone, PartialEq)]
pub enum CopyTo {
    Text(Text),
    Addressee(Box<Addressee>),
}

record! {
    /// A clause of a preamble or of an operative part.
    closed struct Clause {
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// The participle or the verb, printed in the lead style.
        lead: Option<Text>,
        /// The text, without the punctuation at its end.
        text: Text,
        /// What stands before the items below.
        marker: Option<At<ListMarker>>,
        /// Sub-clauses.
        items: Vec<Item>,
    }
}

record! {
    /// A part of the operative text.
    closed struct Part {
        /// Stable name for cross references.
        id: Option<At<String>>,
        /// The heading.
        heading: Option<Text>,
        /// The clauses.
        clauses: Vec<Clause>,
    }
}

record! {
    /// How a preamble is set.
    closed struct PreambleStyle {
        /// How lead words are set. Default: italic.
        lead: Option<At<Lead>>,
        /// What ends a clause. Default: a comma.
        terminator: Option<At<PreambleTerminator>>,
        /// What stands before a clause. Default: none.
        marker: Option<At<ListMarker>>,
    }
}

record! {
    /// How operative parts are set.
    closed struct OperativeStyle {
        /// How lead words are set. Default: italic.
        lead: Option<At<Lead>>,
        /// How clauses are numbered. Default: continuous.
        numbering: Option<At<ClauseNumbering>>,
        /// What ends a clause. Default: a full stop.
        terminator: Option<At<OperativeTerminator>>,
    }
}

record! {
    /// A reservation or an alignment.
    closed struct Reservation {
        /// Code of the country that makes it.
        country: Option<At<CountryCode>>,
        /// What it says.
        text: Option<Text>,
    }
}

record! {
    /// How, where and when a declaration was adopted.
    closed struct Adoption {
        /// What was done.
        verb: Option<At<AdoptionVerb>>,
        /// Where.
        place: Option<Text>,
        /// When, or a placeholder.
        date: Option<Pending<Date>>,
        /// The sentence; {{place}} and {{date}} are filled in.
        formula: Option<Text>,
        /// The sentence on authentic languages.
        languages_clause: Option<Text>,
    }
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
        let Some(kind) = kind else {
            return Self::read(node, Self::fields(), cx);
        };
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
        let any: Vec<Json> = kinds.into_iter().chain([other]).collect();
        json_schema!({ "oneOf": any })
    }
}

impl Kind {
    /// The fields that may stand in a document of this kind.
    fn allowed(&self) -> Vec<String> {
        let special = |name: &str| KINDS.iter().any(|kind| kind.fields.contains(&name));
        DocumentRecord::fields()
            .iter()
            .filter(|name| !special(name) || self.fields.contains(&name.as_str()))
            .cloned()
            .collect()
    }

    fn schema(&self, full: &Schema) -> Json {
        let mut schema = full.clone().to_value();
        schema["description"] = format!("A document of the kind {}.", self.name).into();
        schema["required"] = self.required.into();
        schema["properties"]["type"] = serde_json::json!({ "const": self.name });
        let allowed = self.allowed();
        if let Some(properties) = schema["properties"].as_object_mut() {
            properties.retain(|name, _| allowed.contains(name));
        }
        for name in self.filled {
            schema["properties"][name]["minItems"] = 1.into();
        }
        schema
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

impl Decode for Enclosure {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        match looks_like_text(node) || !matches!(node.value, Value::Object(_)) {
            true => Decode::decode(node, cx).map(Self::Text),
            false => Decode::decode(node, cx).map(Self::Titled),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (text, titled) =
            (Text::schema(generator), TitledEnclosure::schema(generator));
        json_schema!({ "oneOf": [text, titled] })
    }
}

impl Decode for CopyTo {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        match looks_like_text(node) || !matches!(node.value, Value::Object(_)) {
            true => Decode::decode(node, cx).map(Self::Text),
            false => Addressee::decode(node, cx).map(|to| Self::Addressee(Box::new(to))),
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let (text, addressee) = (Text::schema(generator), Addressee::schema(generator));
        json_schema!({ "oneOf": [text, addressee] })
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

choice! {
    /// How a document is adopted.
    enum ProcedureType {
        AtMeeting = "atMeeting",
        Written = "written",
        Silence = "silence",
    }
}

choice! {
    /// How a procedure ended.
    enum Outcome {
        Pending = "pending",
        Agreed = "agreed",
        Broken = "broken",
    }
}

choice! {
    /// What an editorial note is about.
    enum EditorialKind {
        Sic = "sic",
        NotInSource = "notInSource",
        Verify = "verify",
        Choice = "choice",
    }
}

choice! {
    /// What a letter is for.
    enum LetterKind {
        Invitation = "invitation",
        Transmittal = "transmittal",
        Joint = "joint",
        Reply = "reply",
        NoteVerbale = "noteVerbale",
        Other = "other",
    }
}

choice! {
    /// Whose letterhead it is.
    enum LetterheadMode {
        Brand = "brand",
        Joint = "joint",
        Organization = "organization",
        None = "none",
    }
}

choice! {
    /// Whether somebody signs in their own name.
    enum Capacity {
        Principal = "principal",
        For = "for",
    }
}

choice! {
    /// How far a signature is.
    enum SignatoryStatus {
        Invited = "invited",
        Confirmed = "confirmed",
        Signed = "signed",
        Declined = "declined",
    }
}

choice! {
    /// How signatures stand.
    enum SignatoriesLayout {
        Table = "table",
        Blocks = "blocks",
        List = "list",
        None = "none",
    }
}

choice! {
    /// How lead words are set.
    enum Lead {
        Italic = "italic",
        Uppercase = "uppercase",
        Plain = "plain",
        Bold = "bold",
    }
}

choice! {
    /// How clauses are numbered.
    enum ClauseNumbering {
        None = "none",
        Continuous = "continuous",
        ByPart = "byPart",
    }
}

choice! {
    /// What was done.
    enum AdoptionVerb {
        Adopted = "adopted",
        Endorsed = "endorsed",
        Signed = "signed",
        Done = "done",
    }
}

choice! {
    /// What ends a clause of a preamble.
    enum PreambleTerminator {
        Comma = ",",
        Semicolon = ";",
        None = "",
    }
}

choice! {
    /// What ends a clause of an operative part.
    enum OperativeTerminator {
        Semicolon = ";",
        FullStop = ".",
        None = "",
    }
}
