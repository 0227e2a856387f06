//! Abbreviations and what they stand for, so that either finds the other.

use crate::Medium;
use crate::context::{LocalizedSite, PageContext};
use crate::terms::terms;
use tavle_model::text::Text;

/// An abbreviation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Abbreviation {
    /// As in `IGU`.
    pub short: String,
    pub long: String,
}

/// The abbreviations that the glossary and the units have in an edition.
pub fn abbreviations(localized: LocalizedSite<'_>) -> Vec<Abbreviation> {
    let at = PageContext { localized, here: "/", publication: None, data: None, medium: Medium::Screen };
    let terms = terms(at).into_iter().filter_map(|term| {
        let short = term.short_html?.words().into_owned();
        Some(Abbreviation { short, long: term.term_html.words().into_owned() })
    });
    let name = |text: &Text| text.str(localized.lang).to_owned();
    let units = localized.site.units.all().filter_map(|(_, unit)| {
        let short = name(unit.short.as_ref()?);
        Some(Abbreviation { short, long: name(&unit.title) })
    });
    terms.chain(units).filter(|one| !one.short.is_empty() && !one.long.is_empty()).collect()
}
