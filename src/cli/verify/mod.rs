//! `communique verify`: whether files are what their record gives, whether PDF and Word
//! file say the same, and whether everybody can read them.

mod accessible;
mod certificate;
mod fail;
mod pair;
mod record;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::exit::Exit;
use super::input::{is_pdf, is_word};
use super::look::{self, FontArgs, TemplateArgs};
use super::report::{Report, many};
use super::templates::not_written;
use super::terminal::{MessageFormat, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, clean};
use crate::verify::Verifier;

/// Say whether files are what their record gives
///
/// A PDF is made again from the record that it carries, by the templates and fonts that are
/// given and this version of the program, and compared: it is *identical*, was *signed* or
/// *added to* after it was made, was *saved again* and looks the same, was made in *other
/// bytes* that say the same (by another version, or other templates and fonts), or is
/// *different*, with what is other in it. Of a Word file it is said which fields are not what
/// its record says, and what is other between them. Signatures are listed as the file has
/// them, and whether what was signed is intact; no key is tried, and nobody trusted.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// PDFs and Word files, or folders of them
    #[arg(value_name = "PATHS", default_value = "out")]
    paths: Vec<PathBuf>,
    /// Prove instead that the PDF and the Word file of each document say the same: both are
    /// read back and held against the record that the PDF carries. One file of many letters
    /// carries none; `build --check` and `build --parity` judge it
    #[arg(long)]
    parity: bool,
    /// Write what `--parity` has proved of each document to a folder, as JSON
    #[arg(long, value_name = "FOLDER", requires = "parity")]
    certificate: Option<PathBuf>,
    /// Say instead what people would meet who cannot see a document, or not well, and
    /// where in the record that is to be mended
    #[arg(long)]
    accessibility: bool,
    /// Put who has signed a PDF, and when, into the record of the package that it was made
    /// from; without it, it is said what that would be
    #[arg(long, conflicts_with_all = ["parity", "accessibility"])]
    write: bool,
    /// The package that PDFs belong to, or a folder with it [default: the one with their
    /// document in the working tree]
    #[arg(long, value_name = "PACKAGE")]
    into: Option<PathBuf>,
    /// Nothing outside this folder is written [default: the working tree]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
    /// Whether results are objects, whatever messages are.
    #[arg(skip)]
    objects: bool,
}

impl Args {
    /// What `merge` wants to know of PDFs that came back: who signed them.
    pub(super) fn signed(
        paths: Vec<PathBuf>,
        (into, root): (Option<PathBuf>, Option<PathBuf>),
        (write, objects): (bool, bool),
        (templates, fonts): (TemplateArgs, FontArgs),
    ) -> Self {
        let (parity, certificate, accessibility) = (false, None, false);
        Self {
            paths,
            parity,
            certificate,
            accessibility,
            write,
            into,
            root,
            templates,
            fonts,
            objects,
        }
    }
}

/// What files were judged to be, so far.
struct Tally<'a> {
    args: &'a Args,
    terminal: &'a Terminal,
    verifier: Verifier<'a>,
    report: Report<'a>,
    /// Files that are something else than they should be.
    wrong: usize,
    /// Files that would be made otherwise now.
    stale: usize,
    /// Whether a file could not be written.
    failed: bool,
}

/// A document by its files.
#[derive(Debug, Default)]
struct Pair {
    pdf: Option<PathBuf>,
    word: Option<PathBuf>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, report) =
        look::open(&args.templates, &args.fonts, terminal, false);
    if report.errors > 0 {
        return Exit::Errors;
    }
    let files = match files(&args.paths, terminal) {
        Ok(files) => files,
        Err(exit) => return exit,
    };
    // A record that a file carries is whole: what it would take in is not there.
    let root = match tempfile::tempdir() {
        Ok(root) => root,
        Err(error) => {
            return terminal
                .fail(Exit::Files, not_written(&std::env::temp_dir(), &error));
        }
    };
    let verifier = Verifier { root: root.path(), templates: &templates, fonts: &fonts };
    let (wrong, stale, failed) = (0, 0, false);
    let mut tally = Tally { args, terminal, verifier, report, wrong, stale, failed };
    let pairs = pairs(&files, args.parity);
    if args.parity {
        pairs.values().for_each(|pair| tally.pair(pair));
    }
    if args.accessibility {
        pairs.values().for_each(|pair| tally.accessibility(pair));
    }
    if !args.parity && !args.accessibility {
        files.iter().for_each(|path| tally.file(path));
    }
    tally.end(if args.parity { pairs.len() } else { files.len() })
}

