//! Which fields a kind of document has, and their share of the schema.

use schemars::Schema;
use serde_json::Value as Json;

use super::document::DocumentRecord;

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
            "recipients",
            "subject",
            "salutation",
            "body",
            "complimentaryClose",
            "signatories",
            "signatoryOrder",
            "enclosures",
            "copies",
        ],
        required: &["type", "id", "body", "signatories"],
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

/// To whom a letter is addressed: one of these fields, and never both.
pub(super) const EITHER: [&str; 2] = ["addressees", "recipients"];

impl Kind {
    /// Whether a document of this kind must say to whom it is addressed.
    pub(super) fn needs_either(&self) -> bool {
        EITHER.iter().all(|name| self.fields.contains(name))
    }

    /// The fields that may stand in a document of this kind.
    pub(super) fn allowed(&self) -> Vec<String> {
        let special = |name: &str| KINDS.iter().any(|kind| kind.fields.contains(&name));
        DocumentRecord::fields()
            .iter()
            .filter(|name| !special(name) || self.fields.contains(&name.as_str()))
            .cloned()
            .collect()
    }

    pub(super) fn schema(&self, full: &Schema) -> Json {
        let mut schema = full.clone().to_value();
        schema["description"] = format!("A document of the kind {}.", self.name).into();
        schema["required"] = self.required.into();
        schema["properties"]["type"] = serde_json::json!({ "const": self.name });
        let allowed = self.allowed();
        if let Some(properties) = schema["properties"].as_object_mut() {
            properties.retain(|name, _| allowed.contains(name));
        }
        if self.needs_either() {
            let one = EITHER.map(|name| serde_json::json!({ "required": [name] }));
            schema["oneOf"] = one.as_slice().into();
        }
        for name in self.filled {
            schema["properties"][name]["minItems"] = 1.into();
        }
        schema
    }
}
