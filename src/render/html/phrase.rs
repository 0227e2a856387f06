//! Phrases as HTML.

use serde::{Serialize, Serializer};

use super::escape;
use super::surroundings::Links;
use super::text;
use crate::base::locale::direction;
use crate::pages::Phrase;

/// Prints a phrase. Words in another language than the page's are marked with it.
pub fn phrase(phrase: &Phrase<'_>, out: &mut String) {
    match phrase {
        Phrase::Plain { text, lang } => in_language(*lang, out, |out| escape::text(text, out)),
        Phrase::Marked { content, hrefs, lang } => {
            in_language(*lang, out, |out| text::inline(content, &Links { hrefs }, out));
        }
        Phrase::Link { href, words } => {
            out.push_str("<a href=\"");
            escape::attribute(href, out);
            out.push_str("\">");
            self::phrase(words, out);
            out.push_str("</a>");
        }
        Phrase::Time { iso: Some(iso), words } => {
            out.push_str("<time datetime=\"");
            escape::attribute(iso, out);
            out.push_str("\">");
            escape::text(words, out);
            out.push_str("</time>");
        }
        Phrase::Time { iso: None, words } => escape::text(words, out),
        Phrase::All(all) => all.iter().for_each(|one| self::phrase(one, out)),
    }
}

/// Prints something with the language it is in, and the way that runs, where that is another than the page's.
pub fn in_language(lang: Option<&str>, out: &mut String, print: impl FnOnce(&mut String)) {
    match lang {
        Some(lang) => {
            out.push_str("<span");
            language(lang, out);
            out.push('>');
            print(out);
            out.push_str("</span>");
        }
        None => print(out),
    }
}

/// Prints the attributes that say in which language an element is. The full stop of a Danish sentence on an Arabic page
/// stands at its end only where the direction is said too.
pub fn language(lang: &str, out: &mut String) {
    out.push_str(" lang=\"");
    escape::attribute(lang, out);
    out.push_str("\" dir=\"");
    out.push_str(direction(lang));
    out.push('"');
}

/// For templates, a phrase is finished HTML.
impl Serialize for Phrase<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut html = String::new();
        phrase(self, &mut html);
        serializer.serialize_str(&html)
    }
}
