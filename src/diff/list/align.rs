//! Two versions of a list come in; which element of the one is which of the other goes
//! out.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::Element;

/// From how much of their words on two elements are taken for the same one.
const SAME: f64 = 0.5;

/// From how much of its words on an element is taken for a part of another.
const PART: f64 = 0.6;

/// How far apart two elements of those that are left may be to be compared, where there
/// are many.
const REACH: usize = 40;

/// Which elements of the other version hold each element of the base.
pub(super) struct Alignment {
    /// By element of the base, in the order of the other version. None: it was removed;
    /// several: it was split; the same for two: they were joined.
    pub(super) parts: Vec<Vec<usize>>,
    /// By element of the other version, whether it holds any of the base.
    pub(super) known: Vec<bool>,
}

pub(super) fn align(base: &[Element<'_>], other: &[Element<'_>]) -> Alignment {
    let mut pairing = Pairing {
        base: base.iter().map(|own| words(own.text)).collect(),
        other: other.iter().map(|own| words(own.text)).collect(),
        of_base: vec![None; base.len()],
        of_other: vec![None; other.len()],
    };
    pairing.by_key(base, other);
    pairing.by_text(base, other);
    pairing.by_likeness(base, other);
    let mut alignment = Alignment {
        parts: pairing.of_base.iter().map(|own| own.iter().copied().collect()).collect(),
        known: pairing.of_other.iter().map(Option::is_some).collect(),
    };
    pairing.splits(&mut alignment);
    pairing.joins(&mut alignment);
    for parts in &mut alignment.parts {
        parts.sort_unstable();
    }
    alignment
}

/// The words of a text in their order in the alphabet, each as often as it stands there.
type Words<'t> = Vec<&'t str>;

fn words(text: &str) -> Words<'_> {
    let mut words: Words<'_> = text.unicode_words().collect();
    words.sort_unstable();
    words
}

/// How many words two texts share, and which of the first are left.
fn shared<'t>(a: &[&'t str], b: &[&str]) -> (usize, Words<'t>) {
    let (mut count, mut left) = (0, vec![]);
    let mut rest = b.iter().peekable();
    for word in a {
        while rest.next_if(|own| *own < word).is_some() {}
        match rest.next_if(|own| *own == word) {
            Some(_) => count += 1,
            None => left.push(*word),
        }
    }
    (count, left)
}

fn ratio(a: usize, b: usize) -> f64 {
    match b {
        0 => 0.0,
        _ => a as f64 / b as f64,
    }
}

struct Pairing<'t> {
    base: Vec<Words<'t>>,
    other: Vec<Words<'t>>,
    of_base: Vec<Option<usize>>,
    of_other: Vec<Option<usize>>,
}

