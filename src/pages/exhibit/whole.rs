//! A data set as it is written: its own columns, groups and rows.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cells;
use super::context::ExhibitContext;
use super::totals::Of;
use super::{amount, filter, history, relations, totals};
use crate::context::PageContext;
use crate::table::{Cell, Column, ColumnTotal, Content, Group, History, Row, StatusMention, Table};
use tavle_markup::Phrase;
use tavle_model::dataset::{DataSet, Held, Holds, RecordTarget};
use tavle_model::relations::Contributor;
use tavle_model::roles::RoleId;
use tavle_model::spec::Reporter;
use tavle_schema::ColumnOutput;

pub fn table<'a>(context: &mut ExhibitContext<'a, '_>, caption: Option<Phrase<'a>>) -> Table<'a> {
    let (table, header, groups) = without_totals(context, caption);
    let of = match &context.embed.within {
        Some(part) => {
            let is_whole = |own: Range<usize>| part.start <= own.start && own.end <= part.end;
            Of::Part(groups.into_iter().map(|n| is_whole(context.set.rows_below_group(n))).collect())
        }
        None => Of::All,
    };
    totals::with_totals(table, header, of, context.at.localized)
}

/// The same without its totals, with the index of the column that names the rows, and the indices of its groups in the data
/// set.
pub fn without_totals<'a>(
    context: &mut ExhibitContext<'a, '_>,
    caption: Option<Phrase<'a>>,
) -> (Table<'a>, usize, Vec<u32>) {
    let set = context.set;
    let mut table = context.table(set.spec.kind.word(), caption);
    let rows = context.rows();
    let columns = columns(context, &rows);
    table.columns = columns.iter().map(|shown| shown.heading(context)).collect();
    table.rows_by_day |= shows_reports(context, &columns) && {
        let today = context.at.today();
        rows.iter().any(|row| set.reporters_of(*row).any(|one| set.report_lateness(&one, today).depends_on_day()))
    };
    let groups;
    (table.groups, groups) = self::groups(context, &rows, &columns);
    let header = Shown::Own(header(set, &columns));
    (table, columns.iter().position(|shown| *shown == header).unwrap_or(0), groups)
}

/// The columns that say in short what is to be known of these rows, and of all that are shown how to tell the words of the
/// others.
pub fn in_short(context: &ExhibitContext<'_, '_>, rows: &[usize]) -> (Vec<usize>, Vec<Further>) {
    let set = context.set;
    let (mut short, mut further) = (Vec::new(), Vec::new());
    // In short nothing stands with a status.
    let reports = set.columns.iter().position(|column| column.holds == Holds::Reports);
    further.extend(reports.filter(|_| joins_reports(context)).map(Further::Own));
    for shown in columns(context, rows) {
        let Shown::Own(n) = shown else {
            further.push(Further::OtherRoles);
            continue;
        };
        match set.columns[n].holds {
            // A row's title says them.
            Holds::Task | Holds::RowNumber => {}
            Holds::Text if n == set.naming_column() => {}
            Holds::Units(Held::Role(role)) if role != RoleId::RESPONSIBLE => further.push(Further::Own(n)),
            Holds::Figures(column) if column.is_for_files() => {}
            Holds::Text | Holds::List | Holds::Links | Holds::Reports | Holds::Relations(_) => {
                further.push(Further::Own(n))
            }
            _ => short.push(n),
        }
    }
    (short, further)
}

/// A column whose words are searched, but not shown in short.
#[derive(Clone, Copy)]
pub enum Further {
    Own(usize),
    OtherRoles,
}

/// What a column of the table shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// A column of the data set.
    Own(usize),
    /// Every role but being responsible, each unit with its role before it.
    OtherRoles,
}

impl Shown {
    fn heading<'a>(self, context: &ExhibitContext<'a, '_>) -> Column<'a> {
        match self {
            Self::Own(n) => heading(context.set, n, context.at),
            Self::OtherRoles => {
                Column::new("roles", Phrase::plain(context.at.localized.strings().fields.other_roles.as_ref()))
            }
        }
    }
}

