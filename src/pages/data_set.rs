//! A data set's own page: the whole of it, where it comes from and where it is shown.

use std::collections::HashMap;

use super::calendar::calendar;
use super::edition::{Edition, Standpoint, embeds};
use super::exhibit::{Anchors, Exhibit, exhibit, used_columns};
use super::frame::{frame, home_link, masthead, of_publication, updated};
use super::page::{DataSetFacts, Download, Link, Main};
use super::phrase::Phrase;
use super::table::{FlatRow, Table};
use super::{Page, Piece, aspect, document};
use crate::model::dataset::{DataId, DataSet, Row};
use crate::model::{Embed, View};
use crate::routes::What;
use crate::schema::{Kind, Plural};

pub fn page<'a>(id: DataId, what: &What, at: Standpoint<'a>) -> Page<'a> {
    let edition = at.edition;
    let (site, lang) = (edition.site, edition.lang);
    let set = site.set(id);
    let description = set.description.as_ref().map(|text| at.text(text));
    let words = description.as_ref().map(|phrase| phrase.words().into_owned());
    let mut page_frame = frame(at, what, title(edition, set), words);
    page_frame.breadcrumb.push(home_link(at));
    page_frame.breadcrumb.push(Link {
        title_html: Phrase::plain(edition.strings().pages.data.as_ref()),
        href: at.to(&What::DataIndex(lang)),
        current: false,
    });
    if let Some(primary) = site.belongs[id.0 as usize].first() {
        of_publication(&mut page_frame, *primary, at);
    }
    page_frame.og_type = "website";
    page_frame.updated = updated(set.updated, at);
    page_frame.alternates.extend(downloads(id, at));
    let mut anchors = Anchors::keeping(set.ids());
    let first = if has_states(set) { Some(View::Summary) } else { set.figure.as_ref().map(|_| View::Chart) };
    let view = first.into_iter().chain([View::Table]);
    let content = view
        .map(|view| {
            // Two tables of one name could not be told apart by those who listen.
            let caption = (view == View::Summary).then(|| Phrase::plain(edition.strings().views.summary.as_ref()));
            Piece::of(exhibit(&Embed::whole(id, view), caption, at, true, &mut anchors))
        })
        .collect();
    let schema = at.to(&What::Schema(set.kind)).map(|href| Download {
        title: edition.strings().downloads.schema.to_string(),
        media_type: "application/schema+json",
        href,
    });
    let main = Main::DataSet(DataSetFacts {
        kind: kind_word(edition, set.kind).to_owned(),
        description_html: description,
        source: set.source(),
        rows: rows(edition, set),
        downloads: downloads(id, at).into_iter().chain(schema).collect(),
        not_in_calendar: not_in_calendar(id, at),
        documents: document::of_data_set(id, at),
        shown_in: shown_in(id, at),
        views: aspect::links(id, None, at),
    });
    Page {
        template: "data-set.html",
        masthead: masthead(at, what),
        frame: page_frame,
        main,
        content,
        after: Vec::new(),
        lang,
    }
}

/// Whether a data set is a plan that says how far it is.
pub fn has_states(set: &DataSet) -> bool {
    matches!(set.kind, Kind::ActivityPlan | Kind::Actions)
        && set.rows.iter().flat_map(|row| set.counted(row)).any(|one| one.state().is_some())
}

/// A data set's title; a glossary without one of its own is called by its kind.
pub fn title<'a>(edition: Edition<'a>, set: &'a DataSet) -> Phrase<'a> {
    match &set.title {
        Some(title) => edition.name(title),
        None => Phrase::plain(kind_word(edition, set.kind)),
    }
}

/// The files of data sets, for what is derived from several of them.
pub fn sources<'a>(sets: impl Iterator<Item = &'a DataSet>) -> String {
    sets.map(DataSet::source).collect::<Vec<_>>().join("; ")
}

/// What kind of data a data set is, in words.
pub fn kind_word(edition: Edition<'_>, kind: Kind) -> &str {
    edition.strings().kinds.word(kind)
}

