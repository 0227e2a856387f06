//! The front matter of a chapter or a page.

use super::{Contact, Day, ReviewEvery};

#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontMatter {
    pub title: Box<str>,
    pub slug: Option<Box<str>>,
    pub description: Option<Box<str>>,
    #[serde(default)]
    pub aliases: Vec<Box<str>>,
    #[serde(default)]
    pub draft: bool,
    pub publish: Option<Day>,
    pub expires: Option<Day>,
    pub withdrawn: Option<Box<str>>,
    pub updated: Option<Day>,
    pub owner: Option<Box<str>>,
    pub contact: Option<Contact>,
    pub reviewed: Option<Day>,
    pub review_every: Option<ReviewEvery>,
}
