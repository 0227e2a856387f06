//! What is taken along: every file of a data set holds the same rows as the YAML that they are written in, in every
//! language, and is read here by other programs' libraries than it is written with.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use calamine::{Data, Reader, Xlsx};
use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use jiff::civil::Date;
use serde_yaml::Value;
use tavle::schema::formats;
use tempfile::TempDir;

mod ods;
mod totals;
mod written;

use written::{Row, Set, dated, sets};

const LANGUAGES: [&str; 2] = ["da", "en"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Builds a site with the real command into a folder of its own.
fn built(site: &Path, more: &[&str]) -> TempDir {
    built_on(site, "2026-11-22", more)
}

/// The same, as it is on a day.
fn built_on(site: &Path, day: &str, more: &[&str]) -> TempDir {
    let output = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tavle"));
    command.args(["build", "--quiet", "--no-print", "--as-of", day]).args(more).arg("--root").arg(site);
    command.arg("--output").arg(output.path()).stdout(Stdio::null());
    let ended = command.output().expect("tavle runs");
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    output
}

/// The site of this repository, built once for all tests.
fn site() -> &'static Path {
    static SITE: OnceLock<TempDir> = OnceLock::new();
    SITE.get_or_init(|| built(&root(), &[])).path()
}

/// The files of a site with this ending, by their paths.
fn files(site: &Path, ending: &str) -> BTreeMap<String, Vec<u8>> {
    let all =
        walkdir::WalkDir::new(site).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
    all.map(|entry| (entry.path().strip_prefix(site).expect("within").to_string_lossy().replace('\\', "/"), entry))
        .filter(|(path, _)| path.ends_with(ending) && !path.starts_with('.'))
        .map(|(path, entry)| (path, fs::read(entry.path()).expect("a file")))
        .collect()
}

/// The file of a data set beside its page.
fn beside(site: &Path, tag: &str, set: &str, ending: &str) -> PathBuf {
    let name = set.rsplit('/').next().expect("a name");
    site.join(tag).join("data").join(set).join(format!("{name}.{ending}"))
}

/// The records of a CSV file, the headings first.
fn csv(path: &Path, delimiter: u8) -> Vec<Vec<String>> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).expect("spreadsheets know UTF-8 by its mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text);
    reader.records().map(|record| record.expect("CSV").iter().map(str::to_owned).collect()).collect()
}

fn delimiter(tag: &str) -> u8 {
    if tag == "da" { b';' } else { b',' }
}

/// The cells of a workbook's first sheet.
fn xlsx(path: &Path) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> =
        calamine::open_workbook(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let range = workbook.worksheet_range_at(0).expect("a sheet").expect("readable");
    range.rows().map(<[Data]>::to_vec).collect()
}

/// An event, as a program that reads calendars sees it.
struct Event {
    uid: String,
    summary: String,
    first: Date,
    /// The day after the last.
    end: Date,
    is_recurring: bool,
}

fn events(bytes: &[u8]) -> Vec<Event> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let calendar = ICalendar::parse(text).unwrap_or_else(|problem| panic!("{problem:?}"));
    let events = calendar.components.iter().filter(|one| one.component_type == ICalendarComponentType::VEvent);
    let read = events.map(|event| {
        let value = |name: &ICalendarProperty| event.property(name).and_then(|entry| entry.values.first());
        let text = |name| value(&name).and_then(ICalendarValue::as_text).unwrap_or_default().to_owned();
        let day = |name| {
            let time = value(&name).and_then(ICalendarValue::as_partial_date_time).expect("a day");
            assert_eq!((time.hour, time.minute), (None, None), "a whole day has no time");
            let (year, month, day) =
                (time.year.expect("a year"), time.month.expect("a month"), time.day.expect("a day"));
            Date::new(year as i16, month as i8, day as i8).expect("a day that there is")
        };
        Event {
            uid: event.uid().expect("a name").to_owned(),
            summary: text(ICalendarProperty::Summary),
            first: day(ICalendarProperty::Dtstart),
            end: day(ICalendarProperty::Dtend),
            is_recurring: event.has_property(&ICalendarProperty::Rrule),
        }
    });
    read.collect()
}

/// Text with its white space folded.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The days since 30 December 1899, as Excel counts them.
fn serial(day: Date) -> f64 {
    f64::from(jiff::civil::date(1899, 12, 30).until(day).expect("a span").get_days())
}

