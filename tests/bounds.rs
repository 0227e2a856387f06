//! What the site makes of very much: its pages do not grow with the square of their number, and nothing overflows.

use std::fmt::Write;
use std::path::Path;

use jiff::civil::date;
use tavle::base::Lang;
use tavle::pages::search::records;
use tavle::pages::{Inputs, Measures};
use tavle::pipeline::{self, Options, Prepared};
use tavle::routes::{Document, OutputKind, Wanted};

/// A site with these files beside its home page, and the codes of what is said of it.
fn read(files: &[(String, String)]) -> (Option<Prepared>, Vec<String>) {
    read_for(files, Wanted::Nothing)
}

/// The same with printed documents.
fn read_for(files: &[(String, String)], print: Wanted) -> (Option<Prepared>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder is made");
        std::fs::write(path, text).expect("a file is written");
    };
    write("site.yaml", "name: { en: Town }\nbase_url: https://town.example\nlanguages: [en]\n");
    write("content/index.en.md", "---\ntitle: Home\n---\n\n![](/data/table.yaml)\n");
    write("data/table.yaml", &table(1));
    files.iter().for_each(|(path, text)| write(path, text));
    let options = Options {
        root: folder.path().to_owned(),
        base_url: None,
        as_of: date(2026, 11, 22),
        drafts: false,
        portable: false,
        sizes: Default::default(),
        print,
    };
    let reading = pipeline::prepare(&options, &());
    let codes = reading.diagnostics.iter().map(|one| one.code().to_owned()).collect();
    (reading.prepared, codes)
}

/// How many problems with this code such a site has.
fn codes_of(files: &[(String, String)], code: &str) -> usize {
    read(files).1.iter().filter(|one| *one == code).count()
}

fn prepared(files: &[(String, String)]) -> Prepared {
    let (prepared, codes) = read(files);
    prepared.unwrap_or_else(|| panic!("{codes:?}"))
}

/// A matrix with so many rows, a hundred in each group.
fn table(rows: usize) -> String {
    let mut text = "kind: matrix\ntitle: { en: Table }\nsections:\n".to_owned();
    for n in 0..rows {
        if n % 100 == 0 {
            let group = n / 100;
            let _ = writeln!(text, "  - id: g{group}\n    title: {{ en: Group {group} }}\n    rows:");
        }
        let _ = writeln!(text, "      - {{ id: r{n}, task: {{ en: Row {n} }} }}");
    }
    text
}

/// A matrix of so many rows that name as many units each, and these units.
fn named(rows: usize, each: usize) -> Vec<(String, String)> {
    let units = (0..each).map(|n| format!("  - {{ id: u{n}, name: {{ en: Unit {n} }} }}\n")).collect::<String>();
    let names: Vec<String> = (0..each).map(|n| format!("u{n}")).collect();
    let rows = vec![format!("{{ task: {{ en: Task }}, partners: [{}] }}", names.join(", ")); rows].join(", ");
    let text = format!("kind: matrix\ntitle: {{ en: Table }}\nsections: [{{ title: {{ en: S }}, rows: [{rows}] }}]\n");
    vec![("data/units.yaml".to_owned(), format!("kind: units\nunits:\n{units}")), ("data/table.yaml".to_owned(), text)]
}

/// The HTML of an output.
fn html(prepared: &Prepared, what: impl Fn(&OutputKind) -> bool) -> String {
    let output = prepared.routes.outputs.iter().find(|output| what(&output.what)).expect("an output of the site");
    let bytes = prepared.output(output, &Measures::default()).unwrap_or_else(|problem| panic!("{}", problem.message));
    String::from_utf8(bytes.to_vec()).expect("a page is UTF-8")
}

/// How many things of a kind can be found.
fn found(prepared: &Prepared, kind: &str) -> usize {
    let Prepared { site, routes, theme, .. } = prepared;
    let inputs = Inputs { site, routes, theme, measures: &Measures::default() };
    records(inputs.localized(Lang::DEFAULT)).iter().filter(|record| record.kind == kind).count()
}

