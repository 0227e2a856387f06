//! The rooms in order, said once.
//!
//! [`prepare`] reads a folder and gives everything that pages are made from; [`Prepared::output`] makes one output.
//! `build` makes them all, `serve` each when it is asked for, both by the same functions.

mod memory;
mod print;
mod progress;
mod search;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::base::checked::has_error;
use crate::base::{At, Checked, Diagnostic, FileId, Lang, Languages, Place};
use crate::load::{self, Sources};
use crate::model::theme::{self, Theme};
use crate::model::{Site, site};
use crate::pages::{Basis, Measures};
use crate::render::pdf::Press;
use crate::render::{self, Templates};
use crate::routes::{Form, Output, Routes, Wanted, What};
use crate::save::{self, SaveError, Saved, Target};
use crate::schema::SiteFile;
use crate::{check, pages, routes, schema};

pub use memory::Memory;
pub use progress::{Progress, Stage};

/// How a site is to be made.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// Used instead of the `base_url` in `site.yaml`.
    pub base_url: Option<String>,
    /// The day for which the site is made.
    pub as_of: Date,
    pub portable: bool,
    /// Which printed documents are made.
    pub print: Wanted,
}

/// A site that has been read and understood, ready to be printed.
pub struct Prepared {
    pub sources: Sources,
    pub site: Site,
    pub theme: Theme,
    pub routes: Routes,
    pub templates: Templates,
    /// Nothing where no documents are printed.
    pub press: Option<Press>,
}

