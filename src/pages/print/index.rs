//! Who does what in a publication, by unit: an index at the end of a handbook.

use std::collections::{BTreeMap, BTreeSet};

use crate::context::{PageContext, anchor};
use crate::exhibit::{roles, row_title};
use tavle_markup::Phrase;
use tavle_model::chapter::ChapterId;
use tavle_model::dataset::{DataId, RecordTarget};
use tavle_model::unit::UnitId;
use tavle_routes::OutputKind;

/// A unit and what it has a role in.
#[derive(Debug)]
pub struct Indexed<'a> {
    /// The unit's name by which data refers to it.
    pub name: &'a str,
    /// The absolute address of its page on the web, where it has one.
    pub address: Option<String>,
    pub title: Phrase<'a>,
    pub mentions: Vec<Mention<'a>>,
}

/// A row that names a unit.
#[derive(Debug)]
pub struct Mention<'a> {
    pub title: Phrase<'a>,
    /// The roles, in words.
    pub role: String,
    /// The absolute address of the row: on the chapter that shows it first.
    pub address: String,
}

/// The index of what these chapters show, in the order of the language.
pub fn index<'a>(chapters: &[ChapterId], at: PageContext<'a>) -> Vec<Indexed<'a>> {
    let localized = at.localized;
    let site = localized.site;
    let mut units: BTreeMap<UnitId, Vec<Mention<'a>>> = BTreeMap::new();
    for shown in rows(chapters, at) {
        let roles = &site.set(shown.data).rows[shown.row].roles;
        for id in roles.iter().map(|holder| holder.unit).collect::<BTreeSet<UnitId>>() {
            units.entry(id).or_default().push(mention(&shown, id, at));
        }
    }
    let mut all: Vec<Indexed<'a>> = Vec::with_capacity(units.len());
    for (id, mentions) in units {
        let unit = site.units.get(id);
        let address = localized.addresses().of(&OutputKind::Unit(id, localized.lang));
        all.push(Indexed {
            name: &unit.name,
            address: address.map(|address| localized.addresses().absolute(address)),
            title: localized.name(&unit.title),
            mentions,
        });
    }
    all.sort_by(|a, b| localized.locale().compare(&a.title.words(), &b.title.words()));
    all
}

/// A row, and the chapter that shows it first.
struct Shown<'a> {
    data: DataId,
    row: usize,
    chapter: ChapterId,
    address: &'a str,
}

/// Every row that the chapters show, once.
fn rows<'a>(chapters: &[ChapterId], at: PageContext<'a>) -> Vec<Shown<'a>> {
    let localized = at.localized;
    let mut seen = std::collections::HashSet::new();
    let mut rows = Vec::new();
    for chapter in chapters {
        let Some(address) = localized.addresses().of(&OutputKind::Chapter(*chapter, localized.lang)) else { continue };
        for embed in localized.site.embeds(*chapter, localized.lang) {
            for row in localized.site.rows(embed) {
                if seen.insert((embed.data, row)) {
                    rows.push(Shown { data: embed.data, row, chapter: *chapter, address });
                }
            }
        }
    }
    rows
}

fn mention<'a>(shown: &Shown<'a>, unit: UnitId, at: PageContext<'a>) -> Mention<'a> {
    let localized = at.localized;
    let set = localized.site.set(shown.data);
    let row = &set.rows[shown.row];
    let page = localized.addresses().absolute(shown.address);
    let target = (shown.data, RecordTarget::Row(shown.row as u32));
    let at = PageContext { data: Some(shown.data), ..at };
    Mention {
        title: row_title(set, row, at),
        role: roles(set, row, unit, at).words().into_owned(),
        address: format!("{page}#{}", anchor(shown.chapter, target, at)),
    }
}
