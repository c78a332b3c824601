//! Tokens as a person left them → the string that says so in the record: what was not
//! changed is spelled as it was, byte for byte; the rest as plainly as can be.

use super::fill::{fill, keep_ends};
use super::lcs;
use super::source::{Form, Source, Spelled};
use super::style::Emphasis;
use super::token::{self, Kind, Token};
use super::writer::Writer;
use crate::markdown::{self, Escapes, Piece, PieceKind};

/// A string for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelling {
    pub(super) text: String,
    /// Whether the string says all that the tokens say, bold, italic and links too.
    pub(super) is_exact: bool,
}

/// Whether what a person left is what was printed.
pub(super) fn is_unchanged(source: &Source, returned: &[Token]) -> bool {
    let returned = fill(source, returned);
    let shown = source.shown();
    let (a, b) = (token::trimmed(&shown), token::trimmed(&returned));
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_like(b))
}

/// Spells what a person left.
pub(super) fn spell(source: &Source, returned: &[Token]) -> Spelling {
    if is_unchanged(source, returned) {
        return Spelling { text: source.text.clone(), is_exact: true };
    }
    let returned = fill(source, returned);
    write(source, keep_ends(source, &returned))
}

/// Spells what was a part of a text and stands by itself now.
pub(super) fn part(source: &Source, tokens: &[Token]) -> Spelling {
    match token::trimmed(tokens) {
        [] => new(tokens),
        _ if source.form != Form::Markdown => new(tokens),
        tokens => write(source, fill(source, tokens)),
    }
}

fn write(source: &Source, returned: Vec<Token>) -> Spelling {
    if source.form == Form::Literal {
        let text = token::text_of(&returned);
        let is_exact = returned.iter().all(|own| own.kind != Kind::Note);
        return Spelling { text, is_exact };
    }
    let pairs = match source.form {
        Form::Markdown => {
            lcs::pairs(&source.tokens, &returned, |own, token| own.token.is_like(token))
        }
        _ => vec![],
    };
    let ground = ground(source);
    // A passage is taken over as a whole where it can be; beside what is marked as it is,
    // it cannot.
    for escapes in [Escapes::Few, Escapes::All] {
        for keeps in [true, false] {
            let writer = Writer::new(source, ground, escapes, keeps);
            let text = writer.write(&returned, &pairs);
            if says(&text, source, &returned, ground) {
                return Spelling { text, is_exact: true };
            }
        }
    }
    // No Markdown says it (bold that ends within a word, before a sign): the words count.
    let bare: Vec<Token> = returned
        .iter()
        .map(|own| Token { look: ground, link: None, ..own.clone() })
        .collect();
    let text = Writer::new(source, ground, Escapes::All, true).write(&bare, &[]);
    let is_bare = |own: &Token| own.look == ground && own.link.is_none();
    Spelling { text, is_exact: returned.iter().all(|own| own.is_blank() || is_bare(own)) }
}

/// A new text for the record.
pub(super) fn new(tokens: &[Token]) -> Spelling {
    let source = Source::default();
    match token::trimmed(tokens) {
        [] => Spelling { text: String::new(), is_exact: true },
        tokens => spell(&source, tokens),
    }
}

/// How the text around a value looks.
fn ground(source: &Source) -> Emphasis {
    let all = |get: &dyn Fn(&Spelled) -> bool| {
        !source.tokens.is_empty() && source.tokens.iter().all(get)
    };
    Emphasis {
        strong: all(&|own| own.token.look.strong && !own.own.strong),
        emphasis: all(&|own| own.token.look.emphasis && !own.own.emphasis),
    }
}

/// Whether a string says what the tokens say.
fn says(text: &str, source: &Source, returned: &[Token], ground: Emphasis) -> bool {
    let mut read = vec![];
    collect(&markdown::parse(text).pieces, ground, None, &mut read);
    let mut wanted = vec![];
    for token in returned {
        match token.kind {
            Kind::Filled => {
                let spelled = source.tokens.iter().find(|own| own.token.says(token));
                let spelling =
                    spelled.map_or("", |own| &source.text[own.spelling.clone()]);
                let look = Emphasis::default();
                collect(&markdown::parse(spelling).pieces, look, None, &mut wanted);
                if let Some(last) = wanted.last_mut() {
                    last.look = token.look;
                    last.link.clone_from(&token.link);
                }
            }
            // An instrument's note comes by itself.
            Kind::Note if token.text.starts_with("instrument ") => {}
            Kind::Field(_) => {
                let parts = token::cut(&token.text).into_iter();
                wanted.extend(parts.map(|(kind, part)| Token {
                    kind,
                    text: part.into(),
                    ..token.clone()
                }));
            }
            _ => wanted.push(token.clone()),
        }
    }
    for token in read.iter_mut().chain(&mut wanted) {
        token.look.strong &= !source.unseen.strong;
        token.look.emphasis &= !source.unseen.emphasis;
    }
    let (a, b) = (fused(&read), fused(&wanted));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a.is_like(b) && a.text == b.text)
}

