//! The files of a data set to download.

use crate::context::PageContext;
use crate::page::Download;
use tavle_model::dataset::DataId;
use tavle_routes::OutputKind;
use tavle_schema::FileFormat;

/// The files that are made of a data set, in the order in which they are offered.
pub fn downloads(id: DataId, at: PageContext<'_>) -> Vec<Download> {
    let (lang, words) = (at.localized.lang, &at.localized.strings().downloads);
    let file = |format: &FileFormat| {
        let href = at.to(&OutputKind::file(id, *format, lang))?;
        Some(Download { title: words.word(*format).to_owned(), media_type: format.facts().media_type(), href })
    };
    FileFormat::ALL.iter().filter_map(file).collect()
}
