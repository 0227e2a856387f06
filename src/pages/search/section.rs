//! Records for a text: one for the page, and one for each part under a heading, which leads to the heading.

use super::passage::Passage;
use super::record::SearchRecord;
use crate::context::PageContext;
use tavle_model::chapter::ChapterId;
use tavle_parse::markdown::{Block, plain};
use tavle_routes::OutputKind;

/// The deepest heading that has a record of its own.
const DEEPEST: u8 = 3;

/// The records of a chapter or page. The data in it has records of its own.
pub fn sections<'a>(id: ChapterId, what: &OutputKind, at: PageContext<'a>, all: &mut Vec<SearchRecord<'a>>) {
    let localized = at.localized;
    let chapter = localized.site.chapter(id);
    let (version, own) = chapter.version(localized.lang);
    let lang = localized.other(Some(own));
    let Some(page) = localized.addresses().of(what) else { return };
    let publication = chapter.publication.map(|id| localized.site.publication(id));
    let publications: Vec<&str> = publication.iter().map(|one| one.folder.as_ref()).collect();
    let kind = if publication.is_some() { "chapter" } else { "page" };
    let words = |text: &str| {
        let mut passage = Passage::default();
        passage.add(text, lang);
        passage
    };
    let mut record = SearchRecord {
        address: at.link(page),
        title: words(&version.title),
        text: words(version.description.as_deref().unwrap_or_default()),
        kind,
        publications: publications.clone(),
        ..SearchRecord::default()
    };
    let document = &version.document;
    let mut text = String::new();
    for block in &document.blocks {
        if let Block::Heading { heading, .. } = block {
            let heading = document.heading(*heading);
            if heading.level <= DEEPEST {
                record.text.part(words(text.trim()));
                text.clear();
                let next = SearchRecord {
                    address: at.link(&format!("{page}#{}", heading.id)),
                    title: words(&heading.text),
                    of: words(&version.title),
                    kind,
                    publications: publications.clone(),
                    ..SearchRecord::default()
                };
                all.push(std::mem::replace(&mut record, next));
                continue;
            }
        }
        add(block, &mut text);
    }
    for note in &document.footnotes {
        note.blocks.iter().for_each(|block| add(block, &mut text));
    }
    record.text.part(words(text.trim()));
    all.push(record);
}

/// Adds the words of a block, and a space.
fn add(block: &Block, text: &mut String) {
    match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => {
            text.push_str(&plain(content));
            text.push(' ');
        }
        Block::List { items, .. } => items.iter().flatten().for_each(|block| add(block, text)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| add(block, text)),
        Block::Alert { title, blocks, .. } => {
            if !title.is_empty() {
                text.push_str(&plain(title));
                text.push(' ');
            }
            blocks.iter().for_each(|block| add(block, text));
        }
        Block::Code { text: words, .. } | Block::Figure { alt: words, .. } => {
            text.push_str(words);
            text.push(' ');
        }
        Block::Rule | Block::Embed { .. } => {}
    }
}
