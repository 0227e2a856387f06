//! `tavle check`: what is wrong with the site, how much of it is translated, and what of it is not shown.

use super::args::{CheckArgs, Format};
use super::report::count;
use super::{Outcome, say, session};
use crate::model::visibility::Hidden;
use crate::pipeline::Prepared;

pub fn run(args: &CheckArgs) -> Outcome {
    let (reading, counted) = match session::check(&args.site) {
        Ok(checked) => checked,
        Err(outcome) => return outcome,
    };
    if let (Some(prepared), Format::Human, false) = (&reading.prepared, args.site.format, args.site.quiet) {
        let mut said = String::new();
        for (tag, written, all) in prepared.coverage() {
            let share = (written * 100).checked_div(all).unwrap_or(100);
            said += &format!("{tag}: {written} of {all} texts ({share} %)\n");
        }
        let (publications, sets) = prepared.undated();
        let undated = [(publications, "publication"), (sets, "data set")].into_iter().filter(|(n, _)| *n > 0);
        let undated: Vec<String> = undated.map(|(n, word)| count(n, word)).collect();
        if !undated.is_empty() {
            said += &format!("Not in the feed, without `updated:` and its day: {}.\n", undated.join(", "));
        }
        said += &not_shown(prepared);
        said += &match (counted.errors, counted.warnings) {
            (0, 0) => "Nothing is wrong with the site.\n".to_owned(),
            (errors, warnings) => format!("{}, {}.\n", count(errors, "error"), count(warnings, "warning")),
        };
        say::out(said);
    }
    match counted.errors {
        0 => Outcome::Done,
        _ => Outcome::Faults,
    }
}

/// The files that are there and not shown, each with the reason.
fn not_shown(prepared: &Prepared) -> String {
    let mut said = String::new();
    for (path, reason) in prepared.hidden() {
        let reason = match reason {
            Hidden::Draft => "a draft".to_owned(),
            Hidden::Scheduled(day) => format!("published on {day}"),
            Hidden::Expired(day) => format!("expired on {day}"),
            Hidden::Unused => "no page shows it; `public: true` would publish it".to_owned(),
            // Both have been reported.
            Hidden::Invalid | Hidden::Unlisted => continue,
        };
        said += &format!("not shown: {path} ({reason})\n");
    }
    said
}
