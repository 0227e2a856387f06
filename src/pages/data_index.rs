//! The list of all data sets.

use super::edition::Standpoint;
use super::frame::{frame, home_link, masthead, updated};
use super::page::{DataIndexFacts, DataSetLine, Download, Link, Main};
use super::phrase::Phrase;
use super::{Page, data_set};
use crate::routes::What;

pub fn page<'a>(what: &What, at: Standpoint<'a>) -> Page<'a> {
    let edition = at.edition;
    let (site, lang, strings) = (edition.site, edition.lang, edition.strings());
    let mut page_frame =
        frame(at, what, Phrase::plain(strings.pages.data.as_ref()), Some(strings.data.intro.to_string()));
    page_frame.breadcrumb.push(home_link(at));
    page_frame.updated = updated(site.data.iter().filter_map(|set| set.updated).max(), at);
    let catalog = at.to(&What::Catalog).map(|href| Download {
        title: strings.downloads.catalog.to_string(),
        media_type: "application/ld+json",
        href,
    });
    page_frame.alternates.extend(catalog.clone());
    let mut sets: Vec<DataSetLine<'a>> = site
        .sets()
        .filter_map(|(id, set)| {
            Some(DataSetLine {
                title_html: data_set::title(edition, set),
                href: at.to(&What::DataSet(id, lang))?,
                kind: data_set::kind_word(edition, set.kind).to_owned(),
                description_html: set.description.as_ref().map(|text| at.text(text)),
                source: set.source(),
                rows: data_set::rows(edition, set),
                updated: updated(set.updated, at),
                publications: site.belongs[id.0 as usize]
                    .iter()
                    .map(|publication| Link {
                        title_html: edition.name(&site.publication(*publication).title),
                        href: at.to(&What::Publication(*publication, lang)),
                        current: false,
                    })
                    .collect(),
                downloads: data_set::downloads(id, at),
            })
        })
        .collect();
    sets.sort_by(|a, b| edition.locale().compare(&a.title_html.words(), &b.title_html.words()));
    let main = Main::DataIndex(DataIndexFacts { sets, catalog });
    Page {
        template: "data.html",
        masthead: masthead(at, what),
        frame: page_frame,
        main,
        content: Vec::new(),
        after: Vec::new(),
        lang,
    }
}
