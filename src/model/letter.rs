//! What letters add to documents: letterhead, addressees, enclosures, copies.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::decode::{At, Context, Decode};
use super::macros::{choice, record};
use super::party::Address;
use super::text::{Text, looks_like_text};
use crate::record::{Node, Value};

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
