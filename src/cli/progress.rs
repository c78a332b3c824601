//! How far the work is: a bar on a terminal, a line now and then in a log, nothing where
//! little is to be done.

use std::fmt::Write;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::terminal::Terminal;

/// From this many jobs on it is worth a bar.
const MANY: usize = 4;
/// How often a log is told.
const LOG: Duration = Duration::from_secs(10);

/// How far the work is.
pub(super) struct Progress<'a> {
    terminal: &'a Terminal,
    bar: Option<ProgressBar>,
    jobs: usize,
    done: std::cell::Cell<usize>,
    begin: Instant,
    told: std::cell::Cell<Instant>,
}

impl<'a> Progress<'a> {
    pub(super) fn new(terminal: &'a Terminal, jobs: usize) -> Self {
        let wanted = jobs >= MANY && !terminal.quiet && std::io::stderr().is_terminal();
        let bar = wanted.then(|| {
            let template = "{bar:24} {pos}/{len} {rate} {eta} left {wide_msg}";
            let style = ProgressStyle::with_template(template);
            let style = style.expect("the bar's template is right").with_key(
                "rate",
                |state: &ProgressState, out: &mut dyn Write| {
                    // What cannot be written on the bar is not missed.
                    let _ = write!(out, "{:.0} a second", state.per_sec());
                },
            );
            ProgressBar::new(jobs as u64).with_style(style)
        });
        let begin = Instant::now();
        let (done, told) = (0.into(), begin.into());
        Self { terminal, bar, jobs, done, begin, told }
    }

    /// One more is done: the one of this name.
    pub(super) fn step(&self, name: &str) {
        let done = self.done.get() + 1;
        self.done.set(done);
        if let Some(bar) = &self.bar {
            bar.set_message(name.to_owned());
            bar.inc(1);
        } else if self.told.get().elapsed() >= LOG {
            self.told.set(Instant::now());
            let rate = done as f64 / self.begin.elapsed().as_secs_f64();
            let left = (self.jobs - done) as f64 / rate;
            let jobs = self.jobs;
            self.terminal
                .say(&format!("{done}/{jobs}, {rate:.0} a second, {left:.0} s left"));
        }
    }

    /// Says something without tearing the bar.
    pub(super) fn pause<T>(&self, say: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
