//! `communique translations export`: the texts of a package as a file for translators.

use std::path::PathBuf;

use super::packages::{self, ReadArgs, language};
use crate::check::{default_language, spoken};
use crate::cli::exit::Exit;
use crate::cli::look;
use crate::cli::report::many;
use crate::cli::terminal::Terminal;
use crate::cli::trial::{Tools, put};
use crate::diagnostic::{Diagnostic, LanguageTag};
use crate::translation::{self, Head, Wish, xliff};

/// Write the texts of a package for translators
///
/// An XLIFF 2.1 file with the texts that lack a translation into a language, or whose
/// translation is out of step. Bold, italic, links, footnote marks and placeholders are
/// codes in it, which programs for translators keep whole. `import` takes it back.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The package
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// The language to translate into
    #[arg(long = "lang", value_name = "TAG", value_parser = language)]
    language: LanguageTag,
    /// The file to write; otherwise it goes to standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// All texts, those with a translation in step as well
    #[arg(long, group = "which")]
    all: bool,
    /// Only texts without a translation
    #[arg(long, group = "which")]
    missing: bool,
    /// Only texts whose translation is out of step
    #[arg(long, group = "which")]
    stale: bool,
    #[command(flatten)]
    read: ReadArgs,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, mut report) =
        look::open(&args.read.templates, &args.read.fonts, terminal, false);
    let tools = Tools { templates: &templates, fonts: &fonts };
    let paths = [args.package.clone()];
    let all = packages::read(&args.read.root(&paths), &paths, &tools, &mut report);
    if report.errors > 0 {
        return report.exit();
    }
    let [own] = all.as_slice() else {
        let message = format!("one package is exported, and here are {}", all.len());
        let diagnostic = Diagnostic::error("usage/package", message);
        return terminal.fail(Exit::Usage, diagnostic.hint("name its file"));
    };
    let package = &own.loaded.package;
    let source = default_language(package);
    let target = &args.language;
    let documents: Vec<_> = package
        .documents
        .iter()
        .filter(|document| spoken(package, document).contains(target))
        .collect();
    let message = match (documents.is_empty(), target == source) {
        (_, true) => Some(format!("`{target}` is the language that is translated from")),
        (true, _) => Some(format!("no document is made in `{target}`")),
        _ => None,
    };
    if let Some(message) = message {
        let diagnostic = Diagnostic::error("usage/language", message);
        let hint = "`languages` of a document names those that it is made in";
        return terminal.fail(Exit::Usage, diagnostic.hint(hint));
    }
    let wish = match (args.all, args.missing, args.stale) {
        (true, ..) => Wish::All,
        (_, true, _) => Wish::Missing,
        (.., true) => Wish::Behind,
        _ => Wish::Due,
    };
    let units = translation::units(package, documents.into_iter(), source, target, wish);
    let head = Head {
        package: package.origin.file.to_string(),
        source: source.clone(),
        target: target.clone(),
    };
    let text = xliff::write(&head, &units.list);
    match &args.out {
        None => terminal.give(text.as_bytes()),
        Some(path) => {
            if let Err(exit) = put(path, text.as_bytes(), terminal) {
                return exit;
            }
        }
    }
    let without = match units.without_source {
        0 => String::new(),
        count => format!(", {count} left out that have no `{source}` text"),
    };
    terminal.say(&format!("{}{without}", many(units.list.len(), "text")));
    report.exit()
}
