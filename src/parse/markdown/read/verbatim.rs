//! Code, which is shown as it is written, and HTML, which is refused.

use std::ops::Range;

use super::super::tree::Block;
use super::super::{problems, warnings};
use super::{Leaf, Reader};

/// The words after the fence of code that other programs draw.
const DRAWN: [&str; 6] = ["mermaid", "plantuml", "puml", "dot", "graphviz", "d2"];

impl Reader<'_> {
    pub(super) fn end_code(&mut self) {
        let Leaf::Code { lang } = std::mem::replace(&mut self.leaf, Leaf::None) else { return };
        let text = self.verbatim.replace('\r', "").into();
        self.push(Block::Code { lang, text });
    }

    /// A block of HTML is good if it is nothing but comments.
    pub(super) fn end_html(&mut self, range: Range<usize>) {
        self.leaf = Leaf::None;
        let html = std::mem::take(&mut self.verbatim);
        let mut rest = html.trim();
        while let Some(comment) = rest.strip_prefix("<!--") {
            match comment.find("-->") {
                Some(end) => rest = comment[end + 3..].trim_start(),
                None => return self.say(problems::open_comment, self.first_line(range)),
            }
        }
        let Some(line) = rest.lines().next() else { return };
        let place = match self.body.get(range.clone()).and_then(|source| source.find(line)) {
            Some(start) => range.start + start..range.start + start + line.len(),
            None => self.first_line(range),
        };
        match line.starts_with('<') {
            true => self.html(line, place),
            false => self.say(problems::text_beside_comment, place),
        }
    }

    pub(super) fn html(&mut self, tag: &str, range: Range<usize>) {
        self.diagnostics.push(problems::html(self.place(range), tag));
    }

    /// Says that code of a language which others draw is not drawn here.
    pub(super) fn judge_language(&mut self, lang: &str, range: Range<usize>) {
        if DRAWN.contains(&lang.to_ascii_lowercase().as_str()) {
            self.diagnostics.push(warnings::diagram_code(self.place(self.first_line(range)), lang));
        }
    }
}
