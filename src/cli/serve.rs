//! `tavle serve`: the site in a browser on this machine.

use std::sync::{Arc, OnceLock};

use super::Outcome;
use super::args::ServeArgs;
use super::report;
use super::session;
use crate::pages::Measures;
use crate::pipeline::Prepared;
use crate::render::search::File;
use crate::routes::{SEARCH_INDEX, What};
use crate::serve::{self, Answer, Options, Site, content_type};

pub fn run(args: &ServeArgs) -> Outcome {
    let (reading, counted) = match session::check(&args.site) {
        Ok(checked) => checked,
        Err(outcome) => return outcome,
    };
    let (0, Some(prepared)) = (counted.errors, reading.prepared) else {
        eprintln!("The site is not served: mend what is said above first.");
        return Outcome::Faults;
    };
    let default = Options::default();
    let options = Options { address: args.host, port: args.port.unwrap_or(default.port), port_is_fixed: false };
    let asked = options.port;
    let quiet = args.site.quiet;
    let indexes = prepared.site.languages.all().map(|_| OnceLock::new()).collect();
    let served = serve::run(options, Arc::new(Served { prepared, indexes }), |address| {
        if address.port() != asked && asked != 0 {
            eprintln!("Port {asked} is taken by another program.");
        }
        if !quiet {
            println!("The site is at http://{address}/ until you press Ctrl-C.");
        }
    });
    match served {
        Ok(()) => Outcome::Done,
        Err(error) => {
            eprintln!("error: {error}\n  help: {}", error.help());
            Outcome::Machine
        }
    }
}

/// A site whose pages are made when they are asked for.
struct Served {
    prepared: Prepared,
    /// The search index of each language, once anybody has searched in it.
    indexes: Vec<OnceLock<Vec<File>>>,
}

impl Served {
    /// A file of a search index, by its path in the folder of all.
    fn indexed(&self, path: &str) -> Option<&File> {
        let (tag, path) = path.split_once('/')?;
        let lang = self.prepared.site.languages.find(tag)?;
        let files = self.indexes.get(lang.index())?.get_or_init(|| {
            self.prepared.search_index(lang).unwrap_or_else(|fault| {
                eprint!("{}", report::human(&[*fault], &self.prepared.sources, false));
                Vec::new()
            })
        });
        files.iter().find(|file| file.path == path)
    }
}

impl Site for Served {
    fn answer(&self, path: &str) -> Answer {
        let prepared = &self.prepared;
        let not_found = || Answer::NotFound { bytes: prepared.not_found(), content_type: content_type("404.html") };
        let path = path.trim_start_matches('/');
        if let Some(file) = path.strip_prefix(SEARCH_INDEX).and_then(|path| self.indexed(path)) {
            return Answer::Found { bytes: file.bytes.as_slice().into(), content_type: content_type(&file.path) };
        }
        let Some(output) = prepared.routes.find(path) else { return not_found() };
        if let What::Redirect { to, .. } = &output.what {
            return Answer::Redirect(to.to_string());
        }
        match prepared.output(output, &Measures::default()) {
            Ok(bytes) => Answer::Found { bytes, content_type: content_type(&output.path) },
            Err(fault) => {
                eprint!("{}", report::human(&[*fault], &prepared.sources, false));
                not_found()
            }
        }
    }
}
