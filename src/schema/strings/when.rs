//! The words for times: when something is, in a language's own order and prepositions.
//!
//! Each kind of time says how it is written with its year (`full`) and where the year is known (`bare`). Names of
//! months and the order of a full date are the language's own and stand in no file.

use super::Plural;
use crate::schema::{DurationUnit, Rhythm, Season, Third};

/// The words for times.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhenStrings {
    /// All the time.
    pub ongoing: Box<str>,
    /// When there is need.
    pub as_needed: Box<str>,
    /// How often, where nothing more is said.
    pub regularly: RhythmWords,
    /// A time with a word before it, as in "from {time}".
    pub joined: JoinedWords,
    /// A third of a time, as in "early {time}".
    pub thirds: ThirdWords,
    /// Two times that are written in full: `{first}`, `{last}`.
    pub range: Box<str>,
    /// Two times of the same year: `{first}` and `{last}` with it, `{first_bare}` and `{last_bare}` without.
    pub range_in_year: Box<str>,
    pub day: DayWords,
    pub week: WeekWords,
    pub month: MonthWords,
    pub quarter: NumberedWords<4>,
    pub half: NumberedWords<2>,
    pub season: SeasonWords,
    pub year: YearWords,
    /// What comes again.
    pub every: EveryWords,
    /// Lengths of time, as in "3 months".
    pub durations: DurationWords,
    /// So long after something: `{duration}`, `{event}`.
    pub within: Box<str>,
}

/// How often.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RhythmWords {
    pub weekly: Box<str>,
    pub monthly: Box<str>,
    pub quarterly: Box<str>,
    pub yearly: Box<str>,
}

/// A time, `{time}`, with a word before it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JoinedWords {
    /// The first time, as in "from 2026".
    pub from: Box<str>,
    /// The last time, as in "until 2030".
    pub until: Box<str>,
    /// The deadline, as in "by 31 October".
    pub by: Box<str>,
}

/// The same for one kind of time, where it has its own words. Its own slots can stand here beside `{time}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnJoinedWords {
    pub from: Option<Box<str>>,
    pub until: Option<Box<str>>,
    pub by: Option<Box<str>>,
}

/// The thirds of a time, `{time}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThirdWords {
    pub early: Box<str>,
    pub mid: Box<str>,
    pub late: Box<str>,
}

/// Days. Slots: `{day}`, `{month}` as in a date, `{month_alone}`, `{year}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayWords {
    /// Without the year.
    pub bare: Box<str>,
    /// Days of one month: `{first}`, `{last}`, `{month}`, `{year}`.
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
}

/// Weeks. Slots: `{week}`, `{year}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeekWords {
    /// With the year.
    pub full: Box<str>,
    /// Without the year.
    pub bare: Box<str>,
    /// Weeks of one year: `{first}`, `{last}`, `{year}`.
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
}

/// Months. Slots: `{month}` as in a date, `{month_alone}`, `{year}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MonthWords {
    /// Without the year.
    pub bare: Box<str>,
    /// Months of one year: `{first}`, `{last}`, `{year}`.
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    /// Its own thirds; else the general ones.
    pub thirds: Option<ThirdWords>,
}

/// Quarters or halves. Slots: `{ordinal}`, `{year}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, bound(deserialize = ""))]
pub struct NumberedWords<const N: usize> {
    /// "first" and so on.
    #[serde(with = "ordinals")]
    #[schemars(with = "Vec<String>", length(equal = N))]
    pub ordinals: [Box<str>; N],
    /// With the year.
    pub full: Box<str>,
    /// Without the year.
    pub bare: Box<str>,
    /// Two of one year: `{first}`, `{last}`, `{year}`.
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    /// Its own thirds; else the general ones.
    pub thirds: Option<ThirdWords>,
}

/// Seasons. Slots: `{season}`, `{year}`, and `{next}` for the next year in two digits.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeasonWords {
    pub spring: Box<str>,
    pub summer: Box<str>,
    pub autumn: Box<str>,
    pub winter: Box<str>,
    /// With the year.
    pub full: Box<str>,
    /// A winter, which lasts into the next year.
    pub full_winter: Box<str>,
    /// Without the year.
    pub bare: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    /// Its own thirds; else the general ones.
    pub thirds: Option<ThirdWords>,
}

/// Years. Slot: `{year}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearWords {
    pub full: Box<str>,
    /// Years: `{first}`, `{last}`.
    pub range: Box<str>,
    #[serde(default)]
    pub joined: OwnJoinedWords,
    /// Its own thirds; else the general ones.
    pub thirds: Option<ThirdWords>,
}

/// What comes again. `{n}` is the number.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EveryWords {
    pub day: Box<str>,
    pub week: Box<str>,
    pub month: Box<str>,
    pub year: Box<str>,
    /// Every so many days.
    pub days: Plural,
    pub weeks: Plural,
    pub months: Plural,
    pub years: Plural,
    /// More that is said of it, as in "every year by 31 October": `{every}`, `{more}`.
    pub with: Box<str>,
    /// With a deadline for the first time only: `{every}`, `{by}`.
    pub first_by: Box<str>,
}

/// Lengths of time. `{n}` is the number.
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

    pub fn serialize<S: Serializer, const N: usize>(words: &[Box<str>; N], serializer: S) -> Result<S::Ok, S::Error> {
        words.as_slice().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[Box<str>; N], D::Error> {
        let words = Vec::<Box<str>>::deserialize(deserializer)?;
        let count = words.len();
        words.try_into().map_err(|_| de::Error::custom(format!("there are {count} words, but {N} are needed")))
    }
}
