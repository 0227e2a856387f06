//! How a site counts what countries count otherwise: the year of a winter, the beginning of a fiscal year, and whose clocks
//! its hours are of. `site.yaml` says so once, and each time is understood by it when the site is made.

use super::point::{Point, Season, Span, SpanUnit};
use super::{Hour, When, YearStart};
use tavle_base::{Message, message};

/// What a site says of its times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Customs {
    pub winter: Option<Winter>,
    pub fiscal_year: Option<YearStart>,
    /// Whether it says in which time zone its hours are.
    pub has_time_zone: bool,
}

/// Which year a winter bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Winter {
    Begins,
    Ends,
}

impl Point {
    /// Whether its days are known only with what the site says.
    pub(super) fn is_of_site(self) -> bool {
        matches!(self, Self::Span(span) | Self::Third(_, span)
            if matches!(span.unit(), SpanUnit::Season(Season::Winter) | SpanUnit::FiscalYear(_) | SpanUnit::FiscalQuarter(..)))
    }

    /// The same time as the site counts it, or what the site must say first.
    fn settled(self, customs: &Customs) -> Result<Self, Message> {
        let span = |span: Span| {
            let unit = match (span.unit(), customs.fiscal_year, customs.winter) {
                (SpanUnit::FiscalYear(_) | SpanUnit::FiscalQuarter(..), None, _) => {
                    return Err(message!("no-fiscal-year", written = span.to_string()));
                }
                // A fiscal year that begins with the year is the year.
                (SpanUnit::FiscalYear(_), Some(YearStart::JANUARY), _) => SpanUnit::Year,
                (SpanUnit::FiscalQuarter(_, n), Some(YearStart::JANUARY), _) => SpanUnit::Quarter(n),
                (SpanUnit::FiscalYear(_), Some(start), _) => SpanUnit::FiscalYear(start),
                (SpanUnit::FiscalQuarter(_, n), Some(start), _) => SpanUnit::FiscalQuarter(start, n),
                (SpanUnit::Season(Season::Winter), _, Some(Winter::Ends)) => SpanUnit::WinterByEnd,
                (unit, ..) => unit,
            };
            Ok(span.of(unit))
        };
        Ok(match self {
            Self::Hour(_) if !customs.has_time_zone => {
                return Err(message!("no-time-zone", written = self.to_string()));
            }
            Self::Span(one) => Self::Span(span(one)?),
            Self::Third(third, one) => Self::Third(third, span(one)?),
            other => other,
        })
    }

    fn is_winter_unsaid(self) -> bool {
        matches!(self, Self::Span(span) | Self::Third(_, span) if span.unit() == SpanUnit::Season(Season::Winter))
    }
}

impl<T> When<T> {
    /// The same time as the site counts it. Where that cannot be, the error, and the time as it can be read without.
    pub fn settle(&mut self, customs: &Customs) -> Option<Message> {
        let mut problem = None;
        self.each_point(&mut |point| match point.settled(customs) {
            Ok(settled) => *point = settled,
            Err(said) => problem = problem.take().or(Some(said)),
        });
        if let Self::Several(all) = self {
            all.sort_by_key(Self::moment);
        }
        problem.or_else(|| self.reversed())
    }

    /// Whether it names a winter of which nobody has said which year's it is.
    pub fn has_bare_winter(&mut self, customs: &Customs) -> bool {
        let mut found = false;
        self.each_point(&mut |point| found |= customs.winter.is_none() && point.is_winter_unsaid());
        found
    }

    /// The hours in it, as clocks show them.
    pub fn hours(&mut self) -> Vec<Hour> {
        let mut hours = Vec::new();
        self.each_point(&mut |point| {
            if let Point::Hour(hour) = point {
                hours.push(*hour);
            }
        });
        hours
    }

    /// The time that ends before it begins, if it is one.
    pub(super) fn reversed(&self) -> Option<Message> {
        let is_before = |last: Point, first: Point| match (first, last) {
            (Point::Hour(first), Point::Hour(last)) => last < first,
            _ => last.last_day() < first.first_day(),
        };
        match self {
            Self::Range(first, last) if is_before(*last, *first) => {
                Some(message!("range-reversed", first = first.to_string(), last = last.to_string()))
            }
            Self::Every(every) => {
                let (first, last) = (every.from?, every.until?);
                let (from, until) = (first.to_string(), last.to_string());
                is_before(last, first).then(|| message!("range-reversed.keys", first = from, last = until))
            }
            Self::Several(all) => all.iter().find_map(Self::reversed),
            _ => None,
        }
    }

