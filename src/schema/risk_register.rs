//! A risk register: what may go wrong, how likely and how serious that is, and what is done about it.

use super::{Many, Rating, Status, Text, data_file::data_file, roles::with_roles};

data_file! {
    pub struct RiskRegister("risk-register", rows in ["risks"] with Risk::FIELDS) {
        pub title: Text,
        pub areas: Box<[RiskArea]>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RiskArea {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub risks: Box<[Risk]>,
}

with_roles! {
    pub struct Risk {
        pub id: Option<Box<str>>,
        pub risk: Text,
        pub cause: Option<Text>,
        pub likelihood: Rating,
        pub consequence: Rating,
        #[serde(default)]
        pub mitigation: Many<Text>,
        pub status: Option<Status>,
    }
}
