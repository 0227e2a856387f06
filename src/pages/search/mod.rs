//! What can be found, as data: a record for each page, each part of a text, each unit, each term and each row of data,
//! in the order of the site, the same every time. How records become an index is for others to know.

mod passage;
mod record;
mod row;
mod section;
mod short;

pub use passage::{Passage, Piece};
pub use record::SearchRecord;
pub use row::is_by_group;
pub use short::{Abbreviation, abbreviations};

use std::collections::HashSet;

use crate::Medium;
use crate::context::{LocalizedSite, PageContext};
use crate::facts;
use crate::publication::kind as publication_kind;
use crate::terms;
use crate::unit_columns;
use record::{belongs, chosen, lineage};
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::publication::PublicationId;
use tavle_model::unit::{Unit, UnitId};
use tavle_routes::OutputKind;

/// All that readers of an edition can find.
pub fn records<'a>(localized: LocalizedSite<'a>) -> Vec<SearchRecord<'a>> {
    let lang = localized.lang;
    let Some(here) = localized.addresses().of(&OutputKind::Search(lang)) else { return Vec::new() };
    let at = PageContext { localized, here, publication: None, data: None, medium: Medium::Screen };
    let site = localized.site;
    let mut all = Vec::new();
    match site.home {
        Some(home) => section::sections(home, &OutputKind::Home(lang), at, &mut all),
        None => all.extend(list(OutputKind::Home(lang), localized.name(&site.name), "", at)),
    }
    for (n, publication) in site.publications.iter().enumerate() {
        let id = PublicationId::of(n);
        all.extend(self::publication(id, at));
        for chapter in publication.chapters() {
            section::sections(chapter, &OutputKind::Chapter(chapter, lang), at, &mut all);
        }
    }
    for page in &site.pages {
        section::sections(*page, &OutputKind::Page(*page, lang), at, &mut all);
    }
    let strings = localized.strings();
    let title = |words: &'a str| Phrase::plain(words);
    all.extend(list(OutputKind::Units(lang), title(&strings.pages.units), &strings.units.intro, at));
    all.extend(list(OutputKind::DataIndex(lang), title(&strings.pages.data), &strings.data.intro, at));
    all.extend(list(OutputKind::Glossary(lang), title(&strings.pages.glossary), &strings.glossary.intro, at));
    all.extend(list(OutputKind::Index(lang), title(&strings.pages.index), &strings.index.intro, at));
    all.extend(site.units.all().filter_map(|(id, one)| unit(id, one, at)));
    for (id, chosen) in site.chosen.all() {
        let title = at.text(&chosen.title).unlinked();
        all.extend(list(OutputKind::Choice(id, lang), title, chosen.column_title.str(lang), at));
    }
    let whole = title(&strings.pages.connections);
    all.extend(list(OutputKind::Connections(None, lang), whole, &strings.connections.intro, at));
    terms(at, &mut all);
    for (id, set) in site.sets() {
        if set.spec.is_glossary {
            continue;
        }
        let mut whole = data(id, at);
        match is_by_group(set) {
            true => row::groups(id, at, &mut whole, &mut all),
            false => row::rows(id, at, &mut all),
        }
        all.extend(whole);
    }
    // What is found at one place is found once: a row that no page shows by itself has the address of another.
    let mut seen = HashSet::new();
    all.retain(|record| seen.insert(record.address.clone()));
    all
}

/// A page that Tavle makes, if it is made.
fn list<'a>(what: OutputKind, title: Phrase<'a>, intro: &str, at: PageContext<'a>) -> Option<SearchRecord<'a>> {
    let mut text = Passage::default();
    text.add(intro, None);
    Some(SearchRecord {
        address: at.to(&what)?,
        title: Passage::of(&title),
        text,
        number: None,
        kind: "page",
        ..SearchRecord::default()
    })
}

