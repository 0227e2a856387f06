//! How the rows of a site hang together: what serves which objective, and what is related. What is hidden is left out.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::circles::circles;
use super::references::{AllSets, Finder, Target};
use crate::column::{Column, Holds, RelationColumn};
use crate::cursor::PathCursor;
use crate::dataset::DataSet;
use crate::ids::{DataId, PublicationId};
use crate::relations::{Contributor, FileReferences, ReferenceKind, Relations, RowId};
use tavle_base::diagnostic::is_proposed;
use tavle_base::{Diagnostic, FileId, Place, message};
use tavle_schema::Related;

/// How many objectives may stand above each other: a reader follows no more.
const MOST_LEVELS: usize = 8;

/// How many rows the objectives of a site may have, where a row that serves another objective through others counts with each.
const MOST_WORK: usize = 5_000_000;

/// So many rows of a circle are named.
const ROWS_OF_CIRCLE: usize = 10;

/// The objectives that a publication says it serves, with the file that says so.
pub type ServingPublication = (PublicationId, FileId, Box<[Box<str>]>);

/// How the rows of the visible data sets hang together.
pub fn relations(
    written: Vec<FileReferences>,
    publications: Vec<ServingPublication>,
    known: &AllSets<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Relations {
    let finder = Finder::new(known);
    let visible: HashMap<FileId, DataId> =
        known.data.iter().enumerate().map(|(n, set)| (set.file, DataId::of(n))).collect();
    let mut found = Relations::default();
    let mut places: HashMap<RowId, Place> = HashMap::new();
    let mut lines = Lines { data: known.data, each: HashMap::new() };
    for FileReferences { file, references } in written {
        let own = known.all.iter().find(|set| set.file == file).map(AsRef::as_ref);
        for reference in references {
            let place = || Place::value(file, reference.path.clone());
            let target = match reference.what {
                ReferenceKind::RowServes(_) | ReferenceKind::GroupServes(_) => finder.objective(&reference.to, own),
                ReferenceKind::RowRelated(..) => finder.row(&reference.to, own),
            };
            match target {
                Ok(Target::Row(row)) => {
                    let Some(data) = visible.get(&file).copied() else { continue };
                    if let ReferenceKind::RowServes(own) = reference.what {
                        places.entry((data, own)).or_insert_with(place);
                    }
                    if let ReferenceKind::RowServes(own) | ReferenceKind::RowRelated(own, _) = reference.what {
                        lines.each.entry(((data, own), row)).or_insert_with(place);
                    }
                    diagnostics.extend(found.add(data, reference.what, row, place, &lines));
                }
                Ok(Target::Hidden) => {
                    found.hidden.entry(file).or_default().insert(reference.path);
                }
                Err(problem) => diagnostics.push(problem.at(place(), is_proposed(diagnostics))),
            }
        }
    }
    for (id, file, objectives) in publications {
        let list = PathCursor::TOP.key("serves");
        for (n, to) in objectives.iter().enumerate() {
            let place = || Place::value(file, if objectives.len() == 1 { list.path() } else { list.index(n).path() });
            match finder.objective(to, None) {
                Ok(Target::Row(row)) => {
                    diagnostics.extend(found.serve(Contributor::Publication(id), row, place, &lines));
                }
                Ok(Target::Hidden) => {}
                Err(problem) => diagnostics.push(problem.at(place(), is_proposed(diagnostics))),
            }
        }
    }
    found.order();
    diagnostics.extend(found.add_work(known.data, &places));
    for kind in [Related::Replaces, Related::DependsOn, Related::PartOf] {
        for circle in circles(&found.related, kind) {
            let relation = kind.word();
            let message = message!("related-in-circle", relation, rows = lines.words(&circle));
            diagnostics.extend(lines.around(&circle).map(|(place, others)| {
                others
                    .into_iter()
                    .fold(Diagnostic::warning(place, message), |one, place| one.related(place, message!("note.circle")))
            }));
        }
    }
    found
}

/// Adds the columns of what its rows serve, of what serves them and of what they are related to, where there is any.
pub fn with_columns(data: &mut [Arc<DataSet>], relations: &Relations) {
    let rows = |contributor: &Contributor| match contributor {
        Contributor::Row(data, _) => Some(*data),
        Contributor::Group(..) | Contributor::Publication(_) => None,
    };
    let serving: HashSet<DataId> = relations.serves.keys().filter_map(rows).collect();
    let served: HashSet<DataId> = relations.served_by.keys().map(|(data, _)| *data).collect();
    let related: HashSet<DataId> = relations.related.keys().map(|(data, _)| *data).collect();
    for (n, set) in data.iter_mut().enumerate() {
        let id = DataId::of(n);
        for (sets, column) in [
            (&serving, RelationColumn::Serves),
            (&served, RelationColumn::ServedBy),
            (&related, RelationColumn::Related),
        ] {
            if sets.contains(&id) {
                let (key, holds) = (column.word().into(), Holds::Relations(column));
                Arc::make_mut(set).columns.push(Column { key, holds, in_calendar: Some(false), own: None });
            }
        }
    }
}

/// Where rows name others.
struct Lines<'a> {
    data: &'a [Arc<DataSet>],
    /// By the row and the one that it names.
    each: HashMap<(RowId, RowId), Place>,
}

