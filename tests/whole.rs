//! The site in this repository, as a whole: it has no problem, no dead link, and is the same however it is made.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use jiff::civil::date;
use tavle::base::Lang;
use tavle::cli::report;
use tavle::model::SPECS;
use tavle::pages::search::records;
use tavle::pages::{Inputs, Measure, Measures};
use tavle::pipeline::{self, Options, Prepared};
use tavle::render::search::File;
use tavle::routes::{Document, OutputKind, Wanted};
use tavle::save::SaveTarget;

use crate::laws::tree::{self, Tree};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn options() -> Options {
    Options {
        root: root(),
        base_url: None,
        as_of: date(2026, 11, 22),
        drafts: false,
        portable: false,
        sizes: Default::default(),
        print: Wanted::Listed,
    }
}

fn prepared() -> Prepared {
    let reading = pipeline::prepare(&options(), &());
    assert!(reading.diagnostics.is_empty(), "{}", report::human(&reading.diagnostics, reading.sources(), false));
    reading.prepared.expect("a site without problems is prepared")
}

/// Every output of the site by its path. Printed documents have tests of their own, and are empty here.
fn outputs(prepared: &Prepared) -> BTreeMap<String, Vec<u8>> {
    let made = prepared.routes.outputs.iter().map(|output| {
        if matches!(output.what, OutputKind::Document(..)) {
            return (output.path.to_string(), Vec::new());
        }
        let bytes = prepared
            .output(output, &Measures::default())
            .unwrap_or_else(|problem| panic!("{}: {}", output.path, problem.message));
        (output.path.to_string(), bytes.to_vec())
    });
    made.collect()
}

/// The HTML pages among the outputs.
fn pages(outputs: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, &str> {
    let html = outputs.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("a page is UTF-8"))).collect()
}

/// The values of an attribute, in order.
fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The text between tags, with white space folded and the few entities that Tavle writes undone.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => out.push(c),
            _ => {}
        }
    }
    let plain = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_link_on_any_page_is_dead() {
    let prepared = prepared();
    let outputs = outputs(&prepared);
    let pages = pages(&outputs);
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, html)| (*path, attribute(html, "id").into_iter().collect())).collect();
    let mut dead = Vec::new();
    for (path, html) in &pages {
        for href in attribute(html, "href").into_iter().chain(attribute(html, "src")) {
            if href.starts_with("http") || href.starts_with("mailto:") || href.starts_with("tel:") {
                continue;
            }
            let (page, anchor) = href.split_once('#').map_or((href, None), |(page, anchor)| (page, Some(anchor)));
            // What is asked of a page is for its script; without it the page is the same.
            let target = match page.split('?').next().unwrap_or_default() {
                "" => (*path).to_owned(),
                page => tavle::routes::path(page),
            };
            let is_there = outputs.contains_key(&target);
            let has_anchor =
                anchor.is_none_or(|anchor| ids.get(target.as_str()).is_some_and(|ids| ids.contains(anchor)));
            if !is_there || !has_anchor {
                dead.push(format!("{path}: {href}"));
            }
        }
    }
    assert!(dead.is_empty(), "{} dead links:\n{}", dead.len(), dead.join("\n"));
}

#[test]
fn every_id_on_a_page_is_there_once() {
    for (path, html) in pages(&outputs(&prepared())) {
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = attribute(html, "id").into_iter().filter(|id| !seen.insert(*id)).collect();
        assert!(twice.is_empty(), "{path}: {twice:?}");
    }
}

