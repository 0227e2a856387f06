//! What the commands on a site share: reading it, and telling what is wrong with it.

use std::collections::BTreeSet;
use std::io::IsTerminal;

use jiff::civil::Date;

use super::args::{Format, SiteArgs};
use super::clock;
use super::note::Note;
use super::report;
use super::{Outcome, say};
use tavle_base::checked::has_error;
use tavle_base::{Diagnostic, Severity, message};
use tavle_load::Sources;
use tavle_model::{PageSizes, notes};
use tavle_pipeline::{self as pipeline, Options, Prepared, Progress, Reading};
use tavle_routes::Wanted;

/// What was typed, turned into what is meant; or the exit code where that cannot be.
pub fn options(args: &SiteArgs, portable: bool, print: Wanted) -> Result<Options, Outcome> {
    let as_of = clock::as_of(args.as_of).map_err(|message| {
        say::error(&message);
        Outcome::Usage
    })?;
    let sizes = PageSizes::default();
    Ok(Options {
        root: args.root.clone(),
        base_url: args.base_url.clone(),
        as_of,
        drafts: false,
        portable,
        print,
        sizes,
    })
}

/// Reads the site.
pub fn prepare(
    args: &SiteArgs,
    portable: bool,
    print: Wanted,
    progress: &dyn Progress,
) -> Result<(Options, Reading), Outcome> {
    let options = options(args, portable, print)?;
    let reading = pipeline::prepare(&options, progress);
    Ok((options, reading))
}

/// How many errors and warnings there are, once warnings count as what was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted {
    pub errors: usize,
    pub warnings: usize,
    /// Whether the JSON that a program asked for could not be written.
    pub is_lost: bool,
}

impl Counted {
    /// How a command ends that has done nothing but to find these, or has done all that it should.
    pub fn outcome(self) -> Outcome {
        match (self.errors, self.is_lost) {
            (0, false) => Outcome::Done,
            (0, true) => Outcome::Machine,
            _ => Outcome::Problems,
        }
    }
}

/// Tells what is wrong, in the form that was asked for. With `--strict`, warnings are errors.
pub fn report(diagnostics: &mut [Diagnostic], sources: &Sources, args: &SiteArgs) -> Counted {
    if args.strict {
        for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.severity == Severity::Warning) {
            diagnostic.severity = Severity::Error;
        }
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let mut counted = Counted { errors: count(Severity::Error), warnings: count(Severity::Warning), is_lost: false };
    match args.format {
        Format::Json => counted.is_lost = say::out(report::json(diagnostics, sources)) != Outcome::Done,
        Format::Human if diagnostics.is_empty() => {}
        Format::Human if is_coloured() => say::err_coloured(&report::human(diagnostics, sources, true)),
        Format::Human => say::err(report::human(diagnostics, sources, false)),
    }
    counted
}

/// Reports again what a build reported about the very same site.
pub fn retell(note: &Note, args: &SiteArgs) -> Outcome {
    match args.format {
        Format::Json => return say::out(&note.json),
        Format::Human if is_coloured() => say::err_coloured(&note.coloured),
        Format::Human => say::err(&note.plain),
    }
    Outcome::Done
}

fn is_coloured() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Reads the site, makes every page of it without keeping any, and tells what is wrong. What is only worth a look comes
/// back as notes; programs are given them with the rest.
pub fn check(args: &SiteArgs) -> Result<(Reading, Vec<Diagnostic>, Counted), Outcome> {
    let (options, reading) = prepare(args, false, Wanted::Listed, &())?;
    let (mut diagnostics, mut notes) = (reading.diagnostics.clone(), Vec::new());
    if let (Some(prepared), false) = (&reading.prepared, has_error(&diagnostics)) {
        diagnostics.extend(pipeline::check_outputs(prepared));
        diagnostics.extend(later_errors(prepared, &options));
        notes = notes::notes(&prepared.site);
    }
    if args.format == Format::Json {
        diagnostics.extend(notes.iter().cloned());
    }
    let counted = report(&mut diagnostics, reading.sources(), args);
    Ok((reading, notes, counted))
}

/// On how many days to come the site is read as well.
const DAYS: usize = 12;

/// What will be an error on the days on which something is published, as warnings: on such a day nothing could be saved,
/// so that what expires would stay public.
fn later_errors(now: &Prepared, options: &Options) -> Vec<Diagnostic> {
    let days: BTreeSet<Date> = now.hidden().into_iter().filter_map(|(_, hidden)| hidden.published_on()).collect();
    let mut found: Vec<Diagnostic> = Vec::new();
    for day in days.into_iter().take(DAYS) {
        let later = pipeline::prepare(&Options { as_of: day, ..options.clone() }, &());
        let errors = later.diagnostics.into_iter().filter(|problem| problem.severity == Severity::Error);
        for problem in errors {
            let warning = Diagnostic { severity: Severity::Warning, ..problem };
            let is_known = |known: &Diagnostic| known.code() == warning.code() && known.place == warning.place;
            if !found.iter().any(is_known) {
                let message = warning.message.context(message!("context.on-day", day = day.to_string()));
                found.push(Diagnostic { message, ..warning });
            }
        }
    }
    found
}
