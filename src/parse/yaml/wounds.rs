//! What is left of a file with errors, after all that is wrong in it was taken out.
//!
//! What is left is read on, so that its other errors are reported in the same run. Two things must then be known of
//! it: where it stands in the file, since the lists are shorter than those that were written; and whether it is what
//! was written at all, since an error that merely follows from another is not reported.

use std::ops::Range;

use super::node::{Node, Value};
use super::syntax::Mend;
use crate::base::{KeyPath, Part};

/// What is left of a file with errors.
#[derive(Debug)]
pub struct Wounds {
    root: Node,
    mends: Vec<Mend>,
    /// Where in the file the YAML begins.
    base: usize,
    /// Whether the file could be read to its end.
    is_complete: bool,
}

impl Wounds {
    pub(super) fn new(root: Node, mends: Vec<Mend>, base: usize, is_complete: bool) -> Self {
        Self { root, mends, base, is_complete }
    }

    /// The bytes of the value to which `path` leads, or of its key; those of the innermost value around it where there
    /// is no such value. `None` if what stands there is not what was written, or not all of it.
    pub fn find(&self, path: &KeyPath, part: Part) -> Option<Range<usize>> {
        let (mut node, mut span) = self.root.at(path, part);
        // Of several values one may be left, which is then spoken of as if it stood alone.
        if let (Value::Sequence(items), true) = (&node.value, node.wounded)
            && let [only] = &items[..]
        {
            (node, span) = (only, &only.span);
        }
        let is_mended = self.mends.iter().any(|mend| mend.range.start < span.end && span.start < mend.range.end);
        let is_as_written = !(node.wounded || node.cut || is_mended || matches!(node.value, Value::StandIn(_)));
        is_as_written.then(|| self.base + span.start..self.base + span.end)
    }

    /// Whether the value to which `path` leads, with all that is in it, is what was written.
    pub fn is_whole(&self, path: &KeyPath) -> bool {
        self.is_complete && self.node(path).is_none_or(Node::is_whole) && !self.is_struck(path)
    }

    /// Whether the key that ends `path` was written, but refused and taken out.
    pub fn is_struck(&self, path: &KeyPath) -> bool {
        let Some(key) = path.steps().last() else { return false };
        self.node(&path.parent()).is_some_and(|record| record.struck.iter().any(|struck| **struck == *key))
    }

    /// Whether each record of the list under a key of the file is there, with its value for `key`.
    pub fn has_every(&self, list: &str, key: &str) -> bool {
        let list = self.node(&KeyPath::top().key(list)).filter(|list| self.is_complete && !list.wounded);
        let has_key = |item: &Node| match &item.value {
            Value::Mapping(entries) => entries.iter().any(|one| *one.key == *key && one.value.is_whole()),
            _ => false,
        };
        list.is_some_and(|list| match &list.value {
            Value::Sequence(items) => items.iter().all(has_key),
            _ => false,
        })
    }

    /// The value to which `path` leads.
    fn node(&self, path: &KeyPath) -> Option<&Node> {
        path.steps().try_fold(&self.root, |node, step| match &node.value {
            Value::Sequence(items) => step.parse().ok().and_then(|index: usize| items.get(index)),
            Value::Mapping(entries) => entries.iter().find(|entry| *entry.key == *step).map(|entry| &entry.value),
            _ => None,
        })
    }
}

impl Node {
    /// Whether nothing in it was taken out or put in.
    fn is_whole(&self) -> bool {
        !(self.wounded || self.cut)
            && match &self.value {
                Value::Scalar { .. } => true,
                Value::Sequence(items) => items.iter().all(Self::is_whole),
                Value::Mapping(entries) => entries.iter().all(|entry| entry.value.is_whole()),
                Value::StandIn(_) => false,
            }
    }
}
