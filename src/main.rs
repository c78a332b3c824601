//! The command `communique`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    communique::cli::main()
}
