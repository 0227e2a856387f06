//! What stands before the first element of an SVG image. It may say how the file is encoded and which standard it follows, and
//! name the addresses of vocabularies, as drawing programs do; nothing that changes what is read after it.

use std::ops::Range;

use roxmltree::{Document, NodeType};

/// Encodings in which a file that is UTF-8 reads the same, as far as its marks go.
const ENCODINGS: [&str; 4] = ["utf-8", "us-ascii", "iso-8859-1", "windows-1252"];

/// The place of what it must not hold.
pub fn problem(document: &Document<'_>) -> Option<Range<usize>> {
    let end = document.root_element().range().start;
    let mut prolog = document.input_text()[..end].to_owned();
    let outside = document.root().children().take_while(|node| !node.is_element());
    for node in outside.filter(|node| matches!(node.node_type(), NodeType::Comment | NodeType::PI)) {
        let range = node.range();
        prolog.replace_range(range.clone(), &" ".repeat(range.len()));
    }
    let rest = prolog.trim_start();
    let declaration = rest.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let (declaration, rest) = declaration.unwrap_or(("", rest));
    let encoding =
        quoted(declaration.split_once("encoding").map_or("\"utf-8\"", |(_, rest)| rest.trim_start_matches([' ', '='])));
    let is_read_alike = encoding.is_some_and(|(name, _)| ENCODINGS.contains(&name.to_ascii_lowercase().as_str()));
    let is_fine = is_read_alike && (rest.trim().is_empty() || is_harmless(rest.trim()).is_some());
    (!is_fine)
        .then(|| prolog.find("<!DOCTYPE").unwrap_or(0)..end)
        .map(|range| range.start..range.start + prolog[range].trim_end().len())
}

/// `<!DOCTYPE svg …>` with nothing but names of the standard, and entities that stand for a text.
fn is_harmless(doctype: &str) -> Option<()> {
    let mut rest = doctype.strip_prefix("<!DOCTYPE")?.trim_start();
    rest = rest.strip_prefix("svg:svg").or_else(|| rest.strip_prefix("svg"))?.trim_start();
    let names = match () {
        () if rest.starts_with("PUBLIC") => 2,
        () if rest.starts_with("SYSTEM") => 1,
        () => 0,
    };
    if names > 0 {
        rest = &rest["PUBLIC".len()..];
    }
    for _ in 0..names {
        let (name, after) = quoted(rest)?;
        let is_standard = name.starts_with("-//W3C//DTD SVG") || name.starts_with("http://www.w3.org/");
        rest = is_standard.then_some(after)?.trim_start();
    }
    if let Some(inner) = rest.strip_prefix('[') {
        rest = inner.trim_start();
        while let Some(entity) = rest.strip_prefix("<!ENTITY") {
            let entity = entity.trim_start();
            let name = entity.find(|c: char| !(c.is_ascii_alphanumeric() || "_-.".contains(c)))?;
            let (value, after) = quoted(&entity[name..])?;
            let is_text = name > 0 && !value.contains(['<', '&', '%']);
            rest = is_text.then_some(after)?.trim_start().strip_prefix('>')?.trim_start();
        }
        rest = rest.strip_prefix(']')?.trim_start();
    }
    (rest == ">").then_some(())
}

/// A text in quotes, and what comes after it.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text[1..].split_once(quote)
}
