//! The words for times: when something is, in a language's own order and prepositions.
//!
//! Each kind of time says how it is written with its year (`full`) and where the year is known (`bare`). Names of
//! months and the order of a full date are the language's own and stand in no file.

use super::Plural;
use super::page::strings;
use super::words::words;
use crate::{DurationUnit, Rhythm, Season, Third};

strings! {
    pub struct WhenStrings {
        ongoing,
        as_needed,
        regularly: RhythmWords,
        joined: JoinedWords,
        thirds: ThirdWords,
        range,
        range_in_year,
        day: DayWords,
        hour: HourWords,
        week: WeekWords,
        month: MonthWords,
        quarter: NumberedWords<4>,
        half: NumberedWords<2>,
        season: SeasonWords,
        year: YearWords,
        fiscal_year: FiscalWords,
        fiscal_quarter: FiscalWords,
        every: EveryWords,
        durations: DurationWords,
        within,
        after,
        several,
        several_more,
    }
}

words! {
    pub struct RhythmWords of Rhythm {
        "weekly": weekly,
        "monthly": monthly,
        "quarterly": quarterly,
        "yearly": yearly,
    }
}

strings! {
    pub struct JoinedWords {
        from,
        until,
        by,
    }
}

strings! {
    #[derive(Default)]
    pub struct OwnJoinedWords {
        from: Option<Box<str>>,
        until: Option<Box<str>>,
        by: Option<Box<str>>,
    }
}

words! {
    pub struct ThirdWords of Third {
        "early": early,
        "mid": mid,
        "late": late,
    }
}

strings! {
    pub struct DayWords {
        bare,
        range,
        #[serde(default)]
        joined: OwnJoinedWords,
    }
}

strings! {
    pub struct HourWords {
        full,
        range,
        #[serde(default)]
        joined: OwnJoinedWords,
    }
}

strings! {
    pub struct WeekWords {
        full,
        bare,
        range,
        #[serde(default)]
        joined: OwnJoinedWords,
    }
}

strings! {
    pub struct MonthWords {
        bare,
        range,
        #[serde(default)]
        joined: OwnJoinedWords,
        thirds: Option<ThirdWords>,
    }
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

strings! {
    pub struct SeasonWords {
        spring,
        summer,
        autumn,
        winter,
        full,
        full_winter,
        bare,
        #[serde(default)]
        joined: OwnJoinedWords,
        thirds: Option<ThirdWords>,
    }
}

strings! {
    pub struct YearWords {
        full,
        range,
        #[serde(default)]
        joined: OwnJoinedWords,
        thirds: Option<ThirdWords>,
    }
}

strings! {
    pub struct FiscalWords {
        full,
        #[serde(default)]
        joined: OwnJoinedWords,
        thirds: Option<ThirdWords>,
    }
}

strings! {
    pub struct EveryWords {
        day,
        week,
        month,
        year,
        days: Plural,
        weeks: Plural,
        months: Plural,
        years: Plural,
        with,
        first_by,
    }
}

strings! {
    pub struct DurationWords {
        days: Plural,
        weeks: Plural,
        months: Plural,
        years: Plural,
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

    use tavle_base::message;

    pub fn serialize<S: Serializer, const N: usize>(words: &[Box<str>; N], serializer: S) -> Result<S::Ok, S::Error> {
        words.as_slice().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[Box<str>; N], D::Error> {
        let words = Vec::<Box<str>>::deserialize(deserializer)?;
        let count = words.len();
        words.try_into().map_err(|_| de::Error::custom(message!("bad-strings.ordinals", n = count, needed = N)))
    }
}
