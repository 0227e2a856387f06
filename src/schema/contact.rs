//! Whom to ask.

use super::Text;

/// Whom to ask: never a person's name, always a role.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Who answers.
    pub role: Option<Text>,
    /// An e-mail address.
    pub email: Option<Box<str>>,
    /// A telephone number, in quotes.
    pub phone: Option<Box<str>>,
    /// A postal address.
    pub address: Option<Text>,
    /// A web address.
    pub url: Option<Box<str>>,
}
