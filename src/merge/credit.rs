//! A text before and after, and what each of several people made of it → the steps from one
//! to the other, word by word, each under the name of whom it is.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::outcome::{Edit, Part};
use crate::docx::{NOTE, PRINTED, Step, Words};
use crate::markdown::{self, Piece, PieceKind};

/// A word, sign or space, and how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    look: (bool, bool),
    link: Option<String>,
    note: Option<String>,
}

impl Token {
    /// What makes it another one: how it looks can be changed.
    fn key(&self) -> Key<'_> {
        (&self.text, self.link.as_deref(), self.note.as_deref())
    }
}

type Key<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

fn tokens(text: &str) -> Vec<Token> {
    let mut out = vec![];
    walk(&markdown::parse(text).pieces, (false, false), None, &mut out);
    out
}

fn walk(pieces: &[Piece], look: (bool, bool), link: Option<&str>, out: &mut Vec<Token>) {
    for piece in pieces {
        let mut push = |text: &str, note: Option<&str>| {
            let (text, note) = (text.to_owned(), note.map(str::to_owned));
            out.push(Token { text, look, link: link.map(str::to_owned), note });
        };
        match &piece.kind {
            PieceKind::Text(text) => {
                let mut rest = text.as_str();
                while let Some(first) = rest.chars().next() {
                    let alike = |c: char| c.is_alphanumeric() == first.is_alphanumeric();
                    let end = match first.is_alphanumeric() {
                        true => rest.find(|c| !alike(c)).unwrap_or(rest.len()),
                        false => first.len_utf8(),
                    };
                    push(&rest[..end], None);
                    rest = &rest[end..];
                }
            }
            PieceKind::LineBreak => push("\n", None),
            PieceKind::Placeholder(name) => push(&format!("[{name}]"), None),
            PieceKind::Note { id } => push(NOTE.encode_utf8(&mut [0; 4]), Some(id)),
            PieceKind::Reference { anchor } => {
                push(PRINTED.encode_utf8(&mut [0; 4]), Some(anchor));
            }
            PieceKind::Strong(inner) => walk(inner, (true, look.1), link, out),
            PieceKind::Emphasis(inner) => walk(inner, (look.0, true), link, out),
            PieceKind::Link { content, url } => walk(content, look, Some(url), out),
        }
    }
}

/// Text as words that look alike.
pub(super) fn words(text: &str) -> Vec<Words> {
    let tokens = tokens(text);
    tokens.chunk_by(is_alike).map(joined).collect()
}

fn is_alike(a: &Token, b: &Token) -> bool {
    a.look == b.look && a.link == b.link && a.note.is_none() && b.note.is_none()
}

fn joined(tokens: &[Token]) -> Words {
    let first = &tokens[0];
    Words {
        text: tokens.iter().map(|own| own.text.as_str()).collect(),
        strong: first.look.0,
        emphasis: first.look.1,
        link: first.link.clone(),
        note: first.note.clone().filter(|_| first.text.starts_with(NOTE)),
        by: None,
    }
}

/// The words of a text that was the end of another one, each with whose it is; and who cut
/// it off.
pub(super) fn cut_off(text: &str, from: &Edit) -> Option<(Vec<Words>, String)> {
    let old = tokens(&from.before);
    let last = old.len().checked_sub(1)?;
    let hands: Vec<Hand> = from.parts.iter().map(|part| hand(&old, part)).collect();
    let (cutters, others): (Vec<&Hand>, Vec<&Hand>) =
        hands.iter().partition(|own| own.gone.contains(&last));
    let names = |own: &[&Hand]| {
        let mut names: Vec<&str> = own.iter().map(|own| own.who.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names.join(", ")
    };
    let cutter = names(&cutters);
    if cutter.is_empty() || others.is_empty() {
        return None;
    }
    let tokens = tokens(text);
    let by = |token: &Token| -> Option<String> {
        let has =
            |own: &&&Hand| own.new.iter().flatten().any(|own| own.key() == token.key());
        let is_new = !old.iter().any(|own| own.key() == token.key());
        let own: Vec<&Hand> =
            others.iter().filter(|own| is_new && has(own)).copied().collect();
        (!own.is_empty()).then(|| names(&own))
    };
    let marked: Vec<(Token, Option<String>)> =
        tokens.iter().map(|own| (own.clone(), by(own))).collect();
    let words = marked.chunk_by(|a, b| a.1 == b.1 && is_alike(&a.0, &b.0)).map(|own| {
        let tokens: Vec<Token> = own.iter().map(|own| own.0.clone()).collect();
        Words { by: own[0].1.clone(), ..joined(&tokens) }
    });
    Some((words.collect(), cutter))
}

/// What becomes of a text, token by token: those of the text before, and before each of
/// them (and behind the last) those that are new.
struct Fate {
    /// New looks of those that stay; none for those that go.
    kept: Vec<Option<(bool, bool)>>,
    new: Vec<Vec<Token>>,
}

fn fate(old: &[Token], new: &[Token]) -> Fate {
    let mut out = Fate { kept: vec![None; old.len()], new: vec![vec![]; old.len() + 1] };
    let keys = |own: &[Token]| -> Vec<(String, Option<String>, Option<String>)> {
        let owned = |own: Option<&str>| own.map(str::to_owned);
        own.iter()
            .map(Token::key)
            .map(|own| (own.0.into(), owned(own.1), owned(own.2)))
            .collect()
    };
    for change in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(new)) {
        let (before, after) = (change.old_range(), change.new_range());
        if change.tag() == DiffTag::Equal {
            for (own, new_own) in before.zip(after) {
                out.kept[own] = Some(new[new_own].look);
            }
        } else {
            // What takes the place of something stands behind it.
            out.new[before.end].extend_from_slice(&new[after]);
        }
    }
    out
}

