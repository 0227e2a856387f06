//! Diagnostics for programs: one JSON array, one line each.

use serde::Serialize;

use super::spots::{Found, Spot, find};
use crate::base::Diagnostic;
use crate::load::Sources;

/// A diagnostic as it stands in JSON. Lines and columns count from 1, columns in characters; the end is after the
/// last character. They are null for a file as a whole, the file too where none is concerned.
#[derive(Debug, Serialize)]
struct Item<'a> {
    severity: &'static str,
    code: &'static str,
    message: &'a str,
    help: Option<&'a str>,
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
    fn of(found: &Found<'a>) -> Self {
        let related = |(spot, message): &(Spot<'a>, &'a str)| Related { message, place: Location::of(spot) };
        Self {
            severity: found.diagnostic.severity.word(),
            code: found.diagnostic.code,
            message: &found.diagnostic.message,
            help: found.diagnostic.help.as_deref(),
            place: found.spot.as_ref().map(Location::of).unwrap_or_default(),
            related: found.related.iter().map(related).collect(),
        }
    }
}

/// All diagnostics as one JSON array, with one of them on each line.
pub fn json(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let found = find(diagnostics, sources);
    let line = |found: &Found<'_>| serde_json::to_string(&Item::of(found)).expect("strings and numbers can be written");
    let lines: Vec<String> = found.iter().map(line).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::{FileId, Place};
    use crate::load::{Content, Source};

    #[test]
    fn lines_and_columns_count_from_one_in_characters() {
        let content = Content::Text(Arc::new("å: 1\r\nb: |\n  æø\n  å\n".to_owned()));
        let sources = Sources::new(vec![Source { path: "a.yaml".into(), content }]);
        let text = sources.get(FileId(0)).text();
        let start = text.find('æ').unwrap();
        let all = [
            Diagnostic::error("b", Place::bytes(FileId(0), start..text.len() - 1), "say \"it\"")
                .help("do it")
                .related(Place::bytes(FileId(0), 0..2), "here"),
            Diagnostic::warning("a", Place::whole(FileId(0)), "whole"),
            Diagnostic::general("g", "general"),
        ];
        assert_eq!(
            json(&all, &sources),
            concat!(
                "[\n",
                r#"{"severity":"error","code":"g","message":"general","help":null,"#,
                r#""file":null,"line":null,"column":null,"end_line":null,"end_column":null,"related":[]},"#,
                "\n",
                r#"{"severity":"warning","code":"a","message":"whole","help":null,"#,
                r#""file":"a.yaml","line":null,"column":null,"end_line":null,"end_column":null,"related":[]},"#,
                "\n",
                r#"{"severity":"error","code":"b","message":"say \"it\"","help":"do it","#,
                r#""file":"a.yaml","line":3,"column":3,"end_line":4,"end_column":4,"related":[{"message":"here","#,
                r#""file":"a.yaml","line":1,"column":1,"end_line":1,"end_column":2}]}"#,
                "\n]\n"
            )
        );
        assert_eq!(json(&[], &sources), "[]\n");
    }
}
