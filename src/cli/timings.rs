//! A clock for the stages of a build → a table of how long each took.

use std::sync::LazyLock;
use std::time::Instant;

use crate::build::{Stage, Stopwatch};

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A stopwatch that runs if it is wanted.
pub(super) fn stopwatch(wanted: bool) -> Stopwatch {
    match wanted {
        true => Stopwatch::new(|| BEGIN.elapsed()),
        false => Stopwatch::default(),
    }
}

/// One line for each stage: all of it, for each of the documents, and its share.
pub(super) fn table(stopwatch: &Stopwatch, documents: usize) -> String {
    let spent = |stage| stopwatch.spent(stage).as_secs_f64() * 1e3;
    let whole: f64 = Stage::ALL.iter().map(|(_, stage)| spent(*stage)).sum();
    let line = |name: &str, ms: f64| {
        let each = ms / documents.max(1) as f64;
        let share = if whole > 0.0 { ms / whole * 100.0 } else { 0.0 };
        format!("\n{name:<10} {ms:>10.1} {each:>12.2} {share:>6.0} %")
    };
    let mut table =
        format!("{:<10} {:>10} {:>12} {:>8}", "stage", "ms", "a document", "share");
    for (name, stage) in Stage::ALL {
        table.push_str(&line(name, spent(stage)));
    }
    table.push_str(&line("all", whole));
    table
}