#[test]
fn a_page_leads_to_few_of_many_pages_and_the_home_page_to_all() {
    let page = |n: usize| (format!("content/p{n}.en.md"), format!("---\ntitle: Page {n}\n---\n\nText.\n"));
    let footer = |count: usize, what: &dyn Fn(&OutputKind) -> bool| {
        let html = html(&prepared(&(0..count).map(page).collect::<Vec<_>>()), what);
        let (_, footer) = html.split_once("site-footer").expect("a footer");
        (footer.matches("<li>").count(), footer.contains("#page-pages"))
    };
    let is_home = |what: &OutputKind| matches!(what, OutputKind::Home(_));
    let is_page = |what: &OutputKind| matches!(what, OutputKind::Page(..));
    assert_eq!(footer(20, &is_page), (20, false));
    assert_eq!(footer(50, &is_page), (21, true));
    assert_eq!(footer(50, &is_home), (50, false));
}

#[test]
fn a_chapter_leads_to_those_around_it_and_the_cover_to_all() {
    let of = |count: usize| {
        let names: String = (0..count).map(|n| format!("  - c{n}\n")).collect();
        let publication = format!("title: {{ en: Plan }}\nkind: plan\nchapters:\n{names}");
        let chapter = |n| (format!("content/plan/c{n}.en.md"), format!("---\ntitle: Chapter {n}\n---\n\nText.\n"));
        let cover = ("content/plan/publication.yaml".to_owned(), publication);
        prepared(&(0..count).map(chapter).chain([cover]).collect::<Vec<_>>())
    };
    // How many chapters are listed on a page, and whether something leads to the list of all.
    let listed = |site: &Prepared, path: &str| {
        let output = site.routes.outputs.iter().find(|output| output.path.ends_with(path)).expect("a page of the site");
        let html = html(site, |what| *what == output.what);
        let items = html.split("<li><a href=\"").filter_map(|rest| rest.split('"').next());
        (items.filter(|address| address.contains("plan/c")).count(), html.contains("plan/#page-contents"))
    };
    let (few, many) = (of(150), of(1000));
    // Beside the text, and on narrow screens after it.
    assert_eq!(listed(&few, "plan/c149/index.html"), (2 * 150, false));
    assert_eq!(listed(&many, "plan/c500/index.html"), (2 * 401, true));
    assert_eq!(listed(&many, "plan/c0/index.html"), (2 * 201, true));
    assert_eq!(listed(&many, "plan/index.html"), (1000, false));
}

#[test]
fn a_data_set_of_very_many_rows_is_found_by_its_groups_and_says_so() {
    let is_set = |what: &OutputKind| matches!(what, OutputKind::DataSet(..));
    for (rows, by_row, of_data, says_so) in [(5000, 5000, 1, false), (5001, 0, 52, true)] {
        let prepared = prepared(&[("data/table.yaml".to_owned(), table(rows))]);
        assert_eq!((found(&prepared, "task"), found(&prepared, "data")), (by_row, of_data), "{rows} rows");
        assert_eq!(html(&prepared, is_set).contains("notice-by-group"), says_so, "{rows} rows");
    }
}

#[test]
fn units_thousands_deep_are_refused_and_overflow_nothing() {
    for upwards in [false, true] {
        let unit = |n: usize| {
            let parent = if upwards { n + 1 } else { n.wrapping_sub(1) };
            let parent = if parent < 5000 { format!(", parent: u{parent}") } else { String::new() };
            format!("  - {{ id: u{n}, name: {{ en: Unit {n} }}{parent} }}\n")
        };
        let units = format!("kind: units\nunits:\n{}", (0..5000).map(unit).collect::<String>());
        let (_, codes) = read(&[("data/units.yaml".to_owned(), units)]);
        assert_eq!(codes, ["unit-depth"], "what stands below is not reported again");
    }
}

#[test]
fn of_many_problems_only_the_first_get_a_proposal() {
    let rows =
        |count: usize| (0..count).map(|n| format!("  - {{ a: {{ en: Row {n} }}, aa{n}: 1 }}\n")).collect::<String>();
    let head = "kind: table\ntitle: { en: Table }\ncolumns: [{ id: a, title: { en: A }, type: text }]\nrows:\n";
    let (_, codes) = read(&[("data/table.yaml".to_owned(), format!("{head}{}", rows(3000)))]);
    let count = |code: &str| codes.iter().filter(|one| *one == code).count();
    assert_eq!((count("unknown-key"), count("more-problems")), (1000, 1));
}

