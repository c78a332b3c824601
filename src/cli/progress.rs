//! A bar on a terminal, while there is much to do; elsewhere nothing.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::terminal::Terminal;

/// From this many jobs on it is worth a bar.
const MANY: usize = 4;

/// How far the work is.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(super) fn new(terminal: &Terminal, jobs: usize) -> Self {
        let wanted = jobs >= MANY && !terminal.quiet && std::io::stderr().is_terminal();
        let bar = wanted.then(|| {
            let template = "{bar:24} {pos}/{len} {msg}";
            let style = ProgressStyle::with_template(template);
            let style = style.expect("the bar's template is right");
            ProgressBar::new(jobs as u64).with_style(style)
        });
        Self { bar }
    }

    /// What is being made now.
    pub(super) fn begin(&self, name: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(name.to_owned());
        }
    }

    pub(super) fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
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

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
