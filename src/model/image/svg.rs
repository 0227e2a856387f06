//! SVG images: their size, and that they hold no script, no HTML and nothing that is fetched from elsewhere.
//!
//! The file is read as browsers read it, as XML, and its elements and attributes are judged: a search for words would
//! miss what is written otherwise, and refuse what a title merely says.

use std::ops::Range;

use roxmltree::{Attribute, Document, Node, NodeType, ParsingOptions, TextPos};

use tavle_base::{Diagnostic, FileId, Place, message};

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements that run a program, or call one.
const SCRIPTS: [&str; 3] = ["script", "handler", "listener"];

/// Elements that hold HTML, or another document.
const DOCUMENTS: [&str; 4] = ["foreignObject", "iframe", "object", "embed"];

/// Attributes that lead to something, whatever their namespace.
const REFERENCES: [&str; 3] = ["href", "src", "action"];

/// The size of an SVG image, where it says so. What it must not hold is reported.
pub fn svg(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<(u32, u32)> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) if document.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")) => document,
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
    if let Some((range, found)) = document.descendants().find_map(forbidden) {
        diagnostics.push(problem(Place::bytes(file, range), found));
    } else if let Some((range, found)) = declared(text) {
        diagnostics.push(problem(Place::bytes(file, range), found));
    }
    size(document.root_element())
}

/// What an image must not hold.
#[derive(Clone, Copy)]
enum Found {
    Script,
    Html,
    Elsewhere,
}

fn problem(place: Place, found: Found) -> Diagnostic {
    let message = match found {
        Found::Script => message!("script-in-image"),
        Found::Html => message!("script-in-image.html"),
        Found::Elsewhere => message!("image-from-elsewhere.in-svg"),
    };
    Diagnostic::error(place, message)
}

/// The first thing in an element that an image must not hold, and where it stands.
fn forbidden(node: Node<'_, '_>) -> Option<(Range<usize>, Found)> {
    match node.node_type() {
        // A stylesheet from elsewhere.
        NodeType::PI => node.pi().filter(|pi| pi.target == "xml-stylesheet").map(|_| (node.range(), Found::Elsewhere)),
        NodeType::Element => {
            let name = node.tag_name().name();
            let range = || node.range().start..node.range().start + 1 + name.len();
            if is_one_of(name, &SCRIPTS) {
                return Some((range(), Found::Script));
            }
            if is_one_of(name, &DOCUMENTS) || node.tag_name().namespace() == Some(XHTML) {
                return Some((range(), Found::Html));
            }
            if name == "style" {
                let texts = node.descendants().filter(Node::is_text);
                let css: String = texts.filter_map(|inner| inner.text()).collect();
                if fetches(&css) {
                    return Some((range(), Found::Elsewhere));
                }
            }
            node.attributes().find_map(|attribute| Some((attribute.range(), judged(node, attribute)?)))
        }
        _ => None,
    }
}

/// What is wrong with an attribute, if anything.
fn judged(node: Node<'_, '_>, attribute: Attribute<'_, '_>) -> Option<Found> {
    let name = attribute.name().to_ascii_lowercase();
    // Browsers pass over blanks and control characters in an address.
    let is_sign = |c: &char| !c.is_whitespace() && !c.is_control();
    let value: String = attribute.value().chars().filter(is_sign).flat_map(char::to_lowercase).collect();
    let is_script = |value: &str| ["javascript:", "vbscript:"].iter().any(|scheme| value.contains(scheme));
    if (name.starts_with("on") && name.len() > 2) || is_script(&value) {
        return Some(Found::Script);
    }
    // An animation can set a handler or an address once the image is open.
    if name == "attributename" && (value.starts_with("on") || value.rsplit(':').next() == Some("href")) {
        return Some(Found::Script);
    }
    if REFERENCES.contains(&name.as_str()) {
        let is_link = node.tag_name().name() == "a" && !value.starts_with("data:");
        let is_inside = value.is_empty() || value.starts_with('#') || value.starts_with("data:image/");
        return (!is_link && !is_inside).then_some(Found::Elsewhere);
    }
    fetches(&value).then_some(Found::Elsewhere)
}

/// Whether a style fetches a file: another stylesheet, a font, or a picture.
fn fetches(css: &str) -> bool {
    let css = unescaped(css).to_ascii_lowercase();
    css.contains("@import")
        || (css.contains("image-set(") && css.contains("//"))
        || css.match_indices("url(").any(|(at, begin)| {
            let target =
                css[at + begin.len()..].trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
            !(target.starts_with('#') || target.starts_with("data:"))
        })
}

/// CSS with its escapes as the characters they stand for (CSS Syntax 3, section 4.3.7), without its comments.
fn unescaped(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['\\', '/']) {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        if let Some(comment) = tail.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if let Some(escape) = tail.strip_prefix('\\') {
            let digits = escape.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
            let code = u32::from_str_radix(&escape[..digits], 16).ok().and_then(char::from_u32);
            out.extend(code.or_else(|| escape.chars().next()));
            let used = if digits > 0 { digits } else { escape.chars().next().map_or(0, char::len_utf8) };
            rest = &escape[used..];
            rest = if digits > 0 { rest.strip_prefix([' ', '\t', '\n']).unwrap_or(rest) } else { rest };
        } else {
            out.push('/');
            rest = &tail[1..];
        }
    }
    out + rest
}

