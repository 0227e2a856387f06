//! How problems in the YAML of data files are reported, and that clean files are read alike on both ways.

use super::*;
use tavle_base::{At, Catalogue, Checked, FileId, Place, message};
use tavle_parse::yaml::{decode, front_matter, recover, whole};

const FILE: FileId = FileId(0);

/// A diagnostic as `code line «what is marked» help`.
fn reported<T>(text: &str, checked: &Checked<Option<T>>) -> Vec<String> {
    let tell = |diagnostic: &tavle_base::Diagnostic| {
        let range = match &diagnostic.place {
            Some(Place { at: At::Bytes(range), .. }) => range.clone(),
            _ => 0..0,
        };
        let line = text[..range.start].matches('\n').count() + 1;
        format!(
            "{} {line} «{}» {}",
            diagnostic.code(),
            &text[range],
            Catalogue::of("en").help(&diagnostic.message).unwrap_or_default()
        )
    };
    checked.diagnostics.iter().map(tell).collect()
}

fn matrix(text: &str) -> Vec<String> {
    let checked = decode::<Matrix>(FILE, text);
    assert_eq!(checked.value.is_none(), !checked.diagnostics.is_empty(), "a value or a problem: {text}");
    reported(text, &checked)
}

/// The diagnostic for a matrix whose title line is `line`.
fn with_line(line: &str) -> Vec<String> {
    matrix(&format!("kind: matrix\n{line}\nsections: []\n"))
}

#[test]
fn all_problems_of_a_file_are_reported_in_one_run() {
    let text = "kind: matrix
title:
sections:
  - title: A
    rows:
      - task: 1.10
        responsble: x
      - taks: B
        partners: [a, 2026, { unit: b, nte: c }]
  - title: true
    rows: none
  - rows:
      - task: { da: 2026, en: }
      -
";
    assert_eq!(
        matrix(text),
        [
            "empty-value 2 «title» write a value, or remove the key",
            "not-a-text 6 «1.10» put it in quotes: \"1.10\"",
            "unknown-key 7 «responsble» did you mean `responsible`?",
            "unknown-key 8 «taks» did you mean `task`?",
            "wrong-shape 9 «2026» if it is meant as text, put it in quotes: \"2026\"",
            "unknown-key 9 «nte» did you mean `note`?",
            "not-a-text 10 «true» put it in quotes: \"true\"",
            "wrong-shape 11 «none» begin each item with a hyphen and a space on a line of its own: `- …`",
            "missing-key 12 «rows:» write `title:` and a value",
            "not-a-text 13 «2026» put it in quotes: \"2026\"",
            "empty-value 13 «en» write a value, or remove the key",
            "empty-value 14 «-» write a value, or remove the hyphen or comma",
        ]
    );
}

#[test]
fn what_a_visitor_says_keeps_its_code_and_gets_a_place() {
    let problems = with_line("title: A\nupdated: 2026-02-30\npublish: \"19.03.15\"");
    assert!(problems[0].starts_with("bad-date 3 «2026-02-30» "), "{problems:?}");
    assert!(problems[1].starts_with("bad-date 4 «\"19.03.15\"» "), "{problems:?}");
}

#[test]
fn every_missing_key_is_reported() {
    assert_eq!(
        matrix("kind: matrix\n"),
        [
            "missing-key 1 «kind: matrix» write `title:` and a value",
            "missing-key 1 «kind: matrix» write `sections:` and a value",
        ]
    );
    assert_eq!(matrix("# nothing yet\n").len(), 3);
}

#[test]
fn what_serde_yaml_takes_silently_is_a_problem() {
    for (line, expected) in [
        ("title:", "empty-value 2 «title» write a value, or remove the key"),
        ("title: ~", "empty-value 2 «~» write a value, or remove the key"),
        ("title: A\ndescription:", "empty-value 3 «description» write a value, or remove the key"),
        ("title: A\ntitle: B", "duplicate-key 3 «title» remove one of them"),
        ("title: { da: A, da: B }", "duplicate-key 2 «da» remove one of them"),
        ("title: 2026", "not-a-text 2 «2026» put it in quotes: \"2026\""),
    ] {
        assert_eq!(with_line(line), [expected], "{line}");
    }
    assert_eq!(
        matrix("kind: matrix\ntitle: A\nsections:\n"),
        ["empty-value 3 «sections» write a value, or remove the key"]
    );
    assert_eq!(
        matrix("kind: 2026\ntitle: A\nsections:\n- [a, b, []]\n"),
        [
            "not-a-text 1 «2026» put it in quotes: \"2026\"",
            "wrong-shape 4 «[a, b, []]» write each key on a line of its own, indented, with a colon, a space and its value; it can have the keys `id`, `title` and `rows`",
        ]
    );
}

