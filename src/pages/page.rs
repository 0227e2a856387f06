//! What a page shows, as plain data: the facts that templates see, and the content between them.
//!
//! Templates see the page's [`Frame`] as `page`, its [`Main`] as `main`, its content as HTML in `content`, the
//! site's [`Masthead`] as `site` and the theme's strings as `s`, and nothing else. A field that ends in `_html` is
//! finished HTML, in which a text in another language than the page's is marked with its `lang`; every other field
//! is plain text and is escaped by the template.

use serde::Serialize;

/// What is the same on every page of one language.
#[derive(Clone, Debug, Serialize)]
pub struct Masthead {
    pub name: String,
    /// The address of the home page in this language.
    pub home: String,
    /// The main navigation: publications, units, data, glossary, as far as they are made.
    pub navigation: Vec<Link>,
    /// The site's own pages, for the footer.
    pub pages: Vec<Link>,
    pub owner_html: Option<String>,
    pub contact: Option<ContactFacts>,
    pub licence: Option<Link>,
    pub accessibility: Option<Link>,
    /// The as-of date as a native would write it.
    pub as_of: String,
}

/// A link with its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    pub title_html: String,
    /// Nothing where the page it would lead to is not made: the title is then shown as plain text.
    pub href: Option<String>,
    /// Whether it leads to the page itself, or to the part of the site the page is in.
    pub current: bool,
}

/// Whom to ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ContactFacts {
    pub role_html: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// The telephone number without spaces, for `tel:`.
    pub phone_href: Option<String>,
    pub address_html: Option<String>,
    pub url: Option<String>,
}

/// What every page has around its content.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Frame {
    /// The language's tag, for `<html lang>`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The title alone, as plain text: for `<title>` and link previews.
    pub title: String,
    /// The title as the page's heading.
    pub title_html: String,
    pub description: Option<String>,
    /// The absolute address of this page, or of the original where the page is mostly in another language.
    pub canonical: String,
    /// Whether search engines should leave it alone (not-found page, language choice).
    pub noindex: bool,
    /// The same page in each language, this one among them.
    pub languages: Vec<Alternate>,
    /// From the home page down to the page above this one; empty on the home page.
    pub breadcrumb: Vec<Link>,
    pub notices: Vec<Notice>,
    /// The headings of the page's text, for a contents list; empty where there are fewer than three.
    pub contents: Vec<Heading>,
    pub updated: Option<Moment>,
    /// Who owns the page.
    pub owner: Option<Link>,
    pub contact: Option<ContactFacts>,
    /// The prefix of links to the theme's files: `/` or, in a portable site, as many `../` as it takes.
    pub root: String,
    /// The addresses of the theme's files, by name: `style`, `favicon`, `logo`.
    pub assets: Assets,
    /// `website` or `article`, for link previews.
    pub og_type: &'static str,
}

/// The theme's files that templates link to, with a content hash in their names.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Assets {
    pub style: String,
    pub favicon: String,
    pub logo: Option<String>,
    /// Fonts to load at once.
    pub preload: Vec<String>,
}

/// The page in one of the site's languages.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    pub tag: String,
    /// The language's name in itself, as in "Dansk".
    pub name: String,
    pub href: String,
    /// The absolute address; nothing where the page is mostly not translated, so that search engines are not told.
    pub absolute: Option<String>,
    pub current: bool,
}

/// Something to know before reading: "not yet valid", "shown in Danish".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// `superseded`, `expired`, `not-yet-valid`, `fallback`.
    pub kind: &'static str,
    pub text_html: String,
}

/// A heading of the page's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    pub id: String,
    pub level: u8,
    pub title_html: String,
}

/// A time, for `<time>`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Moment {
    pub iso: Option<String>,
    pub words: String,
}

/// What the page is about: the facts of its own kind.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Main {
    Home(HomeFacts),
    /// A page of its own, such as contact. Only its content.
    Plain {},
    Publication(PublicationFacts),
    Chapter(ChapterFacts),
    DataSet(DataSetFacts),
    DataIndex(DataIndexFacts),
    Unit(UnitFacts),
    Units(UnitsFacts),
    Glossary(GlossaryFacts),
    NotFound(NotFoundFacts),
}

/// The home page: after its own text, the publications, what is next and what is open for consultation.
#[derive(Clone, Debug, Serialize)]
pub struct HomeFacts {
    pub publications: Vec<PublicationLine>,
    pub next: Vec<EventLine>,
    pub consultations: Vec<EventLine>,
}

