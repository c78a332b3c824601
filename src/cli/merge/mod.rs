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
use super::look::{self, FontArgs, TemplateArgs};
use super::terminal::Terminal;
use super::trial::{Tools, put};
use super::verify::{self, is_pdf};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::merge::{self, Accept, Options, Outcome};

use files::Case;
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
    if let Some(path) = args.consolidated.as_ref().filter(|_| is_whole) {
        let mut diagnostics = Diagnostics::default();
        let bytes = consolidated::write(&cases, path, &tools, &mut diagnostics);
        report.show(diagnostics);
        let Some(bytes) = bytes else { return Exit::Usage };
        if let Err(exit) = put(path, &bytes, terminal) {
            return exit;
        }
    }
    let mut all = vec![];
    for case in cases {
        let mut options = args.options();
        let mut merged = check::merge(case, &mut options, &tools, &mut report);
        if args.write && is_whole && !args.yes && terminal.can_ask() {
            match ask::settle(&merged, &mut options) {
                Ok(false) => {}
                Ok(true) => {
                    merged = check::merge(merged.case, &mut options, &tools, &mut report)
                }
                Err(error) => {
                    let message = format!("there was no answer ({error})");
                    let diagnostic = Diagnostic::error("usage/answer", message);
                    return terminal.fail(Exit::Usage, diagnostic);
                }
            }
        }
        merged.shared = shared::altered(&merged, &tools);
        merged.alike = alike::places(&merged, &tools);
        all.push(merged);
    }
    report.show(accept::in_vain(&args.accept, &all));
    let will_write = args.write && is_whole && report.errors == 0;
    match args.format {
        Format::Text => terminal.give(text::report(&all, will_write).as_bytes()),
        Format::Json => terminal.give(json::report(&all, will_write).as_bytes()),
    }
    if will_write && let Err(exit) = write(&all, terminal) {
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

/// Writes all files that change.
fn write(all: &[Merged], terminal: &Terminal) -> Result<(), Exit> {
    for merged in all {
        for (file, text) in &merged.texts {
            put(&merged.case.path(file), text.as_bytes(), terminal)?;
            terminal.say(&format!("wrote {}", merged.case.shown(file)));
        }
    }
    Ok(())
}

impl Args {
    /// Why a path cannot take the file of all changes: it is no Word file's, or that of one
    /// that came back.
    fn takes(&self, path: &Path) -> Option<Diagnostic> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let given = self.files.iter().chain(&self.draft).chain(&self.into);
        let is_given = given.map(|own| real(own)).any(|own| own == real(path));
        let is_word =
            path.extension().is_some_and(|own| own.eq_ignore_ascii_case("docx"));
        if is_word && !is_given {
            return None;
        }
        let shown = path.to_string_lossy().replace('\\', "/");
        let why =
            if is_given { "is one of the files that are read" } else { "is no .docx" };
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
