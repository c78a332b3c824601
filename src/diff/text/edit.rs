//! Two texts come in, as tokens; what was changed goes out.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::super::token::{Kind, Token, open_marks};

/// More tokens than this are not compared one by one between what both texts begin and end
/// with: the time for it grows with their square.
const LIMIT: usize = 20_000;

/// Tokens of the old text, and what stands in their place in the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// The edits that make the new text of the old one, in their order; between two of them
/// there is a word that stays.
pub(super) fn edits(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Edit> {
    let mut edits = changes(old, new);
    for index in 0..edits.len() {
        let from = index.checked_sub(1).map_or(0, |before| edits[before].old.end);
        let to = edits.get(index + 1).map_or(old.len(), |next| next.old.start);
        edits[index] = settle(old, new, &edits[index], from, to);
    }
    join(old, new, edits)
}

fn changes(old: &[Token<'_>], new: &[Token<'_>]) -> Vec<Edit> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let rest = old[head..].iter().rev().zip(new[head..].iter().rev());
    let tail = rest.take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    if old.is_empty() && new.is_empty() {
        return vec![];
    }
    if old.len() + new.len() > LIMIT {
        return vec![Edit { old: head..head + old.len(), new: head..head + new.len() }];
    }
    let ops = capture_diff_slices(Algorithm::Myers, old, new);
    let kept = ops.iter().filter_map(|op| match *op {
        DiffOp::Equal { old_index, new_index, len } => Some((old_index, new_index, len)),
        _ => None,
    });
    let (mut edits, mut from) = (vec![], (0, 0));
    for (old_at, new_at, len) in kept.chain([(old.len(), new.len(), 0)]) {
        if from != (old_at, new_at) {
            let old = head + from.0..head + old_at;
            edits.push(Edit { old, new: head + from.1..head + new_at });
        }
        from = (old_at + len, new_at + len);
    }
    edits
}

/// What was put in or taken out of like words can be said in several places: `Y ` before
/// `c` is ` Y` behind `b`. It is said in the last place where marks stay in pairs.
fn settle(
    old: &[Token<'_>],
    new: &[Token<'_>],
    edit: &Edit,
    from: usize,
    to: usize,
) -> Edit {
    let own = match (edit.old.is_empty(), edit.new.is_empty()) {
        (true, _) => new,
        (_, true) => old,
        _ => return edit.clone(),
    };
    let inner = |edit: &Edit| {
        if edit.old.is_empty() { edit.new.clone() } else { edit.old.clone() }
    };
    let moved = |edit: &Edit, back: bool| {
        let one = |range: &Range<usize>| match back {
            true => range.start - 1..range.end - 1,
            false => range.start + 1..range.end + 1,
        };
        Edit { old: one(&edit.old), new: one(&edit.new) }
    };
    let slides = |edit: &Edit| {
        let range = inner(edit);
        edit.old.end < to && own[range.start] == own[range.end]
    };
    let mut last = edit.clone();
    while slides(&last) {
        last = moved(&last, false);
    }
    let mut place = last.clone();
    loop {
        let range = inner(&place);
        if open_marks(&own[range.clone()]).is_empty() {
            return place;
        }
        if place.old.start == from || own[range.start - 1] != own[range.end - 1] {
            return last;
        }
        place = moved(&place, true);
    }
}

/// Makes one edit of neighbours with nothing worth keeping between them.
fn join(old: &[Token<'_>], new: &[Token<'_>], edits: Vec<Edit>) -> Vec<Edit> {
    let words = |tokens: &[Token<'_>]| {
        tokens
            .iter()
            .filter(|own| own.kind != Kind::Space && own.kind != Kind::Sign)
            .count()
    };
    let changed =
        |edit: &Edit| words(&old[edit.old.clone()]).max(words(&new[edit.new.clone()]));
    let mut out: Vec<Edit> = vec![];
    for edit in edits {
        if let Some(last) = out.last_mut() {
            let between = words(&old[last.old.end..edit.old.start]);
            // One or two words that happen to be the same in what was written anew.
            let by_chance = between <= 2 && changed(last).min(changed(&edit)) >= 3;
            if between == 0 || by_chance {
                (last.old.end, last.new.end) = (edit.old.end, edit.new.end);
                continue;
            }
        }
        out.push(edit);
    }
    out
}
