//! Ids: the anchors on the page and the names in calendars and downloads.
//!
//! An id that is not given is derived from the record's text in the default language. Where two would be the same,
//! the first keeps it and the next takes in more of its record; where they still are, the fault proposes an id.

use std::collections::HashMap;

use super::dataset::Id;
use super::unit::{bad_name, is_name};
use crate::base::slug::slug;
use crate::base::{Diagnostic, Place};

/// The ids of one data file.
#[derive(Default)]
pub struct Ids {
    taken: HashMap<Id, Place>,
}

/// A record that wants an id.
pub struct Wish<'a> {
    /// The id as it was given.
    pub given: Option<&'a str>,
    /// The texts to derive it from, the most telling first.
    pub texts: &'a [&'a str],
    /// Where the record is written; its `id:` is below that.
    pub place: Place,
}

impl Ids {
    /// Takes the ids that are given, before any is derived: a given id never yields to a derived one.
    pub fn reserve(&mut self, given: &str, place: Place, diagnostics: &mut Vec<Diagnostic>) {
        if !is_name(given) {
            diagnostics.push(bad_name(given, place));
            return;
        }
        match self.taken.get(given) {
            Some(first) => diagnostics.push(
                Diagnostic::error("duplicate-id", place, format!("the id `{given}` is used twice in this file"))
                    .related(first.clone(), "first used here")
                    .help(format!("give one of them another id, as in `{}`", self.free(given))),
            ),
            None => {
                self.taken.insert(given.into(), place);
            }
        }
    }

    /// The id of a record: as given, or derived from its texts.
    pub fn id(&mut self, wish: Wish<'_>, diagnostics: &mut Vec<Diagnostic>) -> Id {
        if let Some(given) = wish.given {
            return given.into();
        }
        let mut candidate = String::new();
        for text in wish.texts {
            let joined = format!("{candidate} {text}");
            let longer = slug(&joined);
            if longer.is_empty() || longer == slug(&candidate) {
                continue;
            }
            candidate = joined;
            if !self.taken.contains_key(longer.as_str()) {
                let id: Id = longer.into();
                self.taken.insert(id.clone(), wish.place);
                return id;
            }
        }
        let base = slug(&candidate);
        let free = self.free(if base.is_empty() { "row" } else { &base });
        let mut fault = match self.taken.get(base.as_str()) {
            Some(first) => {
                Diagnostic::error("duplicate-id", wish.place.clone(), "two records of this file would have the same id")
                    .related(first.clone(), "the other one")
            }
            None => Diagnostic::error("no-id", wish.place.clone(), "no id can be made from the text"),
        };
        fault.help = Some(format!("give it one: `id: {free}`"));
        diagnostics.push(fault);
        self.taken.insert(free.as_str().into(), wish.place);
        free.into()
    }

    /// The first of `base-2`, `base-3` … that is not taken.
    fn free(&self, base: &str) -> String {
        (2..).map(|n| format!("{base}-{n}")).find(|id| !self.taken.contains_key(id.as_str())).unwrap_or_default()
    }
}
