//! Which source files use which other ones, by the items that their paths lead to, and the circles among them.
//!
//! A path counts for the file that defines its item, whatever re-exports it on the way, so a module that only declares
//! and re-exports uses nothing and is used by nothing. What has no path is not seen: a method or a derived trait.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::source::{Source, is_word};

/// Where a file first uses another: from, to, the byte, and the path that stands there.
pub type Uses<'s> = BTreeMap<(&'s str, &'s str), (usize, String)>;

/// The deepest chain of re-exports that is followed.
const DEEPEST: usize = 16;

/// What uses what, among these files.
pub fn uses<'s>(sources: &[&'s Source]) -> Uses<'s> {
    let modules: HashMap<Vec<&str>, Module> =
        sources.iter().map(|source| (source.module(), Module::new(source))).collect();
    let mut uses = Uses::new();
    for source in sources {
        let (name, module) = (source.module(), &modules[&source.module()]);
        for (at, path) in source.paths() {
            let parts: Vec<&str> = path.split("::").collect();
            // What is re-exported is used only where the file itself names it.
            if module.exports.iter().any(|export| export.contains(&at)) || !is_path(&source.code, at) {
                continue;
            }
            let Some(file) = resolve(&modules, &name, &parts, DEEPEST) else { continue };
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
    children: HashSet<&'s str>,
    /// What is imported, by its name here, and of what everything is.
    imports: HashMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
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
            let parts: Vec<String> = path.split("::").map(str::to_owned).collect();
            match name.as_str() {
                "*" => globs.push(parts[..parts.len() - 1].to_vec()),
                _ => drop(imports.insert(name, parts)),
            }
            if source.code[..at.start].trim_end().ends_with(|c| c == 'b' || c == ')') {
                exports.push(at);
            }
        }
        let items = ITEMS.into_iter().flat_map(named).collect();
        Self { path: &source.path, items, children: named("mod").collect(), imports, globs, exports }
    }
}

/// The file that defines the item at the end of a path which stands in a module.
fn resolve<'s>(
    modules: &HashMap<Vec<&'s str>, Module<'s>>,
    within: &[&'s str],
    parts: &[&str],
    depth: usize,
) -> Option<&'s str> {
    let depth = depth.checked_sub(1)?;
    let module = modules.get(within)?;
    let (first, rest) = parts.split_first()?;
    match *first {
        "crate" => return resolve(modules, &[], rest, depth),
        "self" => return resolve(modules, within, rest, depth),
        "super" => return resolve(modules, &within[..within.len().checked_sub(1)?], rest, depth),
        _ => {}
    }
    let child = module.children.iter().find(|child| *child == first && !rest.is_empty());
    if let Some(child) = child {
        return resolve(modules, &[within, &[child]].concat(), rest, depth);
    }
    let import = |path: &Vec<String>, rest: &[&str]| {
        let path: Vec<&str> = path.iter().map(String::as_str).chain(rest.iter().copied()).collect();
        resolve(modules, within, &path, depth)
    };
    let imported = module.imports.get(*first).and_then(|path| import(path, rest));
    imported
        .or_else(|| module.items.contains(first).then_some(module.path))
        .or_else(|| module.globs.iter().find_map(|path| import(path, parts)))
}

/// Whether a word begins a path: it is no field, no method, and no module that is declared.
fn is_path(code: &str, at: usize) -> bool {
    !code[..at].ends_with('.') && !code[..at].ends_with("mod ")
}
