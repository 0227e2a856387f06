//! Documents that show one data set: on a poster, as a chart of roles, as a plan's status, or as it is.

use jiff::civil::Date;

use super::document::Cover;
use super::document::Print;
use super::document::context;
use super::document::empty;
use super::source;
use crate::context::{LocalizedSite, PageContext};
use crate::exhibit::{Anchors, Exhibit, exhibit, selected};
use crate::facts;
use crate::own_names;
use crate::page::Notice;
use crate::page::Piece;
use crate::reported::reported;
use crate::web::page_at;
use tavle_markup::Phrase;
use tavle_model::dataset::{DataId, DataSet, Held, Holds, Row};
use tavle_model::lateness::is_open;
use tavle_model::publication::PublicationId;
use tavle_model::roles::RoleId;
use tavle_model::statuses::NO_STATUS;
use tavle_model::{Embed, View};
use tavle_routes::{OutputKind, Paper};
use tavle_schema::State;

/// A matrix or a roadmap as a poster.
pub fn sheet<'a>(
    publication: PublicationId,
    data: DataId,
    paper: Paper,
    localized: LocalizedSite<'a>,
) -> Option<Print<'a>> {
    let mut print = one("sheet.typ", data, Some(publication), localized)?;
    print.paper = paper;
    print.is_turned = true;
    print.content = vec![view(data, View::Table, localized)?];
    Some(print)
}

/// A matrix by units, with a letter for each role.
pub fn raci<'a>(publication: PublicationId, data: DataId, localized: LocalizedSite<'a>) -> Option<Print<'a>> {
    let mut print = one("raci.typ", data, Some(publication), localized)?;
    print.paper = Paper::A3;
    print.is_turned = true;
    print.content = vec![view(data, View::Raci, localized)?];
    Some(print)
}

/// How far an activity plan is: counts, what is late, on its way, done and in every other state, the plan over time, and the
/// whole of it.
pub fn status<'a>(publication: PublicationId, data: DataId, localized: LocalizedSite<'a>) -> Option<Print<'a>> {
    let mut print = one("status.typ", data, Some(publication), localized)?;
    print.is_turned = true;
    let at = place(data, localized)?;
    let set = localized.site.set(data);
    let words = &localized.strings().print;
    let mut anchors = Anchors::default();
    let heading =
        |id: &str, title: &'a str| Piece::Heading { level: 2, id: id.to_owned(), title: Phrase::plain(title) };
    let mut content = vec![Piece::of(exhibit(&Embed::whole(data, View::Summary), None, at, true, &mut anchors))];
    content.extend(reported(data, at).map(Piece::Reported));
    if set.report_periods.len() > 1 {
        let caption = Phrase::plain(&*localized.strings().views.by_period);
        content.push(Piece::of(exhibit(&Embed::whole(data, View::ByPeriod), Some(caption), at, true, &mut anchors)));
    }
    let has_ended = localized.site.has_ended(data);
    let due = if has_ended { &words.left_undone } else { &words.due };
    let always = |nothing: &'a str| (!has_ended).then_some(nothing);
    // Every row is in one of them.
    let late =
        List { id: "late".to_owned(), title: Phrase::plain(&*words.late_now), nothing: always(&words.nothing_late) };
    let due = List { id: "due".to_owned(), title: Phrase::plain(&**due), nothing: always(&words.nothing_due) };
    let done = List { id: "done".to_owned(), title: Phrase::plain(&*words.done), nothing: Some(&words.nothing_done) };
    let mut lists: Vec<(List<'a>, IsMeant<'a>)> = vec![
        (late, Box::new(is_late)),
        (due, Box::new(is_due)),
        (done, Box::new(|row, today| row.state() == Some(State::Completed) && !is_late(row, today))),
    ];
    let others =
        set.statuses.all().filter(|(_, status)| !is_open(status.counts_as) && status.counts_as != State::Completed);
    for (status, named) in others.map(|(id, named)| (Some(id), Some(named))).chain([(None, None)]) {
        let id = match named {
            None => NO_STATUS.to_owned(),
            Some(named) if named.is_state() => named.id.to_string(),
            // It may be called as another heading is.
            Some(named) => format!("status-{}", named.id),
        };
        let list = List { id, title: own_names::status(named, localized), nothing: None };
        lists.push((
            list,
            Box::new(move |row, today| row.status.as_ref().map(|own| own.id) == status && !is_late(row, today)),
        ));
    }
    for (List { id, title, nothing }, is_meant) in lists {
        let has_rows = set.rows.iter().any(|row| is_meant(row, at.today()));
        if has_rows || nothing.is_some() {
            content.push(Piece::Heading { level: 2, id, title: title.clone() });
        }
        if has_rows {
            let embed = Embed { columns: brief(set), ..Embed::whole(data, View::Table) };
            // The whole plan stands below, and it is there that links to a row lead.
            let table = selected(&embed, &is_meant, Some(title), at, &mut Anchors::default());
            content.push(Piece::of(Exhibit::Table(table)));
        } else if let Some(nothing) = nothing {
            content.push(Piece::Paragraph(Phrase::plain(nothing)));
        }
    }
    for (id, title, view) in [("time", &words.timeline, View::Chart), ("plan", &words.whole_plan, View::Table)] {
        let shown = exhibit(&Embed::whole(data, view), None, at, true, &mut anchors);
        if !matches!(&shown, Exhibit::Figure(figure) if figure.drawing.is_none()) {
            content.extend([heading(id, title), Piece::of(shown)]);
        }
    }
    print.content = content;
    Some(print)
}

