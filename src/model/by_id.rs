//! Finds what has an id, without looking at everything that has one.

/// Where each id is, in the order of the ids. The ids themselves stay where they are.
#[derive(Clone, Debug, Default)]
pub struct ById<T>(Box<[T]>);

impl<T: Copy> ById<T> {
    /// Of everything that has an id, in its order; `id` tells which.
    pub fn new<'a>(all: impl Iterator<Item = T>, id: impl Fn(T) -> &'a str) -> Self {
        let mut all: Vec<T> = all.collect();
        // Where an id is used twice, what comes first has it.
        all.sort_by_key(|at| id(*at));
        Self(all.into())
    }

    /// What has this id, by the same `id`.
    pub fn find<'a>(&self, sought: &str, id: impl Fn(T) -> &'a str) -> Option<T> {
        let first = self.0.partition_point(|at| id(*at) < sought);
        self.0.get(first).copied().filter(|at| id(*at) == sought)
    }
}
