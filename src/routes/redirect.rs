//! Addresses that pages had before, and where they lead.

use super::address::Addresses;
use super::output::{Output, OutputKind, path};
use tavle_base::{Diagnostic, FileId, KeyPath, Lang, Place, message};
use tavle_load::Sources;
use tavle_model::Site;
use tavle_model::chapter::ChapterId;
use tavle_model::publication::PublicationId;
use tavle_model::site::Statement;

/// How many addresses a page may have had before: each is a page of its own.
const MOST_ALIASES: usize = 1000;

/// The addresses that pages had before, and `/was` for the accessibility statement.
pub fn redirects(
    site: &Site,
    addresses: &Addresses,
    sources: &Sources,
    all: &mut Vec<Output>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let mut lead = |address: &str, alias: Option<usize>, to: &str, file: FileId, lang: Lang| {
        let place = || Place::value(file, alias.map_or(KeyPath::top(), |n| KeyPath::top().key("aliases").index(n)));
        match (alias, old_address(address)) {
            (Some(n), _) if n > MOST_ALIASES => {}
            (Some(MOST_ALIASES), _) => {
                diagnostics.push(Diagnostic::error(place(), message!("too-many-aliases", n = MOST_ALIASES)));
            }
            (_, Some(address)) => {
                let what = OutputKind::Redirect { to: to.into(), file, alias, lang };
                all.push(Output { path: path(&address).into(), what });
            }
            (_, None) => diagnostics.push(Diagnostic::error(place(), message!("bad-alias", address))),
        }
    };
    for lang in site.languages.all() {
        for (n, chapter) in site.chapters.iter().enumerate() {
            let what = OutputKind::text(ChapterId::of(n), lang, site);
            if let (Some(Some(version)), Some(to)) = (chapter.versions.get(lang.index()), addresses.of(&what)) {
                for (n, alias) in version.aliases.iter().enumerate() {
                    lead(alias, Some(n), to, version.file, lang);
                }
            }
        }
    }
    for (n, publication) in site.publications.iter().enumerate() {
        for (nth, alias) in publication.aliases.iter().enumerate() {
            // An alias that names a language leads to the page in that language.
            let alias_path = alias.trim_start_matches('/');
            let tag = alias_path.split_once('/').map_or(alias_path, |(tag, _)| tag);
            let lang = site.languages.find(tag).unwrap_or(Lang::DEFAULT);
            if let Some(to) = addresses.of(&OutputKind::Publication(PublicationId::of(n), lang)) {
                lead(alias, Some(nth), to, publication.file, lang);
            }
        }
    }
    if let (Some(statement), Some(file)) = (&site.statement, sources.find("site.yaml")) {
        let to = match statement {
            Statement::Page(id) => addresses.of(&OutputKind::Page(*id, Lang::DEFAULT)).unwrap_or("/").to_owned(),
            Statement::Address(address) => address.to_string(),
        };
        lead("/was/", None, &to, file, Lang::DEFAULT);
    }
}

/// An alias as an address; `None` if it cannot be one.
fn old_address(alias: &str) -> Option<String> {
    let is_clean = alias.starts_with('/')
        && alias.len() > 1
        && !alias.split('/').any(|part| part == ".." || part == ".")
        && !alias.contains(['\\', '?', '#', '%', ':', '*', '"', '<', '>', '|'])
        && !alias.chars().any(char::is_control)
        && !alias.trim_matches('/').is_empty();
    let last = alias.rsplit_once('/').map_or(alias, |(_, last)| last);
    match (is_clean, last.contains('.') || last.is_empty()) {
        (false, _) => None,
        (true, true) => Some(alias.to_owned()),
        (true, false) => Some(format!("{alias}/")),
    }
}
