//! Two texts in pieces come in; where they differ, in words and in what is meant by them,
//! goes out.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::piece::{Look, Pieces, Word, words};

/// A stretch that is other than it should be, by letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it is in what should be; at the end of a text that lacks something, nowhere.
    pub expected_at: Range<usize>,
    pub found_at: Range<usize>,
    /// The words that should be there, with some around; or what should be meant by them.
    pub expected: String,
    pub found: String,
    /// The words that are meant otherwise than they should; none where they are others.
    pub meant: Option<String>,
}

/// Above so many words on a side, all between the first and the last difference is one.
const MOST: usize = 4000;
/// How many words are shown before a difference and behind it, and how many of it.
const AROUND: usize = 3;
const SHOWN: usize = 12;

/// All differences; those of meaning only where the words are the same.
pub fn differences(expected: &Pieces, found: &Pieces) -> Vec<Difference> {
    let (expected_text, found_text) = (expected.text(), found.text());
    let (own, theirs) = (words(&expected_text), words(&found_text));
    let out = of_words(&own, &theirs);
    if out.is_empty() { of_looks(expected, found, &expected_text) } else { out }
}

fn of_words(expected: &[Word<'_>], found: &[Word<'_>]) -> Vec<Difference> {
    let same = |(a, b): &(&Word<'_>, &Word<'_>)| a.text == b.text;
    let head = expected.iter().zip(found).take_while(same).count();
    let (own, theirs) = (&expected[head..], &found[head..]);
    let tail = own.iter().rev().zip(theirs.iter().rev()).take_while(same).count();
    let (own, theirs) = (&own[..own.len() - tail], &theirs[..theirs.len() - tail]);
    if own.is_empty() && theirs.is_empty() {
        return vec![];
    }
    let whole = DiffOp::Replace {
        old_index: 0,
        old_len: own.len(),
        new_index: 0,
        new_len: theirs.len(),
    };
    let ops = match own.len().max(theirs.len()) > MOST {
        true => vec![whole],
        false => {
            let texts = |list: &[Word<'_>]| -> Vec<String> {
                list.iter().map(|word| word.text.to_owned()).collect()
            };
            capture_diff_slices(Algorithm::Myers, &texts(own), &texts(theirs))
        }
    };
    let mut hunks: Vec<(Range<usize>, Range<usize>)> = vec![];
    for op in ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (own, theirs) = (op.old_range(), op.new_range());
        match hunks.last_mut() {
            // What a word or two keeps apart is one difference to a reader.
            Some((a, b)) if own.start - a.end <= 2 => {
                (a.end, b.end) = (own.end, theirs.end)
            }
            _ => hunks.push((own, theirs)),
        }
    }
    let shift = |range: Range<usize>| range.start + head..range.end + head;
    let hunks = hunks.into_iter().map(|(own, theirs)| (shift(own), shift(theirs)));
    hunks
        .map(|(own, theirs)| Difference {
            expected_at: place(expected, &own),
            found_at: place(found, &theirs),
            expected: near(expected, &own),
            found: near(found, &theirs),
            meant: None,
        })
        .collect()
}

/// The letters of some words; of none, where they would stand.
fn place(list: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    let edge = |index: usize| match list.get(index) {
        Some(word) => word.letters.start,
        None => list.last().map_or(0, |word| word.letters.end),
    };
    match range.is_empty() {
        true => edge(range.start)..edge(range.start),
        false => edge(range.start)..list[range.end - 1].letters.end,
    }
}

fn near(list: &[Word<'_>], range: &Range<usize>) -> String {
    let from = range.start.saturating_sub(AROUND);
    let shown_to = range.end.min(range.start + SHOWN);
    let to = (shown_to + AROUND).min(list.len()).max(from);
    let texts: Vec<&str> = list[from..to].iter().map(|word| word.text).collect();
    let (before, after) = (from > 0, to < list.len());
    let dots = |on: bool| if on { "…" } else { "" };
    format!("{}{}{}", dots(before), texts.join(" "), dots(after))
}

fn of_looks(expected: &Pieces, found: &Pieces, text: &str) -> Vec<Difference> {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (own, theirs) = (expected.stretches(), found.stretches());
    let (mut a, mut b, mut at) = (0, 0, 0);
    let mut out: Vec<(Range<usize>, &Look, &Look)> = vec![];
    while let (Some((one, should)), Some((other, is))) = (own.get(a), theirs.get(b)) {
        let end = one.end.min(other.end);
        if should != is {
            match out.last_mut() {
                Some((range, x, y)) if range.end == at && (*x, *y) == (should, is) => {
                    range.end = end;
                }
                _ => out.push((at..end, should, is)),
            }
        }
        at = end;
        a += usize::from(one.end == end);
        b += usize::from(other.end == end);
    }
    let difference = |(range, should, is): (Range<usize>, &Look, &Look)| Difference {
        meant: Some(letters[range.clone()].iter().take(60).collect()),
        expected_at: range.clone(),
        found_at: range,
        expected: should.to_string(),
        found: is.to_string(),
    };
    out.into_iter().map(difference).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Pieces {
        let mut out = Pieces::default();
        out.push(text, &Look::new("en"));
        out
    }

    #[test]
    fn each_difference_is_told_with_what_stands_around() {
        let all = differences(
            &pieces("The Parties agree on the text of the letter of 5 May 2015 again"),
            &pieces("The Parties agreed on the text of the letter of 6 May 2015"),
        );
        let texts: Vec<_> =
            all.iter().map(|one| (one.expected.as_str(), one.found.as_str())).collect();
        let first = ("The Parties agree on the text…", "The Parties agreed on the text…");
        assert_eq!(texts[0], first);
        assert_eq!(
            texts[1],
            ("…the letter of 5 May 2015 again", "…the letter of 6 May 2015")
        );
        assert_eq!(all[0].expected_at, 10..15);
    }

    #[test]
    fn the_same_words_may_mean_something_else() {
        let mut bold = pieces("On ");
        bold.push("5 May", &Look { strong: true, ..Look::new("en") });
        let all = differences(&pieces("On 5 May"), &bold);
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].meant.as_deref(), Some("5May"));
        assert_eq!(all[0].found, "bold in `en`");
    }

    #[test]
    fn nothing_is_different_from_itself() {
        assert_eq!(differences(&pieces("a b"), &pieces("a  b\n")), []);
        assert_eq!(differences(&pieces(""), &pieces("")), []);
    }
}
