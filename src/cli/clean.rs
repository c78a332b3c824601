//! `communique clean`: removes what no record makes any more.

use std::path::{Path, PathBuf};

use super::build::Ledger;
use super::exit::Exit;
use super::input::{InputArgs, Shared};
use super::look::{self, FontArgs, TemplateArgs};
use super::report::many;
use super::templates::not_written;
use super::terminal::Terminal;
use crate::build::{self, Combine, Guard, Output};

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
    /// Letters to many are wanted in one file, as by `build --combine`
    #[arg(
        long,
        value_name = "N",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "2000",
        value_parser = Combine::parse
    )]
    combine: Option<Combine>,
    /// Only say what would be removed
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let (templates, fonts, mut report) =
        look::open(&args.templates, &args.fonts, terminal, false);
    let _guard =
        (!args.dry_run).then(|| Guard::new(&args.out, None, || terminal.wait(&args.out)));
    let output = Output::new(&args.out);
    let mut ledger = Ledger::open(&output, false, &mut report);
    let all = args.input.filter().is_empty();
    let shared = Shared::new(&templates, &fonts);
    let plan =
        match args.input.plan(args.combine, &shared, &mut report, &mut |_, _| false) {
            Ok(plan) => plan,
            Err(exit) => return exit,
        };
    ledger.planned(&plan, all);
    let mut broom =
        Broom { terminal, output: &output, dry_run: args.dry_run, removed: 0 };
    for path in ledger.orphans() {
        let Some(entry) = ledger.before.jobs.get(&path) else { continue };
        let altered = build::unlike(&output, entry).into_iter().filter_map(|r| match r {
            build::Reason::Altered(path) => Some(path),
            _ => None,
        });
        let altered: Vec<String> = altered.collect();
        for file in entry.outputs.keys().chain(entry.left.keys()) {
            match broom.sweep(file, altered.contains(file)) {
                Ok(_) => {}
                Err(exit) => return exit,
            }
        }
        ledger.drop(&path);
    }
    for (path, file) in ledger.left() {
        let Some(own) = ledger.before.jobs.get(&path).and_then(|own| own.left.get(&file))
        else {
            continue;
        };
        let altered = output.digest(&file).is_some_and(|found| found != *own);
        match broom.sweep(&file, altered) {
            Ok(true) => ledger.forget(&path, &file),
            Ok(false) => {}
            Err(exit) => return exit,
        }
    }
    if !args.dry_run
        && let Err(error) = ledger.close(&output)
    {
        return terminal
            .fail(Exit::Files, not_written(&args.out.join(build::MANIFEST), &error));
    }
    let files = many(broom.removed, "file");
    let would = if args.dry_run { "would be removed" } else { "removed" };
    terminal.say(&format!("{files} {would}"));
    report.exit()
}

/// What removes files, and says so.
struct Broom<'a> {
    terminal: &'a Terminal,
    output: &'a Output,
    dry_run: bool,
    removed: usize,
}

impl Broom<'_> {
    /// Removes a file that nobody changed; says whether it is gone.
    fn sweep(&mut self, file: &str, altered: bool) -> Result<bool, Exit> {
        let shown = self.output.shown(file);
        if altered {
            let words = format!("{shown} was changed by hand and is left alone");
            self.terminal.say(&words);
            return Ok(false);
        }
        if self.output.digest(file).is_none() {
            return Ok(!self.dry_run);
        }
        self.terminal.give(format!("{shown}\n").as_bytes());
        self.removed += 1;
        if self.dry_run {
            return Ok(false);
        }
        let removed = self.output.remove(file);
        let fail = |error| {
            let diagnostic = not_written(Path::new(&shown), &error);
            self.terminal.fail(Exit::Files, diagnostic)
        };
        removed.map(|()| true).map_err(fail)
    }
}
