//! A YAML file as a tree in which every key and value knows where it stands.
//!
//! The tree is at most [`DEEPEST`] levels deep, so that walking and dropping it needs little of the stack.

use std::ops::Range;

use tavle_base::{KeyPath, Part};

/// The deepest nesting of lists and records.
pub(super) const DEEPEST: usize = 64;

/// A value and its place.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Bytes in the text it was read from. A list or record without brackets reaches to the end of its last value.
    pub span: Range<usize>,
    pub value: Value,
    /// A piece of it was refused and taken out. What is wrong with it then may be a mere consequence, and is not reported.
    pub is_partial: bool,
    /// The file could not be read to its end, and this is the last that was seen of the value.
    pub cut: bool,
    /// Keys of a mapping that are not to be missed, since they were written but refused.
    pub removed_keys: Vec<Box<str>>,
}

/// A value.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Scalar {
        text: Box<str>,
        /// Without quotes, so that it may be a number or nothing at all.
        plain: bool,
    },
    Sequence(Vec<Node>),
    /// Entries in the order written.
    Mapping(Vec<Entry>),
    /// Stands where a value is missing, so that what follows can be read. It takes another shape at each attempt.
    StandIn(u8),
}

/// A key and its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: Box<str>,
    pub key_span: Range<usize>,
    pub value: Node,
}

impl Default for Value {
    fn default() -> Self {
        Self::Mapping(Vec::new())
    }
}

impl Node {
    /// A node as it was read.
    pub fn new(value: Value, span: Range<usize>) -> Self {
        Self { span, value, ..Self::default() }
    }

    /// The value inside this one with this index.
    pub fn child(&self, index: usize) -> Option<&Self> {
        match &self.value {
            Value::Sequence(items) => items.get(index),
            Value::Mapping(entries) => entries.get(index).map(|entry| &entry.value),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn child_mut(&mut self, index: usize) -> Option<&mut Self> {
        match &mut self.value {
            Value::Sequence(items) => items.get_mut(index),
            Value::Mapping(entries) => entries.get_mut(index).map(|entry| &mut entry.value),
            _ => None,
        }
    }

    /// The value to which a path leads, if there is one.
    pub fn find(&self, path: &KeyPath) -> Option<&Self> {
        path.steps().try_fold(self, |node, step| match &node.value {
            Value::Sequence(items) => items.get(step.parse::<usize>().ok()?),
            Value::Mapping(entries) => entries.iter().find(|entry| *entry.key == *step).map(|entry| &entry.value),
            _ => None,
        })
    }

    /// How many values there are, this one among them.
    pub fn count(&self) -> usize {
        1 + match &self.value {
            Value::Sequence(items) => items.iter().map(Self::count).sum(),
            Value::Mapping(entries) => entries.iter().map(|entry| entry.value.count()).sum(),
            _ => 0,
        }
    }

    /// Whether nothing is written: an empty value, `~` or `null`.
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if super::scalar::plain(text) == super::scalar::Plain::Empty)
    }
}

impl Node {
    /// The value to which `path` leads, and its bytes or those of its key; the innermost value around it where there is
    /// no such value. An element of a list has no key, so its value is given; so is the key of a value that was left
    /// empty.
    pub(super) fn at(&self, path: &KeyPath, part: Part) -> (&Self, &Range<usize>) {
        let (mut node, mut span) = (self, &self.span);
        let mut steps = path.steps().peekable();
        while let Some(step) = steps.next() {
            match &node.value {
                Value::Sequence(items) => {
                    let Some(item) = step.parse().ok().and_then(|index: usize| items.get(index)) else { break };
                    (node, span) = (item, &item.span);
                }
                Value::Mapping(entries) => {
                    let Some(entry) = entries.iter().find(|entry| *entry.key == *step) else { break };
                    let wants_key = steps.peek().is_none() && part == Part::Key;
                    span = if wants_key || entry.value.span.is_empty() { &entry.key_span } else { &entry.value.span };
                    node = &entry.value;
                }
                _ => break,
            }
        }
        (node, span)
    }
}
