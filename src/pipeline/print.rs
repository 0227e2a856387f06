//! Printing every document, before the pages that link to them and say how large they are.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::error::BuildError;
use super::progress::Progress;
use super::{Prepared, distinct};
use tavle_base::{Diagnostic, Lang, Place, message};
use tavle_pages::LocalizedSite;
use tavle_pages::Measure;
use tavle_pages::Measures;
use tavle_render::pdf::{self, PrintJob, Printed, Unprinted};
use tavle_routes::{Document, OutputKind, Paper};
use tavle_save::{self as save, Artifact, ArtifactCache, Staging};

/// The folder of printed documents below that of a site's state.
const PRINTED: &str = "print";
/// The rows that take as much room as the text of a chapter.
const CHAPTER: usize = 20;
/// How a note says that a document needs more than its one sheet.
const OVERFLOWS: &str = "overflows";

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
    /// A document as a job for the printer; nothing if a page that it is made of is not there.
    pub fn job(&self, document: Document, lang: Lang) -> Option<(PrintJob, Unprinted)> {
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
        let found = kept.find(&job.fingerprint(self.typesetter.as_ref()?.fingerprint()))?;
        Some(Measure { pages: noted(&found)?.0, bytes: found.size })
    }

    /// What of the documents cannot be printed as it is written.
    pub fn print_problems(&self) -> Vec<Diagnostic> {
        let mut all = Unprinted::default();
        let jobs = self.on_all_threads(|(document, lang)| self.job(*document, *lang).map(|(_, unprinted)| unprinted));
        jobs.into_iter().flatten().for_each(|unprinted| all.add(unprinted));
        distinct(all.diagnostics(&self.sources))
    }
}

/// Prints every document that is not kept from before, and puts all of them on the staging.
pub fn documents(
    prepared: &Prepared,
    kept: &ArtifactCache,
    staging: &Staging,
    progress: &dyn Progress,
) -> Result<Prints, BuildError> {
    let printer = Printer { prepared, kept, staging, large: Mutex::default() };
    let results: Vec<Result<Done, BuildError>> =
        prepared.on_all_threads(|(document, lang)| printer.one(*document, *lang, progress));
    let (mut prints, mut measures, mut unprinted) = (Prints::default(), Vec::new(), Unprinted::default());
    for result in results {
        let done = result?;
        measures.push(((done.document, done.lang), done.measure));
        prints.made.extend(done.made);
        prints.diagnostics.extend(done.overflow);
        unprinted.add(done.unprinted);
    }
    prints.diagnostics.extend(unprinted.diagnostics(&prepared.sources));
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
    unprinted: Unprinted,
    overflow: Option<Diagnostic>,
}

/// What all documents of a build are printed with.
struct Printer<'a> {
    prepared: &'a Prepared,
    kept: &'a ArtifactCache,
    staging: &'a Staging,
    /// Held by whoever prints a large document.
    large: Mutex<()>,
}

impl Printer<'_> {
    fn one(&self, document: Document, lang: Lang, progress: &dyn Progress) -> Result<Done, BuildError> {
        let prepared = self.prepared;
        let what = OutputKind::Document(document, lang);
        progress.begins(&what);
        let address = prepared.routes.addresses.of(&what);
        let path = tavle_routes::path(address.expect("only documents with an address are listed"));
        let (Some(typesetter), Some((job, unprinted))) = (&prepared.typesetter, prepared.job(document, lang)) else {
            return Err(BuildError::Problems(vec![*super::not_made(&path)]));
        };
        let fingerprint = job.fingerprint(typesetter.fingerprint());
        let found = self.kept_before(&path, &fingerprint)?;
        let is_kept = found.is_some();
        let (measure, overflows) = match found {
            Some(found) => found,
            None => {
                let turn = job.is_large().then(|| self.large.lock().unwrap_or_else(PoisonError::into_inner));
                let printed = typesetter.print(&job).map_err(BuildError::Problems)?;
                drop(turn);
                let note = format!("{} {}", printed.pages, if printed.overflows { OVERFLOWS } else { "fits" });
                self.kept.put(&fingerprint, &note, &printed.pdf);
                self.staging.put(&path, &printed.pdf)?;
                (Measure { pages: printed.pages, bytes: printed.pdf.len() as u64 }, printed.overflows)
            }
        };
        progress.made(&what, measure.bytes as usize);
        // On the smaller sheet it is for the reader to choose; the page that links to it says how many there are.
        let overflow =
            (overflows && document.paper() == Paper::A3).then(|| overflow(prepared, document, &path, measure.pages));
        Ok(Done { document, lang, measure, made: (!is_kept).then(|| path.into()), unprinted, overflow })
    }

    /// How large a document is that is kept from before, once it is on the staging, and whether it overflows. Its bytes
    /// are read only where they are not in the output folder already.
    fn kept_before(&self, path: &str, fingerprint: &str) -> Result<Option<(Measure, bool)>, BuildError> {
        let Some(found) = self.kept.find(fingerprint) else { return Ok(None) };
        let Some((pages, overflows)) = noted(&found) else { return Ok(None) };
        let measure = Measure { pages, bytes: found.size };
        if !self.staging.keep(path, &found.hash)? {
            let Some(pdf) = found.bytes() else { return Ok(None) };
            self.staging.put(path, &pdf)?;
        }
        Ok(Some((measure, overflows)))
    }
}

