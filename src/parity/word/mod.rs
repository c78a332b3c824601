//! A Word file in, its parts out: as XML that is well formed, with what relates to what.
//! Shares no code with what makes Word files. The file may be anybody's: what is read of it
//! is bounded.

mod active;
mod away;
mod numbers;
mod shown;
mod style;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

pub use away::Away;
pub use shown::{Shown, aside, body};

/// Bytes of a file that is looked into.
pub const FILE_SIZE: usize = 64 * 1024 * 1024;
/// Parts of a file.
const PARTS: usize = 4096;
/// Bytes of a part, unpacked, and of all of them.
const PART: u64 = 32 * 1024 * 1024;
const ALL: u64 = 96 * 1024 * 1024;
/// A part above this size must not have been packed to less than a share of it.
const SUSPICIOUS: u64 = 4 * 1024 * 1024;
const RATIO: u64 = 200;
/// Nodes of a part.
const NODES: u32 = 2_000_000;
/// How deep elements may stand in each other.
const DEPTH: usize = 120;

/// The namespace of text documents.
pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationships.
pub const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The main part.
pub const MAIN: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";
const NUMBERING: &str = "word/numbering.xml";
const NOTES: &str = "word/footnotes.xml";

/// Why a Word file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no Word file.
    NoWord,
    Encrypted,
    /// There is more of something than is read.
    TooMuch(&'static str),
    /// A part is not there.
    Missing(String),
    Broken(String),
}

/// A Word file.
#[derive(Debug, Clone)]
pub struct Package {
    /// Without fonts, which are large, and nobody looks into them.
    pub parts: BTreeMap<String, Vec<u8>>,
}

/// What a relationship leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The last part of its type: `hyperlink`.
    pub kind: String,
    /// The name of a part, or an address.
    pub target: String,
    pub is_outside: bool,
}

/// Pages with the same headers and footers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Whether its first page has its own.
    pub has_first: bool,
    /// Whether its pages are counted from 1.
    pub restarts: bool,
    /// The parts by whether they are headers, and the pages that they are for.
    pub edges: BTreeMap<(bool, String), String>,
}

impl Package {
    /// Unpacks a file.
    ///
    /// # Errors
    ///
    /// Where it is no Word file, cannot be read, or has too much of anything.
    pub fn new(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > FILE_SIZE {
            return Err(Unreadable::TooMuch("bytes"));
        }
        // Office puts an encrypted file into the container of its old formats.
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            let name: Vec<u8> =
                "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let is = bytes.windows(name.len()).any(|own| own == name);
            return Err(if is { Unreadable::Encrypted } else { Unreadable::NoWord });
        }
        if !bytes.starts_with(b"PK") {
            return Err(Unreadable::NoWord);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        if archive.len() > PARTS {
            return Err(Unreadable::TooMuch("parts"));
        }
        let mut parts = BTreeMap::new();
        let mut all = 0;
        for index in 0..archive.len() {
            let part = archive.by_index(index).map_err(broken)?;
            let name = part.name().to_owned();
            let packed = part.compressed_size();
            let mut content = vec![];
            if !name.ends_with(".odttf") {
                let read = part.take(PART + 1).read_to_end(&mut content);
                read.map_err(|error| Unreadable::Broken(format!("`{name}`: {error}")))?;
            }
            let size = content.len() as u64;
            all += size;
            let swells = size > SUSPICIOUS && size / packed.max(1) > RATIO;
            if size > PART || all > ALL || swells {
                return Err(Unreadable::TooMuch("unpacked bytes"));
            }
            if parts.insert(name.clone(), content).is_some() {
                return Err(Unreadable::Broken(format!("`{name}` stands there twice")));
            }
        }
        match parts.contains_key(MAIN) {
            true => Ok(Self { parts }),
            false => Err(Unreadable::NoWord),
        }
    }

