//! A time as one writes it in YAML.

use std::fmt;

use super::{Every, Point, When};
use crate::Text;

impl fmt::Display for When<Text> {
    /// What is read as the same time again. The forms with keys come out as YAML in one line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::Range(Point::Hour(first), Point::Hour(last)) if first.day() == last.day() => {
                write!(f, "{first}/{}", last.clock())
            }
            Self::Range(first, last) => write!(f, "{first}/{last}"),
            Self::From(point) => write!(f, "{point}/.."),
            Self::By(point) => write!(f, "../{point}"),
            Self::Ongoing => f.write_str("ongoing"),
            Self::AsNeeded => f.write_str("as needed"),
            Self::Regularly(rhythm) => f.write_str(rhythm.word()),
            Self::Every(every) => every.fmt(f),
            Self::Within(within) => write!(f, "{{ within: {}, of: {} }}", within.duration, Flow(&within.of)),
            Self::After(text) => write!(f, "{{ after: {} }}", Flow(text)),
            Self::Placed(placed) => write!(f, "{{ text: {}, sort: {} }}", Flow(&placed.text), placed.sort),
            Self::Several(all) => {
                for (n, one) in all.iter().enumerate() {
                    write!(f, "{}{one}", if n == 0 { "[" } else { ", " })?;
                }
                f.write_str("]")
            }
            Self::Free(text) => write!(f, "{{ text: {} }}", Flow(text)),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{ every: {}", self.duration)?;
        for (key, point) in [("from", self.from), ("until", self.until), ("by", self.by)] {
            if let Some(point) = point {
                write!(f, ", {key}: {point}")?;
            }
        }
        f.write_str(" }")
    }
}

/// A text as YAML in one line.
struct Flow<'a>(&'a Text);

impl fmt::Display for Flow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Text::Plain(text) => quoted(f, text),
            Text::Tagged(texts) => {
                for (n, (tag, text)) in texts.iter().enumerate() {
                    f.write_str(if n == 0 { "{ " } else { ", " })?;
                    match tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && tag != "no" {
                        true => f.write_str(tag)?,
                        false => quoted(f, tag)?,
                    }
                    f.write_str(": ")?;
                    quoted(f, text)?;
                }
                f.write_str(" }")
            }
        }
    }
}

/// A string in double quotes. Signs that YAML takes for the end of a line, or refuses, are written by number.
fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => write!(f, "\\u{:04x}", c as u32)?,
            _ if c.is_control() => write!(f, "\\u{:04x}", c as u32)?,
            _ => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}
