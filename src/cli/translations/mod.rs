//! `communique translations`: what translators get, what comes back, and which translations
//! are in step with their source.

mod export;
mod import;
mod mark;
mod packages;

use clap::Subcommand;

use super::exit::Exit;
use super::terminal::Terminal;

/// Send texts to translators, take them back, keep translations in step
///
/// `check --lang all` lists what each language lacks, and what is out of step.
#[derive(Debug, clap::Args)]
#[command(arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Export(export::Args),
    Import(import::Args),
    Mark(mark::Args),
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    match &args.verb {
        Verb::Export(args) => export::run(args, terminal),
        Verb::Import(args) => import::run(args, terminal),
        Verb::Mark(args) => mark::run(args, terminal),
    }
}