impl Lines<'_> {
    /// The rows of a circle, as they are named: `a → b → a`. Those in another file than the first with that file.
    fn words(&self, circle: &[RowId]) -> String {
        let first = circle.first().map(|(data, _)| *data);
        let name = |(data, row): &RowId| {
            let set = &self.data[data.index()];
            let id = &set.rows[*row as usize].id;
            if Some(*data) == first { id.to_string() } else { format!("{}#{id}", set.path) }
        };
        let left_out = (circle.len() > ROWS_OF_CIRCLE).then(|| "…".to_owned());
        let named = circle.iter().take(ROWS_OF_CIRCLE).map(name).chain(left_out);
        named.chain(circle.first().map(name)).collect::<Vec<_>>().join(" → ")
    }

    /// Where the first row of a circle names the next, and where the others do.
    fn around(&self, circle: &[RowId]) -> Option<(Place, Vec<Place>)> {
        let next = circle.iter().cycle().skip(1);
        let mut places = circle.iter().zip(next).filter_map(|(row, next)| self.each.get(&(*row, *next)).cloned());
        Some((places.next()?, places.take(ROWS_OF_CIRCLE - 1).collect()))
    }
}

impl Relations {
    /// Takes in what is said of a part of a data set; gives what is wrong with it.
    fn add(
        &mut self,
        data: DataId,
        what: ReferenceKind,
        row: RowId,
        place: impl Fn() -> Place,
        lines: &Lines<'_>,
    ) -> Option<Diagnostic> {
        match what {
            ReferenceKind::RowServes(own) => self.serve(Contributor::Row(data, own), row, place, lines),
            ReferenceKind::GroupServes(own) => self.serve(Contributor::Group(data, own), row, place, lines),
            ReferenceKind::RowRelated(own, kind) => self.relate((data, own), kind, row, place),
        }
    }

    fn serve(
        &mut self,
        contributor: Contributor,
        objective: RowId,
        place: impl Fn() -> Place,
        lines: &Lines<'_>,
    ) -> Option<Diagnostic> {
        if let Contributor::Row(data, row) = contributor
            && ((data, row) == objective || self.served_by.contains_key(&(data, row)))
            && let Some(circle) = self.way_up(objective, (data, row))
        {
            let message = message!("serves-in-circle", rows = lines.words(&circle));
            let others = lines.around(&circle).map_or_else(Vec::new, |(_, others)| others);
            let related = |one: Diagnostic, place| one.related(place, message!("note.circle"));
            return Some(others.into_iter().fold(Diagnostic::error(place(), message), related));
        }
        let objectives = self.serves.entry(contributor).or_default();
        if objectives.contains(&objective) {
            return Some(Diagnostic::warning(place(), message!("reference-twice")));
        }
        objectives.push(objective);
        self.served_by.entry(objective).or_default().push(contributor);
        None
    }

