//! The bytes of a Word file come in; the fields whose text is not what the record in the
//! file says go out. Only texts are compared, and nothing is taken back from them.

use std::collections::BTreeMap;

use roxmltree::Node;
use serde_json::Value;

use crate::markdown::{Piece, PieceKind, parse};
use crate::parity::word::{MAIN, Package, Unreadable, all, attribute, child, value};

/// The namespace of the record in a Word file.
const RECORD: &str = "urn:communique:record:1";

/// How the bookmarks of fields begin, before their number.
const BOOKMARK: &str = "_jp";
/// How many may be open at once, and how far above a text a deletion may stand.
const OPEN: usize = 64;
/// Nodes that are read in controls.
const NODES: usize = 4_000_000;
const DEPTH: usize = 120;

/// What became of a Word file's fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edited {
    /// How many fields there are.
    pub fields: usize,
    pub changes: Vec<Change>,
    /// Whether somebody tracks changes in it that are not taken or left yet.
    pub is_tracked: bool,
}

/// A field with another text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The file and pointer of the value.
    pub file: String,
    pub pointer: String,
    pub before: String,
    /// None where the field is gone.
    pub now: Option<String>,
}

/// Why a Word file cannot be held against its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRecord {
    Unreadable(Unreadable),
    /// It carries none.
    None,
    /// The record is not the one that it was made with.
    Altered,
}

impl From<Unreadable> for NoRecord {
    fn from(why: Unreadable) -> Self {
        Self::Unreadable(why)
    }
}

/// Finds the fields that were changed.
///
/// # Errors
///
/// Where the file cannot be read or carries no record.
pub fn edits(package: &Package) -> Result<Edited, NoRecord> {
    let part = package.parts.iter().find(|(name, bytes)| {
        let is_item = name.starts_with("customXml/item") && !name.contains("Props");
        is_item && String::from_utf8_lossy(bytes).contains(RECORD)
    });
    let (name, _) = part.ok_or(NoRecord::None)?;
    let xml = package.xml(name)?;
    let root = xml.root_element();
    let named = |name: &'static str| {
        root.descendants().filter(move |own| own.has_tag_name((RECORD, name)))
    };
    let base = named("base").next().ok_or(NoRecord::None)?;
    let text: String = base.descendants().filter_map(|own| own.text_of()).collect();
    let checksum = format!("blake3:{}", blake3::hash(text.as_bytes()).to_hex());
    if base.attribute("checksum") != Some(&checksum) {
        return Err(NoRecord::Altered);
    }
    let json: Value = serde_json::from_str(&text).map_err(|_| NoRecord::Altered)?;
    let files: BTreeMap<&str, &str> = named("file")
        .filter_map(|own| Some((own.attribute("number")?, own.attribute("path")?)))
        .collect();
    let shown = shown(package)?;
    let mut out = Edited { is_tracked: is_tracked(package)?, ..Edited::default() };
    let mut told = vec![];
    for key in named("key") {
        let get = |name| key.attribute(name).unwrap_or_default();
        let (tag, pointer) = (get("tag"), get("pointer"));
        let file = files.get(get("file")).copied().unwrap_or_default();
        let before = json.get(file).and_then(|own| own.pointer(pointer));
        let Some(before) = before.and_then(printed) else { continue };
        out.fields += 1;
        // One value may stand in several places.
        let bookmark = format!("{BOOKMARK}{}", get("number"));
        let all = shown.get(tag).or_else(|| shown.get(&bookmark));
        let all = all.map(Vec::as_slice).unwrap_or_default();
        let other = all.iter().find(|now| !fits(&before, now));
        if all.is_empty() || other.is_some() {
            let change = Change {
                file: file.to_owned(),
                pointer: pointer.to_owned(),
                before: plain(&before),
                now: other.map(|now| bare(now)),
            };
            if !told.contains(&change) {
                told.push(change);
            }
        }
    }
    out.changes = told;
    Ok(out)
}

/// The text of a node that is text.
trait TextOf<'a> {
    fn text_of(&self) -> Option<&'a str>;
}

impl<'a> TextOf<'a> for Node<'a, '_> {
    fn text_of(&self) -> Option<&'a str> {
        self.is_text().then(|| self.text()).flatten()
    }
}

fn is_tracked(package: &Package) -> Result<bool, Unreadable> {
    let xml = package.xml(MAIN)?;
    let tracks = ["ins", "del", "moveFrom", "moveTo"];
    Ok(tracks.into_iter().any(|name| all(xml.root_element(), name).next().is_some()))
}

