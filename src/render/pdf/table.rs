//! Tables as JSON, with what paper needs to know and screens find out for themselves: how wide each column is, whether
//! the page has to be turned, and which rows are so long that they may go on overleaf.

use serde_json::{Value, json};

use super::columns::{self, Fit};
use super::text::{Writer, object};
use tavle_markup::Phrase;
use tavle_pages::table::{Content, Group, History, Item, Row, StatusMention, Table, TimeMention, UnitMention};

/// The height of an upright and of a turned page without margins, in letters of a table's size, and that of a line.
const UPRIGHT_HEIGHT: f64 = 70.0;
const TURNED_HEIGHT: f64 = 46.0;
const LINE: f64 = 1.35;

impl Writer<'_> {
    /// A table; where it has no rows, a sentence that says so.
    pub fn table(&mut self, table: &Table<'_>) -> Value {
        if table.rows() == 0 {
            let caption = json!({ "t": "strong", "c": self.phrase(&table.caption) });
            return json!({ "t": "p", "c": [caption, ": ", self.plain(&self.strings.no_rows)] });
        }
        let Fit { is_wide, is_crowded, widths } = columns::fit(table);
        if is_crowded {
            self.crowded.insert(table.source.clone(), table.columns.len());
        }
        let height = if is_wide { TURNED_HEIGHT } else { UPRIGHT_HEIGHT };
        let columns: Vec<Value> = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| {
                let class = column.key();
                let is_number = column.class.contains("c-number");
                json!({
                    "class": class, "title": self.phrase(&column.title), "number": is_number,
                    "width": (width * 100.0).round() / 100.0,
                })
            })
            .collect();
        let last = table.groups.iter().rposition(|group| !group.rows.is_empty());
        let groups = table.groups.iter().enumerate().map(|(n, group)| {
            let totals: &[Row<'_>] = if Some(n) == last { &table.totals } else { &[] };
            self.group((group, totals), &widths, height)
        });
        let groups: Vec<Value> = groups.collect();
        let legend: Vec<Value> =
            table.legend.iter().map(|(letter, word)| json!([self.plain(letter), self.plain(&word.words())])).collect();
        let marks: Vec<Value> =
            table.marks.iter().map(|(mark, words)| json!([self.plain(mark), self.plain(&words.words())])).collect();
        let legend_title = table.legend_title.map(|title| self.plain(title));
        object([
            ("t", Some(json!("table"))),
            ("id", Some(self.id(&table.id))),
            ("class", Some(json!(table.class))),
            ("caption", Some(self.phrase(&table.caption))),
            ("source", Some(json!(table.source))),
            ("wide", Some(json!(is_wide))),
            ("columns", Some(Value::Array(columns))),
            ("groups", Some(Value::Array(groups))),
            ("legend", Some(Value::Array(legend))),
            ("legend_title", legend_title),
            ("marks", (!marks.is_empty()).then(|| Value::Array(marks))),
        ])
    }

    /// A group with what stands below it; below the last one also what stands below all.
    fn group(&mut self, (group, last): (&Group<'_>, &[Row<'_>]), widths: &[f64], height: f64) -> Value {
        let rows = group.rows.iter().map(|row| self.row((row, false), widths, height));
        let mut rows: Vec<Value> = rows.collect();
        for total in group.totals.iter().map(|total| &total.row).chain(last) {
            rows.push(self.row((total, true), widths, height));
        }
        object([
            ("id", group.id.as_deref().map(|id| self.id(id))),
            ("title", group.title.as_ref().map(|title| self.phrase(title))),
            ("serves", self.serves(&group.serves)),
            ("level", Some(json!(group.level))),
            ("rows", Some(Value::Array(rows))),
        ])
    }

    /// The objectives that a group serves, with the words for it.
    fn serves(&mut self, objectives: &[Phrase<'_>]) -> Option<Value> {
        let mut words = vec![self.plain(&self.strings.fields.serves), json!(": ")];
        for (n, objective) in objectives.iter().enumerate() {
            words.extend((n > 0).then(|| json!("; ")));
            words.push(json!({ "t": "span", "c": self.phrase(objective) }));
        }
        (!objectives.is_empty()).then_some(Value::Array(words))
    }

    fn row(&mut self, (row, is_total): (&Row<'_>, bool), widths: &[f64], height: f64) -> Value {
        let tallest = row.cells.iter().map(|cell| columns::lines(cell, widths)).fold(0.0, f64::max) * LINE;
        let is_long = tallest > height / 2.0;
        let cells: Vec<Value> = row
            .cells
            .iter()
            .map(|cell| {
                object([
                    ("col", Some(json!(cell.column))),
                    ("rows", Some(json!(cell.rows))),
                    ("header", Some(json!(cell.is_header))),
                    ("id", cell.id.as_deref().map(|id| self.id(id))),
                    ("long", Some(json!(is_long))),
                    ("c", Some(self.content(&cell.content))),
                ])
            })
            .collect();
        object([
            ("id", row.id.as_deref().map(|id| self.id(id))),
            ("total", is_total.then(|| json!(true))),
            ("cells", Some(Value::Array(cells))),
        ])
    }

    /// What stands in a cell.
    fn content(&mut self, content: &Content<'_>) -> Value {
        match content {
            Content::Empty => json!({ "t": "empty" }),
            Content::Phrase(one) => json!({ "t": "inl", "c": self.phrase(one) }),
            Content::Phrases(all) => {
                let items: Vec<Value> = all.iter().map(|one| self.phrase(one)).collect();
                json!({ "t": "list", "items": items })
            }
            Content::Work(work) => {
                let mut items: Vec<Value> = work.phrases().map(|one| self.phrase(one)).collect();
                match items.len() {
                    1 => json!({ "t": "inl", "c": items.remove(0) }),
                    _ => json!({ "t": "list", "items": items }),
                }
            }
            Content::Units(all) => json!({ "t": "units", "items": self.units(all) }),
            Content::Roles(roles) => {
                let roles: Vec<Value> =
                    roles.iter().map(|(word, units)| json!([self.plain(&word.words()), self.units(units)])).collect();
                json!({ "t": "roles", "roles": roles })
            }
            Content::When(time) => self.time(time),
            Content::Status(status) => match &status.history {
                None => self.status(status),
                Some(history) => {
                    let said = json!({ "status": self.status(status), "facts": [] });
                    let items: Vec<Value> = std::iter::once(said).chain(self.history(history)).collect();
                    json!({ "t": "items", "items": items })
                }
            },
            Content::Number(_, words)
            | Content::Rating { written: words, .. }
            | Content::Money { written: words, .. } => {
                json!({ "t": "number", "s": self.plain(words) })
            }
            Content::Count(_, words, status) => object([
                ("t", Some(json!("count"))),
                ("s", Some(self.plain(&words.words()))),
                ("state", status.map(|status| json!(status.counts_as.word()))),
            ]),
            Content::Items(all) => {
                let items: Vec<Value> = all.iter().map(|item| self.item(item)).collect();
                json!({ "t": "items", "items": items })
            }
            Content::History(history) => json!({ "t": "items", "items": self.history(history) }),
            Content::Letters(letters) => {
                let letters: Vec<Value> = letters
                    .iter()
                    .map(|one| {
                        let mark = one.mark.as_deref().map(|mark| self.plain(mark));
                        json!([self.plain(one.letter), self.plain(&one.word.words()), mark])
                    })
                    .collect();
                json!({ "t": "letters", "letters": letters })
            }
        }
    }

    /// When something was last reported, and what was reported, as parts of a cell.
    fn history(&mut self, history: &History<'_>) -> Vec<Value> {
        let last = history.last.iter().map(|last| json!({ "text": self.phrase(last), "facts": [] }));
        let mut items: Vec<Value> = last.collect();
        items.extend(history.reports.iter().map(|report| self.item(report)));
        items.extend(history.earlier.iter().map(|earlier| json!({ "text": [self.plain(earlier)], "facts": [] })));
        items
    }

    fn units(&mut self, units: &[UnitMention<'_>]) -> Vec<Value> {
        units
            .iter()
            .map(|unit| {
                let name = self.phrase(&unit.name);
                match &unit.note {
                    Some(note) => {
                        json!([{ "t": "span", "c": name }, " (", { "t": "span", "c": self.phrase(note) }, ")"])
                    }
                    None => name,
                }
            })
            .collect()
    }

    pub fn time(&mut self, time: &TimeMention<'_>) -> Value {
        object([
            ("t", Some(json!("when"))),
            ("time", Some(self.phrase(&time.time))),
            ("was", time.was.as_ref().map(|was| self.phrase(was))),
            ("why", time.why.as_ref().map(|why| self.phrase(why))),
        ])
    }

    pub fn status(&mut self, status: &StatusMention<'_>) -> Value {
        object([
            ("t", Some(json!("status"))),
            ("state", Some(json!(status.status.counts_as.word()))),
            ("shape", status.own_look().map(|look| json!(look.shape.word()))),
            ("colour", status.own_look().map(|look| json!(look.colour.word()))),
            ("word", Some(self.plain(&status.word.words()))),
            ("words", status.word.lang().map(|_| self.phrase(&status.word))),
            ("note", status.note.as_ref().map(|note| self.phrase(note))),
            ("late", status.late().map(|late| self.plain(late))),
        ])
    }

    fn item(&mut self, item: &Item<'_>) -> Value {
        let facts: Vec<Value> =
            item.facts.iter().map(|(word, fact)| json!([self.plain(word), self.phrase(fact)])).collect();
        object([
            ("id", item.id.as_deref().map(|id| self.id(id))),
            ("time", item.time.as_ref().map(|time| self.time(time))),
            ("body", item.body.as_ref().map(|body| self.phrase(body))),
            ("text", item.text.as_ref().map(|text| self.phrase(text))),
            ("status", item.status.as_ref().map(|status| self.status(status))),
            ("facts", Some(Value::Array(facts))),
            ("agenda", item.agenda.as_ref().map(|link| self.phrase(link))),
            ("link", item.minutes.as_ref().map(|link| self.phrase(link))),
        ])
    }

    /// A table printed as a list: each row a point, with what its columns say after it, and totals below their groups.
    pub fn list(&mut self, table: &Table<'_>) -> Vec<Value> {
        if table.rows() == 0 {
            return vec![self.table(table)];
        }
        let mut blocks = Vec::new();
        for group in &table.groups {
            if let Some(title) = &group.title {
                blocks.push(json!({ "t": "p", "c": [{ "t": "strong", "c": self.phrase(title) }] }));
            }
            if let Some(words) = self.serves(&group.serves) {
                blocks.push(json!({ "t": "p", "c": words }));
            }
            let items: Vec<Value> = group.rows.iter().map(|row| Value::Array(self.point(row, table))).collect();
            if !items.is_empty() {
                blocks.push(json!({ "t": "list", "start": null, "tight": true, "items": items }));
            }
            for total in &group.totals {
                blocks.push(self.total(&total.row, table));
            }
        }
        blocks.extend(table.totals.iter().map(|row| self.total(row, table)).collect::<Vec<_>>());
        blocks
    }

    /// Sums or means in one paragraph: what they are of, and after it each with its column.
    fn total(&mut self, row: &Row<'_>, table: &Table<'_>) -> Value {
        let name = row.cells.iter().find(|cell| cell.is_header).map(|cell| cell.content.words());
        let mut words = vec![json!({ "t": "strong", "c": [self.plain(&name.unwrap_or_default())] })];
        for cell in row.cells.iter().filter(|cell| !cell.is_header && !cell.content.is_blank()) {
            words.push(json!(if words.len() == 1 { " – " } else { "; " }));
            words.push(json!({ "t": "span", "c": self.phrase(&table.columns[cell.column].title) }));
            words.push(json!(": "));
            words.push(self.plain(&cell.content.words()));
        }
        json!({ "t": "p", "c": words })
    }

    fn point(&mut self, row: &Row<'_>, table: &Table<'_>) -> Vec<Value> {
        let mut blocks = Vec::new();
        if let Some(header) = row.cells.iter().find(|cell| cell.is_header) {
            blocks.push(json!({ "t": "cell", "id": row.id, "c": self.content(&header.content) }));
        }
        let others = row.cells.iter().filter(|cell| !cell.is_header && !matches!(cell.content, Content::Empty));
        for cell in others {
            let label = self.phrase(&table.columns[cell.column].title);
            blocks.push(json!({ "t": "cell", "id": cell.id, "label": label, "c": self.content(&cell.content) }));
        }
        blocks
    }
}