/// How many pages a document has that is kept, and whether it overflows.
fn noted(found: &Artifact) -> Option<(u32, bool)> {
    let (pages, overflows) = found.note.split_once(' ')?;
    Some((pages.parse().ok()?, overflows == OVERFLOWS))
}

/// Says that a poster does not fit on one sheet with letters that can be read.
fn overflow(prepared: &Prepared, document: Document, path: &str, pages: u32) -> Diagnostic {
    let place = document.data().map(|data| Place::whole(prepared.site.set(data).file));
    Diagnostic::warning(place, message!("poster-too-small", path, n = u64::from(pages)))
}

impl Prepared {
    /// Does something with every document on as many threads as the machine has. These are threads of their own, since
    /// Typst shares out work in Rayon's pool, where no thread may wait.
    ///
    /// One thread begins with the largest documents, all others with the smallest: so nobody waits for a large one in the
    /// end, and while it takes much memory the others take little.
    fn on_all_threads<T: Send>(&self, work: impl Fn(&(Document, Lang)) -> T + Sync) -> Vec<T> {
        let documents = self.routes.documents();
        let threads = thread::available_parallelism().map_or(1, usize::from).min(documents.len());
        let mut order: Vec<usize> = (0..documents.len()).collect();
        order.sort_by_cached_key(|n| Reverse(self.weight(documents[*n])));
        let (left, done) = (Mutex::new(VecDeque::from(order)), Mutex::new(Vec::with_capacity(documents.len())));
        let next = |thread: usize| {
            let mut left = left.lock().unwrap_or_else(PoisonError::into_inner);
            if thread == 0 { left.pop_front() } else { left.pop_back() }
        };
        thread::scope(|scope| {
            for thread in 0..threads {
                let (next, done, work) = (&next, &done, &work);
                scope.spawn(move || {
                    while let Some(n) = next(thread) {
                        let result = work(&documents[n]);
                        done.lock().unwrap_or_else(PoisonError::into_inner).push((n, result));
                    }
                });
            }
        });
        let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
        done.sort_by_key(|(n, _)| *n);
        done.into_iter().map(|(_, result)| result).collect()
    }

    /// How large a document is beside others: about the rows that stand in it.
    fn weight(&self, (document, lang): (Document, Lang)) -> usize {
        let site = &self.site;
        let rows = |data| site.set(data).rows.len();
        let chapter = |id| CHAPTER + site.embeds(id, lang).map(|embed| rows(embed.data)).sum::<usize>();
        match document {
            Document::Handbook(id) => site.publication(id).chapters().map(chapter).sum(),
            Document::Chapter(id) => chapter(id),
            Document::Unit(id) => site.mentions.of(id).len(),
            Document::Connections(_) => site.relations.edges().count(),
            Document::Sheet(_, data, _)
            | Document::Raci(_, data)
            | Document::Status(_, data)
            | Document::DataSet(data) => rows(data),
        }
    }
}
