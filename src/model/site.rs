//! The whole site: all records together, with every reference resolved.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::chapter::{Chapter, ChapterId, Version};
use super::contact::{self, Contact, bad_web_address, is_web_address};
use super::dataset::{DataId, DataSet, Value};
use super::destination::{self, Destination, Written};
use super::image::{self, Image};
use super::kinds;
use super::publication::{self, Publication, PublicationId};
use super::text::{self, Coverage, Text, TextReader, Way};
use super::theme::bytes;
use super::unit::{self, UnitId, Units};
use crate::base::diagnostic::did_you_mean;
use crate::base::{Checked, Diagnostic, FileId, Lang, Languages, Place};
use crate::load::Sources;
use crate::parse::markdown::{self, LinkKind};
use crate::schema::{self, Day, Missing, Outputs, Record, Records, SiteFile, TextFile};

/// The site at one as-of date: drafts and what is not yet or no longer shown are left out.
#[derive(Debug)]
pub struct Site {
    pub languages: Languages,
    pub name: Text,
    /// Without a slash at the end.
    pub base_url: Box<str>,
    pub owner: Option<Owner>,
    pub contact: Option<Contact>,
    pub licence: Option<Licence>,
    pub statement: Option<Statement>,
    pub missing: Missing,
    pub outputs: Outputs,
    pub as_of: Date,
    pub units: Units,
    pub data: Vec<DataSet>,
    /// In the site's order.
    pub publications: Vec<Publication>,
    pub chapters: Vec<Chapter>,
    /// The text of the home page.
    pub home: Option<ChapterId>,
    /// The site's other own pages, by name.
    pub pages: Vec<ChapterId>,
    /// The publications that embed each data set, in the site's order; the first is its primary one.
    pub belongs: Vec<Vec<PublicationId>>,
    pub paths: Paths,
    /// The images that texts show.
    pub images: HashMap<FileId, Image>,
    /// How much of each language is there.
    pub coverage: Vec<Coverage>,
}

/// Who answers for the site.
#[derive(Clone, Debug)]
pub enum Owner {
    Unit(UnitId),
    Named(Text),
}

/// The licence of text and data.
#[derive(Clone, Debug)]
pub struct Licence {
    pub name: Text,
    pub url: Option<Box<str>>,
}

/// Where the accessibility statement is.
#[derive(Clone, Debug)]
pub enum Statement {
    Page(ChapterId),
    Address(Box<str>),
}

/// What stands at each path of the site's folder.
#[derive(Debug, Default)]
pub struct Paths {
    /// By the path below `data/`, without `.yaml`.
    pub data: HashMap<Box<str>, DataId>,
    /// By the path without language and `.md`, as in `content/plan/status`.
    pub chapters: HashMap<Box<str>, ChapterId>,
    /// Images and other files, by their paths.
    pub files: HashMap<Arc<str>, FileId>,
    /// Drafts and what is not shown at the as-of date: `data/….yaml`, `content/…` without language and `.md`, and
    /// publications' folders.
    pub hidden: HashSet<Box<str>>,
}

impl Site {
    pub fn publication(&self, id: PublicationId) -> &Publication {
        &self.publications[id.0 as usize]
    }

    pub fn chapter(&self, id: ChapterId) -> &Chapter {
        &self.chapters[id.0 as usize]
    }

    pub fn set(&self, id: DataId) -> &DataSet {
        &self.data[id.0 as usize]
    }

    /// Every data set with its id.
    pub fn sets(&self) -> impl Iterator<Item = (DataId, &DataSet)> {
        (0..).map(DataId).zip(&self.data)
    }
}

/// Whether something is shown at the as-of date.
fn is_shown(draft: bool, publish: Option<Day>, expires: Option<Day>, as_of: Date) -> bool {
    !draft && publish.is_none_or(|day| day.0 <= as_of) && expires.is_none_or(|day| as_of < day.0)
}