/// How many rows a data set has, or how many actions, in the words of its kind.
pub fn rows(edition: Edition<'_>, set: &DataSet) -> String {
    let counts = &edition.strings().counts;
    let plural: &Plural = match set.kind {
        Kind::Matrix => &counts.tasks,
        Kind::ActivityPlan => &counts.activities,
        Kind::Roadmap | Kind::Process => &counts.steps,
        Kind::Timeline => &counts.entries,
        Kind::Objectives => &counts.objectives,
        Kind::Glossary => &counts.terms,
        Kind::Actions => &counts.actions,
        Kind::Units | Kind::Table => &counts.rows,
    };
    edition.count(set.rows.iter().map(|row| set.counted(row).len()).sum(), plural)
}

/// The files to take along.
pub fn downloads(id: DataId, at: Standpoint<'_>) -> Vec<Download> {
    let (lang, words) = (at.edition.lang, &at.edition.strings().downloads);
    let file = |title: &str, media_type, what: What| {
        at.to(&what).map(|href| Download { title: title.to_owned(), media_type, href })
    };
    let files = [
        file(&words.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", What::Xlsx(id, lang)),
        file(&words.csv, "text/csv", What::Csv(id, lang)),
        file(&words.ics, "text/calendar", What::Ics(id, lang)),
        file(&words.json, "application/json", What::Json(id)),
    ];
    files.into_iter().flatten().collect()
}

/// How many entries have no day, so that they are not in the calendar, in words; nothing for none, or without a calendar.
fn not_in_calendar(id: DataId, at: Standpoint<'_>) -> Option<String> {
    at.edition.addresses().of(&What::Ics(id, at.edition.lang))?;
    match calendar(id, Standpoint { data: Some(id), ..at }).undated {
        0 => None,
        undated => Some(at.edition.count(undated, &at.edition.strings().feeds.not_in_calendar)),
    }
}

/// The whole of a data set as a table, as it stands in files: every column by itself.
pub fn whole<'a>(id: DataId, at: Standpoint<'a>) -> Table<'a> {
    let columns = used_columns(at.edition.site.set(id));
    match exhibit(&Embed { columns, ..Embed::whole(id, View::List) }, None, at, true, &mut Anchors::default()) {
        Exhibit::Table(table) | Exhibit::List(table) => table,
        Exhibit::Figure(figure) => figure.table,
    }
}

/// The rows of a data set's table, each with the row that it shows and its index.
pub fn rows_of<'t, 'a>(set: &'a DataSet, table: &'t Table<'a>) -> Vec<(u32, &'a Row, FlatRow<'t, 'a>)> {
    let by_id: HashMap<&str, (u32, &Row)> = (0..).zip(&set.rows).map(|(n, row)| (row.id.as_ref(), (n, row))).collect();
    let known = |flat: FlatRow<'t, 'a>| {
        let (n, row) = *by_id.get(flat.id?)?;
        Some((n, row, flat))
    };
    table.flat().into_iter().filter_map(known).collect()
}

/// The chapters that show a data set.
fn shown_in<'a>(id: DataId, at: Standpoint<'a>) -> Vec<Link<'a>> {
    let edition = at.edition;
    let (site, lang) = (edition.site, edition.lang);
    let mut links = Vec::new();
    for publication in &site.belongs[id.0 as usize] {
        for chapter in site.publication(*publication).chapters() {
            if !embeds(site, chapter, lang).any(|embed| embed.data == id) {
                continue;
            }
            let (version, own) = site.chapter(chapter).version(lang);
            let chapter_title = Phrase::Plain { text: version.title.as_ref().into(), lang: edition.other(Some(own)) };
            let of = edition.name(&site.publication(*publication).title);
            links.push(Link {
                title_html: Phrase::All(vec![of, Phrase::plain(" – "), chapter_title]),
                href: at.to(&What::Chapter(chapter, lang)),
                current: false,
            });
        }
    }
    links
}
