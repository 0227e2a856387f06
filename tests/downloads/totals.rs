//! Numbers in workbooks: each is one with which a program calculates, shown as its column says, and below the rows stand sums
//! and means that follow the filter.

use std::fs;
use std::path::Path;

use calamine::{Data, Ods, Reader, Xlsx, open_workbook};

use super::ods::{compared, part};
use super::{LANGUAGES, beside, built, csv, delimiter, small, xlsx};

const PLAN: &str = r#"kind: activity-plan
public: true
title: { da: Plan, en: Plan }
columns:
  - { id: budget, title: { da: "Budget [a]", en: "Budget [a]" }, type: money, currency: DKK, total: sum }
  - { id: share, title: { da: Andel, en: Share }, type: number, measure: { "*": "%" }, decimals: 1, total: mean }
  - { id: reach, title: { da: Borgere, en: People }, type: number, measure: { da: borgere, en: people }, total: mean }
  - { id: atoms, title: { da: Atomer, en: Atoms }, type: number, total: sum }
  - { id: year, title: { da: År, en: Year }, type: number }
groups:
  - title: { da: Bygninger, en: Buildings }
    activities:
      - { activity: { "*": A }, budget: 1250000.50, share: 12.5, reach: 1200, atoms: 9007199254740993, year: 2026 }
      - { activity: { "*": B }, budget: 300000, share: 7.5, reach: 301, atoms: 1 }
  - title: { da: Trafik, en: Traffic }
    activities:
      - { activity: { "*": C }, budget: 4000000 }
"#;

/// The formulas in the first sheet of a workbook, with their places.
fn formulas<R: Reader<std::io::BufReader<fs::File>>>(path: &Path) -> Vec<String>
where
    R::Error: std::fmt::Debug,
{
    let mut workbook: R = open_workbook(path).expect("a workbook");
    let name = workbook.sheet_names().remove(0);
    let range = workbook.worksheet_formula(&name).expect("formulas");
    let (top, left) = range.start().expect("there are formulas");
    let all = range.used_cells().filter(|(.., formula)| !formula.is_empty());
    all.map(|(r, c, formula)| format!("{} {}: {formula}", r + top as usize, c + left as usize)).collect()
}

#[test]
fn totals_are_formulas_with_what_they_are_at_first() {
    let folder = small(&[("data/plan.yaml", PLAN)], "");
    let site = built(folder.path(), &[]);
    for tag in LANGUAGES {
        compared(site.path(), tag, "plan");
        let cells = xlsx(&beside(site.path(), tag, "plan", "xlsx"));
        assert_eq!(cells.len(), 6, "three rows below their headings, and two of totals: {cells:?}");
        let float = |r: usize, c: usize| match &cells[r][c] {
            Data::Float(number) => *number,
            other => panic!("row {r}, column {c} is no number: {other:?}"),
        };
        // A share of 12.5 per cent is an eighth.
        assert_eq!([float(1, 2), float(1, 3), float(1, 4), float(1, 6)], [1_250_000.5, 0.125, 1200.0, 2026.0]);
        assert_eq!(
            cells[1][5],
            Data::String(if tag == "da" { "9.007.199.254.740.993" } else { "9,007,199,254,740,993" }.into())
        );
        assert_eq!((float(4, 2), float(5, 3), float(5, 4)), (5_550_000.5, 0.1, 750.5));
        // What has more digits than a workbook keeps is added up here, to the last digit.
        assert_eq!(
            cells[4][5],
            Data::String(if tag == "da" { "9.007.199.254.740.994" } else { "9,007,199,254,740,994" }.into())
        );
        let names = if tag == "da" { ["I alt", "Gennemsnit"] } else { ["Total", "Mean"] };
        assert_eq!([&cells[4][0], &cells[5][0]], names.map(|name| Data::String(name.into())).each_ref());
        let share = if tag == "da" { "Andel (%)" } else { "Share (%)" };
        let reach = if tag == "da" { "Borgere (borgere)" } else { "People (people)" };
        assert_eq!(
            formulas::<Xlsx<_>>(&beside(site.path(), tag, "plan", "xlsx")),
            [
                "4 2: SUBTOTAL(109,data_plan[Budget '[a'] (DKK)])".to_owned(),
                format!("5 3: SUBTOTAL(101,data_plan[{share}])"),
                format!("5 4: SUBTOTAL(101,data_plan[{reach}])"),
            ]
        );
        assert_eq!(
            formulas::<Ods<_>>(&beside(site.path(), tag, "plan", "ods")),
            [
                "4 2: of:=SUBTOTAL(109;[.C2:.C4])",
                "5 3: of:=SUBTOTAL(101;[.D2:.D4])",
                "5 4: of:=SUBTOTAL(101;[.E2:.E4])",
            ]
        );
        let records = csv(&beside(site.path(), tag, "plan", "csv"), delimiter(tag));
        assert_eq!(records.len(), 4, "CSV has the rows alone");
        assert_eq!(records[1][3], if tag == "da" { "12,5" } else { "12.5" });
    }
}

