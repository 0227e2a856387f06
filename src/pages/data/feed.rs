//! What is new on the site in one language, as plain data: the publications and the data sets, each with the day on which
//! it was last changed. One of which nobody has said so is no news.

use jiff::civil::Date;

use crate::NO_DAY;
use crate::context::PageContext;
use crate::data::whole;
use crate::events;
use crate::exhibit::used_columns;
use crate::facts;
use crate::own_names;
use crate::publication;
use crate::reported;
use crate::table::{Content, Table, TimeMention};
use tavle_model::dataset::{DataSet, Holds};
use tavle_model::ids::{ChapterId, DataId, PublicationId};
use tavle_model::publication::Publication;
use tavle_model::statuses::NamedStatus;
use tavle_routes::OutputKind;
use tavle_schema::{Day, ReportPeriod, fill};

/// A feed.
#[derive(Clone, Debug)]
pub struct Feed {
    pub title: String,
    /// The language's tag.
    pub lang: String,
    /// The absolute address of the home page.
    pub home: String,
    /// The absolute address of the feed itself.
    pub source: String,
    pub author: String,
    /// The licence, with its address.
    pub rights: Option<String>,
    /// The last day on which anything in it was changed.
    pub updated: Date,
    /// The newest first.
    pub entries: Vec<Entry>,
}

/// A publication or a data set.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The absolute address of its page, which is its name as well.
    pub url: String,
    pub title: String,
    /// The tag of the title's language, where that is another than the feed's.
    pub title_lang: Option<String>,
    /// The day on which it was last changed, or adopted.
    pub updated: Date,
    /// What it is, in words.
    pub kind: String,
    pub summary: Option<String>,
    /// The tag of the summary's language, where that is another than the feed's.
    pub summary_lang: Option<String>,
    pub sections: Vec<Section>,
}

/// What has changed in one respect.
#[derive(Clone, Debug)]
pub struct Section {
    pub title: String,
    pub lines: Vec<String>,
}

/// The feed in the language of an edition.
pub fn feed(at: PageContext<'_>) -> Feed {
    let localized = at.localized;
    let (site, lang, addresses) = (localized.site, localized.lang, localized.addresses());
    let publications = (0..site.publications.len() as u32).map(|n| of_publication(PublicationId(n), at));
    let sets = site.sets().map(|(id, set)| of_set(id, set, PageContext { data: Some(id), ..at }));
    let periods = site.sets().flat_map(|(id, set)| of_periods(id, set, PageContext { data: Some(id), ..at }));
    let mut entries: Vec<Entry> = publications.chain(sets).flatten().chain(periods).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    let absolute =
        |what: OutputKind| addresses.absolute(addresses.of(&what).expect("a site with a feed has a home page"));
    Feed {
        title: fill(&localized.strings().feeds.changes, &[("title", site.name.str(lang))]),
        lang: localized.tag().to_owned(),
        home: absolute(OutputKind::Home(lang)),
        source: absolute(OutputKind::Feed(lang)),
        author: localized.owner_name().to_owned(),
        rights: site.licence.as_ref().map(|licence| {
            let name = licence.name.str(lang);
            licence.url.as_ref().map_or(name.to_owned(), |url| format!("{name}, {url}"))
        }),
        updated: entries.first().map_or(NO_DAY, |entry| entry.updated),
        entries,
    }
}

/// How many publications, and how many data sets, have a page but are in no feed, as nobody has said when they were last changed.
pub fn undated(at: PageContext<'_>) -> (usize, usize) {
    let localized = at.localized;
    let (site, lang, addresses) = (localized.site, localized.lang, localized.addresses());
    let Some(_) = addresses.of(&OutputKind::Feed(lang)) else { return (0, 0) };
    let has_page = |what: OutputKind| addresses.of(&what).is_some();
    let publications = (0..site.publications.len() as u32).map(PublicationId);
    let publications = publications
        .filter(|id| has_page(OutputKind::Publication(*id, lang)) && day_of(site.publication(*id), at).is_none())
        .count();
    let is_undated =
        |id: DataId, set: &DataSet| has_page(OutputKind::DataSet(id, lang)) && day_of_set(id, set, at).is_none();
    (publications, site.sets().filter(|(id, set)| is_undated(*id, set)).count())
}

fn of_publication(id: PublicationId, at: PageContext<'_>) -> Option<Entry> {
    let localized = at.localized;
    let publication = localized.site.publication(id);
    let addresses = localized.addresses();
    let title = localized.name(&publication.title);
    let summary = publication.description.as_ref().map(|text| at.text(text));
    Some(Entry {
        url: addresses.absolute(addresses.of(&OutputKind::Publication(id, localized.lang))?),
        title: title.words().into_owned(),
        title_lang: title.lang().map(str::to_owned),
        updated: day_of(publication, at)?,
        kind: publication::kind(publication, at).words().into_owned(),
        summary_lang: summary.as_ref().and_then(|phrase| phrase.lang()).map(str::to_owned),
        summary: summary.map(|summary| summary.words().into_owned()),
        sections: Vec::new(),
    })
}

/// The newest day on which a publication was news: changed, adopted or published. What is still to come is none.
fn day_of(publication: &Publication, at: PageContext<'_>) -> Option<Date> {
    let adopted = publication.adopted.as_ref().and_then(|(timing, _)| timing.when.first_day());
    let changed = publication::changes(publication, at).chain(publication.publish).map(|Day(day)| day);
    changed.chain(adopted).filter(|day| *day <= at.localized.as_of()).max()
}

