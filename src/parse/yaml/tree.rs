//! The events of the YAML parser become a tree.
//!
//! What would make the tree differ from what is seen in the file is refused here: a key written twice, an alias, a
//! tag. Depth and size are bounded while reading, so no file can exhaust the stack or the memory.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::node::{DEEPEST, Entry, Node, Value};
use super::yaml_text::{YamlText, quoted};
use crate::control;
use tavle_base::{Diagnostic, message};

/// The most values in one file.
pub(super) const MOST_VALUES: usize = 1_000_000;

/// The most keys in one record: they are looked for one after the other.
pub(super) const MOST_KEYS: usize = 1000;

/// A tree and how far it was read.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// `None` for a text without any value.
    pub root: Option<Node>,
    /// What was refused on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// Why the reading broke off, if it did. The tree then holds what came before, its last values marked as cut off.
    pub broken: Option<Broken>,
}

/// Why reading broke off.
#[derive(Debug)]
pub(super) enum Broken {
    /// The parser does not understand what stands at a byte; `open` is the innermost bracket that is not closed.
    Syntax { at: usize, why: String, open: Option<usize> },
    /// Lists in lists, too deep.
    Depth(usize),
    /// Too many values.
    Size,
    /// Too many keys in one record, of which this is the first.
    Keys(Range<usize>),
    /// A second document begins.
    Document(usize),
    /// A key is a list or a record.
    Key(Range<usize>),
}

/// Reads the tree of `text`, which is the text itself or that text with problems patched, byte for byte as long.
pub(super) fn read(yaml: YamlText<'_>, text: &str) -> Tree {
    let mut builder = Builder::new(yaml, text);
    for event in Parser::new_from_str(text) {
        if let Err(broken) = builder.take(event) {
            builder.tree.broken = Some(broken);
            builder.break_off();
            break;
        }
    }
    builder.tree
}

/// A list or record that is being read.
struct Frame {
    start: usize,
    /// Whether it is written with brackets, and so ends at one.
    brackets: bool,
    node: Node,
    /// The key whose value comes next.
    key: Option<(Box<str>, Range<usize>)>,
    /// How many keys were read, those that are written twice among them.
    read: usize,
    /// Where each key stands, once there are many.
    keys: HashMap<Box<str>, usize>,
}

struct Builder<'a> {
    yaml: YamlText<'a>,
    bytes: Bytes<'a>,
    stack: Vec<Frame>,
    tree: Tree,
    values: usize,
    /// How many aliases, anchors and tags there were.
    marks: usize,
    documents: usize,
    /// Where the last value ended.
    end: usize,
}

impl<'a> Builder<'a> {
    fn new(yaml: YamlText<'a>, text: &'a str) -> Self {
        Self {
            yaml,
            bytes: Bytes::new(text),
            stack: Vec::new(),
            tree: Tree::default(),
            values: 0,
            marks: 0,
            documents: 0,
            end: 0,
        }
    }

