//! The theme as pages use it: how the site speaks each language, and the theme's files under their final names.

use std::collections::BTreeMap;
use std::fmt::Write;

use bytes::Bytes;

use super::contrast::contrast;
use super::image::svg::svg;
use super::link::file_name;
use super::style_sheet;
use tavle_base::locale::Locale;
use tavle_base::slug::slug;
use tavle_base::{Checked, Diagnostic, FileId, KeyPath, Languages, Place, message};
use tavle_load::{Content, Sources};
use tavle_schema::{Strings, ThemeFiles, Tokens};

/// A theme.
#[derive(Debug)]
pub struct Theme {
    /// One a language, in the site's order.
    pub languages: Vec<Language>,
    /// Templates by name, with the file each comes from.
    pub templates: BTreeMap<Box<str>, FileId>,
    /// Files under their final names, as in `assets/style.1f3a….css`.
    pub assets: Vec<Asset>,
    pub tokens: Tokens,
    /// Templates and fonts for print, by their paths below `print/` in the theme, as in `handbook.typ`.
    pub print: BTreeMap<Box<str>, FileId>,
}

/// How the site speaks a language: its words, and how it writes dates and numbers and sorts.
#[derive(Debug)]
pub struct Language {
    pub strings: Strings,
    pub locale: Locale,
}

/// A file of the theme.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its path in the theme, as in `fonts/text.woff2`.
    pub name: Box<str>,
    /// Its path in the site, with a hash of what it holds.
    pub path: Box<str>,
    pub bytes: Bytes,
}

/// The theme made of its files.
pub fn theme(files: ThemeFiles, languages: &Languages, sources: &Sources) -> Checked<Theme> {
    let mut diagnostics = Vec::new();
    if let Some(file) = files.tokens_file {
        check_tokens(&files.tokens, file, &mut diagnostics);
    }
    diagnostics.extend(contrast(&files.tokens, files.tokens_file));
    for (_, file) in files.files.iter().filter(|(name, _)| name.to_ascii_lowercase().ends_with(".svg")) {
        svg(*file, sources.get(*file).text(), &mut diagnostics);
    }
    let mut assets: Vec<Asset> = files.files.iter().map(|(name, file)| asset(name, bytes(*file, sources))).collect();
    let sheets = files.files.iter().filter(|(name, _)| name.to_ascii_lowercase().ends_with(".css"));
    for file in sheets.map(|(_, file)| *file).chain(files.style) {
        style_sheet::foreign(file, sources.get(file).text(), &mut diagnostics);
    }
    let css = files.style.map(|file| sources.get(file).text()).unwrap_or_default();
    // All stand in `assets/`, so the name suffices.
    let final_name = |name: &str| {
        let asset = assets.iter().find(|asset| asset.name.as_ref() == name)?;
        Some(asset.path.strip_prefix("assets/").unwrap_or(&asset.path))
    };
    let style = format!("{}{}", custom_properties(&files.tokens), style_sheet::with_final_names(css, final_name));
    assets.push(asset("style.css", style.into_bytes().into()));
    let languages = files
        .strings
        .into_iter()
        .zip(languages.tags())
        .map(|(strings, tag)| Language { strings, locale: Locale::new(tag) })
        .collect();
    let (templates, tokens, print) = (files.templates, files.tokens, files.print);
    Checked { value: Theme { languages, templates, assets, tokens, print }, diagnostics }
}

impl Theme {
    /// The final path of a file of the theme.
    pub fn asset(&self, name: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.name.as_ref() == name)
    }
}

/// The bytes of a source file, whatever it holds.
pub fn bytes(file: FileId, sources: &Sources) -> Bytes {
    match &sources.get(file).content {
        Content::Text(text) => Bytes::copy_from_slice(text.as_bytes()),
        Content::Bytes(bytes) => bytes.clone(),
        Content::BuiltIn(bytes) => Bytes::from_static(bytes),
    }
}

fn asset(name: &str, bytes: Bytes) -> Asset {
    Asset { name: name.into(), path: hashed(name, &bytes).into(), bytes }
}

/// The path of a file under `assets/`, with a hash of what it holds, so that browsers may keep it forever.
pub fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let file = file_name(name);
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, "bin"));
    let (stem, extension) = (slug(stem), slug(extension));
    // A name without letters and digits gives neither.
    let stem = if stem.is_empty() { "file" } else { &stem };
    let extension = if extension.is_empty() { "bin" } else { &extension };
    format!("assets/{stem}.{}.{extension}", &hash[..10])
}

/// The tokens as custom properties, for light and dark surroundings.
fn custom_properties(tokens: &Tokens) -> String {
    let mut css = String::from(":root{");
    for (name, family) in &tokens.fonts {
        let _ = write!(css, "--font-{name}:\"{}\";", family.replace(['"', '\\'], ""));
    }
    let scheme = |css: &mut String, colours: &indexmap::IndexMap<Box<str>, Box<str>>| {
        for (name, colour) in colours {
            let _ = write!(css, "--{name}:{colour};");
        }
    };
    scheme(&mut css, &tokens.tokens.light);
    css.push_str("}\n@media screen and (prefers-color-scheme:dark){:root{");
    scheme(&mut css, &tokens.tokens.dark);
    css.push_str("}}\n");
    css
}

/// Tells of tokens that are no colours, which could put anything into the stylesheet.
fn check_tokens(tokens: &Tokens, file: FileId, diagnostics: &mut Vec<Diagnostic>) {
    for (scheme, word) in [(&tokens.tokens.light, "light"), (&tokens.tokens.dark, "dark")] {
        for (name, colour) in scheme {
            let digits = colour.strip_prefix('#').unwrap_or("");
            let is_colour = matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit());
            if !is_colour {
                let place = Place::value(file, KeyPath::top().key("tokens").key(word).key(name));
                diagnostics.push(Diagnostic::error(place, message!("bad-colour", colour)));
            }
        }
    }
}
