//! Which file a link that leads to nothing was probably meant to lead to.

use super::ids::ChapterId;
use super::link::file_name;
use super::publication::Publication;
use super::scope::Scope;
use tavle_base::diagnostic::nearest;
use tavle_base::{Diagnostic, Place, message};
use tavle_parse::markdown;

/// The diagnostic for a link that leads to nothing. `is_proposed` says whether to look for what was meant.
pub fn dead(written: &str, path: &str, scope: &Scope<'_>, place: Place, is_proposed: bool) -> Diagnostic {
    if let Some(address) = markdown::whole_address(written) {
        return Diagnostic::error(place, message!("dead-link.address", written, path, address));
    }
    if written.contains('\\') {
        return Diagnostic::error(place, message!("dead-link.backslash", written, right = written.replace('\\', "/")));
    }
    let message = match path.ends_with(".md") {
        true => message!("dead-link.to-text", written, path),
        false => message!("dead-link", written, path),
    };
    let near = is_proposed.then(|| page(path, scope).or_else(|| meant(path, scope))).flatten();
    let help = near.map(|near| message!("help.did-you-mean", name = format!("/{near}")));
    Diagnostic::error(place, message.help(help))
}

/// The file of the page whose address was written in place of it, as in `/da/plan/goals/` or `/plan/`.
fn page(path: &str, scope: &Scope<'_>) -> Option<String> {
    let mut parts: Vec<&str> = path.split('/').collect();
    if parts.first() == Some(&"content") {
        return None;
    }
    let lang = parts.first().and_then(|tag| scope.languages.find(tag));
    if lang.is_some() {
        parts.remove(0);
    }
    let langs = || scope.languages.all().filter(|own| lang.is_none_or(|lang| lang == *own));
    let publication = |word: &str| {
        let is_called =
            |one: &&Publication| one.folder.as_ref() == word || langs().any(|lang| *one.slugs[lang.index()] == *word);
        scope.publications.iter().find(is_called)
    };
    let chapter = |word: &str, mut all: Box<dyn Iterator<Item = ChapterId> + '_>| {
        let is_called = |id: &ChapterId| {
            let chapter = &scope.chapters[id.index()];
            chapter.name.as_ref() == word || langs().any(|lang| chapter.slug(lang) == word)
        };
        let found = all.find(is_called)?;
        scope.paths.chapters.iter().find(|(_, id)| **id == found).map(|(path, _)| format!("{path}.md"))
    };
    match parts.as_slice() {
        [] => scope.home.map(|_| "content/index.md".to_owned()),
        [word] => match publication(word) {
            Some(publication) => Some(format!("content/{}/publication.yaml", publication.folder)),
            None => chapter(word, Box::new(scope.pages.iter().copied())),
        },
        [folder, word] => chapter(word, Box::new(publication(folder)?.chapters())),
        _ => None,
    }
}

/// The file that was probably meant: one whose name is like the one written, best in the same folder.
fn meant(path: &str, scope: &Scope<'_>) -> Option<String> {
    let data = scope.paths.data.keys().map(|name| format!("data/{name}.yaml"));
    let chapters = scope.paths.chapters.keys().map(|name| format!("{name}.md"));
    let files = scope.paths.files.keys().map(|path| path.to_string());
    let mut known: Vec<String> = data.chain(chapters).chain(files).collect();
    known.sort_unstable();
    if let Some(whole) = known.iter().find(|known| path.ends_with(&format!("/{known}"))) {
        return Some(whole.clone());
    }
    let is_text = |path: &str| path.ends_with(".md");
    let bare = |path: &str| {
        let name = file_name(path);
        match name.strip_suffix(".md") {
            // The language may be written before the ending.
            Some(stem) => {
                let tagged = stem.rsplit_once('.').filter(|(_, tag)| scope.languages.find(tag).is_some());
                tagged.map_or(stem, |(stem, _)| stem).to_owned()
            }
            None => name.to_owned(),
        }
    };
    // A file of exactly that name is meant rather than one beside with a name like it.
    let name = bare(path);
    if let Some(same) = known.iter().find(|known| bare(known) == name && is_text(known) == is_text(path)) {
        return Some(same.clone());
    }
    let folder = |path: &str| path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let own = folder(path);
    let beside: Vec<&String> = known.iter().filter(|known| folder(known) == own).collect();
    [beside, known.iter().collect()].into_iter().find_map(|known| {
        let names: Vec<String> = known.iter().map(|path| bare(path)).collect();
        let near = nearest(&bare(path), names.iter().map(String::as_str))?;
        known.iter().zip(&names).find(|(_, name)| *name == near).map(|(path, _)| (*path).clone())
    })
}