#[test]
fn links_to_documents_say_how_large_they_are_in_the_reader_s_own_numbers() {
    let prepared = prepared();
    let documents = prepared.routes.documents();
    assert!(documents.len() > 100, "only {} documents", documents.len());
    let first = Measure { pages: 1, bytes: 88_000 };
    let other = Measure { pages: 24, bytes: 1_449_000 };
    let is_default = |lang: Lang| lang == Lang::DEFAULT;
    let measures: Measures =
        documents.iter().map(|one| (*one, if is_default(one.1) { other } else { first })).collect();
    for (document, lang) in documents {
        let address =
            prepared.routes.addresses.of(&OutputKind::Document(*document, *lang)).expect("a document has an address");
        let said = if is_default(*lang) { ", 24 sider, 1,4 MB)" } else { ", 1 page, 88 kB)" };
        let page = match document {
            Document::Handbook(id) | Document::Sheet(id, ..) | Document::Raci(id, _) | Document::Status(id, _) => {
                OutputKind::Publication(*id, *lang)
            }
            Document::Connections(id) => OutputKind::Connections(*id, *lang),
            Document::Chapter(id) => OutputKind::Chapter(*id, *lang),
            Document::DataSet(id) => OutputKind::DataSet(*id, *lang),
            Document::Unit(id) => OutputKind::Unit(*id, *lang),
        };
        let page = prepared.routes.addresses.of(&page).expect("a document is linked from a page");
        let output = prepared.routes.find(&tavle::routes::path(page)).expect("the page");
        let html = prepared.output(output, &measures).expect("the page is made").to_vec();
        let html = String::from_utf8(html).expect("a page is UTF-8");
        let link = html.split(&format!("href=\"{address}\"")).nth(1).and_then(|rest| rest.split("</a>").next());
        // Each part is isolated, so that none is drawn into the direction of another.
        let link = link.map(|link| link.replace("<bdi>", "").replace("</bdi>", ""));
        assert!(link.as_ref().is_some_and(|link| link.contains(said)), "{page}: {address}: {link:?}");
    }
}

#[test]
fn every_table_and_figure_names_the_files_it_is_made_from() {
    let mut seen = 0;
    for (path, html) in pages(&outputs(&prepared())) {
        let tags =
            html.split('<').filter(|tag| tag.starts_with("table ") || tag.starts_with("figure class=\"data drawn"));
        for tag in tags {
            let sources = attribute(tag, "data-source");
            assert_eq!(sources.len(), 1, "{path}: {tag}");
            for source in sources[0].split("; ") {
                let file = source.split('#').next().unwrap_or_default();
                assert!(file.ends_with(".yaml") && root().join(file).is_file(), "{path}: {source:?} in {tag}");
            }
            seen += 1;
        }
    }
    assert!(seen > 300, "only {seen} tables and figures");
}

