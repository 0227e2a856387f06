//! Tables as JSON, with what paper needs to know and screens find out for themselves: how wide each column is, whether
//! the page has to be turned, and which rows are so long that they may go on overleaf.

use serde_json::{Value, json};

use super::text::{Writer, object};
use crate::pages::table::{Cell, Content, Group, Item, Row, StatusMention, Table, TimeMention, UnitMention};
use crate::render::figure::text::Face;

/// The sizes of paper, in letters of a table's size: the width of an upright and of a turned page without margins.
const UPRIGHT: f64 = 50.0;
const TURNED: f64 = 78.0;
/// The heights of the same.
const UPRIGHT_HEIGHT: f64 = 70.0;
const TURNED_HEIGHT: f64 = 46.0;
/// What a cell has around its text, and the height of a line.
const PADDING: f64 = 1.2;
const LINE: f64 = 1.35;
/// A word that is longer than this is hyphenated where it has to be.
const LONGEST_WORD: f64 = 9.0;
/// No column asks for more than this, however much is written in it.
const WIDEST: f64 = 56.0;
/// The letters that widths are measured in.
const TEXT: Face = Face { size: 1.0, is_bold: false };

/// What a column asks for.
#[derive(Clone, Copy, Debug, Default)]
struct Wish {
    least: f64,
    most: f64,
}

impl Writer<'_> {
    /// A table.
    pub fn table(&mut self, table: &Table<'_>) -> Value {
        let wishes = wishes(table);
        let is_raci = table.class == "raci";
        let comfortable: f64 = wishes.iter().map(|wish| wish.least.max(wish.most.min(LONGEST_WORD * 1.3))).sum();
        let is_wide = is_raci || comfortable > UPRIGHT;
        let (room, height) = if is_wide { (TURNED, TURNED_HEIGHT) } else { (UPRIGHT, UPRIGHT_HEIGHT) };
        let widths = widths(&wishes, room);
        let columns: Vec<Value> = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| {
                let class = column.class.split(' ').next().unwrap_or_default();
                let is_number = column.class.contains("c-number");
                json!({
                    "class": class, "title": self.phrase(&column.title), "number": is_number,
                    "width": (width * 100.0).round() / 100.0,
                })
            })
            .collect();
        let groups: Vec<Value> = table.groups.iter().map(|group| self.group(group, &widths, height)).collect();
        let legend: Vec<Value> =
            table.legend.iter().map(|(letter, word)| json!([self.plain(letter), self.plain(word)])).collect();
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
        ])
    }

    fn group(&mut self, group: &Group<'_>, widths: &[f64], height: f64) -> Value {
        let rows: Vec<Value> = group.rows.iter().map(|row| self.row(row, widths, height)).collect();
        object([
            ("id", group.id.as_deref().map(|id| self.id(id))),
            ("title", group.title.as_ref().map(|title| self.phrase(title))),
            ("level", Some(json!(group.level))),
            ("rows", Some(Value::Array(rows))),
        ])
    }

    fn row(&mut self, row: &Row<'_>, widths: &[f64], height: f64) -> Value {
        let tallest = row.cells.iter().map(|cell| lines(cell, widths)).fold(0.0, f64::max) * LINE;
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
        object([("id", row.id.as_deref().map(|id| self.id(id))), ("cells", Some(Value::Array(cells)))])
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
            Content::Units(all) => json!({ "t": "units", "items": self.units(all) }),
            Content::Roles(roles) => {
                let roles: Vec<Value> =
                    roles.iter().map(|(word, units)| json!([self.plain(word), self.units(units)])).collect();
                json!({ "t": "roles", "roles": roles })
            }
            Content::When(time) => self.time(time),
            Content::Status(status) => self.status(status),
            Content::Number(_, words) => json!({ "t": "number", "s": self.plain(words) }),
            Content::Count(_, words, state) => object([
                ("t", Some(json!("count"))),
                ("s", Some(self.plain(words))),
                ("state", state.map(|state| json!(state.word()))),
            ]),
            Content::Items(all) => {
                let items: Vec<Value> = all.iter().map(|item| self.item(item)).collect();
                json!({ "t": "items", "items": items })
            }
            Content::Letters(letters) => {
                let letters: Vec<Value> =
                    letters.iter().map(|(letter, word)| json!([self.plain(letter), self.plain(word)])).collect();
                json!({ "t": "letters", "letters": letters })
            }
        }
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

    fn time(&mut self, time: &TimeMention<'_>) -> Value {
        object([
            ("t", Some(json!("when"))),
            ("time", Some(self.phrase(&time.time))),
            ("was", time.was.as_ref().map(|was| self.phrase(was))),
            ("why", time.why.as_ref().map(|why| self.phrase(why))),
            ("late", time.late.map(|late| self.plain(late))),
        ])
    }

    fn status(&mut self, status: &StatusMention<'_>) -> Value {
        object([
            ("t", Some(json!("status"))),
            ("state", Some(json!(status.state.word()))),
            ("word", Some(self.plain(status.word))),
            ("note", status.note.as_ref().map(|note| self.phrase(note))),
            ("late", status.late.map(|late| self.plain(late))),
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
            ("link", item.link.as_ref().map(|link| self.phrase(link))),
        ])
    }

    /// A table printed as a list: each row a point, with what its columns say after it.
    pub fn list(&mut self, table: &Table<'_>) -> Vec<Value> {
        let mut blocks = Vec::new();
        for group in &table.groups {
            if let Some(title) = &group.title {
                blocks.push(json!({ "t": "p", "c": [{ "t": "strong", "c": self.phrase(title) }] }));
            }
            let items: Vec<Value> = group.rows.iter().map(|row| Value::Array(self.point(row, table))).collect();
            if !items.is_empty() {
                blocks.push(json!({ "t": "list", "start": null, "tight": true, "items": items }));
            }
        }
        blocks
    }

    fn point(&mut self, row: &Row<'_>, table: &Table<'_>) -> Vec<Value> {
        let mut blocks = Vec::new();
        if let Some(header) = row.cells.iter().find(|cell| cell.is_header) {
            blocks.push(json!({ "t": "cell", "c": self.content(&header.content) }));
        }
        let others = row.cells.iter().filter(|cell| !cell.is_header && !matches!(cell.content, Content::Empty));
        for cell in others {
            let label = table.columns.get(cell.column).map(|column| self.phrase(&column.title)).unwrap_or_default();
            blocks.push(json!({ "t": "cell", "label": label, "c": self.content(&cell.content) }));
        }
        blocks
    }
}

