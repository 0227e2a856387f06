//! The command `tavle`; all it does is said in `tavle::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    tavle::cli::main()
}
