//! Words longer than a line: where they may be broken. Words from the right: each by itself,
//! for the engine writes the faces of one text from the left, and so would PDFs be read.

use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

use crate::style::accented;

/// Characters of a word that any line has room for.
const LONGEST: usize = 32;

/// A piece of a text.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// A word that may end a line after each of these, as Word breaks it.
    Word(Vec<&'a str>),
    /// Letters that are written from the right, without what stands between words.
    FromRight(&'a str),
    /// A letter with an accent that not all faces can set on it.
    Accented(&'a str),
}

/// A text in pieces, with letters by themselves that another face has to draw.
pub(super) fn with_accents(text: &str) -> Vec<Piece<'_>> {
    let mut out = vec![];
    for piece in pieces(text) {
        let Piece::Text(mut rest) = piece else {
            out.push(piece);
            continue;
        };
        while let Some(range) = accented(rest) {
            let before = &rest[..range.start];
            out.extend((!before.is_empty()).then_some(Piece::Text(before)));
            out.push(Piece::Accented(&rest[range.clone()]));
            rest = &rest[range.end..];
        }
        out.extend((!rest.is_empty()).then_some(Piece::Text(rest)));
    }
    out
}

/// A text in pieces; one piece, as a rule.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut start, mut at) = (vec![], 0, 0);
    for word in text.split_inclusive(is_break).filter(|_| text.len() > LONGEST) {
        let end = at + word.len();
        let bare = word.trim_end_matches(is_break);
        if is_long(bare) {
            push(&mut pieces, &text[start..at]);
            pieces.push(Piece::Word(bare.graphemes(true).collect()));
            start = at + bare.len();
        }
        at = end;
    }
    push(&mut pieces, &text[start..]);
    pieces
}

/// Adds a text without long words.
fn push<'a>(pieces: &mut Vec<Piece<'a>>, text: &'a str) {
    let mut rest = text;
    while let Some(start) = rest.find(is_from_right) {
        let (before, word) = rest.split_at(start);
        // Hebrew and Arabic letters have different faces.
        let joins_other = word.starts_with(joins);
        let is_same = |c: char| is_from_right(c) && joins(c) == joins_other;
        let end = word.find(|c| !is_same(c) && !is_joined(c));
        let (word, after) = word.split_at(end.unwrap_or(word.len()));
        pieces.extend((!before.is_empty()).then_some(Piece::Text(before)));
        // Points do not part Hebrew letters, which do not join, from their text.
        match word.contains(is_point) && !word.contains(joins) {
            true => pieces.extend(word.graphemes(true).map(Piece::FromRight)),
            false => pieces.push(Piece::FromRight(word)),
        }
        rest = after;
    }
    pieces.extend((!rest.is_empty()).then_some(Piece::Text(rest)));
}

fn is_from_right(c: char) -> bool {
    !c.is_ascii() && matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Whether a letter has other forms beside others, as those of Arabic have.
fn joins(c: char) -> bool {
    !c.is_ascii() && bidi_class(c) == BidiClass::AL
}

fn is_point(c: char) -> bool {
    !c.is_ascii() && bidi_class(c) == BidiClass::NSM
}

/// Marks of letters, and what joins letters or parts them.
fn is_joined(c: char) -> bool {
    !c.is_ascii() && matches!(bidi_class(c), BidiClass::NSM | BidiClass::BN)
}

fn is_break(c: char) -> bool {
    let keeps = matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    c.is_whitespace() && !keeps || matches!(c, '-' | '\u{2010}' | '\u{2013}' | '\u{2014}')
}

/// Addresses are broken by rules of their own, as are scripts without spaces.
fn is_long(word: &str) -> bool {
    word.chars().nth(LONGEST).is_some()
        && word.chars().all(|c| c < '\u{e00}' || matches!(c, '\u{1e00}'..='\u{206f}'))
        && !["http://", "https://", "www."].iter().any(|start| word.contains(start))
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces, with_accents};

    #[test]
    fn only_long_words_are_broken() {
        let long = "x".repeat(33);
        let text = format!("a b-{long} c");
        let all: Vec<&str> = long.split("").filter(|c| !c.is_empty()).collect();
        let expected = [Piece::Text("a b-"), Piece::Word(all), Piece::Text(" c")];
        assert_eq!(pieces(&text), expected);
        for whole in ["", "a", &"word ".repeat(20), &format!("https://{long}")] {
            let expected: Vec<_> =
                (!whole.is_empty()).then_some(Piece::Text(whole)).into_iter().collect();
            assert_eq!(pieces(whole), expected);
        }
    }

    #[test]
    fn letters_that_another_face_draws_stand_by_themselves() {
        let text = "З\u{301}е и с\u{301} \u{5d3}";
        let expected = [
            Piece::Accented("З\u{301}"),
            Piece::Text("е и "),
            Piece::Accented("с\u{301}"),
            Piece::Text(" "),
            Piece::FromRight("\u{5d3}"),
        ];
        assert_eq!(with_accents(text), expected);
    }

    #[test]
    fn words_from_the_right_stand_by_themselves() {
        let text = "by \u{5d3}\u{5d5}\u{5d3} \u{5db}\u{5d4}\u{5df}, 3";
        let (given, family) = ("\u{5d3}\u{5d5}\u{5d3}", "\u{5db}\u{5d4}\u{5df}");
        let expected = [
            Piece::Text("by "),
            Piece::FromRight(given),
            Piece::Text(" "),
            Piece::FromRight(family),
            Piece::Text(", 3"),
        ];
        assert_eq!(pieces(text), expected);
        let marked = "\u{645}\u{62d}\u{645}\u{651}\u{62f}";
        assert_eq!(pieces(marked), [Piece::FromRight(marked)]);
    }
}
