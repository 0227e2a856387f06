//! Addresses: where each page is, and how one page links to another.

use std::collections::HashMap;
use std::sync::Arc;

use super::OutputKind;
use super::document::{self, Document};
use crate::base::{FileId, Lang, uri};
use crate::model::Site;
use crate::model::aspect::Aspect;
use crate::model::chapter::ChapterId;
use crate::model::dataset::DataSet;
use crate::model::theme::Theme;
use crate::model::visibility::Former;
use crate::schema::{AddressWords, Kind};

/// Where the schemas of the kinds of data stand.
const SCHEMAS: &str = "/data/schema/";

/// How links are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LinkStyle {
    /// From the root of the host.
    #[default]
    Rooted,
    /// Relative, and with `index.html` at the end, for a folder that is opened from disk.
    Portable,
}

/// The address of everything that is made.
#[derive(Debug)]
pub struct Addresses {
    form: LinkStyle,
    /// The part of the base address after the host, without a slash at the end: empty, or `/plans`.
    prefix: Box<str>,
    /// In ASCII.
    base_url: Box<str>,
    home: Vec<Box<str>>,
    data_index: Vec<Option<Box<str>>>,
    units: Vec<Option<Box<str>>>,
    glossary: Vec<Option<Box<str>>>,
    index: Vec<Option<Box<str>>>,
    archive: Vec<Option<Box<str>>>,
    /// By number, then language.
    withdrawn: Vec<Vec<Option<Box<str>>>>,
    search: Vec<Option<Box<str>>>,
    /// By chapter, then language. Nothing for a chapter that no publication lists.
    chapters: Vec<Vec<Option<Box<str>>>>,
    publications: Vec<Vec<Box<str>>>,
    sets: Vec<Vec<Option<Box<str>>>>,
    /// By data set, then aspect, then language.
    aspects: Vec<[Vec<Option<Box<str>>>; 3]>,
    csv: Vec<Vec<Option<Box<str>>>>,
    xlsx: Vec<Vec<Option<Box<str>>>>,
    ics: Vec<Vec<Option<Box<str>>>>,
    json: Vec<Option<Box<str>>>,
    /// By kind, as [`Kind::ALL`] has them.
    schemas: [Option<Box<str>>; Kind::ALL.len()],
    catalog: Option<Box<str>>,
    feeds: Vec<Option<Box<str>>>,
    unit: Vec<Vec<Option<Box<str>>>>,
    documents: HashMap<(Document, Lang), Box<str>>,
    files: HashMap<FileId, Arc<str>>,
}

