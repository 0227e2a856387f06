//! All that one unit answers for, across all publications: by document, then by date.

use super::document::Cover;
use super::document::Print;
use super::document::context;
use super::document::empty;
use super::source;
use crate::context::{LocalizedSite, PageContext};
use crate::exhibit::{Anchors, Exhibit, by_date, exhibit};
use crate::facts;
use crate::page::Fact;
use crate::page::Piece;
use crate::unit_columns;
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::publication::PublicationId;
use tavle_model::unit::UnitId;
use tavle_model::{Embed, View};
use tavle_routes::OutputKind;

pub fn extract<'a>(id: UnitId, localized: LocalizedSite<'a>) -> Option<Print<'a>> {
    let (site, strings) = (localized.site, localized.strings());
    let at = context(&OutputKind::Unit(id, localized.lang), None, localized)?;
    let unit = site.units.get(id);
    let mut print = empty("unit.typ", localized.name(&unit.title), at);
    print.cover = Some(Cover {
        kind: Phrase::plain(strings.documents.unit.as_ref()),
        subtitle: None,
        description: None,
        facts: place(id, localized).into_iter().chain(columns(id, at)).collect(),
        notices: Vec::new(),
    });
    let sets = facts::of_unit(id, site);
    let mut anchors = Anchors::default();
    let heading = |level, id: String, title| Piece::Heading { level, id, title };
    let mut content = vec![heading(2, anchors.take("by-document"), Phrase::plain(strings.print.by_document.as_ref()))];
    let publications = (0..site.publications.len()).map(|n| Some(PublicationId::of(n))).chain([None]);
    for publication in publications {
        let own: Vec<DataId> = sets.iter().copied().filter(|data| site.primary(*data) == publication).collect();
        if own.is_empty() {
            continue;
        }
        let title = match publication {
            Some(id) => at.publication(id),
            None => Phrase::plain(strings.pages.data.as_ref()),
        };
        content.push(heading(3, anchors.take("publication"), title));
        for data in own {
            let embed = Embed { unit: Some(id), ..Embed::whole(data, View::Table) };
            let caption =
                facts::title(localized, site.set(data)).linked(at.to(&OutputKind::DataSet(data, localized.lang)));
            content.push(Piece::of(exhibit(&embed, Some(caption), at, false, &mut anchors)));
        }
    }
    content.push(heading(2, anchors.take("by-date"), Phrase::plain(strings.print.by_date.as_ref())));
    content.push(match by_date::table(id, &sets, at, &mut anchors) {
        Some(table) => Piece::of(Exhibit::Table(table)),
        None => Piece::Paragraph(Phrase::plain(strings.print.nothing_dated.as_ref())),
    });
    print.content = content;
    print.updated = sets.iter().filter_map(|data| site.set(*data).updated).max();
    print.sources = source::sources(sets.into_iter(), Some(id), at);
    Some(print)
}

/// What it has in columns of its file.
fn columns<'a>(id: UnitId, at: PageContext<'a>) -> impl Iterator<Item = Fact<'a>> {
    let facts = unit_columns::facts(id, at).into_iter();
    facts.map(|fact| Fact { label: fact.title_html.words().into_owned(), value_html: fact.value_html })
}

/// Where it stands: the unit that it belongs to, with what it is, and the units below it, whose rows are its rows too.
fn place(id: UnitId, localized: LocalizedSite<'_>) -> Vec<Fact<'_>> {
    let strings = localized.strings();
    let unit = localized.site.units.get(id);
    let name = |id: UnitId| localized.name(&localized.site.units.get(id).title);
    let kind = unit.is.map(|is| strings.unit_types.word(is).to_owned());
    let above = kind.zip(unit.parent).map(|(label, parent)| Fact { label, value_html: name(parent) });
    let below: Vec<Phrase<'_>> = unit.children.iter().map(|child| name(*child)).collect();
    let below = (!below.is_empty())
        .then(|| Fact { label: strings.units.children.to_string(), value_html: Phrase::listed(below, &strings.and) });
    above.into_iter().chain(below).collect()
}
