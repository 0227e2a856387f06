//! Parts of a page, as a person reads them: elements that a selector names, their text, tables as rows of text.
//!
//! It reads the markup that Tavle prints, which is well-formed, and not HTML in general.

use std::fmt::Write;
use std::ops::Range;

/// Elements without an end tag.
const VOID: [&str; 10] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];

/// An element: its tag and where it stands in the markup.
struct Element<'a> {
    tag: &'a str,
    attributes: &'a str,
    outer: Range<usize>,
    inner: Range<usize>,
}

impl<'a> Element<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        attribute(self.attributes, name)
    }

    fn is_hidden(&self) -> bool {
        self.attribute("class").is_some_and(|class| class.split(' ').any(|word| word == "visually-hidden"))
    }
}

fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start();
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (own, after) = rest.split_at(end);
        if own.is_empty() {
            return None;
        }
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => match after.strip_prefix('=') {
                Some(bare) => bare.split_once(' ').unwrap_or((bare, "")),
                None => ("", after),
            },
        };
        if own == name {
            return Some(value);
        }
        rest = after;
    }
}

/// All elements in the order in which they begin.
fn elements(html: &str) -> Vec<Element<'_>> {
    let mut all: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        if html[start..].starts_with("<!--") {
            at = html[start..].find("-->").map_or(html.len(), |end| start + end + 3);
            continue;
        }
        let end = html[start..].find('>').map_or(html.len(), |end| start + end + 1);
        let inside = html[start + 1..end].trim_end_matches('>').trim_end_matches('/');
        at = end;
        if let Some(tag) = inside.strip_prefix('/') {
            while let Some(n) = open.pop() {
                all[n].inner.end = start;
                all[n].outer.end = end;
                if all[n].tag == tag.trim() {
                    break;
                }
            }
        } else if !inside.starts_with(['!', '?']) {
            let (tag, attributes) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
            all.push(Element { tag, attributes, outer: start..end, inner: end..end });
            if !VOID.contains(&tag) && !html[start..end].ends_with("/>") {
                open.push(all.len() - 1);
            }
        }
    }
    all
}

/// Whether an element is what a selector names: `tag`, `#id`, `.class`, `[attribute]`, `[attribute=value]`, or these
/// together.
fn is_meant(element: &Element<'_>, selector: &str) -> bool {
    let (simple, condition) = match selector.split_once('[') {
        Some((simple, condition)) => (simple, condition.trim_end_matches(']')),
        None => (selector, ""),
    };
    let holds = match condition.split_once('=') {
        None if condition.is_empty() => true,
        None => element.attribute(condition).is_some(),
        Some((name, value)) => element.attribute(name) == Some(value.trim_matches('"')),
    };
    let (simple, id) = simple.split_once('#').map_or((simple, None), |(simple, id)| (simple, Some(id)));
    let mut parts = simple.split('.');
    let tag = parts.next().unwrap_or_default();
    let classes = element.attribute("class").unwrap_or_default();
    holds
        && (tag.is_empty() || tag == element.tag)
        && id.is_none_or(|id| element.attribute("id") == Some(id))
        && parts.all(|class| classes.split(' ').any(|own| own == class))
}

/// The elements that a selector names; with a space in it, those of the second inside those of the first. None of
/// them lies in another.
fn chosen<'a>(html: &'a str, selector: &str) -> Vec<Element<'a>> {
    let all = elements(html);
    let mut within: Vec<_> = std::iter::once(0..html.len()).collect();
    let mut found: Vec<usize> = Vec::new();
    for part in selector.split_whitespace() {
        found = (0..all.len())
            .filter(|n| {
                let own = &all[*n].outer;
                is_meant(&all[*n], part) && within.iter().any(|at| at.start <= own.start && own.end <= at.end)
            })
            .collect();
        within = found.iter().map(|n| all[*n].inner.clone()).collect();
    }
    let mut end = 0;
    let mut kept = Vec::new();
    for (n, element) in all.into_iter().enumerate() {
        if found.contains(&n) && element.outer.start >= end {
            end = element.outer.end;
            kept.push(element);
        }
    }
    kept
}

/// The markup of the elements, each on a line.
pub fn html(page: &str, selector: &str) -> String {
    let mut out = String::new();
    for element in chosen(page, selector) {
        out.push_str(&one_line(&page[element.outer]));
        out.push('\n');
    }
    out
}

/// The text of the elements, each on a line.
pub fn text(page: &str, selector: &str) -> String {
    if selector.is_empty() {
        return page.to_owned();
    }
    let mut out = String::new();
    for element in chosen(page, selector) {
        out.push_str(&words(&page[element.inner]));
        out.push('\n');
    }
    out
}

