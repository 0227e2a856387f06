//! Where a link leads: what is written in brackets becomes a typed destination, once.

use super::destination::Destination;
use super::embed::{Embed, View};
use super::link::{Written, absolute};
use super::meant::dead;
use super::query::turn;
use super::scope::Scope;
use super::visibility::Hidden;
use tavle_base::diagnostic::{did_you_mean, is_proposed, nearest};
use tavle_base::{Diagnostic, Message, message};
use tavle_parse::markdown::destination as form;

/// Where a link leads.
pub fn resolve(written: &Written<'_>, scope: &Scope<'_>, diagnostics: &mut Vec<Diagnostic>) -> Destination {
    let whole = written.destination;
    if let Some(scheme) = form::scheme(whole) {
        // By which schemes a link may lead away has been judged where it was read.
        return if form::SCHEMES.contains(&scheme.as_str()) {
            Destination::Outside(whole.into())
        } else {
            Destination::Nowhere
        };
    }
    if whole.trim().is_empty() {
        return Destination::Nowhere;
    }
    if let Some(anchor) = whole.strip_prefix('#') {
        // A text of data may stand on any page, so its own rows are looked for in its file.
        return match data_name(written.from) {
            Some(name) => data(name, None, Some(anchor), written, scope, diagnostics),
            None => Destination::Here(anchor.into()),
        };
    }
    let (rest, anchor) = match whole.split_once('#') {
        Some((rest, anchor)) => (rest, Some(anchor)),
        None => (whole, None),
    };
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (rest, None),
    };
    let Some(path) = absolute(path, written.from) else {
        diagnostics.push(Diagnostic::error(written.place.clone(), message!("outside-site", written = whole)));
        return Destination::Nowhere;
    };
    if let Some(name) = data_name(&path) {
        return data(name, query, anchor, written, scope, diagnostics);
    }
    if let Some(found) = content(&path, anchor, scope) {
        return found;
    }
    diagnostics.push(dead(whole, &path, scope, written.place.clone(), is_proposed(diagnostics)));
    Destination::Nowhere
}

/// The path of a data file below `data/`, without `.yaml`.
fn data_name(path: &str) -> Option<&str> {
    path.strip_prefix("data/")?.strip_suffix(".yaml")
}

/// Which data set was probably meant by a name, or all that there are.
fn meant(name: &str, scope: &Scope<'_>) -> Option<Message> {
    let mut known: Vec<String> = scope.paths.data.keys().map(|name| format!("/data/{name}.yaml")).collect();
    known.sort_unstable();
    match nearest(name, scope.paths.data.keys().map(AsRef::as_ref)) {
        Some(near) => Some(message!("help.did-you-mean", name = format!("/data/{near}.yaml"))),
        None => did_you_mean("", known.iter().map(String::as_str)),
    }
}

fn data(
    name: &str,
    query: Option<&str>,
    anchor: Option<&str>,
    written: &Written<'_>,
    scope: &Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Destination {
    let Some(id) = scope.paths.data.get(name).copied() else {
        if scope.paths.units.contains(name) {
            return units(anchor, written, scope, diagnostics);
        }
        match scope.paths.hidden.get(format!("data/{name}.yaml").as_str()) {
            Some(Hidden::Unused) => {
                diagnostics.push(not_public(name, written));
                return Destination::Nowhere;
            }
            Some(reason) => {
                diagnostics.extend(written.is_embed.then(|| left_out(name, *reason, written)).flatten());
                return Destination::Hidden;
            }
            None => {}
        }
        let help = is_proposed(diagnostics).then(|| meant(name, scope)).flatten();
        let message = message!("unknown-data", file = format!("data/{name}.yaml"));
        diagnostics.push(Diagnostic::error(written.place.clone(), message.help(help)));
        return Destination::Nowhere;
    };
    let set = &scope.data[id.index()];
    let target = match anchor.map(|anchor| (anchor, set.find(anchor))) {
        Some((anchor, None)) => {
            let message = message!("unknown-section", file = format!("data/{name}.yaml"), anchor);
            let help = is_proposed(diagnostics).then(|| did_you_mean(anchor, set.ids())).flatten();
            diagnostics.push(Diagnostic::error(written.part(anchor), message.help(help)));
            return Destination::Nowhere;
        }
        Some((_, target)) => target,
        None => None,
    };
    if !written.is_embed {
        return match target {
            Some(target) => Destination::Row(id, target),
            None => Destination::DataSet(id),
        };
    }
    let mut embed = Embed { only: target, ..Embed::whole(id, View::Table) };
    for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if let Err(problem) = turn(&mut embed, key, value, (set, scope.units), written) {
            diagnostics.push(*problem);
        }
    }
    if !embed.columns.is_empty() && !matches!(embed.view, View::Table | View::List) {
        let message = message!("columns-of-view", view = embed.view.word());
        diagnostics.push(Diagnostic::warning(written.part("columns"), message));
    }
    diagnostics.extend(of_no_unit(&embed, name, scope, written));
    Destination::Embed(Box::new(embed))
}