/// The site that the records mean at the date `as_of`. `base_url` is used instead of the one in `site.yaml`.
pub fn site(records: Records, sources: &Sources, base_url: Option<&str>, as_of: Date) -> Checked<Site> {
    let Records { site: (file, written), languages, data, publications, texts, files } = records;
    let mut diagnostics = Vec::new();
    let mut coverage = vec![Coverage::default(); languages.count()];
    let missing = written.missing;

    let mut hidden = HashSet::new();
    let (unit_files, data): (Vec<_>, Vec<_>) =
        data.into_iter().partition(|(_, record)| matches!(record, Record::Units(_)));
    let unit_files = unit_files
        .into_iter()
        .filter_map(|(file, record)| match record {
            Record::Units(list) => Some((file, list)),
            _ => None,
        })
        .collect();
    let units = unit::units(unit_files, &languages, missing, &mut diagnostics, &mut coverage);
    let data =
        data_sets(data, sources, &units, (&languages, missing, as_of), &mut hidden, &mut diagnostics, &mut coverage);

    let mut reader = TextReader::new(&languages, missing, file);
    let mut site = frame(written, base_url, &units, as_of, &mut reader);
    let order = site.order.take();
    let mut texts = Texts::new(texts, as_of, &languages, &mut hidden);
    let publications = {
        let mut all = Publications { texts: &mut texts, languages: &languages, units: &units, as_of, sources };
        all.read(publications, order, (file, missing), &mut hidden, &mut diagnostics, &mut coverage)
    };
    let own = texts.own(missing, sources, &mut diagnostics);
    site.statement(file, &texts, &mut reader.diagnostics);
    diagnostics.append(&mut reader.diagnostics);
    text::add(&mut coverage, &reader.coverage);
    texts.unlisted(sources, &mut diagnostics);
    texts.count(&mut coverage);

    let paths = Paths {
        data: data.iter().enumerate().map(|(n, set)| (set.path.clone(), DataId(n as u32))).collect(),
        chapters: texts.by_path,
        files: files.into_iter().map(|(id, path)| (path, id)).collect(),
        hidden,
    };
    let count = data.len();
    let mut site = Site {
        name: site.name,
        base_url: site.base_url,
        owner: site.owner,
        contact: site.contact,
        licence: site.licence,
        statement: site.statement,
        outputs: site.outputs,
        languages,
        missing,
        as_of,
        units,
        data,
        publications,
        chapters: texts.chapters,
        home: own.iter().copied().find(|(name, _)| *name == "index").map(|(_, id)| id),
        pages: own.iter().filter(|(name, _)| *name != "index").map(|(_, id)| *id).collect(),
        belongs: vec![Vec::new(); count],
        images: HashMap::new(),
        paths,
        coverage,
    };
    resolve_links(&mut site, sources, &mut diagnostics);
    site.images = images(&site, sources, &mut diagnostics);
    belonging(&mut site);
    after_validity(&site, &mut diagnostics);
    Checked { value: site, diagnostics }
}

/// What `site.yaml` says, before the rest of the site is known.
struct Frame {
    name: Text,
    base_url: Box<str>,
    owner: Option<Owner>,
    contact: Option<Contact>,
    licence: Option<Licence>,
    statement_written: Option<Box<str>>,
    statement: Option<Statement>,
    outputs: Outputs,
    order: Option<Vec<Box<str>>>,
}

fn frame(written: SiteFile, base_url: Option<&str>, units: &Units, _as_of: Date, reader: &mut TextReader<'_>) -> Frame {
    let top = Way::TOP;
    let way = top.key("base_url");
    if base_url.is_none() && !is_web_address(&written.base_url) {
        let place = reader.place(&way);
        reader.diagnostics.push(bad_web_address(&written.base_url, place));
    }
    let base = base_url.unwrap_or(&written.base_url).trim_end_matches('/');
    let owner = written.owner.map(|owner| match &owner {
        schema::Text::Plain(name) => match units.find(name) {
            Some(unit) => Owner::Unit(unit),
            None => Owner::Named(reader.text(owner, &top.key("owner"))),
        },
        schema::Text::Tagged(_) => Owner::Named(reader.text(owner, &top.key("owner"))),
    });
    Frame {
        name: reader.text(written.name, &top.key("name")),
        base_url: base.into(),
        owner,
        contact: written.contact.map(|contact| contact::contact(contact, reader, &top.key("contact"))),
        licence: written.licence.map(|licence| Licence {
            name: reader.text(licence.name, &top.key("licence").key("name")),
            url: licence.url,
        }),
        statement_written: written.accessibility_statement,
        statement: None,
        outputs: written.outputs,
        order: written.publications,
    }
}