#[test]
fn every_page_leads_to_itself_in_the_other_language() {
    let prepared = prepared();
    let outputs = outputs(&prepared);
    let pages = pages(&outputs);
    for (path, html) in &pages {
        if !path.starts_with("da/") || html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let nav = html.split("<nav class=\"languages\"").nth(1).unwrap_or_else(|| panic!("{path} has no languages"));
        let links = attribute(nav.split("</nav>").next().unwrap_or_default(), "href");
        assert_eq!(links.len(), 2, "{path}");
        let other = tavle::routes::path(links[1]);
        let there = pages.get(other.as_str()).unwrap_or_else(|| panic!("{path}: there is no {other}"));
        let back =
            there.split("<nav class=\"languages\"").nth(1).and_then(|nav| attribute(nav, "href").first().copied());
        assert_eq!(back.map(tavle::routes::path).as_deref(), Some(*path), "{other} does not lead back");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_with_one_thread_and_with_many() {
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
        pool.install(|| outputs(&prepared()))
    };
    let one = with(1);
    for (path, bytes) in with(4) {
        assert!(one.get(&path) == Some(&bytes), "{path} differs");
    }
    assert!(one == with(1), "a second run differs");
}

/// The site as it is on a day.
fn on(day: jiff::civil::Date) -> Prepared {
    let reading = pipeline::prepare(&Options { as_of: day, ..options() }, &());
    reading.prepared.expect("a site without problems is prepared")
}

/// A page without the line that says for which day it was made, and whether it has that line.
fn without_day(html: &[u8], prepared: &Prepared) -> (String, bool) {
    let mut html = String::from_utf8(html.to_vec()).expect("a page is UTF-8");
    let day = prepared.site.as_of;
    let mut has_day = false;
    for lang in prepared.site.languages.all() {
        let voice = &prepared.theme.languages[lang.index()];
        let line = format!("<p>{}</p>", voice.strings.frame.as_of.replace("{date}", &voice.locale.date(day)));
        has_day |= html.contains(&line);
        html = html.replace(&line, "");
    }
    (html, has_day)
}

#[test]
fn a_page_bears_the_day_just_where_something_on_it_depends_on_the_day() {
    let (today, tomorrow) = (on(date(2026, 11, 22)), on(date(2026, 11, 23)));
    // Before much of what is planned, and long after all of it.
    let others = [on(date(2026, 10, 20)), on(date(2026, 11, 25)), on(date(2027, 6, 1)), on(date(2100, 1, 1))];
    let made: Vec<_> = others.iter().map(|prepared| (prepared, outputs(prepared))).collect();
    let (first, second) = (outputs(&today), outputs(&tomorrow));
    let (mut with_day, mut without) = (0, 0);
    for (path, bytes) in &first {
        let next = &second[path];
        if !path.ends_with(".html") {
            assert!(bytes == next, "{path} is another on the next day");
            continue;
        }
        let (said, has_day) = without_day(bytes, &today);
        assert!(has_day || bytes == next, "{path} is another on the next day, and does not say so");
        let differs = made.iter().any(|(prepared, outputs)| without_day(&outputs[path], prepared).0 != said);
        assert!(!has_day || differs, "{path} bears the day, and is the same on any day");
        *if has_day { &mut with_day } else { &mut without } += 1;
    }
    assert!(with_day > 10 && without > 10 * with_day.min(10), "{with_day} pages with the day, {without} without");
}

#[test]
fn a_document_is_printed_again_on_another_day_only_where_it_bears_the_day() {
    let (today, tomorrow) = (on(date(2026, 11, 22)), on(date(2026, 11, 23)));
    let (mut kept, mut again) = (0, 0);
    for (document, lang) in today.routes.documents() {
        let job = |prepared: &Prepared| prepared.job(*document, *lang).expect("a document").0;
        let (job, next) = (job(&today), job(&tomorrow));
        let data: serde_yaml::Value = serde_yaml::from_slice(&job.data).expect("JSON");
        let has_day = data.get("as_of").is_some();
        let is_kept = job.fingerprint(&[0; 32]) == next.fingerprint(&[0; 32]);
        assert_eq!(is_kept, !has_day, "{document:?}");
        *if is_kept { &mut kept } else { &mut again } += 1;
    }
    assert!(kept > 100 && again > 5, "{kept} are kept, {again} are printed again");
}

#[test]
fn a_second_build_touches_no_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = SaveTarget { output: folder.path().join("public"), state: folder.path().join(".tavle") };
    let options = Options { print: Wanted::Nothing, ..options() };
    let prepared = pipeline::prepare(&options, &()).prepared.expect("a site without problems");
    let first = pipeline::build(&prepared, &target, false, &(), |_, _| None).expect("saved, and no problems");
    assert_eq!(first.indexed, ["pagefind/da/".into(), "pagefind/en/".into()]);
    let first = first.saved;
    let index: usize = prepared.site.languages.all().map(|lang| index(&prepared, lang).len()).sum();
    assert_eq!(first.written, prepared.routes.outputs.len() + index);
    let second = pipeline::build(&prepared, &target, false, &(), |_, _| None).expect("saved, and no problems");
    assert_eq!(second.indexed, [], "the search index is kept");
    let second = second.saved;
    assert_eq!((second.written, second.removed), (0, 0), "{:?}", second.changed);
    assert_eq!(second.unchanged, first.written);
}

/// The search index of a language.
fn index(prepared: &Prepared, lang: Lang) -> Vec<File> {
    prepared.search_index(lang).unwrap_or_else(|problem| panic!("{}", problem.message))
}

#[test]
fn what_is_found_is_there_and_every_row_is_found() {
    let prepared = prepared();
    let outputs = outputs(&prepared);
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages(&outputs).into_iter().map(|(path, html)| (path, attribute(html, "id").into_iter().collect())).collect();
    let measures = Measures::default();
    let (site, routes, theme) = (&prepared.site, &prepared.routes, &prepared.theme);
    let basis = Inputs { site, routes, theme, measures: &measures };
    for lang in site.languages.all() {
        let records = records(basis.localized(lang));
        for record in &records {
            let (page, anchor) =
                record.address.split_once('#').map_or((record.address.as_str(), None), |(page, id)| (page, Some(id)));
            let ids = ids.get(tavle::routes::path(page).as_str());
            assert!(ids.is_some_and(|ids| anchor.is_none_or(|id| ids.contains(id))), "{}", record.address);
            assert!(!record.title.is_empty(), "{} has no title", record.address);
            // Who chooses a unit finds what those below it do as well.
            for name in &record.units {
                let unit = site.units.get(site.units.find(name).expect("a unit of the site"));
                let above = unit.parent.map(|id| site.units.get(id).name.as_ref());
                assert!(above.is_none_or(|name| record.units.contains(&name)), "{}: {name}", record.address);
            }
            if record.kind == "unit" {
                let unit = site.units.get(site.units.find(record.units[0]).expect("the unit itself"));
                let text = record.text.words();
                let children = unit.children.iter().map(|id| &site.units.get(*id).title);
                for mut name in children.map(|title| title.strings()) {
                    assert!(name.any(|name| text.contains(name)), "{}: {text}", record.address);
                }
                let email = unit.contact.iter().find_map(|contact| contact.email.as_deref());
                assert!(email.is_none_or(|email| text.contains(email)), "{}: {text}", record.address);
            }
        }
        let rows: usize = site.data.iter().map(|set| set.rows.len()).sum();
        let is_of_row = |kind: &str| SPECS.iter().any(|spec| spec.result == kind);
        let found = records.iter().filter(|record| is_of_row(record.kind)).count();
        assert_eq!(found, rows, "rows of data, and records of them");
    }
}

