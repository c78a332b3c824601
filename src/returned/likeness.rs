//! How alike texts are by their words, in whatever order.

use std::collections::BTreeMap;

use super::lcs;

/// More comparisons of texts and of their words are not made; then only equal ones are
/// found.
const BOUND: usize = 250_000;
const WORDS: usize = 20_000_000;

/// How alike a text without marks must be to one that was sent.
pub(super) const ALIKE: f64 = 0.5;

/// Pairs texts that are alike, in the order of both; each is its words, sorted.
pub(super) fn alike(sent: &[Vec<String>], came: &[Vec<String>]) -> Vec<(usize, usize)> {
    let words = |own: &[Vec<String>]| -> usize { own.iter().map(Vec::len).sum() };
    let work =
        sent.len().saturating_mul(words(came)) + came.len().saturating_mul(words(sent));
    let is_many = sent.len().saturating_mul(came.len()) > BOUND || work > WORDS;
    let worth = |sent: &Vec<String>, came: &Vec<String>| {
        if sent == came {
            return 1000;
        }
        if is_many {
            return 0;
        }
        let likeness = likeness(sent, came);
        if likeness < ALIKE { 0 } else { (likeness * 1000.0) as u32 }
    };
    let mut known = BTreeMap::new();
    if !is_many {
        for (i, own) in sent.iter().enumerate() {
            for (j, other) in came.iter().enumerate() {
                known.insert((i, j), worth(own, other));
            }
        }
    }
    let (rows, columns): (Vec<usize>, Vec<usize>) =
        ((0..sent.len()).collect(), (0..came.len()).collect());
    lcs::weighted(&rows, &columns, |i, j| {
        known.get(&(*i, *j)).copied().unwrap_or_else(|| worth(&sent[*i], &came[*j]))
    })
}

/// How many words two sorted lists share: 0 to 1.
pub(super) fn likeness(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(one), Some(other)) = (a.get(i), b.get(j)) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    2.0 * f64::from(shared) / (a.len() + b.len()) as f64
}