/// What is wrong with what the file declares before its first element: an entity that stands in another file, or one
/// that browsers put together from others, so that it cannot be judged where it is used; and attributes that elements have
/// without being given them.
fn declared(text: &str) -> Option<(Range<usize>, Found)> {
    let declarations = |begin: &'static str| {
        text.match_indices(begin).filter_map(move |(at, begin)| {
            let end = at + begin.len();
            Some((at..end, &text[end..end + text[end..].find('>')?]))
        })
    };
    let entity = declarations("<!ENTITY").find_map(|(range, declaration)| {
        let before_value = declaration.split(['"', '\'']).next()?;
        let is_elsewhere = before_value.split_whitespace().any(|word| matches!(word, "SYSTEM" | "PUBLIC"));
        let is_put_together = before_value.contains('%') || declaration.contains('&');
        let found = if is_elsewhere { Found::Elsewhere } else { Found::Script };
        (is_elsewhere || is_put_together).then_some((range, found))
    });
    entity.or_else(|| declarations("<!ATTLIST").next().map(|(range, _)| (range, Found::Script)))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with an SVG with this in it: the code, and the text at the place.
    fn judge(inner: &str) -> Option<(String, String)> {
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>"
        );
        let mut problems = Vec::new();
        svg(FileId(0), &text, &mut problems);
        let problem = problems.pop()?;
        let at = match problem.place.as_ref().map(|place| place.at.clone()) {
            Some(tavle_base::At::Bytes(range)) => text[range].to_owned(),
            _ => String::new(),
        };
        Some((problem.code().to_owned(), at))
    }

    #[test]
    fn a_script_is_found_however_it_is_written() {
        for (inner, at) in [
            ("<title>Plan on housing</title><rect onclick=\"x()\"/>", "onclick=\"x()\""),
            ("<rect\n onload = 'x()'/>", "onload = 'x()'"),
            ("<g><SCRIPT>x()</SCRIPT></g>", "<SCRIPT"),
            ("<a href=\"java&#x73;cript:x()\"/>", "href=\"java&#x73;cript:x()\""),
            ("<a xlink:href=\" java\nscript:x()\"/>", "xlink:href=\" java\nscript:x()\""),
            ("<set attributeName=\"onmouseover\" to=\"x()\"/>", "attributeName=\"onmouseover\""),
            ("<animate attributeName=\"xlink:href\" values=\"#a\"/>", "attributeName=\"xlink:href\""),
        ] {
            assert_eq!(judge(inner), Some(("script-in-image".to_owned(), at.to_owned())), "{inner}");
        }
        let html = "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">x</div></foreignObject>";
        assert_eq!(judge(html), Some(("script-in-image".to_owned(), "<foreignObject".to_owned())));
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        for inner in [
            "<image href=\"https://example.org/a.png\"/>",
            "<image xlink:href=\"a.png\"/>",
            "<use href=\"other.svg#a\"/>",
            "<style>@import 'a.css';</style>",
            "<style><![CDATA[@font-face { src: url( 'https://example.org/a.woff2' ) }]]></style>",
            "<rect style=\"fill: url(https://example.org/a.svg#b)\"/>",
            "<rect fill=\"url(a.svg#b)\"/>",
            "<style>@\\69mport 'a.css';</style>",
            "<style>svg { background: u\\72 l(https://example.org/a.png) }</style>",
            "<style>svg { background: u<!-- -->rl(https://example.org/a.png) }</style>",
            "<style>svg { background: image-set(\"https://example.org/a.png\" 1x) }</style>",
        ] {
            assert_eq!(judge(inner).map(|(code, _)| code).as_deref(), Some("image-from-elsewhere"), "{inner}");
        }
    }

    #[test]
    fn what_drawing_programs_write_is_fine() {
        for inner in [
            "<title>javascript: on = off</title><desc>&lt;script&gt;</desc>",
            "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" rdf:about=\"\"/></metadata>",
            "<use xlink:href=\"#a\"/><rect fill=\"url(#b)\" style=\"clip-path: url( '#c' )\"/>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
            "<a href=\"https://example.org/\"><text>Se mere</text></a>",
        ] {
            assert_eq!(judge(inner), None, "{inner}");
        }
        let mut problems = Vec::new();
        let text = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\" [\n<!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n]>\n<svg xmlns=\"&ns_svg;\" viewBox=\"0 0 40 30\"/>";
        assert_eq!(svg(FileId(0), text, &mut problems), Some((40, 30)));
        assert_eq!(problems, Vec::new());
    }

    #[test]
    fn an_entity_cannot_hide_what_it_stands_for() {
        for (entity, code) in [
            ("<!ENTITY x \"<script>x()</script>\">", "script-in-image"),
            ("<!ENTITY x \"&#60;script>x()&#60;/script>\">", "script-in-image"),
            ("<!ATTLIST svg onload CDATA \"x()\">", "script-in-image"),
            ("<!ENTITY y SYSTEM \"file:///etc/passwd\">", "image-from-elsewhere"),
        ] {
            let text = format!(
                "<!DOCTYPE svg [{entity}<!ENTITY x \"\">]>\n<svg xmlns=\"http://www.w3.org/2000/svg\">&x;</svg>"
            );
            let mut problems = Vec::new();
            svg(FileId(0), &text, &mut problems);
            assert_eq!(problems.iter().map(|problem| problem.code()).collect::<Vec<_>>(), [code], "{entity}");
        }
    }

    #[test]
    fn what_is_not_well_formed_is_reported_with_its_place() {
        let mut problems = Vec::new();
        svg(FileId(0), "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <text>æ &nbsp;</text>\n</svg>", &mut problems);
        let places: Vec<usize> =
            problems.iter().filter_map(|problem| problem.place.as_ref()).map(Place::start).collect();
        assert_eq!(problems.iter().map(|problem| problem.code()).collect::<Vec<_>>(), ["broken-image"]);
        assert!(places[0] > 41, "{places:?}");
    }
}
