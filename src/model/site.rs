//! The whole site: all records together, with every reference resolved.

mod broken;
mod copies;
mod limits;
mod links;
mod publications;
mod texts;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::by_id::ById;
use super::cache::{Cache, Understood};
use super::chapter::{Chapter, ChapterId};
use super::contact::{self, Contact, bad_web_address, is_web_address};
use super::dataset::{DataId, DataSet, RecordTarget};
use super::embed::Embed;
use super::image::Image;
use super::kinds;
use super::mentions::Mentions;
use super::paths::Paths;
use super::publication::{Prints, Publication, PublicationId, Validity};
use super::showings::Showings;
use super::text::{self, Coverage, PathCursor, Text, TextReader};
use super::unit::{self, UnitId, Units};
use super::visibility::{Audience, Former, Hidden, LeftOut, Publishing, Shown, Withdrawn};
use crate::base::diagnostic::did_you_mean;
use crate::base::{AT_ONCE, Checked, Diagnostic, FileId, Lang, Languages, Place, message};
use crate::load::Sources;
use crate::schema::{self, Missing, Outputs, Partials, PrintKind, Record, Records, SiteFile};
use broken::Broken;
use publications::Publications;
use texts::Texts;

/// The site as its audience sees it: what is not visible to them is left out.
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
    pub prints: Prints,
    pub as_of: Date,
    /// Whether it holds drafts, so that its pages must say so and are not for the public.
    pub shows_drafts: bool,
    pub units: Units,
    pub data: Vec<Arc<DataSet>>,
    /// In the site's order.
    pub publications: Vec<Publication>,
    pub chapters: Vec<Chapter>,
    /// The text of the home page.
    pub home: Option<ChapterId>,
    /// The site's other own pages, by name.
    pub pages: Vec<ChapterId>,
    /// The publications that embed each data set, in the site's order; the first is its primary one.
    pub belongs: Vec<Vec<PublicationId>>,
    /// Which data sets belong to nothing but publications that are no longer in force.
    ended: Vec<bool>,
    /// Where data is shown.
    showings: Showings,
    /// The rows in which each unit, or one below it, has a role.
    pub mentions: Mentions,
    /// Where the ids of each data set are.
    by_id: Vec<ById>,
    pub paths: Paths,
    /// The addresses of what has expired.
    pub withdrawn: Vec<Withdrawn>,
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

    /// The group, task, row or part of a row of a data set with this id.
    pub fn find(&self, data: DataId, id: &str) -> Option<RecordTarget> {
        self.by_id[data.0 as usize].find(self.set(data), id)
    }

    /// The data put on a chapter, in the version that readers of `lang` see.
    pub fn embeds(&self, chapter: ChapterId, lang: Lang) -> impl Iterator<Item = &Embed> {
        self.showings.embeds(chapter, self.chapter(chapter), lang)
    }

    /// The chapters that show a data set to readers of `lang`, in the order of the site, then the site's own pages.
    pub fn chapters_with(&self, data: DataId, lang: Lang) -> &[(Option<PublicationId>, ChapterId)] {
        self.showings.chapters(data, lang)
    }

    /// Whether documents of this kind are made of what belongs to no publication.
    pub fn prints(&self, kind: PrintKind) -> bool {
        self.prints.kinds.contains(&kind)
    }

    /// The publication that a data set belongs to first.
    pub fn primary(&self, id: DataId) -> Option<PublicationId> {
        self.belongs[id.0 as usize].first().copied()
    }

    /// Whether a publication is in force at the as-of date.
    pub fn validity(&self, id: PublicationId) -> Validity {
        self.publication(id).validity(self.as_of, &self.publications)
    }

    /// The publications that are no longer in force.
    pub fn ended(&self) -> impl Iterator<Item = PublicationId> {
        (0..self.publications.len() as u32).map(PublicationId).filter(|id| self.validity(*id).has_ended())
    }

    /// Whether a data set belongs to nothing but publications that are no longer in force. It is then left as it was at
    /// their end: nothing in it is late, and it is no part of what the site says of the present.
    pub fn has_ended(&self, id: DataId) -> bool {
        self.ended.get(id.0 as usize).is_some_and(|has_ended| *has_ended)
    }

    /// The day on which it is decided what is late in a data set: the as-of date; nothing in one that has ended, and
    /// nothing in a table, where nobody says which of its columns of times is a deadline.
    pub fn today(&self, id: DataId) -> Option<Date> {
        (!self.has_ended(id) && !self.set(id).spec.own_columns).then_some(self.as_of)
    }

    /// The data sets that say something of the present.
    pub fn current_sets(&self) -> impl Iterator<Item = (DataId, &DataSet)> {
        self.sets().filter(|(id, _)| !self.has_ended(*id))
    }

    /// Every data set with its id.
    pub fn sets(&self) -> impl Iterator<Item = (DataId, &DataSet)> {
        (0..).map(DataId).zip(self.data.iter().map(AsRef::as_ref))
    }
}

