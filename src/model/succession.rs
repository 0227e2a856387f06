//! Which publications replace which.

use super::cursor::PathCursor;
use super::ids::PublicationId;
use super::text::Text;
use super::text_reader::TextReader;
use super::visibility::HiddenPaths;
use tavle_base::{Diagnostic, FileId, Place, message, names};
use tavle_schema as schema;

/// Another publication of the site, or one that is only named.
#[derive(Clone, Debug)]
pub enum Work {
    Publication(PublicationId),
    Named(Text),
}

/// What a publication replaces, and what replaces it.
pub struct Succession {
    file: FileId,
    pub replaces: Vec<Work>,
    pub superseded_by: Vec<Work>,
}

impl Succession {
    /// What is written of it. Other publications are found by their `folders`.
    pub fn read(
        written: &mut schema::Publication,
        folders: &[Box<str>],
        hidden: &HiddenPaths,
        reader: &mut TextReader<'_>,
    ) -> Self {
        let replaces = std::mem::take(&mut written.replaces.0);
        let superseded_by = std::mem::take(&mut written.superseded_by.0);
        Self {
            file: reader.file,
            replaces: works(replaces, (folders, hidden), "replaces", reader),
            superseded_by: works(superseded_by, (folders, hidden), "superseded_by", reader),
        }
    }
}

/// Other publications, without those that are hidden: not even their names are shown.
fn works(
    written: Box<[schema::Text]>,
    (folders, hidden): (&[Box<str>], &HiddenPaths),
    key: &str,
    reader: &mut TextReader<'_>,
) -> Vec<Work> {
    let cursor = PathCursor::TOP.key(key);
    let alone = written.len() == 1;
    let mut all = Vec::new();
    for (n, work) in written.into_iter().enumerate() {
        let in_list = cursor.index(n);
        let cursor = if alone { &cursor } else { &in_list };
        let named = match &work {
            schema::Text::Plain(name) if hidden.contains_key(name) => continue,
            schema::Text::Plain(name) => folders.iter().position(|folder| folder == name),
            schema::Text::Tagged(_) => None,
        };
        all.push(match named {
            Some(index) => Work::Publication(PublicationId::of(index)),
            None => Work::Named(reader.text(work, cursor)),
        });
    }
    all
}

/// Reports publications that replace themselves, and lets what is replaced know what replaces it.
pub fn succession(publications: &mut [Succession], folders: &[Box<str>], diagnostics: &mut Vec<Diagnostic>) {
    for n in 0..publications.len() {
        let id = PublicationId::of(n);
        let replaced: Vec<PublicationId> = references(&publications[n].replaces).collect();
        for target in replaced {
            let target = &mut publications[target.index()];
            if !references(&target.superseded_by).any(|known| known == id) {
                target.superseded_by.push(Work::Publication(id));
            }
        }
    }
    let mut reported = vec![false; publications.len()];
    for n in 0..publications.len() {
        let mut chain = vec![n];
        let mut at = n;
        while let Some(next) = references(&publications[at].superseded_by).next() {
            at = next.index();
            if at == n {
                if !reported[n] {
                    chain.iter().for_each(|member| reported[*member] = true);
                    diagnostics.push(circle(publications, folders, &chain));
                }
                break;
            }
            if chain.contains(&at) {
                break;
            }
            chain.push(at);
        }
    }
    // What stands in a circle is in force, as nothing replaces it from outside.
    for (publication, reported) in publications.iter_mut().zip(reported) {
        if reported {
            publication.superseded_by.clear();
        }
    }
}

fn references(works: &[Work]) -> impl Iterator<Item = PublicationId> {
    works.iter().filter_map(|work| match work {
        Work::Publication(id) => Some(*id),
        Work::Named(_) => None,
    })
}

fn circle(publications: &[Succession], folders: &[Box<str>], chain: &[usize]) -> Diagnostic {
    let first = &publications[chain[0]];
    let name = &folders[chain[0]];
    let message = match &chain[1..] {
        [] => message!("replaces-itself", name),
        others => {
            let through = names(others.iter().map(|n| folders[*n].clone()));
            message!("replaces-itself.by-others", name, through)
        }
    };
    let key = if first.replaces.is_empty() { "superseded_by" } else { "replaces" };
    Diagnostic::error(Place::value(first.file, PathCursor::TOP.key(key).path()), message)
}
