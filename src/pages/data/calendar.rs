//! The dates of a data set as a calendar, as plain data: from its table to events of whole days or hours.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::context::PageContext;
use crate::data::spreadsheet::item_words;
use crate::data::whole;
use crate::events;
use crate::facts;
use crate::table::{Content, FlatRow, Item, StatusMention, TimeMention};
use tavle_markup::Phrase;
use tavle_model::Site;
use tavle_model::dataset::{DataId, DataSet, Holds, Item as Part, RecordTarget, Row, Value};
use tavle_model::text::spelled;
use tavle_routes::OutputKind;
use tavle_schema::when::event_time::EventTime;
use tavle_schema::{Day, FileFormat, State};

/// A calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub name: String,
    pub description: Option<String>,
    /// The language's tag.
    pub lang: String,
    /// The address of the page that shows the same.
    pub page: Option<String>,
    /// The address of the calendar itself, at which a reader may look for changes.
    pub source: Option<String>,
    /// The day on which the data was last changed, where that is known.
    pub updated: Option<Date>,
    pub events: Vec<Event>,
    /// How many times, or rows without any, have no day and so are not among the events.
    pub undated: usize,
}

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its name in the whole world, the same in every language and as long as its id stays.
    pub uid: String,
    pub time: EventTime,
    /// When it begins and ends, as moments of the world, where it has hours.
    pub moments: Option<(Timestamp, Option<Timestamp>)>,
    pub title: String,
    /// The tag of the title's language, where that is another than the calendar's.
    pub title_lang: Option<String>,
    /// What else is known of it, one fact a line.
    pub description: String,
    /// The address at which it stands on a page.
    pub url: Option<String>,
    pub categories: Vec<String>,
    pub state: Option<State>,
}

/// What of a row has a time.
struct Dated<'t, 'a> {
    id: String,
    time: Cow<'t, TimeMention<'a>>,
    /// The part of the row that it is, where it is not the row itself.
    part: Option<&'t Item<'a>>,
    /// The heading of its column, where the row has several times that must be distinguished.
    column: Option<&'t str>,
}

/// A data set as a calendar.
pub fn calendar<'a>(id: DataId, at: PageContext<'a>) -> Calendar {
    let localized = at.localized;
    let (site, addresses) = (localized.site, localized.addresses());
    let set = site.set(id);
    let table = whole::whole(id, at);
    let heads: Vec<String> = table.columns.iter().map(|column| column.title.words().into_owned()).collect();
    let kind = facts::kind_word(localized, set.spec.kind);
    let (mut events, mut undated) = (Vec::new(), 0);
    for (n, row, flat) in whole::rows_of(set, &table) {
        let url = at.row(id, RecordTarget::Row(n)).map(|to| addresses.absolute(&to));
        let dated = dated(row, set, (&flat, &heads), at);
        // What a row without a title consists of is missed one by one.
        let items = set.naming_items(row).iter().filter(|item| item.timing.is_none() && row.when.is_none()).count();
        undated += if items > 0 { items } else { usize::from(dated.is_empty()) };
        for Dated { id, time, part, column } in dated {
            let Some(own) = time.when.event_time(localized.as_of()) else {
                undated += 1;
                continue;
            };
            let item = part.and_then(|part| row.items().find(|item| item.id.as_deref() == part.id.as_deref()));
            let title = title(set, row, item, column, at);
            let status = part.map_or_else(|| status(&flat), |part| part.status.as_ref().or(status(&flat)));
            events.push(Event {
                uid: format!("{id}.{}@{}", set.path.replace('/', "."), addresses.host()),
                moments: own
                    .hours
                    .and_then(|(begin, end)| Some((moment(begin, site)?, end.and_then(|end| moment(end, site))))),
                time: own,
                title: title.words().into_owned(),
                title_lang: title.lang().map(str::to_owned),
                description: description((&time, column), part, (set, row), &flat, &heads, at),
                url: url.clone(),
                categories: std::iter::once(kind.to_owned())
                    .chain((!flat.group.is_empty()).then(|| flat.group.clone()))
                    .collect(),
                state: status.map(|status| status.status.counts_as),
            });
        }
    }
    let absolute = |what: OutputKind| addresses.of(&what).map(|address| addresses.absolute(address));
    Calendar {
        name: facts::title(localized, set).words().into_owned(),
        description: set.description.as_ref().map(|text| at.text(text).words().into_owned()),
        lang: localized.tag().to_owned(),
        page: absolute(OutputKind::DataSet(id, localized.lang)),
        source: absolute(OutputKind::file(id, FileFormat::Ics, localized.lang)),
        updated: set.updated.map(|Day(day)| day),
        events,
        undated,
    }
}

