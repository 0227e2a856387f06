//! The list of everything that is made, each with its address.

use std::collections::BTreeSet;

use super::address::{Addresses, LinkStyle, slugged};
use super::document::Document;
use super::output::{Output, OutputKind, path};
use super::print_name;
use tavle_base::{FileId, Lang};
use tavle_model::Site;
use tavle_model::aspect::Aspect;
use tavle_model::chapter::ChapterId;
use tavle_model::dataset::{DataId, DataSet};
use tavle_model::publication::PublicationId;
use tavle_model::theme::Theme;
use tavle_model::visibility::Former;
use tavle_schema::{AddressWords, FileFormat, Kind};

/// The printed documents that are made, each in all of these languages.
#[derive(Clone, Copy)]
pub struct Documents<'a> {
    pub all: &'a [Document],
    pub languages: &'a [Lang],
}

impl<'a> Documents<'a> {
    fn in_language(self, lang: Lang) -> &'a [Document] {
        if self.languages.contains(&lang) { self.all } else { &[] }
    }
}

/// All outputs but old addresses, and the address of each. Of outputs with one address the first is made, so the order
/// says which of them is reported.
pub fn listing(
    site: &Site,
    theme: &Theme,
    documents: Documents<'_>,
    attachments: impl IntoIterator<Item = (FileId, String)>,
    form: LinkStyle,
) -> (Vec<Output>, Addresses) {
    let is_hosted = form == LinkStyle::Rooted;
    let addresses = Addresses::new(&site.base_url, form);
    let mut list = Listing { site, outputs: Vec::new(), addresses };
    list.add(OutputKind::Root, "/");
    list.add(OutputKind::NotFound, "/404.html");
    list.add(OutputKind::Robots, "/robots.txt");
    list.add(OutputKind::Sitemap, "/sitemap.xml");
    // A folder that is opened from disk has no host to read it.
    list.add_if(is_hosted, OutputKind::Headers, "/_headers");
    list.in_all_languages();
    let names = print_name::names(documents.all, site);
    for lang in site.languages.all() {
        let words = &theme.languages[lang.index()].strings.address;
        let home = format!("/{}/", site.languages.tag(lang));
        list.families(lang, words, &home, is_hosted);
        list.texts(lang, &home);
        let data = format!("{home}{}/", words.data);
        for (id, set) in site.sets().filter(|_| site.outputs.data) {
            list.data_set(id, set, (lang, words), &data, is_hosted);
        }
        for (id, chosen) in site.chosen.all().filter(|_| site.outputs.data) {
            let address = format!("{home}{}/{}/{}/", words.choices, chosen.column, chosen.id);
            list.add(OutputKind::Choice(id, lang), address);
        }
        list.connections(lang, words, &home);
        for (id, unit) in site.units.all().filter(|_| site.outputs.units) {
            list.add(OutputKind::Unit(id, lang), format!("{home}{}/{}/", words.units, unit.name));
        }
        for (n, one) in site.withdrawn.iter().enumerate() {
            let what = OutputKind::Withdrawn(n, lang);
            match &one.address {
                Former::Text(paths) => list.add(what, format!("{home}{}/", paths[lang.index()])),
                Former::Data(path) => list.add_if(site.outputs.data, what, format!("{data}{}/", slugged(path))),
            }
        }
        for document in documents.in_language(lang) {
            if let Some(address) = print_name::address(*document, lang, &names, (site, words), &list.addresses) {
                list.add(OutputKind::Document(*document, lang), address);
            }
        }
    }
    for (n, asset) in theme.assets.iter().enumerate() {
        list.add(OutputKind::Asset(n), format!("/{}", asset.path));
    }
    for (file, path) in attachments {
        list.add(OutputKind::Attachment(file), format!("/{path}"));
    }
    (list.outputs, list.addresses)
}

/// What is listed so far.
struct Listing<'a> {
    site: &'a Site,
    outputs: Vec<Output>,
    addresses: Addresses,
}

