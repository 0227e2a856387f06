//! How far the work for an objective is: how much of it is done, under way and late, and what it costs.

use super::amount;
use crate::context::PageContext;
use crate::own_names;
use crate::table::{WorkCounts, WorkSum, work_column};
use tavle_base::{Digits, sum};
use tavle_model::Lateness;
use tavle_model::dataset::{Currency, DataSet, Holds, RecordTarget, Row, Value};
use tavle_model::ids::DataId;
use tavle_model::relations::{Contributor, RowId};
use tavle_model::statuses::StatusId;
use tavle_schema::{State, Total, fill};

/// What is known of all rows that serve an objective, themselves or through other objectives. Each of them counts once.
#[derive(Debug, Default)]
pub struct Balance {
    pub counts: WorkCounts,
    amounts: Vec<Amounts>,
    pub lateness: Lateness,
}

/// The amounts in columns of money with one title and currency.
#[derive(Debug)]
struct Amounts {
    title: String,
    currency: Currency,
    all: Vec<Digits>,
    /// Whether there are others that do not count, since what is cancelled costs nothing.
    leaves_out: bool,
}

impl Balance {
    /// What serves an objective, as far as it `counts`.
    pub fn of(objective: RowId, counts: impl Fn(RowId) -> bool, at: PageContext<'_>) -> Self {
        let mut balance = Self::default();
        for (data, row) in at.localized.site.relations.work(objective).iter().filter(|row| counts(**row)) {
            balance.add(*data, *row, at);
        }
        balance
    }

    fn add(&mut self, data: DataId, row: u32, at: PageContext<'_>) {
        let site = at.localized.site;
        let (set, today) = (site.set(data), site.today(data));
        let row = &set.rows[row as usize];
        for one in set.counted(row) {
            let lateness = one.lateness(today);
            self.counts.all += 1;
            self.lateness = self.lateness.max(lateness);
            self.counts.late += usize::from(lateness.is_late());
            match one.status().and_then(|status| site.statuses.find(&set.statuses.get(status.id).id)) {
                Some(status) => *self.counts.statuses.entry(status).or_default() += 1,
                None => self.counts.without += 1,
            }
        }
        self.add_money(set, row, at);
    }

    fn add_money(&mut self, set: &DataSet, row: &Row, at: PageContext<'_>) {
        for (n, column) in set.columns.iter().enumerate().filter(|(_, column)| column.holds == Holds::Money) {
            let Some(own) = column.own.as_ref().filter(|own| own.total != Some(Total::Mean)) else { continue };
            if !column.is_shown(at.medium.output()) {
                continue;
            }
            if let Some(Value::Money(money)) = row.cell(n) {
                let title = own.title.str(at.localized.lang);
                let known = self.amounts.iter().position(|one| one.title == title && one.currency == money.currency);
                let n = known.unwrap_or_else(|| {
                    let (title, currency) = (title.to_owned(), money.currency);
                    self.amounts.push(Amounts { title, currency, all: Vec::new(), leaves_out: false });
                    self.amounts.len() - 1
                });
                match row.state() {
                    Some(State::Cancelled) => self.amounts[n].leaves_out = true,
                    _ => self.amounts[n].all.push(money.amount.clone()),
                }
            }
        }
    }

    /// What it costs, by column and currency.
    pub fn sums(&self) -> Vec<WorkSum> {
        let sum = |one: &Amounts| {
            let amount = sum::sum(one.all.iter())?;
            let (title, currency) = (one.title.clone(), one.currency.code());
            Some(WorkSum { title, currency, amount, leaves_out: one.leaves_out })
        };
        self.amounts.iter().filter_map(sum).collect()
    }

    /// How many rows there are, how far they are and what they cost, in words: "12 tasks – In progress: 3, Completed: 1",
    /// and "Budget: DKK 1,250,000" for each column and currency.
    pub fn said(&self, at: PageContext<'_>) -> Vec<String> {
        let written = |sum: WorkSum| {
            let pattern = amount::of_currency(sum.currency, at.localized);
            let amount = amount::written(&sum.amount, &pattern, at.localized);
            let column = work_column(&sum.title, sum.leaves_out, &at.localized.strings().connections);
            fill(&at.localized.strings().connections.sum, &[("column", &column), ("amount", &amount)])
        };
        self.counted(at).into_iter().chain(self.sums().into_iter().map(written)).collect()
    }

    fn counted(&self, at: PageContext<'_>) -> Option<String> {
        let (localized, strings) = (at.localized, at.localized.strings());
        let WorkCounts { all, statuses, without, late } = &self.counts;
        let whole = (*all > 0).then(|| localized.count(*all, &strings.counts.tasks))?;
        let number = |n: usize| localized.locale().integer(n as i64);
        let named = |id: Option<&StatusId>| own_names::status(id.map(|id| localized.site.statuses.get(*id)), localized);
        let said = |id: Option<&StatusId>, n: usize| format!("{}: {}", named(id).words(), number(n));
        let without = (*without > 0 && !statuses.is_empty()).then(|| said(None, *without));
        let states = statuses.iter().map(|(id, n)| said(Some(id), *n)).chain(without);
        let late = (*late > 0).then(|| fill(&strings.connections.late, &[("n", &number(*late))]));
        let parts: Vec<String> = states.chain(late).collect();
        Some(if parts.is_empty() { whole } else { format!("{whole} – {}", parts.join(", ")) })
    }
}

/// Where a contributor stands as a row or a group; nothing for a publication.
pub fn target(contributor: Contributor) -> Option<(DataId, RecordTarget)> {
    match contributor {
        Contributor::Row(data, row) => Some((data, RecordTarget::Row(row))),
        Contributor::Group(data, group) => Some((data, RecordTarget::Group(group))),
        Contributor::Publication(_) => None,
    }
}
