//! Where links lead: what is written in brackets becomes a typed destination, once.

use super::Site;
use super::chapter::ChapterId;
use super::dataset::{DataId, DataSet, Target};
use super::publication::PublicationId;
use super::unit::UnitId;
use crate::base::diagnostic::did_you_mean;
use crate::base::{Diagnostic, FileId, Place};
use crate::schema::State;

/// Where a link or an image leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An address outside the site, or an e-mail address.
    Outside,
    /// An anchor on the same page.
    Here(Box<str>),
    /// A chapter or page, and an anchor on it.
    Chapter(ChapterId, Option<Box<str>>),
    Publication(PublicationId),
    DataSet(DataId),
    Row(DataId, Target),
    /// Data put on the page.
    Embed(Box<Embed>),
    /// An image or another file under `content/`.
    File(FileId),
    /// Something that is a draft, or not shown at the as-of date: its text stands without a link.
    Hidden,
    /// Nothing; it has been reported.
    Nowhere,
}

/// Data put on a page: which, and how it is turned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    pub data: DataId,
    pub view: View,
    /// Only rows in which this unit, or one below it, has a role.
    pub unit: Option<UnitId>,
    /// Only these columns, by index; all if empty.
    pub columns: Vec<usize>,
    /// Only rows in one of these states; all if empty.
    pub states: Vec<State>,
    /// Only this section, task or row.
    pub only: Option<Target>,
}

/// How data is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    #[default]
    Table,
    Raci,
    ByUnit,
    ByTime,
    Chart,
    Summary,
    List,
}

impl View {
    pub const ALL: [Self; 7] =
        [Self::Table, Self::Raci, Self::ByUnit, Self::ByTime, Self::Chart, Self::Summary, Self::List];

    /// The word for it in `?view=`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Raci => "raci",
            Self::ByUnit => "by-unit",
            Self::ByTime => "by-time",
            Self::Chart => "chart",
            Self::Summary => "summary",
            Self::List => "list",
        }
    }
}

impl Embed {
    /// The whole of a data set in one view.
    pub fn whole(data: DataId, view: View) -> Self {
        Self { data, view, unit: None, columns: Vec::new(), states: Vec::new(), only: None }
    }

    /// The indices of the rows that it shows, in order.
    pub fn rows<'a>(&'a self, set: &'a DataSet, site: &'a Site) -> impl Iterator<Item = usize> + 'a {
        set.rows
            .iter()
            .enumerate()
            .filter(|(n, row)| {
                let in_section = match self.only {
                    None => true,
                    Some(Target::Group(group)) => row.group.is_some_and(|own| set.lineage(own).any(|at| at == group)),
                    Some(Target::Task(task)) => row.task == Some(task),
                    Some(Target::Row(only) | Target::Part(only)) => *n == only as usize,
                };
                let has_unit = self.unit.is_none_or(|unit| row.names(|named| site.units.is_within(named, unit)));
                let in_state = self.states.is_empty()
                    || row.status.as_ref().is_some_and(|status| self.states.contains(&status.state));
                in_section && has_unit && in_state
            })
            .map(|(n, _)| n)
    }

    /// Whether it shows what `target` is, with an anchor to lead to.
    pub fn shows(&self, target: Target, set: &DataSet, site: &Site) -> bool {
        if !matches!(self.view, View::Table | View::List) {
            return false;
        }
        match target {
            Target::Row(row) | Target::Part(row) => self.rows(set, site).any(|shown| shown == row as usize),
            Target::Task(task) => self.rows(set, site).any(|shown| set.rows[shown].task == Some(task)),
            Target::Group(group) => self
                .rows(set, site)
                .any(|shown| set.rows[shown].group.is_some_and(|own| set.lineage(own).any(|at| at == group))),
        }
    }
}

