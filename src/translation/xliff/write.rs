//! Units → an XLIFF file. The id of a unit says of which source and which translation it
//! was made, its name where the text stands; marks and all that is not text are codes, with
//! what they are in the record as their original data.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{FIELD, NAMESPACE, STATE, VERSION};
use crate::model::Step;
use crate::translation::codes::{Code, Codes};
use crate::translation::content::{Content, Fixed};
use crate::translation::head::{Head, Identity};
use crate::translation::tree::{Mark, Node, tree};
use crate::translation::unit::{Standing, Unit};

/// The text of the file.
pub fn write(head: &Head, units: &[Unit]) -> String {
    let mut pen = Pen { writer: Writer::new(vec![]), depth: 0 };
    pen.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
    let root = [
        ("xmlns", NAMESPACE),
        ("version", VERSION),
        ("srcLang", head.source.as_str()),
        ("trgLang", head.target.as_str()),
    ];
    pen.within("xliff", &root, |pen| {
        let file =
            [("id", "f1"), ("original", &*head.package), ("xml:space", "preserve")];
        pen.within("file", &file, |pen| pen.groups(head, units));
    });
    pen.event(Event::Text(BytesText::from_escaped("\n")));
    String::from_utf8_lossy(&pen.writer.into_inner()).into_owned()
}

struct Pen {
    writer: Writer<Vec<u8>>,
    depth: usize,
}

impl Pen {
    fn groups(&mut self, head: &Head, units: &[Unit]) {
        let mut number = 0;
        let groups = units.chunk_by(|a, b| a.document == b.document);
        for (index, group) in groups.enumerate() {
            let id = format!("g{}", index + 1);
            let names = [("id", id.as_str()), ("name", group[0].document.as_str())];
            self.within("group", &names, |pen| {
                for unit in group {
                    number += 1;
                    pen.unit(head, number, unit);
                }
            });
        }
    }

    fn unit(&mut self, head: &Head, number: usize, unit: &Unit) {
        let source = Content::read(&unit.source);
        let target = unit.target.as_deref().map(Content::read);
        let mut codes = Codes::new(&source, target.as_ref());
        let id = Identity::of(unit).id(number);
        let name = head.name(&unit.origin);
        self.within("unit", &[("id", &id), ("name", &name)], |pen| {
            pen.within("notes", &[], |pen| {
                pen.line("note", &[("category", FIELD)], &unit.name);
                if unit.standing == Standing::Translated(Step::Behind) {
                    let text = "The source has changed since this was translated.";
                    pen.line("note", &[("category", STATE)], text);
                }
            });
            if !codes.list.is_empty() {
                pen.within("originalData", &[], |pen| pen.data(&codes.list));
            }
            let segment = [("id", "s1"), ("state", state(unit.standing))];
            pen.within("segment", &segment, |pen| {
                pen.text("source", &tree(&source), &mut codes);
                if let Some(target) = &target {
                    codes.again();
                    pen.text("target", &tree(target), &mut codes);
                }
            });
        });
    }

    fn data(&mut self, codes: &[Code]) {
        for (index, code) in codes.iter().enumerate() {
            let (start, end) = code.spelled();
            let number = index + 1;
            match code.is_pair() {
                true => {
                    self.line("data", &[("id", &format!("d{number}s"))], &start);
                    self.line("data", &[("id", &format!("d{number}e"))], &end);
                }
                false => self.line("data", &[("id", &format!("d{number}"))], &start),
            }
        }
    }