    /// A part as XML.
    ///
    /// # Errors
    ///
    /// Where it is not there or not well formed.
    pub fn xml(&self, part: &str) -> Result<Document<'_>, Unreadable> {
        let bytes = self.parts.get(part);
        let bytes = bytes.ok_or_else(|| Unreadable::Missing(part.to_owned()))?;
        let broken = |why: String| Unreadable::Broken(format!("`{part}`: {why}"));
        let text =
            std::str::from_utf8(bytes).map_err(|error| broken(error.to_string()))?;
        let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
        let parsed = Document::parse_with_options(text, options);
        parsed.map_err(|error| broken(error.to_string()))
    }

    /// What a part relates to.
    ///
    /// # Errors
    ///
    /// Where the list of it cannot be read.
    pub fn relations(
        &self,
        part: &str,
    ) -> Result<BTreeMap<String, Relation>, Unreadable> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let path = format!("{folder}{slash}_rels/{name}.rels");
        if !self.parts.contains_key(&path) {
            return Ok(BTreeMap::new());
        }
        let xml = self.xml(&path)?;
        let mut map = BTreeMap::new();
        for node in xml.root_element().children().filter(Node::is_element) {
            let get = |name| {
                let missing = || format!("`{path}`: a relationship has no {name}");
                let own = node.attribute(name).map(str::to_owned);
                own.ok_or_else(|| Unreadable::Broken(missing()))
            };
            let is_outside = node.attribute("TargetMode") == Some("External");
            let target = match is_outside {
                true => get("Target")?,
                false => resolve(folder, &get("Target")?),
            };
            let kind = get("Type")?;
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let own = Relation { kind, target, is_outside };
            if map.insert(get("Id")?, own).is_some() {
                let message = format!("`{path}`: an id is taken twice");
                return Err(Unreadable::Broken(message));
            }
        }
        Ok(map)
    }

    /// The sections of the text, in their order.
    ///
    /// # Errors
    ///
    /// Where the main part cannot be read.
    pub fn sections(&self) -> Result<Vec<Section>, Unreadable> {
        let relations = self.relations(MAIN)?;
        let xml = self.xml(MAIN)?;
        let mut out: Vec<Section> = vec![];
        for node in all(xml.root_element(), "sectPr") {
            // What a section does not say of its edges, it has from the one before.
            let mut edges = out.last().map(|own| own.edges.clone()).unwrap_or_default();
            for child in node.children() {
                let is_header = is(child, "headerReference");
                if !is_header && !is(child, "footerReference") {
                    continue;
                }
                let kind = attribute(child, "type").unwrap_or("default").to_owned();
                let id = child.attribute((R, "id"));
                let Some(relation) = id.and_then(|id| relations.get(id)) else {
                    let message = "a header or footer is not there".to_owned();
                    return Err(Unreadable::Broken(message));
                };
                edges.insert((is_header, kind), relation.target.clone());
            }
            let numbers = child(node, "pgNumType");
            out.push(Section {
                has_first: child(node, "titlePg").is_some(),
                restarts: numbers.and_then(|own| attribute(own, "start")) == Some("1"),
                edges,
            });
        }
        Ok(out)
    }

    /// A property of the file: `title`, `creator`, `language`; none where it is empty.
    pub fn property(&self, name: &str) -> Option<String> {
        let xml = self.xml("docProps/core.xml").ok()?;
        let node =
            xml.root_element().children().find(|own| own.tag_name().name() == name)?;
        node.text().map(str::to_owned).filter(|text| !text.trim().is_empty())
    }

    /// The language of text that names none.
    pub fn language(&self) -> Option<String> {
        let xml = self.xml(STYLES).ok()?;
        let default = all(xml.root_element(), "rPrDefault").next()?;
        let language = all(default, "lang").next()?;
        attribute(language, "val").map(str::to_owned)
    }
}

fn broken(error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => {
            Unreadable::Encrypted
        }
        error => Unreadable::Broken(error.to_string()),
    }
}

/// A target that is given from a folder.
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

/// Whether a node is an element of `WordprocessingML` with this name.
pub fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.has_tag_name((W, name))
}

/// The first child with a name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute of `WordprocessingML`.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((W, name))
}

/// The `w:val` of a child.
pub fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    attribute(child(node, name)?, "val")
}

/// All elements with a name below a node.
pub fn all<'a, 'i>(
    node: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |below| is(*below, name))
}

/// A number; 0 where there is none.
fn number(text: Option<&str>) -> u32 {
    text.and_then(|text| text.trim().parse().ok()).unwrap_or_default()
}
