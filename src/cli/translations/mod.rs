//! `communique translations`: which translations are in step with their source.

mod mark;
mod packages;

use clap::Subcommand;

use super::exit::Exit;
use super::terminal::Terminal;

/// Keep translations in step with their source
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
    Mark(mark::Args),
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    match &args.verb {
        Verb::Mark(args) => mark::run(args, terminal),
    }
}
