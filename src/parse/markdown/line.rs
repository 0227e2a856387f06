//! A text of one line, as it stands in data: emphasis, links and code, and nothing else.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::base::{Diagnostic, Place};

use super::faults::DEEPEST;
use super::links;
use super::run::{Element, Run};
use super::tree::{Inline, Inlines, LinkKind, plain};

/// A blank that begins a paragraph whatever follows it, so that `2. halvår` and `- x` are not read as lists.
const GUARD: char = '\u{a0}';

/// Reads a text of one line. What is neither emphasis, a link nor code stays as it is written: `2. halvår`, `- x`,
/// `# x`, HTML and images are text, and a line break is a space.
pub fn inline(text: &str) -> Inlines {
    let trimmed = text.trim_ascii();
    if !trimmed.bytes().any(is_special) {
        return literal(trimmed);
    }
    let shift = text.len() - text.trim_ascii_start().len();
    let mut inlines = read(trimmed).unwrap_or_else(|| literal(trimmed));
    for link in &mut inlines.links {
        link.span = link.span.start + shift..link.span.end + shift;
    }
    inlines
}

/// What is wrong with the links of a text in data, that stands at `place`.
pub fn inline_faults(inlines: &Inlines, place: &Place) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for link in &inlines.links {
        links::judge(link, place, place, &mut diagnostics);
    }
    diagnostics
}

/// Whether a byte can begin something that is not text.
fn is_special(b: u8) -> bool {
    matches!(b, b'*' | b'_' | b'[' | b'`' | b'<' | b'\\' | b'&' | b'\n' | b'\r' | b'\t' | 0)
}

/// The text as it is written.
fn literal(text: &str) -> Inlines {
    let content: Box<[Inline]> = if text.is_empty() { Box::new([]) } else { Box::new([Inline::Text(text.into())]) };
    Inlines { content, links: Vec::new() }
}

/// The text with its markup; `None` where it is deeper than can be meant.
fn read(text: &str) -> Option<Inlines> {
    let mut source = String::with_capacity(text.len() + GUARD.len_utf8());
    source.push(GUARD);
    source.extend(text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
    let mut run = Run::default();
    let mut images = 0;
    let mut first = true;
    for (event, range) in Parser::new_ext(&source, Options::empty()).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { .. }) => {
                if images == 0 {
                    run.text(&source[range]);
                }
                images += 1;
            }
            Event::End(pulldown_cmark::TagEnd::Image) => images -= 1,
            _ if images > 0 => {}
            Event::Text(text) if first => run.text(text.strip_prefix(GUARD).unwrap_or(&text)),
            Event::Text(text) => run.text(&text),
            Event::Code(code) => run.push(Inline::Code(code.into_string().into())),
            Event::InlineHtml(html) | Event::Html(html) => run.text(&html),
            Event::Start(Tag::Paragraph) => continue,
            Event::Start(_) if run.depth() == DEEPEST => return None,
            Event::Start(Tag::Emphasis) => run.open(Element::Emphasis),
            Event::Start(Tag::Strong) => run.open(Element::Strong),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let span = links::place_of_destination(&source, range, &dest_url);
                let span = span.start - GUARD.len_utf8()..span.end - GUARD.len_utf8();
                let to = run.link(&links::destination(link_type, &dest_url), &title, span, LinkKind::Link);
                run.open(Element::Link(to));
            }
            Event::End(_) => close(&mut run),
            _ => {}
        }
        first = false;
    }
    let content = run.take();
    Some(Inlines { content, links: run.links })
}

/// Ends the innermost element, if one is open.
fn close(run: &mut Run) {
    let Some((element, content)) = run.close() else { return };
    let inline = match element {
        Element::Emphasis => Inline::Emphasis(content),
        Element::Strong => Inline::Strong(content),
        Element::Link(to) | Element::Image(to) => {
            run.link_mut(to).empty_text = plain(&content).trim().is_empty();
            Inline::Link { to, content }
        }
    };
    run.push(inline);
}
