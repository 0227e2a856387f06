//! Times in words: `primo august 2026`, `uge 18-21, 2026`, `hvert 4. år`.

use jiff::civil::Date;

use super::guess::Guess;
use super::words::{ROUTINES, Word, count, unit, word};
use crate::when::{Duration, Point, Season, Span, SpanUnit, Third, Week};
use tavle_base::message;

/// The year in examples.
const EXAMPLE: i16 = 2026;

/// A word, or a number and how many digits it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Word(Word),
    Number(u16, usize),
}

/// What the words of one phrase say, each at most once but for the numbers.
#[derive(Clone, Debug, Default)]
struct Said {
    third: Option<Third>,
    kind: Option<Kind>,
    year: Option<i16>,
    numbers: Vec<u16>,
    from: bool,
    by: bool,
    /// Whether it is a winter with the years in which it begins and ends.
    has_both_years: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Month(i8),
    Season(Season),
    Week,
    Quarter,
    Half,
}

/// A phrase that means always, now and then, or again and again.
pub(super) fn routine(text: &str) -> Option<Guess> {
    let text = text.trim_end_matches(['.', '!']);
    if let Some((written, _)) = ROUTINES.iter().find(|(_, phrases)| phrases.contains(&text)) {
        return Some(Guess::Meant((*written).to_owned()));
    }
    Some(Guess::Meant(format!("{{ every: {} }}", every(text)?)))
}

/// The time from one to the next: `hvert 4. år`, `every second year`.
pub(super) fn every(text: &str) -> Option<Duration> {
    let rest = ["hvert ", "hver ", "every ", "each "].into_iter().find_map(|every| text.strip_prefix(every))?;
    duration(rest)
}

/// A length of time in words or in wrong case: `4 år`, `tre måneder`, `p4y`, `4Y`.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let text = text.trim().to_lowercase();
    if let Some(duration) = Duration::parse(&text.to_uppercase()) {
        return Some(duration);
    }
    let (mut number, mut of) = (None, None);
    for piece in pieces(&text)? {
        match piece.parse::<u16>().ok().or_else(|| count(piece)) {
            Some(found) if number.is_none() => number = Some(found),
            Some(_) => return None,
            None if of.is_none() => of = Some(unit(piece)?),
            None => return None,
        }
    }
    Duration::new(number?, of?)
}

/// One time in words, or two that share what comes after them (`1.-5. marts 2026`, `uge 18-21, 2026`).
pub(super) fn words(text: &str) -> Option<Guess> {
    let said = Said::read(text)?;
    let Some(year) = said.year else {
        said.point(EXAMPLE)?;
        let written = said.written(EXAMPLE)?;
        return Some(Guess::Missing(match said.kind? {
            Kind::Week => message!("help.calendar.year-and-week", written),
            Kind::Month(_) if !said.numbers.is_empty() => message!("help.calendar.year-month-and-day", written),
            Kind::Month(_) => message!("help.calendar.year-and-month", written),
            Kind::Quarter => message!("help.calendar.year-and-quarter", written),
            Kind::Half => message!("help.calendar.year-and-half", written),
            Kind::Season(_) => message!("help.calendar.year-and-season", written),
        }));
    };
    if said.has_both_years {
        let (begins, ends) = (said.written(year)?, said.written(year + 1)?);
        return Some(Guess::Missing(message!("help.calendar.winter", begins, ends)));
    }
    if let (Some(Kind::Month(month)), Some(day)) = (said.kind, said.numbers.iter().max())
        && let Some(not_there) = super::calendar::day_there(year.into(), month as u16, *day)
    {
        return Some(not_there);
    }
    Some(Guess::Meant(said.written(year)?))
}

/// A time on which something begins that goes on: `2027 og frem`, `2027-`.
pub(super) fn open_ended(text: &str) -> Option<Guess> {
    let first = ["-", "–", " og frem", " og fremefter", " fremefter", " and onwards", " onwards", " and on"]
        .into_iter()
        .find_map(|end| text.strip_suffix(end))?;
    let first = ["fra ", "from "].into_iter().find_map(|from| first.strip_prefix(from)).unwrap_or(first);
    Some(Guess::Meant(format!("{}/..", one(first.trim(), None)?)))
}

