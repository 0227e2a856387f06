//! Running text: what stands in a paragraph or a heading.

use std::ops::Range;

use tavle_base::Place;

use super::super::run::Element;
use super::super::tree::{Alert, Inline, LinkId, LinkKind, plain};
use super::super::{links, problems, signs, warnings};
use super::{Container, Kind, Leaf, Reader};

/// The quotes of word processors, which are none around the title of a link.
const CURLY: [char; 6] = ['“', '”', '„', '‘', '’', '»'];

impl Reader<'_> {
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if matches!(self.leaf, Leaf::Code { .. } | Leaf::Html) {
            return self.verbatim.push_str(text);
        }
        self.begin(&range);
        if self.titled.is_some_and(|end| range.end <= end) {
            return;
        }
        self.signs.look(self.body, range.clone(), &mut self.found);
        match text {
            "[" => self.lone_opening_bracket(range.start),
            "]" => self.lone_closing_bracket(range.start),
            _ => {}
        }
        if self.titled.is_none_or(|end| range.end > end) {
            let place = self.span(range);
            self.run.text_at(text, place);
        }
    }

    pub(super) fn inline(&mut self, inline: Inline, range: Range<usize>) {
        self.begin(&range);
        self.run.push(inline);
    }

    /// In a tight list the parser does not say where a paragraph begins: it begins with its first word.
    pub(super) fn begin(&mut self, range: &Range<usize>) {
        if matches!(self.leaf, Leaf::None) {
            self.leaf = Leaf::Paragraph;
            self.paragraph = range.clone();
        }
        self.paragraph.end = self.paragraph.end.max(range.end);
    }

    /// Says which signs of the current running text readers would see as they stand.
    pub(super) fn judge_signs(&mut self, in_paragraph: bool) {
        self.signs.end(&mut self.found);
        if in_paragraph {
            signs::lines(self.body, self.paragraph.clone(), &mut self.found);
        }
        if !self.found.is_empty() {
            let found = std::mem::take(&mut self.found);
            let problems: Vec<_> = signs::problems(found, self.body, |range| self.place(range)).collect();
            self.diagnostics.extend(problems);
        }
    }

    pub(super) fn open(&mut self, element: Element, range: Range<usize>) {
        self.begin(&range);
        if self.run.depth() == problems::DEEPEST {
            self.say(problems::too_deep, self.first_line(range));
            self.refused = 1;
        } else {
            self.run.open(element);
        }
    }

    pub(super) fn close(&mut self, range: Range<usize>) {
        let Some((element, content)) = self.run.close() else { return };
        match element {
            Element::Emphasis => self.run.push(Inline::Emphasis(content)),
            Element::Strong => self.run.push(Inline::Strong(content)),
            Element::Deleted => self.run.push(Inline::Deleted(content)),
            Element::Link(to) => {
                self.judge(to, &content, range);
                self.run.push(Inline::Link { to, content });
            }
            Element::Image(to) => self.close_image(to, content, range),
        }
    }

    fn close_image(&mut self, to: LinkId, content: Box<[Inline]>, range: Range<usize>) {
        self.judge(to, &content, range.clone());
        let link = self.run.link_mut(to);
        if links::is_decorative(link) {
            link.title = "".into();
        }
        if link.kind == LinkKind::Image {
            let alt = plain(&content).trim().into();
            return self.run.push(Inline::Image { to, alt });
        }
        let alone = self.run.is_blank() && self.run.depth() == 0 && self.embed.is_none();
        if alone && self.containers.is_empty() && matches!(self.leaf, Leaf::Paragraph) {
            self.embed = Some((to, content, range));
        } else {
            self.say(problems::embed_not_alone, range);
            content.into_iter().for_each(|inline| self.run.push(inline));
        }
    }

    /// Judges a link that is read to its end.
    fn judge(&mut self, to: LinkId, content: &[Inline], range: Range<usize>) {
        let whole = self.place(range);
        let link = self.run.link_mut(to);
        link.empty_text = plain(content).trim().is_empty();
        let exact = Place::bytes(self.file, link.span.clone());
        links::judge(link, &whole, &exact, &mut self.diagnostics);
    }

    /// A bracket that opens nothing: perhaps a footnote without a text, or an alert that is not known.
    fn lone_opening_bracket(&mut self, start: usize) {
        let source = &self.body[start..];
        let footnote = source.starts_with("[^");
        let alert = source.starts_with("[!") && self.is_first_in_quote();
        if !(footnote || alert) || self.is_escaped(start) {
            return;
        }
        let word = &source[2..];
        let Some(end) = word.find(['[', ']', '\n']).filter(|&end| end > 0 && word[end..].starts_with(']')) else {
            return;
        };
        if let Some(kind) = Alert::ALL.into_iter().find(|kind| alert && kind.word().eq_ignore_ascii_case(&word[..end]))
        {
            // The parser takes it for an alert only where nothing stands behind it.
            self.titled = Some(start + 2 + end + 1);
            if let Some(Container { kind: Kind::Quote(quote), .. }) = self.containers.last_mut() {
                *quote = Some((kind, Box::default()));
            }
            return;
        }
        let problem = if footnote { problems::undefined_footnote } else { problems::unknown_alert };
        self.diagnostics.push(problem(self.place(start..start + 2 + end + 1), &word[..end]));
    }

    /// A bracket that closes nothing, with a round one after it, was meant to be a link.
    fn lone_closing_bracket(&mut self, start: usize) {
        if self.body[start..].starts_with("](") && !self.is_escaped(start) {
            let line = signs::rest_of_line(self.body, start);
            let title = line.find(')').and_then(|end| line[..end].split_once(' ')).map(|(_, title)| title.trim());
            let problem = match line.as_bytes().get(2..4).unwrap_or_default() {
                b"{{" | b"{%" => warnings::template_in_link,
                _ if title.is_some_and(|title| title.starts_with(CURLY) && title.ends_with(CURLY)) => {
                    warnings::curly_title
                }
                _ => problems::broken_link,
            };
            self.say(problem, start..start + 2);
        }
    }

    /// The end of the line behind an alert's mark: what stands there is its title.
    pub(super) fn end_alert_title(&mut self) {
        self.titled = None;
        let words = self.run.take();
        if let Some(Container { kind: Kind::Quote(Some((_, title))), .. }) = self.containers.last_mut() {
            *title = words;
        }
    }

    fn is_escaped(&self, start: usize) -> bool {
        signs::is_escaped(self.body, start)
    }

    fn is_first_in_quote(&self) -> bool {
        let quote = self.containers.last();
        self.run.is_blank()
            && quote.is_some_and(|quote| matches!(quote.kind, Kind::Quote(_)) && quote.blocks.is_empty())
    }
}
