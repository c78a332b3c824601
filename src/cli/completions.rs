//! `communique completions`: what a shell needs to complete the command line.

use clap::CommandFactory;
use clap_complete::Shell;

use super::exit::Exit;
use super::terminal::Terminal;

/// Print completions for a shell
///
/// For Bash: `communique completions bash > ~/.local/share/bash-completion/completions/communique`
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let mut script = vec![];
    let mut command = super::Cli::command();
    clap_complete::generate(args.shell, &mut command, "communique", &mut script);
    terminal.give(&script);
    Exit::Done
}
