//! A Word file in, what of it acts and what it fetches out: programs, other files, templates
//! of elsewhere. Nothing of that is read by anybody who reads the document.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::{Package, Unreadable, all, attribute};

/// Relationships that lead to what a document of text and pictures has no need of.
const KINDS: [&str; 9] = [
    "aFChunk",
    "activeXControlBinary",
    "attachedTemplate",
    "control",
    "frame",
    "oleObject",
    "package",
    "subDocument",
    "vbaProject",
];

/// Fields that fetch something, or run it.
const FIELDS: [&str; 8] = [
    "DATABASE",
    "DDE",
    "DDEAUTO",
    "IMPORT",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "LINK",
    "MACROBUTTON",
];

impl Package {
    /// What acts, by its kind; what is fetched from elsewhere, by its address.
    ///
    /// # Errors
    ///
    /// Where a list of relationships cannot be read.
    pub fn actions(&self) -> Result<BTreeSet<String>, Unreadable> {
        let mut out = BTreeSet::new();
        for part in self.parts.keys().filter(|name| name.ends_with(".rels")) {
            let xml = self.xml(part)?;
            for node in xml.root_element().children().filter(Node::is_element) {
                let get = |name| node.attribute(name).unwrap_or_default();
                let kind = get("Type").rsplit('/').next().unwrap_or_default();
                let is_outside = get("TargetMode").eq_ignore_ascii_case("External");
                if KINDS.contains(&kind) {
                    out.insert(kind.to_owned());
                } else if is_outside && kind != "hyperlink" {
                    out.insert(format!("{kind} {}", get("Target")));
                }
            }
        }
        let parts = self.parts.keys().filter(|name| name.ends_with(".xml"));
        for xml in parts.filter_map(|part| self.xml(part).ok()) {
            for own in all(xml.root_element(), "p") {
                // A field may be cut into several runs.
                let runs: String =
                    all(own, "instrText").filter_map(|own| own.text()).collect();
                let simple =
                    all(own, "fldSimple").filter_map(|own| attribute(own, "instr"));
                let codes: Vec<&str> = simple.chain([runs.as_str()]).collect();
                let words = codes.iter().flat_map(|own| own.split_whitespace());
                let words = words.map(str::to_uppercase);
                out.extend(words.filter(|own| FIELDS.contains(&own.as_str())));
            }
        }
        Ok(out)
    }
}
