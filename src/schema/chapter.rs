//! The front matter of a chapter or a page.

use super::Day;

/// The facts that stand between `---` lines at the top of a Markdown file. They are in the file's language.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    /// The title, which is also the page's heading: plain words, without Markdown.
    pub title: Box<str>,
    /// The word in the address; the file's name if left out.
    pub slug: Option<Box<str>>,
    /// One sentence on what the page says, for search results and link previews: plain words, without Markdown.
    pub description: Option<Box<str>>,
    /// Addresses that the page had before, as in `/da/gammel-adresse/`; they lead here.
    #[serde(default)]
    pub aliases: Vec<Box<str>>,
    /// `true` while it is being written: it is left out of the site.
    #[serde(default)]
    pub draft: bool,
    /// The day from which it is shown.
    pub publish: Option<Day>,
    /// The day from which it is no longer shown. The page's address stays and says only that.
    pub expires: Option<Day>,
    /// What the page at its address says once it has expired, beside the day.
    pub withdrawn: Option<Box<str>>,
    /// The day on which it was last changed.
    pub updated: Option<Day>,
}
