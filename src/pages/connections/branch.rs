//! The branches of a tree, from the objectives that serve no other down to the work for them.

use std::collections::HashSet;

use super::scope::Scope;
use crate::context::PageContext;
use crate::exhibit::{self, Balance};
use crate::table::{StatusMention, TimeMention};
use tavle_markup::Phrase;
use tavle_model::Lateness;
use tavle_model::ids::{DataId, PublicationId};
use tavle_model::relations::{Contributor, RowId};

/// How many branches a page shows at most, and how many below one objective. The others are counted.
const MOST_BRANCHES: usize = 2000;
const MOST_BELOW: usize = 200;

/// The objectives of a data set with what serves them.
#[derive(Debug)]
pub struct Tree<'a> {
    pub data: DataId,
    pub branches: Vec<Branch<'a>>,
}

/// An area, an objective or what serves one.
#[derive(Debug, Default)]
pub struct Branch<'a> {
    /// The anchor, where it is an objective that stands here first.
    pub id: Option<String>,
    /// What it is called, as a link to it.
    pub title: Phrase<'a>,
    pub is_objective: bool,
    /// The plan that it stands in.
    pub of: Option<Phrase<'a>>,
    /// Whether it stands in the data set of the objective that it belongs to.
    pub is_beside: bool,
    pub when: Option<TimeMention<'a>>,
    pub status: Option<StatusMention<'a>>,
    /// What is said of it: how much serves it, what that costs.
    pub notes: Vec<String>,
    /// Whether what is said of it may be another on another day.
    pub lateness: Lateness,
    pub children: Vec<Self>,
    /// How many more there would be, and that in words.
    pub left: usize,
    pub more: Option<String>,
}

impl<'a> Branch<'a> {
    /// The plan that it stands in, where that is another than the objective's.
    pub fn plan_elsewhere(&self) -> Option<&Phrase<'a>> {
        self.of.as_ref().filter(|_| !self.is_beside)
    }

    /// Whether anything in it may be another on another day.
    pub fn depends_on_day(&self) -> bool {
        let status = self.status.as_ref().is_some_and(|status| status.lateness.depends_on_day());
        status || self.lateness.depends_on_day() || self.children.iter().any(Self::depends_on_day)
    }
}

/// The tree of each data set with objectives that stand under no others.
pub fn trees<'a>(publication: Option<PublicationId>, at: PageContext<'a>) -> Vec<Tree<'a>> {
    let site = at.localized.site;
    let scope = Scope::new(publication, site);
    let mut grower = Grower { at, scope: &scope, seen: HashSet::new(), room: MOST_BRANCHES };
    let sets = site.sets().filter(|(_, set)| set.spec.is_served);
    let trees = sets.map(|(data, _)| Tree { data, branches: grower.roots(data) });
    trees.filter(|tree| !tree.branches.is_empty()).collect()
}

struct Grower<'s, 'a> {
    at: PageContext<'a>,
    scope: &'s Scope<'a>,
    /// The objectives that stand in the tree already.
    seen: HashSet<RowId>,
    /// How many more branches are shown.
    room: usize,
}

