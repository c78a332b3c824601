//! What became of each document, for reports that other programs show: JUnit and Markdown.

mod junit;
mod summary;

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::templates::not_written;
use super::terminal::Terminal;
use crate::build::{self, Reason, Result};
use crate::diagnostic::{Diagnostic, Diagnostics, Format, Severity, Sources, render};

/// Which reports are wanted.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Reports")]
pub(super) struct ResultArgs {
    /// Write what became of each document as JUnit XML, which CI systems show
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    /// Add a summary in Markdown to the end of a file, such as `$GITHUB_STEP_SUMMARY`
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
}

/// How a document, or the reading of a file, ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing is wrong with it.
    Sound,
    Made,
    Unchanged,
    /// Its files are not what a build would give now.
    Stale,
    Failed,
}

impl State {
    /// Of a job, and its pages.
    pub(super) fn of(result: &Result) -> (Self, Option<usize>) {
        match result {
            Result::Same(entry) => (Self::Unchanged, entry.pages),
            Result::Made(entry, _) => (Self::Made, entry.pages),
            Result::Stale => (Self::Stale, None),
            Result::Failed | Result::NotWritten(..) => (Self::Failed, None),
        }
    }

    /// The word for it.
    fn word(self) -> &'static str {
        match self {
            Self::Sound => "checked",
            Self::Made => "made",
            Self::Unchanged => "unchanged",
            Self::Stale => "stale",
            Self::Failed => "failed",
        }
    }

    fn is_bad(self) -> bool {
        matches!(self, Self::Stale | Self::Failed)
    }
}

/// One document, or the reading of one file.
#[derive(Debug)]
struct Case {
    /// The package's file.
    package: String,
    /// The document's path; none for the file itself.
    document: Option<String>,
    state: State,
    pages: Option<usize>,
    /// One line for each mistake.
    messages: Vec<String>,
}

/// All that was done so far; nothing is kept where no report is wanted.
#[derive(Debug)]
pub(super) struct Results {
    junit: Option<PathBuf>,
    summary: Option<PathBuf>,
    cases: Vec<Case>,
}

impl Results {
    pub(super) fn new(args: &ResultArgs) -> Self {
        let (junit, summary) = (args.junit.clone(), args.summary.clone());
        Self { junit, summary, cases: vec![] }
    }

    /// Whether any report is.
    pub(super) fn are_wanted(&self) -> bool {
        self.junit.is_some() || self.summary.is_some()
    }

    /// Takes in what was found while files were read.
    pub(super) fn reading(&mut self, found: &Diagnostics, sources: &Sources) {
        if !self.are_wanted() {
            return;
        }
        for diagnostic in found.iter() {
            let line = line(diagnostic, sources);
            let place = diagnostic.places.first().map(|(place, _)| place.file());
            let file = place.unwrap_or_default().to_owned();
            let bad = diagnostic.severity == Severity::Error;
            let known = self
                .cases
                .iter()
                .position(|case| case.document.is_none() && case.package == file);
            let index = known.unwrap_or_else(|| {
                let (document, messages, pages) = (None, vec![], None);
                let state = State::Sound;
                self.cases.push(Case { package: file, document, state, pages, messages });
                self.cases.len() - 1
            });
            let case = &mut self.cases[index];
            case.messages.push(line);
            if bad {
                case.state = State::Failed;
            }
        }
    }

    /// Takes in how a document ended.
    pub(super) fn document(
        &mut self,
        package: &str,
        document: &str,
        state: State,
        pages: Option<usize>,
        found: (&Diagnostics, &Sources),
    ) {
        if self.are_wanted() {
            let messages = found.0.iter().map(|own| line(own, found.1)).collect();
            let (package, document) = (package.to_owned(), Some(document.to_owned()));
            self.cases.push(Case { package, document, state, pages, messages });
        }
    }

    /// Says more of the last document.
    pub(super) fn reasons(&mut self, reasons: &[Reason]) {
        if let Some(case) = self.cases.last_mut() {
            let document = case.document.as_deref().unwrap_or_default();
            let lines = reasons.iter().map(|reason| format!("{document}: {reason}"));
            case.messages.extend(lines);
        }
    }

    /// Writes the reports that are wanted; the exit code is another where that fails.
    pub(super) fn write(&self, exit: Exit, terminal: &Terminal) -> Exit {
        let mut end = exit;
        let mut tell = |path: &Path, result: io::Result<()>| {
            if let Err(error) = result {
                end = terminal.fail(Exit::Files, not_written(path, &error));
            }
        };
        if let Some(path) = &self.junit {
            tell(
                path,
                junit::xml(&self.cases)
                    .and_then(|text| build::replace(folder(path), path, &text)),
            );
        }
        if let Some(path) = &self.summary {
            tell(path, append(path, &summary::markdown(&self.cases)));
        }
        end
    }
}

/// The folder that a file stands in.
fn folder(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

fn append(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().create(true).append(true).open(path)?.write_all(text.as_bytes())
}

fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut one = Diagnostics::default();
    one.push(diagnostic.clone());
    render(&one, sources, Format::Short).trim_end().to_owned()
}
