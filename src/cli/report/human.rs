//! Diagnostics for people: the line itself, with a mark under what is meant.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Message, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use super::spots::{Found, Passage, Spot, find};
use super::summary::both;
use crate::visible::name;
use crate::words::catalogue;
use tavle_base::{Diagnostic, Severity, message};
use tavle_load::Sources;

/// How many diagnostics are shown; more than anybody puts right before the next run.
const SHOWN: usize = 100;

/// How many lines may lie between two places that are shown in one piece.
const NEAR: usize = 12;

/// How many bytes of a line are looked at on each side of a place, many more than a terminal has columns: one line may hold
/// all of a file, and each of its problems.
const WINDOW: usize = 4000;

/// How many characters of a message are shown; it may name something endless.
const LONGEST: usize = 1000;

/// Stands after a place, which is said as people and editors count, and before that of the excerpt. Nothing else holds it.
const COUNTED: char = '\0';

/// The diagnostics as text for a terminal, each followed by an empty line. At most 100 are shown, errors before
/// warnings and some of every kind, and it is said how many more there are, and how many of each kind.
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, colour: bool) -> String {
    of_found(&find(diagnostics, sources), colour)
}

/// The same for those whose places have been found.
pub fn of_found(all: &[Found<'_>], colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let (shown, errors, warnings) = choose(all);
    let mut text = String::new();
    for found in shown {
        text.push_str(&placed(&renderer.render(&[group(found)])));
        text.push_str("\n\n");
    }
    let errors = (errors > 0).then(|| message!("count.more-errors", n = errors));
    let warnings = (warnings > 0).then(|| message!("count.more-warnings", n = warnings));
    if let Some(more) = both(errors, warnings) {
        text.push_str(&format!("{}\n{}\n", catalogue().text(&message!("report.more", more)), kinds(all)));
    }
    text
}

/// How many there are of each kind and in how many files, one kind a line: errors first, then the most first.
fn kinds(all: &[Found<'_>]) -> String {
    let mut kinds: BTreeMap<(Severity, &str), (usize, BTreeSet<&str>)> = BTreeMap::new();
    for found in all {
        let (number, files) = kinds.entry((found.diagnostic.severity, found.diagnostic.code())).or_default();
        *number += 1;
        files.extend(found.spot.as_ref().map(|spot| spot.path));
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|((severity, _), (number, _))| (*severity, Reverse(*number)));
    let line = |((severity, code), (number, files)): ((Severity, &str), (usize, BTreeSet<&str>))| {
        let severity = severity.word();
        let kind = match files.len() {
            0 => message!("report.kind", severity, code),
            n => message!("report.kind-in-files", severity, code, files = message!("count.files", n)),
        };
        format!("{number:>6} × {}\n", catalogue().text(&kind))
    };
    kinds.into_iter().map(line).collect()
}

/// Those that are shown, in order, and how many errors and warnings are not.
fn choose<'f, 'a>(all: &'f [Found<'a>]) -> (Vec<&'f Found<'a>>, usize, usize) {
    let total = |severity| all.iter().filter(|found| found.diagnostic.severity == severity).count();
    let errors = total(Severity::Error).min(SHOWN);
    let warnings = total(Severity::Warning).min(SHOWN - errors);
    let mut left = BTreeMap::new();
    share(all, Severity::Error, errors, &mut left);
    share(all, Severity::Warning, warnings, &mut left);
    let shown = all.iter().filter(|found| {
        let left = left.entry((found.diagnostic.severity, found.diagnostic.code())).or_default();
        let fits = *left > 0;
        *left = left.saturating_sub(1);
        fits
    });
    (shown.collect(), total(Severity::Error) - errors, total(Severity::Warning) - warnings)
}

/// Shares out `room` among the kinds of one severity, so that many of one kind do not crowd out the few of another.
fn share<'a>(all: &[Found<'a>], severity: Severity, room: usize, left: &mut BTreeMap<(Severity, &'a str), usize>) {
    let mut counts: BTreeMap<&'a str, usize> = BTreeMap::new();
    for found in all.iter().filter(|found| found.diagnostic.severity == severity) {
        *counts.entry(found.diagnostic.code()).or_default() += 1;
    }
    let mut counts: Vec<(&'a str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| *count);
    let (mut room, mut kinds) = (room, counts.len());
    for (code, count) in counts {
        let own = count.min(room.div_ceil(kinds));
        left.insert((severity, code), own);
        room -= own;
        kinds -= 1;
    }
}

/// One diagnostic with its lines, what else one should see, and what to do.
fn group<'a>(found: &'a Found<'a>) -> Group<'a> {
    let diagnostic = found.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(short(&found.message)).id(diagnostic.code()));
    let mut apart: Vec<&(Spot, String)> = found.related.iter().collect();
    if let Some(spot) = &found.spot {
        let near = |other: &&(Spot, String)| is_near(spot, &other.0);
        let beside: Vec<_> = apart.iter().copied().filter(near).collect();
        apart.retain(|other| !near(other));
        group = group.element(piece(spot, &beside));
    }
    for (spot, words) in apart {
        group = group.element(elsewhere(spot, words));
    }
    if let Some(help) = &found.help {
        group = group.element(plain(Level::HELP, help));
    }
    group
}

