//! The site as a whole.

use super::{Contact, Customs, OwnRole, OwnStatus, PrintKind, Text, Winter, YearStart};

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteFile {
    pub name: Text,
    pub base_url: Box<str>,
    pub languages: Vec<Box<str>>,
    pub theme: Option<Box<str>>,
    pub owner: Option<Text>,
    pub contact: Option<Contact>,
    #[serde(default)]
    pub missing: Missing,
    pub licence: Option<Licence>,
    pub accessibility_statement: Option<Box<str>>,
    pub publications: Option<Vec<Box<str>>>,
    pub handbooks: Option<Vec<PrintKind>>,
    #[serde(default)]
    pub outputs: Outputs,
    pub winter: Option<Winter>,
    pub fiscal_year: Option<YearStart>,
    pub time_zone: Option<Box<str>>,
    #[serde(default)]
    pub statuses: Box<[OwnStatus]>,
    #[serde(default)]
    pub roles: Box<[OwnRole]>,
}

impl SiteFile {
    /// What the site says of its times.
    pub fn customs(&self) -> Customs {
        Customs { winter: self.winter, fiscal_year: self.fiscal_year, has_time_zone: self.time_zone.is_some() }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    Error,
    #[default]
    Warn,
    Fallback,
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    pub name: Text,
    pub url: Option<Box<str>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Outputs {
    pub units: bool,
    pub data: bool,
    pub glossary: bool,
    pub downloads: bool,
    pub feeds: bool,
    pub search: bool,
    pub print: bool,
}

impl Default for Outputs {
    fn default() -> Self {
        Self { units: true, data: true, glossary: true, downloads: true, feeds: true, search: true, print: true }
    }
}
