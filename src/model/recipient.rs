//! The recipients of a letter, each of whom gets one of their own: in the record, or in a
//! table beside it.

use std::sync::Arc;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::decode::{At, Context, Decode, Map};
use super::document::Reference;
use super::letter::Addressee;
use super::macros::{choice, record};
use super::mistake;
use super::party::{Address, Gender, NameOrder, Person};
use super::text::Text;
use super::walk::{Visit, Walk};
use crate::diagnostic::{Diagnostics, LanguageTag};
use crate::record::{Node, Value};

/// To whom a letter is sent, to each one of their own.
#[derive(Debug, Clone, PartialEq)]
pub enum Recipients {
    List(Vec<Recipient>),
    Table(Box<RecipientTable>),
}

record! {
    /// Somebody who gets a letter of their own.
    closed struct Recipient {
        /// An id of your choice, for the name of the file.
        id: Option<At<String>>,
        /// Person id; or else the name stands here.
        person: Option<At<String>>,
        /// Mr, Ms, H.E.
        honorific_prefix: Option<Text>,
        /// Given name.
        given_name: Option<Text>,
        /// Middle name, patronymic.
        additional_name: Option<Text>,
        /// Family name.
        family_name: Option<Text>,
        /// PhD, LL.M.
        honorific_suffix: Option<Text>,
        /// The name in full as printed; replaces the composed name.
        name: Option<Text>,
        /// Which part of the name comes first. Default: givenFirst.
        name_order: Option<At<NameOrder>>,
        /// For words that agree with the person.
        grammatical_gender: Option<At<Gender>>,
        /// The office.
        role: Option<Text>,
        /// Organisation id.
        organization: Option<At<String>>,
        /// The name of an organisation that is not in the record.
        organization_name: Option<Text>,
        /// The address, if not the organisation's.
        address: Option<Address>,
        /// "Dear Ms Novak,"; made from the name if left out here and in the letter.
        salutation: Option<Text>,
        /// The one language of the letter, out of the document's: "ro-MD" gets what is in "ro".
        /// Default: all of them.
        language: Option<At<LanguageTag>>,
        /// The letter's own reference, in place of the document's.
        reference: Option<Reference>,
        /// The recipient's reference, in place of the document's.
        your_reference: Option<Reference>,
    }
}

record! {
    /// A file of recipients: CSV with a row of names on top, or JSON Lines.
    closed struct RecipientTable {
        /// Path of the file, relative to this one: ends in .csv, .tsv or .jsonl.
        source: At<String>,
        /// What columns hold; one that is called as the field needs no entry.
        columns: Map<At<RecipientField>>,
        /// What stands between the cells of a row; found out if left out.
        delimiter: Option<At<Delimiter>>,
        /// The name of each letter's files: {document}, {row} and fields in braces.
        /// Default: {document}-{row}.
        file_name: Option<At<String>>,
    }
}

/// A recipient as it is written and as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub node: Arc<Node>,
    pub recipient: Recipient,
}

impl Row {
    /// Reads a recipient; what is wrong goes to the sink.
    pub fn decode(node: &Arc<Node>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let kinds = Default::default();
        let mut cx = Context { diagnostics, kinds: &kinds };
        let recipient = Recipient::decode(node, &mut cx)?;
        Some(Self { node: Arc::clone(node), recipient })
    }
}

impl Recipient {
    /// The recipient as whom a letter is addressed to.
    pub fn addressee(&self) -> Addressee {
        Addressee {
            origin: self.origin.clone(),
            person: self.person.clone(),
            role: self.role.clone(),
            organization: self.organization.clone(),
            address: self.address.clone(),
            salutation: self.salutation.clone(),
        }
    }

    /// The person whose name stands here.
    pub fn named(&self) -> Option<Person> {
        Some(Person {
            origin: self.origin.clone(),
            honorific_prefix: self.honorific_prefix.clone(),
            given_name: self.given_name.clone(),
            additional_name: self.additional_name.clone(),
            family_name: self.family_name.clone().or_else(|| self.name.clone())?,
            honorific_suffix: self.honorific_suffix.clone(),
            name: self.name.clone(),
            name_order: self.name_order.clone(),
            grammatical_gender: self.grammatical_gender.clone(),
            positions: vec![],
            email: None,
            telephone: None,
            visibility: None,
        })
    }
}

impl RecipientField {
    /// Where the field stands in a recipient: its names from the outside in.
    pub fn path(self) -> Vec<&'static str> {
        match self {
            Self::AddressName => vec!["address", "name"],
            Self::StreetAddress
            | Self::PostalCode
            | Self::AddressLocality
            | Self::AddressRegion
            | Self::AddressCountry => vec!["address", self.word()],
            _ => vec![self.word()],
        }
    }
}

impl Delimiter {
    /// The character itself.
    pub fn byte(self) -> u8 {
        self.word().as_bytes()[0]
    }
}

impl Decode for Recipients {
    fn decode(node: &Arc<Node>, cx: &mut Context<'_>) -> Option<Self> {
        match &node.value {
            Value::Array(elements) => {
                if elements.is_empty() {
                    cx.diagnostics.push(mistake::empty(node, "recipients"));
                }
                Decode::decode(node, cx).map(Self::List)
            }
            Value::Object(_) => {
                let table = RecipientTable::decode(node, cx);
                table.map(|table| Self::Table(Box::new(table)))
            }
            _ => {
                let wanted = "an array of recipients, or an object with `source`";
                cx.diagnostics.push(mistake::wrong_type(node, wanted));
                None
            }
        }
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        let list = Recipient::schema(generator);
        let table = RecipientTable::schema(generator);
        json_schema!({
            "oneOf": [{ "type": "array", "minItems": 1, "items": list }, table]
        })
    }
}

impl Walk for Recipients {
    fn walk<'a>(&'a self, visit: &mut dyn FnMut(Visit<'a>)) {
        match self {
            Self::List(list) => list.walk(visit),
            Self::Table(table) => table.walk(visit),
        }
    }
}

choice! {
    /// A field of a recipient that a column can hold. The fields of an address go by their
    /// own names.
    enum RecipientField {
        Id = "id",
        Person = "person",
        HonorificPrefix = "honorificPrefix",
        GivenName = "givenName",
        AdditionalName = "additionalName",
        FamilyName = "familyName",
        HonorificSuffix = "honorificSuffix",
        Name = "name",
        NameOrder = "nameOrder",
        GrammaticalGender = "grammaticalGender",
        Role = "role",
        Organization = "organization",
        OrganizationName = "organizationName",
        AddressName = "address.name",
        StreetAddress = "streetAddress",
        PostalCode = "postalCode",
        AddressLocality = "addressLocality",
        AddressRegion = "addressRegion",
        AddressCountry = "addressCountry",
        Salutation = "salutation",
        Language = "language",
        Reference = "reference",
        YourReference = "yourReference",
    }
}

choice! {
    /// What stands between the cells of a row.
    enum Delimiter {
        Comma = ",",
        Semicolon = ";",
        Tab = "\t",
    }
}
