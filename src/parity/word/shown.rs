//! A Word file in, the text that Word shows out, in the order of reading: numbers counted,
//! notes behind their first mark, fields by the values that stand in the file.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::Node;

use super::numbers::Numbers;
use super::style;
use super::{
    DEPTH, MAIN, NOTES, Package, R, Relation, Unreadable, all, attribute, child, value,
};
use crate::parity::piece::{COUNT, Link, Look, NUMBER, Pieces};

/// Letters that are read: a note may stand behind many marks.
const LETTERS: usize = 16 * 1024 * 1024;
/// What says nothing, wherever it stands.
const SILENT: [&str; 18] = [
    "sectPr",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "trPr",
    "tcPr",
    "sdtPr",
    "sdtEndPr",
    "pPr",
    "rPr",
    "bookmarkStart",
    "bookmarkEnd",
    "proofErr",
    "permStart",
    "permEnd",
    "commentRangeStart",
    "commentRangeEnd",
    "lastRenderedPageBreak",
];
/// Fields that say what is in the document itself.
const FIELDS: [&str; 8] =
    ["HYPERLINK", "NOTEREF", "NUMPAGES", "PAGE", "PAGEREF", "REF", "SECTIONPAGES", "TOC"];
/// What Word shows.
#[derive(Debug, Default)]
pub struct Shown {
    /// A line for each paragraph.
    pub pieces: Pieces,
    /// The links within the document: the letter that each begins at, and the one that it
    /// leads to.
    pub jumps: Vec<(usize, Option<usize>)>,
    /// The numbers of pages in tables of contents.
    pub pages: Vec<String>,
    /// What the fields for a number of pages count, in Word's words.
    pub counts: BTreeSet<String>,
    /// Where each bookmark begins.
    pub bookmarks: BTreeMap<String, usize>,
    /// Where each section but the last ends.
    pub sections: Vec<usize>,
    /// The pictures, by the texts that stand for them.
    pub pictures: Vec<String>,
    /// Elements that are not understood, so that nobody knows what they show.
    pub unknown: BTreeSet<String>,
}

/// The text of the main part.
///
/// # Errors
///
/// Where a part of the file cannot be read.
pub fn body(package: &Package) -> Result<Shown, Unreadable> {
    let notes = match package.parts.contains_key(NOTES) {
        true => Some(package.xml(NOTES)?),
        false => None,
    };
    let notes = notes.iter().flat_map(|xml| all(xml.root_element(), "footnote"));
    let notes = notes.map(|note| (attribute(note, "id").unwrap_or_default(), note));
    let notes = notes.map(|(id, note)| (id.to_owned(), note)).collect();
    let xml = package.xml(MAIN)?;
    let root = child(xml.root_element(), "body");
    let root = root.ok_or_else(|| Unreadable::Missing("w:body".to_owned()))?;
    Reading::new(package, MAIN, notes)?.read(root)
}

/// The text of a header or footer, with [`NUMBER`] and [`COUNT`].
///
/// # Errors
///
/// Where a part of the file cannot be read.
pub fn aside(package: &Package, part: &str) -> Result<Shown, Unreadable> {
    let xml = package.xml(part)?;
    let mut reading = Reading::new(package, part, BTreeMap::new())?;
    reading.is_aside = true;
    reading.read(xml.root_element())
}

struct Reading<'a, 'i> {
    numbers: Numbers,
    relations: BTreeMap<String, Relation>,
    note_relations: BTreeMap<String, Relation>,
    notes: BTreeMap<String, Node<'a, 'i>>,
    /// The levels of the styles of headings; of the title 0.
    headings: BTreeMap<String, u8>,
    /// How styles show text as if it were not there.
    away: BTreeMap<String, Vec<&'static str>>,
    counted: u32,
    /// The instructions of open fields.
    fields: Vec<String>,
    language: String,
    link: Option<Link>,
    heading: Option<u8>,
    in_note: bool,
    /// Whether it is a header or footer that is read.
    is_aside: bool,
    depth: usize,
    jumps: Vec<(usize, String)>,
    out: Shown,
}

impl<'a, 'i> Reading<'a, 'i> {
    fn new(
        package: &Package,
        part: &str,
        notes: BTreeMap<String, Node<'a, 'i>>,
    ) -> Result<Self, Unreadable> {
        Ok(Self {
            numbers: Numbers::new(package)?,
            relations: package.relations(part)?,
            note_relations: package.relations(NOTES)?,
            notes,
            headings: style::headings(package)?,
            away: style::away(package)?,
            counted: 0,
            fields: vec![],
            language: package.language().unwrap_or_default(),
            link: None,
            heading: None,
            in_note: false,
            is_aside: false,
            depth: 0,
            jumps: vec![],
            out: Shown::default(),
        })
    }

