//! The page that searches.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use crate::context::{LocalizedSite, PageContext};
use crate::own_names;
use crate::page::{Facet, FacetOption, Main, Page, SearchFacts};
use crate::policy::policy;
use crate::search::{SearchRecord, records};
use crate::web::frame::{blank, offered};
use tavle_base::letters;
use tavle_markup::Phrase;
use tavle_model::SPECS;
use tavle_model::embed::OF_COLUMN;
use tavle_model::spec::Spec;
use tavle_routes::{OutputKind, SEARCH_INDEX};
use tavle_schema::{Plural, Strings, fill};

/// How many columns of choices results can be narrowed down by: with more nobody finds the one that is meant.
const MOST_COLUMNS: usize = 6;

/// The page that searches.
pub fn page<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let mut page = blank(
        "search.html",
        what,
        at,
        Phrase::plain(strings.pages.search.as_ref()),
        Some(strings.search.about.to_string()),
    );
    page.frame.noindex = true;
    page.frame.policy = policy(true);
    let elsewhere = [
        offered(&strings.pages.units, &OutputKind::Units(localized.lang), at),
        offered(&strings.pages.index, &OutputKind::Index(localized.lang), at),
        offered(&strings.pages.home, &OutputKind::Home(localized.lang), at),
    ];
    page.main = Main::Search(SearchFacts {
        index: at.link(&format!("/{SEARCH_INDEX}")),
        facets: facets(&records(localized), at),
        words: words(localized),
        known: at.to(&OutputKind::Index(localized.lang)),
        elsewhere: elsewhere.into_iter().flatten().collect(),
    });
    page
}

/// What results can be narrowed down to: all that any record has.
fn facets(records: &[SearchRecord<'_>], at: PageContext<'_>) -> Vec<Facet> {
    let localized = at.localized;
    let strings = localized.strings();
    let words = &strings.search;
    let option = |value: &str, label: &str| FacetOption { value: value.to_owned(), label: label.to_owned() };

    let named: HashSet<&str> = records.iter().map(|record| record.kind).collect();
    let kinds = kinds(strings).into_iter().filter(|(kind, _)| named.contains(kind));

    let named: HashSet<&str> = records.iter().flat_map(|record| record.units.iter().copied()).collect();
    let units = localized.site.units.all().filter(|(_, unit)| named.contains(unit.name.as_ref()));
    let mut units: Vec<FacetOption> =
        units.map(|(_, unit)| option(&unit.name, unit.title.str(localized.lang))).collect();
    units.sort_by(|a, b| localized.locale().compare(&a.label, &b.label));

    let publications = localized.site.publications.iter();
    let publications = publications.map(|one| option(&one.folder, one.title.str(localized.lang)));

    let named: HashSet<&str> = records.iter().flat_map(|record| record.states.iter().copied()).collect();
    let statuses = localized.site.statuses.all().map(|(_, status)| status);
    let states = statuses.map(|status| (&*status.id, own_names::status(Some(status), localized).words().into_owned()));
    let late = (tavle_model::embed::LATE, strings.late.to_string());
    let states = states.chain([late]).filter(|(state, _)| named.contains(state));

    let facet = |name: &str, label: &str, options| Facet { name: name.to_owned(), label: label.to_owned(), options };
    let all = [
        facet("kind", words.kind.as_ref(), kinds.map(|(kind, word)| option(kind, word)).collect::<Vec<_>>()),
        facet("unit", &words.unit, units),
        facet("publication", &words.publication, publications.collect()),
        facet("status", &words.status, states.map(|(state, word)| option(state, &word)).collect()),
    ];
    all.into_iter().chain(chosen(records, at)).filter(|facet| facet.options.len() > 1).collect()
}

/// What is chosen in columns that files define: of very many those in which most can be found.
fn chosen(records: &[SearchRecord<'_>], at: PageContext<'_>) -> Vec<Facet> {
    let mut found: HashMap<&str, usize> = HashMap::new();
    for (column, _) in records.iter().flat_map(|record| &record.chosen) {
        *found.entry(column).or_default() += 1;
    }
    let mut facets: Vec<(usize, Facet)> = Vec::new();
    for (_, chosen) in at.localized.site.chosen.all() {
        let Some(count) = found.get(&*chosen.column) else { continue };
        let name = format!("{OF_COLUMN}{}", chosen.column);
        let label = at.text(&chosen.title).words().into_owned();
        let option = FacetOption { value: chosen.id.to_string(), label };
        match facets.last_mut().filter(|(_, facet)| facet.name == name) {
            Some((_, facet)) => facet.options.push(option),
            None => {
                let label = at.text(&chosen.column_title).words().into_owned();
                facets.push((*count, Facet { name, label, options: vec![option] }));
            }
        }
    }
    facets.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    facets.into_iter().take(MOST_COLUMNS).map(|(_, facet)| facet).collect()
}

/// The kinds of results, each with its word, in the order in which they are offered: rows in the order of the kinds.
fn kinds(strings: &Strings) -> Vec<(&'static str, &str)> {
    let shared = |key: &'static str| Some((key, strings.search.kinds.find(key)?.as_ref()));
    let row = |spec: &&'static Spec| {
        let own = strings.kinds.of(spec.kind).own().and_then(|own| own.row.as_deref());
        own.map(|word| (spec.result, word)).or_else(|| shared(spec.result))
    };
    let before = ["publication", "chapter", "page", "unit", "term"].into_iter().filter_map(shared);
    let mut seen = HashSet::new();
    let all = before.chain(SPECS.iter().filter_map(row)).chain(shared("data"));
    all.filter(|(key, _)| seen.insert(*key)).collect()
}

/// What the script puts together itself.
#[derive(Serialize)]
struct ScriptWords<'a> {
    results: &'a Plural,
    found: &'a str,
    first: &'a str,
    near: &'a str,
    other: &'a str,
    meant: &'a str,
    some: &'a str,
    none: &'a str,
    none_chosen: &'a str,
    failed: &'a str,
    small: Vec<&'a str>,
    /// How letters are spelt that a keyboard may lack.
    letters: String,
    /// The site's languages in order: the tag, and what is said beside words in it.
    languages: Vec<(&'a str, String)>,
}

fn words(localized: LocalizedSite<'_>) -> String {
    let strings = localized.strings();
    let words = &strings.search;
    let languages = localized.site.languages.tags().map(|tag| {
        let name = strings.languages.get(tag).map_or(tag, AsRef::as_ref);
        (tag, fill(&words.in_language, &[("language", name)]))
    });
    let all = ScriptWords {
        results: &strings.counts.results,
        found: &words.found,
        first: &words.first,
        near: &words.near,
        other: &words.other,
        meant: &words.meant,
        some: &words.some,
        none: &words.none,
        none_chosen: &words.none_chosen,
        failed: &words.failed,
        small: words.small_words.split_whitespace().collect(),
        letters: letters::table(),
        languages: languages.collect(),
    };
    serde_json::to_string(&all).expect("words are texts")
}
