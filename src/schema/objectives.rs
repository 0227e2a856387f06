//! Objectives: what is to be reached, and how one sees it.

use serde::de::{self, Deserialize, MapAccess};

use super::{Indicator, Many, OwnValues, Relation, ReportInterval, RowCommon, RowNumber, Text, data_file::data_file};

data_file! {
    pub struct Objectives("objectives", rows in ["objectives"] with &["text", "id", "criteria", "indicators", "number"]) {
        pub title: Text,
        pub areas: Box<[ObjectiveArea]>,
        pub report_every: Option<ReportInterval>,
    }
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectiveArea {
    pub id: Option<Box<str>>,
    pub title: Text,
    pub objectives: Box<[Objective]>,
}

/// An objective: a text, or `{ id?, text, criteria?, indicators? }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Objective {
    pub text: Text,
    pub id: Option<Box<str>>,
    /// When it counts as reached.
    pub criteria: Option<Box<[Text]>>,
    /// How one sees how far it is.
    pub indicators: Option<Vec<Indicator>>,
    pub number: Option<RowNumber>,
    pub also: Option<Many<Text>>,
    pub serves: Option<Many<Box<str>>>,
    pub related: Option<Many<Relation>>,
    pub own: OwnValues,
}

impl Objective {
    /// What it has beside the fields of its kind.
    pub fn take_common(&mut self) -> RowCommon {
        RowCommon {
            number: self.number.take(),
            also: self.also.take().unwrap_or_default(),
            serves: self.serves.take().unwrap_or_default(),
            related: self.related.take().unwrap_or_default(),
            own: std::mem::take(&mut self.own),
        }
    }
}

super::short::text_or_record! {
    Objective, "wanted.objective", text,
    {
        id: Box<str>, criteria: Box<[Text]>, indicators: Vec<Indicator>, number: RowNumber, also: Many<Text>,
        serves: Many<Box<str>>, related: Many<Relation>; own
    }
}
