//! Tables as HTML: real tables, with a caption, headings with scope, and groups as row groups.
//!
//! Every cell bears its column's title in `data-label`, for styles that lay a row out as a list on a phone. ARIA roles
//! are not written: ARIA in HTML forbids them on the parts of a table.

use std::fmt::Write;

use super::{filter, frame};
use tavle_markup::phrase::phrase;
use tavle_markup::{Phrase, escape};
use tavle_pages::table::{
    Cell, Content, Group, GroupTotal, History, Item, Letter, Row, StatusMention, Table, TimeMention, UnitMention,
};
use tavle_schema::Strings;

/// Prints a table in a frame that can be scrolled, also with the keyboard, where it is wider than the screen. It has the
/// name of the table, but is no landmark: a page has many, and two may be called the same.
pub fn table(table: &Table<'_>, strings: &Strings, out: &mut String) {
    out.push_str("<figure class=\"data\">");
    if table.rows() == 0 {
        out.push_str("<figcaption>");
        phrase(&table.caption, out);
        out.push_str("</figcaption>");
        no_rows(table, strings, out);
        out.push_str("</figure>");
        return;
    }
    filter::filter(table, strings, out);
    let _ = write!(
        out,
        "<div class=\"{2}\" role=\"group\" aria-labelledby=\"{0}-caption\" \
         tabindex=\"0\">\n<table id=\"{0}\" class=\"table {1}\" data-source=\"",
        table.id,
        table.class,
        frame::classes(table.class, table.columns.len())
    );
    escape::attribute(&table.source, out);
    let _ = write!(out, "\">\n<caption id=\"{}-caption\">", table.id);
    phrase(&table.caption, out);
    out.push_str("</caption>\n<thead><tr>");
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\" class=\"c-{}\"", column.class);
        if table.choices.is_some() {
            filter::total(column, out);
        }
        out.push('>');
        phrase(&column.title, out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n");
    let labels: Vec<String> = match table.class {
        // These are read across, and stay tables on the smallest screen.
        "raci" | "summary" => Vec::new(),
        _ => table.columns.iter().map(|column| label(&column.title.words())).collect(),
    };
    for group in &table.groups {
        out.push_str("<tbody");
        id(group.id.as_deref(), out);
        out.push('>');
        if group.title.is_some() || !group.serves.is_empty() {
            let _ = write!(
                out,
                "<tr class=\"group group-{}\"><th scope=\"rowgroup\" colspan=\"{}\">",
                group.level,
                table.columns.len()
            );
            group_title(group, strings, out);
            out.push_str("</th></tr>\n");
        }
        for row in &group.rows {
            out.push_str("<tr");
            id(row.id.as_deref(), out);
            if let Some(choices) = &table.choices {
                filter::attributes(&row.filter_keys, choices, out);
            }
            out.push('>');
            for cell in &row.cells {
                self::cell(cell, table, &labels, strings, out);
            }
            out.push_str("</tr>\n");
        }
        let (own, others): (Vec<_>, Vec<_>) = group.totals.iter().partition(|total| total.groups == 1);
        own.into_iter().for_each(|total| self::total(total, table, &labels, strings, out));
        out.push_str("</tbody>\n");
        for total in others {
            out.push_str("<tbody class=\"totals\">");
            self::total(total, table, &labels, strings, out);
            out.push_str("</tbody>\n");
        }
    }
    if !table.totals.is_empty() {
        out.push_str("<tfoot>");
        for row in &table.totals {
            total_row(row, table.groups.len(), table, &labels, strings, out);
        }
        out.push_str("</tfoot>\n");
    }
    out.push_str("</table></div>");
    legend(table, strings, out);
    out.push_str("</figure>");
}

/// What rows stand under: its title, and the objectives that it serves.
pub(super) fn group_title(group: &Group<'_>, strings: &Strings, out: &mut String) {
    if let Some(title) = &group.title {
        phrase(title, out);
    }
    if group.serves.is_empty() {
        return;
    }
    out.push_str(" <span class=\"note serves\">");
    escape::text(&strings.fields.serves, out);
    out.push(':');
    for (n, objective) in group.serves.iter().enumerate() {
        out.push_str(if n > 0 { "; " } else { " " });
        phrase(objective, out);
    }
    out.push_str("</span>");
}

fn total(total: &GroupTotal<'_>, table: &Table<'_>, labels: &[String], strings: &Strings, out: &mut String) {
    total_row(&total.row, total.groups, table, labels, strings, out);
}

/// A row of sums or means. The script of a table that can be narrowed down adds up what is left, so the row says
/// of how many groups it is.
fn total_row(row: &Row<'_>, groups: usize, table: &Table<'_>, labels: &[String], strings: &Strings, out: &mut String) {
    let _ = write!(out, "<tr class=\"total\" data-groups=\"{groups}\">");
    for cell in &row.cells {
        self::cell(cell, table, labels, strings, out);
    }
    out.push_str("</tr>\n");
}