/// Whether two places are shown in one piece.
fn is_near(one: &Spot, other: &Spot) -> bool {
    match (&one.text, &other.text) {
        (Some(a), Some(b)) => {
            let (lines, bytes) = (a.start.line.abs_diff(b.start.line), a.bytes.start.abs_diff(b.bytes.start));
            one.path == other.path && lines <= NEAR && bytes <= NEAR * WINDOW
        }
        _ => false,
    }
}

/// A file and a place in it, after which the place in an excerpt may follow.
fn place(path: &str, text: &Passage) -> String {
    format!("{}:{}:{}{COUNTED}", name(path), text.start.line, text.start.column)
}

/// What was printed, without the places in excerpts.
fn placed(printed: &str) -> String {
    let mut parts = printed.split(COUNTED);
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
    std::iter::once(first).chain(rest).collect()
}

/// The lines of a place and of those beside it; the path alone for a file as a whole.
fn piece<'a>(spot: &Spot<'a>, beside: &[&'a (Spot<'a>, String)]) -> Element<'a> {
    let Some(text) = &spot.text else { return Origin::path(name(spot.path)).into() };
    let others = beside.iter().filter_map(|(other, words)| Some((other.text.as_ref()?, words.as_str())));
    let others: Vec<(&Passage, &str)> = others.collect();
    let first = others.iter().map(|(other, _)| *other).chain([text]).min_by_key(|t| t.bytes.start).unwrap_or(text);
    let last = others.iter().map(|(other, _)| *other).chain([text]).max_by_key(|t| t.bytes.start).unwrap_or(text);
    let lines = excerpt(first).start..excerpt(last).end;

    let within = |text: &Passage| {
        let mark = mark(text);
        mark.start - lines.start..mark.end - lines.start
    };
    let primary = AnnotationKind::Primary.span(within(text));
    let context = others.iter().map(|(other, words)| AnnotationKind::Context.span(within(other)).label(*words));
    Snippet::<Annotation>::source(&text.source[lines.clone()])
        .path(place(spot.path, text))
        .line_start(first.start.line)
        .annotation(primary)
        .annotations(context)
        .into()
}

/// A related place that is not near: in lines of its own, or in words where it has none.
fn elsewhere<'a>(spot: &Spot<'a>, words: &'a str) -> Element<'a> {
    let Some(text) = &spot.text else {
        return plain(Level::NOTE, &format!("{words}: {}", name(spot.path))).into();
    };
    let (line, mark) = (excerpt(text), mark(text));
    let span = mark.start - line.start..mark.end - line.start;
    Snippet::source(&text.source[line])
        .path(place(spot.path, text))
        .line_start(text.start.line)
        .annotation(AnnotationKind::Context.span(span).label(words))
        .into()
}

/// The beginning of a message.
fn short(message: &str) -> Cow<'_, str> {
    match message.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", &message[..end]).into(),
        None => message.into(),
    }
}

/// Words from the input, in which signs that steer a terminal are made visible.
fn plain<'a>(level: Level<'a>, words: &str) -> Message<'a> {
    level.message(normalize_untrusted_str(words))
}

