//! Every output and every address, decided once.
//!
//! An address begins and mostly ends with `/`, as in `/da/enheder/jobcentret/`. Two outputs for one address are a
//! problem. What is not made has no address, so links to it become plain text.

mod address;
mod conflicts;
mod document;
mod listing;
mod output;
mod print_name;
mod redirect;

pub use address::{Addresses, LinkStyle, slugged};
pub use document::{Document, Paper, Wanted};
pub use output::{Output, OutputKind, SEARCH_INDEX, path};

use std::collections::BTreeMap;

use tavle_base::{Checked, FileId, Lang};
use tavle_load::{SITE_FILE, Sources};
use tavle_model::theme::{Theme, bytes, hashed};
use tavle_model::{Destination, Site};

/// All outputs of a site and their addresses.
#[derive(Debug)]
pub struct Routes {
    /// In the order of their paths.
    pub outputs: Vec<Output>,
    pub addresses: Addresses,
    documents: Vec<(Document, Lang)>,
}

impl Routes {
    /// Every printed document in every language: publication by publication the handbook, the sheets, the charts and
    /// the chapters, then the data sets, then the units.
    pub fn documents(&self) -> &[(Document, Lang)] {
        &self.documents
    }

    /// The output at a path below the output folder, as in `da/index.html`.
    pub fn find(&self, path: &str) -> Option<&Output> {
        self.outputs.binary_search_by(|output| output.path.as_ref().cmp(path)).ok().map(|index| &self.outputs[index])
    }
}

/// The routes of a site. `wanted` says which printed documents are made, and `can_print` in which languages; it is not
/// asked where there are no documents.
pub fn routes(
    site: &Site,
    theme: &Theme,
    sources: &Sources,
    form: LinkStyle,
    wanted: Wanted,
    can_print: impl Fn(Lang) -> bool,
) -> Checked<Routes> {
    let mut diagnostics = Vec::new();
    let documents = document::documents(site, wanted);
    let printed: Vec<Lang> = site.languages.all().filter(|lang| !documents.is_empty() && can_print(*lang)).collect();
    let documents = listing::Documents { all: &documents, languages: &printed };
    let (mut outputs, addresses) = listing::listing(site, theme, documents, attachments(site, sources), form);
    redirect::redirects(site, &addresses, sources, &mut outputs, &mut diagnostics);
    // An address that something else has now need not say what has expired there.
    outputs.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| is_withdrawn(a).cmp(&is_withdrawn(b))));
    outputs.dedup_by(|later, first| later.path == first.path && is_withdrawn(later));
    conflicts::problems(&outputs, site, sources, &mut diagnostics);
    if site.statement.is_some() && !addresses.is_at_root() {
        diagnostics.extend(sources.find(SITE_FILE).map(conflicts::statement_below_root));
    }
    outputs.dedup_by(|a, b| a.path == b.path);
    let each = documents.all.iter().flat_map(|document| printed.iter().map(|lang| (*document, *lang)));
    let documents =
        each.filter(|(document, lang)| addresses.of(&OutputKind::Document(*document, *lang)).is_some()).collect();
    Checked { value: Routes { outputs, addresses, documents }, diagnostics }
}

fn is_withdrawn(output: &Output) -> bool {
    matches!(output.what, OutputKind::Withdrawn(..))
}

/// The files under `content/` that a text shows or links to, under their final names.
fn attachments(site: &Site, sources: &Sources) -> BTreeMap<FileId, String> {
    let mut used = BTreeMap::new();
    for version in site.chapters.iter().flat_map(|chapter| chapter.versions.iter().flatten()) {
        for destination in site.destinations(version) {
            if let Destination::File(file) = destination {
                used.entry(*file).or_insert_with(|| hashed(&sources.get(*file).path, &bytes(*file, sources)));
            }
        }
    }
    used
}
