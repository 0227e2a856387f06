//! The index from A to Z: terms and abbreviations, units and tasks, in the language's own order.

use std::collections::HashSet;

use crate::context::PageContext;
use crate::exhibit;
use crate::facts;
use crate::page::{IndexEntry, IndexFacts, IndexLetter, Main, Page};
use crate::terms;
use crate::web::frame::{blank, updated};
use tavle_markup::Phrase;
use tavle_model::dataset::{DataId, DataSet, RecordTarget};
use tavle_routes::OutputKind;

pub fn page<'a>(what: &OutputKind, at: PageContext<'a>) -> Page<'a> {
    let localized = at.localized;
    let strings = localized.strings();
    let title = Phrase::plain(strings.pages.index.as_ref());
    let mut page = blank("index.html", what, at, title, Some(strings.index.intro.to_string()));
    page.frame.updated = updated(localized.site.data.iter().filter_map(|set| set.updated).max(), at);

    let mut entries: Vec<(String, IndexEntry<'a>)> = Vec::new();
    terms(at, &mut entries);
    units(at, &mut entries);
    for (id, set) in localized.site.sets() {
        tasks(id, set, at, &mut entries);
    }
    let letters = localized.locale().by_letter(entries).into_iter();
    let letters = letters.map(|(letter, entries)| IndexLetter { letter, entries }).collect();
    page.main = Main::Index(IndexFacts { letters });
    page
}

/// What the glossary explains, by its name and by its abbreviation.
fn terms<'a>(at: PageContext<'a>, entries: &mut Vec<(String, IndexEntry<'a>)>) {
    let localized = at.localized;
    let Some(page) = localized.addresses().of(&OutputKind::Glossary(localized.lang)) else { return };
    for term in terms::terms(at) {
        let href = Some(at.link(&format!("{page}#{}", term.id)));
        let kind = &localized.strings().index.term;
        if let Some(short) = &term.short_html {
            entries.push(entry(short.clone(), href.clone(), kind, Some(term.term_html.clone())));
        }
        entries.push(entry(term.term_html, href, kind, None));
    }
}

/// The units that have a page, by name and by abbreviation.
fn units<'a>(at: PageContext<'a>, entries: &mut Vec<(String, IndexEntry<'a>)>) {
    let localized = at.localized;
    for (id, unit) in localized.site.units.all() {
        let Some(href) = at.to(&OutputKind::Unit(id, localized.lang)) else { continue };
        let kind = &localized.strings().index.unit;
        let name = localized.name(&unit.title);
        if let Some(short) = &unit.short {
            entries.push(entry(localized.name(short), Some(href.clone()), kind, Some(name.clone())));
        }
        entries.push(entry(name, Some(href), kind, None));
    }
}

/// The tasks of a plan, or its rows where it has none, each leading to its place.
fn tasks<'a>(id: DataId, set: &'a DataSet, at: PageContext<'a>, entries: &mut Vec<(String, IndexEntry<'a>)>) {
    let localized = at.localized;
    let kind = &localized.strings().index.task;
    let mut push = |title: Phrase<'a>, target: RecordTarget| {
        if let Some(to) = at.row(id, target) {
            entries.push(entry(title, Some(at.link(&to)), kind, Some(facts::title(localized, set))));
        }
    };
    let mut seen = HashSet::new();
    for (n, row) in set.rows.iter().enumerate().filter(|_| set.spec.in_index) {
        match row.task {
            Some(task) if seen.insert(task) => {
                push(at.text(&set.tasks[task as usize].title), RecordTarget::Task(task));
            }
            Some(_) => {}
            None => push(exhibit::full_name(set, row, at), RecordTarget::Row(n as u32)),
        }
    }
}

fn entry<'a>(
    title: Phrase<'a>,
    href: Option<String>,
    kind: &'a str,
    of: Option<Phrase<'a>>,
) -> (String, IndexEntry<'a>) {
    (title.words().into_owned(), IndexEntry { title_html: title.linked(href), kind, of_html: of })
}
