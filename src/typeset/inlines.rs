//! Inline text in, values for `inlines.typ.j2` out.

use minijinja::{Value, context};

use super::ANCHOR;
use super::literal;
use super::view::Writer;
use super::word::{Piece, pieces, with_accents};
use crate::diagnostic::LanguageTag;
use crate::document::{Inline, Target};
use crate::style::accent_family;

/// The pieces of a text: strings are Typst source, all else is a call to be written.
#[derive(Default)]
struct Pieces {
    done: Vec<Value>,
    /// Marks and literals that come next.
    source: String,
}

impl Pieces {
    fn literal(&mut self, text: &str) {
        // Writing to a string does not fail.
        let _ = literal::write(&mut self.source, text);
        self.source.push(';');
    }

    fn push(&mut self, piece: Value) {
        self.end();
        self.done.push(piece);
    }

    fn end(&mut self) {
        if !self.source.is_empty() {
            let source = std::mem::take(&mut self.source);
            self.done.push(Value::from_safe_string(source));
        }
    }

    fn value(mut self) -> Value {
        self.end();
        Value::from(self.done)
    }
}

impl Writer<'_> {
    /// The pieces of a text, one value each.
    pub(super) fn inlines(&mut self, list: &[Inline]) -> Value {
        let mut pieces = Pieces::default();
        self.put(list, &mut pieces);
        pieces.value()
    }

    /// Text of furniture, where no footnote can stand: its marks are printed alone.
    pub(super) fn furniture(&mut self, list: &[Inline]) -> Value {
        let outer = std::mem::replace(&mut self.in_furniture, true);
        let value = self.inlines(list);
        self.in_furniture = outer;
        value
    }

    fn put(&mut self, list: &[Inline], out: &mut Pieces) {
        list.iter().for_each(|inline| self.put_one(inline, out));
    }

    fn put_one(&mut self, inline: &Inline, out: &mut Pieces) {
        out.push(match inline {
            Inline::Text(text) => return self.text(text, out),
            Inline::Strong(list) => self.nested("strong", list),
            Inline::Emphasis(list) => self.nested("emphasis", list),
            Inline::Capitals(list) => {
                let outer = std::mem::replace(&mut self.capitals, true);
                self.put(list, out);
                self.capitals = outer;
                return;
            }
            Inline::Link { target: Target::Url(url), content } => {
                let content = self.inlines(content);
                context! { kind => "link", url => url.clone(), content }
            }
            Inline::Link { target: Target::Anchor(anchor), content } => {
                match self.jump(anchor) {
                    Some(anchor) => {
                        let content = self.inlines(content);
                        context! { kind => "jump", anchor, content }
                    }
                    None => return self.put(content, out),
                }
            }
            Inline::Reference { anchor, text } => match self.jump(anchor) {
                Some(anchor) => {
                    context! { kind => "number", anchor, text => self.plain(text) }
                }
                None => return out.literal(&self.plain(text)),
            },
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
                out.source.push_str(&self.begin(Some(&datum.origin)));
                self.put(&datum.content, out);
                out.source.push_str(&self.begin(outer.as_ref()));
                return;
            }
            Inline::PageNumber => {
                context! { kind => "page", letter => self.letter_pages() }
            }
            Inline::PageCount => {
                context! { kind => "pages", letter => self.letter_pages() }
            }
        });
    }

    fn text(&self, text: &str, out: &mut Pieces) {
        let text = self.plain(text);
        let family = accent_family(self.brand);
        let pieces = match family {
            Some(_) => with_accents(&text),
            None => pieces(&text),
        };
        for piece in pieces {
            out.push(match piece {
                Piece::Text(text) => {
                    out.literal(text);
                    continue;
                }
                Piece::FromRight(text) => context! { kind => "from-right", text },
                Piece::Accented(text) => context! { kind => "accented", text, family },
                Piece::Word(pieces) => {
                    context! { kind => "word", pieces => Value::from_iter(pieces) }
                }
            });
        }
    }

    fn nested(&mut self, kind: &str, list: &[Inline]) -> Value {
        context! { kind, content => self.inlines(list) }
    }

    /// The label of another place; none where that is not in this document.
    fn jump(&self, anchor: &str) -> Option<String> {
        let is_there = self.anchors.contains(anchor) && !self.in_furniture;
        is_there.then(|| format!("{ANCHOR}{anchor}"))
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
