//! Which texts are due for review: lines at the end of `tavle check`, and in the panel of `tavle serve`.

use std::collections::BTreeSet;

use super::cursor::PathCursor;
use super::inherited::{Inherited, Reviewed};
use super::site::Site;
use jiff::civil::Date;
use tavle_base::{Diagnostic, FileId, Lang, Message, Place, message};
use tavle_schema::Day;

/// The notes on the reviews of a site's texts: those that are overdue, and those that are planned and were never done.
pub fn review_notes(site: &Site) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let (mut overdue, mut never) = (Vec::new(), Vec::new());
    // The text in each language is a text of its own.
    for lang in site.languages.all() {
        for (what, upkeep) in site.reviewed(lang) {
            let file = file(what, lang, site);
            if !seen.insert(file) {
                continue;
            }
            if upkeep.review.is_overdue(site.as_of) {
                overdue.push(due(what, file, upkeep, lang, site));
            } else if upkeep.review.every.is_some() && upkeep.review.reviewed.is_none() {
                never.push((Place::whole(file), message!("note.text", title = title(what, lang, site))));
            }
        }
    }
    overdue.sort_by_key(|(next, ..)| *next);
    let overdue: Vec<_> = overdue.into_iter().map(|(_, place, words)| (place, words)).collect();
    let note = |related: Vec<(Place, Message)>, message: fn(usize) -> Message| {
        let (first, _) = related.first()?;
        Some(Diagnostic { related: related.clone(), ..Diagnostic::note(first.clone(), message(related.len())) })
    };
    let notes = [note(overdue, |n| message!("review-due", n)), note(never, |n| message!("never-reviewed", n))];
    notes.into_iter().flatten().collect()
}

/// Warnings of reviews that lie in the future: such a text would not be due for as long.
pub fn in_future(site: &Site) -> Vec<Diagnostic> {
    let publications = site.publications.iter().map(|one| (one.file, &one.upkeep));
    let versions = site.chapters.iter().flat_map(|chapter| chapter.versions.iter().flatten());
    let all = publications.chain(versions.map(|version| (version.file, &version.upkeep)));
    let later = all.filter_map(|(file, upkeep)| Some((file, upkeep.review.reviewed.filter(|day| day.0 > site.as_of)?)));
    let warning = |(file, day): (FileId, Day)| {
        let place = Place::value(file, PathCursor::TOP.key("reviewed").path());
        Diagnostic::warning(place, message!("later-day.reviewed", day = day.to_string()))
    };
    later.map(warning).collect()
}

/// A text that is due: since when, where that is written, and in words.
fn due(what: Reviewed, file: FileId, upkeep: Inherited<'_>, lang: Lang, site: &Site) -> (Option<Date>, Place, Message) {
    let next = upkeep.review.next();
    let day = next.map(|next| next.to_string()).unwrap_or_default();
    let title = title(what, lang, site);
    let words = match upkeep.owner {
        Some(owner) => {
            let unit = site.units.get(owner).title.str(Lang::DEFAULT);
            message!("note.review-due.of-unit", title, day, unit)
        }
        None => message!("note.review-due", title, day),
    };
    (next, Place::key(file, PathCursor::TOP.key("reviewed").path()), words)
}

/// The file in which a text says when it is reviewed: that of the language, unless all is said in the default one.
fn file(what: Reviewed, lang: Lang, site: &Site) -> FileId {
    match what {
        Reviewed::Publication(id) => site.publication(id).file,
        Reviewed::Text(id) => {
            let [shown, first] = [lang, Lang::DEFAULT].map(|lang| site.chapter(id).version(lang).0);
            if shown.upkeep.review.is_any() { shown.file } else { first.file }
        }
    }
}

fn title(what: Reviewed, lang: Lang, site: &Site) -> String {
    match what {
        Reviewed::Publication(id) => site.publication(id).title.str(lang).to_owned(),
        Reviewed::Text(id) => site.chapter(id).version(lang).0.title.to_string(),
    }
}
