//! A PDF in, what a screen reader is given out: properties, outline, and the structure
//! tree with the text of each element. Shares no code with what makes PDFs. The file may be
//! anybody's: what is read of it is bounded, and whatever is wrong with it is told.

mod active;
mod content;
mod drawn;
mod element;
mod pages;
mod place;
mod read;
mod table;
mod update;

use std::collections::BTreeMap;
use std::fmt;

use crate::carried::{Missing, Pdf};
pub use active::{Extra, Found, extras};
pub use content::{Marked, Page};
pub use drawn::{Drawn, drawn};
pub use update::{Touch, touched};

/// Why a PDF cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is none that can be looked into.
    Missing(Missing),
    /// It has no structure tree, so that nobody knows in which order it is read.
    Untagged,
    /// There is more of something than is read.
    TooMuch(&'static str),
    Broken(String),
}

impl From<Missing> for Unreadable {
    fn from(missing: Missing) -> Self {
        Self::Missing(missing)
    }
}

impl From<lopdf::Error> for Unreadable {
    fn from(error: lopdf::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

/// A PDF that was read.
#[derive(Debug, Default)]
pub struct Tagged {
    pub pages: Vec<Page>,
    /// The structure tree.
    pub tree: Element,
    /// The version of the file's form.
    pub version: String,
    /// The XMP metadata as XML.
    pub metadata: String,
    /// The outline: level and title.
    pub outline: Vec<(usize, String)>,
    /// Whether a window shows the title and not the name of the file.
    pub shows_title: bool,
    /// What stands upon a page beside its content and is no link of the text: page and kind.
    pub annotations: Vec<(usize, String)>,
    /// The fields that stand upon pages.
    pub widgets: Vec<Widget>,
    /// How many pieces the tags name that are on no page.
    pub lost: usize,
    language: Option<String>,
    info: BTreeMap<String, String>,
}

/// A field for a signature as it stands upon a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Widget {
    pub name: String,
    /// From 0.
    pub page: usize,
    /// Left, bottom, right and top.
    pub place: [f32; 4],
}

/// How far the sides of a field may be off after a file was saved again, in points.
const NEAR: f32 = 1.0;

impl Widget {
    /// Whether nothing of it can be seen.
    pub fn is_hidden(&self) -> bool {
        let [left, bottom, right, top] = self.place;
        left == right || bottom == top
    }

    /// Whether another is the same field at the same place.
    pub fn is_at(&self, other: &Self) -> bool {
        let mut sides = self.place.iter().zip(&other.place);
        let is_near = sides.all(|(own, theirs)| (own - theirs).abs() < NEAR);
        is_near && (&self.name, self.page) == (&other.name, other.page)
    }
}

/// An element of the structure tree.
#[derive(Debug, Default)]
pub struct Element {
    /// As the file names it: `H1`, `P`, `Strong`.
    pub kind: String,
    /// The type of PDF 1.7 that it stands for.
    pub role: String,
    /// `Alt`, `Lang`, `Scope` and the like, where they are given.
    pub properties: Vec<(&'static str, String)>,
    pub children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Child {
    Element(Element),
    /// With the page, from 0.
    Text(Marked, usize),
    /// The annotation of a link.
    Link(Target),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Address(String),
    /// To a page of the document, from 0; none where that is not there.
    Page(Option<usize>),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => f.write_str(address),
            Self::Page(_) => f.write_str("within"),
        }
    }
}

impl Tagged {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be read, has no structure tree, or too much of anything.
    pub fn new(bytes: &[u8]) -> Result<Self, Unreadable> {
        Self::of(&Pdf::open(bytes)?)
    }

    /// Reads a file that was opened.
    ///
    /// # Errors
    ///
    /// As [`Tagged::new`].
    pub fn of(pdf: &Pdf) -> Result<Self, Unreadable> {
        pdf.look(|document| read::Reading::new(document)?.file())
    }

    /// Reads only what a file says of itself: no page, and no tag.
    ///
    /// # Errors
    ///
    /// Where it has no catalog.
    pub fn stated(pdf: &Pdf) -> Result<Self, Unreadable> {
        pdf.look(read::stated)
    }

    /// An entry of the document's information dictionary.
    pub fn info(&self, key: &str) -> Option<String> {
        self.info.get(key).cloned()
    }

    /// What the metadata say of the document by the terms of Dublin Core: title, authors,
    /// description, language, by their names. Of the format signing programs say nothing.
    pub fn statements(&self) -> BTreeMap<String, String> {
        let Ok(xml) = roxmltree::Document::parse(&self.metadata) else {
            return BTreeMap::new();
        };
        let term = |own: roxmltree::Node<'_, '_>| {
            let name = own.tag_name();
            let is_term = name.namespace() == Some("http://purl.org/dc/elements/1.1/")
                && name.name() != "format";
            let texts = own.descendants().filter(roxmltree::Node::is_text);
            let texts = texts.filter_map(|own| own.text().map(str::trim));
            let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            is_term.then(|| (name.name().to_owned(), texts.join(", ")))
        };
        xml.descendants().filter_map(term).collect()
    }

    /// The language of the document; empty where the file says none.
    pub fn language(&self) -> String {
        self.language.clone().unwrap_or_default()
    }

    /// What tells the file from all others, by its own word: whoever makes it hashes it.
    /// Programs that change what a file says give it another one, or should.
    pub fn instance(&self) -> Option<String> {
        let xml = roxmltree::Document::parse(&self.metadata).ok()?;
        property(&xml, "http://ns.adobe.com/xap/1.0/mm/", "InstanceID")
    }

    /// The names of the standards that the file says it keeps, as `--pdf-standard` takes
    /// them.
    pub fn standards(&self) -> String {
        let Ok(xml) = roxmltree::Document::parse(&self.metadata) else {
            return self.version.clone();
        };
        let said = |namespace: &str, name: &str| {
            property(&xml, namespace, name).map(|text| text.to_lowercase())
        };
        let archive = "http://www.aiim.org/pdfa/ns/id/";
        let mut names = vec![];
        if let Some(part) = said(archive, "part") {
            let level = said(archive, "conformance").unwrap_or_default();
            names.push(format!("a-{part}{level}"));
        }
        if let Some(part) = said("http://www.aiim.org/pdfua/ns/id/", "part") {
            names.push(format!("ua-{part}"));
        }
        if !names.iter().any(|name| name.starts_with("a-")) {
            names.insert(0, self.version.clone());
        }
        names.join(",")
    }
}

/// A property of the metadata: an element or an attribute (ISO 16684-1, 7.9).
fn property(
    xml: &roxmltree::Document<'_>,
    namespace: &str,
    name: &str,
) -> Option<String> {
    let element = |own: &roxmltree::Node<'_, '_>| {
        let tag = own.tag_name();
        tag.name() == name && tag.namespace() == Some(namespace)
    };
    let element = xml.descendants().find(element).and_then(|own| own.text());
    let mut nodes = xml.descendants();
    let text = element.or_else(|| nodes.find_map(|own| own.attribute((namespace, name))));
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
