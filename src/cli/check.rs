//! `tavle check`: what is wrong with the site, and how much of it is translated.

use super::Outcome;
use super::args::{CheckArgs, Format};
use super::session;

pub fn run(args: &CheckArgs) -> Outcome {
    let (reading, counted) = match session::check(&args.site) {
        Ok(checked) => checked,
        Err(outcome) => return outcome,
    };
    if let (Some(prepared), Format::Human, false) = (&reading.prepared, args.site.format, args.site.quiet) {
        for (tag, written, all) in prepared.coverage() {
            println!("{tag}: {written} of {all} texts ({} %)", (written * 100).checked_div(all).unwrap_or(100));
        }
        let (publications, sets) = prepared.undated();
        let undated = [(publications, "publication"), (sets, "data set")].into_iter().filter(|(n, _)| *n > 0);
        let undated: Vec<String> = undated.map(|(n, word)| counted_as(n, word)).collect();
        if !undated.is_empty() {
            println!("Not in the feed, without `updated:` and its day: {}.", undated.join(", "));
        }
        match (counted.errors, counted.warnings) {
            (0, 0) => println!("Nothing is wrong with the site."),
            (errors, warnings) => println!("{}, {}.", counted_as(errors, "error"), counted_as(warnings, "warning")),
        }
    }
    match counted.errors {
        0 => Outcome::Done,
        _ => Outcome::Faults,
    }
}

/// A number of things: "1 error", "2 errors".
fn counted_as(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
