//! What the theme's script needs to narrow down and sort a table: a form that is hidden until the script can use it, and
//! what each row is found by.
//!
//! All words and their order are decided here, so the script knows no language.

use tavle_base::letters;
use tavle_markup::{Phrase, escape, phrase};
use tavle_model::embed::{LATE, NO_STATUS};
use tavle_pages::table::{Choices, Column, ColumnTotal, Content, RowFilterKeys, Table};
use tavle_schema::{Strings, fill};

/// Prints the form by which a table is narrowed down, if it can be.
pub fn filter(table: &Table<'_>, strings: &Strings, out: &mut String) {
    let Some(choices) = &table.choices else { return };
    let words = &strings.filter;
    out.push_str("<form class=\"filter\" hidden data-count=\"");
    escape::attribute(&fill(&words.count, &[("rows", &choices.rows)]), out);
    out.push_str("\" data-paper=\"");
    escape::attribute(&words.paper, out);
    out.push_str("\" data-letters=\"");
    out.push_str(&letters::table());
    // The form itself has no name, for that would make it a landmark, and a page may have many.
    out.push_str("\">\n<div class=\"fields\" role=\"group\" aria-label=\"");
    escape::attribute(&fill(&words.title, &[("table", &table.caption.words())]), out);
    out.push_str("\">\n");
    let field = |name: &str, word: &str, out: &mut String| {
        let class = if name == "sort" { " class=\"by-list\"" } else { "" };
        out.push_str(&format!("<p{class}><label for=\"{}-{name}\">", table.id));
        escape::text(word, out);
        out.push_str("</label> ");
    };
    field("text", &words.text, out);
    out.push_str(&format!("<input type=\"search\" id=\"{}-text\" name=\"text\" autocomplete=\"off\"></p>\n", table.id));
    let mut list = |name: &str, word: &str, first: &str, all: &[(&str, Phrase<'_>)]| {
        field(name, word, out);
        out.push_str(&format!("<select id=\"{}-{name}\" name=\"{name}\"", table.id));
        // The script narrows down by whatever column a field is for.
        if let Some(key) = name.strip_prefix(OF_COLUMN) {
            out.push_str(&format!(" data-column=\"{key}\""));
        }
        out.push_str("><option value=\"\">");
        escape::text(first, out);
        out.push_str("</option>");
        for (value, word) in all {
            out.push_str("<option value=\"");
            escape::attribute(value, out);
            out.push('"');
            if let Some(lang) = word.lang() {
                phrase::language(lang, out);
            }
            out.push('>');
            escape::text(&word.words(), out);
            out.push_str("</option>");
        }
        out.push_str("</select></p>\n");
    };
    if !choices.units.is_empty() {
        list("unit", &strings.fields.unit, &words.all, &choices.units);
    }
    if !choices.states.is_empty() {
        list("status", &strings.fields.status, &words.all, &choices.states);
    }
    for column in &choices.columns {
        list(&format!("{OF_COLUMN}{}", column.key), &column.title.words(), &words.all, &column.values);
    }
    // A column that is a unit has a link for its heading, and letters say no more in another order.
    let titles: Vec<_> = table.columns.iter().filter(|column| column.class != "unit").collect();
    let columns: Vec<_> = titles.iter().map(|column| (column.key(), column.title.clone())).collect();
    list("sort", &words.sort, &words.as_written, &columns);
    out.push_str("</div>\n<p class=\"count\"><span role=\"status\"></span> <button type=\"reset\" hidden>");
    escape::text(&words.clear, out);
    out.push_str("</button></p>\n<p class=\"on-paper\"></p>\n</form>\n");
}

/// What stands before the key of a column in the name of its field, so that it is no other field's.
const OF_COLUMN: &str = "of-";

/// Prints what a row is found by, as attributes.
pub fn attributes(marks: &RowFilterKeys<'_>, choices: &Choices<'_>, out: &mut String) {
    if !marks.units.is_empty() {
        out.push_str(" data-units=\"");
        escape::attribute(&marks.units.join(" "), out);
        out.push('"');
    }
    for (key, ids) in &marks.chosen {
        out.push_str(&format!(" data-{OF_COLUMN}{key}=\"{}\"", ids.join(" ")));
    }
    let has_none = choices.states.iter().map(|(word, _)| *word).find(|word| *word == NO_STATUS);
    let known = marks.states.iter().map(|status| status.or(has_none));
    let mut states: Vec<&str> = Vec::new();
    for word in known.chain([marks.lateness.is_late().then_some(LATE)]).flatten() {
        if !states.contains(&word) {
            states.push(word);
        }
    }
    if !states.is_empty() {
        out.push_str(" data-status=\"");
        out.push_str(&states.join(" "));
        out.push('"');
    }
}

/// Prints how the numbers of a column are added up and written, as attributes of its heading.
pub fn total(column: &Column<'_>, out: &mut String) {
    let Some(ColumnTotal { total, decimals, pattern }) = &column.total else { return };
    out.push_str(&format!(" data-total=\"{}\"", total.word()));
    if let Some(decimals) = decimals {
        out.push_str(&format!(" data-decimals=\"{decimals}\""));
    }
    out.push_str(" data-pattern=\"");
    escape::attribute(pattern, out);
    out.push('"');
}

/// Prints by what a cell is sorted, as an attribute, where its words do not say.
pub fn order(content: &Content<'_>, out: &mut String) {
    let order = match content {
        Content::When(time) => time.when.moment().sort_key(),
        Content::Status(status) => Some(status.order.to_string()),
        Content::Number(number, _) | Content::Rating { value: number, .. } | Content::Money { value: number, .. } => {
            Some(number.to_string())
        }
        _ => None,
    };
    if let Some(order) = order {
        out.push_str(" data-order=\"");
        out.push_str(&order);
        out.push('"');
    }
}
