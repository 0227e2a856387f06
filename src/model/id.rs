//! Ids: the anchors on the page and the names in calendars and downloads.
//!
//! An id that is not given is derived from the record's text in the default language. Where two would be the same,
//! the first keeps it and the next takes in more of its record, then the id of what it stands in, then its time; where
//! they still are, they are numbered. Only ids that an author gave can be used twice: that alone is an error.

use std::collections::{HashMap, HashSet};

use super::dataset::Id;
use super::unit::{LONGEST_NAME, bad_name, is_name};
use tavle_base::slug::{LAYOUT, cut, slug};
use tavle_base::{Diagnostic, Place, message};

/// The id of a record whose text has no letter or digit.
const NAMELESS: &str = "row";

/// The ids of one data file.
#[derive(Default)]
pub struct Ids {
    given: HashMap<Id, Place>,
    derived: HashSet<Id>,
    /// The last number behind each id that was numbered, so that many equal ones do not each count from the start.
    numbers: HashMap<Id, u32>,
}

/// A record that wants an id.
pub struct Wish<'a> {
    /// The texts to derive it from, the most telling first.
    pub texts: &'a [&'a str],
    /// What it is called within its parent.
    pub own: &'a str,
    /// The id of what it stands in: the row of a milestone, the group of a row.
    pub parent: Option<&'a str>,
    /// What else tells it from others of the same name, as its time does.
    pub more: &'a str,
}

impl Ids {
    /// Takes the ids that are given, before any is derived: a given id never yields to a derived one.
    pub fn reserve(&mut self, given: &str, place: Place, diagnostics: &mut Vec<Diagnostic>) {
        if !is_name(given) {
            diagnostics.push(bad_name(given, place));
            return;
        }
        if is_of_layout(given) {
            diagnostics.push(Diagnostic::error(place, message!("bad-id.of-layout", id = given)));
            return;
        }
        match self.given.get(given) {
            Some(first) => {
                let first = first.clone();
                let free = self.numbered(given);
                diagnostics.push(
                    Diagnostic::error(place, message!("duplicate-id", id = given, free))
                        .related(first, message!("note.first")),
                );
            }
            None => {
                self.given.insert(given.into(), place);
            }
        }
    }

    /// An id for a record that was given none, not taken by any other.
    pub fn derive(&mut self, wish: &Wish<'_>) -> Id {
        let id = self.free(wish);
        self.derived.insert(id.clone());
        id
    }

    fn free(&mut self, wish: &Wish<'_>) -> Id {
        let mut candidate = String::new();
        for text in wish.texts {
            let joined = format!("{candidate} {text}");
            let longer = slug(&joined);
            if longer.is_empty() || longer == slug(&candidate) {
                continue;
            }
            if !self.is_taken(&longer) {
                return longer.into();
            }
            candidate = joined;
        }
        let own = Some(slug(wish.own)).filter(|own| !own.is_empty()).unwrap_or(NAMELESS.to_owned());
        let within = below(wish.parent, &own);
        if !self.is_taken(&within) {
            return within.into();
        }
        let more = slug(wish.more);
        if !more.is_empty() {
            let longer = below(wish.parent, &format!("{own}-{more}"));
            if !self.is_taken(&longer) {
                return longer.into();
            }
        }
        self.numbered(&within)
    }

    fn is_taken(&self, id: &str) -> bool {
        self.given.contains_key(id) || self.derived.contains(id) || is_of_layout(id)
    }

    /// The first of `base-2`, `base-3` … that is not taken.
    fn numbered(&mut self, base: &str) -> Id {
        let mut number = self.numbers.get(base).copied().unwrap_or(1);
        loop {
            number += 1;
            let id = format!("{base}-{number}");
            if !self.is_taken(&id) {
                self.numbers.insert(base.into(), number);
                return id.into();
            }
        }
    }
}

/// Whether a page on which rows have their bare ids has another element with this id.
fn is_of_layout(id: &str) -> bool {
    id.strip_prefix(LAYOUT).is_some_and(|rest| {
        let is_number = |number: &str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        rest == "main" || rest.strip_prefix("letter-").is_some_and(is_number)
    })
}

/// An id below that of a parent, of which as much is kept as there is room for.
fn below(parent: Option<&str>, own: &str) -> String {
    let own = cut(own, LONGEST_NAME);
    let room = LONGEST_NAME.saturating_sub(own.len() + 1);
    match parent.map(|parent| cut(parent, room)).filter(|parent| !parent.is_empty()) {
        Some(parent) => format!("{parent}-{own}"),
        None => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_equal_records_all_get_an_id() {
        let mut ids = Ids::default();
        let wish = Wish { texts: &["Møde"], own: "Møde", parent: Some("bolig"), more: "2026" };
        let all: Vec<Id> = (0..20_000).map(|_| ids.derive(&wish)).collect();
        let first: Vec<&str> = all.iter().take(4).map(AsRef::as_ref).collect();
        assert_eq!(first, ["moede", "bolig-moede", "bolig-moede-2026", "bolig-moede-2"]);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }

    #[test]
    fn a_part_of_a_row_with_a_long_id_keeps_what_tells_it_from_the_row() {
        let mut ids = Ids::default();
        let row = "a".repeat(100);
        ids.derived.insert(row.as_str().into());
        let first = format!("{row} 2026-12-01");
        let wish = Wish { texts: &[&first], own: "2026-12-01", parent: Some(&row), more: "" };
        // A text of one word is cut within it.
        assert_eq!(ids.derive(&wish).as_ref(), "a".repeat(60));
        let next = ids.derive(&wish);
        assert_eq!(next.as_ref(), format!("{}-2026-12-01", "a".repeat(89)));
        assert!(is_name(&next));
        assert_eq!(ids.derive(&wish).as_ref(), format!("{next}-2"));
    }
}
