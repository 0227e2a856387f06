//! What an SVG image may consist of: the elements and attributes of SVG 1.1 and 2 that draw, describe or animate, and those
//! that drawing programs add. What stands in no list here is refused, so nothing that browsers learn later comes in.

/// Elements in the namespace of SVG.
const ELEMENTS: &str = include_str!("elements.txt");

/// Attributes whose value is a style, a number or a keyword. Where such a value is a style it is judged as one.
const ATTRIBUTES: &str = include_str!("attributes.txt");

/// Attributes whose value is a text that nobody carries out: names, descriptions, and the drawing as its program keeps it.
const TEXTS: [&str; 11] = [
    "class",
    "content",
    "focusHighlight",
    "glyph-name",
    "host",
    "id",
    "lang",
    "requiredExtensions",
    "role",
    "string",
    "title",
];

/// Processing instructions that only frame the metadata of a drawing program.
const INSTRUCTIONS: [&str; 3] = ["xpacket", "adobe-xap-filters", "adobe-xap-xmpmeta"];

/// The vocabularies of the W3C that only describe. Browsers act on others, such as HTML, MathML and XML Events.
const W3C: [&str; 3] = [
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/2004/02/skos/core#",
];

/// The formats of pictures of pixels, which hold nothing else.
const PIXELS: [&str; 8] = ["png", "jpeg", "jpg", "pjpeg", "gif", "webp", "avif", "bmp"];

fn is_in(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

pub fn element(name: &str) -> bool {
    is_in(ELEMENTS, name)
}

pub fn attribute(name: &str) -> bool {
    is_in(ATTRIBUTES, name)
}

pub fn text(name: &str) -> bool {
    TEXTS.contains(&name) || name.starts_with("data-") || name.starts_with("aria-")
}

pub fn instruction(name: &str) -> bool {
    INSTRUCTIONS.contains(&name)
}

/// Whether a namespace is one that browsers do nothing with, such as those of drawing programs.
pub fn is_inert(namespace: &str) -> bool {
    W3C.contains(&namespace)
        || !(namespace.is_empty() || namespace.contains("www.w3.org/") || namespace.contains("mozilla.org/"))
}

/// Whether an attribute that SVG does not know can lead nowhere else.
pub fn is_plain(value: &str) -> bool {
    !value.contains([':', '/', '\\'])
}

/// Whether an attribute may change while the image is shown: none of those that say what is changed, and to what.
pub fn is_animated(name: &str) -> bool {
    name == "class" || (attribute(name) && !matches!(name, "attributeName" | "by" | "from" | "style" | "to" | "values"))
}

/// Whether an address without blanks and capitals holds a picture of pixels.
pub fn is_picture(address: &str) -> bool {
    media_type(address).and_then(|media| media.strip_prefix("image/")).is_some_and(|kind| PIXELS.contains(&kind))
}

/// Whether it holds a font.
pub fn is_font(address: &str) -> bool {
    let is_font = |media: &str| {
        let name = media.strip_prefix("application/").map_or(media, |rest| rest.strip_prefix("x-").unwrap_or(rest));
        name.starts_with("font") || name == "vnd.ms-fontobject"
    };
    media_type(address).is_some_and(is_font)
}

fn media_type(address: &str) -> Option<&str> {
    address.strip_prefix("data:")?.split([',', ';']).next()
}