/// The addresses of a site and of the printed documents that are made of it.
pub fn addresses(
    site: &Site,
    theme: &Theme,
    documents: &[Document],
    files: HashMap<FileId, Arc<str>>,
    form: LinkStyle,
) -> Addresses {
    let langs = || site.languages.all();
    let tag = |lang: Lang| site.languages.tag(lang);
    let word = |lang: Lang| &theme.languages[lang.index()].strings.address;
    let family = |is_made: bool, word: &dyn Fn(Lang) -> String| -> Vec<Option<Box<str>>> {
        langs().map(|lang| is_made.then(|| format!("/{}/{}/", tag(lang), word(lang)).into())).collect()
    };
    let has_glossary = site.data.iter().any(|set| set.kind == Kind::Glossary);
    let has_units = site.units.all().next().is_some();
    // The index gathers what these lead to; a site that shows neither has no use for it.
    let has_entries = (site.outputs.units && has_units) || (site.outputs.glossary && has_glossary);
    // Browsers fetch no index for a page that is opened from disk.
    let has_search = site.outputs.search && form == LinkStyle::Rooted;
    let units = family(site.outputs.units && has_units, &|lang| word(lang).units.to_string());
    let data_index = family(site.outputs.data && !site.data.is_empty(), &|lang| word(lang).data.to_string());
    let publications: Vec<Vec<Box<str>>> = site
        .publications
        .iter()
        .map(|one| langs().map(|lang| format!("/{}/{}/", tag(lang), one.slugs[lang.index()]).into()).collect())
        .collect();
    let listed: std::collections::HashSet<ChapterId> =
        site.publications.iter().flat_map(|one| one.chapters()).chain(site.pages.iter().copied()).collect();
    let chapters: Vec<Vec<Option<Box<str>>>> = site
        .chapters
        .iter()
        .enumerate()
        .map(|(n, chapter)| {
            let is_made = listed.contains(&ChapterId(n as u32));
            let address = |lang: Lang| match chapter.publication {
                Some(id) => format!("{}{}/", publications[id.0 as usize][lang.index()], chapter.slug(lang)).into(),
                None => format!("/{}/{}/", tag(lang), chapter.slug(lang)).into(),
            };
            langs().map(|lang| is_made.then(|| address(lang))).collect()
        })
        .collect();
    let below = |families: &[Option<Box<str>>], name: &str| -> Vec<Option<Box<str>>> {
        families.iter().map(|family| family.as_ref().map(|family| format!("{family}{name}/").into())).collect()
    };
    let sets: Vec<_> = site.data.iter().map(|set| below(&data_index, &slugged(&set.path))).collect();
    let unit: Vec<_> = site.units.all().map(|(_, unit)| below(&units, &unit.name)).collect();
    let pages = document::Pages { publications: &publications, chapters: &chapters, sets: &sets, units: &unit };
    let documents = document::addresses(documents, site, theme, &pages);
    let after_scheme = site.base_url.split_once("://").map_or("", |(_, rest)| rest);
    Addresses {
        form,
        prefix: after_scheme.find('/').map_or("", |at| &after_scheme[at..]).into(),
        base_url: uri::ascii(&site.base_url).into(),
        home: langs().map(|lang| format!("/{}/", tag(lang)).into()).collect(),
        glossary: family(site.outputs.glossary && has_glossary, &|lang| word(lang).glossary.to_string()),
        archive: family(site.ended().next().is_some(), &|lang| word(lang).archive.to_string()),
        withdrawn: site
            .withdrawn
            .iter()
            .map(|one| match &one.address {
                Former::Text(paths) => {
                    langs().map(|lang| Some(format!("/{}/{}/", tag(lang), paths[lang.index()]).into())).collect()
                }
                Former::Data(path) => {
                    below(&family(site.outputs.data, &|lang| word(lang).data.to_string()), &slugged(path))
                }
            })
            .collect(),
        index: family(has_entries, &|lang| word(lang).index.to_string()),
        search: family(has_search, &|lang| word(lang).search.to_string()),
        chapters,
        aspects: aspects(site, &sets, word),
        csv: beside(site, &sets, "csv", |_| true),
        xlsx: beside(site, &sets, "xlsx", |_| true),
        ics: beside(site, &sets, "ics", |set| set.calendar_times().any(|when| when.all_day(site.as_of).is_some())),
        feeds: langs().map(|lang| has_news(site).then(|| format!("/{}/feed.atom", tag(lang)).into())).collect(),
        catalog: (site.outputs.downloads && !site.data.is_empty()).then(|| "/data/catalog.jsonld".into()),
        schemas: Kind::ALL.map(|kind| {
            let is_followed = site.outputs.downloads && site.data.iter().any(|set| set.kind == kind);
            is_followed.then(|| format!("{SCHEMAS}{}.json", kind.word()).into())
        }),
        json: site
            .data
            .iter()
            .map(|set| site.outputs.downloads.then(|| format!("/data/{}.json", slugged(&set.path)).into()))
            .collect(),
        sets,
        unit,
        documents,
        publications,
        data_index,
        units,
        files,
    }
}

/// The pages below those of the data sets: each plan in every way that it can be looked at.
fn aspects<'t>(
    site: &Site,
    sets: &[Vec<Option<Box<str>>>],
    word: impl Fn(Lang) -> &'t AddressWords,
) -> Vec<[Vec<Option<Box<str>>>; 3]> {
    let of = |set: &DataSet, pages: &[Option<Box<str>>], aspect: Aspect| {
        let word = |lang: Lang| match aspect {
            Aspect::Unit => &word(lang).by_unit,
            Aspect::Time => &word(lang).by_time,
            Aspect::Group => &word(lang).by_goal,
        };
        let page = |(page, lang): (&Option<Box<str>>, Lang)| {
            page.as_ref().filter(|_| aspect.is_of(set)).map(|page| format!("{page}{}/", word(lang)).into())
        };
        pages.iter().zip(site.languages.all()).map(page).collect()
    };
    site.data.iter().zip(sets).map(|(set, pages)| Aspect::ALL.map(|aspect| of(set, pages, aspect))).collect()
}

/// Whether there is anything that a feed tells of.
fn has_news(site: &Site) -> bool {
    site.outputs.feeds && !(site.publications.is_empty() && site.data.is_empty())
}

/// The files to take along that lie beside the pages of the data sets and are named as they are; nothing where a data set
/// has none.
fn beside(
    site: &Site,
    sets: &[Vec<Option<Box<str>>>],
    extension: &str,
    has: impl Fn(&DataSet) -> bool,
) -> Vec<Vec<Option<Box<str>>>> {
    let of = |(set, pages): (&DataSet, &Vec<Option<Box<str>>>)| {
        let is_made = site.outputs.downloads && has(set);
        let file = |page: &str| format!("{page}{}.{extension}", set.slug).into();
        pages.iter().map(|page| page.as_deref().filter(|_| is_made).map(file)).collect()
    };
    site.data.iter().map(AsRef::as_ref).zip(sets).map(of).collect()
}

/// A path with each of its parts fit for an address.
pub fn slugged(path: &str) -> String {
    path.split('/').map(crate::base::slug::slug).collect::<Vec<_>>().join("/")
}

