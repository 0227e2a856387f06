//! A theme as it is written: templates, strings, tokens, styles and other files.
//!
//! A file is looked for in the site's own theme first, then in the default theme; so a site's theme holds only what
//! it changes. Strings and tokens are changed one by one.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::{SiteFile, Strings};
use tavle_base::diagnostic::did_you_mean;
use tavle_base::slug::slug;
use tavle_base::{Checked, Diagnostic, FileId, KeyPath, Languages, Place, message};
use tavle_load::{Content, Sources};
use tavle_parse::{control, yaml};

/// The files of a theme by what they are for.
#[derive(Clone, Debug)]
pub struct ThemeFiles {
    /// One a language, in the site's order.
    pub strings: Vec<Strings>,
    pub tokens: Tokens,
    /// The place of `theme.yaml`, for diagnostics about its tokens.
    pub tokens_file: Option<FileId>,
    /// Templates by name, as in `chapter.html`.
    pub templates: BTreeMap<Box<str>, FileId>,
    pub style: Option<FileId>,
    /// Fonts, logo, favicon and other files, by their paths in the theme.
    pub files: BTreeMap<Box<str>, FileId>,
    /// Templates and fonts for print, by their paths below `print/` in the theme.
    pub print: BTreeMap<Box<str>, FileId>,
}

#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    pub tokens: Schemes,
    #[serde(default)]
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    pub fonts: IndexMap<Box<str>, Box<str>>,
    #[serde(default)]
    pub preload: Vec<Box<str>>,
    /// The file in which each colour is set, by `light` or `dark` and its name.
    #[serde(skip)]
    #[schemars(skip)]
    pub set_in: BTreeMap<(Box<str>, Box<str>), FileId>,
}

#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Schemes {
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    pub light: IndexMap<Box<str>, Box<str>>,
    #[schemars(with = "std::collections::BTreeMap<String, String>")]
    pub dark: IndexMap<Box<str>, Box<str>>,
}

/// The theme that the site asks for, over the default theme.
pub fn theme(
    site: &SiteFile,
    site_file: FileId,
    languages: &Languages,
    sources: &Sources,
) -> Checked<Option<ThemeFiles>> {
    let mut diagnostics = Vec::new();
    let name = site.theme.as_deref().unwrap_or("default");
    let own = format!("themes/{name}/");
    let layers: Vec<&str> = if name == "default" { vec!["themes/default/"] } else { vec!["themes/default/", &own] };
    if !sources.all().any(|(_, source)| source.path.starts_with(&own)) {
        let names = sources.all().filter_map(|(_, source)| source.path.strip_prefix("themes/")?.split('/').next());
        let place = Place::value(site_file, KeyPath::top().key("theme"));
        let help = did_you_mean(name, names.collect::<std::collections::BTreeSet<_>>());
        diagnostics.push(Diagnostic::error(place, message!("unknown-theme", name).help(help)));
    }
    let mut theme = Layered::default();
    for layer in &layers {
        for (id, source) in sources.all() {
            if let Some(rest) = source.path.strip_prefix(layer) {
                theme.add(rest, id);
            }
        }
    }
    let tags: Vec<&str> = languages.tags().collect();
    // One after the other: a thread that waits for another here takes up work of the site, and the templates, which
    // one thread reads, are begun late.
    let read = tags.iter().map(|tag| strings(tag, &theme, sources, site_file));
    let strings = read.filter_map(|strings| strings.into(&mut diagnostics)).collect();
    let tokens = tokens(&theme, sources, &mut diagnostics);
    let value = Some(ThemeFiles {
        strings,
        tokens,
        tokens_file: theme.tokens.last().copied(),
        templates: theme.templates,
        style: theme.style,
        files: theme.files,
        print: theme.print,
    });
    let complete = value.filter(|theme| theme.strings.len() == languages.count());
    Checked { value: complete, diagnostics }
}

/// Files by name; those of later layers replace those of earlier ones, except strings and tokens, which add up.
#[derive(Default)]
struct Layered {
    strings: BTreeMap<Box<str>, Vec<FileId>>,
    tokens: Vec<FileId>,
    templates: BTreeMap<Box<str>, FileId>,
    style: Option<FileId>,
    files: BTreeMap<Box<str>, FileId>,
    print: BTreeMap<Box<str>, FileId>,
}