/// The site that the records mean to its `audience`. `base_url` is used instead of the one in `site.yaml`. Data sets
/// that are known are not made again.
pub fn site(
    records: Records,
    sources: &Sources,
    base_url: Option<&str>,
    audience: Audience,
    mut known: Option<&mut Cache>,
) -> Checked<Site> {
    let Records { site: (file, written), languages, data, publications, texts, files, broken, partial } = records;
    let mut diagnostics = Vec::new();
    let mut coverage = vec![Coverage::default(); languages.count()];
    let missing = written.missing;

    let mut broken = Broken::new(&broken, sources);
    let mut left_out = LeftOut { hidden: broken.hidden(), withdrawn: Vec::new() };
    let (unit_files, data): (Vec<_>, Vec<_>) = data.into_iter().partition(|(_, record)| unit::is_list(record));
    let is_known = |file| partial.get(file).is_none_or(|partial| partial.has_every("units", "id"));
    broken.units |= !unit_files.iter().all(|(file, _)| is_known(file));
    if let Some(known) = &mut known {
        known.begin(unit_files.clone(), broken.units, &languages, missing);
    }
    let unit_paths = unit_files.iter().map(|(file, _)| data_path(*file, sources)).collect();
    let unit_files = unit_files
        .into_iter()
        .filter_map(|(file, record)| Some((file, unit::list(Arc::unwrap_or_clone(record))?)))
        .collect();
    let units = unit::units(unit_files, &languages, missing, broken.units, &mut diagnostics, &mut coverage);
    let understood = data_sets(data, sources, &units, (&languages, missing), known);
    let sets: Vec<Arc<DataSet>> = understood.iter().map(|one| one.set.clone()).collect();

    let mut reader = TextReader::new(&languages, missing, file);
    let mut site = frame(written, base_url, &units, &mut reader);
    let order = site.order.take();
    let mut texts = Texts::new(texts, audience, &languages, sources, &mut left_out.hidden, &mut diagnostics);
    let mut publications = {
        let prints = &site.prints;
        let mut all =
            Publications { texts: &mut texts, languages: &languages, units: &units, prints, audience, sources };
        broken.publications.iter().for_each(|folder| all.hide(folder, Hidden::Invalid, &mut left_out.hidden));
        let publications = publications.into_iter().map(|(file, one)| (file, Arc::unwrap_or_clone(one))).collect();
        let site = (file, missing);
        all.read(publications, order, site, &mut left_out, &mut diagnostics, &mut coverage)
    };
    texts.hide_of_partial(&partial, sources, &mut left_out.hidden);
    let own = texts.own();
    for id in &own {
        publications::translated(&texts.chapters[id.0 as usize], &languages, missing, &mut diagnostics);
    }
    left_out
        .withdrawn
        .extend(texts.expired.values().filter(|text| text.folder.is_empty()).map(|text| text.below(&[], sources)));
    texts.hide_unlisted(sources, &mut left_out.hidden, &mut diagnostics);
    let ids = texts.drop_hidden();
    publications.iter_mut().for_each(|publication| publication.renumber(&ids));
    let (home, pages): (Vec<ChapterId>, Vec<ChapterId>) = own
        .iter()
        .filter_map(|id| ids.get(id).copied())
        .partition(|id| texts.chapters[id.0 as usize].name.as_ref() == "index");
    let seen = (&texts, &partial);
    let (data, is_partial) = visible(understood, audience, seen, &mut left_out, &mut diagnostics, &mut coverage);
    site.statement(file, &texts, &mut reader.diagnostics);
    diagnostics.append(&mut reader.diagnostics);
    text::add(&mut coverage, &reader.coverage);
    texts.count(&mut coverage);

    let paths = Paths {
        units: unit_paths,
        data: data.iter().enumerate().map(|(n, set)| (set.path.clone(), DataId(n as u32))).collect(),
        publications: (0..).map(PublicationId).zip(&publications).map(|(id, one)| (one.folder.clone(), id)).collect(),
        chapters: texts.by_path,
        files: files.into_iter().map(|(id, path)| (path, id)).collect(),
        hidden: left_out.hidden,
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
        prints: site.prints,
        languages,
        missing,
        as_of: audience.as_of,
        shows_drafts: audience.drafts,
        units,
        data,
        publications,
        chapters: texts.chapters,
        home: home.first().copied(),
        pages,
        belongs: vec![Vec::new(); count],
        ended: Vec::new(),
        showings: Showings::default(),
        mentions: Mentions::default(),
        by_id: Vec::new(),
        images: HashMap::new(),
        paths,
        withdrawn: left_out.withdrawn,
        coverage,
    };
    site.by_id = site.data.iter().map(|set| ById::new(set)).collect();
    site.mentions = Mentions::new(&site.units, site.sets());
    links::resolve_links(&mut site, &is_partial, sources, &mut diagnostics);
    site.images = links::images(&site, sources, &mut diagnostics);
    links::belonging(&mut site);
    site.showings = Showings::new(&site.languages, &site.chapters, &site.publications, site.data.len());
    links::after_validity(&site, &mut diagnostics);
    copies::copies(&sets, &site.data, &mut diagnostics);
    limits::cut_in_workbooks(&site, &mut diagnostics);
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
    prints: Prints,
    order: Option<Vec<Box<str>>>,
}

