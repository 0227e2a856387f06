//! How the program is linked.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |what: &str, wanted: &str| env::var(what).is_ok_and(|found| found == wanted);
    // A program that can be loaded anywhere has its 130,000 addresses corrected at every start, most of them in tables
    // of fonts, scripts and languages: 4 ms of the 7 that `tavle --version` took. One that is loaded at a fixed place
    // has none to correct.
    if target("CARGO_CFG_TARGET_OS", "linux") && target("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bin=tavle=-no-pie");
    }
}