/// All through a time: `løbende i 2027`.
pub(super) fn all_through(text: &str) -> Option<Guess> {
    let (_, ongoing) = ROUTINES.iter().find(|(written, _)| *written == "ongoing")?;
    let rest = ongoing.iter().chain(&["ongoing"]).find_map(|word| text.strip_prefix(*word)?.strip_prefix(' '))?;
    let rest = ["i ", "in ", "through ", "hele "].into_iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    Some(Guess::Meant(one(rest, None)?.to_string()))
}

/// Words about what comes before a time: `efter mødet`, as it is written.
pub(super) fn after(text: &str) -> Option<Guess> {
    let event = ["efter ", "Efter ", "after ", "After "].into_iter().find_map(|word| text.strip_prefix(word))?.trim();
    let is_plain =
        !event.is_empty() && event.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '.' | '’' | '-'));
    is_plain.then(|| Guess::Meant(format!("{{ after: {event} }}")))
}

/// Two times with a sign or word between them; the first may leave out what it shares with the second.
pub(super) fn range(text: &str) -> Option<Guess> {
    let text = ["fra ", "from "].into_iter().find_map(|from| text.strip_prefix(from)).unwrap_or(text);
    ["/", "–", "—", " - ", " til ", " to ", " until ", "..", "-"].into_iter().find_map(|between| {
        let (first, last) = text.split_once(between)?;
        let (first, last) = (first.trim(), last.trim());
        if last.is_empty() {
            return None;
        }
        if let (Some(start), true) = (Point::parse(&restore(first)), last.len() < first.len() && first.is_ascii()) {
            let whole = format!("{}{last}", &first[..first.len() - last.len()]);
            if let Some(end) = Point::parse(&restore(&whole)) {
                return Some(Guess::Meant(format!("{start}/{end}")));
            }
        }
        let end = one(last, None)?;
        let start = one(first, Some(end.year()))?;
        Some(Guess::Meant(format!("{start}/{end}")))
    })
}

/// A text in lower case with the capitals that the forms have.
fn restore(text: &str) -> String {
    text.replace("-w", "-W").replace("-q", "-Q").replace("-h", "-H")
}

/// One time, in whatever form; its year may be known from elsewhere.
fn one(text: &str, year: Option<i16>) -> Option<Point> {
    if let Some(point) = Point::parse(&restore(text)) {
        return Some(point);
    }
    if let Some(Guess::Meant(written)) = super::calendar::numbers(text) {
        return Point::parse(&written);
    }
    let said = Said::read(text).filter(|said| !said.from && !said.by)?;
    match said.point(said.year.or(year)?)? {
        (point, None) => Some(point),
        _ => None,
    }
}

/// Runs of letters and runs of digits; `None` where there are signs that no date has.
fn pieces(text: &str) -> Option<Vec<&str>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same: fn(char) -> bool = match first {
            '0'..='9' => |c| c.is_ascii_digit(),
            _ if first.is_alphabetic() => |c| c.is_alphabetic() || c == '\'',
            ' ' | '.' | ',' | '-' | '–' | '/' | '\'' | '’' | '(' | ')' | '\u{a0}' => {
                rest = &rest[first.len_utf8()..];
                continue;
            }
            _ => return None,
        };
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        pieces.push(&rest[..end]);
        rest = &rest[end..];
    }
    Some(pieces)
}

impl Said {
    fn read(text: &str) -> Option<Self> {
        let mut said = Self::default();
        for piece in pieces(text)? {
            let token = match piece.parse::<u16>() {
                Ok(number) => Token::Number(number, piece.len()),
                Err(_) => Token::Word(word(piece)?),
            };
            said.add(token)?;
        }
        Some(said)
    }

