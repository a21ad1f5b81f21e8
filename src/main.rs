//! The thin binary: everything is in the library.

use std::process::ExitCode;

/// Drills allocate many small things for a short time, on every thread: docs/drill-benchmarks.md has what this saves.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cyberdrill::cli::main()
}
