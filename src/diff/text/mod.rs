//! Versions of one text of the record come in; what stays, what was edited by whom, and
//! what is in conflict go out, word by word. Marks of Markdown are never cut.

mod edit;

use std::collections::BTreeMap;
use std::mem::take;
use std::ops::Range;

use super::Who;
use super::token::{Kind, Token, open_marks, tokens};
use edit::{Edit, edits};

/// A text put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged<A> {
    /// In the order of the text.
    pub pieces: Vec<Piece<A>>,
}

/// A part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<A> {
    /// What nobody changed.
    Same(String),
    /// What was changed in one way: something put in (`base` is empty), taken out (the
    /// version's text is), or something else in its place.
    Edit { base: String, version: Version<A> },
    /// What was changed in several ways; the record as it is now comes first, then the
    /// authors in their order.
    Conflict { base: String, versions: Vec<Version<A>> },
}

/// What some made of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version<A> {
    pub who: Who<A>,
    pub text: String,
}

impl<A> Merged<A> {
    /// The text with all edits, and of each conflict the version that `choose` takes;
    /// `None` stands for the text before.
    pub fn resolved(&self, choose: impl Fn(&[Version<A>]) -> Option<usize>) -> String {
        let texts = self.pieces.iter().map(|piece| match piece {
            Piece::Same(text) => text,
            Piece::Edit { version, .. } => &version.text,
            Piece::Conflict { base, versions } => choose(versions)
                .and_then(|own| versions.get(own))
                .map_or(base, |own| &own.text),
        });
        texts.map(String::as_str).collect()
    }
}

/// Puts versions of a text together: edits of different words combine, the same edit by
/// several is one, and edits of the same words are a conflict. So are two insertions in one
/// place, and one beside what another takes out. Where marks of Markdown would no longer
/// stand in pairs, the whole text is a conflict.
pub fn merge<A: Clone + Ord>(base: &str, ours: &str, copies: &[(A, &str)]) -> Merged<A> {
    let old = tokens(base);
    let mut versions = vec![Hand::new(None, ours, &old)];
    versions
        .extend(copies.iter().map(|(author, text)| Hand::new(Some(author), text, &old)));
    versions.retain(|own| !own.edits.is_empty());
    let mut pieces = vec![];
    // The tokens of the text that comes out, and whether any version of a conflict would
    // leave marks in pairs.
    let (mut made, mut in_pairs) = (vec![], true);
    let mut at = 0;
    for (range, hands) in groups(&versions, &old) {
        if at < range.start {
            pieces.push(Piece::Same(joined(&old[at..range.start])));
            made.extend_from_slice(&old[at..range.start]);
        }
        at = range.end;
        let before = &old[range];
        if let Some((head, more, tail)) = one_says_more(&hands) {
            let mut base = joined(before);
            let len = head.len() + tail.len();
            for (own, least) in [(head, 0), (more, len + 1), (tail, 0)] {
                let by = hands.iter().filter(|(_, all)| all.len() >= least);
                let versions = sorted(by.map(|(hand, _)| (*hand, joined(own))));
                let versions = versions.into_iter().filter(|_| !own.is_empty());
                pieces.extend(versions.map(|version| {
                    // What was there gave way to what all agree on.
                    let base = if least == 0 { take(&mut base) } else { String::new() };
                    Piece::Edit { base, version }
                }));
                made.extend_from_slice(own);
            }
            continue;
        }
        let mut all = sorted(hands.iter().map(|(hand, own)| (*hand, joined(own))));
        let ours = hands.iter().find(|(hand, _)| hand.author.is_none() || all.len() == 1);
        made.extend_from_slice(ours.map_or(before, |(_, own)| own));
        let base = joined(before);
        pieces.push(match all.len() {
            1 => Piece::Edit { base, version: all.swap_remove(0) },
            _ => {
                let open = open_marks(before);
                in_pairs &= hands.iter().all(|(_, own)| open_marks(own) == open);
                Piece::Conflict { base, versions: all }
            }
        });
    }
    if at < old.len() {
        pieces.push(Piece::Same(joined(&old[at..])));
        made.extend_from_slice(&old[at..]);
    }
    let text = joined(&made);
    let holds = in_pairs && marks(&tokens(&text)).eq(marks(&made));
    if versions.len() < 2 || holds {
        return Merged { pieces };
    }
    let versions = sorted(versions.iter().map(|own| (own, own.text.to_owned())));
    match versions.len() {
        // The same by all.
        1 => Merged { pieces },
        _ => Merged { pieces: vec![Piece::Conflict { base: base.to_owned(), versions }] },
    }
}

