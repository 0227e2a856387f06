//! A text of one line, as it stands in data: emphasis, links and code, and nothing else.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use tavle_base::{Diagnostic, Place, message};

use super::problems::{self, DEEPEST};
use super::run::{Element, Run};
use super::signs::{self, Signs};
use super::tree::{Inline, Inlines, Link, LinkKind, plain};
use super::warnings::Sign;
use super::{addresses, links, warnings};
use crate::control;

/// A blank that begins a line whatever follows it, so that `2. halvår` and `- x` are not read as lists.
const GUARD: char = '\u{a0}';

/// Reads a text of one line. What is neither emphasis, a link nor code stays as it is written: `2. halvår`, `- x`,
/// `# x`, HTML and images are text. A line break is a space, but for one that is asked for, as in a chapter.
pub fn inline(text: &str) -> Inlines {
    let trimmed = text.trim_ascii();
    if !trimmed.bytes().fold(false, |found, b| found | is_special(b)) {
        return literal(trimmed);
    }
    let shift = text.len() - text.trim_ascii_start().len();
    let mut inlines = read(trimmed).unwrap_or_else(|| literal(trimmed));
    for link in &mut inlines.links {
        link.span = link.span.start + shift..link.span.end + shift;
    }
    inlines
}

/// The same for a text with marks; nothing for one that says the same without, as nearly all do.
pub fn marked(text: &str) -> Option<Inlines> {
    if !may_be_marked(text) {
        return None;
    }
    let inlines = inline(text);
    let is_same = inlines.links.is_empty() && matches!(&*inlines.content, [Inline::Text(only)] if **only == *text);
    (!is_same).then_some(inlines)
}

/// Whether a text has any sign by which Markdown could mark something.
fn may_be_marked(text: &str) -> bool {
    let is_mark = |b: u8| matches!(b, b'*' | b'_' | b'[' | b'`' | b'<' | b'\\' | b'&' | b'!' | b'~' | b'\n');
    // As many bytes are looked at in one go, this is quicker than to stop at the first.
    text.bytes().fold(false, |found, b| found | is_mark(b)) || addresses::may_have(text)
}

/// What is wrong with a link of a text in data, that stands at `place`.
pub fn link_problems(link: &Link, place: &Place) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    links::judge(link, place, place, &mut diagnostics);
    diagnostics
}

/// Whether a text says the same to those who look for markup in it and to those who do not.
pub(super) fn is_plain(text: &str) -> bool {
    let is_marking = |b: u8| is_special(b) && !matches!(b, b'\n' | b'\r' | b'\t');
    if !text.bytes().fold(false, |found, b| found | is_marking(b)) {
        return true;
    }
    let has_links = text.contains(['[', '<']);
    // A bare address is the same with and without a link.
    let is_text = |inline: &Inline| match inline {
        Inline::Text(_) | Inline::Break => true,
        Inline::Link { .. } => !has_links,
        _ => false,
    };
    read(text).is_none_or(|inlines| {
        let words = plain(&inlines.content);
        words.split_whitespace().eq(text.split_whitespace()) && inlines.content.iter().all(is_text)
    })
}

/// What readers would see of a text that is shown as it is written, such as a title or a name.
pub fn name_problems(text: &str, place: impl Fn() -> Place) -> Vec<Diagnostic> {
    let mut all = shown_problems(text, &place);
    if all.is_empty() && !is_plain(text) {
        all.push(warnings::marked_title(place()));
    }
    let advised = |one: Diagnostic| {
        let message = one.message.help(message!("help.shown-as-written"));
        Diagnostic { message, ..one }
    };
    all.into_iter().map(advised).collect()
}

