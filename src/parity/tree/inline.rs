//! The text within a paragraph.

use super::{Medium, Part, Reading};
use crate::document::{Inline, Target};
use crate::parity::piece::{COUNT, Link, Look, NUMBER};

impl Reading<'_> {
    pub(super) fn inlines(&mut self, list: &[Inline], notes: bool) {
        for inline in list {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Reference { anchor, text } => {
                    if !text.trim().is_empty() {
                        self.jumps.push((self.out.letters, anchor.clone()));
                    }
                    let link = Some(Link::Within);
                    let look = Look { link, ..self.look.clone() };
                    let outer = std::mem::replace(&mut self.look, look);
                    self.text(text);
                    self.look = outer;
                }
                Inline::Strong(content) => {
                    let look = Look { strong: true, ..self.look.clone() };
                    self.within(look, content, notes);
                }
                Inline::Emphasis(content) => {
                    let look = Look { emphasis: true, ..self.look.clone() };
                    self.within(look, content, notes);
                }
                Inline::Link { content, target } => {
                    let link = Some(match target {
                        Target::Url(url) => Link::Outside(url.clone()),
                        Target::Anchor(anchor) => {
                            self.jumps.push((self.out.letters, anchor.clone()));
                            Link::Within
                        }
                    });
                    self.within(Look { link, ..self.look.clone() }, content, notes);
                }
                Inline::Foreign { content, language } => {
                    let look = self.look.clone().speak(language.as_str());
                    self.within(look, content, notes);
                }
                Inline::Capitals(content) => {
                    let outer = std::mem::replace(&mut self.capitals, true);
                    self.inlines(content, notes);
                    self.capitals = outer;
                }
                Inline::Datum(datum) => self.value(Some(&datum.origin), |own| {
                    own.inlines(&datum.content, notes);
                }),
                Inline::Placeholder(text) => self.text(&format!("[{text}]")),
                Inline::LineBreak => self.out.end(),
                Inline::NoteMark { note, mark } => self.note(*note, mark, notes),
                Inline::PageNumber => self.text(NUMBER),
                Inline::PageCount => self.text(COUNT),
            }
        }
    }

    fn within(&mut self, look: Look, content: &[Inline], notes: bool) {
        let outer = std::mem::replace(&mut self.look, look);
        self.inlines(content, notes);
        self.look = outer;
    }

    fn note(&mut self, index: usize, mark: &str, notes: bool) {
        let plain = self.plain_look();
        self.out.push(mark, &Look { is_mark: true, ..plain.clone() });
        let Some(note) = self.document.notes.get(index) else { return };
        if notes && self.noted.insert(index) {
            self.out.end();
            self.value(note.origin.as_ref(), |own| {
                own.part(Part::Note, |reading| {
                    reading.out.push(&format!("{} ", note.mark), &plain);
                    reading.within(plain.clone(), &note.content, false);
                });
            });
            self.out.end();
        }
    }

    fn text(&mut self, text: &str) {
        match self.capitals && self.medium == Medium::Pdf {
            true => self.out.push(&text.to_uppercase(), &self.look),
            false => self.out.push(text, &self.look),
        }
    }
}
