//! `communique translations mark`: translations are said to be in step with their source.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use super::packages::{self, ReadArgs, field, language};
use crate::cli::exit::Exit;
use crate::cli::look;
use crate::cli::report::many;
use crate::cli::terminal::Terminal;
use crate::cli::trial::Tools;
use crate::diagnostic::{Diagnostic, Diagnostics, LanguageTag};
use crate::model::Step;
use crate::translation::{self, Field};

/// Say that translations are in step with their source
///
/// Keeps beside each translation, under `@source` in the record, a short hash of the text
/// that it was made from. When that text changes, the hash fits no longer: `check` warns,
/// and `check --lang all` lists the translation as out of step. Documents stay as they are.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Packages, or folders of packages
    #[arg(value_name = "PACKAGES", default_value = "data")]
    paths: Vec<PathBuf>,
    /// Only translations in this language; may be given several times
    #[arg(long = "lang", value_name = "TAG", value_parser = language)]
    languages: Vec<LanguageTag>,
    /// Only this field and what stands in it, as `/documents/0/title`; `FILE#/POINTER` in
    /// another file than the package's; may be given several times
    #[arg(long = "field", value_name = "POINTER", value_parser = field)]
    fields: Vec<Field>,
    #[command(flatten)]
    read: ReadArgs,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, mut report) =
        look::open(&args.read.templates, &args.read.fonts, terminal, false);
    let tools = Tools { templates: &templates, fonts: &fonts };
    let root = args.read.root(&args.paths);
    let all = packages::read(&root, &args.paths, &tools, &mut report);
    if report.errors > 0 {
        return report.exit();
    }
    let (mut texts, mut steps) = (BTreeMap::new(), BTreeMap::new());
    for own in &all {
        let marked =
            translation::mark(&own.loaded.package, &args.languages, &args.fields);
        let mut d = Diagnostics::default();
        // Packages share files, and what is in them is marked alike.
        texts.extend(packages::amended(&own.sources, &marked.changes, &mut d));
        report.show(d);
        steps.extend(marked.list);
    }
    if report.errors > 0 {
        return report.exit();
    }
    if steps.is_empty() && !(args.fields.is_empty() && args.languages.is_empty()) {
        let message = "no translation fits all that is asked for";
        let diagnostic = Diagnostic::error("usage/translation", message)
            .hint("`check --lang all` lists what each language has");
        return terminal.fail(Exit::Usage, diagnostic);
    }
    let mut lines = String::new();
    let fresh = steps.iter().filter(|(_, step)| **step != Step::With);
    for (origin, step) in fresh.clone() {
        let was = if *step == Step::Behind { "  was out of step" } else { "" };
        writeln!(lines, "{origin}{was}").expect("a string takes any text");
    }
    terminal.give(lines.as_bytes());
    if let Err(exit) = packages::write(&root, &texts, terminal) {
        return exit;
    }
    let fresh = fresh.count();
    let known = match steps.len() - fresh {
        0 => String::new(),
        count => format!(", {count} in step as they were"),
    };
    terminal.say(&format!("{} marked{known}", many(fresh, "translation")));
    report.exit()
}
