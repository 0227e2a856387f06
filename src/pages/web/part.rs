//! A part of a large data set: its rows, and the way to the other parts.

use crate::context::PageContext;
use crate::exhibit::{Anchors, exhibit, part_title, parts_of};
use crate::facts;
use crate::page::{Link, Main, Page, PartFacts, PartLine, Piece};
use crate::publication::around;
use crate::web::frame::{blank, data_link, of_publication, updated};
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::{Embed, View};
use tavle_routes::OutputKind;
use tavle_schema::fill;

pub fn page<'a>(id: DataId, n: u32, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, words) = (localized.site, &localized.strings().data);
    let at = PageContext { data: Some(id), ..at };
    let (set, parts) = (site.set(id), site.parts(id));
    let part = &parts[n as usize];
    let (name, own) = (facts::title(localized, set), part_title(id, part, at));
    let number = |n: usize| localized.locale().integer(n as i64);
    let (place, all) = (number(n as usize + 1), number(parts.len()));
    let of = fill(&words.part_of, &[("n", &place), ("all", &all), ("part", &own.words())]);
    let slots = [("n", &*place), ("all", &*all), ("title", &name.words()), ("part", &own.words())];
    let about = fill(&words.about_part, &slots);
    let title = Phrase::All(vec![name.clone(), Phrase::plain(" – "), own]);
    let mut page = blank("data-part.html", what, at, title, Some(about));
    page.frame.breadcrumb.push(data_link(at));
    let whole = Link::new(name, at.to(&OutputKind::DataSet(id, localized.lang)));
    page.frame.breadcrumb.push(whole.clone());
    if let Some(primary) = site.publications_of(id).first() {
        of_publication(&mut page.frame, *primary, at);
    }
    page.frame.og_type = "website";
    page.frame.updated = updated(set.updated, at);
    let mut anchors = Anchors::keeping(set.ids_of(&part.rows).into_iter());
    let embed = Embed { within: Some(part.rows.clone()), ..Embed::whole(id, View::Table) };
    let caption = page.frame.title_html.clone();
    page.content = vec![Piece::of(exhibit(&embed, Some(caption), at, true, &mut anchors))];
    let shown = around(n as usize);
    let lines = parts_of(id, at).filter(|(other, ..)| shown.contains(&(*other as usize)));
    let lines = lines.map(|(other, part, href)| PartLine {
        link: Link { title_html: part_title(id, part, at), href: Some(href), current: other == n },
        rows: localized.count(part.rows.len(), &localized.strings().counts.rows),
    });
    let neighbour = |n: Option<u32>| {
        let title = part_title(id, parts.get(n? as usize)?, at);
        Some(Link::new(title, at.to(&OutputKind::Part(id, n?, localized.lang))))
    };
    let is_all = shown.contains(&0) && shown.contains(&(parts.len() - 1));
    page.main = Main::Part(PartFacts {
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        place: of,
        rows: localized.count(part.rows.len(), &localized.strings().counts.rows),
        parts: lines.collect(),
        all: (!is_all).then(|| Link { title_html: Phrase::plain(&*words.all_parts), ..whole.clone() }),
        set: whole,
        previous: neighbour(n.checked_sub(1)),
        next: neighbour(n.checked_add(1)),
    });
    page
}