impl Pairing<'_> {
    fn pair(&mut self, base: usize, other: usize) {
        self.of_base[base] = Some(other);
        self.of_other[other] = Some(base);
    }

    fn likeness(&self, base: usize, other: usize) -> f64 {
        let (a, b) = (&self.base[base], &self.other[other]);
        ratio(2 * shared(a, b).0, a.len() + b.len())
    }

    fn left(own: &[Option<usize>]) -> Vec<usize> {
        (0..own.len()).filter(|index| own[*index].is_none()).collect()
    }

    /// Of several with one key, the first of those that are most like it.
    fn by_key(&mut self, base: &[Element<'_>], other: &[Element<'_>]) {
        let mut keyed: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, own) in other.iter().enumerate() {
            if let Some(key) = own.key {
                keyed.entry(key).or_default().push(index);
            }
        }
        for (index, own) in base.iter().enumerate() {
            let Some(found) = own.key.and_then(|key| keyed.get(key)) else { continue };
            let free = found.iter().copied().filter(|own| self.of_other[*own].is_none());
            let best = free.rev().max_by(|a, b| {
                let equal = |at: usize| other[at].text == own.text;
                let likeness =
                    self.likeness(index, *a).total_cmp(&self.likeness(index, *b));
                equal(*a).cmp(&equal(*b)).then(likeness)
            });
            if let Some(best) = best {
                self.pair(index, best);
            }
        }
    }

    /// Those of the same text: as many as stand in the same order, then the others.
    fn by_text(&mut self, base: &[Element<'_>], other: &[Element<'_>]) {
        let (old, new) = (Self::left(&self.of_base), Self::left(&self.of_other));
        let texts = |own: &[Element<'_>], left: &[usize]| -> Vec<String> {
            left.iter().map(|index| own[*index].text.to_owned()).collect()
        };
        let (olds, news) = (texts(base, &old), texts(other, &new));
        for op in capture_diff_slices(Algorithm::Patience, &olds, &news) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                for step in 0..len {
                    self.pair(old[old_index + step], new[new_index + step]);
                }
            }
        }
        let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for index in Self::left(&self.of_other).into_iter().rev() {
            by_text.entry(other[index].text).or_default().push(index);
        }
        for index in Self::left(&self.of_base) {
            let found = by_text.get_mut(base[index].text).and_then(Vec::pop);
            if let Some(found) = found {
                self.pair(index, found);
            }
        }
    }

    /// Those most like each other first.
    fn by_likeness(&mut self, base: &[Element<'_>], other: &[Element<'_>]) {
        // An element whose key the other version has not lost is not taken for another.
        let (old, new) = (Self::left(&self.of_base), Self::left(&self.of_other));
        let mut pairs = vec![];
        for (row, index) in old.iter().enumerate() {
            for (column, own) in new.iter().enumerate() {
                let near =
                    row.abs_diff(column) <= REACH || old.len().max(new.len()) <= REACH;
                let differ = base[*index].key.is_some() && other[*own].key.is_some();
                let likeness =
                    if near && !differ { self.likeness(*index, *own) } else { 0.0 };
                if likeness >= SAME {
                    pairs.push((likeness, row.abs_diff(column), *index, *own));
                }
            }
        }
        pairs.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then((a.1, a.2, a.3).cmp(&(b.1, b.2, b.3)))
        });
        for (_, _, index, own) in pairs {
            if self.of_base[index].is_none() && self.of_other[own].is_none() {
                self.pair(index, own);
            }
        }
    }

    /// New elements beside a known one that hold what it lost.
    fn splits(&self, alignment: &mut Alignment) {
        let owner = |own: Option<&Option<usize>>| own.copied().flatten();
        let mut owners = self.of_other.clone();
        let mut lost: BTreeMap<usize, Words<'_>> = BTreeMap::new();
        let forwards = 0..owners.len();
        let order: Vec<(usize, bool)> = forwards
            .clone()
            .map(|index| (index, true))
            .chain(forwards.rev().map(|index| (index, false)))
            .collect();
        for (index, is_behind) in order {
            if owners[index].is_some() {
                continue;
            }
            let beside = match is_behind {
                true => index.checked_sub(1),
                false => Some(index + 1),
            };
            let Some(base) = beside.and_then(|at| owner(owners.get(at))) else {
                continue;
            };
            let left = lost.entry(base).or_insert_with(|| {
                let part = self.of_base[base].map(|own| &*self.other[own]);
                shared(&self.base[base], part.unwrap_or_default()).1
            });
            let own = &self.other[index];
            let (count, rest) = shared(left, own);
            if ratio(count, own.len()) >= PART {
                *left = rest;
                owners[index] = Some(base);
                alignment.parts[base].push(index);
                alignment.known[index] = true;
            }
        }
    }

    /// Lost elements beside a known one that has what they held.
    fn joins(&self, alignment: &mut Alignment) {
        let mut gained: BTreeMap<usize, Words<'_>> = BTreeMap::new();
        let last = alignment.parts.len();
        let forwards = (0..last).map(|index| (index, index.checked_sub(1)));
        let backwards = (0..last).rev().map(|index| (index, Some(index + 1)));
        for (index, beside) in forwards.chain(backwards) {
            if !alignment.parts[index].is_empty() {
                continue;
            }
            let own = beside.and_then(|at| alignment.parts.get(at));
            let Some(&[part]) = own.map(Vec::as_slice) else { continue };
            let known = self.of_other[part].map(|own| &*self.base[own]);
            let left = gained.entry(part).or_insert_with(|| {
                shared(&self.other[part], known.unwrap_or_default()).1
            });
            let (count, rest) = shared(left, &self.base[index]);
            if ratio(count, self.base[index].len()) >= PART {
                *left = rest;
                alignment.parts[index].push(part);
            }
        }
    }
}