impl Frame {
    /// Finds the accessibility statement: one of the site's own pages, or an address.
    fn statement(&mut self, file: FileId, texts: &Texts, diagnostics: &mut Vec<Diagnostic>) {
        let Some(written) = self.statement_written.take() else { return };
        if is_web_address(&written) {
            self.statement = Some(Statement::Address(written));
            return;
        }
        let name = written.trim_start_matches('/').trim_start_matches("content/");
        let name = name.strip_suffix(".md").unwrap_or(name);
        match texts.by_path.get(format!("content/{name}").as_str()) {
            Some(id) => self.statement = Some(Statement::Page(*id)),
            None => {
                let place = Place::value(file, Way::TOP.key("accessibility_statement").path());
                let mut fault = Diagnostic::error("unknown-page", place, format!("there is no page `content/{name}`"));
                let own = texts.by_path.keys().filter_map(|path| path.strip_prefix("content/"));
                fault.help = did_you_mean(name, own.filter(|name| !name.contains('/')));
                diagnostics.push(fault);
            }
        }
    }
}

fn data_sets(
    data: Vec<(FileId, Record)>,
    sources: &Sources,
    units: &Units,
    (languages, missing, as_of): (&Languages, Missing, Date),
    hidden: &mut HashSet<Box<str>>,
    diagnostics: &mut Vec<Diagnostic>,
    coverage: &mut [Coverage],
) -> Vec<DataSet> {
    use rayon::prelude::*;
    let read: Vec<_> = data
        .into_par_iter()
        .filter_map(|(file, record)| {
            let path = sources.get(file).path.clone();
            let name = path.strip_prefix("data/").and_then(|path| path.strip_suffix(".yaml")).unwrap_or(&path);
            kinds::data_set(file, name, record, TextReader::new(languages, missing, file), units)
        })
        .collect();
    let mut sets = Vec::with_capacity(read.len());
    for (set, head, faults, counted) in read {
        diagnostics.extend(faults);
        text::add(coverage, &counted);
        if is_shown(head.draft, head.publish, head.expires, as_of) {
            sets.push(set);
        } else {
            hidden.insert(format!("data/{}.yaml", set.path).into());
        }
    }
    sets
}

/// All texts of the site while they are being sorted into chapters and pages.
struct Texts {
    chapters: Vec<Chapter>,
    by_path: HashMap<Box<str>, ChapterId>,
    /// The folder of each chapter, and whether a publication lists it.
    listed: Vec<(Box<str>, bool)>,
    languages: usize,
}

impl Texts {
    /// The texts that are shown at the as-of date, as chapters by their paths without language.
    fn new(files: Vec<TextFile>, as_of: Date, languages: &Languages, hidden: &mut HashSet<Box<str>>) -> Self {
        let mut texts =
            Self { chapters: Vec::new(), by_path: HashMap::new(), listed: Vec::new(), languages: languages.count() };
        for TextFile { file, folder, name, tag, front, document } in files {
            let path: Box<str> = match folder.is_empty() {
                true => format!("content/{name}").into(),
                false => format!("content/{folder}/{name}").into(),
            };
            if !is_shown(front.draft, front.publish, front.expires, as_of) {
                hidden.insert(path);
                continue;
            }
            let Some(lang) = languages.find(&tag) else { continue };
            let id = *texts.by_path.entry(path).or_insert_with(|| {
                let versions = std::iter::repeat_with(|| None).take(languages.count()).collect();
                texts.chapters.push(Chapter { publication: None, name: name.clone(), versions });
                texts.listed.push((folder, false));
                ChapterId(texts.chapters.len() as u32 - 1)
            });
            texts.chapters[id.0 as usize].versions[lang.index()] = Some(Version {
                file,
                slug: front.slug.unwrap_or_else(|| crate::base::slug::slug(&name).into()),
                title: front.title,
                description: front.description,
                aliases: front.aliases,
                updated: front.updated,
                document,
                destinations: Vec::new(),
            });
        }
        texts
    }

