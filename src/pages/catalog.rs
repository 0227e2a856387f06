//! The data sets as a catalogue, as plain data: what other sites and portals of open data need to know to list them.

use jiff::civil::Date;

use super::edition::{Basis, Edition, Medium, Standpoint};
use super::{data_set, frame};
use crate::base::Lang;
use crate::model::Text;
use crate::model::contact::Contact;
use crate::model::dataset::{DataId, DataSet};
use crate::routes::{What, slugged};
use crate::schema::Day;

/// A text in every language: the language's tag, and the text.
pub type Tagged = Vec<(String, String)>;

/// A catalogue. Every address in it is absolute.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// The address of the catalogue itself.
    pub address: String,
    pub title: Tagged,
    pub description: Tagged,
    pub publisher: Tagged,
    pub homepage: String,
    /// The tags of the languages.
    pub languages: Vec<String>,
    pub licence: Option<Licence>,
    pub contact: Option<ContactPoint>,
    /// The last day on which any data set was changed, as far as that is known.
    pub modified: Option<Date>,
    pub sets: Vec<Set>,
}

/// The licence of all data sets.
#[derive(Clone, Debug)]
pub struct Licence {
    pub name: Tagged,
    pub url: Option<String>,
}

/// Whom to ask about the data.
#[derive(Clone, Debug)]
pub struct ContactPoint {
    pub name: Tagged,
    pub email: Option<String>,
    /// Without spaces.
    pub phone: Option<String>,
    pub url: Option<String>,
}

/// A data set.
#[derive(Clone, Debug)]
pub struct Set {
    /// As in `reception/overview`, and as in its addresses.
    pub path: String,
    pub title: Tagged,
    /// The title where nobody has described it.
    pub description: Tagged,
    /// What kind of data it is, in words.
    pub kind: Tagged,
    pub modified: Option<Date>,
    /// The pages that show it, one a language.
    pub pages: Vec<String>,
    pub files: Vec<File>,
}

/// A data set as a file.
#[derive(Clone, Debug)]
pub struct File {
    pub address: String,
    pub title: Tagged,
    pub format: Format,
    /// The tags of the languages of the texts in it.
    pub languages: Vec<String>,
    /// The address of the schema that it follows.
    pub schema: Option<String>,
}

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Csv,
    Ics,
    Json,
}

/// All data sets of the site as a catalogue.
pub fn catalog(basis: Basis<'_>) -> Catalog {
    let site = basis.site;
    let title = |edition: Edition<'_>| {
        let data = &edition.strings().pages.data;
        Some(format!("{data} – {}", site.name.str(edition.lang)))
    };
    let page = |what| absolute(what, basis).unwrap_or_else(|| unreachable!("a site with a catalogue has a home page"));
    Catalog {
        address: page(&What::Catalog),
        title: each(basis, title),
        description: each(basis, |edition| Some(edition.strings().data.intro.to_string())),
        publisher: each(basis, |edition| Some(frame::owner_name(edition))),
        homepage: page(&What::Home(Lang::DEFAULT)),
        languages: site.languages.tags().map(str::to_owned).collect(),
        licence: site.licence.as_ref().map(|licence| Licence {
            name: each(basis, |edition| own(&licence.name, edition)),
            url: licence.url.as_ref().map(ToString::to_string),
        }),
        contact: site.contact.as_ref().map(|one| contact(one, basis)),
        modified: site.data.iter().filter_map(|set| set.updated).max().map(|Day(day)| day),
        sets: site.sets().map(|(id, one)| set(id, one, basis)).collect(),
    }
}

/// A text in each language that has one.
fn each(basis: Basis<'_>, text: impl Fn(Edition<'_>) -> Option<String>) -> Tagged {
    let editions = basis.site.languages.all().map(|lang| basis.edition(lang));
    editions.filter_map(|edition| Some((edition.tag().to_owned(), text(edition)?))).collect()
}

/// The whole address of an output; nothing if it is not made.
fn absolute(what: &What, basis: Basis<'_>) -> Option<String> {
    let addresses = &basis.routes.addresses;
    addresses.of(what).map(|address| addresses.absolute(address))
}

/// A text as it is in the language of the edition; nothing where it is not translated.
fn own(text: &Text, edition: Edition<'_>) -> Option<String> {
    text.is_in(edition.lang).then(|| text.str(edition.lang).to_owned())
}

fn contact(contact: &Contact, basis: Basis<'_>) -> ContactPoint {
    ContactPoint {
        name: match &contact.role {
            Some(role) => each(basis, |edition| own(role, edition)),
            None => each(basis, |edition| Some(frame::owner_name(edition))),
        },
        email: contact.email.as_ref().map(ToString::to_string),
        phone: contact.phone.as_ref().map(|phone| phone.chars().filter(|c| !c.is_whitespace()).collect()),
        url: contact.url.as_ref().map(ToString::to_string),
    }
}

fn set(id: DataId, set: &DataSet, basis: Basis<'_>) -> Set {
    let languages = &basis.site.languages;
    // A glossary without a title of its own is called by its kind.
    let title = each(basis, |edition| match &set.title {
        Some(title) => own(title, edition),
        None => Some(data_set::kind_word(edition, set.kind).to_owned()),
    });
    let words = |text: &Text, edition: Edition<'_>| {
        let at = Standpoint { edition, here: "/", publication: None, data: Some(id), medium: Medium::Paper };
        text.is_in(edition.lang).then(|| at.text(text).words().into_owned())
    };
    let description = set.description.as_ref().map(|text| each(basis, |edition| words(text, edition)));
    Set {
        path: slugged(&set.path),
        description: description.unwrap_or_else(|| title.clone()),
        title,
        kind: each(basis, |edition| Some(data_set::kind_word(edition, set.kind).to_owned())),
        modified: set.updated.map(|Day(day)| day),
        pages: languages.all().filter_map(|lang| absolute(&What::DataSet(id, lang), basis)).collect(),
        files: files(id, set, basis),
    }
}

/// The files of a data set: those in each language, then the one for all.
fn files(id: DataId, set: &DataSet, basis: Basis<'_>) -> Vec<File> {
    let mut files = Vec::new();
    for lang in basis.site.languages.all() {
        let edition = basis.edition(lang);
        let words = &edition.strings().downloads;
        for (what, format, title) in [
            (What::Xlsx(id, lang), Format::Xlsx, &words.xlsx),
            (What::Csv(id, lang), Format::Csv, &words.csv),
            (What::Ics(id, lang), Format::Ics, &words.ics),
        ] {
            let Some(address) = absolute(&what, basis) else { continue };
            let tag = edition.tag().to_owned();
            let title = vec![(tag.clone(), title.to_string())];
            files.push(File { address, title, format, languages: vec![tag], schema: None });
        }
    }
    files.extend(absolute(&What::Json(id), basis).map(|address| File {
        address,
        title: each(basis, |edition| Some(edition.strings().downloads.json.to_string())),
        format: Format::Json,
        languages: basis.site.languages.tags().map(str::to_owned).collect(),
        schema: absolute(&What::Schema(set.kind), basis),
    }));
    files
}
