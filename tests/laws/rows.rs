//! Each row that is shown is on its page, in CSV, XLSX, ODS and JSON and on paper, with the same values to the last digit.

use calamine::{Range, Reader};
use tavle::base::Lang;
use tavle::model::DataId;
use tavle::routes::{self, Document, OutputKind};
use tavle::schema::FileFormat;
use tavle::schema::formats::INHERITED;
use unicode_normalization::UnicodeNormalization;

use super::built::{Broken, Built, attribute, text};
use super::site::{Set, Site};
use super::words::{ADDRESS, digits, folded};

pub fn law(site: &Site, built: &Built) -> Result<(), Broken> {
    let mut lost = Vec::new();
    let model = &built.prepared.site;
    for set in site.sets.iter().filter(|set| set.is_shown()) {
        let Some((id, _)) = model.sets().find(|(_, one)| one.source() == set.path.as_str()) else {
            lost.push(format!("{} is not there", set.path));
            continue;
        };
        for (n, lang) in model.languages.all().enumerate() {
            let mut shown = Shown { set, built, lang: n, lost: &mut lost };
            shown.page(id, lang);
            shown.csv(id, lang);
            shown.workbook(id, lang, FileFormat::Xlsx);
            shown.workbook(id, lang, FileFormat::Ods);
            shown.pdf(id, lang);
        }
        if let Some((path, bytes)) = output(built, &OutputKind::File(id, FileFormat::Json, None)) {
            let json = std::str::from_utf8(bytes).expect("JSON is UTF-8");
            // What its publication says of its upkeep stands before what is written.
            let is_inherited = |line: &&str| INHERITED.iter().any(|key| line.starts_with(&format!("  \"{key}\": ")));
            let json = &json.lines().filter(|line| !is_inherited(line)).collect::<Vec<_>>().join("\n");
            let is_shown = |id: &str| {
                let has_row = |set: &&Set| set.data.rows.iter().any(|row| row.id.as_deref() == Some(id));
                site.sets.iter().find(has_row).is_some_and(Set::is_shown)
            };
            lost.extend(set.data.yaml.differs(json, &is_shown).map(|how| format!("{path}: {how}")));
        }
    }
    Broken::unless_empty("each row is in every form of its data", &lost)
}

/// An output with its path, where it is made.
fn output<'b>(built: &'b Built, what: &OutputKind) -> Option<(String, &'b [u8])> {
    let path = routes::path(built.prepared.routes.addresses.of(what)?);
    let bytes = built.tree.get(&path).unwrap_or_else(|| panic!("{path} has an address and is not made"));
    Some((path, bytes))
}

/// A data set in one language, while it is compared.
struct Shown<'a> {
    set: &'a Set,
    built: &'a Built,
    lang: usize,
    lost: &'a mut Vec<String>,
}

