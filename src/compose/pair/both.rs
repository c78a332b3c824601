//! What is said once for both languages: furniture, and who signs. A text that is the same
//! in both stands there once.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{LanguageTag, Origin};
use crate::document::{
    Beside, Block, Content, Datum, Fact, Furniture, Inline, Letterhead, Sender,
    Signature, Signatures, each_datum, text_of,
};

/// Between the parts of a foot.
const SEPARATOR: &str = " · ";

/// Between two languages in one line.
const BETWEEN: &str = " / ";

/// A text, and behind it what the other language says otherwise.
pub(super) fn added(
    mut own: Vec<Inline>,
    other: Vec<Inline>,
    language: &LanguageTag,
    between: Inline,
) -> Vec<Inline> {
    if other.is_empty() || text_of(&own) == text_of(&other) {
        return own;
    }
    if !own.is_empty() {
        own.push(between);
    }
    own.push(Inline::Foreign { language: language.clone(), content: other });
    own
}

/// Both in one line.
pub(super) fn joined(
    own: Vec<Inline>,
    other: Vec<Inline>,
    language: &LanguageTag,
) -> Vec<Inline> {
    added(own, other, language, Inline::Text(BETWEEN.to_owned()))
}

fn optional(
    own: Option<Vec<Inline>>,
    other: Option<Vec<Inline>>,
    language: &LanguageTag,
    between: Inline,
) -> Option<Vec<Inline>> {
    let both =
        added(own.unwrap_or_default(), other.unwrap_or_default(), language, between);
    Some(both).filter(|both| !both.is_empty())
}

/// Head, foot and marks of the pages.
pub(super) fn furniture(
    own: Furniture,
    other: Furniture,
    language: &LanguageTag,
) -> Furniture {
    let joined = |own, other| joined(own, other, language);
    let mark =
        |own, other| optional(own, other, language, Inline::Text(BETWEEN.to_owned()));
    Furniture {
        letterhead: match (own.letterhead, other.letterhead) {
            (Some(own), Some(other)) => Some(letterhead(own, other, language)),
            (own, other) => own.or(other),
        },
        header_start: joined(own.header_start, other.header_start),
        header_end: joined(own.header_end, other.header_end),
        footer_start: by_parts(own.footer_start, other.footer_start, language),
        footer_end: joined(own.footer_end, other.footer_end),
        draft_mark: mark(own.draft_mark, other.draft_mark),
        draft_origin: own.draft_origin,
        classification: mark(own.classification, other.classification),
    }
}

/// Both in one line, part by part: what is the same in both stands there once.
fn by_parts(own: Vec<Inline>, other: Vec<Inline>, language: &LanguageTag) -> Vec<Inline> {
    let between = Inline::Text(SEPARATOR.to_owned());
    let parts = |list: &[Inline]| -> Vec<Vec<Inline>> {
        list.split(|one| *one == between).map(<[Inline]>::to_vec).collect()
    };
    let (ours, theirs) = (parts(&own), parts(&other));
    if ours.len() != theirs.len() {
        return joined(own, other, language);
    }
    let pairs = ours.into_iter().zip(theirs);
    let parts: Vec<Vec<Inline>> =
        pairs.map(|(own, other)| joined(own, other, language)).collect();
    parts.join(&between)
}

/// One sender stands there in each language, side by side; of several each says what it is
/// in both.
fn letterhead(own: Letterhead, other: Letterhead, language: &LanguageTag) -> Letterhead {
    let senders = match (&own.senders[..], &other.senders[..]) {
        ([one], [theirs]) if lines(one) != lines(theirs) => {
            vec![one.clone(), foreign(theirs, language)]
        }
        ([_, _, ..], _) => {
            let theirs = other.senders.iter().map(Some);
            let theirs = theirs.chain(std::iter::repeat(None));
            let pairs = own.senders.into_iter().zip(theirs);
            pairs.map(|(one, theirs)| both(one, theirs, language)).collect()
        }
        _ => own.senders,
    };
    Letterhead { logo: own.logo, senders }
}

