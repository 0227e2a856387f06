//! What is made: one output a file.

use super::{Addresses, Document};
use crate::base::{Diagnostic, FileId, KeyPath, Lang, Place};
use crate::load::Sources;
use crate::model::Site;
use crate::model::aspect::Aspect;
use crate::model::chapter::ChapterId;
use crate::model::dataset::DataId;
use crate::model::publication::PublicationId;
use crate::model::site::Statement;
use crate::model::theme::Theme;
use crate::model::unit::UnitId;
use crate::schema::Kind;

/// The folder of the search index, from the site's root, with a folder in it for each language. The names of the files in
/// it say what they hold and are known only once it is made, so they are no outputs of their own. No page lies in it: the
/// addresses of pages begin with a language.
pub const SEARCH_INDEX: &str = "pagefind/";

/// An output: its path below the output folder, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    pub path: Box<str>,
    pub what: OutputKind,
}

/// What an output shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum OutputKind {
    /// The page at `/`, which leads to the default language.
    Root,
    Home(Lang),
    /// A page of the site's own.
    Page(ChapterId, Lang),
    Publication(PublicationId, Lang),
    Chapter(ChapterId, Lang),
    DataSet(DataId, Lang),
    /// A plan by unit, by time, by goal or phase.
    Aspect(DataId, Aspect, Lang),
    /// A data set as a spreadsheet's text file.
    Csv(DataId, Lang),
    /// A data set as a workbook of Excel.
    Xlsx(DataId, Lang),
    /// The dates of a data set as a calendar.
    Ics(DataId, Lang),
    /// A data set as it is written, for programs.
    Json(DataId),
    DataIndex(Lang),
    Unit(UnitId, Lang),
    Units(Lang),
    Glossary(Lang),
    /// The index from A to Z.
    Index(Lang),
    /// The publications that are no longer in force.
    Archive(Lang),
    /// The page at the address of something that has expired, as an index into the site's list of them.
    Withdrawn(usize, Lang),
    /// The page that searches. What it searches in are files of their own, in [`SEARCH_INDEX`].
    Search(Lang),
    /// A printed document.
    Document(Document, Lang),
    /// What is new, for programs that follow it.
    Feed(Lang),
    /// The data sets as a catalogue, for portals of open data.
    Catalog,
    /// The schema that data sets of a kind follow as JSON.
    Schema(Kind),
    NotFound,
    /// An address that a page had before; `to` is where it leads, `file` where it is written, and `alias` its number
    /// among the aliases there. The address of the accessibility statement has none.
    Redirect {
        to: Box<str>,
        file: FileId,
        alias: Option<usize>,
        lang: Lang,
    },
    Sitemap,
    Robots,
    /// What a host is to say of the files, `_headers`.
    Headers,
    /// A file of the theme, as an index into its assets.
    Asset(usize),
    /// An image or another file that a text shows or links to.
    File(FileId),
}

impl OutputKind {
    /// The family that it belongs to, in words: outputs of one family are made in the same way.
    pub fn family(&self) -> &'static str {
        match self {
            Self::Root | Self::NotFound | Self::Redirect { .. } => "ways in",
            Self::Home(_) => "home",
            Self::Page(..) => "own pages",
            Self::Publication(..) => "publications",
            Self::Chapter(..) => "chapters",
            Self::DataSet(..) => "data sets",
            Self::Aspect(..) => "views of plans",
            Self::DataIndex(_) => "list of data",
            Self::Unit(..) => "units",
            Self::Units(_) => "tree of units",
            Self::Glossary(_) => "glossary",
            Self::Index(_) => "index A–Z",
            Self::Archive(_) => "archive",
            Self::Withdrawn(..) => "expired pages",
            Self::Search(_) => "search",
            Self::Csv(..) => "CSV",
            Self::Json(_) => "JSON",
            Self::Xlsx(..) => "XLSX",
            Self::Ics(..) => "ICS",
            Self::Feed(_) => "feeds",
            Self::Catalog => "catalogue",
            Self::Schema(_) => "schemas",
            Self::Document(document, _) => match document {
                Document::Handbook(_) => "print: handbooks",
                Document::Sheet(..) => "print: posters",
                Document::Raci(..) => "print: RACI charts",
                Document::Status(..) => "print: status",
                Document::Chapter(_) => "print: chapters",
                Document::DataSet(_) => "print: data sets",
                Document::Unit(_) => "print: units",
            },
            Self::Sitemap | Self::Robots | Self::Headers => "for machines",
            Self::Asset(_) | Self::File(_) => "files",
        }
    }
}

