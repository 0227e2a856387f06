//! What every page says of a data set: its title, its kind and how many rows it has.

use crate::context::{LocalizedSite, PageContext};
use tavle_markup::Phrase;
use tavle_model::Site;
use tavle_model::dataset::{DataId, DataSet};
use tavle_model::spec::{Reporter, Spec};
use tavle_model::timing::Timing;
use tavle_model::unit::UnitId;
use tavle_schema::{Kind, Plural};

/// Whether a data set shows how far its rows are, and any of them has a state.
pub fn has_states(set: &DataSet) -> bool {
    set.spec.shows_progress && set.rows.iter().flat_map(|row| set.counted(row)).any(|one| one.state().is_some())
}

/// A data set's title; a glossary without one of its own is called by its kind.
pub fn title<'a>(localized: LocalizedSite<'a>, set: &'a DataSet) -> Phrase<'a> {
    match &set.title {
        Some(title) => localized.name(title),
        None => Phrase::plain(kind_word(localized, set.spec.kind)),
    }
}

/// The files of data sets, for what is derived from several of them.
pub fn sources<'a>(sets: impl Iterator<Item = &'a DataSet>) -> String {
    sets.map(DataSet::source).collect::<Vec<_>>().join("; ")
}

/// A time of a publication in words, and what it was before it was moved.
pub fn with_moved<'a>(words: Phrase<'a>, timing: &'a Timing, at: PageContext<'a>) -> Phrase<'a> {
    let strings = at.localized.strings();
    let why = timing.why.as_ref().map(|why| at.text(why));
    let was = timing.was.as_ref().map(|was| Phrase::filled(&strings.moved, vec![("date", at.time(was))]));
    let about = match (was, why) {
        (None, None) => return words,
        (Some(was), None) => vec![was],
        (Some(was), Some(why)) => vec![was, Phrase::plain(": "), why],
        (None, Some(why)) => vec![Phrase::plain(&*strings.fields.why), Phrase::plain(": "), why],
    };
    Phrase::All(vec![words, Phrase::plain(" ("), Phrase::All(about), Phrase::plain(")")])
}

/// What kind of data a data set is, in words.
pub fn kind_word(localized: LocalizedSite<'_>, kind: Kind) -> &str {
    localized.strings().kinds.of(kind).name()
}

/// How many rows a data set has, or how many actions, in the words of its kind.
pub fn rows(localized: LocalizedSite<'_>, set: &DataSet) -> String {
    localized.count(set.rows.iter().map(|row| set.counted(row).len()).sum(), plural(localized, set.spec))
}

/// What the rows of a kind are in numbers.
pub fn plural<'a>(localized: LocalizedSite<'a>, spec: &Spec) -> &'a Plural {
    let strings = localized.strings();
    let own = strings.kinds.of(spec.kind).own().and_then(|own| own.rows.as_ref());
    own.or_else(|| strings.counts.find(spec.counts)).unwrap_or(&strings.counts.rows)
}

/// What is reported on in a data set of a kind, in numbers.
pub fn reporters<'a>(localized: LocalizedSite<'a>, spec: &Spec) -> &'a Plural {
    match spec.reporter {
        Some(Reporter::Part) if !spec.counts_items => {
            let of_indicators = localized.strings().kinds.of(Kind::Indicators).own().and_then(|own| own.rows.as_ref());
            of_indicators.unwrap_or(&localized.strings().counts.rows)
        }
        _ => plural(localized, spec),
    }
}

/// The data sets that say something of the present, in which a unit, or one below it, has a role.
pub fn of_unit(unit: UnitId, site: &Site) -> Vec<DataId> {
    let mut sets: Vec<DataId> = site.mentions.of(unit).iter().map(|(data, _)| *data).collect();
    sets.dedup();
    sets.retain(|data| !site.has_ended(*data));
    sets
}
