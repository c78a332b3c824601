//! What the file says of itself: from which document it was made, what that was, which
//! value stands under which mark, and what was printed around the values.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::body::TEXT;
use super::mistake::Mistake;
use super::package::Package;
use super::style::Emphasis;
use crate::xml::Element;

/// The version of what the file says that is understood here.
const VERSION: &str = "1";

/// The draft as it was sent.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The package's file, relative to the root.
    pub package: String,
    pub meeting: String,
    /// The document's id within the package.
    pub document: String,
    pub kind: String,
    pub language: String,
    /// Which version of the document it was.
    pub version: Option<String>,
    /// Whether several people's changes are tracked in it.
    pub is_redline: bool,
    pub keys: Vec<Key>,
    /// The record as it was, as far as the document shows it: one member per file.
    pub base: Json,
    /// The same as it stands in the file.
    pub text: String,
    /// The paragraphs, in the order of the file.
    pub printed: Vec<Printed>,
    /// The places that links lead to, by their bookmarks.
    pub(super) anchors: BTreeMap<String, String>,
    /// What the names of the bookmarks around its values begin with.
    pub(super) bookmarks: String,
    titles: BTreeMap<String, usize>,
    tags: BTreeMap<String, usize>,
}

/// A value of the record that was printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub tag: String,
    pub title: String,
    pub file: String,
    pub pointer: String,
    /// The language, inside a text in several.
    pub language: Option<String>,
    /// How the text around it looks.
    pub ground: Emphasis,
    /// Whether the text around it is a link.
    pub is_linked: bool,
}

/// The parts that a paragraph may stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Body,
    Header,
    Footer,
    /// A footnote: its id in the record, or in the file where it is new.
    Note(String),
    /// A frame with text of its own.
    Box,
}

/// A paragraph as it was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    pub part: Part,
    pub pieces: Vec<PrintedPiece>,
}

impl Printed {
    /// The values that stand in it.
    pub(super) fn keys(&self) -> impl Iterator<Item = usize> {
        self.pieces.iter().filter_map(|piece| match piece {
            PrintedPiece::Key { key, .. } => Some(*key),
            _ => None,
        })
    }

    /// The text around the values.
    pub(super) fn text(&self) -> String {
        let text = |piece: &PrintedPiece| match piece {
            PrintedPiece::Words(text)
            | PrintedPiece::Computed { text, .. }
            | PrintedPiece::Field { text, .. } => text.clone(),
            PrintedPiece::Key { .. } | PrintedPiece::Note(_) => String::new(),
        };
        self.pieces.iter().map(text).collect()
    }
}

/// What stood in a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum PrintedPiece {
    /// A word of the template.
    Words(String),
    /// A value: its key; its text, where something in it was filled in.
    Key { key: usize, text: Option<Vec<Filled>> },
    /// Text that was computed from a value.
    Computed { file: String, pointer: String, text: String },
    /// What a word processor counts.
    Field { instruction: String, text: String },
    /// A footnote's mark.
    Note(String),
}

/// A part of a value's text as it was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    Text(String),
    /// A footnote's mark.
    Note(String),
    /// What a word processor counts.
    Field {
        instruction: String,
        text: String,
    },
}

impl Draft {
    /// What there is to find of a file that is no document: values, what the names of their
    /// bookmarks begin with, and the places that links lead to.
    pub(super) fn of(
        keys: Vec<Key>,
        bookmarks: String,
        anchors: BTreeMap<String, String>,
    ) -> Self {
        let (titles, tags) = names(&keys);
        Self { keys, bookmarks, anchors, titles, tags, ..Self::default() }
    }

    /// Finds what the file says of itself; nothing where it says nothing.
    pub(super) fn find(package: &Package) -> Result<Option<Self>, Mistake> {
        let root = package.ours("record", VERSION)?;
        root.map(|root| read(&root)).transpose()
    }

    /// The key of a control. Titles are of one control alone, but Word's users can change
    /// them; tags may be of several, and old LibreOffice drops them.
    pub(super) fn key(&self, title: Option<&str>, tag: Option<&str>) -> Option<usize> {
        let by_title = title.and_then(|title| self.titles.get(title)).copied();
        let by_title =
            by_title.filter(|key| tag.is_none_or(|tag| tag == self.keys[*key].tag));
        by_title.or_else(|| self.tags.get(tag?).copied())
    }

    /// Whether it has two columns, one in each of two languages.
    pub(super) fn is_bilingual(&self) -> bool {
        self.language.contains('+')
    }

    /// The base record's value under a key.
    pub fn value(&self, key: &Key) -> Option<&Json> {
        self.at(&key.file, &key.pointer)
    }

    /// The base record's value at a pointer.
    pub fn at(&self, file: &str, pointer: &str) -> Option<&Json> {
        self.base.get(file)?.pointer(pointer)
    }
}

