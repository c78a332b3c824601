//! The command `communique`: everything is in the library.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Documents are thousands of small pieces; `benches/README.md` says what this saves.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    communique::cli::main()
}
