//! `tavle seal`: what was adopted is written down as checksums, beside the publication.

use super::args::SealArgs;
use super::words::catalogue;
use super::{Outcome, say, session};
use tavle_base::checked::has_error;
use tavle_base::diagnostic::did_you_mean;
use tavle_base::message;
use tavle_load::on_disk;
use tavle_model::{PublicationId, seal};
use tavle_routes::Wanted;
use tavle_save::write_document;
use tavle_schema::SEAL_FILE;

pub fn run(args: &SealArgs) -> Outcome {
    let (_, mut reading) = match session::prepare(&args.site, false, Wanted::Nothing, &()) {
        Ok(read) => read,
        Err(outcome) => return outcome,
    };
    // What a new seal puts right is no reason not to write it.
    let (about_seals, mut others): (Vec<_>, Vec<_>) =
        std::mem::take(&mut reading.diagnostics).into_iter().partition(seal::is_about_change);
    let prepared = match &reading.prepared {
        Some(prepared) if !has_error(&others) => prepared,
        _ => {
            session::report(&mut others, reading.sources(), &args.site);
            return Outcome::Problems;
        }
    };
    let site = &prepared.site;
    let name = args.publication.as_str();
    let is_meant =
        |one: &tavle_model::Publication| &*one.folder == name || one.slugs.iter().any(|slug| slug.as_ref() == name);
    let Some(n) = site.publications.iter().position(is_meant) else {
        if site.paths.hidden.contains_key(name) {
            say::error(&message!("seal.hidden", name));
            return Outcome::Usage;
        }
        let folders = site.publications.iter().map(|one| one.folder.as_ref());
        say::error(&message!("handbook.no-publication", name).help(did_you_mean(name, folders)));
        return Outcome::Usage;
    };
    let (id, publication) = (PublicationId::of(n), &site.publications[n]);
    if !publication.is_sealed {
        say::error(&message!("seal.not-asked", folder = &publication.folder));
        return Outcome::Usage;
    }
    let now = seal::seal(id, site, &prepared.sources);
    if !seal::may_be_sealed(id, &now, site) {
        let is_own = |file| seal::files(id, site).contains(&file);
        let mut own: Vec<_> = about_seals
            .into_iter()
            .filter(|problem| problem.place.as_ref().is_some_and(|place| is_own(place.file)))
            .collect();
        session::report(&mut own, &prepared.sources, &args.site);
        say::error(&message!("seal.changed", folder = &publication.folder));
        return Outcome::Problems;
    }
    let comment = catalogue().text(&message!("seal.comment", folder = &publication.folder));
    let comment: Vec<String> = comment.lines().map(|line| format!("# {line}\n")).collect();
    let is_ours = |held: &[u8]| held.starts_with(comment[0].as_bytes());
    let folder = on_disk(&args.site.root, &format!("content/{}", publication.folder));
    let text = comment.concat() + &now.yaml();
    if let Err(error) = write_document(&folder, SEAL_FILE, text.as_bytes(), is_ours) {
        say::error(&error.message());
        return Outcome::Machine;
    }
    if !args.site.quiet {
        let chapters = now.chapters.len();
        let rows: usize = now.data.values().map(|data| data.rows.len()).sum();
        let (chapters, rows) = (message!("count.chapters", n = chapters), message!("count.rows", n = rows));
        say::line(&message!("seal.done", folder = &publication.folder, chapters, rows, path = seal::path(publication)));
    }
    Outcome::Done
}
