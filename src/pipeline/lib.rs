//! The rooms in order, said once.
//!
//! [`prepare`] reads a folder and gives everything that pages are made from; [`Prepared::output`] makes one output.
//! `build` makes them all, `serve` each when it is asked for, both by the same functions.

mod build;
mod error;
mod memory;
mod print;
mod progress;
mod reading;
mod search;

use std::collections::HashSet;
use std::path::PathBuf;

use bytes::Bytes;
use jiff::civil::Date;
use rayon::prelude::*;

use tavle_base::{AT_ONCE, Diagnostic, Lang, message};
use tavle_load::Sources;
use tavle_model::theme::{self, Theme};
use tavle_model::visibility::Hidden;
use tavle_model::{PageSizes, Site};
use tavle_pages as pages;
use tavle_pages::Inputs;
use tavle_pages::Measures;
use tavle_pages::Measuring;
use tavle_render::pdf::Typesetter;
use tavle_render::{self as render, Templates};
use tavle_routes::{Output, OutputKind, Routes, Wanted};

pub use build::{Built, build};
pub use error::BuildError;
pub use memory::Memory;
pub use progress::{Progress, Stage};
pub use reading::{Reading, fingerprint, load, prepare, prepare_again, understand};

/// How a site is to be made.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Used instead of the `base_url` in `site.yaml`.
    pub base_url: Option<String>,
    /// The day for which the site is made.
    pub as_of: Date,
    /// Whether drafts, and what is to be published later, are shown as well.
    pub drafts: bool,
    pub portable: bool,
    /// Which printed documents are made.
    pub print: Wanted,
    /// How many rows stand on a page: what they are by default, but in tests.
    pub sizes: PageSizes,
}

/// A site that has been read and understood, ready to be printed.
pub struct Prepared {
    pub sources: Sources,
    pub site: Site,
    pub theme: Theme,
    pub routes: Routes,
    pub templates: Templates,
    /// Nothing where no documents are printed.
    pub typesetter: Option<Typesetter>,
}

impl Prepared {
    /// The bytes of one output. Pages say of documents how large they are, as far as that is known.
    pub fn output(&self, output: &Output, measures: &dyn Measuring) -> Result<Bytes, Box<Diagnostic>> {
        let (site, routes, theme) = (&self.site, &self.routes, &self.theme);
        let inputs = Inputs { site, routes, theme, measures };
        Ok(match &output.what {
            OutputKind::Asset(n) => theme.assets[*n].bytes.clone(),
            OutputKind::Attachment(file) => theme::bytes(*file, &self.sources),
            OutputKind::File(id, format, lang) => {
                let lang = lang.unwrap_or(Lang::DEFAULT);
                render::file::download(*id, *format, lang, inputs, &self.sources)?.into()
            }
            OutputKind::Reports(id, format, lang) => render::file::reports(*id, *format, *lang, inputs)?.into(),
            OutputKind::Schema(kind) => {
                let address = routes.addresses.of(&output.what).ok_or_else(|| not_made(&output.path))?;
                render::file::schema(*kind, &routes.addresses.absolute(address)).into()
            }
            OutputKind::Catalog => render::file::catalog(&pages::catalog(inputs)).into(),
            OutputKind::ReviewCalendar(lang) => render::file::calendar(&pages::reviews(*lang, inputs)).into(),
            OutputKind::Feed(lang) => render::file::feed(&pages::feed(*lang, inputs)).into(),
            OutputKind::Document(document, lang) => match self.print(*document, *lang) {
                Ok(Some(printed)) => printed.pdf,
                Ok(None) => return Err(not_made(&output.path)),
                Err(problems) => {
                    return Err(problems.into_iter().next().map_or_else(|| not_made(&output.path), Box::new));
                }
            },
            OutputKind::Rows(id, lang) => match pages::rows(*id, *lang, inputs) {
                Some(rows) => render::file::rows(&rows, &theme.languages[lang.index()].strings).into(),
                None => return Err(not_made(&output.path)),
            },
            OutputKind::Sitemap => render::sitemap(site, routes).into(),
            OutputKind::Robots => render::robots(site, routes).into(),
            OutputKind::Headers => {
                pages::policy::headers(&routes.addresses.root("/"), site.outputs.search).into_bytes().into()
            }
            OutputKind::Redirect { to, lang, .. } => {
                let here = format!("/{}", output.path.strip_suffix("index.html").unwrap_or(&output.path));
                self.page(&pages::redirect(to, &here, *lang, inputs))?
            }
            what => match pages::page(what, inputs) {
                Some(page) => self.page(&page)?,
                None => return Err(not_made(&output.path)),
            },
        })
    }

