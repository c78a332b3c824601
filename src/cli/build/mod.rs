//! `communique build`: packages in, PDF and Word files out.

mod ledger;
mod listing;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use clap::ValueEnum;

use super::exit::Exit;
use super::input::{InputArgs, Shared};
use super::look::{FontArgs, TemplateArgs};
use super::progress::Progress;
use super::report::{Report, many};
use super::terminal::Terminal;
use super::timings;
use crate::build::{
    self, Batch, Job, Maker, Mode, Options, Outcome, Output, Shard, Stopwatch,
    Surroundings,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pdf::{self, Standards};

pub(super) use ledger::Ledger;
use listing::Listing;

/// Make the documents of packages
///
/// Files are called `{meeting id}/{document id}.{language}.{pdf,docx}`, those of letters to
/// many as their `fileName` says. A document with an error is not made; the others are.
/// What is as it would be made now is left alone: `manifest.json` in the folder says what
/// each file was made from.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// The folder that files are written to; `-` writes one document to standard output
    #[arg(long, short, value_name = "FOLDER", default_value = "out")]
    out: PathBuf,
    /// What is made; `typst` is a folder for any Typst editor
    #[arg(
        long = "format",
        value_name = "FORMATS",
        value_delimiter = ',',
        default_value = "pdf,docx"
    )]
    formats: Vec<Format>,
    /// The standards that a PDF keeps, between commas
    #[arg(
        long,
        value_name = "NAMES",
        default_value = Standards::DEFAULT,
        value_parser = Standards::parse
    )]
    pdf_standard: Standards,
    /// Write Word files for sending outside: without the marks and the record that lead
    /// edits back
    #[arg(long)]
    clean: bool,
    /// Put the letters to all recipients of a letter into one file of each format
    #[arg(long)]
    combine: bool,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    work: Work,
}

/// How the work is done.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How")]
struct Work {
    /// How many documents are made at a time [default: one for each processor]
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Make all documents, also those that nothing has changed for
    #[arg(long)]
    force: bool,
    /// Write nothing; say which files are not what a build would give now, and end with
    /// exit code 3 if there are any
    #[arg(long, conflicts_with = "force")]
    check: bool,
    /// Say of each document why it was made or left alone
    #[arg(long)]
    explain: bool,
    /// Say how long each stage of the work took, all threads together
    #[arg(long)]
    timings: bool,
    /// Make one part of the documents: `2/4` on the second of four machines; `auto` takes
    /// both numbers from the variables of GitLab, Slurm or Kubernetes
    #[arg(long, value_name = "K/N", value_parser = shard)]
    shard: Option<Shard>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Pdf,
    Docx,
    Typst,
}

/// What is forgotten of the engine's memory after so many documents.
const FORGET: usize = 50;

/// Set when somebody presses Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let begin = Instant::now();
    let mut diagnostics = Diagnostics::default();
    let templates = args.templates.read(&mut diagnostics);
    let fonts = args.fonts.read(&mut diagnostics);
    let mut report = Report::new(terminal, &templates);
    report.show(diagnostics);
    let stopwatch = timings::stopwatch(args.work.timings);
    let shared =
        Shared { stopwatch: stopwatch.clone(), ..Shared::new(&templates, &fonts) };
    let options = args.options(&stopwatch);
    let surroundings = Surroundings::new(&templates, &fonts, &options);
    let to_stdout = args.out.as_os_str() == "-";
    let output = Output::new(&args.out);
    let mut ledger = Ledger::open(&output, to_stdout, &mut report);
    let mut planned =
        args.input.plan(args.combine, &shared, &mut report, &mut |root, path| {
            !args.work.force && ledger.keeps(path, root, &output, &surroundings)
        });
    if planned.as_ref().is_ok_and(|plan| ledger.collides(&plan.jobs)) {
        planned = args.input.plan(args.combine, &shared, &mut report, &mut |_, _| false);
    }
    let plan = match planned {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    let mut jobs = plan.jobs;
    ledger.planned(&plan.packages, &jobs, &plan.root, args.input.filter().is_empty());
    if let Some(shard) = args.work.shard {
        let (own, part) = build::share(jobs, shard);
        jobs = own;
        ledger.part(part);
    }
    if to_stdout && let Some(why) = not_one(&jobs, &options) {
        return terminal.fail(Exit::Usage, why);
    }
    let mut diagnostics = Diagnostics::default();
    let maker = Maker::new(&templates, &fonts, &options, &mut diagnostics);
    report.show(diagnostics);
    let mut listing = Listing::new(terminal, &output, args.work.explain);
    ledger.kept().iter().for_each(|path| listing.kept(path));
    if to_stdout {
        listing.stream(&maker, &plan.packages, &jobs, &mut report);
        return report.exit();
    }
    let before = ledger.before.clone();
    let all = (&*plan.packages, &*jobs);
    let batch =
        Batch::new(all, &maker, &output, &before, &surroundings, args.work.mode());
    // Without a handler, Ctrl-C would end the program at once, as it does everywhere.
    let _ = ctrlc::set_handler(interrupt);
    let progress = Progress::new(terminal, jobs.len());
    let made = std::sync::atomic::AtomicUsize::new(0);
    let piece = |index: usize| {
        let outcome = batch.job(index);
        if matches!(outcome.result, build::Result::Made(..))
            && (made.fetch_add(1, Ordering::Relaxed) + 1).is_multiple_of(FORGET)
        {
            pdf::forget();
        }
        outcome
    };
    build::work(args.work.threads(), jobs.len(), &STOP, piece, |index, outcome| {
        let Outcome { result, reasons, diagnostics } = outcome;
        progress.pause(|| {
            report.show(diagnostics);
            listing.outcome(&jobs[index].path, &result, &reasons, &mut report);
        });
        ledger.outcome(&jobs[index].path, result);
        progress.step(&jobs[index].path);
    });
    drop(progress);
    if args.work.check {
        listing.extra(&ledger.extra(&output), &mut report);
    } else {
        for path in ledger.orphans() {
            listing.orphan(&path);
        }
        if let Err(error) = ledger.close(&output) {
            listing.not_written(build::MANIFEST, &error);
        }
    }
    listing.summary(&report, jobs.len(), ledger.kept().len(), &args.out, begin.elapsed());
    if args.work.timings {
        terminal.say(&timings::table(&stopwatch, listing.documents()));
    }
    if STOP.load(Ordering::Relaxed) {
        return Exit::Interrupted;
    }
    listing.exit(&report)
}

