//! A unit's own page, with all that it has a role in, and the tree of all units.

use crate::context::PageContext;
use crate::document;
use crate::exhibit::figure::collaborators;
use crate::exhibit::{Anchors, Exhibit, exhibit};
use crate::facts;
use crate::page::{Heading, Link, Main, Page, Piece, UnitFacts, UnitNode, UnitsFacts};
use crate::unit_columns;
use crate::upkeep;
use crate::web::frame::{blank, contact, named_link, offered, unit_link, updated};
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::unit::UnitId;
use tavle_model::{Embed, View};
use tavle_routes::{Document, OutputKind};
use tavle_schema::fill;

pub fn page<'a>(id: UnitId, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let unit = site.units.get(id);
    let mut page = blank("unit.html", what, at, localized.name(&unit.title), Some(about(id, at)));
    page.frame.breadcrumb.push(named_link(&localized.strings().pages.units, &OutputKind::Units(lang), at));
    let mut anchors = Anchors::default();
    let mut newest = None;
    for data in facts::of_unit(id, site) {
        let set = site.set(data);
        newest = newest.max(set.updated);
        let anchor = anchors.take(tavle_base::slug::slug(&set.path));
        let title = facts::title(localized, set);
        page.frame.contents.push(Heading { id: anchor.clone(), level: 2, title_html: title.clone() });
        let link = title.linked(at.to(&OutputKind::DataSet(data, lang)));
        page.content.push(Piece::Heading { level: 2, id: anchor, title: link });
        let embed = Embed { unit: Some(id), ..Embed::whole(data, View::Table) };
        page.content.push(Piece::of(exhibit(&embed, None, at, false, &mut anchors)));
    }
    if let Some(figure) = collaborators(id, at, &mut anchors) {
        let anchor = anchors.take("company");
        let title = Phrase::plain(localized.strings().units.works_with.as_ref());
        page.frame.contents.push(Heading { id: anchor.clone(), level: 2, title_html: title.clone() });
        page.content.push(Piece::Heading { level: 2, id: anchor, title });
        page.content.push(Piece::of(Exhibit::Figure(Box::new(figure))));
    }
    page.frame.updated = updated(newest, at);
    let texts = upkeep::of_unit(id, at);
    if !texts.is_empty() {
        let title_html = Phrase::plain(localized.strings().reviews.texts.as_ref());
        page.frame.contents.push(Heading { id: "page-texts".to_owned(), level: 2, title_html });
    }
    if let Some(one) = site.contact_of(id) {
        page.frame.contact = Some(contact(one, at));
    }
    page.main = Main::Unit(UnitFacts {
        kind: unit.is.map(|is| localized.strings().unit_types.word(is).to_owned()),
        short: unit.short.as_ref().map(|short| short.str(lang).to_owned()),
        parent: unit.parent.map(|id| unit_link(id, at)),
        children: unit.children.iter().map(|id| unit_link(*id, at)).collect(),
        contact: unit.contact.as_ref().map(|one| contact(one, at)),
        columns: unit_columns::facts(id, at),
        document: document::line(Document::Unit(id), at),
        reviews: (!texts.is_empty()).then(|| reviews_link(at)).flatten(),
        is_idle: page.content.is_empty() && texts.is_empty(),
        texts,
    });
    page
}

/// The way to the reviews of all texts, where any is planned or done.
fn reviews_link<'a>(at: PageContext<'a>) -> Option<Link<'a>> {
    let (words, lang) = (&at.localized.strings().reviews, at.localized.lang);
    offered(&words.all, &OutputKind::Reviews(lang), at)
}

/// What a unit's page is about, in a sentence or two.
fn about(id: UnitId, at: PageContext<'_>) -> String {
    let localized = at.localized;
    let (site, words) = (localized.site, &localized.strings().units);
    let count = site.mentions.of(id).iter().filter(|(data, _)| !site.has_ended(*data)).count();
    if count == 0 {
        return words.idle.to_string();
    }
    let tasks = localized.count(count, &localized.strings().counts.tasks);
    fill(&words.about, &[("unit", site.units.get(id).title.str(localized.lang)), ("tasks", &tasks)])
}

/// The units as a tree.
pub fn tree<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let mut page = blank(
        "units.html",
        what,
        at,
        Phrase::plain(strings.pages.units.as_ref()),
        Some(strings.units.intro.to_string()),
    );
    let site = localized.site;
    page.frame.updated = updated(site.data.iter().filter_map(|set| set.updated).max(), at);
    let counts = counts(at);
    let units = site.units.roots().map(|id| node(id, &counts, at)).collect();
    page.main = Main::Units(UnitsFacts { units });
    page
}

/// How many rows each unit has a role in, itself or through those below it.
fn counts(at: PageContext<'_>) -> Vec<usize> {
    let site = at.localized.site;
    let mut counts = vec![0; site.units.all().count()];
    let sets: Vec<(DataId, _)> = site.current_sets().collect();
    for row in sets.iter().flat_map(|(_, set)| &set.rows) {
        let mut named: Vec<UnitId> = row
            .roles
            .iter()
            .flat_map(|holder| std::iter::successors(Some(holder.unit), |id| site.units.get(*id).parent))
            .collect();
        named.sort_unstable();
        named.dedup();
        for unit in named {
            counts[unit.index()] += 1;
        }
    }
    counts
}

fn node<'a>(id: UnitId, counts: &[usize], at: PageContext<'a>) -> UnitNode<'a> {
    let localized = at.localized;
    let unit = localized.site.units.get(id);
    let count = counts[id.index()];
    let page = at.to(&OutputKind::Unit(id, localized.lang));
    UnitNode {
        name_html: localized.name(&unit.title),
        short: unit.short.as_ref().map(|short| short.str(localized.lang).to_owned()),
        kind: unit.is.map(|is| localized.strings().unit_types.word(is).to_owned()),
        href: page.expect("where all units have a page, each has"),
        tasks: (count > 0).then(|| localized.count(count, &localized.strings().counts.tasks)),
        columns: unit_columns::facts(id, at),
        children: unit.children.iter().map(|id| node(*id, counts, at)).collect(),
    }
}
