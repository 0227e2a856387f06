//! A data set's own page: the whole of it, where it comes from and where it is shown.

use crate::context::{Medium, PageContext};
use crate::data::calendar::calendar;
use crate::data::downloads::{downloads, reports};
use crate::document;
use crate::exhibit::{Anchors, exhibit, parts_of};
use crate::facts;
use crate::page::{DataSetFacts, Download, Link, Main, Moved, Notice, Page, Piece};
use crate::reported::reported;
use crate::search::is_by_group;
use crate::web::aspect;
use crate::web::frame::{blank, data_link, of_publication, updated};
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::division::Part;
use tavle_model::{Embed, View};
use tavle_routes::OutputKind;
use tavle_schema::{FileFormat, ReportPeriod};

pub fn page<'a>(id: DataId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let (localized, site) = (at.localized, at.localized.site);
    let set = site.set(id);
    let description = set.description.as_ref().map(|text| at.text(text));
    let words = description.as_ref().map(|phrase| phrase.words().into_owned());
    let mut page = blank("data-set.html", what, at, facts::title(localized, set), words);
    page.frame.breadcrumb.push(data_link(at));
    if let Some(primary) = site.publications_of(id).first() {
        of_publication(&mut page.frame, *primary, at);
    }
    page.frame.og_type = "website";
    page.frame.updated = updated(set.updated, at);
    page.frame.alternates.extend(downloads(id, at));
    if is_by_group(set) && localized.addresses().has_search() {
        let text = localized.strings().notices.by_group.as_ref();
        page.frame.notices.push(Notice { kind: "by-group", text_html: Phrase::plain(text) });
    }
    let mut anchors = Anchors::keeping(set.ids());
    let is_divided = at.medium == Medium::Screen && !site.parts(id).is_empty();
    // Of very many rows a drawing shows nothing.
    let begins_with_diagram = set.spec.begins_with_diagram && !set.rows.is_empty() && !is_divided;
    let first = if facts::has_states(set) { Some(View::Summary) } else { begins_with_diagram.then_some(View::Chart) };
    let by_period = (set.report_periods.len() > 1).then_some(View::ByPeriod);
    let view = first.into_iter().chain(by_period).chain([View::Table]);
    let mut content: Vec<Piece<'a>> = view
        .map(|view| {
            // Two tables of one name could not be distinguished by those who listen.
            let words = &localized.strings().views;
            let caption = view.is_count().then(|| Phrase::plain(words.find(view.word()).unwrap_or(view.word())));
            Piece::of(exhibit(&Embed::whole(id, view), caption, at, true, &mut anchors))
        })
        .collect();
    let above = usize::from(first.is_some());
    content.splice(above..above, reported(id, at).map(Piece::Reported));
    page.content = content;
    let schema = at.to(&OutputKind::Schema(set.spec.kind)).map(|href| Download {
        title: localized.strings().downloads.schema.to_string(),
        media_type: "application/schema+json",
        href,
    });
    page.main = Main::DataSet(DataSetFacts {
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        description_html: description,
        source: set.source(),
        rows: facts::rows(localized, set),
        downloads: downloads(id, at).into_iter().chain(reports(id, at)).chain(schema).collect(),
        not_in_calendar: not_in_calendar(id, at),
        documents: document::of_data_set(id, at),
        shown_in: shown_in(id, at),
        views: aspect::links(id, None, at),
        periods: periods(id, at),
        moved: moved(id, at),
    });
    page
}

/// The pages of what was reported for each period, the newest first.
fn periods<'a>(id: DataId, at: PageContext<'a>) -> Vec<Link<'a>> {
    let localized = at.localized;
    let link = |(n, period): (u32, &ReportPeriod)| {
        Link::new(localized.time(&period.when()), at.to(&OutputKind::Period(id, n, localized.lang)))
    };
    let mut links: Vec<Link<'a>> = (0..).zip(&localized.site.set(id).report_periods).map(link).collect();
    links.reverse();
    links
}

/// Where the ids are that stood on this page while the data set was small.
fn moved(id: DataId, at: PageContext<'_>) -> Vec<Moved> {
    let set = at.localized.site.set(id);
    let moved = |(_, part, href): (u32, &Part, String)| {
        let is_here =
            |one: &&str| set.find(one).and_then(|to| set.first_row(to)).is_some_and(|row| part.rows.contains(&row));
        let ids: Vec<&str> = set.ids_of(&part.rows).into_iter().filter(is_here).collect();
        Moved { href, ids: ids.join(" ") }
    };
    parts_of(id, at).map(moved).collect()
}

/// How many entries have no day, so that they are not in the calendar, in words; nothing for none, or without a calendar.
fn not_in_calendar(id: DataId, at: PageContext<'_>) -> Option<String> {
    at.localized.addresses().of(&OutputKind::file(id, FileFormat::Ics, at.localized.lang))?;
    match calendar(id, PageContext { data: Some(id), ..at }).undated {
        0 => None,
        undated => Some(at.localized.count(undated, &at.localized.strings().feeds.not_in_calendar)),
    }
}

/// The chapters that show a data set.
fn shown_in<'a>(id: DataId, at: PageContext<'a>) -> Vec<Link<'a>> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let mut links = Vec::new();
    for (publication, chapter) in site.chapters_with(id, lang) {
        let Some(publication) = publication else { continue };
        let of = localized.name(&site.publication(*publication).title);
        links.push(Link::new(
            Phrase::All(vec![of, Phrase::plain(" – "), localized.chapter_title(*chapter)]),
            at.to(&OutputKind::Chapter(*chapter, lang)),
        ));
    }
    links
}
