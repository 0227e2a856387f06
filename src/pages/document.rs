//! The links to printed documents, on the pages of what they show.

use crate::context::{LocalizedSite, PageContext};
use crate::facts;
use crate::measure::Measure;
use crate::page::DocumentLine;
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::publication::PublicationId;
use tavle_routes::{Document, OutputKind, Paper};
use tavle_schema::fill;

/// The link to a document; nothing where it is not made.
pub fn line<'a>(document: Document, at: PageContext<'a>) -> Option<DocumentLine<'a>> {
    titled(document, Phrase::plain(word(document, at.localized)), at)
}

/// The documents of a publication: the whole of it first, then what its data sets have on sheets of their own.
pub fn of_publication<'a>(id: PublicationId, at: PageContext<'a>) -> Vec<DocumentLine<'a>> {
    let site = at.localized.site;
    let own: Vec<DataId> = site.sets().map(|(data, _)| data).filter(|data| site.primary(*data) == Some(id)).collect();
    let mut all: Vec<_> = line(Document::Handbook(id), at).into_iter().collect();
    for family in FAMILIES {
        let made: Vec<Vec<Document>> = own
            .iter()
            .map(|data| family(id, *data).into_iter().filter(|document| is_made(*document, at)).collect())
            .filter(|made: &Vec<_>| !made.is_empty())
            .collect();
        let is_one = made.len() == 1;
        all.extend(made.into_iter().flatten().filter_map(|document| match document.data() {
            Some(data) if !is_one => titled(document, title_of_one(document, data, at.localized), at),
            _ => line(document, at),
        }));
    }
    all.extend(line(Document::Connections(Some(id)), at));
    all
}

/// The documents of a data set: the whole of it first, then its sheets.
pub fn of_data_set<'a>(id: DataId, at: PageContext<'a>) -> Vec<DocumentLine<'a>> {
    let sheets = at
        .localized
        .site
        .primary(id)
        .into_iter()
        .flat_map(|publication| FAMILIES.into_iter().flat_map(move |family| family(publication, id)));
    std::iter::once(Document::DataSet(id)).chain(sheets).filter_map(|document| line(document, at)).collect()
}

/// The documents that a data set has on sheets of their own in its publication, kind by kind.
const FAMILIES: [fn(PublicationId, DataId) -> Vec<Document>; 3] = [sheets, raci, status];

fn sheets(publication: PublicationId, data: DataId) -> Vec<Document> {
    [Paper::A3, Paper::A4].map(|paper| Document::Sheet(publication, data, paper)).into()
}

fn raci(publication: PublicationId, data: DataId) -> Vec<Document> {
    vec![Document::Raci(publication, data)]
}

fn status(publication: PublicationId, data: DataId) -> Vec<Document> {
    vec![Document::Status(publication, data)]
}

fn is_made(document: Document, at: PageContext<'_>) -> bool {
    at.localized.addresses().of(&OutputKind::Document(document, at.localized.lang)).is_some()
}

fn titled<'a>(document: Document, title: Phrase<'a>, at: PageContext<'a>) -> Option<DocumentLine<'a>> {
    let localized = at.localized;
    Some(DocumentLine {
        title_html: title,
        href: at.to(&OutputKind::Document(document, localized.lang))?,
        paper: document.paper().word(),
        note: localized.measures.measure(document, localized.lang).map(|measure| note(measure, localized)),
    })
}

/// What a document is called where it is the only one of its kind.
fn word<'a>(document: Document, localized: LocalizedSite<'a>) -> &'a str {
    let words = &localized.strings().documents;
    match document {
        Document::Handbook(_) => &words.handbook,
        Document::Sheet(..) => &words.sheet,
        Document::Raci(..) => &words.raci,
        Document::Status(..) => &words.status,
        Document::Connections(_) => &words.connections,
        Document::Chapter(_) => &words.chapter,
        Document::DataSet(_) => &words.data_set,
        Document::Unit(_) => &words.unit,
    }
}

/// What one of several documents of a kind is called.
fn title_of_one<'a>(document: Document, data: DataId, localized: LocalizedSite<'a>) -> Phrase<'a> {
    let title = facts::title(localized, localized.site.set(data));
    let document = Phrase::plain(word(document, localized));
    Phrase::filled(&localized.strings().documents.one_of, vec![("document", document), ("title", title)])
}

/// How large a document is, in words: "24 pages, 412 kB".
fn note(measure: Measure, localized: LocalizedSite<'_>) -> String {
    let strings = localized.strings();
    let pages = localized.count(measure.pages as usize, &strings.counts.pages);
    let size = size(measure.bytes, localized);
    fill(&strings.documents.measure, &[("pages", &pages), ("size", &size)])
}

fn size(bytes: u64, localized: LocalizedSite<'_>) -> String {
    let words = &localized.strings().documents;
    let (written, pattern) = match rounded(bytes) {
        Rounded::Thousands(n) => (n.to_string(), &words.kilobytes),
        Rounded::TenthsOfMillions(n) if n % 10 == 0 => ((n / 10).to_string(), &words.megabytes),
        Rounded::TenthsOfMillions(n) => (format!("{}.{}", n / 10, n % 10), &words.megabytes),
    };
    let number = localized.locale().decimal(&written).unwrap_or(written);
    fill(pattern, &[("n", &number)])
}

/// A size as it is shown: never nothing, and never more than three digits before the unit is the next.
#[derive(Debug, PartialEq, Eq)]
enum Rounded {
    Thousands(u64),
    TenthsOfMillions(u64),
}

fn rounded(bytes: u64) -> Rounded {
    match (bytes + 500) / 1000 {
        thousands @ 0..1000 => Rounded::Thousands(thousands.max(1)),
        thousands => Rounded::TenthsOfMillions((thousands + 50) / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_to_what_readers_want_to_know() {
        use Rounded::{TenthsOfMillions, Thousands};
        for (bytes, expected) in [
            (0, Thousands(1)),
            (400, Thousands(1)),
            (88_499, Thousands(88)),
            (88_500, Thousands(89)),
            (999_499, Thousands(999)),
            (999_500, TenthsOfMillions(10)),
            (1_449_000, TenthsOfMillions(14)),
            (12_000_000, TenthsOfMillions(120)),
        ] {
            assert_eq!(rounded(bytes), expected, "{bytes}");
        }
    }
}
