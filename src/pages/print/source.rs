//! The data files behind a document.

use std::collections::HashSet;

use crate::context::PageContext;
use crate::facts;
use tavle_base::{FileId, KeyPath};
use tavle_markup::Phrase;
use tavle_model::dataset::DataId;
use tavle_model::named::{Named, named};
use tavle_model::unit::UnitId;
use tavle_model::{Embed, Site, View};
use tavle_parse::yaml::JsonForm;
use tavle_routes::OutputKind;

/// A data file.
#[derive(Debug)]
pub struct DataSource<'a> {
    pub title: Phrase<'a>,
    pub file: FileId,
    /// The absolute address of its page on the web, where it has one.
    pub address: Option<String>,
    /// How its JSON differs from it: rows that the document does not show are left out, and what holds nothing else.
    pub form: JsonForm,
    /// The statuses and roles that its rows have.
    pub named: Named,
}

/// The files of these data sets, each once, and the units that they name; of one `unit` only the rows in which it has a
/// role, so that its document is another only where one of them has changed.
pub fn sources<'a>(
    sets: impl Iterator<Item = DataId>,
    unit: Option<UnitId>,
    at: PageContext<'a>,
) -> Vec<DataSource<'a>> {
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
            let mut form = site.json_form(id);
            form.left_out.extend(unit.into_iter().flat_map(|unit| of_others(unit, id, site)));
            sources.push(DataSource { title, file: set.file, address, form, named: named(set) });
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
        form: JsonForm { left_out: site.unit_columns.left_out(file), ..JsonForm::default() },
        named: Named::default(),
    });
    sources.extend(units);
    sources
}

/// The paths of the rows of a data set in which a unit has no role, and of the groups and tasks in which it has none.
fn of_others(unit: UnitId, data: DataId, site: &Site) -> HashSet<KeyPath> {
    fn above(path: &KeyPath) -> impl Iterator<Item = KeyPath> {
        std::iter::successors(Some(path.clone()), |path| Some(path.parent())).take_while(|path| *path != KeyPath::top())
    }
    let rows = &site.set(data).rows;
    let embed = Embed { unit: Some(unit), ..Embed::whole(data, View::Table) };
    let own: HashSet<KeyPath> = site.rows(&embed).flat_map(|row| above(&rows[row].path)).collect();
    rows.iter().flat_map(|row| above(&row.path)).filter(|path| !own.contains(path)).collect()
}
