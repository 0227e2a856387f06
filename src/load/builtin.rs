//! The default theme, which is built into the program, so that a site without `themes/` builds.
//!
//! A file of the same name in the site's own `themes/default/` takes its place.

use std::sync::Arc;

use super::source::{Content, Source, Sources};

/// Files of `themes/default/`, by their paths in it.
macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../themes/default/", $path)))),*]
    };
}

/// Every file of the default theme but its explanations.
const THEME: &[(&str, &[u8])] = files![
    "archive.html",
    "base.html",
    "chapter.html",
    "choice.html",
    "connections.html",
    "data-part.html",
    "data-period.html",
    "data-set.html",
    "data-view.html",
    "data.html",
    "favicon.svg",
    "fonts/source-sans-3-cyrillic-ext-wght-normal.woff2",
    "fonts/source-sans-3-cyrillic-wght-normal.woff2",
    "fonts/source-sans-3-greek-ext-wght-normal.woff2",
    "fonts/source-sans-3-greek-wght-normal.woff2",
    "fonts/source-sans-3-latin-ext-wght-normal.woff2",
    "fonts/source-sans-3-latin-wght-italic.woff2",
    "fonts/source-sans-3-latin-wght-normal.woff2",
    "fonts/source-sans-3-vietnamese-wght-normal.woff2",
    "glossary.html",
    "home.html",
    "index.html",
    "logo.svg",
    "not-found.html",
    "page.html",
    "parts.html",
    "print/chapter.typ",
    "print/columns.typ",
    "print/connections.typ",
    "print/data.typ",
    "print/document.typ",
    "print/drawing.typ",
    "print/flow.typ",
    "print/fonts/SourceSans3-Italic.ttf",
    "print/fonts/SourceSans3-Regular.ttf",
    "print/fonts/SourceSans3-SemiBold.ttf",
    "print/fonts/Vazirmatn-Regular.ttf",
    "print/fonts/Vazirmatn-SemiBold.ttf",
    "print/handbook.typ",
    "print/raci.typ",
    "print/sheet.typ",
    "print/status.typ",
    "print/table.typ",
    "print/text.typ",
    "print/unit.typ",
    "publication.html",
    "redirect.html",
    "reviews.html",
    "root.html",
    "search.html",
    "search.js",
    "strings/da.yaml",
    "strings/en.yaml",
    "style.css",
    "tavle.js",
    "theme.yaml",
    "unit.html",
    "units.html",
    "withdrawn.html",
];

/// Adds the files of the default theme that the site does not have itself.
pub fn complete(sources: &mut Sources) {
    for (name, bytes) in THEME {
        let path: Arc<str> = format!("themes/default/{name}").into();
        if sources.find(&path).is_some() {
            continue;
        }
        sources.built_in.push(Source { path, content: Content::BuiltIn(bytes) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_default_theme_is_built_in() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/default");
        let mut on_disk: Vec<String> = walkdir::WalkDir::new(&folder)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| Some(entry.path().strip_prefix(&folder).ok()?.to_string_lossy().replace('\\', "/")))
            .filter(|path| !path.ends_with(".md") && !path.ends_with(".txt"))
            .collect();
        on_disk.sort();
        let built_in: Vec<&str> = THEME.iter().map(|(path, _)| *path).collect();
        assert_eq!(built_in, on_disk);
    }
}
