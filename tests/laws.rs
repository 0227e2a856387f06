//! What holds on every site, tried on many that are generated: odd in their names, languages, dates and texts, and
//! right, so that each must be built as it is.
//!
//! `LAWS=2000` tries so many sites, `LAWS_SEED=77` begins with that seed; without them the same hundred are tried
//! everywhere. A site on which a law does not hold is made as simple as can be, and its files are left in
//! `target/laws/`.

mod built;
mod data;
mod dice;
mod hidden;
mod links;
mod names;
mod numbers;
mod problems;
mod rows;
mod same;
mod sealed;
mod site;
pub mod tree;
mod upkeep;
mod words;
mod world;
mod yaml;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use built::{Broken, options};
use dice::Choices;
use site::{DAY, Site};

/// How many sites are tried, and one in how many is printed.
const SITES: u64 = 100;
const PRINTED: u64 = 5;

/// How many builds are spent on making a failing site simpler.
const TRIES: usize = 120;

/// What came of a site.
#[derive(Default)]
struct Counted {
    files: usize,
    hidden: usize,
    rows: usize,
}

/// All laws on one site.
fn laws(site: &Site, is_printed: bool) -> Result<Counted, Broken> {
    let folder = built::folder();
    let root = folder.path().canonicalize().expect("a folder");
    site.write(&root);
    let options = options(&root, site, DAY, is_printed);
    if site.has_sealed {
        sealed::seal(&options);
    }
    let built = built::build(&options, 4)?;
    links::law(site, &built)?;
    hidden::law(site, &built)?;
    rows::law(site, &built)?;
    rows::sums(site, &built)?;
    same::threads(&options, &built)?;
    // What is served says of documents how large they are only once they are made.
    if !is_printed {
        same::served(&options, &root, &built)?;
    }
    // What is sealed and expires tomorrow is an error then.
    if !(site.has_sealed && site.has_days) {
        same::another_day(&options, site, &built)?;
    }
    if site.has_sealed {
        sealed::law(&options)?;
    }
    let rows = site.sets.iter().filter(|set| set.is_shown()).map(|set| set.data.rows.len()).sum();
    Ok(Counted { files: built.tree.len(), hidden: site.hidden.len(), rows })
}

/// The same, where a panic is a law that does not hold.
fn tried(choices: &Choices, is_printed: bool) -> Result<Counted, Broken> {
    let site = site::site(choices);
    let all = || {
        problems::law(choices, DAY)?;
        numbers::law(choices)?;
        laws(&site, is_printed)
    };
    catch_unwind(AssertUnwindSafe(all)).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        let words = words.or(panic.downcast_ref::<&str>().map(|&words| words.to_owned()));
        Err(Broken::new("nothing panics", words.unwrap_or_default()))
    })
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{name} is no number: {value}")))
}

#[test]
fn the_laws_hold_on_every_generated_site() {
    let (count, first) = (number("LAWS").unwrap_or(SITES), number("LAWS_SEED").unwrap_or(1));
    let every = if count > 2 * SITES { 4 * PRINTED } else { PRINTED };
    let begun = Instant::now();
    let next = AtomicU64::new(first);
    let (all, broken) = (Mutex::new(Counted::default()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= first + count {
                        break;
                    }
                    match tried(&Choices::of(seed), seed.is_multiple_of(every)) {
                        Ok(one) => {
                            let mut all = all.lock().expect("no panic");
                            all.files += one.files;
                            all.hidden += one.hidden;
                            all.rows += one.rows;
                        }
                        Err(how) => {
                            println!("seed {seed}: broken: {}: {}", how.law, how.how);
                            broken.lock().expect("no panic").push((seed, how));
                        }
                    }
                    if (seed + 1 - first).is_multiple_of(100) {
                        let broken = broken.lock().expect("no panic").len();
                        println!("{} sites in {} s, {broken} broken", seed + 1 - first, begun.elapsed().as_secs());
                    }
                }
            });
        }
    });
    let (all, broken) = (all.into_inner().expect("no panic"), broken.into_inner().expect("no panic"));
    println!(
        "{count} sites, {} files, {} rows, {} words hidden, {} s",
        all.files,
        all.rows,
        all.hidden,
        begun.elapsed().as_secs()
    );
    assert!(broken.is_empty(), "{}", reported(broken, every));
    // Where nothing is hidden or shown, the laws would say nothing.
    assert!(all.rows as u64 > 3 * count && all.hidden as u64 > count && all.files as u64 > 20 * count);
}

/// The report on laws that do not hold: each once, with the simplest site on which it does not.
fn reported(mut broken: Vec<(u64, Broken)>, every: u64) -> String {
    broken.sort_by_key(|(seed, _)| *seed);
    let mut by_law: BTreeMap<&str, Vec<(u64, Broken)>> = BTreeMap::new();
    for (seed, how) in broken {
        by_law.entry(how.law).or_default().push((seed, how));
    }
    let mut text = String::new();
    for (law, all) in by_law {
        let (seed, _) = all[0];
        let seeds: Vec<String> = all.iter().map(|(seed, _)| seed.to_string()).collect();
        let is_printed = seed.is_multiple_of(every);
        let fails = |choices: &Choices| tried(choices, is_printed).is_err_and(|other| other.law == law);
        let simplest = dice::simplest(Choices::of(seed), TRIES, fails);
        let site = site::site(&simplest);
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/laws").join(seed.to_string());
        let _ = std::fs::remove_dir_all(&folder);
        site.write(&folder);
        let how = tried(&simplest, is_printed).err().map(|broken| broken.how).unwrap_or_default();
        let _ = writeln!(text, "\nBROKEN: {law}\nseeds {}\n{how}\nthe site, in {}:", seeds.join(" "), folder.display());
        for (path, file) in &site.files {
            let _ = writeln!(text, "--- {path}\n{file}");
        }
    }
    text
}
