//! What a table says of itself.

use std::collections::BTreeSet;

use crate::diagnostic::LanguageTag;
use crate::returned::draft::{Draft, Key};
use crate::returned::mistake::Mistake;
use crate::returned::package::Package;
use crate::returned::style::Emphasis;
use crate::translation::{Head, Identity, Signs};
use crate::xml::Element;

/// The version of what the file says that is understood here.
const VERSION: &str = "1";

/// A table as it was sent.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) head: Head,
    pub(super) rows: Vec<Row>,
    /// Its marks, as [`super::super::body::Walker`] looks for them.
    pub(super) draft: Draft,
    /// The words that belong to no text.
    pub(super) fixed: BTreeSet<String>,
}

/// A row as it was sent.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) identity: Option<Identity>,
    /// What the source says.
    pub(super) said: String,
    pub(super) signs: Signs,
    pub(super) links: Vec<String>,
}

impl Record {
    /// Finds what the file says of itself; nothing where it says nothing.
    pub(super) fn find(package: &Package) -> Result<Option<Self>, Mistake> {
        let root = package.ours("translations", VERSION)?;
        root.map(|root| read(&root)).transpose()
    }
}

fn read(root: &Element) -> Result<Record, Mistake> {
    let list = |name: &str| {
        let wanted = format!("translations{VERSION}:{name}");
        let own = root.elements().find(move |own| own.name == wanted);
        own.into_iter().flat_map(Element::elements)
    };
    let missing = |what: &str| Mistake::Record(format!("there is no {what}"));
    let language = |name: &str| {
        root.get(name).and_then(LanguageTag::new).ok_or_else(|| missing(name))
    };
    let package = root.get("package").filter(|own| !own.is_empty());
    let head = Head {
        package: package.ok_or_else(|| missing("name of the package"))?.to_owned(),
        source: language("source")?,
        target: language("target")?,
    };
    let key = root.get("key").ok_or_else(|| missing("key"))?;
    let keys = list("rows").map(|own| {
        Some(Key {
            tag: own.get("id")?.to_owned(),
            title: own.get("title")?.to_owned(),
            file: String::new(),
            pointer: own.get("name")?.to_owned(),
            language: None,
            ground: Emphasis::default(),
            is_linked: false,
        })
    });
    let keys: Option<Vec<Key>> = keys.collect();
    let anchors = list("anchors")
        .filter_map(|own| Some((own.get("bookmark")?.to_owned(), own.text())))
        .collect();
    let keys = keys.ok_or_else(|| missing("whole list of the rows"))?;
    Ok(Record {
        head,
        rows: list("rows").map(row).collect(),
        draft: Draft::of(keys, format!("_tu{key}_"), anchors),
        fixed: list("fixed").map(Element::text).collect(),
    })
}

fn row(own: &Element) -> Row {
    let get = |name: &str| own.get(name).unwrap_or_default();
    let id = get("id").split_once(':').map_or("", |(_, id)| id);
    let (mut signs, mut links) = (Signs::default(), vec![]);
    for child in own.elements() {
        let number = || child.get("number").and_then(|own| own.parse().ok());
        match child.name.rsplit(':').next() {
            Some("sign") => {
                if let Some(number) = number() {
                    signs.read(number, &child.text());
                }
            }
            Some("plain") => signs.plain.extend(number()),
            Some("link") => links.push(child.text()),
            _ => {}
        }
    }
    Row {
        name: get("name").to_owned(),
        identity: Identity::read(id),
        said: get("said").to_owned(),
        signs,
        links,
    }
}