#[test]
fn lists_that_are_longer_than_anybody_writes_are_refused_at_the_first_item_too_many() {
    let partners = |count| named(1, count);
    let milestones = |count: usize| {
        let all = vec!["{ when: 2026-03-19, text: { en: x } }"; count].join(", ");
        let activity = format!("{{ activity: {{ en: A }}, when: 2026, milestones: [{all}] }}");
        let task = format!("{{ title: {{ en: T }}, activities: [{activity}] }}");
        let groups = format!("groups: [{{ title: {{ en: G }}, tasks: [{task}] }}]\n");
        vec![("data/table.yaml".to_owned(), format!("kind: activity-plan\ntitle: {{ en: Plan }}\n{groups}"))]
    };
    // Each for another month, of one row or of another row each.
    let plan = |activities: &[String]| {
        let groups = format!("groups: [{{ title: {{ en: G }}, activities: [{}] }}]\n", activities.join(", "));
        vec![("data/table.yaml".to_owned(), format!("kind: activity-plan\ntitle: {{ en: Plan }}\n{groups}"))]
    };
    let report = |n: usize| format!("{{ period: {}-{:02}, text: {{ en: x }} }}", 2000 + n / 12, n % 12 + 1);
    let activity = |reports: &[String]| format!("{{ activity: {{ en: A }}, reports: [{}] }}", reports.join(", "));
    let of_one = |count: usize| plan(&[activity(&(0..count).map(report).collect::<Vec<_>>())]);
    let of_many = |count: usize| plan(&(0..count).map(|n| activity(&[report(n)])).collect::<Vec<_>>());
    let page =
        |head: &str, text: &str| vec![("content/p.en.md".to_owned(), format!("---\ntitle: P{head}\n---\n\n{text}\n"))];
    let aliases = |count: usize| {
        let all: Vec<String> = (0..count).map(|n| format!("/en/was-{n}/")).collect();
        page(&format!("\naliases: [{}]", all.join(", ")), "Text.")
    };
    let headings = |count: usize| page("", &(0..count).map(|n| format!("## H{n}\n\n")).collect::<String>());
    for (most, code, files) in [
        (200, "too-many-units", &partners as &dyn Fn(usize) -> Vec<(String, String)>),
        (1000, "too-many-items", &milestones),
        (240, "too-many-reports", &of_one),
        (240, "too-many-periods", &of_many),
        (1000, "too-many-aliases", &aliases),
        (2000, "too-many-headings", &headings),
    ] {
        let codes = |count| codes_of(&files(count), code);
        assert_eq!((codes(most), codes(most + 1), codes(most + 100)), (0, 1, 1), "{code}");
    }
    assert_eq!([25, 26, 27].map(|rows| codes_of(&named(rows, 200), "too-many-units")), [0, 1, 1]);
    // What is chosen in a row has a page, which shows all columns of the row.
    let choosing = |rows: usize| {
        let others = (0..99).map(|n| format!("{{ id: t{n}, title: {{ en: T }}, type: text }}"));
        let choices: Vec<String> = (0..10).map(|n| format!("{{ id: c{n}, title: {{ en: C }} }}")).collect();
        let choices = format!("{{ id: c, title: {{ en: C }}, type: choice, choices: [{}] }}", choices.join(", "));
        let columns = others.chain([choices]).collect::<Vec<_>>().join(", ");
        let row = "  - { t0: { en: x }, c: [c0, c1, c2, c3, c4, c5, c6, c7, c8, c9] }\n".repeat(rows);
        let text = format!("kind: table\ntitle: {{ en: Table }}\ncolumns: [{columns}]\nrows:\n{row}");
        vec![("data/table.yaml".to_owned(), text)]
    };
    assert_eq!([1980, 1981, 2100].map(|rows| codes_of(&choosing(rows), "too-many-choices")), [0, 1, 1]);
    // Rows that serve objectives through others count with each of them.
    let serving = |rows: usize| {
        let list =
            |first: usize, count: usize| (first..first + count).map(|n| format!("o{n}")).collect::<Vec<_>>().join(", ");
        let above =
            (1..=100).map(|n| format!("  - {{ id: o{n}, text: {{ en: O }}, serves: [{}] }}\n", list(n * 20 + 81, 20)));
        let top = (101..=2100).map(|n| format!("  - {{ id: o{n}, text: {{ en: O }} }}\n"));
        let bottom = format!("  - {{ id: o0, text: {{ en: O }}, serves: [{}] }}\n", list(1, 100));
        let all: String = std::iter::once(bottom).chain(above).chain(top).collect();
        let rows: String = (0..rows).map(|n| format!("- {{ task: {{ en: Task {n} }}, serves: o0 }}\n")).collect();
        let head = "public: true\ntitle: { en: T }\n";
        vec![
            (
                "data/goals.yaml".to_owned(),
                format!("kind: objectives\n{head}areas:\n- title: {{ en: A }}\n  objectives:\n{all}"),
            ),
            (
                "data/table.yaml".to_owned(),
                format!(
                    "kind: matrix\n{head}sections:\n- title: {{ en: S }}\n  rows:\n{}",
                    rows.replace("- {", "  - {")
                ),
            ),
        ]
    };
    assert_eq!([2300, 2400].map(|rows| codes_of(&serving(rows), "too-much-work")), [0, 1]);
    // A text shows so many rows in all, and charts of so many cells.
    let shown = |rows: usize, each: usize, view: &str, embeds: usize| {
        let mut files = named(rows, each);
        files.extend(page("", &format!("![](/data/table.yaml{view})\n\n").repeat(embeds)));
        codes_of(&files, "too-many-embeds")
    };
    assert_eq!([100, 101, 102].map(|embeds| shown(1000, 1, "?unit=u0", embeds)), [0, 1, 1]);
    assert_eq!([1, 2, 3].map(|embeds| shown(800, 25, "?view=raci", embeds)), [0, 0, 1]);
    // Of what is wrong a thousand times in one text, the first thousand are listed, and then how many more there are.
    let (_, codes) = read(&page("", &"[^a] ".repeat(5000)));
    let count = |code: &str| codes.iter().filter(|one| *one == code).count();
    assert_eq!((count("undefined-footnote"), count("more-problems")), (1000, 1));
}