impl Addresses {
    /// The address of a page; nothing if it is not made.
    pub fn of(&self, what: &OutputKind) -> Option<&str> {
        match what {
            OutputKind::Root => Some("/"),
            OutputKind::Home(lang) => Some(&self.home[lang.index()]),
            OutputKind::Page(id, lang) | OutputKind::Chapter(id, lang) => {
                self.chapters[id.0 as usize][lang.index()].as_deref()
            }
            OutputKind::Publication(id, lang) => Some(&self.publications[id.0 as usize][lang.index()]),
            OutputKind::DataSet(id, lang) => self.sets[id.0 as usize][lang.index()].as_deref(),
            OutputKind::Csv(id, lang) => self.csv[id.0 as usize][lang.index()].as_deref(),
            OutputKind::Xlsx(id, lang) => self.xlsx[id.0 as usize][lang.index()].as_deref(),
            OutputKind::Ics(id, lang) => self.ics[id.0 as usize][lang.index()].as_deref(),
            OutputKind::Json(id) => self.json[id.0 as usize].as_deref(),
            OutputKind::Schema(kind) => self.schemas[*kind as usize].as_deref(),
            OutputKind::Catalog => self.catalog.as_deref(),
            OutputKind::Feed(lang) => self.feeds[lang.index()].as_deref(),
            OutputKind::DataIndex(lang) => self.data_index[lang.index()].as_deref(),
            OutputKind::Unit(id, lang) => self.unit[id.0 as usize][lang.index()].as_deref(),
            OutputKind::Units(lang) => self.units[lang.index()].as_deref(),
            OutputKind::Aspect(id, aspect, lang) => {
                self.aspects[id.0 as usize][*aspect as usize][lang.index()].as_deref()
            }
            OutputKind::Index(lang) => self.index[lang.index()].as_deref(),
            OutputKind::Archive(lang) => self.archive[lang.index()].as_deref(),
            OutputKind::Withdrawn(n, lang) => self.withdrawn[*n][lang.index()].as_deref(),
            OutputKind::Search(lang) => self.search[lang.index()].as_deref(),
            OutputKind::Glossary(lang) => self.glossary[lang.index()].as_deref(),
            OutputKind::Document(document, lang) => self.documents.get(&(*document, *lang)).map(AsRef::as_ref),
            OutputKind::NotFound => Some("/404.html"),
            OutputKind::Sitemap => Some("/sitemap.xml"),
            OutputKind::Robots => Some("/robots.txt"),
            // A folder that is opened from disk has no host to read it.
            OutputKind::Headers => (self.form == LinkStyle::Rooted).then_some("/_headers"),
            OutputKind::Redirect { .. } | OutputKind::Asset(_) | OutputKind::File(_) => None,
        }
    }

    /// Whether there are pages that search, and so an index in [`SEARCH_INDEX`](super::SEARCH_INDEX).
    pub fn has_search(&self) -> bool {
        self.search.iter().any(Option::is_some)
    }

    /// The path of a file that a text shows or links to.
    pub fn file(&self, file: FileId) -> Option<&str> {
        self.files.get(&file).map(AsRef::as_ref)
    }

    /// All files that texts show or link to.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &str)> {
        self.files.iter().map(|(file, path)| (*file, path.as_ref()))
    }

    /// How the page at `from` links to `to`: both are addresses, and `to` may end in a query and an anchor.
    pub fn link(&self, from: &str, to: &str) -> String {
        if let LinkStyle::Rooted = self.form {
            return format!("{}{to}", self.prefix);
        }
        let (page, anchor) = to.split_at(to.find(['?', '#']).unwrap_or(to.len()));
        if page.is_empty() || (page == from && !anchor.is_empty()) {
            return anchor.to_owned();
        }
        let mut link = self.root(from);
        link.push_str(page.trim_start_matches('/'));
        if page.ends_with('/') {
            link.push_str("index.html");
        }
        link.push_str(anchor);
        link
    }

    /// What comes before the path of an asset on the page at `from`: `/`, or as many `../` as it takes.
    pub fn root(&self, from: &str) -> String {
        match self.form {
            LinkStyle::Rooted => format!("{}/", self.prefix),
            LinkStyle::Portable => "../".repeat(from.trim_start_matches('/').matches('/').count()),
        }
    }

    /// The absolute address in ASCII, for search engines, programs and other sites.
    pub fn absolute(&self, to: &str) -> String {
        match to.is_ascii() {
            true => format!("{}{to}", self.base_url),
            false => format!("{}{}", self.base_url, uri::part(to)),
        }
    }

    /// The host at which the site is published, as in `plans.example.org`: a name for it that does not change.
    pub fn host(&self) -> &str {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme.split(['/', ':']).next().unwrap_or_default()
    }

    /// Whether the site stands at the root of its host.
    pub fn is_at_root(&self) -> bool {
        self.prefix.is_empty()
    }
}
