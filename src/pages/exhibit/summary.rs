//! How many rows are in each state, as a table. Each number leads to the rows it counts.

use std::collections::BTreeMap;

use super::by_unit;
use super::context::ExhibitContext;
use crate::context::PageContext;
use crate::own_names;
use crate::table::{Column, Content, Group, Row, RowFilterKeys, Table};
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::dataset::{Counted, DataId, DataSet, RecordTarget, Status};
use tavle_model::embed::OF_COLUMN;
use tavle_model::statuses::{LATE, NO_STATUS, NamedStatus, Statuses};
use tavle_routes::OutputKind;
use tavle_schema::ReportPeriod;

/// The view `summary`: the states by group.
pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let set = context.set;
    let (at, localized) = (context.at, context.at.localized);
    let rows = context.counted();
    let all = Statused::of_set(set, &rows);
    let tally = Tally::new(&all, at);
    let mut table = context.table("summary", caption);
    table.columns = tally.columns(by_unit::group_word(set.spec, localized));
    let mut body = Group::default();
    let (id, narrowed) = (context.embed.data, narrowed(context));
    for (top, members) in by_top(set, &rows) {
        let group = &set.groups[top as usize];
        let href = at.row(id, RecordTarget::Group(top)).map(|to| at.link(&to));
        let members = Statused::of_set(set, &members);
        let seen = narrowed.as_ref().and_then(|narrowed| Some(Seen::group(id, top, at)?.also(narrowed)));
        body.rows.push(tally.row(at.text(&group.title).linked(href), seen.as_ref(), &members));
    }
    let total = Phrase::plain(localized.strings().fields.total.as_ref());
    let seen = narrowed.as_ref().and_then(|narrowed| Some(Seen::all(id, at)?.also(narrowed)));
    body.rows.push(tally.row(total, seen.as_ref(), &all));
    table.groups.push(body);
    table
}

/// How the data set's own table is narrowed down to what is counted: names and values. Nothing where no address can say it.
fn narrowed(context: &ExhibitContext<'_, '_>) -> Option<Vec<(String, String)>> {
    let embed = match context.among {
        [] => context.embed,
        [only] => *only,
        _ => return None,
    };
    if !embed.states.is_empty() || embed.only.is_some() || embed.within.is_some() {
        return None;
    }
    let unit = embed.unit.map(|unit| ("unit".to_owned(), context.at.localized.site.units.get(unit).name.to_string()));
    let choice = embed.choice.and_then(|(column, choice)| {
        let column = context.set.columns.get(column)?;
        let choice = column.own.as_ref()?.choices.get(usize::from(choice))?;
        Some((format!("{OF_COLUMN}{}", column.key), choice.id.to_string()))
    });
    Some(unit.into_iter().chain(choice).collect())
}

/// What is counted, by the topmost groups that have any of it.
pub fn by_top<'a>(set: &DataSet, rows: &[Counted<'a>]) -> BTreeMap<u32, Vec<Counted<'a>>> {
    let mut tops: BTreeMap<u32, Vec<Counted<'a>>> = BTreeMap::new();
    for one in rows {
        if let Some(top) = one.row.group.and_then(|own| set.lineage(own).last()) {
            tops.entry(top).or_default().push(*one);
        }
    }
    tops
}

/// Whether any of the rows shown is late, or may be.
pub fn lateness(context: &ExhibitContext<'_, '_>) -> Lateness {
    context.counted().iter().map(|one| one.lateness(context.at.today())).max().unwrap_or_default()
}

/// Rows and actions with the status of each, among those of one data set or of the whole site.
pub struct Statused<'a> {
    statuses: &'a Statuses,
    rows: Vec<(Counted<'a>, Option<&'a NamedStatus>)>,
    /// Whether they are as they are now, so that some of them may be late.
    is_now: bool,
}

impl<'a> Statused<'a> {
    /// Those of one data set.
    pub fn of_set(set: &'a DataSet, rows: &[Counted<'a>]) -> Self {
        Self::new(&set.statuses, rows.iter().map(|one| (*one, set)))
    }

    /// Those of several data sets: a status that several of them have is one.
    pub fn new(statuses: &'a Statuses, rows: impl Iterator<Item = (Counted<'a>, &'a DataSet)>) -> Self {
        let named = |status: &Status, set: &'a DataSet| {
            let own = set.statuses.get(status.id);
            statuses.find(&own.id).map_or(own, |id| statuses.get(id))
        };
        let rows = rows.map(|(one, set)| (one, one.status().map(|status| named(status, set))));
        Self { statuses, rows: rows.collect(), is_now: true }
    }

    /// Those of one data set as they were at the end of a period.
    pub fn in_period(set: &'a DataSet, rows: &[Counted<'a>], period: ReportPeriod) -> Self {
        let status = |one: &Counted<'a>| one.status_in(period).map(|own| set.statuses.get(own.id));
        let rows = rows.iter().map(|one| (*one, status(one))).collect();
        Self { statuses: &set.statuses, rows, is_now: false }
    }

    /// The same of several periods together.
    pub fn together(set: &'a DataSet, each: impl Iterator<Item = Self>) -> Self {
        Self { statuses: &set.statuses, rows: each.flat_map(|one| one.rows).collect(), is_now: false }
    }

    pub fn rows(&self) -> impl Iterator<Item = &Counted<'a>> {
        self.rows.iter().map(|(row, _)| row)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// How many have a status, or none.
    pub fn count(&self, status: Option<&NamedStatus>) -> usize {
        let id = status.map(|status| &status.id);
        self.rows.iter().filter(|(_, own)| own.map(|own| &own.id) == id).count()
    }

    /// How many are late.
    pub fn late(&self, at: PageContext<'_>) -> usize {
        self.lateness_of_each(at).filter(|one| one.is_late()).count()
    }

    /// Whether any of them is late, or may be.
    pub fn lateness(&self, at: PageContext<'_>) -> Lateness {
        self.lateness_of_each(at).max().unwrap_or_default()
    }

    fn lateness_of_each(&self, at: PageContext<'_>) -> impl Iterator<Item = Lateness> {
        self.rows().filter(|_| self.is_now).map(move |row| row.lateness(at.today()))
    }

    /// The statuses that any of them has, in the order in which they are counted. Having none comes last; nothing where that
    /// is so of all of them.
    pub fn statuses(&self) -> Vec<Option<&'a NamedStatus>> {
        let all = self.statuses.all().map(|(_, status)| Some(status));
        let mut used: Vec<_> = all.filter(|status| self.count(*status) > 0).collect();
        if !used.is_empty() && self.count(None) > 0 {
            used.push(None);
        }
        used
    }
}