/// A data set by itself, as on its own page.
pub fn data_set(data: DataId, localized: LocalizedSite<'_>) -> Option<Print<'_>> {
    let publication = localized.site.primary(data);
    let mut print = one("data.typ", data, publication, localized)?;
    let at = place(data, localized)?;
    print.content = page_at(&OutputKind::DataSet(data, localized.lang), at)?.content;
    Some(print)
}

/// Rows of a plan under a heading, and what stands there if there are none; without that the heading is left out.
struct List<'a> {
    id: String,
    title: Phrase<'a>,
    nothing: Option<&'a str>,
}

/// Whether a row is in a list, on a day.
type IsMeant<'a> = Box<dyn Fn(&Row, Option<Date>) -> bool + 'a>;

fn is_late(row: &Row, today: Option<Date>) -> bool {
    row.lateness(today).is_late()
}

/// Work that is still to be done, and can be done in time.
fn is_due(row: &Row, today: Option<Date>) -> bool {
    row.state().is_some_and(is_open) && !is_late(row, today)
}

/// The columns that say what is to be done, by whom, by when and how far it is.
fn brief(set: &DataSet) -> Vec<usize> {
    let has_times = set.rows.iter().any(|row| row.when.is_some());
    let is_brief = |n: &usize| {
        let column = &set.columns[*n];
        match column.holds {
            _ if column.own.is_some() => false,
            Holds::Text => *n == set.naming_column(),
            Holds::Units(Held::Role(role)) => role == RoleId::RESPONSIBLE,
            Holds::When => has_times,
            Holds::List => !has_times && column.key.as_ref() == "milestones",
            Holds::Status => true,
            _ => false,
        }
    };
    (0..set.columns.len()).filter(is_brief).collect()
}

/// A document on one data set, with its title, description and source.
fn one<'a>(
    template: &'static str,
    data: DataId,
    publication: Option<PublicationId>,
    localized: LocalizedSite<'a>,
) -> Option<Print<'a>> {
    let set = localized.site.set(data);
    let at = PageContext { publication, ..place(data, localized)? };
    let title = facts::title(localized, set);
    let mut print = empty(template, title, at);
    print.data = Some(data);
    let description = set.description.as_ref().map(|text| at.text(text));
    print.description = description.as_ref().map(|phrase| phrase.words().into_owned());
    let mut notices: Vec<Notice<'a>> = Vec::new();
    if let Some(page) = page_at(&OutputKind::DataSet(data, localized.lang), at) {
        notices = page.frame.notices;
    }
    print.cover = Some(Cover {
        kind: Phrase::plain(facts::kind_word(localized, set.spec.kind)),
        subtitle: None,
        description,
        facts: Vec::new(),
        notices,
    });
    print.sources = source::sources(std::iter::once(data), None, at);
    print.updated = set.updated;
    Some(print)
}

/// The place that a document on a data set is seen from: the data set's own page, else the publication's.
fn place<'a>(data: DataId, localized: LocalizedSite<'a>) -> Option<PageContext<'a>> {
    let publication = localized.site.primary(data);
    let own = context(&OutputKind::DataSet(data, localized.lang), publication, localized);
    let at = own.or_else(|| context(&OutputKind::Publication(publication?, localized.lang), publication, localized))?;
    Some(PageContext { data: Some(data), ..at })
}

fn view(data: DataId, view: View, localized: LocalizedSite<'_>) -> Option<Piece<'_>> {
    let at = place(data, localized)?;
    Some(Piece::of(exhibit(&Embed::whole(data, view), None, at, true, &mut Anchors::default())))
}