/// Whether a column says how far the rows are.
fn is_status(n: usize, set: &DataSet) -> bool {
    set.columns[n].holds == Holds::Status && set.columns[n].own.is_none()
}

/// Whether what was reported stands with the status of each row: where no columns are asked for.
fn joins_reports(context: &ExhibitContext<'_, '_>) -> bool {
    context.embed.columns.is_empty() && context.set.spec.reporter == Some(Reporter::Row)
}

/// Whether these columns say when something was last reported.
fn shows_reports(context: &ExhibitContext<'_, '_>, columns: &[Shown]) -> bool {
    let set = context.set;
    let says = |n: usize| match set.spec.reporter {
        Some(Reporter::Row) => set.columns[n].holds == Holds::Reports || (joins_reports(context) && is_status(n, set)),
        Some(Reporter::Part) => set.columns[n].holds == Holds::List,
        None => false,
    };
    columns.iter().any(|shown| matches!(shown, Shown::Own(n) if says(*n)))
}

/// From how many other roles on they stand in one column: in columns of their own most cells would be empty.
const MANY_ROLES: usize = 2;

/// The columns that are shown: those asked for, else all that have anything in the rows shown.
fn columns(context: &ExhibitContext<'_, '_>, rows: &[usize]) -> Vec<Shown> {
    let set = context.set;
    let output = context.at.medium.output();
    let is_shown = |n: &usize| set.columns[*n].is_shown(output);
    if !context.embed.columns.is_empty() {
        return context.embed.columns.iter().copied().filter(is_shown).map(Shown::Own).collect();
    }
    let mut used: Vec<usize> = columns_of(set, rows).into_iter().filter(is_shown).collect();
    // What was reported stands with how far it is now, where both are read together.
    if used.iter().any(|n| is_status(*n, set)) {
        used.retain(|n| set.columns[*n].holds != Holds::Reports);
    }
    let is_other_role =
        |n: &usize| matches!(set.columns[*n].holds, Holds::Units(Held::Role(role)) if role != RoleId::RESPONSIBLE);
    let others = used.iter().filter(|n| is_other_role(n)).count();
    if set.spec.own_columns || others < MANY_ROLES {
        return used.into_iter().map(Shown::Own).collect();
    }
    let mut shown = Vec::new();
    for n in used {
        match is_other_role(&n) {
            false => shown.push(Shown::Own(n)),
            true if shown.contains(&Shown::OtherRoles) => {}
            true => shown.push(Shown::OtherRoles),
        }
    }
    shown
}

/// The columns of a data set that stand in files, as far as they have anything in any row; all of them for no rows.
pub fn used_columns(set: &DataSet) -> Vec<usize> {
    let mut columns = columns_of(set, &(0..set.rows.len()).collect::<Vec<_>>());
    columns.retain(|n| set.columns[*n].is_shown(ColumnOutput::File));
    columns
}

/// The columns that have anything in the rows; all of them for no rows.
fn columns_of(set: &DataSet, rows: &[usize]) -> Vec<usize> {
    let is_of_kind = |n: &usize| set.columns[*n].own.is_none();
    let is_used = |n: &usize| match set.columns[*n].holds {
        Holds::Units(held) => rows.iter().any(|r| set.rows[*r].roles.iter().any(|holder| holder.held == held)),
        Holds::Task => rows.iter().any(|r| set.rows[*r].task.is_some()),
        Holds::RowNumber => rows.iter().any(|r| set.rows[*r].number.is_some()),
        Holds::Reports => rows.iter().any(|r| !set.rows[*r].reports.is_empty()),
        Holds::When if is_of_kind(n) => {
            rows.iter().any(|r| set.rows[*r].when.is_some() || set.rows[*r].cell(*n).is_some())
        }
        Holds::Status if is_of_kind(n) => {
            rows.iter().any(|r| set.rows[*r].status.is_some() || set.rows[*r].cell(*n).is_some())
        }
        // The model gives a data set such a column only where it has something in it.
        Holds::Relations(_) => true,
        _ => rows.iter().any(|r| set.rows[*r].cell(*n).is_some()),
    };
    let all = 0..set.columns.len();
    match rows.is_empty() {
        true => all.collect(),
        false => all.filter(is_used).collect(),
    }
}

