//! What the files of printed documents are called, and where they lie: beside the page of what they show.

use std::collections::{HashMap, HashSet};

use super::address::Addresses;
use super::document::{Document, Paper};
use super::output::OutputKind;
use tavle_base::Lang;
use tavle_base::slug::slug;
use tavle_model::Site;
use tavle_model::dataset::DataId;
use tavle_model::publication::PublicationId;
use tavle_schema::{AddressWords, PrintKind};

/// What tells the sheets of one kind and publication apart, where there are several: the name of the data set, or its
/// whole path where two have the same name.
pub fn names(documents: &[Document], site: &Site) -> HashMap<Document, String> {
    let mut kinds: HashMap<(PublicationId, PrintKind), HashSet<DataId>> = HashMap::new();
    let sheets = || {
        documents.iter().filter_map(|document| match document {
            Document::Sheet(id, data, _) | Document::Raci(id, data) | Document::Status(id, data) => {
                Some((*document, (*id, document.kind()), *data))
            }
            _ => None,
        })
    };
    for (_, key, data) in sheets() {
        kinds.entry(key).or_default().insert(data);
    }
    let name = |data: DataId| site.set(data).slug.as_ref();
    let mut namesakes: HashMap<_, usize> = HashMap::new();
    for (key, all) in &kinds {
        all.iter().for_each(|data| *namesakes.entry((*key, name(*data))).or_default() += 1);
    }
    sheets()
        .filter(|(_, key, _)| kinds[key].len() > 1)
        .map(|(document, key, data)| {
            let is_shared = namesakes[&(key, name(data))] > 1;
            (document, if is_shared { slug(&site.set(data).path) } else { name(data).to_owned() })
        })
        .collect()
}

/// The address of a document in one language; nothing where the page that it lies beside is not made. `names` are those
/// of the sheets that could be confused.
pub fn address(
    document: Document,
    lang: Lang,
    names: &HashMap<Document, String>,
    (site, words): (&Site, &AddressWords),
    addresses: &Addresses,
) -> Option<String> {
    let page = |what: OutputKind| addresses.of(&what);
    let slug = |id: PublicationId| &site.publication(id).slugs[lang.index()];
    let of_set = |id: PublicationId, word: &str, size: &str| {
        let (folder, slug) = (page(OutputKind::Publication(id, lang))?, slug(id));
        Some(match names.get(&document) {
            Some(name) => format!("{folder}{slug}-{word}-{name}{size}.pdf"),
            None => format!("{folder}{slug}-{word}{size}.pdf"),
        })
    };
    match document {
        Document::Handbook(id) => Some(format!("{}{}.pdf", page(OutputKind::Publication(id, lang))?, slug(id))),
        Document::Sheet(id, _, Paper::A3) => of_set(id, &words.sheet, ""),
        Document::Sheet(id, _, Paper::A4) => of_set(id, &words.sheet, "-a4"),
        Document::Raci(id, _) => of_set(id, &words.raci, ""),
        Document::Status(id, _) => of_set(id, &words.status, ""),
        Document::Connections(id) => {
            let folder = page(OutputKind::Connections(id, lang))?;
            let before = id.map(|id| format!("{}-", slug(id))).unwrap_or_default();
            Some(format!("{folder}{before}{}.pdf", words.connections))
        }
        Document::Chapter(id) => {
            let chapter = site.chapter(id);
            let folder = page(OutputKind::Chapter(id, lang))?;
            Some(format!("{folder}{}-{}.pdf", slug(chapter.publication?), chapter.slug(lang)))
        }
        Document::DataSet(id) => Some(format!("{}{}.pdf", page(OutputKind::DataSet(id, lang))?, site.set(id).slug)),
        Document::Unit(id) => Some(format!("{}{}.pdf", page(OutputKind::Unit(id, lang))?, site.units.get(id).name)),
    }
}