#[test]
fn a_chart_that_nobody_could_read_is_not_printed() {
    for (rows, charts) in [(4000, 1), (4001, 0)] {
        let mut files = named(rows, 10);
        let publication = "title: { en: Plan }\nkind: plan\nchapters: [a]\n";
        files.push(("content/plan/publication.yaml".to_owned(), publication.to_owned()));
        files.push(("content/plan/a.en.md".to_owned(), "---\ntitle: A\n---\n\n![](/data/table.yaml)\n".to_owned()));
        let (prepared, codes) = read_for(&files, Wanted::Everything);
        let prepared = prepared.unwrap_or_else(|| panic!("{codes:?}"));
        let is_chart = |document: &&(Document, Lang)| matches!(document.0, Document::Raci(..));
        assert_eq!(prepared.routes.documents().iter().filter(is_chart).count(), charts, "{rows} rows");
    }
}

#[test]
fn a_large_data_set_is_divided_by_its_groups() {
    let parts = |sizes: &[usize]| {
        let mut text = "kind: matrix\ntitle: { en: Table }\nsections:\n".to_owned();
        for (group, size) in sizes.iter().enumerate() {
            let _ = writeln!(text, "  - id: g{group}\n    title: {{ en: Group {group} }}\n    rows:");
            for n in 0..*size {
                let _ = writeln!(text, "      - {{ id: r{group}-{n}, task: {{ en: Row {group} {n} }} }}");
            }
        }
        let site = prepared(&[("data/table.yaml".to_owned(), text)]).site;
        let (id, _) = site.sets().next().expect("a data set");
        site.parts(id).iter().map(|part| part.rows.len()).collect::<Vec<_>>()
    };
    assert_eq!(parts(&[500]), [0; 0]);
    assert_eq!(parts(&[501]), [250, 250, 1]);
    assert_eq!(parts(&[100; 7]), [100; 7]);
    // Nobody turns three hundred pages of two rows each.
    assert_eq!(parts(&[2; 300]), [250, 250, 100]);
    assert_eq!(parts(&[24, 24, 25, 251, 24, 200, 24]), [48, 25, 250, 1, 24, 200, 24]);
}

#[test]
fn a_part_of_a_large_data_set_leads_to_those_around_it() {
    let site = prepared(&[("data/table.yaml".to_owned(), table(50_000))]);
    let is_part = |what: &OutputKind| matches!(what, OutputKind::Part(_, 250, _));
    let page = html(&site, is_part);
    let (_, list) = page.split_once("<nav class=\"parts\"").expect("a list of parts");
    let (list, _) = list.split_once("</nav>").expect("its end");
    assert_eq!(list.matches("<li>").count(), 401);
    assert!(list.contains("/en/data/table/\">All parts"), "{list}");
    assert!(page.len() < 200_000, "{} bytes", page.len());
}
