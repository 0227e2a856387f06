//! The list of all data sets.

use crate::context::PageContext;
use crate::data::downloads::downloads;
use crate::facts;
use crate::page::{DataIndexFacts, DataSetLine, Download, Link, Main, Page};
use crate::web::frame::{blank, updated};
use tavle_markup::Phrase;
use tavle_routes::OutputKind;

pub fn page<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang, strings) = (localized.site, localized.lang, localized.strings());
    let mut page =
        blank("data.html", what, at, Phrase::plain(strings.pages.data.as_ref()), Some(strings.data.intro.to_string()));
    page.frame.updated = updated(site.data.iter().filter_map(|set| set.updated).max(), at);
    let catalog = at.to(&OutputKind::Catalog).map(|href| Download {
        title: strings.downloads.catalog.to_string(),
        media_type: "application/ld+json",
        href,
    });
    page.frame.alternates.extend(catalog.clone());
    let mut sets: Vec<DataSetLine<'a>> = site
        .sets()
        .filter_map(|(id, set)| {
            Some(DataSetLine {
                title_html: facts::title(localized, set),
                href: at.to(&OutputKind::DataSet(id, lang))?,
                kind: facts::kind_word(localized, set.spec.kind).to_owned(),
                description_html: set.description.as_ref().map(|text| at.text(text)),
                source: set.source(),
                rows: facts::rows(localized, set),
                updated: updated(set.updated, at),
                publications: site
                    .publications_of(id)
                    .iter()
                    .map(|publication| {
                        Link::new(
                            localized.name(&site.publication(*publication).title),
                            at.to(&OutputKind::Publication(*publication, lang)),
                        )
                    })
                    .collect(),
                downloads: downloads(id, at),
            })
        })
        .collect();
    sets.sort_by(|a, b| localized.locale().compare(&a.title_html.words(), &b.title_html.words()));
    page.main = Main::DataIndex(DataIndexFacts { sets, catalog });
    page
}
