//! Whom to ask.

use super::Text;

#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub role: Option<Text>,
    pub email: Option<Box<str>>,
    pub phone: Option<Box<str>>,
    pub address: Option<Text>,
    pub url: Option<Box<str>>,
}