    /// The names of the chapters in a folder.
    fn names(&self, folder: &str) -> impl Iterator<Item = &str> {
        let in_folder = self.listed.iter().map(move |(own, _)| own.as_ref() == folder);
        self.chapters.iter().zip(in_folder).filter(|(_, is_in)| *is_in).map(|(chapter, _)| chapter.name.as_ref())
    }

    /// The site's own pages, which stand directly under `content/`, by name.
    fn own(
        &mut self,
        missing: Missing,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<(&'static str, ChapterId)> {
        let mut own = Vec::new();
        for n in 0..self.chapters.len() {
            if self.listed[n].0.is_empty() {
                self.listed[n].1 = true;
                let name = if self.chapters[n].name.as_ref() == "index" { "index" } else { "" };
                own.push((name, ChapterId(n as u32)));
            }
        }
        let _ = (missing, sources, diagnostics);
        own
    }

    /// Tells of chapters that no publication lists, and of folders without a publication.
    fn unlisted(&self, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
        for (chapter, (folder, listed)) in self.chapters.iter().zip(&self.listed) {
            if *listed {
                continue;
            }
            let (version, _) = chapter.version(Lang::DEFAULT);
            let publication = sources.find(&format!("content/{folder}/publication.yaml"));
            let fault = match publication {
                Some(_) => Diagnostic::warning(
                    "unlisted-chapter",
                    Place::whole(version.file),
                    "the chapter is left out, because its publication does not list it",
                )
                .help(format!(
                    "add `{}` under `chapters:` in content/{folder}/publication.yaml, or set `draft: true`",
                    chapter.name
                )),
                None => Diagnostic::error(
                    "no-publication",
                    Place::whole(version.file),
                    format!("the folder `content/{folder}` has no publication.yaml"),
                )
                .help("every folder under content/ is a publication: write its publication.yaml, or move the text"),
            };
            diagnostics.push(fault);
        }
    }

    /// Counts which languages the chapters are written in.
    fn count(&self, coverage: &mut [Coverage]) {
        for (chapter, (_, listed)) in self.chapters.iter().zip(&self.listed) {
            if *listed {
                for (n, version) in chapter.versions.iter().enumerate() {
                    coverage[n].all += 1;
                    coverage[n].written += usize::from(version.is_some());
                }
            }
        }
        debug_assert_eq!(coverage.len(), self.languages);
    }
}

/// What is at hand while publications are read.
struct Publications<'a> {
    texts: &'a mut Texts,
    languages: &'a Languages,
    units: &'a Units,
    as_of: Date,
    sources: &'a Sources,
}

