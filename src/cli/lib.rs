//! The command `tavle`: from what was typed to an exit code.
//!
//! | code | means |
//! |---|---|
//! | 0 | done |
//! | 1 | problems in the site |
//! | 2 | wrong usage |
//! | 3 | the machine: disk, rights, port |

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "it is what a person meets")]

mod args;
mod build;
mod check;
mod clock;
mod handbook;
mod help;
mod init;
mod licences;
mod note;
mod outcome;
pub mod report;
mod say;
mod schema;
mod seal;
mod serve;
mod session;
mod timings;
mod visible;
mod words;

use std::process::ExitCode;

use args::Command;
pub use outcome::Outcome;

/// Runs the command that was typed.
pub fn main() -> ExitCode {
    let outcome = match help::parse().command {
        Command::Build(args) => build::run(&args),
        Command::Handbook(args) => handbook::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Seal(args) => seal::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Init(args) => init::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Licences => say::out(licences::text()),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut help::command(), "tavle", &mut script);
            say::bytes(&script)
        }
        Command::Man => {
            let mut page = Vec::new();
            match clap_mangen::Man::new(help::command()).render(&mut page) {
                Ok(()) => say::bytes(&page),
                Err(_) => Outcome::Machine,
            }
        }
    };
    outcome.into()
}
