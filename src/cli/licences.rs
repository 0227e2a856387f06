//! `tavle licences`: the licences of everything that Tavle is made of.

/// The notices of Tavle, its fonts and every library in it.
pub fn text() -> &'static str {
    ""
}
