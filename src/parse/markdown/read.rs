//! The text of a chapter or a page: events become blocks, and what is refused becomes diagnostics.

mod lists;
mod running;
mod verbatim;

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, BrokenLink, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use tavle_base::locale::Months;
use tavle_base::{Checked, Diagnostic, FileId, Place};

use super::footnotes::Labels;
use super::line::mere_sign;
use super::run::{Element, Run};
use super::signs::Signs;
use super::tree::{Alert, Block, Heading, HeadingId, Inline, LinkId, LinkKind, MarkdownText, plain};
use super::{headings, links, problems, signs, warnings};
use crate::control;

/// The most data sets that one text shows: each may have thousands of rows.
const MOST_EMBEDS: usize = 200;

/// Reads the Markdown in `body`, the part of `text` after the front matter. All spans are bytes in `text`. By the names
/// of `months` a date is distinguished from an item of a list.
pub fn document(file: FileId, text: &str, body: Range<usize>, months: &Months) -> Checked<MarkdownText> {
    let Some(part) = text.get(body.clone()) else { return Checked::default() };
    let unknown = RefCell::new(Vec::new());
    let note_unknown = |link: BrokenLink<'_>| {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            unknown.borrow_mut().push(link.span);
        }
        None
    };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::new(file, part, body.start, months);
    for (event, range) in Parser::new_with_broken_link_callback(part, options, Some(note_unknown)).into_offset_iter() {
        reader.event(event, range);
    }
    for range in unknown.take() {
        reader.say(problems::unknown_label, range);
    }
    for (at, c) in control::all(part) {
        reader.diagnostics.push(problems::control(reader.place(at..at + c.len_utf8()), c));
    }
    reader.finish(text)
}

/// What has been read so far, and what is open.
struct Reader<'a> {
    file: FileId,
    /// The body alone, in which the parser's ranges lie.
    body: &'a str,
    /// Where the body begins in the file.
    offset: usize,
    months: &'a Months,
    blocks: Vec<Block>,
    containers: Vec<Container>,
    leaf: Leaf,
    run: Run,
    /// Where the current running text stands in the body, as far as it is read.
    paragraph: Range<usize>,
    /// Where the last paragraph ended; 0 before the first.
    paragraph_end: usize,
    /// What the current running text has of signs that readers would see as they stand.
    signs: Signs,
    found: Vec<signs::Found>,
    ended: Ended,
    /// Where the mark of an alert ends, whose own title is being read.
    titled: Option<usize>,
    /// A data set that began the current paragraph, with its caption and range; good if nothing else follows.
    embed: Option<(LinkId, Box<[Inline]>, Range<usize>)>,
    /// Code or HTML.
    verbatim: String,
    /// How many elements are open in something that is refused as a whole.
    refused: usize,
    headings: Vec<Heading>,
    labels: Labels,
    diagnostics: Vec<Diagnostic>,
}

/// A block that holds blocks.
struct Container {
    kind: Kind,
    blocks: Vec<Block>,
}

enum Kind {
    List { start: Option<u64>, tight: bool, items: Vec<Vec<Block>>, listing: Listing },
    Item,
    Quote(Option<(Alert, Box<[Inline]>)>),
    Footnote(Box<str>),
}

/// Where a list and its items begin.
#[derive(Debug, Default)]
struct Listing {
    /// The mark of the first item.
    start: usize,
    /// Where the mark of each item of a numbered list stands.
    marks: Vec<usize>,
    /// The end of the line before, where the list begins in the middle of what looks like a sentence.
    cut: bool,
}

/// The list that ended last.
#[derive(Debug, Default)]
struct Ended {
    column: usize,
    numbered: bool,
}

/// The current block of text.
enum Leaf {
    None,
    Paragraph,
    Heading { level: u8, id: Option<Box<str>> },
    Code { lang: Box<str> },
    Html,
}

