//! What a person left → the same with each text that was filled in as one token, and with
//! the ends that the record has.

use super::source::Source;
use super::token::{self, Kind, Token};

/// Makes one token of each text that was filled in and is still there.
pub(super) fn fill(source: &Source, returned: &[Token]) -> Vec<Token> {
    let mut out = returned.to_vec();
    let mut from = 0;
    for (index, own) in source.tokens.iter().enumerate() {
        if own.token.kind != Kind::Filled || own.token.text.is_empty() {
            continue;
        }
        let parts = token::cut(&own.token.text);
        let is_here = |at: usize| match &out[at].kind {
            Kind::Field(field) => {
                let same =
                    own.field.as_deref() == Some(field) || out[at].text == own.token.text;
                same.then_some(1)
            }
            _ => {
                let fits = parts.iter().enumerate().all(|(offset, (_, part))| {
                    out.get(at + offset).is_some_and(|token| token.text == *part)
                });
                fits.then_some(parts.len())
            }
        };
        let before = index.checked_sub(1).map(|before| &source.tokens[before].token);
        let places = || (from..out.len()).filter(|at| is_here(*at).is_some());
        let by_mark = places().find(|at| {
            let token = &out[*at];
            matches!(token.kind, Kind::Field(_))
                || token.link.as_ref().is_some_and(|link| link.starts_with('#'))
        });
        let by_place = || {
            places().find(|at| match (before, at.checked_sub(1)) {
                (Some(before), Some(at)) => out[at].says(before),
                (None, at) => at.is_none(),
                _ => false,
            })
        };
        let Some(at) = by_mark.or_else(by_place).or_else(|| places().next()) else {
            continue;
        };
        let length = is_here(at).unwrap_or(1);
        let filled = Token {
            text: own.token.text.clone(),
            kind: Kind::Filled,
            link: own.token.link.clone(),
            look: out[at].look,
            ..out[at].clone()
        };
        out.splice(at..at + length, [filled]);
        from = at + 1;
    }
    out
}

/// White space at the ends is what it was in the record.
pub(super) fn keep_ends(source: &Source, returned: &[Token]) -> Vec<Token> {
    let shown = source.shown();
    let own = token::trimmed(&shown);
    let is_blank = own.is_empty();
    let before = shown.iter().take_while(|own| own.is_blank() && !is_blank);
    let after = shown.iter().rev().take_while(|own| own.is_blank() && !is_blank);
    let mut after: Vec<Token> = after.cloned().collect();
    after.reverse();
    let middle = token::trimmed(returned).iter();
    before.chain(middle).cloned().chain(after).map(untabbed).collect()
}

/// The record has no tabs in its texts.
fn untabbed(token: Token) -> Token {
    match token.kind {
        Kind::Space if token.text.contains('\t') => Token { text: " ".into(), ..token },
        _ => token,
    }
}
