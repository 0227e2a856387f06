//! A data set as a spreadsheet, as plain data: from its table to columns, rows and typed values.
//!
//! What stands on a page in one cell with a fact beside it (a date and what it was before, a status and its note,
//! several roles) has columns of its own here, so that it can be sorted and counted.

mod columns;
mod item;
mod number;
mod reports;
mod totals;
mod value;

use jiff::civil::Date;

use crate::context::PageContext;
use crate::data::whole;
use crate::facts;
use crate::own_names;
pub use columns::{Column, Holds};
pub use item::item_words;
pub use number::{Number, NumberLook};
pub use reports::reports;
use tavle_model::DataId;
use tavle_routes::OutputKind;
use tavle_schema::Day;
pub use totals::TotalRow;
pub use value::{Value, is_like_a_formula};

/// A data set as a spreadsheet.
#[derive(Clone, Debug)]
pub struct Spreadsheet {
    pub title: String,
    pub description: Option<String>,
    /// What kind of data it is, in words.
    pub kind: String,
    /// The language's tag.
    pub lang: String,
    pub is_rtl: bool,
    /// Whether the language writes a comma in decimal numbers.
    pub writes_decimal_comma: bool,
    /// Who answers for it.
    pub owner: String,
    /// Where it comes from, and under which licence: one line each.
    pub origin: Vec<String>,
    /// The day on which it was last changed, where that is known.
    pub updated: Option<Date>,
    /// As in `reception/overview`.
    pub path: String,
    pub columns: Vec<Column>,
    /// One value a column.
    pub rows: Vec<Vec<Value>>,
    /// What stands below the rows, where a workbook calculates it.
    pub totals: Vec<TotalRow>,
    /// The words for the states, in the order in which they are counted.
    pub states: Choices,
    /// The names of the units, in the order of the language.
    pub units: Choices,
    /// What the sheet with the choices is called.
    pub choices_title: String,
}

/// What can be chosen in a column.
#[derive(Clone, Debug)]
pub struct Choices {
    pub title: String,
    pub words: Vec<String>,
}

/// A data set as a spreadsheet.
pub fn spreadsheet(id: DataId, at: PageContext<'_>) -> Spreadsheet {
    let localized = at.localized;
    let set = localized.site.set(id);
    let table = whole::whole(id, at);
    let rows = table.flat();
    let sources = columns::sources(&table, &rows);
    let column = |source| columns::column(source, &sources, (set.spec, &table, &rows), localized);
    let value = |source, row| columns::value(source, row, &table, localized);
    Spreadsheet {
        columns: sources.iter().map(column).collect(),
        rows: rows.iter().map(|row| sources.iter().map(|source| value(source, row)).collect()).collect(),
        totals: totals::totals(&table, &sources, localized),
        ..empty(id, at)
    }
}

/// What a spreadsheet of a data set says of it, without columns and rows.
fn empty(id: DataId, at: PageContext<'_>) -> Spreadsheet {
    let localized = at.localized;
    let (site, strings) = (localized.site, localized.strings());
    let set = site.set(id);
    let addresses = localized.addresses();
    let here =
        addresses.of(&OutputKind::DataSet(id, localized.lang)).or(addresses.of(&OutputKind::Home(localized.lang)));
    let licence = site.licence.as_ref().map(|licence| {
        let name = format!("{} {}", strings.frame.licence, licence.name.str(localized.lang));
        licence.url.as_ref().map_or(name.clone(), |url| format!("{name}: {url}"))
    });
    let mut units: Vec<String> = site.units.all().map(|(_, unit)| unit.title.str(localized.lang).to_owned()).collect();
    units.sort_by(|a, b| localized.locale().compare(a, b));
    units.dedup();
    Spreadsheet {
        title: facts::title(localized, set).words().into_owned(),
        description: set.description.as_ref().map(|text| at.text(text).words().into_owned()),
        kind: facts::kind_word(localized, set.spec.kind).to_owned(),
        lang: localized.tag().to_owned(),
        is_rtl: localized.locale().is_rtl(),
        writes_decimal_comma: localized.locale().writes_decimal_comma(),
        owner: localized.owner_name().to_owned(),
        origin: here.map(|here| addresses.absolute(here)).into_iter().chain(licence).collect(),
        updated: set.updated.map(|Day(day)| day),
        path: set.path.to_string(),
        columns: Vec::new(),
        rows: Vec::new(),
        totals: Vec::new(),
        states: Choices {
            title: strings.fields.status.to_string(),
            words: set
                .statuses
                .all()
                .map(|(_, status)| own_names::status(Some(status), localized).words().into_owned())
                .collect(),
        },
        units: Choices { title: strings.fields.unit.to_string(), words: units },
        choices_title: strings.downloads.choices.to_string(),
    }
}