/// A column's heading.
pub fn heading<'a>(set: &'a DataSet, n: usize, at: PageContext<'a>) -> Column<'a> {
    let column = &set.columns[n];
    let title = cells::column_title(set, n, at);
    let mut class = match column.holds {
        // Not `number`, whose cells are numbers to add up.
        Holds::RowNumber => "row-number w-narrow".to_owned(),
        Holds::Number | Holds::Money => format!("{} c-number", column.key),
        // Beside the row's own, whose word in addresses this is.
        Holds::When | Holds::Status if column.own.is_some() && !set.spec.own_columns => column.key.to_string(),
        Holds::When => "when".to_owned(),
        Holds::Status => "status".to_owned(),
        _ => column.key.to_string(),
    };
    if let Some(width) = column.own.as_ref().and_then(|own| own.width) {
        class.push_str(" w-");
        class.push_str(width.word());
    }
    let measure = column.own.as_ref().and_then(|own| match own.currency {
        Some(currency) => Some(currency.code()),
        None => own.measure.as_ref().map(|measure| measure.str(at.localized.lang)),
    });
    let total = column.own.as_deref().and_then(|own| {
        let pattern = amount::pattern(Some(own), at.localized);
        Some(ColumnTotal { total: own.total?, decimals: own.decimals, pattern })
    });
    Column { measure, total, ..Column::new(class, title) }
}

/// The groups, with the index of each in the data set.
fn groups<'a>(context: &mut ExhibitContext<'a, '_>, rows: &[usize], columns: &[Shown]) -> (Vec<Group<'a>>, Vec<u32>) {
    let set = context.set;
    let header = header(set, columns);
    if set.groups.is_empty() {
        return (vec![Group { rows: body(context, rows, columns, header), ..Group::default() }], Vec::new());
    }
    let (mut groups, mut indices) = (Vec::new(), Vec::new());
    let shown = |all: Range<usize>| {
        let before = |end: usize| rows.partition_point(|row| *row < end);
        &rows[before(all.start)..before(all.end)]
    };
    // Those of the rows shown and those above them: the page of a unit has few of many.
    let own_groups = rows.iter().filter_map(|row| set.rows[*row].group);
    let headed: BTreeSet<u32> = own_groups.flat_map(|own| set.lineage(own)).collect();
    for n in headed.into_iter().map(|n| n as usize) {
        let group = &set.groups[n];
        let own = shown(set.rows_in_group(n as u32));
        // A section that was asked for stands without those around it, and the table's own caption says what it is.
        if let Some(RecordTarget::Group(only)) = context.embed.only
            && !set.lineage(n as u32).any(|at| at == only)
        {
            continue;
        }
        let is_asked_for = context.embed.only == Some(RecordTarget::Group(n as u32));
        let hides_heading =
            is_asked_for || matches!(context.embed.only, Some(RecordTarget::Task(_) | RecordTarget::Row(_)));
        if hides_heading && own.is_empty() {
            continue;
        }
        let above = match context.embed.only {
            Some(RecordTarget::Group(only)) => set.groups[only as usize].level,
            _ => 0,
        };
        indices.push(n as u32);
        groups.push(Group {
            id: Some(context.anchor(&group.id)),
            title: (!hides_heading).then(|| group_title(context, n)),
            serves: relations::served(Contributor::Group(context.embed.data, n as u32), context.at),
            level: group.level.saturating_sub(above).max(1),
            rows: body(context, own, columns, header),
            totals: Vec::new(),
        });
    }
    (groups, indices)
}