/// A link as it is written, and where.
#[derive(Clone, Debug)]
pub struct Written<'a> {
    pub destination: &'a str,
    /// The path of the file it stands in, as in `content/plan/status.da.md`.
    pub from: &'a str,
    /// Whether it is an image alone in its paragraph that leads to data.
    pub is_embed: bool,
    pub place: Place,
}

/// Where a link leads.
pub fn resolve(written: &Written<'_>, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Destination {
    let whole = written.destination;
    if has_scheme(whole) {
        return Destination::Outside;
    }
    if let Some(anchor) = whole.strip_prefix('#') {
        return Destination::Here(anchor.into());
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
        diagnostics.push(
            Diagnostic::error(
                "outside-site",
                written.place.clone(),
                format!("`{whole}` leads out of the site's folder"),
            )
            .help("link to a file inside the folder, or to an address that begins with https://"),
        );
        return Destination::Nowhere;
    };
    if let Some(name) = path.strip_prefix("data/").and_then(|rest| rest.strip_suffix(".yaml")) {
        return data(name, query, anchor, written, site, diagnostics);
    }
    if let Some(found) = content(&path, anchor, site) {
        return found;
    }
    diagnostics.push(dead(whole, &path, site, written.place.clone()));
    Destination::Nowhere
}

/// Whether a destination is an address outside the site.
fn has_scheme(destination: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| destination.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// The path below the site's folder of a destination written in the file `from`; `None` if it leads out of it.
fn absolute(path: &str, from: &str) -> Option<String> {
    let decoded = percent_decoded(path);
    let mut parts: Vec<&str> = match decoded.starts_with('/') {
        true => Vec::new(),
        false => from.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default(),
    };
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path with `%20` and the like as the characters they stand for.
fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        if let (b'%', Some(Ok(byte))) =
            (first, path.get(path.len() - tail.len()..).and_then(|t| t.get(..2)).map(|hex| u8::from_str_radix(hex, 16)))
        {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

fn data(
    name: &str,
    query: Option<&str>,
    anchor: Option<&str>,
    written: &Written<'_>,
    site: &Site,
    diagnostics: &mut Vec<Diagnostic>,
) -> Destination {
    let Some(id) = site.paths.data.get(name).copied() else {
        if site.paths.hidden.contains(format!("data/{name}.yaml").as_str()) {
            return Destination::Hidden;
        }
        let message = format!("there is no data file `data/{name}.yaml`");
        let mut fault = Diagnostic::error("unknown-data", written.place.clone(), message);
        fault.help = did_you_mean(name, site.paths.data.keys().map(AsRef::as_ref)).map(|help| {
            help.replace('`', "").replacen("did you mean ", "did you mean `/data/", 1).replacen('?', ".yaml`?", 1)
        });
        diagnostics.push(fault);
        return Destination::Nowhere;
    };
    let set = &site.data[id.0 as usize];
    let target = match anchor.map(|anchor| (anchor, set.find(anchor))) {
        Some((anchor, None)) => {
            let message = format!("`data/{name}.yaml` has no section or row `{anchor}`");
            let mut fault = Diagnostic::error("unknown-section", written.place.clone(), message);
            fault.help = did_you_mean(anchor, set.ids());
            diagnostics.push(fault);
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
        if let Err(fault) = turn(&mut embed, key, value, set, site, &written.place) {
            diagnostics.push(*fault);
        }
    }
    Destination::Embed(Box::new(embed))
}

/// Turns an embedding by one `key=value` of its query.
fn turn(
    embed: &mut Embed,
    key: &str,
    value: &str,
    set: &DataSet,
    site: &Site,
    place: &Place,
) -> Result<(), Box<Diagnostic>> {
    let unknown = |code, message: String, known: &mut dyn Iterator<Item = &str>| {
        let mut fault = Diagnostic::error(code, place.clone(), message);
        fault.help = did_you_mean(value, known);
        Box::new(fault)
    };
    match key {
        "view" => {
            embed.view = View::ALL.into_iter().find(|view| view.word() == value).ok_or_else(|| {
                unknown(
                    "unknown-view",
                    format!("there is no view `{value}`"),
                    &mut View::ALL.into_iter().map(View::word),
                )
            })?;
        }
        "unit" => {
            embed.unit = Some(site.units.find(value).ok_or_else(|| {
                let mut names = site.units.all().map(|(_, unit)| unit.name.as_ref());
                unknown("unknown-unit", format!("`{value}` is not a unit"), &mut names)
            })?);
        }
        "columns" => {
            for name in value.split(',') {
                let found = set.columns.iter().position(|column| column.key.as_ref() == name);
                let column = found.ok_or_else(|| {
                    let mut fault =
                        Diagnostic::error("unknown-field", place.clone(), format!("the table has no column `{name}`"));
                    fault.help = did_you_mean(name, set.columns.iter().map(|column| column.key.as_ref()));
                    Box::new(fault)
                })?;
                embed.columns.push(column);
            }
        }
        "status" => {
            for word in value.split(',') {
                let state = State::find(word).ok_or_else(|| {
                    let mut words = State::ALL.into_iter().map(State::word);
                    unknown("unknown-status", format!("`{word}` is not a status"), &mut words)
                })?;
                embed.states.push(state);
            }
        }
        _ => {
            let mut fault =
                Diagnostic::error("unknown-key", place.clone(), format!("data cannot be turned by `{key}`"));
            fault.help = did_you_mean(key, ["view", "unit", "columns", "status"]);
            return Err(Box::new(fault));
        }
    }
    Ok(())
}

/// A chapter, publication or file under `content/`.
fn content(path: &str, anchor: Option<&str>, site: &Site) -> Option<Destination> {
    if let Some(stem) = path.strip_suffix(".md") {
        let bare = stem.rsplit_once('.').filter(|(_, tag)| site.languages.find(tag).is_some()).map(|(bare, _)| bare);
        for name in [Some(stem), bare].into_iter().flatten() {
            if let Some(id) = site.paths.chapters.get(name) {
                return Some(Destination::Chapter(*id, anchor.map(Into::into)));
            }
            if site.paths.hidden.contains(name) {
                return Some(Destination::Hidden);
            }
        }
        return None;
    }
    let folder = path.strip_suffix("/publication.yaml").unwrap_or(path);
    if let Some(folder) = folder.strip_prefix("content/") {
        if let Some(index) = site.publications.iter().position(|one| one.folder.as_ref() == folder) {
            return Some(Destination::Publication(PublicationId(index as u32)));
        }
        if site.paths.hidden.contains(folder) {
            return Some(Destination::Hidden);
        }
    }
    site.paths.files.get(path).map(|file| Destination::File(*file))
}

/// The fault of a link that leads to nothing.
fn dead(written: &str, path: &str, site: &Site, place: Place) -> Diagnostic {
    let message = format!("`{written}` leads to nothing: there is no file `{path}`");
    let mut fault = Diagnostic::error("dead-link", place, message);
    // The folder is mostly right, so the names alone are compared, and texts only with texts.
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let is_text = path.ends_with(".md");
    let texts = site.paths.chapters.keys().filter(|_| is_text).map(|path| format!("{path}.md"));
    let files = site.paths.files.keys().filter(|_| !is_text).map(ToString::to_string);
    let known: Vec<(String, String)> = texts.chain(files).map(|path| (last(&path), path)).collect();
    let near = crate::base::diagnostic::nearest(&last(path), known.iter().map(|(name, _)| name.as_str()));
    let near = near.and_then(|near| known.iter().find(|(name, _)| name == near));
    fault.help = match near {
        Some((_, path)) => Some(format!("did you mean `/{path}`?")),
        None if !is_text => Some(format!("put the file there, or write the path of one that is there as in `/{path}`")),
        None => Some("link to a chapter by its file, as in `reception.md`, or to data as in `/data/plan.yaml`".into()),
    };
    fault
}
