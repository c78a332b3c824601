//! The options on how a build is done.

use std::num::NonZeroUsize;

use crate::build::{Mode, Shard};

/// How the work is done.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How")]
pub(super) struct Work {
    /// How many documents are made at a time [default: one for each processor]
    #[arg(long, short, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Make all documents, also those that nothing has changed for
    #[arg(long)]
    pub(super) force: bool,
    /// Write nothing; say which files are not what a build would give now, and end with
    /// exit code 3 if there are any; read PDFs and Word files back, and say where they do
    /// not say what the record says, unless `--parity` has proved it when they were made
    #[arg(long, conflicts_with = "force")]
    pub(super) check: bool,
    /// Read each PDF and Word file back, and write it only if it says what the record says;
    /// `--check` need not read it again then
    #[arg(long, conflicts_with = "check")]
    pub(super) parity: bool,
    /// Say of each document why it was made or left alone
    #[arg(long)]
    pub(super) explain: bool,
    /// Say how long each stage of the work took, all threads together
    #[arg(long)]
    pub(super) timings: bool,
    /// Go on: build again whenever a file changes that something is made from, until
    /// Ctrl-C
    #[arg(long, conflicts_with_all = ["force", "check", "shard"])]
    pub(super) watch: bool,
    /// Make one part of the documents: `2/4` on the second of four machines; `auto` takes
    /// both numbers from the variables of GitLab, Slurm or Kubernetes
    #[arg(long, value_name = "K/N", value_parser = shard)]
    pub(super) shard: Option<Shard>,
}

impl Work {
    pub(super) fn mode(&self) -> Mode {
        match (self.check, self.force) {
            (true, _) => Mode::Check,
            (false, true) => Mode::Force,
            (false, false) => Mode::Build,
        }
    }

    pub(super) fn threads(&self) -> NonZeroUsize {
        let all = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        self.jobs.unwrap_or(all)
    }
}

/// Reads `--shard`.
fn shard(text: &str) -> Result<Shard, String> {
    if text != "auto" {
        return Shard::parse(text);
    }
    // The machine's number, what it is counted from, how many there are.
    let engines = [
        ("CI_NODE_INDEX", 1, "CI_NODE_TOTAL"),
        ("SLURM_ARRAY_TASK_ID", 0, "SLURM_ARRAY_TASK_COUNT"),
        ("JOB_COMPLETION_INDEX", 0, "JOB_COMPLETIONS"),
    ];
    let number = |name: &str| std::env::var(name).ok()?.trim().parse::<u32>().ok();
    // GitLab gives no number to a job that it does not run in parallel.
    if std::env::var_os("CI_NODE_INDEX").is_none() && number("CI_NODE_TOTAL") == Some(1) {
        return Shard::parse("1/1");
    }
    for (index, first, count) in engines {
        let set = [index, count].map(|name| std::env::var(name).ok());
        let [Some(own), Some(whole)] = set else { continue };
        let said = format!("`{index}={own}` and `{count}={whole}`");
        let (Some(own), Some(of)) = (number(index), number(count)) else {
            return Err(format!("{said} are not numbers"));
        };
        let first = match index {
            "SLURM_ARRAY_TASK_ID" => number("SLURM_ARRAY_TASK_MIN").unwrap_or(first),
            _ => first,
        };
        let part = format!("{}/{of}", own.saturating_add(1).saturating_sub(first));
        return Shard::parse(&part)
            .map_err(|_| format!("{said} name no part of a whole"));
    }
    Err("neither GitLab's CI_NODE_INDEX and CI_NODE_TOTAL, nor Slurm's \
         SLURM_ARRAY_TASK_ID and SLURM_ARRAY_TASK_COUNT, nor Kubernetes' \
         JOB_COMPLETION_INDEX with JOB_COMPLETIONS are set"
        .to_owned())
}
