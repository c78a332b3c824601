//! Inline text in, values for `inlines.typ.j2` out.

use minijinja::{Value, context};

use super::ANCHOR;
use super::view::Writer;
use super::word::{Piece, pieces, with_accents};
use crate::diagnostic::LanguageTag;
use crate::document::{Inline, Target};
use crate::style::accent_family;

impl Writer<'_> {
    /// The pieces of a text, one value each.
    pub(super) fn inlines(&mut self, list: &[Inline]) -> Value {
        list.iter().map(|inline| self.inline(inline)).collect()
    }

    /// Text of furniture, where no footnote can stand: its marks are printed alone.
    pub(super) fn furniture(&mut self, list: &[Inline]) -> Value {
        let outer = std::mem::replace(&mut self.in_furniture, true);
        let value = self.inlines(list);
        self.in_furniture = outer;
        value
    }

    fn inline(&mut self, inline: &Inline) -> Value {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Strong(list) => self.nested("strong", list),
            Inline::Emphasis(list) => self.nested("emphasis", list),
            Inline::Capitals(list) => {
                let outer = std::mem::replace(&mut self.capitals, true);
                let value = self.nested("plain", list);
                self.capitals = outer;
                value
            }
            Inline::Link { target, content } => {
                let content = self.inlines(content);
                match target {
                    Target::Url(url) => {
                        context! { kind => "link", url => url.clone(), content }
                    }
                    Target::Anchor(anchor) => self.jump("jump", anchor, content),
                }
            }
            Inline::Reference { anchor, text } => {
                let text = context! { kind => "text", text => self.plain(text) };
                self.jump("number", anchor, Value::from(vec![text]))
            }
            Inline::NoteMark { note, mark } => self.note_mark(*note, mark),
            Inline::Placeholder(text) => {
                context! { kind => "placeholder", text => self.plain(text) }
            }
            Inline::LineBreak => context! { kind => "break" },
            Inline::Foreign { language, content } => {
                let outer = std::mem::replace(&mut self.language, language.clone());
                let content = self.inlines(content);
                self.language = outer;
                let language = self.tongues.value(language);
                context! { kind => "foreign", language, content }
            }
            Inline::Datum(datum) => {
                let outer = self.origin.clone();
                let open = self.mark(Some(&datum.origin));
                let content = self.inlines(&datum.content);
                let close = self.mark(outer.as_ref());
                context! { kind => "datum", open, content, close }
            }
            Inline::PageNumber => {
                context! { kind => "page", letter => self.letter_pages() }
            }
            Inline::PageCount => {
                context! { kind => "pages", letter => self.letter_pages() }
            }
        }
    }

    fn text(&self, text: &str) -> Value {
        let text = self.plain(text);
        let family = accent_family(self.brand);
        let value = |piece: &Piece<'_>| match piece {
            Piece::Text(text) => context! { kind => "text", text => *text },
            Piece::FromRight(text) => context! { kind => "from-right", text => *text },
            Piece::Accented(text) => {
                context! { kind => "accented", text => *text, family }
            }
            Piece::Word(pieces) => {
                let pieces: Value = pieces.iter().copied().collect();
                context! { kind => "word", pieces }
            }
        };
        let pieces = match family {
            Some(_) => with_accents(&text),
            None => pieces(&text),
        };
        match &pieces[..] {
            [piece] => value(piece),
            list => {
                let content: Value = list.iter().map(value).collect();
                context! { kind => "plain", content }
            }
        }
    }

    fn nested(&mut self, kind: &str, list: &[Inline]) -> Value {
        context! { kind, content => self.inlines(list) }
    }

    /// A link within the document; plain text where its target is not in this document.
    fn jump(&self, kind: &str, anchor: &str, content: Value) -> Value {
        if self.anchors.contains(anchor) && !self.in_furniture {
            context! { kind, anchor => format!("{ANCHOR}{anchor}"), content }
        } else {
            context! { kind => "plain", content }
        }
    }

    fn note_mark(&mut self, index: usize, mark: &str) -> Value {
        let document = self.document;
        let note = document.notes.get(index).filter(|_| !self.in_furniture);
        let Some(note) = note else { return context! { kind => "mark", mark } };
        let id = format!("n:{index}");
        if self.notes_seen.contains(&index) {
            return context! { kind => "note-again", id, mark };
        }
        self.notes_seen.insert(index);
        let outer = self.origin.clone();
        let open = self.mark(note.origin.as_ref());
        let content = self.inlines(&note.content);
        let close = self.mark(outer.as_ref());
        context! { kind => "note", id, mark, open, content, close }
    }

    fn plain(&self, text: &str) -> String {
        let text = text.replace(['\n', '\r', '\t'], " ");
        if self.capitals { capitals(&text, &self.language) } else { text }
    }
}

/// Capitals by the rules of a language: Turkish keeps its dots, Greek drops its accents.
fn capitals(text: &str, language: &LanguageTag) -> String {
    match language.language() {
        "tr" | "az" => text.replace('i', "İ").to_uppercase(),
        "el" => text.to_uppercase().chars().map(without_tonos).collect(),
        _ => text.to_uppercase(),
    }
}

fn without_tonos(c: char) -> char {
    match c {
        'Ά' => 'Α',
        'Έ' => 'Ε',
        'Ή' => 'Η',
        'Ί' => 'Ι',
        'Ό' => 'Ο',
        'Ύ' => 'Υ',
        'Ώ' => 'Ω',
        c => c,
    }
}
