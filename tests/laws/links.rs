//! No dead link, fragment, alternate, search hit, feed link or calendar address, from any output.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use tavle::pages::search::records;
use tavle::pages::{Inputs, Measures};
use tavle::routes;

use super::built::{Broken, Built, attribute, pieces};
use super::site::Site;

/// What can be linked to.
struct Targets<'b> {
    built: &'b Built,
    ids: BTreeMap<&'b str, BTreeSet<String>>,
    /// The part of the base address after the host, with a slash at both ends.
    root: String,
    base_url: &'b str,
}

pub fn law(site: &Site, built: &Built) -> Result<(), Broken> {
    let ids = built.pages().map(|(path, html)| (path, attribute(html, "id").into_iter().collect())).collect();
    let root = match site.base_url.split("://").nth(1).and_then(|rest| rest.split_once('/')) {
        Some((_, folder)) => format!("/{folder}/"),
        None => "/".to_owned(),
    };
    let targets = Targets { built, ids, root, base_url: &site.base_url };
    let mut dead = Vec::new();
    for (path, html) in built.pages() {
        for href in ["href", "src", "action", "poster", "data-src"].iter().flat_map(|name| attribute(html, name)) {
            if !targets.leads(path, &href) {
                dead.push(format!("{path}: {href}"));
            }
        }
    }
    // What stood on the page of a data set that has grown large is where its script leads to.
    for (path, html) in built.pages() {
        for link in html.split("<a ").filter_map(|link| link.split('>').next()).filter(|link| link.contains("data-ids"))
        {
            let link = format!(" {link}");
            let (href, ids) = (attribute(&link, "href").concat(), attribute(&link, "data-ids").concat());
            let lost = ids.split_whitespace().filter(|id| !targets.leads(path, &format!("{href}#{id}")));
            dead.extend(lost.map(|id| format!("{path}: {href}#{id} from what stood here")));
        }
    }
    Broken::unless_empty("no link on a page is dead", &dead)?;
    Broken::unless_empty("no address in any file is dead", &targets.absolute())?;
    Broken::unless_empty("no search hit is dead", &targets.hits(built))?;
    Broken::unless_empty("ids are there once, and what refers to one finds it", &targets.ids())
}

impl Targets<'_> {
    /// Whether a link that stands on a page leads somewhere on the site, or away from it.
    fn leads(&self, page: &str, href: &str) -> bool {
        if let Some(below) = href.strip_prefix(self.base_url)
            && (below.is_empty() || below.starts_with(['/', '#', '?']))
        {
            return self.is_there(below);
        }
        let is_elsewhere = href.split(['/', '?', '#']).next().is_some_and(|scheme| scheme.contains(':'));
        if is_elsewhere {
            return true;
        }
        let (path, fragment) = href.split_once('#').map_or((href, None), |(path, id)| (path, Some(id)));
        let path = path.split('?').next().unwrap_or_default();
        let target = match path {
            "" => Some(page.to_owned()),
            path if path.starts_with('/') => path.strip_prefix(&self.root).map(file_at),
            path => followed(page, path).map(|path| file_at(&path)),
        };
        target.is_some_and(|target| self.has(&target, fragment))
    }

    /// Whether an address from the site's root on leads somewhere.
    fn is_there(&self, below: &str) -> bool {
        let (path, fragment) = below.split_once('#').map_or((below, None), |(path, id)| (path, Some(id)));
        let path = path.split('?').next().unwrap_or_default();
        self.has(&file_at(path), fragment)
    }

    fn has(&self, target: &str, fragment: Option<&str>) -> bool {
        // What the catalogue says of a data set is named by a fragment of its own address.
        let is_a_name = target.ends_with(".jsonld");
        let is_there = self.built.tree.contains_key(target);
        let fragment = fragment.filter(|id| !id.is_empty() && !is_a_name).map(decoded);
        is_there && fragment.is_none_or(|id| self.ids.get(target).is_some_and(|ids| ids.contains(id.as_ref())))
    }

    /// The dead ones among the absolute addresses of the site in all files: alternates, the list for search engines,
    /// feeds, calendars, workbooks, the catalogue.
    fn absolute(&self) -> Vec<String> {
        let mut dead = BTreeSet::new();
        for (path, bytes) in &self.built.tree {
            for piece in pieces(path, bytes) {
                let Ok(text) = String::from_utf8(piece) else { continue };
                // A long line of a calendar goes on in the next.
                let text = if path.ends_with(".ics") { text.replace("\r\n ", "") } else { text };
                for rest in text.split(self.base_url).skip(1) {
                    let end = |c: char| c.is_whitespace() || "\"'<>\\),;&`".contains(c);
                    let below = rest.split(end).next().unwrap_or_default();
                    let is_address = below.is_empty() || below.starts_with(['/', '#', '?']);
                    if is_address && !self.is_there(below) {
                        dead.insert(format!("{path}: {}{below}", self.base_url));
                    }
                }
            }
        }
        for (path, text) in &self.built.links {
            let below = text.strip_prefix(self.base_url);
            if below.is_some_and(|below| !self.is_there(below)) {
                dead.insert(format!("{path}: {text}"));
            }
        }
        dead.into_iter().collect()
    }

    /// What search finds and is not there.
    fn hits(&self, built: &Built) -> Vec<String> {
        let prepared = &built.prepared;
        if !prepared.routes.addresses.has_search() {
            return Vec::new();
        }
        let measures = Measures::default();
        let (site, routes, theme) = (&prepared.site, &prepared.routes, &prepared.theme);
        let basis = Inputs { site, routes, theme, measures: &measures };
        let all = site.languages.all().flat_map(|lang| records(basis.localized(lang)));
        all.filter(|record| !self.leads("", &record.address)).map(|record| record.address).collect()
    }

    /// Ids that are there twice, and references to ids that are not there.
    fn ids(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (path, html) in self.built.pages() {
            let mut seen = BTreeSet::new();
            let twice = attribute(html, "id").into_iter().filter(|id| id.is_empty() || !seen.insert(id.clone()));
            wrong.extend(twice.map(|id| format!("{path}: the id `{id}` is empty, or there twice")));
            for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"] {
                let names = attribute(html, name);
                let missing =
                    names.iter().flat_map(|ids| ids.split_whitespace()).filter(|id| !self.ids[path].contains(*id));
                wrong.extend(missing.map(|id| format!("{path}: {name}=\"{id}\"")));
            }
        }
        wrong
    }
}

/// The path of the file at an address.
fn file_at(address: &str) -> String {
    routes::path(&decoded(address))
}

/// The path that a relative link leads to from a page.
fn followed(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// `%20` and the like as what they stand for.
fn decoded(address: &str) -> Cow<'_, str> {
    if !address.contains('%') {
        return address.into();
    }
    let (mut bytes, mut rest) = (Vec::new(), address.as_bytes());
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match (first, hex.and_then(|hex| u8::from_str_radix(hex, 16).ok())) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}
