//! A data set's own page: the whole of it, where it comes from and where it is shown.

use std::collections::HashMap;

use super::calendar::calendar;
use super::context::{LocalizedSite, PageContext, embeds};
use super::exhibit::{Anchors, Exhibit, exhibit, used_columns};
use super::frame::{frame, home_link, masthead, of_publication, updated};
use super::page::{DataSetFacts, Download, Link, Main};
use super::phrase::Phrase;
use super::table::{FlatRow, Table};
use super::{Page, Piece, aspect, document};
use crate::model::dataset::{DataId, DataSet, Row};
use crate::model::{Embed, View};
use crate::routes::OutputKind;
use crate::schema::{Kind, Plural};

pub fn page<'a>(id: DataId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let set = site.set(id);
    let description = set.description.as_ref().map(|text| at.text(text));
    let words = description.as_ref().map(|phrase| phrase.words().into_owned());
    let mut page_frame = frame(at, what, title(localized, set), words);
    page_frame.breadcrumb.push(home_link(at));
    page_frame.breadcrumb.push(Link {
        title_html: Phrase::plain(localized.strings().pages.data.as_ref()),
        href: at.to(&OutputKind::DataIndex(lang)),
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
            let caption = (view == View::Summary).then(|| Phrase::plain(localized.strings().views.summary.as_ref()));
            Piece::of(exhibit(&Embed::whole(id, view), caption, at, true, &mut anchors))
        })
        .collect();
    let schema = at.to(&OutputKind::Schema(set.kind)).map(|href| Download {
        title: localized.strings().downloads.schema.to_string(),
        media_type: "application/schema+json",
        href,
    });
    let main = Main::DataSet(DataSetFacts {
        kind: kind_word(localized, set.kind).to_owned(),
        description_html: description,
        source: set.source(),
        rows: rows(localized, set),
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
pub fn title<'a>(localized: LocalizedSite<'a>, set: &'a DataSet) -> Phrase<'a> {
    match &set.title {
        Some(title) => localized.name(title),
        None => Phrase::plain(kind_word(localized, set.kind)),
    }
}

/// The files of data sets, for what is derived from several of them.
pub fn sources<'a>(sets: impl Iterator<Item = &'a DataSet>) -> String {
    sets.map(DataSet::source).collect::<Vec<_>>().join("; ")
}

/// What kind of data a data set is, in words.
pub fn kind_word(localized: LocalizedSite<'_>, kind: Kind) -> &str {
    localized.strings().kinds.word(kind)
}

/// How many rows a data set has, or how many actions, in the words of its kind.
pub fn rows(localized: LocalizedSite<'_>, set: &DataSet) -> String {
    let counts = &localized.strings().counts;
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
    localized.count(set.rows.iter().map(|row| set.counted(row).len()).sum(), plural)
}

/// The files to take along.
pub fn downloads(id: DataId, at: PageContext<'_>) -> Vec<Download> {
    let (lang, words) = (at.localized.lang, &at.localized.strings().downloads);
    let file = |title: &str, media_type, what: OutputKind| {
        at.to(&what).map(|href| Download { title: title.to_owned(), media_type, href })
    };
    let files = [
        file(
            &words.xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            OutputKind::Xlsx(id, lang),
        ),
        file(&words.csv, "text/csv", OutputKind::Csv(id, lang)),
        file(&words.ics, "text/calendar", OutputKind::Ics(id, lang)),
        file(&words.json, "application/json", OutputKind::Json(id)),
    ];
    files.into_iter().flatten().collect()
}

/// How many entries have no day, so that they are not in the calendar, in words; nothing for none, or without a calendar.
fn not_in_calendar(id: DataId, at: PageContext<'_>) -> Option<String> {
    at.localized.addresses().of(&OutputKind::Ics(id, at.localized.lang))?;
    match calendar(id, PageContext { data: Some(id), ..at }).undated {
        0 => None,
        undated => Some(at.localized.count(undated, &at.localized.strings().feeds.not_in_calendar)),
    }
}

/// The whole of a data set as a table, as it stands in files: every column by itself.
pub fn whole<'a>(id: DataId, at: PageContext<'a>) -> Table<'a> {
    let columns = used_columns(at.localized.site.set(id));
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
fn shown_in<'a>(id: DataId, at: PageContext<'a>) -> Vec<Link<'a>> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let mut links = Vec::new();
    for publication in &site.belongs[id.0 as usize] {
        for chapter in site.publication(*publication).chapters() {
            if !embeds(site, chapter, lang).any(|embed| embed.data == id) {
                continue;
            }
            let (version, own) = site.chapter(chapter).version(lang);
            let chapter_title = Phrase::Plain { text: version.title.as_ref().into(), lang: localized.other(Some(own)) };
            let of = localized.name(&site.publication(*publication).title);
            links.push(Link {
                title_html: Phrase::All(vec![of, Phrase::plain(" – "), chapter_title]),
                href: at.to(&OutputKind::Chapter(chapter, lang)),
                current: false,
            });
        }
    }
    links
}
