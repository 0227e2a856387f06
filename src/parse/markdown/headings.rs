//! The headings of a text: their levels, and an anchor for each.

use std::collections::{HashMap, HashSet};

use tavle_base::{Diagnostic, FileId, Message, Place, message, slug};

use super::problems;
use super::tree::{Heading, HeadingId};

/// The most headings of one text: each is a line of its contents and something that can be found.
const MOST: usize = 2000;

/// The id of a heading whose text has no letter or digit.
const NAMELESS: &str = "section";

/// Sets the ids that are not given, and says what is wrong with ids and levels.
///
/// A given id keeps its name even where a heading above it would be named alike; the derived one gets a suffix. Gives the
/// headings in the order of their ids.
pub(super) fn settle(
    file: FileId,
    text: &str,
    headings: &mut [Heading],
    diagnostics: &mut Vec<Diagnostic>,
) -> Box<[HeadingId]> {
    levels(file, headings, diagnostics);
    if let Some(heading) = headings.get(MOST) {
        diagnostics.push(problems::too_many_headings(Place::bytes(file, heading.span.clone()), MOST));
    }
    let mut taken = given_ids(file, text, headings, diagnostics);
    let mut suffixes: HashMap<Box<str>, u32> = HashMap::new();
    for heading in headings.iter_mut().filter(|heading| !heading.given_id) {
        heading.id = free_id(&heading.text, &taken, &mut suffixes);
        taken.insert(heading.id.clone());
    }
    let mut by_id: Box<[HeadingId]> = (0..headings.len() as u32).map(HeadingId).collect();
    by_id.sort_by_key(|heading| &headings[heading.index()].id);
    by_id
}

/// What stands in curly brackets at the end of a heading. The parser takes it off whatever it says, even where it
/// makes nothing of it, so that `## The set {a}` would lose its last word.
pub(super) fn attributes(source: &str) -> Option<&str> {
    let source = source.trim_ascii_end();
    let line = if source.starts_with('#') { source } else { source.rsplit_once('\n')?.0.trim_ascii_end() };
    let (_, written) = line.strip_suffix('}')?.rsplit_once('{')?;
    (!written.contains(['}', '<', '>', '\\', '\n'])).then(|| written.trim_ascii())
}

/// Says where a level is skipped, or the title's level is used.
fn levels(file: FileId, headings: &[Heading], diagnostics: &mut Vec<Diagnostic>) {
    let mut before = 1;
    for Heading { level, span, .. } in headings {
        let place = Place::bytes(file, span.clone());
        if *level == 1 {
            diagnostics.push(problems::title_in_text(place));
        } else if *level > before + 1 {
            diagnostics.push(problems::skipped_heading(place, *level, before));
        }
        before = *level;
    }
}

/// The ids that are written, each judged.
fn given_ids(file: FileId, text: &str, headings: &[Heading], diagnostics: &mut Vec<Diagnostic>) -> HashSet<Box<str>> {
    let mut first: HashMap<&str, Place> = HashMap::new();
    for Heading { id, span, .. } in headings.iter().filter(|heading| heading.given_id) {
        let written = text[span.clone()].rfind(&format!("#{id}"));
        let place = match written.map(|start| span.start + start) {
            Some(start) => Place::bytes(file, start..start + 1 + id.len()),
            None => Place::bytes(file, span.clone()),
        };
        if let Some(first) = first.get(id.as_ref()) {
            diagnostics.push(problems::duplicate_heading_id(place, id, first.clone()));
            continue;
        }
        let owner = owner(id);
        if owner.is_some() || !is_plain(id) {
            diagnostics.push(problems::bad_heading_id(place.clone(), id, owner));
        }
        first.insert(id, place);
    }
    first.into_keys().map(Box::from).collect()
}

/// Whether an id is written as slugs are, at any length.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// What else on a page an id may belong to: a footnote or a reference to one, as `fn-1`, `fnref-1-2`, or the layout.
fn owner(id: &str) -> Option<Message> {
    let is_number = |number: &str| {
        number.starts_with(|c: char| c.is_ascii_digit()) && number.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    };
    if ["fn-", "fnref-"].iter().filter_map(|prefix| id.strip_prefix(prefix)).any(is_number) {
        return Some(message!("part.footnote"));
    }
    id.starts_with(slug::LAYOUT).then(|| message!("part.layout"))
}

/// The first id that is free: the slug of the title, then with `-2`, `-3`.
fn free_id(title: &str, taken: &HashSet<Box<str>>, suffixes: &mut HashMap<Box<str>, u32>) -> Box<str> {
    let mut slug = slug::slug(title);
    if slug.is_empty() {
        slug.push_str(NAMELESS);
    } else if owner(&slug).is_some() {
        slug.insert_str(0, "section-");
    }
    let slug: Box<str> = slug.into();
    if !taken.contains(&slug) {
        return slug;
    }
    // The last suffix is remembered, so that many equal titles do not each count from the start.
    let last = suffixes.entry(slug.clone()).or_insert(1);
    loop {
        *last += 1;
        let id: Box<str> = format!("{slug}-{last}").into();
        if !taken.contains(&id) {
            return id;
        }
    }
}
