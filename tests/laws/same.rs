//! The same files make the same bytes: with one thread and with four, and when they are served.

use std::collections::BTreeSet;
use std::path::Path;

use tavle::pipeline::Options;
use tavle::routes::{OutputKind, Wanted};
use tavle::schema::FileFormat;
use tavle::serve::current::Current;
use tavle::serve::{Answer, ServedSite as _};

use super::built::{self, Broken, Built};
use super::site::Site;

pub fn threads(options: &Options, built: &Built) -> Result<(), Broken> {
    // Pages say how large documents are, so where there are any, all is built again.
    let again = match options.print {
        Wanted::Nothing => built::made(options, 1)?,
        _ => built::build(options, 1)?.tree,
    };
    let paths: BTreeSet<_> = built.tree.keys().chain(again.keys()).collect();
    let differ = paths.into_iter().filter(|path| built.tree.get(*path) != again.get(*path));
    let differ: Vec<String> = differ.cloned().collect();
    Broken::unless_empty("two builds, with four threads and with one, give the same bytes", &differ)
}

pub fn served(options: &Options, root: &Path, built: &Built) -> Result<(), Broken> {
    let options = Options { root: root.to_owned(), ..options.clone() };
    let current = Current::new(options, "laws".into(), false, Box::new(|_, _| Vec::new()));
    current.read(None);
    let base = built.prepared.routes.addresses.root("/");
    let mut differ = Vec::new();
    for (path, bytes) in &built.tree {
        let is_same = match current.answer(&format!("{base}{path}")) {
            Answer::Found { bytes: served, .. } => plain(&served) == *bytes,
            Answer::Redirect(_) => built
                .prepared
                .routes
                .find(path)
                .is_some_and(|output| matches!(output.what, OutputKind::Redirect { .. })),
            Answer::Broken { .. } | Answer::NotFound { .. } => false,
        };
        if !is_same {
            differ.push(path.clone());
        }
    }
    Broken::unless_empty("what is served is what is built, but for its own script", &differ)
}

/// On another day only that changes which has to do with the day.
pub fn another_day(options: &Options, site: &Site, built: &Built) -> Result<(), Broken> {
    let tomorrow = Options { as_of: options.as_of.tomorrow().expect("there is a day after it"), ..options.clone() };
    let again = built::build(&tomorrow, 4)?;
    let timeless = timeless(site, built);
    let differ = built.tree.iter().filter(|(path, bytes)| again.tree.get(*path) != Some(bytes)).map(|(path, _)| path);
    let differ: Vec<String> = differ.filter(|path| site.is_timeless() || timeless.contains(*path)).cloned().collect();
    Broken::unless_empty("another day changes only what depends on the day", &differ)
}

/// The files of data without a time in it; its document names the publications that show it, which may have one.
fn timeless(site: &Site, built: &Built) -> BTreeSet<String> {
    let routes = &built.prepared.routes;
    let own = built.prepared.site.sets().filter(|(_, set)| {
        let is_own = |one: &&super::site::Set| one.path == set.source();
        let has_days = |one: &super::site::Set| one.has_days || one.data.is_dated;
        // An objective says how much of the work for it is late, in whichever file that stands, and names only what is visible.
        let counts_others = |one: &super::site::Set| one.data.kind == "objectives" && site.sets.iter().any(has_days);
        // So does a row of the objectives that it serves.
        let may_serve = site.sets.iter().any(|other| other.data.kind == "objectives" && other.has_days);
        let is_timeless =
            |one: &super::site::Set| one.says_public && !has_days(one) && !counts_others(one) && !may_serve;
        site.sets.iter().find(is_own).is_some_and(is_timeless)
    });
    let own: BTreeSet<_> = own.map(|(id, _)| id).collect();
    let is_own = |what: &OutputKind| match what {
        // What the publication says of its upkeep that shows it is in its JSON, and may itself be shown on some days only.
        OutputKind::File(id, format, _) => own.contains(id) && !(site.has_days && *format == FileFormat::Json),
        _ => false,
    };
    routes.outputs.iter().filter(|output| is_own(&output.what)).map(|output| output.path.to_string()).collect()
}

/// A page without what a served one has more than a published one.
fn plain(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let Some(start) = text.find("<script src=\"/_tavle/") else { return bytes.to_vec() };
    let Some(end) = text[start..].find("</script>\n") else { return bytes.to_vec() };
    [&text[..start], &text[start + end + "</script>\n".len()..]].concat().into_bytes()
}
