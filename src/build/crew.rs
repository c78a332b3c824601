//! Work that falls into numbered pieces comes in; the results come out in the order of the
//! pieces, however many threads there are. Plain threads, as the engine needs them.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// How far threads may run ahead of the oldest piece that is not done, so that results
/// that wait for it stay few.
const AHEAD: usize = 256;

/// Does the pieces `0..count` on some threads. `take` gets each result in order, on the
/// thread that called. When `stop` is set, pieces that were begun are finished and no
/// other is begun.
pub fn work<T: Send>(
    threads: NonZeroUsize,
    count: usize,
    stop: &AtomicBool,
    piece: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T),
) {
    let next = AtomicUsize::new(0);
    let taken = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.get().min(count) {
            let (sender, next, taken, piece) = (sender.clone(), &next, &taken, &piece);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        break;
                    }
                    while index > taken.load(Ordering::Acquire) + AHEAD {
                        thread::yield_now();
                    }
                    if sender.send((index, piece(index))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (index, result) in results {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&due) {
                take(due, result);
                due += 1;
                taken.store(due, Ordering::Release);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results(threads: usize, count: usize) -> Vec<(usize, usize)> {
        let mut out = vec![];
        let threads = NonZeroUsize::new(threads).unwrap();
        let piece = |index: usize| {
            if index.is_multiple_of(7) {
                thread::yield_now();
            }
            index * index
        };
        let stop = AtomicBool::new(false);
        work(threads, count, &stop, piece, |index, result| out.push((index, result)));
        out
    }

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        let expected: Vec<_> = (0..1000).map(|n| (n, n * n)).collect();
        for threads in [1, 2, 8] {
            assert_eq!(results(threads, 1000), expected);
        }
        assert_eq!(results(4, 0), []);
    }

    #[test]
    fn after_a_stop_nothing_is_begun() {
        let stop = AtomicBool::new(false);
        let mut done = 0;
        let one = NonZeroUsize::MIN;
        work(
            one,
            100,
            &stop,
            |index| {
                if index == 4 {
                    stop.store(true, Ordering::Relaxed);
                }
            },
            |_, ()| done += 1,
        );
        assert_eq!(done, 5);
    }
}