/// What a group begins with and ends with, and what stands between, where all agree but
/// that some of them say more, all of these the same.
fn one_says_more<'a, A>(
    hands: &[(&Hand<'_, A>, &'a [Token<'a>])],
) -> Option<(&'a [Token<'a>], &'a [Token<'a>], &'a [Token<'a>])> {
    let all = || hands.iter().map(|(_, own)| *own);
    let (least, most) =
        (all().min_by_key(|own| own.len())?, all().max_by_key(|own| own.len())?);
    let begins =
        |own: &[Token<'_>]| own.iter().zip(most).take_while(|(a, b)| a == b).count();
    let head = begins(least);
    let more = most.len() - least.len();
    let agree = all().all(|own| own == least || own == most);
    let fits = agree && more > 0 && least[head..] == most[head + more..];
    let says = least.iter().any(|own| own.kind == Kind::Word);
    (fits && says)
        .then(|| (&most[..head], &most[head..head + more], &most[head + more..]))
}

/// What may no longer mean what it meant to those who wrote it.
fn marks<'a>(tokens: &'a [Token<'a>]) -> impl Iterator<Item = &'a Token<'a>> {
    tokens.iter().filter(|own| matches!(own.kind, Kind::Open | Kind::Close | Kind::Atom))
}

/// One version against the one all started from.
struct Hand<'a, A> {
    /// `None` for the record as it is now.
    author: Option<&'a A>,
    text: &'a str,
    tokens: Vec<Token<'a>>,
    edits: Vec<Edit>,
}

impl<'a, A> Hand<'a, A> {
    fn new(author: Option<&'a A>, text: &'a str, old: &[Token<'_>]) -> Self {
        let tokens = tokens(text);
        let edits = edits(old, &tokens);
        Self { author, text, tokens, edits }
    }
}

/// Tokens of the old text, and what those who changed them made of them.
type Group<'a, A> = (Range<usize>, Vec<(&'a Hand<'a, A>, &'a [Token<'a>])>);

/// Edits that touch each other, together.
fn groups<'a, A>(versions: &'a [Hand<'a, A>], old: &[Token<'_>]) -> Vec<Group<'a, A>> {
    let numbered = versions.iter().enumerate();
    let mut all: Vec<(usize, &Edit)> = numbered
        .flat_map(|(hand, own)| own.edits.iter().map(move |edit| (hand, edit)))
        .collect();
    all.sort_by_key(|(_, edit)| (edit.old.start, edit.old.end));
    // Each with the end of what it touches; these ends only grow.
    let mut groups: Vec<(usize, Vec<(usize, &Edit)>)> = vec![];
    for (hand, edit) in all {
        let near =
            groups.iter().rev().take_while(|(end, _)| *end >= edit.old.start).count();
        let near = groups.len() - near;
        let touches = |(_, group): &(_, Vec<(usize, &Edit)>)| {
            group.iter().any(|(_, own)| touch(own, edit))
        };
        // What stands between two that are touched is touched with them.
        let first = groups[near..].iter().position(touches).map(|first| near + first);
        let own = groups.split_off(first.unwrap_or(groups.len()));
        let end = own.iter().map(|(end, _)| *end).chain([edit.old.end]).max();
        let mut group: Vec<_> = own.into_iter().flat_map(|(_, group)| group).collect();
        group.push((hand, edit));
        groups.push((end.unwrap_or_default(), group));
    }
    groups.iter().map(|(_, group)| whole(versions, group, old.len())).collect()
}

/// Whether two edits, in the order of their places, cannot both be made.
fn touch(a: &Edit, b: &Edit) -> bool {
    let overlap = a.old.start.max(b.old.start) < a.old.end.min(b.old.end);
    let is_within = |point: &Edit, own: &Edit| {
        let ends = own.new.is_empty() || own.old.is_empty();
        point.old.is_empty()
            && match ends {
                true => (own.old.start..=own.old.end).contains(&point.old.start),
                false => own.old.start < point.old.start && point.old.start < own.old.end,
            }
    };
    overlap || is_within(a, b) || is_within(b, a)
}

/// What each hand of a group made of all the tokens that the group touches.
fn whole<'a, A>(
    versions: &'a [Hand<'a, A>],
    group: &[(usize, &Edit)],
    len: usize,
) -> Group<'a, A> {
    let start = group.iter().map(|(_, edit)| edit.old.start).min().unwrap_or_default();
    let end = group.iter().map(|(_, edit)| edit.old.end).max().unwrap_or(len);
    let mut own: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for (hand, edit) in group {
        // Between its edits, a version has what all started from.
        let to = edit.new.end + (end - edit.old.end);
        let from = || edit.new.start - (edit.old.start - start);
        let range = own.entry(*hand).or_insert_with(|| from()..to);
        range.end = to;
    }
    let hands = own.into_iter().map(|(hand, range)| {
        let hand = &versions[hand];
        (hand, &hand.tokens[range])
    });
    (start..end, hands.collect())
}

fn joined(tokens: &[Token<'_>]) -> String {
    tokens.iter().map(|own| own.text).collect()
}

/// Versions with those who made them, each once.
fn sorted<'a, A: Clone + Ord + 'a>(
    texts: impl Iterator<Item = (&'a Hand<'a, A>, String)>,
) -> Vec<Version<A>> {
    let mut all: BTreeMap<String, Vec<Option<&A>>> = BTreeMap::new();
    for (hand, text) in texts {
        all.entry(text).or_default().push(hand.author);
    }
    let mut versions: Vec<_> = all
        .into_iter()
        .map(|(text, own)| {
            let authors = own.iter().flatten().copied().cloned().collect();
            Version { who: Who::new(own.contains(&None), authors), text }
        })
        .collect();
    versions.sort();
    versions
}
