//! An element of the structure tree: what is below it, its text, the tree as lines.

use std::fmt::Write;

use super::content::Marked;
use super::{Child, Element, Target};
use crate::parity::piece::{Link, Look, Pieces, letters};

/// How much of a text is shown.
const SHOWN: usize = 60;

impl Element {
    /// This element and all below it, in the order of reading.
    pub fn all(&self) -> Vec<&Self> {
        let below = self.elements().flat_map(Self::all);
        std::iter::once(self).chain(below).collect()
    }

    /// The elements right below this one.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(..) | Child::Link(_) => None,
        })
    }

    /// All elements of a kind.
    pub fn of(&self, kind: &str) -> Vec<&Self> {
        self.all().into_iter().filter(|element| element.kind == kind).collect()
    }

    pub fn property(&self, name: &str) -> Option<&str> {
        let found = self.properties.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The text in the order of reading: a line for each element that is a block.
    pub fn text(&self) -> String {
        self.pieces("").text()
    }

    /// The text in pieces; `language` is that of the document.
    pub fn pieces(&self, language: &str) -> Pieces {
        let mut out = Pieces::default();
        self.collect(&Look::new(language), language, (false, false), &mut out);
        out
    }

    /// Collects the text of an element that may stand in text, or in a label.
    fn collect(
        &self,
        look: &Look,
        language: &str,
        (in_text, in_label): (bool, bool),
        out: &mut Pieces,
    ) {
        let is_block = match self.role.as_str() {
            "Span" | "Link" | "Reference" => false,
            // The mark of a note in the text.
            "Lbl" => !in_text,
            _ => true,
        };
        let mut look = look.clone();
        match self.kind.as_str() {
            // The mark of a note is as bold as its surroundings, and means no more by it.
            "Strong" => look.strong = !look.is_mark,
            "Em" => look.emphasis = !look.is_mark,
            "Title" => look.heading = Some(0),
            "Lbl" => {
                let heading = look.heading.filter(|_| !in_text);
                // The mark of a note is the document's, that of an item the list's.
                let spoken = if in_text { language } else { &look.language };
                look = Look { heading, is_mark: in_text, ..Look::new(spoken) };
            }
            "Note" => look = Look::new(&look.language),
            _ => look.heading = self.heading_level().or(look.heading),
        }
        if let Some(own) = self.property("Lang") {
            look = look.speak(own);
        }
        if is_block {
            out.end();
        }
        let link = self.children.iter().find_map(|child| match child {
            Child::Link(Target::Page(_)) => Some(Link::Within),
            Child::Link(Target::Address(to)) => Some(Link::Outside(to.clone())),
            _ => None,
        });
        // A mark always leads to its note, and that back.
        let in_label = in_label || self.kind == "Lbl";
        look.link = link.or(look.link).filter(|own| !in_label || *own != Link::Within);
        let holds_text = matches!(self.role.as_str(), "P" | "Span" | "Link")
            || self.heading_level().is_some();
        for child in &self.children {
            match child {
                Child::Element(element) => {
                    element.collect(&look, language, (holds_text, in_label), out);
                }
                Child::Text(marked, _) => match &marked.language {
                    Some(own) => out.push(&marked.text, &look.clone().speak(own)),
                    None => out.push(&marked.text, &look),
                },
                Child::Link(_) => {}
            }
        }
        if is_block {
            out.end();
        }
    }

    /// Page and height of every character but spaces, in the order of reading.
    pub fn places(&self) -> Vec<(usize, f32)> {
        let of = |child: &Child| match child {
            Child::Element(element) => element.places(),
            Child::Text(marked, page) => marked
                .text
                .chars()
                .zip(&marked.heights)
                .filter(|(c, _)| !c.is_whitespace())
                .map(|(_, height)| (*page, *height))
                .collect(),
            Child::Link(_) => vec![],
        };
        self.children.iter().flat_map(of).collect()
    }

    /// The links within the document: the letter that each begins at, and the page that it
    /// leads to, from 0. Marks of notes are none.
    pub fn jumps(&self) -> Vec<(usize, Option<usize>)> {
        let (mut at, mut out) = (0, vec![]);
        self.jump(&mut at, false, &mut out);
        out
    }

    fn jump(
        &self,
        at: &mut usize,
        in_label: bool,
        out: &mut Vec<(usize, Option<usize>)>,
    ) {
        let in_label = in_label || self.kind == "Lbl";
        let target = self.children.iter().find_map(|child| match child {
            Child::Link(Target::Page(page)) => Some(*page),
            _ => None,
        });
        out.extend(target.filter(|_| !in_label).map(|page| (*at, page)));
        for child in &self.children {
            match child {
                Child::Element(own) => own.jump(at, in_label, out),
                Child::Text(marked, _) => *at += letters(&marked.text),
                Child::Link(_) => {}
            }
        }
    }

    /// The text of a heading without its notes.
    pub fn title(&self) -> String {
        let mut out = String::new();
        for child in &self.children {
            match child {
                Child::Element(own) if ["Lbl", "Note"].contains(&own.role.as_str()) => {}
                Child::Element(own) => out.push_str(own.text().trim_matches('\n')),
                Child::Text(marked, _) => out.push_str(&marked.text),
                Child::Link(_) => {}
            }
        }
        out.trim().to_owned()
    }

    /// Of a heading which.
    pub fn heading_level(&self) -> Option<u8> {
        self.role.strip_prefix('H')?.parse().ok()
    }

    /// The tree as lines, indented by depth: type, properties, the beginning of the text.
    /// What stands alone in an element stands in its line.
    pub fn show(&self) -> String {
        let mut out = String::new();
        self.lines(0, &mut out);
        out
    }

    fn lines(&self, depth: usize, out: &mut String) {
        out.push_str(&self.kind);
        for (name, value) in &self.properties {
            write!(out, " {name}={}", short(value)).expect("a string takes all");
        }
        let children = joined(&self.children);
        let alone = children.len() == 1;
        if !alone {
            out.push('\n');
        }
        for child in children {
            let lead = if alone { " " } else { &"  ".repeat(depth + 1) };
            out.push_str(lead);
            match child {
                Joined::Element(element) => {
                    out.push_str(if alone { "> " } else { "" });
                    element.lines(depth + usize::from(!alone), out);
                }
                Joined::Link(to) => writeln!(out, "-> {to}").expect("takes all"),
                Joined::Text(text) => {
                    writeln!(out, "{}", short(&text)).expect("takes all")
                }
            }
        }
    }
}

fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    format!("{shown:?}")
}

enum Joined<'a> {
    Element(&'a Element),
    Text(String),
    Link(&'a Target),
}

/// Children with the text of lines put together.
fn joined(children: &[Child]) -> Vec<Joined<'_>> {
    let mut out: Vec<Joined<'_>> = vec![];
    for child in children {
        match child {
            Child::Element(element) => out.push(Joined::Element(element)),
            Child::Link(to) => out.push(Joined::Link(to)),
            Child::Text(Marked { text, .. }, _) => match out.last_mut() {
                Some(Joined::Text(before)) => before.push_str(text),
                _ => out.push(Joined::Text(text.clone())),
            },
        }
    }
    out
}
