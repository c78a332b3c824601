//! What a translation says → the string that says so in the record, as plainly as can be.

use super::content::{Content, Fixed, SpanKind};
use super::tree::{Mark, Node, tree};
use crate::markdown::{self, Escapes, Piece, PieceKind, SIGNS, destination, escaped};

/// A string for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    pub text: String,
    /// Whether bold and italic could be said as well.
    pub is_exact: bool,
}

/// How marks are written, where there is a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hand {
    strong: &'static str,
    emphasis: &'static str,
}

const STARS: Hand = Hand { strong: "**", emphasis: "*" };

/// Spells a content; none where no string says it.
pub fn spell(content: &Content) -> Option<Spelling> {
    let hands = [STARS, Hand { emphasis: "_", ..STARS }];
    Some(spelled(content, &hands)?.1)
}

/// Spells a content for the record, as the strings that it is about are spelled: what says
/// the same as one of them is that; else marks are written as in the first, and no sign is
/// escaped that needs it not.
pub fn spell_like(content: &Content, others: &[&str]) -> Option<Spelling> {
    let content = &content.clone().settled();
    let says_it = |other: &&&str| Content::read(other).trimmed() == *content;
    if let Some(other) = others.iter().find(says_it) {
        return Some(Spelling { text: other.trim().to_owned(), is_exact: true });
    }
    let own = hand(others.first().copied().unwrap_or_default());
    let other = Hand { emphasis: if own.emphasis == "*" { "_" } else { "*" }, ..STARS };
    let ((wanted, hand), mut spelling) = spelled(content, &[own, other, STARS])?;
    let mut signs = SIGNS.to_owned();
    for sign in SIGNS.chars().rev() {
        let fewer: String = signs.chars().filter(|own| *own != sign).collect();
        if let Some(text) = attempt(&wanted, Escapes::These(&fewer), hand)
            && text.len() <= spelling.text.len()
        {
            (signs, spelling.text) = (fewer, text);
        }
    }
    Some(spelling)
}

/// A content as words on one line, for what has no marks; footnotes have no place there.
pub fn plain(content: &Content) -> String {
    let words = content.spans.iter().map(|span| match &span.kind {
        SpanKind::Text(text) | SpanKind::Fixed(Fixed::Placeholder(text)) => text,
        SpanKind::Break => " ",
        SpanKind::Fixed(_) => "",
    });
    words.collect()
}

/// How the marks of a string are written.
fn hand(text: &str) -> Hand {
    let mut hand = STARS;
    adopt(text, &markdown::parse(text).pieces, &mut hand);
    hand
}

fn adopt(text: &str, pieces: &[Piece], hand: &mut Hand) {
    for piece in pieces {
        let is_line = text[piece.range.clone()].starts_with('_');
        match &piece.kind {
            PieceKind::Strong(inner) => {
                hand.strong = if is_line { "__" } else { "**" };
                adopt(text, inner, hand);
            }
            PieceKind::Emphasis(inner) => {
                hand.emphasis = if is_line { "_" } else { "*" };
                adopt(text, inner, hand);
            }
            PieceKind::Link { content, .. } => adopt(text, content, hand),
            _ => {}
        }
    }
}

/// The first way that says it, with what of it is said.
fn spelled(content: &Content, hands: &[Hand]) -> Option<((Content, Hand), Spelling)> {
    let content = content.clone().settled();
    let bare = content.bare();
    for (wanted, is_exact) in [(&content, true), (&bare, false)] {
        for escapes in [Escapes::Few, Escapes::All] {
            for hand in hands {
                if let Some(text) = attempt(wanted, escapes, *hand) {
                    return Some(((wanted.clone(), *hand), Spelling { text, is_exact }));
                }
            }
        }
    }
    None
}

/// The string that is written so, if it says the content.
fn attempt(wanted: &Content, escapes: Escapes<'_>, hand: Hand) -> Option<String> {
    let mut text = String::new();
    write(&tree(wanted), escapes, hand, &mut text);
    let is_sound = markdown::parse(&text).findings.is_empty();
    (is_sound && Content::read(&text) == *wanted).then_some(text)
}

fn write(nodes: &[Node], escapes: Escapes<'_>, hand: Hand, out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&escaped(text, escapes)),
            Node::Break => out.push_str("\n\n"),
            Node::Fixed(fixed) => out.push_str(&fixed_text(fixed)),
            Node::Marked(mark, inner) => {
                let (start, end) = match mark {
                    Mark::Strong => (hand.strong.to_owned(), hand.strong.to_owned()),
                    mark => around(mark, hand.emphasis),
                };
                out.push_str(&start);
                write(inner, escapes, hand, out);
                out.push_str(&end);
            }
        }
    }
}

/// What a mark is in Markdown.
pub(super) fn around(mark: &Mark, emphasis: &str) -> (String, String) {
    match mark {
        Mark::Strong => ("**".to_owned(), "**".to_owned()),
        Mark::Emphasis => (emphasis.to_owned(), emphasis.to_owned()),
        Mark::Link(_, url) => ("[".to_owned(), format!("]({})", destination(url))),
    }
}

/// What something that is not text is in Markdown.
pub(super) fn fixed_text(fixed: &Fixed) -> String {
    match fixed {
        Fixed::Note(id) => format!("[^{id}]"),
        Fixed::Reference(id) => format!("[](#{id})"),
        Fixed::Placeholder(text) => format!("{{{{{text}}}}}"),
        Fixed::Link(url) => format!("[…]({})", destination(url)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spelled_is_read_again() {
        let texts = [
            "a **b *c* d** [e](https://x.y/z) f[^n] [](#p) {{q}}",
            "**[a](https://x.y) b** c",
            "a\n\nb",
            "\\*a\\* [b\\] {{c\\}\\}",
            "[a](<https://x.y/(z)>)",
            "*a* **b**_c_",
            "1\\. a & b <c> `d` !\\[e](f) \\\\\\*",
        ];
        for text in texts {
            let content = Content::read(text);
            let spelled = spell(&content).expect("it can be said");
            assert!(spelled.is_exact, "{text} {spelled:?}");
            assert_eq!(Content::read(&spelled.text), content, "{text}");
        }
        assert_eq!(spell(&Content::read("**b** c")).unwrap().text, "**b** c");
    }

    #[test]
    fn new_text_is_spelled_as_its_source_and_escapes_what_it_must() {
        let cases = [
            ("\\*a\\*, 3 < 4 & {1} end", "\\*b\\*, 3 < 4 & {1} fund"),
            ("_u_ v", "_w_ x"),
            ("__u__ v", "__w__ x"),
            ("a", "a \\*b\\* [c] <d"),
            ("a", "\\[](#c) _ \\{\\{d}}"),
            ("1 \\< 2 *a*", "1 \\< 2 *a*"),
            ("*u* v", "**w** x_y_z"),
            ("a <b", "a \\<c> d"),
        ];
        for (source, text) in cases {
            let own = spell_like(&Content::read(text), &[source]);
            let own = own.expect("it can be said");
            assert_eq!(own.text, text, "{source}");
            assert_eq!(Content::read(&own.text), Content::read(text), "{source}");
        }
    }
}