/// The ids inside the elements, each on a line with the tag that has it.
pub fn ids(page: &str, selector: &str) -> String {
    let mut out = String::new();
    for element in chosen(page, selector) {
        for inside in elements(&page[element.outer]) {
            if let Some(id) = inside.attribute("id") {
                let _ = writeln!(out, "{} {id}", inside.tag);
            }
        }
    }
    out
}

/// The links inside the elements, each on a line: its text, then where it leads.
pub fn links(page: &str, selector: &str) -> String {
    let mut out = String::new();
    for element in chosen(page, selector) {
        let html = &page[element.outer];
        for inside in elements(html).iter().filter(|inside| inside.tag == "a") {
            let _ = writeln!(
                out,
                "{} → {}",
                words(&html[inside.inner.clone()]),
                inside.attribute("href").unwrap_or("nothing")
            );
        }
    }
    out
}

/// Tables as rows of text: the caption, the headings, the rows with ` | ` between cells. A cell that goes on from the
/// row above is `″`, and the heading of a group stands in brackets.
pub fn tables(page: &str, selector: &str) -> String {
    let all: Vec<String> = chosen(page, selector).into_iter().map(|element| table(&page[element.outer])).collect();
    all.join("\n")
}

fn table(html: &str) -> String {
    let mut out = String::new();
    for caption in chosen(html, "caption") {
        let _ = writeln!(out, "{}", words(&html[caption.inner]));
    }
    // How many rows more each column is taken by a cell from above.
    let mut taken: Vec<usize> = Vec::new();
    for row in chosen(html, "tr") {
        let row = &html[row.inner];
        let mut cells = chosen(row, "td");
        cells.extend(chosen(row, "th"));
        cells.sort_by_key(|cell| cell.outer.start);
        let mut line: Vec<String> = Vec::new();
        for cell in cells {
            go_on(&mut taken, &mut line);
            let text = words(&row[cell.inner.clone()]);
            let is_group = cell.attribute("scope") == Some("rowgroup");
            let rows = cell.attribute("rowspan").and_then(|rows| rows.parse().ok()).unwrap_or(1);
            if taken.len() <= line.len() {
                taken.resize(line.len() + 1, 0);
            }
            taken[line.len()] = rows - 1;
            line.push(if is_group { format!("[{text}]") } else { text });
        }
        go_on(&mut taken, &mut line);
        let _ = writeln!(out, "{}", line.join(" | "));
    }
    out
}

/// Marks the cells that go on from the row above.
fn go_on(taken: &mut [usize], line: &mut Vec<String>) {
    while taken.get(line.len()).is_some_and(|rows| *rows > 0) {
        taken[line.len()] -= 1;
        line.push("″".to_owned());
    }
}

/// The words of a piece of markup, without what only a screen reader says; the parts of a list with `;` between them.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for element in elements(html) {
        if element.outer.start < at {
            continue;
        }
        out.push_str(&html[at..element.outer.start]);
        if element.is_hidden() || matches!(element.tag, "script" | "style" | "svg") {
            at = element.outer.end;
        } else if element.tag == "li" {
            let before = out.trim_end();
            if !before.is_empty() && !before.ends_with("<ul>") {
                out.push_str("; ");
            }
            at = element.inner.start;
        } else {
            let is_block = matches!(element.tag, "p" | "div" | "dt" | "dd" | "br" | "tr" | "td" | "th");
            out.push_str(if is_block { " " } else { "" });
            at = element.inner.start;
        }
    }
    out.push_str(&html[at..]);
    let mut plain = String::with_capacity(out.len());
    let mut rest = out.as_str();
    while let Some(start) = rest.find('<') {
        plain.push_str(&rest[..start]);
        rest = rest[start..].find('>').map_or("", |end| &rest[start + end + 1..]);
    }
    plain.push_str(rest);
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    one_line(&plain.replace("&amp;", "&"))
}

/// On one line, with one space between words.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ; ", "; ").replace("> <", "><")
}

/// The lines of a file that begin with one of these words, blanks before them apart. Where a line goes on in the next, as in a calendar, it is one.
pub fn lines(text: &str, words: &str) -> String {
    let whole = text.replace("\r\n ", "").replace('\r', "");
    let is_meant = |line: &&str| words.split_whitespace().any(|word| line.starts_with(word));
    whole.lines().map(str::trim_start).filter(is_meant).map(|line| format!("{line}\n")).collect()
}
