//! Arguments of the command line come in; files, text and an exit code go out. The only
//! part that talks to people, and that reads clock and environment. One file per verb.

#![expect(clippy::disallowed_methods, reason = "clock and environment are read here")]

mod build;
mod check;
mod clean;
mod completions;
mod coverage;
mod exit;
mod extract;
mod fonts;
mod input;
mod look;
mod man;
mod manifest;
mod merge;
mod new;
mod progress;
mod report;
mod results;
mod schema;
mod signing;
mod status;
mod templates;
mod terminal;
mod timings;
mod translations;
mod trial;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use exit::Exit;
use terminal::{Talk, Terminal};

/// Official meeting documents, as PDF and as Word files, from one JSON record.
#[derive(Debug, Parser)]
#[command(name = "communique", version, max_term_width = 90, after_help = exit::HELP)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    #[command(flatten)]
    talk: Talk,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Build(build::Args),
    Check(check::Args),
    Merge(merge::Args),
    Translations(translations::Args),
    Clean(clean::Args),
    Manifest(manifest::Args),
    Status(status::Args),
    Extract(extract::Args),
    Verify(verify::Args),
    Schema(schema::Args),
    Templates(templates::Args),
    Fonts(fonts::Args),
    New(new::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Runs the program with the arguments it was started with.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Where nobody listens any more, there is nobody to tell.
            let _ = error.print();
            let exit = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            return exit.into();
        }
    };
    let terminal = Terminal::new(&cli.talk);
    let exit = match cli.verb {
        Verb::Build(args) => build::run(&args, &terminal),
        Verb::Check(args) => check::run(&args, &terminal),
        Verb::Merge(args) => merge::run(&args, &terminal),
        Verb::Clean(args) => clean::run(&args, &terminal),
        Verb::Manifest(args) => manifest::run(&args, &terminal),
        Verb::Status(args) => status::run(&args, &terminal),
        Verb::Extract(args) => extract::run(&args, &terminal),
        Verb::Verify(args) => verify::run(&args, &terminal),
        Verb::Schema(args) => schema::run(&args, &terminal),
        Verb::Translations(args) => translations::run(&args, &terminal),
        Verb::Templates(args) => templates::run(&args, &terminal),
        Verb::Fonts(args) => fonts::run(&args, &terminal),
        Verb::New(args) => new::run(&args, &terminal),
        Verb::Completions(args) => completions::run(&args, &terminal),
        Verb::Man(args) => man::run(&args, &terminal),
    };
    terminal.end(exit).into()
}

/// The day it is, in universal time.
#[expect(clippy::disallowed_methods, reason = "the clock is the command line's to read")]
fn today() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%d").to_string()
}
