//! The search index: made where a text in it has changed, and put beside the pages. Each language has one of its own.

use super::Prepared;
use tavle_base::{Diagnostic, Lang, message};
use tavle_pages::Inputs;
use tavle_pages::Measures;
use tavle_pages::search::{abbreviations, records};
use tavle_render::search::{self, Corpus, File};
use tavle_routes::SEARCH_INDEX;
use tavle_save::{self as save, ArtifactCache, SaveError, SaveTarget, Staging};

/// The folder in which indexes are kept, below that of a site's state.
const KEPT: &str = "search";

/// What came of the indexes.
#[derive(Default)]
pub struct Indexed {
    /// The folders of those that were not kept from before.
    pub made: Vec<Box<str>>,
    pub kept: Option<ArtifactCache>,
    pub problem: Option<Diagnostic>,
}

impl Prepared {
    /// All that can be found in one language. No text in it says how large a document is, so there are no `measures`.
    fn corpus<'p>(&'p self, lang: Lang, measures: &'p Measures) -> Corpus<'p> {
        let site = &self.site;
        let inputs = Inputs { site, routes: &self.routes, theme: &self.theme, measures };
        let localized = inputs.localized(lang);
        let (records, short) = (records(localized), abbreviations(localized));
        Corpus { tag: site.languages.tag(lang), records, short, languages: &site.languages }
    }

    /// The files of a language's index by their paths in its folder, made now; none for a site without search.
    pub fn search_index(&self, lang: Lang) -> Result<Vec<File>, Box<Diagnostic>> {
        if !self.routes.addresses.has_search() {
            return Ok(Vec::new());
        }
        self.corpus(lang, &Measures::default()).index().map_err(problem)
    }
}

/// Puts the indexes on the staging: those from before, where every text in them is as it was.
pub fn put(prepared: &Prepared, target: &SaveTarget, staging: &Staging) -> Result<Indexed, SaveError> {
    if !prepared.routes.addresses.has_search() {
        return Ok(Indexed::default());
    }
    let kept = save::artifact_cache(&target.state, KEPT);
    let (none, mut made) = (Measures::default(), Vec::new());
    for lang in prepared.site.languages.all() {
        let corpus = prepared.corpus(lang, &none);
        let folder = format!("{SEARCH_INDEX}{}/", prepared.site.languages.tag(lang));
        let fingerprint = corpus.fingerprint();
        let before = kept.get(&fingerprint).and_then(|(_, bytes)| search::unpacked(&bytes));
        let is_kept = before.is_some();
        let files = match before.map_or_else(|| corpus.index(), Ok) {
            Ok(files) => files,
            Err(error) => return Ok(Indexed { problem: Some(*problem(error)), ..Indexed::default() }),
        };
        if !is_kept {
            kept.put(&fingerprint, "", &search::packed(&files));
            made.push(folder.as_str().into());
        }
        for file in &files {
            staging.put(&format!("{folder}{}", file.path), &file.bytes)?;
        }
    }
    Ok(Indexed { made, kept: Some(kept), problem: None })
}

/// The diagnostic for an index that could not be made.
fn problem(error: String) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(None, message!("search-index", error)))
}
