//! What the theme's script needs to narrow down and sort a table: a form that is hidden until the script can use it, and
//! what each row is found by.
//!
//! All words and their order are decided here, so the script knows no language.

use super::frame;
use tavle_base::letters;
use tavle_markup::{Phrase, escape, phrase};
use tavle_model::embed::{LATE, NO_STATUS, OF_COLUMN};
use tavle_pages::table::{AllRows, Choices, Column, ColumnTotal, Content, Reach, RowFilterKeys, Table};
use tavle_schema::{Strings, Total, fill};

/// Prints the form by which a table is narrowed down, if it can be.
pub fn filter(table: &Table<'_>, strings: &Strings, out: &mut String) {
    let Some(choices) = &table.choices else { return };
    let words = &strings.filter;
    out.push_str("<form class=\"filter\" hidden");
    if let Reach::All(all) = &choices.reach {
        escape::named("data-rows", &all.href, out);
        escape::named("data-more", &words.more, out);
        escape::named("data-failed", &words.failed, out);
    }
    out.push_str(" data-count=\"");
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
        // The script narrows down by whatever a field is for.
        if !matches!(name, "unit" | "status" | "sort") {
            out.push_str(" data-column");
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
    if let Some(groups) = &choices.groups {
        list(groups.key, &groups.title.words(), &words.all, &groups.values);
    }
    if !choices.units.is_empty() {
        list("unit", &strings.fields.unit, &words.all, &choices.units);
    }
    if !choices.states.is_empty() {
        list("status", &strings.fields.status, &words.all, &choices.states);
    }
    for column in &choices.columns {
        list(&format!("{OF_COLUMN}{}", column.key), &column.title.words(), &words.all, &column.values);
    }
    if choices.years.len() > 1 {
        let years: Vec<_> = choices.years.iter().map(|(year, title)| (year.as_str(), title.clone())).collect();
        list("year", &words.year, &words.all, &years);
    }
    // A column that is a unit has a link for its heading, and letters say no more in another order.
    let sorted = match &choices.reach {
        Reach::All(all) => &all.columns,
        Reach::Table | Reach::Part(_) => &table.columns,
    };
    let titles: Vec<_> = sorted.iter().filter(|column| column.class != "unit").collect();
    let columns: Vec<_> = titles.iter().map(|column| (column.key(), column.title.clone())).collect();
    list("sort", &words.sort, &words.as_written, &columns);
    out.push_str("</div>\n<p class=\"count\"><span role=\"status\"></span> <button type=\"reset\" hidden>");
    escape::text(&words.clear, out);
    out.push_str("</button></p>\n<p class=\"on-paper\"></p>\n");
    match &choices.reach {
        Reach::Table => {}
        Reach::Part(everywhere) => {
            out.push_str("<p class=\"reach note\">");
            escape::text(&words.here, out);
            if let Some(link) = everywhere {
                out.push(' ');
                phrase::phrase(link, out);
            }
            out.push_str("</p>\n");
        }
        Reach::All(all) => self::all(all, table, out),
    }
    out.push_str("</form>\n");
}

/// Prints the frame of the table in which the script shows the rows of a large data set that are left.
fn all(all: &AllRows<'_>, table: &Table<'_>, out: &mut String) {
    let frame = frame::classes(all.class, all.columns.len());
    out.push_str(&format!(
        "<template>\n<div class=\"{frame}\" role=\"group\" tabindex=\"0\">\n<table class=\"table {}\"",
        all.class
    ));
    escape::named("data-source", &table.source, out);
    out.push_str(">\n<caption>");
    phrase::phrase(&table.caption, out);
    out.push_str("</caption>\n<thead><tr>");
    for column in &all.columns {
        out.push_str(&format!("<th scope=\"col\" class=\"c-{}\"", column.class));
        total(column, out);
        out.push('>');
        phrase::phrase(&column.title, out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead>\n<tbody></tbody>\n");
    if !all.totals.is_empty() {
        out.push_str("<tfoot>");
        all.totals.iter().for_each(|(kind, name)| self::below(*kind, name, all, out));
        out.push_str("</tfoot>\n");
    }
    out.push_str("</table>\n</div>\n</template>\n");
}

/// Prints the row for the sums or means of the rows that are left.
fn below(kind: Total, name: &Phrase<'_>, all: &AllRows<'_>, out: &mut String) {
    out.push_str(&format!("<tr class=\"total\" data-total=\"{}\">", kind.word()));
    for (n, column) in all.columns.iter().enumerate() {
        let tag = if n == 0 { "th scope=\"row\"" } else { "td" };
        out.push_str(&format!("<{tag} class=\"c-{}\">", column.class));
        if n == 0 {
            phrase::phrase(name, out);
        }
        out.push_str(if n == 0 { "</th>" } else { "</td>" });
    }
    out.push_str("</tr>");
}

/// Prints what a row is found by, as attributes.
pub fn attributes(marks: &RowFilterKeys<'_>, choices: &Choices<'_>, out: &mut String) {
    let has_states = choices.states.iter().any(|(word, _)| *word == NO_STATUS);
    for (name, values) in keys(marks, has_states) {
        out.push_str(&format!(" data-{name}=\""));
        escape::attribute(&values, out);
        out.push('"');
    }
}

/// What a row is found by: the names of fields with the values that it has, with spaces between them. `has_none` says
/// whether rows without a status are found as such.
pub fn keys(marks: &RowFilterKeys<'_>, has_none: bool) -> Vec<(String, String)> {
    let known = marks.states.iter().map(|status| status.or(has_none.then_some(NO_STATUS)));
    let mut states: Vec<&str> = Vec::new();
    for word in known.chain([marks.lateness.is_late().then_some(LATE)]).flatten() {
        if !states.contains(&word) {
            states.push(word);
        }
    }
    let chosen = marks.chosen.iter().map(|(key, ids)| (format!("{OF_COLUMN}{key}"), ids.join(" ")));
    let units = ("units".to_owned(), marks.units.join(" "));
    let all = std::iter::once(units).chain(chosen).chain([("status".to_owned(), states.join(" "))]);
    all.filter(|(_, values)| !values.is_empty()).collect()
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
    if let Some(order) = order_of(content) {
        out.push_str(" data-order=\"");
        out.push_str(&order);
        out.push('"');
    }
}

/// By what a cell is sorted, where its words do not say.
pub fn order_of(content: &Content<'_>) -> Option<String> {
    match content {
        Content::When(time) => time.when.moment().sort_key(),
        Content::Status(status) => Some(status.order.to_string()),
        Content::Number(number, _) | Content::Rating { value: number, .. } | Content::Money { value: number, .. } => {
            Some(number.to_string())
        }
        _ => None,
    }
}
