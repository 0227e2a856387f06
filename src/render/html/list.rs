//! Data as a list: each row a point, with what its columns say after it.

use super::table::{content, group_title, no_rows};
use tavle_markup::escape;
use tavle_markup::phrase::phrase;
use tavle_pages::table::{Group, Row, Table};
use tavle_schema::Strings;

/// Prints a table as a list, or as one list a group.
pub fn list(table: &Table<'_>, strings: &Strings, out: &mut String) {
    if table.rows() == 0 {
        return no_rows(table, strings, out);
    }
    out.push_str("<div class=\"data-list\" id=\"");
    escape::attribute(&table.id, out);
    out.push_str("\" data-source=\"");
    escape::attribute(&table.source, out);
    out.push_str("\">");
    for group in &table.groups {
        self::group(group, table, strings, out);
        group.totals.iter().for_each(|total| self::total(&total.row, table, strings, out));
    }
    table.totals.iter().for_each(|row| self::total(row, table, strings, out));
    out.push_str("</div>");
}

fn group(group: &Group<'_>, table: &Table<'_>, strings: &Strings, out: &mut String) {
    if group.title.is_some() || !group.serves.is_empty() {
        out.push_str("<p class=\"list-title\"");
        id(group.id.as_deref(), out);
        out.push('>');
        group_title(group, strings, out);
        out.push_str("</p>");
    }
    if group.rows.is_empty() {
        return;
    }
    out.push_str("<ul>\n");
    for row in &group.rows {
        self::row(row, table, strings, out);
    }
    out.push_str("</ul>\n");
}

fn row(row: &Row<'_>, table: &Table<'_>, strings: &Strings, out: &mut String) {
    out.push_str("<li");
    id(row.id.as_deref(), out);
    out.push('>');
    said(row, table, strings, out);
    out.push_str("</li>\n");
}

/// The sums or means of a group, or of all.
fn total(row: &Row<'_>, table: &Table<'_>, strings: &Strings, out: &mut String) {
    out.push_str("<div class=\"total\">");
    said(row, table, strings, out);
    out.push_str("</div>\n");
}

/// What names a row, and what its other columns say.
fn said(row: &Row<'_>, table: &Table<'_>, strings: &Strings, out: &mut String) {
    let header = row.cells.iter().find(|cell| cell.is_header);
    if let Some(header) = header {
        content(&header.content, strings, out);
    }
    let others: Vec<_> = row.cells.iter().filter(|cell| !cell.is_header && !cell.content.is_blank()).collect();
    if !others.is_empty() {
        out.push_str("<dl>");
        for cell in others {
            out.push_str("<div");
            id(cell.id.as_deref(), out);
            out.push_str("><dt>");
            if let Some(column) = table.columns.get(cell.column) {
                phrase(&column.title, out);
            }
            out.push_str("</dt><dd>");
            content(&cell.content, strings, out);
            out.push_str("</dd></div>");
        }
        out.push_str("</dl>");
    }
}

/// The anchor of an element, if it has one.
fn id(id: Option<&str>, out: &mut String) {
    if let Some(id) = id {
        out.push_str(" id=\"");
        escape::attribute(id, out);
        out.push('"');
    }
}