/// What one person did, by the tokens of the text before.
struct Hand {
    who: String,
    gone: BTreeSet<usize>,
    looks: Vec<(usize, (bool, bool))>,
    new: Vec<Vec<Token>>,
}

fn hand(old: &[Token], part: &Part) -> Hand {
    let from = tokens(&part.before);
    let own = fate(&from, &tokens(&part.after));
    // Where each token stands in the text before.
    let mut places = vec![None; from.len()];
    let keys = |own: &[Token]| -> Vec<String> {
        own.iter().map(|own| format!("{:?}", own.key())).collect()
    };
    for change in capture_diff_slices(Algorithm::Patience, &keys(old), &keys(&from)) {
        if change.tag() == DiffTag::Equal {
            for (own, own_from) in change.old_range().zip(change.new_range()) {
                places[own_from] = Some(own);
            }
        }
    }
    let mut out = Hand {
        who: part.who.join(", "),
        gone: BTreeSet::new(),
        looks: vec![],
        new: vec![vec![]; old.len() + 1],
    };
    let mut at = 0;
    for (index, token) in from.iter().enumerate() {
        at = places[index].unwrap_or(at);
        out.new[at].extend(own.new[index].iter().cloned());
        match (own.kept[index], places[index]) {
            (None, Some(place)) => _ = out.gone.insert(place),
            (Some(look), Some(place)) if look != token.look => {
                out.looks.push((place, look));
            }
            _ => {}
        }
        at += usize::from(places[index].is_some());
    }
    let last = from.len();
    out.new[at.min(old.len())].extend(own.new[last].iter().cloned());
    out
}

/// The steps that a text takes to what is after.
pub(super) fn revised(edit: &Edit, after: &str) -> Vec<Step> {
    let old = tokens(&edit.before);
    let all = fate(&old, &tokens(after));
    let hands: Vec<Hand> = edit.parts.iter().map(|part| hand(&old, part)).collect();
    let names = |fits: &dyn Fn(&Hand) -> bool| -> Option<String> {
        let mut who: Vec<&str> =
            hands.iter().filter(|own| fits(own)).map(|own| own.who.as_str()).collect();
        who.sort_unstable();
        who.dedup();
        (!who.is_empty()).then(|| who.join(", "))
    };
    let everybody = edit.who.join(", ");
    let by = |fits: &dyn Fn(&Hand) -> bool| names(fits).unwrap_or(everybody.clone());
    let mut steps = vec![];
    for index in 0..=old.len() {
        let mut last: Option<(String, Vec<Token>)> = None;
        for token in &all.new[index] {
            let same = |own: &Token| own.key() == token.key();
            let here = |own: &Hand| own.new[index].iter().any(same);
            let anywhere = |own: &Hand| own.new.iter().flatten().any(same);
            // A space between the words of one person is that person's.
            let again = |own: &Hand| {
                last.as_ref().is_some_and(|(who, _)| *who == own.who) && here(own)
            };
            let who = names(&again).or_else(|| names(&here));
            let who = who.unwrap_or_else(|| by(&anywhere));
            match &mut last {
                Some((known, list))
                    if *known == who && is_alike(&list[list.len() - 1], token) =>
                {
                    list.push(token.clone());
                }
                _ => {
                    steps.extend(last.take().map(|(who, own)| inserted(&own, who)));
                    last = Some((who, vec![token.clone()]));
                }
            }
        }
        steps.extend(last.map(|(who, own)| inserted(&own, who)));
        let Some(token) = old.get(index) else { break };
        let text = token.text.clone();
        let step = match all.kept[index] {
            // What goes with the words before it goes by the same hand.
            None => {
                let before = match steps.last() {
                    Some(Step::Delete(_, who)) => Some(who.clone()),
                    _ => None,
                };
                let is_gone = |own: &Hand| own.gone.contains(&index);
                let again =
                    |own: &Hand| is_gone(own) && Some(&own.who) == before.as_ref();
                let who = names(&again).or_else(|| names(&is_gone)).or(before);
                Step::Delete(text, who.unwrap_or_else(|| everybody.clone()))
            }
            Some(look) if look != token.look => {
                let who = by(&|own| own.looks.contains(&(index, look)));
                Step::Look(text, look, who)
            }
            Some(_) => Step::Keep(text),
        };
        push(&mut steps, step);
    }
    steps
}

fn inserted(tokens: &[Token], who: String) -> Step {
    Step::Insert(joined(tokens), who)
}

/// Adds a step; what is done alike is one.
fn push(steps: &mut Vec<Step>, step: Step) {
    let is_free = |text: &str| !text.contains(PRINTED);
    match (steps.last_mut(), &step) {
        (Some(Step::Keep(text)), Step::Keep(own)) if is_free(text) && is_free(own) => {
            text.push_str(own);
        }
        (Some(Step::Delete(text, who)), Step::Delete(own, other))
            if who == other && is_free(text) && is_free(own) =>
        {
            text.push_str(own);
        }
        (Some(Step::Look(text, look, who)), Step::Look(own, other_look, other))
            if who == other && look == other_look && is_free(text) && is_free(own) =>
        {
            text.push_str(own);
        }
        _ => steps.push(step),
    }
}