#[test]
fn the_search_index_is_the_same_every_time_and_made_again_only_where_a_text_has_changed() {
    let prepared = prepared();
    for lang in prepared.site.languages.all() {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads");
            pool.install(|| index(&prepared, lang))
        };
        let one = with(1);
        assert!(one.len() > 20 && one == with(4), "the index differs");
        assert!(one.iter().all(|file| !file.path.contains("ui") && file.bytes.len() < 80_000), "not needed, or large");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    let write = |path: &str, text: &str| {
        let path = site.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder is made");
        std::fs::write(path, text).expect("a file is written");
    };
    let target = SaveTarget { output: folder.path().join("public"), state: folder.path().join(".tavle") };
    let build = || {
        let reading = pipeline::prepare(&Options { root: site.clone(), ..options() }, &());
        let prepared = reading.prepared.expect("a site without problems is prepared");
        pipeline::build(&prepared, &target, false, &(), |_, _| None).expect("saved, and no problems").indexed
    };
    let kept = || std::fs::read_dir(target.state.join("search")).expect("what is kept").count();
    let config = "name: { da: By, en: Town }\nbase_url: https://by.example\nlanguages: [da, en]\nmissing: fallback\n";
    write("site.yaml", config);
    write("content/index.da.md", "---\ntitle: Forside\n---\nVelkommen.\n");
    write("content/index.en.md", "---\ntitle: Home\n---\nWelcome.\n");
    assert_eq!(build(), ["pagefind/da/".into(), "pagefind/en/".into()]);
    write("site.yaml", &format!("{config}licence: {{ name: {{ \"*\": CC0 }} }}\n"));
    assert_eq!(build(), [], "no text that can be found has changed");
    write("content/index.en.md", "---\ntitle: Home\n---\nWelcome to all.\n");
    assert_eq!(build(), ["pagefind/en/".into()]);
    assert_eq!(kept(), 2, "what is no longer used is not kept");
    write("site.yaml", &format!("{config}outputs: {{ search: false }}\n"));
    assert_eq!(build(), []);
    assert!(!target.output.join("pagefind").exists() && !target.output.join("da/soeg").exists());
}

/// The texts of a YAML value in one language, in the order in which they are written.
fn written<'a>(value: &'a serde_yaml::Value, tag: &str, out: &mut Vec<&'a str>) {
    use serde_yaml::Value;
    match value {
        Value::Mapping(map) if map.contains_key(tag) || map.contains_key("*") => {
            out.extend(map.get(tag).or_else(|| map.get("*")).and_then(Value::as_str));
        }
        Value::Mapping(map) => {
            for (key, value) in map {
                // Ids, times and units are not shown as they are written.
                if !matches!(key.as_str(), Some("id" | "when" | "was" | "due" | "minutes" | "note" | "title" | "state"))
                {
                    written(value, tag, out);
                }
            }
        }
        Value::Sequence(all) => all.iter().for_each(|value| written(value, tag, out)),
        _ => {}
    }
}