#[test]
fn the_same_key_twice_shows_both_places() {
    let text = "kind: matrix\ntitle: A\ntitle: B\nsections: []\n";
    let checked = decode::<Matrix>(FILE, text);
    assert_eq!(checked.diagnostics[0].related, [(Place::bytes(FILE, 13..18), message!("note.first"))]);
    let rows = decode::<Vec<OwnValues>>(FILE, "- a: 1\n  b: 2\n  a: 3\n");
    assert_eq!(rows.diagnostics.len(), 1);
}

#[test]
fn slips_in_yaml_are_reported_with_a_way_out() {
    for (line, expected) in [
        ("title: Plan: for alle", "yaml-syntax 2 «Plan: for alle» put the whole text in quotes: \"Plan: for alle\""),
        ("title: A: b: c", "yaml-syntax 2 «A: b: c» put the whole text in quotes: \"A: b: c\""),
        ("title:Plan", "yaml-syntax 2 «title:Plan» write `title: Plan`"),
        ("title: @a  # b", "yaml-syntax 2 «@a» write \"@a\""),
        ("title: %a", "yaml-syntax 2 «%a» write \"%a\""),
        ("title: `a`", "yaml-syntax 2 «`a`» write \"`a`\""),
        ("title: *a* b", "yaml-alias 2 «*a* b» write \"*a* b\""),
        (
            "title: &Co A",
            "yaml-alias 2 «&Co A» write \"&Co A\"; references to other places of the file cannot be used here",
        ),
        ("title: ! A", "yaml-tag 2 «! A» write \"! A\"; references to other places of the file cannot be used here"),
        (
            "title: \"A",
            "yaml-syntax 2 «\"A» write `\"` at the end of the text too; if the text continues on the next line, indent that line",
        ),
        (
            "title: 'it's'",
            "yaml-syntax 2 «s'» put all of the text in one pair of quotes; an apostrophe inside single quotes is written twice: ''",
        ),
        ("title: \"c:\\q\"", "yaml-syntax 2 «\\q» write it twice, as in `\\\\`, or put the text in single quotes: '…'"),
        (
            "title: [A, b",
            "yaml-syntax 2 «[A, b» write `]` at its end; a text that contains a comma, a colon or a bracket must be in quotes",
        ),
        ("title: {{ A }}", "yaml-syntax 2 «{ A }» a text that begins with a bracket must be in quotes"),
        ("title: ]", "yaml-syntax 2 «]» remove it, or put the whole text in quotes"),
        (
            "title: a\u{7}b",
            "yaml-syntax 2 «\u{7}» delete it: put the cursor after it and press Backspace; it often comes with text copied from elsewhere",
        ),
        (
            "title: a\u{85}b",
            "yaml-syntax 2 «\u{85}» delete it: put the cursor after it and press Backspace; it often comes with text copied from elsewhere",
        ),
        ("title: A\n---", "yaml-syntax 3 «---» remove the line, or move what follows it into a file of its own"),
        (
            "title: A\nand more",
            "yaml-syntax 3 «and more» write it as `key: value`, begin it with `- `, or, if it belongs to the text above, indent it further",
        ),
        (
            "title: A\n  draft: true",
            "yaml-syntax 3 «  draft: true» begin it under the first letter of the line above: with 0 spaces, not 2",
        ),
        ("title: A\n-draft: true", "yaml-syntax 3 «-draft» write `- draft`"),
        ("title: { da: Ja, tak, en: B }", "comma-in-text 2 «tak» put the whole text in quotes: \"Ja, tak\""),
        (
            "title: { da: A, en: Yes, well, no }",
            "comma-in-text 2 «well, no» put the whole text in quotes: \"Yes, well, no\"",
        ),
        (
            "title: { da: 1,5 }",
            "comma-in-text 2 «5» write the decimals of a number after a point: `1.5`; put a text in quotes: \"1,5\"",
        ),
        (
            "title: { da: 'Børn's leg', en: B }",
            "yaml-syntax 2 «'» write it twice: '', or put the text in double quotes: \"…\"",
        ),
        (
            "title: { da: Indsats #3, en: Effort }",
            "yaml-syntax 2 «#3, en: Effort }» put the text with the `#` in quotes: \"…\"",
        ),
        (
            "title: #klima",
            "empty-value 2 «title» what follows `#` is a comment; if it is the text, put it in quotes: \"#klima\"",
        ),
        ("title:\u{a0}A", "yaml-syntax 2 «\u{a0}» delete them and press the space bar instead"),
        ("title: { da:\u{a0}A,\u{a0}en: B }", "yaml-syntax 2 «\u{a0}» delete them and press the space bar instead"),
    ] {
        assert_eq!(with_line(line), [expected], "{line}");
    }
}