    /// A text with its codes, on one line.
    fn text(&mut self, name: &str, nodes: &[Node], codes: &mut Codes) {
        self.new_line();
        self.event(Event::Start(BytesStart::new(name)));
        self.nodes(nodes, codes);
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn nodes(&mut self, nodes: &[Node], codes: &mut Codes) {
        for node in nodes {
            match node {
                Node::Text(text) => self.characters(text),
                Node::Break => self.alone(&Code::Break, codes),
                Node::Fixed(fixed) => self.alone(&Code::Fixed(fixed.clone()), codes),
                Node::Marked(mark, inner) => {
                    let code = Code::of(mark);
                    let number = codes.number(&code);
                    let mut start = BytesStart::new("pc");
                    start.push_attribute(("id", number.to_string().as_str()));
                    if let Mark::Link(..) = mark {
                        start.push_attribute(("canCopy", "no"));
                        start.push_attribute(("canDelete", "no"));
                    }
                    start.push_attribute(("type", kind(&code).0));
                    if let Some(kind) = kind(&code).1 {
                        start.push_attribute(("subType", kind));
                    }
                    let data = [format!("d{number}s"), format!("d{number}e")];
                    start.push_attribute(("dataRefStart", data[0].as_str()));
                    start.push_attribute(("dataRefEnd", data[1].as_str()));
                    self.event(Event::Start(start));
                    self.nodes(inner, codes);
                    self.event(Event::End(BytesEnd::new("pc")));
                }
            }
        }
    }

    fn alone(&mut self, code: &Code, codes: &mut Codes) {
        let number = codes.number(code);
        let mut own = BytesStart::new("ph");
        own.push_attribute(("id", number.to_string().as_str()));
        if *code != Code::Break {
            own.push_attribute(("canCopy", "no"));
            own.push_attribute(("canDelete", "no"));
        }
        own.push_attribute(("type", kind(code).0));
        if let Some(kind) = kind(code).1 {
            own.push_attribute(("subType", kind));
        }
        own.push_attribute(("disp", shown(code).as_str()));
        own.push_attribute(("dataRef", format!("d{number}").as_str()));
        self.event(Event::Empty(own));
    }

    /// Text; what XML cannot carry becomes a code point (XLIFF 2.1, 4.3.1.1).
    fn characters(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(|c| !is_char(c)) {
            let (before, after) = rest.split_at(at);
            self.event(Event::Text(BytesText::new(before)));
            let mut chars = after.chars();
            let code = chars.next().map_or(0, u32::from);
            let mut own = BytesStart::new("cp");
            own.push_attribute(("hex", format!("{code:04X}").as_str()));
            self.event(Event::Empty(own));
            rest = chars.as_str();
        }
        self.event(Event::Text(BytesText::new(rest)));
    }

    /// An element with others in it, each on a line of its own.
    fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        self.new_line();
        self.start(name, attributes);
        self.depth += 1;
        content(self);
        self.depth -= 1;
        self.new_line();
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with text in it.
    fn line(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.new_line();
        self.start(name, attributes);
        self.characters(text);
        self.event(Event::End(BytesEnd::new(name)));
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let mut start = BytesStart::new(name);
        for (name, value) in attributes {
            let value: String = value.chars().filter(|c| is_char(*c)).collect();
            start.push_attribute((*name, value.as_str()));
        }
        self.event(Event::Start(start));
    }

    fn new_line(&mut self) {
        let indent = format!("\n{}", " ".repeat(self.depth));
        self.event(Event::Text(BytesText::from_escaped(indent)));
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("memory takes all that is written");
    }
}

/// The characters that XML 1.0 can carry as they are.
fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The type of a code, and what it is more exactly.
fn kind(code: &Code) -> (&'static str, Option<&'static str>) {
    match code {
        Code::Strong => ("fmt", Some("xlf:b")),
        Code::Emphasis => ("fmt", Some("xlf:i")),
        Code::Break => ("fmt", Some("xlf:lb")),
        Code::Fixed(Fixed::Link(_) | Fixed::Reference(_)) => ("link", None),
        Code::Fixed(Fixed::Note(_)) => ("other", None),
        Code::Fixed(Fixed::Placeholder(_)) => ("ui", Some("xlf:var")),
    }
}

/// What a program for translators may show in the place of a code.
fn shown(code: &Code) -> String {
    match code {
        Code::Break => "⏎".to_owned(),
        code => code.spelled().0,
    }
}

fn state(standing: Standing) -> &'static str {
    match standing {
        Standing::Missing | Standing::Same | Standing::Translated(Step::Behind) => {
            "initial"
        }
        Standing::Translated(Step::Unmarked) => "translated",
        Standing::Translated(Step::With) => "final",
    }
}
