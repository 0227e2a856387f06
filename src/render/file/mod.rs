//! Files to download, from plain data to bytes: one format a file.

mod catalog;
mod csv;
mod excel_number;
mod feed;
mod ics;
mod json;
mod layout;
mod ods;
mod ods_number;
mod open_document;
mod rows;
mod xlsx;

pub use catalog::catalog;
pub use feed::feed;
pub use ics::ics as calendar;
pub use json::{json, schema};
pub use rows::rows;

use tavle_base::{Diagnostic, FileId, Lang};
use tavle_load::Sources;
use tavle_model::DataId;
use tavle_model::named::named;
use tavle_pages::{self as pages, Inputs, Spreadsheet};
use tavle_parse::yaml::Borrowed;
use tavle_routes::OutputKind;
use tavle_schema::{FileFormat, ReviewEvery, formats};

/// Everything that was reported on a data set as a file of a format.
pub fn reports(id: DataId, format: FileFormat, lang: Lang, inputs: Inputs<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
    spreadsheet(&pages::reports(id, lang, inputs), format, inputs.site.set(id).file)
}

fn spreadsheet(sheet: &Spreadsheet, format: FileFormat, file: FileId) -> Result<Vec<u8>, Box<Diagnostic>> {
    match format {
        FileFormat::Xlsx => xlsx::xlsx(sheet, file),
        FileFormat::Ods => Ok(ods::ods(sheet)),
        _ => Ok(csv::csv(sheet)),
    }
}

/// A data set as a file of a format, in a language where the format asks for one.
pub fn download(
    id: DataId,
    format: FileFormat,
    lang: Lang,
    inputs: Inputs<'_>,
    sources: &Sources,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    match format {
        FileFormat::Xlsx | FileFormat::Ods | FileFormat::Csv => {
            spreadsheet(&pages::spreadsheet(id, lang, inputs), format, inputs.site.set(id).file)
        }
        FileFormat::Ics => Ok(ics::ics(&pages::calendar(id, lang, inputs))),
        FileFormat::Json => {
            let (set, addresses) = (inputs.site.set(id), &inputs.routes.addresses);
            let schema = addresses.of(&OutputKind::Schema(set.spec.kind)).map(|address| addresses.absolute(address));
            let schema = schema.into_iter().map(|schema| (formats::SCHEMA_KEY, schema));
            let first: Vec<_> = schema.chain(upkeep(id, inputs)).collect();
            let lists = &named(set);
            let site = sources.find("site.yaml").map(|file| Borrowed { text: sources.get(file).text(), lists });
            Ok(json(sources.get(set.file).text(), &first, &inputs.site.json_form(id), site))
        }
    }
}

/// What a data set inherits from its publication: the keys are those of [`formats::INHERITED`].
fn upkeep(id: DataId, inputs: Inputs<'_>) -> impl Iterator<Item = (&'static str, String)> {
    let upkeep = inputs.site.upkeep_of_data(id);
    let [owner, reviewed, review_every] = formats::INHERITED;
    [
        (owner, upkeep.owner.map(|unit| inputs.site.units.get(unit).name.to_string())),
        (reviewed, upkeep.review.reviewed.map(|day| day.to_string())),
        (review_every, upkeep.review.every.map(|ReviewEvery(every)| every.to_string())),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
}