/// The first Ctrl-C lets documents that were begun be finished, the second does not.
#[expect(clippy::exit, reason = "who presses it twice does not want to wait")]
fn interrupt() {
    if STOP.swap(true, Ordering::Relaxed) {
        std::process::exit(Exit::Interrupted as i32);
    }
}

/// Reads `--shard`.
fn shard(text: &str) -> Result<Shard, String> {
    if text != "auto" {
        return Shard::parse(text);
    }
    // The machine's number, what it is counted from, how many there are.
    let engines = [
        ("CI_NODE_INDEX", 1, "CI_NODE_TOTAL"),
        ("SLURM_ARRAY_TASK_ID", 0, "SLURM_ARRAY_TASK_COUNT"),
        ("JOB_COMPLETION_INDEX", 0, "JOB_COMPLETIONS"),
    ];
    let number = |name: &str| std::env::var(name).ok()?.trim().parse::<u32>().ok();
    for (index, first, count) in engines {
        let (Some(index_number), Some(of)) = (number(index), number(count)) else {
            continue;
        };
        let first = match index {
            "SLURM_ARRAY_TASK_ID" => number("SLURM_ARRAY_TASK_MIN").unwrap_or(first),
            _ => first,
        };
        return Shard::parse(&format!(
            "{}/{of}",
            (index_number + 1).saturating_sub(first)
        ));
    }
    Err("neither GitLab's CI_NODE_INDEX and CI_NODE_TOTAL, nor Slurm's \
         SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT, nor Kubernetes' \
         JOB_COMPLETION_INDEX with JOB_COMPLETIONS are set"
        .to_owned())
}

impl Work {
    fn mode(&self) -> Mode {
        match (self.check, self.force) {
            (true, _) => Mode::Check,
            (false, true) => Mode::Force,
            (false, false) => Mode::Build,
        }
    }

    fn threads(&self) -> NonZeroUsize {
        let all = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or(all)
    }
}

impl Args {
    fn options(&self, stopwatch: &Stopwatch) -> Options {
        let formats = self.formats.iter().map(|format| match format {
            Format::Pdf => build::Format::Pdf,
            Format::Docx => build::Format::Docx,
            Format::Typst => build::Format::Typst,
        });
        Options {
            formats: formats.collect(),
            standards: self.pdf_standard.clone(),
            clean: self.clean,
            strict: self.input.strict,
            combine: self.combine,
            stopwatch: stopwatch.clone(),
        }
    }
}

/// Why standard output cannot take what is asked for: it takes one file.
fn not_one(jobs: &[Job], options: &Options) -> Option<Diagnostic> {
    let message = match (jobs.len(), options.formats.len()) {
        (0 | 1, 1) if options.formats.contains(&build::Format::Typst) => {
            "a Typst source is a folder, which standard output cannot take".to_owned()
        }
        (0 | 1, 1) => return None,
        (0 | 1, formats) => {
            format!("standard output takes one file, not {}", many(formats, "format"))
        }
        (documents, _) => {
            format!("standard output takes one file, not {}", many(documents, "document"))
        }
    };
    let hint = "choose with `--document`, `--lang` and `--format`";
    Some(Diagnostic::error("usage/stdout", message).hint(hint))
}
