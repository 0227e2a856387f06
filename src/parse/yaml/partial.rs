//! What is left of a file with errors, after all that is wrong in it was taken out.
//!
//! What is left is read on, so that its other errors are reported in the same run. Two things must then be known of
//! it: where it stands in the file, since the lists are shorter than those that were written; and whether it is what
//! was written at all, since an error that merely follows from another is not reported.

use std::ops::Range;

use super::node::{Node, Value};
use super::syntax::Patch;
use tavle_base::{KeyPath, Part};

/// What is left of a file with errors.
#[derive(Debug)]
pub struct Partial {
    root: Node,
    patches: Vec<Patch>,
    /// Where in the file the YAML begins.
    base: usize,
    /// Whether the file could be read to its end.
    is_complete: bool,
}

impl Partial {
    pub(super) fn new(root: Node, patches: Vec<Patch>, base: usize, is_complete: bool) -> Self {
        Self { root, patches, base, is_complete }
    }

    /// The bytes of the value to which `path` leads, or of its key; those of the innermost value around it where there
    /// is no such value. `None` if what stands there is not what was written, or not all of it.
    pub fn find(&self, path: &KeyPath, part: Part) -> Option<Range<usize>> {
        let (mut node, mut span) = self.root.at(path, part);
        // Of several values one may be left, which is then spoken of as if it stood alone.
        if let (Value::Sequence(items), true) = (&node.value, node.is_partial)
            && let [only] = &items[..]
        {
            (node, span) = (only, &only.span);
        }
        let is_patched = self.patches.iter().any(|patch| patch.range.start < span.end && span.start < patch.range.end);
        let is_as_written = !(node.is_partial || node.cut || is_patched || matches!(node.value, Value::StandIn(_)));
        is_as_written.then(|| self.base + span.start..self.base + span.end)
    }

    /// Whether the value to which `path` leads, with all that is in it, is what was written.
    pub fn is_whole(&self, path: &KeyPath) -> bool {
        self.is_complete && self.node(path).is_none_or(Node::is_whole) && !self.is_removed(path)
    }

    /// Whether the key that ends `path` was written, but refused and taken out.
    pub fn is_removed(&self, path: &KeyPath) -> bool {
        let Some(key) = path.steps().last() else { return false };
        self.node(&path.parent())
            .is_some_and(|record| record.removed_keys.iter().any(|removed_keys| **removed_keys == *key))
    }

    /// Whether each record of the list under a key of the file is there, with its value for `key`.
    pub fn has_every(&self, list: &str, key: &str) -> bool {
        let list = self.node(&KeyPath::top().key(list)).filter(|list| self.is_complete && !list.is_partial);
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
        !(self.is_partial || self.cut)
            && match &self.value {
                Value::Scalar { .. } => true,
                Value::Sequence(items) => items.iter().all(Self::is_whole),
                Value::Mapping(entries) => entries.iter().all(|entry| entry.value.is_whole()),
                Value::StandIn(_) => false,
            }
    }
}