#[test]
fn every_table_file_holds_the_rows_of_its_data_file_in_every_language() {
    let (mut rows_seen, mut texts_seen, mut days_seen, mut numbers_seen) = (0, 0, 0, 0);
    for Set { path, rows, yaml, .. } in sets(&root()) {
        let columns = yaml["columns"].as_sequence().into_iter().flatten();
        let totals = columns.filter_map(|column| column["total"].as_str()).collect::<BTreeSet<_>>().len();
        for tag in LANGUAGES {
            let csv = csv(&beside(site(), tag, &path, "csv"), delimiter(tag));
            let xlsx = xlsx(&beside(site(), tag, &path, "xlsx"));
            assert_eq!(csv.len(), rows.len() + 1, "{path} in {tag}: rows in CSV");
            // Below the rows stand their sums and their means.
            assert_eq!(xlsx.len(), csv.len() + totals, "{path} in {tag}: rows in XLSX");
            for ((row, record), cells) in rows.iter().zip(&csv[1..]).zip(&xlsx[1..]) {
                rows_seen += 1;
                if let Some(id) = row.id() {
                    assert_eq!(record.last().map(String::as_str), Some(id), "{path} in {tag}");
                }
                let all = folded(&record.join(" "));
                for text in row.texts(tag, &root()) {
                    assert!(all.contains(&folded(&text)), "{path} in {tag} lacks {text:?}: {all}");
                    texts_seen += 1;
                }
                let is_there = |wanted: &dyn Fn(&Data) -> bool| cells.iter().any(wanted);
                for day in row.days() {
                    let wanted = serial(day);
                    let found = |cell: &Data| matches!(cell, Data::DateTime(time) if time.as_f64() == wanted);
                    assert!(is_there(&found), "{path} in {tag}: {day} is no date in {cells:?}");
                    days_seen += 1;
                }
                for number in row.numbers() {
                    let found = |cell: &Data| matches!(cell, Data::Float(own) if *own == number);
                    assert!(is_there(&found), "{path} in {tag}: {number} is no number in {cells:?}");
                    numbers_seen += 1;
                }
            }
            for (record, cells) in csv.iter().zip(&xlsx) {
                for (text, cell) in record.iter().zip(cells) {
                    match cell {
                        Data::Empty => assert_eq!(text, "", "{path} in {tag}"),
                        Data::String(own) => assert_eq!(text, own, "{path} in {tag}"),
                        Data::DateTime(_) | Data::Float(_) => assert!(!text.is_empty(), "{path} in {tag}: {cell:?}"),
                        other => panic!("{path} in {tag}: {other:?}"),
                    }
                }
            }
        }
    }
    let seen = (rows_seen, texts_seen, days_seen, numbers_seen);
    assert!(
        rows_seen > 300 && texts_seen > 1000 && days_seen > 2 && numbers_seen > 8,
        "too little was compared: {seen:?}"
    );
}

/// Puts the status of the newest report, which is the last one, into each record that has reports and no status of its own.
fn with_statuses(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Array(all) => all.iter_mut().for_each(with_statuses),
        serde_json::Value::Object(map) => {
            map.values_mut().for_each(with_statuses);
            let reports = map.get("reports").and_then(|reports| reports.as_array());
            let status =
                reports.and_then(|reports| reports.iter().rev().find_map(|report| report.get("status")).cloned());
            if let Some(status) = status {
                map.entry("status").or_insert(status);
            }
        }
        _ => {}
    }
}

#[test]
fn json_is_what_is_written_and_names_a_schema_that_is_there() {
    let mut with_upkeep = 0;
    for Set { path, yaml, kind, .. } in sets(&root()) {
        let bytes = fs::read(site().join("data").join(format!("{path}.json"))).expect("a JSON file");
        let mut json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        let data = json.as_object_mut().expect("a record");
        let schema = data.shift_remove(formats::SCHEMA_KEY).expect("a schema is named");
        // What the publication says of who is responsible and when it is reviewed; all that show data say it here.
        let inherited = formats::INHERITED.map(|key| data.shift_remove(key));
        with_upkeep += usize::from(inherited.iter().all(Option::is_some));
        let mut written = serde_json::to_value(&yaml).expect("YAML as JSON");
        with_values(&mut written, root().join("data").join(&path).parent().expect("a folder"));
        with_statuses(&mut written);
        assert_eq!(json, written, "{path}");
        let address = schema.as_str().expect("an address");
        assert_eq!(address, format!("https://maagevig.example/data/schema/{kind}.json"));
        let schema = fs::read(site().join(format!("data/schema/{kind}.json"))).expect("the schema");
        let schema: serde_json::Value = serde_json::from_slice(&schema).expect("JSON");
        assert_eq!(schema["$id"], address);
        // Everything that stands in the file is known to the schema, which allows nothing else.
        assert_eq!(schema["additionalProperties"], false, "{kind}");
        let known = schema["properties"].as_object().expect("properties");
        let data = json.as_object().expect("a mapping").keys().map(String::as_str).chain(["$schema"]);
        assert!(data.clone().all(|key| known.contains_key(key)), "{path}: {:?}", data.collect::<Vec<_>>());
    }
    assert!(with_upkeep > 5, "{with_upkeep}");
}

