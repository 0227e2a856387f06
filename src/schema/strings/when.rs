//! The words for times: when something is, in a language's own order and prepositions.
//!
//! Each kind of time says how it is written with its year (`full`) and where the year is known (`bare`). Names of
//! months and the order of a full date are the language's own and stand in no file.

use super::Plural;
use crate::schema::{DurationUnit, Rhythm, Season, Third};

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhenStrings {
    pub ongoing: Box<str>,
    pub as_needed: Box<str>,
    pub regularly: RhythmWords,
    pub joined: JoinedWords,
    pub thirds: ThirdWords,
    pub range: Box<str>,
    pub range_in_year: Box<str>,
    pub day: DayWords,
    pub week: WeekWords,
    pub month: MonthWords,
    pub quarter: NumberedWords<4>,
    pub half: NumberedWords<2>,
    pub season: SeasonWords,
    pub year: YearWords,
    pub every: EveryWords,
    pub durations: DurationWords,
    pub within: Box<str>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RhythmWords {
    pub weekly: Box<str>,
    pub monthly: Box<str>,
    pub quarterly: Box<str>,
    pub yearly: Box<str>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinedWords {
    pub from: Box<str>,
    pub until: Box<str>,
    pub by: Box<str>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnJoinedWords {
    pub from: Option<Box<str>>,
    pub until: Option<Box<str>>,
    pub by: Option<Box<str>>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThirdWords {
    pub early: Box<str>,
    pub mid: Box<str>,
    pub late: Box<str>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayWords {
    pub bare: Box<str>,
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekWords {
    pub full: Box<str>,
    pub bare: Box<str>,
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthWords {
    pub bare: Box<str>,
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    pub thirds: Option<ThirdWords>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = ""))]
pub struct NumberedWords<const N: usize> {
    #[serde(with = "ordinals")]
    #[schemars(with = "Vec<String>", length(equal = N))]
    pub ordinals: [Box<str>; N],
    pub full: Box<str>,
    pub bare: Box<str>,
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    pub thirds: Option<ThirdWords>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeasonWords {
    pub spring: Box<str>,
    pub summer: Box<str>,
    pub autumn: Box<str>,
    pub winter: Box<str>,
    pub full: Box<str>,
    pub full_winter: Box<str>,
    pub bare: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    pub thirds: Option<ThirdWords>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearWords {
    pub full: Box<str>,
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    pub thirds: Option<ThirdWords>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EveryWords {
    pub day: Box<str>,
    pub week: Box<str>,
    pub month: Box<str>,
    pub year: Box<str>,
    pub days: Plural,
    pub weeks: Plural,
    pub months: Plural,
    pub years: Plural,
    pub with: Box<str>,
    pub first_by: Box<str>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DurationWords {
    pub days: Plural,
    pub weeks: Plural,
    pub months: Plural,
    pub years: Plural,
}

impl RhythmWords {
    /// The word for a rhythm.
    pub fn word(&self, rhythm: Rhythm) -> &str {
        match rhythm {
            Rhythm::Weekly => &self.weekly,
            Rhythm::Monthly => &self.monthly,
            Rhythm::Quarterly => &self.quarterly,
            Rhythm::Yearly => &self.yearly,
        }
    }
}

impl ThirdWords {
    /// The words for a third.
    pub fn word(&self, third: Third) -> &str {
        match third {
            Third::Early => &self.early,
            Third::Mid => &self.mid,
            Third::Late => &self.late,
        }
    }
}

impl SeasonWords {
    /// A season's name.
    pub fn name(&self, season: Season) -> &str {
        match season {
            Season::Spring => &self.spring,
            Season::Summer => &self.summer,
            Season::Autumn => &self.autumn,
            Season::Winter => &self.winter,
        }
    }
}

impl EveryWords {
    /// The words for each one of a unit.
    pub fn one(&self, unit: DurationUnit) -> &str {
        match unit {
            DurationUnit::Day => &self.day,
            DurationUnit::Week => &self.week,
            DurationUnit::Month => &self.month,
            DurationUnit::Year => &self.year,
        }
    }

    /// The words for every so many of a unit.
    pub fn many(&self, unit: DurationUnit) -> &Plural {
        match unit {
            DurationUnit::Day => &self.days,
            DurationUnit::Week => &self.weeks,
            DurationUnit::Month => &self.months,
            DurationUnit::Year => &self.years,
        }
    }
}

impl DurationWords {
    /// The words for so many of a unit.
    pub fn of(&self, unit: DurationUnit) -> &Plural {
        match unit {
            DurationUnit::Day => &self.days,
            DurationUnit::Week => &self.weeks,
            DurationUnit::Month => &self.months,
            DurationUnit::Year => &self.years,
        }
    }
}

/// A list of exactly as many words as there are things to name.
mod ordinals {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use crate::base::message;

    pub fn serialize<S: Serializer, const N: usize>(words: &[Box<str>; N], serializer: S) -> Result<S::Ok, S::Error> {
        words.as_slice().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[Box<str>; N], D::Error> {
        let words = Vec::<Box<str>>::deserialize(deserializer)?;
        let count = words.len();
        words.try_into().map_err(|_| de::Error::custom(message!("bad-strings.ordinals", n = count, needed = N)))
    }
}
