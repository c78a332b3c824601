//! `communique merge`: Word files that came back in, changes of the record out.

mod accept;
mod alike;
mod ask;
mod check;
mod consolidated;
mod files;
mod json;
pub(super) mod package;
mod shared;
mod text;

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::exit::Exit;
use super::input::{is_pdf, is_word};
use super::look::{self, FontArgs, TemplateArgs};
use super::terminal::Terminal;
use super::trial::{Tools, put, put_all};
use super::verify;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::merge::{self, Accept, Options, Outcome};

use files::Case;
use text::State;
pub(super) use text::excerpt;

/// Bring what people changed in Word files back into the record
///
/// Each file is compared with the record as it was when the file was made, which travels in
/// it, and with the record as it is now. Without `--write` nothing changes. Tracked changes
/// are proposals until they are accepted; comments become editorial notes. Of PDFs it is
/// said who signed them, and `--write` puts that into the record, as `verify --write` does.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Word files that came back, and signed PDFs
    #[arg(value_name = "RETURNED", required = true)]
    files: Vec<PathBuf>,
    /// The package that they belong to, or a folder with it [default: what the files say]
    #[arg(long, value_name = "PACKAGE")]
    into: Option<PathBuf>,
    /// Nothing outside this folder is read or written [default: the working tree]
    #[arg(long, value_name = "FOLDER")]
    root: Option<PathBuf>,
    /// Who sent the file back; once for each file, in their order [default: who saved it
    /// last, or else the file's name]
    #[arg(long = "as", value_name = "NAME")]
    names: Vec<String>,
    /// The draft as it was sent, for files that lost what they say of the record
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
    /// Write what is free of conflict into the record
    #[arg(long)]
    write: bool,
    /// Tracked changes that are accepted: `all`, `none`, `author=NAME`, `field=/POINTER`;
    /// may be given several times
    #[arg(long, value_name = "WHICH")]
    accept: Vec<Accept>,
    /// What settles conflicts: what came back, or the record as it is now
    #[arg(long, value_name = "SIDE")]
    prefer: Option<Prefer>,
    /// The form of the report; `json` has the changes as RFC 6902 says them
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
    /// Write one Word file with everybody's changes, tracked under their names, and with
    /// conflicts as comments
    #[arg(long, value_name = "FILE")]
    consolidated: Option<PathBuf>,
    /// Ask nothing, even on a terminal
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Prefer {
    Theirs,
    Ours,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// What came of the files of one package.
struct Merged {
    case: Case,
    outcome: Outcome,
    /// The texts of the files that change, by the names that the draft has for them.
    texts: std::collections::BTreeMap<String, String>,
    /// Shared values that change, and the other documents that print them.
    shared: Vec<(String, Vec<String>)>,
    /// Values that change, and the others that say what those said.
    alike: Vec<(String, Vec<String>)>,
    /// Whether conflicts are to be settled by what came back.
    prefers_theirs: bool,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let pdfs: Vec<PathBuf> =
        args.files.iter().filter(|path| is_pdf(path)).cloned().collect();
    let words = match pdfs.len() < args.files.len() {
        true => returned(args, terminal),
        false => Exit::Done,
    };
    if pdfs.is_empty() || words == Exit::Files {
        return words;
    }
    let place = (args.into.clone(), args.root.clone());
    let look = (args.templates.clone(), args.fonts.clone());
    let wishes = (args.write, args.format == Format::Json);
    let signed = verify::run(&verify::Args::signed(pdfs, place, wishes, look), terminal);
    if words == Exit::Done { signed } else { words }
}

/// Merges the Word files.
fn returned(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, mut report) =
        look::open(&args.templates, &args.fonts, terminal, false);
    if args.names.len() > args.files.len() {
        let message = "there are more names (`--as`) than files";
        return terminal.fail(Exit::Usage, Diagnostic::error("usage/names", message));
    }
    if let Some(why) = args.consolidated.as_deref().and_then(|path| args.takes(path)) {
        return terminal.fail(Exit::Usage, why);
    }
    let tools = Tools { templates: &templates, fonts: &fonts };
    let mut diagnostics = Diagnostics::default();
    let cases = files::read(args, &tools, &mut diagnostics);
    report.show(diagnostics);
    let is_whole = report.errors == 0;
    let path = args.consolidated.as_deref().filter(|_| is_whole);
    let together =
        match path.map(|path| consolidated::make(&cases, path, &tools, &mut report)) {
            Some(None) => return Exit::Usage,
            together => together.flatten(),
        };
    let give = |all: &[Merged], state: State| match args.format {
        Format::Text => terminal.give(text::report(all, state).as_bytes()),
        Format::Json => terminal.give(json::report(all, state).as_bytes()),
    };
    let (mut all, mut wishes) = (vec![], vec![]);
    for case in cases {
        let mut options = args.options();
        let merged = check::merge(case, &mut options, &tools, &mut report);
        all.push(merged.finished(args, &tools));
        wishes.push(options);
    }
    let will_write = args.write && is_whole && report.errors == 0;
    let is_open = all.iter().any(ask::is_open);
    let asks = will_write && is_open && !args.yes && terminal.can_ask();
    if asks && args.format == Format::Text {
        give(&all, State::Asked);
        terminal.say(ask::LEAVE);
    }
    let mut settled = vec![];
    let mut has_answers = false;
    for (mut merged, mut options) in all.into_iter().zip(wishes) {
        if asks {
            match ask::settle(&merged, &mut options) {
                Ok(false) => {}
                Ok(true) => {
                    has_answers = true;
                    merged = check::merge(merged.case, &mut options, &tools, &mut report)
                        .finished(args, &tools);
                }
                Err(error) => {
                    let message = format!("there was no answer ({error})");
                    let diagnostic = Diagnostic::error("usage/answer", message);
                    return terminal.fail(Exit::Usage, diagnostic);
                }
            }
        }
        settled.push(merged);
    }
    let all = settled;
    report.show(accept::in_vain(&args.accept, &all));
    let mut failed = None;
    if let (Some(path), Some(own)) = (path, &together) {
        match put(path, &own.bytes, terminal) {
            Ok(()) => own.say(path, terminal),
            Err(exit) => failed = Some(exit),
        }
    }
    let state = match (args.write, is_whole, report.errors) {
        (false, ..) => State::Shown,
        (_, false, _) => State::Unreadable,
        (.., 1..) => State::Wrong,
        _ if failed.is_some() => State::Refused,
        _ => match write(&all, terminal) {
            Ok(()) => State::Written,
            Err(exit) => {
                failed = Some(exit);
                State::Refused
            }
        },
    };
    match asks && !has_answers && args.format == Format::Text {
        // All else was said before the questions.
        true => terminal.give(text::ends(&all, state).as_bytes()),
        false => give(&all, state),
    }
    let is_open = all.iter().any(ask::is_open);
    if !args.write && is_open && !args.yes && terminal.can_ask() {
        terminal.say("with `--write` you are asked about what is open");
    }
    if let Some(exit) = failed {
        return exit;
    }
    let is_open = all.iter().any(|merged| merged.outcome.is_open());
    match (is_whole, report.errors, is_open) {
        (false, ..) => Exit::Unreadable,
        (_, 1.., _) => Exit::Errors,
        (.., true) => Exit::Conflicts,
        _ => Exit::Done,
    }
}

