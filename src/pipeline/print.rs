//! Printing every document, before the pages that link to them and say how large they are.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::error::BuildError;
use super::progress::Progress;
use super::{Prepared, distinct};
use tavle_base::{Diagnostic, Lang, Place, message};
use tavle_pages::LocalizedSite;
use tavle_pages::Measure;
use tavle_pages::Measures;
use tavle_render::pdf::{self, PrintJob, Printed};
use tavle_routes::{Document, OutputKind, Paper};
use tavle_save::{self as save, ArtifactCache, Staging};

/// The folder of printed documents below that of a site's state.
const PRINTED: &str = "print";

/// What came of printing.
#[derive(Default)]
pub struct Prints {
    /// How large each document is.
    pub measures: Measures,
    /// The paths of those that were not kept from before.
    pub made: Vec<Box<str>>,
    /// What is wrong with what is printed: signs without a font, broken images, posters that need more than a sheet.
    pub diagnostics: Vec<Diagnostic>,
}

impl Prepared {
    /// A document as a job for the press; nothing if a page that it is made of is not there.
    pub fn job(&self, document: Document, lang: Lang) -> Option<(PrintJob, Vec<Diagnostic>)> {
        let typesetter = self.typesetter.as_ref()?;
        let none = Measures::default();
        let localized =
            LocalizedSite { site: &self.site, routes: &self.routes, theme: &self.theme, measures: &none, lang };
        let print = tavle_pages::print::print(document, localized)?;
        Some(pdf::job(&print, localized, &self.sources, typesetter))
    }

    /// A document, printed now.
    pub fn print(&self, document: Document, lang: Lang) -> Result<Option<Printed>, Vec<Diagnostic>> {
        match (self.job(document, lang), &self.typesetter) {
            (Some((job, _)), Some(typesetter)) => typesetter.print(&job).map(Some),
            _ => Ok(None),
        }
    }

    /// The documents that are kept from one build to the next.
    pub fn kept_documents(&self, state: &Path) -> ArtifactCache {
        save::artifact_cache(state, PRINTED)
    }

    /// How large a document is, if it is kept as it would be printed now.
    pub fn kept_measure(&self, document: Document, lang: Lang, kept: &ArtifactCache) -> Option<Measure> {
        let (job, _) = self.job(document, lang)?;
        found(&job.fingerprint(self.typesetter.as_ref()?.fingerprint()), kept).map(|printed| measure(&printed))
    }

    /// What of the documents cannot be printed as it is written.
    pub fn print_problems(&self) -> Vec<Diagnostic> {
        let problems = on_all_threads(self.routes.documents(), |(document, lang)| self.job(*document, *lang));
        distinct(problems.into_iter().flatten().flat_map(|(_, problems)| problems).collect())
    }
}

/// Prints every document that is not kept from before, and puts all of them on the staging.
pub fn documents(
    prepared: &Prepared,
    kept: &ArtifactCache,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Prints, BuildError> {
    let results: Vec<Result<Done, BuildError>> = on_all_threads(prepared.routes.documents(), |(document, lang)| {
        one(prepared, *document, *lang, kept, staging, progress)
    });
    let (mut prints, mut measures) = (Prints::default(), Vec::new());
    for result in results {
        let done = result?;
        measures.push(((done.document, done.lang), done.measure));
        prints.made.extend(done.made);
        prints.diagnostics.extend(done.diagnostics);
    }
    prints.measures = measures.into_iter().collect();
    prints.diagnostics = distinct(prints.diagnostics);
    Ok(prints)
}

/// A document on the staging.
struct Done {
    document: Document,
    lang: Lang,
    measure: Measure,
    made: Option<Box<str>>,
    diagnostics: Vec<Diagnostic>,
}

fn one(
    prepared: &Prepared,
    document: Document,
    lang: Lang,
    kept: &ArtifactCache,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Done, BuildError> {
    let what = OutputKind::Document(document, lang);
    progress.begins(&what);
    let address = prepared.routes.addresses.of(&what);
    let path = tavle_routes::path(address.expect("only documents with an address are listed"));
    let (Some(typesetter), Some((job, mut diagnostics))) = (&prepared.typesetter, prepared.job(document, lang)) else {
        return Err(BuildError::Problems(vec![*super::not_made(&path)]));
    };
    let fingerprint = job.fingerprint(typesetter.fingerprint());
    let before = found(&fingerprint, kept);
    let is_kept = before.is_some();
    let printed = match before {
        Some(printed) => printed,
        None => typesetter.print(&job).map_err(BuildError::Problems)?,
    };
    if !is_kept {
        let note = format!("{} {}", printed.pages, if printed.overflows { "overflows" } else { "fits" });
        kept.put(&fingerprint, &note, &printed.pdf);
    }
    staging.put(&path, &printed.pdf)?;
    progress.made(&what, printed.pdf.len());
    // On the smaller sheet it is for the reader to choose; the page that links to it says how many there are.
    if printed.overflows && document.paper() == Paper::A3 {
        diagnostics.push(overflow(prepared, document, &path, printed.pages));
    }
    let measure = measure(&printed);
    Ok(Done { document, lang, measure, made: (!is_kept).then(|| path.into()), diagnostics })
}

/// A document as it is kept.
fn found(fingerprint: &str, kept: &ArtifactCache) -> Option<Printed> {
    let (note, pdf) = kept.get(fingerprint)?;
    let (pages, overflows) = note.split_once(' ')?;
    Some(Printed { pdf: pdf.into(), pages: pages.parse().ok()?, overflows: overflows == "overflows" })
}

fn measure(printed: &Printed) -> Measure {
    Measure { pages: printed.pages, bytes: printed.pdf.len() as u64 }
}

/// Says that a poster does not fit on one sheet with letters that can be read.
fn overflow(prepared: &Prepared, document: Document, path: &str, pages: u32) -> Diagnostic {
    let place = document.data().map(|data| Place::whole(prepared.site.set(data).file));
    Diagnostic::warning(place, message!("poster-too-small", path, n = u64::from(pages)))
}

/// Does something with every document on as many threads as the machine has, the largest documents first. These are
/// threads of their own: what Typst remembers grows with every document that is begun before another is done. They
/// share out lists in Rayon's pool, so no thread of that pool may wait here.
fn on_all_threads<T: Send>(documents: &[(Document, Lang)], work: impl Fn(&(Document, Lang)) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(documents.len());
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|n| !matches!(documents[*n].0, Document::Handbook(_)));
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(documents.len())));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(n) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let result = work(&documents[*n]);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((*n, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(n, _)| *n);
    done.into_iter().map(|(_, result)| result).collect()
}
