//! The site as a whole.

use super::{Contact, PrintKind, Text};

/// `site.yaml`.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    /// The site's name.
    pub name: Text,
    /// The address at which the site is published, as in `https://plans.example.org`.
    pub base_url: Box<str>,
    /// The languages as BCP 47 tags; the first is the default.
    pub languages: Vec<Box<str>>,
    /// The name of a folder under `themes/`; the built-in theme if left out.
    pub theme: Option<Box<str>>,
    /// Who answers for the site: a text, or the id of a unit.
    pub owner: Option<Text>,
    /// Whom to ask when a page or publication names no one.
    pub contact: Option<Contact>,
    /// What to do where a text is not translated.
    #[serde(default)]
    pub missing: Missing,
    /// The licence under which text and data may be used.
    pub licence: Option<Licence>,
    /// The accessibility statement: an address, or the name of a page's file as in `accessibility.md`.
    pub accessibility_statement: Option<Box<str>>,
    /// The order of the publications, by folder; by name if left out.
    pub publications: Option<Vec<Box<str>>>,
    /// Which printed documents are made, where a publication has no list of its own; all if left out, none for `[]`.
    pub handbooks: Option<Vec<PrintKind>>,
    /// Which families of pages are made.
    #[serde(default)]
    pub outputs: Outputs,
}

/// What to do where a text is not translated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// It is a fault.
    Error,
    /// It is warned of, and the text is shown in the default language, marked as such.
    #[default]
    Warn,
    /// The text is shown in the default language, marked as such.
    Fallback,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// The licence's name, as in `CC BY 4.0`.
    pub name: Text,
    /// Where it can be read.
    pub url: Option<Box<str>>,
}

/// The families of pages, each made unless it is set to `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Outputs {
    /// A page for each unit, and the tree of units.
    pub units: bool,
    /// A page for each data set, and the list of them.
    pub data: bool,
    /// The glossary's page.
    pub glossary: bool,
    /// The data sets as files.
    pub downloads: bool,
    /// Feeds of what is new.
    pub feeds: bool,
    /// Search in the reader's browser: a page that searches in each language, a box at the head of every page, and an
    /// index of pages, units, terms and rows. Never part of a portable site.
    pub search: bool,
    /// Printed documents.
    pub print: bool,
}

impl Default for Outputs {
    fn default() -> Self {
        Self { units: true, data: true, glossary: true, downloads: true, feeds: true, search: true, print: true }
    }
}
