//! What happens next, and what is open for consultation, across all data.

use jiff::civil::{Date, Time};

use crate::context::PageContext;
use crate::exhibit::{own_title, status_mention, time_mention};
use crate::facts;
use crate::page::{EventLine, StatusFacts, TimeFacts};
use tavle_markup::Phrase;
use tavle_model::dataset::{Item, RecordTarget, Row, Timing};
use tavle_model::ids::DataId;
use tavle_model::text::Text;
use tavle_model::{DataSet, Lateness};
use tavle_routes::OutputKind;
use tavle_schema::{Moment, Point, State, When};

/// How many coming events a list shows.
const SHOWN: usize = 8;

/// A time as facts for a template.
pub fn moment(time: &Phrase<'_>) -> TimeFacts {
    match time {
        Phrase::Time { iso, words } => TimeFacts { iso: iso.clone(), words: words.clone() },
        other => TimeFacts { iso: None, words: other.words().into_owned() },
    }
}

/// Something that is to come.
struct Coming<'a> {
    day: Date,
    set: DataId,
    row: usize,
    /// The part of the row that it is, where it is not the row itself.
    item: Option<&'a Item>,
    /// When it is, and the timing that this is of.
    at: (&'a When<Text>, &'a Timing),
}

/// The next events from the as-of date on: what is not over and has a day, the earliest first.
pub fn next<'a>(at: PageContext<'a>) -> Vec<EventLine<'a>> {
    let as_of = at.localized.as_of();
    let mut events: Vec<Coming<'_>> = Vec::new();
    for (id, set) in at.localized.site.current_sets() {
        for (r, row) in set.rows.iter().enumerate() {
            let row_is_over = row.status.as_ref().is_some_and(|status| status.state.is_over());
            let own = row.when.as_ref().filter(|_| set.has_events()).map(|timing| (None, timing, row_is_over));
            let parts = row.items().filter_map(|item| {
                let over = item.status.as_ref().map_or(row_is_over, |status| status.state.is_over());
                item.timing.as_ref().map(|timing| (Some(item), timing, over))
            });
            for (item, timing, is_over) in own.into_iter().chain(parts) {
                if is_over {
                    continue;
                }
                for when in timing.when.each() {
                    let coming =
                        next_day(when, as_of).map(|day| Coming { day, set: id, row: r, item, at: (when, timing) });
                    events.extend(coming);
                }
            }
        }
    }
    events.sort_by_key(|event| (event.day, hour(event.at.0, event.day)));
    events
        .into_iter()
        .take(SHOWN)
        .map(|Coming { day, set: id, row: r, item, at: (when, timing) }| {
            let set = at.localized.site.set(id);
            let row = &set.rows[r];
            let is_said = matches!(when, When::Placed(_) | When::By(Point::Hour(_))) || when.first_day() == Some(day);
            let time = if is_said { at.localized.time(when) } else { at.localized.day(day) };
            line(id, set, r, row, (item, timing), moment(&time), at)
        })
        .collect()
}

/// The hour of a time on a day; the first where it has none.
fn hour(when: &When<Text>, day: Date) -> Time {
    match when.moment() {
        Moment::On(at) if at.date() == day => at.time(),
        _ => Time::midnight(),
    }
}

/// The day, from the as-of date on, on which something happens next.
fn next_day(when: &When<Text>, as_of: Date) -> Option<Date> {
    match when.next_occurrence(as_of) {
        Some(point) => Some(point.first_day().max(as_of)),
        None => when.moment().day().filter(|day| *day >= as_of),
    }
}

/// The consultations that are open at the as-of date.
pub fn consultations<'a>(at: PageContext<'a>) -> Vec<EventLine<'a>> {
    let as_of = at.localized.as_of();
    let mut open = Vec::new();
    for (id, set) in at.localized.site.current_sets() {
        for (r, row) in set.rows.iter().enumerate() {
            let (Some(how), Some(timing)) = (&row.consultation, &row.when) else { continue };
            if timing.when.contains(as_of) {
                let time = moment(&at.localized.time(&timing.when));
                let mut line = line(id, set, r, row, (None, timing), time, at);
                line.text_html = Some(at.text(how));
                open.push(line);
            }
        }
    }
    open
}

fn line<'a>(
    id: DataId,
    set: &'a DataSet,
    r: usize,
    row: &'a Row,
    (item, timing): (Option<&'a Item>, &'a Timing),
    time: TimeFacts,
    at: PageContext<'a>,
) -> EventLine<'a> {
    let localized = at.localized;
    let title = title(set, row, item, at);
    let status = item.and_then(|item| item.status.as_ref()).or(row.status.as_ref());
    let postponed = status.filter(|status| status.state == State::Postponed);
    let of = localized.site.publications_of(id).first();
    EventLine {
        when: time,
        title_html: title,
        href: at.row(id, RecordTarget::Row(r as u32)).map(|to| at.link(&to)),
        of_html: Some(match of {
            Some(publication) => localized.name(&localized.site.publication(*publication).title),
            None => facts::title(localized, set).linked(at.to(&OutputKind::DataSet(id, localized.lang))),
        }),
        text_html: None,
        // The mark belongs to what is late, and not to a later milestone of it.
        late: row.lateness_said(item, localized.site.today(id)).is_late(),
        postponed: postponed.is_some(),
        status: postponed.map(|own| {
            let mention = status_mention(set, own, Lateness::Never, at);
            StatusFacts { class: mention.class(), word_html: mention.word }
        }),
        moved: time_mention(timing, at).moved(localized),
    }
}

/// What happens: a row's name and, for a part of it, what that is; of a row without a title the part alone.
pub fn title<'a>(set: &'a DataSet, row: &'a Row, item: Option<&'a Item>, at: PageContext<'a>) -> Phrase<'a> {
    let localized = at.localized;
    let part = item.and_then(|item| match (item.body, &item.text) {
        (Some(body), Some(text)) => {
            let body = localized.name(&localized.site.units.get(body).title);
            Some(Phrase::All(vec![body, Phrase::plain(": "), at.text(text)]))
        }
        (Some(body), None) => Some(localized.name(&localized.site.units.get(body).title)),
        (None, Some(text)) => Some(at.text(text)),
        (None, None) => None,
    });
    match part {
        // A row without a title is called by its items, so each of them speaks for itself.
        Some(part) if set.naming_list(row).is_some() => part,
        Some(part) => {
            let name = own_title(set, row, at);
            if part == name { name } else { Phrase::All(vec![name, Phrase::plain(" – "), part]) }
        }
        None => own_title(set, row, at),
    }
}