fn frame(written: SiteFile, base_url: Option<&str>, units: &Units, reader: &mut TextReader<'_>) -> Frame {
    let top = PathCursor::TOP;
    let cursor = top.key("base_url");
    if base_url.is_none() && !is_web_address(&written.base_url) {
        let place = reader.place(&cursor);
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
        name: reader.name(written.name, &top.key("name")),
        base_url: base.into(),
        owner,
        contact: written.contact.map(|contact| contact::contact(contact, reader, &top.key("contact"))),
        licence: written.licence.map(|licence| {
            let cursor = top.key("licence");
            if let Some(url) = licence.url.as_deref().filter(|url| !is_web_address(url)) {
                let place = reader.place(&cursor.key("url"));
                reader.diagnostics.push(bad_web_address(url, place));
            }
            Licence { name: reader.name(licence.name, &cursor.key("name")), url: licence.url }
        }),
        statement_written: written.accessibility_statement,
        statement: None,
        prints: Prints::new(written.handbooks, &written.outputs),
        // The one place where a program built without search is the same as a site that has set it to `false`.
        outputs: Outputs { search: written.outputs.search && cfg!(feature = "search"), ..written.outputs },
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
                let place = Place::value(file, PathCursor::TOP.key("accessibility_statement").path());
                let own = texts.by_path.keys().filter_map(|path| path.strip_prefix("content/"));
                let help = did_you_mean(name, own.filter(|name| !name.contains('/')));
                diagnostics.push(Diagnostic::error(place, message!("unknown-page", name).help(help)));
            }
        }
    }
}

/// The path of a data file below `data/`, without `.yaml`.
fn data_path(file: FileId, sources: &Sources) -> Box<str> {
    let path = &sources.get(file).path;
    path.strip_prefix("data/").and_then(|path| path.strip_suffix(".yaml")).unwrap_or(path).into()
}

/// The data sets of all records, in their order.
fn data_sets(
    data: Vec<(FileId, Arc<Record>)>,
    sources: &Sources,
    units: &Units,
    (languages, missing): (&Languages, Missing),
    known: Option<&mut Cache>,
) -> Vec<Understood> {
    use rayon::prelude::*;
    let make = |file, record| {
        let reader = TextReader::new(languages, missing, file);
        kinds::data_set(file, &data_path(file, sources), record, reader, units)
    };
    let Some(known) = known else {
        return data
            .into_par_iter()
            .with_max_len(AT_ONCE)
            .filter_map(|(file, record)| make(file, Arc::unwrap_or_clone(record)))
            .collect();
    };
    let before = &*known;
    let find = |(file, record): (FileId, Arc<Record>)| {
        let understood = before.find(file, &record).or_else(|| make(file, Record::clone(&record)))?;
        Some((file, record, understood))
    };
    let all: Vec<_> = data.into_par_iter().with_max_len(AT_ONCE).filter_map(find).collect();
    let understood = all.iter().map(|(_, _, understood)| understood.clone()).collect();
    known.keep(all);
    understood
}

/// The data sets that are visible, and those of files with errors, of which a piece is missing. Of those that have
/// expired the address is kept.
fn visible(
    all: Vec<Understood>,
    audience: Audience,
    (texts, partial): (&Texts, &Partials),
    LeftOut { hidden, withdrawn }: &mut LeftOut,
    diagnostics: &mut Vec<Diagnostic>,
    coverage: &mut [Coverage],
) -> (Vec<Arc<DataSet>>, Vec<Arc<DataSet>>) {
    let shown = texts.shown(hidden);
    // A page that could not be read may show any of them.
    let unknown = match hidden.values().any(|reason| *reason == Hidden::Invalid) {
        true => Shown::Hidden(Hidden::Invalid),
        false => Shown::Nowhere,
    };
    let mut sets = Vec::with_capacity(all.len());
    let mut is_partial = Vec::new();
    let mut not_shown = Vec::new();
    for Understood { set, head, withdrawn: text, diagnostics: problems, coverage: counted } in all {
        diagnostics.extend(problems);
        diagnostics.extend(Publishing::from(&head).problem(set.file));
        let path = format!("data/{}.yaml", set.path).into();
        if partial.contains_key(&set.file) {
            not_shown.push((path, Hidden::Invalid));
            is_partial.push(set);
            continue;
        }
        let shown = shown.get(set.path.as_ref()).copied().unwrap_or(unknown);
        match audience.sees_data(&head, set.spec, &shown) {
            Ok(()) => {
                text::add(coverage, &counted);
                sets.push(set);
            }
            Err(reason) => {
                if let Hidden::Expired(day) = reason {
                    let address = Former::Data(set.path.clone());
                    withdrawn.push(Withdrawn { file: set.file, path: set.source().into(), address, day, text });
                }
                not_shown.push((path, reason));
            }
        }
    }
    hidden.extend(not_shown);
    (sets, is_partial)
}
