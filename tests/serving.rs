//! A site that is served follows its files: after every change it is what a clean build of them would be, byte for
//! byte, and while there is an error it is what it was before.

mod edits;
mod news;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use rayon::prelude::*;
use tavle::base::checked::has_error;
use tavle::cli::report;
use tavle::pages::Measures;
use tavle::pipeline::{self, Options};
use tavle::routes::{OutputKind, Wanted};
use tavle::serve::current::{Current, Turn};
use tavle::serve::{Answer, ServedSite};

use edits::{Dice, Edits};

use crate::command::run;

/// How many edits are made, one after the other.
const EDITS: usize = 200;

fn options(root: &Path) -> Options {
    Options {
        root: root.to_owned(),
        base_url: None,
        as_of: date(2026, 11, 22),
        drafts: false,
        portable: false,
        sizes: Default::default(),
        print: Wanted::Nothing,
    }
}

fn current(root: &Path) -> Current {
    Current::new(options(root), "test".into(), false, Box::new(|_, _| Vec::new()))
}

/// The repository's own site in a folder of its own, without its theme, so that the one that is built in is used.
fn copy_of_the_site() -> tempfile::TempDir {
    let (from, to) = (PathBuf::from(env!("CARGO_MANIFEST_DIR")), tempfile::tempdir().expect("a folder"));
    fs::copy(from.join("site.yaml"), to.path().join("site.yaml")).expect("site.yaml");
    for folder in ["content", "data"] {
        for path in run::files(&from.join(folder)) {
            let target = to.path().join(folder).join(&path);
            fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
            fs::copy(from.join(folder).join(&path), target).expect("a copy");
        }
    }
    to
}

/// A clean reading of the folder: every output, or what is wrong.
fn clean(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let reading = pipeline::prepare(&options(root), &());
    let said = report::human(&reading.diagnostics, reading.sources(), false);
    let prepared = match reading.prepared {
        Some(prepared) if !has_error(&reading.diagnostics) => prepared,
        _ => return Err(said),
    };
    let made = prepared.routes.outputs.par_iter().map(|output| {
        let bytes = match &output.what {
            OutputKind::Redirect { to, .. } => to.as_bytes().to_vec(),
            _ => match prepared.output(output, &Measures::default()) {
                Ok(bytes) => bytes.to_vec(),
                Err(_) => b"cannot be made".to_vec(),
            },
        };
        (output.path.to_string(), bytes)
    });
    Ok(made.collect())
}

/// What is served at these paths, without what a served page has more than a published one.
fn served<'a>(current: &Current, paths: impl ParallelIterator<Item = &'a String>) -> BTreeMap<String, Vec<u8>> {
    let served = paths.map(|path| {
        let bytes = match current.answer(&format!("/{path}")) {
            Answer::Found { bytes, .. } => plain(&bytes),
            Answer::Redirect(to) => to.into_bytes(),
            Answer::Broken { .. } => b"cannot be made".to_vec(),
            Answer::NotFound { .. } => b"not found".to_vec(),
        };
        (path.clone(), bytes)
    });
    served.collect()
}

fn plain(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let Some(start) = text.find("<script src=\"/_tavle/") else { return bytes.to_vec() };
    let end = start + text[start..].find("</script>\n").expect("its end") + "</script>\n".len();
    [&text[..start], &text[end..]].concat().into_bytes()
}

#[test]
fn after_a_build_all_is_served_as_it_was_built_and_documents_have_their_sizes() {
    let folder = run::site();
    let root = folder.path().canonicalize().expect("a folder");
    let said = run::tavle_in(&root, &["build", "--as-of", "2026-11-22"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let options = Options { print: Wanted::Listed, ..options(&root) };
    let current = Current::new(options, "test".into(), false, Box::new(|_, _| Vec::new()));
    current.read(None);
    let built = run::snapshot(&root.join("public"));
    let paths: Vec<String> = built.keys().filter(|path| !path.ends_with(".pdf")).cloned().collect();
    let mut sizes = 0;
    for (path, bytes) in served(&current, paths.par_iter()) {
        // An old address is answered with the new one.
        let is_old = built[&path].windows(12).any(|words| words == b"=\"refresh\" c");
        assert!(is_old || built[&path] == bytes, "{path} is not served as it was built");
        sizes += String::from_utf8_lossy(&bytes).matches(" kB").count();
    }
    assert!(sizes > 0, "pages say how large documents are");
}

#[test]
fn after_each_of_many_edits_the_site_is_what_a_clean_build_makes_of_it() {
    let folder = copy_of_the_site();
    let root = folder.path().canonicalize().expect("a folder");
    let current = current(&root);
    current.read(None);
    let mut shown = clean(&root).expect("a site without problems");
    let mut edits = Edits::new(&root, Dice::new(7));
    let mut has_problems = false;
    let (mut good, mut bad, mut same) = (0, 0, 0);
    for n in 0..EDITS {
        let (what, touched) = edits.next(has_problems);
        let turn = current.read(touched.as_deref());
        match clean(&root) {
            Ok(outputs) => {
                assert!(!matches!(turn, Turn::Broken { .. }), "edit {n}, {what}: a problem where there is none");
                (good, has_problems) = (good + 1, false);
                same += usize::from(matches!(turn, Turn::Same));
                shown = outputs;
            }
            Err(said) => {
                (bad, has_problems) = (bad + 1, true);
                match turn {
                    Turn::Broken { diagnostics, sources } => {
                        assert_eq!(report::human(&diagnostics, &sources, false), said, "edit {n}, {what}");
                    }
                    Turn::Same => {}
                    Turn::Shown { .. } => panic!("edit {n}, {what}: shown in spite of\n{said}"),
                }
            }
        }
        let now = served(&current, shown.par_iter().map(|(path, _)| path));
        let differs = shown.iter().find(|(path, bytes)| now.get(*path) != Some(bytes));
        assert!(differs.is_none(), "edit {n}, {what}: {} is not what a clean build makes", differs.expect("one").0);
    }
    assert!(good > EDITS / 3 && bad > EDITS / 10 && same < EDITS / 4, "{good} good, {bad} bad, {same} the same");
}