/// The same for a data set: it was changed, or published, also if only together with all that shows it. One that nobody has dated is no news.
fn day_of_set(id: DataId, set: &DataSet, at: PageContext<'_>) -> Option<Date> {
    let is_past = |Day(day): &Day| *day <= at.localized.as_of();
    let own = [set.updated, set.publish].into_iter().flatten().filter(is_past).max()?;
    let shown = published_with(id, set, at).filter(is_past);
    Some(shown.map_or(own, |day| day.max(own)).0)
}

/// The day on which the first of the publications that show a data set was published; nothing where it was to be seen before.
fn published_with(id: DataId, set: &DataSet, at: PageContext<'_>) -> Option<Day> {
    let (site, lang) = (at.localized.site, at.localized.lang);
    let is_page = |(publication, _): &(Option<PublicationId>, ChapterId)| publication.is_none();
    if set.is_public || site.chapters_with(id, lang).iter().any(is_page) {
        return None;
    }
    let publications = site.publications_of(id).iter().map(|one| site.publication(*one).publish);
    publications.min().flatten()
}

fn of_set(id: DataId, set: &DataSet, at: PageContext<'_>) -> Option<Entry> {
    let localized = at.localized;
    let addresses = localized.addresses();
    let title = facts::title(localized, set);
    let table = whole::whole(id, at);
    let strings = localized.strings();
    let section = |title: &str, lines: Vec<String>| Section { title: title.to_owned(), lines };
    let sections = [
        section(&strings.feeds.moved, moved_dates(set, &table, at)),
        section(&strings.fields.status, states(set, &table, at)),
    ];
    let summary = set.description.as_ref().map(|text| at.text(text));
    Some(Entry {
        url: addresses.absolute(addresses.of(&OutputKind::DataSet(id, localized.lang))?),
        title: title.words().into_owned(),
        title_lang: title.lang().map(str::to_owned),
        updated: day_of_set(id, set, at)?,
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        summary_lang: summary.as_ref().and_then(|phrase| phrase.lang()).map(str::to_owned),
        summary: summary.map(|summary| summary.words().into_owned()),
        sections: sections.into_iter().filter(|section| !section.lines.is_empty()).collect(),
    })
}

/// What was reported for each period: on the newest day on which anything was, or else the last of the period. What is still
/// to come is no news.
fn of_periods<'a>(id: DataId, set: &'a DataSet, at: PageContext<'a>) -> impl Iterator<Item = Entry> + use<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let entry = move |(n, period): (u32, &ReportPeriod)| {
        let address = localized.addresses().of(&OutputKind::Period(id, n, localized.lang))?;
        let round = set.round(*period);
        let days = round.reported.iter().filter_map(|(_, one)| Some(one.report(*period)?.known_on()));
        let (time, name) = (localized.time(&period.when()), facts::title(localized, set));
        let title = [("period", &*time.words()), ("title", &name.words())];
        Some(Entry {
            url: localized.addresses().absolute(address),
            title: fill(&strings.reports.title, &title),
            title_lang: None,
            updated: days.max().filter(|day| *day <= localized.as_of())?,
            kind: strings.fields.reports.to_string(),
            summary: Some(reported::words(set, &round, at)),
            summary_lang: None,
            sections: Vec::new(),
        })
    };
    (0..).zip(&set.report_periods).filter_map(entry)
}

/// The dates that were moved, each with what it is of, from when, and why.
fn moved_dates(set: &DataSet, table: &Table<'_>, at: PageContext<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let line = |title: String, time: &TimeMention<'_>| {
        time.moved(at.localized).map(|moved| format!("{title}: {} ({moved})", time.time.words()))
    };
    let columns = used_columns(set);
    let has_many = columns.iter().filter(|n| set.columns[**n].holds == Holds::When).count() > 1;
    for (_, row, flat) in whole::rows_of(set, table) {
        for (n, content) in flat.contents.into_iter().enumerate() {
            let Some(content) = content else { continue };
            match content {
                Content::When(time) => {
                    let mut title = events::title(set, row, None, at).words().into_owned();
                    // Of several times those in columns of the file are called by these, as in calendars.
                    if has_many && columns.get(n).is_some_and(|column| set.columns[*column].own.is_some()) {
                        title = format!("{title} – {}", table.columns[n].title.words());
                    }
                    lines.extend(line(title, time));
                }
                Content::Items(items) => {
                    let parts = items.iter().filter_map(|part| {
                        let time = part.time.as_ref().filter(|time| time.was.is_some())?;
                        let item = row.items().find(|item| item.id.as_deref() == part.id.as_deref());
                        line(events::title(set, row, item, at).words().into(), time)
                    });
                    lines.extend(parts);
                }
                _ => {}
            }
        }
    }
    lines
}

/// How far everything is: for each state what is in it.
fn states(set: &DataSet, table: &Table<'_>, at: PageContext<'_>) -> Vec<String> {
    let mut by_status: Vec<(&NamedStatus, Vec<String>)> =
        set.statuses.all().map(|(_, status)| (status, Vec::new())).collect();
    for (_, row, flat) in whole::rows_of(set, table) {
        let status = flat.contents.iter().find_map(|content| match content {
            Some(Content::Status(status)) => Some(status.status),
            _ => None,
        });
        for one in set.counted(row) {
            // A table may have its statuses in any of its columns.
            let own = || one.status().map(|own| set.statuses.get(own.id));
            let status = if one.part.is_some() { own() } else { status };
            let names = by_status.iter_mut().find(|(known, _)| status.is_some_and(|status| known.id == status.id));
            if let Some((_, names)) = names {
                names.push(events::title(set, row, one.part, at).words().into_owned());
            }
        }
    }
    let word = |status| own_names::status(Some(status), at.localized);
    by_status
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(status, names)| format!("{} ({}): {}", word(status).words(), names.len(), names.join("; ")))
        .collect()
}
