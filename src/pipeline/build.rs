//! Every output of a site, made and saved: documents, pages, the search index.

use rayon::prelude::*;

use super::error::BuildError;
use super::print;
use super::progress::{Progress, Stage};
use super::{Prepared, distinct, search};
use tavle_base::checked::has_error;
use tavle_base::{Diagnostic, in_pool};
use tavle_routes::Output;
use tavle_save::{self as save, SaveTarget, Saved};

/// A site that was saved.
pub struct Built {
    pub saved: Saved,
    /// The documents that were printed again, by their paths; all others were kept from before.
    pub printed: Vec<Box<str>>,
    /// The folders of the search indexes that were made again.
    pub indexed: Vec<Box<str>>,
    pub warnings: Vec<Diagnostic>,
}

/// Saves every output to `target`. With an error anywhere, nothing is saved; `strict` makes warnings errors.
pub fn build(
    prepared: &Prepared,
    target: &SaveTarget,
    strict: bool,
    progress: &dyn Progress,
    stamp: impl FnOnce(&Saved, &[Diagnostic]) -> Option<(String, String)>,
) -> Result<Built, BuildError> {
    let staging = save::begin(target)?;
    let kept = prepared.kept_documents(&target.state);
    // Pages say how large documents are, so documents come first.
    progress.stage(Stage::Documents);
    let prints = print::documents(prepared, &kept, &staging, progress)?;
    progress.stage(Stage::Pages);
    let page = |output: &Output| {
        progress.begins(&output.what);
        let bytes =
            prepared.output(output, &prints.measures).map_err(|problem| BuildError::Problems(vec![*problem]))?;
        staging.put(&output.path, &bytes)?;
        progress.made(&output.what, bytes.len());
        Ok(())
    };
    let results: Vec<Result<(), BuildError>> = in_pool(|| prepared.all_but_documents().map(page).collect());
    let mut problems = prints.diagnostics;
    for result in results {
        match result {
            Ok(()) => {}
            Err(BuildError::Problems(found)) => problems.extend(found),
            Err(error) => return Err(error),
        }
    }
    progress.stage(Stage::Search);
    let index = search::put(prepared, target, &staging)?;
    problems.extend(index.problem);
    let problems = distinct(problems);
    if has_error(&problems) || (strict && !problems.is_empty()) {
        return Err(BuildError::Problems(problems));
    }
    progress.stage(Stage::Save);
    let saved = staging.commit_stamped(|saved| stamp(saved, &problems))?;
    if prepared.typesetter.is_some() {
        kept.sweep();
    }
    if let Some(kept) = index.kept {
        kept.sweep();
    }
    Ok(Built { saved, printed: prints.made, indexed: index.made, warnings: problems })
}