/// Says that there is nothing to show, in the place of heads without rows.
pub fn no_rows(table: &Table<'_>, strings: &Strings, out: &mut String) {
    let _ = write!(out, "<p class=\"no-rows\" id=\"{}\" data-source=\"", table.id);
    escape::attribute(&table.source, out);
    out.push_str("\">");
    escape::text(&strings.no_rows, out);
    out.push_str("</p>");
}

/// What the letters of a table mean, and the numbers beside them.
fn legend(table: &Table<'_>, strings: &Strings, out: &mut String) {
    let letters = table.legend.iter().map(|(letter, word)| (*letter, word));
    key(table.legend_title, letters, out);
    let marks = table.marks.iter().map(|(mark, words)| (mark.as_str(), words));
    key(Some(&strings.raci_one_of), marks, out);
}

fn key<'t>(title: Option<&str>, signs: impl ExactSizeIterator<Item = (&'t str, &'t Phrase<'t>)>, out: &mut String) {
    if signs.len() == 0 {
        return;
    }
    if let Some(title) = title {
        out.push_str("<p class=\"legend-title\">");
        escape::text(title, out);
        out.push_str("</p>");
    }
    out.push_str("<dl class=\"legend\">");
    for (sign, words) in signs {
        out.push_str("<div><dt>");
        escape::text(sign, out);
        out.push_str("</dt><dd>");
        phrase(words, out);
        out.push_str("</dd></div>");
    }
    out.push_str("</dl>");
}

/// A column's title as an attribute of each of its cells: on a phone, where a row becomes a short list, it stands
/// before the cell's content.
fn label(title: &str) -> String {
    let mut label = String::from(" data-label=\"");
    escape::attribute(title, &mut label);
    label.push('"');
    label
}

fn cell(cell: &Cell<'_>, table: &Table<'_>, labels: &[String], strings: &Strings, out: &mut String) {
    let class = &table.columns[cell.column].class;
    out.push_str(if cell.is_header { "<th scope=\"row\"" } else { "<td" });
    // Only tables whose rows become lists on a narrow screen have labels.
    if let (false, Some(label)) = (cell.is_header, labels.get(cell.column)) {
        out.push_str(label);
    }
    if table.choices.is_some() {
        filter::order(&cell.content, out);
    }
    if cell.rows > 1 {
        let _ = write!(out, " rowspan=\"{}\"", cell.rows);
    }
    id(cell.id.as_deref(), out);
    out.push_str(" class=\"c-");
    out.push_str(class);
    match cell.content {
        Content::Empty => out.push_str(" empty"),
        Content::Letters(_) => out.push_str(" letter"),
        _ => {}
    }
    out.push_str("\">");
    content(&cell.content, strings, out);
    out.push_str(if cell.is_header { "</th>" } else { "</td>" });
}

