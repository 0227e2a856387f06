//! A data set as a spreadsheet of LibreOffice (OpenDocument 1.3, ISO/IEC 26300): the same sheets, columns and rows as in
//! the workbook of Excel.
//!
//! The same data gives the same bytes: the file bears the day of the data, never the time at which it was made.

use std::collections::BTreeSet;
use std::io::{Cursor, Write};

use linkify::{LinkFinder, LinkKind};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::layout::{Layout, function, is_calculated, name_column, printable};
use super::ods_number::{Styles, TOTAL};
use super::open_document::{Attributes, VERSION, Xml, document};
use tavle_base::Digits;
use tavle_pages::data::spreadsheet::{Choices, Holds, Number, TotalRow, Value};
use tavle_pages::{NO_DAY, Spreadsheet};
use tavle_schema::FileFormat;

/// The styles of cells.
const HEAD: &str = "head";
const TEXT: &str = "text";
const DATE: &str = "date";
const HOUR: &str = "hour";

/// Days before this year are text, as in Excel.
const FIRST_YEAR: i16 = 1900;
/// How wide a character is, and the margins of a cell, in millimetres.
const CHARACTER: f64 = 1.9;
const MARGINS: f64 = 1.3;

/// A data set as a spreadsheet.
pub fn ods(sheet: &Spreadsheet) -> Vec<u8> {
    let layout = Layout::of(sheet);
    let parts = [
        ("META-INF/manifest.xml", document(manifest)),
        ("content.xml", document(|xml| content(xml, sheet, &layout))),
        ("styles.xml", document(|xml| styles(xml, sheet, &layout))),
        ("meta.xml", document(|xml| meta(xml, sheet))),
        ("settings.xml", document(|xml| settings(xml, &layout))),
    ];
    package(&parts).unwrap_or_else(|error| unreachable!("writing to memory cannot fail: {error}"))
}