impl Shown<'_> {
    fn page(&mut self, id: DataId, lang: Lang) {
        let built = self.built;
        let main = |what: OutputKind| {
            let (path, html) = output(built, &what)?;
            let html = std::str::from_utf8(html).expect("a page is UTF-8");
            Some((path, html.split("<main").nth(1).unwrap_or_default()))
        };
        let Some((path, own)) = main(OutputKind::DataSet(id, lang)) else { return };
        let parts: Vec<&str> = (0..).map_while(|n| main(OutputKind::Part(id, n, lang))).map(|(_, html)| html).collect();
        let all = if parts.is_empty() { own.to_owned() } else { parts.concat() };
        self.texts(&path, &folded(&text(&all)));
        // A number is one piece of text, though some languages have blanks in it.
        let numbers: Vec<String> =
            all.split('>').map(|piece| digits(piece.split('<').next().unwrap_or_default())).collect();
        self.digits(&path, &numbers);
        let rows = |html: &str| html.matches("<tr id=\"").count();
        if !parts.is_empty() && rows(&all) != self.set.data.rows.len() {
            self.lost.push(format!("{path}: {} rows are in its parts {} times", self.set.data.rows.len(), rows(&all)));
        }
        // Only a site that has a host says what that is to say of its files.
        let is_hosted = built.prepared.routes.addresses.of(&OutputKind::Headers).is_some();
        match output(built, &OutputKind::Rows(id, lang)) {
            Some((path, json)) => self.found(&path, json),
            None if is_hosted && !parts.is_empty() => self.lost.push(format!("{path}: no script can read its rows")),
            None => {}
        }
    }

    /// Everything that pages show of a row is found by the script that reads all rows.
    fn found(&mut self, path: &str, json: &[u8]) {
        let json: serde_json::Value = serde_json::from_slice(json).expect("the rows are JSON");
        let rows = json["rows"].as_array().expect("a list of rows");
        if rows.len() != self.set.data.rows.len() {
            self.lost.push(format!("{path}: {} rows, not {}", rows.len(), self.set.data.rows.len()));
        }
        let words = |row: &serde_json::Value| {
            let cells = row["cells"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64);
            let cells = cells.map(|n| &json["values"][n as usize]).chain([&row["title"]]);
            let cells = cells.filter_map(|cell| cell.as_str()).map(text);
            let others = [&row["group"], &row["text"]].into_iter().filter_map(|one| one.as_str()).map(str::to_owned);
            cells.chain(others).collect::<Vec<_>>()
        };
        let all: Vec<String> = rows.iter().flat_map(words).collect();
        self.texts(path, &folded(&all.join(" ")));
        let numbers: Vec<String> = all.iter().map(|words| digits(words)).collect();
        self.digits(path, &numbers);
    }

    /// Every text of every row is in what is shown.
    fn texts(&mut self, path: &str, shown: &str) {
        for row in &self.set.data.rows {
            for text in &row.texts {
                let wanted = folded(&text.shown[self.lang]);
                if !shown.contains(&wanted) {
                    self.lost.push(format!("{path}: the row {} lacks {wanted:?}", row.marker));
                }
            }
        }
    }

    /// Every number of every row is among what is shown.
    fn digits(&mut self, path: &str, shown: &[String]) {
        for row in &self.set.data.rows {
            for number in &row.numbers {
                if !shown.contains(&digits(number)) {
                    self.lost.push(format!("{path}: the row {} lacks {number}", row.marker));
                }
            }
        }
    }

    fn csv(&mut self, id: DataId, lang: Lang) {
        let Some((path, bytes)) = output(self.built, &OutputKind::File(id, FileFormat::Csv, Some(lang))) else {
            return;
        };
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or_default();
        // Which of the two separates cells depends on the language; with the other, records differ in length.
        let read = |delimiter: u8| -> Option<Vec<Vec<String>>> {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(bytes);
            let records = reader.records().map(|record| Some(record.ok()?.iter().map(str::to_owned).collect()));
            let records: Vec<Vec<String>> = records.collect::<Option<_>>()?;
            records.first().is_some_and(|heads| heads.len() > 1).then_some(records)
        };
        let rows = &self.set.data.rows;
        let is_right = |records: &Vec<Vec<String>>| {
            rows.iter().all(|row| records.iter().flatten().any(|cell| cell.contains(&row.marker)))
        };
        let Some(records) = [b';', b','].into_iter().filter_map(read).find(is_right) else {
            self.lost.push(format!("{path}: it is no CSV with all rows"));
            return;
        };
        self.records(&path, &records);
    }

    fn workbook(&mut self, id: DataId, lang: Lang, format: FileFormat) {
        let Some((path, bytes)) = output(self.built, &OutputKind::File(id, format, Some(lang))) else {
            return;
        };
        let workbook = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes));
        let read = workbook.ok().and_then(|mut workbook| {
            let name = workbook.sheet_names().first()?.clone();
            Some((workbook.worksheet_range(&name).ok()?, workbook.worksheet_formula(&name).ok()?))
        });
        let Some((range, formulas)) = read else {
            self.lost.push(format!("{path}: it is no workbook"));
            return;
        };
        let wrong = totals(&range, &formulas, self.set.data.rows.len());
        self.lost.extend(wrong.into_iter().map(|how| format!("{path}: {how}")));
        let records: Vec<Vec<String>> = range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        self.records(&path, &records);
    }

    /// Each row has a record with all of its texts, in the order of the rows.
    fn records(&mut self, path: &str, records: &[Vec<String>]) {
        let records: Vec<Vec<String>> =
            records.iter().map(|record| record.iter().map(|cell| folded(&without_address(cell))).collect()).collect();
        let mut at = 0;
        for row in &self.set.data.rows {
            let is_of = |record: &&Vec<String>| record.iter().any(|cell| cell.contains(&row.marker));
            let own: Vec<&Vec<String>> = records.iter().filter(is_of).collect();
            if own.is_empty() {
                self.lost.push(format!("{path}: the row {} is not there", row.marker));
                continue;
            }
            // A glossary is sorted in the order of each language. An objective before it may name the row too.
            let first = if self.set.data.kind == "glossary" { 0 } else { at };
            match records[first..].iter().position(|record| is_of(&record)) {
                Some(place) => at = first + place,
                None => self.lost.push(format!("{path}: the row {} is not in its place", row.marker)),
            }
            let has = |wanted: &str| own.iter().any(|record| record.iter().any(|cell| cell.contains(wanted)));
            for text in &row.texts {
                let wanted = folded(&text.shown[self.lang]);
                // The record of an action or another part of a row has a word of its own.
                let is_there = has(&wanted) || records.iter().flatten().any(|cell| cell.contains(&wanted));
                if !is_there {
                    self.lost.push(format!("{path}: the row {} lacks {wanted:?}", row.marker));
                }
            }
            // Excel keeps fifteen digits of a number; what has more stands there as text.
            if path.ends_with(".csv") {
                for number in &row.numbers {
                    if !own.iter().any(|record| record.iter().any(|cell| digits(cell) == digits(number))) {
                        self.lost.push(format!("{path}: the row {} lacks {number}", row.marker));
                    }
                }
            }
        }
    }

    fn pdf(&mut self, id: DataId, lang: Lang) {
        let what = OutputKind::Document(Document::DataSet(id), lang);
        let Some(text) = output(self.built, &what).and_then(|(path, _)| self.built.texts.get(&path)) else { return };
        let shown = bare(text);
        for row in &self.set.data.rows {
            if !shown.contains(&row.marker) {
                self.lost.push(format!("{} in print: the row {} is not there", self.set.path, row.marker));
            }
        }
    }
}

