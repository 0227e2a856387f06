//! Units and how they belong together.

use std::collections::HashMap;

use super::contact::{self, Contact};
use super::cursor::PathCursor;
pub use super::ids::UnitId;
use super::text::Text;
use super::text_reader::{Findings, TextReader};
use tavle_base::diagnostic::{did_you_mean, is_proposed, meant_list};
use tavle_base::{Diagnostic, FileId, Message, Part, Place, message, names};
use tavle_schema::{self as schema, OwnValues, Record, UnitList, UnitType};

/// A department, team, committee, post, partner or group.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The name by which other files refer to it, and its address.
    pub name: Box<str>,
    pub title: Text,
    pub short: Option<Text>,
    pub is: Option<UnitType>,
    pub parent: Option<UnitId>,
    pub children: Vec<UnitId>,
    pub contact: Option<Contact>,
    /// Where it is written.
    pub place: Place,
}

/// The columns of a file of units with what its units have in them, not yet read: they may name units of other files.
pub struct WrittenColumns<'a> {
    /// The reader of the file's texts, who has read all others of them.
    pub reader: TextReader<'a>,
    pub columns: Box<[schema::Column]>,
    /// The index of each unit in the file, and its values.
    pub rows: Vec<(usize, UnitId, OwnValues)>,
}

/// All units, in the order written.
#[derive(Clone, Debug, Default)]
pub struct Units {
    all: Vec<Unit>,
    by_name: HashMap<Box<str>, UnitId>,
    /// Whether a file of units could not be used, so that a unit that is not here may be there.
    is_incomplete: bool,
}

impl Units {
    /// Every unit with its id, in the order written.
    pub fn all(&self) -> impl Iterator<Item = (UnitId, &Unit)> {
        (0..).map(UnitId).zip(&self.all)
    }

    /// One unit.
    pub fn get(&self, id: UnitId) -> &Unit {
        &self.all[id.index()]
    }

    /// The unit with this name.
    pub fn find(&self, name: &str) -> Option<UnitId> {
        self.by_name.get(name).copied()
    }

    /// The units that belong to no other.
    pub fn roots(&self) -> impl Iterator<Item = UnitId> {
        self.all().filter(|(_, unit)| unit.parent.is_none()).map(|(id, _)| id)
    }

    /// Whether `unit` is `above`, or belongs to it through any number of others.
    pub fn is_within(&self, unit: UnitId, above: UnitId) -> bool {
        std::iter::successors(Some(unit), |id| self.get(*id).parent).any(|id| id == above)
    }

    /// A unit and those above it.
    pub fn lineage(&self, unit: UnitId) -> impl Iterator<Item = UnitId> {
        std::iter::successors(Some(unit), |id| self.get(*id).parent)
    }

