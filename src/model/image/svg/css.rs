//! Styles in an SVG image: whether they fetch anything.
//!
//! A style is not taken apart: what stands in a comment or a text of it is judged as well, so none can hide what follows.

use super::allowed;
use super::found::Found;

/// What fetches a file other than by `url()`.
const FETCHING: [&str; 5] = ["@import", "src(", "image(", "image-set(", "element("];

/// What is wrong with a style, if anything: it fetches a stylesheet, a font, or a picture.
pub fn problem(css: &str) -> Option<Found> {
    let plain = unescaped(css).to_ascii_lowercase();
    if FETCHING.iter().any(|word| plain.contains(word)) {
        return Some(Found::Elsewhere);
    }
    plain.match_indices("url(").find_map(|(at, begin)| {
        // An escaped quote is no quote, so where anything is escaped one cannot tell where an address begins.
        if css.contains('\\') {
            return Some(Found::Elsewhere);
        }
        let target = plain[at + begin.len()..].trim_start();
        let target = target.strip_prefix(['"', '\'']).unwrap_or(target);
        match target {
            _ if target.starts_with('#') || allowed::is_picture(target) || allowed::is_font(target) => None,
            _ if target.starts_with("data:") => Some(Found::Document),
            _ => Some(Found::Elsewhere),
        }
    })
}

/// CSS with its escapes as the characters they stand for (CSS Syntax 3, section 4.3.7).
fn unescaped(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, escape)) = rest.split_once('\\') {
        out.push_str(before);
        let digits = escape.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        let code = u32::from_str_radix(&escape[..digits], 16).ok().and_then(char::from_u32);
        out.extend(code.or_else(|| escape.chars().next()));
        let used = if digits > 0 { digits } else { escape.chars().next().map_or(0, char::len_utf8) };
        rest = &escape[used..];
        rest = if digits > 0 { rest.strip_prefix([' ', '\t', '\n', '\r', '\u{c}']).unwrap_or(rest) } else { rest };
    }
    out + rest
}
