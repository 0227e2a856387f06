//! Numbers and dates that differ between the versions of a chapter: what is right in one language is wrong in another.
//!
//! Where the versions are built alike, they are compared piece by piece, so that each difference has its place; else
//! section by section, or as a whole. What a larger part has in both is not missing in a piece of it: it stands elsewhere.

use std::ops::Range;
use std::slice;

use rayon::prelude::*;

use super::around::Around;
use super::sections::{self, Piece, Section};
use crate::chapter::{Chapter, Version};
use crate::numbers::{Difference, Figures, are_alike, compare, compare_large, differ, figures};
use tavle_base::locale::Months;
use tavle_base::{AT_ONCE, Diagnostic, KeyPath, Place, message, names};
use tavle_parse::yaml;

/// The most differences that are looked for in one section: more are shown once these are put right. To find the place of
/// each takes a look at the whole section.
const MOST: usize = 100;

/// Warns where a figure or a date of a chapter stands in one language and not in another.
pub fn differences(chapters: &[Chapter], around: &Around<'_>) -> Vec<Diagnostic> {
    let months: Vec<Months> = around.languages.tags().map(|tag| Months::new([tag])).collect();
    let of_chapter = |chapter: &Chapter| {
        let all = around.languages.all().zip(&chapter.versions).filter_map(|(lang, version)| {
            let (tag, months) = (around.languages.tag(lang), &months[lang.index()]);
            version.as_ref().map(|version| Side { tag, version, months, text: around.sources.get(version.file).text() })
        });
        let all: Vec<Side<'_>> = all.collect();
        let pairs = all
            .split_first()
            .into_iter()
            .flat_map(|(first, others)| others.iter().map(|other| Pair { first: *first, other: *other }));
        pairs.flat_map(|pair| pair.differences()).collect::<Vec<_>>()
    };
    chapters.par_iter().with_max_len(AT_ONCE).flat_map_iter(of_chapter).collect()
}

/// One version of a chapter.
#[derive(Clone, Copy)]
struct Side<'a> {
    tag: &'a str,
    version: &'a Version,
    months: &'a Months,
    /// The whole file.
    text: &'a str,
}

/// Two versions that are compared.
struct Pair<'a> {
    first: Side<'a>,
    other: Side<'a>,
}

/// A section with the figures in each of its pieces.
type Read<'s> = (&'s Section, Vec<Figures<'s>>);

impl Side<'_> {
    fn sections(&self) -> Vec<Section> {
        let parts = yaml::front_matter(self.version.file, self.text).value;
        let body = parts.map_or(0, |parts| parts.body);
        sections::of_text(&self.version.document, body..self.text.len())
    }

    fn read<'s>(&self, sections: &'s [Section]) -> Vec<Read<'s>> {
        let figures = |piece: &'s Piece| figures(&piece.text, Some(self.months));
        sections.iter().map(|section| (section, section.pieces.iter().map(figures).collect())).collect()
    }

    /// The place of the first of these figures, which stand in one of the sections; of the first heading where there is none.
    fn place(&self, sections: &[Read<'_>], written: &[&str]) -> Place {
        let found = written.first().and_then(|one| {
            let own =
                sections.iter().find(|(section, _)| section.pieces.iter().any(|piece| offset(piece, one).is_some()));
            own.map(|(section, _)| (section, find(self.text, section, one)))
        });
        let (section, bytes) = match found {
            Some((section, bytes)) => (Some(*section), bytes),
            None => (sections.first().map(|(section, _)| *section), None),
        };
        match bytes.or_else(|| section.and_then(|section| section.head.clone())) {
            Some(bytes) => Place::bytes(self.version.file, bytes),
            None => Place::whole(self.version.file),
        }
    }
}