/// Puts what stands in a file of values in the place of its name: the numbers by time and group.
fn with_values(written: &mut serde_json::Value, folder: &Path) {
    match written {
        serde_json::Value::Array(all) => all.iter_mut().for_each(|one| with_values(one, folder)),
        serde_json::Value::Object(entries) => entries.values_mut().for_each(|one| with_values(one, folder)),
        serde_json::Value::String(name) if name.ends_with(".csv") => {
            let text = fs::read_to_string(folder.join(&*name)).expect("the file of values");
            let mut lines = text.lines().map(|line| line.split(';'));
            let groups: Vec<&str> = lines.next().expect("a head").skip(1).collect();
            let number = |cell: &str| serde_json::from_str(&cell.replace(',', ".")).expect("a number");
            let by_time = lines.map(|mut cells| {
                let time = cells.next().expect("a time").to_owned();
                let numbers = groups.iter().zip(cells).map(|(group, cell)| ((*group).to_owned(), number(cell)));
                (time, serde_json::Value::Object(numbers.collect()))
            });
            *written = serde_json::Value::Object(by_time.collect());
        }
        _ => {}
    }
}

#[test]
fn a_calendar_has_every_day_of_its_data_file_and_nothing_else() {
    let mut seen = 0;
    for Set { path, rows, .. } in sets(&root()) {
        let expected: Vec<(&Row, Option<&str>)> =
            rows.iter().flat_map(|row| dated(row).into_iter().map(move |id| (row, id))).collect();
        for tag in LANGUAGES {
            let file = beside(site(), tag, &path, "ics");
            if expected.is_empty() {
                assert!(!file.exists(), "{path} has no day, so it has no calendar");
                continue;
            }
            let events = events(&fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())));
            assert_eq!(events.len(), expected.len(), "{path} in {tag}");
            for ((row, id), event) in expected.iter().zip(&events) {
                let name = folded(&row.name(tag, *id).unwrap_or_default());
                assert!(folded(&event.summary).starts_with(&name), "{path} in {tag}: {} is no {name}", event.summary);
                let host = format!(".{}@maagevig.example", path.replace('/', "."));
                let own = event.uid.strip_suffix(&host).unwrap_or_else(|| panic!("{} of {path}", event.uid));
                assert!(id.is_none_or(|id| id == own), "{path}: {own} is not {id:?}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} events were compared");
}

#[test]
fn calendars_keep_to_what_rfc_5545_asks() {
    let calendars = files(site(), ".ics");
    assert!(calendars.len() >= 10, "only {} calendars", calendars.len());
    for (path, bytes) in calendars {
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        assert!(text.ends_with("END:VCALENDAR\r\n"), "{path}");
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{path}: {} octets: {line}", line.len());
            assert!(!line.contains(['\n', '\r']) && !line.chars().any(char::is_control), "{path}: {line:?}");
        }
        for (property, times) in [("VERSION:2.0", 1), ("PRODID:", 1), ("METHOD", 0), ("BEGIN:VCALENDAR", 1)] {
            let found = text.split("\r\n").filter(|line| line.starts_with(property)).count();
            assert_eq!(found, times, "{path}: {property}");
        }
        let events = events(&bytes);
        let uids: BTreeSet<&str> = events.iter().map(|event| event.uid.as_str()).collect();
        assert_eq!(uids.len(), events.len(), "{path}: a name is given twice");
        for event in &events {
            assert!(event.end > event.first, "{path}: {} ends before it begins", event.uid);
        }
        let stamps = text.split("\r\n").filter(|line| line.starts_with("DTSTAMP:2026")).count();
        assert_eq!(stamps, events.len(), "{path}: every event says as of when it is");
    }
}

