//! Which objectives a tree shows, and what of that which serves them.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::context::LocalizedSite;
use tavle_model::Site;
use tavle_model::excerpts::Excerpt;
use tavle_model::ids::{DataId, PublicationId};
use tavle_model::relations::{Contributor, RowId};

/// What belongs to a tree.
pub struct Scope<'s> {
    site: &'s Site,
    publication: Option<PublicationId>,
    /// The objectives above what belongs to the publication.
    above: HashSet<RowId>,
    /// Whether anything serves any objective of a data set, or an objective of it serves another.
    is_used: HashMap<DataId, bool>,
}

impl<'s> Scope<'s> {
    pub fn new(publication: Option<PublicationId>, site: &'s Site) -> Self {
        let mut scope = Self { site, publication, above: HashSet::new(), is_used: HashMap::new() };
        for (contributor, (data, _)) in site.relations.edges() {
            scope.is_used.insert(data, true);
            if let Contributor::Row(data, _) = contributor {
                scope.is_used.insert(data, true);
            }
        }
        let own: Vec<Contributor> = site
            .relations
            .edges()
            .map(|(contributor, _)| contributor)
            .filter(|contributor| scope.belongs(*contributor))
            .collect();
        let mut next: Vec<RowId> = own.into_iter().flat_map(|one| site.relations.serves(one)).copied().collect();
        while let Some((data, row)) = next.pop() {
            if scope.above.insert((data, row)) {
                next.extend(site.relations.serves(Contributor::Row(data, row)));
            }
        }
        scope
    }

    /// Whether something is part of the publication itself; of the site, everything is.
    fn belongs(&self, contributor: Contributor) -> bool {
        self.publication.is_none_or(|id| self.site.belongs(contributor, id))
    }

    /// Whether something is left out even below the objectives of the publication: of a plan of which that shows a part.
    fn is_left_out(&self, contributor: Contributor) -> bool {
        self.excerpt_with(contributor).is_some() && !self.belongs(contributor)
    }

    /// The part of a plan that the publication shows, where something stands in that plan.
    fn excerpt_with(&self, contributor: Contributor) -> Option<&Excerpt> {
        let (Contributor::Row(data, _) | Contributor::Group(data, _)) = contributor else { return None };
        self.site.excerpt(self.publication?, data).filter(|_| !self.site.set(data).spec.is_served)
    }

    /// Whether another day may give another tree, since a plan stands in it with what is late.
    pub fn depends_on_day(&self, objective: RowId) -> bool {
        let work = self.site.relations.work(objective).iter().map(|(data, row)| Contributor::Row(*data, *row));
        work.filter_map(|one| self.excerpt_with(one)).any(|excerpt| excerpt.depends_on_day)
    }

    /// Whether a row that serves an objective counts for it in the tree: `all` of them do, or those of the publication.
    pub fn counts(&self, (data, row): RowId, all: bool) -> bool {
        let contributor = Contributor::Row(data, row);
        if all { !self.is_left_out(contributor) } else { self.belongs(contributor) }
    }

    /// Whether an objective stands in the tree.
    pub fn has_objective(&self, (data, row): RowId) -> bool {
        let is_used = self.is_used.get(&data).copied().unwrap_or_default();
        is_used && (self.belongs(Contributor::Row(data, row)) || self.above.contains(&(data, row)))
    }

    /// Whether all that serves an objective stands in the tree, since it is one of the publication.
    pub fn has_all_of(&self, (data, row): RowId) -> bool {
        self.belongs(Contributor::Row(data, row))
    }

    /// What of that which serves an objective stands in the tree: `all` of it, or what leads to the publication.
    pub fn contributors(&self, (data, row): RowId, all: bool) -> impl Iterator<Item = Contributor> {
        let is_shown = move |one: &Contributor| {
            (all && !self.is_left_out(*one))
                || self.belongs(*one)
                || matches!(one, Contributor::Row(data, row) if self.above.contains(&(*data, *row)))
        };
        self.site.relations.served_by((data, row)).iter().copied().filter(is_shown)
    }

    /// Whether an objective stands under no other one in the tree.
    pub fn is_root(&self, (data, row): RowId) -> bool {
        !self.site.relations.serves(Contributor::Row(data, row)).iter().any(|above| self.has_objective(*above))
    }
}

/// The data sets that a tree shows anything of.
pub fn sets(publication: Option<PublicationId>, site: &Site) -> BTreeSet<DataId> {
    let scope = Scope::new(publication, site);
    let objectives = site.sets().filter(|(_, set)| set.spec.is_served).flat_map(|(data, set)| {
        let rows = 0..set.rows.len() as u32;
        rows.map(move |row| (data, row))
    });
    let shown = objectives.filter(|objective| scope.has_objective(*objective));
    let all = shown.flat_map(|objective| {
        let contributors = scope.contributors(objective, scope.has_all_of(objective)).filter_map(|one| match one {
            Contributor::Row(data, _) | Contributor::Group(data, _) => Some(data),
            Contributor::Publication(_) => None,
        });
        contributors.chain([objective.0]).collect::<Vec<_>>()
    });
    all.collect()
}

/// What stands in a tree, in words.
pub fn intro(publication: Option<PublicationId>, localized: LocalizedSite<'_>) -> String {
    let (site, words) = (localized.site, &localized.strings().connections);
    let is_partly_shown = |data: &DataId| {
        let excerpt = publication.and_then(|id| site.excerpt(id, *data));
        excerpt.is_some() && !site.set(*data).spec.is_served
    };
    match sets(publication, site).iter().any(is_partly_shown) {
        true => format!("{} {}", words.intro, words.partly),
        false => words.intro.to_string(),
    }
}
