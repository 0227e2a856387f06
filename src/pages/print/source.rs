//! The data files behind a document.

use std::collections::HashSet;

use crate::context::PageContext;
use crate::facts;
use tavle_base::FileId;
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_routes::OutputKind;

/// A data file.
#[derive(Debug)]
pub struct DataSource<'a> {
    pub title: Phrase<'a>,
    pub file: FileId,
    /// The absolute address of its page on the web, where it has one.
    pub address: Option<String>,
}

/// The files of these data sets, each once, and the units that they name.
pub fn sources<'a>(sets: impl Iterator<Item = DataId>, at: PageContext<'a>) -> Vec<DataSource<'a>> {
    let localized = at.localized;
    let site = localized.site;
    let absolute =
        |what: &OutputKind| localized.addresses().of(what).map(|address| localized.addresses().absolute(address));
    let mut sources: Vec<DataSource<'a>> = Vec::new();
    let (mut known, mut files) = (HashSet::new(), Vec::new());
    for id in sets {
        let set = site.set(id);
        if known.insert(set.file) {
            let title = facts::title(localized, set);
            let address = absolute(&OutputKind::DataSet(id, localized.lang));
            sources.push(DataSource { title, file: set.file, address });
        }
        for holder in set.rows.iter().flat_map(|row| &row.roles) {
            let file = site.units.get(holder.unit).place.file;
            if known.insert(file) {
                files.push(file);
            }
        }
    }
    let units = files.into_iter().map(|file| DataSource {
        title: Phrase::plain(localized.strings().pages.units.as_ref()),
        file,
        address: absolute(&OutputKind::Units(localized.lang)),
    });
    sources.extend(units);
    sources
}
