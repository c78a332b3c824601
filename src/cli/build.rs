//! `communique build`: packages in, PDF and Word files out.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::ValueEnum;
use serde_json::json;

use super::exit::Exit;
use super::input::InputArgs;
use super::look::{FontArgs, TemplateArgs};
use super::progress::Progress;
use super::report::{Report, many};
use super::templates::not_written;
use super::terminal::{MessageFormat, Terminal};
use super::timings;
use crate::build::{self, Job, Loaded, Made, Maker, Options, Output, Stage, Stopwatch};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pdf::{self, Standards};

/// Make the documents of packages
///
/// Files are called `{meeting id}/{document id}.{language}.{pdf,docx}`. A document with an
/// error is not made; the others are.
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
    /// Say at the end how long each stage took
    #[arg(long)]
    timings: bool,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Pdf,
    Docx,
    Typst,
}

/// What is forgotten of the engine's memory after so many documents.
const FORGET: usize = 50;

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let begin = Instant::now();
    let stopwatch = timings::stopwatch(args.timings);
    let mut diagnostics = Diagnostics::default();
    let templates = args.templates.read(&mut diagnostics);
    let fonts = args.fonts.read(&mut diagnostics);
    let mut report = Report::new(terminal, &templates);
    report.show(diagnostics);
    let packages = match args.input.read(&templates, &fonts, &stopwatch, &mut report) {
        Ok(packages) => packages,
        Err(exit) => return exit,
    };
    let jobs = match build::plan(&packages, &args.input.filter()) {
        Ok(jobs) => jobs,
        Err(diagnostics) => {
            report.show(diagnostics);
            return Exit::Errors;
        }
    };
    let options = args.options(&stopwatch);
    let to_stdout = args.out.as_os_str() == "-";
    if to_stdout && let Some(why) = not_one(&jobs, &options) {
        return terminal.fail(Exit::Usage, why);
    }
    let mut diagnostics = Diagnostics::default();
    let maker = Maker::new(&templates, &fonts, &options, &mut diagnostics);
    report.show(diagnostics);
    let mut writer = Writer {
        terminal,
        output: (!to_stdout).then(|| Output::new(&args.out)),
        files: 0,
        failed: false,
    };
    let mut done = 0;
    let progress = Progress::new(terminal, jobs.len());
    for (index, job) in jobs.iter().enumerate() {
        progress.begin(&job.path);
        let mut own = Diagnostics::default();
        if let Some(made) = make(&maker, &packages, job, &mut own) {
            let write = || stopwatch.time(Stage::Write, || writer.write(&made));
            done += usize::from(progress.pause(write));
        }
        progress.pause(|| report.show(own));
        progress.step();
        if (index + 1) % FORGET == 0 {
            pdf::forget();
        }
    }
    drop(progress);
    summary(&report, &writer, done, jobs.len(), &args.out, begin);
    if args.timings {
        terminal.say(&timings::table(&stopwatch, done));
    }
    if writer.failed { Exit::Files } else { report.exit() }
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
            stopwatch: stopwatch.clone(),
        }
    }
}

/// The files of a job whose document has no mistake that is known already.
fn make(
    maker: &Maker<'_>,
    packages: &[Loaded],
    job: &Job,
    d: &mut Diagnostics,
) -> Option<Vec<Made>> {
    let loaded = &packages[job.package];
    let document = &loaded.package.documents[job.document];
    if loaded.is_sound(document) { maker.make(loaded, job, d) } else { None }
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

struct Writer<'a> {
    terminal: &'a Terminal,
    /// `None` for standard output.
    output: Option<Output>,
    files: usize,
    failed: bool,
}

impl Writer<'_> {
    /// Writes the files of a document and lists them; says whether that went well.
    fn write(&mut self, made: &[Made]) -> bool {
        for file in made {
            let Some(output) = &mut self.output else {
                self.terminal.give(&file.bytes);
                continue;
            };
            let shown = output.shown(&file.path);
            if let Err(error) = output.write(&file.path, &file.bytes) {
                self.failed = true;
                self.terminal.fail(Exit::Files, not_written(Path::new(&shown), &error));
                return false;
            }
            self.files += 1;
            self.list(&shown, file);
        }
        true
    }

    fn list(&self, shown: &str, file: &Made) {
        if self.terminal.quiet {
            return;
        }
        let line = if self.terminal.format == MessageFormat::Json {
            json!({
                "file": shown,
                "format": file.format.to_string(),
                "pages": file.pages,
                "bytes": file.bytes.len(),
            })
            .to_string()
        } else {
            let pages = file.pages.map(|pages| many(pages, "page")).unwrap_or_default();
            let size = file.bytes.len().div_ceil(1000);
            format!("{shown:<60} {pages:>9} {size:>6} kB")
        };
        self.terminal.give(format!("{line}\n").as_bytes());
    }
}

fn summary(
    report: &Report<'_>,
    writer: &Writer<'_>,
    done: usize,
    all: usize,
    out: &Path,
    begin: Instant,
) {
    if writer.output.is_none() {
        return;
    }
    let documents = match all - done {
        0 => many(done, "document"),
        _ => format!("{done} of {}", many(all, "document")),
    };
    let files = many(writer.files, "file");
    let seconds = begin.elapsed().as_secs_f64();
    let mut line =
        format!("{documents} made: {files} in {} ({seconds:.1} s)", out.display());
    let found = report.count();
    if !found.is_empty() {
        line.push_str("; ");
        line.push_str(&found);
    }
    report.terminal.say(&line);
}
