//! SVG images: their size, and that they hold nothing but a drawing: no script, no HTML and nothing that is fetched from
//! elsewhere.
//!
//! The file is read as browsers read it, as XML, and each element, attribute and address must be one that is known: a search
//! for words would miss what is written otherwise, and refuse what a title merely says.

mod allowed;
mod css;
mod excess;
mod found;
mod prolog;
#[cfg(test)]
mod tests;

use std::ops::Range;

use found::Found;
use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions, TextPos};

use tavle_base::{Diagnostic, FileId, Place, message};

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that run a program, or call one, whatever their namespace.
const SCRIPTS: [&str; 3] = ["script", "handler", "listener"];

/// Elements that hold another document.
const DOCUMENTS: [&str; 3] = ["iframe", "object", "embed"];

/// The size of an SVG image, where it says so. What it must not hold is reported.
pub fn svg(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<(u32, u32)> {
    if let Some(problem) = excess::problem(file, text) {
        diagnostics.push(problem);
        return None;
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) if document.root_element().has_tag_name((SVG, "svg")) => document,
        read => {
            let place = match read {
                // A text that is no XML at all is as wrong in its first character as in any other.
                Err(error) if text.contains("<svg") => Place::bytes(file, character_at(text, error.pos())),
                _ => Place::whole(file),
            };
            diagnostics.push(Diagnostic::error(place, message!("broken-image.svg")));
            return None;
        }
    };
    let declared = || prolog::problem(&document).map(|range| (range, Found::Declaration));
    if let Some((range, found)) = document.descendants().find_map(forbidden).or_else(declared) {
        diagnostics.push(Diagnostic::error(Place::bytes(file, range), found.message()));
    }
    size(document.root_element())
}

/// The first thing in an element that an image must not hold, and where it stands.
fn forbidden(node: Node<'_, '_>) -> Option<(Range<usize>, Found)> {
    match node.node_type() {
        NodeType::PI => {
            let target = node.pi()?.target;
            let found = match target {
                "xml-stylesheet" => Found::Elsewhere,
                _ => Found::Unknown(format!("<?{target}?>")),
            };
            (!allowed::instruction(target)).then(|| (node.range(), found))
        }
        NodeType::Element => {
            let start = node.range().start;
            let name = node.document().input_text()[start + 1..].split([' ', '\n', '\t', '\r', '/', '>']).next()?;
            let range = start..start + 1 + name.len();
            if let Some(found) = of_element(node, name) {
                return Some((range, found));
            }
            node.attributes().find_map(|attribute| Some((attribute.range(), of_attribute(node, attribute)?)))
        }
        _ => None,
    }
}

/// What is wrong with an element itself, if anything; `written` is its name with its prefix.
fn of_element(node: Node<'_, '_>, written: &str) -> Option<Found> {
    let (namespace, name) = (node.tag_name().namespace().unwrap_or_default(), node.tag_name().name());
    if is_one_of(name, &SCRIPTS) {
        return Some(Found::Script);
    }
    if namespace == XHTML || is_one_of(name, &DOCUMENTS) {
        return Some(Found::Html);
    }
    if namespace != SVG {
        return (!allowed::is_inert(namespace)).then(|| Found::Unknown(format!("<{written}>")));
    }
    match name {
        // Illustrator keeps its own form of the drawing in one.
        "foreignObject" if node.descendants().skip(1).all(|inner| !inner.is_element() || is_inert(inner)) => None,
        "foreignObject" => Some(Found::Html),
        // Browsers read only the text that is directly in it.
        "style" => {
            let texts = node.children().filter(Node::is_text);
            css::problem(&texts.filter_map(|inner| inner.text()).collect::<String>())
        }
        _ => (!allowed::element(name)).then(|| Found::Unknown(format!("<{written}>"))),
    }
}

fn is_inert(element: Node<'_, '_>) -> bool {
    allowed::is_inert(element.tag_name().namespace().unwrap_or_default())
}

/// What is wrong with an attribute, if anything.
fn of_attribute(node: Node<'_, '_>, attribute: Attribute<'_, '_>) -> Option<Found> {
    let (name, value) = (attribute.name(), attribute.value());
    let unknown = || Some(Found::Unknown(format!("{name}=")));
    match attribute.namespace() {
        Some(XLINK) if name == "href" => of_address(node, value),
        Some(XLINK) => None,
        Some(XML) if matches!(name, "space" | "lang" | "id") => None,
        // It would say from where all other addresses in the file are counted.
        Some(XML) if name == "base" => Some(Found::Elsewhere),
        Some(namespace) if allowed::is_inert(namespace) => None,
        Some(_) => unknown(),
        None if node.tag_name().namespace() != Some(SVG) => None,
        None if name.len() > 2 && name[..2].eq_ignore_ascii_case("on") => Some(Found::Script),
        None if name == "href" => of_address(node, value),
        None if name == "attributeName" => {
            // An animation can set a handler or an address once the image is open.
            let animated = value.trim().rsplit(':').next().unwrap_or_default();
            (!allowed::is_animated(animated)).then_some(Found::Script)
        }
        None if allowed::text(name) => None,
        None if allowed::attribute(name) || allowed::is_plain(value) => css::problem(value),
        None => unknown(),
    }
}

/// What is wrong with an address, if anything: it may lead to a part of the image; a link may lead to a page, and a picture
/// may be in it.
fn of_address(node: Node<'_, '_>, address: &str) -> Option<Found> {
    // Browsers pass over blanks and control characters in it.
    let is_sign = |c: &char| !c.is_whitespace() && !c.is_control();
    let address: String = address.chars().filter(is_sign).flat_map(char::to_lowercase).collect();
    if address.is_empty() || address.starts_with('#') {
        return None;
    }
    let name = if node.tag_name().namespace() == Some(SVG) { node.tag_name().name() } else { "" };
    let scheme = address.split(['/', '?', '#']).next()?.split_once(':').map(|(scheme, _)| scheme);
    match (name, scheme) {
        ("a", None | Some("http" | "https" | "mailto" | "tel")) => None,
        ("image" | "feImage", Some("data")) if allowed::is_picture(&address) => None,
        ("font-face-uri", Some("data")) if allowed::is_font(&address) => None,
        (_, Some("data")) => Some(Found::Document),
        (_, None | Some("http" | "https")) => Some(Found::Elsewhere),
        (_, Some("javascript" | "vbscript")) | ("a", _) => Some(Found::Script),
        _ => Some(Found::Elsewhere),
    }
}

/// In CSS pixels: from `width` and `height`, else from `viewBox`.
fn size(svg: Node<'_, '_>) -> Option<(u32, u32)> {
    let number = |name| {
        let value = svg.attribute(name)?.trim_end_matches("px");
        value.parse::<f64>().ok().map(|n| n.round() as u32)
    };
    number("width").zip(number("height")).or_else(|| {
        let view = svg.attribute("viewBox")?;
        let parts: Vec<f64> = view.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
        (parts.len() == 4).then(|| (parts[2].round() as u32, parts[3].round() as u32))
    })
}

/// The bytes of the character at a line and column, both counted from 1.
fn character_at(text: &str, at: TextPos) -> Range<usize> {
    let line_start = match at.row {
        0 | 1 => 0,
        row => text.match_indices('\n').nth(row as usize - 2).map_or(text.len(), |(end, _)| end + 1),
    };
    let start = text[line_start..]
        .char_indices()
        .nth(at.col.saturating_sub(1) as usize)
        .map_or(text.len(), |(n, _)| line_start + n);
    start..start + text[start..].chars().next().map_or(0, char::len_utf8)
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|one| name.eq_ignore_ascii_case(one))
}
