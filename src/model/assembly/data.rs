//! The site's data sets: made from their records, and then those that are visible.

use std::sync::Arc;

use super::around::Around;
use super::chapters::Chapters;
use crate::cache::{Cache, Understood};
use crate::dataset::DataSet;
use crate::kinds;
use crate::markup::{FileLinks, LinksOf};
use crate::relations::FileReferences;
use crate::text_reader::{Findings, add};
use crate::unit::{Units, WrittenColumns};
use crate::unit_columns::UnitColumns;
use crate::visibility::{Audience, Former, Hidden, LeftOut, Publishing, Shown, Withdrawn};
use crate::vocabulary::Vocabulary;
use tavle_base::{AT_ONCE, Diagnostic, FileId, Place, message};
use tavle_load::Sources;
use tavle_schema::{Partials, Record};

/// The data sets of all records, in their order.
pub fn sets(
    data: Vec<(FileId, Arc<Record>)>,
    (units, vocabulary): (&Units, &Vocabulary),
    around: &Around<'_>,
    cache: Option<&mut Cache>,
) -> Vec<Understood> {
    use rayon::prelude::*;
    let make = |file, record| {
        let (reader, known) = (around.reader(file), (units, vocabulary));
        kinds::data_set(file, &around.data_path(file), record, reader, known, around.sources)
    };
    let Some(cache) = cache else {
        return data
            .into_par_iter()
            .with_max_len(AT_ONCE)
            .filter_map(|(file, record)| make(file, Arc::unwrap_or_clone(record)))
            .collect();
    };
    let before = &*cache;
    let find = |(file, record): (FileId, Arc<Record>)| {
        let understood = before.find(file, &record).or_else(|| make(file, Record::clone(&record)))?;
        Some((file, record, understood))
    };
    let all: Vec<_> = data.into_par_iter().with_max_len(AT_ONCE).filter_map(find).collect();
    let understood = all.iter().map(|(_, _, understood)| understood.clone()).collect();
    cache.keep(all);
    understood
}

/// Warns of files of values that no data set names. Where some data could not be read, nobody knows what it names.
pub fn unused_values(all: &[Understood], is_incomplete: bool, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    if is_incomplete {
        return;
    }
    let is_values = |path: &str| path.starts_with("data/") && path.ends_with(".csv");
    for (file, source) in sources.all().filter(|(_, source)| is_values(&source.path)) {
        if !all.iter().any(|one| one.values_files.contains(&file)) {
            let name = source.path.rsplit_once('/').map_or("", |(_, name)| name);
            diagnostics.push(Diagnostic::warning(Place::whole(file), message!("unused-values-file", name)));
        }
    }
}

/// What units have in the columns of their files.
pub fn of_units(
    files: Vec<WrittenColumns<'_>>,
    (units, vocabulary): (&Units, &Vocabulary),
    sources: &Sources,
    found: &mut Findings,
) -> UnitColumns {
    let mut all = UnitColumns::default();
    for written in files {
        let ids: Vec<_> = written.rows.iter().map(|(_, id, _)| *id).collect();
        all.rows.extend(ids.into_iter().enumerate().map(|(row, id)| (id, (all.files.len(), row))));
        let read = kinds::unit_columns::read(written, (units, vocabulary), sources);
        found.diagnostics.extend(read.diagnostics);
        add(&mut found.coverage, &read.coverage);
        found.links.push(FileLinks { file: read.set.file, links: read.links, of: LinksOf::Pages });
        all.files.push(read.set);
    }
    all
}

/// The data sets that are visible. Of those that have expired the address is kept. What is wrong with links is also said
/// of files with errors, of which a piece is missing and which are not visible.
pub fn visible(
    all: Vec<Understood>,
    audience: Audience,
    (texts, partial): (&Chapters, &Partials),
    LeftOut { hidden, withdrawn }: &mut LeftOut,
    found: &mut Findings,
) -> Vec<Arc<DataSet>> {
    let shown = texts.shown(hidden);
    // A page that could not be read may show any of them.
    let unknown = match hidden.values().any(|reason| *reason == Hidden::Invalid) {
        true => Shown::Hidden(Hidden::Invalid),
        false => Shown::Nowhere,
    };
    let mut sets = Vec::with_capacity(all.len());
    let mut not_shown = Vec::new();
    for Understood { set, head, withdrawn: notice, links, references, diagnostics, coverage, .. } in all {
        let file = set.file;
        found.diagnostics.extend(diagnostics);
        found.diagnostics.extend(Publishing::from(&head).problem(file));
        let path = format!("data/{}.yaml", set.path).into();
        if partial.contains_key(&file) {
            not_shown.push((path, Hidden::Invalid));
            found.links.push(FileLinks { file, links, of: LinksOf::Data });
            found.references.push(FileReferences { file, references });
            continue;
        }
        let shown = shown.get(set.path.as_ref()).copied().unwrap_or(unknown);
        match audience.sees_data(&head, set.spec, &shown) {
            Ok(()) => {
                add(&mut found.coverage, &coverage);
                found.links.push(FileLinks { file, links, of: LinksOf::Data });
                found.references.push(FileReferences { file, references });
                sets.push(set);
            }
            Err(reason) => {
                if let Hidden::Expired(day) = reason {
                    let address = Former::Data(set.path.clone());
                    let text = notice.map(|notice| notice.shown(file, found));
                    withdrawn.push(Withdrawn { file, address, day, text });
                }
                not_shown.push((path, reason));
            }
        }
    }
    hidden.extend(not_shown);
    sets
}
