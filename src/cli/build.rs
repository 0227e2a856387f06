//! `tavle build`: the whole site, made and saved.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{BuildArgs, Format};
use super::note::{self, Note};
use super::report::Summary;
use super::session::{self, Counted};
use super::timings::Timings;
use super::words::catalogue;
use super::{Outcome, say};
use tavle_base::Diagnostic;
use tavle_base::checked::has_error;
use tavle_base::{Message, message};
use tavle_pipeline::{self as pipeline, BuildError, Built, Options, Prepared, Progress, Reading, Stage};
use tavle_routes::{OutputKind, Wanted};
use tavle_save::{self as save, SaveError, SaveTarget, Saved};

/// Shorter work shows no progress line.
const WORTH_SHOWING: Duration = Duration::from_millis(700);

/// The folder of the finished site, below the site's own, unless another is named.
const OUTPUT: &str = "public";

pub fn run(args: &BuildArgs) -> Outcome {
    let started = Instant::now();
    let taken = args.timings.then(Timings::begin);
    let timings: &dyn Progress = match &taken {
        Some(timings) => timings,
        None => &(),
    };
    let print = if args.no_print { Wanted::Nothing } else { Wanted::Listed };
    let options = match session::options(&args.site, args.portable, print) {
        Ok(options) => Options { drafts: args.drafts, ..options },
        Err(outcome) => return outcome,
    };
    let output = args.output.clone().unwrap_or_else(|| options.root.join(OUTPUT));
    let target = SaveTarget { output, state: pipeline::state(&options) };
    // Through a link is written only where somebody names it: one that comes with a site may lead anywhere.
    if args.output.is_none() && target.output.is_symlink() {
        return machine(&SaveError::Link { path: target.output });
    }
    if args.drafts {
        match is_published(&target, &options) {
            Ok(false) => {}
            Ok(true) => {
                say::error(&message!("build.drafts", folder = target.output.display().to_string()));
                return Outcome::Usage;
            }
            Err(error) => return machine(&error),
        }
    }
    let sources = pipeline::load(&options, timings);
    let fingerprint = pipeline::fingerprint(&options, args.site.strict, &sources.value, &note::program());
    if sources.diagnostics.is_empty() {
        match save::recall(&target, &fingerprint) {
            Ok(Some(note)) => {
                if let Ok(note) = serde_json::from_str(&note) {
                    return nothing_changed(&note, args, started.elapsed());
                }
            }
            Ok(None) => {}
            Err(error) => return machine(&error),
        }
    }
    let reading = pipeline::understand(&options, sources, timings);
    let mut diagnostics = reading.diagnostics.clone();
    let stops = |all: &[_]| has_error(all) || (args.site.strict && !all.is_empty());
    let built = match &reading.prepared {
        Some(prepared) if !stops(&diagnostics) => {
            let stamp = |saved: &Saved, warnings: &[Diagnostic]| {
                let all: Vec<Diagnostic> = reading.diagnostics.iter().chain(warnings).cloned().collect();
                let counted = Counted { warnings: all.len(), ..Counted::default() };
                // What was left is reported again.
                if !saved.left.is_empty() {
                    return None;
                }
                let summary =
                    Summary { written: 0, unchanged: saved.written + saved.unchanged, ..summary(prepared, counted) };
                let note = Note::new(&all, &prepared.sources, summary);
                Some((fingerprint.clone(), serde_json::to_string(&note).expect("texts and numbers can be written")))
            };
            match save(prepared, &target, args, timings, stamp) {
                Ok(built) => {
                    diagnostics.extend(built.warnings.iter().cloned());
                    Some(built)
                }
                Err(BuildError::Problems(problems)) => {
                    diagnostics.extend(problems);
                    None
                }
                Err(BuildError::Save(error)) => {
                    session::report(&mut diagnostics, reading.sources(), &args.site);
                    return machine(&error);
                }
            }
        }
        _ => None,
    };
    let counted = session::report(&mut diagnostics, reading.sources(), &args.site);
    let Some(built) = built else {
        if args.site.format == Format::Human {
            say::note(&message!("build.errors", n = counted.errors));
        }
        return Outcome::Problems;
    };
    for path in &built.saved.left {
        say::warning(&message!("build.left", path = target.output.join(&**path).display().to_string()));
    }
    if let [first, more @ ..] = &*built.saved.others {
        let (path, n) = (target.output.join(&**first).display().to_string(), more.len());
        say::warning(&match n {
            0 => message!("build.other", path),
            n => message!("build.others", path, n),
        });
    }
    if args.explain {
        explain(&built);
    }
    if args.site.format == Format::Human && !args.site.quiet {
        print_summary(&reading, &built, counted, started.elapsed());
    }
    if let Some(taken) = &taken {
        say::out(taken.table());
    }
    // A large site takes a while to be put away piece by piece, and the process ends here anyway.
    std::mem::forget(reading);
    counted.outcome()
}

