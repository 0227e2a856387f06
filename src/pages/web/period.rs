//! What was reported on a data set for a period: how much, how far it all was, row by row, and what is missing.

use crate::context::PageContext;
use crate::data::downloads::reports;
use crate::exhibit::{Anchors, Exhibit, Rounds};
use crate::facts;
use crate::page::{Link, Main, Page, PeriodFacts, Piece};
use crate::reported;
use crate::table::Table;
use crate::web::aspect;
use crate::web::frame::{blank, data_link, of_publication, updated};
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_routes::OutputKind;
use tavle_schema::fill;

pub fn page<'a>(id: DataId, n: u32, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, words) = (localized.site, &localized.strings().reports);
    let at = PageContext { data: Some(id), ..at };
    let set = site.set(id);
    let periods = &set.report_periods;
    let period = periods[n as usize];
    let (name, time) = (facts::title(localized, set), localized.time(&period.when()));
    let slots = [("period", &*time.words()), ("title", &name.words())];
    let (title, about) = (fill(&words.title, &slots), fill(&words.about, &slots));
    let mut page = blank("data-period.html", what, at, Phrase::plain(title), Some(about));
    page.frame.breadcrumb.push(data_link(at));
    page.frame.breadcrumb.push(Link::new(name, at.to(&OutputKind::DataSet(id, localized.lang))));
    if let Some(primary) = site.publications_of(id).first() {
        of_publication(&mut page.frame, *primary, at);
    }
    page.frame.og_type = "website";
    page.frame.updated = updated(set.updated, at);
    let round = set.round(period);
    let mut anchors = Anchors::default();
    let mut content = vec![Piece::Paragraph(Phrase::plain(reported::words(set, &round, at)))];
    let mut rounds = Rounds::new(id, at, &mut anchors);
    content.extend(rounds.states(n as usize).map(Piece::of));
    let too_many = |table: &Table<'_>| {
        let n = localized.locale().integer(table.rows() as i64);
        fill(&words.in_files, &[("title", &table.caption.words()), ("n", &n)])
    };
    let nothing_missing = || Some(Piece::Paragraph(Phrase::plain(&*words.nothing_missing)));
    let in_files = |table: &Table<'_>| Piece::Paragraph(Phrase::plain(too_many(table)));
    let shown = |table: Table<'a>| match table.rows() {
        0 => None,
        rows if rows > site.sizes.whole => Some(in_files(&table)),
        _ => Some(Piece::of(Exhibit::Table(table))),
    };
    content.extend(shown(rounds.changed(&round)));
    let is_over = reported::is_over(period, at.today());
    if is_over {
        content.extend(shown(rounds.missing(&round)).or_else(nothing_missing));
    }
    content.extend(shown(rounds.reported(&round)));
    page.content = content;
    let neighbour = |n: Option<u32>| {
        let period = periods.get(n? as usize)?;
        Some(Link::new(localized.time(&period.when()), at.to(&OutputKind::Period(id, n?, localized.lang))))
    };
    page.main = Main::Period(PeriodFacts {
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        is_running: !is_over,
        downloads: reports(id, at),
        views: aspect::links_from_elsewhere(id, at),
        previous: neighbour(n.checked_sub(1)),
        next: neighbour(n.checked_add(1)),
    });
    page
}
