//! Who has which role in a row, as it is written there.

use super::reader::{RawRow, SetReader};
use crate::cursor::PathCursor;
use crate::dataset::{Held, Holder, HolderMore, Value};
use crate::ids::UnitId;
use crate::roles::RoleId;
use tavle_base::{Diagnostic, message};
use tavle_schema::{Role, UnitRef};

/// How many units a row may name in one role: the page of each of them shows all of them.
const MOST_UNITS: usize = 200;

impl SetReader<'_> {
    /// The units in the six roles, as they were written.
    pub fn roles(&mut self, roles: [Box<[UnitRef]>; 6], cursor: &PathCursor<'_>) -> Vec<Holder> {
        let mut all = Vec::new();
        for (role, units) in Role::ALL.into_iter().zip(roles) {
            self.holders(units, Held::Role(RoleId::of(role)), &cursor.key(role.word()), &mut all);
        }
        all
    }

    /// The units in one role or column. A single one may stand without a list, so the way has an index only in one.
    pub fn holders(&mut self, units: Box<[UnitRef]>, held: Held, cursor: &PathCursor<'_>, all: &mut Vec<Holder>) {
        let alone = units.len() == 1;
        let mut left = MOST_UNITS;
        for (n, mut written) in units.into_iter().enumerate() {
            let cursor_in_list = cursor.index(n);
            let cursor = if alone { *cursor } else { cursor_in_list };
            let is_too_many = written.units.len() > left;
            if is_too_many {
                let place = self.texts.place(&cursor);
                self.texts.diagnostics.push(Diagnostic::error(place, message!("too-many-units", n = MOST_UNITS)));
                written.units = written.units[..left].into();
            }
            left -= written.units.len();
            self.holder(written, held, &cursor, all);
            if is_too_many {
                break;
            }
        }
    }

    /// A unit in a role, or those of which one has it: what is said of them all stands with the last.
    fn holder(&mut self, written: UnitRef, held: Held, cursor: &PathCursor<'_>, all: &mut Vec<Holder>) {
        let role = self.texts.optional(written.role, &cursor.key("role"));
        let note = self.texts.optional(written.note, &cursor.key("note"));
        let first = all.len();
        for (n, name) in written.units.iter().enumerate() {
            let either = cursor.key("either");
            // Where the unit stands without a note, this leads to the same place.
            let cursor = if written.is_either { either.index(n) } else { cursor.key("unit") };
            let Some(unit) = self.unit(name, &cursor) else { continue };
            if all.iter().any(|holder| holder.held == held && holder.unit == unit) {
                let place = self.texts.place(&cursor);
                self.texts.diagnostics.push(Diagnostic::warning(place, message!("unit-twice", name)));
                continue;
            }
            let is_alternative = all.len() > first;
            let more = is_alternative.then(|| Box::new(HolderMore { is_alternative, ..HolderMore::default() }));
            all.push(Holder { held, unit, more });
        }
        if let Some(last) = all[first..].last_mut()
            && (role.is_some() || note.is_some())
        {
            let is_alternative = last.is_alternative();
            last.more = Some(Box::new(HolderMore { role, note, is_alternative }));
        }
    }

    /// Adds those who are named in parts of the row to those who are named in it: the bodies that treat its milestones, and
    /// those who answer for its indicators.
    pub fn add_named_in_parts(&self, raw_row: &mut RawRow) {
        let lists = raw_row.cells.iter().flatten().filter_map(|value| match value {
            Value::Items(items) => Some(items),
            _ => None,
        });
        for item in lists.flat_map(|items| items.iter()) {
            let responsible = item.measured.iter().flat_map(|measured| measured.responsible.iter());
            let named = item.body.map(|unit| (Held::Body, unit)).into_iter();
            for (held, unit) in named.chain(responsible.map(|holder| (Held::Indicator, holder.unit))) {
                if !raw_row.roles.iter().any(|holder| holder.held == held && holder.unit == unit) {
                    raw_row.roles.push(Holder { held, unit, more: None });
                }
            }
        }
    }

    /// One unit, by its id.
    pub fn unit(&mut self, name: &str, cursor: &PathCursor<'_>) -> Option<UnitId> {
        self.units.find(name).or_else(|| {
            let place = self.texts.place(cursor);
            self.units.resolve(name, || place, &mut self.texts.diagnostics)
        })
    }
}
