//! The search index: made where a text in it has changed, and put beside the pages.

use super::Prepared;
use crate::base::Diagnostic;
use crate::pages::search::{abbreviations, records};
use crate::pages::{Basis, Measures};
use crate::render::search::{self, Entry, File};
use crate::routes::SEARCH_INDEX;
use crate::save::{self, Kept, SaveError, Stage, Target};

/// The folder in which the index is kept, below that of a site's state.
const KEPT: &str = "search";

/// What came of the index.
#[derive(Default)]
pub struct Indexed {
    /// Whether it was not kept from before.
    pub made: bool,
    pub kept: Option<Kept>,
    pub fault: Option<Diagnostic>,
}

impl Prepared {
    /// All that can be found, language by language.
    fn entries(&self) -> Vec<Entry> {
        let (site, none) = (&self.site, Measures::default());
        let basis = Basis { site, routes: &self.routes, theme: &self.theme, measures: &none };
        let of = |lang| {
            let edition = basis.edition(lang);
            search::entries(&records(edition), &abbreviations(edition), edition.tag(), &site.languages)
        };
        site.languages.all().flat_map(of).collect()
    }

    /// The files of the search index by their paths in its folder, made now; none for a site without search.
    pub fn search_index(&self) -> Result<Vec<File>, Box<Diagnostic>> {
        if !self.routes.addresses.has_search() {
            return Ok(Vec::new());
        }
        search::index(&self.entries()).map_err(fault)
    }
}

/// Puts the index on the stage: the one from before, where every text in it is as it was.
pub fn put(prepared: &Prepared, target: &Target, stage: &Stage) -> Result<Indexed, SaveError> {
    if !prepared.routes.addresses.has_search() {
        return Ok(Indexed::default());
    }
    let kept = save::kept(&target.state, KEPT);
    let entries = prepared.entries();
    let fingerprint = search::fingerprint(&entries);
    let before = kept.get(&fingerprint).and_then(|(_, bytes)| search::unpacked(&bytes));
    let made = before.is_none();
    let files = match before.map_or_else(|| search::index(&entries), Ok) {
        Ok(files) => files,
        Err(error) => return Ok(Indexed { fault: Some(*fault(error)), ..Indexed::default() }),
    };
    if made {
        kept.put(&fingerprint, "", &search::packed(&files));
    }
    for file in &files {
        stage.put(&format!("{SEARCH_INDEX}{}", file.path), &file.bytes)?;
    }
    Ok(Indexed { made, kept: Some(kept), fault: None })
}

/// The fault of an index that could not be made.
fn fault(error: String) -> Box<Diagnostic> {
    let fault = Diagnostic::general("search-index", format!("the search index could not be made: {error}"));
    Box::new(fault.help("write `outputs: { search: false }` in site.yaml to build without search"))
}
