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

impl Kind {
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
        for name in self.filled {
            schema["properties"][name]["minItems"] = 1.into();
        }
        schema
    }
}
