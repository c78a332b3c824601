//! `communique manifest`: joins what several machines made.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::exit::Exit;
use super::report::many;
use super::templates::not_written;
use super::terminal::Terminal;
use crate::build::{self, Guard, Manifest, Output};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// Join the manifests of the parts of a build
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Make one manifest of those that `build --shard` wrote
    ///
    /// Refuses parts that are missing, there twice or of different builds. The result is
    /// the manifest that one machine would have written; documents that could not be made
    /// are named, as that machine would have done.
    Merge {
        /// The folder with `manifest.1-of-4.json` and so on; the result is written there
        #[arg(long, short, value_name = "FOLDER", default_value = "out")]
        out: PathBuf,
        /// Manifests of parts; those in the folder if none is given
        parts: Vec<PathBuf>,
    },
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let Verb::Merge { out, parts } = &args.verb;
    let parts = if parts.is_empty() { found(out) } else { parts.clone() };
    let fail = |file: &Path, message: String| {
        let shown = file.to_string_lossy().replace('\\', "/");
        let diagnostic = Diagnostic::error("output/parts", message);
        terminal.fail(Exit::Errors, diagnostic.at(Place::File(shown.into())))
    };
    let mut read = vec![];
    for path in &parts {
        let text = fs::read_to_string(path).map_err(|error| error.to_string());
        match text.and_then(|text| Manifest::parse(&text)) {
            Ok(manifest) => read.push((path.to_string_lossy().into_owned(), manifest)),
            Err(why) => return fail(path, format!("this is no manifest ({why})")),
        }
    }
    let (whole, undone, unread) = match build::join(read) {
        Ok(joined) => joined,
        Err(why) => return fail(out, why),
    };
    let _guard = Guard::new(out, None, || terminal.wait(out));
    if let Err(error) = Output::new(out).keep(&whole) {
        return terminal
            .fail(Exit::Files, not_written(&out.join(build::MANIFEST), &error));
    }
    // They are in the whole now, and would be taken for parts of the next build.
    for path in parts.iter().filter(|path| path.parent() == Some(out)) {
        let _ = fs::remove_file(path);
    }
    let documents = many(whole.jobs.len(), "document");
    let count = many(parts.len(), "part");
    terminal.say(&format!("{count} with {documents} joined"));
    let mut diagnostics = Diagnostics::default();
    let undone = undone.iter().map(|path| format!("`{path}` was not made"));
    let unread = unread.iter().map(|path| format!("`{path}` could not be read"));
    for message in unread.chain(undone) {
        let diagnostic = Diagnostic::error("output/undone", message);
        diagnostics.push(diagnostic.hint("what its part of the build said tells why"));
    }
    terminal.check(&diagnostics)
}

/// The manifests of parts in a folder.
fn found(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with("manifest.") && name.contains("-of-")
        })
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    paths
}