    /// Takes one event of the parser.
    fn take(&mut self, event: Result<(Event<'a>, Span), ScanError>) -> Result<(), Broken> {
        let (event, span) = event.map_err(|error| Broken::Syntax {
            at: self.bytes.at(error.marker().index()),
            why: error.info().to_owned(),
            open: self.stack.iter().rev().find(|frame| frame.brackets).map(|frame| frame.start),
        })?;
        let span = self.bytes.at(span.start.index())..self.bytes.at(span.end.index());
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Broken::Document(span.start));
                }
            }
            Event::Alias(_) => self.refuse(span)?,
            Event::Scalar(.., anchor, tag) if anchor != 0 || tag.is_some() => self.refuse(span)?,
            Event::Scalar(text, style, ..) => self.scalar(text, style, span)?,
            Event::SequenceStart(anchor, tag) => {
                self.open(Value::Sequence(Vec::new()), span, anchor != 0 || tag.is_some())?;
            }
            Event::MappingStart(anchor, tag) => {
                self.open(Value::Mapping(Vec::new()), span, anchor != 0 || tag.is_some())?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&span)?,
            Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => {}
        }
        Ok(())
    }

    fn scalar(&mut self, text: Cow<'a, str>, style: ScalarStyle, span: Range<usize>) -> Result<(), Broken> {
        self.count()?;
        // An empty value has no place of its own, and a text over several lines ends before the blank lines.
        let plain = style == ScalarStyle::Plain;
        let span = if plain && text.is_empty() { span.start..span.start } else { span };
        let span = span.start..span.start + self.bytes.text[span].trim_end().len();
        // As it stands it has been reported; between double quotes it can be written as an escape as well.
        if let Some((_, c)) = control::first(&text).filter(|_| style == ScalarStyle::DoubleQuoted) {
            let message = message!("yaml-syntax.escaped-control", name = control::code_point(c));
            self.tree.diagnostics.push(Diagnostic::error(self.yaml.place(span.clone()), message));
        }
        match self.stack.last_mut() {
            Some(frame) if matches!(frame.node.value, Value::Mapping(_)) && frame.key.is_none() => {
                self.end = span.end;
                frame.key = Some((text.into(), span));
                Ok(())
            }
            _ => self.put(Node::new(Value::Scalar { text: text.into(), plain }, span)),
        }
    }

    fn open(&mut self, value: Value, span: Range<usize>, marked: bool) -> Result<(), Broken> {
        self.count()?;
        if self.stack.len() >= DEEPEST {
            return Err(Broken::Depth(span.start));
        }
        let brackets = self.bytes.text[span.start..].starts_with(['[', '{']);
        let mut node = Node::new(value, span.clone());
        if marked {
            self.mark(span.clone());
            node.is_partial = true;
        }
        self.stack.push(Frame { start: span.start, brackets, node, key: None, read: 0, keys: HashMap::new() });
        Ok(())
    }

    fn close(&mut self, span: &Range<usize>) -> Result<(), Broken> {
        let Some(mut frame) = self.stack.pop() else { return Ok(()) };
        if frame.brackets {
            self.end = (span.start + 1).min(self.bytes.text.len());
        }
        frame.node.span = frame.start..self.end.max(frame.start);
        match self.stack.last() {
            Some(parent) if matches!(parent.node.value, Value::Mapping(_)) && parent.key.is_none() => {
                Err(Broken::Key(frame.node.span))
            }
            _ => self.put(frame.node),
        }
    }

    /// Puts a value where it belongs.
    fn put(&mut self, node: Node) -> Result<(), Broken> {
        self.end = self.end.max(node.span.end);
        let Some(frame) = self.stack.last_mut() else {
            self.tree.root = Some(node);
            return Ok(());
        };
        match &mut frame.node.value {
            Value::Sequence(items) => items.push(node),
            Value::Mapping(entries) => {
                let Some((key, key_span)) = frame.key.take() else { return Ok(()) };
                if frame.read == MOST_KEYS {
                    return Err(Broken::Keys(key_span));
                }
                frame.read += 1;
                match earlier(entries, &mut frame.keys, &key) {
                    Some(first) => {
                        let message = message!("duplicate-key", key = &*key);
                        let problem = Diagnostic::error(self.yaml.place(key_span), message)
                            .related(self.yaml.place(first), message!("note.first"));
                        self.tree.diagnostics.push(problem);
                    }
                    None => entries.push(Entry { key, key_span, value: node }),
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Tells of an alias, an anchor or a tag. A file that has many of them was made by a program, or by somebody who
    /// knows them: the first few tell enough.
    fn mark(&mut self, span: Range<usize>) {
        const SHOWN: usize = 3;
        if self.marks < SHOWN {
            self.tree.diagnostics.push(mark(self.yaml, span));
        }
        self.marks += 1;
    }

    /// Refuses an alias, or a word with an anchor or a tag: it is reported, and its place left empty.
    fn refuse(&mut self, span: Range<usize>) -> Result<(), Broken> {
        self.count()?;
        self.mark(span.clone());
        self.end = self.end.max(span.end);
        let Some(frame) = self.stack.last_mut() else { return Ok(()) };
        frame.node.is_partial = true;
        if let Value::Mapping(_) = frame.node.value {
            match frame.key.take() {
                Some((key, _)) => frame.node.removed_keys.push(key),
                None => return Err(Broken::Key(span)),
            }
        }
        Ok(())
    }

    fn count(&mut self) -> Result<(), Broken> {
        self.values += 1;
        if self.values > MOST_VALUES { Err(Broken::Size) } else { Ok(()) }
    }

    /// Closes what is open after reading broke off. The values that were read last may be other than they seem.
    fn break_off(&mut self) {
        while let Some(mut frame) = self.stack.pop() {
            frame.node.span = frame.start..self.end.max(frame.start);
            if let Some((key, _)) = frame.key.take() {
                frame.node.removed_keys.push(key);
            }
            // What a record with too many keys had beyond them is lost, as all that follows is.
            let _ = self.put(frame.node);
        }
        let mut node = self.tree.root.as_mut();
        while let Some(last) = node {
            last.cut = true;
            node = match &mut last.value {
                Value::Sequence(items) => items.last_mut(),
                Value::Mapping(entries) => entries.last_mut().map(|entry| &mut entry.value),
                _ => None,
            };
        }
    }
}

/// The diagnostic for an alias, an anchor or a tag, which are mostly meant as text.
fn mark(yaml: YamlText<'_>, span: Range<usize>) -> Diagnostic {
    let written = yaml.quote(&span);
    let message = match written.chars().next() {
        Some('!') => message!("yaml-tag", sign = '!', quoted = quoted(&written)),
        Some(sign @ ('*' | '&')) => message!("yaml-alias.text", sign, quoted = quoted(&written)),
        _ => message!("yaml-alias"),
    };
    Diagnostic::error(yaml.place(span), message)
}

/// The place of the entry of `entries` that has this key already.
fn earlier(entries: &[Entry], keys: &mut HashMap<Box<str>, usize>, key: &str) -> Option<Range<usize>> {
    const FEW: usize = 16;
    if entries.len() < FEW {
        return entries.iter().find(|entry| *entry.key == *key).map(|entry| entry.key_span.clone());
    }
    for (index, entry) in entries.iter().enumerate().skip(keys.len()) {
        keys.insert(entry.key.clone(), index);
    }
    keys.get(key).map(|&index| entries[index].key_span.clone())
}

/// Finds the byte of a character: the parser counts characters, mostly forwards.
struct Bytes<'a> {
    text: &'a str,
    ascii: bool,
    char: usize,
    byte: usize,
}

impl<'a> Bytes<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, ascii: text.is_ascii(), char: 0, byte: 0 }
    }

    /// The byte at which the character with this index begins, or the end of the text.
    fn at(&mut self, index: usize) -> usize {
        if self.ascii {
            return index.min(self.text.len());
        }
        while self.char > index {
            self.byte = self.text.floor_char_boundary(self.byte - 1);
            self.char -= 1;
        }
        for c in self.text[self.byte..].chars().take(index - self.char) {
            self.byte += c.len_utf8();
            self.char += 1;
        }
        self.byte
    }
}