/// Every output of the site.
pub fn outputs(
    site: &Site,
    theme: &Theme,
    (addresses, documents): (&Addresses, &[Document]),
    sources: &Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Output> {
    let mut all = Vec::new();
    let mut page = |address: Option<&str>, what: OutputKind| {
        if let Some(address) = address {
            all.push(Output { path: path(address).into(), what });
        }
    };
    page(Some("/"), OutputKind::Root);
    page(Some("/404.html"), OutputKind::NotFound);
    page(Some("/robots.txt"), OutputKind::Robots);
    page(Some("/sitemap.xml"), OutputKind::Sitemap);
    page(addresses.of(&OutputKind::Headers), OutputKind::Headers);
    for (id, _) in site.sets() {
        page(addresses.of(&OutputKind::Json(id)), OutputKind::Json(id));
    }
    page(addresses.of(&OutputKind::Catalog), OutputKind::Catalog);
    for what in Kind::ALL.map(OutputKind::Schema) {
        page(addresses.of(&what), what);
    }
    for lang in site.languages.all() {
        for what in [
            OutputKind::Home(lang),
            OutputKind::DataIndex(lang),
            OutputKind::Units(lang),
            OutputKind::Glossary(lang),
            OutputKind::Index(lang),
            OutputKind::Archive(lang),
            OutputKind::Feed(lang),
            OutputKind::Search(lang),
        ] {
            page(addresses.of(&what), what);
        }
        for n in 0..site.chapters.len() {
            let id = ChapterId(n as u32);
            match site.chapter(id).publication {
                Some(_) => page(addresses.of(&OutputKind::Chapter(id, lang)), OutputKind::Chapter(id, lang)),
                None => page(addresses.of(&OutputKind::Page(id, lang)), OutputKind::Page(id, lang)),
            }
        }
        for n in 0..site.publications.len() {
            let what = OutputKind::Publication(PublicationId(n as u32), lang);
            page(addresses.of(&what), what);
        }
        for (id, _) in site.sets() {
            for what in [
                OutputKind::DataSet(id, lang),
                OutputKind::Csv(id, lang),
                OutputKind::Xlsx(id, lang),
                OutputKind::Ics(id, lang),
            ] {
                page(addresses.of(&what), what);
            }
            for what in Aspect::ALL.map(|aspect| OutputKind::Aspect(id, aspect, lang)) {
                page(addresses.of(&what), what);
            }
        }
        for (id, _) in site.units.all() {
            let what = OutputKind::Unit(id, lang);
            page(addresses.of(&what), what);
        }
        for what in (0..site.withdrawn.len()).map(|n| OutputKind::Withdrawn(n, lang)) {
            page(addresses.of(&what), what);
        }
        for document in documents {
            let what = OutputKind::Document(*document, lang);
            page(addresses.of(&what), what);
        }
    }
    for (n, asset) in theme.assets.iter().enumerate() {
        all.push(Output { path: asset.path.clone(), what: OutputKind::Asset(n) });
    }
    for (file, path) in addresses.files() {
        all.push(Output { path: path.into(), what: OutputKind::File(file) });
    }
    redirects(site, addresses, sources, &mut all, diagnostics);
    all
}

/// The path of the file that answers at an address.
pub fn path(address: &str) -> String {
    let path = address.trim_start_matches('/');
    match path.is_empty() || path.ends_with('/') {
        true => format!("{path}index.html"),
        false => path.to_owned(),
    }
}

/// The addresses that pages had before, and `/was` for the accessibility statement.
fn redirects(
    site: &Site,
    addresses: &Addresses,
    sources: &Sources,
    all: &mut Vec<Output>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut lead = |address: &str, alias: Option<usize>, to: &str, file: FileId, lang: Lang| match old_address(address)
    {
        Some(address) => {
            let what = OutputKind::Redirect { to: to.into(), file, alias, lang };
            all.push(Output { path: path(&address).into(), what });
        }
        None => {
            let aliases = KeyPath::top().key("aliases");
            let place = Place::value(file, alias.map_or(KeyPath::top(), |n| aliases.index(n)));
            let message = format!("`{address}` cannot be an old address of this page");
            let help = "write it from the site's root and with a slash at both ends, as in `/da/gammel-adresse/`";
            diagnostics.push(Diagnostic::error("bad-alias", place, message).help(help));
        }
    };
    for lang in site.languages.all() {
        for (n, chapter) in site.chapters.iter().enumerate() {
            let id = ChapterId(n as u32);
            let what = match chapter.publication {
                Some(_) => OutputKind::Chapter(id, lang),
                None => OutputKind::Page(id, lang),
            };
            if let (Some(Some(version)), Some(to)) = (chapter.versions.get(lang.index()), addresses.of(&what)) {
                for (n, alias) in version.aliases.iter().enumerate() {
                    lead(alias, Some(n), to, version.file, lang);
                }
            }
        }
    }
    for (n, publication) in site.publications.iter().enumerate() {
        for (nth, alias) in publication.aliases.iter().enumerate() {
            // An alias that names a language leads to the page in that language.
            let tag = alias.trim_start_matches('/').split('/').next().unwrap_or_default();
            let lang = site.languages.find(tag).unwrap_or(Lang::DEFAULT);
            if let Some(to) = addresses.of(&OutputKind::Publication(PublicationId(n as u32), lang)) {
                lead(alias, Some(nth), to, publication.file, lang);
            }
        }
    }
    if let (Some(statement), Some(file)) = (&site.statement, sources.find("site.yaml")) {
        let to = match statement {
            Statement::Page(id) => addresses.of(&OutputKind::Page(*id, Lang::DEFAULT)).unwrap_or("/").to_owned(),
            Statement::Address(address) => address.to_string(),
        };
        lead("/was/", None, &to, file, Lang::DEFAULT);
    }
}

/// An alias as an address; `None` if it cannot be one.
fn old_address(alias: &str) -> Option<String> {
    let is_clean = alias.starts_with('/')
        && alias.len() > 1
        && !alias.split('/').any(|part| part == ".." || part == ".")
        && !alias.contains(['\\', '?', '#', '%', ':', '*', '"', '<', '>', '|'])
        && !alias.chars().any(char::is_control)
        && !alias.trim_matches('/').is_empty();
    let last = alias.rsplit('/').next().unwrap_or_default();
    match (is_clean, last.contains('.') || last.is_empty()) {
        (false, _) => None,
        (true, true) => Some(alias.to_owned()),
        (true, false) => Some(format!("{alias}/")),
    }
}