#[test]
fn an_event_is_the_same_in_every_language_and_wherever_its_row_stands() {
    let days = |path: &Path| -> BTreeMap<String, (Date, Date, bool)> {
        let all = events(&fs::read(path).expect("a calendar")).into_iter();
        all.map(|event| (event.uid, (event.first, event.end, event.is_recurring))).collect()
    };
    for Set { path, rows, .. } in sets(&root()) {
        if rows.iter().any(|row| !dated(row).is_empty()) {
            let [da, en] = LANGUAGES.map(|tag| days(&beside(site(), tag, &path, "ics")));
            assert_eq!(da, en, "{path}");
        }
    }
    let first = "  - { id: first, when: 2026-03-19, title: A }\n";
    let rest = "  - { id: second, when: { every: P1M, by: 2026-01-31 }, title: B }\n  - { when: 2026-W18, title: C }\n";
    let uids = [format!("{first}{rest}"), format!("{rest}{first}")].map(|entries| {
        let folder = small(
            &[("data/plan.yaml", &format!("kind: timeline\npublic: true\ntitle: Plan\nentries:\n{entries}"))],
            "",
        );
        days(&beside(built(folder.path(), &[]).path(), "da", "plan", "ics"))
    });
    assert_eq!(uids[0], uids[1]);
    let names: Vec<&str> = uids[0].keys().map(String::as_str).collect();
    assert_eq!(names, ["c.plan@small.example", "first.plan@small.example", "second.plan@small.example"]);
}

/// A small site with these files; `more` is added to its site.yaml.
fn small(files: &[(&str, &str)], more: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let site = format!(
        "name: {{ \"*\": Small }}\nbase_url: https://small.example\nlanguages: [da, en]\nmissing: fallback\n{more}"
    );
    let home = "---\ntitle: Small\n---\nA site.\n";
    let own = [("site.yaml", site.as_str()), ("content/index.da.md", home), ("content/index.en.md", home)];
    for (path, text) in own.iter().chain(files) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

#[test]
fn no_spreadsheet_takes_a_text_for_a_formula() {
    let table = r##"kind: table
public: true
title: "=Plan"
columns:
  - { id: text, title: { "*": "=1+1" }, type: text }
  - { id: number, title: { "*": Number }, type: number }
rows:
  - { id: a, text: { "*": "=HYPERLINK(\"https://evil.example\")" }, number: -5 }
  - { id: b, text: { "*": "+45 00 00 00 00" }, number: 1.5 }
  - { id: c, text: { "*": "-1" }, number: 0 }
  - { id: d, text: { "*": "@SUM(A1)" } }
  - { id: e, text: { "*": "\t=1" } }
  - { id: f, text: { "*": "two; parts, \"quoted\"" } }
  - { id: g, text: { "*": "＝1+1" } }
  - { id: h, text: { "*": "＠SUM(A1)" } }
  - { id: i, text: { "*": "a line\n=1+1\nand － one" } }
"##;
    let folder = small(&[("data/table.yaml", table)], "");
    let site = built(folder.path(), &[]);
    for tag in LANGUAGES {
        let records = csv(&beside(site.path(), tag, "table", "csv"), delimiter(tag));
        let texts: Vec<&str> = records.iter().map(|record| record[0].as_str()).collect();
        assert_eq!(texts[0], "'=1+1");
        assert!(texts[1].starts_with("'=HYPERLINK(") && texts[2].starts_with("'+45") && texts[3] == "'-1");
        assert!(texts[4].starts_with("'@") && texts[6] == "two; parts, \"quoted\"", "{texts:?}");
        assert_eq!(texts[7..9], ["'＝1+1", "'＠SUM(A1)"]);
        let dangerous = |text: &&str| text.lines().any(|line| line.starts_with(['=', '+', '-', '@', '＝', '＠', '\t']));
        assert_eq!(texts.iter().find(|text| dangerous(text)), None);
        assert_eq!(records[1][1], "-5", "a number is no formula");
        assert_eq!(records[2][1], if tag == "da" { "1,5" } else { "1.5" });
        let path = beside(site.path(), tag, "table", "xlsx");
        let cells = xlsx(&path);
        assert_eq!((&cells[3][0], &cells[1][1]), (&Data::String("-1".into()), &Data::Float(-5.0)));
        assert!(cells.iter().all(|row| matches!(row[0], Data::String(_))), "{cells:?}");
        let mut workbook: Xlsx<_> = calamine::open_workbook(&path).expect("a workbook");
        let name = workbook.sheet_names()[0].clone();
        assert!(workbook.worksheet_formula(&name).expect("readable").is_empty(), "nothing in it is a formula");
    }
}

#[test]
fn numbers_have_the_same_digits_in_every_file() {
    let table = r#"kind: table
title: { da: Tal, en: Figures }
public: true
columns:
  - { id: sum, title: { "*": Sum }, type: number }
  - { id: day, title: { "*": Day }, type: when }
rows:
  - { id: a, sum: 1250000.50, day: 1899-12-31 }
  - { id: b, sum: 9007199254740993, day: 1900-01-01 }
  - { id: c, sum: -0.10, day: 1900-03-01 }
"#;
    let folder = small(&[("data/børn og unge/min plan.yaml", table)], "");
    let site = built(folder.path(), &[]);
    let page = "boern-og-unge/min-plan";
    let written = [
        (["1250000,50", "9007199254740993", "-0,10"], "9.007.199.254.740.993"),
        (["1250000.50", "9007199254740993", "-0.10"], "9,007,199,254,740,993"),
    ];
    for (tag, (written, as_text)) in LANGUAGES.into_iter().zip(written) {
        let records = csv(&beside(site.path(), tag, page, "csv"), delimiter(tag));
        assert_eq!(records[1..].iter().map(|record| record[0].as_str()).collect::<Vec<_>>(), written);
        let cells = xlsx(&beside(site.path(), tag, page, "xlsx"));
        // Excel keeps 15 digits, so a longer number is text; and its calendar begins in 1900.
        assert_eq!(cells[1][0], Data::Float(1_250_000.5));
        assert_eq!(cells[2][0], Data::String(as_text.to_owned()));
        assert_eq!(cells[3][0], Data::Float(-0.1));
        assert!(matches!(&cells[1][1], Data::String(day) if day.contains("1899")), "{:?}", cells[1]);
        assert!(matches!(&cells[2][1], Data::DateTime(day) if day.as_f64() == 1.0), "{:?}", cells[2]);
    }
    let json = fs::read_to_string(site.path().join("data").join(format!("{page}.json"))).expect("JSON");
    for digits in ["1250000.50", "9007199254740993", "-0.10"] {
        assert!(json.contains(&format!("\"sum\": {digits},")), "{json}");
    }
    let catalog = fs::read_to_string(site.path().join("data/catalog.jsonld")).expect("the catalogue");
    let catalog: serde_json::Value = serde_json::from_str(&catalog).expect("JSON");
    let id = &catalog["dcat:dataset"][0]["@id"];
    assert_eq!(id, "https://small.example/data/catalog.jsonld#boern-og-unge/min-plan", "an address has no blanks");
}

#[test]
fn json_is_there_whichever_reader_could_read_the_data() {
    // A tab after the hyphen, and a line end of another time, are read by one of the two readers only.
    let plan = "kind: matrix\npublic: true\ntitle: { da: A, en: A }\nsections:\n  -\tid: a\n    title:\n      \
                da: One\u{2028}two\n      en: B\n    rows: []\n";
    let folder = small(&[("data/plan.yaml", plan)], "");
    let site = built(folder.path(), &[]);
    let json = fs::read_to_string(site.path().join("data/plan.json")).expect("JSON");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["sections"][0]["title"]["da"], "One\u{2028}two");
    assert_eq!(json["sections"][0]["rows"], serde_json::json!([]));
}

