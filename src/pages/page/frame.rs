//! What stands around the content of a page, as plain data.

use serde::Serialize;

use tavle_markup::Phrase;

/// What is the same on every page of one language.
#[derive(Clone, Debug, Serialize)]
pub struct Masthead<'a> {
    pub name: String,
    /// The address of the home page in this language.
    pub home: String,
    /// The address of the page that searches; nothing where there is none.
    pub search: Option<String>,
    /// The main navigation: publications, units, data, glossary, as far as they are made.
    pub navigation: Vec<Link<'a>>,
    /// The site's own pages, for the footer: all of them on the home page, on others the first few and a link to the rest.
    pub pages: Vec<Link<'a>>,
    pub owner_html: Option<Phrase<'a>>,
    pub contact: Option<ContactFacts<'a>>,
    pub licence: Option<Link<'a>>,
    pub accessibility: Option<Link<'a>>,
    /// What is new, for programs that follow it.
    pub feed: Option<String>,
    /// The day for which the site is made, as a native would write it.
    pub as_of: String,
}

/// A link with its text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Link<'a> {
    pub title_html: Phrase<'a>,
    /// Nothing where the page it would lead to is not made: the title is then shown as plain text.
    pub href: Option<String>,
    /// Whether it leads to the page itself, or to the part of the site the page is in.
    pub current: bool,
}

impl<'a> Link<'a> {
    /// A link to another page, or its title alone where that page is not made.
    pub fn new(title_html: Phrase<'a>, href: Option<String>) -> Self {
        Self { title_html, href, current: false }
    }
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ContactFacts<'a> {
    pub role_html: Option<Phrase<'a>>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// The telephone number without spaces, for `tel:`.
    pub phone_href: Option<String>,
    pub address_html: Option<Phrase<'a>>,
    pub url: Option<String>,
}

/// What every page has around its content.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Frame<'a> {
    /// The language's tag, for `<html lang>`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The title alone, as plain text: for `<title>` and link previews.
    pub title: String,
    /// The title as the page's heading.
    pub title_html: Phrase<'a>,
    pub description: Option<String>,
    /// The absolute address of this page, or of the original where the page is mostly in another language.
    pub canonical: String,
    /// Whether search engines should leave it alone (not-found page, language choice).
    pub noindex: bool,
    /// The same page in each language, this one among them.
    pub languages: Vec<Alternate>,
    /// From the home page down to the page above this one; empty on the home page.
    pub breadcrumb: Vec<Link<'a>>,
    pub notices: Vec<Notice<'a>>,
    /// The headings of the page's text, for a contents list; empty where there are fewer than three.
    pub contents: Vec<Heading<'a>>,
    /// What the page shows in other formats, and what is new on the site, for programs: `<link rel="alternate">`.
    pub alternates: Vec<Download>,
    pub updated: Option<TimeFacts>,
    /// The day for which the page is made, as a native would write it; nothing where the page is the same on any day.
    pub as_of: Option<String>,
    /// The day on which the text was last reviewed, and that by which it is reviewed next.
    pub reviewed: Option<TimeFacts>,
    pub next_review: Option<TimeFacts>,
    /// Who owns the page.
    pub owner: Option<Link<'a>>,
    pub contact: Option<ContactFacts<'a>>,
    /// The prefix of links to the theme's files: `/` or, in a portable site, as many `../` as it takes.
    pub root: String,
    /// The addresses of the theme's files, by name: `style`, `favicon`, `logo`, `script`.
    pub assets: Assets,
    /// `website` or `article`, for link previews.
    pub og_type: &'static str,
    /// The Content-Security-Policy.
    pub policy: String,
}

/// The theme's files that templates link to, with a content hash in their names.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Assets {
    pub style: String,
    pub favicon: String,
    pub logo: Option<String>,
    /// The script for tables and links to copy.
    pub script: Option<String>,
    /// The script of the page that searches.
    pub search: Option<String>,
    /// Fonts to load at once.
    pub preload: Vec<String>,
}

/// The page in one of the site's languages.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The language's name in itself, as in "Dansk".
    pub name: String,
    pub href: String,
    /// The absolute address; nothing where the page is mostly not translated, so that search engines are not pointed to it.
    pub absolute: Option<String>,
    pub current: bool,
}

/// Something to know before reading: "not yet valid", "shown in Danish".
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Notice<'a> {
    /// `superseded`, `expired`, `not-yet-valid`, `fallback`.
    pub kind: &'static str,
    pub text_html: Phrase<'a>,
}

/// A heading of the page's text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading<'a> {
    pub id: String,
    pub level: u8,
    pub title_html: Phrase<'a>,
}

/// A time, for `<time>`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TimeFacts {
    pub iso: Option<String>,
    pub words: String,
}

/// A file to take along.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// What it is, with its format, as in "Spreadsheet (CSV)".
    pub title: String,
    /// As in `text/csv`.
    pub media_type: &'static str,
    pub href: String,
}
