//! Text as words, signs and spaces, each with all that must be the same for two texts to
//! be the same.

use std::sync::Arc;

use ecow::EcoString;

use super::paragraph::{Piece, PieceKind};
use super::style::Emphasis;

/// A word, a sign, a space, or something that stands for itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub text: EcoString,
    pub kind: Kind,
    pub look: Emphasis,
    pub link: Option<Arc<str>>,
    pub key: Option<usize>,
    pub changes: Vec<usize>,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Word,
    Space,
    /// A new line within a paragraph.
    Break,
    /// A footnote's mark; the text is its id.
    Note,
    /// What a word processor counts, by its instruction.
    Field(Arc<str>),
    /// What is filled in when the text is printed.
    Filled,
}

impl Token {
    /// A token that looks like nothing.
    pub(super) fn plain(text: &str, kind: Kind) -> Self {
        let look = Emphasis::default();
        Self { text: text.into(), kind, look, link: None, key: None, changes: vec![] }
    }

    /// Whether two tokens say the same and look the same; of a space nobody sees whether
    /// it is bold, and of a field nobody wrote the result.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.says(other)
            && (matches!(self.kind, Kind::Space | Kind::Break | Kind::Note)
                || self.look == other.look && self.leads_as(other))
    }

    /// Whether two tokens lead to the same. An address that is a host alone has a path of one
    /// slash (RFC 3986, 6.2.3), and word processors write it.
    fn leads_as(&self, other: &Self) -> bool {
        let [own, theirs] = [self, other].map(|own| {
            let link = own.link.as_deref()?;
            let bare = link.strip_suffix('/').unwrap_or(link);
            let is_host =
                bare.split_once("://").is_some_and(|(_, host)| !host.contains('/'));
            Some(if is_host { bare } else { link })
        });
        own == theirs
    }

    /// Whether two tokens say the same.
    pub(super) fn says(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Field(a), Kind::Field(b)) => a == b,
            (Kind::Space, Kind::Space) => true,
            // What was filled in is a text like another to who reads it.
            (Kind::Field(_), Kind::Filled) | (Kind::Filled, Kind::Field(_)) => {
                self.text == other.text
            }
            (a, b) => a == b && self.text == other.text,
        }
    }

    /// Whether it is a word.
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether it is nothing but white space.
    pub fn is_blank(&self) -> bool {
        matches!(self.kind, Kind::Space | Kind::Break)
    }
}

/// Cuts text into words, signs, spaces and new lines, with their places in bytes.
pub(super) fn cut(text: &str) -> Vec<(Kind, &str)> {
    let class = |c: char| match c {
        '\n' => 0,
        ' ' | '\t' => 1,
        c if c.is_alphanumeric() || is_within(c) => 2,
        _ => 3,
    };
    let mut out = vec![];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let own = class(first);
        let end = match own {
            0 | 3 => first.len_utf8(),
            _ => rest.find(|c| class(c) != own).unwrap_or(rest.len()),
        };
        let kind = match own {
            0 => Kind::Break,
            1 => Kind::Space,
            _ => Kind::Word,
        };
        out.push((kind, &rest[..end]));
        rest = &rest[end..];
    }
    out
}

/// Signs that stand within words: combining accents, soft hyphens, joiners.
fn is_within(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// The tokens of a piece of a paragraph.
pub(super) fn of_piece(piece: &Piece, look: Emphasis) -> Vec<Token> {
    let token = |kind: Kind, text: &str| Token {
        text: text.into(),
        kind,
        look,
        link: piece.link.clone(),
        key: piece.key,
        changes: piece.changes.clone(),
    };
    match &piece.kind {
        PieceKind::Text => {
            cut(&piece.text).into_iter().map(|(kind, text)| token(kind, text)).collect()
        }
        PieceKind::Field(instruction) => {
            vec![token(Kind::Field(Arc::clone(instruction)), &piece.text)]
        }
        PieceKind::Note => vec![token(Kind::Note, &piece.text)],
    }
}

/// What tokens say, as plain text.
pub fn text_of<'a>(tokens: impl IntoIterator<Item = &'a Token>) -> String {
    let text = tokens.into_iter().map(|token| match token.kind {
        Kind::Note => "",
        _ => token.text.as_str(),
    });
    text.collect()
}

/// Without the white space at both ends.
pub(super) fn trimmed(mut tokens: &[Token]) -> &[Token] {
    while let [first, rest @ ..] = tokens
        && first.is_blank()
    {
        tokens = rest;
    }
    while let [rest @ .., last] = tokens
        && last.is_blank()
    {
        tokens = rest;
    }
    tokens
}
