//! Labels: which places of a document can be led to, and which links lead to one of them.
//!
//! While a document is written out it is not yet known which labels there will be. So a link is written with all ways
//! it could lead, and [`settle`] leaves those that are there; labels to which nothing leads are dropped.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use tavle_base::uri;

/// Where the pages of the web stand in this document.
#[derive(Debug, Default)]
pub struct Labels {
    /// The labels by absolute address: of a chapter's page, or of a place on it.
    places: HashMap<String, String>,
    /// The prefixes of labels by the absolute address of the page whose anchors they stand for.
    pages: HashMap<String, String>,
}

impl Labels {
    /// A page of the web that stands in the document: its anchors have this prefix, and it begins at this label.
    pub fn page(&mut self, address: String, prefix: &str) {
        self.pages.insert(address, prefix.to_owned());
    }

    /// A place of the web that stands in the document.
    pub fn place(&mut self, address: String, label: &str) {
        self.places.insert(address, label.to_owned());
    }

    /// The parts of a link by which it leads somewhere.
    pub fn link(&self, href: &str) -> Map<String, Value> {
        let mut link = Map::new();
        let (page, anchor) = href.split_once('#').unwrap_or((href, ""));
        if let Some(label) = self.places.get(href) {
            link.insert("to".into(), json!([label]));
        } else if let Some(prefix) = self.pages.get(page) {
            let begin = json!(prefix);
            link.insert(
                "to".into(),
                if anchor.is_empty() { json!([begin]) } else { json!([label(prefix, anchor), begin]) },
            );
        }
        link.insert("url".into(), json!(href));
        link.insert("shown".into(), json!(shown(href)));
        link
    }
}

/// The label of an anchor of a page.
pub fn label(prefix: &str, anchor: &str) -> String {
    if prefix.is_empty() { anchor.to_owned() } else { format!("{prefix}-{anchor}") }
}

/// An address as people write it.
pub fn shown(address: &str) -> String {
    let address = uri::readable(address);
    let bare = ["https://", "http://", "mailto:", "tel:"].iter().find_map(|scheme| address.strip_prefix(scheme));
    bare.unwrap_or(&address).trim_end_matches('/').to_owned()
}

/// Leaves of each link the first label that is there, else its address; and of the labels those that are led to, and
/// those of whole pages.
pub fn settle(document: &mut Value, labels: &Labels) {
    let mut there = HashSet::new();
    each(document, &mut |object| {
        if let Some(Value::String(id)) = object.get("id") {
            there.insert(id.clone());
        }
    });
    let mut wanted: HashSet<String> = labels.pages.values().cloned().collect();
    each(document, &mut |object| {
        let Some(to) = object.remove("to") else { return };
        let found = match &to {
            Value::Array(all) => all.iter().filter_map(Value::as_str).find(|label| there.contains(*label)),
            Value::String(label) => Some(label.as_str()).filter(|label| there.contains(*label)),
            _ => None,
        };
        if let Some(label) = found {
            wanted.insert(label.to_owned());
            object.insert("to".into(), json!(label));
            object.remove("url");
            object.remove("shown");
        }
    });
    let mut given = HashSet::new();
    each(document, &mut |object| {
        if let Some(Value::String(id)) = object.get("id")
            && (!wanted.contains(id) || !given.insert(id.clone()))
        {
            object.remove("id");
        }
    });
}

/// Calls `found` with every object of a document.
fn each(value: &mut Value, found: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            found(object);
            object.values_mut().for_each(|value| each(value, found));
        }
        Value::Array(all) => all.iter_mut().for_each(|value| each(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_place_that_is_there_else_to_the_page_else_out() {
        let mut labels = Labels::default();
        labels.page("https://a.example/da/plan/".into(), "c0");
        labels.place("https://a.example/da/enheder/bolig/".into(), "u-bolig");
        let link = |href: &str| Value::Object(labels.link(href));
        let mut document = json!([
            { "id": "c0" }, { "id": "c0-maal" }, { "id": "c0-andet" }, { "id": "u-bolig" },
            link("https://a.example/da/plan/#maal"),
            link("https://a.example/da/plan/#skjult"),
            link("https://a.example/da/enheder/bolig/"),
            link("https://a.example/da/enheder/job/"),
        ]);
        settle(&mut document, &labels);
        assert_eq!(
            document,
            json!([
                { "id": "c0" }, { "id": "c0-maal" }, {}, { "id": "u-bolig" },
                { "to": "c0-maal" }, { "to": "c0" }, { "to": "u-bolig" },
                { "url": "https://a.example/da/enheder/job/", "shown": "a.example/da/enheder/job" },
            ])
        );
    }
}