impl<'a> Grower<'_, 'a> {
    /// The objectives of a data set that stand under no other, area by area.
    fn roots(&mut self, data: DataId) -> Vec<Branch<'a>> {
        let set = self.at.localized.site.set(data);
        let mut areas: Vec<(Option<u32>, Vec<Branch<'a>>)> = Vec::new();
        for (n, row) in (0..).zip(&set.rows) {
            let id = (data, n);
            if !(self.scope.has_objective(id) && self.scope.is_root(id)) {
                continue;
            }
            let branch = self.objective(id, None, false);
            match areas.last_mut() {
                Some((group, branches)) if *group == row.group => branches.push(branch),
                _ => areas.push((row.group, vec![branch])),
            }
        }
        let at = PageContext { data: Some(data), ..self.at };
        let area = |(group, children): (Option<u32>, Vec<Branch<'a>>)| match group {
            Some(group) => {
                let title = at.text(&set.groups[group as usize].title);
                vec![Branch { title, children, ..Branch::default() }]
            }
            None => children,
        };
        areas.into_iter().flat_map(area).collect()
    }

    /// An objective that stands below one of the data set `above`. Whether that stands there with all that serves it, says
    /// `all`: then this one does, too.
    fn objective(&mut self, id: RowId, above: Option<DataId>, all: bool) -> Branch<'a> {
        self.room = self.room.saturating_sub(1);
        let site = self.at.localized.site;
        let contributor = Contributor::Row(id.0, id.1);
        let of = exhibit::home(contributor, self.at);
        let is_beside = above.is_none_or(|above| above == id.0);
        let title = exhibit::relation_name(contributor, self.at);
        let words = &self.at.localized.strings().connections;
        if !self.seen.insert(id) {
            let notes = vec![words.again.to_string()];
            return Branch { title, is_objective: true, of, is_beside, notes, ..Branch::default() };
        }
        let all = all || self.scope.has_all_of(id);
        let mut balance = Balance::of(id, |row| self.scope.counts(row, all), self.at);
        if self.scope.depends_on_day(id) {
            balance.lateness = balance.lateness.max(Lateness::NotYet);
        }
        let mut notes: Vec<String> = balance.said(self.at);
        let mut contributors: Vec<Contributor> = self.scope.contributors(id, all).collect();
        // What an objective has of its own stands before the objectives in it, so that nobody takes it for a part of theirs.
        let is_objective =
            |one: &Contributor| matches!(one, Contributor::Row(data, _) if site.set(*data).spec.is_served);
        contributors.sort_by_key(is_objective);
        if site.relations.served_by(id).is_empty() {
            notes = vec![words.nothing.to_string()];
        }
        let (most, all_of_them) = (MOST_BELOW.min(self.room), contributors.len());
        // Links lead to each objective, so each stands somewhere.
        let mut place = 0..;
        contributors.retain(|one| place.next().is_some_and(|n| n < most) || self.is_new(*one));
        let children: Vec<Branch<'a>> = contributors.iter().map(|one| self.contribution(*one, id.0, all)).collect();
        let left = all_of_them - children.len();
        let more = (left > 0).then(|| exhibit::more(left, self.at));
        Branch {
            id: Some(exhibit::branch_id(id, site)),
            title,
            is_objective: true,
            of,
            is_beside,
            notes,
            lateness: balance.lateness,
            children,
            left,
            more,
            ..Branch::default()
        }
    }

    /// The context of the texts of a contributor.
    fn of_set(&self, contributor: Contributor) -> PageContext<'a> {
        let data = match contributor {
            Contributor::Row(data, _) | Contributor::Group(data, _) => Some(data),
            Contributor::Publication(_) => None,
        };
        PageContext { data, ..self.at }
    }

    /// Whether it is an objective that does not stand in the tree yet.
    fn is_new(&self, contributor: Contributor) -> bool {
        let Contributor::Row(data, row) = contributor else { return false };
        self.at.localized.site.set(data).spec.is_served && !self.seen.contains(&(data, row))
    }

    fn contribution(&mut self, contributor: Contributor, above: DataId, all: bool) -> Branch<'a> {
        let site = self.at.localized.site;
        if let Contributor::Row(data, row) = contributor
            && site.set(data).spec.is_served
        {
            return self.objective((data, row), Some(above), all);
        }
        self.room = self.room.saturating_sub(1);
        let (when, status) = match contributor {
            Contributor::Row(data, row) => {
                let (set, at) = (site.set(data), self.of_set(contributor));
                let row = &set.rows[row as usize];
                let late = row.lateness(at.today());
                (row.when.as_ref(), row.status.as_ref().map(|own| exhibit::status_mention(set, own, late, at)))
            }
            Contributor::Group(data, group) => (site.set(data).groups[group as usize].when.as_ref(), None),
            Contributor::Publication(_) => (None, None),
        };
        let when = when.map(|timing| exhibit::time_mention(timing, self.of_set(contributor)));
        let of = match contributor {
            Contributor::Publication(id) => Some(crate::publication::kind(site.publication(id), self.at)),
            _ => exhibit::home(contributor, self.at),
        };
        Branch { title: exhibit::relation_name(contributor, self.at), of, when, status, ..Branch::default() }
    }
}
