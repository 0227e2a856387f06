//! The data sets as a catalogue, as plain data: what other sites and portals of open data need to know to list them.

use jiff::civil::Date;

use crate::context::{Inputs, LocalizedSite, Medium, PageContext};
use crate::exhibit::used_columns;
use crate::facts;
use tavle_base::Lang;
use tavle_model::Text;
use tavle_model::contact::Contact;
use tavle_model::dataset::{DataId, DataSet};
use tavle_model::unit::UnitId;
use tavle_model::upkeep::Review;
use tavle_routes::{OutputKind, slugged};
use tavle_schema::{Day, FileFormat, fill};

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
    /// What kind of data it is, in words, and what the columns are called that its file defines.
    pub keywords: Tagged,
    pub modified: Option<Date>,
    /// Who is responsible for it.
    pub owner: Option<Owner>,
    pub contact: Option<ContactPoint>,
    pub review: Review,
    /// The pages that show it, one a language.
    pub pages: Vec<String>,
    pub files: Vec<File>,
}

/// The unit that is responsible for a data set.
#[derive(Clone, Debug)]
pub struct Owner {
    /// The name by which the site's data refers to it.
    pub id: String,
    pub name: Tagged,
    pub page: Option<String>,
}

/// A data set as a file.
#[derive(Clone, Debug)]
pub struct File {
    pub address: String,
    pub title: Tagged,
    pub format: FileFormat,
    /// The tags of the languages of the texts in it.
    pub languages: Vec<String>,
    /// The address of the schema that it follows.
    pub schema: Option<String>,
    /// Whether it holds what was reported, and not the data set itself.
    pub is_reports: bool,
}

/// All data sets of the site as a catalogue.
pub fn catalog(inputs: Inputs<'_>) -> Catalog {
    let site = inputs.site;
    let title = |localized: LocalizedSite<'_>| {
        let data = &localized.strings().pages.data;
        Some(format!("{data} – {}", site.name.str(localized.lang)))
    };
    let page = |what| absolute(what, inputs).expect("a site with a catalogue has a home page");
    let publisher = each(inputs, |localized| Some(localized.owner_name().to_owned()));
    Catalog {
        address: page(&OutputKind::Catalog),
        title: each(inputs, title),
        description: each(inputs, |localized| Some(localized.strings().data.intro.to_string())),
        publisher: publisher.clone(),
        homepage: page(&OutputKind::Home(Lang::DEFAULT)),
        languages: site.languages.tags().map(str::to_owned).collect(),
        licence: site.licence.as_ref().map(|licence| Licence {
            name: each(inputs, |localized| own(&licence.name, localized)),
            url: licence.url.as_ref().map(ToString::to_string),
        }),
        contact: site.contact.as_ref().map(|one| contact(one, &publisher, inputs)),
        modified: site.data.iter().filter_map(|set| set.updated).max().map(|Day(day)| day),
        sets: site.sets().map(|(id, one)| set(id, one, inputs)).collect(),
    }
}

/// A text in each language that has one.
fn each(inputs: Inputs<'_>, text: impl Fn(LocalizedSite<'_>) -> Option<String>) -> Tagged {
    let localized = inputs.site.languages.all().map(|lang| inputs.localized(lang));
    localized.filter_map(|localized| Some((localized.tag().to_owned(), text(localized)?))).collect()
}

/// The whole address of an output; nothing if it is not made.
fn absolute(what: &OutputKind, inputs: Inputs<'_>) -> Option<String> {
    let addresses = &inputs.routes.addresses;
    addresses.of(what).map(|address| addresses.absolute(address))
}

/// A text as it is in the language of the edition; nothing where it is not translated.
fn own(text: &Text, localized: LocalizedSite<'_>) -> Option<String> {
    text.is_in(localized.lang).then(|| text.str(localized.lang).to_owned())
}

/// Whom to ask; one without a role is called as its `owner`.
fn contact(contact: &Contact, owner: &Tagged, inputs: Inputs<'_>) -> ContactPoint {
    ContactPoint {
        name: match &contact.role {
            Some(role) => each(inputs, |localized| own(role, localized)),
            None => owner.clone(),
        },
        email: contact.email.as_ref().map(ToString::to_string),
        phone: contact.phone.as_ref().map(|phone| phone.chars().filter(|c| !c.is_whitespace()).collect()),
        url: contact.url.as_ref().map(ToString::to_string),
    }
}