fn collect(
    pieces: &[Piece],
    look: Emphasis,
    link: Option<&std::sync::Arc<str>>,
    out: &mut Vec<Token>,
) {
    for piece in pieces {
        let mut push = |text: &str, kind: Kind| {
            out.push(Token { look, link: link.cloned(), ..Token::plain(text, kind) });
        };
        match &piece.kind {
            PieceKind::Text(text) => {
                token::cut(text).into_iter().for_each(|(kind, part)| push(part, kind));
            }
            PieceKind::Strong(inner) => {
                collect(inner, Emphasis { strong: true, ..look }, link, out);
            }
            PieceKind::Emphasis(inner) => {
                collect(inner, Emphasis { emphasis: true, ..look }, link, out);
            }
            PieceKind::Link { url, content } => {
                collect(content, look, Some(&url.as_str().into()), out);
            }
            PieceKind::Reference { anchor } => push(anchor, Kind::Filled),
            PieceKind::Note { id } => push(id, Kind::Note),
            PieceKind::Placeholder(name) => push(name, Kind::Filled),
            PieceKind::LineBreak => push("\n", Kind::Break),
        }
    }
}

/// Words that were cut in two by how they look are one again where they look the same.
fn fused(tokens: &[Token]) -> Vec<Token> {
    let mut out: Vec<Token> = vec![];
    for token in tokens {
        match out.last_mut() {
            Some(last)
                if last.kind == token.kind
                    && matches!(token.kind, Kind::Word | Kind::Space)
                    && (token.kind == Kind::Space
                        || last.look == token.look && last.link == token.link) =>
            {
                last.text.push_str(&token.text);
            }
            _ => out.push(token.clone()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        let mut draft = super::super::draft::Draft::default();
        draft.base = serde_json::json!({ "a.json": { "x": text } });
        let key = super::super::draft::Key {
            tag: "/x".into(),
            title: "x".into(),
            file: "a.json".into(),
            pointer: "/x".into(),
            language: None,
            ground: Emphasis::default(),
            is_linked: false,
        };
        Source::new(&draft, &key, None)
    }

    /// The tokens of a text, with some words changed.
    fn edited(text: &str, from: &str, to: &str) -> Vec<Token> {
        let mut out = vec![];
        for token in source(text).shown() {
            match token.text == from {
                true => out.extend(token::cut(to).into_iter().map(|(kind, part)| {
                    Token { text: part.into(), kind, ..token.clone() }
                })),
                false => out.push(token),
            }
        }
        out
    }

    #[test]
    fn what_nobody_touched_is_spelled_as_it_was() {
        let cases = [
            ("a _b c_ d\nnext", "d", "e", "a _b c_ e\nnext"),
            ("__x__ y \\* z", "z", "w", "__x__ y \\* w"),
            ("see <https://a.b/c> now", "now", "then", "see <https://a.b/c> then"),
            ("**[x](https://a.b)** y", "y", "z", "**[x](https://a.b)** z"),
            ("a **b c** d", "b", "x y", "a **x y c** d"),
            ("by {{date}} or", "or", "and", "by {{date}} and"),
            ("a [^n] b", "b", "c*d", "a [^n] c*d"),
            ("a b", "b", "[c](d) *e*", "a \\[c\\](d) \\*e\\*"),
            ("one\n\ntwo", "two", "three", "one\n\nthree"),
            ("Entwurf „x“", "x", "y", "Entwurf „y“"),
        ];
        for (before, from, to, after) in cases {
            let spelled = spell(&source(before), &edited(before, from, to));
            assert_eq!(
                spelled,
                Spelling { text: after.into(), is_exact: true },
                "{before}"
            );
            let own = spell(&source(before), &source(before).shown());
            assert_eq!(own.text, before);
        }
    }

    #[test]
    fn new_marks_are_set_around_words_and_not_around_spaces() {
        let mut tokens = source("a b c").shown();
        for token in &mut tokens[1..4] {
            token.look.strong = true;
        }
        assert_eq!(spell(&source("a b c"), &tokens).text, "a **b** c");
        for token in &mut tokens[..3] {
            token.look = Emphasis { strong: true, emphasis: true };
        }
        let text = spell(&source("a b c"), &tokens).text;
        assert_eq!(text, "***a b*** c");
    }
}
