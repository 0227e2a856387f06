//! A site that is read again whenever its files change, and shown as it was while there is an error.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use axum::body::Bytes;
use tokio::sync::watch;

use super::live::{News, Problem, Swap, listening, waiting};
use super::{Answer, ServedSite, content_type};
use tavle_base::checked::has_error;
use tavle_base::{Diagnostic, Lang};
use tavle_load::Sources;
use tavle_model::review_notes;
use tavle_pages::Measure;
use tavle_pages::Measuring;
use tavle_pipeline::{self as pipeline, Memory, Options, Prepared};
use tavle_render::search::File;
use tavle_routes::{Document, OutputKind, SEARCH_INDEX};
use tavle_save::ArtifactCache;

/// How problems are put into words; what is wrong with a site is not for this room to know.
pub type Words = Box<dyn Fn(&[Diagnostic], &Sources) -> Vec<Problem> + Send + Sync>;

/// A site, as it is now.
pub struct Current {
    options: Options,
    /// Whether warnings are errors.
    strict: bool,
    words: Words,
    last: Mutex<Last>,
    /// Nothing until the site has been without a problem once.
    shown: RwLock<Option<Arc<Shown>>>,
    news: watch::Sender<News>,
}

/// How the site was read last.
#[derive(Default)]
struct Last {
    memory: Memory,
    sources: Sources,
    diagnostics: Vec<Diagnostic>,
    has_problems: bool,
    version: u64,
}

/// The site that is shown.
struct Shown {
    prepared: Prepared,
    version: u64,
    /// The part of the base address after the host, with a slash at both ends.
    root: String,
    /// The search index of each language, once anybody has searched in it.
    indexes: Vec<OnceLock<Result<Vec<File>, Box<Diagnostic>>>>,
    /// The documents that the last build has kept, and how large they are, once a page has asked. One that would be
    /// printed otherwise now has no size until it is built.
    kept: ArtifactCache,
    measures: Mutex<HashMap<(Document, Lang), Option<Measure>>>,
}

impl Shown {
    fn new(prepared: Prepared, version: u64, kept: ArtifactCache) -> Self {
        let root = prepared.routes.addresses.root("/");
        let indexes = prepared.site.languages.all().map(|_| OnceLock::new()).collect();
        Self { prepared, version, root, indexes, kept, measures: Mutex::default() }
    }

    /// A file of a search index, by its path in the folder of all.
    fn indexed(&self, path: &str) -> Option<Result<&File, Diagnostic>> {
        let (tag, path) = path.split_once('/')?;
        let lang = self.prepared.site.languages.find(tag)?;
        let index = self.indexes.get(lang.index())?.get_or_init(|| self.prepared.search_index(lang));
        match index {
            Ok(files) => files.iter().find(|file| file.path == path).map(Ok),
            Err(problem) => Some(Err(Diagnostic::clone(problem))),
        }
    }
}

impl Measuring for Shown {
    fn measure(&self, document: Document, lang: Lang) -> Option<Measure> {
        let known = || self.measures.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known().get(&(document, lang)).copied();
        before.unwrap_or_else(|| {
            let measure = self.prepared.kept_measure(document, lang, &self.kept);
            known().insert((document, lang), measure);
            measure
        })
    }
}

/// What came of reading the site again.
#[derive(Debug)]
pub enum Turn {
    /// Nothing has changed.
    Same,
    /// There are errors, so what was shown before is still shown.
    Broken { diagnostics: Vec<Diagnostic>, sources: Sources },
    /// The site is shown as it is now.
    Shown { diagnostics: Vec<Diagnostic>, sources: Sources },
}

impl Current {
    /// A site that has not been read yet. Readers can tell it from others by `run`.
    pub fn new(options: Options, run: String, strict: bool, words: Words) -> Self {
        let news = News { run, ..News::default() };
        Self {
            options,
            strict,
            words,
            last: Mutex::default(),
            shown: RwLock::default(),
            news: watch::Sender::new(news),
        }
    }

