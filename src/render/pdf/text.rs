//! Text as JSON for the print templates: running text as pieces, and a Markdown text as blocks.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::glyphs::Glyphs;
use super::images::Images;
use super::labels::{Labels, label};
use tavle_markup::{Href, Phrase};
use tavle_pages::Piece;
use tavle_pages::Prose;
use tavle_pages::exhibit::Exhibit;
use tavle_parse::markdown::{Alert, Block, Footnote, Inline, LinkId, plain};
use tavle_schema::Strings;

/// Writes the content of one document.
pub struct Writer<'a> {
    pub glyphs: Glyphs<'a>,
    pub images: Images<'a>,
    pub labels: Labels,
    pub strings: &'a Strings,
    /// What comes before the anchors of the page that is being written.
    pub prefix: String,
    /// The tables of whole data that stand in the document, by the file and part they come from.
    pub tables: Vec<String>,
    /// The data whose tables have more columns than a page can hold, with how many.
    pub crowded: BTreeMap<String, usize>,
}

/// How deep footnotes are nested: in a note, and in a heading, there are none.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notes {
    Allowed,
    Left,
}

/// What running text is written with.
#[derive(Clone, Copy)]
struct Around<'t> {
    hrefs: &'t [Href],
    text: Option<&'t Prose<'t>>,
    notes: Notes,
}