    fn page(&self, page: &pages::Page<'_>) -> Result<Bytes, Box<Diagnostic>> {
        let strings = &self.theme.languages[page.lang.index()].strings;
        render::html::page(page, strings, &self.templates).map(Into::into)
    }

    /// The page that says that there is nothing at an address.
    pub fn not_found(&self) -> Result<Bytes, Box<Diagnostic>> {
        let output = Output { path: "404.html".into(), what: OutputKind::NotFound };
        self.output(&output, &Measures::default())
    }

    /// All outputs but documents, which are made before them.
    fn all_but_documents(&self) -> impl ParallelIterator<Item = &Output> {
        let all = self.routes.outputs.par_iter().with_max_len(AT_ONCE);
        all.filter(|output| !matches!(output.what, OutputKind::Document(..)))
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.routes.outputs.iter().filter(|output| output.path.ends_with(".html")).count()
    }

    /// How many publications, and how many data sets, are in no feed, as nobody has said when they were last changed.
    pub fn undated(&self) -> (usize, usize) {
        let (site, routes, theme) = (&self.site, &self.routes, &self.theme);
        pages::undated(Inputs { site, routes, theme, measures: &Measures::default() })
    }

    /// What is there but not shown, by its path from the site's folder, with the reason. Chapters of a publication that is
    /// not shown stand for nothing of their own.
    pub fn hidden(&self) -> Vec<(String, Hidden)> {
        let hidden = &self.site.paths.hidden;
        let of_hidden_publication = |path: &str| {
            let folder = path.strip_prefix("content/").and_then(|path| path.split_once('/')).map(|(folder, _)| folder);
            folder.is_some_and(|folder| hidden.contains_key(folder))
        };
        let path = |path: &str| match path.contains('/') {
            true => path.to_owned(),
            false => format!("content/{path}"),
        };
        let shown = hidden.iter().filter(|(path, _)| !of_hidden_publication(path));
        let mut all: Vec<(String, Hidden)> = shown.map(|(own, reason)| (path(own), *reason)).collect();
        all.sort();
        all
    }

    /// The languages, with how much of each is there.
    pub fn coverage(&self) -> Vec<(&str, usize, usize)> {
        let all = self.site.languages.all();
        all.map(|lang: Lang| {
            let coverage = self.site.coverage[lang.index()];
            (self.site.languages.tag(lang), coverage.written, coverage.all)
        })
        .collect()
    }
}

/// Makes every page without keeping any, to find what is wrong with the theme, and sees whether all texts and images
/// can be printed.
pub fn check_outputs(prepared: &Prepared) -> Vec<Diagnostic> {
    let measures = Measures::default();
    let problems = prepared.all_but_documents().filter_map(|output| prepared.output(output, &measures).err());
    let mut problems = distinct(problems.map(|problem| *problem).collect());
    problems.extend(prepared.print_problems());
    problems
}

/// The diagnostic for an output that has an address but cannot be made: never the author's, and reporting it is better than saving it empty.
fn not_made(path: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::error(None, message!("not-made", path)))
}

/// The same problem of a template shows on every page it prints; it is reported once.
fn distinct(mut problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    problems.retain(|problem| seen.insert(problem.clone()));
    problems
}

/// The folder of a site's state: what was written, and what is kept from one build to the next. A site with drafts has
/// one of its own: what is published is neither written over nor forgotten when somebody looks at drafts.
pub fn state(options: &Options) -> PathBuf {
    let state = options.root.join(".tavle");
    if options.drafts { state.join("drafts") } else { state }
}