fn read(root: &Element) -> Result<Draft, Mistake> {
    let child = |name: &str| {
        let wanted = format!("record{VERSION}:{name}");
        root.elements().find(move |own| own.name == wanted)
    };
    let list = |name: &str| child(name).into_iter().flat_map(Element::elements);
    let missing = |what: &str| Mistake::Record(format!("there is no {what}"));
    let base = child("base").ok_or_else(|| missing("base"))?;
    let text = base.text();
    if text.len() > TEXT || child("printed").is_some_and(|own| own.text().len() > TEXT) {
        return Err(Mistake::TooLarge("its record is larger than any document".into()));
    }
    let checksum = format!("blake3:{}", blake3::hash(text.as_bytes()).to_hex());
    if base.get("checksum") != Some(&checksum) {
        return Err(Mistake::Record("it is not what its checksum says".into()));
    }
    let base: Json = serde_json::from_str(&text)
        .map_err(|error| Mistake::Record(error.to_string()))?;
    let files: BTreeMap<&str, &str> = list("files")
        .filter_map(|own| Some((own.get("number")?, own.get("path")?)))
        .collect();
    let keys: Option<Vec<Key>> = list("keys").map(|own| key(own, &files)).collect();
    let keys = keys.ok_or_else(|| missing("whole table of the values"))?;
    let about = child("document").ok_or_else(|| missing("name of the document"))?;
    let get = |name: &str| about.get(name).unwrap_or_default().to_owned();
    let (titles, tags) = names(&keys);
    let mut printed = vec![];
    for part in list("printed") {
        printed.extend(paragraphs(part, &files, keys.len()));
    }
    Ok(Draft {
        package: root.get("package").unwrap_or_default().to_owned(),
        meeting: get("meeting"),
        document: get("id"),
        kind: get("kind"),
        language: get("language"),
        version: about.get("version").map(str::to_owned),
        is_redline: about.get("changes") == Some("tracked"),
        keys,
        base,
        text,
        printed,
        anchors: list("anchors")
            .filter_map(|own| Some((own.get("bookmark")?.into(), own.get("id")?.into())))
            .collect(),
        bookmarks: "_jp".to_owned(),
        titles,
        tags,
    })
}

/// The keys by their titles and by their tags.
fn names(keys: &[Key]) -> (BTreeMap<String, usize>, BTreeMap<String, usize>) {
    let (mut titles, mut tags) = (BTreeMap::new(), BTreeMap::new());
    for (index, key) in keys.iter().enumerate() {
        titles.entry(key.title.clone()).or_insert(index);
        tags.entry(key.tag.clone()).or_insert(index);
    }
    (titles, tags)
}

fn key(own: &Element, files: &BTreeMap<&str, &str>) -> Option<Key> {
    let ground = own.get("ground").unwrap_or_default();
    let has = |name| ground.split(' ').any(|own| own == name);
    Some(Key {
        tag: own.get("tag")?.to_owned(),
        title: own.get("title")?.to_owned(),
        file: (*files.get(own.get("file")?)?).to_owned(),
        pointer: own.get("pointer")?.to_owned(),
        language: own.get("language").map(str::to_owned),
        ground: Emphasis { strong: has("strong"), emphasis: has("emphasis") },
        is_linked: has("link"),
    })
}

fn paragraphs(part: &Element, files: &BTreeMap<&str, &str>, keys: usize) -> Vec<Printed> {
    let kind = match part.get("name") {
        Some("header") => Part::Header,
        Some("footer") => Part::Footer,
        Some("note") => Part::Note(part.get("id").unwrap_or_default().to_owned()),
        _ => Part::Body,
    };
    let paragraph = |own: &Element| Printed {
        part: kind.clone(),
        pieces: own.elements().filter_map(|own| piece(own, files, keys)).collect(),
    };
    part.elements().map(paragraph).collect()
}

fn piece(
    own: &Element,
    files: &BTreeMap<&str, &str>,
    keys: usize,
) -> Option<PrintedPiece> {
    let (_, name) = own.name.split_once(':')?;
    Some(match name {
        "t" => PrintedPiece::Words(own.text()),
        "key" => {
            let number: usize = own.get("number")?.parse().ok()?;
            let key = number.checked_sub(1).filter(|key| *key < keys)?;
            let filled = |own: &Element| match (own.get("id"), own.get("instruction")) {
                (Some(id), _) => Filled::Note(id.to_owned()),
                (None, Some(words)) => {
                    Filled::Field { instruction: instruction(words), text: own.text() }
                }
                (None, None) => Filled::Text(own.text()),
            };
            let text: Vec<Filled> = own.elements().map(filled).collect();
            PrintedPiece::Key { key, text: (!text.is_empty()).then_some(text) }
        }
        "computed" => PrintedPiece::Computed {
            file: (*files.get(own.get("file")?)?).to_owned(),
            pointer: own.get("pointer")?.to_owned(),
            text: own.text(),
        },
        "field" => PrintedPiece::Field {
            instruction: instruction(own.get("instruction")?),
            text: own.text(),
        },
        "note" => PrintedPiece::Note(own.get("id")?.to_owned()),
        _ => return None,
    })
}

/// What tells one field from another: what it counts, and of which bookmark; not how.
pub(super) fn instruction(words: &str) -> String {
    let mut words = words.split_whitespace();
    let kind = words.next().unwrap_or_default().to_uppercase();
    match (kind.as_str(), words.next()) {
        ("REF" | "NOTEREF" | "PAGEREF", Some(bookmark)) => format!("{kind} {bookmark}"),
        _ => kind,
    }
}