fn publication<'a>(id: PublicationId, at: PageContext<'a>) -> Option<SearchRecord<'a>> {
    let localized = at.localized;
    let publication = localized.site.publication(id);
    let mut text = Passage::of(&publication_kind(publication, at));
    for more in publication.subtitle.iter().chain(&publication.description) {
        text.part(Passage::of(&at.text(more)));
    }
    Some(SearchRecord {
        address: at.to(&OutputKind::Publication(id, localized.lang))?,
        title: Passage::of(&localized.name(&publication.title)),
        of: publication.upkeep.owner.map(|owner| Passage::of(&at.unit(owner))).unwrap_or_default(),
        text,
        number: None,
        kind: "publication",
        units: publication.upkeep.owner.map(|owner| lineage(owner, at)).unwrap_or_default(),
        publications: vec![&publication.folder],
        ..SearchRecord::default()
    })
}

fn data<'a>(id: DataId, at: PageContext<'a>) -> Option<SearchRecord<'a>> {
    let localized = at.localized;
    let set = localized.site.set(id);
    let mut text = Passage::default();
    text.add(facts::kind_word(localized, set.spec.kind), None);
    if let Some(description) = &set.description {
        text.part(Passage::of(&PageContext { data: Some(id), ..at }.text(description)));
    }
    Some(SearchRecord {
        address: at.to(&OutputKind::DataSet(id, localized.lang))?,
        title: Passage::of(&facts::title(localized, set)),
        text,
        kind: "data",
        publications: belongs(id, |_| true, at),
        ..SearchRecord::default()
    })
}

fn unit<'a>(id: UnitId, unit: &'a Unit, at: PageContext<'a>) -> Option<SearchRecord<'a>> {
    let localized = at.localized;
    let mut title = Passage::of(&localized.name(&unit.title));
    if let Some(short) = &unit.short {
        title.add(" (", None);
        title.phrase(&localized.name(short));
        title.add(")", None);
    }
    let mut text = Passage::default();
    if let Some(is) = unit.is {
        text.add(localized.strings().unit_types.word(is), None);
    }
    if let Some(contact) = &unit.contact {
        for words in contact.role.iter().chain(&contact.address) {
            text.part(Passage::of(&at.text(words)));
        }
        for words in contact.email.iter().chain(&contact.phone) {
            text.part(Passage::of(&Phrase::plain(words.as_ref())));
        }
    }
    for fact in unit_columns::facts(id, at) {
        let said = Phrase::All(vec![fact.title_html, Phrase::plain(": "), fact.value_html]);
        text.part(Passage::of(&said));
    }
    let children = unit.children.iter().map(|child| localized.name(&localized.site.units.get(*child).title)).collect();
    text.part(Passage::of(&Phrase::listed(children, &localized.strings().and)));
    Some(SearchRecord {
        address: at.to(&OutputKind::Unit(id, localized.lang))?,
        title,
        of: unit.parent.map(|parent| Passage::of(&at.unit(parent))).unwrap_or_default(),
        text,
        kind: "unit",
        units: lineage(id, at),
        chosen: localized.site.unit_columns.of(id).map_or(Vec::new(), |(set, row)| chosen(set, row)),
        ..SearchRecord::default()
    })
}

/// What the glossary explains. Where it has no page there is nothing to lead to.
fn terms<'a>(at: PageContext<'a>, all: &mut Vec<SearchRecord<'a>>) {
    let localized = at.localized;
    let Some(page) = localized.addresses().of(&OutputKind::Glossary(localized.lang)) else { return };
    for term in terms::terms(at) {
        let mut title = Passage::of(&term.term_html);
        if let Some(short) = &term.short_html {
            title.add(" (", None);
            title.phrase(short);
            title.add(")", None);
        }
        all.push(SearchRecord {
            address: at.link(&format!("{page}#{}", term.id)),
            title,
            text: Passage::of(&term.meaning_html),
            kind: "term",
            ..SearchRecord::default()
        });
    }
}
