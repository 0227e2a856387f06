//! A chapter's text in pieces, so that those of two languages can be put side by side.

use std::mem::Discriminant;
use std::ops::Range;

use tavle_parse::markdown::{Block, MarkdownText, plain};

/// A text between two headings, or a footnote.
pub struct Section {
    /// The level of its heading; 0 where it has none.
    pub level: u8,
    /// Its heading in the file, or the whole of a footnote.
    pub head: Option<Range<usize>>,
    /// Its bytes in the file.
    pub span: Range<usize>,
    pub pieces: Vec<Piece>,
}

/// A paragraph, or another text that stands by itself.
pub struct Piece {
    /// What it is, and how deep it stands.
    pub form: (Discriminant<Block>, u8),
    pub text: String,
}

/// The sections of a text, which stands in these bytes of its file.
pub fn of_text(document: &MarkdownText, body: Range<usize>) -> Vec<Section> {
    let mut sections = vec![Section { level: 0, head: None, span: body.clone(), pieces: Vec::new() }];
    for block in &document.blocks {
        if let Block::Heading { heading, .. } = block {
            let heading = document.heading(*heading);
            let begin = heading.span.start;
            if let Some(before) = sections.last_mut() {
                before.span.end = begin;
            }
            let head = Some(heading.span.clone());
            sections.push(Section { level: heading.level, head, span: begin..body.end, pieces: Vec::new() });
        }
        if let Some(section) = sections.last_mut() {
            push(block, 0, document, &mut section.pieces);
        }
    }
    sections
}

/// The footnotes of a text, each a section.
pub fn of_footnotes(document: &MarkdownText) -> Vec<Section> {
    let section = |note: &tavle_parse::markdown::Footnote| {
        let mut pieces = Vec::new();
        note.blocks.iter().for_each(|block| push(block, 0, document, &mut pieces));
        Section { level: 0, head: Some(note.span.clone()), span: note.span.clone(), pieces }
    };
    document.footnotes.iter().map(section).collect()
}

fn push(block: &Block, depth: u8, document: &MarkdownText, pieces: &mut Vec<Piece>) {
    let mut add = |text: String| pieces.push(Piece { form: (std::mem::discriminant(block), depth), text });
    let inside: Vec<&Block> = match block {
        Block::Heading { content, .. } | Block::Paragraph(content) | Block::Embed { caption: content, .. } => {
            add(plain(content));
            Vec::new()
        }
        Block::Figure { to, alt } => {
            add(format!("{alt}\n{}", document.link(*to).title));
            Vec::new()
        }
        Block::Code { text, .. } => {
            add(text.to_string());
            Vec::new()
        }
        Block::Alert { title, blocks, .. } => {
            add(plain(title));
            blocks.iter().collect()
        }
        Block::Quote(blocks) => blocks.iter().collect(),
        Block::List { items, .. } => items.iter().flatten().collect(),
        Block::Rule => Vec::new(),
    };
    inside.into_iter().for_each(|block| push(block, depth.saturating_add(1), document, pieces));
}