    /// Reads the site, which may have changed at these paths; without them, anywhere.
    pub fn read(&self, changed: Option<&[PathBuf]>) -> Turn {
        let mut last = self.last();
        let reading = pipeline::prepare_again(&self.options, &mut last.memory, changed, &());
        let before = std::mem::replace(&mut last.sources, reading.sources().clone());
        // The same text in another encoding differs in what is said of it.
        let is_said = std::mem::replace(&mut last.diagnostics, reading.diagnostics.clone()) == reading.diagnostics;
        let is_same = is_said && reading.sources().changed_since(&before).is_empty();
        if is_same && (last.version > 0 || last.has_problems) {
            return Turn::Same;
        }
        let diagnostics = reading.diagnostics.clone();
        last.has_problems = has_error(&diagnostics) || (self.strict && !diagnostics.is_empty());
        let (false, Some(prepared)) = (last.has_problems, reading.prepared) else {
            last.has_problems = true;
            let sources = last.sources.clone();
            let problems = (self.words)(&diagnostics, &sources);
            self.news.send_modify(|news| news.problems = problems);
            return Turn::Broken { diagnostics, sources };
        };
        let sources = prepared.sources.clone();
        let before = self.shown();
        let changed = before.as_ref().map(|before| sources.changed_since(&before.prepared.sources));
        // A problem that is taken back leaves the site as it is shown.
        let reminders = (self.words)(&review_notes(&prepared.site), &sources);
        let swaps = match (&before, changed.as_deref()) {
            (Some(_), Some([])) => None,
            (Some(before), Some(changed)) if changed.iter().all(|path| is_style(path)) => {
                Some(swaps(&before.prepared, &prepared))
            }
            _ => Some(Vec::new()),
        };
        if let Some(swaps) = swaps {
            last.version += 1;
            let version = last.version;
            let kept = prepared.kept_documents(&pipeline::state(&self.options));
            let shown = Arc::new(Shown::new(prepared, version, kept));
            *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(shown);
            let problems = Vec::new();
            self.news.send_modify(|news| *news = News { version, swaps, problems, reminders, run: news.run.clone() });
        } else {
            self.news.send_modify(|news| {
                news.problems.clear();
                news.reminders = reminders;
            });
        }
        Turn::Shown { diagnostics, sources }
    }

    fn last(&self) -> MutexGuard<'_, Last> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn shown(&self) -> Option<Arc<Shown>> {
        self.shown.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A page that says that there is nothing to show, and why.
    fn waiting(&self, problems: &[Problem]) -> Answer {
        let bytes = waiting(&self.news.borrow(), problems).into_bytes().into();
        Answer::Broken { bytes, content_type: content_type("index.html") }
    }
}

impl ServedSite for Current {
    fn answer(&self, path: &str) -> Answer {
        let Some(shown) = self.shown() else { return self.waiting(&[]) };
        let prepared = &shown.prepared;
        let file = |bytes: Bytes, path: &str| match path.ends_with(".html") {
            true => listening(&bytes, &self.news.borrow().run, shown.version).into(),
            false => bytes,
        };
        let not_found = || match prepared.not_found() {
            Ok(bytes) => Answer::NotFound { bytes: file(bytes, "404.html"), content_type: content_type("404.html") },
            Err(problem) => self.waiting(&(self.words)(&[*problem], &prepared.sources)),
        };
        let Some(below) = path.strip_prefix(&shown.root) else {
            // A site that is published in a folder of its host is shown there too.
            return if path == "/index.html" { Answer::Redirect(shown.root.clone()) } else { not_found() };
        };
        match below.strip_prefix(SEARCH_INDEX).and_then(|path| shown.indexed(path)) {
            Some(Ok(found)) => {
                return Answer::Found { bytes: Bytes::copy_from_slice(&found.bytes), content_type: content_type(path) };
            }
            Some(Err(problem)) => return self.waiting(&(self.words)(&[problem], &prepared.sources)),
            None => {}
        }
        let Some(output) = prepared.routes.find(below) else { return not_found() };
        if let OutputKind::Redirect { to, .. } = &output.what {
            return Answer::Redirect(prepared.routes.addresses.link("/", to));
        }
        match prepared.output(output, &*shown) {
            Ok(bytes) => Answer::Found { bytes: file(bytes, &output.path), content_type: content_type(&output.path) },
            Err(problem) => self.waiting(&(self.words)(&[*problem], &prepared.sources)),
        }
    }

    fn news(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }
}

fn is_style(path: &str) -> bool {
    path.starts_with("themes/") && path.ends_with(".css")
}

/// The theme's styles that have another address now.
fn swaps(before: &Prepared, now: &Prepared) -> Vec<Swap> {
    let styles = now.theme.assets.iter().filter(|asset| asset.path.ends_with(".css"));
    let swap = |asset: &tavle_model::theme::Asset| {
        let old = before.theme.asset(&asset.name)?;
        (old.path != asset.path).then(|| Swap { from: old.path.to_string(), to: asset.path.to_string() })
    };
    styles.filter_map(swap).collect()
}
