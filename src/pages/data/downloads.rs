//! The files of a data set to take along.

use crate::model::dataset::DataId;
use crate::pages::context::PageContext;
use crate::pages::page::Download;
use crate::routes::OutputKind;

/// The files to take along.
pub fn downloads(id: DataId, at: PageContext<'_>) -> Vec<Download> {
    let (lang, words) = (at.localized.lang, &at.localized.strings().downloads);
    let file = |title: &str, media_type, what: OutputKind| {
        at.to(&what).map(|href| Download { title: title.to_owned(), media_type, href })
    };
    let files = [
        file(
            &words.xlsx,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            OutputKind::Xlsx(id, lang),
        ),
        file(&words.csv, "text/csv", OutputKind::Csv(id, lang)),
        file(&words.ics, "text/calendar", OutputKind::Ics(id, lang)),
        file(&words.json, "application/json", OutputKind::Json(id)),
    ];
    files.into_iter().flatten().collect()
}