    /// Takes in one token; `None` where it does not fit with what was said.
    fn add(&mut self, token: Token) -> Option<()> {
        let mut kind = |kind| match self.kind.replace(kind) {
            None => Some(()),
            Some(before) => (before == kind).then_some(()),
        };
        match token {
            Token::Word(Word::Third(third)) => return self.third.replace(third).is_none().then_some(()),
            Token::Word(Word::Month(month)) => return kind(Kind::Month(month)),
            Token::Word(Word::Season(season)) => return kind(Kind::Season(season)),
            Token::Word(Word::Week) => return kind(Kind::Week),
            Token::Word(Word::Quarter) => return kind(Kind::Quarter),
            Token::Word(Word::Half) => return kind(Kind::Half),
            Token::Word(Word::Ordinal(number)) => self.numbers.push(number),
            Token::Word(Word::From) => self.from = true,
            Token::Word(Word::By) => self.by = true,
            Token::Word(Word::Filler) => {}
            Token::Number(year, 4) if self.year.is_none() => self.year = Some(i16::try_from(year).ok()?),
            // A winter is often written with both of its years.
            Token::Number(next, 2 | 4) if self.follows(next) => self.has_both_years = true,
            // The days of a season are not counted, so this is its year.
            Token::Number(year, 2) if self.year.is_none() && matches!(self.kind, Some(Kind::Season(_))) => {
                self.year = Some(2000 + year as i16);
            }
            Token::Number(number, 1 | 2) => self.numbers.push(number),
            Token::Number(..) => return None,
        }
        Some(())
    }

    fn follows(&self, next: u16) -> bool {
        let winter = self.kind == Some(Kind::Season(Season::Winter));
        winter && self.year.is_some_and(|year| (year + 1) % 100 == (next % 100) as i16)
    }

    /// The point said, and the second where a range is.
    fn point(&self, year: i16) -> Option<(Point, Option<Point>)> {
        let spans = |first: Option<SpanUnit>, last: Option<SpanUnit>| {
            let span = |unit| {
                let span = Span::new(year, unit)?;
                Some(self.third.map_or(Point::Span(span), |third| Point::Third(third, span)))
            };
            Some((span(first?)?, last.and_then(span)))
        };
        let (first, last) = (self.numbers.first().copied(), self.numbers.last().copied());
        let last = last.filter(|_| self.numbers.len() > 1);
        match self.kind {
            None if self.numbers.is_empty() && (self.third.is_some() || self.from || self.by) => {
                spans(Some(SpanUnit::Year), None)
            }
            None => None,
            Some(Kind::Month(month)) if self.third.is_none() && first.is_some() => {
                let day = |day: u16| Date::new(year, month, i8::try_from(day).ok()?).ok().map(Point::Day);
                Some((day(first?)?, last.and_then(day)))
            }
            Some(Kind::Week) if self.third.is_none() => {
                let week = |week: u16| Week::new(year, i8::try_from(week).ok()?).map(Point::Week);
                Some((week(first?)?, last.and_then(week)))
            }
            Some(Kind::Quarter) => {
                spans(first.map(|n| SpanUnit::Quarter(n as i8)), last.map(|n| SpanUnit::Quarter(n as i8)))
            }
            Some(Kind::Half) => spans(first.map(|n| SpanUnit::Half(n as i8)), last.map(|n| SpanUnit::Half(n as i8))),
            Some(Kind::Month(month)) if first.is_none() => spans(Some(SpanUnit::Month(month)), None),
            Some(Kind::Season(season)) if first.is_none() => spans(Some(SpanUnit::Season(season)), None),
            Some(Kind::Month(_) | Kind::Season(_) | Kind::Week) => None,
        }
    }

    fn written(&self, year: i16) -> Option<String> {
        match (self.point(year)?, self.from, self.by) {
            ((first, Some(last)), false, false) => Some(format!("{first}/{last}")),
            ((first, None), false, false) => Some(first.to_string()),
            ((first, None), true, false) => Some(format!("{first}/..")),
            ((last, None), false, true) => Some(format!("../{last}")),
            _ => None,
        }
    }
}