/// What readers would see of a text in data as it stands, though it was meant otherwise: HTML, images and footnotes, lines
/// and lists, and signs of other programs. It stands at `place`.
pub fn shown_problems(text: &str, place: impl Fn() -> Place) -> Vec<Diagnostic> {
    let trimmed = text.trim_ascii();
    let is_telling = |b: u8| matches!(b, b'<' | b'{' | b'*' | b'[' | b'&' | b'\n');
    let may_tell = trimmed.bytes().fold(false, |found, b| found | is_telling(b));
    let begins_alike = !trimmed.starts_with(|c: char| c.is_ascii()) || trimmed.starts_with("o\t");
    if !may_tell && !begins_alike {
        return Vec::new();
    }
    let mut all = Vec::new();
    if may_tell {
        let (source, _) = guarded(trimmed);
        let mut signs = Signs::default();
        let mut found = Vec::new();
        let mut images = 0;
        for (event, range) in Parser::new_ext(&source, options()).into_offset_iter() {
            match event {
                Event::InlineHtml(tag) | Event::Html(tag) if all.is_empty() => all.push(problems::html(place(), &tag)),
                Event::Start(Tag::Image { .. }) => {
                    images += 1;
                    all.push(warnings::image_in_data(place()));
                }
                Event::End(TagEnd::Image) => images -= 1,
                Event::Text(text) if images == 0 => {
                    if let (true, Some((_, c))) = (source[range.clone()].starts_with('&'), control::first(&text)) {
                        all.push(problems::control(place(), c));
                    }
                    if &*text == "[" && source[range.start..].starts_with("[^") && is_note(&source[range.start + 2..]) {
                        all.push(warnings::footnote_in_data(place()));
                    }
                    signs.look(&source, range, &mut found);
                }
                _ => {}
            }
        }
        signs.end(&mut found);
        all.extend(signs::problems(found, &source, |_| place()));
    }
    let mut found = Vec::new();
    signs::lines(trimmed, 0..trimmed.len(), &mut found);
    let is_list = |sign: &Sign| matches!(sign, Sign::Bullet | Sign::Columns | Sign::Letters | Sign::Item);
    if runs_together(trimmed) || found.iter().any(|(sign, _)| is_list(sign)) {
        all.push(warnings::lines_in_data(place()));
    }
    // A heading or a definition on one line is text like any other.
    found.retain(|(sign, _)| matches!(sign, Sign::Fence | Sign::Admonition | Sign::Contents));
    all.extend(signs::problems(found, trimmed, |_| place()));
    all
}

/// Whether a text has paragraphs, or a list, that are shown as one line.
fn runs_together(text: &str) -> bool {
    let mut lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    let mut before = lines.next().expect("a text has a first line");
    for line in lines {
        let kept = before.ends_with('\\') || before.ends_with("  ");
        let is_item = ["- ", "* ", "+ "].iter().any(|mark| line.trim_ascii_start().starts_with(mark));
        let goes_on = number(line).is_some_and(|n| n == 1 || number(before).is_some_and(|before| before + 1 == n));
        if line.trim_ascii().is_empty() || ((is_item || goes_on) && !kept) {
            return true;
        }
        before = line;
    }
    false
}

/// The number of an item of a list, as in `2. `.
fn number(line: &str) -> Option<u64> {
    let line = line.trim_ascii_start();
    let (number, rest) = line.split_once(['.', ')'])?;
    rest.starts_with(' ').then(|| number.parse().ok()).flatten()
}

/// Whether a label of a footnote stands here: `1]`.
fn is_note(rest: &str) -> bool {
    rest.find(']').is_some_and(|end| end > 0 && !rest[..end].contains([' ', '[']))
}

/// Whether a byte can begin something that is not text.
fn is_special(b: u8) -> bool {
    matches!(b, b'*' | b'_' | b'[' | b'`' | b'<' | b'\\' | b'&' | b'~' | b'\n' | b'\r' | b'\t' | 0)
}

/// The text as it is written.
fn literal(text: &str) -> Inlines {
    if addresses::may_have(text) {
        let mut run = Run::default();
        run.text_at(text, 0..text.len());
        return Inlines { content: run.take(), links: run.links };
    }
    let content: Box<[Inline]> = if text.is_empty() { Box::new([]) } else { Box::new([Inline::Text(text.into())]) };
    Inlines { content, links: Vec::new() }
}

fn options() -> Options {
    Options::ENABLE_STRIKETHROUGH
}

