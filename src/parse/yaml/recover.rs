//! Reading goes on after a problem: what is wrong is taken out of the tree, and the tree is read again, until
//! nothing is left to say.
//!
//! A problem that merely follows from another is not reported: a record without the title that was refused a moment ago,
//! or a list of which an element was taken out.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::node::{Entry, Node, Value};
use super::reader::STAND_INS;
use super::refusal::{Refusal, Why};
use super::syntax::Patch;
use super::words;
use super::yaml_text::YamlText;
use tavle_base::diagnostic::nearest;
use tavle_base::{Diagnostic, Message, Place, message};

/// The most problems that are reported of one file.
const MOST_PROBLEMS: usize = 100;

/// How many values may be read in all attempts together.
const MOST_WORK: usize = 50_000_000;

/// Where problems are reported: not those that lie where the text was patched, since what was read there is not what was
/// written.
pub(super) struct Log<'a> {
    pub yaml: YamlText<'a>,
    /// The keys that the file names itself.
    pub own: &'a [Box<str>],
    pub patches: &'a [Patch],
    pub diagnostics: Vec<Diagnostic>,
}

impl Log<'_> {
    fn report(&mut self, range: Range<usize>, message: Message) {
        if self.patches.iter().any(|patch| patch.range.start < range.end && range.start < patch.range.end) {
            return;
        }
        self.diagnostics.push(Diagnostic::error(self.yaml.place(range), message));
    }
}

/// Reads `root` until it can be read or nothing more can be reported. Where something was reported, it is taken out of `root`, and
/// the value is what is left.
pub(super) fn read<T: DeserializeOwned>(log: &mut Log<'_>, root: &mut Node) -> Option<T> {
    let attempts = (MOST_WORK / root.count()).clamp(5, 10 * MOST_PROBLEMS);
    for _ in 0..attempts {
        let refusal = match T::deserialize(&*root) {
            Ok(value) => return Some(value),
            Err(refusal) => refusal,
        };
        remove_invalid(log, root, refusal)?;
        if log.diagnostics.len() >= MOST_PROBLEMS {
            break;
        }
    }
    log.diagnostics.push(Diagnostic::error(Place::whole(log.yaml.file), message!("more-problems")));
    None
}

/// Takes out of the tree what was refused, and tells it. `None` if the whole file was.
fn remove_invalid(log: &mut Log<'_>, root: &mut Node, refusal: Refusal) -> Option<()> {
    let (why, mut way, at_key) = refusal.take_apart();
    if at_key {
        let index = way.pop()?;
        return strike_key(log, find(root, &way)?, index, &why);
    }
    if let Why::MissingKey(key) = why {
        return supply(log, root, &way, key);
    }
    let node = find(root, &way)?;
    if let Value::StandIn(attempt) = &mut node.value {
        *attempt += 1;
        if *attempt == STAND_INS {
            // No shape would do, so the record that misses the key goes as a whole.
            remove(root, way.split_last()?.1)?;
        }
        return Some(());
    }
    if node.is_partial || node.cut {
        return remove(root, &way);
    }
    if let Some((index, above)) = way.split_last() {
        let owner = find(root, above)?;
        // A text in braces may be refused since a comma divides it, or its rest be taken for a key.
        if strike_comma(log, owner, *index).or_else(|| strike_comma(log, owner, index + 1)).is_some() {
            return Some(());
        }
    }
    match remove_entry(root, &way) {
        Some(entry) => {
            let problem = words::say(&why, (log.yaml, log.own), &entry.value, Some((&entry.key, &entry.key_span)));
            let nothing = entry.value.span.is_empty();
            log.report(if nothing { entry.key_span } else { entry.value.span }, problem);
        }
        None => {
            let node = find(root, &way)?;
            let problem = words::say(&why, (log.yaml, log.own), node, None);
            let around = node.span.start.saturating_sub(1)..node.span.end;
            log.report(if node.span.is_empty() { around } else { node.span.clone() }, problem);
            remove(root, &way)?;
        }
    }
    Some(())
}

