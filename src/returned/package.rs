//! The parts of a file by what they are for: which part that is, relationships say
//! (ECMA-376, part 2), and not their names.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::mistake::Mistake;
use crate::xml::{self, Element};

/// A file's parts.
#[derive(Debug)]
pub(super) struct Package {
    archive: Archive,
    /// The name of the main part.
    main: String,
}

/// What a part relates to.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last part of its type: `header`.
    pub(super) kind: String,
    /// The name of a part, or an address.
    pub(super) target: String,
    pub(super) is_outside: bool,
}

impl Package {
    /// Unpacks a file and finds its main part.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Mistake> {
        let archive = Archive::open(bytes)?;
        let mut package = Self { archive, main: "word/document.xml".into() };
        let relations = package.relations("")?;
        let main = relations.into_values().find(|own| own.kind == "officeDocument");
        if let Some(main) = main {
            package.main = main.target;
        }
        if package.archive.parts.contains_key(&package.main) {
            return Ok(package);
        }
        let what = match package.archive.parts.keys().find(|n| n.starts_with("xl/")) {
            Some(_) => "text: it is a spreadsheet",
            None => "main part",
        };
        Err(Mistake::Missing(what.into()))
    }

    /// The name of the main part.
    pub(super) fn main(&self) -> &str {
        &self.main
    }

    /// A part as XML, if it is there.
    pub(super) fn xml(&self, name: &str) -> Result<Option<Element>, Mistake> {
        let bytes = self.archive.parts.get(name);
        let read = |bytes: &Vec<u8>| {
            xml::parse(bytes, xml::Ends::Mended).map_err(|error| match error.kind {
                xml::Kind::Broken(how) => Mistake::Broken(format!("`{name}`: {how}")),
                xml::Kind::TooLarge(how) => Mistake::TooLarge(format!("`{name}` {how}")),
            })
        };
        bytes.map(read).transpose()
    }

    /// What a program of this version says in a part of its own, whose root has a name; none
    /// where there is no such part. What others keep beside it may be anything.
    pub(super) fn ours(
        &self,
        name: &str,
        version: &str,
    ) -> Result<Option<Element>, Mistake> {
        for part in self.below("customXml/") {
            let Ok(Some(root)) = self.xml(part) else { continue };
            let Some((prefix, own)) = root.name.split_once(':') else { continue };
            let Some(known) = prefix.strip_prefix(name).filter(|_| own == name) else {
                continue;
            };
            if known != version {
                return Err(Mistake::Newer(known.chars().take(20).collect()));
            }
            return Ok(Some(root));
        }
        Ok(None)
    }

    /// The names of parts below a folder.
    fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let names = self.archive.parts.keys().map(String::as_str);
        names.filter(move |name| name.starts_with(folder) && name.ends_with(".xml"))
    }

    /// What a part relates to, by identifiers.
    pub(super) fn relations(
        &self,
        part: &str,
    ) -> Result<BTreeMap<String, Relation>, Mistake> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}_rels/{name}.rels");
        let Some(xml) = self.xml(&path)? else { return Ok(BTreeMap::new()) };
        let own = xml.elements().filter(|own| own.name == "rel:Relationship");
        let relation = |own: &Element| {
            let is_outside = own.get("TargetMode") == Some("External");
            let target = own.get("Target")?;
            let target = match is_outside {
                true => target.to_owned(),
                false => resolve(folder, target),
            };
            let kind = own.get("Type")?.rsplit('/').next()?.to_owned();
            Some((own.get("Id")?.to_owned(), Relation { kind, target, is_outside }))
        };
        Ok(own.filter_map(relation).collect())
    }
}

/// The name of a part that is given from a folder, or from the root behind a slash.
fn resolve(folder: &str, target: &str) -> String {
    let from = if target.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    parts.join("/")
}
