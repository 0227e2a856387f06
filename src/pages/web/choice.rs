//! The page of something that can be chosen in a column: all rows that have it, by data set.

use crate::context::PageContext;
use crate::exhibit::{Anchors, exhibit};
use crate::facts;
use crate::page::{ChoiceFacts, Heading, Main, Page, Piece};
use crate::web::frame::{blank, data_link, updated};
use tavle_model::ids::ChoiceId;
use tavle_model::{Embed, View};
use tavle_routes::OutputKind;
use tavle_schema::fill;

pub fn page<'a>(id: ChoiceId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let chosen = site.chosen.get(id);
    let (column, title) = (at.text(&chosen.column_title).unlinked(), at.text(&chosen.title).unlinked());
    let about =
        fill(&localized.strings().data.about_choice, &[("column", &column.words()), ("choice", &title.words())]);
    let mut page = blank("choice.html", what, at, title, Some(about));
    page.frame.breadcrumb.push(data_link(at));
    page.frame.og_type = "website";
    let mut anchors = Anchors::default();
    let mut newest = None;
    for (data, n, index) in &chosen.sets {
        let set = site.set(*data);
        newest = newest.max(set.updated);
        let anchor = anchors.take(tavle_base::slug::slug(&set.path));
        let title = facts::title(localized, set);
        page.frame.contents.push(Heading { id: anchor.clone(), level: 2, title_html: title.clone() });
        let link = title.linked(at.to(&OutputKind::DataSet(*data, lang)));
        page.content.push(Piece::Heading { level: 2, id: anchor, title: link });
        let embed = Embed { choice: Some((*n, *index)), ..Embed::whole(*data, View::Table) };
        page.content.push(Piece::of(exhibit(&embed, None, at, false, &mut anchors)));
    }
    page.frame.updated = updated(newest, at);
    page.main = Main::Choice(ChoiceFacts { column_html: column });
    page
}