impl Publications<'_> {
    fn read(
        &mut self,
        written: Vec<(FileId, schema::Publication)>,
        order: Option<Vec<Box<str>>>,
        (site_file, missing): (FileId, Missing),
        hidden: &mut HashSet<Box<str>>,
        diagnostics: &mut Vec<Diagnostic>,
        coverage: &mut [Coverage],
    ) -> Vec<Publication> {
        let (shown, others): (Vec<_>, Vec<_>) = written
            .into_iter()
            .map(|(file, one)| (self.folder(file), file, one))
            .partition(|(_, _, one)| is_shown(one.draft, one.publish, one.expires, self.as_of));
        for (folder, _, _) in others {
            let prefix = format!("content/{folder}/");
            for (path, id) in &self.texts.by_path {
                if path.starts_with(&prefix) {
                    hidden.insert(path.clone());
                    self.texts.listed[id.0 as usize].1 = true;
                }
            }
            self.texts.by_path.retain(|path, _| !path.starts_with(&prefix));
            hidden.insert(folder);
        }
        let shown = in_order(shown, order, site_file, hidden, diagnostics);
        let folders: Vec<Box<str>> = shown.iter().map(|(folder, _, _)| folder.clone()).collect();
        let mut all = Vec::with_capacity(shown.len());
        for (n, (folder, file, one)) in shown.into_iter().enumerate() {
            let mut reader = TextReader::new(self.languages, missing, file);
            let texts = &mut *self.texts;
            let mut listed: Vec<ChapterId> = Vec::new();
            let mut chapters = |name: &str, way: &Way<'_>, faults: &mut Vec<Diagnostic>| {
                let place = || Place::value(file, way.path());
                let path = format!("content/{folder}/{name}");
                let Some(id) = texts.by_path.get(path.as_str()).copied() else {
                    if !hidden.contains(path.as_str()) {
                        let message = format!("there is no chapter `{name}` in content/{folder}");
                        let mut fault = Diagnostic::error("unknown-chapter", place(), message);
                        fault.help = did_you_mean(name, texts.names(&folder))
                            .or_else(|| Some(format!("write it in a file `content/{folder}/{name}.<language>.md`")));
                        faults.push(fault);
                    }
                    return None;
                };
                if listed.contains(&id) {
                    faults.push(
                        Diagnostic::error(
                            "duplicate-chapter",
                            place(),
                            format!("the chapter `{name}` is listed twice"),
                        )
                        .help("remove one of them"),
                    );
                    return None;
                }
                listed.push(id);
                texts.listed[id.0 as usize].1 = true;
                Some(id)
            };
            let publication =
                publication::publication(file, &folder, one, &folders, self.units, &mut reader, &mut chapters);
            for id in publication.chapters() {
                let chapter = &mut self.texts.chapters[id.0 as usize];
                chapter.publication = Some(PublicationId(n as u32));
                translated(chapter, self.languages, missing, &mut reader.diagnostics);
            }
            diagnostics.append(&mut reader.diagnostics);
            text::add(coverage, &reader.coverage);
            all.push(publication);
        }
        publication::succession(&mut all, diagnostics);
        all
    }

    /// The folder of a `publication.yaml`, below `content/`.
    fn folder(&self, file: FileId) -> Box<str> {
        let path = &self.sources.get(file).path;
        path.strip_prefix("content/").and_then(|path| path.strip_suffix("/publication.yaml")).unwrap_or(path).into()
    }
}

type Shown = (Box<str>, FileId, schema::Publication);

