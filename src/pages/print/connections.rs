//! How objectives and the work for them fit together, as a sheet to hang up.

use super::document::{Cover, Print, context, empty};
use super::source;
use crate::connections::{intro, sets};
use crate::context::LocalizedSite;
use crate::page::Piece;
use crate::web::page_at;
use tavle_markup::Phrase;
use tavle_model::publication::PublicationId;
use tavle_routes::{OutputKind, Paper};

pub fn sheet<'a>(publication: Option<PublicationId>, localized: LocalizedSite<'a>) -> Option<Print<'a>> {
    let what = OutputKind::Connections(publication, localized.lang);
    let at = context(&what, publication, localized)?;
    let page = page_at(&what, at)?;
    let strings = localized.strings();
    let mut print = empty("connections.typ", Phrase::plain(strings.pages.connections.as_ref()), at);
    print.paper = Paper::A3;
    print.is_turned = true;
    print.description = Some(intro(publication, localized));
    print.cover = Some(Cover {
        kind: publication.map_or_else(|| localized.name(&localized.site.name), |id| at.publication(id)),
        subtitle: None,
        description: print.description.clone().map(Phrase::plain),
        facts: Vec::new(),
        notices: page.frame.notices,
    });
    // The tree alone: the figure of the page shows the same in less detail.
    let is_shown = |piece: &Piece<'_>| matches!(piece, Piece::Tree(_));
    let last = page.content.iter().rposition(is_shown).map_or(0, |last| last + 1);
    print.content = page.content;
    print.content.truncate(last);
    let sets = sets(publication, localized.site);
    print.updated = sets.iter().filter_map(|data| localized.site.set(*data).updated).max();
    print.sources = source::sources(sets.into_iter(), None, at);
    Some(print)
}
