//! `tavle check`: what is wrong with the site, how much of it is translated, what of it is not shown, and what is worth a look.

use super::args::{CheckArgs, Format};
use super::{Outcome, report, say, session};
use tavle_base::message;
use tavle_model::visibility::Hidden;
use tavle_pipeline::Prepared;

pub fn run(args: &CheckArgs) -> Outcome {
    let (reading, notes, counted) = match session::check(&args.site) {
        Ok(checked) => checked,
        Err(outcome) => return outcome,
    };
    if let (Some(prepared), Format::Human, false) = (&reading.prepared, args.site.format, args.site.quiet) {
        for (language, written, all) in prepared.coverage() {
            let percent = (written * 100).checked_div(all).unwrap_or(100);
            say::line(&message!("check.coverage", language, written, all, percent));
        }
        let (publications, sets) = prepared.undated();
        let publications = (publications > 0).then(|| message!("count.publications", n = publications));
        let sets = (sets > 0).then(|| message!("count.data-sets", n = sets));
        let undated = match (publications, sets) {
            (Some(first), Some(second)) => Some(message!("count.comma", first, second)),
            (publications, sets) => publications.or(sets),
        };
        if let Some(sets) = undated {
            say::line(&message!("check.no-news", sets));
        }
        not_shown(prepared);
        say::out(report::notes(&notes, &prepared.sources));
        say::line(&match (counted.errors, counted.warnings) {
            (0, 0) => message!("check.nothing-wrong"),
            (errors, warnings) => {
                let (errors, warnings) =
                    (message!("count.errors", n = errors), message!("count.warnings", n = warnings));
                message!("check.found", errors, warnings)
            }
        });
    }
    counted.outcome()
}

/// Prints the files that are there and not shown, each with the reason.
fn not_shown(prepared: &Prepared) {
    for (path, reason) in prepared.hidden() {
        let reason = match reason {
            Hidden::Draft => message!("check.draft"),
            Hidden::Scheduled(day) => message!("check.scheduled", day = day.to_string()),
            Hidden::Expired(day) => message!("check.expired", day = day.to_string()),
            Hidden::Unused => message!("check.unused"),
            // Both have been reported.
            Hidden::Invalid | Hidden::Unlisted => continue,
        };
        say::line(&message!("check.not-shown", path, reason));
    }
}
