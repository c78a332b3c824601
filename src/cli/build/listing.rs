//! What a build tells: the files that were written, why, and a summary.

use std::io;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::build::{self, Job, Loaded, Made, Maker, Output, Reason, Result};
use crate::cli::exit::Exit;
use crate::cli::report::{Report, many};
use crate::cli::templates::not_written;
use crate::cli::terminal::{MessageFormat, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// What was told so far.
pub(super) struct Listing<'a> {
    terminal: &'a Terminal,
    output: &'a Output,
    explain: bool,
    documents: usize,
    files: usize,
    same: usize,
    stale: usize,
    failed: bool,
}

impl<'a> Listing<'a> {
    pub(super) fn new(terminal: &'a Terminal, output: &'a Output, explain: bool) -> Self {
        let (documents, files, same, stale) = (0, 0, 0, 0);
        Self { terminal, output, explain, documents, files, same, stale, failed: false }
    }

    /// Writes one document to standard output.
    pub(super) fn stream(
        &mut self,
        maker: &Maker<'_>,
        packages: &[Loaded],
        jobs: &[Job],
        report: &mut Report<'_>,
    ) {
        for job in jobs {
            let loaded = &packages[job.package];
            let mut d = Diagnostics::default();
            if loaded.is_sound(job)
                && let Some(prepared) = maker.prepare(loaded, job, &mut d)
                && let Some(made) = maker.make(loaded, job, &prepared, &mut d)
            {
                made.iter().for_each(|file| self.terminal.give(&file.bytes));
            }
            report.show(d);
        }
    }

    /// Tells of a job whose package did not have to be read.
    pub(super) fn kept(&self, path: &str) {
        self.why(path, "unchanged", &[]);
    }

    /// Tells how a job ended.
    pub(super) fn outcome(
        &mut self,
        path: &str,
        result: &Result,
        reasons: &[Reason],
        report: &mut Report<'_>,
    ) {
        match result {
            Result::Same(_) => {
                self.same += 1;
                self.why(path, "unchanged", &[]);
            }
            Result::Made(_, made) => {
                self.documents += 1;
                self.why(path, "made", reasons);
                made.iter().for_each(|file| self.file(file));
            }
            Result::Stale => {
                self.stale += 1;
                let mut diagnostics = Diagnostics::default();
                for diagnostic in self.findings(path, reasons) {
                    diagnostics.push(diagnostic);
                }
                report.show(diagnostics);
            }
            Result::Failed => self.why(path, "not made", &[]),
            Result::NotWritten(file, error) => self.not_written(file, error),
        }
    }

    /// What is wrong with the files of a job, each file or cause by itself.
    fn findings(&self, path: &str, reasons: &[Reason]) -> Vec<Diagnostic> {
        let mut causes = vec![];
        let mut out = vec![];
        for reason in reasons {
            let (code, file) = match reason {
                Reason::Missing(file) => ("output/missing", file),
                Reason::Altered(file) => ("output/altered", file),
                Reason::Changed(words) => {
                    causes.push(words.clone());
                    continue;
                }
            };
            let shown = self.output.shown(file);
            let message = match reason {
                Reason::Missing(_) => format!("`{shown}` is missing"),
                _ => format!("`{shown}` was changed after it was made"),
            };
            out.push(Diagnostic::error(code, message).at(Place::File(shown.into())));
        }
        if !causes.is_empty() {
            let shown = self.output.shown(path);
            let message = format!("`{shown}` is not what a build would give now");
            let stale = Diagnostic::error("output/stale", message);
            let stale = stale.at(Place::File(shown.into()));
            out.push(causes.into_iter().fold(stale, Diagnostic::hint));
        }
        out
    }