/// A publication as it stands in a list.
#[derive(Clone, Debug, Serialize)]
pub struct PublicationLine {
    pub title_html: String,
    pub subtitle_html: Option<String>,
    pub href: String,
    pub kind_html: String,
    pub description_html: Option<String>,
    pub valid: Option<Moment>,
    /// A few words where it is not in force: "not yet valid", "expired", "superseded".
    pub state: Option<String>,
}

/// Something that happens at a time, as it stands in a list.
#[derive(Clone, Debug, Serialize)]
pub struct EventLine {
    pub when: Moment,
    pub title_html: String,
    pub href: Option<String>,
    /// The publication or data set it belongs to.
    pub of_html: Option<String>,
    /// How to take part, for a consultation.
    pub text_html: Option<String>,
    pub late: bool,
}

/// A publication's cover and contents.
#[derive(Clone, Debug, Serialize)]
pub struct PublicationFacts {
    pub subtitle_html: Option<String>,
    pub kind_html: String,
    pub description_html: Option<String>,
    /// The facts on the cover, in order: adopted, valid, version, owner, replaces, replaced by.
    pub facts: Vec<Fact>,
    pub parts: Vec<Part>,
    /// The data sets that its chapters show.
    pub data: Vec<Link>,
}

/// A fact on a cover: a word and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    pub value_html: String,
}

/// A part of a publication; chapters outside parts stand in one without a title.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    pub title_html: Option<String>,
    pub chapters: Vec<ChapterLine>,
}

/// A chapter in the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterLine {
    pub title_html: String,
    pub href: String,
    pub description_html: Option<String>,
    pub current: bool,
}

/// A chapter's place in its publication.
#[derive(Clone, Debug, Serialize)]
pub struct ChapterFacts {
    pub publication: Link,
    pub parts: Vec<Part>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
}

/// A data set's own page.
#[derive(Clone, Debug, Serialize)]
pub struct DataSetFacts {
    /// What kind of data it is, in words.
    pub kind: String,
    pub description_html: Option<String>,
    /// The file it comes from, as in `data/reception/overview.yaml`.
    pub source: String,
    pub rows: String,
    pub downloads: Vec<Download>,
    /// The chapters that show it.
    pub shown_in: Vec<Link>,
    /// Links to the views on this page: table, by unit, by time.
    pub views: Vec<Link>,
}

/// A file to take along.
#[derive(Clone, Debug, Serialize)]
pub struct Download {
    /// As in `CSV`.
    pub format: &'static str,
    pub href: String,
}

/// The list of all data sets.
#[derive(Clone, Debug, Serialize)]
pub struct DataIndexFacts {
    pub sets: Vec<DataSetLine>,
}

/// A data set in the list.
#[derive(Clone, Debug, Serialize)]
pub struct DataSetLine {
    pub title_html: String,
    pub href: String,
    pub kind: String,
    pub description_html: Option<String>,
    pub source: String,
    pub rows: String,
    pub updated: Option<Moment>,
    /// The publications it belongs to.
    pub publications: Vec<Link>,
    pub downloads: Vec<Download>,
}

/// A unit's own page.
#[derive(Clone, Debug, Serialize)]
pub struct UnitFacts {
    /// "Department", "Team" and so on.
    pub kind: Option<String>,
    pub short: Option<String>,
    pub parent: Option<Link>,
    pub children: Vec<Link>,
    pub contact: Option<ContactFacts>,
    /// Whether it has no task in any data set.
    pub is_idle: bool,
}

/// The units as a tree.
#[derive(Clone, Debug, Serialize)]
pub struct UnitsFacts {
    pub units: Vec<UnitNode>,
}

/// A unit in the tree and those below it.
#[derive(Clone, Debug, Serialize)]
pub struct UnitNode {
    pub name_html: String,
    pub short: Option<String>,
    pub kind: Option<String>,
    pub href: String,
    /// How many rows it has a role in, itself or through those below it, in words: "12 tasks"; nothing for none.
    pub tasks: Option<String>,
    pub children: Vec<UnitNode>,
}

/// The glossary.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryFacts {
    pub letters: Vec<GlossaryLetter>,
}

/// The terms under one letter.
#[derive(Clone, Debug, Serialize)]
pub struct GlossaryLetter {
    pub letter: String,
    pub terms: Vec<TermFacts>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub struct TermFacts {
    pub id: String,
    pub term_html: String,
    pub short_html: Option<String>,
    pub meaning_html: String,
}

/// The page for addresses that lead nowhere: the same words in every language.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundFacts {
    pub languages: Vec<NotFoundWords>,
}

/// "Not found" in one language.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundWords {
    pub tag: String,
    pub dir: &'static str,
    pub title: String,
    pub text: String,
    pub home: Link,
}