#[test]
fn blanks_that_are_no_spaces_do_not_hide_other_problems() {
    let text = "kind: matrix\ntitle: A\nsections:\n  - title: A\n\u{a0}\u{a0}\u{a0} rows:\n  \u{202f} \u{a0} -\u{a0}task: A\n        responsble: x\n";
    assert_eq!(
        matrix(text),
        [
            "yaml-syntax 5 «\u{a0}\u{a0}\u{a0} » delete them and press the space bar instead; 2 lines of this file have them",
            "unknown-key 7 «responsble» did you mean `responsible`?",
        ]
    );
    // Within a text they are right.
    assert_eq!(with_line("title: 10\u{a0}km\ndescription: |\n  \u{a0}note: b\n  &amp; *c"), [""; 0]);
}

#[test]
fn a_text_that_ends_as_a_comment_is_a_warning() {
    let text = "kind: matrix\ntitle:\n  da: Indsats #3 i planen\n  en: B # a comment\n# C\nsections: [] #none\n";
    let checked = decode::<Matrix>(FILE, text);
    assert!(checked.value.is_some());
    assert_eq!(
        reported(text, &checked),
        [
            "text-as-comment 3 «#3 i planen» put the whole text in quotes: \"Indsats #3 i planen\"; a comment is written with a space: `# 3 i planen`"
        ]
    );
    for line in ["title: \"A #3\"", "title: |\n  A #3", "title: A#3", "title: A # 3", "title: >\n  A #b\n  c"] {
        assert_eq!(with_line(line), [""; 0], "{line}");
    }
}

#[test]
fn what_is_left_of_a_file_knows_where_it_stands() {
    let text =
        "kind: matrix\ntitle: A\nsections:\n  - 3\n  - { title: B, rows: [{ tas: C, responsible: [2026, d] }] }\n";
    let read = recover::<Matrix>(FILE, text, whole(text)).value;
    let (matrix, partial) = (read.value.expect("a value"), read.partial.expect("wounds"));
    let rows = tavle_base::KeyPath::top().key("sections").index(0).key("rows");
    let written = |path: tavle_base::KeyPath| partial.find(&path, tavle_base::Part::Value).map(|range| &text[range]);
    assert_eq!(matrix.sections.len(), 1);
    assert_eq!(written(rows.parent().key("title")), Some("B"), "the list is shorter than it was");
    assert_eq!(written(rows.index(0).key("responsible")), Some("d"), "what is left of a list");
    assert_eq!(written(rows.index(0).key("task")), None, "made up");
    assert_eq!(written(rows.index(0)), None, "a piece is missing");
    assert!(!partial.has_every("sections", "title") && partial.is_removed(&rows.index(0).key("tas")));
}

