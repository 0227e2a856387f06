//! The rows of a large data set in short: what the script of its own page narrows down and shows.
//!
//! It holds what pages show and nothing else.

use crate::context::{LocalizedSite, Medium, PageContext};
use crate::exhibit::{InShort, in_short, parts_of};
use tavle_model::dataset::DataId;
use tavle_model::{Embed, View};
use tavle_routes::OutputKind;

/// The rows of a data set, and where they stand.
pub struct Rows<'a> {
    /// The addresses of its parts.
    pub parts: Vec<String>,
    /// The index of the part of each row.
    pub part_of: Vec<usize>,
    pub in_short: InShort<'a>,
}

/// The rows of a data set, as links from its own page; nothing for one without such a page.
pub fn rows<'a>(id: DataId, localized: LocalizedSite<'a>) -> Option<Rows<'a>> {
    let here = localized.addresses().of(&OutputKind::DataSet(id, localized.lang))?;
    let at = PageContext { localized, here, publication: None, data: Some(id), medium: Medium::Screen };
    let in_short = in_short(&Embed::whole(id, View::Table), at);
    let part = |row: usize| localized.site.part_of(id, row).expect("a large data set has parts for all its rows");
    Some(Rows {
        parts: parts_of(id, at).map(|(_, _, address)| address).collect(),
        part_of: in_short.lines.iter().map(|line| part(line.row)).collect(),
        in_short,
    })
}
