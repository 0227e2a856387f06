//! Diagnostics for programs: one JSON array, one line each.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::spots::{Found, Spot, find};
use crate::visible::is_obeyed;
use tavle_base::{Arg, Diagnostic};
use tavle_load::Sources;

/// A diagnostic as it stands in JSON. Lines and columns count from 1, columns in characters; the end is after the
/// last character. They are null for a file as a whole, the file too where none is concerned.
#[derive(Debug, Serialize)]
struct Item<'a> {
    severity: &'static str,
    code: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    /// What stands in the slots of the message, as it was written.
    arguments: &'a BTreeMap<Cow<'static, str>, Arg>,
    #[serde(flatten)]
    place: Location<'a>,
    related: Vec<Related<'a>>,
}

#[derive(Debug, Serialize)]
struct Related<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Location<'a>,
}

#[derive(Debug, Default, Serialize)]
struct Location<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

impl<'a> Location<'a> {
    fn of(spot: &Spot<'a>) -> Self {
        let (start, end) = (spot.text.as_ref().map(|text| text.start), spot.text.as_ref().map(|text| text.end));
        Self {
            file: Some(spot.path),
            line: start.map(|at| at.line),
            column: start.map(|at| at.column),
            end_line: end.map(|at| at.line),
            end_column: end.map(|at| at.column),
        }
    }
}

impl<'a> Item<'a> {
    fn of(found: &'a Found<'a>) -> Self {
        let related = |(spot, message): &'a (Spot<'a>, String)| Related { message, place: Location::of(spot) };
        Self {
            severity: found.diagnostic.severity.word(),
            code: found.diagnostic.code(),
            message: &found.message,
            help: found.help.as_deref(),
            arguments: found.diagnostic.message.args(),
            place: found.spot.as_ref().map(Location::of).unwrap_or_default(),
            related: found.related.iter().map(related).collect(),
        }
    }
}

/// All diagnostics as one JSON array, with one of them on each line.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    of_found(&find(diagnostics, sources))
}

/// The same for those whose places have been found.
pub fn of_found(found: &[Found<'_>]) -> String {
    let line = |found: &Found<'_>| serde_json::to_string(&Item::of(found)).expect("strings and numbers can be written");
    let lines: Vec<String> = found.iter().map(|found| escaped(line(found))).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

/// JSON whose strings hold nothing that a terminal obeys, as characters that JSON need not escape.
fn escaped(json: String) -> String {
    if !json.contains(is_obeyed) {
        return json;
    }
    let escape = |c: char| format!("\\u{:04x}", u32::from(c));
    json.chars().map(|c| if is_obeyed(c) { escape(c) } else { c.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use tavle_base::{FileId, Message, Place, message};
    use tavle_load::{Content, Source};

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let content = Content::Text(Arc::new("å: 1\r\nb: |\n  æø\n  å\n".to_owned()));
        let sources = Sources::new(vec![Source { path: "a.yaml".into(), content }]);
        let text = sources.get(FileId(0)).text();
        let start = text.find('æ').unwrap();
        let all = [
            Diagnostic::error(
                Place::bytes(FileId(0), start..text.len() - 1),
                message!("not-a-text", written = "1", quoted = "\"1\""),
            )
            .related(Place::bytes(FileId(0), 0..2), message!("note.first")),
            Diagnostic::warning(Place::whole(FileId(0)), Message::new("a").help(Message::new("do it"))),
            Diagnostic::error(None, Message::new("g")),
        ];
        assert_eq!(
            json(&all, &sources),
            concat!(
                "[\n",
                r#"{"severity":"error","code":"g","message":"g","help":null,"arguments":{},"#,
                r#""file":null,"line":null,"column":null,"end_line":null,"end_column":null,"related":[]},"#,
                "\n",
                r#"{"severity":"warning","code":"a","message":"a","help":"do it","arguments":{},"#,
                r#""file":"a.yaml","line":null,"column":null,"end_line":null,"end_column":null,"related":[]},"#,
                "\n",
                r#"{"severity":"error","code":"not-a-text","message":"`1` is read as a number, not as text","#,
                r#""help":"put it in quotes: \"1\"","arguments":{"quoted":"\"1\"","written":"1"},"#,
                r#""file":"a.yaml","line":3,"column":3,"end_line":4,"end_column":4,"#,
                r#""related":[{"message":"the first one is here","#,
                r#""file":"a.yaml","line":1,"column":1,"end_line":1,"end_column":2}]}"#,
                "\n]\n"
            )
        );
        assert_eq!(json(&[], &sources), "[]\n");
    }
}
