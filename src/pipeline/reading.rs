//! From a folder to everything that pages are made from.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::{Memory, Options, Prepared, Progress, Stage};
use tavle_base::{Checked, Diagnostic, FileId, KeyPath, Lang, Place, in_pool, message};
use tavle_load::{self as load, SITE_FILE, Sources};
use tavle_model::theme::{self, Theme};
use tavle_model::{self as model, Audience, Site, follows, letters, status_words};
use tavle_render::pdf::{Fonts, Typesetter};
use tavle_render::{self as render, Templates};
use tavle_routes::{self as routes, LinkStyle, Routes};
use tavle_schema::{self as schema, Partials, Settings};

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
        static NONE: OnceLock<Sources> = OnceLock::new();
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
    in_pool(|| load::sources(&options.root))
}

/// From the files of a site to everything that pages are made from.
pub fn understand(options: &Options, sources: Checked<Sources>, progress: &dyn Progress) -> Reading {
    in_pool(|| read(options, sources, None, progress))
}

/// A fingerprint of all that an output is made from: the site's files, how it is to be made, and by which `program`.
pub fn fingerprint(options: &Options, strict: bool, sources: &Sources, program: &str) -> String {
    let how = format!("{options:?} {strict} {program}");
    blake3::hash(format!("{how}\n{}", in_pool(|| sources.fingerprint())).as_bytes()).to_hex().to_string()
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
    let sources = sources.into(&mut diagnostics);
    // Of a file that could not be read enough has been said.
    let unread: HashSet<FileId> = diagnostics
        .iter()
        .filter_map(|problem| problem.place.as_ref().map(|place| place.file))
        .filter(|file| sources.get(*file).text().is_empty())
        .collect();
    let mut found = Vec::new();
    let understood = site_of(options, &sources, memory, progress, &mut found);
    found.retain(|problem| problem.place.as_ref().is_none_or(|place| !unread.contains(&place.file)));
    diagnostics.append(&mut found);
    match understood {
        Some((site, theme, routes, templates, fonts)) => {
            let typesetter = fonts.map(|fonts| Typesetter::new(&theme, fonts, &sources));
            let prepared = Some(Prepared { sources, site, theme, routes, templates, typesetter });
            Reading { prepared, sources: None, diagnostics }
        }
        None => Reading { prepared: None, sources: Some(sources), diagnostics },
    }
}

/// The site, how it looks, its addresses, its templates, and its fonts where documents are printed. Nothing if pages
/// cannot be made.
fn site_of(
    options: &Options,
    sources: &Sources,
    memory: Option<&mut Memory>,
    progress: &dyn Progress,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Site, Theme, Routes, Templates, Option<Fonts>)> {
    progress.stage(Stage::Schema);
    let settings = schema::settings(sources).into(diagnostics)?;
    let (known_records, known_sets) = memory.map(|memory| (&mut memory.records, &mut memory.sets)).unzip();
    let mut partial = Partials::new();
    // What the site says and how it looks: neither needs the other.
    let (look, understood) = rayon::join(
        || look(&settings, sources),
        || {
            let mut diagnostics = Vec::new();
            let audience = Audience { as_of: options.as_of, drafts: options.drafts };
            let records = schema::records(&settings, sources, known_records).into(&mut diagnostics);
            partial.extend(records.iter().flat_map(|records| records.partial.clone()));
            progress.stage(Stage::Model);
            let understand = |records| {
                model::understand(records, sources, options.base_url.as_deref(), (audience, options.sizes), known_sets)
                    .into(&mut diagnostics)
            };
            Checked { value: records.map(understand), diagnostics }
        },
    );
    let (look, site) = (look.into(diagnostics), understood.into(diagnostics));
    if let Some(look) = &look {
        status_words::propose(diagnostics, &look.theme);
    }
    let whole = || {
        let (Look { theme, templates }, site) = (look?, site?);
        diagnostics.extend(letters::twice(&site, &theme));
        progress.stage(Stage::Routes);
        let form = if options.portable { LinkStyle::Portable } else { LinkStyle::Rooted };
        let fonts = OnceCell::new();
        let can_print = |lang: Lang| {
            let fonts = fonts.get_or_init(|| Fonts::new(&theme, sources));
            fonts.can_write(&theme.languages[lang.index()].locale)
        };
        let routes = routes::routes(&site, &theme, sources, form, options.print, can_print).into(diagnostics);
        if let Some(fonts) = fonts.get() {
            diagnostics.extend_from_slice(&fonts.diagnostics);
            let unprinted = site.languages.all().filter(|lang| !can_print(*lang));
            diagnostics.extend(unprinted.map(|lang| no_letters(&site, lang, sources)));
        }
        let fonts = fonts.into_inner().filter(|_| !routes.documents().is_empty());
        Some((site, theme, routes, templates, fonts))
    };
    let whole = whole();
    follows::sift(diagnostics, &partial);
    whole
}

/// Says that nothing is printed in a language.
fn no_letters(site: &Site, lang: Lang, sources: &Sources) -> Diagnostic {
    let languages = KeyPath::top().key("languages").index(lang.index());
    let place = sources.find(SITE_FILE).map(|file| Place::value(file, languages));
    Diagnostic::warning(place, message!("no-print-letters", tag = site.languages.tag(lang)))
}

/// How pages look.
struct Look {
    theme: Theme,
    templates: Templates,
}

/// Reads the theme that the site names. Nothing if pages cannot be made with it.
fn look(settings: &Settings, sources: &Sources) -> Checked<Option<Look>> {
    let mut diagnostics = Vec::new();
    let mut look = || {
        let (site, languages) = (settings.site.as_ref()?, settings.languages.as_ref()?);
        let files = schema::theme(site, settings.file, languages, sources).into(&mut diagnostics)?;
        let theme = theme::theme(files, languages, sources).into(&mut diagnostics);
        let templates = render::templates(&theme, sources).into(&mut diagnostics)?;
        Some(Look { theme, templates })
    };
    Checked { value: look(), diagnostics }
}
