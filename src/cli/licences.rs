//! `tavle licences`: the licences of everything that Tavle is made of.

/// The notices of Tavle, its fonts and every library in it; `tests/licences.rs` writes them and keeps them in step.
pub fn text() -> &'static str {
    include_str!("licences.txt")
}