/// The bytes of the line in which a passage begins, without its end.
fn line_around(text: &Passage) -> Range<usize> {
    let (before, after) = text.source.split_at(text.bytes.start);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.source.len(), |at| text.bytes.start + at);
    let line = &text.source[start..end];
    start..start + line.strip_suffix('\r').unwrap_or(line).len()
}

/// The bytes of that line that are looked at: beyond a mark that is cut short, nothing.
fn excerpt(text: &Passage) -> Range<usize> {
    let (line, mark) = (line_around(text), mark(text));
    let start = text.source.ceil_char_boundary(mark.start.saturating_sub(WINDOW));
    let end = if mark.len() < WINDOW { text.source.floor_char_boundary(mark.end + WINDOW) } else { mark.end };
    line.start.max(start)..line.end.min(end)
}

/// What is marked: of a value of many lines, what stands in its first, and of a long one the beginning.
fn mark(text: &Passage) -> Range<usize> {
    let line = line_around(text);
    let start = text.bytes.start.min(line.end);
    let end = text.source.ceil_char_boundary(start + WINDOW).min(text.bytes.end).clamp(start, line.end);
    start..start + text.source[start..end].trim_end().len()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use tavle_base::{At, FileId, KeyPath, Message, Place, message};
    use tavle_load::{Content, Source};

    fn sources(files: &[(&str, &str)]) -> Sources {
        let source = |(path, text): &(&str, &str)| Source {
            path: (*path).into(),
            content: Content::Text(Arc::new((*text).to_owned())),
        };
        Sources::new(files.iter().map(source).collect())
    }

    /// The place of the first occurrence of `words` in the file `id`.
    fn at(sources: &Sources, id: u32, words: &str) -> Place {
        let start = sources.get(FileId(id)).text().find(words).unwrap();
        Place::bytes(FileId(id), start..start + words.len())
    }

    #[test]
    fn no_name_of_a_file_steers_the_terminal() {
        let sources =
            sources(&[("data/\u{7}b.yaml", "a: housng\n"), ("data/\u{1b}[31mred\u{202e}\n\u{9b}.yaml", "b: 1\n")]);
        let message = || message!("unknown-unit", name = "housng");
        let near = Diagnostic::error(at(&sources, 0, "housng"), message()).related(at(&sources, 1, "1"), message());
        let whole = Diagnostic::error(Place::whole(FileId(0)), message()).related(Place::whole(FileId(1)), message());
        let said = human(&[near, whole], &sources, false);
        assert!(said.contains("red") && said.contains("b.yaml"), "{said}");
        assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{said:?}");
        assert!(said.contains("red��"), "{said:?}");
    }

    #[test]
    fn a_diagnostic_shows_its_line_and_what_to_do() {
        let sources = sources(&[("data/reception/overview.yaml", "sections:\n  - id: a\n    responsible: housng\n")]);
        let place = at(&sources, 0, "housng");
        let said = Diagnostic::error(
            place,
            message!("unknown-unit", name = "housng").help(message!("help.did-you-mean", name = "housing")),
        );
        assert_eq!(
            human(&[said], &sources, false),
            "\
error[unknown-unit]: `housng` is not a unit
 --> data/reception/overview.yaml:3:18
  |
3 |     responsible: housng
  |                  ^^^^^^
  |
  = help: did you mean `housing`?

"
        );
    }

    #[test]
    fn a_path_of_keys_becomes_a_place() {
        let sources = sources(&[("data/a.yaml", "kind: matrix\ntitle: Å\n")]);
        let title = KeyPath::top().key("title");
        let value = Diagnostic::warning(Place::value(FileId(0), title.clone()), Message::new("value"));
        let key = Diagnostic::warning(Place::key(FileId(0), title), Message::new("key"));
        let text = human(&[value, key], &sources, false);
        assert!(text.contains("data/a.yaml:2:8\n  |\n2 | title: Å\n  |        ^\n"), "{text}");
        assert!(text.contains("data/a.yaml:2:1\n  |\n2 | title: Å\n  | ^^^^^\n"), "{text}");
    }

    #[test]
    fn near_places_stand_together_and_far_ones_apart() {
        let far = format!("id: a\n{}id: a # again\n", "x: y\n".repeat(40));
        let sources = sources(&[("a.yaml", "- id: one\n- id: two\n- id: one\n"), ("b.yaml", &far)]);
        let last = sources.get(FileId(0)).text().rfind("one").unwrap();
        let near = Diagnostic::error(Place::bytes(FileId(0), last..last + 3), Message::new("duplicate-id"))
            .related(at(&sources, 0, "one"), Message::new("first written here"));
        let text = human(&[near], &sources, false);
        assert!(text.contains(" --> a.yaml:3:7\n"), "{text}");
        assert!(text.contains("1 | - id: one\n  |       --- first written here\n"), "{text}");
        assert!(text.contains("3 | - id: one\n  |       ^^^\n"), "{text}");

        let apart = Diagnostic::error(at(&sources, 1, "a # again"), Message::new("duplicate-id"))
            .related(at(&sources, 1, "a"), Message::new("first written here"))
            .related(at(&sources, 0, "one"), Message::new("and here"))
            .related(Place::whole(FileId(0)), Message::new("in this file"));
        let text = human(&[apart], &sources, false);
        assert!(text.contains(" --> b.yaml:42:5\n"), "{text}");
        assert!(text.contains(" ::: b.yaml:1:5\n"), "{text}");
        assert!(text.contains(" 1 | id: a\n   |     - first written here\n"), "{text}");
        assert!(text.contains(" ::: a.yaml:1:7\n"), "{text}");
        assert!(text.contains("= note: in this file: a.yaml\n"), "{text}");
    }

    #[test]
    fn lines_of_every_sort_are_marked_where_they_should_be() {
        let long = format!("{}TARGET{}\n", "æøå ".repeat(2000), " x".repeat(2000));
        for (text, words, expected) in [
            ("a: 1\r\nb: æble\r\n", "æble", "2 | b: æble\n  |    ^^^^\n"),
            ("\tx: y\n", "y", "1 |     x: y\n  |        ^\n"),
            ("x: 👍 y\n", "y", "1 | x: 👍 y\n  |       ^\n"),
            ("x: y", "y", "1 | x: y\n  |    ^\n"),
            ("x: |\n  one\n  two\nz: 1\n", "one\n  two\n", "2 |   one\n  |   ^^^\n"),
            ("x: \u{1b}[31m", "x", "1 | x: ␛[31m\n  | ^\n"),
        ] {
            let sources = sources(&[("a.yaml", text)]);
            let said = human(&[Diagnostic::error(at(&sources, 0, words), Message::new("x"))], &sources, false);
            assert!(said.contains(expected), "{said}");
        }
        let sources = sources(&[("a.yaml", &long)]);
        let said = human(&[Diagnostic::error(at(&sources, 0, "TARGET"), Message::new("x"))], &sources, false);
        assert!(said.contains("a.yaml:1:8001\n") && said.contains("TARGET"), "{said}");
        assert!(said.lines().all(|line| line.chars().count() < 160), "{said}");
    }

    #[test]
    fn of_an_endless_line_what_is_near_is_shown_with_its_place() {
        let text = format!("- {}one{}two{}\n- x\n", "æ ".repeat(50_000), " ".repeat(40), "æ ".repeat(50_000));
        let sources = sources(&[("a.yaml", &text)]);
        let (one, two) = (at(&sources, 0, "one"), at(&sources, 0, "two"));
        let far = at(&sources, 0, "- x");
        let name = "v".repeat(10_000);
        let said = Diagnostic::error(one, message!("unknown-unit", name = &*name))
            .related(two, Message::new("near"))
            .related(far, Message::new("far"));
        let said = human(&[said], &sources, false);
        assert!(said.contains(" --> a.yaml:1:100003\n"), "{said}");
        assert!(said.contains("   ^^^"), "{said}");
        assert!(said.contains("--- near\n") && said.contains(" ::: a.yaml:2:1\n"), "{said}");
        assert!(said.contains("v …\n") && said.lines().all(|line| line.chars().count() < 1100), "{said}");
        // What is marked is everything, and only the beginning is looked at.
        let all = Diagnostic::error(Place::bytes(FileId(0), 2..text.len() - 5), Message::new("x"));
        let said = human(&[all], &sources, false);
        assert!(said.contains(" --> a.yaml:1:3\n") && said.len() < 1000, "{said}");
    }

    #[test]
    fn a_place_outside_the_text_is_brought_into_it() {
        let sources = sources(&[("a.yaml", "å: 1\n"), ("empty.yaml", "")]);
        for (file, at, expected) in [
            (0, At::Bytes(1..1), "a.yaml:1:1"),
            (0, At::Bytes(3..1000), "a.yaml:1:3"),
            (0, At::Bytes(1000..1000), "a.yaml:2:1"),
            (0, At::Bytes(6..6), "a.yaml:2:1"),
            (1, At::Bytes(0..0), "empty.yaml"),
            (1, At::Path(KeyPath::top(), tavle_base::Part::Value), "empty.yaml"),
            (0, At::Whole, "a.yaml"),
        ] {
            let said =
                Diagnostic::error(Place { file: FileId(file), at }, Message::new("x").help(Message::new("\u{1b}[0m")));
            let text = human(&[said], &sources, false);
            assert!(text.contains(&format!("--> {expected}\n")) && text.contains("help: ␛[0m"), "{text}");
        }
    }

    #[test]
    fn order_is_by_file_then_place_then_severity_and_nothing_is_said_twice() {
        let sources = sources(&[("a.yaml", "x: y\n"), ("b.yaml", "x: y\n")]);
        let all = [
            Diagnostic::warning(at(&sources, 1, "x"), Message::new("six")),
            Diagnostic::warning(at(&sources, 0, "y"), Message::new("five")),
            Diagnostic::error(at(&sources, 0, "y"), Message::new("four")),
            Diagnostic::warning(at(&sources, 0, "x"), Message::new("three")),
            Diagnostic::warning(at(&sources, 0, "x"), Message::new("three")),
            Diagnostic::warning(Place::whole(FileId(0)), Message::new("two")),
            Diagnostic::error(None, Message::new("one")),
        ];
        let text = human(&all, &sources, false);
        let codes = text.lines().filter_map(|line| line.split_once('[')?.1.split_once(']')).map(|(code, _)| code);
        assert_eq!(codes.collect::<Vec<_>>(), ["one", "two", "three", "four", "five", "six"]);
    }

    #[test]
    fn an_error_is_shown_however_many_warnings_there_are() {
        let sources = sources(&[("a.yaml", &"x\n".repeat(300))]);
        let mut all: Vec<Diagnostic> = (0..150)
            .map(|n| Diagnostic::warning(Place::bytes(FileId(0), n * 2..n * 2 + 1), Message::new("w")))
            .collect();
        all.push(Diagnostic::error(Place::bytes(FileId(0), 590..591), Message::new("e")));
        let text = human(&all, &sources, false);
        assert_eq!(text.matches("warning[w]: ").count(), 99);
        let end = "… and 51 more warnings; in total:\n     1 × error[e] in 1 file\n   150 × warning[w] in 1 file\n\n";
        assert!(text.contains("error[e]: e\n") && text.ends_with(end), "{text}");
    }

    #[test]
    fn many_of_one_kind_do_not_crowd_out_the_few_of_another() {
        let sources = sources(&[("a.yaml", &"x\n".repeat(300))]);
        let at = |n: usize| Place::bytes(FileId(0), n * 2..n * 2 + 1);
        let many = (0..150).map(|n| Diagnostic::warning(at(n), Message::new("many")));
        let few = (200..203).map(|n| Diagnostic::warning(at(n), Message::new("few")));
        let text = human(&many.chain(few).collect::<Vec<_>>(), &sources, false);
        assert_eq!((text.matches("warning[many]: ").count(), text.matches("warning[few]: ").count()), (97, 3));
    }

    #[test]
    fn colour_is_there_only_when_asked_for() {
        let sources = sources(&[("a.yaml", "x: y\n")]);
        let said = [Diagnostic::error(at(&sources, 0, "y"), Message::new("x"))];
        assert!(human(&said, &sources, true).contains('\u{1b}'));
        assert!(!human(&said, &sources, false).contains('\u{1b}'));
        assert_eq!(human(&[], &sources, true), "");
    }
}