/// Prints what stands in a cell. An empty one is never silent: it says that nothing is stated.
pub fn content(content: &Content<'_>, strings: &Strings, out: &mut String) {
    match content {
        Content::Empty => {
            out.push_str("<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">");
            escape::text(&strings.empty_cell, out);
            out.push_str("</span>");
        }
        Content::Phrase(one) => phrase(one, out),
        Content::Phrases(all) => list("items", all, |one, out| phrase(one, out), out),
        Content::Work(work) => match &work.phrases().collect::<Vec<_>>()[..] {
            [one] => phrase(one, out),
            all => list("items", all, |one, out| phrase(one, out), out),
        },
        Content::Units(all) => match &all[..] {
            [one] => unit(one, out),
            _ => list("units", all, unit, out),
        },
        Content::Roles(roles) => {
            out.push_str("<ul class=\"units roles\">");
            for (role, units) in roles {
                out.push_str("<li><span class=\"role\">");
                phrase(role, out);
                out.push_str(":</span> ");
                for (n, one) in units.iter().enumerate() {
                    out.push_str(if n > 0 { ", " } else { "" });
                    unit(one, out);
                }
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        Content::When(one) => time(one, strings, out),
        Content::Status(one) => {
            status(one, out);
            if let Some(reported) = &one.history {
                history(reported, strings, out);
            }
        }
        Content::Number(_, words) | Content::Rating { written: words, .. } | Content::Money { written: words, .. } => {
            escape::text(words, out)
        }
        Content::Count(_, words, _) => phrase(words, out),
        Content::Items(all) => {
            out.push_str("<ul class=\"milestones\">");
            all.iter().for_each(|one| listed(one, strings, out));
            out.push_str("</ul>");
        }
        Content::History(one) => history(one, strings, out),
        Content::Letters(letters) => {
            for (n, Letter { letter, word, mark }) in letters.iter().enumerate() {
                out.push_str(if n > 0 { ", <abbr title=\"" } else { "<abbr title=\"" });
                escape::attribute(&word.words(), out);
                out.push_str("\">");
                escape::text(letter, out);
                out.push_str("</abbr>");
                if let Some(mark) = mark {
                    out.push_str("<sup>");
                    escape::text(mark, out);
                    out.push_str("</sup>");
                }
            }
        }
    }
}

fn list<T>(class: &str, all: &[T], print: impl Fn(&T, &mut String), out: &mut String) {
    let _ = write!(out, "<ul class=\"{class}\">");
    for one in all {
        out.push_str("<li>");
        print(one, out);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
}

fn unit(unit: &UnitMention<'_>, out: &mut String) {
    phrase(&unit.name, out);
    if let Some(note) = &unit.note {
        out.push_str(" <span class=\"note\">(");
        phrase(note, out);
        out.push_str(")</span>");
    }
}

pub(super) fn time(time: &TimeMention<'_>, strings: &Strings, out: &mut String) {
    phrase(&time.time, out);
    if let Some(was) = &time.was {
        // The words say what the stroke shows, for those who hear the page.
        let (before, after) = strings.moved.split_once("{date}").unwrap_or((&strings.moved, ""));
        out.push_str(" <span class=\"note\">");
        escape::text(before, out);
        out.push_str("<s>");
        phrase(was, out);
        out.push_str("</s>");
        escape::text(after, out);
        if let Some(why) = &time.why {
            out.push_str(" (");
            phrase(why, out);
            out.push(')');
        }
        out.push_str("</span>");
    } else if let Some(why) = &time.why {
        out.push_str(" <span class=\"note\">");
        escape::text(&strings.fields.why, out);
        out.push_str(": ");
        phrase(why, out);
        out.push_str("</span>");
    }
}

pub(super) fn status(status: &StatusMention<'_>, out: &mut String) {
    let _ = write!(out, "<span class=\"status {}\">", status.class());
    phrase(&status.word, out);
    out.push_str("</span>");
    if let Some(note) = &status.note {
        out.push_str(" <span class=\"note\">");
        phrase(note, out);
        out.push_str("</span>");
    }
    if let Some(word) = status.late() {
        out.push_str(" <span class=\"late\">");
        escape::text(word, out);
        out.push_str("</span>");
    }
}

fn listed(one: &Item<'_>, strings: &Strings, out: &mut String) {
    out.push_str("<li");
    id(one.id.as_deref(), out);
    out.push('>');
    item(one, strings, out);
    out.push_str("</li>");
}

/// When it was last reported, and what; earlier reports are there for those who ask for them.
fn history(history: &History<'_>, strings: &Strings, out: &mut String) {
    out.push_str("<div class=\"history\">");
    if let Some(last) = &history.last {
        out.push_str(if history.is_behind { "<p class=\"late\">" } else { "<p class=\"note\">" });
        phrase(last, out);
        out.push_str("</p>");
    }
    let (newest, earlier) = history.reports.split_at(history.reports.len().min(1));
    for (all, words) in [(newest, None), (earlier, history.earlier.as_ref())] {
        if all.is_empty() {
            continue;
        }
        if let Some(words) = words {
            out.push_str("<details><summary>");
            escape::text(words, out);
            out.push_str("</summary>");
        }
        out.push_str("<ul class=\"milestones\">");
        all.iter().for_each(|one| listed(one, strings, out));
        out.push_str(if words.is_some() { "</ul></details>" } else { "</ul>" });
    }
    out.push_str("</div>");
}

/// "19 March 2026, MC: considered. Decision: adopted. Minutes".
fn item(item: &Item<'_>, strings: &Strings, out: &mut String) {
    let mut is_first = true;
    let mut gap = |out: &mut String, mark: &str| {
        if !std::mem::take(&mut is_first) {
            out.push_str(mark);
        }
    };
    if let Some(one) = &item.time {
        gap(out, "");
        time(one, strings, out);
    }
    if let Some(body) = &item.body {
        gap(out, ", ");
        phrase(body, out);
    }
    if let Some(text) = &item.text {
        gap(out, ": ");
        phrase(text, out);
    }
    if let Some(one) = &item.status {
        gap(out, " ");
        status(one, out);
    }
    for (word, fact) in &item.facts {
        gap(out, " ");
        out.push_str("<span class=\"fact\">");
        escape::text(word, out);
        out.push_str(": ");
        phrase(fact, out);
        out.push_str("</span>");
    }
    for link in item.links() {
        gap(out, " ");
        phrase(link, out);
    }
    if let Some(reported) = &item.history {
        history(reported, strings, out);
    }
}

fn id(id: Option<&str>, out: &mut String) {
    if let Some(id) = id {
        out.push_str(" id=\"");
        escape::attribute(id, out);
        out.push('"');
    }
}