/// The texts of all fields, as Word shows them with all changes taken: by their tags, and
/// by the names of the bookmarks around them, for a word processor that loses tags.
fn shown(package: &Package) -> Result<BTreeMap<String, Vec<String>>, Unreadable> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let texts = package.parts.keys().filter(|name| {
        let kinds = ["document", "header", "footer", "footnotes"];
        let own = name.strip_prefix("word/").filter(|own| own.ends_with(".xml"));
        own.is_some_and(|own| kinds.iter().any(|kind| own.starts_with(kind)))
    });
    for part in texts {
        let xml = package.xml(part)?;
        let root = xml.root_element();
        let mut nodes = 0;
        for control in all(root, "sdt") {
            nodes += control.descendants().count();
            // Those that stand in each other are read again and again.
            if nodes > NODES {
                return Err(Unreadable::TooMuch("controls within each other"));
            }
            let tag = child(control, "sdtPr").and_then(|own| value(own, "tag"));
            if let Some(tag) = tag {
                let text = control.descendants().map(spoken).collect();
                out.entry(tag.to_owned()).or_default().push(text);
            }
        }
        let mut open: BTreeMap<&str, (&str, String)> = BTreeMap::new();
        for node in root.descendants() {
            let id = attribute(node, "id").unwrap_or_default();
            let name = attribute(node, "name").unwrap_or_default();
            match node.tag_name().name() {
                "bookmarkStart" if name.starts_with(BOOKMARK) && open.len() < OPEN => {
                    open.insert(id, (name, String::new()));
                }
                "bookmarkEnd" => {
                    if let Some((name, text)) = open.remove(id) {
                        out.entry(name.to_owned()).or_default().push(text);
                    }
                }
                _ => {
                    let text = spoken(node);
                    open.values_mut().for_each(|(_, own)| own.push_str(text));
                }
            }
        }
    }
    Ok(out)
}

/// What an element says by itself.
fn spoken<'a>(node: Node<'a, '_>) -> &'a str {
    let run = node.parent();
    let style = run.and_then(|run| child(run, "rPr"));
    let style = style.and_then(|own| value(own, "rStyle"));
    let is_gone = || {
        let mut above = node.ancestors().take(DEPTH).map(|own| own.tag_name().name());
        above.any(|name| ["del", "moveFrom"].contains(&name))
    };
    match node.tag_name().name() {
        "t" if matches!(style, Some("FootnoteReference" | "FootnoteSign"))
            || is_gone() =>
        {
            ""
        }
        "t" => node.text().unwrap_or_default(),
        "tab" | "br" | "cr" | "p" => " ",
        "noBreakHyphen" => "\u{2011}",
        "softHyphen" => "\u{ad}",
        _ => "",
    }
}

/// What a value prints, in parts between which something is printed that it does not say,
/// such as the number of another place; none for a value that is no text.
fn printed(value: &Value) -> Option<Vec<String>> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Object(members) => {
            let text = members.get("placeholder")?.as_str()?;
            return Some(vec![format!("[{text}]")]);
        }
        _ => return None,
    };
    let mut out = vec![String::new()];
    collect(&parse(&text).pieces, &mut out);
    Some(out)
}

fn collect(pieces: &[Piece], out: &mut Vec<String>) {
    for piece in pieces {
        let last = out.len() - 1;
        match &piece.kind {
            PieceKind::Text(text) => out[last].push_str(text),
            PieceKind::Strong(content)
            | PieceKind::Emphasis(content)
            | PieceKind::Link { content, .. } => collect(content, out),
            PieceKind::LineBreak => out[last].push(' '),
            // What is missing may have been found elsewhere in the record.
            PieceKind::Reference { .. } | PieceKind::Placeholder(_) => {
                out.push(String::new());
            }
            PieceKind::Note { .. } => {}
        }
    }
}

/// The parts as people read them.
fn plain(parts: &[String]) -> String {
    parts.join("…")
}

/// With one space wherever there are any.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is those parts, with anything between them.
fn fits(parts: &[String], text: &str) -> bool {
    let text = bare(text);
    let parts: Vec<String> = parts.iter().map(|part| bare(part)).collect();
    let [first, middle @ .., last] = &parts[..] else {
        return parts.first().is_some_and(|only| *only == text);
    };
    let Some(mut rest) = text.strip_prefix(first.as_str()) else { return false };
    for part in middle {
        match rest.split_once(part.as_str()) {
            Some((_, behind)) => rest = behind,
            None => return false,
        }
    }
    rest.ends_with(last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_fits_what_it_prints() {
        let fits = |value: &str, text: &str| {
            fits(&printed(&Value::String(value.into())).unwrap(), text)
        };
        assert!(fits("A **bold** word[^n]", "A bold  word"));
        assert!(fits("See [](#second) and [](#third).", "See 2 and 3."));
        assert!(fits("On {{date}}", "On [date]"));
        assert!(fits("On {{date}}", "On 5 May"));
        assert!(!fits("A word", "A words"));
        assert!(!fits("See [](#second).", "See 2, please"));
    }
}
