//! What the program tells its caller at the end.

use std::process::ExitCode;

/// The exit codes; `HELP` says what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    Done = 0,
    /// The input has errors; what had none was made. A file is not as it should be.
    Errors = 1,
    /// The command line asks for what cannot be.
    Usage = 2,
    /// The outputs are not what a build would give now.
    Stale = 3,
    /// A file or folder could not be written.
    Files = 4,
    /// Returned files disagree, with each other or with the record.
    Conflicts = 5,
    /// A returned file could not be read; nothing was written.
    Unreadable = 6,
    /// Somebody pressed Ctrl-C.
    Interrupted = 130,
}

/// The exit codes, for `--help` and the manual.
pub(super) const HELP: &str = "\
Exit codes:
  0  done
  1  the input has errors; documents without errors were made all the same; with `verify`,
     a file is different, edited, or cannot be judged
  2  wrong usage
  3  the outputs are not what a build would give now (`build --check`); with `verify`,
     all say what they should, and some in other bytes
  4  a file could not be written
  5  returned files are in conflict; the rest was merged (`merge`, `translations import`)
  6  a returned file cannot be read, and nothing was written (the same)
  130  interrupted (Ctrl-C, SIGTERM); the next build goes on from there

Messages go to standard error, what a command gives goes to standard output.";

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