/// A group's title, with its time where it has one.
fn group_title<'a>(context: &ExhibitContext<'a, '_>, n: usize) -> Phrase<'a> {
    let group = &context.set.groups[n];
    let title = context.at.text(&group.title);
    let Some(timing) = &group.when else { return title };
    let time = super::cells::time(timing, context.at);
    let moved = time.moved(context.at.localized).map(|moved| Phrase::plain(format!(" ({moved})")));
    // A period is often named by its time alone.
    let time = (!title.words().contains(time.time.words().as_ref())).then(|| [Phrase::plain(" – "), time.time]);
    if time.is_none() && moved.is_none() {
        return title;
    }
    Phrase::All(std::iter::once(title).chain(time.into_iter().flatten()).chain(moved).collect())
}

/// The column whose cells name the rows.
fn header(set: &DataSet, columns: &[Shown]) -> usize {
    let columns: Vec<usize> = columns
        .iter()
        .filter_map(|shown| match shown {
            Shown::Own(n) => Some(*n),
            Shown::OtherRoles => None,
        })
        .collect();
    match set.spec.named_by_list {
        // An entry of a timeline is named by its time, and actions by who takes them.
        true => {
            let is_number = |n: &&usize| set.columns[**n].holds == Holds::RowNumber;
            columns.iter().find(|n| !is_number(n)).copied().unwrap_or(0)
        }
        false => {
            let naming = set.naming_column();
            if columns.contains(&naming) { naming } else { columns.first().copied().unwrap_or(0) }
        }
    }
}

/// How far a row is, with what was reported of it.
fn with_history<'a>(status: Content<'a>, history: Option<History<'a>>) -> Content<'a> {
    match (status, history.map(Box::new)) {
        (Content::Status(status), history) => {
            // What stands above it need not be said again.
            let history = history.map(|mut history| {
                if let Some(newest) = history.reports.first_mut() {
                    newest.status.take_if(|own| own.status.id == status.status.id);
                }
                history
            });
            Content::Status(StatusMention { history, ..status })
        }
        (_, Some(history)) => Content::History(history),
        (status, None) => status,
    }
}

fn body<'a>(context: &mut ExhibitContext<'a, '_>, rows: &[usize], columns: &[Shown], header: usize) -> Vec<Row<'a>> {
    let set = context.set;
    let mut out = Vec::with_capacity(rows.len());
    for (at, r) in rows.iter().enumerate() {
        let row = &set.rows[*r];
        let id = Some(context.anchor(&row.id));
        let is_task_shown = at > 0 && row.task.is_some() && set.rows[rows[at - 1]].task == row.task;
        let span = || rows[at..].iter().take_while(|next| set.rows[**next].task == row.task).count();
        let mut cells = Vec::with_capacity(columns.len());
        for (n, column) in columns.iter().enumerate() {
            let column = match column {
                Shown::Own(column) => *column,
                Shown::OtherRoles => {
                    let content = cells::other_roles(set, row, context.at);
                    cells.push(Cell { column: n, rows: 1, is_header: false, content, id: None });
                    continue;
                }
            };
            // An activity that stands in its group itself has none.
            let is_task = set.columns[column].holds == Holds::Task && row.task.is_some();
            if is_task && is_task_shown {
                continue;
            }
            let mut content = cells::content(set, row, column, context.at);
            if joins_reports(context) && is_status(column, set) {
                content = with_history(content, history::of(set, (row, None), context.at));
            }
            if let Content::Items(items) = &mut content {
                // Of several actions only those that are asked for.
                if set.spec.counts_items {
                    let today = context.at.today();
                    let counted = set.counted(row);
                    let mut asked = counted.iter().map(|one| context.embed.asks_for(one, today));
                    items.retain(|_| asked.next().expect("each action is counted"));
                }
                for item in items {
                    item.id = item.id.take().map(|id| context.anchor(&id));
                }
            }
            let task_id = match row.task {
                Some(task) if is_task => {
                    let id = &set.tasks[task as usize].id;
                    Some(context.anchor(id))
                }
                _ => None,
            };
            cells.push(Cell {
                column: n,
                rows: if is_task { span() } else { 1 },
                is_header: is_task || column == header,
                content,
                id: task_id,
            });
        }
        out.push(Row { id, cells, filter_keys: filter::row(row, context) });
    }
    out
}
