//! Finds the rows that others name as `id` or `set#id`, and says what is wrong with such a reference.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::dataset::{DataSet, RecordTarget, Row};
use crate::ids::DataId;
use crate::relations::RowId;
use crate::visibility::{Hidden, HiddenPaths};
use tavle_base::diagnostic::{did_you_mean, meant_list};
use tavle_base::{Diagnostic, Message, Place, message, names};

/// All data sets that there are, and which of them are visible.
pub struct AllSets<'a> {
    pub all: &'a [Arc<DataSet>],
    pub data: &'a [Arc<DataSet>],
    pub hidden: &'a HiddenPaths,
}

/// What a reference leads to.
pub enum Target {
    Row(RowId),
    /// A row of a data set that is not visible.
    Hidden,
}

/// What is wrong with a reference, with the names among which it was probably meant to be.
pub struct Problem<'a> {
    message: Message,
    written: &'a str,
    known: Vec<String>,
}

impl<'a> Problem<'a> {
    fn new(message: Message) -> Self {
        Self { message, written: "", known: Vec::new() }
    }

    /// The diagnostic at a place.
    pub fn at(self, place: Place, is_proposed: bool) -> Diagnostic {
        let names = self.known.iter().map(String::as_str);
        let known = || meant_list(self.written, names.clone()).or_else(|| did_you_mean(self.written, names.clone()));
        match self.known.is_empty() || !is_proposed {
            true => Diagnostic::error(place, self.message),
            false => Diagnostic::error(place, self.message.help(known())),
        }
    }

    /// With what was surely meant.
    fn meaning(self, name: String) -> Self {
        Self { message: self.message.help(message!("help.did-you-mean-number", name)), ..self }
    }

    fn among(self, written: &'a str, known: impl IntoIterator<Item = String>) -> Self {
        Self { written, known: known.into_iter().collect(), ..self }
    }
}

/// Finds rows by what is written.
pub struct Finder<'a> {
    all: HashMap<&'a str, &'a DataSet>,
    visible: HashMap<&'a str, DataId>,
    hidden: &'a HiddenPaths,
    /// The data sets that have an objective of an id.
    objectives: BTreeMap<&'a str, Vec<&'a DataSet>>,
}

impl<'a> Finder<'a> {
    pub fn new(known: &'a AllSets<'_>) -> Self {
        let all = || known.all.iter().map(AsRef::as_ref);
        let mut objectives: BTreeMap<&str, Vec<&DataSet>> = BTreeMap::new();
        for set in all().filter(|set| set.spec.is_served) {
            for row in &set.rows {
                let with_id = objectives.entry(&row.id).or_default();
                // An id that a file has twice is reported there.
                if with_id.last().is_none_or(|last| last.path != set.path) {
                    with_id.push(set);
                }
            }
        }
        let visible = known.data.iter().enumerate().map(|(n, set)| (&*set.path, DataId::of(n)));
        let all = all().map(|set: &DataSet| (&*set.path, set)).collect();
        Self { all, visible: visible.collect(), hidden: known.hidden, objectives }
    }