/// All that has a time in a row: itself, its further times in columns of their own, and its parts.
fn dated<'t, 'a>(
    row: &Row,
    set: &DataSet,
    (flat, heads): (&FlatRow<'t, 'a>, &'t [String]),
    at: PageContext<'a>,
) -> Vec<Dated<'t, 'a>> {
    let columns = crate::exhibit::used_columns(set);
    let is_time = |n: &&usize| set.columns[**n].holds == Holds::When && set.columns[**n].is_in_calendar();
    let has_many = columns.iter().filter(is_time).count() > 1;
    let mut is_first = true;
    let mut all = Vec::new();
    for ((content, column), head) in flat.contents.iter().zip(columns).zip(heads) {
        match content {
            Some(Content::When(time)) if set.columns[column].is_in_calendar() => {
                // In a table the first column of times is that of the row; the others are named for what they say.
                let is_own = set.columns[column].own.is_some();
                let is_of_row = !is_own || (set.spec.own_columns && is_first);
                let id = if is_of_row { row.id.to_string() } else { format!("{}-{}", row.id, set.columns[column].key) };
                all.extend(each(&id, time, at).map(|(id, time)| Dated {
                    id,
                    time,
                    part: None,
                    column: (has_many && is_own).then_some(head),
                }));
            }
            Some(Content::Items(items)) => {
                let timed = items.iter().filter_map(|item| Some((item, item.id.clone()?, item.time.as_ref()?)));
                for (item, id, time) in timed {
                    all.extend(each(&id, time, at).map(|(id, time)| Dated {
                        id,
                        time,
                        part: Some(item),
                        column: None,
                    }));
                }
            }
            _ => {}
        }
        is_first &= set.columns[column].holds != Holds::When;
    }
    all
}

/// Each time of a list as an event of its own. The first has the name that one alone would have, so that it stays where
/// others are added; the others are named for when they are.
fn each<'t, 'a>(
    id: &str,
    time: &'t TimeMention<'a>,
    at: PageContext<'a>,
) -> impl Iterator<Item = (String, Cow<'t, TimeMention<'a>>)> {
    let all = time.when.each();
    let named = |when| spelled(when).replace("../", "by-").replace('/', "-").replace(':', "");
    all.iter().enumerate().map(move |(n, when)| {
        let id = if n == 0 { id.to_owned() } else { format!("{id}.{}", named(when)) };
        let own = || Cow::Owned(TimeMention { when, time: at.time(when), ..time.clone() });
        (id, if all.len() == 1 { Cow::Borrowed(time) } else { own() })
    })
}

/// The moment that clocks in the site's time zone show so.
fn moment(at: DateTime, site: &Site) -> Option<Timestamp> {
    Some(site.time_zone.as_ref()?.to_ambiguous_zoned(at).compatible().ok()?.timestamp())
}

/// The longest second text that still names a row: more would be a description.
const SHORT: usize = 40;

/// What happens. A row of a table is known by its first two texts, as a number alone says little; and of several times
/// each is called by its column.
fn title<'a>(
    set: &'a DataSet,
    row: &'a Row,
    part: Option<&'a Part>,
    column: Option<&str>,
    at: PageContext<'a>,
) -> Phrase<'a> {
    let mut all = vec![events::title(set, row, part, at)];
    if set.spec.own_columns {
        let texts = row.cells.iter().flatten().filter_map(|value| match value {
            Value::Text(text) => Some(at.text(text)),
            _ => None,
        });
        let second = texts.skip(1).find(|text| *text != all[0]);
        let second = second.filter(|text| text.words().chars().count() <= SHORT);
        all.extend(second.into_iter().flat_map(|text| [Phrase::plain(", "), text]));
    }
    all.extend(column.map(|column| Phrase::plain(format!(" – {column}"))));
    if all.len() == 1 { all.remove(0) } else { Phrase::All(all) }
}

/// How far a row is.
fn status<'t, 'a>(flat: &FlatRow<'t, 'a>) -> Option<&'t StatusMention<'a>> {
    flat.contents.iter().find_map(|content| match content {
        Some(Content::Status(status)) => Some(status),
        _ => None,
    })
}

/// What is known besides the name: when it is, what it was before, how far it is, what was decided, what an entry with a
/// title consists of, how to answer, and who has which role.
fn description(
    (time, column): (&TimeMention<'_>, Option<&str>),
    part: Option<&Item<'_>>,
    (set, row): (&DataSet, &Row),
    flat: &FlatRow<'_, '_>,
    heads: &[String],
    at: PageContext<'_>,
) -> String {
    let fields = &at.localized.strings().fields;
    let mut lines = Vec::new();
    let mut line = |head: &str, words: &str| {
        if !words.is_empty() {
            lines.push(format!("{head}: {}", words.replace('\n', " ")));
        }
    };
    line(
        column.or_else(|| at.localized.strings().field(set.spec.kind, "when")).unwrap_or(&fields.when),
        &time.moved(at.localized).map_or(time.time.words().into(), |moved| format!("{} ({moved})", time.time.words())),
    );
    if let Some(part) = part {
        let status = part.status.as_ref().map(|status| status.words());
        line(&fields.status, &status.unwrap_or_default());
        for (word, fact) in &part.facts {
            line(word, &fact.words());
        }
        for link in part.links() {
            if let Phrase::Link { href, words } = link {
                line(&words.words(), href);
            }
        }
    }
    let is_titled = set.spec.named_by_list && set.naming_list(row).is_none();
    for ((content, head), column) in flat.contents.iter().zip(heads).zip(crate::exhibit::used_columns(set)) {
        match content {
            Some(Content::Phrase(how)) if part.is_none() && set.columns[column].is_consultation() => {
                line(head, &how.written_out());
            }
            Some(Content::Items(items)) if part.is_none() && is_titled => {
                // What has a time of its own is an event of its own.
                let items = items.iter().filter(|item| item.time.is_none());
                let items: Vec<String> = items.map(|item| item_words(item, at.localized)).collect();
                line(head, &items.join("; "));
            }
            Some(Content::Status(status)) if part.is_none() => line(head, &status.words()),
            Some(content @ Content::Units(_)) => line(head, &content.words()),
            _ => {}
        }
    }
    lines.join("\n")
}
