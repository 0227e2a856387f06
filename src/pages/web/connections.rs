//! How objectives and the work for them fit together, of a publication or of the whole site: as a list, and as a figure.

use crate::connections::{Tree, figure, intro, trees};
use crate::context::PageContext;
use crate::document;
use crate::exhibit::{Anchors, Exhibit};
use crate::facts;
use crate::page::{ConnectionFacts, Heading, Link, Main, Page, Piece};
use crate::web::frame::{blank, named_link, of_publication, updated};
use tavle_markup::Phrase;
use tavle_model::ids::PublicationId;
use tavle_routes::{Document, OutputKind};

pub fn page<'a>(publication: Option<PublicationId>, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang, strings) = (localized.site, localized.lang, localized.strings());
    let words = &strings.connections;
    let intro = intro(publication, localized);
    let title = Phrase::plain(strings.pages.connections.as_ref());
    // In a list of results, two pages of one site say something different each.
    let of = publication.map(|id| format!("{}: ", site.publication(id).title.str(lang)));
    let about = format!("{}{intro}", of.unwrap_or_default());
    let mut page = blank("connections.html", what, at, title.clone(), Some(about));
    if let Some(id) = publication {
        of_publication(&mut page.frame, id, at);
    }
    page.frame.og_type = "website";
    let trees = trees(publication, at);
    page.frame.updated = updated(trees.iter().filter_map(|tree| site.set(tree.data).updated).max(), at);
    let mut anchors = Anchors::default();
    let figure = figure(&trees, title, at, &mut anchors);
    let has_many = trees.len() > 1;
    for Tree { data, branches } in trees {
        let title = facts::title(localized, site.set(data));
        if has_many {
            let anchor = anchors.take(tavle_base::slug::slug(&site.set(data).path));
            page.frame.contents.push(Heading { id: anchor.clone(), level: 2, title_html: title.clone() });
            let link = title.linked(at.to(&OutputKind::DataSet(data, lang)));
            page.content.push(Piece::Heading { level: 2, id: anchor, title: link });
        }
        page.content.push(Piece::Tree(branches));
    }
    if let Some(figure) = figure {
        let anchor = anchors.take("as-figure");
        let title = Phrase::plain(words.as_figure.as_ref());
        page.frame.contents.push(Heading { id: anchor.clone(), level: 2, title_html: title.clone() });
        page.content.push(Piece::Heading { level: 2, id: anchor, title });
        page.content.push(Piece::of(Exhibit::Figure(Box::new(figure))));
    }
    page.main = Main::Connections(ConnectionFacts {
        publication_html: publication.map(|id| at.publication(id)),
        intro,
        document: document::line(Document::Connections(publication), at),
        whole: publication.and_then(|_| link(None, at)),
    });
    page
}

/// The way to the page; nothing where it is not made.
pub fn link<'a>(publication: Option<PublicationId>, at: PageContext<'a>) -> Option<Link<'a>> {
    let what = OutputKind::Connections(publication, at.localized.lang);
    at.to(&what).map(|_| named_link(&at.localized.strings().connections.see, &what, at))
}