/// What a workbook shows below its rows and does not find when it calculates: it shows sums as they are, and means rounded.
fn totals(range: &Range<calamine::Data>, formulas: &Range<String>, rows: usize) -> Vec<String> {
    let (top, left) = formulas.start().unwrap_or_default();
    let mut wrong = Vec::new();
    for (r, c, formula) in formulas.used_cells().filter(|(.., formula)| !formula.is_empty()) {
        let (r, c) = (r + top as usize, c + left as usize);
        let number = |row: usize| range.get((row, c)).and_then(calamine::DataType::as_f64);
        // What is text in it is no number.
        let all: Vec<f64> = (1..=rows).filter_map(number).collect();
        let sum: f64 = all.iter().sum();
        let (found, apart) = match formula.contains("SUBTOTAL(109") {
            true => (sum, 1e-6 * sum.abs().max(1.0)),
            false => (sum / all.len() as f64, 0.5),
        };
        if r <= rows || !number(r).is_some_and(|shown| (shown - found).abs() <= apart) {
            wrong.push(format!("{formula} in row {r}, column {c} is {found} and shown as {:?}", range.get((r, c))));
        }
    }
    wrong
}

/// A cell without the address of the link in it, which stands after its words.
fn without_address(cell: &str) -> String {
    cell.replace(&format!(" ({ADDRESS})"), "")
}

/// Text of a document without what setting it adds: white space, hyphens, marks that are not seen.
pub fn bare(text: &str) -> String {
    let is_added = |c: &char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{ad}' | '\u{200b}');
    text.chars().filter(|c| !is_added(c)).collect()
}

/// Sums equal their parts, what has no status being one of them; and each table names the files that it comes from.
pub fn sums(site: &Site, built: &Built) -> Result<(), Broken> {
    let mut wrong = Vec::new();
    for (path, html) in built.pages() {
        for row in html.split("<tr").skip(1).filter(|row| row.contains("?status=")) {
            let row = row.split("</tr>").next().unwrap_or_default();
            let links = row.split("<a ").skip(1).map(|link| {
                let number = text(&format!("<a {}", link.split("</a>").next().unwrap_or_default()));
                (attribute(&format!(" {link}"), "href").swap_remove(0), digits(&number).parse::<u64>())
            });
            let (mut parts, mut total) = (0, None);
            for (href, number) in links {
                let Ok(number) = number else { continue };
                match href.split_once("?status=").map(|(_, state)| state.split(['#', '&']).next()) {
                    // What is late has a state too.
                    Some(Some("late")) => {}
                    Some(_) => parts += number,
                    None => total = Some(number),
                }
            }
            if total.is_some_and(|total| total != parts) {
                wrong.push(format!("{path}: {parts} is not {total:?}: {}", folded(&text(&format!("<tr{row}")))));
            }
        }
    }
    Broken::unless_empty("sums equal their parts", &wrong)?;
    let mut nameless = Vec::new();
    for (path, html) in built.pages() {
        for table in html.split("<table ").skip(1) {
            let source = attribute(&format!(" {}", table.split('>').next().unwrap_or_default()), "data-source");
            let is_file = |source: &str| site.files.keys().any(|path| path.nfc().eq(source.chars()));
            let named = source.first().filter(|source| !source.is_empty());
            if !named.is_some_and(|source| source.split("; ").all(is_file)) {
                nameless.push(format!("{path}: {:?}: {}", source.first(), table.chars().take(80).collect::<String>()));
            }
        }
    }
    Broken::unless_empty("each table names the files that it comes from", &nameless)
}