impl Tally<'_> {
    /// Gives a result: an object where those are wanted, else lines for people.
    fn give(&self, json: &serde_json::Value, lines: &[String]) {
        let text = match self.terminal.format {
            MessageFormat::Json => format!("{json}\n"),
            _ if self.args.objects => format!("{json}\n"),
            // Names and texts of a file may be anything.
            _ => lines.iter().map(|line| format!("{}\n", clean(line))).collect(),
        };
        self.terminal.give(text.as_bytes());
    }

    /// Tells of a file that cannot be judged.
    fn fail(&mut self, diagnostic: Diagnostic) {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(diagnostic);
        self.report.show(diagnostics);
    }

    fn end(self, count: usize) -> Exit {
        let what = if self.args.parity { "document" } else { "file" };
        let mut line = format!("{} verified", many(count, what));
        let counts = [
            (self.wrong, "not as it should be"),
            (self.stale, "not as it would be made now"),
            (self.report.errors, "not to be judged"),
        ];
        for (count, words) in counts.into_iter().filter(|(count, _)| *count > 0) {
            line.push_str(&format!(", {count} {words}"));
        }
        self.terminal.say(&line);
        match () {
            () if self.failed => Exit::Files,
            () if self.wrong + self.report.errors > 0 => Exit::Errors,
            () if self.stale > 0 => Exit::Stale,
            () => Exit::Done,
        }
    }
}

/// A path as it is told.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// All files that are meant, each once.
fn files(paths: &[PathBuf], terminal: &Terminal) -> Result<Vec<PathBuf>, Exit> {
    let mut out: Vec<PathBuf> = vec![];
    for path in paths {
        let mut found = vec![];
        if path.is_dir() {
            walk(path, &mut found);
            found.sort();
        } else if !path.exists() || is_pdf(path) || is_word(path) {
            // One that is not there is told when it is read.
            found.push(path.clone());
        } else {
            let message = format!("`{}` is neither a PDF nor a Word file", shown(path));
            let diagnostic = Diagnostic::error("verify/kind", message);
            let diagnostic = diagnostic.at(Place::File(shown(path).into()));
            return Err(terminal.fail(Exit::Usage, diagnostic));
        }
        if found.is_empty() {
            let message =
                format!("there is neither a PDF nor a Word file in `{}`", shown(path));
            let diagnostic = Diagnostic::error("verify/empty", message);
            let diagnostic = diagnostic.at(Place::File(shown(path).into()));
            return Err(terminal.fail(Exit::Errors, diagnostic));
        }
        found.retain(|own| !out.contains(own));
        out.extend(found);
    }
    Ok(out)
}

/// The PDFs and Word files of a folder and the folders in it, without hidden ones.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        // Word writes `~$…` beside a file that is open.
        let is_hidden =
            [".", "~$"].iter().any(|own| name.to_string_lossy().starts_with(own));
        if is_hidden {
            continue;
        } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, found);
        } else if path.is_file() && (is_pdf(&path) || is_word(&path)) {
            found.push(path);
        }
    }
}

/// Files by the document that they are of: the same path but for the ending. Where both are
/// `wanted` and one is named, the other is the one beside it.
fn pairs(files: &[PathBuf], wanted: bool) -> BTreeMap<PathBuf, Pair> {
    let mut out: BTreeMap<PathBuf, Pair> = BTreeMap::new();
    for path in files {
        let pair = out.entry(path.with_extension("")).or_default();
        match is_pdf(path) {
            true => pair.pdf = Some(path.clone()),
            false => pair.word = Some(path.clone()),
        }
    }
    for (stem, pair) in &mut out {
        let beside = |ending: &str| {
            let path = PathBuf::from(format!("{}.{ending}", stem.display()));
            (wanted && path.exists()).then_some(path)
        };
        pair.pdf = pair.pdf.take().or_else(|| beside("pdf"));
        pair.word = pair.word.take().or_else(|| beside("docx"));
    }
    out
}
