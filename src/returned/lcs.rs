//! Two sequences come in; the longest pairing that keeps their order goes out. Bounded:
//! where both are very long, only what is alike at their ends is paired.

/// How many comparisons are made at most.
const BOUND: usize = 4_000_000;

/// Pairs of places in both sequences, in order. Of equally long pairings the one that
/// pairs early places of the second.
pub(super) fn pairs<A, B>(
    a: &[A],
    b: &[B],
    same: impl Fn(&A, &B) -> bool,
) -> Vec<(usize, usize)> {
    weighted(a, b, |a, b| u32::from(same(a, b)))
}

/// As [`pairs`], where some pairs are worth more than others, and those worth nothing
/// are none.
pub(super) fn weighted<A, B>(
    a: &[A],
    b: &[B],
    worth: impl Fn(&A, &B) -> u32,
) -> Vec<(usize, usize)> {
    let short = a.len().min(b.len());
    let start = (0..short).take_while(|i| worth(&a[*i], &b[*i]) > 0).count();
    let end = (0..short - start)
        .take_while(|i| worth(&a[a.len() - 1 - i], &b[b.len() - 1 - i]) > 0)
        .count();
    let (rows, columns) = (a.len() - start - end, b.len() - start - end);
    let mut out: Vec<(usize, usize)> = (0..start).map(|i| (i, i)).collect();
    if rows.saturating_mul(columns) <= BOUND {
        let width = columns + 1;
        let mut best = vec![0_u32; (rows + 1) * width];
        for i in (0..rows).rev() {
            for j in (0..columns).rev() {
                let own = worth(&a[start + i], &b[start + j]);
                let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
                let both = best[(i + 1) * width + j + 1] + own;
                best[i * width + j] = if own > 0 { skip.max(both) } else { skip };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < rows && j < columns {
            let own = worth(&a[start + i], &b[start + j]);
            let here = best[i * width + j];
            if own > 0 && here == best[(i + 1) * width + j + 1] + own {
                out.push((start + i, start + j));
                (i, j) = (i + 1, j + 1);
            } else if here == best[(i + 1) * width + j] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    out.extend((0..end).rev().map(|i| (a.len() - 1 - i, b.len() - 1 - i)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_paired_in_order() {
        let (a, b) = (b"xabcdy", b"zacbdw");
        let found = pairs(a, b, |a, b| a == b);
        let text: Vec<u8> = found.iter().map(|(i, _)| a[*i]).collect();
        assert_eq!(text.len(), 3);
        assert!(found.windows(2).all(|own| own[0].0 < own[1].0 && own[0].1 < own[1].1));
    }
}