#[test]
fn bad_indentation_is_reported_with_the_lines_it_could_go_with() {
    let head = "kind: matrix\ntitle: A\nsections:\n";
    for (rest, expected) in [
        (
            "  - title: A\n    rows:\n    - task: B\n   - title: C\n",
            "yaml-syntax 7 «title: C» indent it like the lines it belongs with: with 2 or 4 spaces",
        ),
        (
            "    - title: A\n      rows: []\n  draft: true\n",
            "yaml-syntax 6 «draft: true» indent it like the lines it belongs with: with 0 or 6 spaces",
        ),
        (
            "  - title: A\n    rows: []\n  draft: true\n",
            "yaml-syntax 6 «draft: true» indent it like the lines it belongs with: with 0 or 4 spaces",
        ),
        (
            "\t- title: A\n\t  rows: []\n",
            "yaml-syntax 4 «\t» delete the tab and press the space bar instead, so that the line is indented as far as the lines around it; 2 lines of this file begin with a tab",
        ),
        (
            "  - title: A\n\t- title: B\n",
            "yaml-syntax 5 «\t» delete the tab and press the space bar instead, so that the line is indented as far as the lines around it",
        ),
    ] {
        assert_eq!(matrix(&format!("{head}{rest}")), [expected], "{rest}");
    }
}

#[test]
fn a_list_and_a_record_do_not_mix() {
    for text in ["kind: matrix\n- title: A\n", "kind: matrix\ntitle: A\nsections:\n  rows: []\n  - title: A\n"] {
        let problems = matrix(text);
        assert!(problems.iter().any(|problem| problem.contains("one place cannot have both")), "{text}{problems:?}");
    }
}

#[test]
fn problems_before_a_slip_that_cannot_be_fixed_are_reported_too() {
    assert_eq!(
        matrix("kind: matrix\ntitel: A\nsections:\n  - title: 1.10\n    rows: [a\n  - title: B\n"),
        [
            "unknown-key 2 «titel» did you mean `title`?",
            "not-a-text 4 «1.10» put it in quotes: \"1.10\"",
            "yaml-syntax 5 «[a» write `]` at its end; a text that contains a comma, a colon or a bracket must be in quotes",
        ]
    );
}

#[test]
fn marks_and_line_ends_of_windows_are_accepted() {
    let text =
        "\u{feff}kind: matrix\r\ntitle: A\r\nsections:\r\n  - title: |\r\n      B\r\n      C\r\n    rows: []\r\n";
    let checked = decode::<Matrix>(FILE, text);
    assert_eq!(checked.diagnostics, []);
    let title = checked.value.map(|matrix| matrix.sections[0].title.clone());
    assert_eq!(title, Some(Text::Plain("B\nC\n".into())));
    let text = "\u{feff}kind: matrix\r\ntitle:\r\nsections: []\r\n";
    assert_eq!(matrix(text), ["empty-value 2 «title» write a value, or remove the key"]);
}

#[test]
fn front_matter_is_read_in_its_place() {
    let text = "---\ntitle: 2026\ndraft: ja\n---\n\nkind: A\n";
    let parts = front_matter(FILE, text).value.map_or(0..0, |parts| parts.yaml);
    assert_eq!(
        reported(text, &recover::<FrontMatter>(FILE, text, parts).map(|one| one.value)),
        [
            "not-a-text 2 «2026» put it in quotes: \"2026\"",
            "wrong-shape 3 «ja» write `true` or `false`, without quotes"
        ]
    );
}

#[test]
fn a_file_with_thousands_of_problems_reports_a_hundred() {
    let text = format!("kind: matrix\ntitle: A\nsections:\n{}", "  - title: A\n    rows: []\n    x: y\n".repeat(5_000));
    let problems = matrix(&text);
    assert_eq!(problems.len(), 101);
    assert!(problems.iter().any(|problem| problem.starts_with("more-problems")));
}

#[test]
fn nothing_is_said_of_a_clean_file() {
    let text = "kind: matrix
title: { da: \"1.10\", en: 'two' }
description: >
  A long
  text.
updated: 2026-03-01
sections:
- id: a
  title: ja: nej
  rows:
  - { task: A, responsible: [b, { unit: c, note: d }] }
"
    .replace("ja: nej", "ja");
    let read = decode::<Matrix>(FILE, &text);
    assert_eq!(read.diagnostics, []);
    assert_eq!(read.value, serde_yaml::from_str(&text).ok());
}
