//! A few words on a page: text in a language, with the links and times in it.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::escape;
use super::inline::{Href, References};
use tavle_base::locale::direction;
use tavle_parse::markdown::{Inline, Link, LinkId, plain, plain_with};

/// A few words. Where they are printed, those in another language than the page are marked.
///
/// Serialized, as for templates, a phrase is finished HTML.
#[derive(Clone, Debug, PartialEq)]
pub enum Phrase<'a> {
    /// Plain text, and its language's tag where that is another than the page's.
    Plain { text: Cow<'a, str>, lang: Option<&'a str> },
    /// Text with emphasis and links; `hrefs` has an address for each of its links, or nothing where a link leads to
    /// something that is not made.
    Marked { content: &'a [Inline], links: &'a [Link], hrefs: Vec<Href>, lang: Option<&'a str> },
    /// A link around other words.
    Link { href: String, words: Box<Phrase<'a>> },
    /// A time, with its machine-readable form where it has one.
    Time { iso: Option<String>, words: String },
    /// Several phrases after each other.
    All(Vec<Phrase<'a>>),
}

impl<'a> Phrase<'a> {
    /// Plain words in the page's language.
    pub fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Plain { text: text.into(), lang: None }
    }

    /// Nothing.
    pub fn none() -> Self {
        Self::All(Vec::new())
    }

    /// The phrase as a link, if there is something to lead to.
    pub fn linked(self, href: Option<String>) -> Self {
        match href {
            // A link holds no other.
            Some(href) => Self::Link { href, words: Box::new(self.unlinked()) },
            None => self,
        }
    }

    /// The phrase without the links in it, for where it becomes a link itself.
    pub fn unlinked(self) -> Self {
        match self {
            Self::Link { words, .. } => words.unlinked(),
            Self::All(all) => Self::All(all.into_iter().map(Self::unlinked).collect()),
            Self::Marked { content, links, hrefs, lang } => {
                let hrefs = hrefs.into_iter().map(|href| Href { address: None, ..href }).collect();
                Self::Marked { content, links, hrefs, lang }
            }
            other => other,
        }
    }

    /// The words without markup, for titles, spreadsheets and sorting.
    pub fn words(&self) -> Cow<'_, str> {
        match self {
            Self::Plain { text, .. } => Cow::Borrowed(text),
            Self::Marked { content, hrefs, .. } => {
                let text = plain(content);
                match text.is_empty() {
                    true => hrefs.iter().find_map(|href| href.title.clone()).unwrap_or_default().into(),
                    false => text.into(),
                }
            }
            Self::Link { words, .. } => words.words(),
            Self::Time { words, .. } => Cow::Borrowed(words),
            Self::All(all) => all.iter().map(|phrase| phrase.words().into_owned()).collect::<String>().into(),
        }
    }

    /// The words, with the address after each link in a text, for where nothing can be followed. Links around names that
    /// lead to another page of the site are left out.
    pub fn written_out(&self) -> Cow<'_, str> {
        match self {
            Self::Marked { content, hrefs, .. } => {
                let after = |link: LinkId, words: &str| {
                    let address = hrefs.get(link.index()).and_then(|href| href.address.as_deref());
                    match address.filter(|address| !says(words, address)) {
                        Some(address) if words.is_empty() => address.to_owned(),
                        Some(address) => format!(" ({address})"),
                        None => String::new(),
                    }
                };
                plain_with(content, &after).into()
            }
            Self::All(all) => all.iter().map(|phrase| phrase.written_out().into_owned()).collect::<String>().into(),
            Self::Plain { .. } | Self::Link { .. } | Self::Time { .. } => self.words(),
        }
    }

    /// The language of all its words, where that is another than the page's. Signs between words are of any language.
    pub fn lang(&self) -> Option<&'a str> {
        match self {
            Self::Plain { lang, .. } | Self::Marked { lang, .. } => *lang,
            Self::Link { words, .. } => words.lang(),
            Self::Time { .. } => None,
            Self::All(all) => {
                let worded = all.iter().filter(|part| part.words().contains(char::is_alphanumeric));
                let mut langs = worded.map(Self::lang);
                let first = langs.next()?;
                langs.all(|lang| lang == first).then_some(first)?
            }
        }
    }

    /// A string of the theme with phrases in its slots: `{date} by {body}`. A slot that is not given is left out.
    pub fn filled(pattern: &'a str, slots: Vec<(&str, Phrase<'a>)>) -> Self {
        let mut slots: Vec<(&str, Option<Phrase<'a>>)> =
            slots.into_iter().map(|(name, phrase)| (name, Some(phrase))).collect();
        let mut all = Vec::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                all.push(Self::plain(before));
            }
            let Some((name, tail)) = after.split_once('}') else {
                rest = after;
                break;
            };
            if let Some(phrase) = slots.iter_mut().find(|(slot, _)| *slot == name).and_then(|(_, phrase)| phrase.take())
            {
                all.push(phrase);
            }
            rest = tail;
        }
        if !rest.is_empty() {
            all.push(Self::plain(rest));
        }
        Self::All(all)
    }

    /// Several phrases as a list in running text: "a, b and c".
    pub fn listed(phrases: Vec<Self>, and: &'a str) -> Self {
        let last = phrases.len().saturating_sub(1);
        let mut all = Vec::new();
        for (n, phrase) in phrases.into_iter().enumerate() {
            if n > 0 {
                all.push(Self::plain(if n == last { format!(" {and} ") } else { ", ".to_owned() }));
            }
            all.push(phrase);
        }
        Self::All(all)
    }
}