/// The table in which what is counted is seen: on the data set's own page, since only that is sure to have all its rows, or
/// on that of a part.
pub struct Seen {
    page: String,
    /// What the table is narrowed down to beside a state: names and values.
    query: Vec<(String, String)>,
    anchor: String,
}

impl Seen {
    /// All of a data set. One that stands on many pages has one list only where a script can fetch it.
    pub fn all(id: DataId, at: PageContext<'_>) -> Option<Self> {
        Self::where_it_is(id, Vec::new(), at)
    }

    /// What is found in a data set so.
    pub fn found(id: DataId, name: &'static str, value: &str, at: PageContext<'_>) -> Option<Self> {
        Self::where_it_is(id, vec![(name.to_owned(), value.to_owned())], at)
    }

    /// A group: where it stands, if it stands on one page.
    pub fn group(id: DataId, group: u32, at: PageContext<'_>) -> Option<Self> {
        let (localized, site) = (at.localized, at.localized.site);
        let (set, rows) = (site.set(id), site.set(id).rows_below_group(group));
        let anchor = &*set.groups[group as usize].id;
        if site.part_of(id, rows.start) != site.part_of(id, rows.end.saturating_sub(1)) {
            return Self::found(id, "group", anchor, at);
        }
        let page = localized.addresses().of_row(site, id, rows.start, localized.lang)?.to_owned();
        Some(Self { page, query: Vec::new(), anchor: anchor.to_owned() })
    }

    /// The same narrowed down further.
    fn also(mut self, narrowed: &[(String, String)]) -> Self {
        self.query.extend(narrowed.iter().cloned());
        self
    }

    fn where_it_is(id: DataId, query: Vec<(String, String)>, at: PageContext<'_>) -> Option<Self> {
        let (addresses, lang) = (at.localized.addresses(), at.localized.lang);
        let is_divided = !at.localized.site.parts(id).is_empty();
        let is_there = !is_divided || addresses.of(&OutputKind::Rows(id, lang)).is_some();
        let page = addresses.of(&OutputKind::DataSet(id, lang)).filter(|_| is_there)?.to_owned();
        Some(Self { page, query, anchor: super::context::table_id(at.localized.site.set(id)) })
    }

    /// Its address, narrowed down to a state.
    fn narrowed(&self, state: Option<&str>) -> String {
        let own = self.query.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let all: Vec<String> = state
            .map(|state| ("status", state))
            .into_iter()
            .chain(own)
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let query = if all.is_empty() { String::new() } else { format!("?{}", all.join("&")) };
        format!("{}{query}#{}", self.page, self.anchor)
    }
}

/// The statuses that rows and actions have, each of which has a column, and so has having none: every row has one of them.
pub struct Tally<'a> {
    at: PageContext<'a>,
    statuses: Vec<Option<&'a NamedStatus>>,
    any_late: bool,
}

impl<'a> Tally<'a> {
    pub fn new(rows: &Statused<'a>, at: PageContext<'a>) -> Self {
        Self { at, statuses: rows.statuses(), any_late: rows.late(at) > 0 }
    }

    /// The columns, of which the first is headed `first`.
    pub fn columns(&self, first: &'a str) -> Vec<Column<'a>> {
        let strings = self.at.localized.strings();
        let column = |class: &str, title: &'a str| Column::new(class, Phrase::plain(title));
        let localized = self.at.localized;
        let states = self.statuses.iter().map(|status| Column::new("c-number", own_names::status(*status, localized)));
        let late = self.any_late.then(|| column("c-number", &strings.late));
        let all = column("c-number", &strings.fields.count);
        [column("group-name", first)].into_iter().chain(states).chain(late).chain([all]).collect()
    }

    /// The numbers of `members`, which lead to where those are seen.
    pub fn row(&self, title: Phrase<'a>, seen: Option<&Seen>, members: &Statused<'a>) -> Row<'a> {
        let (at, localized) = (self.at, self.at.localized);
        let count = |n: usize, asked: Option<&str>, status| {
            let to = seen.filter(|_| n > 0).map(|seen| at.link(&seen.narrowed(asked)));
            Content::Count(n, Phrase::plain(localized.locale().integer(n as i64)).linked(to), status)
        };
        let mut contents = vec![Content::Phrase(title)];
        for status in &self.statuses {
            let word = status.map_or(NO_STATUS, |status| &status.id);
            contents.push(count(members.count(*status), Some(word), *status));
        }
        if self.any_late {
            contents.push(count(members.late(at), Some(LATE), None));
        }
        contents.push(count(members.len(), None, None));
        Row { id: None, cells: by_unit::row_cells(contents), filter_keys: RowFilterKeys::default() }
    }
}
