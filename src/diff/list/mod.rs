//! Versions of one list come in; its elements in their order go out, and of each what
//! became of it: kept, added, removed, moved, split, joined. What was edited in an element
//! is for [`super::text`] to find.

mod align;
mod order;

use std::collections::BTreeSet;

use super::{BREAK, Who};
use align::{Alignment, align};
use order::{Arrangement, Place, arrange};

pub use order::rising;

/// An element of a list: what is known of it, to find it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element<'t> {
    /// What tells it from all others, if anything does; two with one key are the same.
    pub key: Option<&'t str>,
    /// All of its text; without a key it is found by that.
    pub text: &'t str,
}

/// A list put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged<A> {
    /// In the order of the list; what was removed still stands where it stood.
    pub slots: Vec<Slot<A>>,
}

/// An element, or several that are split parts of one, or joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot<A> {
    /// The elements it was: none where it was added, several where somebody joined them.
    pub base: Vec<usize>,
    /// The elements it is in the record as it is now.
    pub ours: Vec<usize>,
    /// The elements it is in each of the copies: none where it is not there, several where
    /// it was split.
    pub copies: Vec<Vec<usize>>,
    pub fate: Fate<A>,
}

/// What became of a slot as a whole. Its text may be edited besides, and be split or
/// joined: compare [`Slot::text`] of each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate<A> {
    Kept,
    /// By all of them in the same place. What several put in one place stands in the order
    /// of their names, the record's own first.
    Added(Who<A>),
    Removed(Who<A>),
    /// It stands where they moved it.
    Moved(Who<A>),
    /// A conflict: some removed what others edited, split, joined or moved. It stands where
    /// it stood, or where it was moved.
    Contested {
        removed: Who<A>,
        changed: Who<A>,
    },
    /// A conflict: moved to different places, each by those who agree; it stands where it
    /// stood, or where the record as it is now has it.
    Torn(Vec<Who<A>>),
}

impl<A> Slot<A> {
    /// The text of some of the elements of one version, as one.
    pub fn text(elements: &[Element<'_>], own: &[usize]) -> String {
        let texts: Vec<&str> = own.iter().map(|index| elements[*index].text).collect();
        texts.join(BREAK.encode_utf8(&mut [0; 4]))
    }
}

/// Puts versions of a list together. An element is found again by its key, else by its
/// text, be it edited.
pub fn merge<A: Clone + Ord>(
    base: &[Element<'_>],
    ours: &[Element<'_>],
    copies: &[(A, &[Element<'_>])],
) -> Merged<A> {
    let mut hands = vec![Hand::new(None, base, ours)];
    hands.extend(copies.iter().map(|(author, own)| Hand::new(Some(author), base, own)));
    let groups = groups(base.len(), &hands);
    let arrangement = arrange(&groups, &hands);
    let slots = arrangement.places.iter().map(|place| match place {
        Place::Group(group) => {
            let base_of = &groups[*group];
            let mut parts: Vec<Vec<usize>> =
                hands.iter().map(|own| own.parts(base_of)).collect();
            let fate = fate(base, base_of, &hands, &parts, &arrangement, *group);
            let ours = parts.remove(0);
            Slot { base: base_of.clone(), ours, copies: parts, fate }
        }
        Place::Added(elements) => {
            let of = |hand| {
                let own = elements.iter().filter(|(by, _)| *by == hand);
                own.map(|(_, element)| *element).collect::<Vec<_>>()
            };
            let who = who(&hands, elements.iter().map(|(by, _)| *by));
            let copies = (1..hands.len()).map(of).collect();
            Slot { base: vec![], ours: of(0), copies, fate: Fate::Added(who) }
        }
    });
    Merged { slots: slots.collect() }
}

/// One version, and how it goes with the one all started from.
struct Hand<'a, A> {
    /// `None` for the record as it is now.
    author: Option<&'a A>,
    elements: &'a [Element<'a>],
    alignment: Alignment,
}

impl<'a, A> Hand<'a, A> {
    fn new(
        author: Option<&'a A>,
        base: &[Element<'_>],
        elements: &'a [Element<'a>],
    ) -> Self {
        Self { author, elements, alignment: align(base, elements) }
    }

    /// Its elements that hold those of the base.
    fn parts(&self, group: &[usize]) -> Vec<usize> {
        let own = group.iter().flat_map(|index| &self.alignment.parts[*index]).copied();
        own.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

fn who<A: Clone + Ord>(
    hands: &[Hand<'_, A>],
    own: impl Iterator<Item = usize>,
) -> Who<A> {
    let own: BTreeSet<usize> = own.collect();
    let authors = own.iter().filter_map(|hand| hands[*hand].author.cloned()).collect();
    Who::new(own.contains(&0), authors)
}

/// The elements of the base, those together that somebody joined.
fn groups<A>(len: usize, hands: &[Hand<'_, A>]) -> Vec<Vec<usize>> {
    let joined = |index: usize| {
        hands.iter().any(|own| {
            let (a, b) = (&own.alignment.parts[index - 1], &own.alignment.parts[index]);
            a.iter().any(|part| b.contains(part))
        })
    };
    let mut groups: Vec<Vec<usize>> = vec![];
    for index in 0..len {
        match groups.last_mut().filter(|_| joined(index)) {
            Some(last) => last.push(index),
            None => groups.push(vec![index]),
        }
    }
    groups
}

fn fate<A: Clone + Ord>(
    base: &[Element<'_>],
    group: &[usize],
    hands: &[Hand<'_, A>],
    parts: &[Vec<usize>],
    arrangement: &Arrangement,
    number: usize,
) -> Fate<A> {
    let all = || 0..hands.len();
    let removed = who(hands, all().filter(|hand| parts[*hand].is_empty()));
    let text = Slot::<A>::text(base, group);
    let edited = |hand: &usize| {
        let own = &parts[*hand];
        !own.is_empty() && Slot::<A>::text(hands[*hand].elements, own) != text
    };
    let moves = arrangement.moves(number);
    let movers = moves.values().flatten().copied();
    if !removed.is_nobody() {
        let changed = who(hands, all().filter(edited).chain(movers));
        return match changed.is_nobody() {
            true => Fate::Removed(removed),
            false => Fate::Contested { removed, changed },
        };
    }
    let mut moved: Vec<_> =
        moves.values().map(|own| who(hands, own.iter().copied())).collect();
    moved.sort();
    match moved.len() {
        0 => Fate::Kept,
        1 => Fate::Moved(moved.swap_remove(0)),
        _ => Fate::Torn(moved),
    }
}
