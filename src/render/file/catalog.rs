//! The catalogue of data sets as JSON-LD, in the words of DCAT-AP 3, by which portals of open data in Europe know what is
//! where: <https://semiceu.github.io/DCAT-AP/releases/3.0.0/>.
//!
//! It is a file of its own, not a block within a page: so a program fetches it without reading HTML, it is one for all
//! languages, and pages stay small. What the names mean stands in the file itself, so nothing has to be fetched to read it.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use tavle_pages::Catalog;
use tavle_pages::data::catalog::{ContactPoint, File, Licence, Owner, Set, Tagged};
use tavle_schema::{Day, ReviewEvery};

/// The lists of names that the Publications Office of the European Union keeps.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";

/// The registry of media types.
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types";

/// The names of languages in the Publications Office's list, by the tags that a site may have.
const LANGUAGES: [(&str, &str); 36] = [
    ("ar", "ARA"),
    ("bg", "BUL"),
    ("cs", "CES"),
    ("da", "DAN"),
    ("de", "DEU"),
    ("el", "ELL"),
    ("en", "ENG"),
    ("es", "SPA"),
    ("et", "EST"),
    ("fa", "FAS"),
    ("fi", "FIN"),
    ("fo", "FAO"),
    ("fr", "FRA"),
    ("ga", "GLE"),
    ("hr", "HRV"),
    ("hu", "HUN"),
    ("is", "ISL"),
    ("it", "ITA"),
    ("kl", "KAL"),
    ("lt", "LIT"),
    ("lv", "LAV"),
    ("mt", "MLT"),
    ("nb", "NOB"),
    ("nl", "NLD"),
    ("nn", "NNO"),
    ("no", "NOR"),
    ("pl", "POL"),
    ("pt", "POR"),
    ("ro", "RON"),
    ("ru", "RUS"),
    ("sk", "SLK"),
    ("sl", "SLV"),
    ("so", "SOM"),
    ("sv", "SWE"),
    ("tr", "TUR"),
    ("uk", "UKR"),
];

/// `catalog.jsonld`.
pub fn catalog(catalog: &Catalog) -> Vec<u8> {
    let publisher = format!("{}#publisher", catalog.address);
    let contact = format!("{}#contact", catalog.address);
    let sets = catalog.sets.iter().map(|one| set(one, catalog, &publisher, &contact)).collect();
    let document = node([
        ("@context", context()),
        ("@id", catalog.address.clone().into()),
        ("@type", "dcat:Catalog".into()),
        ("dct:title", texts(&catalog.title)),
        ("dct:description", texts(&catalog.description)),
        (
            "dct:publisher",
            node([
                ("@id", publisher.clone().into()),
                ("@type", "foaf:Agent".into()),
                ("foaf:name", texts(&catalog.publisher)),
            ]),
        ),
        ("dcat:contactPoint", catalog.contact.as_ref().map_or(Value::Null, |one| contact_point(one, &contact))),
        ("foaf:homepage", typed(&catalog.homepage, "foaf:Document")),
        ("dct:language", languages(&catalog.languages)),
        ("dct:license", catalog.licence.as_ref().map_or(Value::Null, licence)),
        ("dct:modified", day(catalog.modified)),
        ("dcat:dataset", Value::Array(sets)),
    ]);
    let mut json = serde_json::to_vec_pretty(&document).expect("it is plain JSON");
    json.push(b'\n');
    json
}

/// What the prefixes of the names stand for.
fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "xsd": "http://www.w3.org/2001/XMLSchema#"
    })
}

fn set(set: &Set, catalog: &Catalog, publisher: &str, contact: &str) -> Value {
    let id = format!("{}#{}", catalog.address, set.path);
    node([
        ("@id", id.clone().into()),
        ("@type", "dcat:Dataset".into()),
        ("dct:identifier", set.path.clone().into()),
        ("dct:title", texts(&set.title)),
        ("dct:description", texts(&set.description)),
        ("dcat:keyword", texts(&set.keywords)),
        ("dct:publisher", reference(publisher)),
        ("dct:creator", set.owner.as_ref().map_or(Value::Null, |one| owner(one, catalog))),
        (
            "dcat:contactPoint",
            match (&set.contact, &catalog.contact) {
                (Some(own), _) => contact_point(own, &format!("{id}.contact")),
                (None, Some(_)) => reference(contact),
                (None, None) => Value::Null,
            },
        ),
        ("dct:language", languages(&catalog.languages)),
        ("dct:modified", day(set.modified)),
        ("schema:lastReviewed", day(set.review.reviewed.map(|Day(day)| day))),
        ("schema:repeatFrequency", duration(set.review.every)),
        ("dct:accessRights", typed(&format!("{AUTHORITY}/access-right/PUBLIC"), "dct:RightsStatement")),
        ("dcat:landingPage", set.pages.iter().map(|page| typed(page, "foaf:Document")).collect()),
        ("dcat:distribution", set.files.iter().map(|one| file(one, set, catalog, &id)).collect()),
    ])
}