impl Default for Phrase<'_> {
    fn default() -> Self {
        Self::none()
    }
}

/// Prints a phrase. Words in another language than the page's are marked with it.
pub fn phrase(phrase: &Phrase<'_>, out: &mut String) {
    match phrase {
        Phrase::Plain { text, lang } => in_language(*lang, out, |out| escape::running(text, out)),
        Phrase::Marked { content, links, hrefs, lang } => {
            let references = References { links, hrefs, document: None };
            in_language(*lang, out, |out| references.inlines(content, out));
        }
        Phrase::Link { href, words } => {
            out.push_str("<a");
            escape::named("href", href, out);
            out.push('>');
            self::phrase(words, out);
            out.push_str("</a>");
        }
        Phrase::Time { iso: Some(iso), words } => {
            out.push_str("<time");
            escape::named("datetime", iso, out);
            out.push('>');
            escape::text(words, out);
            out.push_str("</time>");
        }
        Phrase::Time { iso: None, words } => escape::text(words, out),
        Phrase::All(all) => all.iter().for_each(|one| self::phrase(one, out)),
    }
}

/// Prints something with the language it is in, and its direction, where that is another than the page's.
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
    escape::named("lang", lang, out);
    escape::named("dir", direction(lang), out);
}

impl Serialize for Phrase<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut html = String::new();
        phrase(self, &mut html);
        serializer.serialize_str(&html)
    }
}

/// Whether the words of a link are its address already.
fn says(words: &str, address: &str) -> bool {
    let bare = ["mailto:", "tel:", "https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
    let bare = bare.unwrap_or(address);
    words == address || words == bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use tavle_parse::markdown;

    #[test]
    fn an_address_that_is_its_own_words_is_written_out_once() {
        let text = "Se www.x.example, https://x.example/a, [loven](https://y.example) og <b@x.example>";
        let inlines = markdown::inline(text);
        let address = |link: &markdown::Link| Href { address: Some(link.destination.to_string()), title: None };
        let hrefs = inlines.links.iter().map(address).collect();
        let phrase = Phrase::Marked { content: &inlines.content, links: &inlines.links, hrefs, lang: None };
        assert_eq!(
            phrase.written_out(),
            "Se www.x.example, https://x.example/a, loven (https://y.example) og b@x.example"
        );
    }
}