/// Takes out an entry whose key was refused.
fn strike_key(log: &mut Log<'_>, record: &mut Node, index: usize, why: &Why) -> Option<()> {
    if strike_comma(log, record, index).is_some() {
        return Some(());
    }
    let Value::Mapping(entries) = &mut record.value else { return None };
    let entry = entries.get(index).is_some().then(|| entries.remove(index))?;
    log.report(
        entry.key_span.clone(),
        words::say(why, (log.yaml, log.own), &entry.value, Some((&entry.key, &entry.key_span))),
    );
    if let Why::UnknownKey { key, known } = why {
        record.removed_keys.extend(nearest(key, known.iter().copied()).map(Box::from));
    }
    record.removed_keys.push(entry.key);
    record.is_partial = true;
    Some(())
}

/// Takes out what a comma inside braces made of the rest of a text: keys without a colon. `None` if the entry is none.
fn strike_comma(log: &mut Log<'_>, record: &mut Node, index: usize) -> Option<()> {
    let Value::Mapping(entries) = &mut record.value else { return None };
    let yaml = log.yaml;
    let is_rest = |entry: &&Entry| {
        let after = yaml.slice(&(entry.key_span.end..yaml.text.len())).trim_start();
        entry.value.span.is_empty() && !after.starts_with(':') && after.starts_with([',', '}'])
    };
    let rests = entries.get(index..)?.iter().take_while(is_rest).count();
    let rests: Vec<Entry> = entries.drain(index..index + rests).collect();
    let (first, last) = (rests.first()?, rests.last()?);
    let before =
        index.checked_sub(1).and_then(|before| entries.get_mut(before)).filter(|one| !one.value.span.is_empty());
    let range = before.as_ref().map_or(first.key_span.start, |before| before.value.span.start)..last.key_span.end;
    log.report(first.key_span.start..last.key_span.end, words::comma(yaml, range.clone(), &first.key));
    if let Some(before) = before {
        let text = yaml.slice(&range).into();
        before.value = Node { cut: true, ..Node::new(Value::Scalar { text, plain: false }, range) };
    }
    record.removed_keys.extend(rests.into_iter().map(|rest| rest.key));
    record.is_partial = true;
    Some(())
}

/// Puts a stand-in where a key is missing, so that the next one can be missed too.
fn supply(log: &mut Log<'_>, root: &mut Node, way: &[usize], key: &'static str) -> Option<()> {
    let node = find(root, way)?;
    let Value::Mapping(entries) = &mut node.value else {
        // An empty record that itself stands in for one cannot have what is missing.
        return remove(root, way.split_last()?.1);
    };
    let end = node.span.end;
    let value = Node::new(Value::StandIn(0), end..end);
    entries.push(Entry { key: key.into(), key_span: end..end, value });
    if !node.cut && !node.removed_keys.iter().any(|removed_keys| **removed_keys == *key) {
        let problem = words::say(&Why::MissingKey(key), (log.yaml, log.own), node, None);
        log.report(node.span.clone(), problem);
    }
    Some(())
}

/// Takes the value at `way` out of its list or record. `None` if it is the whole file.
fn remove(root: &mut Node, way: &[usize]) -> Option<()> {
    let (&index, above) = way.split_last()?;
    let owner = find(root, above)?;
    match &mut owner.value {
        Value::Sequence(items) if index < items.len() => {
            items.remove(index);
            owner.is_partial = true;
            Some(())
        }
        _ => remove_entry(root, way).map(|_| ()),
    }
}

/// Takes the value at `way` out of its record, and gives it with its key. `None` if it is not in a record.
fn remove_entry(root: &mut Node, way: &[usize]) -> Option<Entry> {
    let (&index, above) = way.split_last()?;
    let owner = find(root, above)?;
    let Value::Mapping(entries) = &mut owner.value else { return None };
    let entry = entries.get(index).is_some().then(|| entries.remove(index))?;
    owner.is_partial = true;
    owner.removed_keys.push(entry.key.clone());
    Some(entry)
}

/// The value to which these indices lead.
fn find<'n>(root: &'n mut Node, way: &[usize]) -> Option<&'n mut Node> {
    way.iter().try_fold(root, |node, &index| node.child_mut(index))
}
