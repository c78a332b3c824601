//! A value of the base record → the tokens that the draft printed for it, each with its
//! spelling in the record.

use std::ops::Range;

use serde_json::Value as Json;

use super::draft::{Draft, Filled, Key};
use super::printed::{Builder, Printed, flatten};
use super::style::Emphasis;
use super::token::{self, Kind, Token};
use crate::markdown::{self, PieceKind};

/// A value and what was printed for it.
#[derive(Debug, Clone, Default)]
pub(super) struct Source {
    /// The pointer of the string in its file: below that of the key where the value is a
    /// text in several languages.
    pub(super) pointer: String,
    /// The string as it stands in the record.
    pub(super) text: String,
    pub(super) tokens: Vec<Spelled>,
    /// Marked passages: their tokens and their bytes in the string.
    pub(super) passages: Vec<(Range<usize>, Range<usize>)>,
    pub(super) form: Form,
    /// What nobody can see in it, because all around it looks like that.
    pub(super) unseen: Emphasis,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// Inline Markdown.
    #[default]
    Markdown,
    /// A string that is printed as it is.
    Literal,
    /// An object that says what is missing.
    Placeholder,
    /// Something that a text cannot take the place of.
    Other,
}

/// A token and how the record spells it.
#[derive(Debug, Clone)]
pub(super) struct Spelled {
    /// As it looks on paper.
    pub(super) token: Token,
    /// What the record itself asks for; the paper may add to it.
    pub(super) own: Emphasis,
    pub(super) spelling: Range<usize>,
    /// The field that counts it, if it is one.
    pub(super) field: Option<String>,
}

impl Source {
    /// The value under a key; `printed` is its text where something in it was filled in.
    pub(super) fn new(draft: &Draft, key: &Key, printed: Option<&[Filled]>) -> Self {
        let mut source = Self { pointer: key.pointer.clone(), ..Self::default() };
        let printed = printed.map(Printed::new);
        match draft.value(key) {
            Some(Json::String(text)) => source.string(text, key.ground, printed),
            Some(Json::Object(members)) => {
                let placeholder = members.get("placeholder").and_then(Json::as_str);
                let other =
                    members.iter().find_map(|(name, text)| Some((name, text.as_str()?)));
                match (placeholder, other) {
                    (Some(missing), _) => {
                        source.form = Form::Placeholder;
                        let shown =
                            printed.map_or(format!("[{missing}]"), |own| own.text);
                        source.whole(&shown, key.ground);
                    }
                    (None, Some((language, text))) => {
                        source.pointer.push('/');
                        source.pointer.push_str(language);
                        source.string(text, key.ground, printed);
                    }
                    (None, None) => source.form = Form::Other,
                }
            }
            other => {
                source.form = Form::Other;
                let text = other.map(Json::to_string).unwrap_or_default();
                source.whole(&printed.map_or(text, |own| own.text), key.ground);
            }
        }
        source
    }

    /// As it looks in a paragraph that is bold or italic all over.
    pub(super) fn within(&self, ground: Emphasis) -> Self {
        let mut source = self.clone();
        for own in &mut source.tokens {
            own.token.look.strong &= !ground.strong;
            own.token.look.emphasis &= !ground.emphasis;
        }
        source.unseen = ground;
        source
    }

    /// With another one behind it, as where two texts were joined.
    pub(super) fn with(mut self, other: &Self) -> Self {
        let (bytes, count) = (self.text.len(), self.tokens.len());
        let shift = |own: &Range<usize>, by: usize| own.start + by..own.end + by;
        self.text.push_str(&other.text);
        self.tokens.extend(
            other
                .tokens
                .iter()
                .cloned()
                .map(|own| Spelled { spelling: shift(&own.spelling, bytes), ..own }),
        );
        let passages = other.passages.iter();
        self.passages.extend(
            passages.map(|(tokens, text)| (shift(tokens, count), shift(text, bytes))),
        );
        self
    }

    /// What was printed.
    pub(super) fn shown(&self) -> Vec<Token> {
        self.tokens.iter().map(|own| own.token.clone()).collect()
    }

    fn string(&mut self, text: &str, ground: Emphasis, printed: Option<Printed>) {
        self.text = text.to_owned();
        let mut flat = vec![];
        let parsed = markdown::parse(text);
        flatten(&parsed.pieces, Emphasis::default(), None, &mut flat);
        let mut builder = Builder { source: self, ground, printed };
        if builder.flat(&flat) {
            self.passages(text);
            return;
        }
        let printed = builder.printed.map(|own| own.text).unwrap_or_default();
        self.tokens.clear();
        self.form = if printed == text { Form::Literal } else { Form::Other };
        let mut at = 0;
        for (kind, part) in token::cut(&printed) {
            let token = Token { look: ground, ..Token::plain(part, kind) };
            let spelling = at..at + part.len();
            at += part.len();
            let own = Emphasis::default();
            self.tokens.push(Spelled { token, own, spelling, field: None });
        }
    }

    fn whole(&mut self, shown: &str, ground: Emphasis) {
        self.text = shown.to_owned();
        let token = Token { look: ground, ..Token::plain(shown, Kind::Filled) };
        let (own, spelling) = (Emphasis::default(), 0..shown.len());
        self.tokens.push(Spelled { token, own, spelling, field: None });
    }

    /// Where marked passages stand, so that they can be taken over as they are spelled.
    fn passages(&mut self, text: &str) {
        for piece in markdown::parse(text).pieces {
            let is_marked = matches!(
                piece.kind,
                PieceKind::Strong(_) | PieceKind::Emphasis(_) | PieceKind::Link { .. }
            );
            let within = |own: &Spelled| {
                own.spelling.start >= piece.range.start
                    && own.spelling.end <= piece.range.end
            };
            let first = self.tokens.iter().position(within);
            let last = self.tokens.iter().rposition(within);
            if let (true, Some(first), Some(last)) = (is_marked, first, last) {
                self.passages.push((first..last + 1, piece.range));
            }
        }
    }
}