fn lines(sender: &Sender) -> Vec<String> {
    std::iter::once(&sender.name).chain(&sender.lines).map(|own| text_of(own)).collect()
}

fn foreign(sender: &Sender, language: &LanguageTag) -> Sender {
    let speak = |content: &Vec<Inline>| {
        vec![Inline::Foreign { language: language.clone(), content: content.clone() }]
    };
    Sender { name: speak(&sender.name), lines: sender.lines.iter().map(speak).collect() }
}

fn both(mut own: Sender, other: Option<&Sender>, language: &LanguageTag) -> Sender {
    let Some(other) = other else { return own };
    own.name = added(own.name, other.name.clone(), language, Inline::LineBreak);
    own.lines = further(own.lines, other.lines.clone(), language);
    own
}

/// Lines, and behind them those that the other language says otherwise.
fn further(
    mut own: Vec<Vec<Inline>>,
    other: Vec<Vec<Inline>>,
    language: &LanguageTag,
) -> Vec<Vec<Inline>> {
    let said: Vec<String> = own.iter().map(|line| text_of(line)).collect();
    let others = other.into_iter().filter(|line| !said.contains(&text_of(line)));
    own.extend(others.map(|content| {
        let language = language.clone();
        vec![Inline::Foreign { language, content }]
    }));
    own
}

/// Puts facts beside the same facts; says whether they are the same.
pub(super) fn facts(own: &mut Block, other: &mut Block, language: &LanguageTag) -> bool {
    let (Content::Facts(own), Content::Facts(others)) =
        (&mut own.content, &mut other.content)
    else {
        return false;
    };
    let mut pairs = own.iter().zip(&*others);
    if own.len() != others.len()
        || !pairs.all(|(own, other)| sources(own) == sources(other))
    {
        return false;
    }
    let speak = |content| vec![Inline::Foreign { language: language.clone(), content }];
    for (own, other) in own.iter_mut().zip(others.drain(..)) {
        let (label, value) = (speak(other.label), speak(other.value));
        own.beside = Some(Beside { label, value });
    }
    true
}

/// The values that a fact is made of, whatever the language.
fn sources(fact: &Fact) -> BTreeSet<(Arc<str>, String)> {
    let mut out = BTreeSet::new();
    let mut keep = |datum: &Datum| {
        let Origin { file, pointer, language } = &datum.origin;
        let place = match (language, pointer.rsplit_once('/')) {
            (Some(_), Some((text, _))) => text,
            _ => pointer,
        };
        out.insert((Arc::clone(file), place.to_owned()));
    };
    fact.texts().for_each(|text| each_datum(text, &mut keep));
    out
}

/// Who signs, in the order of the first language: names and offices in both.
pub(super) fn signatures(own: Block, other: Block, language: &LanguageTag) -> Block {
    let (ours, mut others) = match (own.content, other.content) {
        (Content::Signatures(ours), Content::Signatures(others)) => (ours, others),
        (content, _) => return Block { content, ..own },
    };
    let stack = |own, other| added(own, other, language, Inline::LineBreak);
    let heads = ours.heads.into_iter().zip(others.heads);
    let heads = heads.map(|(own, other)| stack(own, other)).collect();
    let mut list = vec![];
    for one in ours.list {
        let place = others.list.iter().position(|other| other.origin == one.origin);
        list.push(match place {
            Some(place) => signature(one, others.list.remove(place), language),
            None => one,
        });
    }
    let content = Content::Signatures(Signatures { heads, list, layout: ours.layout });
    Block { content, ..own }
}

fn signature(own: Signature, other: Signature, language: &LanguageTag) -> Signature {
    let stack = |own, other| optional(own, other, language, Inline::LineBreak);
    Signature {
        on_behalf: stack(own.on_behalf, other.on_behalf),
        name: added(own.name, other.name, language, Inline::LineBreak),
        office: further(own.office, other.office, language),
        country: stack(own.country, other.country),
        reference: stack(own.reference, other.reference),
        status: stack(own.status, other.status),
        ..own
    }
}
