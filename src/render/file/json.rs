//! A data set as JSON, for programs, and the schema that it follows.

use tavle_parse::yaml::{self, Borrowed, JsonForm};
use tavle_schema::{Kind, formats};

/// The key of a notice that is shown only once data has expired, and is not public before.
const LATER: &str = "withdrawn";

/// A data file as JSON (RFC 8259): the same keys and values as in its YAML, in all languages, and the same digits in its
/// numbers, but without its comments, which are for those who write it, and what is to be said once it has expired.
/// Before them stand `first`: which schema it follows, and what it inherits from its publication. The statuses and roles
/// of the site that it uses stand behind its own, as it would name them: `borrowed` says which.
pub fn json(text: &str, first: &[(&str, String)], form: &JsonForm, borrowed: Option<Borrowed<'_>>) -> Vec<u8> {
    let json = yaml::json(text, first, LATER, form, borrowed);
    (json.expect("data that is shown was read to its end") + "\n").into_bytes()
}

/// The schema of a kind of data as it is published at an absolute address.
pub fn schema(kind: Kind, address: &str) -> Vec<u8> {
    formats::text(&formats::published(kind, address)).into_bytes()
}