/// What a folder turned out to be. `prepared` is there only if pages can be made at all.
pub struct Reading {
    pub prepared: Option<Prepared>,
    /// The sources again, where nothing could be prepared, so that diagnostics can show their lines.
    sources: Option<Sources>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Reading {
    /// All sources that were read.
    pub fn sources(&self) -> &Sources {
        static NONE: std::sync::OnceLock<Sources> = std::sync::OnceLock::new();
        match (&self.prepared, &self.sources) {
            (Some(prepared), _) => &prepared.sources,
            (None, Some(sources)) => sources,
            (None, None) => NONE.get_or_init(Sources::default),
        }
    }
}

/// Reads a site's folder: from files to everything that pages are made from.
pub fn prepare(options: &Options, progress: &dyn Progress) -> Reading {
    understand(options, load(options, progress), progress)
}

/// Reads a site's files.
pub fn load(options: &Options, progress: &dyn Progress) -> Checked<Sources> {
    progress.stage(Stage::Load);
    load::sources(&options.root)
}

/// From the files of a site to everything that pages are made from.
pub fn understand(options: &Options, sources: Checked<Sources>, progress: &dyn Progress) -> Reading {
    read(options, sources, None, progress)
}

/// A fingerprint of all that an output is made from: the site's files, how it is to be made, and by which `program`.
pub fn fingerprint(options: &Options, strict: bool, sources: &Sources, program: &str) -> String {
    let how = format!("{options:?} {strict} {program}");
    blake3::hash(format!("{how}\n{}", sources.fingerprint()).as_bytes()).to_hex().to_string()
}

/// The same for a site that was read before with this memory. `changed` are the paths at which something has happened
/// since; without it, that may be all of them.
pub fn prepare_again(
    options: &Options,
    memory: &mut Memory,
    changed: Option<&[PathBuf]>,
    progress: &dyn Progress,
) -> Reading {
    progress.stage(Stage::Load);
    let sources = memory.files.sources(&options.root, changed);
    read(options, sources, Some(memory), progress)
}

/// From files to everything that pages are made from.
fn read(options: &Options, sources: Checked<Sources>, memory: Option<&mut Memory>, progress: &dyn Progress) -> Reading {
    let mut diagnostics = Vec::new();
    let mut sources = sources.into(&mut diagnostics);
    // Of a file that could not be read enough has been said.
    let unread: HashSet<FileId> = diagnostics
        .iter()
        .filter_map(|fault| fault.place.as_ref().map(|place| place.file))
        .filter(|file| sources.get(*file).text().is_empty())
        .collect();
    let mut found = Vec::new();
    let understood = site_of(options, &mut sources, memory, progress, &mut found);
    found.retain(|fault| fault.place.as_ref().is_none_or(|place| !unread.contains(&place.file)));
    diagnostics.append(&mut found);
    // Diagnostics show the lines that they speak of.
    let places = diagnostics.iter().flat_map(Diagnostic::places).filter(|place| place.at != At::Whole);
    let shown: Vec<FileId> = places.map(|place| place.file).filter(|file| sources.get(*file).is_let_go()).collect();
    if !shown.is_empty() {
        let again = load::sources(&options.root).value;
        shown.into_iter().for_each(|file| sources.take_back(file, &again));
    }
    match understood {
        Some((site, theme, routes, templates)) => {
            let press = (!routes.documents().is_empty()).then(|| Press::new(&theme, &sources, &mut diagnostics));
            let prepared = Some(Prepared { sources, site, theme, routes, templates, press });
            Reading { prepared, sources: None, diagnostics }
        }
        None => Reading { prepared: None, sources: Some(sources), diagnostics },
    }
}

/// Whether nobody needs the text of the file at `path` once it is decoded. Documents are searched for signs that no
/// font has, and data is taken along, and put into documents, as it was written.
fn lets_go(site: &SiteFile, path: &str, options: &Options) -> bool {
    let prints = match options.print {
        Wanted::Nothing => false,
        Wanted::Listed => site.outputs.print,
        Wanted::Everything => true,
    };
    let is_taken_along = site.outputs.downloads && path.starts_with("data/");
    !(prints || is_taken_along)
}

fn site_of(
    options: &Options,
    sources: &mut Sources,
    memory: Option<&mut Memory>,
    progress: &dyn Progress,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Site, Theme, Routes, Templates)> {
    progress.stage(Stage::Schema);
    let (known_records, known_sets) = memory.map(|memory| (&mut memory.records, &mut memory.sets)).unzip();
    // One who reads the site again compares with the texts of before.
    let is_last = known_records.is_none();
    let records = schema::records(sources, known_records, |site, path| is_last && lets_go(site, path, options));
    let records = records.into(diagnostics)?;
    let sources = &*sources;
    let (site_file, written) = records.site.clone();
    let languages = records.languages.clone();
    progress.stage(Stage::Model);
    // Neither of the two needs the other.
    let (look, understood) = rayon::join(
        || {
            let mut told = Vec::new();
            (look(&written, site_file, &languages, sources, &mut told), told)
        },
        || site::site(records, sources, options.base_url.as_deref(), options.as_of, known_sets),
    );
    diagnostics.extend(look.1);
    let site = understood.into(diagnostics);
    let Look { theme, templates, tokens_file } = look.0?;
    progress.stage(Stage::Routes);
    let form = if options.portable { Form::Portable } else { Form::Rooted };
    let routes = routes::routes(&site, &theme, sources, form, options.print).into(diagnostics);
    progress.stage(Stage::Check);
    diagnostics.extend(check::contrast(&theme.tokens, tokens_file));
    diagnostics.extend(check::anchors(&site));
    diagnostics.extend(check::publishing(&site, routes.addresses.is_at_root(), site_file));
    Some((site, theme, routes, templates))
}

/// How pages look.
struct Look {
    theme: Theme,
    templates: Templates,
    /// Where the theme's tokens are written.
    tokens_file: Option<FileId>,
}

/// Reads the theme that the site names. Nothing if pages cannot be made with it.
fn look(
    written: &SiteFile,
    site_file: FileId,
    languages: &Languages,
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Look> {
    let files = schema::theme(written, site_file, languages, sources).into(diagnostics)?;
    let tokens_file = files.tokens_file;
    let theme = theme::theme(files, languages, sources).into(diagnostics);
    let templates = render::templates(&theme, sources).into(diagnostics)?;
    Some(Look { theme, templates, tokens_file })
}

impl Prepared {
    /// The bytes of one output. Pages say of documents how large they are, as far as that is known.
    pub fn output(&self, output: &Output, measures: &Measures) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let (site, routes, theme) = (&self.site, &self.routes, &self.theme);
        let basis = Basis { site, routes, theme, measures };
        Ok(match &output.what {
            What::Asset(n) => theme.assets[*n].bytes.clone(),
            What::File(file) => theme::bytes(*file, &self.sources),
            What::Csv(id, lang) => render::file::csv(&pages::spreadsheet(*id, *lang, basis)).into(),
            What::Xlsx(id, lang) => {
                let sheet = pages::spreadsheet(*id, *lang, basis);
                render::file::xlsx(&sheet).map_err(|error| no_workbook(site.set(*id).file, &error))?.into()
            }
            What::Ics(id, lang) => render::file::ics(&pages::calendar(*id, *lang, basis)).into(),
            What::Json(id) => {
                let schema = routes.addresses.of(&What::Schema(site.set(*id).kind));
                let schema = schema.map(|address| routes.addresses.absolute(address));
                render::file::json(self.sources.get(site.set(*id).file).text(), schema.as_deref()).into()
            }
            What::Schema(kind) => {
                let address = routes.addresses.of(&output.what).unwrap_or_default();
                render::file::schema(*kind, &routes.addresses.absolute(address)).into()
            }
            What::Catalog => render::file::catalog(&pages::catalog(basis)).into(),
            What::Feed(lang) => render::file::feed(&pages::feed(*lang, basis)).into(),
            What::Document(document, lang) => match self.print(*document, *lang) {
                Ok(printed) => printed.map(|printed| printed.pdf).unwrap_or_default(),
                Err(faults) => match faults.into_iter().next() {
                    Some(fault) => return Err(Box::new(fault)),
                    None => Arc::default(),
                },
            },
            What::Sitemap => render::sitemap(site, routes).into(),
            What::Robots => render::robots(routes).into(),
            What::Headers => {
                pages::policy::headers(&routes.addresses.root("/"), site.outputs.search).into_bytes().into()
            }
            What::Redirect { to, lang, .. } => {
                let here = format!("/{}", output.path.strip_suffix("index.html").unwrap_or(&output.path));
                self.page(&pages::redirect(to, &here, *lang, basis))?
            }
            what => match pages::page(what, basis) {
                Some(page) => self.page(&page)?,
                None => Arc::default(),
            },
        })
    }

    fn page(&self, page: &pages::Page<'_>) -> Result<Arc<[u8]>, Box<Diagnostic>> {
        let strings = &self.theme.voices[page.lang.index()].strings;
        render::html::page(page, strings, &self.templates).map(Into::into)
    }

    /// The page that says that there is nothing at an address.
    pub fn not_found(&self) -> Arc<[u8]> {
        let output = Output { path: "404.html".into(), what: What::NotFound };
        self.output(&output, &Measures::default()).unwrap_or_default()
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.routes.outputs.iter().filter(|output| output.path.ends_with(".html")).count()
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
    let pages = prepared.routes.outputs.par_iter().filter(|output| !matches!(output.what, What::Document(..)));
    let faults = pages.filter_map(|output| prepared.output(output, &measures).err());
    let mut faults = distinct(faults.map(|fault| *fault).collect());
    faults.extend(prepared.print_faults());
    faults
}

/// A site that was saved.
pub struct Built {
    pub saved: Saved,
    /// The documents that were printed anew, by their paths; all others were kept from before.
    pub printed: Vec<Box<str>>,
    /// The folders of the search indexes that were made anew.
    pub indexed: Vec<Box<str>>,
    pub warnings: Vec<Diagnostic>,
}

/// Saves every output to `target`. With an error anywhere, nothing is saved and the faults come back; `strict` makes
/// warnings errors.
pub fn build(
    prepared: &Prepared,
    target: &Target,
    strict: bool,
    progress: &dyn Progress,
    seal: impl FnOnce(&Saved, &[Diagnostic]) -> Option<(String, String)>,
) -> Result<Result<Built, Vec<Diagnostic>>, SaveError> {
    let stage = save::begin(target)?;
    let kept = save::kept(&target.state, PRINTED);
    // Pages say how large documents are, so documents come first.
    progress.stage(Stage::Documents);
    let prints = match print::documents(prepared, &kept, &stage, progress) {
        Ok(prints) => prints,
        Err(Failure::Save(error)) => return Err(error),
        Err(Failure::Input(faults)) => {
            stage.abandon();
            return Ok(Err(faults));
        }
    };
    progress.stage(Stage::Pages);
    let pages = prepared.routes.outputs.par_iter().filter(|output| !matches!(output.what, What::Document(..)));
    let results: Vec<Result<(), Failure>> = pages
        .map(|output| {
            progress.begins(&output.what);
            let bytes = prepared.output(output, &prints.measures).map_err(|fault| Failure::Input(vec![*fault]))?;
            stage.put(&output.path, &bytes).map_err(Failure::Save)?;
            progress.made(&output.what, bytes.len());
            Ok(())
        })
        .collect();
    let mut faults = prints.diagnostics;
    for result in results {
        match result {
            Ok(()) => {}
            Err(Failure::Input(found)) => faults.extend(found),
            Err(Failure::Save(error)) => return Err(error),
        }
    }
    progress.stage(Stage::Search);
    let index = search::put(prepared, target, &stage)?;
    faults.extend(index.fault);
    let faults = distinct(faults);
    if has_error(&faults) || (strict && !faults.is_empty()) {
        stage.abandon();
        return Ok(Err(faults));
    }
    progress.stage(Stage::Save);
    let saved = stage.commit_sealed(|saved| seal(saved, &faults))?;
    if prepared.press.is_some() {
        kept.sweep();
    }
    if let Some(kept) = index.kept {
        kept.sweep();
    }
    Ok(Ok(Built { saved, printed: prints.made, indexed: index.made, warnings: faults }))
}

/// The fault of data that no workbook of Excel can hold: it has limits, as of a million rows a sheet.
fn no_workbook(file: FileId, error: &dyn std::fmt::Display) -> Box<Diagnostic> {
    let message = format!("the data cannot be written as a workbook of Excel: {error}");
    let help =
        "divide it into several data sets, or leave out all files to take along with `outputs: { downloads: false }`";
    Box::new(Diagnostic::error("no-workbook", Place::whole(file), message).help(help))
}

/// Why an output could not be made.
enum Failure {
    Input(Vec<Diagnostic>),
    Save(SaveError),
}

/// The same fault of a template shows on every page it prints; it is told once.
fn distinct(mut faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen: Vec<Diagnostic> = Vec::new();
    faults.retain(|fault| {
        let is_new = !seen.contains(fault);
        if is_new {
            seen.push(fault.clone());
        }
        is_new
    });
    faults
}

/// The folder of printed documents below that of a site's state.
const PRINTED: &str = "print";

/// The folder of a site's state: what was written, and what is kept from one build to the next.
pub fn state(root: &Path) -> PathBuf {
    root.join(".tavle")
}