/// Whether the site is published from the folder of `target`, from one that it lies in, or from one in it.
fn is_published(target: &SaveTarget, options: &Options) -> Result<bool, SaveError> {
    let state = pipeline::state(&Options { drafts: false, ..options.clone() });
    let usual = SaveTarget { output: options.root.join(OUTPUT), state: state.clone() };
    let (output, usual) = (save::output(target)?, save::output(&usual)?);
    let is_usual = output.starts_with(&usual) || usual.starts_with(&output);
    Ok(is_usual || save::has_saved(&SaveTarget { output, state })?)
}

/// Says what the build before said, whose output is in place as it was left.
fn nothing_changed(note: &Note, args: &BuildArgs, took: Duration) -> Outcome {
    let outcome = session::retell(note, &args.site);
    if args.site.format == Format::Human && !args.site.quiet {
        say::line(&Summary { seconds: took.as_secs_f64(), ..note.summary }.message());
    }
    outcome
}

fn save(
    prepared: &Prepared,
    target: &SaveTarget,
    args: &BuildArgs,
    timings: &dyn Progress,
    stamp: impl FnOnce(&Saved, &[Diagnostic]) -> Option<(String, String)>,
) -> Result<Built, BuildError> {
    let bar = ProgressBar::with_draw_target(Some(prepared.routes.outputs.len() as u64), ProgressDrawTarget::hidden());
    let is_wanted = std::io::stderr().is_terminal() && !args.site.quiet && args.site.format == Format::Human;
    bar.set_style(ProgressStyle::with_template(&catalogue().text(&progress())).expect("the line is well written"));
    let shown = Shown { bar, is_wanted, begun: Instant::now(), timings };
    let saved = pipeline::build(prepared, target, args.site.strict, &shown, stamp);
    shown.bar.finish_and_clear();
    saved
}

/// The template of the line that shows how far the work is; what stands in braces is for the progress bar.
fn progress() -> Message {
    message!("build.progress", bar = "{bar:30}", done = "{pos}", all = "{len}")
}

/// A line that shows how far the work is, once that is worth it, beside the times that are taken of it.
struct Shown<'a> {
    bar: ProgressBar,
    is_wanted: bool,
    begun: Instant,
    timings: &'a dyn Progress,
}

impl Progress for Shown<'_> {
    fn stage(&self, stage: Stage) {
        self.timings.stage(stage);
    }

    fn begins(&self, what: &OutputKind) {
        self.timings.begins(what);
    }

    fn made(&self, what: &OutputKind, bytes: usize) {
        self.timings.made(what, bytes);
        if self.is_wanted && self.bar.is_hidden() && self.begun.elapsed() > WORTH_SHOWING {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }
}

/// What the machine would not do, and a way out.
fn machine(error: &SaveError) -> Outcome {
    say::error(&error.message());
    Outcome::Machine
}

fn explain(built: &Built) {
    let saved = &built.saved;
    let why = [
        ("explain.printed", &built.printed),
        ("explain.indexed", &built.indexed),
        ("explain.written", &saved.changed),
        ("explain.removed", &saved.gone),
        ("explain.left", &saved.left),
    ];
    let lines = why.iter().flat_map(|(key, paths)| paths.iter().map(|path| Message::new(*key).with("path", path)));
    say::out(lines.map(|line| catalogue().text(&line) + "\n").collect::<String>());
}

fn print_summary(reading: &Reading, built: &Built, counted: Counted, took: Duration) {
    let Some(prepared) = &reading.prepared else { return };
    let saved = &built.saved;
    let summary = Summary {
        printed: built.printed.len(),
        written: saved.written,
        unchanged: saved.unchanged,
        removed: saved.removed,
        seconds: took.as_secs_f64(),
        ..summary(prepared, counted)
    };
    say::line(&summary.message());
}

/// What is the same however much of a site is written.
fn summary(prepared: &Prepared, counted: Counted) -> Summary {
    Summary {
        pages: prepared.pages(),
        documents: prepared.routes.documents().len(),
        data_sets: prepared.site.data.len(),
        languages: prepared.site.languages.count(),
        warnings: counted.warnings,
        errors: counted.errors,
        ..Summary::default()
    }
}