    /// Whether it ends before it begins whatever the site says of its times.
    pub(super) fn is_surely_reversed(&mut self) -> bool {
        let mut of_site = false;
        self.each_point(&mut |point| of_site |= point.is_of_site());
        !of_site && self.reversed().is_some()
    }

    fn each_point(&mut self, f: &mut dyn FnMut(&mut Point)) {
        match self {
            Self::At(point) | Self::From(point) | Self::By(point) => f(point),
            Self::Range(first, last) => [first, last].into_iter().for_each(f),
            Self::Every(every) => [&mut every.from, &mut every.until, &mut every.by].into_iter().flatten().for_each(f),
            Self::Placed(placed) => f(&mut placed.sort),
            Self::Several(all) => all.iter_mut().for_each(|one| one.each_point(f)),
            Self::Ongoing | Self::AsNeeded | Self::Regularly(_) | Self::Within(_) | Self::After(_) | Self::Free(_) => {}
        }
    }

    /// Its times one by one: those of a list, else itself.
    pub fn each(&self) -> &[Self] {
        match self {
            Self::Several(all) => all,
            one => std::slice::from_ref(one),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::*;
    use crate::Text;

    fn settled(yaml: &str, customs: &Customs) -> Result<(String, String), String> {
        let mut when: When<Text> = serde_yaml::from_str(yaml).unwrap_or_else(|problem| panic!("{yaml}: {problem}"));
        match when.settle(customs) {
            Some(problem) => Err(problem.code().to_owned()),
            None => {
                let day = |day: Option<Date>| day.map_or("–".to_owned(), |day| day.to_string());
                Ok((day(when.first_day()), day(when.last_day())))
            }
        }
    }

    #[test]
    fn a_site_says_what_countries_count_otherwise() {
        let start = |text: &str| YearStart::parse(text).unwrap_or_else(|| panic!("{text}"));
        let days = |first: &str, last: &str| Ok((first.to_owned(), last.to_owned()));
        let begins = Customs { winter: Some(Winter::Begins), ..Customs::default() };
        let ends = Customs { winter: Some(Winter::Ends), ..Customs::default() };
        let april = Customs { fiscal_year: Some(start("04-01")), ..Customs::default() };
        let tax = Customs { fiscal_year: Some(start("04-06")), ..Customs::default() };
        let january = Customs { fiscal_year: Some(start("01-01")), ..Customs::default() };
        for (written, customs, expected) in [
            ("2026-winter", Customs::default(), days("2026-12-01", "2027-02-28")),
            ("2026-winter", begins, days("2026-12-01", "2027-02-28")),
            ("2026-winter", ends, days("2025-12-01", "2026-02-28")),
            ("late 2026-winter", ends, days("2026-02-01", "2026-02-28")),
            ("2026-winter/2026-summer", ends, days("2025-12-01", "2026-08-31")),
            ("2026-winter/2026-summer", begins, Err("range-reversed".into())),
            ("2025-autumn/2025-winter", ends, Err("range-reversed".into())),
            ("{ every: P1Y, from: 2026-winter, until: 2026-06 }", ends, days("2025-12-01", "2026-06-30")),
            ("[2026-spring, 2026-winter]", ends, days("2025-12-01", "2026-05-31")),
            ("FY2023", Customs::default(), Err("no-fiscal-year".into())),
            ("FY2023", april, days("2023-04-01", "2024-03-31")),
            ("FY2023", tax, days("2023-04-06", "2024-04-05")),
            ("FY2023", january, days("2023-01-01", "2023-12-31")),
            ("FY2023-Q4", april, days("2024-01-01", "2024-03-31")),
            ("FY2023-Q1", tax, days("2023-04-06", "2023-07-05")),
            ("FY2023-Q2", january, days("2023-04-01", "2023-06-30")),
            ("early FY2023", april, days("2023-04-01", "2023-07-31")),
            ("2024-02/FY2023", april, days("2024-02-01", "2024-03-31")),
            ("FY2023/2023-02", april, Err("range-reversed".into())),
            ("2026-09-03T19:00", Customs::default(), Err("no-time-zone".into())),
            (
                "2026-09-03T19:00",
                Customs { has_time_zone: true, ..Customs::default() },
                days("2026-09-03", "2026-09-03"),
            ),
        ] {
            assert_eq!(settled(written, &customs), expected, "{written} {customs:?}");
        }
        assert_eq!(YearStart::parse("02-29"), None);
        assert_eq!(YearStart::parse("4-1"), None);
    }
}