/// A text of one line as one that the parser takes for a paragraph, and where guards stand in it. Only the line breaks that
/// are asked for are left.
fn guarded(text: &str) -> (String, Vec<usize>) {
    let mut source = String::with_capacity(text.len() + GUARD.len_utf8());
    let mut guards = vec![0];
    source.push(GUARD);
    let mut lines = text.split('\n').peekable();
    while let Some(whole) = lines.next() {
        // A line of Windows ends in two characters. Each is kept or becomes a blank, so that places stay the same.
        let line = whole.strip_suffix('\r').unwrap_or(whole);
        source.extend(line.chars().map(|c| if matches!(c, '\r' | '\t') { ' ' } else { c }));
        let is_last = lines.peek().is_none();
        let is_asked_for = !is_last && (line.ends_with("  ") || ends_in_backslash(line));
        match is_asked_for {
            true => source.push_str(&whole[line.len()..]),
            false => source.extend(whole[line.len()..].chars().map(|_| ' ')),
        }
        if is_asked_for {
            source.push('\n');
            guards.push(source.len());
            source.push(GUARD);
        } else if !is_last {
            source.push(' ');
        }
    }
    (source, guards)
}

/// Whether a text ends in a backslash that is not itself written with one.
fn ends_in_backslash(text: &str) -> bool {
    text.ends_with('\\') && !signs::is_escaped(text, text.len() - 1)
}

/// The text with its markup; `None` where it is deeper than can be meant.
fn read(text: &str) -> Option<Inlines> {
    let (source, guards) = guarded(text);
    let in_text = |at: usize| at - GUARD.len_utf8() * guards.iter().filter(|&&guard| guard < at).count();
    let mut run = Run::default();
    let mut images = 0;
    // Whether a guard comes next.
    let mut first = true;
    for (event, range) in Parser::new_ext(&source, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Image { .. }) => {
                if images == 0 {
                    run.text(&source[range]);
                }
                images += 1;
            }
            Event::End(TagEnd::Image) => images -= 1,
            _ if images > 0 => {}
            Event::Text(text) => {
                let text = if first { text.strip_prefix(GUARD).unwrap_or(&text) } else { &text };
                run.text_at(text, in_text(range.start)..in_text(range.end));
            }
            Event::Code(code) => run.push(Inline::Code(code.into_string().into())),
            Event::InlineHtml(html) | Event::Html(html) => run.text(&html),
            Event::HardBreak => {
                run.push(Inline::Break);
                first = true;
                continue;
            }
            Event::Start(Tag::Paragraph) => continue,
            Event::Start(_) if run.depth() == DEEPEST => return None,
            Event::Start(Tag::Emphasis | Tag::Strikethrough) | Event::End(TagEnd::Emphasis | TagEnd::Strikethrough)
                if let Some(sign) = mere_sign(&source, &range) =>
            {
                run.text(sign)
            }
            Event::Start(Tag::Emphasis) => run.open(Element::Emphasis),
            Event::Start(Tag::Strong) => run.open(Element::Strong),
            Event::Start(Tag::Strikethrough) => run.open(Element::Deleted),
            Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                let span = links::place_of_destination(&source, range, &dest_url);
                let span = in_text(span.start)..in_text(span.end);
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

/// The sign that begins and ends an element of `source` where nobody means it so: one `~` is "about", and a `*` between
/// digits multiplies, as in `5*6*7`.
pub(super) fn mere_sign(source: &str, range: &Range<usize>) -> Option<&'static str> {
    let element = source.get(range.clone())?;
    if element.starts_with('~') {
        return (!element.starts_with("~~")).then_some("~");
    }
    let inner = element.strip_prefix('*')?.strip_suffix('*')?;
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_product = is_digit(source[..range.start].chars().next_back())
        && is_digit(inner.chars().next())
        && is_digit(inner.chars().next_back())
        && is_digit(source[range.end..].chars().next());
    is_product.then_some("*")
}

/// Ends the innermost element, if one is open.
fn close(run: &mut Run) {
    let Some((element, content)) = run.close() else { return };
    let inline = match element {
        Element::Emphasis => Inline::Emphasis(content),
        Element::Strong => Inline::Strong(content),
        Element::Deleted => Inline::Deleted(content),
        Element::Link(to) | Element::Image(to) => {
            run.link_mut(to).empty_text = plain(&content).trim().is_empty();
            Inline::Link { to, content }
        }
    };
    run.push(inline);
}