    /// The unit with this name, or a problem that proposes the nearest.
    pub fn resolve(
        &self,
        name: &str,
        place: impl FnOnce() -> Place,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<UnitId> {
        let found = self.find(name);
        if found.is_none() && !self.is_incomplete {
            let help = match self.all.is_empty() {
                true => Some(message!("help.no-units")),
                false => is_proposed(diagnostics).then(|| self.meant(name)).flatten(),
            };
            diagnostics.push(Diagnostic::error(place(), message!("unknown-unit", name).help(help)));
        }
        found
    }

    /// Which unit was probably meant: the one that is called so in any language, else the one with the nearest id.
    fn meant(&self, name: &str) -> Option<Message> {
        let lower = name.to_lowercase();
        let is_called = |text: &Text| text.strings().any(|own| own.to_lowercase() == lower);
        // A unit whose own id cannot be used is reported, with the id that is proposed here too.
        let id = |unit: &Unit| match is_name(&unit.name) {
            true => unit.name.to_string(),
            false => tavle_base::slug::slug(&unit.name),
        };
        let is_meant = |unit: &&Unit| {
            is_called(&unit.title) || unit.short.as_ref().is_some_and(is_called) || unit.name.to_lowercase() == lower
        };
        let names = self.all.iter().map(|unit| unit.name.as_ref()).filter(|name| is_name(name));
        match self.all.iter().find(is_meant) {
            Some(unit) => Some(message!("help.did-you-mean", name = id(unit))),
            None => meant_list(name, names.clone()).or_else(|| did_you_mean(name, names)),
        }
    }
}

/// Whether a record is a list of units.
pub fn is_list(record: &Record) -> bool {
    matches!(record, Record::UnitList(_))
}

/// The list of units that a record is.
pub fn list(record: Record) -> Option<UnitList> {
    match record {
        Record::UnitList(list) => Some(list),
        _ => None,
    }
}

/// All units of all files of the kind `units`, each with the reader of its texts, and the columns of those files that define
/// any; `is_incomplete` says that there are such files that cannot be used.
pub fn units<'a>(
    files: Vec<(TextReader<'a>, UnitList)>,
    is_incomplete: bool,
    found: &mut Findings,
) -> (Units, Vec<WrittenColumns<'a>>) {
    let mut units = Units { is_incomplete, ..Units::default() };
    let mut with_columns = Vec::new();
    let mut parents: Vec<Option<Box<str>>> = Vec::new();
    for (mut reader, list) in files {
        reader.diagnostics.extend(hidden(&list, reader.file));
        let written = [("statuses", list.statuses.is_empty()), ("roles", list.roles.is_empty())];
        for (key, _) in written.into_iter().filter(|(_, is_empty)| !is_empty) {
            let place = Place::key(reader.file, PathCursor::TOP.key(key).path());
            reader.diagnostics.push(Diagnostic::error(place, message!("names-of-units", key)));
        }
        let has_lists = written.iter().any(|(_, is_empty)| !is_empty);
        let top = PathCursor::TOP.key("units");
        let mut rows = Vec::new();
        for (n, mut written) in list.units.into_iter().enumerate() {
            let cursor = top.index(n);
            let (own, others): (OwnValues, OwnValues) = std::mem::take(&mut written.own)
                .into_iter()
                .partition(|(key, _)| list.columns.iter().any(|column| column.id == *key));
            // What a list names that does not belong here has been reported with it.
            for key in others.keys().filter(|_| !has_lists) {
                let place = Place::key(reader.file, cursor.path().key(key));
                reader.diagnostics.push(Diagnostic::error(place, message!("unknown-key.role-of-unit", key)));
            }
            let place = reader.place(&cursor.key("id"));
            if !is_name(&written.id) {
                reader.diagnostics.push(bad_name(&written.id, place.clone()));
            }
            if let Some(first) = units.find(&written.id) {
                reader.diagnostics.push(
                    Diagnostic::error(place, message!("duplicate-id.unit", id = &written.id))
                        .related(units.get(first).place.clone(), message!("note.first")),
                );
                continue;
            }
            let unit = Unit {
                title: reader.name(written.name, &cursor.key("name")),
                short: reader.optional_name(written.short, &cursor.key("short")),
                is: written.is,
                parent: None,
                children: Vec::new(),
                contact: written.contact.map(|contact| contact::contact(contact, &mut reader, &cursor.key("contact"))),
                name: written.id.clone(),
                place,
            };
            let id = UnitId::of(units.all.len());
            rows.push((n, id, own));
            units.by_name.insert(written.id, id);
            units.all.push(unit);
            parents.push(written.parent);
        }
        match list.columns.is_empty() {
            true => reader.finish(found),
            false => with_columns.push(WrittenColumns { reader, columns: list.columns, rows }),
        }
    }
    link(&mut units, parents, &mut found.diagnostics);
    (units, with_columns)
}

/// The diagnostic for a file of units that is not always to be shown.
fn hidden(list: &schema::UnitList, file: FileId) -> Option<Diagnostic> {
    let written = [("draft", list.draft), ("publish", list.publish.is_some()), ("expires", list.expires.is_some())];
    let (key, _) = written.into_iter().find(|(_, is_written)| *is_written)?;
    let place = Place::key(file, PathCursor::TOP.key(key).path());
    Some(Diagnostic::error(place, message!("hidden-units", key)))
}

/// How many units may stand above one another, the first and the last among them.
const DEEPEST: usize = 16;

/// The longest an id may be, in bytes.
pub const LONGEST_NAME: usize = 100;

/// Whether an id may stand in an address and as an anchor.
pub fn is_name(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= LONGEST_NAME
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_')
}

/// The diagnostic for an id that cannot stand in an address.
pub fn bad_name(id: &str, place: Place) -> Diagnostic {
    let proposed = tavle_base::slug::slug(id);
    let message = match proposed.is_empty() {
        true => message!("bad-id", id),
        false => message!("bad-id.proposed", id, proposed),
    };
    Diagnostic::error(place, message)
}

/// Resolves each unit's parent, and breaks circles where they are found.
fn link(units: &mut Units, parents: Vec<Option<Box<str>>>, diagnostics: &mut Vec<Diagnostic>) {
    let mut tops = Tops((0..units.all.len()).collect());
    for (n, name) in parents.iter().enumerate() {
        let id = UnitId::of(n);
        let Some(name) = name else { continue };
        let place = parent_place(units, id);
        let Some(parent) = units.resolve(name, || place.clone(), diagnostics) else { continue };
        // This one still stands at the top of all below it.
        if tops.of(parent.index()) == n {
            let above = std::iter::successors(Some(parent), |at| units.get(*at).parent).take_while(|at| *at != id);
            let through: Vec<Box<str>> = above.map(|at| units.get(at).name.clone()).collect();
            let message = match through.is_empty() {
                true => message!("unit-circle", name),
                false => message!("unit-circle.of-several", name = &units.get(id).name, through = names(through)),
            };
            diagnostics.push(Diagnostic::error(place, message));
            continue;
        }
        tops.0[n] = parent.index();
        units.all[n].parent = Some(parent);
        units.all[parent.index()].children.push(id);
    }
    flatten(units, diagnostics);
}

/// The place where a unit says to which other it belongs.
fn parent_place(units: &Units, id: UnitId) -> Place {
    match &units.get(id).place {
        Place { file, at: tavle_base::At::Path(path, Part::Value) } => Place::value(*file, path.parent().key("parent")),
        place => place.clone(),
    }
}

/// For each unit one above it, or itself at the top.
struct Tops(Vec<usize>);

impl Tops {
    /// The unit at the top of those above this one. The way there is made shorter for the next who asks.
    fn of(&mut self, mut unit: usize) -> usize {
        while self.0[unit] != unit {
            let above = self.0[self.0[unit]];
            self.0[unit] = above;
            unit = above;
        }
        unit
    }
}

/// Reports the units that stand too deep, and takes them from those above them: what shows units goes down to each of
/// them, and so may be sure of its end.
fn flatten(units: &mut Units, diagnostics: &mut Vec<Diagnostic>) {
    // With each unit how deep it stands, and whether one above it was reported.
    let mut left: Vec<(UnitId, usize, bool)> = units.roots().map(|root| (root, 1, false)).collect();
    while let Some((id, depth, reported)) = left.pop() {
        for child in units.get(id).children.clone() {
            if depth < DEEPEST {
                left.push((child, depth + 1, reported));
                continue;
            }
            if !reported {
                let place = parent_place(units, child);
                diagnostics.push(Diagnostic::error(place, message!("unit-depth", n = DEEPEST)));
            }
            units.all[child.index()].parent = None;
            left.push((child, 1, true));
        }
        if depth == DEEPEST {
            units.all[id.index()].children.clear();
        }
    }
}