impl<'a> Reader<'a> {
    fn new(file: FileId, body: &'a str, offset: usize, months: &'a Months) -> Self {
        Self {
            file,
            body,
            offset,
            months,
            blocks: Vec::new(),
            containers: Vec::new(),
            leaf: Leaf::None,
            run: Run::default(),
            paragraph: 0..0,
            paragraph_end: 0,
            signs: Signs::default(),
            found: Vec::new(),
            ended: Ended::default(),
            titled: None,
            embed: None,
            verbatim: String::new(),
            refused: 0,
            headings: Vec::new(),
            labels: Labels::default(),
            diagnostics: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        // As it stands it is reported; in Markdown it can be written as `&#7;` as well.
        if let Event::Text(text) = &event
            && self.body[range.clone()].starts_with('&')
            && let Some((_, c)) = control::first(text)
        {
            self.diagnostics.push(problems::control(self.place(range.clone()), c));
        }
        if self.refused > 0 {
            match event {
                Event::Start(_) => self.refused += 1,
                Event::End(_) => self.refused -= 1,
                Event::FootnoteReference(label) => self.labels.refused_reference(&label),
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.inline(Inline::Code(code.into_string().into()), range),
            Event::Html(html) => self.verbatim.push_str(&html),
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            Event::InlineHtml(tag) => self.html(&tag, range),
            Event::FootnoteReference(label) => {
                let reference = self.labels.reference(&label, self.span(range.clone()));
                self.inline(reference, range);
            }
            Event::TaskListMarker(done) => self.inline(Inline::Checkbox { done }, range),
            Event::SoftBreak | Event::HardBreak if self.titled.is_some() => self.end_alert_title(),
            Event::SoftBreak => self.run.text(" "),
            Event::HardBreak => self.run.push(Inline::Break),
            Event::Rule => {
                self.end_paragraph();
                self.push(Block::Rule);
            }
            // These extensions are not switched on.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strikethrough if let Some(sign) = mere_sign(self.body, &range) => self.run.text(sign),
            Tag::Emphasis => self.open(Element::Emphasis, range),
            Tag::Strong => self.open(Element::Strong, range),
            Tag::Strikethrough => self.open(Element::Deleted, range),
            Tag::Link { link_type, dest_url, title, .. } => {
                let span = self.span(links::place_of_destination(self.body, range.clone(), &dest_url));
                let to = self.run.link(&links::destination(link_type, &dest_url), &title, span, LinkKind::Link);
                self.open(Element::Link(to), range);
            }
            Tag::Image { dest_url, title, .. } => {
                let span = self.span(links::place_of_destination(self.body, range.clone(), &dest_url));
                let to = self.run.link(&dest_url, &title, span, links::kind_of_image(&dest_url));
                self.open(Element::Image(to), range);
            }
            _ => {
                self.end_paragraph();
                self.start_block(tag, range);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.loosen();
                self.judge_indentation(self.first_sign(range.start), 2);
                self.leaf = Leaf::Paragraph;
                self.paragraph = range.start..range.start;
            }
            Tag::Heading { level, id, .. } => {
                let source = &self.body[range.clone()];
                let is_id = |written: &str| id.as_deref().is_some_and(|id| written.strip_prefix('#') == Some(id));
                if headings::attributes(source).is_some_and(|written| !is_id(written)) {
                    self.say(problems::heading_attribute, self.first_line(range.clone()));
                }
                if looks_like_a_paragraph(source) {
                    self.say(warnings::paragraph_as_heading, range.clone());
                }
                self.paragraph = range.start..range.start;
                self.leaf = Leaf::Heading { level: level as u8, id: id.map(|id| id.into_string().into()) };
            }
            Tag::CodeBlock(kind) => {
                let info = match &kind {
                    CodeBlockKind::Indented => {
                        self.say(warnings::indented_code, self.first_line(range.clone()));
                        ""
                    }
                    CodeBlockKind::Fenced(info) => info,
                };
                let lang = info.split_ascii_whitespace().next().unwrap_or("");
                self.judge_language(lang, range);
                self.verbatim.clear();
                self.leaf = Leaf::Code { lang: lang.into() };
            }
            Tag::HtmlBlock => {
                self.verbatim.clear();
                self.leaf = Leaf::Html;
            }
            Tag::BlockQuote(kind) => {
                let alert = kind.map(|kind| (alert(kind), Box::default()));
                self.contain(Kind::Quote(alert), range);
            }
            Tag::List(start) => {
                let listing = self.listing(&range);
                self.contain(Kind::List { start, tight: true, items: Vec::new(), listing }, range);
            }
            Tag::Item => {
                self.listed(&range);
                self.contain(Kind::Item, range);
            }
            Tag::FootnoteDefinition(label) => self.contain(Kind::Footnote(label.into_string().into()), range),
            Tag::Table(_) => {
                self.say(problems::table, self.first_line(range));
                self.refused = 1;
            }
            // What remains stands in paragraphs or tables, or is not switched on.
            _ => self.refused = 1,
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strikethrough if let Some(sign) = mere_sign(self.body, &range) => {
                self.run.text(sign)
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => {
                self.close(range)
            }
            TagEnd::Heading(_) => self.end_heading(range),
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::HtmlBlock => self.end_html(range),
            _ => {
                self.end_paragraph();
                if tag != TagEnd::Paragraph {
                    self.end_container(range);
                }
            }
        }
    }

    fn push(&mut self, block: Block) {
        match self.containers.last_mut() {
            Some(container) => container.blocks.push(block),
            None => self.blocks.push(block),
        }
    }

    /// A paragraph that is said to be one, directly in an item, makes the item's list a loose one.
    fn loosen(&mut self) {
        if let [.., Container { kind: Kind::List { tight, .. }, .. }, Container { kind: Kind::Item, .. }] =
            self.containers.as_mut_slice()
        {
            *tight = false;
        }
    }

    fn end_paragraph(&mut self) {
        if !matches!(self.leaf, Leaf::Paragraph) {
            return;
        }
        if self.titled.is_some() {
            self.end_alert_title();
        }
        self.leaf = Leaf::None;
        self.judge_signs(true);
        self.paragraph_end = self.paragraph.end;
        let content = self.run.take();
        match (self.embed.take(), content.as_ref()) {
            (None, []) => {}
            (None, [Inline::Image { to, alt }]) => self.push(Block::Figure { to: *to, alt: alt.clone() }),
            (None, _) => self.push(Block::Paragraph(content)),
            (Some((to, caption, _)), []) => self.push(Block::Embed { to, caption }),
            (Some((_, _, range)), _) => {
                self.say(problems::embed_not_alone, range);
                self.push(Block::Paragraph(content));
            }
        }
    }

    fn end_heading(&mut self, range: Range<usize>) {
        let Leaf::Heading { level, id } = std::mem::replace(&mut self.leaf, Leaf::None) else { return };
        self.judge_signs(false);
        let content = self.run.take();
        let text: Box<str> = plain(&content).trim().into();
        if text.is_empty() {
            self.say(problems::empty_heading, range.clone());
        }
        if self.containers.iter().any(|container| matches!(container.kind, Kind::Footnote(_))) {
            self.say(problems::heading_in_footnote, range.clone());
        }
        let heading = HeadingId::of(self.headings.len());
        let given_id = id.is_some();
        self.headings.push(Heading { level, id: id.unwrap_or_default(), text, given_id, span: self.span(range) });
        self.push(Block::Heading { heading, content });
    }

    fn contain(&mut self, kind: Kind, range: Range<usize>) {
        let levels = self.containers.iter().filter(|container| !matches!(container.kind, Kind::Item)).count();
        if levels == problems::DEEPEST && !matches!(kind, Kind::Item) {
            self.say(problems::too_deep, self.first_line(range));
            self.refused = 1;
        } else {
            self.containers.push(Container { kind, blocks: Vec::new() });
        }
    }

    fn end_container(&mut self, range: Range<usize>) {
        let Some(Container { kind, mut blocks }) = self.containers.pop() else { return };
        // Most hold one block, and a list has many items.
        blocks.shrink_to_fit();
        match kind {
            Kind::Item => {
                if let Some(Container { kind: Kind::List { items, .. }, .. }) = self.containers.last_mut() {
                    items.push(blocks);
                }
            }
            Kind::List { start, tight, items, listing } => {
                self.judge_list(&listing, start, items.len());
                self.push(Block::List { start, tight, items });
            }
            Kind::Quote(Some((kind, title))) => self.push(Block::Alert { kind, title, blocks }),
            Kind::Quote(None) if blocks.is_empty() => {}
            Kind::Quote(None) => self.push(Block::Quote(blocks)),
            Kind::Footnote(label) => {
                let span = self.span(range);
                self.labels.define(self.file, label, blocks, span, &mut self.diagnostics);
            }
        }
    }

    fn finish(mut self, text: &str) -> Checked<MarkdownText> {
        let by_id = headings::settle(self.file, text, &mut self.headings, &mut self.diagnostics);
        let mut embeds = self.run.links.iter().filter(|link| link.kind == LinkKind::Embed);
        if let Some(embed) = embeds.nth(MOST_EMBEDS) {
            let place = Place::bytes(self.file, embed.span.clone());
            self.diagnostics.push(problems::too_many_embeds(place, MOST_EMBEDS));
        }
        let footnotes = self.labels.settle(self.file, &mut self.blocks, &mut self.diagnostics);
        let diagnostics = problems::in_order(self.diagnostics);
        let Self { mut blocks, mut run, mut headings, .. } = self;
        blocks.shrink_to_fit();
        run.links.shrink_to_fit();
        headings.shrink_to_fit();
        Checked { value: MarkdownText { blocks, links: run.links, footnotes, headings, by_id }, diagnostics }
    }

    fn say(&mut self, problem: fn(Place) -> Diagnostic, range: Range<usize>) {
        let place = self.place(range);
        self.diagnostics.push(problem(place));
    }

    fn place(&self, range: Range<usize>) -> Place {
        Place::bytes(self.file, self.span(range))
    }

    /// A range of the body as one of the file, without the blanks at its end.
    fn span(&self, range: Range<usize>) -> Range<usize> {
        let words = self.body.get(range.clone()).map_or(range.len(), |source| source.trim_ascii_end().len());
        range.start + self.offset..range.start + self.offset + words
    }

    /// The first line of a range, which is enough to mark for a problem of many lines.
    fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let end = self.body.get(range.clone()).and_then(|source| source.find('\n')).unwrap_or(range.len());
        range.start..range.start + end
    }
}

/// Whether a heading that is made by a line of hyphens below it reads as a paragraph: of several lines, or ending as a
/// sentence does.
fn looks_like_a_paragraph(source: &str) -> bool {
    let source = source.trim_ascii();
    if source.starts_with('#') || !source.ends_with('-') {
        return false;
    }
    let words = source.trim_end_matches('-').trim_ascii_end().trim_end_matches(['>', ' ']).trim_ascii_end();
    words.contains('\n') || words.ends_with(['.', ',', ';', ':', '!', '…'])
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}
