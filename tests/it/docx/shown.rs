//! A Word file in, the text that Word shows out, in the order of reading: numbers counted,
//! notes behind their first mark, fields by the values that stand in the file.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::numbers::Numbers;
use super::read::{Package, R, Relation, all, attribute, child, value};
use crate::agreement::piece::{Look, Pieces};

/// The text of the main part: a line for each paragraph.
pub(crate) fn body(package: &Package) -> Pieces {
    let notes = package.parts.contains_key("word/footnotes.xml");
    let notes = notes.then(|| package.xml("word/footnotes.xml"));
    let notes = notes.iter().flat_map(|xml| all(xml.root_element(), "footnote"));
    let id = |note: Node<'_, '_>| attribute(note, "id").expect("has an id").to_owned();
    let notes = notes.map(|note| (id(note), note)).collect();
    let xml = package.xml("word/document.xml");
    let root = child(xml.root_element(), "body").expect("has a body");
    Shown::new(package, "word/document.xml", notes).read(root)
}

/// The text of a header or footer, with `#` for the number of the page and `##` for that
/// of all pages.
pub(crate) fn aside(package: &Package, part: &str) -> String {
    let xml = package.xml(part);
    Shown::new(package, part, BTreeMap::new()).read(xml.root_element()).text()
}

struct Shown<'a, 'i> {
    numbers: Numbers,
    relations: BTreeMap<String, Relation>,
    note_relations: BTreeMap<String, Relation>,
    notes: BTreeMap<String, Node<'a, 'i>>,
    counted: u32,
    /// The instructions of open fields.
    fields: Vec<String>,
    language: String,
    link: Option<String>,
    out: Pieces,
}

impl<'a, 'i> Shown<'a, 'i> {
    fn new(package: &Package, part: &str, notes: BTreeMap<String, Node<'a, 'i>>) -> Self {
        let styles = package.xml("word/styles.xml");
        let default = all(styles.root_element(), "lang").next().expect("has a language");
        Self {
            numbers: Numbers::new(package),
            relations: package.relations(part),
            note_relations: package.relations("word/footnotes.xml"),
            notes,
            counted: 0,
            fields: vec![],
            language: attribute(default, "val").expect("is given").to_owned(),
            link: None,
            out: Pieces::default(),
        }
    }

    fn read(mut self, root: Node<'_, '_>) -> Pieces {
        self.blocks(root);
        self.out
    }

    /// Paragraphs and tables, in whatever they stand.
    fn blocks(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(node),
                "tbl" | "tr" | "tc" | "sdt" | "sdtContent" => self.blocks(node),
                "sectPr" | "tblPr" | "tblGrid" | "trPr" | "tcPr" | "sdtPr" => {}
                "bookmarkStart" | "bookmarkEnd" => {}
                other => panic!("`{other}` stands among blocks"),
            }
        }
    }

    fn paragraph(&mut self, paragraph: Node<'_, '_>) {
        let label = self.numbers.label(paragraph);
        if !label.is_empty() {
            self.out.push(&format!("{label} "), &Look::new(&self.language));
        }
        self.pieces(paragraph);
        self.out.end();
    }

    fn pieces(&mut self, parent: Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(node),
                "hyperlink" => {
                    let id = node.attribute((R, "id"));
                    let link = id.map(|id| self.relations[id].target.clone());
                    let outer = std::mem::replace(&mut self.link, link);
                    self.pieces(node);
                    self.link = outer;
                }
                "sdt" | "sdtContent" => self.pieces(node),
                "pPr" | "sdtPr" | "bookmarkStart" | "bookmarkEnd" => {}
                other => panic!("`{other}` stands in a paragraph"),
            }
        }
    }

    /// What is meant by a run: by its style, its language, and the link it stands in.
    fn look(&self, run: Node<'_, '_>) -> Look {
        let properties = child(run, "rPr");
        let style = properties.and_then(|own| value(own, "rStyle")).unwrap_or_default();
        let language = properties.and_then(|own| value(own, "lang"));
        Look {
            strong: style.contains("Strong"),
            emphasis: style.contains("Emphasis"),
            link: self.link.clone(),
            ..Look::new(language.unwrap_or(&self.language))
        }
    }

    fn run(&mut self, run: Node<'_, '_>) {
        let mut note = None;
        let look = self.look(run);
        for node in run.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "t" => self.say(node.text().unwrap_or_default(), &look),
                "tab" => self.say(" ", &look),
                "br" => self.out.end(),
                "noBreakHyphen" => self.say("\u{2011}", &look),
                "softHyphen" => self.say("\u{ad}", &look),
                "fldChar" => self.field(attribute(node, "fldCharType"), &look),
                "instrText" => {
                    let instruction = self.fields.last_mut().expect("is in a field");
                    instruction.push_str(node.text().unwrap_or_default());
                }
                "footnoteReference" => {
                    let id = attribute(node, "id").expect("leads to a note");
                    note = Some(self.notes[id]);
                    if attribute(node, "customMarkFollows").is_none() {
                        self.counted += 1;
                        self.say(&self.counted.to_string(), &look);
                    }
                }
                "footnoteRef" => self.say(&self.counted.to_string(), &look),
                "rPr" | "drawing" => {}
                other => panic!("`{other}` stands in a run"),
            }
        }
        if let Some(note) = note {
            self.out.end();
            std::mem::swap(&mut self.relations, &mut self.note_relations);
            self.blocks(note);
            std::mem::swap(&mut self.relations, &mut self.note_relations);
        }
    }

    fn say(&mut self, text: &str, look: &Look) {
        if self.fields.last().and_then(|field| count(field)).is_none() {
            self.out.push(text, look);
        }
    }

    fn field(&mut self, kind: Option<&str>, look: &Look) {
        match kind {
            Some("begin") => self.fields.push(String::new()),
            Some("separate") => {
                let sign = self.fields.last().and_then(|field| count(field));
                sign.into_iter().for_each(|sign| self.out.push(sign, look));
            }
            Some("end") => _ = self.fields.pop().expect("is in a field"),
            other => panic!("a field has a part that is not known: {other:?}"),
        }
    }
}

/// What stands for the number of a page, or of all pages of a document or letter.
fn count(field: &str) -> Option<&'static str> {
    match field.trim() {
        "PAGE" => Some("#"),
        "NUMPAGES" | "SECTIONPAGES" => Some("##"),
        other if other.starts_with("PAGEREF _letter_") => Some("##"),
        _ => None,
    }
}