/// What each column asks for: room for its longest word, and if it can be had, for its longest cell on one line.
fn wishes(table: &Table<'_>) -> Vec<Wish> {
    let mut wishes = vec![Wish::default(); table.columns.len()];
    let mut ask = |column: usize, text: &str| {
        let Some(wish) = wishes.get_mut(column) else { return };
        let word = text.split([' ', '-', '/']).map(|word| TEXT.width(word)).fold(0.0, f64::max);
        wish.least = wish.least.max(word.min(LONGEST_WORD) + PADDING);
        wish.most = wish.most.max(TEXT.width(text).min(WIDEST) + PADDING);
    };
    for (n, column) in table.columns.iter().enumerate() {
        ask(n, &column.title.words());
    }
    for cell in table.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells) {
        said(&cell.content).iter().for_each(|line| ask(cell.column, line));
    }
    wishes
}

/// The lines of a cell where no line is too long: each unit and each part stands on its own.
fn said(content: &Content<'_>) -> Vec<String> {
    match content {
        Content::Units(_) | Content::Roles(_) => content.words().split("; ").map(str::to_owned).collect(),
        Content::Status(status) => {
            let words = content.words();
            std::iter::once(words).chain(status.late.map(str::to_owned)).collect()
        }
        _ => content.words().split('\n').map(str::to_owned).collect(),
    }
}

/// Each column between what it needs and what it would like, so that together they fill the room.
fn widths(wishes: &[Wish], room: f64) -> Vec<f64> {
    let least: f64 = wishes.iter().map(|wish| wish.least).sum();
    let more: f64 = wishes.iter().map(|wish| wish.most - wish.least).sum();
    let share = if more > 0.0 { ((room - least) / more).max(0.0) } else { 0.0 };
    wishes.iter().map(|wish| wish.least + (wish.most - wish.least) * share).collect()
}

/// About how many lines a cell has, divided among the rows that it spans.
fn lines(cell: &Cell<'_>, widths: &[f64]) -> f64 {
    let width = widths.get(cell.column).map_or(1.0, |width| (width - PADDING).max(1.0));
    let lines: f64 = said(&cell.content).iter().map(|line| (TEXT.width(line) / width).ceil().max(1.0)).sum();
    lines / cell.rows.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_room_and_none_is_narrower_than_its_longest_word() {
        let wish = |least, most| Wish { least, most };
        for (wishes, room, expected) in [
            (vec![wish(5.0, 5.0), wish(5.0, 25.0)], 20.0, vec![5.0, 15.0]),
            (vec![wish(5.0, 10.0), wish(5.0, 10.0)], 40.0, vec![20.0, 20.0]),
            (vec![wish(8.0, 20.0), wish(8.0, 20.0)], 10.0, vec![8.0, 8.0]),
            (vec![], 10.0, vec![]),
        ] {
            assert_eq!(widths(&wishes, room), expected);
        }
    }
}
