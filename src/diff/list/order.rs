//! In which order the elements of all versions stand, and who moved what.

use std::collections::{BTreeMap, BTreeSet};

use super::Hand;

/// What stands in one place of the list that comes out.
pub(super) enum Place {
    /// Elements of the base, by the number of their group.
    Group(usize),
    /// New ones: the hand and its element, of all who have it.
    Added(Vec<(usize, usize)>),
}

/// Where all stands.
pub(super) struct Arrangement {
    pub(super) places: Vec<Place>,
    /// By group: behind which other it was moved (`None`: to the start), and by whom.
    moves: BTreeMap<usize, BTreeMap<Option<usize>, Vec<usize>>>,
}

impl Arrangement {
    pub(super) fn moves(&self, group: usize) -> BTreeMap<Option<usize>, Vec<usize>> {
        self.moves.get(&group).cloned().unwrap_or_default()
    }
}

/// What a version has in a gap between groups that stay.
enum Item {
    Moved(usize),
    Added(usize),
}

pub(super) fn arrange<A: Ord>(
    groups: &[Vec<usize>],
    hands: &[Hand<'_, A>],
) -> Arrangement {
    let moved: Vec<BTreeSet<usize>> =
        hands.iter().map(|own| moved(groups, own)).collect();
    let anywhere: BTreeSet<usize> = moved.iter().flatten().copied().collect();
    let mut moves: BTreeMap<usize, BTreeMap<_, Vec<usize>>> = BTreeMap::new();
    let mut gaps: Vec<BTreeMap<Option<usize>, Vec<Item>>> = vec![];
    for (hand, own) in hands.iter().enumerate() {
        let (mut gap, mut anchor) = (BTreeMap::<_, Vec<Item>>::new(), None);
        let first = first_parts(groups, own);
        for element in 0..own.elements.len() {
            match first.get(&element) {
                Some(group) if moved[hand].contains(group) => {
                    moves
                        .entry(*group)
                        .or_default()
                        .entry(anchor)
                        .or_default()
                        .push(hand);
                    gap.entry(anchor).or_default().push(Item::Moved(*group));
                }
                Some(group) if !anywhere.contains(group) => anchor = Some(*group),
                None if !own.alignment.known[element] => {
                    gap.entry(anchor).or_default().push(Item::Added(element));
                }
                _ => {}
            }
        }
        gaps.push(gap);
    }
    // Where those who moved a group do not agree, it stays: where the record as it is now
    // has it, or where it stood.
    let mut stays = BTreeMap::new();
    for (group, own) in &moves {
        if own.len() > 1 && !own.values().flatten().any(|hand| *hand == 0) {
            let before = (0..*group).rev().find(|other| !anywhere.contains(other));
            stays.entry(before).or_insert_with(Vec::new).push(*group);
        }
    }
    let is_torn = |group: &usize| moves.get(group).is_some_and(|own| own.len() > 1);
    let mut order: Vec<usize> = (0..hands.len()).collect();
    order.sort_by_key(|hand| {
        let texts = hands[*hand].elements.iter().map(|own| own.text);
        (hands[*hand].author, texts.collect::<Vec<_>>())
    });
    let mut places = vec![];
    let stable = (0..groups.len()).filter(|group| !anywhere.contains(group));
    for anchor in std::iter::once(None).chain(stable.map(Some)) {
        places.extend(anchor.map(Place::Group));
        places.extend(stays.remove(&anchor).into_iter().flatten().map(Place::Group));
        let mut gap: Vec<Place> = vec![];
        for hand in &order {
            let items = gaps[*hand].remove(&anchor).unwrap_or_default();
            let items = items.into_iter().filter(|item| match item {
                Item::Moved(group) => *hand == 0 || !is_torn(group),
                Item::Added(_) => true,
            });
            weave(&mut gap, *hand, items, hands);
        }
        places.append(&mut gap);
    }
    Arrangement { places, moves }
}

/// Puts what one version has in a gap among what others have there.
fn weave<A>(
    gap: &mut Vec<Place>,
    hand: usize,
    items: impl Iterator<Item = Item>,
    hands: &[Hand<'_, A>],
) {
    let mut at = None;
    // With itself a version has nothing in common.
    let is_first = gap.is_empty();
    for item in items {
        let text =
            |(hand, element): &(usize, usize)| hands[*hand].elements[*element].text;
        let same = |place: &Place| match (place, &item) {
            (Place::Group(own), Item::Moved(group)) => own == group,
            (Place::Added(own), Item::Added(element)) => {
                let is_new = own.iter().all(|(by, _)| *by != hand);
                is_new
                    && own.first().is_some_and(|own| text(own) == text(&(hand, *element)))
            }
            _ => false,
        };
        let found = if is_first { None } else { gap.iter().position(same) };
        at = Some(match found {
            Some(found) => {
                if let (Place::Added(own), Item::Added(element)) =
                    (&mut gap[found], &item)
                {
                    own.push((hand, *element));
                }
                found
            }
            None => {
                let place = match item {
                    Item::Moved(group) => Place::Group(group),
                    Item::Added(element) => Place::Added(vec![(hand, element)]),
                };
                let next = at.map_or(gap.len(), |at: usize| at + 1);
                gap.insert(next, place);
                next
            }
        });
    }
}

/// The groups of a version, by the first element of each.
fn first_parts<A>(groups: &[Vec<usize>], hand: &Hand<'_, A>) -> BTreeMap<usize, usize> {
    let first = |own: &Vec<usize>| hand.parts(own).first().copied();
    let found = groups.iter().enumerate();
    found.filter_map(|(group, own)| first(own).map(|element| (element, group))).collect()
}

/// The groups that do not stand among the others as they did: all but the longest row
/// that goes upwards.
fn moved<A>(groups: &[Vec<usize>], hand: &Hand<'_, A>) -> BTreeSet<usize> {
    let row: Vec<usize> = first_parts(groups, hand).into_values().collect();
    let stays = rising(&row);
    let mut left: BTreeSet<usize> = row.into_iter().collect();
    stays.iter().for_each(|group| _ = left.remove(group));
    left
}

/// The longest part of a list of different numbers that goes upwards.
pub fn rising(list: &[usize]) -> Vec<usize> {
    // By length of a part: the number it ends with, the lowest there is.
    let mut ends: Vec<usize> = vec![];
    let mut before = BTreeMap::new();
    for own in list {
        let at = ends.partition_point(|end| end < own);
        if let Some(last) = at.checked_sub(1) {
            before.insert(*own, ends[last]);
        }
        match ends.get_mut(at) {
            Some(end) => *end = *own,
            None => ends.push(*own),
        }
    }
    let mut out = vec![];
    let mut next = ends.last().copied();
    while let Some(own) = next {
        out.push(own);
        next = before.get(&own).copied();
    }
    out.reverse();
    out
}