fn set(id: DataId, set: &DataSet, inputs: Inputs<'_>) -> Set {
    let languages = &inputs.site.languages;
    // A glossary without a title of its own is called by its kind.
    let title = each(inputs, |localized| match &set.title {
        Some(title) => own(title, localized),
        None => Some(facts::kind_word(localized, set.spec.kind).to_owned()),
    });
    let words = |text: &Text, localized: LocalizedSite<'_>| {
        let at = PageContext { localized, here: "/", publication: None, data: Some(id), medium: Medium::Paper };
        text.is_in(localized.lang).then(|| at.text(text).words().into_owned())
    };
    let description = set.description.as_ref().map(|text| each(inputs, |localized| words(text, localized)));
    let kind = each(inputs, |localized| Some(facts::kind_word(localized, set.spec.kind).to_owned()));
    let titles = used_columns(set).into_iter().filter_map(|n| set.columns[n].own_title());
    let columns = titles.flat_map(|title| each(inputs, |localized| words(title, localized)));
    let upkeep = inputs.site.upkeep_of_data(id);
    let owner = upkeep.owner.map(|unit| owner(unit, inputs));
    let called = owner.as_ref().map_or_else(|| title.clone(), |owner| owner.name.clone());
    Set {
        contact: upkeep.contact.map(|one| contact(one, &called, inputs)),
        owner,
        review: upkeep.review,
        path: slugged(&set.path),
        description: description.unwrap_or_else(|| title.clone()),
        title,
        keywords: kind.into_iter().chain(columns).collect(),
        modified: set.updated.map(|Day(day)| day),
        pages: languages.all().filter_map(|lang| absolute(&OutputKind::DataSet(id, lang), inputs)).collect(),
        files: files(id, set, inputs),
    }
}

fn owner(id: UnitId, inputs: Inputs<'_>) -> Owner {
    let unit = inputs.site.units.get(id);
    Owner {
        id: unit.name.to_string(),
        name: each(inputs, |localized| own(&unit.title, localized)),
        page: absolute(&OutputKind::Unit(id, Lang::DEFAULT), inputs),
    }
}

/// The files of a data set: those in each language, then those for all.
fn files(id: DataId, set: &DataSet, inputs: Inputs<'_>) -> Vec<File> {
    let file = |format: FileFormat, lang: Option<Lang>| {
        let address = absolute(&OutputKind::File(id, format, lang), inputs)?;
        let title = each(inputs, |localized| {
            let is_own = lang.is_none_or(|lang| lang == localized.lang);
            is_own.then(|| localized.strings().downloads.word(format).to_owned())
        });
        // What is for all languages is the data as it is written, so it follows the schema of its kind.
        let schema = absolute(&OutputKind::Schema(set.spec.kind), inputs).filter(|_| lang.is_none());
        Some(File {
            address,
            languages: title.iter().map(|(tag, _)| tag.clone()).collect(),
            title,
            format,
            schema,
            is_reports: false,
        })
    };
    let reports = |lang: Lang, format: FileFormat| {
        let localized = inputs.localized(lang);
        let words = localized.strings();
        let title = fill(&words.reports.file, &[("format", words.downloads.word(format))]);
        let address = absolute(&OutputKind::Reports(id, format, lang), inputs)?;
        let tag = localized.tag().to_owned();
        Some(File {
            address,
            languages: vec![tag.clone()],
            title: vec![(tag, title)],
            format,
            schema: None,
            is_reports: true,
        })
    };
    let langs = inputs.site.languages.all().map(Some).chain([None]);
    let own = langs.flat_map(|lang| FileFormat::ALL.iter().filter_map(move |format| file(*format, lang)));
    let all = inputs.site.languages.all().flat_map(|lang| FileFormat::ALL.iter().map(move |format| (lang, *format)));
    own.chain(all.filter_map(|(lang, format)| reports(lang, format))).collect()
}
