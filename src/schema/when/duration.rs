//! A length of time, as in ISO 8601: `P4Y`.

use std::fmt;

/// So many years, months, weeks or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    count: u16,
    unit: DurationUnit,
}

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    Day,
    Week,
    Month,
    Year,
}

impl DurationUnit {
    /// The letter for it, as in `P4Y`.
    pub fn letter(self) -> char {
        match self {
            Self::Day => 'D',
            Self::Week => 'W',
            Self::Month => 'M',
            Self::Year => 'Y',
        }
    }
}

impl Duration {
    /// The longest, in any unit.
    pub const LONGEST: u16 = 9999;

    /// A duration of at least one and at most [`Self::LONGEST`].
    pub fn new(count: u16, unit: DurationUnit) -> Option<Self> {
        (1..=Self::LONGEST).contains(&count).then_some(Self { count, unit })
    }

    /// At least one.
    pub fn count(self) -> u16 {
        self.count
    }

    pub fn unit(self) -> DurationUnit {
        self.unit
    }

    /// The months it has, if it is counted in months or years.
    pub fn months(self) -> Option<i32> {
        match self.unit {
            DurationUnit::Year => Some(i32::from(self.count) * 12),
            DurationUnit::Month => Some(i32::from(self.count)),
            DurationUnit::Week | DurationUnit::Day => None,
        }
    }

    /// The days it has, if it is counted in days or weeks.
    pub fn days(self) -> Option<i32> {
        match self.unit {
            DurationUnit::Week => Some(i32::from(self.count) * 7),
            DurationUnit::Day => Some(i32::from(self.count)),
            DurationUnit::Year | DurationUnit::Month => None,
        }
    }

    /// Reads `P4Y`, and `P1Y6M` as 18 months; `None` for all else, also for months and days together, whose length
    /// nobody can say.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.strip_prefix('P').filter(|rest| !rest.is_empty())?;
        let mut whole: Option<Self> = None;
        let mut before = None;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let unit = match rest.as_bytes().get(digits)? {
                b'Y' => DurationUnit::Year,
                b'M' => DurationUnit::Month,
                b'W' => DurationUnit::Week,
                b'D' => DurationUnit::Day,
                _ => return None,
            };
            if before.is_some_and(|before| before <= unit) {
                return None;
            }
            before = Some(unit);
            let part = Self::new(rest[..digits].parse().ok()?, unit)?;
            whole = Some(match whole {
                None => part,
                Some(whole) => whole.and(part)?,
            });
            rest = &rest[digits + 1..];
        }
        whole
    }

    /// Two durations that can be counted in the smaller one's unit.
    fn and(self, smaller: Self) -> Option<Self> {
        let sum = |a: Option<i32>, b: Option<i32>, unit| Self::new(u16::try_from(a? + b?).ok()?, unit);
        sum(self.months(), smaller.months(), DurationUnit::Month)
            .or_else(|| sum(self.days(), smaller.days(), DurationUnit::Day))
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "P{}{}", self.count, self.unit.letter())
    }
}
