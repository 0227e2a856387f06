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
pub use json::{json, schema};
pub use rows::rows;

use tavle_base::{Diagnostic, Lang};
use tavle_load::Sources;
use tavle_model::DataId;
use tavle_model::named::named;
use tavle_pages::{self as pages, Inputs};
use tavle_parse::yaml::Borrowed;
use tavle_routes::OutputKind;
use tavle_schema::FileFormat;

/// A data set as a file of a format, in a language where the format asks for one.
pub fn download(
    id: DataId,
    format: FileFormat,
    lang: Lang,
    inputs: Inputs<'_>,
    sources: &Sources,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    let sheet = || pages::spreadsheet(id, lang, inputs);
    match format {
        FileFormat::Xlsx => xlsx::xlsx(&sheet(), inputs.site.set(id).file),
        FileFormat::Ods => Ok(ods::ods(&sheet())),
        FileFormat::Csv => Ok(csv::csv(&sheet())),
        FileFormat::Ics => Ok(ics::ics(&pages::calendar(id, lang, inputs))),
        FileFormat::Json => {
            let (set, addresses) = (inputs.site.set(id), &inputs.routes.addresses);
            let schema = addresses.of(&OutputKind::Schema(set.spec.kind)).map(|address| addresses.absolute(address));
            let lists = &named(set);
            let site = sources.find("site.yaml").map(|file| Borrowed { text: sources.get(file).text(), lists });
            Ok(json(sources.get(set.file).text(), schema.as_deref(), &inputs.site.json_form(id), site))
        }
    }
}