impl Writer<'_> {
    /// Plain text as a string.
    pub fn plain(&mut self, text: &str) -> Value {
        Value::String(self.glyphs.line(text))
    }

    /// The label of an anchor of the page that is being written.
    pub fn id(&self, anchor: &str) -> Value {
        Value::String(label(&self.prefix, anchor))
    }

    /// A phrase as pieces of running text.
    pub fn phrase(&mut self, phrase: &Phrase<'_>) -> Value {
        let mut pieces = Vec::new();
        self.push_phrase(phrase, &mut pieces);
        Value::Array(pieces)
    }

    fn push_phrase(&mut self, phrase: &Phrase<'_>, out: &mut Vec<Value>) {
        match phrase {
            Phrase::Plain { text, lang } => {
                let text = self.plain(text);
                out.push(in_language(*lang, vec![text]));
            }
            Phrase::Marked { content, hrefs, lang, .. } => {
                let around = Around { hrefs, text: None, notes: Notes::Left };
                let pieces = self.inlines(content, around);
                out.push(in_language(*lang, pieces));
            }
            Phrase::Link { href, words } => {
                let mut link = self.labels.link(href);
                link.insert("t".into(), json!("mention"));
                link.insert("c".into(), self.phrase(words));
                out.push(Value::Object(link));
            }
            Phrase::Time { words, .. } => out.push(self.plain(words)),
            Phrase::All(all) => all.iter().for_each(|one| self.push_phrase(one, out)),
        }
    }

    /// The pieces of a page's content as blocks.
    pub fn pieces(&mut self, pieces: &[Piece<'_>]) -> Vec<Value> {
        let mut blocks = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Prose(text) => blocks.extend(self.document(text)),
                Piece::Heading { level, id, title } => {
                    blocks.push(json!({ "t": "h", "level": level, "id": self.id(id), "c": self.phrase(title) }));
                }
                Piece::Reported(reported) => blocks.push(json!({ "t": "p", "c": [self.plain(&reported.words)] })),
                Piece::Paragraph(words) => blocks.push(json!({ "t": "p", "c": self.phrase(words) })),
                Piece::Tree(branches) => blocks.push(self.tree(branches)),
                Piece::Exhibit(exhibit) => blocks.extend(self.exhibit(exhibit)),
            }
        }
        blocks
    }

    /// A whole text.
    pub fn document(&mut self, text: &Prose<'_>) -> Vec<Value> {
        let around = Around { hrefs: &text.hrefs, text: Some(text), notes: Notes::Allowed };
        let mut level = 1;
        let blocks = self.blocks(&text.document.blocks, around, &mut level);
        match text.lang {
            Some(lang) => vec![json!({ "t": "lang", "lang": lang, "blocks": blocks })],
            None => blocks,
        }
    }

    fn blocks(&mut self, blocks: &[Block], around: Around<'_>, level: &mut u8) -> Vec<Value> {
        blocks.iter().flat_map(|block| self.block(block, around, level)).collect()
    }

    fn block(&mut self, block: &Block, around: Around<'_>, level: &mut u8) -> Vec<Value> {
        let one = match block {
            Block::Heading { heading, content } => return self.heading(heading.index(), content, around, level),
            Block::Paragraph(content) => json!({ "t": "p", "c": self.inlines(content, around) }),
            Block::List { start, tight, items } => {
                let items: Vec<Vec<Value>> = items.iter().map(|item| self.blocks(item, around, level)).collect();
                json!({ "t": "list", "start": start, "tight": tight, "items": items })
            }
            Block::Quote(inner) => json!({ "t": "quote", "blocks": self.blocks(inner, around, level) }),
            Block::Alert { kind, title, blocks } => {
                let title = self.inlines(title, around);
                let (word, blocks) = (self.alert_title(*kind), self.blocks(blocks, around, level));
                json!({ "t": "alert", "kind": kind.word(), "word": word, "title": title, "blocks": blocks })
            }
            Block::Code { text, .. } => json!({ "t": "code", "s": self.glyphs.lines(text) }),
            Block::Rule => json!({ "t": "rule" }),
            Block::Figure { to, alt } => return vec![self.figure(*to, alt, around)],
            Block::Embed { to, .. } => {
                return match around.text.and_then(|text| text.exhibit(*to)) {
                    Some(exhibit) => self.exhibit(exhibit),
                    None => Vec::new(),
                };
            }
        };
        vec![one]
    }

    /// A heading, never more than one level below the one before. Footnotes in it stand below it instead: a heading is
    /// said again in the contents and at the head of pages.
    fn heading(&mut self, n: usize, content: &[Inline], around: Around<'_>, level: &mut u8) -> Vec<Value> {
        let Some(heading) = around.text.and_then(|text| text.document.headings.get(n)) else { return Vec::new() };
        *level = heading.level.clamp(2, (*level + 1).min(6));
        let words = self.inlines(content, Around { notes: Notes::Left, ..around });
        let mut blocks = vec![json!({ "t": "h", "level": *level, "id": self.id(&heading.id), "c": words })];
        let notes: Vec<Value> = content
            .iter()
            .filter_map(|inline| match inline {
                Inline::Footnote { note, nth } => self.note(note.index(), *nth, around),
                _ => None,
            })
            .collect();
        if !notes.is_empty() {
            blocks.push(json!({ "t": "p", "c": notes }));
        }
        blocks
    }

    fn alert_title(&mut self, kind: Alert) -> Value {
        let words = &self.strings.alerts;
        self.plain(match kind {
            Alert::Note => &words.note,
            Alert::Tip => &words.tip,
            Alert::Important => &words.important,
            Alert::Warning => &words.warning,
            Alert::Caution => &words.caution,
        })
    }

    fn figure(&mut self, to: LinkId, alt: &str, around: Around<'_>) -> Value {
        let caption = around.text.and_then(|text| text.document.links.get(to.index())).map(|link| &link.title);
        let caption = caption.map(|title| self.plain(title)).unwrap_or_default();
        match self.images.find(to, around.text) {
            Some(image) => json!({
                "t": "figure", "src": image.name, "alt": self.plain(alt), "caption": caption,
                "width": image.size.map(|(width, _)| width), "height": image.size.map(|(_, height)| height),
            }),
            None => json!({ "t": "p", "c": [self.plain(alt)] }),
        }
    }

    fn inlines(&mut self, content: &[Inline], around: Around<'_>) -> Vec<Value> {
        content.iter().filter_map(|inline| self.inline(inline, around)).collect()
    }

    fn inline(&mut self, inline: &Inline, around: Around<'_>) -> Option<Value> {
        Some(match inline {
            Inline::Text(text) => self.plain(text),
            Inline::Code(code) => json!({ "t": "code", "s": self.plain(code) }),
            Inline::Emphasis(inner) => json!({ "t": "em", "c": self.inlines(inner, around) }),
            Inline::Strong(inner) => json!({ "t": "strong", "c": self.inlines(inner, around) }),
            Inline::Deleted(inner) => json!({ "t": "del", "c": self.inlines(inner, around) }),
            Inline::Checkbox { done } => {
                let words = &self.strings.task_list;
                json!({ "t": "box", "done": done, "alt": self.plain(if *done { &words.done } else { &words.not_done }) })
            }
            Inline::Link { to, content } => self.link(*to, content, around),
            Inline::Image { to, alt } => match self.images.find(*to, around.text) {
                Some(image) => json!({ "t": "img", "src": image.name, "alt": self.plain(alt) }),
                None => self.plain(alt),
            },
            Inline::Footnote { note, nth } => return self.note(note.index(), *nth, around),
            Inline::Break => json!({ "t": "br" }),
        })
    }

    fn link(&mut self, to: LinkId, content: &[Inline], around: Around<'_>) -> Value {
        let href = around.hrefs.get(to.index());
        let mut words = self.inlines(content, around);
        if words.is_empty() {
            // An empty text is filled in with the title of what is linked; as the last resort with the address.
            let title = href.and_then(|href| href.title.as_deref().or(href.address.as_deref()));
            words = vec![self.plain(title.unwrap_or_default())];
        }
        match href.and_then(|href| href.address.as_deref()) {
            Some(address) => {
                let mut link = self.labels.link(address);
                if let Some(Value::String(shown)) = link.remove("shown") {
                    // Words that are the address itself say where the link leads.
                    let said = plain(content);
                    if said != address && said.trim_end_matches('/') != shown {
                        link.insert("shown".into(), self.plain(&shown));
                    }
                }
                link.insert("t".into(), json!("link"));
                link.insert("c".into(), Value::Array(words));
                Value::Object(link)
            }
            None => json!({ "t": "span", "c": words }),
        }
    }

    /// A footnote at its first reference, or a reference to it again.
    fn note(&mut self, n: usize, nth: u32, around: Around<'_>) -> Option<Value> {
        let note: &Footnote = around.text?.document.footnotes.get(n)?;
        let key = label(&self.prefix, &format!("fn-{}", n + 1));
        if around.notes == Notes::Left {
            return None;
        }
        if nth > 1 {
            return Some(json!({ "t": "noteref", "key": key }));
        }
        let blocks = self.blocks(&note.blocks, Around { notes: Notes::Left, ..around }, &mut 1);
        Some(json!({ "t": "note", "key": key, "blocks": blocks }))
    }

    fn exhibit(&mut self, exhibit: &Exhibit<'_>) -> Vec<Value> {
        match exhibit {
            Exhibit::Table(table) => vec![self.table(table)],
            Exhibit::List(table) => self.list(table),
            Exhibit::Figure(figure) => self.drawing(figure),
        }
    }
}

/// Pieces with the language they are in, where that is another than around them.
fn in_language(lang: Option<&str>, mut pieces: Vec<Value>) -> Value {
    match (lang, pieces.len()) {
        (Some(lang), _) => json!({ "t": "lang", "lang": lang, "c": pieces }),
        (None, 1) => pieces.remove(0),
        (None, _) => json!({ "t": "span", "c": pieces }),
    }
}

/// An object without what is absent.
pub fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let present = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}
