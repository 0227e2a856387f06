//! `tavle init`: a small, complete site to begin with.

use super::Outcome;
use super::args::InitArgs;

pub fn run(_: &InitArgs) -> Outcome {
    Outcome::Usage
}
