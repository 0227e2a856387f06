//! The statuses of a whole site: what each is called in the files whose rows have it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::dataset::DataSet;
use crate::statuses::{StatusId, Statuses};
use crate::text::Text;

/// The statuses of `site.yaml` and of all files. One that a file calls otherwise has all the names under which rows have it.
pub fn all_statuses(of_site: &Arc<Statuses>, data: &[Arc<DataSet>]) -> Statuses {
    let mut all = Statuses::clone(of_site);
    if data.iter().all(|set| Arc::ptr_eq(&set.statuses, of_site)) {
        return all;
    }
    let mut names: BTreeMap<&str, Vec<Option<Text>>> = BTreeMap::new();
    for set in data {
        all.add(&set.statuses);
        for id in used(set) {
            let status = set.statuses.get(id);
            let known = names.entry(&*status.id).or_default();
            if !known.iter().any(|other| is_same(other.as_ref(), status.title.as_ref())) {
                known.push(status.title.clone());
            }
        }
    }
    names.into_iter().for_each(|(id, names)| all.call(id, names));
    all
}

/// The statuses that any row or part of a data set has.
fn used(set: &DataSet) -> Vec<StatusId> {
    let counted = set.rows.iter().flat_map(|row| set.counted(row));
    let mut used: Vec<StatusId> = counted.filter_map(|one| one.status().map(|status| status.id)).collect();
    used.sort_unstable();
    used.dedup();
    used
}

fn is_same(one: Option<&Text>, other: Option<&Text>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.strings().eq(other.strings()),
        (None, None) => true,
        _ => false,
    }
}