/// The publications in the order that `site.yaml` asks for; those it does not name come last, by folder.
fn in_order(
    mut shown: Vec<Shown>,
    order: Option<Vec<Box<str>>>,
    site_file: FileId,
    hidden: &HashSet<Box<str>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Shown> {
    let Some(order) = order else { return shown };
    let way = Way::TOP.key("publications");
    for (n, name) in order.iter().enumerate() {
        if !shown.iter().any(|(folder, _, _)| folder == name) && !hidden.contains(name) {
            let place = Place::value(site_file, way.index(n).path());
            let mut fault =
                Diagnostic::error("unknown-publication", place, format!("there is no publication `content/{name}`"));
            fault.help = did_you_mean(name, shown.iter().map(|(folder, _, _)| folder.as_ref()));
            diagnostics.push(fault);
        }
    }
    shown.sort_by_key(|(folder, _, _)| order.iter().position(|name| name == folder).unwrap_or(order.len()));
    shown
}

/// Tells of a chapter that is not there in every language, and of years that differ between its languages.
fn translated(chapter: &Chapter, languages: &Languages, missing: Missing, diagnostics: &mut Vec<Diagnostic>) {
    let (first, _) = chapter.version(Lang::DEFAULT);
    if missing == Missing::Fallback {
        return;
    }
    for lang in languages.all() {
        if chapter.versions[lang.index()].is_none() {
            let tag = languages.tag(lang);
            let message = format!("the text is not written in {tag}");
            let help = format!("write it in a file `{}.{tag}.md` beside this one", chapter.name);
            let place = Place::whole(first.file);
            diagnostics.push(match missing {
                Missing::Error => Diagnostic::error("missing-translation", place, message).help(help),
                _ => Diagnostic::warning("missing-translation", place, message).help(help),
            });
        }
    }
}

/// Resolves every link of every text, and checks those inside the texts of data.
fn resolve_links(site: &mut Site, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    use rayon::prelude::*;
    let resolved: Vec<(Vec<Vec<Destination>>, Vec<Diagnostic>)> =
        site.chapters
            .par_iter()
            .map(|chapter| {
                let mut faults = Vec::new();
                let of_version = |version: &Version, faults: &mut Vec<Diagnostic>| {
                    let from = sources.get(version.file).path.as_ref();
                    let link = |link: &markdown::Link| {
                        let written = Written {
                            destination: &link.destination,
                            from,
                            is_embed: link.kind == LinkKind::Embed,
                            place: Place::bytes(version.file, link.span.clone()),
                        };
                        destination::resolve(&written, site, faults)
                    };
                    version.document.links.iter().map(link).collect()
                };
                let all = chapter.versions.iter().map(|version| {
                    version.as_ref().map(|version| of_version(version, &mut faults)).unwrap_or_default()
                });
                (all.collect(), faults)
            })
            .collect();
    let faults: Vec<Diagnostic> = site.data.par_iter().flat_map_iter(|set| links_in_data(set, site, sources)).collect();
    for (chapter, (versions, faults)) in site.chapters.iter_mut().zip(resolved) {
        diagnostics.extend(faults);
        for (version, destinations) in chapter.versions.iter_mut().zip(versions) {
            if let Some(version) = version {
                version.destinations = destinations;
            }
        }
    }
    diagnostics.extend(faults);
}

/// What is wrong with the links inside the texts of a data set.
fn links_in_data(set: &DataSet, site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let from = sources.get(set.file).path.as_ref();
    for row in &set.rows {
        let mut texts: Vec<&Text> = Vec::new();
        for value in row.cells.iter().flatten() {
            match value {
                Value::Text(text) => texts.push(text),
                Value::Texts(more) => texts.extend(more),
                Value::Items(items) => {
                    texts.extend(items.iter().flat_map(|item| item.text.iter().chain(&item.decision)));
                }
                Value::When(_) | Value::Status(_) | Value::Number(_) => {}
            }
        }
        for text in texts {
            for lang in site.languages.all().filter(|lang| text.is_in(*lang)) {
                let written = text.str(lang);
                if !written.contains(['[', '<', '!']) {
                    continue;
                }
                for link in markdown::inline(written).links {
                    let place = Place::value(set.file, row.path.clone());
                    let written = Written { destination: &link.destination, from, is_embed: false, place };
                    destination::resolve(&written, site, &mut faults);
                }
            }
        }
    }
    faults
}

/// Reads the images that texts show.
fn images(site: &Site, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> HashMap<FileId, Image> {
    let mut images = HashMap::new();
    for version in site.chapters.iter().flat_map(|chapter| chapter.versions.iter().flatten()) {
        for (link, destination) in version.document.links.iter().zip(&version.destinations) {
            if let (LinkKind::Image, Destination::File(file)) = (link.kind, destination) {
                images.entry(*file).or_insert_with(|| {
                    let source = sources.get(*file);
                    image::image(*file, source, &bytes(*file, sources), diagnostics)
                });
            }
        }
    }
    images
}

/// Finds the publications that embed each data set.
fn belonging(site: &mut Site) {
    let mut belongs = vec![Vec::new(); site.data.len()];
    for (n, publication) in site.publications.iter().enumerate() {
        let id = PublicationId(n as u32);
        for chapter in publication.chapters() {
            for version in site.chapter(chapter).versions.iter().flatten() {
                for destination in &version.destinations {
                    let Destination::Embed(embed) = destination else { continue };
                    let all: &mut Vec<PublicationId> = &mut belongs[embed.data.0 as usize];
                    if !all.contains(&id) {
                        all.push(id);
                    }
                }
            }
        }
    }
    site.belongs = belongs;
}

/// Warns of rows that lie after the end of their primary publication's validity.
fn after_validity(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for (id, set) in site.sets() {
        let Some(publication) = site.belongs[id.0 as usize].first().map(|id| site.publication(*id)) else { continue };
        let Some(valid) = &publication.valid else { continue };
        let Some(last) = valid.last_day() else { continue };
        for row in &set.rows {
            let Some(timing) = &row.when else { continue };
            if timing.when.first_day().is_some_and(|first| first > last) {
                let message = format!(
                    "{} lies after the end of the publication `{}`, which is valid until {last}",
                    text::spelled(&timing.when),
                    publication.folder
                );
                diagnostics.push(
                    Diagnostic::warning("after-validity", Place::value(set.file, row.path.key("when")), message)
                        .related(Place::value(publication.file, Way::TOP.key("valid").path()), "the validity")
                        .help("change one of the two dates"),
                );
            }
        }
    }
}
