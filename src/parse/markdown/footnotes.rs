//! The footnotes of a text: numbered as a reader meets them.
//!
//! While a text is read, a reference knows only its label, for the definition may stand anywhere. Afterwards the
//! text is walked once: the first reference in the text is to note 1, and notes that only notes refer to come last.

use std::collections::HashMap;
use std::ops::Range;

use tavle_base::{Diagnostic, FileId, Place};

use super::problems;
use super::tree::{Block, Footnote, FootnoteId, Inline};

/// The labels and definitions met so far.
#[derive(Default)]
pub(super) struct Labels {
    labels: HashMap<String, u32>,
    /// A definition, if one is met, for each label.
    definitions: Vec<Option<Definition>>,
    /// Where each label is first referred to, if it is.
    references: Vec<Option<Range<usize>>>,
    /// Which labels are referred to in something that is refused, and so cannot be called unused.
    refused: Vec<bool>,
}

/// A footnote as it is written.
struct Definition {
    label: Box<str>,
    blocks: Vec<Block>,
    span: Range<usize>,
}

impl Labels {
    /// The reference to a label, by the label's own index; [`Labels::settle`] gives it its number.
    pub fn reference(&mut self, label: &str, span: Range<usize>) -> Inline {
        let index = self.index(label);
        self.references[index as usize].get_or_insert(span);
        Inline::Footnote { note: FootnoteId(index), nth: 0 }
    }

    /// A reference in something that is refused: it is not shown, but its note is not without use.
    pub fn refused_reference(&mut self, label: &str) {
        let index = self.index(label);
        self.refused[index as usize] = true;
    }

    /// Keeps a definition; the first of a label counts.
    pub fn define(
        &mut self,
        file: FileId,
        label: Box<str>,
        blocks: Vec<Block>,
        span: Range<usize>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let place = Place::bytes(file, span.clone());
        if blocks.is_empty() {
            diagnostics.push(problems::empty_footnote(place.clone(), &label));
        }
        let index = self.index(&label);
        let definition = &mut self.definitions[index as usize];
        match definition {
            Some(first) => {
                let first = Place::bytes(file, first.span.clone());
                diagnostics.push(problems::duplicate_footnote(place, &label, first));
            }
            None => *definition = Some(Definition { label, blocks, span }),
        }
    }

    /// Labels are the same in capitals and small letters, as CommonMark says of all labels.
    fn index(&mut self, label: &str) -> u32 {
        let next = self.definitions.len() as u32;
        let index = *self.labels.entry(label.to_lowercase()).or_insert(next);
        if index == next {
            self.definitions.push(None);
            self.references.push(None);
            self.refused.push(false);
        }
        index
    }

    /// Numbers the references in `blocks`, and gives the notes in their order.
    pub fn settle(self, file: FileId, blocks: &mut [Block], diagnostics: &mut Vec<Diagnostic>) -> Vec<Footnote> {
        if self.definitions.is_empty() {
            return Vec::new();
        }
        for (label, &index) in &self.labels {
            if let (None, Some(span)) = (&self.definitions[index as usize], &self.references[index as usize]) {
                diagnostics.push(problems::undefined_footnote(Place::bytes(file, span.clone()), label));
            }
        }
        let mut numbering =
            Numbering { numbers: vec![None; self.definitions.len()], definitions: self.definitions, notes: Vec::new() };
        numbering.walk(blocks);
        let mut done = 0;
        while done < numbering.notes.len() {
            let mut blocks = std::mem::take(&mut numbering.notes[done].blocks);
            numbering.walk(&mut blocks);
            numbering.notes[done].blocks = blocks;
            done += 1;
        }
        let unused = numbering.definitions.into_iter().zip(self.refused).filter(|(_, refused)| !refused);
        for unused in unused.filter_map(|(definition, _)| definition) {
            diagnostics.push(problems::unused_footnote(Place::bytes(file, unused.span), &unused.label));
        }
        numbering.notes
    }
}

/// The walk through a text that gives its notes their numbers.
struct Numbering {
    /// The definitions that no reference has led to yet.
    definitions: Vec<Option<Definition>>,
    /// The number of each label.
    numbers: Vec<Option<u32>>,
    notes: Vec<Footnote>,
}

impl Numbering {
    fn walk(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Heading { content, .. } | Block::Paragraph(content) | Block::Embed { caption: content, .. } => {
                    self.walk_inlines(content);
                }
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.walk(item)),
                Block::Quote(blocks) => self.walk(blocks),
                Block::Alert { title, blocks, .. } => {
                    self.walk_inlines(title);
                    self.walk(blocks);
                }
                Block::Code { .. } | Block::Rule | Block::Figure { .. } => {}
            }
        }
    }

    fn walk_inlines(&mut self, content: &mut [Inline]) {
        for inline in content {
            match inline {
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Deleted(inner)
                | Inline::Link { content: inner, .. } => self.walk_inlines(inner),
                Inline::Footnote { note, .. } => *inline = self.number(note.index()),
                Inline::Text(_) | Inline::Code(_) | Inline::Image { .. } | Inline::Checkbox { .. } | Inline::Break => {}
            }
        }
    }

    /// The reference with its number; nothing where there is no such note.
    fn number(&mut self, label: usize) -> Inline {
        if let Some(definition) = self.definitions[label].take() {
            self.numbers[label] = Some(self.notes.len() as u32);
            self.notes.push(Footnote { blocks: definition.blocks, references: 0, span: definition.span });
        }
        let Some(number) = self.numbers[label] else {
            return Inline::Text("".into());
        };
        let note = &mut self.notes[number as usize];
        note.references += 1;
        Inline::Footnote { note: FootnoteId(number), nth: note.references }
    }
}