#[test]
fn a_value_that_is_cut_in_a_workbook_is_reported() {
    let table = |length: usize| {
        format!(
            "kind: table\npublic: true\ntitle: {{ da: Tal, en: Figures }}\ncolumns:\n  - {{ id: text, title: {{ \"*\": T }}, \
             type: text }}\nrows:\n  - {{ id: a, text: {{ \"*\": {} }} }}\n",
            "å".repeat(length)
        )
    };
    let is_reported = |table: &str, more: &str| {
        let folder = small(&[("data/table.yaml", table)], more);
        let mut command = Command::new(env!("CARGO_BIN_EXE_tavle"));
        command.args(["check", "--as-of", "2026-11-22", "--root"]).arg(folder.path());
        let said = command.output().expect("tavle runs").stderr;
        String::from_utf8_lossy(&said).contains("warning[cut-in-workbook]")
    };
    assert!(is_reported(&table(32_768), ""));
    assert!(!is_reported(&table(32_768), "outputs: { downloads: false }\n"));
    assert!(!is_reported(&table(32_767), ""), "letters are counted, not bytes");
}

#[test]
fn the_feed_is_atom_with_a_name_for_every_entry() {
    let pages: BTreeSet<String> = files(site(), "index.html").into_keys().collect();
    for tag in LANGUAGES {
        let bytes = fs::read(site().join(tag).join("feed.atom")).expect("a feed");
        let feed = atom_syndication::Feed::read_from(&bytes[..]).expect("Atom");
        assert_eq!(feed.lang.as_deref(), Some(tag));
        let ids: BTreeSet<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids.len(), feed.entries.len());
        let word = if tag == "da" { "/opfoelgning/" } else { "/follow-up/" };
        let periods = ids.iter().filter(|id| id.contains(word)).count();
        assert_eq!(
            ids.len(),
            sets(&root()).len() + 5 + 4,
            "the data sets, the publications, and the periods of a plan"
        );
        assert_eq!(periods, 4);
        let own = |rel: &str| feed.links.iter().find(|link| link.rel == rel).map(|link| link.href.as_str());
        assert_eq!(own("self"), Some(format!("https://maagevig.example/{tag}/feed.atom").as_str()));
        for entry in &feed.entries {
            let path = entry.links[0].href.strip_prefix("https://maagevig.example/").expect("an address of the site");
            assert!(pages.contains(&format!("{path}index.html")), "{path} is not there");
            assert!(entry.updated <= feed.updated);
        }
        assert!(feed.entries.windows(2).all(|pair| pair[0].updated >= pair[1].updated), "the newest is first");
        let plan = feed.entries.iter().find(|entry| entry.id.ends_with("/reception/activities/")).expect("the plan");
        assert_eq!(plan.updated.to_rfc3339(), "2026-11-19T00:00:00+00:00");
        let reported = plan.content.as_ref().and_then(|content| content.value.as_deref()).unwrap_or_default();
        let moved = if tag == "da" { "(flyttet fra 3. september 2026: " } else { "(moved from 3 September 2026: " };
        assert!(reported.contains(moved), "{reported}");
        let home = fs::read_to_string(site().join(tag).join("index.html")).expect("the home page");
        assert!(home.contains("<link rel=\"alternate\" type=\"application/atom+xml\""));
    }
}

