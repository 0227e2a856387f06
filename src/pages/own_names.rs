//! What statuses and roles are called: as the file or the site says, else as the theme does.

use crate::context::LocalizedSite;
use tavle_markup::Phrase;
use tavle_model::Text;
use tavle_model::dataset::{DataSet, Held};
use tavle_model::roles::RoleId;
use tavle_model::statuses::NamedStatus;

/// The word for a status, and for having none.
pub fn status<'a>(status: Option<&'a NamedStatus>, localized: LocalizedSite<'a>) -> Phrase<'a> {
    let strings = localized.strings();
    match status {
        None => Phrase::plain(&*strings.no_status),
        Some(status) => {
            let name = |title: &'a Text| localized.name(title);
            let first =
                status.title.as_ref().map_or_else(|| Phrase::plain(strings.states.word(status.counts_as)), name);
            if status.also.is_empty() {
                return first;
            }
            // Names that differ in another language may be the same in this one.
            let mut all = vec![first];
            for other in status.also.iter().map(name) {
                if !all.iter().any(|known| known.words() == other.words()) {
                    all.extend([Phrase::plain(" / "), other]);
                }
            }
            Phrase::All(all)
        }
    }
}

/// The word for a role in a data set.
pub fn role<'a>(id: RoleId, set: &'a DataSet, localized: LocalizedSite<'a>) -> Phrase<'a> {
    let role = set.roles.get(id);
    match (&role.title, role.is) {
        (Some(title), _) => localized.name(title),
        (None, Some(is)) => Phrase::plain(localized.strings().role(set.spec.kind, is)),
        (None, None) => Phrase::plain(&*role.id),
    }
}

/// The letter for a role in a data set.
pub fn letter<'a>(id: RoleId, set: &'a DataSet, localized: LocalizedSite<'a>) -> &'a str {
    let role = set.roles.get(id);
    match (&role.letter, role.is) {
        (Some((letter, _)), _) => letter.str(localized.lang),
        (None, Some(is)) => localized.strings().letters.word(is),
        (None, None) => &role.id,
    }
}

/// The word for what a unit is in a row.
pub fn held<'a>(held: Held, set: &'a DataSet, localized: LocalizedSite<'a>) -> Phrase<'a> {
    match held {
        Held::Role(id) => role(id, set, localized),
        Held::Column(_) => set.held_title(held).map_or(Phrase::none(), |title| localized.name(title)),
        Held::Body => Phrase::plain(&*localized.strings().fields.milestones),
        Held::Indicator => Phrase::plain(&*localized.strings().fields.indicators),
    }
}