impl Listing<'_> {
    fn add(&mut self, what: OutputKind, address: impl Into<Box<str>>) {
        let address = address.into();
        self.outputs.push(Output { path: path(&address).into(), what: what.clone() });
        self.addresses.insert(what, address);
    }

    fn add_if(&mut self, is_made: bool, what: OutputKind, address: impl Into<Box<str>>) {
        if is_made {
            self.add(what, address);
        }
    }

    /// What programs read, once for all languages.
    fn in_all_languages(&mut self) {
        let site = self.site;
        if !site.outputs.downloads {
            return;
        }
        for (id, set) in site.sets() {
            for format in formats(set, site).filter(|format| format.facts().is_multilingual) {
                let address = format!("/data/{}.{}", slugged(&set.path), format.ending());
                self.add(OutputKind::File(id, format, None), address);
            }
        }
        self.add_if(!site.data.is_empty(), OutputKind::Catalog, "/data/catalog.jsonld");
        for kind in Kind::ALL {
            let is_followed = site.data.iter().any(|set| set.spec.kind == kind);
            self.add_if(is_followed, OutputKind::Schema(kind), format!("/data/schema/{}.json", kind.word()));
        }
    }

    /// The pages of which there is one in each language.
    fn families(&mut self, lang: Lang, words: &AddressWords, home: &str, is_hosted: bool) {
        let (site, made) = (self.site, &self.site.outputs);
        let has_units = made.units && site.units.all().next().is_some();
        let has_glossary = made.glossary && site.data.iter().any(|set| set.spec.is_glossary);
        self.add(OutputKind::Home(lang), home);
        for (is_made, what, word) in [
            (made.data && !site.data.is_empty(), OutputKind::DataIndex(lang), &words.data),
            (has_units, OutputKind::Units(lang), &words.units),
            (has_glossary, OutputKind::Glossary(lang), &words.glossary),
            // The index gathers what these lead to; a site that shows neither has no use for it.
            (has_units || has_glossary, OutputKind::Index(lang), &words.index),
            (site.ended().next().is_some(), OutputKind::Archive(lang), &words.archive),
            (site.has_reviews(), OutputKind::Reviews(lang), &words.reviews),
            // Browsers fetch no index for a page that is opened from disk.
            (made.search && is_hosted, OutputKind::Search(lang), &words.search),
        ] {
            self.add_if(is_made, what, format!("{home}{word}/"));
        }
        let has_news = made.feeds && !(site.publications.is_empty() && site.data.is_empty());
        self.add_if(has_news, OutputKind::Feed(lang), format!("{home}feed.atom"));
        let word = &words.reviews;
        let is_due = made.downloads && site.reviewed(lang).any(|(_, upkeep)| upkeep.review.next().is_some());
        self.add_if(is_due, OutputKind::ReviewCalendar(lang), format!("{home}{word}/{word}.ics"));
    }

    /// How objectives and the work for them fit together, in the whole site and in each publication.
    fn connections(&mut self, lang: Lang, words: &AddressWords, home: &str) {
        let site = self.site;
        let publications = (0..site.publications.len()).map(|n| Some(PublicationId::of(n)));
        for id in std::iter::once(None).chain(publications) {
            let folder = id.map(|id| format!("{}/", site.publication(id).slugs[lang.index()])).unwrap_or_default();
            let is_made = site.outputs.data && site.has_connections(id);
            let address = format!("{home}{folder}{}/", words.connections);
            self.add_if(is_made, OutputKind::Connections(id, lang), address);
        }
    }

    /// Chapters that a publication lists, the site's own pages, and publications.
    fn texts(&mut self, lang: Lang, home: &str) {
        let site = self.site;
        let publication = |id: PublicationId| format!("{home}{}/", site.publication(id).slugs[lang.index()]);
        let listed = site.publications.iter().flat_map(|one| one.chapters()).chain(site.pages.iter().copied());
        let listed: BTreeSet<ChapterId> = listed.collect();
        for id in listed {
            let chapter = site.chapter(id);
            let folder = chapter.publication.map_or(home.to_owned(), publication);
            self.add(OutputKind::text(id, lang, site), format!("{folder}{}/", chapter.slug(lang)));
        }
        for n in 0..site.publications.len() {
            let id = PublicationId::of(n);
            self.add(OutputKind::Publication(id, lang), publication(id));
        }
    }

    /// A data set's page, and what lies beside and below it.
    fn data_set(
        &mut self,
        id: DataId,
        set: &DataSet,
        (lang, words): (Lang, &AddressWords),
        data: &str,
        is_hosted: bool,
    ) {
        let parts = self.site.parts(id).len() as u32;
        let page = format!("{data}{}/", slugged(&set.path));
        self.add(OutputKind::DataSet(id, lang), &*page);
        for n in 0..parts {
            self.add(OutputKind::Part(id, n, lang), format!("{page}{}-{}/", words.part, n + 1));
        }
        // Browsers let no script read a file for a page that is opened from disk.
        self.add_if(parts > 0 && is_hosted, OutputKind::Rows(id, lang), format!("{page}rows.json"));
        for format in formats(set, self.site).filter(|format| !format.facts().is_multilingual) {
            let address = format!("{page}{}.{}", set.slug, format.ending());
            self.add_if(self.site.outputs.downloads, OutputKind::File(id, format, Some(lang)), address);
        }
        let reports = !set.report_periods.is_empty() && self.site.outputs.downloads;
        for format in FileFormat::ALL.iter().filter(|format| reports && format.facts().is_spreadsheet()) {
            let address = format!("{page}{}-reports.{}", set.slug, format.ending());
            self.add(OutputKind::Reports(id, *format, lang), address);
        }
        for (n, period) in (0..).zip(&set.report_periods) {
            let address = format!("{page}{}/{}/", words.reports, period.slug());
            self.add(OutputKind::Period(id, n, lang), address);
        }
        for aspect in Aspect::ALL {
            let word = match aspect {
                Aspect::Unit => &words.by_unit,
                Aspect::Time => &words.by_time,
                Aspect::Group => &words.by_goal,
            };
            self.add_if(aspect.is_of(set), OutputKind::Aspect(id, aspect, lang), format!("{page}{word}/"));
        }
    }
}

/// The formats that a data set can be downloaded in.
fn formats(set: &DataSet, site: &Site) -> impl Iterator<Item = FileFormat> {
    let has_dates = || set.calendar_times().any(|when| when.event_time(site.as_of).is_some());
    FileFormat::ALL.iter().copied().filter(move |format| !format.facts().needs_dates || has_dates())
}
