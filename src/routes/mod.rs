//! Every output and every address, decided once.
//!
//! An address begins and mostly ends with `/`, as in `/da/enheder/jobcentret/`. Two outputs for one address are a
//! fault. What is not made has no address, so links to it become plain text.

mod address;
mod document;
mod output;

pub use address::{Addresses, Form};
pub use document::{Document, Paper, Wanted};
pub use output::{Output, What, path};

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::{Checked, Diagnostic, FileId, KeyPath, Lang, Place};
use crate::load::Sources;
use crate::model::theme::{Theme, bytes, hashed};
use crate::model::{Destination, Site};

/// The folder of the search index, from the site's root, with a folder in it for each language. The names of the files in it say what they hold and are known
/// only once it is made, so they are no outputs of their own. No page lies in it: the addresses of pages begin with a
/// language.
pub const SEARCH_INDEX: &str = "pagefind/";

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

/// The routes of a site. `wanted` says which printed documents are made.
pub fn routes(site: &Site, theme: &Theme, sources: &Sources, form: Form, wanted: Wanted) -> Checked<Routes> {
    let mut diagnostics = Vec::new();
    let files = used_files(site, sources);
    let documents = document::documents(site, wanted);
    let addresses = address::addresses(site, theme, &documents, files, form);
    let mut outputs = output::outputs(site, theme, (&addresses, &documents), sources, &mut diagnostics);
    // An address that something else has now need not say what has expired there.
    outputs.sort_by(|a, b| a.path.cmp(&b.path).then_with(|| is_withdrawn(a).cmp(&is_withdrawn(b))));
    outputs.dedup_by(|later, first| later.path == first.path && is_withdrawn(later));
    for pair in outputs.windows(2) {
        if pair[0].path == pair[1].path && !(is_beside_page(&pair[0].what) && is_beside_page(&pair[1].what)) {
            diagnostics.push(collision(&pair[0], &pair[1], site));
        }
    }
    outputs.dedup_by(|a, b| a.path == b.path);
    let each = documents.iter().flat_map(|document| site.languages.all().map(|lang| (*document, lang)));
    let documents = each.filter(|(document, lang)| addresses.of(&What::Document(*document, *lang)).is_some()).collect();
    Checked { value: Routes { outputs, addresses, documents }, diagnostics }
}

fn is_withdrawn(output: &Output) -> bool {
    matches!(output.what, What::Withdrawn(..))
}

/// Whether an output lies beside a page and is named for it. Where two such have one address, so have their pages,
/// and those say so.
fn is_beside_page(what: &What) -> bool {
    match what {
        What::Csv(..) | What::Xlsx(..) | What::Ics(..) | What::Json(_) => true,
        What::Document(document, _) => {
            !matches!(document, Document::Sheet(..) | Document::Raci(..) | Document::Status(..))
        }
        _ => false,
    }
}

/// The files under `content/` that a text shows or links to, under their final names.
fn used_files(site: &Site, sources: &Sources) -> HashMap<FileId, Arc<str>> {
    let mut used = HashMap::new();
    for version in site.chapters.iter().flat_map(|chapter| chapter.versions.iter().flatten()) {
        for destination in &version.destinations {
            if let Destination::File(file) = destination {
                used.entry(*file).or_insert_with(|| hashed(&sources.get(*file).path, &bytes(*file, sources)).into());
            }
        }
    }
    used
}

/// The fault of two outputs for one address.
fn collision(a: &Output, b: &Output, site: &Site) -> Diagnostic {
    let address = format!("/{}", a.path.strip_suffix("index.html").unwrap_or(&a.path));
    let thing = match (&a.what, &b.what) {
        (What::Document(..), What::Document(..)) => "document",
        (What::Json(_), _) => "file",
        _ => "page",
    };
    let message = format!("two {thing}s have the address `{address}`");
    // It is the old address that has to yield, else the page of the site's own.
    let (yields, stays) = match (&a.what, &b.what) {
        (What::Redirect { .. } | What::Json(_), _) => (a, b),
        _ => (b, a),
    };
    let help = match &yields.what {
        What::Redirect { .. } => "remove this old address, or write another",
        What::Json(_) => "give the data file another name, or put it into another folder",
        What::Document(..) => "give one of the two data files another name",
        _ => "give one of them another `slug:` or another file name",
    };
    match (place(yields, site), place(stays, site)) {
        (Some(here), Some(other)) => {
            Diagnostic::error("two-pages", here, message).related(other, format!("the other {thing}")).help(help)
        }
        (Some(here), None) | (None, Some(here)) => {
            let message = format!("{message}: this one, and one that Tavle makes itself");
            Diagnostic::error("two-pages", here, message).help(help)
        }
        (None, None) => Diagnostic::general("two-pages", message).help(help),
    }
}

/// The file that an output is made from.
fn place(output: &Output, site: &Site) -> Option<Place> {
    let top = KeyPath::top();
    let file = match &output.what {
        What::Page(id, lang) | What::Chapter(id, lang) => site.chapter(*id).version(*lang).0.file,
        What::Redirect { file, alias: Some(alias), .. } => {
            return Some(Place::value(*file, top.key("aliases").index(*alias)));
        }
        What::Redirect { file, alias: None, .. } => {
            return Some(Place::value(*file, top.key("accessibility_statement")));
        }
        What::Publication(id, _) => site.publication(*id).file,
        What::DataSet(id, _) | What::Aspect(id, ..) | What::Json(id) => site.set(*id).file,
        What::Unit(id, _) | What::Document(Document::Unit(id), _) => return Some(site.units.get(*id).place.clone()),
        What::Document(Document::Chapter(id), lang) => site.chapter(*id).version(*lang).0.file,
        What::Document(Document::Handbook(id), _) => site.publication(*id).file,
        What::Document(
            Document::Sheet(_, id, _) | Document::Raci(_, id) | Document::Status(_, id) | Document::DataSet(id),
            _,
        ) => site.set(*id).file,
        _ => return None,
    };
    Some(Place::whole(file))
}

/// The language of an output, where it has one.
pub fn language(what: &What) -> Option<Lang> {
    match what {
        What::Home(lang)
        | What::Page(_, lang)
        | What::Publication(_, lang)
        | What::Chapter(_, lang)
        | What::DataSet(_, lang)
        | What::Aspect(_, _, lang)
        | What::Index(lang)
        | What::Archive(lang)
        | What::Withdrawn(_, lang)
        | What::DataIndex(lang)
        | What::Unit(_, lang)
        | What::Units(lang)
        | What::Glossary(lang)
        | What::Search(lang) => Some(*lang),
        _ => None,
    }
}
