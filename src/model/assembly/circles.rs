//! Circles in how rows hang together: a row that depends on itself through others, is a part of itself or replaces itself.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::relations::RowId;
use tavle_schema::Related;

/// Of so many circles of one kind each is shown: with more, the same rows are in most of them.
const SHOWN: usize = 20;

/// The rows of each circle of one kind, in their order; the last leads to the first.
pub fn circles(related: &BTreeMap<RowId, Vec<(Related, RowId)>>, kind: Related) -> Vec<Vec<RowId>> {
    let next = |row: &RowId| -> Vec<RowId> {
        let all = related.get(row).into_iter().flatten().filter(|(own, _)| *own == kind);
        all.map(|(_, other)| *other).rev().collect()
    };
    let mut found = Vec::new();
    let mut done: HashSet<RowId> = HashSet::new();
    for start in related.keys() {
        // Each row on the way, with where it still leads; each row is left for good once.
        let mut way: Vec<(RowId, Vec<RowId>)> = Vec::new();
        let mut on_way: HashMap<RowId, usize> = HashMap::new();
        let mut enter = (!done.contains(start)).then_some(*start);
        loop {
            if let Some(row) = enter.take() {
                on_way.insert(row, way.len());
                way.push((row, next(&row)));
            }
            let Some((row, ahead)) = way.last_mut() else { break };
            match ahead.pop() {
                None => {
                    done.insert(*row);
                    on_way.remove(row);
                    way.pop();
                }
                Some(other) => match on_way.get(&other) {
                    Some(at) if found.len() < SHOWN => found.push(way[*at..].iter().map(|(row, _)| *row).collect()),
                    Some(_) => {}
                    None => enter = (!done.contains(&other)).then_some(other),
                },
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::DataId;

    fn found(edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let mut related: BTreeMap<RowId, Vec<(Related, RowId)>> = BTreeMap::new();
        for (row, other) in edges {
            related.entry((DataId(0), *row)).or_default().push((Related::DependsOn, (DataId(0), *other)));
            related.entry((DataId(0), *other)).or_default().push((Related::NeededBy, (DataId(0), *row)));
        }
        let all = circles(&related, Related::DependsOn);
        all.into_iter().map(|circle| circle.into_iter().map(|(_, row)| row).collect()).collect()
    }

    #[test]
    fn each_circle_is_found_once() {
        assert_eq!(found(&[(1, 2), (2, 3), (1, 3)]), Vec::<Vec<u32>>::new());
        assert_eq!(found(&[(1, 2), (2, 1)]), [[1, 2]]);
        assert_eq!(found(&[(1, 2), (2, 3), (3, 2), (4, 1)]), [[2, 3]]);
        assert_eq!(found(&[(1, 2), (2, 3), (3, 1), (3, 4), (4, 3)]), [vec![1, 2, 3], vec![3, 4]]);
    }

    #[test]
    fn a_long_way_and_many_circles_take_no_time() {
        let edges: Vec<(u32, u32)> = (0..100_000).map(|n| (n, n + 1)).chain((1..1000).map(|n| (n * 100, 0))).collect();
        assert_eq!(found(&edges).len(), SHOWN);
    }
}