/// Writes all files that change, or none.
fn write(all: &[Merged], terminal: &Terminal) -> Result<(), Exit> {
    let mut files = vec![];
    for merged in all {
        for (file, text) in &merged.texts {
            let path = merged.case.path(file);
            // The file behind a link, which lies within the root.
            let path = path.canonicalize().unwrap_or(path);
            files.push((path, text.clone().into_bytes()));
        }
    }
    put_all(&files, terminal)?;
    for merged in all {
        for file in merged.texts.keys() {
            terminal.say(&format!("wrote {}", merged.case.shown(file)));
        }
    }
    Ok(())
}

impl Merged {
    /// With what the change of shared values means elsewhere.
    fn finished(mut self, args: &Args, tools: &Tools<'_>) -> Self {
        self.shared = shared::altered(&self, tools);
        self.prefers_theirs = args.prefer == Some(Prefer::Theirs);
        self
    }
}

impl Args {
    /// Why a path cannot take the file of all changes: it is no Word file's, or that of one
    /// that came back, or there is something that is not such a file.
    fn takes(&self, path: &Path) -> Option<Diagnostic> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let given = self.files.iter().chain(&self.draft).chain(&self.into);
        let is_given = given.map(|own| real(own)).any(|own| own == real(path));
        let is_word = is_word(path);
        let why = match is_word {
            _ if is_given => "is one of the files that are read",
            false => "is no .docx",
            true if path.exists() && consolidated::known(path).is_none() => {
                "is there already and is no such file, or somebody has saved it since"
            }
            true => return None,
        };
        let shown = path.to_string_lossy().replace('\\', "/");
        let message = format!("`{shown}` {why}, and would be written over");
        let diagnostic = Diagnostic::error("usage/consolidated", message);
        Some(diagnostic.hint("name a new Word file: `--consolidated all.docx`"))
    }

    fn options(&self) -> Options {
        let prefer = self.prefer.map(|prefer| match prefer {
            Prefer::Theirs => merge::Prefer::Theirs,
            Prefer::Ours => merge::Prefer::Ours,
        });
        Options { accept: self.accept.clone(), prefer, notes: true, ..Options::default() }
    }
}
