//! Parts → the package: relationships, content types, order of the archive.

use std::sync::Arc;

use super::xml::{Element, element, write};
use super::zip::{self, Packed, Packer};
use crate::diagnostic::Diagnostic;

const OFFICE: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Where a relationship leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A part, relative to the one it stands in.
    Part(String),
    /// An address.
    Outside(String),
}

/// What a part relates to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Relationships(Vec<(String, Target)>);

impl Relationships {
    /// The identifier of a relationship; the same for the same target.
    pub(super) fn add(&mut self, kind: &str, target: Target) -> String {
        let kind = match kind {
            "core-properties" => format!("{PACKAGE}/relationships/metadata/{kind}"),
            _ => format!("{OFFICE}/{kind}"),
        };
        let entry = (kind, target);
        let at = self.0.iter().position(|own| *own == entry).unwrap_or_else(|| {
            self.0.push(entry);
            self.0.len() - 1
        });
        format!("rId{}", at + 1)
    }

    /// Where a relationship leads.
    pub(super) fn get(&self, id: &str) -> Option<&Target> {
        let number: usize = id.strip_prefix("rId")?.parse().ok()?;
        self.0.get(number.checked_sub(1)?).map(|(_, target)| target)
    }

    fn part(&self) -> Vec<u8> {
        let list = self.0.iter().enumerate().map(|(index, (kind, target))| {
            let own = element("Relationship")
                .with("Id", format!("rId{}", index + 1))
                .with("Type", kind);
            match target {
                Target::Part(path) => own.with("Target", path),
                Target::Outside(url) => {
                    own.with("Target", url).with("TargetMode", "External")
                }
            }
        });
        let root = element("Relationships")
            .with("xmlns", format!("{PACKAGE}/relationships"))
            .children(list);
        write(&root)
    }
}

/// Packed parts, with the content types that their names do not tell.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) list: Vec<(String, Arc<Packed>)>,
    types: Vec<(String, String)>,
}

/// A package that is being put together, or that is whole and only has to be packed.
#[derive(Debug)]
pub struct Package {
    packer: Arc<Packer>,
    /// Parts of this package only.
    own: Vec<(String, Vec<u8>)>,
    types: Vec<(String, String)>,
    /// Parts that other packages have as well.
    shared: Parts,
}

impl Package {
    /// Nothing yet.
    pub(super) fn new(packer: &Arc<Packer>) -> Self {
        let (own, types, shared) = Default::default();
        Self { packer: Arc::clone(packer), own, types, shared }
    }

    /// The bytes of the file.
    ///
    /// # Errors
    ///
    /// Where the format has no room for what there is.
    pub fn zip(self) -> Result<Vec<u8>, Diagnostic> {
        self.finish().map_err(internal)
    }

    /// Adds a part of `WordprocessingML`.
    pub(super) fn word(&mut self, name: &str, kind: &str, root: &Element) {
        let kind = format!(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        );
        self.typed(&format!("word/{name}"), &kind, write(root));
    }

    /// Adds a part with a content type of its own.
    pub(super) fn typed(&mut self, name: &str, kind: &str, bytes: Vec<u8>) {
        self.types.push((format!("/{name}"), kind.into()));
        self.plain(name, bytes);
    }

    /// Adds a part whose content type its name's ending tells.
    pub(super) fn plain(&mut self, name: &str, bytes: Vec<u8>) {
        self.own.push((name.into(), bytes));
    }

    /// Adds a part that is packed already.
    pub(super) fn packed(&mut self, name: &str, packed: Packed) {
        self.shared.list.push((name.into(), Arc::new(packed)));
    }

    /// Adds parts that other packages have as well.
    pub(super) fn take(&mut self, shared: &Parts) {
        self.shared.list.extend_from_slice(&shared.list);
        self.types.extend_from_slice(&shared.types);
    }

    /// What was added, packed for other packages to take.
    pub(super) fn into_parts(self) -> Parts {
        let mut list = self.shared.list;
        list.extend(self.own.into_iter().map(|(name, bytes)| {
            let packed = self.packer.pack(&name, bytes);
            (name, packed)
        }));
        Parts { list, types: self.types }
    }

    /// Adds what a part relates to, if anything. The package's
    /// own are those of no part: the name is empty.
    pub(super) fn relate(&mut self, part: &str, relationships: &Relationships) {
        if relationships.0.is_empty() {
            return;
        }
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        self.plain(&format!("{folder}{slash}_rels/{name}.rels"), relationships.part());
    }

    fn finish(mut self) -> Result<Vec<u8>, String> {
        let types = self.content_types();
        self.plain("[Content_Types].xml", types);
        // Readers that look at the first entries only know it for a Word file.
        let first = |name: &str| match name {
            "[Content_Types].xml" => 0,
            "_rels/.rels" => 1,
            "word/document.xml" => 2,
            _ => 3,
        };
        let mut list = self.into_parts().list;
        list.sort_by(|(a, _), (b, _)| (first(a), a).cmp(&(first(b), b)));
        zip::write(&list)
    }

    fn content_types(&self) -> Vec<u8> {
        let endings = [
            ("jpeg", "image/jpeg"),
            ("odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"),
            ("png", "image/png"),
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("svg", "image/svg+xml"),
            ("xml", "application/xml"),
        ];
        let own = self.own.iter().map(|(name, _)| name);
        let names: Vec<_> =
            own.chain(self.shared.list.iter().map(|(name, _)| name)).collect();
        let is_used =
            |ending: &str| names.iter().any(|name| name.ends_with(&format!(".{ending}")));
        let endings = endings.iter().filter(|(ending, _)| is_used(ending));
        let defaults = endings.map(|(ending, kind)| {
            element("Default").with("Extension", ending).with("ContentType", kind)
        });
        let mut types = self.types.clone();
        types.sort();
        let overrides = types.iter().map(|(name, kind)| {
            element("Override").with("PartName", name).with("ContentType", kind)
        });
        let root = element("Types")
            .with("xmlns", format!("{PACKAGE}/content-types"))
            .children(defaults)
            .children(overrides);
        write(&root)
    }
}

/// What must not happen.
pub(super) fn internal(error: String) -> Diagnostic {
    Diagnostic::error("docx/internal", format!("cannot write the Word file ({error})"))
}
