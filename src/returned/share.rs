//! The text of lines and the paragraphs that they are → which words belong to which piece
//! of a paragraph: to a value, to the template's own words, to something computed.

use super::lcs;
use super::token::{Kind, Token};

/// A piece of a paragraph as it was sent.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    /// The value that it is the text of.
    pub(super) key: Option<usize>,
    /// Whether it is nothing but words of the template.
    pub(super) is_words: bool,
    pub(super) tokens: Vec<Token>,
}

/// The tokens that came back for each piece.
pub(super) fn share(sent: &[Sent], came: &[Token]) -> Vec<Vec<Token>> {
    let mut out = vec![vec![]; sent.len()];
    for (token, owner) in came.iter().zip(owners(sent, &unmarked(sent, came))) {
        if let Some(owner) = owner {
            out[owner].push(token.clone());
        }
    }
    out
}

/// Text without its marks, where all of a paragraph stands under the mark of one of its
/// values: Word extends a mark so where somebody splits the paragraph.
fn unmarked(sent: &[Sent], came: &[Token]) -> Vec<Token> {
    let mut came = came.to_vec();
    let says = |own: &Sent| own.tokens.iter().any(|own| !own.is_blank());
    let mut keys = came.iter().filter(|own| !own.is_blank()).map(|own| own.key);
    let first = keys.next().flatten();
    let is_one = first.is_some() && keys.all(|own| own == first);
    if is_one && sent.iter().any(|own| own.key != first && says(own)) {
        came.iter_mut().for_each(|own| own.key = None);
    }
    came
}

/// The piece that each token belongs to.
fn owners(sent: &[Sent], came: &[Token]) -> Vec<Option<usize>> {
    let of_key = |key: usize| sent.iter().position(|own| own.key == Some(key));
    let mut owners: Vec<Option<usize>> =
        came.iter().map(|token| of_key(token.key?)).collect();
    let is_marked = |piece: usize| owners.contains(&Some(piece));
    let marked: Vec<bool> = (0..sent.len()).map(is_marked).collect();
    let flat: Vec<(usize, &Token)> = sent
        .iter()
        .enumerate()
        .flat_map(|(piece, own)| own.tokens.iter().map(move |token| (piece, token)))
        .collect();
    // From the end: in "Sofia, Bulgaria, 5 May" the second comma is the template's.
    let flat: Vec<(usize, &Token)> = flat.into_iter().rev().collect();
    let back: Vec<&Token> = came.iter().rev().collect();
    let pairs = lcs::pairs(&flat, &back, |(piece, own), token| {
        let key = token.key.and_then(of_key);
        own.says(token) && key.map_or(!marked[*piece], |key| key == *piece)
    });
    for (own, at) in pairs {
        owners[came.len() - 1 - at] = Some(flat[own].0);
    }
    let mut at = 0;
    while at < came.len() {
        if owners[at].is_some() {
            at += 1;
            continue;
        }
        let end = (at..came.len()).find(|at| owners[*at].is_some()).unwrap_or(came.len());
        let before = at.checked_sub(1).and_then(|at| owners[at]);
        let after = owners.get(end).copied().flatten();
        let owner = neighbour(sent, &owners, before, after);
        owners[at..end].fill(owner);
        at = end;
    }
    owners
}

/// The piece that text between two pieces belongs to: to a value rather than to words of
/// the template, and to the one before rather than to the one after.
fn neighbour(
    sent: &[Sent],
    owners: &[Option<usize>],
    before: Option<usize>,
    after: Option<usize>,
) -> Option<usize> {
    if before.is_some() && before == after {
        return before;
    }
    let low = before.map_or(0, |own| own + 1);
    let high = after.unwrap_or(sent.len());
    let is_lost =
        |piece: &usize| sent[*piece].key.is_some() && !owners.contains(&Some(*piece));
    if let Some(lost) = (low..high.max(low)).find(is_lost) {
        return Some(lost);
    }
    let is_value = |piece: &usize| sent[*piece].key.is_some();
    let is_computed = |piece: &usize| !sent[*piece].is_words;
    let near = [before, after];
    let pick = |fits: &dyn Fn(&usize) -> bool| near.into_iter().flatten().find(fits);
    let says = |own: &Sent| own.tokens.iter().any(|token| token.kind == Kind::Word);
    let values: Vec<usize> = (0..sent.len()).filter(is_value).collect();
    let only = match values.as_slice() {
        [only] if !sent.iter().any(|own| own.key.is_none() && says(own)) => Some(*only),
        _ => None,
    };
    only.or_else(|| pick(&is_value))
        .or_else(|| pick(&is_computed))
        .or_else(|| pick(&|_| true))
        .or_else(|| (!sent.is_empty()).then_some(0))
}

#[cfg(test)]
mod tests {
    use super::super::token;
    use super::*;

    fn tokens(text: &str, key: Option<usize>) -> Vec<Token> {
        let parts = token::cut(text).into_iter();
        parts.map(|(kind, part)| Token { key, ..Token::plain(part, kind) }).collect()
    }

    fn sent(pieces: &[(&str, Option<usize>)]) -> Vec<Sent> {
        let one = |(text, key): &(&str, Option<usize>)| Sent {
            key: *key,
            is_words: key.is_none(),
            tokens: tokens(text, *key),
        };
        pieces.iter().map(one).collect()
    }

    fn shared(
        pieces: &[(&str, Option<usize>)],
        came: &[(&str, Option<usize>)],
    ) -> Vec<String> {
        let came: Vec<Token> =
            came.iter().flat_map(|(text, key)| tokens(text, *key)).collect();
        let out = share(&sent(pieces), &came);
        out.iter().map(token::text_of).collect()
    }

    #[test]
    fn marks_decide_and_text_beside_a_value_is_the_values() {
        let letter = [("Sofia", Some(0)), (", ", None), ("5 May", Some(1))];
        let came = [("Plovdiv", Some(0)), (", Bulgaria, ", None), ("6 May", Some(1))];
        assert_eq!(shared(&letter, &came), ["Plovdiv, Bulgaria", ", ", "6 May"]);
    }

    #[test]
    fn a_value_that_lost_its_mark_is_what_stands_in_its_place() {
        let letter = [("Sofia", Some(0)), (", ", None), ("5 May", Some(1))];
        let came = [("Plovdiv, 6 May 2013", None)];
        assert_eq!(shared(&letter, &came), ["Plovdiv", ", ", "6 May 2013"]);
    }

    #[test]
    fn words_of_the_template_are_so_under_the_mark_of_a_value_too() {
        let line = [("2. ", None), ("Declaration", Some(0)), (",", None)];
        let came = [("2. Declaration of 2012,", Some(0))];
        assert_eq!(shared(&line, &came), ["2. ", "Declaration of 2012", ","]);
        let line = [("5 May, ", None), ("Sofia", Some(0)), (", Bulgaria", None)];
        let came = [("5 May, Plovdiv, Bulgaria", Some(0))];
        assert_eq!(shared(&line, &came), ["5 May, ", "Plovdiv", ", Bulgaria"]);
    }

    #[test]
    fn words_of_the_template_stay_what_they_are() {
        let line = [("Our reference: ", None), ("A 1", Some(0))];
        assert_eq!(shared(&line, &[("Our reference: A 12/b", None)])[1], "A 12/b");
        assert_eq!(
            shared(&line, &[("Our own reference: ", None), ("A 1", Some(0))])[1],
            "A 1"
        );
    }
}
