//! `communique clean`: removes what no record makes any more.

use std::path::{Path, PathBuf};

use super::build::Ledger;
use super::exit::Exit;
use super::input::{InputArgs, Shared};
use super::look::{FontArgs, TemplateArgs};
use super::report::{Report, many};
use super::templates::not_written;
use super::terminal::Terminal;
use crate::build::{self, Output};
use crate::diagnostic::Diagnostics;

/// Remove documents that no record makes any more
///
/// Only files that `build` wrote are removed, and of those that were changed since then
/// none: `manifest.json` says which they are.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    /// The folder that files were written to
    #[arg(long, short, value_name = "FOLDER", default_value = "out")]
    out: PathBuf,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let mut diagnostics = Diagnostics::default();
    let templates = args.templates.read(&mut diagnostics);
    let fonts = args.fonts.read(&mut diagnostics);
    let mut report = Report::new(terminal, &templates, false);
    report.show(diagnostics);
    let output = Output::new(&args.out);
    let mut ledger = Ledger::open(&output, false, &mut report);
    let all = args.input.filter().is_empty();
    let shared = Shared::new(&templates, &fonts);
    let plan = match args.input.plan(false, &shared, &mut report, &mut |_, _| false) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    let mut jobs = plan.jobs;
    // A folder may hold letters to many as single files, or as one.
    jobs.extend(
        build::plan(&plan.packages, &args.input.filter(), true).unwrap_or_default(),
    );
    ledger.planned(&plan.packages, &jobs, &plan.root, all);
    let mut removed = 0;
    for path in ledger.orphans() {
        let Some(entry) = ledger.before.jobs.get(&path) else { continue };
        let altered = build::unlike(&output, entry).into_iter().filter_map(|r| match r {
            build::Reason::Altered(path) => Some(path),
            _ => None,
        });
        let altered: Vec<String> = altered.collect();
        for file in entry.outputs.keys() {
            let shown = output.shown(file);
            if altered.contains(file) {
                terminal.say(&format!("{shown} was changed by hand and is left alone"));
                continue;
            }
            terminal.give(format!("{shown}\n").as_bytes());
            removed += 1;
            if args.dry_run || output.digest(file).is_none() {
                continue;
            }
            if let Err(error) = output.remove(file) {
                return terminal
                    .fail(Exit::Files, not_written(Path::new(&shown), &error));
            }
        }
        ledger.drop(&path);
    }
    if !args.dry_run
        && let Err(error) = ledger.close(&output)
    {
        return terminal
            .fail(Exit::Files, not_written(Path::new(build::MANIFEST), &error));
    }
    let files = many(removed, "file");
    let would = if args.dry_run { "would be removed" } else { "removed" };
    terminal.say(&format!("{files} {would}"));
    report.exit()
}
