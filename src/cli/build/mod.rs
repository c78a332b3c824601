//! `communique build`: packages in, PDF and Word files out.

mod ledger;
mod listing;
mod watch;
mod work;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use clap::ValueEnum;

use super::exit::Exit;
use super::input::{InputArgs, Shared};
use super::look::{self, FontArgs, TemplateArgs};
use super::progress::Progress;
use super::report::many;
use super::results::{ResultArgs, Results, State};
use super::terminal::Terminal;
use super::timings;
use crate::build::{
    self, Batch, Combine, Guard, Job, Maker, Options, Outcome, Output, Stopwatch,
    Surroundings,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pdf;
use crate::standards::Standards;

pub(super) use ledger::Ledger;
use listing::Listing;
use work::Work;

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
    /// The standards that PDFs keep, between commas [default: those of the brand, else
    /// a-3a,ua-1]
    #[arg(
        long,
        value_name = "NAMES",
        value_parser = Standards::parse
    )]
    pdf_standard: Option<Standards>,
    /// Write Word files for sending outside: without the marks and the record that lead
    /// edits back
    #[arg(long)]
    clean: bool,
    /// Let PDFs carry no record; otherwise each carries that which it is made from, where
    /// its standards allow
    #[arg(long)]
    no_attach: bool,
    /// Give PDFs a digital signature field for each signatory still to sign, whatever the
    /// brand says
    #[arg(long)]
    signature_fields: bool,
    /// Put the letters to all recipients of a letter into one file of each format, or into
    /// several of N letters each [default of N: 2000, which is the most]
    #[arg(
        long,
        value_name = "N",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "2000",
        value_parser = Combine::parse
    )]
    combine: Option<Combine>,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    work: Work,
    #[command(flatten)]
    results: ResultArgs,
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
    if !args.work.watch {
        return once(args, terminal);
    }
    if args.out.as_os_str() == "-" || args.input.is_stdin() {
        let message = "`--watch` needs files to read and a folder to write to, not `-`";
        return terminal.fail(Exit::Usage, Diagnostic::error("usage/watch", message));
    }
    watch::watch(args, terminal)
}

fn once(args: &Args, terminal: &Terminal) -> Exit {
    let begin = Instant::now();
    let mut results = Results::new(&args.results);
    let keep = results.are_wanted();
    let (templates, fonts, mut report) =
        look::open(&args.templates, &args.fonts, terminal, keep);
    // With other words and faces than were asked for, nothing would be right.
    if report.errors > 0 {
        results.reading(&report.found, &report.sources);
        return results.write(Exit::Errors, terminal);
    }
    let stopwatch = timings::stopwatch(args.work.timings);
    let shared =
        Shared { stopwatch: stopwatch.clone(), ..Shared::new(&templates, &fonts) };
    let mut options = args.options(&stopwatch);
    let surroundings = Surroundings::new(&templates, &fonts, &options);
    let to_stdout = args.out.as_os_str() == "-";
    let writes = !to_stdout && !args.work.check;
    let _guard = writes
        .then(|| Guard::new(&args.out, args.work.shard, || terminal.wait(&args.out)));
    let output = Output::new(&args.out);
    let mut ledger = Ledger::open(&output, to_stdout, &mut report);
    // To hold files against their record, it must be read.
    let proven = args.work.check || args.work.parity;
    let mut planned =
        args.input.plan(args.combine, &shared, &mut report, &mut |root, path| {
            // The plan of a part is made of all packages.
            let reads = args.work.force || args.work.shard.is_some();
            let package = (path, root);
            !reads && ledger.keeps(package, &output, &surroundings, proven)
        });
    if planned.as_ref().is_ok_and(|plan| ledger.collides(&plan.jobs)) {
        planned = args.input.plan(args.combine, &shared, &mut report, &mut |_, _| false);
    }
    let mut plan = match planned {
        Ok(plan) => plan,
        Err(exit) => {
            results.reading(&report.found, &report.sources);
            return results.write(exit, terminal);
        }
    };
    if to_stdout && args.work.parity {
        let message = "`--parity` needs a folder to write to, not `-`";
        return terminal.fail(Exit::Usage, Diagnostic::error("usage/stdout", message));
    }
    ledger.planned(&plan, args.input.filter().is_empty());
    let mut jobs = std::mem::take(&mut plan.jobs);
    if let Some(shard) = args.work.shard {
        let (own, mut part) = build::share(jobs, shard, &plan.packages, &surroundings);
        part.unread = plan.unread();
        jobs = own;
        ledger.part(part, &output);
    }
    if to_stdout && let Some(why) = not_one(&jobs, &options) {
        return terminal.fail(Exit::Usage, why);
    }
    let mut diagnostics = Diagnostics::default();
    options.spare = args.work.threads().get() > jobs.len();
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
    let batch = if args.work.parity { batch.proving() } else { batch };
    // Without a handler, Ctrl-C would end the program at once, as it does everywhere.
    let _ = ctrlc::set_handler(interrupt);
    results.reading(&report.found, &report.sources);
    for path in ledger.kept() {
        let entry = &ledger.before.jobs[path];
        let found = (&Diagnostics::default(), &report.sources);
        results.document(&entry.package, path, State::Unchanged, entry.pages, found);
    }
    let progress = Progress::new(terminal, jobs.len());
    let made = std::sync::atomic::AtomicUsize::new(0);
    let (mut left, mut stops) = (jobs.len(), false);
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
        let (state, pages) = State::of(&result);
        let package = plan.packages[jobs[index].package].path();
        let found = (&diagnostics, &report.sources);
        results.document(package, &jobs[index].path, state, pages, found);
        if state == State::Stale {
            results.reasons(&reasons);
        }
        progress.pause(|| {
            report.show(diagnostics);
            listing.outcome(&jobs[index].path, &result, &reasons, &mut report);
        });
        ledger.outcome(&jobs[index].path, result, &output);
        progress.step(&jobs[index].path);
        left -= 1;
        if STOP.load(Ordering::Relaxed) && !std::mem::replace(&mut stops, true) {
            let words = "finishing what was begun; Ctrl-C again ends at once";
            progress.pause(|| terminal.say(words));
        }
    });
    drop(progress);
    if args.work.check {
        let extra = ledger.extra(&output);
        let mut found = listing.extra(&extra, |file| ledger.may_remove(file));
        let whole = args.input.filter().is_empty() && args.work.shard.is_none();
        if whole
            && listing.is_sound()
            && report.errors == 0
            && !ledger.is_written(&output)
        {
            found.extend(listing.manifest());
        }
        results.reading(&found, &report.sources);
        report.show(found);
    } else {
        let left = ledger.left().into_iter().map(|(_, file)| file);
        for path in ledger.orphans().into_iter().chain(left) {
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
    let exit = match STOP.load(Ordering::Relaxed) {
        true => {
            let left = many(left, "document");
            terminal.say(&format!("stopped; {left} left for the next build"));
            Exit::Interrupted
        }
        false => listing.exit(&report),
    };
    results.write(exit, terminal)
}

/// The first Ctrl-C lets documents that were begun be finished, the second does not.
#[expect(clippy::exit, reason = "who presses it twice does not want to wait")]
fn interrupt() {
    if STOP.swap(true, Ordering::Relaxed) {
        std::process::exit(Exit::Interrupted as i32);
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
            attach: !self.no_attach,
            signature_fields: self.signature_fields,
            strict: self.input.strict,
            combine: self.combine,
            spare: false,
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
