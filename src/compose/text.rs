//! A text of the record comes in, pieces of a paragraph go out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::context::{Composer, computed, editable, join};
use crate::diagnostic::Diagnostics;
use crate::document::{Inline, Target, text_of};
use crate::locale::Form;
use crate::markdown::{self, Piece, PieceKind};
use crate::model::{At, Context, Date, Decode, Instrument, Reference, Text};
use crate::record::Node;

/// Begins the id of a note on an instrument; no id of the record holds a space.
pub(super) const INSTRUMENT: &str = "instrument ";

/// Members that hold dates.
const DATES: &[&str] = &["date", "deadline", "endDate", "signedOn", "since", "startDate"];

/// What a placeholder's name stands for, where it is a variable of a formula.
type Variables<'a> = &'a dyn Fn(&str) -> Option<Vec<Inline>>;

impl Composer {
    /// The text in the document's language, as one datum. Nothing for an empty text.
    pub fn text(&self, text: &Text) -> Vec<Inline> {
        self.text_with(text, &|_| None)
    }

    /// The text, if there is one.
    pub fn optional(&self, text: Option<&Text>) -> Vec<Inline> {
        text.map_or_else(Vec::new, |text| self.text(text))
    }

    /// A text in which `{{place}}` and the like are filled in.
    pub fn text_with(&self, text: &Text, variables: Variables<'_>) -> Vec<Inline> {
        let Some((string, origin, _)) = text.pick(&self.language, &self.default) else {
            let missing = text.placeholder().unwrap_or_default().to_owned();
            return vec![editable(&text.origin, vec![Inline::Placeholder(missing)])];
        };
        if string.is_empty() {
            return vec![];
        }
        let content = self.pieces(&markdown::parse(string).pieces, variables);
        self.passage(text, origin, content)
    }

    /// A part of the record that a template prints: a text, or a date in words.
    pub fn printed(&self, node: &Arc<Node>) -> Vec<Inline> {
        let (mut diagnostics, kinds) = (Diagnostics::default(), BTreeSet::new());
        let mut cx = Context { diagnostics: &mut diagnostics, kinds: &kinds };
        let Some(text) = Text::decode(node, &mut cx) else { return vec![] };
        let name = node.origin.pointer.rsplit('/').next().unwrap_or_default();
        let date = DATES
            .contains(&name)
            .then(|| Date::parse(node.as_str()?, &node.origin))
            .flatten();
        match date {
            Some(date) => vec![self.date(&date, Form::Title)],
            None => self.text(&text),
        }
    }

    /// The text as a reader sees it, for properties and alternative texts.
    pub fn plain(&self, text: &Text) -> String {
        text_of(&self.text(text))
    }

    /// A string that is printed as it is: a version, a postal code.
    pub fn leaf(&self, leaf: &At<String>) -> Vec<Inline> {
        if leaf.value.is_empty() {
            return vec![];
        }
        vec![editable(&leaf.origin, vec![Inline::Text(leaf.value.clone())])]
    }

    /// References in one line, each with its label if it has one.
    pub fn reference(&self, reference: &Reference) -> Vec<Vec<Inline>> {
        match reference {
            Reference::One(text) => vec![self.text(text)],
            Reference::Several(list) => list
                .iter()
                .map(|entry| {
                    let country = entry.country.as_ref();
                    let country =
                        country.map_or_else(Vec::new, |code| self.country(code));
                    let mut line =
                        join([self.optional(entry.label.as_ref()), country], ", ");
                    if !line.is_empty() {
                        line.push(Inline::Text(": ".to_owned()));
                    }
                    line.extend(self.text(&entry.value));
                    line
                })
                .collect(),
        }
    }

    fn pieces(&self, pieces: &[Piece], variables: Variables<'_>) -> Vec<Inline> {
        let mut out = vec![];
        for piece in pieces {
            match &piece.kind {
                PieceKind::Text(text) => out.push(Inline::Text(text.clone())),
                PieceKind::Strong(inner) => {
                    out.push(Inline::Strong(self.pieces(inner, variables)));
                }
                PieceKind::Emphasis(inner) => {
                    out.push(Inline::Emphasis(self.pieces(inner, variables)));
                }
                PieceKind::Link { url, content } => {
                    let target = match url.strip_prefix('#') {
                        Some(anchor) => Target::Anchor(anchor.to_owned()),
                        None => Target::Url(url.clone()),
                    };
                    let mut content = self.pieces(content, variables);
                    if content.is_empty() {
                        content.push(Inline::Text(url.clone()));
                    }
                    out.push(Inline::Link { target, content });
                }
                PieceKind::Reference { anchor } => match self.instrument(anchor) {
                    Some(name) => out.extend(name),
                    None => out.push(Inline::Reference {
                        anchor: anchor.clone(),
                        text: String::new(),
                    }),
                },
                PieceKind::Note { id } => out.extend(self.note_mark(id)),
                PieceKind::Placeholder(name) => match variables(name) {
                    Some(value) => out.extend(value),
                    None => out.push(Inline::Placeholder(name.clone())),
                },
                PieceKind::LineBreak => out.push(Inline::LineBreak),
            }
        }
        out
    }

    /// The mark of a footnote. Its number is settled when all marks are known.
    pub fn note_mark(&self, id: &str) -> Option<Inline> {
        self.footnote(id)?;
        let mut state = self.state();
        let known = state.notes.iter().position(|note| note == id);
        let note = known.unwrap_or_else(|| {
            state.notes.push(id.to_owned());
            state.notes.len() - 1
        });
        Some(Inline::NoteMark { note, mark: String::new() })
    }

    /// `[](#id)` may name a legal instrument: its short title, with a link; where it is
    /// first named, a note says the full title.
    fn instrument(&self, id: &str) -> Option<Vec<Inline>> {
        let instrument = self.package.instruments.get(id)?;
        let title = instrument.short_title.as_ref().or(instrument.title.as_ref())?;
        let name = vec![computed(&title.origin, self.words_of(title))];
        let mut shown = match &instrument.url {
            Some(url) => {
                vec![Inline::Link {
                    target: Target::Url(url.value.clone()),
                    content: name,
                }]
            }
            None => name,
        };
        let key = format!("{INSTRUMENT}{id}");
        let mut state = self.state();
        if instrument.says_more() && !state.notes.contains(&key) {
            let mark = String::new();
            shown.push(Inline::NoteMark { note: state.notes.len(), mark });
            state.notes.push(key);
        }
        Some(shown)
    }

    /// What the note on an instrument says: title, date, numbers.
    pub fn instrument_note(&self, instrument: &Instrument) -> Vec<Inline> {
        let title = instrument.title.as_ref();
        let title = title.map_or_else(Vec::new, |title| {
            vec![computed(&title.origin, self.words_of(title))]
        });
        let date = instrument.date.as_ref();
        let date = date.map_or_else(Vec::new, |date| vec![self.date(date, Form::Title)]);
        let numbers = instrument.identifier.iter().flat_map(|own| {
            own.members.iter().filter_map(|(name, node)| {
                let number = node.as_str()?;
                let text = format!("{} {number}", name.to_uppercase());
                Some(vec![computed(&node.origin, vec![Inline::Text(text)])])
            })
        });
        let numbers: Vec<_> = numbers.collect();
        let date = if numbers.is_empty() { date } else { self.before_comma(date) };
        let mut note = join([title, date].into_iter().chain(numbers), ", ");
        // The stop of a date or of an abbreviation ends the sentence as well.
        if !text_of(&note).ends_with('.') {
            note.push(Inline::Text(".".to_owned()));
        }
        note
    }
}
