//! `communique man`: manual pages.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_mangen::Man;

use super::exit::Exit;
use super::templates::not_written;
use super::terminal::Terminal;

/// Print the manual page, or write the pages of all commands
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Write a page for each command into this folder instead
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> Exit {
    let Some(folder) = &args.to else {
        let mut page = vec![];
        let rendered = Man::new(super::Cli::command()).render(&mut page);
        rendered.expect("writing to memory cannot fail");
        terminal.give(&page);
        return Exit::Done;
    };
    match write(folder) {
        Ok(()) => Exit::Done,
        Err(error) => terminal.fail(Exit::Files, not_written(folder, &error)),
    }
}

fn write(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    clap_mangen::generate_to(super::Cli::command(), folder)
}
