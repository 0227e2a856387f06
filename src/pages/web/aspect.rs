//! A plan by unit, by time, by group or phase: each a page below the data set's own.

use std::borrow::Cow;

use crate::context::PageContext;
use crate::data::downloads::downloads;
use crate::exhibit::{Anchors, exhibit, group_word};
use crate::facts;
use crate::page::{DataSetFacts, Link, Main, Page, Piece};
use crate::web::connections;
use crate::web::frame::{blank, data_link, of_publication, updated};
use tavle_markup::Phrase;
use tavle_model::aspect::Aspect;
use tavle_model::dataset::{Column, DataSet, Held, Holds, RelationColumn};
use tavle_model::ids::DataId;
use tavle_model::roles::RoleId;
use tavle_model::{Embed, View};
use tavle_routes::OutputKind;
use tavle_schema::fill;

pub fn page<'a>(id: DataId, aspect: Aspect, what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let (site, lang) = (localized.site, localized.lang);
    let set = site.set(id);
    let name = facts::title(localized, set);
    let by = small(&word(Some(aspect), set, at));
    let about = about(&name.words(), &by, aspect, at);
    let title = Phrase::All(vec![name.clone(), Phrase::plain(" – "), Phrase::plain(by)]);
    let mut page = blank("data-view.html", what, at, title, Some(about));
    page.frame.breadcrumb.push(data_link(at));
    page.frame.breadcrumb.push(Link::new(name, at.to(&OutputKind::DataSet(id, lang))));
    if let Some(primary) = site.publications_of(id).first() {
        of_publication(&mut page.frame, *primary, at);
    }
    page.frame.og_type = "website";
    page.frame.updated = updated(set.updated, at);
    let mut anchors = Anchors::default();
    page.content = embeds(id, aspect, set)
        .into_iter()
        .map(|embed| {
            let caption = match embed.view {
                View::Summary => Phrase::plain(localized.strings().views.summary.as_ref()),
                _ => page.frame.title_html.clone(),
            };
            Piece::of(exhibit(&embed, Some(caption), at, false, &mut anchors))
        })
        .collect();
    page.main = Main::DataSet(DataSetFacts {
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        description_html: None,
        source: set.source(),
        rows: facts::rows(localized, set),
        downloads: downloads(id, at),
        not_in_calendar: None,
        documents: Vec::new(),
        shown_in: Vec::new(),
        views: links(id, Some(aspect), at),
        periods: Vec::new(),
        moved: Vec::new(),
    });
    page
}

/// What the page is about, in a sentence; the data set's description is that of its own page.
fn about(title: &str, by: &str, aspect: Aspect, at: PageContext<'_>) -> String {
    let words = &at.localized.strings().aspects;
    let pattern = match aspect {
        Aspect::Unit => &words.about_unit,
        Aspect::Time => &words.about_time,
        Aspect::Group => &words.about_group,
    };
    fill(pattern, &[("title", title), ("by", by)])
}

/// What stands on the page.
fn embeds(id: DataId, aspect: Aspect, set: &DataSet) -> Vec<Embed> {
    match aspect {
        Aspect::Unit => vec![Embed::whole(id, View::ByUnit)],
        Aspect::Time => vec![Embed::whole(id, View::ByTime)],
        Aspect::Group => {
            // In short, so that the whole of the plan can be taken in: who, when, and how far.
            let has_list = |n: usize| set.rows.iter().any(|row| set.naming_list(row) == Some(n));
            let is_shown = |n: &usize| {
                *n == set.naming_column()
                    || has_list(*n)
                    || match set.columns[*n].holds {
                        Holds::Task | Holds::When | Holds::Status => true,
                        Holds::Units(held) => held == Held::Role(RoleId::RESPONSIBLE),
                        _ => false,
                    }
            };
            let columns = (0..set.columns.len()).filter(is_shown).collect();
            let table = Embed { columns, ..Embed::whole(id, View::Table) };
            match set.rows.iter().flat_map(|row| set.counted(row)).any(|one| one.state().is_some()) {
                true => vec![Embed::whole(id, View::Summary), table],
                false => vec![table],
            }
        }
    }
}

/// The ways to look at a plan, the one that is `shown` among them; none where there is only one.
pub fn links<'a>(id: DataId, shown: Option<Aspect>, at: PageContext<'a>) -> Vec<Link<'a>> {
    all_links(id, at, |aspect| aspect == shown)
}

/// The same, seen from a page that is none of them.
pub fn links_from_elsewhere<'a>(id: DataId, at: PageContext<'a>) -> Vec<Link<'a>> {
    all_links(id, at, |_| false)
}

fn all_links<'a>(id: DataId, at: PageContext<'a>, is_shown: impl Fn(Option<Aspect>) -> bool) -> Vec<Link<'a>> {
    let lang = at.localized.lang;
    let set = at.localized.site.set(id);
    let link = |aspect: Option<Aspect>| {
        let what = aspect.map_or(OutputKind::DataSet(id, lang), |aspect| OutputKind::Aspect(id, aspect, lang));
        let href = at.to(&what)?;
        Some(Link { title_html: Phrase::plain(word(aspect, set, at)), href: Some(href), current: is_shown(aspect) })
    };
    let fits_together =
        |column: &Column| matches!(column.holds, Holds::Relations(RelationColumn::Serves | RelationColumn::ServedBy));
    let connections = set.columns.iter().any(fits_together).then(|| {
        let publication = at.localized.site.primary(id);
        connections::link(publication, at)
    });
    let aspects = std::iter::once(None).chain(Aspect::ALL.map(Some)).filter_map(link);
    let links: Vec<_> = aspects.chain(connections.flatten()).collect();
    if links.len() > 1 { links } else { Vec::new() }
}

/// Words as they stand after others.
fn small(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// What a way to look at a plan is called; nothing stands for the plan as it is written.
fn word<'a>(aspect: Option<Aspect>, set: &DataSet, at: PageContext<'a>) -> Cow<'a, str> {
    let words = &at.localized.strings().aspects;
    Cow::Borrowed(match aspect {
        None => {
            let own = at.localized.strings().kinds.of(set.spec.kind).own().and_then(|own| own.by_row.as_ref());
            own.or_else(|| words.find(set.spec.by_row)).unwrap_or(&words.task)
        }
        Some(Aspect::Unit) => &words.unit,
        Some(Aspect::Time) => &words.time,
        Some(Aspect::Group) => {
            let group = small(group_word(set.spec, at.localized));
            return fill(words.find(set.spec.by_group).unwrap_or(&words.goal), &[("group", &group)]).into();
        }
    })
}
