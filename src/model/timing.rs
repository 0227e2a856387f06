//! When something is, and when it was to be before it was moved. How it is put in words is not said here.

use super::cursor::PathCursor;
use super::text::Text;
use super::text_reader::TextReader;
use tavle_base::{Diagnostic, message};
use tavle_schema::{self as schema, CellTime, When};

/// When something is, and when it was to be before it was moved.
#[derive(Clone, Debug)]
pub struct Timing {
    pub when: When<Text>,
    pub was: Option<When<Text>>,
    pub why: Option<Text>,
}

impl Timing {
    /// A time of which at least one part may be written. The new time stands under `key`.
    pub fn read(
        (when, was, why): (Option<When>, Option<When>, Option<schema::Text>),
        key: &str,
        cursor: &PathCursor<'_>,
        reader: &mut TextReader<'_>,
    ) -> Option<Self> {
        let why = reader.optional(why, &cursor.key("why"));
        let was = was.map(|was| reader.when(was, &cursor.key("was")));
        let Some(when) = when else {
            let left = [("was", was.is_some()), ("why", why.is_some())].into_iter().find(|(_, is_there)| *is_there);
            if let Some((key, _)) = left {
                let place = reader.place(&cursor.key(key));
                reader.diagnostics.push(Diagnostic::error(place, message!("moved-to-nowhere", key)));
            }
            return None;
        };
        let when = reader.when(when, &cursor.key(key));
        if was.as_ref() == Some(&when) {
            let place = reader.place(&cursor.key("was"));
            reader.diagnostics.push(Diagnostic::warning(place, message!("not-moved")));
        }
        Some(Self { when, was, why })
    }

    /// A time that is written alone, or as `{ when, was?, why? }`.
    pub fn of(written: CellTime, cursor: &PathCursor<'_>, reader: &mut TextReader<'_>) -> Self {
        let CellTime { when, was, why } = written;
        Self::read((Some(when), was, why), "when", cursor, reader).expect("there is a time")
    }
}
