//! A Word file in, what of it acts and what it fetches out: programs, other files, templates
//! of elsewhere. Nothing of that is read by anybody who reads the document.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::{Package, Unreadable};

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
        Ok(out)
    }
}