    /// The objective for which `id` or `set#id` is written in a data set.
    pub fn objective(&self, written: &'a str, own: Option<&'a DataSet>) -> Result<Target, Problem<'a>> {
        if let Some((path, id)) = written.split_once('#') {
            let Some(set) = self.set(path, own)? else { return Ok(Target::Hidden) };
            let target = self.row_of(set, id)?;
            return match set.spec.is_served {
                true => Ok(target),
                false => Err(Problem::new(message!("no-objective", id, file = set.source()))),
            };
        }
        let with_id = self.objectives.get(written).map_or(&[][..], Vec::as_slice);
        let in_own = own.filter(|own| with_id.iter().any(|set| set.path == own.path));
        // What is hidden is meant only where nothing that is visible can be.
        let seen: Vec<&DataSet> = with_id.iter().copied().filter(|set| self.visible.contains_key(&*set.path)).collect();
        let candidates = if seen.is_empty() { with_id } else { &seen[..] };
        match (in_own, candidates) {
            (Some(set), _) => self.row_of(set, written),
            (None, [set]) => self.row_of(set, written),
            (None, []) => {
                let every = self.objectives.keys().map(|id| (*id).to_owned());
                // It may be in a file that cannot be read, which has been reported.
                match self.hidden.values().any(|reason| *reason == Hidden::Invalid) {
                    true => Ok(Target::Hidden),
                    false => {
                        let problem = Problem::new(message!("unknown-objective", id = written));
                        Err(match self.with_number(written, own) {
                            Some(meant) => problem.meaning(meant),
                            None => problem.among(written, every),
                        })
                    }
                }
            }
            (None, several) => {
                let all = names(several.iter().map(|set| format!("{}#{written}", set.path)));
                Err(Problem::new(message!("several-objectives", id = written, all)))
            }
        }
    }

    /// How an objective with an official number is named, in a data set.
    fn with_number(&self, number: &str, own: Option<&DataSet>) -> Option<String> {
        let has_number = |row: &&Row| row.number.as_deref() == Some(number);
        let all = self.objectives.values().flatten().filter(|set| self.visible.contains_key(&*set.path));
        let (path, id) = all
            .filter_map(|set| Some((&set.path, &set.rows.iter().find(has_number)?.id)))
            .min_by_key(|(path, _)| (own.is_none_or(|own| own.path != **path), *path))?;
        let is_own =
            own.is_some_and(|own| own.path == *path) || self.objectives.get(&**id).is_some_and(|all| all.len() == 1);
        Some(if is_own { id.to_string() } else { format!("{path}#{id}") })
    }

    /// The row for which `id` or `set#id` is written in a data set.
    pub fn row(&self, written: &'a str, own: Option<&'a DataSet>) -> Result<Target, Problem<'a>> {
        let (path, id) = written.split_once('#').unwrap_or(("", written));
        match self.set(path, own)? {
            Some(set) => self.row_of(set, id),
            None => Ok(Target::Hidden),
        }
    }

    /// The data set with this path, which may be written as in a link; nothing for one that cannot be read.
    fn set(&self, written: &'a str, own: Option<&'a DataSet>) -> Result<Option<&'a DataSet>, Problem<'a>> {
        let path = written.trim_start_matches('/');
        let path = path.strip_prefix("data/").unwrap_or(path);
        let path = path.strip_suffix(".yaml").unwrap_or(path);
        if let (true, Some(own)) = (path.is_empty(), own) {
            return Ok(Some(own));
        }
        let file = format!("data/{path}.yaml");
        match (self.all.get(path), self.hidden.get(file.as_str())) {
            (_, Some(Hidden::Unused)) => Err(Problem::new(message!("not-public", file))),
            (Some(set), _) => Ok(Some(set)),
            (None, Some(_)) => Ok(None),
            (None, None) => {
                let mut known: Vec<String> = self.all.keys().map(|path| (*path).to_owned()).collect();
                known.sort_unstable();
                Err(Problem::new(message!("unknown-data", file)).among(path, known))
            }
        }
    }

    fn row_of(&self, set: &'a DataSet, id: &'a str) -> Result<Target, Problem<'a>> {
        match (set.find(id), self.visible.get(&*set.path)) {
            (Some(RecordTarget::Row(row)), Some(data)) => Ok(Target::Row((*data, row))),
            (Some(RecordTarget::Row(_)), None) => Ok(Target::Hidden),
            _ => {
                let problem = Problem::new(message!("unknown-row", file = set.source(), id));
                let numbered = set.rows.iter().find(|row| row.number.as_deref() == Some(id));
                Err(match numbered {
                    Some(row) => problem.meaning(row.id.to_string()),
                    None => problem.among(id, set.rows.iter().map(|row| row.id.to_string())),
                })
            }
        }
    }
}