#[test]
fn the_catalogue_lists_every_data_set_and_leads_only_to_what_is_there() {
    let bytes = fs::read(site().join("data/catalog.jsonld")).expect("the catalogue");
    let catalog: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    let listed = catalog["dcat:dataset"].as_array().expect("data sets");
    let names: BTreeSet<&str> = listed.iter().filter_map(|set| set["dct:identifier"].as_str()).collect();
    let written = sets(&root());
    assert_eq!(names, written.iter().map(|set| set.path.as_str()).collect());
    let is_there = |address: &serde_json::Value| {
        let address = address["@id"].as_str().expect("an address");
        let path = address.strip_prefix("https://maagevig.example/").expect("an address of the site");
        let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
        assert!(site().join(&path).is_file(), "{path} is not there");
    };
    let mut files_listed = 0;
    for set in listed {
        // What DCAT-AP asks of a data set and of its files.
        assert!(set["dct:title"].is_array() && set["dct:description"].is_array(), "{set}");
        set["dcat:landingPage"].as_array().expect("pages").iter().for_each(&is_there);
        for file in set["dcat:distribution"].as_array().expect("files") {
            is_there(&file["dcat:accessURL"]);
            is_there(&file["dcat:downloadURL"]);
            if file.get("dct:conformsTo").is_some() {
                is_there(&file["dct:conformsTo"]);
            }
            assert_eq!(file["dct:license"]["@id"], "https://creativecommons.org/licenses/by/4.0/");
            files_listed += 1;
        }
    }
    let taken = ["csv", "xlsx", "ods", "ics"].map(|ending| files(site(), &format!(".{ending}")).len());
    // The calendar of reviews is of no data set.
    assert_eq!(files_listed, taken.iter().sum::<usize>() - LANGUAGES.len() + written.len());
    for tag in LANGUAGES {
        let page = fs::read_to_string(site().join(tag).join("data/index.html")).expect("the page of all data");
        assert!(page.contains("<link rel=\"alternate\" type=\"application/ld+json\""), "{tag}");
    }
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let again = built(&root(), &[]);
    for ending in [".xlsx", ".ods", ".csv", ".ics", ".atom", ".jsonld", ".json"] {
        let (first, second) = (files(site(), ending), files(again.path(), ending));
        assert!(!first.is_empty(), "{ending}");
        assert!(first == second, "{ending} differs");
    }
    // What was last changed on a day that is known is the same on every later day.
    let later = built_on(&root(), "2026-11-23", &[]);
    for ending in [".xlsx", ".ods", ".ics", ".atom", ".jsonld"] {
        assert!(files(site(), ending) == files(later.path(), ending), "{ending} differs on the next day");
    }
}

