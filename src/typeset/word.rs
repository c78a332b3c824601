//! Words longer than a line: where they may be broken.

use unicode_segmentation::UnicodeSegmentation;

/// Characters of a word that any line has room for.
const LONGEST: usize = 32;

/// A piece of a text.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// A word that may end a line after each of these, as Word breaks it.
    Word(Vec<&'a str>),
}

/// A text in pieces; one piece, as a rule.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let (mut pieces, mut start, mut at) = (vec![], 0, 0);
    for word in text.split_inclusive(is_break).filter(|_| text.len() > LONGEST) {
        let end = at + word.len();
        let bare = word.trim_end_matches(is_break);
        if is_long(bare) {
            pieces.extend((start < at).then(|| Piece::Text(&text[start..at])));
            pieces.push(Piece::Word(bare.graphemes(true).collect()));
            start = at + bare.len();
        }
        at = end;
    }
    pieces.extend((start < text.len()).then(|| Piece::Text(&text[start..])));
    pieces
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
    use super::{Piece, pieces};

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
}