impl Pair<'_> {
    fn differences(&self) -> Vec<Diagnostic> {
        let (first, other) = (self.first.version, self.other.version);
        let facts = [
            ("title", Some(&first.title), Some(&other.title)),
            ("description", first.description.as_ref(), other.description.as_ref()),
        ];
        let of_fact = |(key, a, b): (&str, Option<&Box<str>>, Option<&Box<str>>)| {
            let difference = differ(a?, b?)?;
            let place = |version: &Version| Place::value(version.file, KeyPath::top().key(key));
            Some(self.warning(&difference, place(first), place(other)))
        };
        let mut found: Vec<Diagnostic> = facts.into_iter().filter_map(of_fact).collect();
        found.extend(self.of_sections(&self.first.sections(), &self.other.sections()));
        let footnotes = |version: &Version| sections::of_footnotes(&version.document);
        found.extend(self.of_sections(&footnotes(first), &footnotes(other)));
        found
    }

    /// The differences between all sections, each at the smallest part of the text that is known for it.
    fn of_sections(&self, a: &[Section], b: &[Section]) -> Vec<Diagnostic> {
        let (a, b) = (self.first.read(a), self.other.read(b));
        let level = |(section, _): &Read<'_>| section.level;
        if are_alike(&all(&a), &all(&b)) {
            Vec::new()
        } else if a.iter().map(level).eq(b.iter().map(level)) {
            a.iter().zip(&b).flat_map(|(a, b)| self.of_section(a, b)).collect()
        } else {
            self.of_whole(&a, &b).into_iter().collect()
        }
    }

    fn of_section(&self, a: &Read<'_>, b: &Read<'_>) -> Vec<Diagnostic> {
        let (own_a, own_b) = (slice::from_ref(a), slice::from_ref(b));
        let form = |piece: &Piece| piece.form;
        if are_alike(&all(own_a), &all(own_b)) {
            return Vec::new();
        }
        if !a.0.pieces.iter().map(form).eq(b.0.pieces.iter().map(form)) {
            return self.of_whole(own_a, own_b).into_iter().collect();
        }
        let of_pieces = |(a, b): (&Figures<'_>, &Figures<'_>)| {
            let difference = compare(&[a], &[b])?;
            Some(self.of_figures(&difference, own_a, own_b))
        };
        a.1.iter().zip(&b.1).filter_map(of_pieces).take(MOST).collect()
    }

    /// The difference between texts of which only the whole can be compared. One may say more than the other.
    fn of_whole(&self, a: &[Read<'_>], b: &[Read<'_>]) -> Option<Diagnostic> {
        let difference = compare_large(&all(a), &all(b)).filter(|(a, b)| !a.is_empty() && !b.is_empty())?;
        Some(self.of_figures(&difference, a, b))
    }

    fn of_figures(&self, difference: &Difference<'_>, a: &[Read<'_>], b: &[Read<'_>]) -> Diagnostic {
        self.warning(difference, self.first.place(a, &difference.0), self.other.place(b, &difference.1))
    }

    fn warning(&self, (first, other): &Difference<'_>, in_first: Place, in_other: Place) -> Diagnostic {
        let message = message!(
            "numbers-differ",
            first = names(first.iter().copied()),
            first_tag = self.first.tag,
            other = names(other.iter().copied()),
            other_tag = self.other.tag,
        );
        Diagnostic::warning(in_other, message).related(in_first, message!("note.version", tag = self.first.tag))
    }
}

/// The figures of all pieces of some sections.
fn all<'r, 's>(sections: &'r [Read<'s>]) -> Vec<&'r Figures<'s>> {
    sections.iter().flat_map(|(_, figures)| figures).collect()
}

/// Where in the text of a piece this part of it stands; nothing if it is a part of another text.
fn offset(piece: &Piece, part: &str) -> Option<usize> {
    let at = (part.as_ptr() as usize).checked_sub(piece.text.as_ptr() as usize)?;
    (at < piece.text.len()).then_some(at)
}

/// Where in the file a figure of a section stands: after as many others that are written alike as in its pieces.
fn find(text: &str, section: &Section, written: &str) -> Option<Range<usize>> {
    let mut before = 0;
    for piece in &section.pieces {
        let end = offset(piece, written);
        before += alike(&piece.text[..end.unwrap_or(piece.text.len())], written).count();
        if end.is_some() {
            break;
        }
    }
    let at = section.span.start + alike(text.get(section.span.clone())?, written).nth(before)?;
    Some(at..at + written.len())
}

/// Where a figure stands by itself in a text, and not as a part of another.
fn alike<'t>(text: &'t str, written: &'t str) -> impl Iterator<Item = usize> + 't {
    let stands_alone = move |at: &usize| {
        !text[..*at].ends_with(char::is_numeric) && !text[*at + written.len()..].starts_with(char::is_numeric)
    };
    text.match_indices(written).map(|(at, _)| at).filter(stands_alone)
}