    /// Tells of files that no job makes.
    pub(super) fn extra(
        &mut self,
        paths: &[String],
        may_remove: impl Fn(&str) -> bool,
    ) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        for path in paths {
            self.stale += 1;
            let shown = self.output.shown(path);
            let message = format!("no record makes `{shown}`");
            let diagnostic = Diagnostic::error("output/extra", message);
            diagnostics.push(diagnostic.at(Place::File(shown.into())).hint(
                match may_remove(path) {
                    true => "`communique clean` removes what was made before",
                    false => "it is not known who made it; remove it by hand",
                },
            ));
        }
        diagnostics
    }

    /// Tells of a manifest that a build would write anew, where all else is as it should be.
    pub(super) fn manifest(&mut self) -> Diagnostics {
        self.stale += 1;
        let shown = self.output.shown(build::MANIFEST);
        let message = format!("`{shown}` is not what a build would write now");
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(
            Diagnostic::error("output/stale", message).at(Place::File(shown.into())),
        );
        diagnostics
    }

    /// Whether nothing was found so far.
    pub(super) fn is_sound(&self) -> bool {
        self.stale == 0 && !self.failed
    }

    /// Tells of a document that no record makes any more.
    pub(super) fn orphan(&self, path: &str) {
        let shown = self.output.shown(path);
        self.terminal.say(&format!(
            "no record makes {shown} any more; `communique clean` removes it"
        ));
    }

    /// Tells of a file that could not be written.
    pub(super) fn not_written(&mut self, path: &str, error: &io::Error) {
        self.failed = true;
        let shown = self.output.shown(path);
        self.terminal.fail(Exit::Files, not_written(Path::new(&shown), error));
    }

    fn why(&self, path: &str, what: &str, reasons: &[Reason]) {
        if !self.explain {
            return;
        }
        let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
        let colon = if reasons.is_empty() { "" } else { ": " };
        self.terminal.say(&format!("{path} {what}{colon}{}", reasons.join(", ")));
    }

    fn file(&mut self, file: &Made) {
        self.files += 1;
        if self.terminal.quiet {
            return;
        }
        let shown = self.output.shown(&file.path);
        let line = if self.terminal.format == MessageFormat::Json {
            json!({
                "file": shown,
                "format": file.format.to_string(),
                "pages": file.pages,
                "bytes": file.size,
            })
            .to_string()
        } else {
            let pages = file.pages.map(|pages| many(pages, "page")).unwrap_or_default();
            let size = file.size.div_ceil(1000);
            format!("{shown:<60} {pages:>9} {size:>6} kB")
        };
        self.terminal.give(format!("{line}\n").as_bytes());
    }

    /// The last line.
    pub(super) fn summary(
        &self,
        report: &Report<'_>,
        jobs: usize,
        kept: usize,
        out: &Path,
        time: Duration,
    ) {
        let (all, same) = (jobs + kept, self.same + kept);
        let seconds = time.as_secs_f64();
        let mut parts = vec![];
        if self.documents > 0 || same == 0 && self.stale == 0 {
            let documents = match all - same - self.documents {
                0 => many(self.documents, "document"),
                _ => format!("{} of {}", self.documents, many(all - same, "document")),
            };
            let files = many(self.files, "file");
            parts.push(format!("{documents} made: {files} in {}", out.display()));
        }
        if same > 0 {
            parts.push(format!("{} unchanged", many(same, "document")));
        }
        if self.stale > 0 {
            parts.push(format!("{} not as they would be made now", self.stale));
        }
        let mut line = format!("{} ({seconds:.1} s)", parts.join(", "));
        let found = report.count();
        if !found.is_empty() {
            line.push_str("; ");
            line.push_str(&found);
        }
        self.terminal.say(&line);
    }

    /// How many documents were made.
    pub(super) fn documents(&self) -> usize {
        self.documents
    }

    /// The exit code.
    pub(super) fn exit(&self, report: &Report<'_>) -> Exit {
        match (self.failed, self.stale) {
            (true, _) => Exit::Files,
            (false, 0) => report.exit(),
            (false, _) => Exit::Stale,
        }
    }
}