    fn read(mut self, root: Node<'_, '_>) -> Result<Shown, Unreadable> {
        self.blocks(root)?;
        let bookmarks = &self.out.bookmarks;
        let to = |(at, name): (usize, String)| (at, bookmarks.get(&name).copied());
        self.out.jumps = self.jumps.into_iter().map(to).collect();
        Ok(self.out)
    }

    fn deeper<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Unreadable>,
    ) -> Result<T, Unreadable> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(Unreadable::TooMuch("elements within each other"));
        }
        let done = read(self);
        self.depth -= 1;
        done
    }

    /// Paragraphs and tables, in whatever they stand.
    fn blocks(&mut self, parent: Node<'_, '_>) -> Result<(), Unreadable> {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node)?,
                "tbl" | "tr" | "tc" | "sdt" | "sdtContent" | "ins" | "moveTo"
                | "customXml" => self.deeper(|own| own.blocks(node))?,
                "bookmarkStart" => self.bookmark(node),
                name if SILENT.contains(&name) => {}
                name => _ = self.out.unknown.insert(name.to_owned()),
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>) -> Result<(), Unreadable> {
        let style = child(paragraph, "pPr").and_then(|own| value(own, "pStyle"));
        let hides = self.away.get(style.unwrap_or("Normal")).into_iter().flatten();
        self.out.unknown.extend(hides.map(|own| (*own).to_owned()));
        let heading = style.and_then(|style| self.headings.get(style).copied());
        let outer = std::mem::replace(&mut self.heading, heading);
        let label = self.numbers.label(paragraph);
        if !label.is_empty() {
            let look = Look { heading, ..Look::new(&self.language) };
            self.out.pieces.push(&format!("{label} "), &look);
        }
        self.pieces(paragraph)?;
        self.heading = outer;
        self.out.pieces.end();
        let ends = child(paragraph, "pPr").and_then(|own| child(own, "sectPr"));
        self.out.sections.extend(ends.map(|_| self.out.pieces.letters));
        Ok(())
    }

    fn pieces(&mut self, parent: Node<'_, '_>) -> Result<(), Unreadable> {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node)?,
                "hyperlink" => {
                    let id = node.attribute((R, "id"));
                    if let Some(name) = attribute(node, "anchor") {
                        self.jump(name);
                    }
                    let link = match id.and_then(|id| self.relations.get(id)) {
                        Some(relation) => Link::Outside(relation.target.clone()),
                        None => Link::Within,
                    };
                    let outer = self.link.replace(link);
                    self.deeper(|own| own.pieces(node))?;
                    self.link = outer;
                }
                "sdt" | "sdtContent" | "ins" | "moveTo" | "smartTag" | "customXml" => {
                    self.deeper(|own| own.pieces(node))?;
                }
                "bookmarkStart" => self.bookmark(node),
                name if SILENT.contains(&name) => {}
                name => _ = self.out.unknown.insert(name.to_owned()),
            }
        }
        Ok(())
    }

    /// What is meant by a run: by its style, its language, and the link it stands in.
    fn look(&self, run: Node<'_, '_>) -> Look {
        let properties = child(run, "rPr");
        let style = properties.and_then(|own| value(own, "rStyle")).unwrap_or_default();
        let language = properties.and_then(|own| value(own, "lang"));
        let is_on = |name| {
            let own = properties.and_then(|own| child(own, name));
            own.is_some_and(|own| {
                !matches!(attribute(own, "val"), Some("0" | "false" | "off"))
            })
        };
        let refers = |field: &String| field.trim_start().starts_with("REF ");
        let refers = self.fields.last().is_some_and(refers);
        let is_mark =
            matches!(style, "FootnoteReference" | "FootnoteSign") && !self.in_note;
        let link = self.link.clone().or(refers.then_some(Link::Within));
        // A number or sign is the same in all languages.
        let language = language.filter(|_| !is_mark);
        Look {
            strong: style.contains("Strong") || is_on("b"),
            emphasis: style.contains("Emphasis") || is_on("i"),
            link: link.filter(|_| !is_mark),
            heading: self.heading.filter(|_| !is_mark),
            is_mark,
            ..Look::new(language.unwrap_or(&self.language))
        }
    }

    /// Text that is not there for those who read it, or is struck out, by itself or by its
    /// style.
    fn away(&mut self, properties: Option<Node<'_, '_>>) {
        let own = properties.into_iter().flat_map(style::ways);
        let style = properties.and_then(|own| value(own, "rStyle"));
        let style = style.and_then(|style| self.away.get(style)).into_iter().flatten();
        self.out.unknown.extend(own.chain(style.copied()).map(str::to_owned));
    }

    fn picture(&mut self, drawing: Node<'_, '_>) {
        for node in drawing.descendants() {
            match node.tag_name().name() {
                "docPr" => {
                    let text = node.attribute("descr").unwrap_or_default();
                    self.out.pictures.push(text.to_owned());
                }
                "txbxContent" => _ = self.out.unknown.insert("txbxContent".to_owned()),
                _ => {}
            }
        }
    }

    fn run(&mut self, run: Node<'_, '_>) -> Result<(), Unreadable> {
        if self.out.pieces.letters > LETTERS {
            return Err(Unreadable::TooMuch("text"));
        }
        let mut note = None;
        let look = self.look(run);
        self.away(child(run, "rPr"));
        for node in run.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => self.say(node.text().unwrap_or_default(), &look),
                "tab" => self.say(" ", &look),
                "br" | "cr" => self.out.pieces.end(),
                "noBreakHyphen" => self.say("\u{2011}", &look),
                "softHyphen" => self.say("\u{ad}", &look),
                "fldChar" => self.field(attribute(node, "fldCharType"), &look),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.push_str(node.text().unwrap_or_default());
                    }
                }
                "footnoteReference" => {
                    let id = attribute(node, "id").unwrap_or_default();
                    let lost =
                        || Unreadable::Broken(format!("there is no footnote {id}"));
                    note = Some(self.notes.get(id).copied().ok_or_else(lost)?);
                    if attribute(node, "customMarkFollows").is_none() {
                        self.counted = self.counted.saturating_add(1);
                        self.say(&self.counted.to_string(), &look);
                    }
                }
                "drawing" => self.picture(node),
                "footnoteRef" => self.say(&self.counted.to_string(), &look),
                name if SILENT.contains(&name) => {}
                name => _ = self.out.unknown.insert(name.to_owned()),
            }
        }
        let Some(note) = note.filter(|_| !self.in_note) else { return Ok(()) };
        self.out.pieces.end();
        let outer = std::mem::take(&mut self.link);
        std::mem::swap(&mut self.relations, &mut self.note_relations);
        self.in_note = true;
        self.deeper(|own| own.blocks(note))?;
        self.in_note = false;
        std::mem::swap(&mut self.relations, &mut self.note_relations);
        self.link = outer;
        Ok(())
    }

    fn bookmark(&mut self, node: Node<'_, '_>) {
        let name = attribute(node, "name").unwrap_or_default().to_owned();
        self.out.bookmarks.insert(name, self.out.pieces.letters);
    }

    fn jump(&mut self, name: &str) {
        self.jumps.push((self.out.pieces.letters, name.to_owned()));
    }

    fn say(&mut self, text: &str, look: &Look) {
        let kind = self.fields.last().map_or("", |field| field.trim());
        if kind.starts_with("PAGEREF ") && !self.is_aside {
            self.out.pages.push(text.to_owned());
        }
        if kind != "PAGE" && !self.counts(kind) {
            self.out.pieces.push(text, look);
        }
    }

    /// Whether a field says how many pages there are: of all, of a section, or up to the
    /// last page of a letter.
    fn counts(&self, field: &str) -> bool {
        let is_end = self.is_aside && field.starts_with("PAGEREF ");
        is_end || ["NUMPAGES", "SECTIONPAGES"].contains(&field)
    }

    fn field(&mut self, kind: Option<&str>, look: &Look) {
        match kind {
            Some("begin") => self.fields.push(String::new()),
            Some("separate") => match self.fields.last().map(|field| field.trim()) {
                Some("PAGE") => self.out.pieces.push(NUMBER, look),
                Some(field) if self.counts(field) => {
                    self.out.counts.insert(field.to_owned());
                    self.out.pieces.push(COUNT, look);
                }
                Some(field) => {
                    let mut words = field.split_whitespace();
                    let is_reference = words.next() == Some("REF");
                    let name = words.next().filter(|_| is_reference).map(str::to_owned);
                    name.into_iter().for_each(|name| self.jump(&name));
                }
                None => {}
            },
            Some("end") => {
                let field = self.fields.pop().unwrap_or_default();
                let name = field.split_whitespace().next().unwrap_or_default();
                if !FIELDS.contains(&name) {
                    self.out.unknown.insert(format!("a field {name}"));
                }
            }
            other => {
                let other = other.unwrap_or_default();
                self.out.unknown.insert(format!("fldChar {other}"));
            }
        }
    }
}