/// The file. Programs know its format by its first bytes, so the type comes first and is not compressed.
fn package(parts: &[(&str, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).system(System::Unix);
    zip.start_file("mimetype", options.compression_method(CompressionMethod::Stored))?;
    zip.write_all(FileFormat::Ods.facts().content_type.as_bytes())?;
    for (path, xml) in parts {
        zip.start_file(*path, options)?;
        zip.write_all(xml)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Which files there are.
fn manifest(xml: &mut Xml) {
    let files = ["content.xml", "styles.xml", "meta.xml", "settings.xml"].map(|path| (path, "text/xml"));
    let namespace = ("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
    xml.element("manifest:manifest", &[namespace, ("manifest:version", VERSION)], |xml| {
        for (path, media_type) in [("/", FileFormat::Ods.facts().content_type)].into_iter().chain(files) {
            xml.empty("manifest:file-entry", &[("manifest:full-path", path), ("manifest:media-type", media_type)]);
        }
    });
}

/// What is known of the file as a whole.
fn meta(xml: &mut Xml, sheet: &Spreadsheet) {
    let day = format!("{}T00:00:00", sheet.updated.unwrap_or(NO_DAY));
    let origin = sheet.origin.join("\n");
    let facts = [
        ("meta:generator", "Tavle"),
        ("dc:title", &sheet.title),
        ("dc:subject", sheet.description.as_deref().unwrap_or_default()),
        ("dc:description", &origin),
        ("meta:keyword", &sheet.kind),
        ("meta:initial-creator", &sheet.owner),
        ("meta:creation-date", &day),
        ("dc:creator", &sheet.owner),
        ("dc:date", &day),
        ("dc:language", &sheet.lang),
    ];
    xml.root("office:document-meta", |xml| {
        xml.element("office:meta", &[], |xml| {
            facts.iter().filter(|(_, fact)| !fact.is_empty()).for_each(|(name, fact)| xml.text(name, &[], fact));
        });
    });
}

/// On screen the headings stay where they are.
fn settings(xml: &mut Xml, layout: &Layout<'_>) {
    let has_choices = !layout.lists.is_empty();
    let sheets = [Some(&layout.name), has_choices.then_some(&layout.choices_name)];
    xml.root("office:document-settings", |xml| {
        xml.raw(
            "<office:settings><config:config-item-set config:name=\"ooo:view-settings\">\
             <config:config-item-map-indexed config:name=\"Views\"><config:config-item-map-entry>\
             <config:config-item config:name=\"ViewId\" config:type=\"string\">view1</config:config-item>\
             <config:config-item-map-named config:name=\"Tables\">",
        );
        for sheet in sheets.into_iter().flatten() {
            xml.element("config:config-item-map-entry", &[("config:name", sheet)], |xml| {
                xml.raw(
                    "<config:config-item config:name=\"VerticalSplitMode\" config:type=\"short\">2</config:config-item>\
                     <config:config-item config:name=\"VerticalSplitPosition\" config:type=\"int\">1</config:config-item>\
                     <config:config-item config:name=\"ActiveSplitRange\" config:type=\"short\">2</config:config-item>\
                     <config:config-item config:name=\"PositionBottom\" config:type=\"int\">1</config:config-item>",
                );
            });
        }
        xml.raw(
            "</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>\
             </config:config-item-set></office:settings>",
        );
    });
}

/// The language of the texts, and how a sheet is printed: on its side, as wide as the paper, with its title and the number
/// of the page.
fn styles(xml: &mut Xml, sheet: &Spreadsheet, layout: &Layout<'_>) {
    let mut tag = sheet.lang.split('-');
    let language = tag.next().unwrap_or_default();
    let country = tag.find(|part| part.len() == 2).unwrap_or("none");
    let (width, height) = if layout.is_wide { ("420mm", "297mm") } else { ("297mm", "210mm") };
    let spoken = [
        ("fo:language", language),
        ("fo:country", country),
        ("style:language-complex", language),
        ("style:country-complex", country),
    ];
    let line = "<style:header-footer-properties fo:min-height=\"8mm\"/>";
    xml.root("office:document-styles", |xml| {
        xml.element("office:styles", &[], |xml| {
            xml.element("style:default-style", &[("style:family", "table-cell")], |xml| {
                xml.empty("style:text-properties", &spoken);
            });
        });
        xml.element("office:automatic-styles", &[], |xml| {
            xml.raw(&format!(
                "<style:page-layout style:name=\"page\"><style:page-layout-properties fo:page-width=\"{width}\" \
                 fo:page-height=\"{height}\" style:print-orientation=\"landscape\" fo:margin=\"15mm\" \
                 style:scale-to-X=\"1\"/><style:header-style>{line}</style:header-style>\
                 <style:footer-style>{line}</style:footer-style></style:page-layout>"
            ));
        });
        xml.element("office:master-styles", &[], |xml| {
            let page = [("style:name", "page"), ("style:page-layout-name", "page")];
            xml.element("style:master-page", &page, |xml| {
                xml.element("style:header", &[], |xml| xml.text("text:p", &[], &sheet.title.replace('\n', " ")));
                xml.raw("<style:footer><text:p><text:page-number/> / <text:page-count/></text:p></style:footer>");
            });
        });
    });
}

/// The sheets.
fn content(xml: &mut Xml, sheet: &Spreadsheet, layout: &Layout<'_>) {
    let numbers = Styles::of(sheet);
    xml.root("office:document-content", |xml| {
        xml.element("office:automatic-styles", &[], |xml| cell_styles(xml, sheet, layout, &numbers));
        xml.element("office:body", &[], |xml| {
            xml.element("office:spreadsheet", &[], |xml| {
                let has_choices = !layout.lists.is_empty();
                has_choices.then(|| drop_downs(xml, layout));
                data(xml, sheet, layout, &numbers);
                has_choices.then(|| choices(xml, layout, &numbers));
                let last = address(&layout.name, sheet.columns.len().max(1) - 1, sheet.rows.len(), "");
                let range = format!("{}:{last}", address(&layout.name, 0, 0, ""));
                xml.element("table:database-ranges", &[], |xml| {
                    let sorted = [
                        ("table:name", &*layout.table_name),
                        ("table:target-range-address", &*range),
                        ("table:display-filter-buttons", "true"),
                    ];
                    xml.empty("table:database-range", &sorted);
                });
            });
        });
    });
}

/// How cells look.
fn cell_styles(xml: &mut Xml, sheet: &Spreadsheet, layout: &Layout<'_>, numbers: &Styles) {
    let style = |xml: &mut Xml, name: &str, family: &str, more: Attributes<'_>, inner: &dyn Fn(&mut Xml)| {
        let own = [("style:name", name), ("style:family", family)];
        xml.element("style:style", &[&own[..], more].concat(), inner);
    };
    let direction = if sheet.is_rtl { "rl-tb" } else { "lr-tb" };
    style(xml, "sheet", "table", &[("style:master-page-name", "page")], &|xml| {
        xml.empty("style:table-properties", &[("table:display", "true"), ("style:writing-mode", direction)]);
    });
    style(xml, "row", "table-row", &[], &|xml| {
        xml.empty("style:table-row-properties", &[("style:use-optimal-row-height", "true")]);
    });
    for width in layout.widths.iter().chain(&layout.list_widths).collect::<BTreeSet<_>>() {
        let length = format!("{:.1}mm", *width as f64 * CHARACTER + MARGINS);
        style(xml, &format!("width-{width}"), "table-column", &[], &|xml| {
            xml.empty("style:table-column-properties", &[("style:column-width", &length)]);
        });
    }
    let cell = |xml: &mut Xml, name: &str, shown: Attributes<'_>, more: Attributes<'_>| {
        style(xml, name, "table-cell", shown, &|xml| {
            xml.empty("style:table-cell-properties", &[&[("style:vertical-align", "top")][..], more].concat());
            match name {
                _ if name == HEAD || name.starts_with(TOTAL) => {
                    xml.empty("style:text-properties", &[("fo:font-weight", "bold")]);
                }
                DATE | HOUR => xml.empty("style:paragraph-properties", &[("fo:text-align", "start")]),
                _ => {}
            }
        });
    };
    cell(xml, HEAD, &[], &[("fo:border-bottom", "0.75pt solid #000000")]);
    cell(xml, TEXT, &[], &[("fo:wrap-option", "wrap")]);
    if !sheet.totals.is_empty() {
        cell(xml, TOTAL, &[], &[]);
    }
    cell(xml, DATE, &[("style:data-style-name", "iso-date")], &[("style:text-align-source", "fix")]);
    xml.raw(
        "<number:date-style style:name=\"iso-date\"><number:year number:style=\"long\"/><number:text>-</number:text>\
         <number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>\
         </number:date-style>",
    );
    if sheet.rows.iter().flatten().any(|value| matches!(value, Value::Hour(..))) {
        cell(xml, HOUR, &[("style:data-style-name", "iso-hour")], &[("style:text-align-source", "fix")]);
        xml.raw(
            "<number:date-style style:name=\"iso-hour\"><number:year number:style=\"long\"/><number:text>-</number:text>\
             <number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>\
             <number:text> </number:text><number:hours number:style=\"long\"/><number:text>:</number:text>\
             <number:minutes number:style=\"long\"/></number:date-style>",
        );
    }
    numbers.write(xml, |xml, name, shown| cell(xml, name, shown, &[]));
}

/// What can be chosen in columns. A state is one of the list; where units stand there may be several, so they are only
/// proposed.
fn drop_downs(xml: &mut Xml, layout: &Layout<'_>) {
    xml.element("table:content-validations", &[], |xml| {
        for (n, (holds, list)) in layout.lists.iter().enumerate() {
            let [first, last] = [1, list.words.len()].map(|row| address(&layout.choices_name, n, row, "$"));
            let condition = format!("of:cell-content-is-in-list([{first}:{last}])");
            let base = address(&layout.name, 0, 1, "");
            let list = [
                ("table:name", drop_down(*holds)),
                ("table:condition", &condition),
                ("table:base-cell-address", &base),
                ("table:display-list", "unsorted"),
            ];
            let is_refused = if *holds == Holds::State { "true" } else { "false" };
            xml.element("table:content-validation", &list, |xml| {
                xml.empty("table:error-message", &[("table:message-type", "stop"), ("table:display", is_refused)]);
            });
        }
    });
}

/// The sheet with the data.
fn data(xml: &mut Xml, sheet: &Spreadsheet, layout: &Layout<'_>, numbers: &Styles) {
    let rows = sheet.rows.iter().map(|values| values.iter().zip(sheet.columns.iter().map(|column| column.holds)));
    xml.element("table:table", &[("table:name", &layout.name), ("table:style-name", "sheet")], |xml| {
        xml.text("table:title", &[], &sheet.title);
        xml.text("table:desc", &[], sheet.description.as_ref().unwrap_or(&sheet.title));
        table(xml, (&layout.widths, numbers), layout.headings.iter(), rows);
        sheet.totals.iter().for_each(|total| self::total(xml, total, sheet, numbers));
    });
}

/// The sheet with what can be chosen.
fn choices(xml: &mut Xml, layout: &Layout<'_>, numbers: &Styles) {
    let lists = || layout.lists.iter().map(|(_, list)| *list);
    let word = |list: &Choices, n: usize| list.words.get(n).map_or(Value::Nothing, |word| Value::Text(word.clone()));
    let rows: Vec<Vec<Value>> = (0..lists().map(|list| list.words.len()).max().unwrap_or(0))
        .map(|n| lists().map(|list| word(list, n)).collect())
        .collect();
    let rows = rows.iter().map(|values| values.iter().map(|value| (value, Holds::Any)));
    xml.element("table:table", &[("table:name", &layout.choices_name), ("table:style-name", "sheet")], |xml| {
        table(xml, (&layout.list_widths, numbers), lists().map(|list| &list.title), rows);
    });
}

/// The columns of a sheet, and its rows below the headings, which stand on every page on paper.
fn table<'a, R: Iterator<Item = (&'a Value, Holds)>>(
    xml: &mut Xml,
    (widths, numbers): (&[usize], &Styles),
    headings: impl Iterator<Item = &'a String>,
    rows: impl Iterator<Item = R>,
) {
    for width in widths {
        xml.empty("table:table-column", &[("table:style-name", &format!("width-{width}"))]);
    }
    let row = [("table:style-name", "row")];
    xml.element("table:table-header-rows", &[], |xml| {
        xml.element("table:table-row", &row, |xml| {
            headings.for_each(|heading| words(xml, heading, &[("table:style-name", HEAD)]));
        });
    });
    for values in rows {
        xml.element("table:table-row", &row, |xml| values.for_each(|(value, holds)| cell(xml, value, holds, numbers)));
    }
}

/// What stands below the rows. It is no part of the table, so that it is neither sorted nor filtered, and follows the filter.
fn total(xml: &mut Xml, total: &TotalRow, sheet: &Spreadsheet, numbers: &Styles) {
    let style = [("table:style-name", TOTAL)];
    let cell = |xml: &mut Xml, c: usize| match total.numbers.iter().find(|(at, _)| *at == c) {
        Some((_, number)) => match number.value().filter(|_| is_calculated(sheet, c, number)) {
            Some(value) => {
                let (column, last) = (letters(c), sheet.rows.len() + 1);
                let formula = format!("of:=SUBTOTAL({};[.{column}2:.{column}{last}])", function(total.total));
                calculated(xml, number, (&value, Some(&formula)), &numbers.name(number, true), &[]);
            }
            None => words(xml, &number.words, &style),
        },
        None if name_column(total, sheet.columns.len()) == Some(c) => words(xml, &total.name, &style),
        None => xml.empty("table:table-cell", &[]),
    };
    xml.element("table:table-row", &[("table:style-name", "row")], |xml| {
        (0..sheet.columns.len()).for_each(|c| cell(xml, c));
    });
}

/// A cell with a number with which programs calculate, and where it is one itself, how it is calculated.
fn calculated(
    xml: &mut Xml,
    number: &Number,
    (value, formula): (&Digits, Option<&str>),
    style: &str,
    more: Attributes<'_>,
) {
    let kind = if number.look.is_percent { "percentage" } else { "float" };
    let own = [("office:value-type", kind), ("office:value", value.as_str()), ("table:style-name", style)];
    let formula: Vec<_> = formula.map(|formula| ("table:formula", formula)).into_iter().collect();
    xml.element("table:table-cell", &[&own[..], &formula, more].concat(), |xml| {
        xml.text("text:p", &[], &number.shown());
    });
}

/// A cell of a column that holds a kind of values.
fn cell(xml: &mut Xml, value: &Value, holds: Holds, numbers: &Styles) {
    let chosen = [("table:content-validation-name", drop_down(holds))];
    let chosen: Attributes<'_> = if holds == Holds::Any { &[] } else { &chosen };
    let date = |xml: &mut Xml, style: &str, value: &str, shown: &str| {
        let own = [("office:value-type", "date"), ("office:date-value", value), ("table:style-name", style)];
        xml.element("table:table-cell", &[&own[..], chosen].concat(), |xml| xml.text("text:p", &[], shown));
    };
    match value {
        Value::Number(number) => match number.value() {
            Some(value) => calculated(xml, number, (&value, None), &numbers.name(number, false), chosen),
            // Programs keep 15 digits of a number.
            None => words(xml, &number.words, &[&[("table:style-name", TEXT)][..], chosen].concat()),
        },
        Value::Day(day, _) if day.year() >= FIRST_YEAR => {
            let day = day.to_string();
            date(xml, DATE, &day, &day);
        }
        Value::Hour(at, _) if at.year() >= FIRST_YEAR => {
            let (value, shown) =
                (at.strftime("%Y-%m-%dT%H:%M:%S").to_string(), at.strftime("%Y-%m-%d %H:%M").to_string());
            date(xml, HOUR, &value, &shown);
        }
        Value::Nothing => xml.empty("table:table-cell", &[&[("table:style-name", TEXT)][..], chosen].concat()),
        // Programs count days from the end of 1899, so what is before that is text.
        Value::Text(shown) | Value::Day(_, shown) | Value::Hour(_, shown) => {
            words(xml, shown, &[&[("table:style-name", TEXT)][..], chosen].concat());
        }
    }
}

/// A cell with a text, one paragraph a line. Web addresses in it are links.
fn words(xml: &mut Xml, text: &str, attributes: Attributes<'_>) {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let text = printable(text);
    xml.element("table:table-cell", &[&[("office:value-type", "string")][..], attributes].concat(), |xml| {
        for line in text.split('\n') {
            xml.element("text:p", &[], |xml| {
                for span in finder.spans(line) {
                    let address = span.as_str();
                    if span.kind().is_some() && (address.starts_with("https://") || address.starts_with("http://")) {
                        let link = [("xlink:type", "simple"), ("xlink:href", address)];
                        xml.element("text:a", &link, |xml| spaced(xml, address));
                    } else {
                        spaced(xml, address);
                    }
                }
            });
        }
    });
}

/// A text within a paragraph. Spaces that readers would take for one or none, and tabs, are elements.
fn spaced(xml: &mut Xml, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find([' ', '\t']) {
        let (before, from) = rest.split_at(start);
        let spaces = from.chars().take_while(|c| *c == ' ').count();
        xml.characters(before);
        rest = &from[spaces.max(1)..];
        match spaces {
            0 => xml.empty("text:tab", &[]),
            1 if !before.is_empty() && !rest.is_empty() => xml.characters(" "),
            _ => xml.empty("text:s", &[("text:c", &spaces.to_string())]),
        }
    }
    xml.characters(rest);
}

/// The name of what can be chosen in a column.
fn drop_down(holds: Holds) -> &'static str {
    match holds {
        Holds::Any => "",
        Holds::State => "states",
        Holds::Units => "units",
    }
}

/// The address of a cell, by column and row. An `anchor` before both lets it stay where it is in every cell.
fn address(sheet: &str, column: usize, row: usize, anchor: &str) -> String {
    format!("{anchor}'{}'.{anchor}{}{anchor}{}", sheet.replace('\'', "''"), letters(column), row + 1)
}

/// A column in the address of a cell.
fn letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}