impl Layered {
    fn add(&mut self, path: &str, id: FileId) {
        if let Some(tag) = path.strip_prefix("strings/").and_then(|rest| rest.strip_suffix(".yaml")) {
            self.strings.entry(tag.into()).or_default().push(id);
        } else if path == "theme.yaml" {
            self.tokens.push(id);
        } else if let Some(name) = path.strip_prefix("print/").filter(|name| !name.ends_with(".txt")) {
            self.print.insert(name.into(), id);
        } else if path == "style.css" {
            self.style = Some(id);
        } else if path.ends_with(".html") {
            self.templates.insert(path.into(), id);
        } else if !path.ends_with(".md") && !path.ends_with(".txt") {
            self.files.insert(path.into(), id);
        }
    }
}

/// The strings of one language: the default theme's, with the site's own over them. A language for which there are
/// none speaks English until there are.
fn strings(tag: &str, theme: &Layered, sources: &Sources, site_file: FileId) -> Checked<Option<Strings>> {
    let mut diagnostics = Vec::new();
    let value = layered_strings(tag, theme, sources, site_file, &mut diagnostics);
    Checked { value, diagnostics }
}

fn layered_strings(
    tag: &str,
    theme: &Layered,
    sources: &Sources,
    site_file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Strings> {
    let base = tag.split('-').next().unwrap_or(tag);
    let layers = theme.strings.get(tag).or_else(|| theme.strings.get(base));
    let is_known = layers.is_some_and(|layers| !layers.is_empty());
    if !is_known {
        let place = Place::value(site_file, KeyPath::top().key("languages"));
        diagnostics.push(Diagnostic::warning(place, message!("no-strings", tag)));
    }
    let english = theme.strings.get("en").and_then(|layers| layers.first().copied());
    let mut merged = serde_yaml::Value::Null;
    let mut own = layers.cloned().unwrap_or_default();
    // Words that nothing is laid over are read in one go, where none is missing.
    if let [file] = own[..]
        && matches!(sources.get(file).content, Content::BuiltIn(_))
        && let Ok(strings) = serde_yaml::from_str(sources.get(file).text())
    {
        return Some(strings);
    }
    // A file that was complete for an earlier version may lack words of this one.
    let english = english.filter(|english| own.first() != Some(english));
    let is_fallback = english.is_some();
    own.splice(0..0, english);
    for file in &own {
        let Ok(layer) = serde_yaml::from_str::<serde_yaml::Value>(sources.get(*file).text()) else {
            // Decoding says where and why.
            let _: Option<Strings> = yaml::decode(*file, sources.get(*file).text()).into(diagnostics);
            return None;
        };
        judge(&layer, &KeyPath::top(), *file, diagnostics);
        if is_fallback && Some(file) == own.get(1) {
            forget_own_words(&mut merged, &layer);
        }
        match merged.is_null() {
            true => merged = layer,
            false => overlay(&mut merged, layer, &KeyPath::top(), *file, diagnostics),
        }
    }
    match serde_yaml::from_value(merged) {
        Ok(strings) => Some(strings),
        Err(_) => {
            let file = *own.last()?;
            let before = diagnostics.len();
            let mut problems = Vec::new();
            let _: Option<Strings> = yaml::decode(file, sources.get(file).text()).into(&mut problems);
            // The words that this file does not have come from the default theme.
            diagnostics.extend(problems.into_iter().filter(|problem| problem.code() != "missing-key"));
            if diagnostics.len() == before {
                diagnostics.push(Diagnostic::error(Place::whole(file), message!("bad-strings")));
            }
            None
        }
    }
}

/// Forgets the words of a kind of time that a language may leave out where those of all times do: left out in another
/// language, they are not the English ones.
fn forget_own_words(english: &mut serde_yaml::Value, layer: &serde_yaml::Value) {
    let below = english.get_mut("when").and_then(serde_yaml::Value::as_mapping_mut);
    let Some((below, own)) = below.zip(layer.get("when").and_then(serde_yaml::Value::as_mapping)) else { return };
    for (kind, words) in below {
        if let (true, Some(words)) = (own.contains_key(kind), words.as_mapping_mut()) {
            words.remove("joined");
            words.remove("thirds");
        }
    }
}

/// Reports words with characters that nobody sees, and words of addresses that could not stand in one.
fn judge(value: &serde_yaml::Value, path: &KeyPath, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    if let serde_yaml::Value::Mapping(map) = value {
        for (key, value) in map {
            judge(value, &path.key(key.as_str().unwrap_or_default()), file, diagnostics);
        }
    }
    let Some(word) = value.as_str() else { return };
    let message = match control::first(word) {
        Some((_, c)) => message!("invisible-character", name = control::code_point(c)),
        None if path.steps().next().is_some_and(|step| step == "address")
            && (word.is_empty() || slug(word) != word) =>
        {
            message!("bad-address-word", word)
        }
        None => return,
    };
    diagnostics.push(Diagnostic::error(Place::value(file, path.clone()), message));
}

/// Puts the values of `layer` over those of `below`; a key that is not there below is unknown.
fn overlay(
    below: &mut serde_yaml::Value,
    layer: serde_yaml::Value,
    path: &KeyPath,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    use serde_yaml::Value;
    match (below, layer) {
        (Value::Mapping(below), Value::Mapping(layer)) => {
            for (key, value) in layer {
                let name = key.as_str().unwrap_or_default().to_owned();
                // Plural forms and names of languages may be added; all other keys are those of the default theme.
                let is_open = below.contains_key("other")
                    || path.steps().any(|step| step == "counts")
                    || path.to_string() == "languages"
                    || path.to_string() == "amounts.currencies"
                    || path.to_string().starts_with("when");
                match below.get_mut(&key) {
                    Some(old) => overlay(old, value, &path.key(&name), file, diagnostics),
                    None if is_open => {
                        below.insert(key, value);
                    }
                    None => {
                        let place = Place::key(file, path.key(&name));
                        let help = did_you_mean(&name, below.keys().filter_map(Value::as_str));
                        let message = message!("unknown-key.of-theme", key = name).help(help);
                        diagnostics.push(Diagnostic::error(place, message));
                    }
                }
            }
        }
        (below, layer) => *below = layer,
    }
}

/// The tokens of the default theme, with the site's own over them.
fn tokens(theme: &Layered, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Tokens {
    #[derive(Default, serde::Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Layer {
        tokens: SchemesLayer,
        fonts: IndexMap<Box<str>, Box<str>>,
        preload: Option<Vec<Box<str>>>,
    }
    #[derive(Default, serde::Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct SchemesLayer {
        light: IndexMap<Box<str>, Box<str>>,
        dark: IndexMap<Box<str>, Box<str>>,
    }
    let mut all = Tokens::default();
    for (n, file) in theme.tokens.iter().enumerate() {
        let Some(layer) = yaml::decode::<Layer>(*file, sources.get(*file).text()).into(diagnostics) else { continue };
        let schemes =
            [(&mut all.tokens.light, layer.tokens.light, "light"), (&mut all.tokens.dark, layer.tokens.dark, "dark")];
        for (scheme, over, word) in schemes {
            for (name, value) in over {
                if n > 0 && !scheme.contains_key(&name) {
                    let place = Place::key(*file, KeyPath::top().key("tokens").key(word).key(&name));
                    let help = did_you_mean(&name, scheme.keys().map(AsRef::as_ref));
                    diagnostics.push(Diagnostic::error(place, message!("unknown-token", name = &name).help(help)));
                }
                all.set_in.insert((word.into(), name.clone()), *file);
                scheme.insert(name, value);
            }
        }
        all.fonts.extend(layer.fonts);
        if let Some(preload) = layer.preload {
            for (n, name) in preload.iter().enumerate().filter(|(_, name)| !theme.files.contains_key(*name)) {
                let place = Place::value(*file, KeyPath::top().key("preload").index(n));
                let help = did_you_mean(name, theme.files.keys().map(AsRef::as_ref));
                diagnostics.push(Diagnostic::error(place, message!("unknown-file", name).help(help)));
            }
            all.preload = preload;
        }
    }
    all
}
