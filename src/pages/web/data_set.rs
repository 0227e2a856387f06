//! A data set's own page: the whole of it, where it comes from and where it is shown.

use crate::markup::Phrase;
use crate::model::dataset::DataId;
use crate::model::{Embed, View};
use crate::pages::context::PageContext;
use crate::pages::data::calendar::calendar;
use crate::pages::data::downloads::downloads;
use crate::pages::document;
use crate::pages::exhibit::{Anchors, exhibit};
use crate::pages::facts;
use crate::pages::page::Page;
use crate::pages::page::Piece;
use crate::pages::page::{DataSetFacts, Download, Link, Main};
use crate::pages::web::aspect;
use crate::pages::web::frame::{frame, home_link, masthead, of_publication, updated};
use crate::routes::OutputKind;
use crate::schema::FileFormat;

pub fn page<'a>(id: DataId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let set = site.set(id);
    let description = set.description.as_ref().map(|text| at.text(text));
    let words = description.as_ref().map(|phrase| phrase.words().into_owned());
    let mut page_frame = frame(at, what, facts::title(localized, set), words);
    page_frame.breadcrumb.push(home_link(at));
    page_frame.breadcrumb.push(Link {
        title_html: Phrase::plain(localized.strings().pages.data.as_ref()),
        href: at.to(&OutputKind::DataIndex(lang)),
        current: false,
    });
    if let Some(primary) = site.publications_of(id).first() {
        of_publication(&mut page_frame, *primary, at);
    }
    page_frame.og_type = "website";
    page_frame.updated = updated(set.updated, at);
    page_frame.alternates.extend(downloads(id, at));
    let mut anchors = Anchors::keeping(set.ids());
    let first =
        if facts::has_states(set) { Some(View::Summary) } else { set.spec.begins_with_diagram.then_some(View::Chart) };
    let view = first.into_iter().chain([View::Table]);
    let content = view
        .map(|view| {
            // Two tables of one name could not be distinguished by those who listen.
            let caption = (view == View::Summary).then(|| Phrase::plain(localized.strings().views.summary.as_ref()));
            Piece::of(exhibit(&Embed::whole(id, view), caption, at, true, &mut anchors))
        })
        .collect();
    let schema = at.to(&OutputKind::Schema(set.spec.kind)).map(|href| Download {
        title: localized.strings().downloads.schema.to_string(),
        media_type: "application/schema+json",
        href,
    });
    let main = Main::DataSet(DataSetFacts {
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        description_html: description,
        source: set.source(),
        rows: facts::rows(localized, set),
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
        let (version, own) = site.chapter(*chapter).version(lang);
        let chapter_title = Phrase::Plain { text: version.title.as_ref().into(), lang: localized.other(Some(own)) };
        let of = localized.name(&site.publication(*publication).title);
        links.push(Link {
            title_html: Phrase::All(vec![of, Phrase::plain(" – "), chapter_title]),
            href: at.to(&OutputKind::Chapter(*chapter, lang)),
            current: false,
        });
    }
    links
}
