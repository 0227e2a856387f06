//! Addresses: where each page is, and how one page links to another.

use std::collections::HashMap;

use super::output::OutputKind;
use tavle_base::{Lang, uri};
use tavle_model::{DataId, Site};

/// How links are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum LinkStyle {
    /// From the root of the host.
    #[default]
    Rooted,
    /// Relative, and with `index.html` at the end, for a folder that is opened from disk.
    Portable,
}

/// The address of everything that is made.
#[derive(Debug)]
pub struct Addresses {
    form: LinkStyle,
    /// The part of the base address after the host, without a slash at the end: empty, or `/plans`.
    prefix: Box<str>,
    /// In ASCII.
    base_url: Box<str>,
    all: HashMap<OutputKind, Box<str>>,
}

/// A path with each of its parts fit for an address.
pub fn slugged(path: &str) -> String {
    path.split('/').map(tavle_base::slug::slug).collect::<Vec<_>>().join("/")
}

impl Addresses {
    /// For a site at this address, while nothing is listed.
    pub(super) fn new(base_url: &str, form: LinkStyle) -> Self {
        let after_scheme = base_url.split_once("://").map_or("", |(_, rest)| rest);
        let prefix = after_scheme.find('/').map_or("", |at| &after_scheme[at..]).into();
        Self { form, prefix, base_url: uri::ascii(base_url).into(), all: HashMap::new() }
    }

    pub(super) fn insert(&mut self, what: OutputKind, address: Box<str>) {
        self.all.insert(what, address);
    }

    /// The address of an output; nothing if it is not made.
    pub fn of(&self, what: &OutputKind) -> Option<&str> {
        self.all.get(what).map(AsRef::as_ref)
    }

    /// The address of the page of a data set on which a row stands: that of its part, or the data set's own.
    pub fn of_row(&self, site: &Site, id: DataId, row: usize, lang: Lang) -> Option<&str> {
        self.of(&match site.part_of(id, row) {
            Some(part) => OutputKind::Part(id, part as u32, lang),
            None => OutputKind::DataSet(id, lang),
        })
    }

    /// Whether there are pages that search, and so an index in [`SEARCH_INDEX`](super::SEARCH_INDEX).
    pub fn has_search(&self) -> bool {
        self.of(&OutputKind::Search(Lang::DEFAULT)).is_some()
    }

    /// How the page at `from` links to `to`: both are addresses, and `to` may end in a query and an anchor.
    pub fn link(&self, from: &str, to: &str) -> String {
        if let LinkStyle::Rooted = self.form {
            return format!("{}{to}", self.prefix);
        }
        let (page, anchor) = to.split_at(to.find(['?', '#']).unwrap_or(to.len()));
        if page.is_empty() || (page == from && !anchor.is_empty()) {
            return anchor.to_owned();
        }
        let mut link = self.root(from);
        link.push_str(page.trim_start_matches('/'));
        if page.ends_with('/') {
            link.push_str("index.html");
        }
        link.push_str(anchor);
        link
    }

    /// What comes before the path of an asset on the page at `from`: `/`, or as many `../` as it takes.
    pub fn root(&self, from: &str) -> String {
        match self.form {
            LinkStyle::Rooted => format!("{}/", self.prefix),
            LinkStyle::Portable => "../".repeat(from.trim_start_matches('/').matches('/').count()),
        }
    }

    /// The absolute address in ASCII, for search engines, programs and other sites.
    pub fn absolute(&self, to: &str) -> String {
        match to.is_ascii() {
            true => format!("{}{to}", self.base_url),
            false => format!("{}{}", self.base_url, uri::part(to)),
        }
    }

    /// The host at which the site is published, as in `plans.example.org`: a name for it that does not change.
    pub fn host(&self) -> &str {
        let after_scheme = self.base_url.split_once("://").map_or("", |(_, rest)| rest);
        after_scheme.split_once(['/', ':']).map_or(after_scheme, |(host, _)| host)
    }

    /// Whether the site stands at the root of its host.
    pub fn is_at_root(&self) -> bool {
        self.prefix.is_empty()
    }
}
