//! The files of a data set to download.

use crate::context::PageContext;
use crate::page::Download;
use tavle_model::dataset::DataId;
use tavle_routes::OutputKind;
use tavle_schema::{FileFormat, fill};

/// The files of everything that was reported on a data set.
pub fn reports(id: DataId, at: PageContext<'_>) -> Vec<Download> {
    let (lang, strings) = (at.localized.lang, at.localized.strings());
    let file = |format: &FileFormat| {
        let href = at.to(&OutputKind::Reports(id, *format, lang))?;
        let title = fill(&strings.reports.file, &[("format", strings.downloads.word(*format))]);
        Some(Download { title, media_type: format.facts().media_type(), href })
    };
    FileFormat::ALL.iter().filter_map(file).collect()
}

/// The files that are made of a data set, in the order in which they are offered.
pub fn downloads(id: DataId, at: PageContext<'_>) -> Vec<Download> {
    let (lang, words) = (at.localized.lang, &at.localized.strings().downloads);
    let file = |format: &FileFormat| {
        let href = at.to(&OutputKind::file(id, *format, lang))?;
        Some(Download { title: words.word(*format).to_owned(), media_type: format.facts().media_type(), href })
    };
    FileFormat::ALL.iter().filter_map(file).collect()
}