    /// The rows from an objective up to `row`, which is it or which it serves through others, with `row` first.
    fn way_up(&self, objective: RowId, row: RowId) -> Option<Vec<RowId>> {
        let mut before = HashMap::from([(objective, None)]);
        let mut next = vec![objective];
        while let Some(at) = next.pop() {
            if at == row {
                let mut way: Vec<RowId> =
                    std::iter::successors(Some(at), |one| before.get(one).copied().flatten()).collect();
                way[1..].reverse();
                return Some(way);
            }
            for above in self.serves(Contributor::Row(at.0, at.1)) {
                if !before.contains_key(above) {
                    before.insert(*above, Some(at));
                    next.push(*above);
                }
            }
        }
        None
    }

    fn relate(&mut self, row: RowId, kind: Related, other: RowId, place: impl Fn() -> Place) -> Option<Diagnostic> {
        if row == other {
            return Some(Diagnostic::error(place(), message!("related-to-itself")));
        }
        let own = self.related.entry(row).or_default();
        if own.contains(&(kind, other)) {
            // Both rows may say so, or one of them twice.
            return (kind != Related::Other).then(|| Diagnostic::warning(place(), message!("reference-twice")));
        }
        own.push((kind, other));
        let there = self.related.entry(other).or_default();
        let back = (kind.seen_from_there(), row);
        if !there.contains(&back) {
            there.push(back);
        }
        None
    }

    /// Gathers the rows that serve each objective, themselves or through others. `places` says where a row names the first
    /// objective that it serves; gives the diagnostic where objectives serve each other over too many levels.
    fn add_work(&mut self, data: &[Arc<DataSet>], places: &HashMap<RowId, Place>) -> Option<Diagnostic> {
        if let Some(place) = self.too_deep().and_then(|objective| places.get(&objective)) {
            return Some(Diagnostic::error(place.clone(), message!("serves-too-deep", n = MOST_LEVELS)));
        }
        let mut room = MOST_WORK;
        for objective in self.served_by.keys().copied().collect::<Vec<_>>() {
            self.work_for(objective, data, &mut room);
        }
        (room == 0).then(|| Diagnostic::error(None, message!("too-much-work")))
    }

    /// An objective below more others than may stand above each other. Ways of every length count: what shows objectives in
    /// each other goes all of them.
    fn too_deep(&self) -> Option<RowId> {
        let is_top = |(data, row): &&RowId| self.serves(Contributor::Row(*data, *row)).is_empty();
        let mut level: BTreeSet<RowId> = self.served_by.keys().filter(is_top).copied().collect();
        for _ in 0..MOST_LEVELS {
            let below = level.iter().flat_map(|objective| self.served_by(*objective));
            let rows = below.filter_map(|contributor| match *contributor {
                Contributor::Row(data, row) => Some((data, row)),
                Contributor::Group(..) | Contributor::Publication(_) => None,
            });
            level = rows.filter(|row| self.served_by.contains_key(row)).collect();
        }
        level.first().copied()
    }

    fn work_for(&mut self, objective: RowId, data: &[Arc<DataSet>], room: &mut usize) -> Box<[RowId]> {
        if let Some(known) = self.work.get(&objective) {
            return known.clone();
        }
        let mut rows = BTreeSet::new();
        for contributor in self.served_by(objective).to_vec() {
            match contributor {
                Contributor::Row(id, row) if data[id.index()].spec.is_served => {
                    rows.extend(self.work_for((id, row), data, room));
                }
                Contributor::Row(id, row) => drop(rows.insert((id, row))),
                Contributor::Group(id, group) => {
                    rows.extend(data[id.index()].rows_below_group(group).map(|row| (id, row as u32)));
                }
                Contributor::Publication(_) => {}
            }
        }
        let rows: Box<[RowId]> = rows.into_iter().take(*room).collect();
        *room -= rows.len();
        self.work.insert(objective, rows.clone());
        rows
    }

    /// Puts what serves an objective into the order of the site, and what a row is related to into that of the words.
    fn order(&mut self) {
        self.served_by.values_mut().for_each(|all| all.sort_unstable());
        self.related.values_mut().for_each(|all| all.sort_unstable());
    }
}
