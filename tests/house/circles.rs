//! Which source files use which other ones, by the items that their paths lead to, and the circles among them.
//!
//! A path counts for the file that defines its item, whatever re-exports it on the way, so a module that only declares
//! and re-exports uses nothing and is used by nothing. What has no path is not seen: a method or a derived trait.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::source::{Source, is_word};

/// Where a file first uses another: from, to, the byte, and the path that stands there.
pub type Uses<'s> = BTreeMap<(&'s str, &'s str), (usize, String)>;

/// The longest path that is followed: some lead to themselves.
const LONGEST: usize = 12;

/// What uses what, among these files.
pub fn uses<'s>(sources: &[&'s Source]) -> Uses<'s> {
    let named = sources.iter().map(|source| (source.module().join("::"), Module::new(source)));
    let modules = Modules(named.collect());
    let mut uses = Uses::new();
    for source in sources {
        let name = source.module().join("::");
        let exports = &modules.0[&name].exports;
        for (at, path) in source.paths() {
            // What is re-exported is used only where the file itself names it.
            if exports.iter().any(|export| export.contains(&at)) || !is_path(&source.code, at) {
                continue;
            }
            let Some(file) = modules.resolve(&name, &path, &mut HashSet::new()) else { continue };
            if file != source.path {
                uses.entry((&source.path, file)).or_insert((at, path));
            }
        }
    }
    uses
}

/// The sets of files each of which uses itself by way of all others.
pub fn circles<'s>(uses: &Uses<'s>) -> BTreeSet<BTreeSet<&'s str>> {
    let mut direct: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in uses.keys() {
        direct.entry(from).or_default().push(to);
    }
    let reached = |file| {
        let (mut reached, mut open) = (BTreeSet::new(), vec![file]);
        while let Some(next) = open.pop() {
            open.extend(direct.get(next).into_iter().flatten().filter(|file| reached.insert(**file)));
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = direct.keys().map(|file| (*file, reached(file))).collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|reached| reached.contains(to));
    let circle = |file: &&'s str| reached[file].iter().copied().filter(|other| leads(other, file)).collect();
    reached.keys().map(circle).filter(|circle: &BTreeSet<&str>| !circle.is_empty()).collect()
}

/// What a file holds under which name.
struct Module<'s> {
    path: &'s str,
    items: HashSet<&'s str>,
    /// What is imported, by its name here, and of what everything is.
    imports: HashMap<String, String>,
    globs: Vec<String>,
    /// Where something is re-exported.
    exports: Vec<Range<usize>>,
}

impl<'s> Module<'s> {
    fn new(source: &'s Source) -> Self {
        const ITEMS: [&str; 8] = ["const", "enum", "fn", "macro_rules!", "static", "struct", "trait", "type"];
        let named = |keyword: &'s str| {
            source.find(&source.code, keyword).filter_map(move |at| {
                let rest = source.code[at + keyword.len()..].trim_start();
                rest.split(|c| !is_word(c)).next().filter(|name| !name.is_empty())
            })
        };
        let (mut imports, mut globs, mut exports) = (HashMap::new(), Vec::new(), Vec::new());
        for (at, path, name) in source.imports() {
            match path.strip_suffix("::*") {
                Some(all) => globs.push(all.to_owned()),
                None => drop(imports.insert(name, path)),
            }
            if source.code[..at.start].trim_end().ends_with(['b', ')']) {
                exports.push(at);
            }
        }
        let items = ITEMS.into_iter().flat_map(named).collect();
        Self { path: &source.path, items, imports, globs, exports }
    }
}

/// All modules by their paths, without `crate`.
struct Modules<'s>(HashMap<String, Module<'s>>);

impl<'s> Modules<'s> {
    /// The file that defines the item at the end of a path which stands in a module. `seen` is what was asked on the way.
    fn resolve(&self, within: &str, path: &str, seen: &mut HashSet<(String, String)>) -> Option<&'s str> {
        let module = self.0.get(within)?;
        if path.matches("::").count() > LONGEST || !seen.insert((within.to_owned(), path.to_owned())) {
            return None;
        }
        let (first, rest) = path.split_once("::").map_or((path, None), |(first, rest)| (first, Some(rest)));
        match (first, rest) {
            ("crate", Some(rest)) => return self.resolve("", rest, seen),
            ("self", Some(rest)) => return self.resolve(within, rest, seen),
            ("super", Some(rest)) => {
                return self.resolve(within.rsplit_once("::").map_or("", |(up, _)| up), rest, seen);
            }
            (_, Some(rest)) if self.0.contains_key(&below(within, first)) => {
                return self.resolve(&below(within, first), rest, seen);
            }
            _ => {}
        }
        let import = module.imports.get(first).filter(|import| self.is_own(within, import));
        let imported = import.and_then(|import| {
            let whole = rest.map_or(import.clone(), |rest| format!("{import}::{rest}"));
            self.resolve(within, &whole, seen)
        });
        imported.or_else(|| module.items.contains(first).then_some(module.path)).or_else(|| {
            let globs = module.globs.iter().flat_map(|glob| self.glob(within, glob));
            let globs: Vec<String> = globs.filter(|glob| self.is_own(within, glob)).collect();
            globs.iter().find_map(|glob| self.resolve(within, &format!("{glob}::{path}"), seen))
        })
    }

    /// Whether a path does not lead to another crate.
    fn is_own(&self, within: &str, path: &str) -> bool {
        let first = path.split("::").next().unwrap_or_default();
        matches!(first, "crate" | "self" | "super") || self.0.contains_key(&below(within, first))
    }

    /// Of what a module imports everything. A name that a macro fills in may be that of any module in it.
    fn glob(&self, within: &str, glob: &str) -> Vec<String> {
        if !glob.starts_with('$') {
            return vec![glob.to_owned()];
        }
        let inside = self.0.keys().filter_map(|module| module.strip_prefix(&below(within, "")));
        inside.filter(|name| !name.contains("::")).map(str::to_owned).collect()
    }
}

/// A module in another.
fn below(within: &str, name: &str) -> String {
    if within.is_empty() { name.to_owned() } else { format!("{within}::{name}") }
}

/// Whether a word begins a path: it is no field, no method, and no module that is declared.
fn is_path(code: &str, at: usize) -> bool {
    !code[..at].ends_with('.') && !code[..at].ends_with("mod ")
}
