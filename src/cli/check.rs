//! `communique check`: looks for mistakes and writes nothing.

use super::coverage;
use super::exit::Exit;
use super::input::{InputArgs, Shared};
use super::look::{self, FontArgs, TemplateArgs};
use super::report::many;
use super::results::{ResultArgs, Results, State};
use super::terminal::Terminal;
use crate::build;
use crate::compose::Clerk;
use crate::diagnostic::Diagnostics;

/// Look for mistakes, and write nothing
///
/// Reads the packages as `build` does and puts every document together, without drawing
/// its pages. `--lang all` lists for each document and language how many texts it has, for
/// how many another language stands in, how many are but a placeholder, how many
/// translations are older than their source (out of step), and of how many nobody has said
/// it (unmarked; see `translations mark`): as a table, or as an object a line with
/// `--message-format json`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
    #[command(flatten)]
    results: ResultArgs,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let lists = args.input.names_all();
    let mut results = Results::new(&args.results);
    let keep = results.are_wanted();
    let (templates, fonts, mut report) =
        look::open(&args.templates, &args.fonts, terminal, keep);
    // With other words and faces than were asked for, nothing would be right.
    if report.errors > 0 {
        results.reading(&report.found, &report.sources);
        return results.write(Exit::Errors, terminal);
    }
    let shared = Shared::new(&templates, &fonts);
    let plan = match args.input.plan(None, &shared, &mut report, &mut |_, _| false) {
        Ok(plan) => plan,
        Err(exit) => {
            results.reading(&report.found, &report.sources);
            return results.write(exit, terminal);
        }
    };
    results.reading(&report.found, &report.sources);
    let (packages, jobs) = (plan.packages, plan.jobs);
    let clerk = Clerk::new(&templates);
    for job in &jobs {
        let loaded = &packages[job.package];
        if !loaded.is_sound(job) {
            let (path, found) =
                (loaded.path(), (&Diagnostics::default(), &report.sources));
            results.document(path, &job.path, State::Failed, None, found);
            continue;
        }
        let mut own = Diagnostics::default();
        build::compose(loaded, job, &clerk, &fonts, &mut own);
        if args.input.strict {
            own.deny_warnings();
        }
        let state = if own.has_errors() { State::Failed } else { State::Sound };
        let found = (&own, &report.sources);
        results.document(loaded.path(), &job.path, state, None, found);
        report.show(own);
    }
    if lists {
        coverage::show(&packages, &jobs, terminal);
    }
    let found = match report.count() {
        count if count.is_empty() => "nothing is wrong".to_owned(),
        count => count,
    };
    let documents = many(jobs.len(), "document");
    terminal.say(&format!("{documents} checked: {found}"));
    results.write(report.exit(), terminal)
}
