//! `communique translations import`: what translators send back in, changes of the record
//! out.

mod report;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::packages::{self, Read, ReadArgs};
use crate::cli::exit::Exit;
use crate::cli::extract;
use crate::cli::input;
use crate::cli::look;
use crate::cli::report::Report;
use crate::cli::terminal::Terminal;
use crate::cli::trial::{Tools, Tried, is_known};
use crate::diagnostic::{
    Diagnostic, Diagnostics, Origin, Place, Source, Sources, is_within,
};
use crate::returned;
use crate::translation::{self, Earlier, Returned, Review, xliff};

/// Bring translations back into the record
///
/// Compares files that `export` wrote and somebody translated, XLIFF or tables of two
/// columns, with the record as it is now. Without `--write` nothing changes. A text whose source has changed since, or
/// that lost or gained a footnote mark, a link or a placeholder, is told and not written;
/// the others are, and are marked as in step.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// XLIFF files, of version 2.0 or 2.1, and Word files with tables
    #[arg(value_name = "FILES", required = true)]
    files: Vec<PathBuf>,
    /// The package that they belong to [default: what the files say]
    #[arg(long, value_name = "PACKAGE")]
    into: Option<PathBuf>,
    /// Write what is not held back into the record
    #[arg(long)]
    write: bool,
    /// The form of the report; `json` has the changes as RFC 6902 says them
    #[arg(long, value_name = "FORM", default_value = "text")]
    format: Format,
    #[command(flatten)]
    read: ReadArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// A file and what came of it.
struct Imported {
    name: String,
    returned: Returned,
    package: String,
    review: Review,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, mut report) =
        look::open(&args.read.templates, &args.read.fonts, terminal, false);
    let tools = Tools { templates: &templates, fonts: &fonts };
    let mut files = vec![];
    for path in &args.files {
        match read(path, &mut report.sources) {
            Ok(returned) => files.push((shown(path), returned)),
            Err(diagnostic) => {
                let mut d = Diagnostics::default();
                d.push(*diagnostic);
                report.show(d);
            }
        }
    }
    if report.errors > 0 {
        return Exit::Unreadable;
    }
    let root = args.read.root(args.into.as_slice());
    let (mut texts, mut all) = (BTreeMap::new(), vec![]);
    let mut earlier = vec![];
    for (name, mut returned) in files {
        let path = match &args.into {
            Some(path) => path.clone(),
            None => root.join(&returned.head.package),
        };
        let packages = packages::read(&root, &[path], &tools, &mut report);
        if report.errors > 0 {
            return report.exit();
        }
        let [own] = packages.as_slice() else {
            let message = format!(
                "`{name}` belongs to one package, and here are {}",
                packages.len()
            );
            let diagnostic = Diagnostic::error("usage/package", message);
            return terminal.fail(Exit::Usage, diagnostic.hint("name its file"));
        };
        let package = &own.loaded.package;
        match translation::edition(package, &returned.head.target) {
            Some(language) => returned.head.target = language,
            None => {
                let place = Place::File(name.as_str().into());
                let diagnostic = packages::unspoken(&returned.head.target).at(place);
                return terminal.fail(Exit::Usage, diagnostic);
            }
        }
        // What files before this one say is in the record already.
        let mut run = Run { texts: &mut texts, earlier: &earlier };
        let Some(review) = import(own, &root, &returned, &mut run, &tools, &mut report)
        else {
            return report.exit();
        };
        earlier.extend(review.revised.iter().map(|own| Earlier {
            origin: own.origin.clone(),
            language: returned.head.target.clone(),
            file: name.clone(),
        }));
        let package = package.origin.file.to_string();
        all.push(Imported { name, returned, package, review });
    }
    let told = match args.format {
        Format::Text => report::text(&all, args.write),
        Format::Json => report::json(&all, args.write),
    };
    terminal.give(told.as_bytes());
    if args.write
        && let Err(exit) = packages::write(&root, &texts, terminal)
    {
        return exit;
    }
    match all.iter().all(|own| own.review.held.is_empty()) {
        true => Exit::Done,
        false => Exit::Conflicts,
    }
}

/// What the files of a run before one have changed.
struct Run<'a> {
    /// The files of the record, by their paths from the root.
    texts: &'a mut BTreeMap<String, String>,
    earlier: &'a [Earlier],
}

/// Reviews a file against a package with what is changed already, and adds its changes.
/// None where the record would be wrong with them, and no text can be held back for it.
fn import(
    own: &Read,
    root: &Path,
    returned: &Returned,
    run: &mut Run<'_>,
    tools: &Tools<'_>,
    report: &mut Report<'_>,
) -> Option<Review> {
    let Tried { loaded, errors: before, sources } =
        tools.tried(root, &own.path, run.texts.clone());
    let loaded = loaded?;
    let mut refused = BTreeMap::new();
    loop {
        let review =
            translation::review(&loaded.package, returned, &refused, run.earlier);
        let mut d = Diagnostics::default();
        let mut changed = run.texts.clone();
        changed.extend(packages::amended(&sources, &review.changes, &mut d));
        let after = tools.tried(root, &own.path, changed.clone());
        let is_new = |own: &&Diagnostic| !is_known(&before, own);
        let fresh: Vec<&Diagnostic> = after.errors.iter().filter(is_new).collect();
        if fresh.is_empty() && !d.has_errors() {
            *run.texts = changed;
            return Some(review);
        }
        let count = refused.len();
        for mistake in &fresh {
            refuse(&review, mistake, &mut refused);
        }
        if refused.len() == count {
            report.sources.extend(after.sources);
            fresh.into_iter().for_each(|own| d.push(own.clone()));
            report.show(d);
            return None;
        }
    }
}

/// Holds back the texts that a mistake points to.
fn refuse(review: &Review, mistake: &Diagnostic, refused: &mut BTreeMap<Origin, String>) {
    for (place, _) in &mistake.places {
        let (Place::Value(origin) | Place::Key(origin) | Place::Within(origin, _)) =
            place
        else {
            continue;
        };
        for own in &review.revised {
            if own.origin.file == origin.file
                && is_within(&origin.pointer, &own.origin.pointer)
            {
                refused.entry(own.origin.clone()).or_insert(mistake.message.clone());
            }
        }
    }
}

/// Whether a file is read as a Word file: what begins as one, or is called so.
fn is_word(path: &Path, bytes: &[u8]) -> bool {
    input::is_word(path) || bytes.starts_with(b"PK")
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn read(path: &Path, sources: &mut Sources) -> Result<Returned, Box<Diagnostic>> {
    let bytes = extract::read(path)?;
    let name = shown(path);
    if is_word(path, &bytes) {
        return returned::worksheet(&name, &bytes).map_err(Box::new);
    }
    xliff::read(&bytes).map_err(|unreadable| {
        let text = String::from_utf8_lossy(&bytes);
        let at = unreadable.at.min(text.len());
        let source = Source { text: (&*text).into(), ..Source::default() };
        sources.insert(&name, source);
        let place = Place::Span { file: name.as_str().into(), range: at..at };
        let diagnostic = Diagnostic::error("translation/unreadable", unreadable.message);
        Box::new(
            diagnostic
                .at(place)
                .hint("`communique translations export` writes what is read"),
        )
    })
}