/// The unit that is responsible for a data set: one node for each unit.
fn owner(owner: &Owner, catalog: &Catalog) -> Value {
    node([
        ("@id", format!("{}#unit/{}", catalog.address, owner.id).into()),
        ("@type", "foaf:Agent".into()),
        ("foaf:name", texts(&owner.name)),
        ("foaf:page", owner.page.as_ref().map_or(Value::Null, |page| typed(page, "foaf:Document"))),
    ])
}

/// How often a data set is reviewed. The term of schema.org is that of schedules; DCAT has one for updates only.
fn duration(every: Option<ReviewEvery>) -> Value {
    every.map_or(Value::Null, |ReviewEvery(every)| json!({ "@type": "xsd:duration", "@value": every.to_string() }))
}

fn file(file: &File, set: &Set, catalog: &Catalog, id: &str) -> Value {
    let format = file.format.facts();
    let ending = file.format.ending();
    let mut parts = vec![if file.is_reports { format!("reports.{ending}") } else { ending.to_owned() }];
    // A file in all languages is there once.
    if let [only] = &file.languages[..]
        && !format.is_multilingual
    {
        parts.push(only.clone());
    }
    node([
        ("@id", format!("{id}.{}", parts.join(".")).into()),
        ("@type", "dcat:Distribution".into()),
        ("dct:title", texts(&file.title)),
        ("dcat:accessURL", reference(&file.address)),
        ("dcat:downloadURL", reference(&file.address)),
        ("dcat:mediaType", typed(&format!("{MEDIA_TYPES}/{}", format.media_type()), "dct:MediaType")),
        (
            "dct:format",
            match format.is_listed {
                true => typed(&format!("{AUTHORITY}/file-type/{}", format.name), "dct:MediaTypeOrExtent"),
                // The media type alone says it.
                false => Value::Null,
            },
        ),
        ("dct:language", languages(&file.languages)),
        ("dct:license", catalog.licence.as_ref().map_or(Value::Null, licence)),
        ("dct:modified", day(set.modified)),
        (
            "dct:conformsTo",
            file.schema
                .as_ref()
                .map_or(Value::Null, |schema| node([("@id", schema.clone().into()), ("@type", "dct:Standard".into())])),
        ),
    ])
}

fn licence(licence: &Licence) -> Value {
    node([
        ("@id", licence.url.clone().map_or(Value::Null, Value::from)),
        ("@type", "dct:LicenseDocument".into()),
        ("dct:title", texts(&licence.name)),
    ])
}

fn contact_point(contact: &ContactPoint, id: &str) -> Value {
    let with = |scheme: &str, value: &Option<String>| {
        value.as_ref().map_or(Value::Null, |value| reference(&format!("{scheme}{value}")))
    };
    node([
        ("@id", id.into()),
        ("@type", json!(["vcard:Organization", "vcard:Kind"])),
        ("vcard:fn", texts(&contact.name)),
        ("vcard:hasEmail", with("mailto:", &contact.email)),
        ("vcard:hasTelephone", with("tel:", &contact.phone)),
        ("vcard:hasURL", with("", &contact.url)),
    ])
}

/// A thing with what is known of it.
fn node<const N: usize>(facts: [(&str, Value); N]) -> Value {
    let known =
        facts.into_iter().filter(|(_, value)| !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty()));
    Value::Object(known.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn reference(address: &str) -> Value {
    json!({ "@id": address })
}

/// A reference that says what it leads to: those who check the file need not fetch the lists of names to know.
fn typed(address: &str, class: &str) -> Value {
    json!({ "@id": address, "@type": class })
}

fn texts(texts: &Tagged) -> Value {
    texts.iter().map(|(tag, text)| json!({ "@language": tag, "@value": text })).collect()
}

fn day(day: Option<Date>) -> Value {
    day.map_or(Value::Null, |day| json!({ "@type": "xsd:date", "@value": day.to_string() }))
}

/// The languages by their names in the list, as far as it has them here.
fn languages(tags: &[String]) -> Value {
    let name = |tag: &String| {
        let language = tag.split_once('-').map_or(tag.as_str(), |(language, _)| language);
        LANGUAGES.iter().find(|(known, _)| *known == language).map(|(_, name)| *name)
    };
    let named = tags.iter().filter_map(name);
    named.map(|name| typed(&format!("{AUTHORITY}/language/{name}"), "dct:LinguisticSystem")).collect()
}
