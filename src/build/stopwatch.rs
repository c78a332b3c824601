//! A clock comes in, and how long each stage of the work took goes out. Knows no clock of
//! its own: without one, nothing is measured.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A part of the work, in the order in which it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading files and JSON.
    Load,
    Check,
    /// The document as finished text.
    Compose,
    /// Its Typst source.
    Typeset,
    /// Its pages.
    Compile,
    /// The PDF of them.
    Export,
    /// The parts of the Word file.
    Docx,
    /// The archive of them.
    Zip,
    /// Reading files back, to prove that they agree.
    Prove,
    /// Files to the disk.
    Write,
}

impl Stage {
    /// All stages with their names.
    pub const ALL: [(&'static str, Self); 10] = [
        ("load", Self::Load),
        ("check", Self::Check),
        ("compose", Self::Compose),
        ("typeset", Self::Typeset),
        ("compile", Self::Compile),
        ("export", Self::Export),
        ("docx", Self::Docx),
        ("zip", Self::Zip),
        ("prove", Self::Prove),
        ("write", Self::Write),
    ];
}

/// Measures stages; copies of it add to the same sums, from any thread.
#[derive(Debug, Clone, Default)]
pub struct Stopwatch(Option<Running>);

#[derive(Debug, Clone)]
struct Running {
    clock: fn() -> Duration,
    spent: Arc<Mutex<[Duration; Stage::ALL.len()]>>,
}

impl Stopwatch {
    /// Measures by a clock: the time since whatever moment.
    pub fn new(clock: fn() -> Duration) -> Self {
        Self(Some(Running { clock, spent: Arc::default() }))
    }

    /// Does a stage's work.
    pub fn time<T>(&self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let Some(Running { clock, spent }) = &self.0 else { return work() };
        let begin = clock();
        let done = work();
        let own = clock().saturating_sub(begin);
        spent.lock().unwrap_or_else(PoisonError::into_inner)[stage as usize] += own;
        done
    }

    /// How long a stage took so far, all threads together.
    pub fn spent(&self, stage: Stage) -> Duration {
        self.0.as_ref().map_or(Duration::ZERO, |running| {
            running.spent.lock().unwrap_or_else(PoisonError::into_inner)[stage as usize]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_add_to_the_same_sums() {
        static NOW: Mutex<u64> = Mutex::new(0);
        let clock = || {
            *NOW.lock().unwrap() += 3;
            Duration::from_secs(*NOW.lock().unwrap())
        };
        let stopwatch = Stopwatch::new(clock);
        assert_eq!(stopwatch.clone().time(Stage::Zip, || 1), 1);
        stopwatch.time(Stage::Zip, || ());
        assert_eq!(stopwatch.spent(Stage::Zip), Duration::from_secs(6));
        assert_eq!(stopwatch.spent(Stage::Load), Duration::ZERO);
    }
}
