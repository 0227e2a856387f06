//! The command `tavle`; all it does is said in `tavle::cli`.

use std::process::ExitCode;

/// Setting a document takes millions of small pieces of memory, and this allocator is made for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tavle::cli::main()
}