#[test]
fn numbers_are_shown_as_their_columns_say() {
    let folder = small(&[("data/plan.yaml", PLAN)], "");
    let site = built(folder.path(), &[]);
    for (tag, money, percent) in [
        ("da", "#,##0.00&quot; kr.&quot;", "#,##0.0&quot;\u{a0}&quot;%"),
        ("en", "&quot;DKK\u{a0}&quot;#,##0.00", "#,##0.0%"),
    ] {
        let read =
            |ending: &str, name: &str| part(&fs::read(beside(site.path(), tag, "plan", ending)).expect("a file"), name);
        let styles = read("xlsx", "xl/styles.xml").replace(' ', "\u{a0}");
        for format in [money, percent, "\"#,##0\""] {
            assert!(styles.contains(&format.replace(' ', "\u{a0}")), "{tag} lacks {format}: {styles}");
        }
        let table = read("xlsx", "xl/tables/table1.xml");
        assert!(table.contains("ref=\"A1:H5\"") && table.contains("totalsRowCount=\"1\""), "{table}");
        assert!(table.contains("<autoFilter ref=\"A1:H4\""), "totals are not filtered: {table}");
        let content = read("ods", "content.xml");
        for expected in [
            "office:value-type=\"percentage\" office:value=\"0.125\"",
            "number:decimal-places=\"2\" number:min-decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"",
            // A year has no thousands.
            "office:value=\"2026\"",
            "table:target-range-address=\"&apos;Plan&apos;.A1:&apos;Plan&apos;.H4\"",
        ] {
            assert!(content.contains(expected), "{tag} lacks {expected}: {content}");
        }
    }
}

#[test]
fn each_number_of_the_work_for_an_objective_has_a_column() {
    let goals = "kind: objectives\npublic: true\ntitle: { da: Mål, en: Objectives }\nareas:\n  - title: { da: Klima, en: Climate }\n    \
                 objectives: [{ id: less, text: { da: Mindre, en: Less } }, { id: more, text: { da: Mere, en: More } }]\n";
    let plan = "kind: activity-plan\npublic: true\ntitle: { da: Plan, en: Plan }\ncolumns:\n  \
                - { id: budget, title: { da: Budget, en: Budget }, type: money, currency: DKK }\ngroups:\n  \
                - title: { da: G, en: G }\n    activities:\n      \
                - { activity: { \"*\": A }, when: 2026-09, status: in-progress, budget: 1000.50, serves: less }\n      \
                - { activity: { \"*\": B }, status: completed, budget: { amount: 20, currency: EUR }, serves: less }\n      \
                - { activity: { \"*\": C }, status: completed, budget: 200, serves: less }\n";
    let folder = small(&[("data/goals.yaml", goals), ("data/plan.yaml", plan)], "");
    let site = built(folder.path(), &[]);
    let catalog = fs::read_to_string(site.path().join("data/catalog.jsonld")).expect("a catalogue");
    assert!(catalog.contains("\"@value\": \"Budget\""), "what the columns are called are keywords: {catalog}");
    for (tag, work, heads, sum) in [
        (
            "da",
            "Det gør vi",
            ["antal opgaver", "I gang", "Afsluttet", "forsinket", "Budget (DKK)", "Budget (EUR)"],
            "1200,50",
        ),
        (
            "en",
            "What we do",
            ["number of tasks", "In progress", "Completed", "late", "Budget (DKK)", "Budget (EUR)"],
            "1200.50",
        ),
    ] {
        let records = csv(&beside(site.path(), tag, "goals", "csv"), delimiter(tag));
        let expected: Vec<String> =
            heads.iter().map(|head| format!("{work}: {head}")).chain([work.to_owned()]).collect();
        assert_eq!(records[0][2..9], expected);
        assert_eq!(records[1][2..9], ["3", "1", "2", "1", sum, "20", "A\nB\nC"]);
        // Nothing is said of an objective to which nothing contributes.
        assert_eq!(records[2][2..9], [""; 7]);
        let cells = xlsx(&beside(site.path(), tag, "goals", "xlsx"));
        let numbers = [3.0, 1.0, 2.0, 1.0, 1200.5, 20.0].map(Data::Float);
        assert_eq!(cells[1][2..8], numbers);
        compared(site.path(), tag, "goals");
    }
}
