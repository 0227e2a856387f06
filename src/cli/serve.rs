//! `tavle serve`: the site in a browser on this machine, shown again whenever its files are saved.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::args::{ServeArgs, SiteArgs};
use super::{Outcome, report, say, session};
use tavle_base::{Diagnostic, message};
use tavle_load::{SITE_FILE, Sources, real_path};
use tavle_pipeline as pipeline;
use tavle_routes::Wanted;
use tavle_serve::current::{Current, Turn};
use tavle_serve::watch::{self, Change, Watch};
use tavle_serve::{self as serve, Options};

pub fn run(args: &ServeArgs) -> Outcome {
    let options = match session::options(&args.site, false, Wanted::Listed) {
        Ok(options) => pipeline::Options { drafts: args.drafts, ..options },
        Err(outcome) => return outcome,
    };
    if args.drafts && !args.host.is_loopback() {
        say::error(&message!("serve.drafts", host = args.host.to_string()));
        return Outcome::Usage;
    }
    // Where there is no site, waiting for one would only hide a wrong folder.
    if !args.site.root.join(SITE_FILE).is_file() {
        let reading = pipeline::prepare(&options, &());
        session::report(&mut reading.diagnostics.clone(), reading.sources(), &args.site);
        return Outcome::Problems;
    }
    // Watching begins first, so that nothing is saved unseen while the site is read.
    let watch = match watch::watch(&args.site.root, args.poll) {
        Ok(watch) => watch,
        Err(error) => {
            say::error(&error.message());
            return Outcome::Machine;
        }
    };
    let root = real_path(&args.site.root).unwrap_or_else(|_| args.site.root.clone());
    let editor = args.editor.clone();
    let words = move |all: &[Diagnostic], sources: &Sources| report::overlay(all, sources, &root, &editor);
    let current = Arc::new(Current::new(options, run_name(), args.site.strict, Box::new(words)));
    report(current.read(None), None, &args.site);
    let (watcher, site) = (Arc::clone(&current), args.site.clone());
    let follower = std::thread::spawn(move || follow(watch, &watcher, &site));

    let options = Options { address: args.host, port: args.port.unwrap_or(Options::default().port) };
    let served = serve::run(options, current, follower, |address| {
        if address.port() != options.port && options.port != 0 {
            say::note(&message!("serve.other-port", port = options.port.to_string()));
        }
        let address = format!("http://{address}/");
        if !args.site.quiet {
            say::line(&message!("serve.at", address = &address));
        }
        if args.open && open::that_detached(&address).is_err() {
            say::note(&message!("serve.no-browser", address));
        }
    });
    match served {
        Ok(()) => Outcome::Done,
        Err(error) => {
            say::error(&error.message());
            Outcome::Machine
        }
    }
}

/// Reads the site again whenever something has happened to its files.
fn follow(mut watch: Watch, current: &Current, args: &SiteArgs) {
    while let Some(change) = watch.wait() {
        let begun = Instant::now();
        let turn = match &change {
            Change::At(paths) => current.read(Some(paths)),
            Change::Anywhere => current.read(None),
        };
        report(turn, Some(begun.elapsed()), args);
    }
}

/// Tells what came of reading the site, after how long if it was read again.
fn report(turn: Turn, again: Option<Duration>, args: &SiteArgs) {
    let (mut diagnostics, sources, is_shown) = match turn {
        Turn::Same => return,
        Turn::Broken { diagnostics, sources } => (diagnostics, sources, false),
        Turn::Shown { diagnostics, sources } => (diagnostics, sources, true),
    };
    session::report(&mut diagnostics, &sources, args);
    if !is_shown {
        say::note(&message!("serve.as-before"));
    } else if let (Some(took), false) = (again, args.quiet) {
        say::line(&message!("serve.updated", ms = took.as_millis().to_string()));
    }
}

/// A name that no other run has.
fn run_name() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{:x}-{:x}", now.as_nanos(), std::process::id())
}