/// The warning of a unit without any role in the part of the data that is put in: that is hardly meant. That nothing is in
/// a state, or late, may be so today and otherwise tomorrow, so it is no error.
fn of_no_unit(embed: &Embed, name: &str, scope: &Scope<'_>, written: &Written<'_>) -> Option<Diagnostic> {
    let unit = &scope.units.get(embed.unit?).name;
    let of_unit = Embed { states: Vec::new(), ..embed.clone() };
    let has_any = of_unit.rows(&scope.data[embed.data.index()], (scope.units, scope.mentions), None).next().is_some();
    (!has_any)
        .then(|| Diagnostic::warning(written.part(unit), message!("no-rows", unit, file = format!("data/{name}.yaml"))))
}

/// The diagnostic for a link to data that is not public, because no page shows it.
fn not_public(name: &str, written: &Written<'_>) -> Diagnostic {
    Diagnostic::error(written.place.clone(), message!("not-public", file = format!("data/{name}.yaml")))
}

/// The warning of a page that is shown without data that it puts there. Data that is published later is only waited for.
fn left_out(name: &str, reason: Hidden, written: &Written<'_>) -> Option<Diagnostic> {
    let file = format!("data/{name}.yaml");
    let message = match reason {
        Hidden::Draft => message!("hidden-data.draft", file),
        Hidden::Expired(day) => message!("hidden-data.expired", file, day = day.to_string()),
        Hidden::Scheduled(_) | Hidden::Invalid | Hidden::Unlisted | Hidden::Unused => return None,
    };
    Some(Diagnostic::warning(written.place.clone(), message))
}

/// A unit, or all of them: a file of units has no page of its own, but each unit has.
fn units(
    anchor: Option<&str>,
    written: &Written<'_>,
    scope: &Scope<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Destination {
    if written.is_embed {
        diagnostics.push(Diagnostic::error(written.place.clone(), message!("units-embedded")));
        return Destination::Nowhere;
    }
    let Some(name) = anchor else { return Destination::Unit(None) };
    match scope.units.resolve(name, || written.part(name), diagnostics) {
        Some(unit) => Destination::Unit(Some(unit)),
        None => Destination::Nowhere,
    }
}

/// A chapter, publication or file under `content/`.
fn content(path: &str, anchor: Option<&str>, scope: &Scope<'_>) -> Option<Destination> {
    if let Some(stem) = path.strip_suffix(".md") {
        let bare = stem.rsplit_once('.').filter(|(_, tag)| scope.languages.find(tag).is_some()).map(|(bare, _)| bare);
        for name in [Some(stem), bare].into_iter().flatten() {
            if let Some(id) = scope.paths.chapters.get(name) {
                return Some(Destination::Chapter(*id, anchor.map(Into::into)));
            }
            if scope.paths.hidden.contains_key(name) {
                return Some(Destination::Hidden);
            }
        }
        return None;
    }
    let folder = path.strip_suffix("/publication.yaml").unwrap_or(path);
    if let Some(folder) = folder.strip_prefix("content/") {
        if let Some(id) = scope.paths.publications.get(folder) {
            return Some(Destination::Publication(*id));
        }
        if scope.paths.hidden.contains_key(folder) {
            return Some(Destination::Hidden);
        }
    }
    scope.paths.files.get(path).map(|file| Destination::File(*file))
}
