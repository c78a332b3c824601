//! `communique check`: looks for mistakes and writes nothing.

use super::exit::Exit;
use super::input::{InputArgs, Shared};
use super::look::{FontArgs, TemplateArgs};
use super::report::{Report, many};
use super::terminal::Terminal;
use crate::build;
use crate::compose::Clerk;
use crate::diagnostic::Diagnostics;

/// Look for mistakes, and write nothing
///
/// Reads the packages as `build` does and puts every document together, without drawing
/// its pages.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    templates: TemplateArgs,
    #[command(flatten)]
    fonts: FontArgs,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let mut diagnostics = Diagnostics::default();
    let templates = args.templates.read(&mut diagnostics);
    let fonts = args.fonts.read(&mut diagnostics);
    let mut report = Report::new(terminal, &templates);
    report.show(diagnostics);
    let shared = Shared::new(&templates, &fonts);
    let plan = match args.input.plan(false, &shared, &mut report, &mut |_, _| false) {
        Ok(plan) => plan,
        Err(exit) => return exit,
    };
    let (packages, jobs) = (plan.packages, plan.jobs);
    let clerk = Clerk::new(&templates);
    for job in &jobs {
        let loaded = &packages[job.package];
        if !loaded.is_sound(job) {
            continue;
        }
        let mut own = Diagnostics::default();
        build::compose(loaded, job, &clerk, &fonts, &mut own);
        if args.input.strict {
            own.deny_warnings();
        }
        report.show(own);
    }
    let found = match report.count() {
        count if count.is_empty() => "nothing is wrong".to_owned(),
        count => count,
    };
    let documents = many(jobs.len(), "document");
    terminal.say(&format!("{documents} checked: {found}"));
    report.exit()
}