/// The rows of a data file: the mappings at the depth where its kind has rows.
fn rows(file: &serde_yaml::Value) -> Vec<&serde_yaml::Value> {
    fn inside<'a>(value: &'a serde_yaml::Value, keys: &[&str], out: &mut Vec<&'a serde_yaml::Value>) {
        let Some(map) = value.as_mapping() else { return };
        for (key, value) in map {
            let (Some(key), Some(all)) = (key.as_str(), value.as_sequence()) else { continue };
            match key {
                "sections" | "groups" | "tasks" | "phases" | "periods" | "areas" => {
                    all.iter().for_each(|one| inside(one, keys, out));
                }
                key if keys.contains(&key) => out.extend(all),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    inside(file, &["rows", "activities", "steps", "entries", "objectives", "indicators", "risks", "terms"], &mut out);
    out
}

#[test]
fn every_table_has_the_rows_of_its_data_file_in_their_order() {
    let prepared = prepared();
    let outputs = outputs(&prepared);
    let mut compared = 0;
    for (id, set) in prepared.site.sets() {
        let source = std::fs::read_to_string(root().join(set.source())).expect("the data file");
        let file: serde_yaml::Value = serde_yaml::from_str(&source).expect("the data file is YAML");
        let rows = rows(&file);
        assert_eq!(rows.len(), set.rows.len(), "{}", set.source());
        for lang in prepared.site.languages.all() {
            let tag = prepared.site.languages.tag(lang);
            let what = OutputKind::DataSet(id, lang);
            let address = prepared.routes.addresses.of(&what).expect("the data set has a page");
            let html = std::str::from_utf8(&outputs[&tavle::routes::path(address)]).expect("a page is UTF-8");
            // A figure has its own table beside it; the one with the rows' anchors comes after it.
            let is_own = |part: &&str| part.contains(&format!("data-source=\"{}\"", set.source()));
            let table = html.split("<table ").filter(is_own).last();
            let table = table.unwrap_or_else(|| panic!("{address} has no table of {}", set.source()));
            let mut rest = table.split("</table>").next().unwrap_or_default();
            for (row, shown) in rows.iter().zip(&set.rows) {
                let start = rest.find(&format!(" id=\"{}\"", shown.id));
                let start = start.unwrap_or_else(|| panic!("{address}: the row {} is not in its place", shown.id));
                rest = &rest[start..];
                let own = text(&format!("<tr{}", rest.split("</tr>").next().unwrap_or_default()));
                let mut texts = Vec::new();
                written(row, tag, &mut texts);
                for text in texts {
                    let plain = text.replace(['*', '`'], "");
                    if plain.contains('[') {
                        continue;
                    }
                    let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
                    assert!(own.contains(&folded), "{address}: the row {} lacks {folded:?}\n{own}", shown.id);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 500, "only {compared} texts were compared");
}

fn tavle(output: &Path, base_url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tavle"));
    command
        .args(["build", "--quiet", "--no-print", "--as-of", "2026-11-22", "--base-url", base_url, "--root"])
        .arg(root());
    command.arg("--output").arg(output).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// What is published in a folder; names that begin with a full stop are no part of that.
fn published(folder: &Path) -> Tree {
    let mut tree = tree::tree(folder);
    tree.retain(|path, _| !path.starts_with('.'));
    tree
}

#[test]
fn a_build_that_is_killed_is_put_right_by_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("public");
    assert!(tavle(&output, "https://old.example").status().expect("tavle runs").success());
    let old = published(&output);
    let elsewhere = folder.path().join("other");
    assert!(tavle(&elsewhere, "https://new.example").status().expect("tavle runs").success());
    let new = published(&elsewhere);
    assert!(old != new);
    for after in [1, 5, 20, 60, 120, 200] {
        let mut killed = tavle(&output, "https://new.example").spawn().expect("tavle runs");
        std::thread::sleep(Duration::from_millis(after));
        killed.kill().expect("the build is ended");
        killed.wait().expect("the build has ended");
        assert!(tavle(&output, "https://old.example").status().expect("tavle runs").success());
        assert!(published(&output) == old, "killed after {after} ms, the next build did not put it right");
    }
}

/// The path that a relative link leads to from a page.
fn followed(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default();
    for part in link.split('/') {
        match part {
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_of_a_portable_site_leads_to_a_file() {
    let reading = pipeline::prepare(&Options { portable: true, ..options() }, &());
    let outputs = outputs(&reading.prepared.expect("a site without problems is prepared"));
    let mut seen = 0;
    for (path, html) in pages(&outputs) {
        for href in attribute(html, "href").into_iter().chain(attribute(html, "src")) {
            let page = href.split(['#', '?']).next().unwrap_or_default();
            if page.is_empty() || page.contains("://") || page.starts_with("mailto:") || page.starts_with("tel:") {
                continue;
            }
            let target = followed(path, page);
            assert!(target.is_some_and(|target| outputs.contains_key(&target)), "{path}: {href}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "only {seen} links were followed");
}