/// A file that a built site has in its default language.
fn read(site: &Path, path: &str) -> String {
    let bytes = fs::read(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn what_nobody_has_dated_is_no_news_on_any_day() {
    let plan =
        |head: &str| format!("kind: timeline\ntitle: Plan\n{head}entries:\n  - {{ when: 2026-03-19, title: A }}\n");
    let home = "---\ntitle: Home\n---\n![](/data/plan.yaml)\n\n![](/data/dated.yaml)\n";
    let files = [
        ("content/index.en.md", home),
        ("data/plan.yaml", &plan("")),
        ("data/dated.yaml", &plan("updated: 2026-05-04\n")),
        ("content/old/publication.yaml", "title: Old\nkind: plan\nadopted: 2025-02-03\nchapters: [one]\n"),
        ("content/old/one.en.md", "---\ntitle: One\n---\nText.\n"),
        ("content/bare/publication.yaml", "title: Bare\nkind: plan\nchapters: [one]\n"),
        ("content/bare/one.en.md", "---\ntitle: One\n---\nText.\n"),
    ];
    let folder = small(&files, "");
    let (first, second) = (built(folder.path(), &[]), built_on(folder.path(), "2027-02-03", &[]));
    for path in ["en/feed.atom", "en/data/plan/plan.ics", "en/data/plan/plan.xlsx", "en/data/dated/dated.ics"] {
        let bytes = |site: &TempDir| fs::read(site.path().join(path)).expect("a file");
        assert!(bytes(&first) == bytes(&second), "{path} differs on another day");
    }
    let feed = read(first.path(), "en/feed.atom");
    let days: Vec<&str> = feed.split("<updated>").skip(1).filter_map(|rest| rest.get(..10)).collect();
    // The feed itself, then the data set that says when it was changed, and the publication that says when it was adopted.
    assert_eq!(days, ["2026-05-04", "2026-05-04", "2025-02-03"], "{feed}");
    assert!(!feed.contains("/bare/"), "{feed}");
    let bare = read(first.path(), "en/data/plan/plan.ics");
    assert!(bare.contains("DTSTAMP:19700101T000000Z") && !bare.contains("LAST-MODIFIED"), "{bare}");
    let dated = read(first.path(), "en/data/dated/dated.ics");
    assert!(dated.contains("DTSTAMP:20260504T000000Z") && dated.contains("LAST-MODIFIED:20260504"), "{dated}");
}

#[test]
fn a_site_in_which_nothing_is_dated_has_a_feed_without_news() {
    let plan = "kind: timeline\ntitle: Plan\nentries:\n  - { when: 2026-03-19, title: A }\n";
    let folder = small(&[("content/index.en.md", HOME), ("data/plan.yaml", plan)], "");
    let feed = read(built(folder.path(), &[]).path(), "en/feed.atom");
    assert!(feed.contains("<updated>1970-01-01") && !feed.contains("<entry>"), "{feed}");
}

#[test]
fn addresses_are_in_ascii_and_other_languages_are_marked_wherever_programs_read_them() {
    let plan = "kind: timeline\npublic: true\nupdated: 2026-11-01\ntitle: { da: Planen, en: The plan }\n\
                description: Det sker der.\nentries: [{ when: 2026-12-01, was: 2026-11-01, title: { da: Møde, en: Meeting } }]\n";
    let folder = small(&[("data/plan.yaml", plan)], "");
    let site = built(folder.path(), &["--base-url", "https://planer.mågevig.example/øen"]);
    let address = "https://planer.xn--mgevig-iua.example/%C3%B8en/";
    for path in ["en/data/plan/plan.ics", "en/feed.atom", "sitemap.xml", "robots.txt", "data/catalog.jsonld"] {
        let text = read(site.path(), path).replace("\r\n ", "");
        assert!(text.contains(address) && !text.contains("mågevig"), "{path}\n{text}");
    }
    assert!(read(site.path(), "en/index.html").contains(&format!("<link rel=\"canonical\" href=\"{address}en/\">")));
    let feed = read(site.path(), "en/feed.atom");
    assert!(feed.contains("<summary xml:lang=\"da\">Det sker der.</summary>"), "{feed}");
    assert!(feed.contains("p lang="), "the same in what programs show in the place of the page\n{feed}");
}

#[test]
fn several_times_of_a_row_are_reported_apart_in_the_calendar() {
    let table = "kind: table\ntitle: Bugs\ncolumns:\n  - { id: no, title: Number, type: text }\n  - { id: product, title: \
                 Product, type: text }\n  - { id: added, title: Added, type: when }\n  - { id: due, title: Due, type: \
                 when }\nrows:\n  - { id: one, no: CVE-1, product: Git, added: 2026-03-19, due: 2026-04-09 }\n";
    let folder = small(&[("content/index.en.md", HOME), ("data/plan.yaml", table)], "");
    let ics = read(built(folder.path(), &[]).path(), "en/data/plan/plan.ics");
    let found: Vec<_> = events(ics.as_bytes()).into_iter().map(|event| (event.uid, event.summary)).collect();
    let expected = [("one.plan@", "CVE-1, Git – Added"), ("one-due.plan@", "CVE-1, Git – Due")];
    assert_eq!(found.len(), expected.len(), "{ics}");
    for ((uid, summary), (start, words)) in found.iter().zip(expected) {
        assert!(uid.starts_with(start) && summary == words, "{uid} {summary}");
    }
    assert!(ics.replace("\r\n ", "").contains("DESCRIPTION;LANGUAGE=en:Due: 9 April 2026"), "{ics}");
}

/// A home page that shows the data set `plan`.
const HOME: &str = "---\ntitle: Home\n---\n![](/data/plan.yaml)\n";

#[test]
fn links_in_texts_are_written_out_in_table_files() {
    let table = "kind: table\ntitle: Links\ncolumns:\n  - { id: what, title: OutputKind, type: text }\n  - { id: more, title: More, \
                 type: list }\n  - { id: n, title: Number, type: number }\nrows:\n  - what: 'See [the law](https://law.example/1) \
                 and <https://b.example/>'\n    more: ['[A](https://a.example/)', plain]\n    n: -12\n";
    let folder = small(&[("content/index.en.md", HOME), ("data/plan.yaml", table)], "");
    let site = built(folder.path(), &[]);
    let rows = csv(&site.path().join("en/data/plan/plan.csv"), b',');
    let row = &rows[1];
    assert_eq!(&row[0], "See the law (https://law.example/1) and https://b.example/");
    assert_eq!(&row[1], "A (https://a.example/)\nplain");
    // Programs read a hyphen; people read a minus.
    assert_eq!(&row[2], "-12");
    assert!(read(site.path(), "en/data/plan/index.html").contains("\u{2212}12"));
}

#[test]
fn a_portable_site_has_the_same_files_and_links_to_them() {
    let portable = built(&root(), &["--portable"]);
    for ending in [".xlsx", ".ods", ".csv", ".ics", ".atom", ".jsonld", ".json"] {
        // Only a site that is published can be searched.
        let mut published = files(site(), ending);
        published.retain(|path, _| !path.starts_with("pagefind/"));
        assert!(published == files(portable.path(), ending), "{ending} differs");
    }
    let page = portable.path().join("da/data/reception/activities/index.html");
    let page = fs::read_to_string(page).expect("a page");
    assert!(page.contains("href=\"../../../../da/data/reception/activities/activities.ics\""), "{page}");
}

#[test]
fn what_is_off_is_not_made_and_not_linked_to() {
    let plan = "kind: timeline\npublic: true\ntitle: Plan\nentries:\n  - { when: 2026-03-19, title: A }\n  - { when: ongoing, title: B }\n";
    for (outputs, downloads, feeds) in
        [("", true, true), ("outputs: { downloads: false }", false, true), ("outputs: { feeds: false }", true, false)]
    {
        let folder = small(&[("data/plan.yaml", plan)], outputs);
        let site = built(folder.path(), &[]);
        for (ending, is_made) in [
            (".xlsx", downloads),
            (".ods", downloads),
            (".csv", downloads),
            (".ics", downloads),
            (".jsonld", downloads),
            (".atom", feeds),
        ] {
            assert_eq!(!files(site.path(), ending).is_empty(), is_made, "{outputs}: {ending}");
            let linked = format!("{ending}\"");
            let html = files(site.path(), ".html").into_values().collect::<Vec<_>>().concat();
            assert_eq!(String::from_utf8_lossy(&html).contains(&linked), is_made, "{outputs}: links to {ending}");
        }
        let page = fs::read_to_string(site.path().join("en/data/plan/index.html")).expect("a page");
        assert_eq!(page.contains("1 entry without a date is not in the calendar."), downloads, "{outputs}");
    }
}

/// Of a YAML value the key, for those who only know its name.
fn key<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    value.as_mapping().and_then(|map| map.get(name))
}
