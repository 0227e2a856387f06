//! Whether a page is written in its language, or mostly shows another.

use tavle_base::Lang;
use tavle_model::dataset::{DataSet, Row, Value};
use tavle_model::text::Text;
use tavle_model::{Site, Unit};
use tavle_routes::OutputKind;

/// Whether at least half of a page's texts are in the language `lang`. One that is not names the original as
/// canonical, is left out of the sitemap, and other languages do not link to it for search engines.
pub fn is_translated(what: &OutputKind, lang: Lang, site: &Site) -> bool {
    match what {
        OutputKind::Page(id, _) | OutputKind::Chapter(id, _) => site.chapter(*id).version(lang).1 == lang,
        OutputKind::Home(_) => site.home.is_none_or(|id| site.chapter(id).version(lang).1 == lang),
        OutputKind::Publication(id, _) => site.publication(*id).title.is_in(lang),
        OutputKind::DataSet(id, _) | OutputKind::Aspect(id, ..) | OutputKind::Period(id, ..) => {
            mostly(texts(site.set(*id)), lang)
        }
        OutputKind::Part(id, n, _) => {
            let (set, part) = (site.set(*id), &site.parts(*id)[*n as usize]);
            mostly(set.title.iter().chain(texts_of(&set.rows[part.rows.clone()])), lang)
        }
        OutputKind::Choice(id, _) => site.chosen.get(*id).title.is_in(lang),
        OutputKind::Connections(..) => {
            let sets = site.data.iter().filter(|set| set.spec.is_served);
            mostly(sets.flat_map(|set| texts(set)), lang)
        }
        OutputKind::Unit(id, _) => site.units.get(*id).title.is_in(lang),
        OutputKind::Units(_) => mostly(site.units.all().map(|(_, unit): (_, &Unit)| &unit.title), lang),
        OutputKind::Glossary(_) => {
            let sets = site.data.iter().filter(|set| set.spec.is_glossary);
            mostly(sets.flat_map(|set| texts(set)), lang)
        }
        _ => true,
    }
}

/// The language that a page is mostly in, for readers of `lang`.
pub fn original(what: &OutputKind, lang: Lang, site: &Site) -> Lang {
    match what {
        OutputKind::Page(id, _) | OutputKind::Chapter(id, _) => site.chapter(*id).version(lang).1,
        OutputKind::Home(_) => site.home.map_or(lang, |id| site.chapter(id).version(lang).1),
        _ if is_translated(what, lang, site) => lang,
        _ => site.languages.all().find(|other| is_translated(what, *other, site)).unwrap_or(Lang::DEFAULT),
    }
}

fn mostly<'a>(texts: impl Iterator<Item = &'a Text>, lang: Lang) -> bool {
    let (mut all, mut own) = (0usize, 0usize);
    for text in texts {
        all += 1;
        own += usize::from(text.is_in(lang));
    }
    own * 2 >= all
}

/// The texts of a data set that readers see first.
fn texts(set: &DataSet) -> impl Iterator<Item = &Text> {
    set.title.iter().chain(set.groups.iter().map(|group| &group.title)).chain(texts_of(&set.rows))
}

fn texts_of(rows: &[Row]) -> impl Iterator<Item = &Text> {
    rows.iter().flat_map(|row| row.cells.iter().flatten()).filter_map(|value| match value {
        Value::Text(text) => Some(text),
        Value::Texts(texts) => texts.first(),
        Value::Items(items) => items.first().and_then(|item| item.text.as_ref()),
        _ => None,
    })
}
